/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year of a day that is printed without one.
 *
 * Most news is: "Sáng 19/11". The year is looked for in a fixed order, from
 * what cannot mislead to what rarely does: the expression itself; the name of
 * the event, in the same sentence, the title, or a sentence nearby; a full date
 * in the story that covers the day; the right end of an anniversary; the stamp
 * of publication; the name of a picture; the year by stem and branch of a new
 * year's greeting. Two answers of one rank that differ are no answer, and an
 * answer before something that the text looks back on is none. A wrong year
 * told with confidence is the fault that readers forgive least, so nothing
 * else is tried: the day stays without a year, with its bound.
 *
 * Every look costs the few candidates of a document. The scan's thread.
 */

#include "config.h"

#include "extract/bang-year.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-year-private.h"

/* Sentences nearby: in the first paragraphs, where the story says what it is
 * about, or right after the one with the day. */
#define NEAR_PARAGRAPHS 5

/* News is stamped within days of what it tells. Without the time of day a date
 * on the page may be the day that the page was saved. */
#define STAMP_DAYS_TIMED 14
#define STAMP_DAYS 10

/* A preview is printed at most this long before. */
#define PREVIEW_DAYS 45

/* A camera's date is the day itself; agencies rename on the day after. */
#define PICTURE_DAYS 3

/* How far apart two days of one sentence are one turn of the calendar. */
#define NEIGHBOUR_DAYS 10

/* A name that nothing ties to the story bears its year from spring to autumn. */
#define LOOSE_FIRST_MONTH 3
#define LOOSE_LAST_MONTH 10

/* An anniversary is kept near its day; then its nearest year is the one. */
#define ROUND_DAYS 45

/* How far before an anniversary the words may stand that look forward to it. */
#define AWAIT_REACH 30

/* A day printed twice, once with a year from before this press went on line,
 * is an anniversary and its first year. */
#define MIN_COVER_YEAR 2000

/* A stretch that covers the day is a visit or a festival, not a campaign. */
#define MAX_COVER_DAYS 16

struct _BangYears
{
  const BangStory *story;
  const GArray    *whens;
  GArray          *names;    /* (element-type BangYearName) */
  GArray          *stamps;   /* (element-type BangYearStamp) */
  GArray          *images;   /* (element-type BangYearStamp) */
  BangDay          bound;    /* the story is told after this */
  BangDay          soft;     /* and most likely not before this year */
};

/* One answer to "which year". More than one year of one rank is none. */
typedef struct
{
  guint       year;
  gboolean    torn;
  BangSpan    span;
  const char *rule;
  const char *reason;
} Answer;

/**
 * bang_years_new:
 * @story: a story whose dates are marked in its scan
 * @whens: (element-type BangWhen): its dates
 *
 * Returns: (transfer full): what can tell a year; borrows both
 */
BangYears *
bang_years_new (const BangStory *story,
                const GArray    *whens)
{
  BangYears *self = g_new0 (BangYears, 1);

  self->story = story;
  self->whens = whens;
  self->names = bang_year_find_names (story);
  self->stamps = bang_year_find_stamps (story->scan->document, story->scan->lexicon);
  self->images = bang_year_find_images (story->scan->document);
  self->bound = bang_year_find_bound (story, whens, TRUE);
  self->soft = bang_year_find_bound (story, whens, FALSE);
  return self;
}

/**
 * bang_years_free:
 * @self: (transfer full): what can tell a year
 */
void
bang_years_free (BangYears *self)
{
  g_array_unref (self->names);
  g_array_unref (self->stamps);
  g_array_unref (self->images);
  g_free (self);
}

static BangDay
with_year (BangDay day,
           guint   year)
{
  day.year = (guint16) year;
  return day;
}

/* The end of a stretch that began in @start's year. */
static BangDay
last_of (const BangWhen *when,
         guint           year)
{
  gboolean wraps = when->last.month < when->start.month;

  return with_year (when->last, year + (wraps ? 1 : 0));
}

