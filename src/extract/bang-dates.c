/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every expression of time in a document, and what it is the date of.
 *
 * The forms are those counted in the press: d/m with a part of the day, d-m,
 * d.m, with and without a year, stretches and lists, months, quarters, and the
 * lunar calendar. Most of the work is telling a date from what looks like one:
 * a day without its year passes for a date only when a word says so ("ngày",
 * "sáng", "hôm nay"), because 1/3 is a share and 2-1 a score; and the words to
 * the left tell the date of a paper, a founding, a feast or a deadline from the
 * day of an event. Nothing is guessed here: a year is printed or it is zero.
 *
 * One walk over the tokens, a few look-ups each. The scan's thread.
 */

#include "extract/bang-dates.h"

#include "extract/bang-cue.h"
#include "extract/bang-dates-private.h"

/* How far to the left of a day the number of a paper may stand, in words:
 * "Quyết định số 1199/QĐ-TTg của Thủ tướng Chính phủ ngày …". */
#define PAPER_REACH 16

/* The years of this press. */
#define MIN_NEW_YEAR 1990
#define MAX_NEW_YEAR 2060

/* How long an event lasts at most, in days; a longer stretch is a term. */
#define MAX_DAYS 62

/* How many words may stand before the dash of a dateline: "Báo Lào Cai - ". */
#define DATELINE 5

/**
 * bang_when_is_day:
 * @self: an expression of time
 *
 * Returns: whether it names a day or days of the solar calendar
 */
gboolean
bang_when_is_day (const BangWhen *self)
{
  return self->start.day != 0;
}

/* Takes the words before a day into the expression: "Sáng ngày", "hôm nay (". */
static guint
read_prefix (const BangScan *scan,
             guint32         token,
             guint32        *first)
{
  static const struct
  {
    BangClass class;
    guint     flags;
  } classes[] = {
    { BANG_CLASS_DATE_LIMIT, BANG_WHEN_LIMIT },
    { BANG_CLASS_DATE_FEAST, BANG_WHEN_FEAST },
    { BANG_CLASS_DATE_TODAY, BANG_WHEN_TODAY },
    { BANG_CLASS_DATE_YESTERDAY, BANG_WHEN_YESTERDAY },
    { BANG_CLASS_DATE_TOMORROW, BANG_WHEN_TOMORROW },
    { BANG_CLASS_DATE_PART, BANG_WHEN_PART },
    { BANG_CLASS_DATE_WEEKDAY, 0 },
    { BANG_CLASS_DATE_DAY, 0 },
    { BANG_CLASS_DATE_AT, 0 },
    { BANG_CLASS_DATE_FROM, 0 },
  };
  guint flags = BANG_WHEN_BARE;
  guint32 at = token;
  gboolean more = TRUE;

  *first = token;
  for (guint n = 0; more && n < 5 && at > 0; n++)
    {
      guint gap = scan->tokens[at].gap;
      guint soft = BANG_GAP_COMMA | BANG_GAP_OPEN_PAREN | BANG_GAP_SPACE;

      if ((gap & BANG_GAP_SENTENCE) != 0 || (gap & ~soft) != 0)
        break;

      more = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (classes) && !more; i++)
        {
          const BangMatch *match = bang_cue_before (scan, at, classes[i].class);
          gboolean hard = (gap & (BANG_GAP_COMMA | BANG_GAP_OPEN_PAREN)) != 0;

          /* A sign between is good style only after a day that is named by a
           * word: "hôm nay (22/3)", "thứ Sáu, 12/4", "3 ngày (28 và 29/11)". */
          if (match == NULL || (hard && i >= 8) || (i < 2 && (gap & BANG_GAP_COMMA) != 0))
            continue;
          if (hard && i == 5 && scan->tokens[at].parens == 0)
            continue;

          /* "kỷ niệm" and "tính đến" speak of the day behind them even when
           * they are no part of its expression. */
          flags |= classes[i].flags;
          if (i > 1)
            *first = match->first;
          at = match->first;
          flags &= ~(guint) BANG_WHEN_BARE;
          more = i > 1;
        }
    }
  return flags;
}

