/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who appears with whom: around one name, in an article, in all the archive.
 *
 * Counted when asked for, over the newest articles, so that the cost has a bound
 * whatever the library: about 90 µs an article, two seconds for the whole
 * network of MAX_ARTICLES, twenty milliseconds at most around a name. A table of all
 * pairs would be larger than the texts: an article has thirty names, and four
 * hundred pairs of them.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-decide-private.h"
#include "library/bang-graph-private.h"
#include "library/bang-order-key-private.h"

#define ACTION N_("The connections could not be read.")

#define MAX_ARTICLES     20000   /* of the whole network */
#define MAX_EGO_ARTICLES 500     /* of one name, as on its page */
#define MAX_FOLLOW       40      /* of each name of an article */

/* Edges a node, besides its own strongest: more is a ball of wool. */
#define EDGES_A_NODE     3

static const BangGraphFilter no_filter = { .kinds = BANG_GRAPH_ALL_KINDS };

typedef struct
{
  guint  name;     /* of the table */
  double score;
} Ranked;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->name < y->name ? -1 : x->name > y->name;
}

/* Makes the best of @ranked nodes; those that are nodes already stay in front. */
static gboolean
add_nodes (BangGraphTable  *table,
           BangGraph       *graph,
           GArray          *ranked,
           guint            max_nodes,
           GError         **error)
{
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    {
      BangGraphName *name = &g_array_index (table->names, BangGraphName, g_array_index (ranked, Ranked, i).name);
      BangGraphNode *node;

      if (name->node != G_MAXUINT)
        continue;
      if (graph->nodes->len >= max_nodes)
        {
          graph->n_left_out++;
          continue;
        }
      node = bang_graph_node_read (table->connection, name->id, error);
      if (node == NULL)
        return FALSE;
      node->n_articles = name->n_articles;
      name->node = graph->nodes->len;
      g_ptr_array_add (graph->nodes, node);
    }
  return TRUE;
}

static guint
get_max_nodes (const BangGraphFilter *filter,
               guint                  most)
{
  return filter->max_nodes == 0 ? most : MIN (filter->max_nodes, most);
}

/* ----------------------------------------------------------- everything */

static gboolean
read_newest (BangGraphTable        *table,
             const BangArticleSet  *articles,
             gboolean              *more,
             GError               **error)
{
  BangDay first = { (guint16) table->filter->first_year, 0, 0 };
  BangDay end = { (guint16) (table->filter->last_year + 1), 0, 0 };
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (table->connection, ACTION,
                                  "SELECT id, order_key FROM main.article WHERE order_key >= ?1 AND order_key < ?2 "
                                  "ORDER BY order_key DESC", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, bang_order_key_first (first));
  sqlite3_bind_int64 (stmt, 2, table->filter->last_year != 0 ? bang_order_key_first (end) : G_MAXINT64);
  for (;;)
    {
      gboolean taken;

      if (!bang_connection_step (table->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!bang_article_set_has (articles, sqlite3_column_int64 (stmt, 0)))
        continue;
      if (table->articles->len >= MAX_ARTICLES)
        {
          *more = TRUE;
          return TRUE;
        }
      if (!bang_graph_table_add (table, sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), &taken, error))
        return FALSE;
    }
}

/* The same without the nodes that have no edge: they tell of no connection. */
static BangGraph *
drop_alone (BangGraph *graph)
{
  g_autofree guint *places = g_new0 (guint, MAX (graph->nodes->len, 1));
  g_autoptr (GPtrArray) nodes = graph->nodes;

  graph->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_graph_node_free);
  for (guint i = 0; i < nodes->len; i++)
    {
      BangGraphNode *node = g_ptr_array_index (nodes, i);

      places[i] = graph->nodes->len;
      if (node->degree == 0)
        continue;
      g_ptr_array_add (graph->nodes, node);
      nodes->pdata[i] = NULL;
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      BangGraphEdge *edge = &g_array_index (graph->edges, BangGraphEdge, i);

      edge->from = places[edge->from];
      edge->to = places[edge->to];
    }
  return graph;
}

static BangGraph *
read_network (BangConnection         *connection,
              const BangGraphFilter  *filter,
              const BangArticleSet   *articles,
              GError                **error)
{
  g_auto (BangGraphTable) table = { NULL, };
  g_autoptr (BangGraph) graph = bang_graph_new ();
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  if (!bang_graph_table_init (&table, connection, filter, error) ||
      !read_newest (&table, articles, &graph->more, error) ||
      !bang_graph_table_judge (&table, error))
    return NULL;

  for (guint i = 0; i < table.names->len; i++)
    {
      const BangGraphName *name = &g_array_index (table.names, BangGraphName, i);
      Ranked one = { i, name->n_articles };

      if (name->fits > 0 && name->n_articles >= filter->min_articles)
        g_array_append_val (ranked, one);
    }
  if (!add_nodes (&table, graph, ranked, get_max_nodes (filter, BANG_GRAPH_LARGE), error) ||
      !bang_graph_count_edges (&table, graph, EDGES_A_NODE * graph->nodes->len, FALSE, error))
    return NULL;
  return drop_alone (g_steal_pointer (&graph));
}

