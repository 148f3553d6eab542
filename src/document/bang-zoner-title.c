/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which line is the title.
 *
 * Above it a page may print its sections, a stamp, the slogan of the day, what
 * the site says of itself, or its whole menu. A title is known by two things:
 * it is the first long line that is none of these; and the story goes on in
 * its words, as it does not in a slogan's. The second is only asked where
 * there is a choice. Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include <string.h>

/* The title is looked for among so many lines at the top. */
#define TITLE_WITHIN 30

/* A page that was saved whole begins with a menu: at least so many lines before
 * the first paragraph, which is not further down than that. */
#define MENU_LINES 12
#define MENU_WITHIN 400

/* So much of a title is repeated by no other; a trail stands close over it. */
#define TRAIL_BYTES 32
#define TRAIL_OVER_TITLE 3

/* Title, author and stamp between a lead and the same lead. */
#define LEAD_AGAIN_WITHIN 6

/* Sections and names of sites are shorter than this. */
#define TITLE_MIN_WORDS 6
#define TITLE_MIN_CHARS 25

/* A first line longer than this, or this long and ending as a sentence, is
 * already the story. */
#define TITLE_MAX_CHARS 300
#define TITLE_MAX_CHARS_SENTENCE 200

/* ... and this long when it tells, or is signed as a lead is. */
#define TITLE_MAX_CHARS_TELLING 110

/* The story's wording is that of so many paragraphs at its beginning. */
#define STORY_PARAGRAPHS 4

/* A line of which less than this part of the wording, in per cent, comes again
 * in the story gives way to one of which more than that does. Slogans and
 * sections have 0 to 15, titles 40 and more; a title that is a figure of speech
 * has little too, but no rival. */
#define SHARED_BY_SLOGAN 15
#define SHARED_BY_TITLE 40

/* A page that begins with the site's name has at least so many lines before
 * the title; a line of so few words is never one. */
#define SITE_LINES 3
#define SECTION_WORDS 4

static gboolean
is_above_title (const BangLine *line)
{
  return (line->shape & (BANG_LINE_SYMBOLS | BANG_LINE_STAMP | BANG_LINE_BUTTONS | BANG_LINE_IMAGE)) != 0
         || ((line->marks & (BANG_MARK_NOISE | BANG_MARK_HEAD | BANG_MARK_LINK)) != 0 && line->chars < 60);
}

/* A picture and its caption over the title. */
static gboolean
is_caption_above (const BangLine *line)
{
  return (line->shape & BANG_LINE_CREDIT) != 0
         || ((line->marks & BANG_MARK_CAPTION) && (line->shape & BANG_LINE_STOP) && line->stops <= 1
             && line->chars < TITLE_MAX_CHARS_SENTENCE);
}

/* "Quảng Ninh:" over a title */
static gboolean
is_kicker (GArray *lines,
           guint   i)
{
  const BangLine *line = bang_lines_at (lines, i);

  return (line->shape & BANG_LINE_COLON) != 0 && line->words <= 6
         && i + 1 < lines->len && bang_lines_at (lines, i + 1)->chars > line->chars;
}

/* A window's title: the title, a dash or a bar, and the site's name. */
static gboolean
is_window_title (const char     *text,
                 const BangLine *line,
                 const BangLine *next)
{
  gsize n = next->span.end - next->span.start;
  const char *rest = text + line->span.start + n;

  return line->span.end - line->span.start > n + 2 && next->chars >= 15
         && memcmp (text + line->span.start, text + next->span.start, n) == 0
         && *rest == ' ' && (rest[1] == '-' || rest[1] == '|' || (guchar) rest[1] == 0xe2);
}

static guint
find_first_paragraph (GArray *lines)
{
  guint i;

  for (i = 0; i < lines->len && i < MENU_WITHIN; i++)
    {
      if (bang_line_is_paragraph (bang_lines_at (lines, i)))
        return i;
    }
  return lines->len;
}

static gboolean
may_be_title (const BangLine *line)
{
  return bang_line_is_heading (line) && line->words >= TITLE_MIN_WORDS && line->chars >= TITLE_MIN_CHARS
         && (line->shape & (BANG_LINE_ITEM | BANG_LINE_TWICE | BANG_LINE_BARRED)) == 0
         && (line->marks & (BANG_MARK_HEAD | BANG_MARK_NOISE | BANG_MARK_CAPTION | BANG_MARK_LINK | BANG_MARK_BYLINE)) == 0;
}

/* Where the title is under a menu: the last long line before the first
 * paragraph, at @paragraph, that is not furniture. Returns lines->len if there
 * is no menu. */
