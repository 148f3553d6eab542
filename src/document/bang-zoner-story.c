/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines between the title and the end of the story: which of them are
 * pictures, what stands under pictures, bylines, and which are the story.
 *
 * The rule behind every decision: a story line that is lost is worse than a
 * line of furniture that stays, and the last paragraph is never given up.
 * Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#define CAPTION_MAX_CHARS 420
#define CAPTION_MAX_STOPS 3

/* Above this length a line that ends as a sentence does and stands apart from
 * the picture above it is a paragraph. */
#define CAPTION_APART_CHARS 130

/* Above this length a line that tells is a paragraph in spite of a credit. */
#define CREDITED_TELLING_CHARS 200

/* Above this length several sentences that tell or quote are a paragraph even
 * right under a picture. */
#define CAPTION_TELLING_CHARS 240

/* A line without a full stop, or one that shows people and tells nothing, is a
 * caption up to this length. */
#define CAPTION_SOLE_CHARS 320

/* A line that only says who took the picture has no more words. */
#define CREDIT_ONLY_WORDS 8

/* Somebody's name, or a place with its kind, has so many words with a capital. */
#define CAPITALS_OF_A_NAME 3

/* A title under the last paragraph is at least and at most this long. */
#define LAST_TITLE_CHARS 25
#define LAST_TITLE_MAX_CHARS 150

static BangCaptionStyle
style_of (GArray *lines,
          guint   first,
          guint   end)
{
  BangCaptionStyle style = { FALSE, FALSE, FALSE, FALSE };
  guint gaps = 0;

  for (guint i = first; i < end; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      gaps += line->gap > 0;
      style.names_pictures = style.names_pictures || (line->shape & BANG_LINE_IMAGE) != 0;
      style.credits = style.credits || (line->shape & BANG_LINE_CREDIT) != 0;
      if (i > first && line->gap == 0 && (line->shape & BANG_LINE_IMAGE) == 0
          && (bang_lines_at (lines, i - 1)->shape & BANG_LINE_IMAGE))
        style.captions_touch = TRUE;
    }
  style.blank_lines = gaps * 3 >= end - first;
  if (!style.blank_lines)
    style.captions_touch = FALSE;
  return style;
}

/* Whether the line under a picture, not set right under it, is its caption. */
static gboolean
reads_as_caption (const BangLine *line)
{
  if (line->shape & BANG_LINE_CREDIT)
    return TRUE;
  if (line->marks & BANG_MARK_CAPTION)
    return line->stops <= 1;
  if ((line->shape & (BANG_LINE_COLON | BANG_LINE_ITEM)) != 0 || line->stops > 1 || (line->marks & BANG_MARK_OPENER))
    return FALSE;
  /* "Hai bên hẹn gặp lại vào tháng 4." shows and names nothing. */
  if ((line->shape & BANG_LINE_STOP) && (line->marks & (BANG_MARK_GROUP | BANG_MARK_SCENE)) == BANG_MARK_GROUP
      && line->capitals < CAPITALS_OF_A_NAME)
    return FALSE;
  if ((line->shape & BANG_LINE_STOP) == 0 || ((line->marks & BANG_MARK_WHO) && (line->marks & BANG_MARK_REPORT) == 0))
    return line->chars <= CAPTION_SOLE_CHARS;
  return line->chars <= CAPTION_APART_CHARS && (line->marks & BANG_MARK_REPORT) == 0;
}

static gboolean
is_caption (GArray                 *lines,
            guint                   i,
            guint                   end,
            const BangCaptionStyle *style)
{
  const BangLine *line = bang_lines_at (lines, i);

  if (line->told || line->chars > CAPTION_MAX_CHARS || line->stops > CAPTION_MAX_STOPS)
    return FALSE;
  if (i + 1 < end && bang_lines_at (lines, i + 1)->twin == (int) i)
    return TRUE;
  if (!style->blank_lines)
    return reads_as_caption (line);
  if (line->gap == 0)
    return line->stops <= 1 || line->chars <= CAPTION_TELLING_CHARS || (line->marks & BANG_MARK_REPORT) == 0;
  if (style->captions_touch)
    return (line->shape & BANG_LINE_CREDIT) != 0 || (line->marks & BANG_MARK_CAPTION) != 0;
  return reads_as_caption (line);
}

