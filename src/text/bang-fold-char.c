/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one code point is to a reader of words, and what it folds to.
 *
 * Two tables are worked out once, from GLib's Unicode data, for every code point
 * up to the general punctuation: the foldings, and a byte each that says whether
 * there is anything to fold at all. The rest of Unicode (Chinese, mostly) is
 * worked out when it is met.
 *
 * Any thread may call anything here; nothing is kept but the constant tables. */

#include "text/bang-fold-private.h"

/* Marks that plain folding drops are those of the general combining blocks:
 * what Latin, Greek and Cyrillic letters wear. The vowel signs of Lao, Khmer
 * or Hindi are marks too, but dropping those would leave no word. */
#define IS_DROPPED_MARK(c) (((c) >= 0x0300 && (c) <= 0x036f)    \
                            || ((c) >= 0x1ab0 && (c) <= 0x1aff) \
                            || ((c) >= 0x1dc0 && (c) <= 0x1dff) \
                            || ((c) >= 0x20d0 && (c) <= 0x20ff))

static gboolean
is_joiner (gunichar c)
{
  return c == 0x00ad || c == 0x034f || c == 0x200c || c == 0x200d || c == 0x2060
         || c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

static gboolean
is_han (gunichar c)
{
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf)
         || (c >= 0x20000 && c <= 0x3ffff) || (c >= 0xf900 && c <= 0xfaff)
         || c == 0x3005 || c == 0x3007;
}

/* bang_fold_is_mark:
 * @c: a code point
 *
 * The vowels and finals of Hangul are letters, but they compose with what is
 * before them, and that is all a mark is here.
 *
 * Returns: whether @c belongs to the code point before it
 */
gboolean
bang_fold_is_mark (gunichar c)
{
  return g_unichar_ismark (c) || (c >= 0x1161 && c <= 0x1175) || (c >= 0x11a8 && c <= 0x11c2);
}

static BangKind
classify (gunichar c)
{
  if (is_joiner (c))
    return BANG_KIND_JOINER;
  if (bang_fold_is_mark (c))
    return BANG_KIND_MARK;

  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_DECIMAL_NUMBER:
      return c < 0x80 ? BANG_KIND_DIGIT : BANG_KIND_LETTER;

    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LETTER_NUMBER:
      return is_han (c) ? BANG_KIND_HAN : BANG_KIND_LETTER;

    default:
      return BANG_KIND_OTHER;
    }
}

static guint8
store_char (gunichar c,
            char    *out)
{
  char utf8[6] = { 0 };
  int len = g_unichar_to_utf8 (c, utf8);

  memcpy (out, utf8, 4);
  return (guint8) len;
}

/* bang_fold_char:
 * @c: a Unicode scalar value
 * @out: (out): its folding
 *
 * Lower case, composed, and three letters that stand for Đ in old pages read
 * as đ: U+00D0 (Windows-1252 and its lower case U+00F0) and U+0189, which look
 * the same in upper case. */
void
bang_fold_char (gunichar      c,
                BangFoldChar *out)
{
  gunichar lower = g_unichar_tolower (c);
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gunichar exact, plain;
  gsize n_parts;

  memset (out, 0, sizeof *out);
  out->kind = classify (c);
  if (out->kind == BANG_KIND_LETTER)
    out->counts = BANG_COUNT_LETTER;
  else if (out->kind == BANG_KIND_DIGIT)
    out->counts = BANG_COUNT_DIGIT;
  if (out->kind == BANG_KIND_LETTER && (g_unichar_isupper (c) || g_unichar_istitle (c)))
    out->counts |= BANG_COUNT_UPPER;

  if (lower == 0x00f0 || lower == 0x0256)
    lower = 0x0111;

  n_parts = g_unichar_fully_decompose (lower, FALSE, parts, G_N_ELEMENTS (parts));
  exact = plain = parts[0];
  for (gsize i = 1; i < n_parts; i++)
    {
      gunichar composed;

      if (g_unichar_compose (exact, parts[i], &composed))
        exact = composed;
      else
        out->counts |= BANG_FLAG_SLOW;
      if (!IS_DROPPED_MARK (parts[i]) && g_unichar_compose (plain, parts[i], &composed))
        plain = composed;
    }
  if (plain == 0x0111)
    plain = 'd';

  out->exact_len = store_char (exact, out->exact);
  if (!IS_DROPPED_MARK (exact))
    out->plain_len = store_char (plain, out->plain);
  if (exact != plain || out->plain_len == 0)
    out->counts |= BANG_FLAG_DIFFERS;
  out->vowel = bang_fold_vowel (exact);
}

/* bang_fold_table:
 *
 * Returns: (transfer none): the foldings of the code points below
 *   BANG_FOLD_TABLE_SIZE, made by the first caller of the process */
const BangFoldChar *
bang_fold_table (void)
{
  static BangFoldChar table[BANG_FOLD_TABLE_SIZE];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gunichar c = 0; c < BANG_FOLD_TABLE_SIZE; c++)
        bang_fold_char (c, &table[c]);
      g_once_init_leave (&ready, 1);
    }

  return table;
}

/* bang_fold_readiness:
 *
 * Returns: (transfer none): a #BangReady for each code point below
 *   BANG_FOLD_TABLE_SIZE
 */
const guint8 *
bang_fold_readiness (void)
{
  static guint8 ready[BANG_FOLD_TABLE_SIZE];
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      const BangFoldChar *table = bang_fold_table ();

      for (gunichar c = 0; c < BANG_FOLD_TABLE_SIZE; c++)
        {
          char utf8[6] = { 0 };
          int len = g_unichar_to_utf8 (c, utf8);

          if (table[c].kind == BANG_KIND_OTHER)
            ready[c] = BANG_READY_OTHER;
          else if (table[c].kind == BANG_KIND_DIGIT)
            ready[c] = BANG_READY_DIGIT;
          else if (table[c].kind != BANG_KIND_LETTER || (table[c].counts & BANG_FLAG_SLOW) != 0)
            ready[c] = BANG_READY_NOT;
          else if (table[c].exact_len == len && memcmp (table[c].exact, utf8, (gsize) len) == 0)
            ready[c] = BANG_READY_LETTER;
          else
            ready[c] = BANG_READY_CAPITAL;
        }
      g_once_init_leave (&done, 1);
    }

  return ready;
}
