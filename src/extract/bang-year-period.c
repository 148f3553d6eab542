/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year by the work that a meeting is about: "sơ kết 6 tháng đầu năm 2025" is
 * held when they are over, "phương hướng 6 tháng đầu năm 2024" is settled before
 * or at their beginning, and the paper of a year is signed in it. Where the
 * month lets the year be either, it is neither. The scan's thread; looks at one
 * sentence.
 */

#include "config.h"

#include "extract/bang-year-private.h"

#include <glib/gi18n-lib.h>

#include "extract/bang-cue.h"

/* How far before a year the words stand that say whether it is looked back on;
 * how far behind a paper its year stands. */
#define WORK_REACH 14
#define PAPER_YEAR_REACH 5

/* The longest name of a season, in words: "Tết cổ truyền", "đón Tết Nguyên đán". */
#define SEASON_REACH 4

/* "cuối" of "6 tháng cuối năm", not "đầu". */
static gboolean
is_late (const BangScan  *scan,
         const BangMatch *part)
{
  return scan->tokens[part->first].word == BANG_WORD_CUOI;
}

/* The year of @when by the work of "6 tháng đầu năm 2025": it is looked back on
 * when it is over, and planned before or at its beginning. 0 where the month
 * lets it be either. */
static guint
year_by_half (const BangWhen *when,
              guint           months,
              gboolean        late,
              guint           year,
              gboolean        review,
              gboolean        plan)
{
  guint month = when->start.month;

  if (!late)
    {
      /* The first three, six or nine months. */
      if (month < months)
        return review ? 0 : year;
      if (month <= 11)
        return plan && month > months + 2 ? 0 : year;
      return review ? year : plan ? year - 1 : 0;
    }
  /* The last six. */
  if (month >= 6 && month <= 11)
    return year;
  if (month == 12)
    return review ? year : 0;
  return review && month <= 3 ? year + 1 : 0;
}

/* The year of @when by the work of a whole year: "tổng kết … năm 2023". */
static guint
year_by_work (const BangWhen *when,
              guint           year,
              gboolean        review,
              gboolean        plan)
{
  guint month = when->start.month;

  if (review && !plan)
    return month == 12 ? year : month <= 2 ? year + 1 : 0;
  if (plan && !review)
    return month == 12 ? year - 1 : month <= 2 ? year : 0;
  return 0;
}

/* Whether what stands before @token, in the same clause, looks back or ahead:
 * the nearest word decides. */
static void
look_back (const BangScan *scan,
           guint32         first,
           guint32         token,
           gboolean       *review,
           gboolean       *plan)
{
  *review = *plan = FALSE;
  for (guint32 i = token; i > first && token - i < WORK_REACH; i--)
    {
      const guint stop = BANG_GAP_SEMICOLON | BANG_GAP_SENTENCE | BANG_GAP_COLON;

      *plan = bang_cue_at (scan, i - 1, BANG_CLASS_DATE_PLAN) != NULL;
      *review = !*plan && bang_cue_at (scan, i - 1, BANG_CLASS_DATE_REVIEW) != NULL;
      if (*plan || *review || (scan->tokens[i - 1].gap & stop) != 0)
        return;
    }
}

static gboolean
has_event_name (const BangScan *scan,
                guint32         first,
                guint32         end)
{
  for (guint32 i = first; i < end; i++)
    if (bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_EVENT_NAME)) != NULL)
      return TRUE;
  return FALSE;
}

/* "từ sau Tết Nguyên đán năm 2024": a season's year is no time of work. */
static gboolean
is_of_season (const BangScan *scan,
              guint32         first,
              guint32         year)
{
  for (guint32 i = year; i > first && year - i < SEASON_REACH; i--)
    {
      const BangMatch *match = bang_scan_get_match (scan, i - 1, BANG_LEX_BIT (BANG_LEX_EVENT_NAME));

      if (match != NULL && match->end == year &&
          (bang_cue_has_class (match, BANG_CLASS_EVENT_NAME_NEW_YEAR) ||
           bang_cue_has_class (match, BANG_CLASS_EVENT_NAME_SPRING)))
        return TRUE;
    }
  return FALSE;
}

/* "Hội nghị sơ kết 6 tháng đầu năm 2025", "tổng kết năm 2023 và phương hướng 6
 * tháng đầu năm 2024": the sentence of the day says which time the meeting is
 * about. Two that do not go together are no answer. */
