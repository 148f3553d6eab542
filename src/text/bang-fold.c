/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding of whole strings: names, phrases, lexicon rows, words typed. Running
 * text is better walked with BangTokenIter, which folds by the same rules and
 * keeps the offsets. No state: any thread may call anything here.
 *
 * Sources: the letters and tones are those of Unicode's Vietnamese alphabet
 * (Latin-1, Latin Extended-A and -B, Latin Extended Additional); the two ways
 * of placing a tone are those of the spelling rules of 1980 and 1984 and of
 * the press before them. */

#include "text/bang-fold.h"

#include "text/bang-fold-private.h"

typedef enum
{
  FOLD_EXACT,
  FOLD_PLAIN,
} FoldLevel;

/* Room for any one step: a word, or one character between words. */
#define ROOM (BANG_FOLD_WORD_SIZE + 8)

static inline char *
make_room (char  *buffer,
           gsize  used,
           gsize *size)
{
  if (G_LIKELY (*size - used >= ROOM))
    return buffer;

  *size = *size + *size / 2 + ROOM;
  return g_realloc (buffer, *size);
}

static gsize
byte_length (const char *text,
             gssize      len)
{
  return len < 0 ? strlen (text) : (gsize) len;
}

/* A character between words whose normal form is several, such as U+0344. */
static gsize
put_decomposed (gunichar   c,
                FoldLevel  level,
                char      *out)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  gsize used = 0;

  for (gsize i = 0; i < n; i++)
    {
      BangFoldChar part;

      bang_fold_char (parts[i], &part);
      memcpy (out + used, level == FOLD_EXACT ? part.exact : part.plain, 4);
      used += level == FOLD_EXACT ? part.exact_len : part.plain_len;
    }

  return used;
}

static char *
fold (const char *text,
      gssize      length,
      FoldLevel   level)
{
  const BangFoldChar *table = bang_fold_table ();
  const guint8 *readiness = bang_fold_readiness ();
  gsize len = byte_length (text, length);
  const char *limit = text + len;
  const char *p = text;
  gsize size = len + ROOM;
  gsize used = 0;
  char *out = g_malloc (size);
  char other[BANG_FOLD_WORD_SIZE];

  while (p < limit)
    {
      const BangFoldChar *one;
      BangFoldChar scratch;
      BangFoldWord word;
      gunichar c;
      gsize step;

      out = make_room (out, used, &size);
      step = bang_decode_char (p, limit, &c);
      if (G_UNLIKELY (c == '\0'))
        c = 0xfffd;
      one = bang_fold_lookup (table, c, &scratch);

      if (one->kind == BANG_KIND_LETTER || one->kind == BANG_KIND_DIGIT || one->kind == BANG_KIND_HAN)
        {
          if (level == FOLD_EXACT)
            {
              const char *ready = bang_fold_ready (table, readiness, p, (gsize) (limit - p), out + used, &word);

              if (ready == p)
                memcpy (out + used, p, word.exact_len);
              else if (ready == NULL)
                bang_fold_word (table, p, (gsize) (limit - p), out + used, other, &word);
            }
          else
            bang_fold_word (table, p, (gsize) (limit - p), other, out + used, &word);
          used += level == FOLD_EXACT ? word.exact_len : word.plain_len;
          p += word.len;
        }
      else
        {
          if (G_UNLIKELY ((one->counts & BANG_FLAG_SLOW) != 0))
            used += put_decomposed (c, level, out + used);
          else
            {
              memcpy (out + used, level == FOLD_EXACT ? one->exact : one->plain, 4);
              used += level == FOLD_EXACT ? one->exact_len : one->plain_len;
            }
          p += step;
        }
    }

  out = make_room (out, used, &size);
  out[used] = '\0';
  return out;
}

/**
 * bang_fold_exact:
 * @text: (array length=len): UTF-8 in any normal form, or hostile bytes
 * @len: length in bytes, or -1 if @text ends with NUL
 *
 * Folds the words of @text so that two spellings of one word become equal:
 * lower case, composed, the tone of an open oa, oe, uy over its first vowel
 * (hoà becomes hòa; hoàn and quý stay), Ð (U+00D0) read as Đ, soft hyphens and
 * joiners inside words left out. What stands between words stays as it is. A
 * byte that is no UTF-8, and NUL, become U+FFFD. Folding twice changes nothing.
 *
 * Returns: (transfer full): the folded text, NUL-terminated
 */