static void
tell_pictures (GArray                 *lines,
               guint                   first,
               guint                   end,
               const BangCaptionStyle *style)
{
  for (guint i = first; i < end; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (line->told)
        continue;
      if (line->shape & BANG_LINE_IMAGE)
        bang_line_tell (line, BANG_ZONE_IMAGE_NAME);
      else if (i > first && (bang_lines_at (lines, i - 1)->shape & BANG_LINE_IMAGE)
               && is_caption (lines, i, end, style))
        bang_line_tell (line, BANG_ZONE_CAPTION);
    }
}

/* A paragraph can end with a credit too, where a site prints the caption on
 * its line. */
static gboolean
is_credited_caption (const BangLine *line)
{
  /* Nobody points into a picture but under it: "Từ trái qua phải, ...". */
  if ((line->marks & BANG_MARK_POINT) && line->stops <= 3)
    return TRUE;
  /* "... ở cảng. Ảnh: T.Bình." has three stops and is one sentence. */
  if (line->chars <= CREDITED_TELLING_CHARS)
    return line->stops <= ((line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER)) ? 2 : 3);
  return line->stops <= 2 && (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER)) == 0;
}

/* "Một số hình ảnh tại chương trình:" and the short lines after it. */
static void
tell_gallery (GArray *lines,
              guint   at,
              guint   end)
{
  bang_line_tell (bang_lines_at (lines, at), BANG_ZONE_CAPTION);
  for (guint i = at + 1; i < end; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (line->told)
        continue;
      if (line->chars > CAPTION_APART_CHARS || line->stops > 1 || (line->shape & (BANG_LINE_ITEM | BANG_LINE_NAMES))
          || (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER | BANG_MARK_BYLINE)))
        return;
      bang_line_tell (line, BANG_ZONE_CAPTION);
    }
}

/* A line printed twice in a row: a caption, which is also the text of its
 * picture, or a paragraph, most often the lead, which a page also gives to
 * search engines. Of the paragraph the second print goes. */
static void
tell_twins (BangLine *line,
            BangLine *twin,
            gboolean  is_first)
{
  gboolean paragraph = is_first || line->chars > CAPTION_MAX_CHARS
                       || ((line->shape & BANG_LINE_STOP) && (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER)));

  if (!paragraph)
    bang_line_tell (line, BANG_ZONE_CAPTION);
  bang_line_tell (twin, paragraph ? BANG_ZONE_OTHER : BANG_ZONE_CAPTION);
}

/* "Ảnh: X" on a line of its own: the open line above it is the caption. A short
 * one is the text of the picture. */
static void
tell_over_credit (BangLine       *line,
                  const BangLine *credit)
{
  if (!line->told && (credit->marks & BANG_MARK_CAPTION) && credit->words <= CREDIT_ONLY_WORDS
      && line->words > 6 && line->stops == 0 && line->chars <= CAPTION_SOLE_CHARS
      && (line->shape & (BANG_LINE_COLON | BANG_LINE_ITEM)) == 0)
    bang_line_tell (line, BANG_ZONE_CAPTION);
}

/* "![]() Vừa qua, tỉnh A đã tổ chức …. |" between the title and the lead: the first
 * words of another article beside its picture. A caption sets no time. */
static gboolean
is_teaser_above (GArray *lines,
                 guint   first,
                 guint   i)
{
  const BangLine *line = bang_lines_at (lines, i);

  if ((line->marks & (BANG_MARK_OPENER | BANG_MARK_CAPTION)) != BANG_MARK_OPENER || (line->shape & BANG_LINE_STOP) == 0
      || (line->shape & BANG_LINE_CREDIT) != 0)
    return FALSE;
  for (guint j = first; j < i; j++)
    {
      if (!bang_lines_at (lines, j)->told)
        return FALSE;
    }
  return TRUE;
}

