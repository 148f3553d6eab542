/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a selection of articles and who appears with whom in them, as a
 * graph for other programs (bang-graph-file.c). Unlike other exports it has to
 * hold what it counts: some 100 bytes a pair of names, of which there are at
 * most MAX_PAIRS; names of an article beyond MAX_NAMES stand alone. */
#include "export/bang-export-private.h"

#include <string.h>

#include "export/bang-graph-file.h"

#define MAX_PAIRS 2000000
#define MAX_NAMES 120
#define MAX_TYPES 32

typedef struct
{
  gint64        key;       /* of the hash table: both nodes */
  BangGraphEdge edge;
} Pair;

typedef struct
{
  BangGraph  *graph;       /* nodes; edges once all are counted */
  GHashTable *by_id;       /* entity id -> node + 1 */
  GHashTable *pairs;       /* &Pair.key -> Pair */
  GPtrArray  *order;       /* (element-type Pair) as found */
} Gathered;

/* A name of the article under way. */
typedef struct
{
  guint   node;
  guint64 events;          /* a bit for each it took part in */
} Present;

static void
gathered_free (gpointer data)
{
  Gathered *self = data;

  bang_graph_unref (self->graph);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->pairs);
  g_ptr_array_unref (self->order);
  g_free (self);
}

static void
graph_begin (BangExporter *exporter)
{
  Gathered *self = g_new0 (Gathered, 1);

  self->graph = bang_graph_new ();
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pairs = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->order = g_ptr_array_new_with_free_func (g_free);
  exporter->state = self;
  exporter->free_state = gathered_free;
}

static guint
get_node (Gathered         *self,
          gint64            id,
          const BangEntity *entity)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));
  BangGraphNode *node;

  if (known > 0)
    return known - 1;
  bang_graph_add_node (self->graph, id, entity->kind, entity->name, 0);
  node = g_ptr_array_index (self->graph->nodes, self->graph->nodes->len - 1);
  node->place_kind = g_strdup (entity->place_kind);
  node->side = entity->side;
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->graph->nodes->len));
  return self->graph->nodes->len - 1;
}

static guint32
get_types (Gathered  *self,
           BangFacts *facts)
{
  guint32 types = 0;

  for (guint i = 0; i < facts->events->len; i++)
    {
      const char *type = ((BangEvent *) g_ptr_array_index (facts->events, i))->type;
      guint index;

      if (type == NULL)
        continue;
      if (!g_ptr_array_find (self->graph->types, type, &index))
        {
          if (self->graph->types->len == MAX_TYPES)
            continue;
          index = self->graph->types->len;
          g_ptr_array_add (self->graph->types, (gpointer) type);
        }
      types |= 1u << index;
    }
  return types;
}

/* The names of the article, each once, with the events they took part in. */
static GArray *
get_present (Gathered    *self,
             BangArticle *article)
{
  GArray *present = g_array_new (FALSE, FALSE, sizeof (Present));
  BangFacts *facts = article->facts;

  for (guint i = 0; i < facts->entities->len; i++)
    {
      Present one = { get_node (self, article->entity_ids[i], g_ptr_array_index (facts->entities, i)), 0 };
      guint j;

      for (j = 0; j < facts->events->len && j < 64; j++)
        {
          const BangEvent *event = g_ptr_array_index (facts->events, j);

          for (guint k = 0; k < event->participants->len; k++)
            {
              const BangParticipant *part = &g_array_index (event->participants, BangParticipant, k);

              if (part->person == i && part->role != BANG_ROLE_MENTIONED)
                one.events |= (guint64) 1 << j;
            }
        }
      for (j = 0; j < present->len && g_array_index (present, Present, j).node != one.node; j++)
        ;
      if (j < present->len)
        g_array_index (present, Present, j).events |= one.events;
      else
        g_array_append_val (present, one);
    }
  return present;
}

static void
count_pair (Gathered      *self,
            BangArticle   *article,
            const Present *one,
            const Present *other,
            guint32        types)
{
  guint from = MIN (one->node, other->node);
  guint to = MAX (one->node, other->node);
  gint64 key = (gint64) from << 32 | (gint64) to;
  guint16 year = article->row->date.year;
  Pair *pair = g_hash_table_lookup (self->pairs, &key);

  if (pair == NULL)
    {
      if (self->order->len >= MAX_PAIRS)
        return;
      pair = g_new0 (Pair, 1);
      pair->key = key;
      pair->edge.from = from;
      pair->edge.to = to;
      pair->edge.article_id = article->row->id;
      g_hash_table_insert (self->pairs, &pair->key, pair);
      g_ptr_array_add (self->order, pair);
    }
  pair->edge.n_articles++;
  pair->edge.n_events += (guint) __builtin_popcountll (one->events & other->events);
  pair->edge.types |= types;
  if (year != 0)
    {
      pair->edge.first_year = pair->edge.first_year == 0 ? year : MIN (pair->edge.first_year, year);
      pair->edge.last_year = MAX (pair->edge.last_year, year);
    }
}

static void
graph_article (BangExporter *exporter,
               BangArticle  *article)
{
  Gathered *self = exporter->state;
  g_autoptr (GArray) present = get_present (self, article);
  guint32 types = get_types (self, article->facts);
  guint n = MIN (present->len, MAX_NAMES);

  for (guint i = 0; i < present->len; i++)
    {
      const Present *one = &g_array_index (present, Present, i);

      ((BangGraphNode *) g_ptr_array_index (self->graph->nodes, one->node))->n_articles++;
      for (guint j = i + 1; j < n; j++)
        count_pair (self, article, one, &g_array_index (present, Present, j), types);
    }
}

static void
graph_end (BangExporter  *exporter,
           BangGraphFile  format)
{
  Gathered *self = exporter->state;

  for (guint i = 0; i < self->order->len; i++)
    bang_graph_add_edge (self->graph, &((Pair *) g_ptr_array_index (self->order, i))->edge);
  bang_graph_append_file (self->graph, format, exporter->out);
}

static void
gexf_end (BangExporter *exporter)
{
  graph_end (exporter, BANG_GRAPH_FILE_GEXF);
}

static void
graphml_end (BangExporter *exporter)
{
  graph_end (exporter, BANG_GRAPH_FILE_GRAPHML);
}

static void
dot_end (BangExporter *exporter)
{
  graph_end (exporter, BANG_GRAPH_FILE_DOT);
}

const BangExportWriter bang_export_gexf = {
  .begin = graph_begin,
  .article = graph_article,
  .end = gexf_end,
  .by_date = TRUE,
};

const BangExportWriter bang_export_graphml = {
  .begin = graph_begin,
  .article = graph_article,
  .end = graphml_end,
  .by_date = TRUE,
};

const BangExportWriter bang_export_dot = {
  .begin = graph_begin,
  .article = graph_article,
  .end = dot_end,
  .by_date = TRUE,
};
