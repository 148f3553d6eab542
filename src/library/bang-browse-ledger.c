/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger: what was signed and what was proposed, newest first.
 *
 * A walk along the articles by date, of each its agreements and then its
 * proposals. It stops when enough is found; all of a hundred thousand articles
 * take about a third of a second. A counterpart is first searched for like any
 * words, so that only articles that name it are looked into.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-browse-private.h"
#include "text/bang-fold.h"

#define ACTION N_("The ledger could not be read.")

/* Keys of articles with a year (bang-order-key-private.h) begin here. */
#define DATED "2147483648"

typedef struct
{
  BangConnection         *connection;
  const BangLedgerFilter *filter;
  char                   *counterpart;   /* (nullable) its words */
  gboolean                plain;         /* it was typed without marks */
  char                   *field;         /* (nullable) folded */
  gint64                  limit;         /* G_MAXINT64 for all */
  GArray                 *found;         /* (element-type gint64) BANG_LEDGER_ID() */
  gint64                  asked;         /* the last event whose sides were looked at */
  gboolean                is_side;       /* what came of it */
} Search;

static sqlite3_stmt *
ask (Search      *search,
     const char  *sql,
     gint64       article_id,
     gint64       event,
     GError     **error)
{
  sqlite3_stmt *stmt = bang_connection_prepare (search->connection, ACTION, sql, error);

  if (stmt != NULL)
    {
      sqlite3_bind_int64 (stmt, 1, article_id);
      sqlite3_bind_int64 (stmt, 2, event);
    }
  return stmt;
}

/* Whether one of the names that @stmt gives has the counterpart's words. */
static gboolean
any_is_counterpart (Search        *search,
                    sqlite3_stmt  *stmt,
                    gboolean      *is,
                    GError       **error)
{
  gboolean has_row = TRUE;

  *is = FALSE;
  while (!*is)
    {
      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      for (int i = 0; i < sqlite3_column_count (stmt) && !*is; i++)
        *is = bang_words_has (bang_column_text (stmt, i), search->counterpart, search->plain);
    }
  return TRUE;
}

/* Whether the counterpart is a side of the event, or of the one it is part of.
 * The entries of an event come one after the other. */
static gboolean
has_side (Search    *search,
          gint64     article_id,
          gint64     event,
          gboolean  *is,
          GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gint64 id = BANG_EVENT_ID (article_id, event);

  if (search->asked != id)
    {
      stmt = ask (search, "SELECT label FROM main.event_side WHERE article_id = ?1 AND event_n IN "
                  "(?2, (SELECT parent FROM main.event WHERE article_id = ?1 AND n = ?2))",
                  article_id, event, error);
      if (stmt == NULL || !any_is_counterpart (search, stmt, &search->is_side, error))
        return FALSE;
      search->asked = id;
    }
  *is = search->is_side;
  return TRUE;
}

/* Sides of the event, then who stands in the entry itself. */
static gboolean
is_with_counterpart (Search          *search,
                     gint64           article_id,
                     BangLedgerKind   kind,
                     gint64           event,
                     gint64           n,
                     gboolean        *is,
                     GError         **error)
{
  g_autoptr (sqlite3_stmt) names = NULL;

  *is = search->counterpart == NULL;
  if (*is)
    return TRUE;
  if (!has_side (search, article_id, event, is, error))
    return FALSE;
  if (*is)
    return TRUE;

  if (kind == BANG_LEDGER_AGREEMENT)
    names = ask (search, "SELECT name FROM main.agreement_party "
                 "WHERE article_id = ?1 AND event_n = ?2 AND agreement_n = ?3", article_id, event, error);
  else
    names = ask (search, "SELECT by_whom, to_whom FROM main.proposal "
                 "WHERE article_id = ?1 AND event_n = ?2 AND n = ?3", article_id, event, error);
  if (names == NULL)
    return FALSE;
  sqlite3_bind_int64 (names, 3, n);
  return any_is_counterpart (search, names, is, error);
}

