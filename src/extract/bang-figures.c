/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures: a number, its unit as printed, and what it measures: "kim ngạch …
 * lên mức 5 tỷ USD" is 5 "tỷ USD" of "kim ngạch …". Only numbers with a unit and
 * with a word before them that names a measure are kept; a list of guests or
 * the edition of a conference is no figure. Points part thousands and commas
 * decimals, as Vietnamese prints them. One walk; the scan's thread.
 */

#include "extract/bang-stages-private.h"

#include "extract/bang-cue.h"
#include "extract/bang-dates.h"

/* How far before a number the name of its measure may begin, and how long that
 * name may be, in words. */
#define MEASURE_REACH 22
#define MAX_MEASURE 12

/* How near a short word such as "dài" must stand. */
#define NEAR_REACH 3

#define MAX_FIGURES 60

/* Groups of digits in one number. */
#define MAX_GROUPS 6

/* Reads "1.435", "5,6", "12.345.678,9" at @token. */
static gboolean
read_value (const BangScan *scan,
            guint32         token,
            double         *value,
            guint32        *end)
{
  gboolean decimals = FALSE;
  double scale = 1;
  guint group;
  guint32 at = token;

  if (!bang_scan_number (scan, token, 9, &group))
    return FALSE;
  *value = group;
  for (guint n = 1; n < MAX_GROUPS; n++)
    {
      const BangScanToken *next = at + 1 < scan->n_tokens ? &scan->tokens[at + 1] : NULL;
      guint gap;

      if (next == NULL || (next->shape & BANG_SHAPE_DIGITS) == 0)
        break;
      gap = next->gap;
      if (gap == BANG_GAP_DOT && !decimals && next->end - next->start == 3 &&
          bang_scan_number (scan, at + 1, 3, &group))
        {
          *value = *value * 1000 + group;
        }
      else if (gap == BANG_GAP_COMMA && !decimals && bang_scan_number (scan, at + 1, 6, &group))
        {
          decimals = TRUE;
          for (guint32 i = next->start; i < next->end; i++)
            scale *= 10;
          *value += group / scale;
        }
      else
        {
          /* A date, an address, a list. */
          if ((gap & BANG_GAP_SPACE) == 0)
            return FALSE;
          break;
        }
      at++;
    }
  *end = at + 1;
  return TRUE;
}

/* "tỷ USD", "km", "triệu lượt khách": the unit as printed. */
static gboolean
read_unit (const BangScan *scan,
           guint32         token,
           guint32        *end,
           gboolean       *percent)
{
  guint32 at = token;
  const BangMatch *match;

  *percent = FALSE;
  if (token > 0 && scan->text[scan->tokens[token - 1].end] == '%')
    {
      *percent = TRUE;
      *end = token;
      return TRUE;
    }
  if (token >= scan->n_tokens || (scan->tokens[token].gap & BANG_GAP_HARD) != 0)
    return FALSE;
  match = bang_cue_at (scan, at, BANG_CLASS_UNIT_TIMES);
  if (match != NULL)
    at = match->end;
  match = bang_cue_at (scan, at, BANG_CLASS_UNIT_UNIT);
  if (match == NULL || bang_cue_at (scan, at, BANG_CLASS_UNIT_NOT) != NULL ||
      (at > token && (scan->tokens[at].gap & BANG_GAP_HARD) != 0))
    return FALSE;
  *end = match->end;
  return TRUE;
}

static gboolean
is_digits (const BangScan *scan,
           guint32         token)
{
  return (scan->tokens[token].shape & (BANG_SHAPE_DIGITS | BANG_SHAPE_ALNUM)) != 0;
}

/* The word that names a measure before the number: in its clause, with no other
 * number between; "dài" and "tăng" only right before it. */
static const BangMatch *
find_measure (const BangScan *scan,
              guint32         token)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, token);
  guint32 from = MAX (sentence->first, token - MIN (token, MEASURE_REACH));
  const guint stop = BANG_GAP_SEMICOLON | BANG_GAP_COLON | BANG_GAP_COMMA;
  const BangMatch *found = NULL;

  for (guint32 i = token; i > from; i--)
    {
      const BangMatch *match = bang_cue_at (scan, i - 1, BANG_CLASS_UNIT_MEASURE);

      if (match == NULL && token - i < NEAR_REACH)
        match = bang_cue_at (scan, i - 1, BANG_CLASS_UNIT_NEAR);
      if (match != NULL && match->end <= token)
        found = match;
      else if (found != NULL)
        break;
      if (is_digits (scan, i - 1) || (scan->tokens[i - 1].gap & stop) != 0)
        break;
    }
  return found;
}

/* The name of what is measured. */
static char *
read_measure (const BangScan *scan,
              guint32         token)
{
  const BangMatch *found = find_measure (scan, token);
  guint32 end;

  if (found == NULL)
    return NULL;
  end = found->end;
  while (end < token && end < found->first + MAX_MEASURE && !is_digits (scan, end) &&
         (scan->tokens[end].gap & (BANG_GAP_COMMA | BANG_GAP_OPEN_PAREN)) == 0 &&
         (scan->tokens[end].marks & BANG_MARK_DATE) == 0 &&
         bang_cue_at (scan, end, BANG_CLASS_UNIT_UNTIL) == NULL)
    end++;
  return bang_scan_dup (scan, found->first, end);
}

static void
read_figure (const BangScan *scan,
             guint32         token,
             BangEvent      *event,
             guint32        *next)
{
  BangFigure figure = { 0, };
  gboolean percent;
  guint32 end;
  guint32 unit_end;

  *next = token + 1;
  if ((scan->tokens[token].marks & BANG_MARK_DATE) != 0 ||
      (token > 0 && (scan->tokens[token].gap & (BANG_GAP_SLASH | BANG_GAP_HYPHEN)) != 0) ||
      !read_value (scan, token, &figure.value, &end))
    return;
  *next = end;
  if (!read_unit (scan, end, &unit_end, &percent))
    return;
  figure.measure = read_measure (scan, token);
  if (figure.measure == NULL)
    return;

  *next = MAX (unit_end, end);
  figure.unit = percent ? g_strdup ("%") : bang_scan_dup (scan, end, unit_end);
  figure.evidence = (BangEvidence) {
    bang_scan_span (scan, token, MAX (unit_end, end)),
    g_intern_static_string ("number-with-unit"),
  };
  figure.evidence.span.end += percent ? 1 : 0;
  g_array_append_val (event->figures, figure);
}

/**
 * bang_stage_figures:
 * @scan: a scan whose dates are marked
 * @facts: (inout): the main event gains the figures of the story
 *
 * Finds the figures of lead and body.
 */
void
bang_stage_figures (BangScan  *scan,
                    BangFacts *facts)
{
  BangEvent *event;

  if (facts->events->len == 0)
    return;

  event = g_ptr_array_index (facts->events, 0);
  for (guint i = 0; i < scan->zones->len; i++)
    {
      const BangScanZone *zone = &g_array_index (scan->zones, BangScanZone, i);
      guint32 at = zone->first;

      if (zone->kind != BANG_ZONE_LEAD && zone->kind != BANG_ZONE_BODY)
        continue;
      while (at < zone->end && event->figures->len < MAX_FIGURES)
        {
          guint32 next = at + 1;

          if ((scan->tokens[at].shape & BANG_SHAPE_DIGITS) != 0)
            read_figure (scan, at, event, &next);
          at = next;
        }
    }
}