/* Whether @year can be the year of @when at all. */
static gboolean
is_possible (const BangYears *self,
             const BangWhen  *when,
             guint            year)
{
  BangDay start = with_year (when->start, year);
  BangDay last = last_of (when, year);

  return bang_day_is_valid (start) && bang_day_is_valid (last) &&
         bang_day_compare (last, self->bound) >= 0 && last.year >= self->soft.year;
}

static void
offer (const BangYears *self,
       const BangWhen  *when,
       guint            year,
       BangSpan         span,
       const char      *rule,
       const char      *reason,
       Answer          *answer)
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

/* The year of @when when its event bears @name; 0 when the two do not fit. */
static guint
year_by_name (const BangYearName *name,
              const BangWhen     *when)
{
  if (!name->spring)
    return name->year;
  if (when->start.month >= 11)
    return name->year - 1;
  return when->start.month <= 3 ? name->year : 0;
}

typedef enum
{
  NEAR_SAME,
  NEAR_TITLE,
  NEAR_CLOSE,
} Nearness;

/* Whether a name in @first..@end has the same head as @name. */
static gboolean
has_same_head (const BangScan     *scan,
               const BangYearName *name,
               guint32             first,
               guint32             end)
{
  const BangMatch *head = bang_cue_at (scan, name->head, BANG_LEX_EVENT_NAME, NULL);

  for (guint32 i = first; i < end; i++)
    {
      const BangMatch *match = bang_cue_at (scan, i, BANG_LEX_EVENT_NAME, NULL);

      if (match != NULL && match->entry == head->entry)
        return TRUE;
    }
  return FALSE;
}

/* A name that nothing ties to the story counts nearby only when the title or
 * the sentence of the day speaks of such an event too. */
static gboolean
is_of_story (const BangYears    *self,
             const BangWhen     *when,
             const BangYearName *name)
{
  const BangScan *scan = self->story->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, when->sentence);

  if (!name->subject || has_same_head (scan, name, sentence->first, sentence->end))
    return TRUE;
  for (guint i = 0; i < scan->zones->len; i++)
    {
      const BangScanZone *zone = &g_array_index (scan->zones, BangScanZone, i);

      if (zone->kind == BANG_ZONE_TITLE && has_same_head (scan, name, zone->first, zone->end))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_near (const BangYears    *self,
         const BangWhen     *when,
         const BangYearName *name,
         Nearness            nearness)
{
  gboolean title = bang_story_kind (self->story, name->sentence) == BANG_ZONE_TITLE;

  switch (nearness)
    {
    case NEAR_SAME:
      return name->sentence == when->sentence;
    case NEAR_TITLE:
      return title;
    case NEAR_CLOSE:
    default:
      return bang_story_is_story (self->story, name->sentence) &&
             (bang_story_paragraph (self->story, name->sentence) < NEAR_PARAGRAPHS ||
              name->sentence == when->sentence + 1) &&
             is_of_story (self, when, name);
    }
}

static void
ask_names (const BangYears *self,
           const BangWhen  *when,
           Nearness         nearness,
           gboolean         can_chi,
           Answer          *answer)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const BangYearName *name = &g_array_index (self->names, BangYearName, i);
      BangSpan span = bang_scan_span (self->story->scan, name->first, name->end);

      if (name->round || name->loose || name->can_chi != can_chi || !is_near (self, when, name, nearness))
        continue;
      if (can_chi)
        offer (self, when, year_by_name (name, when), span, "year-can-chi",
               N_("the lunar year “%s”"), answer);
      else if (nearness == NEAR_TITLE)
        offer (self, when, year_by_name (name, when), span, "year-from-title",
               N_("“%s” in the title"), answer);
      else if (nearness == NEAR_SAME)
        offer (self, when, year_by_name (name, when), span, "year-from-event-name",
               N_("“%s” in the name of the event"), answer);
      else
        offer (self, when, year_by_name (name, when), span, "year-from-sentence-nearby",
               N_("“%s” in the name of an event nearby"), answer);
    }
}

/* "… về thông quan nông sản trong vụ thu hoạch năm 2019": a name in the
 * sentence of the day that nothing ties to the story. It tells the year only
 * of a day far from New Year: in winter the papers speak of the year before,
 * and of the plans for the next. */
