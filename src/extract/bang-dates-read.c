/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a date: 19/11, 19-11-2024, 6.3, "5 tháng 3 năm 2024", and the
 * stretches and lists of them that share a month or a year: "11-15/5",
 * "29.8 – 2.9", "5 và 6/3", "11/6 đến 15/6/2024".
 *
 * Only figures that can be a day of the calendar pass: 30/2, 31/4 and 10/20
 * are not read as something else. Each call looks at a dozen tokens at most.
 */

#include "extract/bang-dates-private.h"

#include <string.h>

#include "extract/bang-cue.h"

#define MIN_YEAR 1800
#define MAX_YEAR 2099
#define MIN_STAMP_YEAR 1990

/* Days listed before the one that names the month: "5, 6, 7 và 8/3". */
#define MAX_LISTED 6

/* Two full days of one calendar day this many years apart are an anniversary. */
#define MIN_ROUND 5

typedef struct
{
  guint32  end;
  BangDay  day;
  guint32  year_first;
  guint32  year_end;
  gboolean slashed;
  gboolean dotted;
  gboolean full;
} OneDay;

typedef enum
{
  JOIN_NONE,
  JOIN_SIGN,   /* "-" */
  JOIN_COMMA,
  JOIN_AND,
  JOIN_TO,
} Join;

/**
 * bang_scan_number:
 * @scan: a scan
 * @token: a token; may be the end of the text
 * @max_digits: at most 9
 * @value: (out): the number
 *
 * Returns: whether the token is a number of so many digits
 */
gboolean
bang_scan_number (const BangScan *scan,
                  guint32         token,
                  guint           max_digits,
                  guint          *value)
{
  const BangScanToken *t;
  guint number = 0;

  if (token >= scan->n_tokens)
    return FALSE;
  t = &scan->tokens[token];
  if ((t->shape & BANG_SHAPE_DIGITS) == 0 || t->end - t->start > max_digits)
    return FALSE;

  for (guint32 i = t->start; i < t->end; i++)
    {
      if (!g_ascii_isdigit (scan->text[i]))
        return FALSE;
      number = number * 10 + (guint) (scan->text[i] - '0');
    }
  *value = number;
  return TRUE;
}

/**
 * bang_dates_sign:
 * @scan: a scan
 * @token: a token; may be the end of the text
 * @spaced: (out) (optional): whether white space stands there too
 *
 * Returns: the one sign before @token: '/', '-', '.', ',', '(' or ' ' for
 *   white space alone; 0 for anything else
 */
char
bang_dates_sign (const BangScan *scan,
                 guint32         token,
                 gboolean       *spaced)
{
  guint gap;

  if (token >= scan->n_tokens)
    return 0;
  gap = scan->tokens[token].gap;
  if (spaced != NULL)
    *spaced = (gap & BANG_GAP_SPACE) != 0;

  switch (gap & BANG_GAP_HARD)
    {
    case BANG_GAP_NONE:
      return ' ';
    case BANG_GAP_SLASH:
      return '/';
    case BANG_GAP_HYPHEN:
    case BANG_GAP_DASH:
      return '-';
    case BANG_GAP_DOT:
      return '.';
    case BANG_GAP_COMMA:
      return ',';
    case BANG_GAP_OPEN_PAREN:
      return '(';
    default:
      return 0;
    }
}

static gboolean
is_year (const BangScan *scan,
         guint32         token,
         guint          *year)
{
  return bang_scan_number (scan, token, 4, year) && *year >= MIN_YEAR && *year <= MAX_YEAR;
}

/**
 * bang_dates_read_year:
 * @scan: a scan
 * @token: the token behind a month or a name
 * @first: (out): the first token of the year, its word "năm" among them
 * @end: (out): behind it
 * @year: (out): the year
 *
 * Reads "/2024", "-2024", ".2024" or " năm 2024".
 *
 * Returns: whether a year stands there
 */
gboolean
bang_dates_read_year (const BangScan *scan,
                      guint32         token,
                      guint32        *first,
                      guint32        *end,
                      guint          *year)
{
  gboolean spaced = FALSE;
  char sign = bang_dates_sign (scan, token, &spaced);

  if ((sign == '/' || (!spaced && (sign == '-' || sign == '.'))) &&
      is_year (scan, token, year))
    {
      *first = token;
      *end = token + 1;
      return TRUE;
    }
  if (sign == ' ' && bang_cue_at (scan, token, BANG_CLASS_DATE_YEAR) != NULL &&
      bang_dates_sign (scan, token + 1, NULL) == ' ' && is_year (scan, token + 1, year))
    {
      *first = token;
      *end = token + 2;
      return TRUE;
    }
  return FALSE;
}