char *
bang_fold_exact (const char *text,
                 gssize      len)
{
  g_return_val_if_fail (text != NULL, NULL);

  return fold (text, len, FOLD_EXACT);
}

/**
 * bang_fold_plain:
 * @text: (array length=len): UTF-8 in any normal form, or hostile bytes
 * @len: length in bytes, or -1 if @text ends with NUL
 *
 * Like bang_fold_exact(), and without marks: what is left is what someone
 * types who leaves the marks out. đ is d; every other mark of a Latin, Greek
 * or Cyrillic letter is dropped; the vowel signs of other scripts stay.
 *
 * Returns: (transfer full): the folded text, NUL-terminated
 */
char *
bang_fold_plain (const char *text,
                 gssize      len)
{
  g_return_val_if_fail (text != NULL, NULL);

  return fold (text, len, FOLD_PLAIN);
}

/**
 * bang_fold_letters:
 * @word: (array length=len): one word of UTF-8
 * @len: its bytes
 * @plain: (out caller-allocates): room for @size bytes
 * @size: how many
 *
 * Folds one word as bang_fold_plain() does, without allocating: for a look at
 * its letters. Writes a NUL behind them.
 *
 * Returns: how many bytes; 0 for what does not begin with a word, or is longer
 */
gsize
bang_fold_letters (const char *word,
                   gsize       len,
                   char       *plain,
                   gsize       size)
{
  const BangFoldChar *table = bang_fold_table ();
  const char *limit = word + len;
  gsize used = 0;
  BangTokenIter iter;
  BangToken token;
  const char *p = word;

  g_return_val_if_fail (word != NULL && size > 0, 0);

  /* One letter is one letter, as nearly always. */
  while (p < limit)
    {
      const BangFoldChar *fold;
      gunichar c;

      p += bang_decode_char (p, limit, &c);
      fold = &table[MIN (c, BANG_FOLD_TABLE_SIZE - 1)];
      if (fold->kind != BANG_KIND_LETTER || (fold->counts & BANG_FLAG_SLOW) != 0)
        break;
      if (used + fold->plain_len >= size)
        return 0;
      for (guint i = 0; i < fold->plain_len; i++)
        plain[used++] = fold->plain[i];
      if (p == limit)
        {
          plain[used] = '\0';
          return used;
        }
    }

  bang_token_iter_init (&iter, word, len);
  if (!bang_token_iter_next (&iter, &token) || token.span.start > 0 || token.plain_len >= size)
    return 0;
  memcpy (plain, token.plain, token.plain_len);
  plain[token.plain_len] = '\0';
  return token.plain_len;
}

/**
 * bang_fold_has_marks:
 * @text: (array length=len): UTF-8 in any normal form, or hostile bytes
 * @len: length in bytes, or -1 if @text ends with NUL
 *
 * Returns: whether any word of @text folds differently with and without marks
 */
gboolean
bang_fold_has_marks (const char *text,
                     gssize      len)
{
  BangTokenIter iter;
  BangToken token;

  g_return_val_if_fail (text != NULL, FALSE);

  bang_token_iter_init (&iter, text, byte_length (text, len));
  while (bang_token_iter_next (&iter, &token))
    if (token.plain != token.exact)
      return TRUE;

  return FALSE;
}

/* Pd, and the minus sign, which typesetters use for it. */
static gboolean
is_dash (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR
         || c == 0x0085 || c == 0x2028 || c == 0x2029;
}

/* Characters that show nothing and part nothing that is read. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x200b || c == 0x00ad || c == 0x2060 || c == 0xfeff;
}

/* @text without what is invisible. That goes first of all: a mark after a zero
 * width space is the mark of the letter before. */
static GString *
drop_invisible (const char *text,
                gsize       len)
{
  const char *limit = text + len;
  GString *out = g_string_sized_new (len);

  for (const char *p = text; p < limit;)
    {
      gunichar c;
      gsize step = bang_decode_char (p, limit, &c);

      if (!is_invisible (c))
        g_string_append_len (out, p, (gssize) step);
      p += step;
    }

  return out;
}

