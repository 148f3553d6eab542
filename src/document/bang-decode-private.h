/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well a decoded text reads as Vietnamese; counts of letters beyond ASCII. */
typedef struct
{
  gsize vietnamese;   /* letters of the Vietnamese alphabet inside possible words */
  gsize foreign;      /* letters no Vietnamese word has, marks on the wrong letter */
} BangDecodeScore;

char     *bang_decode_utf8          (const guchar    *data,
                                     gsize            len,
                                     gsize           *out_len,
                                     gsize           *good,
                                     gsize           *bad);
char     *bang_decode_utf16         (const guchar    *data,
                                     gsize            len,
                                     gboolean         big_endian,
                                     gsize           *out_len,
                                     gsize           *bad);
gboolean  bang_decode_looks_utf16   (const guchar    *data,
                                     gsize            len,
                                     gboolean        *big_endian);
char     *bang_decode_legacy        (const guchar    *data,
                                     gsize            len,
                                     gsize           *out_len,
                                     const char     **encoding);
char     *bang_decode_table         (const guchar    *data,
                                     gsize            len,
                                     const char      *name,
                                     gsize           *out_len);
char     *bang_decode_twice         (const char      *text,
                                     gsize            len,
                                     gsize           *out_len,
                                     const char     **encoding);
void      bang_decode_score         (const char      *text,
                                     gsize            len,
                                     BangDecodeScore *score);

G_END_DECLS
