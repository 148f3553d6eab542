/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The engine under bang_fold_*() and the token iterator: what each code point
 * folds to, and how a run of them becomes one word.
 *
 * The table is worked out once, from GLib's Unicode data, for every code point
 * up to the general punctuation; the rest (Chinese, mostly) is worked out when
 * met. A word in composed form is one table look-up and two stores a letter.
 * A word with combining marks is read again through a small composer, so that
 * decomposed text costs more but gives the same word.
 *
 * Any thread may call anything here; nothing is kept but the constant table. */

#include "text/bang-fold.h"
#include "text/bang-fold-private.h"

/* Marks that plain folding drops are those of the general combining blocks:
 * what Latin, Greek and Cyrillic letters wear. The vowel signs of Lao, Khmer
 * or Hindi are marks too, but dropping those would leave no word. */
#define IS_DROPPED_MARK(c) (((c) >= 0x0300 && (c) <= 0x036f)    \
                            || ((c) >= 0x1ab0 && (c) <= 0x1aff) \
                            || ((c) >= 0x1dc0 && (c) <= 0x1dff) \
                            || ((c) >= 0x20d0 && (c) <= 0x20ff))

/* More marks than this on one letter are read over: no writing system stacks
 * so many, and the composer's sort stays small whatever the input. */
#define MAX_MARKS 8

/* More invisible joiners in a row than this end the word. */
#define MAX_JOINERS 4

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

static guint8
vowel_code (gunichar lower)
{
  if (lower == 'q')
    return BANG_VOWEL_Q;

  for (guint quality = 0; quality < N_VOWELS; quality++)
    for (guint tone = 0; tone < N_TONES; tone++)
      if (vowels[quality][tone] == lower)
        return VOWEL_CODE (quality, tone);

  return 0;
}

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
  out->vowel = vowel_code (exact);
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
          else if (table[c].kind == BANG_KIND_LETTER && (table[c].counts & BANG_FLAG_SLOW) == 0 &&
                   table[c].exact_len == len && memcmp (table[c].exact, utf8, (gsize) len) == 0)
            ready[c] = BANG_READY_LETTER;
          else
            ready[c] = BANG_READY_NOT;
        }
      g_once_init_leave (&done, 1);
    }

  return ready;
}

/* A word being written, or written. */
typedef struct
{
  char     *exact;
  char     *plain;
  gsize     exact_len;
  gsize     plain_len;
  guint32   recent;       /* the last vowel codes, the latest in the low byte */
  guint32   sum;          /* of the counts */
  guint32   flags;
} Writer;

static inline void
writer_put (Writer             *self,
            const BangFoldChar *fold)
{
  memcpy (self->exact + self->exact_len, fold->exact, 4);
  self->exact_len += fold->exact_len;
  memcpy (self->plain + self->plain_len, fold->plain, 4);
  self->plain_len += fold->plain_len;
  self->flags |= fold->counts;
  self->recent = self->recent << 8 | fold->vowel;
}

/* Whether the first letter of a word is upper case: @text is unaltered. */
static gboolean
begins_upper (const BangFoldChar *table,
              const char         *text,
              const char         *limit)
{
  while (text < limit)
    {
      const BangFoldChar *fold;
      BangFoldChar scratch;
      gunichar c;

      text += bang_decode_char (text, limit, &c);
      fold = bang_fold_lookup (table, c, &scratch);
      if (fold->kind == BANG_KIND_LETTER)
        return BANG_N_UPPER (fold->counts) > 0;
    }

  return FALSE;
}

static BangShape
get_shape (const BangFoldChar *table,
           guint32             sum,
           const char         *text,
           gsize               len)
{
  BangShape shape = BANG_SHAPE_NONE;
  guint n_upper = BANG_N_UPPER (sum);
  guint n_letters = BANG_N_LETTERS (sum);

  if (n_upper > 0 && (n_upper == n_letters || begins_upper (table, text, text + len)))
    shape |= BANG_SHAPE_CAPITAL;
  if (n_upper > 1 && n_upper == n_letters)
    shape |= BANG_SHAPE_UPPER;
  if (BANG_N_DIGITS (sum) > 0)
    shape |= n_letters > 0 ? BANG_SHAPE_ALNUM : BANG_SHAPE_DIGITS;

  return shape;
}

/* In an open oa, oe or uy the tone is printed over either vowel: hòa (the old
 * way, and almost all of the press) or hoà (the new way, in schoolbooks). The
 * two are one word; the old way is kept. A closed rime (hoàn, khuỷnh) has one
 * spelling only. After q the u belongs to the onset, not to the rime: quý and
 * quỳ have their tone on the only vowel there is. */