/* Captions and furniture that stand without a picture's name above them. */
static void
tell_furniture (GArray *lines,
                guint   first,
                guint   end)
{
  guint lead = end;

  for (guint i = first; i < end; i++)
    {
      BangLine *line = bang_lines_at (lines, i);
      BangLine *next = i + 1 < end ? bang_lines_at (lines, i + 1) : NULL;

      if (lead == end && !line->told && bang_line_is_paragraph (line))
        lead = i;

      if (line->told)
        continue;
      if (line->shape & (BANG_LINE_SYMBOLS | BANG_LINE_BUTTONS | BANG_LINE_STAMP))
        bang_line_tell (line, BANG_ZONE_OTHER);
      else if ((line->marks & BANG_MARK_NOISE) && !bang_line_is_paragraph (line))
        bang_line_tell (line, BANG_ZONE_OTHER);
      else if ((line->marks & BANG_MARK_LINK) && (line->shape & BANG_LINE_STOP) == 0)
        bang_line_tell (line, BANG_ZONE_RELATED);
      else if ((line->shape & BANG_LINE_BRACKETED) && line->words >= 4)
        bang_line_tell (line, BANG_ZONE_RELATED);
      else if ((line->shape & BANG_LINE_CREDIT) && (line->marks & BANG_MARK_BYLINE) == 0 && is_credited_caption (line))
        {
          bang_line_tell (line, BANG_ZONE_CAPTION);
          if (i > first + 1)
            tell_over_credit (bang_lines_at (lines, i - 1), line);
        }
      else if ((line->marks & BANG_MARK_CAPTION) && (line->marks & BANG_MARK_REPORT) == 0 && line->stops <= 1
               && line->words <= 25 && i > first)
        bang_line_tell (line, BANG_ZONE_CAPTION);
      else if (next != NULL && next->twin == (int) i && !next->told)
        tell_twins (line, next, i == lead);
      else if (line->twin >= 0 && bang_lines_at (lines, line->twin)->kind == BANG_ZONE_CAPTION
               && bang_lines_at (lines, line->twin)->told)
        bang_line_tell (line, BANG_ZONE_CAPTION);
      else if (line->shape & BANG_LINE_TWICE)
        bang_line_tell (line, BANG_ZONE_RELATED);
      else if ((line->shape & BANG_LINE_BARRED) && line->stops <= 2)
        bang_line_tell (line, is_teaser_above (lines, first, i) ? BANG_ZONE_RELATED : BANG_ZONE_CAPTION);
      else if ((line->marks & BANG_MARK_GALLERY) && (line->shape & BANG_LINE_STOP) == 0)
        tell_gallery (lines, i, end);
    }
}

/* Links to other articles between the lead and the second paragraph: two or
 * more titles, of which the last, standing apart, may be a section's heading. */
static void
tell_links_under_lead (GArray *lines,
                       guint   first,
                       guint   end)
{
  guint lead = first;
  guint last;

  while (lead < end && bang_lines_at (lines, lead)->told)
    lead++;
  for (last = lead + 1; last < end; last++)
    {
      const BangLine *line = bang_lines_at (lines, last);

      if (line->told || !bang_line_is_heading (line) || bang_line_is_paragraph (line)
          || (line->shape & BANG_LINE_ITEM) || (line->marks & (BANG_MARK_WHO | BANG_MARK_CAPTION)))
        break;
    }
  if (last >= end || last < lead + 3)
    return;
  if (bang_lines_at (lines, last - 1)->gap > bang_lines_at (lines, lead + 1)->gap)
    last--;
  for (guint i = lead + 1; i < last; i++)
    bang_line_tell (bang_lines_at (lines, i), BANG_ZONE_RELATED);
}

/* An alternative text without marks between paragraphs ("Ha Giang"), or any
 * short one right over the line that says who took the picture. */
static void
tell_unmarked (GArray *lines,
               guint   first,
               guint   end)
{
  for (guint i = first + 1; i + 1 < end; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (!line->told && (line->shape & BANG_LINE_UNMARKED) && (line->shape & (BANG_LINE_STOP | BANG_LINE_COLON | BANG_LINE_ITEM)) == 0
          && line->words <= 6)
        bang_line_tell (line, BANG_ZONE_IMAGE_NAME);
      else if (!line->told && line->words <= 6 && (line->shape & (BANG_LINE_STOP | BANG_LINE_COLON | BANG_LINE_ITEM)) == 0
               && bang_lines_at (lines, i + 1)->gap == 0 && (bang_lines_at (lines, i + 1)->shape & BANG_LINE_CREDIT))
        bang_line_tell (line, BANG_ZONE_IMAGE_NAME);
    }
}

/* A short line without a full stop right under a paragraph that has one: an
 * author with his office, a place and a day; no end of a story. */
static gboolean
is_stub (GArray *lines,
         guint   i)
{
  const BangLine *line = bang_lines_at (lines, i);
  const BangLine *above = bang_lines_at (lines, i - 1);

  return line->words <= 10 && line->chars <= 60
         && (line->shape & (BANG_LINE_STOP | BANG_LINE_COLON | BANG_LINE_ITEM)) == 0
         && (line->marks & BANG_MARK_REPORT) == 0
         && !above->told && bang_line_is_paragraph (above) && (above->shape & BANG_LINE_STOP);
}

