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
  /* A page that names its pictures prints the captions under the names. */
  if (style->names_pictures || (line->marks & BANG_MARK_WHO) == 0 || line->chars > CAPTION_SENTENCE_CHARS
      || (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER | BANG_MARK_TELL | BANG_MARK_BYLINE)) != 0)
    return FALSE;
  if ((line->marks & BANG_MARK_SCENE) && line->chars <= CAPTION_NAMELESS_CHARS)
    return TRUE;
  /* "Hai bên hẹn gặp lại tại Lào Cai." has names too, but only of places. */
  return line->capitals >= CAPITALS_OF_A_NAME && (line->marks & (BANG_MARK_GROUP | BANG_MARK_SCENE)) != BANG_MARK_GROUP;
}

/* A line without a full stop among paragraphs that have one: it shows people
 * and tells nothing, or it is too long for the heading of a section. Not the
 * last line, whose full stop may have been forgotten, unless it is plain. */
static gboolean
stands_open (const BangLine *line,
             gboolean        last,
             gboolean        found)
{
  if (line->chars > CAPTION_SOLE_CHARS || line->stops > 0
      || (line->shape & (BANG_LINE_STOP | BANG_LINE_COLON | BANG_LINE_ITEM)) != 0
      || (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER | BANG_MARK_BYLINE)) != 0)
    return FALSE;
  if (last && !found && line->chars > CAPTION_LAST_CHARS)
    return FALSE;
  return (line->marks & BANG_MARK_WHO) != 0 ? line->words >= 6 : !last && line->chars >= CAPTION_ALONE_CHARS;
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

/* The same line twice in the story, not in a row: once under the picture at the
 * top, once in a gallery below. Of a paragraph printed twice the second goes. */
static void
tell_repeated (BangLine *line,
               BangLine *earlier)
{
  gboolean caption = line->stops <= 1 && line->chars <= CAPTION_SOLE_CHARS
                     && (line->marks & (BANG_MARK_REPORT | BANG_MARK_OPENER)) == 0;

  if (earlier->told && earlier->kind != BANG_ZONE_CAPTION)
    return;
  if (caption && !earlier->told)
    bang_line_tell (earlier, BANG_ZONE_CAPTION);
  bang_line_tell (line, caption ? BANG_ZONE_CAPTION : BANG_ZONE_OTHER);
}

/**
 * bang_zoner_tell_captions:
 * @lines: (element-type BangLine): the lines of a page
 * @first: the first line after the title
 * @end: the first line after the story
 * @style: how the page sets captions
 *
 * Tells the captions that stand under no picture's name. The first paragraph
 * is not looked at.
 */
void
bang_zoner_tell_captions (GArray                 *lines,
                          guint                   first,
                          guint                   end,
                          const BangCaptionStyle *style)
{
  gboolean found = FALSE;
  guint i = first;

  while (i < end && bang_lines_at (lines, i)->told)
    i++;
  for (guint lead = i++; i < end; i++)
    {
      BangLine *line = bang_lines_at (lines, i);
      const BangLine *above = bang_lines_at (lines, i - 1);

      if (!line->told && line->twin > (int) lead && line->chars >= CAPTION_NAMELESS_CHARS / 2)
        tell_repeated (line, bang_lines_at (lines, line->twin));
      if (line->told || (above->shape & (BANG_LINE_COLON | BANG_LINE_ITEM)) != 0)
        continue;
      if (!goes_on_from (line, above) && !shows_people (line, style)
          && (style->captions_touch || !stands_open (line, i + 1 == end, found)))
        continue;
      bang_line_tell (line, BANG_ZONE_CAPTION);
      found = TRUE;
    }
}
