/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/bang-document.h"
#include "extract/bang-facts.h"

G_BEGIN_DECLS

/* Raised whenever a rule changes what is found. With the tables it makes the
 * version by which a library knows which articles to read again. */
#define BANG_EXTRACT_VERSION 11

int          bang_extract_get_version (void);

/* The lexicon, compiled for matching: made once, then shared by every thread. */
typedef struct _BangLexicon BangLexicon;

BangLexicon *bang_lexicon_get_default (void);
void         bang_lexicon_unref       (BangLexicon *self);

BangFacts   *bang_extract             (BangLexicon  *lexicon,
                                       BangDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangLexicon, bang_lexicon_unref)

G_END_DECLS
