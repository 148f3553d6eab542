/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/bang-span.h"

G_BEGIN_DECLS

/* What a token looks like in the unaltered text. */
typedef enum
{
  BANG_SHAPE_NONE    = 0,
  BANG_SHAPE_CAPITAL = 1 << 0, /* first letter is upper case */
  BANG_SHAPE_UPPER   = 1 << 1, /* two or more letters, all upper case: UBND, HĐND */
  BANG_SHAPE_DIGITS  = 1 << 2, /* decimal digits only */
  BANG_SHAPE_ALNUM   = 1 << 3, /* letters and digits mixed: 5G */
  BANG_SHAPE_HAN     = 1 << 4, /* one Chinese character */
} BangShape;

/* The longest token that is looked at as a word; the rest of a longer run is
 * more tokens (a hostile megabyte without a space must stay cheap). */
#define BANG_TOKEN_MAX 64

typedef struct
{
  BangSpan    span;         /* bytes of the text given */
  gsize       char_start;   /* the same start, in code points */
  BangShape   shape;
  const char *exact;        /* folded exactly; owned by the iterator, valid until the next call */
  gsize       exact_len;
  const char *plain;        /* folded plainly; == exact when the two are equal */
  gsize       plain_len;
} BangToken;

/* Walks a UTF-8 text (any normal form) token by token. A token is a run of
 * letters, combining marks and digits, or one Chinese character; hyphens,
 * slashes and dots end it. Lives on the stack, allocates nothing. */
typedef struct
{
  const char *text;
  gsize       len;
  /*< private >*/
  gsize       pos;
  gsize       chars;
  gconstpointer table;
  const guint8 *ready;
  char        exact[BANG_TOKEN_MAX * 4];
  char        plain[BANG_TOKEN_MAX * 4];
} BangTokenIter;

void     bang_token_iter_init (BangTokenIter *iter,
                               const char    *text,
                               gsize          len);
gboolean bang_token_iter_next (BangTokenIter *iter,
                               BangToken     *token);
gboolean bang_token_iter_next_exact (BangTokenIter *iter,
                                     BangToken     *token);

G_END_DECLS
