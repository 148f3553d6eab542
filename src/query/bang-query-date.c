/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dates of a query: a day, a month, a year or a range of them, as people
 * in Vietnam and databases write them, into an inclusive period of yyyymmdd
 * numbers. No state; any thread may call anything here. */

#include "query/bang-query-private.h"

#include <string.h>

#define MIN_YEAR 1000
#define MAX_YEAR 9999

#define DAY_NUMBER(y, m, d) ((guint32) (y) * 10000 + (guint32) (m) * 100 + (guint32) (d))

/* Up to three numbers parted by one of "/.-", and how long each was written. */
typedef struct
{
  guint n;
  guint value[3];
  guint digits[3];
} Numbers;

static gboolean
read_numbers (const char *text,
              Numbers    *out)
{
  *out = (Numbers) { 0 };

  for (const char *p = text;;)
    {
      if (out->n == 3 || !g_ascii_isdigit (*p))
        return FALSE;
      for (; g_ascii_isdigit (*p); p++)
        {
          if (++out->digits[out->n] > 4)
            return FALSE;
          out->value[out->n] = out->value[out->n] * 10 + (guint) g_ascii_digit_value (*p);
        }
      out->n++;
      if (*p == '\0')
        return TRUE;
      if (strchr ("/.-", *p) == NULL)
        return FALSE;
      p++;
    }
}

static gboolean
period_of_day (guint    day,
               guint    month,
               guint    year,
               guint32 *from,
               guint32 *to)
{
  if (year < MIN_YEAR || day > 31 || month > 12
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  *from = *to = DAY_NUMBER (year, month, day);
  return TRUE;
}

static gboolean
period_of_month (guint    month,
                 guint    year,
                 guint32 *from,
                 guint32 *to)
{
  if (year < MIN_YEAR || month < 1 || month > 12)
    return FALSE;

  *from = DAY_NUMBER (year, month, 1);
  *to = DAY_NUMBER (year, month, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  return TRUE;
}

/* One date of any precision. The year is the number of four digits: first, as
 * ISO 8601 has it, or last, as Vietnam does. */
static gboolean
read_date (const char *text,
           guint32    *from,
           guint32    *to)
{
  Numbers numbers;

  if (!read_numbers (text, &numbers))
    return FALSE;

  switch (numbers.n)
    {
    case 1:
      if (numbers.digits[0] != 4 || numbers.value[0] < MIN_YEAR)
        return FALSE;
      *from = DAY_NUMBER (numbers.value[0], 1, 1);
      *to = DAY_NUMBER (numbers.value[0], 12, 31);
      return TRUE;

    case 2:
      if (numbers.digits[0] == 4 && numbers.digits[1] <= 2)
        return period_of_month (numbers.value[1], numbers.value[0], from, to);
      if (numbers.digits[1] == 4 && numbers.digits[0] <= 2)
        return period_of_month (numbers.value[0], numbers.value[1], from, to);
      return FALSE;

    default:
      if (numbers.digits[0] == 4 && numbers.digits[1] <= 2 && numbers.digits[2] <= 2)
        return period_of_day (numbers.value[2], numbers.value[1], numbers.value[0], from, to);
      if (numbers.digits[2] == 4 && numbers.digits[0] <= 2 && numbers.digits[1] <= 2)
        return period_of_day (numbers.value[0], numbers.value[1], numbers.value[2], from, to);
      return FALSE;
    }
}

/* "2023-2024": a dash parts years; inside other dates it is a separator. */
static char *
find_year_dash (char *text)
{
  return strlen (text) == 9 && text[4] == '-' && strspn (text, "0123456789") == 4
         && strspn (text + 5, "0123456789") == 4 ? text + 4 : NULL;
}

/* bang_query_parse_period:
 * @value: a date, or two with ".." between or one side of them left out
 * @from: (out): first day, yyyymmdd; 0 when open
 * @to: (out): last day; 0 when open
 *
 * Returns: whether it is one
 */
gboolean
bang_query_parse_period (const char *value,
                         guint32    *from,
                         guint32    *to)
{
  g_autofree char *text = NULL;
  guint32 first_from = 0, first_to = 0, last_from = 0, last_to = 0;
  const char *second = NULL;
  char *between;
  gsize len;

  /* Longer than two dates and their dots is no date. */
  len = strlen (value);
  if (len > 32)
    return FALSE;

  text = g_strdup (value);
  between = strstr (text, "..");
  if (between != NULL)
    second = between + 2;
  else
    {
      between = find_year_dash (text);
      if (between != NULL)
        second = between + 1;
    }

  if (between == NULL)
    return read_date (text, from, to);

  *between = '\0';
  if (*text == '\0' && *second == '\0')
    return FALSE;
  if (*text != '\0' && !read_date (text, &first_from, &first_to))
    return FALSE;
  if (*second != '\0' && !read_date (second, &last_from, &last_to))
    return FALSE;

  /* Typed the wrong way round, it means the same. */
  if (first_from != 0 && last_from != 0 && first_from > last_from)
    {
      *from = last_from;
      *to = first_to;
    }
  else
    {
      *from = first_from;
      *to = last_to;
    }

  return TRUE;
}

/* bang_query_day_after:
 * @day: a valid day, yyyymmdd
 * @days: 1 or -1
 *
 * Returns: the day after or before; @day itself at the end of time
 */
guint32
bang_query_day_after (guint32 day,
                      int     days)
{
  GDate date;

  if ((days > 0 && day == DAY_NUMBER (MAX_YEAR, 12, 31)) || (days < 0 && day == DAY_NUMBER (MIN_YEAR, 1, 1)))
    return day;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (day % 100), (GDateMonth) (day / 100 % 100), (GDateYear) (day / 10000));
  if (days > 0)
    g_date_add_days (&date, 1);
  else
    g_date_subtract_days (&date, 1);

  return DAY_NUMBER (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}
