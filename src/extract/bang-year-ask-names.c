/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What year the name of an event gives a day: "Liên hoan … năm 2023". Which names
 * bear a year is found in bang-year-names.c; here is asked which of them is near
 * enough to the day, and the same event.
 */

#include "config.h"

#include "extract/bang-year-private.h"

#include <glib/gi18n-lib.h>

#include "extract/bang-cue.h"

/* Sentences nearby: in the first paragraphs, where the story says what it is
 * about, or right after the one with the day. */
#define NEAR_PARAGRAPHS 5

/* A name that nothing ties to the story bears its year from spring to autumn. */
#define LOOSE_FIRST_MONTH 3
#define LOOSE_LAST_MONTH 10

/* The lunar year begins on 21 February at the latest; the day before is still awaited. */
#define LAST_NEW_YEAR 20

/* The year of @when when its event bears @name; 0 when the two do not fit. */
static guint
year_by_name (const BangYearName *name,
              const BangWhen     *when)
{
  /* What is to come after an autumn day may be next year's. */
  if (!name->spring && name->to_come && when->start.month >= LOOSE_LAST_MONTH)
    return 0;
  /* The middle of April, and the visits of the weeks around. */
  if (name->april)
    return when->start.month >= 3 && when->start.month <= 5 ? name->year : 0;
  /* At the turn of the year a meeting may be about the year that is over, or
   * the one to come. */
  if (name->work && when->start.month <= 2)
    return 0;
  if (name->meeting && !name->series && !name->direct && (when->start.month >= 11 || when->start.month == 1))
    return 0;
  if (!name->spring)
    return name->year;
  if (when->start.month >= 11)
    return name->year - 1;
  if (name->awaited && (when->start.month > 2 || (when->start.month == 2 && when->start.day > LAST_NEW_YEAR)))
    return 0;
  return when->start.month <= 3 ? name->year : 0;
}

/* Whether a name in @first..@end has the same head as @name. */
static gboolean
has_same_head (const BangScan     *scan,
               const BangYearName *name,
               guint32             first,
               guint32             end)
{
  const BangMatch *head = bang_scan_get_match (scan, name->head, BANG_LEX_BIT (BANG_LEX_EVENT_NAME));

  for (guint32 i = first; i < end; i++)
    {
      const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_EVENT_NAME));

      if (match != NULL && match->entry == head->entry)
        return TRUE;
    }
  return FALSE;
}

/* The first "lần thứ N" in @first..@end; 0 for none. */
static guint
edition_in (const BangScan *scan,
            guint32         first,
            guint32         end)
{
  for (guint32 i = first; i < end; i++)
    {
      const BangMatch *match = bang_cue_at (scan, i, BANG_CLASS_CUE_ORDINAL);
      guint edition;

      if (match != NULL && match->end < end && bang_scan_number (scan, match->end, 3, &edition))
        return edition;
    }
  return 0;
}

/* "Lễ hội … lần 5 năm 2015" beside a title that speaks of the sixth. */
static gboolean
is_other_edition (const BangYears    *self,
                  const BangWhen     *when,
                  const BangYearName *name)
{
  const BangScan *scan = self->story->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, when->sentence);
  guint own = edition_in (scan, name->head, name->first);
  guint told;

  if (own == 0)
    return FALSE;
  told = edition_in (scan, sentence->first, sentence->end);
  for (guint i = 0; i < scan->zones->len && told == 0; i++)
    {
      const BangScanZone *zone = &g_array_index (scan->zones, BangScanZone, i);

      if (zone->kind == BANG_ZONE_TITLE)
        told = edition_in (scan, zone->first, zone->end);
    }
  return told != 0 && told != own;
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
         BangNearness        nearness)
{
  gboolean title = bang_story_kind (self->story, name->sentence) == BANG_ZONE_TITLE;

  switch (nearness)
    {
    case BANG_NEAR_SAME:
      return name->sentence == when->sentence;
    case BANG_NEAR_TITLE:
      return title;
    case BANG_NEAR_CLOSE:
    default:
      return !name->own && bang_story_is_story (self->story, name->sentence) &&
             (bang_story_paragraph (self->story, name->sentence) < NEAR_PARAGRAPHS ||
              name->sentence == when->sentence + 1) &&
             is_of_story (self, when, name) && !is_other_edition (self, when, name);
    }
}

void
bang_year_ask_names (const BangYears *self,
                     const BangWhen  *when,
                     BangNearness     nearness,
                     gboolean         can_chi,
                     BangYearAnswer  *answer)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const BangYearName *name = &g_array_index (self->names, BangYearName, i);
      BangSpan span = bang_scan_span (self->story->scan, name->first, name->end);

      if (name->round || name->loose || name->can_chi != can_chi || !is_near (self, when, name, nearness))
        continue;
      if (can_chi)
        bang_year_offer (self, when, year_by_name (name, when), span, "year-can-chi",
                         N_("the lunar year “%s”"), answer);
      else if (nearness == BANG_NEAR_TITLE)
        bang_year_offer (self, when, year_by_name (name, when), span, "year-from-title",
                         N_("“%s” in the title"), answer);
      else if (nearness == BANG_NEAR_SAME)
        bang_year_offer (self, when, year_by_name (name, when), span, "year-from-event-name",
                         N_("“%s” in the name of the event"), answer);
      else
        bang_year_offer (self, when, year_by_name (name, when), span, "year-from-sentence-nearby",
                         N_("“%s” in the name of an event nearby"), answer);
    }
}

/* "… về thông quan nông sản trong vụ thu hoạch năm 2019": a name in the
 * sentence of the day that nothing ties to the story. It tells the year only
 * of a day far from New Year: in winter the papers speak of the year before,
 * and of the plans for the next. */
void
bang_year_ask_loose (const BangYears *self,
                     const BangWhen  *when,
                     BangYearAnswer  *answer)
{
  if (when->start.month < LOOSE_FIRST_MONTH || when->start.month > LOOSE_LAST_MONTH ||
      (when->flags & (BANG_WHEN_OPENING | BANG_WHEN_PART)) == 0)
    return;
  for (guint i = 0; i < self->names->len; i++)
    {
      const BangYearName *name = &g_array_index (self->names, BangYearName, i);

      if (name->loose && name->sentence == when->sentence)
        bang_year_offer (self, when, name->year,
                         bang_scan_span (self->story->scan, name->first, name->end),
                         "year-from-sentence", N_("“%s” in the same sentence"), answer);
    }
}
