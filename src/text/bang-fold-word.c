/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The engine under bang_fold_*() and the token iterator: how a run of code points
 * becomes one word.
 *
 * Most words of running text are folded already, or but for a capital: those are
 * only looked over, a byte of a table a letter. Any other word in composed form
 * is one table look-up and two stores a letter. A word with combining marks is
 * read again through a small composer, so that decomposed text costs more but
 * gives the same word.
 *
 * Any thread may call anything here; nothing is kept. */

#include "text/bang-fold-private.h"

/* More marks than this on one letter are read over: no writing system stacks
 * so many, and the composer's sort stays small whatever the input. */
#define MAX_MARKS 8

/* More invisible joiners in a row than this end the word. */
#define MAX_JOINERS 4

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

static void
writer_finish (const BangFoldChar *table,
               Writer             *self,
               BangFoldWord       *out)
{
  if ((self->flags & BANG_FLAG_DIFFERS) != 0)
    self->exact_len = bang_fold_settle_tone (table, self->exact, self->exact_len, self->recent);

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

  if ((*text | 0x20) == 'q' && last > text && (guchar) text[1] >= 0x80)
    return TRUE;
  if ((guchar) *last < 0x80)
    return FALSE;

  while (last > text && ((guchar) *last & 0xc0) == 0x80)
    last--;
  return last > text && ((last[-1] | 0x20) == 'o' || (last[-1] | 0x20) == 'u');
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
  const BangFoldChar *upper = NULL;
  gsize n_chars = 1;
  gsize n_digits;
  gsize step;
  guint what;

  what = bang_fold_ready_char (p, limit, ready, &step);
  if (what == BANG_READY_NOT)
    return NULL;
  n_digits = what == BANG_READY_DIGIT ? 1 : 0;
  if (what == BANG_READY_CAPITAL)
    {
      gunichar c;

      bang_decode_char (p, limit, &c);
      upper = &table[c];
    }
  p += step;

  for (rest = p; p < far; p += step, n_chars++)
    {
      what = bang_fold_ready_char (p, limit, ready, &step);
      if (G_LIKELY (what == BANG_READY_LETTER))
        continue;
      if (what == BANG_READY_OTHER)
        break;
      if (what != BANG_READY_DIGIT)
        return NULL;
      n_digits++;
    }
  if (p - text > BANG_TOKEN_MAX || may_be_settled (text, p))
    return NULL;

  out->len = (gsize) (p - text);
  out->n_chars = n_chars;
  out->shape = BANG_SHAPE_NONE;
  if (n_digits > 0)
    out->shape |= n_digits < n_chars ? BANG_SHAPE_ALNUM : BANG_SHAPE_DIGITS;
  if (upper == NULL)
    {
      out->exact_len = out->len;
      return text;
    }

  out->exact_len = upper->exact_len + (gsize) (p - rest);
  if (BANG_N_UPPER (upper->counts) > 0)
    out->shape |= BANG_SHAPE_CAPITAL;
  memcpy (exact, upper->exact, 4);
  copy_bytes (exact + upper->exact_len, rest, (gsize) (p - rest), (gsize) (limit - rest));
  return exact;
}