/* Who wrote it, under the last paragraph. */
static void
tell_bylines (GArray *lines,
              guint   first,
              guint   end)
{
  for (guint i = end; i > first + 1; i--)
    {
      BangLine *line = bang_lines_at (lines, i - 1);

      if (line->told)
        continue;
      if (!bang_line_is_byline (line) && !is_stub (lines, i - 1))
        return;
      bang_line_tell (line, BANG_ZONE_OTHER);
    }
}

/* The title of another article under the last paragraph, without any heading
 * over it. Words that tell speak for a sentence whose full stop was forgotten. */
static void
tell_last_title (GArray *lines,
                 guint   first,
                 guint   end)
{
  BangLine *line;
  const BangLine *above;

  while (end > first && bang_lines_at (lines, end - 1)->told)
    end--;
  if (end < first + 3)
    return;
  line = bang_lines_at (lines, end - 1);
  above = bang_lines_at (lines, end - 2);
  if (!bang_line_is_heading (line) || bang_line_is_paragraph (line) || line->stops > 0
      || line->chars < LAST_TITLE_CHARS || line->chars > LAST_TITLE_MAX_CHARS
      || (line->shape & BANG_LINE_ITEM) || (above->shape & (BANG_LINE_COLON | BANG_LINE_ITEM))
      || (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER | BANG_MARK_TELL)))
    return;
  if (above->told || (above->shape & BANG_LINE_STOP))
    bang_line_tell (line, BANG_ZONE_RELATED);
}

static gboolean
has_paragraph (GArray *lines,
               guint   from,
               guint   end)
{
  for (guint i = from; i < end; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      if (!line->told && bang_line_is_paragraph (line))
        return TRUE;
    }
  return FALSE;
}

/* What stands between the title and the lead: section, stamp, author. */
static gboolean
is_above_lead (const BangLine *line)
{
  if (bang_line_is_paragraph (line))
    return FALSE;
  if (line->marks & (BANG_MARK_HEAD | BANG_MARK_BYLINE | BANG_MARK_FOOTER))
    return TRUE;
  if ((line->shape & BANG_LINE_NAMES) && line->words <= 8)
    return TRUE;
  if ((line->shape & BANG_LINE_GLUED) && (line->shape & BANG_LINE_STOP) == 0)
    return TRUE;
  return (line->shape & (BANG_LINE_STOP | BANG_LINE_ITEM)) == 0 && line->chars < 70
         && (line->marks & (BANG_MARK_OPENER | BANG_MARK_REPORT)) == 0;
}

static void
tell_head (GArray *lines,
           guint   first,
           guint   end)
{
  guint last;

  for (last = end; last > first; last--)
    {
      const BangLine *line = bang_lines_at (lines, last - 1);

      if (!line->told && bang_line_is_paragraph (line))
        break;
    }
  for (guint i = first; i + 1 < last; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (line->told)
        continue;
      if (!is_above_lead (line))
        return;
      bang_line_tell (line, (line->shape & BANG_LINE_GLUED) ? BANG_ZONE_RELATED : BANG_ZONE_OTHER);
    }
}

/* Nothing left: then what was taken for captions was the story. */
static void
give_back (GArray *lines,
           guint   first,
           guint   end)
{
  for (guint i = first; i < end; i++)
    {
      if (!bang_lines_at (lines, i)->told)
        return;
    }
  for (guint i = first; i < end; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (line->kind == BANG_ZONE_CAPTION && bang_line_is_paragraph (line))
        line->told = FALSE;
    }
}

/**
 * bang_zoner_sort_story:
 * @lines: (element-type BangLine): the lines of a page
 * @first: the first line after the title
 * @end: the first line after the story
 *
 * Tells what each line between @first and @end is.
 */
void
bang_zoner_sort_story (GArray *lines,
                       guint   first,
                       guint   end)
{
  BangCaptionStyle style = style_of (lines, first, end);
  gboolean lead = TRUE;

  tell_pictures (lines, first, end, &style);
  tell_furniture (lines, first, end);
  if (has_paragraph (lines, first, end))
    {
      tell_head (lines, first, end);
      tell_bylines (lines, first, end);
      tell_unmarked (lines, first, end);
      tell_links_under_lead (lines, first, end);
      bang_zoner_tell_captions (lines, first, end, &style);
      /* A caption may have stood under the author. */
      tell_bylines (lines, first, end);
      tell_last_title (lines, first, end);
    }
  give_back (lines, first, end);

  for (guint i = first; i < end; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (line->told)
        continue;
      bang_line_tell (line, lead ? BANG_ZONE_LEAD : BANG_ZONE_BODY);
      lead = FALSE;
    }
}
