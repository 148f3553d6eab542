/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sides of an event: the provinces, prefectures, districts or countries
 * whose people met, two or more of them, and which of them was at home.
 *
 * Persons bring the side that their offices and headings say; title and main
 * sentence bring the places that act in them ("đoàn công tác tỉnh Lào Cai",
 * "lãnh đạo châu Văn Sơn"). Where one lies in the other ("châu Hồng Hà, tỉnh
 * Vân Nam") they are one side, called by the one with more of its people there.
 * At home is who receives, else who lives where it took place. The scan's
 * thread; a few look-ups for each person and each place of two sentences.
 */

#include "extract/bang-events-sides-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* More sides than a meeting of neighbours has. */
#define MAX_SIDES 10

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
  if (candidates->len < MAX_SIDES * 2)
    g_array_append_val (candidates, *candidate);
}

/* Provinces, districts and the like act; rivers and stations do not. */
static gboolean
can_act (const BangEntity *entity,
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

static gboolean
is_event_place (const BangEvent *event,
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
      if (!can_act (entity, is_of_neighbours (event) || (title && acts_in_title (scan, mention, first))) ||
          (!title && is_event_place (event, span)))
        continue;
      if (bang_events_is_destination (scan, mention->first, first))
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
        return can_act (entity, TRUE);
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

/* "Thủ tướng", "Chủ tịch nước", "Bộ trưởng": who speaks for the country. */
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

/* The province or district of @country that the event's place names. */
static const BangEntity *
unit_of_place (const BangEvents *self,
               const BangEvent  *event,
               BangCountry       country)
{
  const BangEntity *found = NULL;

  for (guint i = 0; i < self->scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (self->scan->mentions, BangScanMention, i);
      const BangEntity *entity;

      if (mention->kind != BANG_ENTITY_PLACE || mention->entity >= self->facts->entities->len ||
          !is_event_place (event, bang_scan_span (self->scan, mention->first, mention->end)))
        continue;
      entity = g_ptr_array_index (self->facts->entities, mention->entity);
      if (entity->side == country && can_act (entity, FALSE) && strcmp (entity->place_kind, "country") != 0)
        found = entity;    /* the outermost comes last */
    }
  return found;
}

/* A province that visits "Lào" in a province of Laos visits that province. */
static void
name_by_place (const BangEvents *self,
               const BangEvent  *event,
               GArray           *candidates)
{
  guint n_units = 0;

  for (guint i = 0; i < candidates->len; i++)
    n_units += g_array_index (candidates, BangSideCandidate, i).is_country ? 0 : 1;
  if (n_units == 0)
    return;

  for (guint i = 0; i < candidates->len; i++)
    {
      BangSideCandidate *candidate = &g_array_index (candidates, BangSideCandidate, i);
      const BangEntity *unit = candidate->is_country && candidate->people == 0
                               ? unit_of_place (self, event, candidate->country) : NULL;

      if (unit == NULL)
        continue;
      candidate->label = unit->name;
      candidate->is_country = FALSE;
    }
}

/* "Đồn Biên phòng cửa khẩu A và Trạm kiểm soát B kết nghĩa": where bodies act and
 * fewer than two places do, they act for the places that they are called by. */
static void
collect_bodies (const BangEvents *self,
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

static gboolean
is_put_forward (const BangSideCandidate *candidate)
{
  return candidate->in_title || candidate->people > 0;
}

/* "3 tỉnh: A, B và C": equals of a list, and one of them is a side. */
static gboolean
is_listed_with_side (const BangEvents        *self,
                     const BangSideCandidate *candidate,
                     const GArray            *candidates)
{
  const BangScan *scan = self->scan;
  const BangEntity *of = NULL;
  guint32 last = 0;
  gboolean holds = FALSE;
  gboolean side = FALSE;

  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);
      const BangEntity *entity;
      guint gap;

      if (mention->kind != BANG_ENTITY_PLACE || mention->entity >= self->facts->entities->len ||
          scan->tokens[mention->first].sentence != self->sentence)
        continue;
      entity = g_ptr_array_index (self->facts->entities, mention->entity);
      gap = last > 0 ? scan->tokens[last].gap & BANG_GAP_HARD : BANG_GAP_OTHER;
      if (of == NULL || g_strcmp0 (of->place_kind, entity->place_kind) != 0 || of->side != entity->side ||
          mention->first - last > 2 || (gap != BANG_GAP_COMMA && scan->tokens[last].word != BANG_WORD_VA))
        {
          if (holds && side)
            return TRUE;
          holds = side = FALSE;
        }
      of = entity;
      last = mention->end;
      holds = holds || bang_place_is_same (scan->lexicon, entity->name, candidate->label);
      for (guint n = 0; n < candidates->len; n++)
        {
          const BangSideCandidate *other = &g_array_index (candidates, BangSideCandidate, n);

          side = side || (is_put_forward (other) && bang_place_is_same (scan->lexicon, entity->name, other->label));
        }
    }
  return holds && side;
}

/* Where the title or the people make two sides, a place that only the lead
 * names is of the frame: "Hội nghị giữa các tỉnh: …", unless it is the equal of one
 * of them. */
static void
drop_bystanders (const BangEvents *self,
                 GArray           *candidates)
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const BangSideCandidate *candidate = &g_array_index (candidates, BangSideCandidate, i);

      n += is_put_forward (candidate) ? 1 : 0;
    }
  for (guint i = candidates->len; i > 0 && n >= 2; i--)
    {
      const BangSideCandidate *candidate = &g_array_index (candidates, BangSideCandidate, i - 1);

      if (!is_put_forward (candidate) && !is_listed_with_side (self, candidate, candidates))
        g_array_remove_index (candidates, i - 1);
    }
}

