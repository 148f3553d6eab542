/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions that tell the year of a day, in their order.
 *
 * From what cannot mislead to what rarely does: the name of the event, in the
 * same sentence, the title, or nearby; a full date in the story that covers
 * the day; the right end of an anniversary; the stamp of publication; the name
 * of a picture; the year by stem and branch of a new year's greeting. Two
 * answers of one rank that differ are no answer, and one before something that
 * the text looks back on is none. Each question costs the few candidates of
 * the document.
 */

#include "config.h"

#include "extract/bang-year-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "extract/bang-cue.h"

/* How far apart two days of one sentence are one turn of the calendar. */
#define NEIGHBOUR_DAYS 10

/* What is announced with its full day is to be held within so many days. */
#define ANNOUNCED_DAYS 60

/* How far before a day the word stands that says that it is to come. */
#define FORETOLD_REACH 14

/* How far behind the name of an event its quarter stands, in words. */
#define QUARTER_REACH 12

/* An anniversary is kept near its day; then its nearest year is the one. */
#define ROUND_DAYS 45

/* How far before an anniversary the words may stand that look forward to it. */
#define AWAIT_REACH 30

/* A stretch that covers the day is a visit or a festival, not a campaign. */
#define MAX_COVER_DAYS 16

/* Whether @year can be the year of @when at all: not before what the story
 * looks back on. What it announces for the days after it does not look past. */
static gboolean
is_possible (const BangYears *self,
             const BangWhen  *when,
             guint            year)
{
  BangDay start = bang_year_put (when->start, year);
  BangDay last = bang_year_last (when, year);

  if (!bang_day_is_valid (start) || !bang_day_is_valid (last) || last.year < self->soft.year)
    return FALSE;
  return bang_day_compare (last, self->bound) >= 0 ||
         (self->bound.day != 0 &&
          bang_day_to_ordinal (self->bound) - bang_day_to_ordinal (last) <= NEIGHBOUR_DAYS);
}

void
bang_year_offer (const BangYears *self,
                 const BangWhen  *when,
                 guint            year,
                 BangSpan         span,
                 const char      *rule,
                 const char      *reason,
                 BangYearAnswer  *answer)
{
  if (year == 0 || !is_possible (self, when, year))
    return;
  if (answer->year != 0)
    {
      answer->torn = answer->torn || answer->year != year;
      return;
    }
  answer->year = year;
  answer->span = span;
  answer->rule = rule;
  answer->reason = reason;
}

/* A full date elsewhere in the story that is this day or spans it. */
static void
ask_covers (const BangYears *self,
            const BangWhen  *when,
            BangYearAnswer  *answer)
{
  const guint unfit = BANG_WHEN_LUNAR | BANG_WHEN_MONTH | BANG_WHEN_LIMIT | BANG_WHEN_TARGET |
                      BANG_WHEN_ROUND | BANG_WHEN_PAPER | BANG_WHEN_DEED | BANG_WHEN_FEAST |
                      BANG_WHEN_POSTED;

  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *other = &g_array_index (self->whens, BangWhen, i);

      if (other->start.year < BANG_MIN_COVER_YEAR || (other->flags & unfit) != 0 ||
          bang_day_to_ordinal (other->last) - bang_day_to_ordinal (other->start) > MAX_COVER_DAYS)
        continue;
      for (guint year = other->start.year; year <= other->last.year; year++)
        if (bang_day_compare (bang_year_put (when->start, year), other->last) <= 0 &&
            bang_day_compare (bang_year_last (when, year), other->start) >= 0)
          bang_year_offer (self, when, year, other->span, "year-from-covering-date",
                           N_("“%s” in the text, which covers this day"), answer);
    }
}

/* "Ngày 27/12 … tạm dừng trong hai ngày 28 và 29/12/2022": a full date in the
 * same sentence, days away, is of the same turn of the calendar. */
static void
ask_neighbours (const BangYears *self,
                const BangWhen  *when,
                BangYearAnswer  *answer)
{
  const guint unfit = BANG_WHEN_LUNAR | BANG_WHEN_MONTH | BANG_WHEN_LIMIT | BANG_WHEN_TARGET |
                      BANG_WHEN_ROUND | BANG_WHEN_PAPER | BANG_WHEN_DEED | BANG_WHEN_FEAST |
                      BANG_WHEN_POSTED;

  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *other = &g_array_index (self->whens, BangWhen, i);

      if (other->sentence != when->sentence || other->start.year < BANG_MIN_COVER_YEAR ||
          (other->flags & unfit) != 0)
        continue;
      for (guint year = other->start.year - 1u; year <= other->start.year + 1u; year++)
        if (abs (bang_day_to_ordinal (other->start) -
                 bang_day_to_ordinal (bang_year_put (when->start, year))) <= NEIGHBOUR_DAYS)
          bang_year_offer (self, when, year, other->span, "year-from-neighbour",
                           N_("“%s” in the same sentence"), answer);
    }
}

/* "Hội đàm … quý 2 năm 2024": what is done every quarter is held in that quarter
 * or in the next one. */
