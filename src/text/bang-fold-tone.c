/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where quốc ngữ prints the tone of a syllable: the vowel letters under the six
 * tones, the one place that folding keeps where the spelling rules allow two,
 * and the other place, for a reader who types it.
 *
 * Sources: the spelling rules of 1980 and 1984, and the press before them. Any
 * thread may call anything here; nothing is kept. */

#include "text/bang-fold-private.h"

#include "text/bang-fold.h"

#define N_TONES 6

enum
{
  VOWEL_A, VOWEL_A_BREVE, VOWEL_A_CIRCUMFLEX, VOWEL_E, VOWEL_E_CIRCUMFLEX, VOWEL_I,
  VOWEL_O, VOWEL_O_CIRCUMFLEX, VOWEL_O_HORN, VOWEL_U, VOWEL_U_HORN, VOWEL_Y,
  N_VOWELS
};

/* The twelve vowel letters of quốc ngữ under its six tones: ngang, huyền, hỏi,
 * ngã, sắc, nặng. */
static const gunichar vowels[N_VOWELS][N_TONES] = {
  [VOWEL_A]            = { 'a',    0x00e0, 0x1ea3, 0x00e3, 0x00e1, 0x1ea1 },
  [VOWEL_A_BREVE]      = { 0x0103, 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb7 },
  [VOWEL_A_CIRCUMFLEX] = { 0x00e2, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead },
  [VOWEL_E]            = { 'e',    0x00e8, 0x1ebb, 0x1ebd, 0x00e9, 0x1eb9 },
  [VOWEL_E_CIRCUMFLEX] = { 0x00ea, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7 },
  [VOWEL_I]            = { 'i',    0x00ec, 0x1ec9, 0x0129, 0x00ed, 0x1ecb },
  [VOWEL_O]            = { 'o',    0x00f2, 0x1ecf, 0x00f5, 0x00f3, 0x1ecd },
  [VOWEL_O_CIRCUMFLEX] = { 0x00f4, 0x1ed3, 0x1ed5, 0x1ed7, 0x1ed1, 0x1ed9 },
  [VOWEL_O_HORN]       = { 0x01a1, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3 },
  [VOWEL_U]            = { 'u',    0x00f9, 0x1ee7, 0x0169, 0x00fa, 0x1ee5 },
  [VOWEL_U_HORN]       = { 0x01b0, 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1 },
  [VOWEL_Y]            = { 'y',    0x1ef3, 0x1ef7, 0x1ef9, 0x00fd, 0x1ef5 },
};

#define VOWEL_CODE(quality, tone) ((guint8) (((quality) + 1) << 3 | (tone)))
#define VOWEL_QUALITY(code) (((code) >> 3) - 1)
#define VOWEL_TONE(code) ((code) & 7)
#define IS_VOWEL(code) ((code) != 0 && (code) != BANG_VOWEL_Q)

/* bang_fold_vowel:
 * @lower: a small letter
 *
 * Returns: the vowel it is and its tone, BANG_VOWEL_Q for q, 0 for any other
 */
guint8
bang_fold_vowel (gunichar lower)
{
  if (lower == 'q')
    return BANG_VOWEL_Q;
  /* Most of Unicode lies between and beyond. */
  if ((lower > 0x01b0 && lower < 0x1ea1) || lower > 0x1ef9)
    return 0;

  for (guint quality = 0; quality < N_VOWELS; quality++)
    for (guint tone = 0; tone < N_TONES; tone++)
      if (vowels[quality][tone] == lower)
        return VOWEL_CODE (quality, tone);

  return 0;
}

/* In an open oa, oe or uy the tone is printed over either vowel: hòa (the old
 * way, and almost all of the press) or hoà (the new way, in schoolbooks). The
 * two are one word; the old way is kept. A closed rime (hoàn, khuỷnh) has one
 * spelling only. After q the u belongs to the onset, not to the rime: quý and
 * quỳ have their tone on the only vowel there is. */
static gsize
settle_open_rime (char    *exact,
                  gsize    len,
                  guint32  recent)
{
  guint8 last = recent & 0xff;
  guint8 before = recent >> 8 & 0xff;
  guint8 onset = recent >> 16 & 0xff;
  guint second = 0;

  if (!IS_VOWEL (last) || VOWEL_TONE (last) == 0 || onset == BANG_VOWEL_Q)
    return len;

  second = VOWEL_QUALITY (last);
  if ((before == VOWEL_CODE (VOWEL_O, 0) && (second == VOWEL_A || second == VOWEL_E))
      || (before == VOWEL_CODE (VOWEL_U, 0) && second == VOWEL_Y))
    {
      guint tone = VOWEL_TONE (last);

      len -= (gsize) g_unichar_to_utf8 (vowels[second][tone], NULL) + 1;
      len += (gsize) g_unichar_to_utf8 (vowels[VOWEL_QUALITY (before)][tone], exact + len);
      exact[len++] = (char) vowels[second][0];
    }

  return len;
}

