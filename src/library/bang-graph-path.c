/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shortest way from one name to another: who appears with whom who appears
 * with the other.
 *
 * A search in breadth from both ends, the smaller front first (Pohl 1971), over
 * the newest articles of each name; an article is read once from each end. The
 * work has a bound, MAX_ARTICLES; a search that reached it says so.
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

#define MAX_ARTICLES 20000   /* that are read */
#define MAX_OF_NAME  300     /* of one name, the newest */
#define MAX_STEPS    12

typedef struct
{
  gint64 id;
  gint8  fits;         /* -1 not yet asked */
  guint  common;       /* how little it tells that it is there: articles, persons counting less */
  guint8 depth[2];     /* from each end, 0 not reached, the end itself 1 */
  guint  parent[2];    /* towards each end */
} Reached;

typedef struct
{
  BangConnection        *connection;
  const BangGraphFilter *filter;
  const BangArticleSet  *articles;
  GArray                *names;      /* (element-type Reached) */
  GHashTable            *by_id;      /* entity id -> index + 1 */
  GHashTable            *seen[2];    /* article ids */
  GArray                *front[2];   /* (element-type guint) */
  guint                  n_articles;
  gboolean               gave_up;
  guint                  met;        /* index + 1 */
  guint                  length;     /* of the way over it */
} Search;

static guint
get_name (Search *search,
          gint64  id)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (search->by_id, &id));
  Reached name = { .id = id, .fits = -1 };

  if (known > 0)
    return known - 1;
  g_array_append_val (search->names, name);
  g_hash_table_insert (search->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (search->names->len));
  return search->names->len - 1;
}

static Reached *
reached (Search *search,
         guint   index)
{
  return &g_array_index (search->names, Reached, index);
}