static void
settle_open_rime (Writer *self)
{
  guint8 last = self->recent & 0xff;
  guint8 before = self->recent >> 8 & 0xff;
  guint8 onset = self->recent >> 16 & 0xff;
  guint second = 0;

  if (!IS_VOWEL (last) || VOWEL_TONE (last) == 0 || onset == BANG_VOWEL_Q)
    return;

  second = VOWEL_QUALITY (last);
  if ((before == VOWEL_CODE (VOWEL_O, 0) && (second == VOWEL_A || second == VOWEL_E))
      || (before == VOWEL_CODE (VOWEL_U, 0) && second == VOWEL_Y))
    {
      guint tone = VOWEL_TONE (last);

      self->exact_len -= (gsize) g_unichar_to_utf8 (vowels[second][tone], NULL) + 1;
      self->exact_len += (gsize) g_unichar_to_utf8 (vowels[VOWEL_QUALITY (before)][tone],
                                                    self->exact + self->exact_len);
      self->exact[self->exact_len++] = (char) vowels[second][0];
    }
}

/* For the same reason a tone typed over the u of qu (qúy, qủa: a common slip)
 * can only mean the vowel after it. */
static void
settle_q (const BangFoldChar *table,
          Writer             *self)
{
  const char *limit = self->exact + self->exact_len;
  const BangFoldChar *u, *next;
  BangFoldChar scratch;
  char tail[BANG_FOLD_WORD_SIZE];
  gsize u_len, next_len, tail_len;
  gunichar c;

  if (self->exact_len < 4)
    return;

  u_len = bang_decode_char (self->exact + 1, limit, &c);
  u = bang_fold_lookup (table, c, &scratch);
  if (!IS_VOWEL (u->vowel) || VOWEL_QUALITY (u->vowel) != VOWEL_U || VOWEL_TONE (u->vowel) == 0
      || self->exact_len <= 1 + u_len)
    return;

  next_len = bang_decode_char (self->exact + 1 + u_len, limit, &c);
  if (c >= BANG_FOLD_TABLE_SIZE)
    return;
  next = &table[c];
  if (!IS_VOWEL (next->vowel) || VOWEL_TONE (next->vowel) != 0)
    return;

  tail_len = self->exact_len - 1 - u_len - next_len;
  memcpy (tail, self->exact + 1 + u_len + next_len, tail_len);
  self->exact[1] = 'u';
  self->exact_len = 2;
  self->exact_len += (gsize) g_unichar_to_utf8 (vowels[VOWEL_QUALITY (next->vowel)][VOWEL_TONE (u->vowel)],
                                                self->exact + 2);
  tail_len = MIN (tail_len, BANG_FOLD_WORD_SIZE - self->exact_len);
  memcpy (self->exact + self->exact_len, tail, tail_len);
  self->exact_len += tail_len;
}

static void
writer_finish (const BangFoldChar *table,
               Writer             *self,
               BangFoldWord       *out)
{
  if ((self->flags & BANG_FLAG_DIFFERS) != 0)
    {
      settle_open_rime (self);
      if (self->exact[0] == 'q')
        settle_q (table, self);
    }

  out->exact_len = self->exact_len;
  out->plain_len = self->plain_len;
  out->differs = (self->flags & BANG_FLAG_DIFFERS) != 0;
}

/* bang_fold_compose:
 * @chars: (inout): decomposed code points that begin with a starter
 * @n: how many
 *
 * Canonical ordering and composition (UAX #15), in place. The time is linear
 * but for runs of marks, which the caller keeps short.
 *
 * Returns: the new length
 */
gsize
bang_fold_compose (gunichar *chars,
                   gsize     n)
{
  gsize kept = 0;
  gsize starter = 0;
  int last_class = 0;

  for (gsize i = 1; i < n; i++)
    {
      gunichar c = chars[i];
      int class = g_unichar_combining_class (c);
      gsize j = i;

      if (class == 0)
        continue;
      while (j > 0 && g_unichar_combining_class (chars[j - 1]) > class)
        {
          chars[j] = chars[j - 1];
          j--;
        }
      chars[j] = c;
    }

  for (gsize i = 0; i < n; i++)
    {
      int class = g_unichar_combining_class (chars[i]);
      gunichar composed;

      /* Nothing, or nothing of as high a class, stands between the two. */
      if (kept > 0 && (kept == starter + 1 || last_class < class)
          && g_unichar_compose (chars[starter], chars[i], &composed))
        {
          chars[starter] = composed;
          continue;
        }

      chars[kept] = chars[i];
      if (class == 0)
        starter = kept;
      last_class = class;
      kept++;
    }

  return kept;
}

