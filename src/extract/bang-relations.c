/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the facts say of each other, as subject, predicate and object: who holds
 * which office in which body, who led and met whom, who signed with whom and
 * asked whom, who honoured whom, and what lies or takes place in what. Nothing
 * new is found here; each relation keeps the evidence of the fact that it is
 * drawn from. Every relation is told once. The scan's thread.
 */

#include "extract/bang-events-private.h"

#include <string.h>

#include "extract/bang-key.h"
#include "extract/bang-read.h"

/* Meetings are of principals: not every guest met every other. */
#define MAX_PRINCIPALS 8

/* Of those who give, the first few stand for all. */
#define MAX_GIVERS 3

#define MAX_RELATIONS 600

/* How many places enclose a place at most. */
#define MAX_NESTED 4

typedef struct
{
  const BangScan  *scan;
  const BangFacts *facts;
  GPtrArray       *relations;
  BangKeyMap       told;       /* subject, predicate and object */
  const char      *subject;    /* the last, and its key: most are told of several times */
  BangKey          subject_key;
} Writer;

/* Whether it is told for the first time. */
static gboolean
is_new (Writer     *self,
        const char *subject,
        const char *predicate,
        const char *object)
{
  BangKey key;

  if (self->subject != subject)
    {
      self->subject = subject;
      self->subject_key = bang_key_add_text (BANG_KEY_EMPTY, subject, strlen (subject));
    }
  key = bang_key_add_word (self->subject_key, BANG_JOIN_BREAK, g_str_hash (predicate));
  return bang_key_map_set (&self->told, bang_key_add_text (key, object, strlen (object)), 1) == 0;
}

static void
tell (Writer             *self,
      const char         *subject,
      const char         *predicate,
      const char         *object,
      const BangEvidence *evidence)
{
  BangRelation *relation;

  if (subject == NULL || object == NULL || *subject == '\0' || *object == '\0' ||
      self->relations->len >= MAX_RELATIONS || strcmp (subject, object) == 0 ||
      !is_new (self, subject, predicate, object))
    return;

  relation = bang_relation_new ();
  relation->subject = g_strdup (subject);
  relation->predicate = g_intern_string (predicate);
  relation->object = g_strdup (object);
  relation->evidence = *evidence;
  g_ptr_array_add (self->relations, relation);
}

/* The body of an office, with the province that a bare "tỉnh" stands for:
 * "HĐND tỉnh" of "Chủ tịch HĐND tỉnh Lào Cai" is "HĐND tỉnh Lào Cai". */
static void
tell_body (Writer           *self,
           const BangEntity *person,
           const BangTitle  *title)
{
  const char *body = title->organisation;
  const char *resolved;

  if (body == NULL)
    return;
  resolved = title->resolved != NULL ? strstr (title->resolved, body) : NULL;
  tell (self, person->name, "member-of", resolved != NULL ? resolved : body, &title->evidence);
}

static void
tell_offices (Writer *self)
{
  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (self->facts->entities, i);

      if (entity->kind != BANG_ENTITY_PERSON)
        continue;
      for (guint n = 0; n < entity->titles->len; n++)
        {
          const BangTitle *title = g_ptr_array_index (entity->titles, n);

          tell (self, entity->name, "holds-title",
                title->resolved != NULL ? title->resolved : title->text, &title->evidence);
          tell_body (self, entity, title);
        }
    }
}

/* Small units before large ones; 0 for what is no unit. */
static guint
rank_of_kind (const char *kind)
{
  static const char * const ranks[] = {
    "village", "commune", "ward", "town", "district", "county", "city", "prefecture",
    "municipality", "special-region", "autonomous-region", "province", "country",
  };

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (ranks); i++)
    if (strcmp (kind, ranks[i]) == 0)
      return i + 1;
  return 0;
}

/* A comma parts a place from the one that holds it, and equals of a list: the
 * table decides, and the kinds where it does not know the place. */