/* The key of any text, a step at a time. */
static char *
key_in_steps (const char *text,
              gsize       len)
{
  g_autoptr (GString) visible = drop_invisible (text, len);
  char *exact = bang_fold_exact (visible->str, (gssize) visible->len);
  char *write = exact;

  for (const char *p = exact, *next; *p != '\0'; p = next)
    {
      gunichar c = g_utf8_get_char (p);

      /* Before anything is written: it may be over these very bytes. */
      next = g_utf8_next_char (p);
      if (c < 0x80 ? g_ascii_isspace ((char) c) : is_space (c))
        {
          if (write > exact && write[-1] != ' ')
            *write++ = ' ';
          continue;
        }
      if (c >= 0x80 && is_dash (c))
        {
          *write++ = '-';
          continue;
        }

      while (p < next)
        *write++ = *p++;
    }
  if (write > exact && write[-1] == ' ')
    write--;
  *write = '\0';

  return exact;
}

/* What the key has for a sign between words; nothing of what shows nothing. */
static gboolean
put_sign (const BangFoldChar *table,
          gunichar            c,
          char               *out,
          gsize              *used)
{
  if (c < 0x80 ? g_ascii_isspace ((char) c) : is_space (c))
    {
      if (*used > 0 && out[*used - 1] != ' ')
        out[(*used)++] = ' ';
      return TRUE;
    }
  if (c == '\0' || is_invisible (c) || (table[c].counts & BANG_FLAG_SLOW) != 0)
    return FALSE;

  if (c >= 0x80 && is_dash (c))
    {
      out[(*used)++] = '-';
      return TRUE;
    }
  memcpy (out + *used, table[c].exact, 4);
  *used += table[c].exact_len;
  return TRUE;
}

/* The key in one pass, of words and the signs between them: that is almost any
 * text. Nothing for one with Chinese, marks of their own, joiners, or what is
 * invisible. */
static char *
key_in_one_pass (const char *text,
                 gsize       len)
{
  const BangFoldChar *table = bang_fold_table ();
  const guint8 *readiness = bang_fold_readiness ();
  const char *limit = text + len;
  const char *p = text;
  gsize size = len + ROOM;
  gsize used = 0;
  char *out = g_malloc (size);
  char other[BANG_FOLD_WORD_SIZE];

  while (p < limit)
    {
      BangFoldWord word;
      const char *ready;
      gunichar c;
      gsize step;
      guint what = bang_fold_ready_char (p, limit, readiness, &step);

      out = make_room (out, used, &size);
      if (what == BANG_READY_OTHER)
        {
          bang_decode_char (p, limit, &c);
          if (!put_sign (table, c, out, &used))
            break;
          p += step;
          continue;
        }
      if (what == BANG_READY_NOT)
        break;

      ready = bang_fold_ready (table, readiness, p, (gsize) (limit - p), out + used, &word);
      if (ready == p)
        memcpy (out + used, p, word.exact_len);
      else if (ready == NULL)
        bang_fold_word (table, p, (gsize) (limit - p), out + used, other, &word);
      used += word.exact_len;
      p += word.len;
    }
  if (p < limit)
    {
      g_free (out);
      return NULL;
    }

  if (used > 0 && out[used - 1] == ' ')
    used--;
  out[used] = '\0';
  return out;
}

/**
 * bang_fold_key:
 * @text: (array length=len): UTF-8 in any normal form, or hostile bytes
 * @len: length in bytes, or -1 if @text ends with NUL
 *
 * For comparing names and phrases: bang_fold_exact() with every run of white
 * space (NBSP and line ends too) made one space, every dash made "-", and the
 * characters that show nothing (zero width space, soft hyphen, byte order
 * mark) left out. Ends are trimmed.
 *
 * Returns: (transfer full): the key, NUL-terminated
 */
char *
bang_fold_key (const char *text,
               gssize      len)
{
  gsize size;
  char *key;

  g_return_val_if_fail (text != NULL, NULL);

  size = byte_length (text, len);
  key = key_in_one_pass (text, size);
  return key != NULL ? key : key_in_steps (text, size);
}