/* For the same reason a tone typed over the u of qu (qúy, qủa: a common slip)
 * can only mean the vowel after it. */
static gsize
settle_q (const BangFoldChar *table,
          char               *exact,
          gsize               len)
{
  const char *limit = exact + len;
  const BangFoldChar *u, *next;
  BangFoldChar scratch;
  char tail[BANG_FOLD_WORD_SIZE];
  gsize u_len, next_len, tail_len;
  gunichar c;

  if (len < 4)
    return len;

  u_len = bang_decode_char (exact + 1, limit, &c);
  u = bang_fold_lookup (table, c, &scratch);
  if (!IS_VOWEL (u->vowel) || VOWEL_QUALITY (u->vowel) != VOWEL_U || VOWEL_TONE (u->vowel) == 0
      || len <= 1 + u_len)
    return len;

  next_len = bang_decode_char (exact + 1 + u_len, limit, &c);
  if (c >= BANG_FOLD_TABLE_SIZE)
    return len;
  next = &table[c];
  if (!IS_VOWEL (next->vowel) || VOWEL_TONE (next->vowel) != 0)
    return len;

  tail_len = len - 1 - u_len - next_len;
  memcpy (tail, exact + 1 + u_len + next_len, tail_len);
  exact[1] = 'u';
  len = 2;
  len += (gsize) g_unichar_to_utf8 (vowels[VOWEL_QUALITY (next->vowel)][VOWEL_TONE (u->vowel)],
                                                exact + 2);
  tail_len = MIN (tail_len, BANG_FOLD_WORD_SIZE - len);
  memcpy (exact + len, tail, tail_len);
  len += tail_len;

  return len;
}

/* bang_fold_settle_tone:
 * @table: bang_fold_table()
 * @exact: (inout): a folded word, BANG_FOLD_WORD_SIZE bytes
 * @len: its bytes
 * @recent: the vowel codes of its last letters, the latest in the low byte
 *
 * Moves the tone of the word to where folding keeps it.
 *
 * Returns: the new length
 */
gsize
bang_fold_settle_tone (const BangFoldChar *table,
                       char               *exact,
                       gsize               len,
                       guint32             recent)
{
  len = settle_open_rime (exact, len, recent);
  return exact[0] == 'q' ? settle_q (table, exact, len) : len;
}

/**
 * bang_fold_other_placement:
 * @exact: one word, folded exactly
 *
 * Undoes what folding did to the tone of an open rime.
 *
 * Returns: (transfer full) (nullable): the word with its tone over the second
 *   vowel, or %NULL when it has one spelling only
 */
char *
bang_fold_other_placement (const char *exact)
{
  const BangFoldChar *table = bang_fold_table ();
  const char *limit;
  const char *first;
  const BangFoldChar *vowel;
  GString *out;
  gunichar c;
  guint second;

  g_return_val_if_fail (exact != NULL, NULL);

  limit = exact + strlen (exact);
  first = g_utf8_find_prev_char (exact, limit > exact ? limit - 1 : limit);
  if (first == NULL)
    return NULL;

  second = limit[-1] == 'a' ? VOWEL_A : limit[-1] == 'e' ? VOWEL_E : VOWEL_Y;
  bang_decode_char (first, limit, &c);
  if (strchr ("aey", limit[-1]) == NULL || c >= BANG_FOLD_TABLE_SIZE)
    return NULL;

  vowel = &table[c];
  if (!IS_VOWEL (vowel->vowel) || VOWEL_TONE (vowel->vowel) == 0
      || VOWEL_QUALITY (vowel->vowel) != (second == VOWEL_Y ? VOWEL_U : VOWEL_O))
    return NULL;

  out = g_string_new_len (exact, first - exact);
  g_string_append_unichar (out, vowels[VOWEL_QUALITY (vowel->vowel)][0]);
  g_string_append_unichar (out, vowels[second][VOWEL_TONE (vowel->vowel)]);

  return g_string_free (out, FALSE);
}
