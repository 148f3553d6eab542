/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sides of an event: the provinces, prefectures, districts or countries
 * whose people met, two or more of them, and which of them was at home.
 *
 * Persons bring the side that their offices and headings say; title and main
 * sentence bring the places that act in them ("đoàn công tác tỉnh Lào Cai",
 * "lãnh đạo châu Văn Sơn"; bang-events-sides-collect.c). Where one lies in the other ("châu Hồng Hà, tỉnh
 * Vân Nam") they are one side, called by the one with more of its people there.
 * At home is who receives, else who lives where it took place. The scan's
 * thread; a few look-ups for each person and each place of two sentences.
 */

#include "extract/bang-events-sides-private.h"

#include <string.h>

#include "extract/bang-cue.h"

/* More sides than a meeting of neighbours has. */
#define MAX_SIDES 10

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
          !bang_sides_is_event_place (event, bang_scan_span (self->scan, mention->first, mention->end)))
        continue;
      entity = g_ptr_array_index (self->facts->entities, mention->entity);
      if (entity->side == country && bang_sides_can_act (entity, FALSE) && strcmp (entity->place_kind, "country") != 0)
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

static gboolean
is_put_forward (const BangSideCandidate *candidate)
{
  return candidate->in_title || candidate->people > 0;
}

/* "Trong khuôn khổ Hội nghị … giữa các tỉnh: A, B": those met at what holds the
 * event, whoever met at the event itself. */
static gboolean
is_of_frame (const BangScan *scan,
             guint32         first,
             guint32         token)
{
  for (guint32 i = token; i > first && (scan->tokens[i].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON)) == 0; i--)
    {
      const BangMatch *within = bang_cue_at (scan, i - 1, BANG_CLASS_CUE_WITHIN);

      if (within != NULL && within->end <= token)
        return TRUE;
    }
  return FALSE;
}

/* "3 tỉnh: A, B và C": equals of a list, and one of them is a side. */
static gboolean
is_listed_with_side (const BangEvents        *self,
                     const BangSideCandidate *candidate,
                     const GArray            *candidates)
{
  const BangScan *scan = self->scan;
  const BangEntity *of = NULL;
  guint32 first = g_array_index (scan->sentences, BangScanSentence, self->sentence).first;
  guint32 last = 0;
  gboolean framed = FALSE;
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
          framed = is_of_frame (scan, first, mention->first);
        }
      if (framed)
        {
          of = entity;
          last = mention->end;
          continue;
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

  if (candidate->is_country || !bang_sides_can_act (place, FALSE))
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
          !bang_sides_is_event_place (event, bang_scan_span (scan, mention->first, mention->end)))
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
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (BangSideCandidate));

  bang_sides_collect (self, event, candidates);
  if ((is_type (event, "OTHER") && !has_two_peoples (candidates)) || bang_events_is_domestic (self))
    return;
  bang_sides_merge (self, candidates);
  if (are_all_at_home (candidates))
    return;
  name_by_place (self, event, candidates);
  drop_bystanders (self, candidates);
  bang_sides_collect_bodies (self, self->sentence, candidates);

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