/* A figure, a sign, a figure, and the year that may follow. */
static gboolean
read_signed (const BangScan *scan,
             guint32         token,
             OneDay         *one)
{
  guint day;
  guint month;
  guint year;
  gboolean spaced = FALSE;
  gboolean year_spaced = FALSE;
  char sign = bang_dates_sign (scan, token + 1, &spaced);
  char after;

  if (!bang_scan_number (scan, token, 2, &day) || !bang_scan_number (scan, token + 1, 2, &month))
    return FALSE;
  if (sign != '/' && (spaced || (sign != '-' && sign != '.')))
    return FALSE;

  one->day.day = day;
  one->day.month = month;
  one->slashed = sign == '/';
  one->dotted = sign == '.';
  one->end = token + 2;

  after = bang_dates_sign (scan, one->end, &year_spaced);
  if (after == sign && bang_scan_number (scan, one->end, 9, &year) && (sign == '/' || !year_spaced))
    {
      /* Three figures: the third is a year, or this is no date at all. */
      guint32 digits = scan->tokens[one->end].end - scan->tokens[one->end].start;

      if (digits == 2 && sign == '/' && year >= 10 && year < 50)
        year += 2000;
      else if (digits != 4 || year < MIN_YEAR || year > MAX_YEAR)
        return FALSE;
      one->day.year = year;
      one->year_first = one->end;
      one->year_end = one->end = one->end + 1;
      one->full = TRUE;
    }
  else if (!year_spaced &&
           (after == '/' ||
            (sign == '-' && after == '.' && bang_scan_number (scan, one->end, 9, &year))))
    {
      /* "11-15/5", "5-6.3": two days of one month; "18/11/QĐ": a paper. */
      return FALSE;
    }
  else if (after == ' ' &&
           bang_dates_read_year (scan, one->end, &one->year_first, &one->year_end, &year))
    {
      one->day.year = year;
      one->end = one->year_end;
      one->full = TRUE;
    }
  return scan->text[scan->tokens[one->end - 1].end] != '%';
}

/* 2024-11-19, as pages are stamped. */
static gboolean
read_iso (const BangScan *scan,
          guint32         token,
          OneDay         *one)
{
  guint year;
  guint month;
  guint day;

  if (!is_year (scan, token, &year) ||
      !bang_scan_number (scan, token + 1, 2, &month) || !bang_scan_number (scan, token + 2, 2, &day) ||
      scan->tokens[token + 1].gap != BANG_GAP_HYPHEN || scan->tokens[token + 2].gap != BANG_GAP_HYPHEN ||
      scan->tokens[token + 1].end - scan->tokens[token + 1].start != 2)
    return FALSE;

  one->day = (BangDay) { (guint16) year, (guint8) month, (guint8) day };
  one->year_first = token;
  one->year_end = token + 1;
  one->end = token + 3;
  one->full = TRUE;
  return TRUE;
}

/* "30 Tháng 8 2018 11:20": the year of a stamp, with nothing behind it but the
 * clock or the end of the line. */
static gboolean
read_stamped_year (const BangScan *scan,
                   guint32         token,
                   guint32        *first,
                   guint32        *end,
                   guint          *year)
{
  if (bang_dates_sign (scan, token, NULL) != ' ' || !is_year (scan, token, year) || *year < MIN_STAMP_YEAR)
    return FALSE;
  if (token + 1 < scan->n_tokens && (scan->tokens[token + 1].gap & BANG_GAP_HARD) == 0 &&
      (scan->tokens[token + 1].shape & BANG_SHAPE_DIGITS) == 0)
    return FALSE;
  *first = token;
  *end = token + 1;
  return TRUE;
}

/* "19:17", "7 giờ 30": the number is minutes; "Thứ 4, 22/11": the weekday's. */
static gboolean
is_no_day (const BangScan *scan,
           guint32         token)
{
  const BangMatch *weekday;
  guint hour;

  /* "… dịp Tết" may end the text: nothing stands at the token then. */
  if (token == 0 || token >= scan->n_tokens)
    return FALSE;
  weekday = bang_cue_before (scan, token + 1, BANG_CLASS_DATE_WEEKDAY);
  if (weekday != NULL && weekday->first < token)
    return TRUE;
  if (bang_cue_before (scan, token, BANG_CLASS_DATE_CLOCK) != NULL && bang_dates_sign (scan, token, NULL) == ' ')
    return TRUE;
  return (scan->tokens[token].gap & BANG_GAP_COLON) != 0 && (scan->tokens[token].gap & BANG_GAP_SPACE) == 0 &&
         bang_scan_number (scan, token - 1, 2, &hour) && hour < 24;
}

