/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The years that are part of the name of an event, and the latest day that the
 * text itself calls past.
 *
 * "Đại hội các thành phố hữu nghị năm 2024" is held in 2024; "kế hoạch năm
 * 2025", "so với năm 2023", "giai đoạn 2024 - 2028" and "sau thành công của
 * Liên hoan năm 2022" say nothing about the day of the story. So a year counts
 * only when the head of an event's name stands to its left with nothing
 * between that breaks the name, and when nothing to the left of the head puts
 * the event before or after the story.
 */

#include "extract/bang-year-private.h"

#include <string.h>

#include "extract/bang-cue.h"

#define MIN_YEAR 1990
#define MAX_YEAR 2060

/* The longest name of an event, and how far before it a word may stand that
 * makes it another event than the story's, in words. */
#define NAME_REACH 40
#define BEFORE_REACH 7

/* Commas in one name: "văn hóa, thể thao và du lịch … lần thứ 5, năm 2024". */
#define MAX_COMMAS 3

/* A greeting names its year at once: "đón Xuân Giáp Thìn 2024". */
#define SPRING_REACH 4

/* How far before a date the word may stand that says it is looked back on. */
#define RECALL_REACH 30

static gboolean
is_year_figure (const BangScan *scan,
                guint32         token,
                guint          *year)
{
  return bang_scan_number (scan, token, 4, year) && *year >= MIN_YEAR && *year <= MAX_YEAR;
}

/* One end of "2024 - 2028", or of "từ năm 2016 đến 2020", "2024 và 2025". */
static gboolean
is_period (const BangScan *scan,
           guint32         first,
           guint32         end)
{
  guint other;
  guint32 next = end;
  const BangMatch *match;

  if (first > 0 && is_year_figure (scan, first - 1, &other) &&
      (scan->tokens[first].gap & BANG_GAP_SENTENCE) == 0)
    return TRUE;
  if (next < scan->n_tokens && (scan->tokens[next].gap & (BANG_GAP_HYPHEN | BANG_GAP_DASH)) != 0 &&
      bang_scan_number (scan, next, 4, &other))
    return TRUE;

  match = bang_cue_at (scan, next, BANG_LEX_DATE, "to");
  if (match == NULL)
    match = bang_cue_at (scan, next, BANG_LEX_DATE, "and");
  if (match != NULL)
    {
      next = match->end;
      match = bang_cue_at (scan, next, BANG_LEX_DATE, "year");
      if (match != NULL)
        next = match->end;
      if (is_year_figure (scan, next, &other))
        return TRUE;
    }
  return bang_cue_before (scan, first, BANG_LEX_DATE, "period") != NULL;
}

/* Whether words before the name put it elsewhere in time than the story. */
static gboolean
is_other_event (const BangStory *story,
                guint32          head)
{
  const BangScan *scan = story->scan;
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, head);
  const BangSentenceCues *cues = &story->cues[scan->tokens[head].sentence];
  guint32 from = head;

  for (guint n = 0; n < BEFORE_REACH && from > sentence->first; n++, from--)
    if ((scan->tokens[from].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON)) != 0)
      break;
  if (bang_cue_find (scan, from, head, BANG_LEX_CUE, "not-now") != NULL)
    return TRUE;

  /* What the two sides ask for or mean to hold is to come; what the
   * delegation goes to attend is the story. */
  return (cues->future < head || cues->wish < head || cues->opens == BANG_OPENS_EARLIER) &&
         bang_cue_find (scan, from, head, BANG_LEX_CUE, "attends") == NULL;
}

/* Looks to the left of a year for the head of the name that it ends. */
static gboolean
find_head (const BangScan *scan,
           guint32         first,
           guint32        *head,
           gboolean       *spring)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, first);
  guint commas = 0;

  for (guint32 n = 1; n <= NAME_REACH && first >= sentence->first + n; n++)
    {
      guint32 at = first - n;
      guint gap = scan->tokens[at + 1].gap;
      const BangMatch *match;

      if ((gap & (BANG_GAP_SEMICOLON | BANG_GAP_COLON | BANG_GAP_SENTENCE | BANG_GAP_ELLIPSIS)) != 0)
        return FALSE;
      if ((gap & BANG_GAP_COMMA) != 0 && ++commas > MAX_COMMAS)
        return FALSE;
      if ((scan->tokens[at].marks & BANG_MARK_DATE) != 0)
        return FALSE;

      match = bang_cue_at (scan, at, BANG_LEX_EVENT_NAME, NULL);
      if (match != NULL && match->end <= first)
        {
          *head = at;
          *spring = bang_cue_has_class (scan, match, BANG_LEX_EVENT_NAME, "spring");
          return !*spring || first - match->end <= SPRING_REACH;
        }

      match = bang_cue_at (scan, at, BANG_LEX_CUE, "yearly");
      if (match == NULL)
        match = bang_cue_at (scan, at, BANG_LEX_CUE, "break");
      if (match != NULL && match->end <= first)
        return FALSE;
    }
  return FALSE;
}

