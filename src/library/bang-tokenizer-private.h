/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* Between the words of a phrase in a MATCH expression. */
#define BANG_MATCH_NEXT   '\x1e'
/* Between the words that may stand at one place of a phrase. */
#define BANG_MATCH_OR     '\x1f'
/* Begins a stretch of facts in the "field" column; a BangFieldLetter follows.
 * The token of that very byte stands in every article. */
#define BANG_FIELD_MARK   '\x02'
#define BANG_FIELD_ANYTHING "\x02"

/* What a word of the "field" column is a word of. Written in the index. */
typedef enum
{
  BANG_FIELD_LETTER_TITLE = 'T',
  BANG_FIELD_LETTER_PERSON = 'P',
  BANG_FIELD_LETTER_PLACE = 'L',
  BANG_FIELD_LETTER_ORGANISATION = 'O',
  BANG_FIELD_LETTER_TYPE = 'K',
  BANG_FIELD_LETTER_SOURCE = 'S',
  BANG_FIELD_LETTER_DATE = 'D',
  BANG_FIELD_LETTER_CERTAINTY = 'B',   /* of the date: what is to be looked at */
  BANG_FIELD_LETTER_SUBJECT = 'G',     /* of proposals */
  BANG_FIELD_LETTER_FURNITURE = 'F',   /* the page around the article */
  BANG_FIELD_LETTER_NOTE = 'N',   /* its words stand there without the letter too */
} BangFieldLetter;

/* What FTS5 is called with for each token. */
typedef int (*BangTokenFunc) (void       *ctx,
                              int         flags,
                              const char *token,
                              int         n_token,
                              int         start,
                              int         end);

void      bang_tokenizer_walk     (const char      *text,
                                   BangTokenFunc    func,
                                   void            *ctx);
fts5_api *bang_tokenizer_get_fts5 (sqlite3         *db);
gboolean  bang_tokenizer_register (BangConnection  *connection,
                                   GError         **error);

G_END_DECLS