static void
ask_loose (const BangYears *self,
           const BangWhen  *when,
           Answer          *answer)
{
  if (when->start.month < LOOSE_FIRST_MONTH || when->start.month > LOOSE_LAST_MONTH ||
      (when->flags & (BANG_WHEN_OPENING | BANG_WHEN_PART)) == 0)
    return;
  for (guint i = 0; i < self->names->len; i++)
    {
      const BangYearName *name = &g_array_index (self->names, BangYearName, i);

      if (name->loose && name->sentence == when->sentence)
        offer (self, when, name->year,
               bang_scan_span (self->story->scan, name->first, name->end),
               "year-from-sentence", N_("“%s” in the same sentence"), answer);
    }
}

/* A full date elsewhere in the story that is this day or spans it. */
static void
ask_covers (const BangYears *self,
            const BangWhen  *when,
            Answer          *answer)
{
  const guint unfit = BANG_WHEN_LUNAR | BANG_WHEN_MONTH | BANG_WHEN_LIMIT | BANG_WHEN_TARGET |
                      BANG_WHEN_ROUND | BANG_WHEN_PAPER | BANG_WHEN_DEED | BANG_WHEN_FEAST;

  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *other = &g_array_index (self->whens, BangWhen, i);

      if (other->start.year < MIN_COVER_YEAR || (other->flags & unfit) != 0 ||
          bang_day_to_ordinal (other->last) - bang_day_to_ordinal (other->start) > MAX_COVER_DAYS)
        continue;
      for (guint year = other->start.year; year <= other->last.year; year++)
        if (bang_day_compare (with_year (when->start, year), other->last) <= 0 &&
            bang_day_compare (last_of (when, year), other->start) >= 0)
          offer (self, when, year, other->span, "year-from-covering-date",
                 N_("“%s” in the text, which covers this day"), answer);
    }
}

/* "Ngày 27/12 … tạm dừng trong hai ngày 28 và 29/12/2022": a full date in the
 * same sentence, days away, is of the same turn of the calendar. */
static void
ask_neighbours (const BangYears *self,
                const BangWhen  *when,
                Answer          *answer)
{
  const guint unfit = BANG_WHEN_LUNAR | BANG_WHEN_MONTH | BANG_WHEN_LIMIT | BANG_WHEN_TARGET |
                      BANG_WHEN_ROUND | BANG_WHEN_PAPER | BANG_WHEN_DEED | BANG_WHEN_FEAST;

  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *other = &g_array_index (self->whens, BangWhen, i);

      if (other->sentence != when->sentence || other->start.year < MIN_COVER_YEAR ||
          (other->flags & unfit) != 0)
        continue;
      for (guint year = other->start.year - 1u; year <= other->start.year + 1u; year++)
        if (abs (bang_day_to_ordinal (other->start) -
                 bang_day_to_ordinal (with_year (when->start, year))) <= NEIGHBOUR_DAYS)
          offer (self, when, year, other->span, "year-from-neighbour",
                 N_("“%s” in the same sentence"), answer);
    }
}

/* Whether a text only looks forward to the anniversary printed at @token. */
static gboolean
is_awaited (const BangScan *scan,
            guint32         token)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, token);
  guint32 from = token - MIN (token - sentence->first, AWAIT_REACH);

  return bang_cue_find (scan, from, token, BANG_LEX_CUE, "not-now") != NULL;
}

/* "(18/1/1950 - 18/1/2025)", "(1950 - 2025)": the right end is the year that
 * keeps the anniversary. */
static void
ask_rounds (const BangYears *self,
            const BangWhen  *when,
            Answer          *answer)
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
        if (abs (bang_day_to_ordinal (with_year (when->start, near)) - kept) <= ROUND_DAYS)
          {
            offer (self, when, near, other->span, "year-from-anniversary", reason, answer);
            close = TRUE;
          }
      if (!close && !is_awaited (self->story->scan, other->first))
        offer (self, when, year, other->span, "year-from-anniversary", reason, answer);
    }
  for (guint i = 0; i < self->names->len; i++)
    {
      const BangYearName *name = &g_array_index (self->names, BangYearName, i);

      if (name->round && bang_story_kind (self->story, name->sentence) != BANG_ZONE_CAPTION)
        offer (self, when, name->year,
               bang_scan_span (self->story->scan, name->first, name->end),
               "year-from-anniversary", reason, answer);
    }
}