static gboolean
is_inside (const Writer     *self,
           const BangEntity *inner,
           const BangEntity *outer)
{
  guint64 kinds;
  BangEntry entry = bang_lexicon_find (self->scan->lexicon, inner->name, &kinds);

  if (entry != 0 && (kinds & BANG_LEX_BIT (BANG_LEX_PLACE)) != 0)
    return bang_place_lies_in (self->scan->lexicon, inner->name, outer->name, outer->side, MAX_NESTED);
  return (inner->side == outer->side || inner->side == BANG_SIDE_UNKNOWN) &&
         rank_of_kind (inner->place_kind) > 0 &&
         rank_of_kind (inner->place_kind) < rank_of_kind (outer->place_kind);
}

/* "huyện Hà Khẩu, tỉnh Vân Nam": one place right behind another, with a comma
 * or in brackets. */
static void
tell_places (Writer *self)
{
  const BangScan *scan = self->scan;
  const BangScanMention *inner = NULL;

  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);
      BangPlaceSpan place;
      guint gap;

      if (mention->kind != BANG_ENTITY_PLACE || mention->entity >= self->facts->entities->len)
        continue;
      gap = inner != NULL ? scan->tokens[inner->end].gap & BANG_GAP_HARD : 0;
      if (inner != NULL && (gap == BANG_GAP_COMMA || gap == BANG_GAP_OPEN_PAREN) &&
          bang_read_place (scan, inner->end, &place) && place.end == mention->end)
        {
          const BangEntity *a = g_ptr_array_index (self->facts->entities, inner->entity);
          const BangEntity *b = g_ptr_array_index (self->facts->entities, mention->entity);
          BangEvidence evidence = {
            bang_scan_span (scan, inner->first, mention->end),
            g_intern_static_string ("place-in-place"),
          };

          if (gap == BANG_GAP_OPEN_PAREN || is_inside (self, a, b))
            tell (self, a->name, "located-in", b->name, &evidence);
        }
      inner = mention;
    }
}

static const char *
name_of (const Writer          *self,
         const BangParticipant *participant)
{
  const BangEntity *entity = g_ptr_array_index (self->facts->entities, participant->person);

  return entity->name;
}

static int
principal_weight (BangRole role)
{
  switch (role)
    {
    case BANG_ROLE_HEAD:
      return 5;
    case BANG_ROLE_HOST:
      return 4;
    case BANG_ROLE_SIGNATORY:
    case BANG_ROLE_AWARDER:
    case BANG_ROLE_AWARDEE:
      return 3;
    case BANG_ROLE_SPEAKER:
      return 2;
    case BANG_ROLE_MEMBER:
    case BANG_ROLE_GUEST:
      return 1;
    case BANG_ROLE_MENTIONED:
    default:
      return 0;
    }
}

/* The first of the weightiest of each side. */
static const BangParticipant *
principal_of (const BangEvent *event,
              int              side)
{
  const BangParticipant *best = NULL;

  for (guint i = 0; i < event->participants->len; i++)
    {
      const BangParticipant *participant = &g_array_index (event->participants, BangParticipant, i);

      if (participant->side != side || participant->role == BANG_ROLE_MENTIONED)
        continue;
      if (best == NULL || principal_weight (participant->role) > principal_weight (best->role))
        best = participant;
    }
  return best;
}

static gboolean
is_gift (const BangEvent *event)
{
  return strcmp (event->type, "AWARD") == 0 || strcmp (event->type, "AID") == 0;
}

