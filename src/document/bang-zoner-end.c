/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the story ends and the rest of the page begins.
 *
 * A saved page goes on after its article: links to others, teasers, buttons,
 * the imprint. Its dates and names are of another day, so nothing of it may
 * reach the story; and a story must not be cut at a box of links in its
 * middle. A marker line therefore counts only after enough story, and one that
 * is also used for boxes only when no story follows it. Pages without a known
 * marker are told by the shape of their tail: titles printed twice (as the
 * text of a thumbnail and as the link) over a teaser, or titles and teasers in
 * strict alternation.
 *
 * Any thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

/* From this many paragraphs on a heading such as "Tin cùng chuyên mục" is
 * believed without looking further. */
#define ENOUGH_PARAGRAPHS 3

/* No page has more lines than this between one marker and the next; looking
 * further would make a hostile file of markers slow. */
#define LOOK_AHEAD 300

/* So many titles, each with one paragraph, are teasers and not the sections of
 * a story; with a line like a heading before them, fewer are enough. */
#define ALTERNATIONS 6
#define ALTERNATIONS_UNDER_HEADING 4

/* A line repeated under a picture shares this part of its wording, in per
 * cent, with the story; the title of another article shares less. */
#define SHARED_BY_CAPTIONS 30

/* What follows a line, up to the end of the page. */
typedef struct
{
  guint paragraphs;   /* running text */
  guint led;          /* of these, those right under a heading: teasers */
  guint headings;
  guint twins;        /* headings printed twice */
  guint in_a_row;     /* the longest run of paragraphs without a heading between */
  guint long_words;   /* words of the headings */
} Outlook;

typedef struct
{
  GArray        *lines;
  const char    *text;
  guint          first;   /* line of the story */
  BangZoneWords *words;   /* owned: of the lines up to @known; made when asked for */
  guint          known;
  guint          another; /* line of the file at which another article begins, 0 for none */
} Page;

static gboolean
is_certain_end (const BangLine *line)
{
  return (line->marks & BANG_MARK_END) != 0;
}

static gboolean
is_possible_end (const BangLine *line)
{
  return (line->marks & (BANG_MARK_END | BANG_MARK_RELATED | BANG_MARK_MAYBE | BANG_MARK_FOOTER)) != 0
         || (line->shape & BANG_LINE_BUTTONS) != 0;
}

static gboolean
is_twin_of_above (GArray *lines,
                  guint   i)
{
  return i > 0 && bang_lines_at (lines, i)->twin == (int) i - 1;
}