/**
 * bang_library_get_network:
 * @filter: (nullable): what of it
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Reads who appears with whom in the newest articles that fit, at most 20,000
 * of them: the names in most of them, and about three edges a name, the
 * strongest. Names without company are left out.
 *
 * Returns: (transfer full) (nullable): the network
 */
BangGraph *
bang_library_get_network (BangLibrary            *self,
                          const BangGraphFilter  *filter,
                          GCancellable           *cancellable,
                          GError                **error)
{
  g_auto (BangArticleSet) articles = { NULL, };
  BangConnection *connection;
  BangGraph *graph = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  filter = filter != NULL ? filter : &no_filter;
  if (!bang_article_set_find (&articles, self, filter->query, BANG_SORT_NEWEST, cancellable, error))
    return NULL;
  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      graph = read_network (connection, filter, &articles, error);
      bang_connection_rollback (connection);
    }
  bang_library_give_reader (self, connection);
  return graph;
}

/* ---------------------------------------------------------- around a name */

/* The newest articles of a name; those in @seen are left out, and added. */
static gboolean
read_articles_of (BangGraphTable  *table,
                  gint64           id,
                  guint            limit,
                  GHashTable      *seen,
                  gboolean        *more,
                  GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  guint n_taken = 0;

  stmt = bang_connection_prepare (table->connection, ACTION,
                                  "SELECT DISTINCT order_key, article_id FROM main.article_entity "
                                  "WHERE entity_id = ?1 ORDER BY order_key DESC", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  for (;;)
    {
      gint64 article_id;
      gboolean taken = TRUE;

      if (!bang_connection_step (table->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      article_id = sqlite3_column_int64 (stmt, 1);
      if (n_taken == limit)
        {
          *more = TRUE;
          return TRUE;
        }
      if (g_hash_table_add (seen, g_memdup2 (&article_id, sizeof article_id)) &&
          !bang_graph_table_add (table, article_id, sqlite3_column_int64 (stmt, 0), &taken, error))
        return FALSE;
      n_taken += taken ? 1 : 0;
    }
}

/* How much each name has in common with @focus. */
static GArray *
rank_company (BangGraphTable *table,
              guint           focus)
{
  GArray *ranked = g_array_sized_new (FALSE, TRUE, sizeof (Ranked), table->names->len);
  GArray *fit = g_array_new (FALSE, FALSE, sizeof (Ranked));

  g_array_set_size (ranked, table->names->len);
  for (guint i = 0; i < table->articles->len; i++)
    {
      const BangGraphArticle *article = &g_array_index (table->articles, BangGraphArticle, i);
      const BangGraphPlace *places = &g_array_index (table->places, BangGraphPlace, article->first);
      guint64 events = 0;

      for (guint j = 0; j < article->n_places; j++)
        {
          if (places[j].name == focus)
            events = places[j].events;
        }
      for (guint j = 0; j < article->n_places; j++)
        g_array_index (ranked, Ranked, places[j].name).score +=
          1.0 + __builtin_popcountll (places[j].events & events);
    }
  for (guint i = 0; i < table->names->len; i++)
    {
      const BangGraphName *name = &g_array_index (table->names, BangGraphName, i);
      Ranked one = { i, g_array_index (ranked, Ranked, i).score * bang_graph_table_get_weight (table, name) };

      if (name->fits > 0 && name->n_articles >= table->filter->min_articles)
        g_array_append_val (fit, one);
    }
  g_array_unref (ranked);
  return fit;
}

static gboolean
add_focus (BangGraphTable  *table,
           BangGraph       *graph,
           guint            focus,
           GError         **error)
{
  g_autoptr (GArray) only = g_array_new (FALSE, FALSE, sizeof (Ranked));
  Ranked one = { focus, 0.0 };

  g_array_append_val (only, one);
  if (!add_nodes (table, graph, only, G_MAXUINT, error))
    return FALSE;
  ((BangGraphNode *) g_ptr_array_index (graph->nodes, graph->nodes->len - 1))->focus = TRUE;
  return TRUE;
}

static BangGraph *
read_ego (BangConnection         *connection,
          gint64                  id,
          const BangGraphFilter  *filter,
          GError                **error)
{
  g_auto (BangGraphTable) table = { NULL, };
  g_autoptr (BangGraph) graph = bang_graph_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ranked = NULL;
  guint focus;

  id = bang_entity_get_root (connection, id);
  if (!bang_graph_table_init (&table, connection, filter, error))
    return NULL;
  focus = bang_graph_table_get_name (&table, id);
  if (!read_articles_of (&table, id, MAX_EGO_ARTICLES, seen, &graph->more, error) ||
      !bang_graph_table_judge (&table, error) ||
      !add_focus (&table, graph, focus, error))
    return NULL;

  ranked = rank_company (&table, focus);
  if (!add_nodes (&table, graph, ranked, MAX (get_max_nodes (filter, BANG_GRAPH_SMALL), 1), error) ||
      !bang_graph_count_edges (&table, graph, graph->nodes->len, TRUE, error))
    return NULL;
  return g_steal_pointer (&graph);
}

/* ---------------------------------------------------------- of an article */

/* The names of the article: who took part in more of it first. */
static GArray *
rank_article (BangGraphTable *table)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  const BangGraphArticle *article = &g_array_index (table->articles, BangGraphArticle, 0);

  for (guint i = article->first; i < article->first + article->n_places; i++)
    {
      const BangGraphPlace *place = &g_array_index (table->places, BangGraphPlace, i);
      const BangGraphName *name = &g_array_index (table->names, BangGraphName, place->name);
      Ranked one = { place->name, bang_graph_table_get_weight (table, name) *
                                  (1.0 + __builtin_popcountll (place->events)) };

      if (name->fits > 0)
        g_array_append_val (ranked, one);
    }
  return ranked;
}

static gboolean
get_order_key (BangConnection  *connection,
               gint64           article_id,
               gint64          *order_key,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION, "SELECT order_key FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such article."));
      return FALSE;
    }
  *order_key = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

