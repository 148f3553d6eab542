/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edges of a graph, counted one node after the other: a row of as many
 * cells as there are nodes takes up whom one node meets, so that neither a table
 * of all pairs nor a sort is needed. Of very many edges the strongest are kept,
 * and of each node its own strongest, so that no one who has company stands
 * alone.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-graph-private.h"

typedef struct
{
  guint   n_articles;
  guint   n_events;
  guint   first_year;
  guint   last_year;
  guint32 types;
  guint   best;          /* an article: its index, and how many events of it */
  guint   best_events;
} Cell;

typedef struct
{
  BangGraphTable *table;
  BangGraph      *graph;
  const guint    *starts;    /* (array) of each node's articles in at */
  const guint    *at;        /* (array) indices of places, with their article beside */
  const guint    *articles;
  double         *weights;   /* (array) of each node */
  Cell           *row;       /* (array) */
  GArray         *touched;   /* (element-type guint) nodes of the row */
  GArray         *edges;     /* (element-type BangGraphEdge) */
  BangGraphEdge  *strongest; /* (array) of each node; strength 0 for none */
  GArray         *kept;      /* (element-type BangGraphEdge) whatever there is besides */
  guint           max_edges;
  gboolean        keep_first;
} Counting;

static guint
count_bits (guint64 bits)
{
  return (guint) __builtin_popcountll (bits);
}

static guint
get_node (Counting             *counting,
          const BangGraphPlace *place)
{
  return g_array_index (counting->table->names, BangGraphName, place->name).node;
}

static void
count_pair (Counting               *counting,
            guint                   other,
            guint                   index,
            const BangGraphArticle *article,
            guint                   n_events)
{
  Cell *cell = &counting->row[other];

  if (cell->n_articles == 0)
    {
      g_array_append_val (counting->touched, other);
      cell->best = index;
      cell->best_events = n_events;
    }
  cell->n_articles++;
  cell->n_events += n_events;
  cell->types |= article->types;
  if (article->year != 0)
    {
      cell->first_year = cell->first_year == 0 ? article->year : MIN (cell->first_year, article->year);
      cell->last_year = MAX (cell->last_year, article->year);
    }
  if (n_events > cell->best_events)
    {
      cell->best = index;
      cell->best_events = n_events;
    }
}

/* Whom a node meets of those after it. */
static void
fill_row (Counting *counting,
          guint     node)
{
  for (guint i = counting->starts[node]; i < counting->starts[node + 1]; i++)
    {
      guint index = counting->articles[i];
      const BangGraphArticle *article = &g_array_index (counting->table->articles, BangGraphArticle, index);
      const BangGraphPlace *own = &g_array_index (counting->table->places, BangGraphPlace, counting->at[i]);

      for (guint j = 0; j < article->n_places; j++)
        {
          const BangGraphPlace *place = &g_array_index (counting->table->places, BangGraphPlace, article->first + j);
          guint other = get_node (counting, place);

          if (other != G_MAXUINT && other > node)
            count_pair (counting, other, index, article, count_bits (own->events & place->events));
        }
    }
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const BangGraphEdge *x = a;
  const BangGraphEdge *y = b;

  if (x->strength != y->strength)
    return x->strength > y->strength ? -1 : 1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return x->to < y->to ? -1 : x->to > y->to;
}

/* A meeting counts as much again as the article that tells of it. */
static double
get_strength (Counting   *counting,
              guint       from,
              guint       to,
              const Cell *cell)
{
  return (double) (cell->n_articles + cell->n_events) * (counting->weights[from] + counting->weights[to]);
}

static void
take_row (Counting *counting,
          guint     from)
{
  for (guint i = 0; i < counting->touched->len; i++)
    {
      guint to = g_array_index (counting->touched, guint, i);
      Cell *cell = &counting->row[to];
      BangGraphEdge edge = { from, to, cell->n_articles, cell->n_events, (guint16) MIN (cell->first_year, 9999),
                             (guint16) MIN (cell->last_year, 9999), cell->types,
                             g_array_index (counting->table->articles, BangGraphArticle, cell->best).id,
                             get_strength (counting, from, to, cell) };

      if (cell->n_articles >= counting->table->filter->min_articles)
        {
          g_array_append_val (counting->edges, edge);
          if (from == 0 && counting->keep_first)
            g_array_append_val (counting->kept, edge);
          if (edge.strength > counting->strongest[from].strength)
            counting->strongest[from] = edge;
          if (edge.strength > counting->strongest[to].strength)
            counting->strongest[to] = edge;
        }
      memset (cell, 0, sizeof *cell);
    }
  g_array_set_size (counting->touched, 0);

  if (counting->edges->len > 4 * counting->max_edges)
    {
      g_array_sort (counting->edges, compare_edges);
      g_array_set_size (counting->edges, counting->max_edges);
    }
}