static void
ask_quarters (const BangYears *self,
              const BangWhen  *when,
              BangYearAnswer  *answer)
{
  const BangScan *scan = self->story->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, when->sentence);
  const BangSentenceCues *cues = &self->story->cues[when->sentence];

  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *other = &g_array_index (self->whens, BangWhen, i);
      const BangMatch *name;
      guint months;
      guint32 from;

      if (other->sentence != when->sentence || (other->flags & BANG_WHEN_MONTH) == 0 ||
          other->start.year == 0 || other->last.month != other->start.month + 2 ||
          other->first <= when->first || cues->future < other->first || cues->wish < other->first)
        continue;
      from = other->first - MIN (other->first - sentence->first, QUARTER_REACH);
      name = bang_cue_find (scan, from, other->first, BANG_CLASS_EVENT_STRONG);
      if (name == NULL || bang_cue_find (scan, from, other->first, BANG_CLASS_CUE_NOT_NOW) != NULL)
        continue;
      for (from = name->end; from <= other->first; from++)
        if ((scan->tokens[from].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON)) != 0)
          break;
      if (from <= other->first)
        continue;
      /* Months since the quarter began. */
      months = (when->start.month + 12u - other->start.month) % 12;
      if (months < 6)
        bang_year_offer (self, when, other->start.year + (when->start.month < other->start.month ? 1 : 0),
                         other->span, "year-from-quarter", N_("“%s” in the name of the event"), answer);
    }
}

/* "… dự kiến được tổ chức vào ngày 25/6/2017": a word before the day says that it
 * is to come. */
static gboolean
is_foretold (const BangYears *self,
             const BangWhen  *when)
{
  const BangScan *scan = self->story->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, when->sentence);
  guint32 first = when->first - MIN (when->first - sentence->first, FORETOLD_REACH);

  for (guint32 i = when->end; i > first; i--)
    {
      /* "hôm 5/7" has been. */
      if (scan->tokens[i - 1].word == BANG_WORD_HOM || bang_cue_at (scan, i - 1, BANG_CLASS_CUE_DONE) != NULL)
        return FALSE;
      if (bang_cue_at (scan, i - 1, BANG_CLASS_CUE_WILL) != NULL ||
          bang_cue_at (scan, i - 1, BANG_CLASS_CUE_PLANNED) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "Theo dự kiến, từ 4 đến 6-5-2022 …": what is announced for the days after
 * this one has a year, and it is this one's. */
static void
ask_announced (const BangYears *self,
               const BangWhen  *when,
               BangYearAnswer  *answer)
{
  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *other = &g_array_index (self->whens, BangWhen, i);
      const BangSentenceCues *cues = &self->story->cues[other->sentence];
      const guint unfit = BANG_WHEN_DECOY & ~(guint) BANG_WHEN_TARGET;

      if (other->start.year < BANG_MIN_COVER_YEAR || (other->flags & unfit) != 0 ||
          other->sentence <= when->sentence || !bang_story_is_story (self->story, other->sentence) ||
          (cues->opens != BANG_OPENS_PLANNED && cues->future == BANG_NOWHERE))
        continue;
      for (guint year = other->start.year - 1u; year <= other->start.year; year++)
        {
          int ahead = bang_day_to_ordinal (other->start) -
                      bang_day_to_ordinal (bang_year_put (when->start, year));

          if (ahead > 0 && ahead <= (is_foretold (self, other) ? ANNOUNCED_DAYS : NEIGHBOUR_DAYS))
            bang_year_offer (self, when, year, other->span, "year-from-announced",
                             N_("“%s”, announced for the days after"), answer);
        }
    }
}

/* Whether a text only looks forward to the anniversary printed at @token. */
static gboolean
is_awaited (const BangScan *scan,
            guint32         token)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, token);
  guint32 from = token - MIN (token - sentence->first, AWAIT_REACH);

  return bang_cue_find (scan, from, token, BANG_CLASS_CUE_NOT_NOW) != NULL;
}

/* "(18/1/1950 - 18/1/2025)", "(1950 - 2025)": the right end is the year that
 * keeps the anniversary. */
static void
ask_rounds (const BangYears *self,
            const BangWhen  *when,
            BangYearAnswer  *answer)
{
  const char *reason = N_("the anniversary “%s”");

  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *other = &g_array_index (self->whens, BangWhen, i);
      int kept = bang_day_to_ordinal (other->last);
      guint year = other->last.year;
      gboolean close = FALSE;

      if ((other->flags & BANG_WHEN_ROUND) == 0)
        continue;
      for (guint near = year - 1; near <= year + 1 && !close; near++)
        if (abs (bang_day_to_ordinal (bang_year_put (when->start, near)) - kept) <= ROUND_DAYS)
          {
            bang_year_offer (self, when, near, other->span, "year-from-anniversary", reason, answer);
            close = TRUE;
          }
      if (!close && !is_awaited (self->story->scan, other->first))
        bang_year_offer (self, when, year, other->span, "year-from-anniversary", reason, answer);
    }
  for (guint i = 0; i < self->names->len; i++)
    {
      const BangYearName *name = &g_array_index (self->names, BangYearName, i);

      if (name->round && bang_story_kind (self->story, name->sentence) != BANG_ZONE_CAPTION)
        bang_year_offer (self, when, name->year,
                         bang_scan_span (self->story->scan, name->first, name->end),
                         "year-from-anniversary", reason, answer);
    }
}