/* The latest such day that is not after the stamp, if it is near enough. */
static void
ask_stamps (const BangYears *self,
            const BangWhen  *when,
            gboolean         planned,
            gboolean         timed,
            Answer          *answer)
{
  for (guint i = 0; i < self->stamps->len; i++)
    {
      const BangYearStamp *stamp = &g_array_index (self->stamps, BangYearStamp, i);
      int printed = bang_day_to_ordinal (stamp->day);
      int before = timed ? STAMP_DAYS_TIMED : STAMP_DAYS;
      int ahead = planned ? PREVIEW_DAYS : 0;

      if (stamp->timed != timed)
        continue;
      for (guint year = stamp->day.year - 1u; year <= stamp->day.year + 1u; year++)
        {
          int begins = bang_day_to_ordinal (with_year (when->start, year));
          int ends = bang_day_to_ordinal (last_of (when, year));

          if (begins <= printed + ahead && ends >= printed - before)
            offer (self, when, year, stamp->span, "year-from-stamp",
                   N_("the page’s date “%s”"), answer);
        }
    }
}

static void
ask_images (const BangYears *self,
            const BangWhen  *when,
            Answer          *answer)
{
  for (guint i = 0; i < self->images->len; i++)
    {
      const BangYearStamp *image = &g_array_index (self->images, BangYearStamp, i);
      guint year = image->day.year;
      int apart;

      if (image->day.day == 0)
        {
          if (image->day.month == when->start.month)
            offer (self, when, year, image->span, "year-from-address",
                   N_("“%s” in the page’s address"), answer);
          continue;
        }
      for (guint near = year - 1; near <= year + 1; near++)
        {
          apart = bang_day_to_ordinal (image->day) -
                  bang_day_to_ordinal (with_year (when->start, near));
          if (apart >= -PICTURE_DAYS &&
              bang_day_to_ordinal (image->day) - bang_day_to_ordinal (last_of (when, near)) <= PICTURE_DAYS)
            offer (self, when, near, image->span, "year-from-picture",
                   N_("“%s” in the name of a picture"), answer);
        }
    }
}

typedef enum
{
  ASK_SAME_SENTENCE,
  ASK_TITLE,
  ASK_COVERING_DATE,
  ASK_NEIGHBOUR,
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
     Answer          *answer)
{
  switch (question)
    {
    case ASK_SAME_SENTENCE:
      ask_names (self, when, NEAR_SAME, FALSE, answer);
      break;
    case ASK_TITLE:
      ask_names (self, when, NEAR_TITLE, FALSE, answer);
      break;
    case ASK_COVERING_DATE:
      ask_covers (self, when, answer);
      break;
    case ASK_NEIGHBOUR:
      ask_neighbours (self, when, answer);
      break;
    case ASK_NEARBY:
      ask_names (self, when, NEAR_CLOSE, FALSE, answer);
      break;
    case ASK_LOOSE_YEAR:
      ask_loose (self, when, answer);
      break;
    case ASK_ANNIVERSARY:
      ask_rounds (self, when, answer);
      break;
    case ASK_TIMED_STAMP:
      ask_stamps (self, when, planned, TRUE, answer);
      break;
    case ASK_PICTURE:
      ask_images (self, when, answer);
      break;
    case ASK_CAN_CHI_SAME:
      ask_names (self, when, NEAR_SAME, TRUE, answer);
      break;
    case ASK_CAN_CHI_TITLE:
      ask_names (self, when, NEAR_TITLE, TRUE, answer);
      break;
    case ASK_CAN_CHI_NEARBY:
      ask_names (self, when, NEAR_CLOSE, TRUE, answer);
      break;
    case ASK_STAMP:
    default:
      ask_stamps (self, when, planned, FALSE, answer);
      break;
    }
}