static BangGraph *
read_article (BangConnection         *connection,
              gint64                  article_id,
              const BangGraphFilter  *filter,
              GError                **error)
{
  g_auto (BangGraphTable) table = { NULL, };
  g_autoptr (BangGraph) graph = bang_graph_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ranked = NULL;
  gint64 order_key;
  gboolean taken;

  if (!get_order_key (connection, article_id, &order_key, error) ||
      !bang_graph_table_init (&table, connection, filter, error))
    return NULL;
  g_hash_table_add (seen, g_memdup2 (&article_id, sizeof article_id));
  if (!bang_graph_table_add (&table, article_id, order_key, &taken, error) ||
      !bang_graph_table_judge (&table, error))
    return NULL;
  if (!taken)
    return g_steal_pointer (&graph);

  ranked = rank_article (&table);
  if (!add_nodes (&table, graph, ranked, get_max_nodes (filter, BANG_GRAPH_SMALL), error))
    return NULL;
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const BangGraphNode *node = g_ptr_array_index (graph->nodes, i);

      if (!read_articles_of (&table, node->id, MAX_FOLLOW, seen, &graph->more, error))
        return NULL;
    }
  for (guint i = 0; i < table.names->len; i++)
    {
      const BangGraphName *name = &g_array_index (table.names, BangGraphName, i);

      if (name->node != G_MAXUINT)
        ((BangGraphNode *) g_ptr_array_index (graph->nodes, name->node))->n_articles = name->n_articles;
    }
  if (!bang_graph_count_edges (&table, graph, graph->nodes->len * 3 / 2, FALSE, error))
    return NULL;
  return g_steal_pointer (&graph);
}

static BangGraph *
read_small (BangLibrary            *self,
            gint64                  id,
            BangGraph            *(*read) (BangConnection         *connection,
                                           gint64                  id,
                                           const BangGraphFilter  *filter,
                                           GError                **error),
            const BangGraphFilter  *filter,
            GCancellable           *cancellable,
            GError                **error)
{
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);
  BangGraph *graph = NULL;

  if (connection == NULL)
    return NULL;

  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      graph = read (connection, id, filter != NULL ? filter : &no_filter, error);
      bang_connection_rollback (connection);
    }
  bang_library_give_reader (self, connection);
  return graph;
}

/**
 * bang_library_get_ego_graph:
 * @entity_id: a name
 * @filter: (nullable): which company; its query is not asked
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Reads a name, the first node, with those it has most in common with and what
 * they have with each other, out of its newest 500 articles.
 *
 * Returns: (transfer full) (nullable): the graph, of at most #BANG_GRAPH_SMALL
 *   nodes; %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such name
 */
BangGraph *
bang_library_get_ego_graph (BangLibrary            *self,
                            gint64                  entity_id,
                            const BangGraphFilter  *filter,
                            GCancellable           *cancellable,
                            GError                **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  return read_small (self, entity_id, read_ego, filter, cancellable, error);
}

/**
 * bang_library_get_article_graph:
 * @article_id: an article
 * @filter: (nullable): which names; its query is not asked
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Reads the names of an article, and what they have with each other in it and in
 * the newest articles of each.
 *
 * Returns: (transfer full) (nullable): the graph, of at most #BANG_GRAPH_SMALL
 *   nodes; %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such article
 */
BangGraph *
bang_library_get_article_graph (BangLibrary            *self,
                                gint64                  article_id,
                                const BangGraphFilter  *filter,
                                GCancellable           *cancellable,
                                GError                **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  return read_small (self, article_id, read_article, filter, cancellable, error);
}