static guint
find_title_under_menu (GArray *lines,
                       guint   paragraph)
{
  if (paragraph < MENU_LINES || paragraph == lines->len)
    return lines->len;
  for (guint i = paragraph; i > 0; i--)
    {
      const BangLine *line = bang_lines_at (lines, i - 1);

      if (may_be_title (line) && (line->shape & BANG_LINE_NAMES) == 0)
        return i - 1;
    }
  return lines->len;
}

/* The wording of the story's beginning. */
static BangZoneWords *
words_of_story (GArray     *lines,
                const char *text,
                guint       paragraph)
{
  BangZoneWords *words = bang_zone_words_new (2);

  for (guint i = paragraph, n = 0; i < lines->len && n < STORY_PARAGRAPHS; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      if (!bang_line_is_paragraph (line))
        continue;
      bang_zone_words_add (words, text + line->span.start, line->span.end - line->span.start);
      n++;
    }
  return words;
}

static guint
percent_shared (BangZoneWords  *words,
                const char     *text,
                const BangLine *line)
{
  guint of = 0;
  guint shared = bang_zone_words_shared (words, text + line->span.start, line->span.end - line->span.start, &of);

  return of > 0 ? shared * 100 / of : 0;
}

/* A trail of sections that ends with the beginning of the title, often without
 * any space: "Trang chủTin tứcHội đàm giữa ..." */
static gboolean
is_trail (const char     *text,
          const BangLine *line,
          const BangLine *other)
{
  gsize len = other->span.end - other->span.start;
  const char *found;

  if (len <= TRAIL_BYTES || line->span.end - line->span.start <= TRAIL_BYTES
      || ((line->shape & BANG_LINE_GLUED) == 0 && (line->marks & BANG_MARK_HEAD) == 0))
    return FALSE;
  found = memchr (text + line->span.start + 1, text[other->span.start], line->span.end - line->span.start - TRAIL_BYTES);
  while (found != NULL && memcmp (found, text + other->span.start, TRAIL_BYTES) != 0)
    found = memchr (found + 1, text[other->span.start], text + line->span.end - TRAIL_BYTES - found);
  return found != NULL;
}

/* A line right above a stamp, or above an author and a stamp, is the title. */
static gboolean
is_over_stamp (GArray *lines,
               guint   i)
{
  for (guint j = i + 1; j < lines->len && j <= i + 2; j++)
    {
      const BangLine *line = bang_lines_at (lines, j);

      if (line->shape & BANG_LINE_STAMP)
        return TRUE;
      if (!bang_line_is_byline (line))
        return FALSE;
    }
  return FALSE;
}

/* Whether the line at @i can give way to one below it at all: not the first
 * line of all where it is as long as a title, for a story in sections begins so. */
static gboolean
may_give_way (const BangLine *line,
              guint           i,
              guint           other)
{
  if (i > 0 || (line->marks & BANG_MARK_SLOGAN) || line->words <= SECTION_WORDS)
    return TRUE;
  return line->words < TITLE_MIN_WORDS && other >= SITE_LINES;
}

/* Whether the line at @i gives way to a title below it, above the first
 * paragraph: returns that, or @i. */
static guint
find_better_title (GArray     *lines,
                   const char *text,
                   guint       i,
                   guint       paragraph)
{
  g_autoptr (BangZoneWords) words = NULL;
  const BangLine *line = bang_lines_at (lines, i);
  gboolean slogan = (line->marks & BANG_MARK_SLOGAN) != 0;
  guint best = i;
  guint first = 0;

  for (guint j = i + 1; j < paragraph && j < i + TITLE_WITHIN; j++)
    {
      const BangLine *other = bang_lines_at (lines, j);
      guint shared;

      if (is_window_title (text, line, other))
        return j;
      if (!may_be_title (other) || (other->marks & (BANG_MARK_OPENER | BANG_MARK_REPORT))
          || other->chars > TITLE_MAX_CHARS_SENTENCE || !may_give_way (line, i, j))
        continue;
      if (words == NULL)
        {
          words = words_of_story (lines, text, paragraph);
          first = percent_shared (words, text, line);
        }
      if (!slogan && first > SHARED_BY_SLOGAN)
        return i;
      shared = percent_shared (words, text, other);
      if (is_over_stamp (lines, j) && shared > first)
        return j;
      if (best == i && (shared >= SHARED_BY_TITLE || (slogan && shared > first)))
        best = j;
    }
  return best;
}

