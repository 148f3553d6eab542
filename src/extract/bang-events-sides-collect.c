/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be a side of an event: the places that act in title and main sentence,
 * and the places and countries that the persons stand for. Where somebody serves,
 * travels or is only received is no side. The scan's thread; a few look-ups for
 * each person and each place of two sentences.
 */

#include "extract/bang-events-sides-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* More than may be sides; the rest of a list of countries is left out. */
#define MAX_CANDIDATES 20

/* How far before a country "tại" may stand, in words: "tại các tỉnh Nam Lào". */
#define WHERE_REACH 5

/* Kinds of place below the district. */
#define N_SMALL 4

static gboolean
is_country_name (const BangEvents *self,
                 const char       *name)
{
  guint64 kinds;
  BangEntry entry = bang_lexicon_find (self->scan->lexicon, name, &kinds);

  if (entry == 0 || (kinds & BANG_LEX_BIT (BANG_LEX_PLACE)) == 0)
    return FALSE;
  return strcmp (bang_lexicon_get_cell (self->scan->lexicon, BANG_LEX_PLACE,
                                        bang_lexicon_get_row (self->scan->lexicon, entry,
                                                              BANG_LEX_PLACE, 0),
                                        PLACE_KIND), "country") == 0;
}

/* "CHĂMPASẮC": words of a title in capitals that no Vietnamese word is. */
static gboolean
is_shouted (const char *label)
{
  for (const char *p = label; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
add_candidate (const BangEvents        *self,
               GArray                  *candidates,
               const BangSideCandidate *candidate)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      BangSideCandidate *other = &g_array_index (candidates, BangSideCandidate, i);

      if (other->country != candidate->country ||
          !bang_place_is_same (self->scan->lexicon, other->label, candidate->label))
        continue;
      if (is_shouted (other->label))
        other->label = candidate->label;
      other->people += candidate->people;
      other->national |= candidate->national;
      other->in_title |= candidate->in_title;
      other->hosting |= candidate->hosting;
      other->bracketed &= candidate->bracketed;
      return;
    }
  if (candidates->len < MAX_CANDIDATES)
    g_array_append_val (candidates, *candidate);
}

/* bang_sides_can_act:
 * @entity: a place
 * @neighbours: whether small places act too
 *
 * Returns: whether such a place acts: provinces and districts do, rivers and
 *   stations do not
 */
