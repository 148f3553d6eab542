/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A range of days as words of the index, where days, months and years are words.
 *
 * Pure; any thread.
 */
#include "config.h"

#include "library/bang-match-private.h"

#include "library/bang-tokenizer-private.h"

/* Years that an open range of dates reaches to. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2100

static void
append_date (GString *words,
             int      width,
             int      date)
{
  if (words->len > 0)
    g_string_append_c (words, BANG_MATCH_OR);
  g_string_append_printf (words, "%c%c%0*d", BANG_FIELD_MARK, BANG_FIELD_LETTER_DATE, width, date);
}

static void
append_month (GString *words,
              int      year,
              int      month,
              int      first_day,
              int      last_day)
{
  int n_days = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);

  if (first_day <= 1 && last_day >= n_days)
    {
      append_date (words, 6, year * 100 + month);
      return;
    }
  for (int day = MAX (first_day, 1); day <= MIN (last_day, n_days); day++)
    append_date (words, 8, year * 10000 + month * 100 + day);
}

static void
append_year (GString *words,
             int      year,
             int      first,
             int      last)
{
  if (first <= 101 && last >= 1231)
    {
      append_date (words, 4, year);
      return;
    }
  for (int month = CLAMP (first / 100, 1, 12); month <= MIN (last / 100, 12); month++)
    append_month (words, year, month,
                  month == first / 100 ? first % 100 : 1,
                  month == last / 100 ? last % 100 : 31);
}

/**
 * bang_match_write_days:
 * @from: the first day, yyyymmdd, 0 for an open range
 * @to: the last day, yyyymmdd, 0 for an open range
 *
 * An article of which only the year is known is found by ranges that hold all of
 * that year.
 *
 * Returns: (transfer full): the years, months and days that lie in the range,
 *   BANG_MATCH_OR between them; never empty
 */
char *
bang_match_write_days (guint32 from,
                       guint32 to)
{
  GString *words = g_string_new (NULL);
  int first = from != 0 ? (int) from : FIRST_YEAR * 10000 + 101;
  int last = to != 0 ? (int) to : LAST_YEAR * 10000 + 1231;
  int first_year = MAX (first / 10000, FIRST_YEAR);
  int last_year = MIN (last / 10000, LAST_YEAR);

  for (int year = first_year; year <= last_year; year++)
    append_year (words, year,
                 year == first / 10000 ? first % 10000 : 101,
                 year == last / 10000 ? last % 10000 : 1231);

  /* A range that holds no day holds no article. */
  if (words->len == 0)
    append_date (words, 4, 0);
  return g_string_free (words, FALSE);
}