/* "Chín", "Viêng Chăn": a place that the tables know to lie elsewhere in the
 * country of @candidate is home to neither side. */
static gboolean
is_third_place (const BangEvents        *self,
                const BangEntity        *place,
                const BangSideCandidate *candidate)
{
  static const char * const kinds[] = { "city", "municipality", "province", "autonomous-region", "prefecture" };

  if (candidate->is_country || !can_act (place, FALSE))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (place->place_kind, kinds[i]) == 0)
      return !bang_sides_lie_in (self, place->name, candidate->label, candidate->country);
  return FALSE;
}

/* Whether the event took place where @candidate is at home. */
static gboolean
lives_there (const BangEvents        *self,
             const BangEvent         *event,
             const BangSideCandidate *candidate,
             gboolean                 by_country)
{
  const BangScan *scan = self->scan;

  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);
      const BangEntity *entity;

      if (mention->kind != BANG_ENTITY_PLACE || mention->entity >= self->facts->entities->len ||
          !is_event_place (event, bang_scan_span (scan, mention->first, mention->end)))
        continue;
      entity = g_ptr_array_index (self->facts->entities, mention->entity);
      if (by_country && is_third_place (self, entity, candidate))
        return FALSE;
      if (by_country && entity->side == candidate->country && entity->side != BANG_SIDE_UNKNOWN)
        return TRUE;
      if (!by_country && (strcmp (entity->name, candidate->label) == 0 ||
                          bang_sides_lie_in (self, entity->name, candidate->label, candidate->country) ||
                          bang_sides_lie_in (self, candidate->label, entity->name, candidate->country)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_type (const BangEvent *event,
         const char      *type)
{
  return strcmp (event->type, type) == 0;
}

/* Who receives and who comes, by where it took place. */
static void
decide_homes (const BangEvents *self,
              BangEvent        *event,
              GArray           *candidates)
{
  gboolean found = FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const BangSideCandidate *candidate = &g_array_index (candidates, BangSideCandidate, i);
      BangSide *side = &g_array_index (event->sides, BangSide, i);

      side->role = BANG_SIDE_ROLE_PEER;
      if (candidate->hosting || lives_there (self, event, candidate, FALSE))
        {
          side->role = found ? BANG_SIDE_ROLE_COHOST : BANG_SIDE_ROLE_HOST;
          found = TRUE;
        }
    }
  /* "tại Lào": all that are at home there. */
  for (guint i = 0, n = 0; i < candidates->len && (!found || n > 0); i++)
    if (lives_there (self, event, &g_array_index (candidates, BangSideCandidate, i), TRUE))
      {
        g_array_index (event->sides, BangSide, i).role = n++ == 0 ? BANG_SIDE_ROLE_HOST : BANG_SIDE_ROLE_COHOST;
        found = TRUE;
      }
  found = found || bang_events_roles_by_delegation (self, event);
  for (guint i = 0; i < event->sides->len && found; i++)
    {
      BangSide *side = &g_array_index (event->sides, BangSide, i);

      if (side->role == BANG_SIDE_ROLE_PEER)
        side->role = BANG_SIDE_ROLE_VISITOR;
    }
}

static void
decide_roles (const BangEvents *self,
              BangEvent        *event,
              GArray           *candidates)
{
  if (is_type (event, "REMOTE"))
    return;
  if (is_type (event, "AWARD") || is_type (event, "AID"))
    {
      bang_events_roles_of_gift (self, event);
      return;
    }
  if ((!is_type (event, "VISIT") && !is_type (event, "COURTESY")) ||
      !bang_events_roles_by_verb (self, event, FALSE))
    decide_homes (self, event, candidates);
}

/* Whether people of two countries are in the story: places alone make no
 * meeting of a storm or a market report. */
static gboolean
has_two_peoples (const GArray *candidates)
{
  BangCountry first = BANG_SIDE_UNKNOWN;

  for (guint i = 0; i < candidates->len; i++)
    {
      const BangSideCandidate *candidate = &g_array_index (candidates, BangSideCandidate, i);

      if (candidate->people == 0 || candidate->country == BANG_SIDE_UNKNOWN)
        continue;
      if (first != BANG_SIDE_UNKNOWN && candidate->country != first)
        return TRUE;
      first = candidate->country;
    }
  return FALSE;
}

/* Several units of Việt Nam and nobody else: no meeting over a border. */
static gboolean
are_all_at_home (const GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, BangSideCandidate, i).country != BANG_SIDE_VN)
      return FALSE;
  return candidates->len >= 2;
}