/* The strongest of all, and what they leave out of what is kept. */
static void
finish (Counting *counting)
{
  GArray *edges = counting->edges;
  GArray *kept = counting->kept;
  guint n_strong;

  g_array_sort (edges, compare_edges);
  if (edges->len > counting->max_edges)
    g_array_set_size (edges, counting->max_edges);
  n_strong = edges->len;
  for (guint i = 0; i < counting->graph->nodes->len; i++)
    {
      if (counting->strongest[i].strength > 0.0)
        g_array_append_val (kept, counting->strongest[i]);
    }
  /* One edge may be the strongest of both its ends. */
  g_array_sort (kept, compare_edges);
  for (guint i = 0; i < kept->len; i++)
    {
      const BangGraphEdge *edge = &g_array_index (kept, BangGraphEdge, i);

      if (n_strong > 0 && compare_edges (&g_array_index (edges, BangGraphEdge, n_strong - 1), edge) < 0 &&
          (i == 0 || compare_edges (edge - 1, edge) != 0))
        g_array_append_vals (edges, edge, 1);
    }
  for (guint i = 0; i < edges->len; i++)
    bang_graph_add_edge (counting->graph, &g_array_index (edges, BangGraphEdge, i));
}

/* In which articles each node stands: two passes, counting and placing. */
static void
index_places (BangGraphTable *table,
              guint           n_nodes,
              guint         **starts,
              guint         **at,
              guint         **articles)
{
  g_autofree guint *next = g_new0 (guint, n_nodes + 1);
  guint sum = 0;

  *starts = g_new0 (guint, n_nodes + 1);
  for (guint i = 0; i < table->places->len; i++)
    {
      const BangGraphPlace *place = &g_array_index (table->places, BangGraphPlace, i);
      guint node = g_array_index (table->names, BangGraphName, place->name).node;

      if (node != G_MAXUINT)
        (*starts)[node]++;
    }
  for (guint i = 0; i <= n_nodes; i++)
    {
      guint n = (*starts)[i];

      (*starts)[i] = next[i] = sum;
      sum += i < n_nodes ? n : 0;
    }

  *at = g_new (guint, MAX (sum, 1));
  *articles = g_new (guint, MAX (sum, 1));
  for (guint i = 0; i < table->articles->len; i++)
    {
      const BangGraphArticle *article = &g_array_index (table->articles, BangGraphArticle, i);

      for (guint j = article->first; j < article->first + article->n_places; j++)
        {
          const BangGraphPlace *place = &g_array_index (table->places, BangGraphPlace, j);
          guint node = g_array_index (table->names, BangGraphName, place->name).node;

          if (node == G_MAXUINT)
            continue;
          (*at)[next[node]] = j;
          (*articles)[next[node]++] = i;
        }
    }
}

/**
 * bang_graph_count_edges:
 * @table: articles, and which of its names are nodes
 * @graph: the nodes; gets the edges, strongest first
 * @max_edges: how many, besides each node's strongest
 * @keep_first: all of the first node's, too
 * @error: return location; ends when the connection's request is cancelled
 */
gboolean
bang_graph_count_edges (BangGraphTable  *table,
                        BangGraph       *graph,
                        guint            max_edges,
                        gboolean         keep_first,
                        GError         **error)
{
  guint n = graph->nodes->len;
  g_autofree guint *starts = NULL;
  g_autofree guint *at = NULL;
  g_autofree guint *articles = NULL;
  g_autofree double *weights = g_new0 (double, MAX (n, 1));
  g_autofree Cell *row = g_new0 (Cell, MAX (n, 1));
  g_autofree BangGraphEdge *strongest = g_new0 (BangGraphEdge, MAX (n, 1));
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (BangGraphEdge));
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (BangGraphEdge));
  Counting counting = { table, graph, NULL, NULL, NULL, weights, row, touched, edges, strongest, kept,
                        MAX (max_edges, 1), keep_first };

  index_places (table, n, &starts, &at, &articles);
  counting.starts = starts;
  counting.at = at;
  counting.articles = articles;
  for (guint i = 0; i < table->names->len; i++)
    {
      const BangGraphName *name = &g_array_index (table->names, BangGraphName, i);

      if (name->node != G_MAXUINT)
        weights[name->node] = bang_graph_table_get_weight (table, name);
    }
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (table->connection->cancellable, error))
        return FALSE;
      fill_row (&counting, i);
      take_row (&counting, i);
    }
  finish (&counting);

  for (guint i = 0; i < table->types->len; i++)
    g_ptr_array_add (graph->types, g_ptr_array_index (table->types, i));
  graph->n_articles = table->articles->len;
  return TRUE;
}