/* Looks from line @from to the next certain end. */
static void
look_ahead (GArray  *lines,
            guint    from,
            Outlook *outlook)
{
  guint end = MIN (lines->len, from + LOOK_AHEAD);
  gboolean under_heading = FALSE;
  guint row = 0;

  *outlook = (Outlook) { 0 };
  for (guint i = from; i < end; i++)
    {
      const BangLine *line = bang_lines_at (lines, i);

      if (i > from && (is_certain_end (line) || (line->shape & BANG_LINE_BUTTONS)))
        break;
      if (bang_line_is_under_picture (lines, i) || (line->shape & BANG_LINE_IMAGE))
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
          outlook->long_words += line->words;
          outlook->twins += i > from && is_twin_of_above (lines, i);
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
  guint from = at + 1;

  /* A box under the lead: its titles are not the headings of what follows. */
  while (paragraphs_before < ENOUGH_PARAGRAPHS && from < lines->len
         && bang_line_is_heading (bang_lines_at (lines, from)) && !bang_line_is_paragraph (bang_lines_at (lines, from)))
    from++;
  look_ahead (lines, from, &outlook);
  if (outlook.paragraphs == 0 || outlook.twins > 0)
    return FALSE;
  if (paragraphs_before == 0)
    return TRUE;
  return outlook.paragraphs >= 2 && outlook.in_a_row >= 2 && outlook.led * 3 <= outlook.paragraphs + 1;
}

/* Whether the lines printed twice from @at on say what the story says. */
static gboolean
repeat_the_story (Page  *page,
                  guint  at)
{
  guint end = MIN (page->lines->len, at + LOOK_AHEAD);
  guint shared = 0;
  guint of = 0;

  if (page->words == NULL)
    page->words = bang_zone_words_new (3);
  for (; page->known < at; page->known++)
    {
      const BangLine *line = bang_lines_at (page->lines, page->known);

      if (page->known < page->first || bang_line_is_paragraph (line))
        bang_zone_words_add (page->words, page->text + line->span.start, line->span.end - line->span.start);
    }

  for (guint i = at + 1; i < end; i++)
    {
      const BangLine *line = bang_lines_at (page->lines, i);
      guint runs;

      if (!is_twin_of_above (page->lines, i))
        continue;
      shared += bang_zone_words_shared (page->words, page->text + line->span.start, line->span.end - line->span.start, &runs);
      of += runs;
    }
  return shared * 100 > of * SHARED_BY_CAPTIONS;
}

/* Whether teasers begin at @at: a title twice, a paragraph, and nothing but
 * more of that to the end. A caption printed twice is followed by story. */
static gboolean
doubled_teasers_begin (Page  *page,
                       guint  at)
{
  const BangLine *line = bang_lines_at (page->lines, at);
  Outlook outlook;

  if (at + 1 >= page->lines->len || !is_twin_of_above (page->lines, at + 1))
    return FALSE;
  if (!bang_line_is_heading (line) || bang_line_is_under_picture (page->lines, at)
      || (at > 0 && (bang_lines_at (page->lines, at - 1)->shape & BANG_LINE_IMAGE)))
    return FALSE;

  look_ahead (page->lines, at, &outlook);
  if (outlook.twins >= 2 ? outlook.in_a_row > 2 || outlook.led * 3 < outlook.paragraphs * 2
                         : outlook.paragraphs > 1 || outlook.paragraphs != outlook.led)
    return FALSE;
  return !repeat_the_story (page, at);
}

/* A short line without a stop, as sites write over their links: "Mời bạn
 * khám phá". */
static gboolean
is_like_marker (GArray *lines,
                guint   i)
{
  const BangLine *line = bang_lines_at (lines, i);

  return line->words <= 6 && line->chars <= 40
         && (line->shape & (BANG_LINE_STOP | BANG_LINE_IMAGE | BANG_LINE_CREDIT | BANG_LINE_NAMES | BANG_LINE_STAMP
                            | BANG_LINE_PAREN | BANG_LINE_ITEM)) == 0
         && (line->marks & (BANG_MARK_CAPTION | BANG_MARK_BYLINE)) == 0
         && !bang_line_is_under_picture (lines, i);
}

/* Whether titles and single paragraphs alternate from @at to the end. A story
 * in sections does so too, but from its beginning: before teasers there is
 * some running text. */
static gboolean
single_teasers_begin (const Page *page,
                      guint       at,
                      guint       paragraphs_in_a_row)
{
  const BangLine *line = bang_lines_at (page->lines, at);
  gboolean headed = at > 0 && is_like_marker (page->lines, at - 1);
  guint expected = headed ? ALTERNATIONS_UNDER_HEADING : ALTERNATIONS;
  Outlook outlook;

  if (paragraphs_in_a_row < ENOUGH_PARAGRAPHS || at + 2 * expected > page->lines->len
      || !bang_line_is_heading (line) || (line->shape & BANG_LINE_ITEM) || bang_line_is_under_picture (page->lines, at)
      || bang_line_is_paragraph (line) || !bang_line_is_paragraph (bang_lines_at (page->lines, at + 1)))
    return FALSE;

  look_ahead (page->lines, at, &outlook);
  return outlook.led >= expected && outlook.in_a_row <= 2
         && outlook.paragraphs <= outlook.led + outlook.led / 4
         && outlook.long_words >= 9 * outlook.headings;
}

/* The first teaser's picture text may differ from its title, so that only the
 * second one shows the shape: two headings and a paragraph before it. And a
 * heading over the teasers goes with them. */
static guint
extend_back (GArray *lines,
             guint   end,
             guint   first)
{
  while (end >= first + 4
         && bang_line_is_paragraph (bang_lines_at (lines, end - 1))
         && bang_line_is_heading (bang_lines_at (lines, end - 2))
         && !bang_line_is_paragraph (bang_lines_at (lines, end - 3))
         && !bang_line_is_under_picture (lines, end - 2)
         && !bang_line_is_under_picture (lines, end - 3)
         && (bang_lines_at (lines, end - 3)->shape & (BANG_LINE_IMAGE | BANG_LINE_COLON)) == 0
         && bang_lines_at (lines, end - 3)->words >= 4)
    end -= 3;
  while (end > first + 1 && is_like_marker (lines, end - 1))
    end--;
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
          || line->chars < 25 || bang_line_is_under_picture (lines, start - 1))
        break;
      start--;
    }
  if (end - start < 3 || start == first)
    return end;
  if (is_like_marker (lines, start - 1))
    start--;
  if (!bang_line_is_paragraph (bang_lines_at (lines, start - 1)))
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