/* The day is of a numbered paper: "số 1199/QĐ-TTg ngày 14/10/2023". */
static gboolean
is_of_paper (const BangScan *scan,
             guint32         first)
{
  for (guint32 n = 0, i = first; n < PAPER_REACH && i > 0; n++, i--)
    {
      guint gap = scan->tokens[i].gap;

      if ((gap & (BANG_GAP_SENTENCE | BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON)) != 0)
        return FALSE;
      if (bang_cue_at (scan, i - 1, BANG_CLASS_DATE_PAPER) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_opening (const BangScan *scan,
            guint32         first)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, first);
  guint gap = scan->tokens[first].gap;

  if (first == sentence->first)
    return TRUE;
  return first - sentence->first <= DATELINE &&
         (gap & (BANG_GAP_DASH | BANG_GAP_CLOSE_PAREN | BANG_GAP_COLON)) != 0;
}

/* What stands around says of a day, besides the words before it. */
static guint
read_surroundings (const BangScan *scan,
                   const BangWhen *when,
                   guint           flags)
{
  guint32 first = when->first;
  guint gap = scan->tokens[first].gap;
  const BangMatch *match;

  if (bang_cue_at (scan, first, BANG_CLASS_DATE_POSTED) != NULL ||
      bang_cue_before (scan, first, BANG_CLASS_DATE_POSTED) != NULL)
    return flags | BANG_WHEN_POSTED;
  if (is_opening (scan, first))
    return flags | BANG_WHEN_OPENING | BANG_WHEN_CLAUSE;
  if ((gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON | BANG_GAP_DASH)) != 0)
    flags |= BANG_WHEN_CLAUSE;

  if ((flags & (BANG_WHEN_PART | BANG_WHEN_TODAY)) != 0)
    return flags;
  if ((gap & BANG_GAP_COMMA) == 0)
    {
      if (bang_cue_before (scan, first, BANG_CLASS_DATE_FEAST) != NULL)
        flags |= BANG_WHEN_FEAST;
      if ((flags & BANG_WHEN_RANGE) == 0 &&
          bang_cue_before (scan, first, BANG_CLASS_DATE_LIMIT) != NULL)
        flags |= BANG_WHEN_LIMIT;
      if (bang_cue_before (scan, first, BANG_CLASS_DATE_DEED) != NULL)
        flags |= BANG_WHEN_DEED;
      if ((flags & BANG_WHEN_RANGE) == 0 &&
          (match = bang_cue_before (scan, first, BANG_CLASS_DATE_TO)) != NULL)
        flags |= BANG_WHEN_TARGET;
      if (is_of_paper (scan, first))
        flags |= BANG_WHEN_PAPER;
    }
  return flags;
}

static void
add_when (const BangScan *scan,
          BangWhen       *when,
          GArray         *whens)
{
  when->sentence = scan->tokens[when->first].sentence;
  when->zone = bang_scan_get_zone (scan, when->first)->kind;
  when->span = bang_scan_span (scan, when->first, when->end);
  g_array_append_val (whens, *when);
}

/* Whether figures without a year are a date and not a share or a score. */
static gboolean
is_convincing (const BangScan        *scan,
               const BangWhen        *when,
               const BangDateFigures *figures,
               guint                  flags)
{
  if ((flags & BANG_WHEN_BARE) == 0)
    return TRUE;
  /* 1.2.2024 may be the number of an edition. */
  if (figures->full && (!figures->dotted || scan->tokens[when->first].parens > 0))
    return TRUE;
  /* "(28/11 đến 30/11)", "(28/11 - 30/11)", "(11-15/5)". */
  return figures->several && figures->slashed &&
         (figures->by_word || scan->tokens[when->first].parens > 0) &&
         bang_day_compare (figures->start, figures->last) != 0;
}

/* "đầu năm mới 2015 (2/1)": the year stands before the bracket. From
 * December on a new year that is greeted is the next one. */
static gboolean
read_new_year (const BangScan  *scan,
               guint32          token,
               BangDateFigures *figures,
               BangWhen        *when)
{
  const BangMatch *match;
  guint year;

  if (figures->several || figures->full || figures->start.month > 3 || token == 0 ||
      bang_dates_sign (scan, token, NULL) != '(' || !bang_scan_number (scan, token - 1, 4, &year) ||
      year < MIN_NEW_YEAR || year > MAX_NEW_YEAR)
    return FALSE;
  match = bang_cue_before (scan, token - 1, BANG_CLASS_DATE_NEW_YEAR);
  if (match == NULL)
    return FALSE;
  when->first = match->first;
  figures->start.year = figures->last.year = year;
  figures->year_first = token - 1;
  figures->year_end = token;
  return bang_day_is_valid (figures->start);
}

static gboolean
read_day (const BangScan *scan,
          guint32         token,
          GArray         *whens,
          guint32        *end)
{
  BangDateFigures figures;
  BangWhen when = { 0, };
  guint flags;
  const BangMatch *match;

  if (!bang_dates_read_days (scan, token, &figures))
    return FALSE;
  *end = figures.end;

  flags = read_prefix (scan, token, &when.first);
  when.end = figures.end;
  if (flags == BANG_WHEN_BARE && read_new_year (scan, token, &figures, &when))
    flags = BANG_WHEN_CLAUSE;
  if (!is_convincing (scan, &when, &figures, flags))
    return TRUE;

  when.start = figures.start;
  when.last = figures.last;
  if (figures.several)
    flags = (flags & ~(guint) BANG_WHEN_LIMIT) | BANG_WHEN_RANGE;
  flags |= figures.round ? BANG_WHEN_ROUND : 0;
  if (figures.year_end > figures.year_first)
    when.year_span = bang_scan_span (scan, figures.year_first, figures.year_end);

  if (figures.several && when.start.year != 0 && !figures.round &&
      bang_day_to_ordinal (when.last) - bang_day_to_ordinal (when.start) > MAX_DAYS)
    flags |= BANG_WHEN_LIMIT;

  match = bang_cue_at (scan, when.end, BANG_CLASS_DATE_LUNAR_AFTER);
  if (match != NULL)
    {
      flags |= BANG_WHEN_LUNAR;
      *end = when.end = match->end;
      when.start = when.last = (BangDay) { 0, };
    }

  /* "từ ngày 1/7/2025" without an end is when something began to hold. */
  match = bang_cue_at (scan, when.first, BANG_CLASS_DATE_FROM);
  if (match != NULL && !figures.several && (flags & BANG_WHEN_PART) == 0)
    flags |= BANG_WHEN_LIMIT;

  when.flags = read_surroundings (scan, &when, flags);
  add_when (scan, &when, whens);
  return TRUE;
}