/* "10 tháng 3", "10 tháng 03 năm 2026", "2 tháng 9/2016". */
static gboolean
read_worded (const BangScan *scan,
             guint32         token,
             OneDay         *one)
{
  guint day;
  guint month;
  guint year;

  if (!bang_scan_number (scan, token, 2, &day) ||
      bang_dates_sign (scan, token + 1, NULL) != ' ' ||
      bang_cue_at (scan, token + 1, BANG_CLASS_DATE_MONTH) == NULL ||
      bang_dates_sign (scan, token + 2, NULL) != ' ' ||
      !bang_scan_number (scan, token + 2, 2, &month))
    return FALSE;

  one->day.day = day;
  one->day.month = month;
  one->slashed = TRUE;
  one->end = token + 3;
  if (bang_dates_read_year (scan, one->end, &one->year_first, &one->year_end, &year) ||
      read_stamped_year (scan, one->end, &one->year_first, &one->year_end, &year))
    {
      one->day.year = year;
      one->end = one->year_end;
      one->full = TRUE;
    }
  return TRUE;
}

static gboolean
read_one (const BangScan *scan,
          guint32         token,
          OneDay         *one)
{
  *one = (OneDay) { 0, };
  if (!read_signed (scan, token, one))
    {
      *one = (OneDay) { 0, };
      if (!read_worded (scan, token, one) && !read_iso (scan, token, one))
        return FALSE;
    }
  return bang_day_is_valid (one->day);
}

/* What joins the figure before @token to another one, and where that begins. */
static Join
read_join (const BangScan *scan,
           guint32         token,
           guint32        *next)
{
  char sign = bang_dates_sign (scan, token, NULL);
  const BangMatch *match;
  Join join = JOIN_NONE;

  *next = token;
  if (sign == '-')
    join = JOIN_SIGN;
  else if (sign == ',')
    join = JOIN_COMMA;
  else if (sign == ' ' && (match = bang_cue_at (scan, token, BANG_CLASS_DATE_AND)) != NULL)
    {
      join = JOIN_AND;
      *next = match->end;
    }
  else if (sign == ' ' && (match = bang_cue_at (scan, token, BANG_CLASS_DATE_TO)) != NULL)
    {
      join = JOIN_TO;
      *next = match->end;
    }
  if (join == JOIN_NONE)
    return JOIN_NONE;

  match = bang_cue_at (scan, *next, BANG_CLASS_DATE_DAY);
  if (match != NULL)
    *next = match->end;
  if (*next != token && bang_dates_sign (scan, *next, NULL) != ' ')
    return JOIN_NONE;
  return join;
}

/* Gives the start the month and year that only the end states. */
static gboolean
share_month (BangDateFigures *figures,
             guint            day,
             gboolean         stretch)
{
  figures->start = figures->last;
  figures->start.day = day;

  if (day > figures->last.day)
    {
      /* "từ 29 đến 2/9": the month before. */
      if (!stretch)
        return FALSE;
      if (figures->start.month == 1)
        {
          figures->start.month = 12;
          figures->start.year -= figures->start.year > 0 ? 1 : 0;
        }
      else
        {
          figures->start.month--;
        }
    }
  return bang_day_is_valid (figures->start);
}

/* Gives either end the year that only the other states. */
static void
share_year (BangDateFigures *figures)
{
  gboolean wraps = figures->start.month > figures->last.month;

  if (figures->start.year == 0 && figures->last.year != 0)
    figures->start.year = figures->last.year - (wraps ? 1 : 0);
  else if (figures->start.year != 0 && figures->last.year == 0)
    figures->last.year = figures->start.year + (wraps ? 1 : 0);
}

static gboolean
is_round (BangDay a,
          BangDay b)
{
  return a.day == b.day && a.month == b.month && a.year != 0 && b.year >= a.year + MIN_ROUND;
}

/* A second full day behind the first: "11/6 đến 15/6/2024", "25.6 và 26.6". */
static void
read_second (const BangScan  *scan,
             BangDateFigures *figures)
{
  guint32 next;
  Join join = read_join (scan, figures->end, &next);
  OneDay one;
  BangDateFigures both = *figures;

  /* "(19-5-1890/ 19-5-2017)". */
  if (join == JOIN_NONE && figures->full && bang_dates_sign (scan, figures->end, NULL) == '/')
    join = JOIN_SIGN;
  if (join == JOIN_NONE || join == JOIN_COMMA || !read_one (scan, next, &one))
    return;

  both.last = one.day;
  both.end = one.end;
  both.several = TRUE;
  both.by_word = join != JOIN_SIGN;
  both.slashed = figures->slashed && one.slashed;
  both.full = figures->full || one.full;
  if (one.year_end > one.year_first)
    {
      both.year_first = one.year_first;
      both.year_end = one.year_end;
    }
  both.round = is_round (both.start, both.last);
  share_year (&both);
  if (!bang_day_is_valid (both.start) || !bang_day_is_valid (both.last))
    return;

  /* An end before its start is another date that happens to follow. */
  if (both.start.year != 0 && bang_day_compare (both.start, both.last) > 0)
    return;
  if (both.start.year == 0 && both.start.month == both.last.month && both.start.day > both.last.day)
    return;
  *figures = both;
}

