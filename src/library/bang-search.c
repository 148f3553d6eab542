/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a query to the articles that answer it, in order.
 *
 * The row ids of the index sort by date (article.order_key), so newest and
 * oldest first are read straight off it, as many as are asked for, however
 * many match. By relevance the newest few thousand matches are scored, and of
 * the older ones those whose title says it; the rest follow by date. Scoring
 * everything would take seconds at a million articles and change little: what
 * is old and says it only in passing is not what was looked for.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-index-private.h"
#include "library/bang-ranking-private.h"

#define ACTION N_("The library could not be searched.")

/* Matches that are scored, and titles beyond them. */
#define MAX_SCORED 5000

/* Articles without a year have order keys below this. */
#define FIRST_DATED ((gint64) 1 << 32)

typedef struct
{
  gint64 key;
  double score;
} Scored;

typedef struct
{
  BangConnection *connection;
  gint64          limit;      /* G_MAXINT64 for all */
  GArray         *ids;        /* (element-type gint64) the answer */
} Search;

static gint64
key_to_id (gint64 key)
{
  return key & G_MAXUINT32;
}

static void
add_key (Search *search,
         gint64  key)
{
  gint64 id = key_to_id (key);

  g_array_append_val (search->ids, id);
}

/* Appends the keys that @stmt gives, but those in @but. */
static gboolean
collect (Search        *search,
         sqlite3_stmt  *stmt,
         GHashTable    *but,
         GError       **error)
{
  gboolean has_row;

  while ((gint64) search->ids->len < search->limit)
    {
      gint64 key;

      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      key = sqlite3_column_int64 (stmt, 0);
      if (but == NULL || !g_hash_table_contains (but, &key))
        add_key (search, key);
    }
  return TRUE;
}

/* Everything, or what matches, from one end of the dates. */
static gboolean
run_ordered (Search      *search,
             const char  *expression,
             const char  *sql,
             GHashTable  *but,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (search->connection, ACTION, sql, error);

  if (stmt == NULL)
    return FALSE;
  if (expression != NULL)
    bang_bind_text (stmt, 1, expression);
  return collect (search, stmt, but, error);
}

