/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Gregorian calendar, as far as days printed in the news need it: which
 * days there are, which is before which, and how far apart two are. Pure; any
 * thread.
 */

#include "extract/bang-dates.h"

/**
 * bang_day_days_in_month:
 * @year: a year, 0 when not known
 * @month: a month, 1 to 12
 *
 * Returns: the days of the month; 29 for a February of an unknown year
 */
guint
bang_day_days_in_month (guint year,
                        guint month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12)
    return 0;
  if (month == 2 &&
      (year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))))
    return 29;
  return days[month - 1];
}

/**
 * bang_day_is_valid:
 * @day: a day; the year may be unknown
 *
 * Returns: whether the calendar has such a day
 */
gboolean
bang_day_is_valid (BangDay day)
{
  return day.day >= 1 && day.day <= bang_day_days_in_month (day.year, day.month);
}

/**
 * bang_day_to_ordinal:
 * @day: a complete day
 *
 * Counts days, so that two days can be subtracted. The algorithm is the usual
 * one for the Gregorian calendar with years that begin in March.
 *
 * Returns: days since 1 March of year 0
 */
int
bang_day_to_ordinal (BangDay day)
{
  int year = day.year - (day.month <= 2 ? 1 : 0);
  int month = (day.month + 9) % 12;

  return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day.day - 1;
}

/**
 * bang_day_compare:
 * @a: a day, a month or a year
 * @b: the same
 *
 * Parts that are not known come first.
 *
 * Returns: below, at or above zero
 */
int
bang_day_compare (BangDay a,
                  BangDay b)
{
  if (a.year != b.year)
    return (int) a.year - (int) b.year;
  if (a.month != b.month)
    return (int) a.month - (int) b.month;
  return (int) a.day - (int) b.day;
}
