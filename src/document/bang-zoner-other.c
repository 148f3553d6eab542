/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where another article begins: a teaser under the author of the first, or a
 * second report in the same file. Only the first is read as the story, because
 * a fact of one must never be told of the other; the rest of the file is zoned
 * as what the page says beside its story, where it can be seen and searched.
 * Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include <string.h>

/* Who wrote it is not said in more words, and at most so many paragraphs of
 * teasers may follow. */
#define AUTHOR_WORDS 8
#define AFTER_AUTHOR 2

/* Between the title of a report and its lead there are at most so many lines
 * (stamp, author), and a day opens the lead within so many bytes. */
#define LEAD_WITHIN 4
#define OPENING_BYTES 48

/* A lead says this part of its title again, in per cent; headings of sections
 * are shorter than the titles this is asked of. */
#define SHARED_BY_LEAD 40
#define OTHER_TITLE_WORDS 6
#define OTHER_TITLE_WORDS_SURE 10

static const char *
text_of (const char     *text,
         const BangLine *line)
{
  return text + line->span.start;
}

static gsize
length_of (const BangLine *line)
{
  return line->span.end - line->span.start;
}

/* The signature of the story's first paragraph, or NULL. */
static char *
find_first_signature (GArray     *lines,
                      guint       first,
                      const char *text)
{
  for (guint i = first; i < lines->len; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      if (bang_line_is_paragraph (line))
        return bang_zone_dateline (text_of (text, line), length_of (line));
    }
  return NULL;
}

/* An author's line under a whole paragraph. */
static gboolean
is_author (GArray *lines,
           guint   i)
{
  const BangLine *line = bang_lines_at (lines, i);

  if (i == 0 || !bang_line_is_byline (line) || line->words > AUTHOR_WORDS || line->words < 2
      || (line->shape & (BANG_LINE_CREDIT | BANG_LINE_IMAGE)) || (line->marks & (BANG_MARK_CAPTION | BANG_MARK_NOISE))
      || (bang_lines_at (lines, i - 1)->shape & BANG_LINE_STOP) == 0)
    return FALSE;
  /* "Ha Giang": what is left of a picture. */
  return (line->shape & BANG_LINE_UNMARKED) == 0 || (line->marks & (BANG_MARK_BYLINE | BANG_MARK_SOURCE)) != 0;
}

/**
 * bang_zoner_author_ends:
 * @lines: (element-type BangLine): the lines of a page
 * @i: one of them, after enough of the story
 *
 * Returns: whether it says who wrote the story, and hardly any text comes after
 *   it: what does is a teaser
 */
gboolean
bang_zoner_author_ends (GArray *lines,
                        guint   i)
{
  guint paragraphs = 0;

  if (!is_author (lines, i) || !bang_line_is_paragraph (bang_lines_at (lines, i - 1)))
    return FALSE;
  for (guint j = i + 1; j < lines->len; j++)
    {
      const BangLine *after = bang_lines_at (lines, j);

      if (j == i + 1 && (after->shape & BANG_LINE_SMALL))
        return FALSE;
      if ((after->marks & BANG_MARK_END))
        break;
      paragraphs += bang_line_is_paragraph (after);
      if (paragraphs > AFTER_AUTHOR)
        return FALSE;
    }
  return TRUE;
}

/* "ngày 5.4": a full stop stands in numbers too, so the word before has to say
 * that it is a day. */