static gboolean
read_month (const BangScan *scan,
            guint32         token,
            GArray         *whens,
            guint32        *end)
{
  BangDateFigures figures;
  BangWhen when = { 0, };
  const BangMatch *match;

  if (!bang_dates_read_month (scan, token, &figures))
    return FALSE;

  *end = when.end = figures.end;
  when.first = token;
  when.start = figures.start;
  when.last = figures.last;
  when.flags = BANG_WHEN_MONTH;
  if (figures.year_end > figures.year_first)
    when.year_span = bang_scan_span (scan, figures.year_first, figures.year_end);

  match = bang_cue_before (scan, token, BANG_CLASS_DATE_MONTH_PART);
  if (match != NULL && (scan->tokens[token].gap & BANG_GAP_HARD) == 0)
    when.first = match->first;
  match = bang_cue_at (scan, when.end, BANG_CLASS_DATE_LUNAR_AFTER);
  if (match != NULL)
    {
      *end = when.end = match->end;
      when.start = when.last = (BangDay) { 0, };
      when.flags |= BANG_WHEN_LUNAR;
    }

  when.flags = read_surroundings (scan, &when, when.flags);
  add_when (scan, &when, whens);
  return TRUE;
}

/* "mùng 3 Tết", "rằm tháng Giêng", "mùng 10/3": a day of the lunar calendar.
 * Its solar day depends on the year's almanac and is not told here. */
static gboolean
read_lunar (const BangScan *scan,
            guint32         token,
            GArray         *whens,
            guint32        *end)
{
  const BangMatch *match = bang_cue_at (scan, token, BANG_CLASS_DATE_LUNAR);
  BangWhen when = { 0, };
  BangDateFigures figures;
  guint day;

  if (match == NULL)
    return FALSE;

  when.first = token;
  when.end = match->end;
  if (bang_dates_read_days (scan, match->end, &figures))
    when.end = figures.end;
  else if (bang_scan_number (scan, match->end, 2, &day))
    when.end = match->end + 1;

  match = bang_cue_at (scan, when.end, BANG_CLASS_DATE_LUNAR_MONTH);
  if (match == NULL)
    match = bang_cue_at (scan, when.end, BANG_CLASS_EVENT_NAME_SPRING);
  if (match == NULL)
    match = bang_cue_at (scan, when.end, BANG_CLASS_DATE_LUNAR_AFTER);
  if (match != NULL)
    when.end = match->end;

  *end = when.end;
  when.flags = BANG_WHEN_LUNAR;
  add_when (scan, &when, whens);
  return TRUE;
}

/* The figure goes on with the one before: "2/11/2024" from its second on. */
static gboolean
is_glued (const BangScan *scan,
          guint32         token)
{
  char sign = bang_dates_sign (scan, token, NULL);

  return token > 0 && (scan->tokens[token - 1].shape & (BANG_SHAPE_DIGITS | BANG_SHAPE_ALNUM)) != 0 &&
         (scan->tokens[token].gap & BANG_GAP_SPACE) == 0 && sign != 0 && sign != '(' && sign != ',';
}

/* Whether a word stands here that a date can begin with. */
static gboolean
begins_worded (const BangScan *scan,
               guint32         token)
{
  return bang_cue_begins (scan, token, BANG_CLASS_DATE_LUNAR) ||
         bang_cue_begins (scan, token, BANG_CLASS_DATE_MONTH) ||
         bang_cue_begins (scan, token, BANG_CLASS_DATE_QUARTER);
}

/**
 * bang_dates_find:
 * @scan: a scan
 *
 * Finds the expressions of time in title, lead, body and captions. Days that
 * the calendar does not have, decimals, shares, scores and numbers of papers
 * are left out; what is a date but not an event's is flagged.
 *
 * Returns: (transfer full) (element-type BangWhen): in text order
 */
GArray *
bang_dates_find (const BangScan *scan)
{
  GArray *whens = g_array_new (FALSE, TRUE, sizeof (BangWhen));
  guint32 i = 0;

  while (i < scan->n_tokens)
    {
      guint32 end = i + 1;

      if ((scan->tokens[i].shape & BANG_SHAPE_DIGITS) != 0)
        {
          if (!is_glued (scan, i) && !read_day (scan, i, whens, &end))
            read_month (scan, i, whens, &end);
        }
      else if (begins_worded (scan, i) && !read_lunar (scan, i, whens, &end))
        {
          read_month (scan, i, whens, &end);
        }
      i = MAX (end, i + 1);
    }
  return whens;
}
