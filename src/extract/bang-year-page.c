/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates on the page around the story: the stamp of its publication, and the
 * names that a camera gives its pictures.
 *
 * Only zones of the article's own page are read (other, image names), never
 * related links or the foot of the page: those carry the dates of other
 * stories, years away.
 */

#include "config.h"

#include "extract/bang-year-private.h"

#include <glib/gi18n-lib.h>

/* News is stamped within days of what it tells. Without the time of day a date
 * on the page may be the day that the page was saved. */
#define STAMP_DAYS_TIMED 14
#define STAMP_DAYS 10

/* A preview is printed at most this long before. */
#define PREVIEW_DAYS 45

/* A camera's date is the day itself; agencies rename on the day after. */
#define PICTURE_DAYS 3

/* A time of day with what stands around it: " | 14:04:30 GMT+7". */
#define CLOCK_BYTES 20

/* A run of digits longer than a stamp to the millisecond is a hash. */
#define MAX_RUN 17

static gboolean
is_time (const char *text,
         gsize       len)
{
  for (gsize i = 1; i + 2 < len; i++)
    {
      gboolean sign = text[i] == ':' || text[i] == 'h' || text[i] == 'H' || text[i] == 'g';

      if (sign && g_ascii_isdigit (text[i - 1]) && g_ascii_isdigit (text[i + 1]) &&
          g_ascii_isdigit (text[i + 2]))
        return TRUE;
    }
  return FALSE;
}

/* "… ký nghị định thư 27/11/2025 14:04": a headline that the page's stamp was
 * joined to ends with the time of day and nothing more. */
static gboolean
ends_headline (const BangScan *scan,
               const BangWhen *when)
{
  const BangScanZone *zone = bang_scan_get_zone (scan, when->first);
  gsize end = bang_scan_span (scan, zone->first, zone->end).end;
  const char *text = bang_document_get_text (scan->document, NULL);

  return zone->kind == BANG_ZONE_TITLE && end > when->span.end && end - when->span.end <= CLOCK_BYTES &&
         is_time (text + when->span.end, end - when->span.end);
}

/**
 * bang_year_add_posted:
 * @scan: the scan of a story
 * @whens: (element-type BangWhen): its dates
 * @stamps: (element-type BangYearStamp): gains the days on which the story says
 *   that its page was put up: "Thời gian đăng: 27/03/2023", and the stamp that
 *   stands behind the words of a headline
 *
 * Some pages print their stamp among the story's lines.
 */
void
bang_year_add_posted (const BangScan *scan,
                      const GArray   *whens,
                      GArray         *stamps)
{
  for (guint i = 0; i < whens->len; i++)
    {
      const BangWhen *when = &g_array_index (whens, BangWhen, i);
      BangYearStamp stamp = { when->start, when->span, TRUE };

      if (((when->flags & BANG_WHEN_POSTED) != 0 || ends_headline (scan, when)) && bang_day_is_complete (when->start))
        g_array_append_val (stamps, stamp);
    }
}

/* Whether a line that is on the page and not of the story has a figure. */
static gboolean
has_figures (BangDocument *document)
{
  const char *text = bang_document_get_text (document, NULL);
  const BangZone *zones;
  guint n_zones;

  zones = bang_document_get_zones (document, &n_zones);
  for (guint i = 0; i < n_zones; i++)
    if (zones[i].kind == BANG_ZONE_OTHER)
      for (gsize at = zones[i].span.start; at < zones[i].span.end; at++)
        if (g_ascii_isdigit (text[at]))
          return TRUE;
  return FALSE;
}

/* From the end of the headline to the beginning of the story: where a page prints
 * the article's own stamp. */
static BangSpan
find_headline (BangDocument *document)
{
  BangSpan head = { 0, 0 };
  const BangZone *zones;
  guint n_zones;

  zones = bang_document_get_zones (document, &n_zones);
  for (guint i = 0; i < n_zones; i++)
    if (zones[i].kind == BANG_ZONE_TITLE)
      head.start = head.end = zones[i].span.end;
    else if (head.start > 0 && (zones[i].kind == BANG_ZONE_LEAD || zones[i].kind == BANG_ZONE_BODY))
      {
        head.end = zones[i].span.start;
        break;
      }
  return head;
}

/**
 * bang_year_find_stamps:
 * @document: a document
 * @lexicon: the tables
 *
 * What stands above the headline may be the clock of the page, which tells when it
 * was saved: it is left out where a date stands between headline and story.
 *
 * Returns: (transfer full) (element-type BangYearStamp): the full dates of the
 *   lines that are on the page and not of the story
 */
GArray *
bang_year_find_stamps (BangDocument *document,
                       BangLexicon  *lexicon)
{
  GArray *stamps = g_array_new (FALSE, TRUE, sizeof (BangYearStamp));
  g_autoptr (BangScan) scan = NULL;
  g_autoptr (GArray) whens = NULL;
  const char *text = bang_document_get_text (document, NULL);
  BangSpan head;
  gboolean stamped = FALSE;

  if (!has_figures (document))
    return stamps;
  head = find_headline (document);

  scan = bang_scan_new (lexicon, document, BANG_ZONES (BANG_ZONE_OTHER));
  whens = bang_dates_find (scan);
  for (guint i = 0; i < whens->len; i++)
    {
      const BangWhen *when = &g_array_index (whens, BangWhen, i);
      const BangScanZone *zone = bang_scan_get_zone (scan, when->first);
      BangSpan line = bang_scan_span (scan, zone->first, zone->end);
      BangYearStamp stamp = { when->start, when->span, FALSE };

      if (!bang_day_is_complete (when->start) || bang_day_compare (when->start, when->last) != 0)
        continue;
      stamp.timed = is_time (text + line.start, line.end - line.start);
      stamped = stamped || (line.start >= head.start && line.end <= head.end);
      g_array_append_val (stamps, stamp);
    }
  for (guint i = stamps->len; i > 0 && stamped; i--)
    if (g_array_index (stamps, BangYearStamp, i - 1).span.end <= head.start)
      g_array_remove_index (stamps, i - 1);
  return stamps;
}