static gboolean
follows_time_word (const char *start,
                   const char *digits)
{
  static const char *const words[] = { "ngày ", "Ngày ", "Sáng ", "sáng ", "Trưa ", "trưa ", "Chiều ", "chiều ", "Tối ", "tối ", "nay (" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (digits - start) >= n && memcmp (digits - n, words[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "Sáng 12/3", "từ ngày 5-4": a day within the first bytes of a paragraph, as
 * the lead of a report has it. */
static gboolean
opens_with_day (const BangLine *line,
                const char     *text)
{
  const char *start = text + line->span.start;
  const char *end = text + MIN (line->span.end, line->span.start + OPENING_BYTES);

  for (const char *p = start; p + 2 < end; p++)
    {
      const char *digits = p;
      guint day = 0;
      guint month = 0;
      char separator;

      while (p < end && g_ascii_isdigit (*p) && p - digits < 3)
        day = 10 * day + (*p++ - '0');
      if (p == digits || p == end)
        continue;
      separator = *p++;
      for (const char *figure = p; p < end && g_ascii_isdigit (*p) && p - figure < 3; p++)
        month = 10 * month + (*p - '0');
      if (day >= 1 && day <= 31 && month >= 1 && month <= 12
          && (separator == '/' || separator == '-' || (separator == '.' && follows_time_word (start, digits))))
        return TRUE;
    }
  return FALSE;
}

/* How much of a title comes again in the paragraph under it, in per cent. */
static guint
percent_in_lead (const char     *text,
                 const BangLine *title,
                 const BangLine *lead)
{
  g_autoptr (BangZoneWords) words = bang_zone_words_new (2);
  guint shared;
  guint of;

  bang_zone_words_add (words, text_of (text, lead), length_of (lead));
  shared = bang_zone_words_shared (words, text_of (text, title), length_of (title), &of);
  return of > 0 ? shared * 100 / of : 0;
}

/* The paragraph under a title, past a stamp and an author; NULL if none. */
static const BangLine *
find_lead (GArray   *lines,
           guint     title,
           gboolean *stamp)
{
  *stamp = FALSE;
  for (guint i = title + 1; i < lines->len && i <= title + LEAD_WITHIN; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      if (bang_line_is_paragraph (line))
        return line;
      *stamp = *stamp || (line->shape & BANG_LINE_STAMP) != 0;
    }
  return NULL;
}

/**
 * bang_zoner_another_begins:
 * @lines: (element-type BangLine): the lines of a page
 * @first: the first line after the title
 * @i: one of them
 * @paragraphs: how many paragraphs stand above it
 * @text: the document's text
 *
 * Whether another report begins: its title, and a lead that says when; and
 * between them or above them what only stands around a whole article: a stamp,
 * the paper's signature, the author of the first, a line drawn; or the lead
 * says the title again. Sections of one story have none of these.
 *
 * Returns: whether the line is the title of another report
 */
gboolean
bang_zoner_another_begins (GArray     *lines,
                           guint       first,
                           guint       i,
                           guint       paragraphs,
                           const char *text)
{
  const BangLine *line = bang_lines_at (lines, i);
  g_autofree char *signature = NULL;
  const BangLine *above;
  const BangLine *lead;
  gboolean stamp;

  if (i == 0 || !bang_line_is_heading (line) || bang_line_is_paragraph (line) || line->words < OTHER_TITLE_WORDS
      || (line->shape & (BANG_LINE_ITEM | BANG_LINE_NAMES | BANG_LINE_SMALL)) || bang_line_is_under_picture (lines, i))
    return FALSE;
  lead = find_lead (lines, i, &stamp);
  if (lead == NULL)
    return FALSE;

  signature = bang_zone_dateline (text_of (text, lead), length_of (lead));
  if (signature != NULL)
    {
      g_autofree char *first_signature = find_first_signature (lines, first, text);

      return stamp || g_strcmp0 (signature, first_signature) == 0 || opens_with_day (lead, text)
             || percent_in_lead (text, line, lead) >= SHARED_BY_LEAD;
    }
  above = bang_lines_at (lines, i - 1);
  if ((stamp || (above->shape & BANG_LINE_SYMBOLS) || is_author (lines, i - 1))
      && opens_with_day (lead, text))
    return TRUE;
  return paragraphs >= 2 && line->words >= OTHER_TITLE_WORDS_SURE && opens_with_day (lead, text)
         && percent_in_lead (text, line, lead) >= SHARED_BY_LEAD;
}