/* A text without a title begins with its lead. */
static gboolean
is_story_already (const BangLine *line,
                  const char     *text)
{
  g_autofree char *dateline = NULL;

  if (line->chars > TITLE_MAX_CHARS)
    return TRUE;
  if ((line->shape & BANG_LINE_STOP) == 0)
    return FALSE;
  if (line->chars > TITLE_MAX_CHARS_SENTENCE)
    return TRUE;
  if (line->chars < TITLE_MAX_CHARS_TELLING)
    return FALSE;
  if (line->marks & (BANG_MARK_OPENER | BANG_MARK_REPORT | BANG_MARK_TELL))
    return TRUE;
  dateline = bang_zone_dateline (text + line->span.start, line->span.end - line->span.start);
  return dateline != NULL;
}

/* A page for telephones may print the lead first, then the title, and the lead
 * again in its place. Returns lines->len if the line at @i is not so. */
static guint
find_title_under_lead (GArray *lines,
                       guint   i)
{
  guint title = lines->len;

  for (guint j = i + 1; j < lines->len && j <= i + LEAD_AGAIN_WITHIN; j++)
    {
      const BangLine *line = bang_lines_at (lines, j);

      if (line->twin == (int) i)
        return title;
      if (title == lines->len && may_be_title (line))
        title = j;
    }
  return lines->len;
}

/* Tells what stands above the title; returns the first line that does not. */
static guint
tell_above_title (GArray *lines,
                  guint   paragraph)
{
  guint title;
  guint i;

  for (i = 0; i < lines->len && i < TITLE_WITHIN; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (is_caption_above (line))
        bang_line_tell (line, BANG_ZONE_CAPTION);
      else if (is_above_title (line) || is_kicker (lines, i))
        bang_line_tell (line, (line->shape & BANG_LINE_IMAGE) ? BANG_ZONE_IMAGE_NAME : BANG_ZONE_OTHER);
      else
        break;
    }

  title = find_title_under_menu (lines, paragraph);
  if (title < lines->len)
    {
      for (; i < title; i++)
        bang_line_tell (bang_lines_at (lines, i), BANG_ZONE_OTHER);
      return title;
    }
  if (i < lines->len && i < TITLE_WITHIN)
    return i;

  /* All furniture: the first line is still the best name there is. */
  for (guint j = 0; j < i; j++)
    bang_lines_at (lines, j)->told = FALSE;
  return 0;
}

/* Tells the lines from @i up to the title at @title. */
static void
tell_up_to (GArray *lines,
            guint   i,
            guint   title)
{
  for (; i < title; i++)
    {
      if (!bang_lines_at (lines, i)->told)
        bang_line_tell (bang_lines_at (lines, i), BANG_ZONE_OTHER);
    }
}

/* The title under a trail at @i, or lines->len. */
static guint
find_title_under_trail (GArray     *lines,
                        const char *text,
                        guint       i)
{
  for (guint j = i + 1; j < lines->len && j <= i + TRAIL_OVER_TITLE; j++)
    {
      if (may_be_title (bang_lines_at (lines, j)) && is_trail (text, bang_lines_at (lines, i), bang_lines_at (lines, j)))
        return j;
    }
  return lines->len;
}

/**
 * bang_zoner_tell_title:
 * @lines: (element-type BangLine): the lines of a page
 * @text: the document's text
 *
 * Tells the title and what stands above it.
 *
 * Returns: the index of the first line after the title
 */
guint
bang_zoner_tell_title (GArray     *lines,
                       const char *text)
{
  guint paragraph = find_first_paragraph (lines);
  guint title;
  guint i;

  if (lines->len == 0)
    return 0;
  i = tell_above_title (lines, paragraph);

  title = find_title_under_trail (lines, text, i);
  if (title == lines->len && is_story_already (bang_lines_at (lines, i), text))
    {
      title = find_title_under_lead (lines, i);
      if (title == lines->len)
        return i;
    }
  if (title == lines->len)
    title = find_better_title (lines, text, i, paragraph);
  tell_up_to (lines, i, title);
  i = title;
  bang_line_tell (bang_lines_at (lines, i), BANG_ZONE_TITLE);

  /* The text of a picture is often the title. */
  for (guint j = i + 2; j < lines->len; j++)
    {
      if (bang_lines_at (lines, j)->first == (int) i)
        bang_lines_at (lines, j)->shape |= BANG_LINE_IMAGE;
    }

  /* Printed again under itself. */
  for (title = i++; i < lines->len && bang_lines_at (lines, i)->twin == (int) title; i++)
    {
      bang_line_tell (bang_lines_at (lines, i), BANG_ZONE_OTHER);
      bang_lines_at (lines, i)->shape &= ~BANG_LINE_IMAGE;
      title = i;
    }
  return i;
}
