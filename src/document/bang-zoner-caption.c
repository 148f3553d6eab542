/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Captions whose picture left nothing behind: the page was saved as text, the
 * picture is gone without a name, and the line that stood under it looks like
 * a paragraph. What tells it is what it says: it shows named people doing one
 * thing and neither reports, dates nor leads on. Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

/* A line without a full stop, or one that shows people and tells nothing, is a
 * caption up to this length. */
#define CAPTION_SOLE_CHARS 320

/* Without a picture above it, a line with no full stop is a caption from this
 * length on; headings of sections are shorter. */
#define CAPTION_ALONE_CHARS 100

/* The last line of a story that has no other caption may be a sentence whose
 * full stop was forgotten, from this length on. */
#define CAPTION_LAST_CHARS 90

/* A whole sentence that shows people is a caption up to this length: of the
 * captions of 770 articles on visits and talks that end with a full stop, nine
 * in ten are shorter. */
#define CAPTION_SENTENCE_CHARS 200

/* ... and when it names nobody ("Các đại biểu tham dự hội nghị."), to this. */
#define CAPTION_NAMELESS_CHARS 70

/* A page sets its captions without a full stop where at least so many lines that are as
 * long as captions have none, among so many paragraphs that have one. */
#define OPEN_CAPTIONS 2
#define STOPPED_PARAGRAPHS 3

/* Somebody's name and office have at least so many words with a capital. */
#define CAPITALS_OF_A_NAME 3

/* A sentence that says of a picture who is where in it, or one that shows named
 * people. Measured on 770 articles whose captions are known: 93 in 100 such
 * lines are captions. */
static gboolean
shows_people (const BangLine         *line,
              const BangCaptionStyle *style)
{
  if ((line->shape & BANG_LINE_STOP) == 0 || line->stops > 1 || line->chars > CAPTION_SOLE_CHARS
      || (line->shape & (BANG_LINE_COLON | BANG_LINE_ITEM)) != 0)
    return FALSE;
  if (line->marks & BANG_MARK_POINT)
    return TRUE;
  /* A page that names its pictures prints the captions under the names, and one
   * that says who took them says so of all. */
  if (style->names_pictures || style->credits || (line->marks & (BANG_MARK_WHO | BANG_MARK_ACT)) == 0 || line->chars > CAPTION_SENTENCE_CHARS
      || (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER | BANG_MARK_TELL | BANG_MARK_BYLINE)) != 0)
    return FALSE;
  if ((line->marks & (BANG_MARK_GROUP | BANG_MARK_SCENE)) == BANG_MARK_SCENE && line->chars <= CAPTION_NAMELESS_CHARS)
    return TRUE;
  /* "Hai bên hẹn gặp lại tại Lào Cai." has names too, but only of places. */
  return line->capitals >= CAPITALS_OF_A_NAME && (line->marks & (BANG_MARK_GROUP | BANG_MARK_SCENE)) != BANG_MARK_GROUP;
}

/* A line without a full stop among paragraphs that have one: it shows people
 * and tells nothing, or it is too long for the heading of a section. Not the
 * last line, whose full stop may have been forgotten, unless it is plain. */
static gboolean
stands_open (const BangLine *line,
             const BangLine *above,
             gboolean        last,
             gboolean        found)
{
  if (line->chars > CAPTION_SOLE_CHARS || line->stops > 0
      || (line->shape & (BANG_LINE_STOP | BANG_LINE_COLON | BANG_LINE_ITEM)) != 0
      || (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER | BANG_MARK_BYLINE)) != 0)
    return FALSE;
  if (last && !found && line->chars > CAPTION_LAST_CHARS)
    return FALSE;
  /* "Cục Hải quan A và Hải quan vùng B ký kết biên bản phối hợp", right under the
   * caption of another picture. */
  if ((line->marks & BANG_MARK_SCENE) && line->capitals >= CAPITALS_OF_A_NAME && line->words >= 8
      && above->told && above->kind == BANG_ZONE_CAPTION)
    return !last;
  if ((line->marks & BANG_MARK_WHO) == 0)
    return !last && line->chars >= CAPTION_ALONE_CHARS;
  /* "Các đại biểu tỉnh An Giang", in a row of captions. */
  return line->words >= 6 || (line->words >= 4 && above->told && above->kind == BANG_ZONE_CAPTION);
}

/* The rest of a caption that was broken in two: "... trao Huân chương" and, on
 * the next line, "cho đồng chí ..." */
static gboolean
goes_on_from (const BangLine *line,
              const BangLine *above)
{
  return (line->shape & BANG_LINE_SMALL) != 0 && line->gap == 0 && line->stops <= 1
         && line->number == above->number + 1
         && above->told && above->kind == BANG_ZONE_CAPTION && (above->shape & BANG_LINE_STOP) == 0;
}

static gboolean
is_repeated_caption (const BangLine *line)
{
  return line->stops <= 1 && line->chars <= CAPTION_SOLE_CHARS && line->chars >= CAPTION_NAMELESS_CHARS / 2
         && (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER)) == 0;
}

/* The same line twice in the story, not in a row: once under the picture at the
 * top, once in a gallery below. Of a paragraph printed twice the second goes. */