/* A stamp with its time, days after the day, outweighs a name: the name may be
 * of an event that was put off, or of another one. */
static gboolean
is_overruled (const BangYears *self,
              const BangWhen  *when,
              gboolean         planned,
              Answer          *answer)
{
  Answer stamp = { 0, };

  ask (self, when, ASK_TIMED_STAMP, planned, &stamp);
  if (stamp.year == 0 || stamp.torn || stamp.year == answer->year)
    return FALSE;
  *answer = stamp;
  return TRUE;
}

static BangDateBasis
ask_all (const BangYears *self,
         const BangWhen  *when,
         gboolean         planned,
         Answer          *answer)
{
  for (guint question = ASK_SAME_SENTENCE; question <= ASK_STAMP; question++)
    {
      *answer = (Answer) { 0, };
      ask (self, when, (Question) question, planned, answer);
      if (answer->torn)
        return BANG_BASIS_UNKNOWN;
      if (answer->year == 0)
        continue;
      if (question < ASK_TIMED_STAMP && is_overruled (self, when, planned, answer))
        return BANG_BASIS_INFERRED;
      if (question <= ASK_TITLE)
        return BANG_BASIS_TITLE;
      return question <= ASK_NEARBY || question == ASK_LOOSE_YEAR ? BANG_BASIS_NEAR
                                                                  : BANG_BASIS_INFERRED;
    }
  return BANG_BASIS_UNKNOWN;
}

/* "“%s” in the title" with the words of the text put in. Stored as it is in
 * every language; bang_date_dup_reason () says it in the reader's. */
static char *
format_reason (const BangYears *self,
               const char      *reason,
               BangSpan         span)
{
  g_autofree char *words = bang_scan_dup_span (self->story->scan, span);
  const char *hole = strstr (reason, "%s");

  if (hole == NULL)
    return g_strdup (reason);
  return g_strdup_printf ("%.*s%s%s", (int) (hole - reason), reason, words, hole + 2);
}

/**
 * bang_years_resolve:
 * @self: what can tell a year
 * @when: a day or days of the story
 * @planned: whether what it dates is to come
 * @date: (inout): an empty date, filled
 *
 * Fills @date from @when, with the year if anything tells it.
 */
void
bang_years_resolve (BangYears      *self,
                    const BangWhen *when,
                    gboolean        planned,
                    BangDate       *date)
{
  Answer answer = { 0, };

  date->start = when->start;
  date->end = when->last;
  date->text = bang_scan_dup_span (self->story->scan, when->span);
  date->evidence = (BangEvidence) { when->span, g_intern_static_string ("date") };

  if (!bang_when_is_day (when))
    {
      date->basis = BANG_BASIS_UNKNOWN;
      date->after = self->bound;
      date->reason = g_strdup (N_("the text gives no day of the solar calendar"));
      return;
    }
  if (when->start.year != 0)
    {
      date->basis = BANG_BASIS_STATED;
      date->reason = format_reason (self, N_("the year stands in “%s”"), when->span);
      date->year_evidence = (BangEvidence) { when->year_span, g_intern_static_string ("year-stated") };
      return;
    }

  date->basis = ask_all (self, when, planned, &answer);
  if (date->basis == BANG_BASIS_UNKNOWN)
    {
      date->after = self->bound;
      date->reason = g_strdup (answer.torn ? N_("the text names more than one year")
                                           : N_("the text does not tell the year"));
      return;
    }
  date->start = with_year (when->start, answer.year);
  date->end = last_of (when, answer.year);
  date->reason = format_reason (self, answer.reason, answer.span);
  date->year_evidence = (BangEvidence) { answer.span, g_intern_static_string (answer.rule) };
}

/**
 * bang_years_get_latest:
 * @self: what can tell a year
 *
 * Returns: the latest day that the story speaks of as past or keeps as an
 *   anniversary; zero for none
 */
BangDay
bang_years_get_latest (BangYears *self)
{
  BangDay latest = self->soft;

  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *when = &g_array_index (self->whens, BangWhen, i);

      if ((when->flags & BANG_WHEN_ROUND) != 0 && bang_day_compare (when->last, latest) > 0)
        latest = when->last;
    }
  return latest;
}

