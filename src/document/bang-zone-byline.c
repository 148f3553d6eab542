/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote a story, where the page prints it behind the last sentence and on
 * the same line: "... của hai tỉnh. Vũ Dũng/VOV", "... ./. (TTXVN/Vietnam+)".
 * Half of the texts collected from news aggregators end so. The author of a
 * report took no part in what it reports, so the name must not stay in it.
 * Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include <string.h>

#define BYLINE_BYTES 110
#define BYLINE_WORDS 10

/* "Theo Báo Nhân Dân điện tử" is not longer. */
#define SOURCE_BYTES 60

/* Lower-case words that stand between the names of authors and sources, and
 * "(còn nữa)". */
static const char *const particles[] = {
  "và", "theo", "tổng", "hợp", "lược", "dịch", "phát", "t/h", "th", "ghi", "thực", "hiện", "biên", "soạn", "st", "nguồn", "gt",
  "báo", "đài", "còn", "nữa", "bài", "ảnh", "tin",
};

static gboolean
is_particle (const char *word,
             gsize       len)
{
  for (gsize i = 0; i < G_N_ELEMENTS (particles); i++)
    {
      if (strlen (particles[i]) == len && memcmp (particles[i], word, len) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_closing_quote (gunichar c)
{
  return c == '"' || c == 0x201d || c == 0x2019 || c == '\'' || c == ')' || c == 0xbb;
}

/* Only names, agencies and the words between them; no sentence. */
static gboolean
is_names_only (const char *start,
               const char *end)
{
  const char *word = NULL;
  guint capitals = 0;
  guint words = 0;

  for (const char *p = start; p <= end; p = p < end ? g_utf8_next_char (p) : p + 1)
    {
      gunichar c = p < end ? g_utf8_get_char (p) : ' ';

      if (g_unichar_isalnum (c) || g_unichar_ismark (c) || (c == '/' && word != NULL))
        {
          if (word == NULL)
            word = p;
          continue;
        }
      /* A full stop only inside: initials, sites. */
      if (c == ';' || c == '?' || c == '!' || c == ':' || c == 0x2026)
        return FALSE;
      if (word == NULL)
        continue;

      words++;
      if (g_unichar_isupper (g_utf8_get_char (word)))
        capitals++;
      else if (!is_particle (word, p - word))
        return FALSE;
      word = NULL;
    }
  return capitals > 0 && words <= BYLINE_WORDS;
}

/* "X.M.", "T.H." */
static gboolean
is_initials (const char *start,
             const char *end)
{
  guint letters = 0;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.' || c == ' ')
        continue;
      if (!g_unichar_isupper (c))
        return FALSE;
      letters++;
      if (g_utf8_next_char (p) < end && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))))
        return FALSE;
    }
  return letters >= 1 && letters <= 4;
}

static gboolean
is_byline (const char *start,
           const char *end)
{
  BangZoneMarks marks;
  gboolean buttons;
  gboolean stamp;

  if (end - start < 2 || end - start > BYLINE_BYTES)
    return FALSE;
  marks = bang_zone_marks_of (start, end - start, &buttons, &stamp);
  if (marks & (BANG_MARK_BYLINE | BANG_MARK_RELATED | BANG_MARK_LINK))
    return TRUE;
  if (end[-1] == '.')
    return is_initials (start, end);
  if ((marks & BANG_MARK_SOURCE) && (marks & BANG_MARK_REPORT) == 0 && end - start <= SOURCE_BYTES)
    return TRUE;
  return is_names_only (start, end);
}

/* Upper-case abbreviations before a name ("PGS.", "NSND.") are not longer. */
#define ABBREVIATION_LETTERS 4

static gboolean
is_vowel (gunichar c)
{
  return c >= 0x80 || strchr ("aeiouyAEIOUY", (char) c) != NULL;
}

/* Whether the full stop at @stop ends a sentence and not "TS." or "Th.": these
 * have no vowel, as every word of the language has ("Nam", "Lắk"). */
static gboolean
ends_sentence (const char *line,
               const char *stop)
{
  gboolean capitals;
  gboolean vowel = FALSE;
  const char *before;
  gunichar c;
  guint letters = 0;

  while (stop > line && stop[-1] == ' ')
    stop--;
  before = stop > line ? g_utf8_find_prev_char (line, stop) : NULL;
  if (before == NULL)
    return FALSE;
  c = g_utf8_get_char (before);
  if (is_closing_quote (c) || g_unichar_isdigit (c) || c == '%' || c == '/' || c == '.')
    return TRUE;
  if (!g_unichar_isalpha (c))
    return FALSE;
  capitals = g_unichar_isupper (c);

  for (; before != NULL; before = before > line ? g_utf8_find_prev_char (line, before) : NULL)
    {
      c = g_utf8_get_char (before);
      if (!g_unichar_isalpha (c))
        break;
      letters++;
      vowel = vowel || is_vowel (c);
      if (capitals && letters > ABBREVIATION_LETTERS)
        return TRUE;
    }
  return !capitals && vowel;
}

/**
 * bang_zone_byline_at:
 * @line: the last line of a story
 * @len: its length in bytes
 *
 * Finds the byline behind the last sentence.
 *
 * Returns: where it begins, in bytes, or @len if there is none
 */
gsize
bang_zone_byline_at (const char *line,
                     gsize       len)
{
  const char *end = line + len;
  const char *from = len > BYLINE_BYTES ? end - BYLINE_BYTES : line;
  gsize found = len;

  for (const char *p = end - 1; p > from; p--)
    {
      const char *start;

      if (*p != '.' && *p != '!' && *p != '?' && !((guchar) p[0] == 0xa6 && p - line > 2 && (guchar) p[-1] == 0x80 && (guchar) p[-2] == 0xe2))
        continue;

      for (start = p + 1; start < end && is_closing_quote (g_utf8_get_char (start)); start = g_utf8_next_char (start))
        ;
      if (start == end || !g_unichar_isspace (g_utf8_get_char (start)))
        continue;
      while (start < end && g_unichar_isspace (g_utf8_get_char (start)))
        start = g_utf8_next_char (start);
      if (*p == '.' && !ends_sentence (line, p))
        continue;
      if (!is_byline (start, end))
        break;
      found = start - line;
    }
  return found;
}
