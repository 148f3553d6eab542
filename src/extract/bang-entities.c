/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage that finds who, which body and where: cuts the sentences into
 * items, gives the offices their names, gathers the items into entities, and
 * leaves the index of mentions that the later stages ask. Any thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

/**
 * bang_gather_add_entity:
 * @self: the gathering
 * @kind: what it is
 * @name: (transfer full): its name
 *
 * Returns: its index among the entities, until they are put in order
 */
guint
bang_gather_add_entity (BangGather     *self,
                        BangEntityKind  kind,
                        char           *name)
{
  g_ptr_array_add (self->facts->entities, bang_entity_new (kind, name));
  g_free (name);

  return self->facts->entities->len - 1;
}

/**
 * bang_gather_add_mention:
 * @self: the gathering
 * @entity: an entity
 * @first: a token
 * @end: the token after the last
 * @rule: (transfer none): the rule that found it, a literal
 * @by_office: whether only the office of a person stands here
 *
 * Adds a mention to the entity and to the index.
 */
void
bang_gather_add_mention (BangGather *self,
                         guint       entity,
                         guint32     first,
                         guint32     end,
                         const char *rule,
                         gboolean    by_office)
{
  BangEntity *record = bang_gather_entity (self, entity);
  BangEvidence evidence = { bang_scan_span (self->scan, first, end), rule };
  BangScanMention mention = { first, end, entity, record->kind, by_office };

  g_array_append_val (record->mentions, evidence);
  g_array_append_val (self->scan->mentions, mention);
}

/**
 * bang_country_of_code:
 * @code: ISO 3166, or ""
 *
 * Returns: the side
 */
BangCountry
bang_country_of_code (const char *code)
{
  if (strcmp (code, "VN") == 0)
    return BANG_SIDE_VN;
  if (strcmp (code, "CN") == 0)
    return BANG_SIDE_CN;

  return *code == '\0' ? BANG_SIDE_UNKNOWN : BANG_SIDE_OTHER;
}

static int
compare_mentions (gconstpointer a,
                  gconstpointer b)
{
  const BangScanMention *x = a;
  const BangScanMention *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;

  return (int) x->kind - (int) y->kind;
}

static int
compare_evidence (gconstpointer a,
                  gconstpointer b)
{
  const BangEvidence *x = a;
  const BangEvidence *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;

  return x->span.end > y->span.end ? -1 : x->span.end < y->span.end;
}

typedef struct
{
  gsize start;
  guint index;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;

  return x->index < y->index ? -1 : x->index > y->index;
}

/* Entities in the order of their first mention, and the indices with them. */
static void
put_in_order (BangGather *self)
{
  GPtrArray *entities = self->facts->entities;
  guint n = entities->len;
  g_autofree Place *places = g_new (Place, n + 1);
  g_autofree gpointer *ordered = g_new (gpointer, n + 1);
  g_autofree guint *new_index = g_new (guint, n + 1);
  BangAffiliation *affiliations;

  for (guint i = 0; i < n; i++)
    {
      BangEntity *entity = g_ptr_array_index (entities, i);

      g_array_sort (entity->mentions, compare_evidence);
      places[i].start = entity->mentions->len > 0
                        ? g_array_index (entity->mentions, BangEvidence, 0).span.start : G_MAXSIZE;
      places[i].index = i;
    }
  qsort (places, n, sizeof (Place), compare_places);

  g_array_set_size (self->scan->affiliations, n);
  affiliations = g_new (BangAffiliation, n + 1);
  for (guint i = 0; i < n; i++)
    {
      ordered[i] = g_ptr_array_index (entities, places[i].index);
      affiliations[i] = g_array_index (self->scan->affiliations, BangAffiliation, places[i].index);
      new_index[places[i].index] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      entities->pdata[i] = ordered[i];
      g_array_index (self->scan->affiliations, BangAffiliation, i) = affiliations[i];
    }
  g_free (affiliations);

  for (guint i = 0; i < self->scan->mentions->len; i++)
    {
      BangScanMention *mention = &g_array_index (self->scan->mentions, BangScanMention, i);

      mention->entity = new_index[mention->entity];
    }
  g_array_sort (self->scan->mentions, compare_mentions);
}

/* Later stages see at a glance what a token is part of. */
static void
mark_items (BangGather *self)
{
  static const BangMark marks[] = {
    [BANG_ITEM_OFFICE] = BANG_MARK_TITLE,
    [BANG_ITEM_BODY]   = BANG_MARK_ORGANISATION,
    [BANG_ITEM_PLACE]  = BANG_MARK_PLACE,
    [BANG_ITEM_NAME]   = BANG_MARK_PERSON,
  };

  for (guint i = 0; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);

      if (item->kind != BANG_ITEM_HONORIFIC && (item->kind != BANG_ITEM_NAME || item->accepted))
        bang_scan_mark (self->scan, item->first, item->end, marks[item->kind]);
    }
}

void
bang_stage_entities (BangScan  *scan,
                     BangFacts *facts)
{
  BangGather gather = { scan, facts, };

  gather.items = bang_items_read (scan);
  gather.headings = g_array_new (FALSE, FALSE, sizeof (BangHeading));
  bang_items_bind (scan, gather.items);
  gather.persons = g_new (guint, gather.items->len + 1);

  bang_gather_persons (&gather);
  bang_gather_sides (&gather);
  bang_gather_organisations (&gather);
  bang_gather_places (&gather);
  bang_gather_bodies (&gather);
  mark_items (&gather);
  put_in_order (&gather);

  g_array_unref (gather.items);
  g_array_unref (gather.headings);
  g_free (gather.persons);
  g_free (gather.home);
}