static BangDay
day_before (BangDay day)
{
  if (day.day > 1)
    {
      day.day--;
      return day;
    }
  day.year -= day.month == 1 ? 1 : 0;
  day.month = day.month == 1 ? 12 : day.month - 1;
  day.day = (guint8) bang_day_days_in_month (day.year, day.month);
  return day;
}

/**
 * bang_years_today:
 * @self: what can tell a year
 * @when: "hôm nay", "hôm qua" and the like without figures
 * @date: (inout): an empty date, filled on success
 *
 * A day named only from the day of the report is the day of its stamp. Only a
 * stamp with the time of day is believed: a bare date on a page is often the
 * day on which a mirror was saved.
 *
 * Returns: whether the page has one such stamp
 */
gboolean
bang_years_today (BangYears      *self,
                  const BangWhen *when,
                  BangDate       *date)
{
  const BangYearStamp *found = NULL;

  for (guint i = 0; i < self->stamps->len; i++)
    {
      const BangYearStamp *stamp = &g_array_index (self->stamps, BangYearStamp, i);

      if (!stamp->timed)
        continue;
      if (found != NULL && bang_day_compare (found->day, stamp->day) != 0)
        return FALSE;
      found = stamp;
    }
  if (found == NULL || bang_day_compare (found->day, self->bound) < 0)
    return FALSE;

  date->start = (when->flags & BANG_WHEN_YESTERDAY) != 0 ? day_before (found->day) : found->day;
  date->end = date->start;
  date->basis = BANG_BASIS_INFERRED;
  date->text = bang_scan_dup_span (self->story->scan, when->span);
  date->reason = format_reason (self, N_("the page’s date “%s”"), found->span);
  date->evidence = (BangEvidence) { when->span, g_intern_static_string ("date-today") };
  date->year_evidence = (BangEvidence) { found->span, g_intern_static_string ("year-from-stamp") };
  return TRUE;
}

/**
 * bang_years_relate:
 * @self: what can tell a year
 * @when: the day of an event beside the main one
 * @to: the main event's date
 * @opens: how the two stand to each other
 * @date: (inout): an empty date, filled
 *
 * The day of a sub-event: its own year if printed, else the one that brings it
 * nearest to the main event, on the side that the words say.
 */
void
bang_years_relate (BangYears      *self,
                   const BangWhen *when,
                   const BangDate *to,
                   BangOpening     opens,
                   BangDate       *date)
{
  guint year = to->start.year;
  BangDay day;

  if (when->start.year != 0 || year == 0 || !bang_when_is_day (when) ||
      to->basis == BANG_BASIS_UNKNOWN)
    {
      date->start = when->start;
      date->end = when->last;
    }
  else
    {
      day = with_year (when->start, year);
      if (opens == BANG_OPENS_EARLIER && bang_day_compare (day, to->end) > 0)
        year--;
      else if (opens == BANG_OPENS_PLANNED && bang_day_compare (day, to->start) < 0)
        year++;
      else if (day.month == 1 && to->start.month == 12)
        year++;
      else if (day.month == 12 && to->start.month == 1)
        year--;
      date->start = with_year (when->start, year);
      date->end = last_of (when, year);
    }

  date->text = bang_scan_dup_span (self->story->scan, when->span);
  date->evidence = (BangEvidence) { when->span, g_intern_static_string ("date") };
  if (date->start.year == 0)
    {
      date->reason = g_strdup (N_("the text does not tell the year"));
      return;
    }
  if (when->start.year != 0)
    {
      date->basis = BANG_BASIS_STATED;
      date->reason = format_reason (self, N_("the year stands in “%s”"), when->span);
      date->year_evidence = (BangEvidence) { when->year_span, g_intern_static_string ("year-stated") };
      return;
    }
  date->basis = BANG_BASIS_INFERRED;
  date->reason = g_strdup (N_("the year of the main event"));
  date->year_evidence = to->year_evidence;
}