/**
 * bang_events_read_sides:
 * @self: the event stage
 * @event: the main event, with its place; gains its sides
 *
 * Finds who met whom, and at whose home.
 */
void
bang_events_read_sides (const BangEvents *self,
                        BangEvent        *event)
{
  const BangScan *scan = self->scan;
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (BangSideCandidate));
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, self->sentence);

  for (guint i = 0; i < scan->zones->len; i++)
    {
      const BangScanZone *zone = &g_array_index (scan->zones, BangScanZone, i);

      if (zone->kind == BANG_ZONE_TITLE)
        collect_places (self, event, zone->first, zone->end, TRUE, candidates);
    }
  collect_places (self, event, sentence->first, sentence->end, FALSE, candidates);
  collect_people (self, candidates);
  if ((is_type (event, "OTHER") && !has_two_peoples (candidates)) || bang_events_is_domestic (self))
    return;
  bang_sides_merge (self, candidates);
  if (are_all_at_home (candidates))
    return;
  name_by_place (self, event, candidates);
  drop_bystanders (self, candidates);
  collect_bodies (self, self->sentence, candidates);

  for (guint i = 0; i < candidates->len && i < MAX_SIDES; i++)
    {
      const BangSideCandidate *candidate = &g_array_index (candidates, BangSideCandidate, i);
      BangSide side = { g_strdup (candidate->label), candidate->country, BANG_SIDE_ROLE_PEER,
                        candidate->evidence };

      g_array_append_val (event->sides, side);
    }
  g_array_set_size (candidates, event->sides->len);
  decide_roles (self, event, candidates);
}