/**
 * bang_dates_read_days:
 * @scan: a scan
 * @token: a number
 * @figures: (out caller-allocates): what was read
 *
 * Returns: whether a day, or several, stand at @token
 */
gboolean
bang_dates_read_days (const BangScan  *scan,
                      guint32          token,
                      BangDateFigures *figures)
{
  guint listed[MAX_LISTED];
  guint n_listed = 0;
  gboolean stretch = FALSE;
  guint32 at = token;
  OneDay one;

  *figures = (BangDateFigures) { 0, };

  while (!read_one (scan, at, &one))
    {
      guint day;
      guint32 next;
      Join join;

      if ((n_listed == 0 && is_no_day (scan, token)) || n_listed == MAX_LISTED ||
          !bang_scan_number (scan, at, 2, &day) || day < 1 || day > 31)
        return FALSE;
      join = read_join (scan, at + 1, &next);
      if (join == JOIN_NONE)
        return FALSE;
      stretch = stretch || join == JOIN_SIGN || join == JOIN_TO;
      figures->by_word = figures->by_word || join == JOIN_TO || join == JOIN_AND;
      listed[n_listed++] = day;
      at = next;
    }

  figures->start = figures->last = one.day;
  figures->end = one.end;
  figures->year_first = one.year_first;
  figures->year_end = one.year_end;
  figures->slashed = one.slashed;
  figures->dotted = one.dotted;
  figures->full = one.full;

  if (n_listed > 0)
    {
      figures->several = TRUE;
      return share_month (figures, listed[0], stretch);
    }
  read_second (scan, figures);
  return TRUE;
}

static gboolean
read_roman (const BangScan *scan,
            guint32         token,
            guint          *value)
{
  static const char * const romans[] = { "I", "II", "III", "IV" };
  const BangScanToken *t;

  if (token >= scan->n_tokens)
    return FALSE;
  t = &scan->tokens[token];
  for (guint i = 0; i < G_N_ELEMENTS (romans); i++)
    {
      gsize len = strlen (romans[i]);

      if (t->end - t->start == len && strncmp (scan->text + t->start, romans[i], len) == 0)
        {
          *value = i + 1;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * bang_dates_read_month:
 * @scan: a scan
 * @token: the word "tháng" or "quý", or the figure of "10/2022"
 * @figures: (out caller-allocates): what was read, without days
 *
 * Returns: whether a month or a quarter stands at @token
 */
gboolean
bang_dates_read_month (const BangScan  *scan,
                       guint32          token,
                       BangDateFigures *figures)
{
  guint first = 0;
  guint last;
  guint year;
  gboolean quarter = bang_cue_at (scan, token, BANG_CLASS_DATE_QUARTER) != NULL;
  gboolean worded = quarter || bang_cue_at (scan, token, BANG_CLASS_DATE_MONTH) != NULL;
  guint32 at = worded ? token + 1 : token;

  *figures = (BangDateFigures) { 0, };
  if (worded && bang_dates_sign (scan, at, NULL) != ' ')
    return FALSE;
  if (!bang_scan_number (scan, at, 2, &first) && !(quarter && read_roman (scan, at, &first)))
    return FALSE;
  if (first < 1 || first > (quarter ? 4 : 12))
    return FALSE;
  at++;

  last = first;
  if (worded && !quarter && bang_dates_sign (scan, at, NULL) == '-' &&
      bang_scan_number (scan, at, 2, &last) && last > first && last <= 12)
    at++;
  else
    last = first;

  /* "lần thứ 2 năm 2023" is no month. */
  if (!worded && bang_dates_sign (scan, at, NULL) == ' ')
    return FALSE;
  if (bang_dates_read_year (scan, at, &figures->year_first, &figures->year_end, &year))
    {
      figures->start.year = figures->last.year = year;
      at = figures->year_end;
      figures->full = TRUE;
    }
  else if (!worded)
    {
      return FALSE;
    }
  else if (bang_dates_sign (scan, at, NULL) == '/')
    {
      /* "tháng 3/24 giờ" and the like. */
      return FALSE;
    }

  figures->start.month = quarter ? first * 3 - 2 : first;
  figures->last.month = quarter ? first * 3 : last;
  figures->several = figures->start.month != figures->last.month;
  figures->end = at;
  figures->slashed = TRUE;
  return TRUE;
}