void
bang_year_ask_periods (const BangYears *self,
                       const BangWhen  *when,
                       BangYearAnswer  *answer)
{
  const BangScan *scan = self->story->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, when->sentence);
  gboolean half = FALSE;

  if ((when->flags & (BANG_WHEN_OPENING | BANG_WHEN_PART | BANG_WHEN_CLAUSE)) == 0 ||
      self->story->cues[when->sentence].opens != BANG_OPENS_PLAIN ||
      !has_event_name (scan, when->end, sentence->end))
    return;

  for (guint pass = 0; pass < 2; pass++)
    for (guint32 i = when->end; i + 1 < sentence->end; i++)
      {
        const BangMatch *part = bang_cue_before (scan, i, BANG_CLASS_DATE_MONTH_PART);
        guint year;
        guint months = 0;
        guint32 from = i;
        gboolean review;
        gboolean plan;

        if (bang_cue_at (scan, i, BANG_CLASS_DATE_YEAR) == NULL || !bang_scan_number (scan, i + 1, 4, &year) ||
            year < BANG_MIN_COVER_YEAR || (scan->tokens[i + 1].marks & BANG_MARK_DATE) != 0)
          continue;
        if (part != NULL && part->first >= 2 &&
            bang_cue_at (scan, part->first - 1, BANG_CLASS_DATE_MONTH) != NULL &&
            bang_scan_number (scan, part->first - 2, 2, &months) && months <= 11)
          from = part->first - 2;
        /* "định hướng đến năm 2020" is no year's work. */
        if ((months != 0) != (pass == 0) ||
            (months == 0 && bang_cue_before (scan, i, BANG_CLASS_CUE_LOOSE) != NULL))
          continue;
        if (is_of_season (scan, when->end, i))
          continue;
        look_back (scan, when->end, from, &review, &plan);
        half = half || months != 0;
        /* The half year is surer than the whole one beside it. */
        if (months == 0 && half)
          continue;
        bang_year_offer (self, when,
                         months != 0 ? year_by_half (when, months, is_late (scan, part), year, review, plan)
                         : year_by_work (when, year, review, plan),
                         bang_scan_span (scan, from, i + 2), "year-from-period", N_("“%s” in the same sentence"), answer);
      }
}

/* "… ký kết thỏa thuận hợp tác năm 2025": the paper of a year is signed in the
 * year, unless it is signed at its turn. */
void
bang_year_ask_papers (const BangYears *self,
                      const BangWhen  *when,
                      BangYearAnswer  *answer)
{
  const BangScan *scan = self->story->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, when->sentence);

  if (when->start.month < 2 || when->start.month > 9 ||
      (when->flags & (BANG_WHEN_OPENING | BANG_WHEN_PART | BANG_WHEN_CLAUSE)) == 0)
    return;
  for (guint32 i = when->end; i < sentence->end; i++)
    {
      const BangMatch *verb = bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB);
      const BangMatch *paper;
      guint32 last;

      if (verb == NULL)
        continue;
      i = verb->end - 1;
      paper = bang_cue_find (scan, verb->end, MIN (sentence->end, verb->end + 4), BANG_CLASS_SIGNING_PAPER);
      if (paper == NULL || self->story->cues[when->sentence].wish < verb->first ||
          self->story->cues[when->sentence].future < verb->first ||
          bang_cue_before (scan, verb->first, BANG_CLASS_SIGNING_UNDONE) != NULL ||
          bang_cue_find (scan, verb->end, paper->first, BANG_CLASS_SIGNING_KNOWN) != NULL)
        continue;
      last = MIN (sentence->end, paper->end + PAPER_YEAR_REACH);
      for (guint32 at = paper->end; at + 1 < last && (scan->tokens[at].gap & BANG_GAP_HARD) == 0; at++)
        {
          guint year;

          if (bang_cue_at (scan, at, BANG_CLASS_DATE_YEAR) != NULL && bang_scan_number (scan, at + 1, 4, &year) &&
              (scan->tokens[at + 1].marks & BANG_MARK_DATE) == 0 &&
              (at + 2 >= scan->n_tokens || (scan->tokens[at + 2].gap & (BANG_GAP_HYPHEN | BANG_GAP_DASH)) == 0) &&
              bang_cue_before (scan, at, BANG_CLASS_DATE_PERIOD) == NULL &&
              bang_cue_before (scan, at, BANG_CLASS_CUE_LOOSE) == NULL)
            bang_year_offer (self, when, year, bang_scan_span (scan, at, at + 2), "year-from-paper",
                             N_("“%s” in the same sentence"), answer);
        }
    }
}