static gboolean
run_newest (Search      *search,
            const char  *expression,
            GHashTable  *but,
            GError     **error)
{
  if (expression == NULL)
    return run_ordered (search, NULL, "SELECT order_key FROM main.article ORDER BY order_key DESC", but, error);
  return run_ordered (search, expression,
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 ORDER BY rowid DESC", but, error);
}

static gboolean
run_oldest (Search      *search,
            const char  *expression,
            GError     **error)
{
  G_STATIC_ASSERT (FIRST_DATED == 4294967296);

  if (expression == NULL)
    return run_ordered (search, NULL,
                        "SELECT order_key FROM main.article WHERE order_key >= 4294967296 ORDER BY order_key",
                        NULL, error) &&
           run_ordered (search, NULL,
                        "SELECT order_key FROM main.article WHERE order_key < 4294967296 ORDER BY order_key",
                        NULL, error);
  return run_ordered (search, expression,
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 AND rowid >= 4294967296 ORDER BY rowid",
                      NULL, error) &&
         run_ordered (search, expression,
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 AND rowid < 4294967296 ORDER BY rowid",
                      NULL, error);
}

static int
compare_scored (gconstpointer a,
                gconstpointer b)
{
  const Scored *x = a;
  const Scored *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->key > y->key ? -1 : x->key < y->key;
}

/* Scores up to MAX_SCORED matches older than @before. */
static gboolean
score (Search           *search,
       const BangMatch  *match,
       gint64            before,
       GArray           *scored,
       GError          **error)
{
  g_auto (BangRanking) ranking = { NULL, };
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row = TRUE;
  gboolean done;

  stmt = bang_connection_prepare (search->connection, ACTION,
                                  "SELECT rowid, bang_score (art_fts) FROM idx.art_fts "
                                  "WHERE art_fts MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3", error);
  if (stmt == NULL)
    return FALSE;
  bang_bind_text (stmt, 1, match->expression);
  sqlite3_bind_int64 (stmt, 2, before);
  sqlite3_bind_int64 (stmt, 3, MAX_SCORED);

  bang_ranking_init (&ranking, match->phrases);
  search->connection->ranking = &ranking;
  while ((done = bang_connection_step (search->connection, ACTION, stmt, &has_row, error)) && has_row)
    {
      Scored row = { sqlite3_column_int64 (stmt, 0), sqlite3_column_double (stmt, 1) };

      g_array_append_val (scored, row);
    }
  search->connection->ranking = NULL;
  return done;
}

/* The titles among the matches that were too old to be scored. */
static gboolean
score_titles (Search     *search,
              BangQuery  *query,
              GArray     *scored,
              GError    **error)
{
  g_auto (BangMatch) match = { NULL, };
  gint64 oldest = g_array_index (scored, Scored, scored->len - 1).key;

  bang_match_compile (&match, search->connection, query, BANG_MATCH_TITLE);
  return match.expression == NULL || score (search, &match, oldest, scored, error);
}

static gboolean
run_relevance (Search           *search,
               const BangMatch  *match,
               BangQuery        *query,
               GError          **error)
{
  g_autoptr (GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));
  g_autoptr (GHashTable) seen = NULL;
  gboolean all;

  if (!score (search, match, G_MAXINT64, scored, error))
    return FALSE;
  all = scored->len < MAX_SCORED;
  if (!all && !score_titles (search, query, scored, error))
    return FALSE;

  g_array_sort (scored, compare_scored);
  for (guint i = 0; i < scored->len && (gint64) search->ids->len < search->limit; i++)
    add_key (search, g_array_index (scored, Scored, i).key);
  if (all || (gint64) search->ids->len >= search->limit)
    return TRUE;

  seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < scored->len; i++)
    g_hash_table_add (seen, &g_array_index (scored, Scored, i).key);
  return run_newest (search, match->expression, seen, error);
}

static gboolean
run (Search     *search,
     BangQuery  *query,
     BangSort    sort,
     GError    **error)
{
  g_auto (BangMatch) match = { NULL, };

  bang_match_compile (&match, search->connection, query, BANG_MATCH_TEXT);
  if (sort == BANG_SORT_OLDEST)
    return run_oldest (search, match.expression, error);
  if (sort == BANG_SORT_RELEVANCE && match.expression != NULL && bang_match_is_scored (&match))
    return run_relevance (search, &match, query, error);
  return run_newest (search, match.expression, NULL, error);
}

static GArray *
search_once (BangLibrary   *self,
             BangQuery     *query,
             BangSort       sort,
             gint64         limit,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);
  Search search = { connection, limit > 0 ? limit : G_MAXINT64, ids };
  gboolean done;

  if (connection == NULL)
    return NULL;

  done = run (&search, query, sort, error);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&ids) : NULL;
}

/**
 * bang_library_search:
 * @query: (nullable): what is looked for; empty finds everything
 * @sort: the order; by relevance an empty query is answered newest first
 * @limit: how many at most, 0 or less for all
 * @cancellable: (nullable): ends it within a millisecond or so
 * @error: return location
 *
 * Finds articles. Takes about a millisecond for the first rows of any ordinary
 * query, and grows with the number of matches when all are asked for. An index
 * that turns out to be damaged is made again first.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids
 */
GArray *
bang_library_search (BangLibrary   *self,
                     BangQuery     *query,
                     BangSort       sort,
                     gint64         limit,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  GArray *ids;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  ids = search_once (self, query, sort, limit, cancellable, &local_error);
  if (ids != NULL)
    return ids;

  if (!bang_error_is_damage (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!bang_library_rebuild_index (self, cancellable, error))
    return NULL;
  return search_once (self, query, sort, limit, cancellable, error);
}