/* A word with combining marks: the whole of it decomposed, composed, folded. */
static void
fold_marked_word (const BangFoldChar *table,
                  const char         *text,
                  gsize               len,
                  Writer             *writer)
{
  const char *limit = text + len;
  gunichar chars[BANG_TOKEN_MAX * 4 + G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  BangFoldChar scratch;
  gsize n = 0;
  guint marks = 0;

  for (const char *p = text; p < limit && n < BANG_TOKEN_MAX * 4;)
    {
      const BangFoldChar *fold;
      gunichar c;

      p += bang_decode_char (p, limit, &c);
      fold = bang_fold_lookup (table, c, &scratch);
      if (fold->kind == BANG_KIND_JOINER)
        continue;
      marks = fold->kind == BANG_KIND_MARK ? marks + 1 : 0;
      if (marks > MAX_MARKS)
        continue;
      n += g_unichar_fully_decompose (c, FALSE, chars + n, G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
    }

  /* Again once lower case: ẗ has a code point of its own, and T̈ has none. But
   * not only then: İ is i, and I with a dot above is İ first. */
  n = bang_fold_compose (chars, n);
  for (gsize i = 0; i < n; i++)
    {
      writer->sum += bang_fold_lookup (table, chars[i], &scratch)->counts;
      chars[i] = g_unichar_tolower (chars[i]);
    }
  n = bang_fold_compose (chars, n);
  for (gsize i = 0; i < n && writer->exact_len + 4 <= BANG_FOLD_WORD_SIZE; i++)
    writer_put (writer, bang_fold_lookup (table, chars[i], &scratch));
}

/* Chinese is not written in words that could be told by their letters. */
static gboolean
fold_han (const BangFoldChar *table,
          const char         *text,
          gsize               len,
          Writer             *writer,
          BangFoldWord       *out)
{
  BangFoldChar scratch;
  gunichar c;
  gsize step = bang_decode_char (text, text + len, &c);
  const BangFoldChar *fold = bang_fold_lookup (table, c, &scratch);

  if (fold->kind != BANG_KIND_HAN)
    return FALSE;

  writer_put (writer, fold);
  writer_finish (table, writer, out);
  out->len = step;
  out->n_chars = 1;
  out->shape = BANG_SHAPE_HAN;

  return TRUE;
}

/* bang_fold_word:
 * @table: bang_fold_table()
 * @text: where a word begins: a letter, a digit or a Chinese character
 * @len: bytes left, not 0
 * @exact: (out caller-allocates): BANG_FOLD_WORD_SIZE bytes
 * @plain: (out caller-allocates): BANG_FOLD_WORD_SIZE bytes
 * @out: (out): what was read and written
 *
 * Reads and folds one word. Nothing written is NUL-terminated.
 */
void
bang_fold_word (const BangFoldChar *table,
                const char         *text,
                gsize               len,
                char               *exact,
                char               *plain,
                BangFoldWord       *out)
{
  Writer writer = { .exact = exact, .plain = plain };
  const char *limit = text + len;
  const char *p = text;
  const char *end = text;
  gsize n_chars = 0;
  gsize n_inside = 0;      /* characters up to end */
  gsize n_joiners = 0;     /* since the last letter: inside only if a letter follows */
  guint n_letters = 0;
  gboolean marked = FALSE;

  /* No Chinese character begins with a lower byte. */
  if ((guchar) *text >= 0xe3 && fold_han (table, text, len, &writer, out))
    return;

  while (p < limit)
    {
      const BangFoldChar *fold;
      BangFoldChar scratch;
      gunichar c;

      p += bang_decode_char (p, limit, &c);
      n_chars++;
      fold = bang_fold_lookup (table, c, &scratch);
      if (G_LIKELY (fold->kind == BANG_KIND_LETTER || fold->kind == BANG_KIND_DIGIT))
        {
          if (n_letters++ == BANG_TOKEN_MAX)
            break;
          writer_put (&writer, fold);
          writer.sum += fold->counts;
        }
      else if (fold->kind == BANG_KIND_MARK)
        marked = TRUE;
      else if (fold->kind == BANG_KIND_JOINER && n_joiners++ < MAX_JOINERS)
        continue;
      else
        break;

      n_joiners = 0;
      end = p;
      n_inside = n_chars;
    }

  out->len = (gsize) (end - text);
  out->n_chars = n_inside;
  if (marked || (writer.flags & BANG_FLAG_SLOW) != 0)
    {
      writer = (Writer) { .exact = exact, .plain = plain };
      fold_marked_word (table, text, out->len, &writer);
    }
  writer_finish (table, &writer, out);
  out->shape = get_shape (table, writer.sum, text, out->len);
}

/* Whether the tone of the word [@text, @end) may be moved: it ends in o or u and
 * a marked letter, or begins with q and one. */
static inline gboolean
may_be_settled (const char *text,
                const char *end)
{
  const char *last = end - 1;

  if ((*text == 'q' || *text == 'Q') && last > text && (guchar) text[1] >= 0x80)
    return TRUE;
  if ((guchar) *last < 0x80)
    return FALSE;

  while (last > text && ((guchar) *last & 0xc0) == 0x80)
    last--;
  return last > text && strchr ("ouOU", last[-1]) != NULL;
}

/* The @len bytes at @from, of which @left may be read; so may as many be written.
 * A syllable needs no loop. */
static inline void
copy_bytes (char       *to,
            const char *from,
            gsize       len,
            gsize       left)
{
  if (G_LIKELY (len <= 8 && left >= 8))
    memcpy (to, from, 8);
  else
    memcpy (to, from, len);
}

/* bang_fold_ready:
 * @table: bang_fold_table()
 * @ready: bang_fold_readiness()
 * @text: where a word begins: a letter or a digit
 * @len: bytes left, not 0
 * @exact: (out caller-allocates): BANG_FOLD_WORD_SIZE bytes
 * @out: (out): what was read; its plain folding is left out
 *
 * Reads a word of small letters, with a capital before them at most, or of
 * digits: nineteen in twenty of running text. Exact folding leaves such letters
 * as they are: a word without a capital is not even copied.
 *
 * Returns: (nullable): the word, in @text or in @exact; %NULL for any other
 *   word, which bang_fold_word() reads
 */
const char *
bang_fold_ready (const BangFoldChar *table,
                 const guint8       *ready,
                 const char         *text,
                 gsize               len,
                 char               *exact,
                 BangFoldWord       *out)
{
  const char *limit = text + len;
  /* A longer word is read in pieces, and the rest of it not again for each. */
  const char *far = text + MIN (len, BANG_TOKEN_MAX + 1);
  const char *p = text;
  const char *rest;
  const BangFoldChar *first;
  gsize n_chars;
  gsize n_digits;
  gunichar c;

  p += bang_decode_char (p, limit, &c);
  if (c >= BANG_FOLD_TABLE_SIZE || (table[c].counts & BANG_FLAG_SLOW) != 0)
    return NULL;
  first = &table[c];
  n_digits = first->kind == BANG_KIND_DIGIT ? 1 : 0;

  rest = p;
  n_chars = 1;
  while (p < far)
    {
      gsize step;

      if (ready[(guchar) *p & 0x7f] == BANG_READY_LETTER && (guchar) *p < 0x80)
        {
          p++;
          n_chars++;
          continue;
        }

      step = bang_decode_char (p, limit, &c);
      if (c >= BANG_FOLD_TABLE_SIZE || ready[c] == BANG_READY_NOT)
        return NULL;
      if (ready[c] == BANG_READY_OTHER)
        break;
      if (ready[c] == BANG_READY_DIGIT)
        n_digits++;
      p += step;
      n_chars++;
    }
  if (p - text > BANG_TOKEN_MAX || may_be_settled (text, p))
    return NULL;

  out->len = (gsize) (p - text);
  out->n_chars = n_chars;
  out->exact_len = first->exact_len + (gsize) (p - rest);
  out->shape = BANG_SHAPE_NONE;
  if (BANG_N_UPPER (first->counts) > 0)
    out->shape |= BANG_SHAPE_CAPITAL;
  if (n_digits > 0)
    out->shape |= n_digits < n_chars ? BANG_SHAPE_ALNUM : BANG_SHAPE_DIGITS;

  if (BANG_N_UPPER (first->counts) == 0 && first->exact_len == rest - text &&
      memcmp (first->exact, text, first->exact_len) == 0)
    return text;

  memcpy (exact, first->exact, 4);
  copy_bytes (exact + first->exact_len, rest, (gsize) (p - rest), (gsize) (limit - rest));
  return exact;
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