static void
tell_meeting (Writer          *self,
              const BangEvent *event)
{
  guint n_sides = MIN (event->sides->len, MAX_PRINCIPALS);

  for (guint i = 0; i < n_sides; i++)
    for (guint n = i + 1; n < n_sides; n++)
      {
        const BangSide *a = &g_array_index (event->sides, BangSide, i);
        const BangSide *b = &g_array_index (event->sides, BangSide, n);
        const BangParticipant *x = principal_of (event, (int) i);
        const BangParticipant *y = principal_of (event, (int) n);

        /* Neighbours of one country come together, they do not meet there. */
        if (a->country == b->country && a->country != BANG_SIDE_UNKNOWN)
          continue;
        /* What is given is given to a place; that nobody of it was met is no meeting. */
        if ((x == NULL || y == NULL) && is_gift (event))
          continue;
        tell (self, x != NULL ? name_of (self, x) : a->label, "met",
              y != NULL ? name_of (self, y) : b->label,
              x != NULL ? &x->evidence : &a->evidence);
      }

  for (guint i = 0; i < event->participants->len; i++)
    {
      const BangParticipant *participant = &g_array_index (event->participants, BangParticipant, i);

      /* Whom protocol names first led those who came, if nothing says so of another;
       * of those at home he is only the first. */
      if (participant->role == BANG_ROLE_HEAD && participant->side >= 0 &&
          (g_strcmp0 (participant->evidence.rule, "first-of-side") != 0 ||
           g_array_index (event->sides, BangSide, participant->side).role == BANG_SIDE_ROLE_VISITOR))
        tell (self, name_of (self, participant), "led",
              g_array_index (event->sides, BangSide, participant->side).label,
              &participant->evidence);
    }
}

static void
tell_honours (Writer          *self,
              const BangEvent *event)
{
  for (guint i = 0; i < event->sides->len; i++)
    {
      const BangSide *to = &g_array_index (event->sides, BangSide, i);
      guint n_givers = 0;

      if (to->role != BANG_SIDE_ROLE_RECIPIENT)
        continue;
      for (guint n = 0; n < event->participants->len && n_givers < MAX_GIVERS; n++)
        {
          const BangParticipant *giver = &g_array_index (event->participants, BangParticipant, n);

          if (giver->role != BANG_ROLE_AWARDER || giver->side == (int) i)
            continue;
          tell (self, name_of (self, giver), "awarded", to->label, &giver->evidence);
          n_givers++;
        }
      for (guint n = 0; n < event->sides->len && n_givers == 0; n++)
        {
          const BangSide *from = &g_array_index (event->sides, BangSide, n);

          if (from->role == BANG_SIDE_ROLE_AWARDER)
            tell (self, from->label, "awarded", to->label, &from->evidence);
        }
    }
}

/* "hai bên", "2 tỉnh": nobody in particular. */
static gboolean
is_both (const Writer *self,
         const char   *name)
{
  guint64 kinds;
  BangEntry entry = bang_lexicon_find (self->scan->lexicon, name, &kinds);

  return entry != 0 && (kinds & BANG_LEX_BIT (BANG_LEX_SIGNING)) != 0;
}

static void
tell_papers (Writer          *self,
             const BangEvent *event)
{
  for (guint i = 0; i < event->agreements->len; i++)
    {
      const BangAgreement *agreement = g_ptr_array_index (event->agreements, i);

      for (guint a = 0; agreement->parties[a] != NULL; a++)
        for (guint b = a + 1; agreement->parties[b] != NULL; b++)
          tell (self, agreement->parties[a], "signed-with", agreement->parties[b],
                &agreement->evidence);
    }
  for (guint i = 0; i < event->proposals->len; i++)
    {
      const BangProposal *proposal = g_ptr_array_index (event->proposals, i);

      if (proposal->to != NULL && !is_both (self, proposal->to))
        tell (self, proposal->by, "proposed-to", proposal->to, &proposal->evidence);
    }
}

/**
 * bang_stage_relations:
 * @scan: a scan after all other stages
 * @facts: (inout): gains the relations between its facts
 *
 * Draws the relations that the facts hold.
 */
void
bang_stage_relations (BangScan  *scan,
                      BangFacts *facts)
{
  Writer writer = { scan, facts, facts->relations, };

  tell_offices (&writer);
  tell_places (&writer);
  for (guint i = 0; i < facts->events->len; i++)
    {
      const BangEvent *event = g_ptr_array_index (facts->events, i);

      if (event->aspect == BANG_ASPECT_OCCURRED)
        tell_meeting (&writer, event);
      tell_honours (&writer, event);
      tell_papers (&writer, event);
      if (event->parent >= 0 && (guint) event->parent < facts->events->len)
        {
          const BangEvent *parent = g_ptr_array_index (facts->events, event->parent);

          tell (&writer, event->title, "part-of", parent->title, &event->evidence);
        }
    }
  bang_key_map_clear (&writer.told);
}