static gboolean
is_of_field (Search     *search,
             const char *field)
{
  g_autofree char *key = NULL;

  if (search->field == NULL)
    return TRUE;
  if (field == NULL)
    return FALSE;
  key = bang_fold_key (field, -1);
  return strcmp (key, search->field) == 0;
}

static gboolean
add (Search          *search,
     gint64           article_id,
     BangLedgerKind   kind,
     gint64           event,
     gint64           n,
     GError         **error)
{
  gint64 id = BANG_LEDGER_ID (article_id, kind, event, n);
  gboolean is;

  if (event < 0 || event > 0xfff || n < 0 || n > 0x3fff)
    return TRUE;
  if (!is_with_counterpart (search, article_id, kind, event, n, &is, error))
    return FALSE;
  if (is)
    g_array_append_val (search->found, id);
  return TRUE;
}

static gboolean
add_agreements (Search  *search,
                gint64   article_id,
                GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (search->connection, ACTION,
                                  "SELECT event_n, n, subject FROM main.agreement WHERE article_id = ?1 "
                                  "ORDER BY event_n, n", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  for (;;)
    {
      g_autofree char *field = NULL;

      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (search->field != NULL)
        field = bang_words_find_field (bang_column_text (stmt, 2));
      if (is_of_field (search, field) &&
          !add (search, article_id, BANG_LEDGER_AGREEMENT, sqlite3_column_int64 (stmt, 0),
                sqlite3_column_int64 (stmt, 1), error))
        return FALSE;
    }
}

/* Whether a proposal is of the field asked for. */
static gboolean
check_field (Search         *search,
             gint64          article_id,
             const BangLeaf *leaf,
             gboolean       *is,
             GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *is = TRUE;
  if (search->field == NULL)
    return TRUE;

  stmt = ask (search, "SELECT field FROM main.proposal WHERE article_id = ?1 AND event_n = ?2 AND n = ?3",
              article_id, leaf->event, error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 3, leaf->n);
  if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  *is = has_row && is_of_field (search, bang_column_text (stmt, 0));
  return TRUE;
}

static gboolean
add_proposals (Search  *search,
               gint64   article_id,
               GError **error)
{
  g_autoptr (GArray) leaves = bang_leaves_read (search->connection, article_id, error);

  if (leaves == NULL)
    return FALSE;
  for (guint i = 0; i < leaves->len; i++)
    {
      const BangLeaf *leaf = &g_array_index (leaves, BangLeaf, i);
      gboolean is;

      if (!check_field (search, article_id, leaf, &is, error))
        return FALSE;
      if (is && !add (search, article_id, BANG_LEDGER_PROPOSAL, leaf->event, leaf->n, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_article (Search  *search,
             gint64   article_id,
             GError **error)
{
  return ((search->filter->kinds & BANG_LEDGER_AGREEMENTS) == 0 || add_agreements (search, article_id, error)) &&
         ((search->filter->kinds & BANG_LEDGER_PROPOSALS) == 0 || add_proposals (search, article_id, error));
}

/* Every article, in the order of @sql. */
static gboolean
walk_all (Search      *search,
          const char  *sql,
          GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (search->connection, ACTION, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  while ((gint64) search->found->len < search->limit)
    {
      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (!add_article (search, sqlite3_column_int64 (stmt, 0), error))
        return FALSE;
    }
  return TRUE;
}

/* The articles that were found, which are in order. */
static gboolean
walk_found (Search                *search,
            const BangArticleSet  *articles,
            GError               **error)
{
  for (guint i = 0; i < articles->ids->len && (gint64) search->found->len < search->limit; i++)
    {
      if (g_cancellable_set_error_if_cancelled (search->connection->cancellable, error) ||
          !add_article (search, g_array_index (articles->ids, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (Search                *search,
     const BangArticleSet  *articles,
     GError               **error)
{
  gboolean done;

  if (articles->ids != NULL)
    done = walk_found (search, articles, error);
  else if (search->filter->sort == BANG_SORT_OLDEST)
    done = walk_all (search, "SELECT id FROM main.article WHERE order_key >= " DATED " ORDER BY order_key", error) &&
           walk_all (search, "SELECT id FROM main.article WHERE order_key < " DATED " ORDER BY order_key", error);
  else
    done = walk_all (search, "SELECT id FROM main.article ORDER BY order_key DESC", error);

  if (done && (gint64) search->found->len > search->limit)
    g_array_set_size (search->found, (guint) search->limit);
  return done;
}

/* The articles of the query that name the counterpart, too. Its words only: no
 * operator, no field. */
static gboolean
find_articles (BangArticleSet          *articles,
               BangLibrary             *library,
               const BangLedgerFilter  *filter,
               const char              *counterpart,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_auto (BangArticleSet) naming = { NULL, };
  g_autoptr (BangQuery) query = NULL;
  BangSort sort = filter->sort == BANG_SORT_OLDEST ? BANG_SORT_OLDEST : BANG_SORT_NEWEST;

  if (!bang_article_set_find (articles, library, filter->query, sort, cancellable, error))
    return FALSE;
  if (counterpart == NULL)
    return TRUE;

  query = bang_query_parse (counterpart, BANG_QUERY_TYPED);
  if (!bang_article_set_find (&naming, library, query, sort, cancellable, error))
    return FALSE;
  bang_article_set_keep (articles, &naming);
  return TRUE;
}

/**
 * bang_library_find_ledger:
 * @filter: (nullable): which agreements and proposals; %NULL for all
 * @limit: how many at most, less than 0 for all
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Finds what was signed and proposed, in the order of the articles' days. A
 * proposal that is read as a whole and in its parts is there in its parts.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): BANG_LEDGER_ID()
 */
GArray *
bang_library_find_ledger (BangLibrary             *self,
                          const BangLedgerFilter  *filter,
                          gint64                   limit,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  static const BangLedgerFilter everything = { NULL, BANG_LEDGER_ALL, NULL, NULL, BANG_SORT_NEWEST };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (BangArticleSet) articles = { NULL, };
  g_autofree char *counterpart = NULL;
  g_autofree char *field = NULL;
  Search search = { NULL, filter != NULL ? filter : &everything, NULL, FALSE, NULL,
                    limit >= 0 ? limit : G_MAXINT64, found, -1, FALSE };
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  if (search.filter->counterpart != NULL && *search.filter->counterpart != '\0')
    {
      search.plain = !bang_fold_has_marks (search.filter->counterpart, -1);
      search.counterpart = counterpart = bang_words_key (search.filter->counterpart, search.plain);
    }
  if (search.filter->field != NULL && *search.filter->field != '\0')
    search.field = field = bang_fold_key (search.filter->field, -1);

  if (!find_articles (&articles, self, search.filter, counterpart, cancellable, error))
    return NULL;
  search.connection = bang_library_take_reader (self, cancellable, error);
  if (search.connection == NULL)
    return NULL;

  done = run (&search, &articles, error);
  bang_library_give_reader (self, search.connection);
  return done ? g_steal_pointer (&found) : NULL;
}

/**
 * bang_library_list_ledger:
 * @filter: (nullable): which agreements and proposals
 * @offset: how many to pass over
 * @limit: how many to read
 * @follow: whether to look for what may have come of each proposal
 * @total: (out) (optional): how many there are
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * A page of the ledger.
 *
 * Returns: (transfer full) (nullable) (element-type BangLedgerRow): the entries
 */
GPtrArray *
bang_library_list_ledger (BangLibrary             *self,
                          const BangLedgerFilter  *filter,
                          guint                    offset,
                          guint                    limit,
                          gboolean                 follow,
                          guint                   *total,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  g_autoptr (GArray) ids = bang_library_find_ledger (self, filter, -1, cancellable, error);

  if (ids == NULL)
    return NULL;

  if (total != NULL)
    *total = ids->len;
  offset = MIN (offset, ids->len);
  return bang_library_get_ledger (self, (const gint64 *) (gpointer) ids->data + offset,
                                  MIN (limit, ids->len - offset), follow, cancellable, error);
}