static void
tell_repeated (BangLine *line,
               BangLine *earlier)
{
  gboolean caption = is_repeated_caption (line);

  if (earlier->told && earlier->kind != BANG_ZONE_CAPTION)
    return;
  if (caption && !earlier->told)
    bang_line_tell (earlier, BANG_ZONE_CAPTION);
  bang_line_tell (line, caption ? BANG_ZONE_CAPTION : BANG_ZONE_OTHER);
}

/* Lines of the story that stand below it once more, in a list of its pictures. */
static void
tell_repeated_below (GArray *lines,
                     guint   lead,
                     guint   end)
{
  for (guint i = end; i < lines->len; i++)
    {
      BangLine *line = bang_lines_at (lines, i);
      BangLine *earlier = bang_lines_at (lines, line->first);

      if (line->first > (int) lead && line->first < (int) end && is_repeated_caption (line) && !earlier->told)
        bang_line_tell (earlier, BANG_ZONE_CAPTION);
    }
}

/* The picture at the top of the page, between the title and the lead: a line
 * that shows something, over one that begins as a lead does. */
static gboolean
stands_over_lead (GArray                 *lines,
                  guint                   i,
                  guint                   end,
                  const BangCaptionStyle *style)
{
  const BangLine *line = bang_lines_at (lines, i);
  const BangLine *next;

  while (++i < end && bang_lines_at (lines, i)->told)
    ;
  if (i >= end)
    return FALSE;
  next = bang_lines_at (lines, i);
  if (!bang_line_is_paragraph (next) || (next->chars <= BANG_LINE_SHORT_CHARS && (next->marks & BANG_MARK_OPENER) == 0))
    return FALSE;
  if ((line->marks & BANG_MARK_CAPTION) && (line->marks & BANG_MARK_REPORT) == 0 && line->stops <= 1)
    return line->chars <= CAPTION_SENTENCE_CHARS;
  return shows_people (line, style) || ((line->marks & BANG_MARK_WHO) && stands_open (line, line, FALSE, FALSE));
}

/* "Ông A đề nghị lãnh đạo thành phố B tạo điều kiện …", no full stop: one sentence that
 * names somebody; the stop of "TP." may stand in it. */
static gboolean
is_open_line (const BangLine *line)
{
  return !line->told && line->stops <= 1 && line->chars >= CAPTION_LAST_CHARS && line->chars <= CAPTION_SOLE_CHARS
         && (line->shape & (BANG_LINE_STOP | BANG_LINE_COLON | BANG_LINE_ITEM)) == 0
         && (line->marks & (BANG_MARK_OPENER | BANG_MARK_BYLINE)) == 0 && line->capitals >= CAPITALS_OF_A_NAME;
}

/* Whether the page sets captions without a full stop, so that what is told in one does
 * not make it a paragraph. */
static gboolean
has_open_captions (GArray *lines,
                   guint   first,
                   guint   end)
{
  guint n_open = 0;
  guint n_stopped = 0;

  for (guint i = first; i < end; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      /* A list's items have no full stop either. */
      if (line->shape & (BANG_LINE_COLON | BANG_LINE_ITEM))
        return FALSE;
      n_open += is_open_line (line);
      n_stopped += !line->told && (line->shape & BANG_LINE_STOP) != 0;
    }
  return n_open >= OPEN_CAPTIONS && n_stopped >= STOPPED_PARAGRAPHS && n_open < n_stopped;
}

/**
 * bang_zoner_tell_captions:
 * @lines: (element-type BangLine): the lines of a page
 * @first: the first line after the title
 * @end: the first line after the story
 * @style: how the page sets captions
 *
 * Tells the captions that stand under no picture's name.
 */
void
bang_zoner_tell_captions (GArray                 *lines,
                          guint                   first,
                          guint                   end,
                          const BangCaptionStyle *style)
{
  gboolean found = FALSE;
  gboolean open;
  guint i = first;

  while (i < end && bang_lines_at (lines, i)->told)
    i++;
  if (i < end && stands_over_lead (lines, i, end, style))
    {
      bang_line_tell (bang_lines_at (lines, i), BANG_ZONE_CAPTION);
      while (i < end && bang_lines_at (lines, i)->told)
        i++;
      found = TRUE;
    }
  tell_repeated_below (lines, i, end);
  open = has_open_captions (lines, i, end);
  for (guint lead = i++; i < end; i++)
    {
      BangLine *line = bang_lines_at (lines, i);
      const BangLine *above = bang_lines_at (lines, i - 1);

      if (!line->told && line->twin > (int) lead && line->chars >= CAPTION_NAMELESS_CHARS / 2)
        tell_repeated (line, bang_lines_at (lines, line->twin));
      if (line->told || (above->shape & (BANG_LINE_COLON | BANG_LINE_ITEM)) != 0)
        continue;
      if (!(open && is_open_line (line)) && !goes_on_from (line, above) && !shows_people (line, style)
          && (style->captions_touch || !stands_open (line, above, i + 1 == end, found)))
        continue;
      bang_line_tell (line, BANG_ZONE_CAPTION);
      found = TRUE;
    }
}
