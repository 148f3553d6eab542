/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a query to the articles that answer it, in order.
 *
 * The row ids of the index sort by date (article.order_key), so newest and
 * oldest first are read straight off it, as many as are asked for, however
 * many match. By relevance the newest two thousand matches are scored, and of
 * the older ones those whose title says it; the rest follow by date. Scoring
 * everything would take seconds at a million articles and change little: what
 * is old and says it only in passing is not what was looked for.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-order-key-private.h"
#include "library/bang-ranking-private.h"

#define ACTION N_("The library could not be searched.")

/* Matches that are scored, and titles beyond them: what a keystroke may cost. */
#define MAX_SCORED 2000

/* Scoring costs more the more words a match is looked for by; a beginning that
 * many words complete has fewer of its matches scored, down to this. */
#define MIN_SCORED      250
#define WORDS_AT_A_PRICE 16

/* Answers up to which the first ones are worth having sooner than all. */
#define FEW 1000

/* When more than one article in this many is found, their ids are read off in
 * one walk over all keys instead of being looked up one by one. */
#define WALK_SHARE 12

typedef struct
{
  gint64 key;
  double score;
} Scored;

typedef struct
{
  BangConnection *connection;
  gint64          limit;      /* G_MAXINT64 for all */
  GArray         *keys;       /* (element-type gint64) order keys, in the order of the answer */
  guint           n_scored;   /* the first of them that are not in the order of dates */
  GArray         *ids;        /* (element-type gint64) the answer */
} Search;

/* Appends the numbers that @stmt gives, but those in @but, up to the limit. */
static gboolean
collect (Search        *search,
         sqlite3_stmt  *stmt,
         GHashTable    *but,
         GArray        *to,
         GError       **error)
{
  gboolean has_row;

  while ((gint64) to->len < search->limit)
    {
      gint64 number;

      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      number = sqlite3_column_int64 (stmt, 0);
      if (but == NULL || !g_hash_table_contains (but, &number))
        g_array_append_val (to, number);
    }
  return TRUE;
}

/* Of two ways to ask the same, the one that asks bang_kept() of each row costs
 * more: it is for when that may say no. */
static sqlite3_stmt *
prepare (Search      *search,
         const char  *sql,
         const char  *sql_kept,
         GError     **error)
{
  const BangMatch *match = search->connection->match;

  return bang_connection_prepare (search->connection, ACTION,
                                  match != NULL && match->kept != NULL ? sql_kept : sql, error);
}

/* The ids of everything, which needs no index. */
static gboolean
run_everything (Search      *search,
                const char  *sql,
                const char  *sql_kept,
                GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = prepare (search, sql, sql_kept, error);

  return stmt != NULL && collect (search, stmt, NULL, search->ids, error);
}

/* The keys of what matches, from one end of the dates. */
static gboolean
run_ordered (Search      *search,
             const char  *expression,
             const char  *sql,
             const char  *sql_kept,
             GHashTable  *but,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = prepare (search, sql, sql_kept, error);

  if (stmt == NULL)
    return FALSE;
  bang_bind_text (stmt, 1, expression);
  return collect (search, stmt, but, search->keys, error);
}

static gboolean
run_newest (Search      *search,
            const char  *expression,
            GHashTable  *but,
            GError     **error)
{
  if (expression == NULL)
    return run_everything (search, "SELECT id FROM main.article ORDER BY order_key DESC",
                           "SELECT id FROM main.article WHERE bang_kept (order_key) ORDER BY order_key DESC", error);
  return run_ordered (search, expression,
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 ORDER BY rowid DESC",
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 AND bang_kept (rowid) "
                      "ORDER BY rowid DESC", but, error);
}

static gboolean
run_oldest (Search      *search,
            const char  *expression,
            GError     **error)
{
  G_STATIC_ASSERT (BANG_ORDER_KEY_DATED == 2147483648);

  if (expression == NULL)
    return run_everything (search,
                           "SELECT id FROM main.article WHERE order_key >= 2147483648 ORDER BY order_key",
                           "SELECT id FROM main.article WHERE order_key >= 2147483648 AND bang_kept (order_key) "
                           "ORDER BY order_key", error) &&
           run_everything (search,
                           "SELECT id FROM main.article WHERE order_key < 2147483648 ORDER BY order_key",
                           "SELECT id FROM main.article WHERE order_key < 2147483648 AND bang_kept (order_key) "
                           "ORDER BY order_key", error);
  return run_ordered (search, expression,
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 AND rowid >= 2147483648 ORDER BY rowid",
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 AND rowid >= 2147483648 "
                      "AND bang_kept (rowid) ORDER BY rowid",
                      NULL, error) &&
         run_ordered (search, expression,
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 AND rowid < 2147483648 ORDER BY rowid",
                      "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 AND rowid < 2147483648 "
                      "AND bang_kept (rowid) ORDER BY rowid",
                      NULL, error);
}