typedef enum
{
  ASK_SAME_SENTENCE,
  ASK_TITLE,
  ASK_COVERING_DATE,
  ASK_NEIGHBOUR,
  ASK_QUARTER,
  ASK_PERIOD,
  ASK_PAPER,
  ASK_ANNOUNCED,
  ASK_NEARBY,
  ASK_ANNIVERSARY,
  ASK_TIMED_STAMP,
  ASK_PICTURE,
  ASK_LOOSE_YEAR,
  ASK_CAN_CHI_SAME,
  ASK_CAN_CHI_TITLE,
  ASK_CAN_CHI_NEARBY,
  ASK_STAMP,
} Question;

static void
ask (const BangYears *self,
     const BangWhen  *when,
     Question         question,
     gboolean         planned,
     BangYearAnswer  *answer)
{
  switch (question)
    {
    case ASK_SAME_SENTENCE:
      bang_year_ask_names (self, when, BANG_NEAR_SAME, FALSE, answer);
      break;
    case ASK_TITLE:
      bang_year_ask_names (self, when, BANG_NEAR_TITLE, FALSE, answer);
      break;
    case ASK_COVERING_DATE:
      ask_covers (self, when, answer);
      break;
    case ASK_NEIGHBOUR:
      ask_neighbours (self, when, answer);
      break;
    case ASK_QUARTER:
      ask_quarters (self, when, answer);
      break;
    case ASK_PERIOD:
      bang_year_ask_periods (self, when, answer);
      break;
    case ASK_PAPER:
      bang_year_ask_papers (self, when, answer);
      break;
    case ASK_ANNOUNCED:
      ask_announced (self, when, answer);
      break;
    case ASK_NEARBY:
      bang_year_ask_names (self, when, BANG_NEAR_CLOSE, FALSE, answer);
      break;
    case ASK_LOOSE_YEAR:
      bang_year_ask_loose (self, when, answer);
      break;
    case ASK_ANNIVERSARY:
      ask_rounds (self, when, answer);
      break;
    case ASK_TIMED_STAMP:
      bang_year_ask_stamps (self, when, planned, TRUE, answer);
      break;
    case ASK_PICTURE:
      bang_year_ask_images (self, when, answer);
      break;
    case ASK_CAN_CHI_SAME:
      bang_year_ask_names (self, when, BANG_NEAR_SAME, TRUE, answer);
      break;
    case ASK_CAN_CHI_TITLE:
      bang_year_ask_names (self, when, BANG_NEAR_TITLE, TRUE, answer);
      break;
    case ASK_CAN_CHI_NEARBY:
      bang_year_ask_names (self, when, BANG_NEAR_CLOSE, TRUE, answer);
      break;
    case ASK_STAMP:
    default:
      bang_year_ask_stamps (self, when, planned, FALSE, answer);
      break;
    }
}

/* A stamp with its time, days after the day, outweighs a name, and decides
 * between two: a name may be of an event that was put off, or of another. */
static gboolean
is_overruled (const BangYears *self,
              const BangWhen  *when,
              gboolean         planned,
              BangYearAnswer  *answer)
{
  BangYearAnswer stamp = { 0, };

  ask (self, when, ASK_TIMED_STAMP, planned, &stamp);
  if (stamp.year == 0 || stamp.torn || (stamp.year == answer->year && !answer->torn))
    return FALSE;
  *answer = stamp;
  return TRUE;
}

/**
 * bang_year_ask:
 * @self: what can tell a year
 * @when: a day without a year
 * @planned: whether what it dates is to come
 * @answer: (out caller-allocates): the year and the words that tell it
 *
 * Asks one question after the other, the surest first, until one has an
 * answer. Two answers to one question are none.
 *
 * Returns: how the year is known; BANG_BASIS_UNKNOWN leaves no year in @answer
 */
BangDateBasis
bang_year_ask (const BangYears *self,
               const BangWhen  *when,
               gboolean         planned,
               BangYearAnswer  *answer)
{
  for (guint question = ASK_SAME_SENTENCE; question <= ASK_STAMP; question++)
    {
      *answer = (BangYearAnswer) { 0, };
      ask (self, when, (Question) question, planned, answer);
      if (answer->year == 0)
        continue;
      if (question < ASK_TIMED_STAMP && is_overruled (self, when, planned, answer))
        return BANG_BASIS_INFERRED;
      if (answer->torn)
        return BANG_BASIS_UNKNOWN;
      if (question <= ASK_TITLE)
        return BANG_BASIS_TITLE;
      return question <= ASK_NEARBY || question == ASK_LOOSE_YEAR ? BANG_BASIS_NEAR
                                                                  : BANG_BASIS_INFERRED;
    }
  return BANG_BASIS_UNKNOWN;
}
