/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-extract.h"

/* Stories of one line, as the tables of these tests hold them: ¶ parts
 * paragraphs. */
BangDocument *extract_test_document (const char    *story);
char         *extract_test_words    (BangDocument  *document,
                                     BangSpan       span);
void          extract_test_table    (BangLexicon   *lexicon,
                                     const char    *name,
                                     char        *(*describe) (const BangFacts *facts));
