/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year of a day that is printed without one.
 *
 * Most news is: "Sáng 19/11". Where the expression itself has no year, the
 * questions of bang-year-ask.c are put to the document in a fixed order. A
 * wrong year told with confidence is the fault that readers forgive least, so
 * nothing else is tried: the day stays without a year, with its bound. The
 * scan's thread.
 */

#include "config.h"

#include "extract/bang-year.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "extract/bang-year-private.h"

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
  bang_year_add_posted (story->scan, whens, self->stamps);
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
  BangYearAnswer answer = { 0, };

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

  date->basis = bang_year_ask (self, when, planned, &answer);
  if (date->basis == BANG_BASIS_UNKNOWN)
    {
      date->after = self->bound;
      date->reason = g_strdup (answer.torn ? N_("the text names more than one year")
                                           : N_("the text does not tell the year"));
      return;
    }
  date->start = bang_year_put (when->start, answer.year);
  date->end = bang_year_last (when, answer.year);
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
      day = bang_year_put (when->start, year);
      if (opens == BANG_OPENS_EARLIER && bang_day_compare (day, to->end) > 0)
        year--;
      else if (opens == BANG_OPENS_PLANNED && bang_day_compare (day, to->start) < 0)
        year++;
      else if (day.month == 1 && to->start.month == 12)
        year++;
      else if (day.month == 12 && to->start.month == 1)
        year--;
      date->start = bang_year_put (when->start, year);
      date->end = bang_year_last (when, year);
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
