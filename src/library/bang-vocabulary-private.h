/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

BangVocabulary *bang_vocabulary_new     (void);
void            bang_vocabulary_free    (BangVocabulary  *self);
void            bang_vocabulary_article (BangVocabulary  *self,
                                         int              step);
void            bang_vocabulary_see     (BangVocabulary  *self,
                                         const char      *word,
                                         gsize            len);
gboolean        bang_vocabulary_flush   (BangVocabulary  *self,
                                         BangConnection  *connection,
                                         GError         **error);
void            bang_vocabulary_discard (BangVocabulary  *self);

gint64          bang_vocabulary_count   (BangConnection  *connection,
                                         const char      *word,
                                         gsize            len);
char           *bang_vocabulary_expand  (BangConnection  *connection,
                                         const char      *beginning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangVocabulary, bang_vocabulary_free)

G_END_DECLS