gboolean
bang_sides_can_act (const BangEntity *entity,
                    gboolean          neighbours)
{
  static const char * const kinds[] = {
    "country", "province", "autonomous-region", "special-region", "prefecture", "city",
    "municipality", "district", "county",
    /* Small places only in an event of neighbours. */
    "town", "commune", "ward", "village",
  };
  guint n = G_N_ELEMENTS (kinds) - (neighbours ? 0 : N_SMALL);

  if (entity->place_kind == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (entity->place_kind, kinds[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Villages and communes twin and patrol; elsewhere they are where it was. */
static gboolean
is_of_neighbours (const BangEvent *event)
{
  return strcmp (event->type, "TWIN") == 0 || strcmp (event->type, "BORDER") == 0 ||
         strcmp (event->type, "SIGN") == 0;
}

/* "Xã A đón đoàn đại biểu trấn B": in a title a small place acts when it opens
 * it or is the one whose people are named. */
static gboolean
acts_in_title (const BangScan        *scan,
               const BangScanMention *mention,
               guint32                first)
{
  guint32 head = mention->first;

  if (head > first && bang_scan_get_match (scan, head - 1, BANG_LEX_BIT (BANG_LEX_PLACE_KIND)) != NULL)
    head--;
  return head == first || bang_cue_before (scan, head, BANG_CLASS_SIGNING_LEAD) != NULL;
}

/* bang_sides_is_event_place:
 * @event: an event, with its place
 * @span: of a place
 *
 * Returns: whether that is where the event took place
 */
gboolean
bang_sides_is_event_place (const BangEvent *event,
                           BangSpan         span)
{
  return span.start < event->place_evidence.span.end && span.end > event->place_evidence.span.start;
}

/* "Tổng Lãnh sự quán Việt Nam tại Côn Minh, tỉnh Vân Nam": where an envoy serves;
 * nobody of there takes part. @served is the end of the last such place. */
static gboolean
is_post (const BangScan        *scan,
         const BangScanMention *mention,
         guint32                served)
{
  const guint names = BANG_MARK_TITLE | BANG_MARK_ORGANISATION;
  guint32 at = mention->first;

  if (served > 0 && at >= served && at - served <= 2 && (scan->tokens[served].gap & BANG_GAP_COMMA) != 0)
    return TRUE;
  while (at > 0 && mention->first - at < 2 && scan->tokens[at - 1].word != BANG_WORD_TAI)
    at--;
  return at > 0 && scan->tokens[at - 1].word == BANG_WORD_TAI && (scan->tokens[at - 1].marks & names) != 0;
}

/* Whether "tại" stands a few words before @place, with no sign between. */
static gboolean
is_only_where (const BangScan *scan,
               guint32         place,
               guint32         first)
{
  for (guint32 i = place; i > first && place - i < WHERE_REACH; i--)
    {
      if (!bang_goes_on (scan, i))
        return FALSE;
      if (scan->tokens[i - 1].word == BANG_WORD_TAI)
        return TRUE;
    }
  return FALSE;
}

/* The places that act in tokens @first..@end. */
static void
collect_places (const BangEvents *self,
                const BangEvent  *event,
                guint32           first,
                guint32           end,
                gboolean          title,
                GArray           *candidates)
{
  const BangScan *scan = self->scan;
  guint32 served = 0;

  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);
      const BangEntity *entity;
      BangSideCandidate candidate = { 0, };
      BangSpan span;

      if (mention->first >= end)
        break;
      if (mention->first < first || mention->kind != BANG_ENTITY_PLACE ||
          mention->entity >= self->facts->entities->len)
        continue;
      entity = g_ptr_array_index (self->facts->entities, mention->entity);
      span = bang_scan_span (scan, mention->first, mention->end);
      if (is_post (scan, mention, served))
        {
          served = mention->end;
          continue;
        }
      if (!bang_sides_can_act (entity, is_of_neighbours (event) || (title && acts_in_title (scan, mention, first))) ||
          (!title && bang_sides_is_event_place (event, span)))
        continue;
      if (bang_events_is_destination (scan, mention->first, first))
        continue;
      /* "đã họp, thống nhất sẽ hội đàm với châu B": nobody of there was met. */
      if (!title && event->aspect == BANG_ASPECT_OCCURRED &&
          self->story->cues[self->sentence].future < mention->first)
        continue;
      /* "trong chuyến công tác tại các tỉnh Nam Lào": only where it is. */
      if (!title && strcmp (entity->place_kind, "country") == 0 && is_only_where (scan, mention->first, first))
        continue;
      /* "(Việt Nam)" says whose a place is. */
      if (scan->tokens[mention->first].parens > 0 && strcmp (entity->place_kind, "country") == 0)
        continue;

      candidate.label = entity->name;
      candidate.country = entity->side;
      candidate.in_title = title;
      candidate.bracketed = scan->tokens[mention->first].parens > 0;
      candidate.is_country = strcmp (entity->place_kind, "country") == 0;
      candidate.is_city = strcmp (entity->place_kind, "city") == 0 || strcmp (entity->place_kind, "municipality") == 0;
      candidate.evidence = (BangEvidence) { span, g_intern_static_string (title ? "side-in-title"
                                                                                : "side-in-lead") };
      add_candidate (self, candidates, &candidate);
    }
}

/* The label of a person may be a border gate; a side it is not. */
static gboolean
can_be_side (const BangEvents *self,
             const char       *label)
{
  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (self->facts->entities, i);

      if (entity->kind == BANG_ENTITY_PLACE && strcmp (entity->name, label) == 0)
        return bang_sides_can_act (entity, TRUE);
    }
  return TRUE;
}

/* "Phó Chủ tịch UBND tỉnh", "Bí thư Tỉnh ủy": of a province that is not named. */
static gboolean
is_of_province (const BangEntity *person)
{
  for (guint i = 0; i < person->titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (person->titles, i);

      if (strstr (title->text, "tỉnh") != NULL || strstr (title->text, "Tỉnh") != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A caption may show another day: who is named in captions alone brings no side
 * where the story has two. */
static gboolean
is_in_captions (const BangEvents *self,
                const BangEntity *person)
{
  for (guint i = 0; i < person->mentions->len; i++)
    {
      guint32 token = bang_scan_token_at (self->scan, g_array_index (person->mentions, BangEvidence, i).span.start);

      if (token < self->scan->n_tokens && bang_scan_get_zone (self->scan, token)->kind != BANG_ZONE_CAPTION)
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_events_country_in_titles:
 * @self: the event stage
 * @person: a person
 *
 * Returns: (nullable): the country of his side that his offices name
 */
const char *
bang_events_country_in_titles (const BangEvents *self,
                               const BangEntity *person)
{
  const BangScan *scan = self->scan;

  for (guint i = 0; i < person->titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (person->titles, i);
      guint32 first = bang_scan_token_at (scan, title->evidence.span.start);

      for (guint m = bang_scan_find_mention (scan, first); m < scan->mentions->len; m++)
        {
          const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, m);
          const BangEntity *entity = g_ptr_array_index (self->facts->entities, mention->entity);

          if (scan->tokens[mention->first].start >= title->evidence.span.end)
            break;
          if (mention->first >= first && mention->kind == BANG_ENTITY_PLACE && entity->side == person->side &&
              g_strcmp0 (entity->place_kind, "country") == 0)
            return entity->name;
        }
    }
  return NULL;
}

/* "Thủ tướng", "Chủ tịch nước", "Bộ trưởng", "Bí thư Trung ương Đảng": who speaks
 * for the country. */
static gboolean
is_national (const BangEvents *self,
             const BangEntity *person)
{
  const BangScan *scan = self->scan;

  for (guint i = 0; i < person->titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (person->titles, i);
      guint32 token = bang_scan_token_at (scan, title->evidence.span.start);
      BangOfficeSpan office;

      if (strstr (title->text, "Bộ Chính trị") != NULL || g_str_has_prefix (title->text, "Bí thư Trung ương"))
        return TRUE;
      if (token < scan->n_tokens && bang_read_office (scan, token, &office) &&
          (strcmp (office.complement, "name") == 0 ||
           BANG_IS (scan, office.head_end - 2, BANG_WORD_BO, BANG_WORD_TRUONG)))
        return TRUE;
    }
  return FALSE;
}

static void
collect_people (const BangEvents *self,
                GArray           *candidates)
{
  const char *province = bang_events_own_province (self);

  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (self->facts->entities, i);
      const BangAffiliation *affiliation;
      BangSideCandidate candidate = { .people = 1 };

      if (entity->kind != BANG_ENTITY_PERSON || !entity->present || entity->mentions->len == 0 ||
          (is_in_captions (self, entity) && candidates->len >= 2))
        continue;
      affiliation = bang_scan_get_affiliation (self->scan, i);
      candidate.country = affiliation != NULL ? affiliation->country : BANG_SIDE_UNKNOWN;
      if (candidate.country == BANG_SIDE_UNKNOWN)
        candidate.country = entity->side;
      if (affiliation != NULL && affiliation->label != NULL && can_be_side (self, affiliation->label))
        candidate.label = affiliation->label;
      else if (candidate.country == BANG_SIDE_VN)
        candidate.label = is_of_province (entity) && province != NULL ? province : "Việt Nam";
      else if (candidate.country == BANG_SIDE_CN)
        candidate.label = "Trung Quốc";
      else if (candidate.country == BANG_SIDE_OTHER)
        candidate.label = bang_events_country_in_titles (self, entity);
      if (candidate.label == NULL)
        continue;
      candidate.is_country = is_country_name (self, candidate.label);
      candidate.national = candidate.is_country && is_national (self, entity);
      candidate.hosting = affiliation != NULL && affiliation->hosting;
      candidate.evidence = g_array_index (entity->mentions, BangEvidence, 0);
      candidate.evidence.rule = g_intern_static_string ("side-of-person");
      add_candidate (self, candidates, &candidate);
    }
}

static void
add_place_of_body (const BangEvents      *self,
                   const BangScanMention *mention,
                   const BangMatch       *place,
                   GArray                *candidates)
{
  const BangScan *scan = self->scan;
  const char *code = bang_scan_get_cell (scan, place, BANG_LEX_PLACE, PLACE_COUNTRY);
  const char *names = bang_scan_get_cell (scan, place, BANG_LEX_PLACE, PLACE_NAME);
  g_autofree char *name = g_strndup (names, strcspn (names, "|"));
  BangSideCandidate candidate = { .country = BANG_SIDE_OTHER };

  if (strcmp (code, "VN") == 0)
    candidate.country = BANG_SIDE_VN;
  else if (strcmp (code, "CN") == 0)
    candidate.country = BANG_SIDE_CN;
  /* The first of its names in the table; there are few. */
  candidate.label = g_intern_string (name);
  if (*candidate.label == '\0' || is_country_name (self, candidate.label))
    return;
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, BangSideCandidate, i).country == candidate.country)
      return;
  candidate.evidence = (BangEvidence) { bang_scan_span (scan, mention->first, mention->end),
                                        g_intern_static_string ("side-of-body") };
  add_candidate (self, candidates, &candidate);
}

/* bang_sides_collect_bodies:
 * @self: the event stage
 * @sentence: the main one
 * @candidates: (inout) (element-type BangSideCandidate): those who may be sides
 *
 * "Đồn Biên phòng cửa khẩu A và Trạm kiểm soát B kết nghĩa": where bodies act and
 * fewer than two places do, they act for the places that they are called by.
 */
void
bang_sides_collect_bodies (const BangEvents *self,
                           guint32           sentence,
                           GArray           *candidates)
{
  const BangScan *scan = self->scan;

  for (guint i = 0; i < scan->mentions->len && candidates->len < 2; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);

      if (mention->kind != BANG_ENTITY_ORGANISATION || scan->tokens[mention->first].sentence != sentence)
        continue;
      for (guint32 t = mention->end; t > mention->first; t--)
        {
          const BangMatch *match = bang_scan_get_match (scan, t - 1, BANG_LEX_BIT (BANG_LEX_PLACE));

          /* "hội chợ" is in the table for what it is not. */
          if (match != NULL && match->end <= mention->end && bang_is_capital (scan, match->first) &&
              bang_read_no_place (scan, match->first) == match->first &&
              scan->tokens[match->first - 1].word != BANG_WORD_TAI)
            {
              add_place_of_body (self, mention, match, candidates);
              break;
            }
        }
    }
}

/* bang_sides_collect:
 * @self: the event stage
 * @event: the main event, with its place
 * @candidates: (inout) (element-type BangSideCandidate): gains those who may be
 *   sides
 *
 * Asks the title, the main sentence and the persons.
 */
void
bang_sides_collect (const BangEvents *self,
                    const BangEvent  *event,
                    GArray           *candidates)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, self->sentence);

  for (guint i = 0; i < scan->zones->len; i++)
    {
      const BangScanZone *zone = &g_array_index (scan->zones, BangScanZone, i);

      if (zone->kind == BANG_ZONE_TITLE)
        collect_places (self, event, zone->first, zone->end, TRUE, candidates);
    }
  collect_places (self, event, sentence->first, sentence->end, FALSE, candidates);
  collect_people (self, candidates);
}