static gboolean
judge (Search    *search,
       Reached   *name,
       GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangEntityKind kind;
  gboolean has_row;

  if (name->fits >= 0)
    return TRUE;

  stmt = bang_connection_prepare (search->connection, ACTION,
                                  "SELECT kind, place_kind, n_articles FROM main.entity WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, name->id);
  if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  name->fits = has_row && bang_entity_kind_from_string (bang_column_text (stmt, 0), &kind) &&
               (search->filter->kinds == 0 || (search->filter->kinds & BANG_GRAPH_KIND (kind)) != 0) &&
               (search->filter->countries || g_strcmp0 (bang_column_text (stmt, 1), "country") != 0);
  if (name->fits)
    name->common = (guint) CLAMP (sqlite3_column_int64 (stmt, 2), 0, G_MAXINT / 4) *
                   (kind == BANG_ENTITY_PERSON ? 1 : kind == BANG_ENTITY_PLACE ? 4 : 2);
  return TRUE;
}

static gboolean
has_type (Search    *search,
          gint64     article_id,
          gboolean  *has,
          GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  *has = TRUE;
  if (search->filter->type == NULL)
    return TRUE;
  stmt = bang_connection_prepare (search->connection, ACTION,
                                  "SELECT 1 FROM main.event WHERE article_id = ?1 AND type = ?2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  bang_bind_text (stmt, 2, search->filter->type);
  return bang_connection_step (search->connection, ACTION, stmt, has, error);
}

/* Whether the way over @name is shorter than the one found, or as short and over
 * a rarer name: over the province there is always a way, and it tells nothing. */
static gboolean
is_better (Search        *search,
           const Reached *name)
{
  guint length = (guint) name->depth[0] + name->depth[1];

  if (search->met == 0 || length != search->length)
    return search->met == 0 || length < search->length;
  return name->common < reached (search, search->met - 1)->common;
}

/* Takes the names of an article as reached from @parent. */
static gboolean
look_at_article (Search    *search,
                 int        end,
                 guint      parent,
                 gint64     article_id,
                 GArray    *next,
                 GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  search->n_articles++;
  if (!has_type (search, article_id, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  stmt = bang_connection_prepare (search->connection, ACTION,
                                  "SELECT entity_id FROM main.article_entity WHERE article_id = ?1 ORDER BY n", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  for (;;)
    {
      guint index;
      Reached *name;

      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      index = get_name (search, sqlite3_column_int64 (stmt, 0));
      name = reached (search, index);
      if (name->depth[end] > 0)
        continue;
      if (!judge (search, name, error))
        return FALSE;
      if (!name->fits)
        continue;
      name->depth[end] = reached (search, parent)->depth[end] + 1;
      name->parent[end] = parent;
      g_array_append_val (next, index);
      if (name->depth[!end] > 0 && is_better (search, name))
        {
          search->met = index + 1;
          search->length = (guint) name->depth[0] + name->depth[1];
        }
    }
}

/* Everyone @index appears with. */
static gboolean
expand (Search    *search,
        int        end,
        guint      index,
        GArray    *next,
        GError   **error)
{
  BangDay first = { (guint16) search->filter->first_year, 0, 0 };
  BangDay last = { (guint16) (search->filter->last_year + 1), 0, 0 };
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (search->connection, ACTION,
                                  "SELECT article_id FROM main.article_entity "
                                  "WHERE entity_id = ?1 AND order_key >= ?2 AND order_key < ?3 "
                                  "ORDER BY order_key DESC", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, reached (search, index)->id);
  sqlite3_bind_int64 (stmt, 2, bang_order_key_first (first));
  sqlite3_bind_int64 (stmt, 3, search->filter->last_year != 0 ? bang_order_key_first (last) : G_MAXINT64);
  for (guint n = 0; ;)
    {
      gint64 id;

      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error) ||
          g_cancellable_set_error_if_cancelled (search->connection->cancellable, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (n == MAX_OF_NAME || search->n_articles >= MAX_ARTICLES)
        {
          search->gave_up = TRUE;
          return TRUE;
        }
      id = sqlite3_column_int64 (stmt, 0);
      if (!bang_article_set_has (search->articles, id))
        continue;
      n++;
      if (g_hash_table_add (search->seen[end], g_memdup2 (&id, sizeof id)) &&
          !look_at_article (search, end, index, id, next, error))
        return FALSE;
    }
}

/* One step from the end whose front is smaller. */
static gboolean
step (Search  *search,
      GError **error)
{
  int end = search->front[0]->len <= search->front[1]->len ? 0 : 1;
  g_autoptr (GArray) front = g_steal_pointer (&search->front[end]);

  search->front[end] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < front->len; i++)
    {
      if (!expand (search, end, g_array_index (front, guint, i), search->front[end], error))
        return FALSE;
      /* No way is shorter than the very next step. */
      if (search->met > 0 && reached (search, search->met - 1)->depth[!end] == 1)
        break;
      if (search->n_articles >= MAX_ARTICLES)
        break;
    }
  return TRUE;
}

static gboolean
take_way (Search         *search,
          BangGraphPath  *path,
          GError        **error)
{
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint));
  guint index = search->met - 1;

  while (reached (search, index)->depth[0] > 1)
    {
      g_array_prepend_val (way, index);
      index = reached (search, index)->parent[0];
    }
  g_array_prepend_val (way, index);
  for (index = search->met - 1; reached (search, index)->depth[1] > 1;)
    {
      index = reached (search, index)->parent[1];
      g_array_append_val (way, index);
    }

  for (guint i = 0; i < way->len; i++)
    {
      gint64 id = reached (search, g_array_index (way, guint, i))->id;
      BangGraphNode *node = bang_graph_node_read (search->connection, id, error);
      g_autoptr (GPtrArray) meetings = NULL;

      if (node == NULL)
        return FALSE;
      g_ptr_array_add (path->nodes, node);
      if (i == 0)
        continue;
      meetings = bang_meetings_read (search->connection, reached (search, g_array_index (way, guint, i - 1))->id, id,
                                     1, error);
      if (meetings == NULL)
        return FALSE;
      if (meetings->len > 0)
        g_ptr_array_add (path->steps, g_ptr_array_steal_index (meetings, 0));
    }
  return TRUE;
}

static gboolean
run (Search         *search,
     BangGraphPath  *path,
     gint64          from,
     gint64          to,
     GError        **error)
{
  gint64 ids[2] = { bang_entity_get_root (search->connection, from), bang_entity_get_root (search->connection, to) };

  for (int end = 0; end < 2; end++)
    {
      guint index = get_name (search, ids[end]);

      reached (search, index)->depth[end] = 1;
      reached (search, index)->fits = TRUE;
      g_array_append_val (search->front[end], index);
      if (ids[0] == ids[1])
        search->met = index + 1;
    }
  if (ids[0] == ids[1])
    reached (search, 0)->depth[1] = 1;

  for (guint steps = 0; search->met == 0 && steps < MAX_STEPS; steps++)
    {
      if (search->front[0]->len == 0 || search->front[1]->len == 0)
        break;
      if (search->n_articles >= MAX_ARTICLES)
        {
          search->gave_up = TRUE;
          break;
        }
      if (!step (search, error))
        return FALSE;
    }
  path->n_articles = search->n_articles;
  path->gave_up = search->gave_up && search->met == 0;
  return search->met == 0 || take_way (search, path, error);
}

static void
search_init (Search                *search,
             BangConnection        *connection,
             const BangGraphFilter *filter,
             const BangArticleSet  *articles)
{
  *search = (Search) { .connection = connection, .filter = filter, .articles = articles };
  search->names = g_array_new (FALSE, FALSE, sizeof (Reached));
  search->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (int end = 0; end < 2; end++)
    {
      search->seen[end] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      search->front[end] = g_array_new (FALSE, FALSE, sizeof (guint));
    }
}

static void
search_clear (Search *search)
{
  g_array_unref (search->names);
  g_hash_table_unref (search->by_id);
  for (int end = 0; end < 2; end++)
    {
      g_hash_table_unref (search->seen[end]);
      g_array_unref (search->front[end]);
    }
}

/**
 * bang_library_find_path:
 * @from: a name
 * @to: another
 * @filter: (nullable): over which names, in which articles; both ends may be of
 *   any kind
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Looks for the shortest way from one name to the other over names that
 * articles name together, each step with the article that says it best. At most
 * 20,000 articles are read, of each name the newest 300.
 *
 * Returns: (transfer full) (nullable): the way, without nodes when none was
 *   found; %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such name
 */
BangGraphPath *
bang_library_find_path (BangLibrary            *self,
                        gint64                  from,
                        gint64                  to,
                        const BangGraphFilter  *filter,
                        GCancellable           *cancellable,
                        GError                **error)
{
  static const BangGraphFilter no_filter = { .kinds = BANG_GRAPH_ALL_KINDS };
  g_autoptr (BangGraphPath) path = g_new0 (BangGraphPath, 1);
  g_auto (BangArticleSet) articles = { NULL, };
  BangConnection *connection;
  gboolean done = FALSE;
  Search search;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  path->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_graph_node_free);
  path->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_meeting_free);
  filter = filter != NULL ? filter : &no_filter;
  if (!bang_article_set_find (&articles, self, filter->query, BANG_SORT_NEWEST, cancellable, error))
    return NULL;
  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  search_init (&search, connection, filter, &articles);
  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      done = run (&search, path, from, to, error);
      bang_connection_rollback (connection);
    }
  search_clear (&search);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&path) : NULL;
}