static void
add_name (const BangStory *story,
          BangYearName    *name,
          GArray          *names)
{
  name->sentence = story->scan->tokens[name->first].sentence;
  if (!is_other_event (story, name->head))
    g_array_append_val (names, *name);
}

static void
read_figure (const BangStory *story,
             guint32          token,
             GArray          *names)
{
  const BangScan *scan = story->scan;
  BangYearName name = { 0, };

  if ((scan->tokens[token].marks & BANG_MARK_DATE) != 0 ||
      !is_year_figure (scan, token, &name.year))
    return;

  name.first = token;
  name.end = token + 1;
  if (token > 0 && bang_cue_at (scan, token - 1, BANG_LEX_DATE, "year") != NULL &&
      (scan->tokens[token].gap & BANG_GAP_HARD) == 0)
    name.first = token - 1;

  if (is_period (scan, name.first, name.end) || is_period (scan, token, name.end))
    return;
  if (find_head (scan, name.first, &name.head, &name.spring))
    add_name (story, &name, names);
}

/* "Tết Nguyên đán Giáp Thìn", "Xuân Ất Tỵ": the sixty-year round is longer
 * than this press is old. */
static void
read_can_chi (const BangStory *story,
              guint32          token,
              GArray          *names)
{
  const BangScan *scan = story->scan;
  const BangMatch *match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_CAN_CHI));
  BangYearName name = { 0, };

  if (match == NULL)
    return;

  name.first = token;
  name.end = match->end;
  name.can_chi = TRUE;
  name.year = (guint) g_ascii_strtoull (bang_scan_get_cell (scan, match, BANG_LEX_CAN_CHI, 1), NULL, 10);
  if (token > 0 && bang_cue_at (scan, token - 1, BANG_LEX_DATE, "year") != NULL)
    name.first = token - 1;
  if (name.year != 0 && find_head (scan, name.first, &name.head, &name.spring))
    add_name (story, &name, names);
}

/**
 * bang_year_find_names:
 * @story: a story whose dates are marked in its scan
 *
 * Returns: (transfer full) (element-type BangYearName): in text order
 */
GArray *
bang_year_find_names (const BangStory *story)
{
  GArray *names = g_array_new (FALSE, TRUE, sizeof (BangYearName));

  for (guint32 i = 0; i < story->scan->n_tokens; i++)
    {
      read_figure (story, i, names);
      read_can_chi (story, i, names);
    }
  return names;
}

/* A wish looks forward, unless what it names has been: "thực hiện tuyên bố
 * chung trong chuyến thăm vào tháng 10/2022". */
static gboolean
is_wished (const BangStory *story,
           const BangWhen  *when)
{
  guint32 wish = story->cues[when->sentence].wish;
  guint32 from = MAX (wish, when->first - MIN (when->first, RECALL_REACH));

  return wish < when->first &&
         bang_cue_find (story->scan, from, when->first, BANG_LEX_CUE, "recalled") == NULL;
}

/* A date that the text puts into the past: not a deadline, not a wish. */
static gboolean
is_past (const BangStory *story,
         const BangWhen  *when)
{
  const BangSentenceCues *cues = &story->cues[when->sentence];
  const guint unfit = BANG_WHEN_LIMIT | BANG_WHEN_TARGET | BANG_WHEN_ROUND | BANG_WHEN_FEAST |
                      BANG_WHEN_LUNAR | BANG_WHEN_TOMORROW;

  return when->start.year != 0 && (when->flags & unfit) == 0 &&
         bang_story_is_story (story, when->sentence) &&
         cues->future == BANG_NOWHERE && cues->opens != BANG_OPENS_PLANNED &&
         !is_wished (story, when);
}

/**
 * bang_year_find_bound:
 * @story: a story
 * @whens: (element-type BangWhen): its dates
 *
 * The story is told after everything that it looks back on.
 *
 * Returns: the latest day or month that the story speaks of as past, zero for
 *   none
 */
BangDay
bang_year_find_bound (const BangStory *story,
                      const GArray    *whens)
{
  BangDay bound = { 0, };

  for (guint i = 0; i < whens->len; i++)
    {
      const BangWhen *when = &g_array_index (whens, BangWhen, i);

      if (is_past (story, when) && bang_day_compare (when->start, bound) > 0)
        bound = when->start;
    }
  return bound;
}