static guint
get_max_scored (const BangMatch *match)
{
  return MAX (MIN_SCORED, MAX_SCORED * WORDS_AT_A_PRICE / MAX (match->n_words, WORDS_AT_A_PRICE));
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

/* Scores as many matches older than @before as are worth it. */
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

  stmt = prepare (search,
                  "SELECT rowid, bang_score (art_fts) FROM idx.art_fts "
                  "WHERE art_fts MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3",
                  "SELECT rowid, bang_score (art_fts) FROM idx.art_fts "
                  "WHERE art_fts MATCH ?1 AND rowid < ?2 AND bang_kept (rowid) "
                  "ORDER BY rowid DESC LIMIT ?3", error);
  if (stmt == NULL)
    return FALSE;
  bang_bind_text (stmt, 1, match->expression);
  sqlite3_bind_int64 (stmt, 2, before);
  sqlite3_bind_int64 (stmt, 3, get_max_scored (match));

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

static BangMatchFlags
get_flags (Search *search)
{
  return search->limit <= FEW ? BANG_MATCH_FEW : BANG_MATCH_TEXT;
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

  bang_match_compile (&match, search->connection, query, BANG_MATCH_TITLE | get_flags (search));
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
  all = scored->len < get_max_scored (match);
  if (!all && !score_titles (search, query, scored, error))
    return FALSE;

  g_array_sort (scored, compare_scored);
  for (guint i = 0; i < scored->len && (gint64) search->keys->len < search->limit; i++)
    g_array_append_val (search->keys, g_array_index (scored, Scored, i).key);
  search->n_scored = search->keys->len;
  if (all || (gint64) search->keys->len >= search->limit)
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
  gboolean done;

  bang_match_compile (&match, search->connection, query, get_flags (search));
  search->connection->match = &match;
  if (sort == BANG_SORT_OLDEST)
    done = run_oldest (search, match.expression, error);
  else if (sort == BANG_SORT_RELEVANCE && match.expression != NULL && bang_match_is_scored (&match))
    done = run_relevance (search, &match, query, error);
  else
    done = run_newest (search, match.expression, NULL, error);
  search->connection->match = NULL;
  return done;
}

static gboolean
look_up_ids (Search  *search,
             guint    from,
             guint    to,
             GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (search->connection, ACTION,
                                  "SELECT id FROM main.article WHERE order_key = ?1", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = from; i < to; i++)
    {
      sqlite3_bind_int64 (stmt, 1, g_array_index (search->keys, gint64, i));
      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      /* Nothing when the article has moved since the index was read. */
      if (has_row)
        {
          gint64 id = sqlite3_column_int64 (stmt, 0);

          g_array_append_val (search->ids, id);
        }
      sqlite3_reset (stmt);
    }
  return TRUE;
}

/* Walks along @sql, which gives all keys and ids from ?1 on, rising (direction
 * 1) or falling (-1), as the keys from @from to @to do. */
static gboolean
walk_ids (Search      *search,
          const char  *sql,
          int          direction,
          guint        from,
          guint        to,
          GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (search->connection, ACTION, sql, error);
  gboolean has_row;
  guint i = from;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, g_array_index (search->keys, gint64, from));
  while (i < to)
    {
      gint64 key;

      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      key = sqlite3_column_int64 (stmt, 0);
      while (i < to && (g_array_index (search->keys, gint64, i) - key) * direction < 0)
        i++;
      if (i < to && g_array_index (search->keys, gint64, i) == key)
        {
          gint64 id = sqlite3_column_int64 (stmt, 1);

          g_array_append_val (search->ids, id);
          i++;
        }
    }
  return TRUE;
}

/* The ids of keys in the order of dates; oldest first, those without a date
 * come last. */
static gboolean
map_ordered (Search   *search,
             BangSort  sort,
             guint     from,
             GError  **error)
{
  static const char rising[] = "SELECT order_key, id FROM main.article WHERE order_key >= ?1 ORDER BY order_key";
  static const char falling[] = "SELECT order_key, id FROM main.article WHERE order_key <= ?1 ORDER BY order_key DESC";
  guint to = search->keys->len;
  guint split = from;

  if (sort != BANG_SORT_OLDEST)
    return from == to || walk_ids (search, falling, -1, from, to, error);

  while (split < to && g_array_index (search->keys, gint64, split) >= BANG_ORDER_KEY_DATED)
    split++;
  return (from == split || walk_ids (search, rising, 1, from, split, error)) &&
         (split == to || walk_ids (search, rising, 1, split, to, error));
}

static gboolean
map_keys (Search   *search,
          BangSort  sort,
          GError  **error)
{
  guint n_keys = search->keys->len;
  gint64 n_articles;

  if (!bang_connection_get_int (search->connection, ACTION,
                                "SELECT value FROM main.tally WHERE name = 'articles'", &n_articles, error))
    return FALSE;
  if ((gint64) n_keys * WALK_SHARE < n_articles)
    return look_up_ids (search, 0, n_keys, error);
  return look_up_ids (search, 0, search->n_scored, error) && map_ordered (search, sort, search->n_scored, error);
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
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);
  Search search = { connection, limit > 0 ? limit : G_MAXINT64, keys, 0, ids };
  gboolean done;

  if (connection == NULL)
    return NULL;

  /* One transaction: thousands of ids are looked up, and outside of one each
   * look would lock the file and ask whether it has changed. */
  done = bang_connection_exec (connection, ACTION, "BEGIN", error) &&
         run (&search, query, sort, error) && map_keys (&search, sort, error);
  bang_connection_rollback (connection);
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