static guint
read_digits (const char *text,
             gsize       n)
{
  guint value = 0;

  for (gsize i = 0; i < n; i++)
    value = value * 10 + (guint) (text[i] - '0');
  return value;
}

/* 20241108, 20241108141402, or the 201608 of a path. */
static void
read_run (const char *text,
          BangSpan    span,
          GArray     *stamps)
{
  BangYearStamp stamp = { { 0, }, span, FALSE };
  gsize len = span.end - span.start;
  const char *run = text + span.start;

  if (len == 6 && span.start > 0 && run[-1] == '/' && run[len] == '/')
    {
      stamp.day.year = (guint16) read_digits (run, 4);
      stamp.day.month = (guint8) read_digits (run + 4, 2);
      if (stamp.day.year >= 2000 && stamp.day.year < 2100 &&
          stamp.day.month >= 1 && stamp.day.month <= 12)
        g_array_append_val (stamps, stamp);
      return;
    }
  if (len != 8 && len != 12 && len != 14 && len != MAX_RUN)
    return;

  stamp.day.year = (guint16) read_digits (run, 4);
  stamp.day.month = (guint8) read_digits (run + 4, 2);
  stamp.day.day = (guint8) read_digits (run + 6, 2);
  stamp.span.end = span.start + 8;
  if (stamp.day.year >= 2000 && stamp.day.year < 2100 && bang_day_is_valid (stamp.day))
    g_array_append_val (stamps, stamp);
}

/**
 * bang_year_find_images:
 * @document: a document
 *
 * Returns: (transfer full) (element-type BangYearStamp): the dates in names of
 *   pictures and in addresses on the page
 */
GArray *
bang_year_find_images (BangDocument *document)
{
  GArray *stamps = g_array_new (FALSE, TRUE, sizeof (BangYearStamp));
  const BangZone *zones;
  const char *text;
  guint n_zones;
  gsize len;

  text = bang_document_get_text (document, &len);
  zones = bang_document_get_zones (document, &n_zones);
  for (guint i = 0; i < n_zones; i++)
    {
      gsize at = zones[i].span.start;

      if (zones[i].kind != BANG_ZONE_IMAGE_NAME && zones[i].kind != BANG_ZONE_OTHER)
        continue;
      while (at < zones[i].span.end)
        {
          BangSpan run = { at, at };

          while (run.end < zones[i].span.end && g_ascii_isdigit (text[run.end]))
            run.end++;
          if (run.end - run.start >= 6 && run.end - run.start <= MAX_RUN &&
              (run.start == 0 || !g_ascii_isalnum (text[run.start - 1])))
            read_run (text, run, stamps);
          at = MAX (run.end, at + 1);
        }
    }
  return stamps;
}

/* Of several stamps the one that is of this very day: "Sáng nay, 22-11" on a page
 * with 24/11/2024 and 22/11/2023. */
static gboolean
ask_stamps_of_day (const BangYears *self,
                   const BangWhen  *when,
                   gboolean         timed,
                   BangYearAnswer  *answer)
{
  if (bang_day_compare (when->start, when->last) != 0)
    return FALSE;
  for (guint i = 0; i < self->stamps->len; i++)
    {
      const BangYearStamp *stamp = &g_array_index (self->stamps, BangYearStamp, i);

      if (stamp->timed == timed && stamp->day.month == when->start.month && stamp->day.day == when->start.day)
        bang_year_offer (self, when, stamp->day.year, stamp->span, "year-from-stamp",
                         N_("the page’s date “%s”"), answer);
    }
  return answer->year != 0;
}

/* The latest such day that is not after the stamp, if it is near enough. */
void
bang_year_ask_stamps (const BangYears *self,
                      const BangWhen  *when,
                      gboolean         planned,
                      gboolean         timed,
                      BangYearAnswer  *answer)
{
  if (ask_stamps_of_day (self, when, timed, answer))
    return;
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
          int begins = bang_day_to_ordinal (bang_year_put (when->start, year));
          int ends = bang_day_to_ordinal (bang_year_last (when, year));

          if (begins <= printed + ahead && ends >= printed - before)
            bang_year_offer (self, when, year, stamp->span, "year-from-stamp",
                             N_("the page’s date “%s”"), answer);
        }
    }
}

void
bang_year_ask_images (const BangYears *self,
                      const BangWhen  *when,
                      BangYearAnswer  *answer)
{
  for (guint i = 0; i < self->images->len; i++)
    {
      const BangYearStamp *image = &g_array_index (self->images, BangYearStamp, i);
      guint year = image->day.year;
      int apart;

      if (image->day.day == 0)
        {
          if (image->day.month == when->start.month)
            bang_year_offer (self, when, year, image->span, "year-from-address",
                             N_("“%s” in the page’s address"), answer);
          continue;
        }
      for (guint near = year - 1; near <= year + 1; near++)
        {
          apart = bang_day_to_ordinal (image->day) -
                  bang_day_to_ordinal (bang_year_put (when->start, near));
          if (apart >= -PICTURE_DAYS &&
              bang_day_to_ordinal (image->day) - bang_day_to_ordinal (bang_year_last (when, near)) <= PICTURE_DAYS)
            bang_year_offer (self, when, near, image->span, "year-from-picture",
                             N_("“%s” in the name of a picture"), answer);
        }
    }
}
