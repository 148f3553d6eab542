/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "text/bang-token.h"

G_BEGIN_DECLS

/* What one code point is to the tokenizer. */
typedef enum
{
  BANG_KIND_OTHER,    /* ends a token */
  BANG_KIND_LETTER,   /* letters, digits of other scripts, letter numbers */
  BANG_KIND_DIGIT,    /* 0 to 9 */
  BANG_KIND_HAN,      /* a token of its own */
  BANG_KIND_MARK,     /* belongs to the letter before it, may compose with it */
  BANG_KIND_JOINER,   /* invisible inside a word: soft hyphen, joiners, variation selectors */
} BangKind;

/* The letter q among the vowel codes: it takes the u after it into the onset. */
#define BANG_VOWEL_Q 0x7f

/* One code point, folded. The UTF-8 is padded to four bytes so that it can be
 * stored with one move and a length. */
typedef struct
{
  char    exact[4];
  char    plain[4];
  guint8  exact_len;
  guint8  plain_len;      /* 0 for the marks that plain folding drops */
  guint8  kind;           /* a BangKind */
  guint8  vowel;          /* (quality + 1) << 3 | tone, BANG_VOWEL_Q, or 0 */
  guint32 counts;         /* what it adds to its word, and its flags */
} BangFoldChar;

/* Counts are summed up over a word, each in a byte of its own: no more of any
 * are in a word than BANG_TOKEN_MAX. Flags stand above them, and are or-ed. */
#define BANG_COUNT_LETTER (1u << 0)
#define BANG_COUNT_UPPER  (1u << 8)      /* upper or title case */
#define BANG_COUNT_DIGIT  (1u << 16)
#define BANG_FLAG_DIFFERS (1u << 24)     /* plain is not exact */
#define BANG_FLAG_SLOW    (1u << 25)     /* its normal form is several code points */

#define BANG_N_LETTERS(counts) ((counts) & 0xff)
#define BANG_N_UPPER(counts) ((counts) >> 8 & 0xff)
#define BANG_N_DIGITS(counts) ((counts) >> 16 & 0xff)

/* A folded word: what was read, and what is in the caller's two buffers. */
typedef struct
{
  gsize     len;          /* bytes read */
  gsize     n_chars;      /* code points read */
  gsize     exact_len;
  gsize     plain_len;
  BangShape shape;
  gboolean  differs;      /* plain is not exact */
} BangFoldWord;

/* Every buffer a word is folded into holds this many bytes. */
#define BANG_FOLD_WORD_SIZE (BANG_TOKEN_MAX * 4)

#define BANG_FOLD_TABLE_SIZE 0x2100

/* What a code point is to a reader of words that are folded already, in a byte
 * of its own: the table of these fits into the fastest memory. */
typedef enum
{
  BANG_READY_OTHER,   /* ends a word, or begins none */
  BANG_READY_LETTER,  /* exact is the letter itself */
  BANG_READY_DIGIT,
  BANG_READY_CAPITAL, /* exact is one letter, and another */
  BANG_READY_NOT,     /* a mark, a joiner, Chinese, or of a normal form of several */
} BangReady;

const BangFoldChar *bang_fold_table   (void);
const guint8       *bang_fold_readiness (void);
void                bang_fold_char    (gunichar            c,
                                       BangFoldChar       *out);
void                bang_fold_word    (const BangFoldChar *table,
                                       const char         *text,
                                       gsize               len,
                                       char               *exact,
                                       char               *plain,
                                       BangFoldWord       *out);
const char         *bang_fold_ready   (const BangFoldChar *table,
                                       const guint8       *ready,
                                       const char         *text,
                                       gsize               len,
                                       char               *exact,
                                       BangFoldWord       *out);
gsize               bang_fold_compose (gunichar           *chars,
                                       gsize               n);
gboolean            bang_fold_is_mark (gunichar            c);
guint8              bang_fold_vowel   (gunichar            lower);
gsize               bang_fold_settle_tone (const BangFoldChar *table,
                                       char               *exact,
                                       gsize               len,
                                       guint32             recent);

/* The folding of @c: a table look-up up to the general punctuation, worked out
 * into @scratch beyond. */
static inline const BangFoldChar *
bang_fold_lookup (const BangFoldChar *table,
                  gunichar            c,
                  BangFoldChar       *scratch)
{
  if (G_LIKELY (c < BANG_FOLD_TABLE_SIZE))
    return &table[c];

  bang_fold_char (c, scratch);
  return scratch;
}

/* Reads one code point of hostile bytes: @p < @end. A byte that is no UTF-8 is
 * one U+FFFD, so that every walk over the same bytes counts alike. Returns the
 * number of bytes read, at least 1. */
static inline gsize
bang_decode_char (const char *text,
                  const char *limit,
                  gunichar   *c)
{
  const guchar *p = (const guchar *) text;
  gsize left = (gsize) (limit - text);

  if (p[0] < 0x80)
    {
      *c = p[0];
      return 1;
    }
  if (p[0] >= 0xc2 && p[0] < 0xe0 && left >= 2 && (p[1] & 0xc0) == 0x80)
    {
      *c = (gunichar) (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
      return 2;
    }
  if ((p[0] & 0xf0) == 0xe0 && left >= 3 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80)
    {
      *c = (gunichar) (p[0] & 0x0f) << 12 | (gunichar) (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
      if (*c >= 0x800 && (*c < 0xd800 || *c > 0xdfff))
        return 3;
    }
  else if (p[0] >= 0xf0 && p[0] < 0xf5 && left >= 4
           && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80 && (p[3] & 0xc0) == 0x80)
    {
      *c = (gunichar) (p[0] & 0x07) << 18 | (gunichar) (p[1] & 0x3f) << 12
           | (gunichar) (p[2] & 0x3f) << 6 | (p[3] & 0x3f);
      if (*c >= 0x10000 && *c <= 0x10ffff)
        return 4;
    }

  *c = 0xfffd;
  return 1;
}

/* The #BangReady of the code point at @p, and the bytes it takes: as
 * bang_decode_char() and a look into the table, with short ways for ASCII, for
 * letters of two bytes and for those of Vietnamese that have three. */
static inline guint
bang_fold_ready_char (const char   *text,
                      const char   *limit,
                      const guint8 *ready,
                      gsize        *step)
{
  const guchar *p = (const guchar *) text;
  gunichar c;

  if (p[0] < 0x80)
    {
      *step = 1;
      return ready[p[0]];
    }
  if (limit - text >= 3 && (p[1] & 0xc0) == 0x80)
    {
      if (p[0] == 0xe1 && (p[2] & 0xc0) == 0x80)
        {
          *step = 3;
          return ready[0x1000 | (guint) (p[1] & 0x3f) << 6 | (p[2] & 0x3f)];
        }
      if (p[0] >= 0xc2 && p[0] < 0xe0)
        {
          *step = 2;
          return ready[(guint) (p[0] & 0x1f) << 6 | (p[1] & 0x3f)];
        }
    }

  *step = bang_decode_char (text, limit, &c);
  return c < BANG_FOLD_TABLE_SIZE ? ready[c] : BANG_READY_NOT;
}

G_END_DECLS