/* Decides on a line that can be the end. */
static gboolean
ends_here (const Page *page,
           guint       i,
           guint       paragraphs)
{
  BangLine *line = bang_lines_at (page->lines, i);

  if (paragraphs >= ENOUGH_PARAGRAPHS && is_certain_end (line))
    return TRUE;
  if (paragraphs > 0 && !story_resumes (page->lines, i, paragraphs))
    return TRUE;

  if (line->marks & (BANG_MARK_RELATED | BANG_MARK_END))
    mark_box (page->lines, i);
  else if (line->shape & BANG_LINE_BUTTONS)
    bang_line_tell (line, BANG_ZONE_OTHER);
  return FALSE;
}

static guint
find_end (Page  *page,
          guint  first)
{
  GArray *lines = page->lines;
  guint paragraphs = 0;
  guint row = 0;          /* of them since the last heading */
  guint above = 0;        /* of them before it */

  for (guint i = first; i < lines->len; i++)
    {
      BangLine *line = bang_lines_at (lines, i);

      if (line->told)
        continue;
      if (is_possible_end (line))
        {
          if (ends_here (page, i, paragraphs))
            return i;
          continue;
        }
      if (paragraphs >= ENOUGH_PARAGRAPHS && bang_zoner_author_ends (lines, i))
        return i + 1;
      if (paragraphs > 0 && bang_zoner_another_begins (lines, first, i, paragraphs, page->text))
        {
          Outlook outlook;

          /* A title with one paragraph is a teaser of one that is not here. */
          look_ahead (lines, i, &outlook);
          page->another = outlook.paragraphs > 1 ? line->number : 0;
          return i;
        }
      if (paragraphs > 0 && doubled_teasers_begin (page, i))
        return extend_back (lines, i, first);
      if (single_teasers_begin (page, i, i > first && is_like_marker (lines, i - 1) ? MAX (above, row) : row))
        return extend_back (lines, i, first);
      if (bang_line_is_under_picture (lines, i) || (line->shape & BANG_LINE_IMAGE))
        continue;
      if (bang_line_is_paragraph (line))
        {
          paragraphs++;
          row++;
        }
      else if (bang_line_is_heading (line))
        {
          above = row;
          row = 0;
        }
    }

  return paragraphs > 0 ? cut_trailing_links (lines, first, lines->len) : lines->len;
}

/**
 * bang_zoner_find_end:
 * @lines: (element-type BangLine): the lines of a page
 * @first: the first line after the title
 * @text: the document's text
 * @another: (out): the line of the file at which another article begins, 0 for
 *   none: the story ends there
 *
 * Finds where the story ends; boxes of links before that are told as related.
 *
 * Returns: the index of the first line after the story
 */
guint
bang_zoner_find_end (GArray     *lines,
                     guint       first,
                     const char *text,
                     guint      *another)
{
  Page page = { lines, text, first, NULL, first > 0 ? first - 1 : 0, 0 };
  guint end = find_end (&page, first);

  *another = page.another;

  g_clear_pointer (&page.words, bang_zone_words_free);
  return end;
}
