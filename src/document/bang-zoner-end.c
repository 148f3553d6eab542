/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the story ends and the rest of the page begins.
 *
 * A saved page goes on after its article: links to others, teasers, buttons,
 * the imprint. Its dates and names are of another day, so nothing of it may
 * reach the story; and a story must not be cut at a box of links in its
 * middle. A marker line therefore counts only after enough story, and one that
 * is also used for boxes only when no story follows it. Pages without a known
 * marker are told by the shape of their tail: titles printed twice (as the
 * alternative text of a thumbnail and as the link) over a teaser.
 *
 * Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

/* From this many paragraphs on a heading such as "Tin cùng chuyên mục" is
 * believed without looking further. */
#define ENOUGH_PARAGRAPHS 3

/* What follows a line, up to the end of the page. */
typedef struct
{
  guint paragraphs;   /* running text */
  guint led;          /* of these, those right under a heading: teasers */
  guint headings;
  guint twins;        /* headings printed twice */
  guint in_a_row;     /* the longest run of paragraphs without a heading between */
} Outlook;

static gboolean
is_certain_end (const BangLine *line)
{
  return (line->marks & BANG_MARK_END) != 0;
}

static gboolean
is_possible_end (const BangLine *line)
{
  return (line->marks & (BANG_MARK_END | BANG_MARK_RELATED | BANG_MARK_FOOTER)) != 0
         || (line->shape & BANG_LINE_BUTTONS) != 0;
}

/* A line under a picture, as far as can be told before captions are sorted. */
static gboolean
is_under_picture (GArray *lines,
                  guint   i)
{
  const BangLine *line = bang_lines_at (lines, i);

  return (line->shape & BANG_LINE_CREDIT) != 0
         || (i > 0 && line->gap == 0 && (bang_lines_at (lines, i - 1)->shape & BANG_LINE_IMAGE) != 0);
}

/* Looks from line @from to the next certain end. */
static void
look_ahead (GArray  *lines,
            guint    from,
            Outlook *outlook)
{
  gboolean under_heading = FALSE;
  guint row = 0;

  *outlook = (Outlook) { 0 };
  for (guint i = from; i < lines->len; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      if (i > from && is_certain_end (line))
        break;
      if (is_under_picture (lines, i) || (line->shape & BANG_LINE_IMAGE))
        continue;

      if (bang_line_is_paragraph (line))
        {
          outlook->paragraphs++;
          outlook->led += under_heading;
          row = under_heading ? 1 : row + 1;
          outlook->in_a_row = MAX (outlook->in_a_row, row);
          under_heading = FALSE;
        }
      else if (bang_line_is_heading (line))
        {
          outlook->headings++;
          outlook->twins += line->twin >= (int) from && line->twin == (int) i - 1;
          under_heading = TRUE;
          row = 0;
        }
    }
}

/* Whether the story goes on after a box of links at @at. Teasers alternate
 * with their titles; a story has paragraphs in a row. */
static gboolean
story_resumes (GArray *lines,
               guint   at,
               guint   paragraphs_before)
{
  Outlook outlook;

  look_ahead (lines, at + 1, &outlook);
  if (outlook.paragraphs == 0 || outlook.twins > 0)
    return FALSE;
  if (paragraphs_before == 0)
    return TRUE;
  return outlook.paragraphs >= 2 && outlook.in_a_row >= 2 && outlook.led * 3 <= outlook.paragraphs + 1;
}

/* Whether teasers begin at @at: a title twice, a paragraph, and nothing but
 * more of that to the end. A caption printed twice is followed by story. */
static gboolean
teasers_begin (GArray *lines,
               guint   at)
{
  const BangLine *line = bang_lines_at (lines, at);
  Outlook outlook;

  if (at + 1 >= lines->len || bang_lines_at (lines, at + 1)->twin != (int) at)
    return FALSE;
  if (!bang_line_is_heading (line) || is_under_picture (lines, at)
      || (at > 0 && (bang_lines_at (lines, at - 1)->shape & BANG_LINE_IMAGE)))
    return FALSE;

  look_ahead (lines, at, &outlook);
  if (outlook.twins >= 2)
    return outlook.in_a_row <= 2 && outlook.led * 3 >= outlook.paragraphs * 2;
  return outlook.paragraphs <= 1 && outlook.paragraphs == outlook.led;
}

/* The first teaser's alternative text may differ from its title, so that only
 * the second one shows the shape: two headings and a paragraph before it. */
static guint
extend_back (GArray *lines,
             guint   end,
             guint   first)
{
  while (end >= first + 4
         && bang_line_is_paragraph (bang_lines_at (lines, end - 1))
         && bang_line_is_heading (bang_lines_at (lines, end - 2))
         && !bang_line_is_paragraph (bang_lines_at (lines, end - 3))
         && !is_under_picture (lines, end - 2)
         && !is_under_picture (lines, end - 3)
         && (bang_lines_at (lines, end - 3)->shape & (BANG_LINE_IMAGE | BANG_LINE_COLON)) == 0
         && bang_lines_at (lines, end - 3)->words >= 4)
    end -= 3;
  return end;
}

/* Several titles at the very end without a word of text: links under a heading
 * the table does not know. A list that the story announces is not that. */
static guint
cut_trailing_links (GArray *lines,
                    guint   first,
                    guint   end)
{
  guint start = end;

  while (start > first)
    {
      const BangLine *line = bang_lines_at (lines, start - 1);

      if (line->shape & (BANG_LINE_ITEM | BANG_LINE_COLON))
        return end;
      if (bang_line_is_paragraph (line) || !bang_line_is_heading (line) || (line->shape & BANG_LINE_NAMES)
          || line->chars < 25 || is_under_picture (lines, start - 1))
        break;
      start--;
    }
  if (end - start < 3 || start == first || !bang_line_is_paragraph (bang_lines_at (lines, start - 1)))
    return end;
  return start;
}

static void
mark_box (GArray *lines,
          guint   at)
{
  bang_line_tell (bang_lines_at (lines, at), BANG_ZONE_RELATED);
  for (guint i = at + 1; i < lines->len; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (!bang_line_is_heading (line) || bang_line_is_paragraph (line))
        break;
      bang_line_tell (line, BANG_ZONE_RELATED);
    }
}

/**
 * bang_zoner_find_end:
 * @lines: (element-type BangLine): the lines of a page
 * @first: the first line after the title
 *
 * Finds where the story ends; boxes of links before that are told as related.
 *
 * Returns: the index of the first line after the story
 */
guint
bang_zoner_find_end (GArray *lines,
                     guint   first)
{
  guint paragraphs = 0;

  for (guint i = first; i < lines->len; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (line->told)
        continue;
      if (is_possible_end (line))
        {
          if (paragraphs >= ENOUGH_PARAGRAPHS && is_certain_end (line))
            return i;
          if (paragraphs > 0 && !story_resumes (lines, i, paragraphs))
            return i;
          if (line->marks & (BANG_MARK_RELATED | BANG_MARK_END))
            mark_box (lines, i);
          else if (line->shape & BANG_LINE_BUTTONS)
            bang_line_tell (line, BANG_ZONE_OTHER);
          continue;
        }
      if (paragraphs > 0 && teasers_begin (lines, i))
        return extend_back (lines, i, first);
      paragraphs += bang_line_is_paragraph (line) && !is_under_picture (lines, i);
    }

  return paragraphs > 0 ? cut_trailing_links (lines, first, lines->len) : lines->len;
}
