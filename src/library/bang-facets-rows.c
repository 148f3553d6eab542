/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a list have in common, events or entries of the ledger,
 * counted in rows: a number says how many the list would have were it narrowed
 * by its value. Types are those of the events themselves, fields and counterparts
 * those of the entries; everything else is of the articles that they stand in,
 * and counts as often as the article has rows.
 *
 * Years and what a reader said are counted over all rows, the rest over those of
 * the first articles of the list, which the answer tells.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-facets-private.h"

#define ACTION N_("The search could not be counted.")

typedef struct
{
  BangFacetCounting  counting;
  gboolean           events;      /* else entries of the ledger */
  GArray            *ids;         /* (element-type gint64) the rows, as their list has them */
  GHashTable        *rows;        /* article id -> how many */
  GArray            *articles;    /* (element-type gint64) each once, as the list comes to them */
} Rows;

static gint64
get_article (Rows   *rows,
             gint64  id)
{
  return rows->events ? BANG_EVENT_ID_ARTICLE (id) : BANG_LEDGER_ID_ARTICLE (id);
}

static void
sort_by_article (Rows *rows)
{
  rows->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  rows->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < rows->ids->len; i++)
    {
      gint64 article = get_article (rows, g_array_index (rows->ids, gint64, i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (rows->rows, &article));

      if (n == 0)
        g_array_append_val (rows->articles, article);
      g_hash_table_insert (rows->rows, g_memdup2 (&article, sizeof article), GUINT_TO_POINTER (n + 1));
    }
}

static gboolean
count_each (Rows        *rows,
            BangFacet    facet,
            const char  *sql,
            gint64       id,
            GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (rows->counting.connection, ACTION, sql, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, get_article (rows, id));
  sqlite3_bind_int64 (stmt, 2, rows->events ? BANG_EVENT_ID_N (id) : BANG_LEDGER_ID_EVENT (id));
  if (!rows->events)
    sqlite3_bind_int64 (stmt, 3, BANG_LEDGER_ID_N (id));
  for (;;)
    {
      g_autofree char *value = NULL;

      if (!bang_connection_step (rows->counting.connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (facet == BANG_FACET_SUBJECT && BANG_LEDGER_ID_KIND (id) == BANG_LEDGER_AGREEMENT)
        value = bang_words_find_field (bang_column_text (stmt, 0));
      else
        value = g_strdup (bang_column_text (stmt, 0));
      if (value != NULL && !g_hash_table_contains (seen, value))
        {
          /* By the row, not by the article: two rows of one article both count. */
          bang_facets_count_value (&rows->counting, facet, value, id);
          g_hash_table_add (seen, g_steal_pointer (&value));
        }
    }
}

/* What a row says of itself. */
static gboolean
count_row (Rows    *rows,
           gint64   id,
           GError **error)
{
  if (rows->events)
    return count_each (rows, BANG_FACET_TYPE, "SELECT type FROM main.event WHERE article_id = ?1 AND n = ?2", id, error);

  return count_each (rows, BANG_FACET_SUBJECT,
                     BANG_LEDGER_ID_KIND (id) == BANG_LEDGER_AGREEMENT
                     ? "SELECT subject FROM main.agreement WHERE article_id = ?1 AND event_n = ?2 AND n = ?3"
                     : "SELECT field FROM main.proposal WHERE article_id = ?1 AND event_n = ?2 AND n = ?3",
                     id, error) &&
         count_each (rows, BANG_FACET_COUNTERPART,
                     "SELECT label FROM main.event_side WHERE ?3 IS NOT NULL AND article_id = ?1 AND event_n IN "
                     "(?2, (SELECT parent FROM main.event WHERE article_id = ?1 AND n = ?2))", id, error);
}

static gboolean
count_rows (Rows    *rows,
            GError **error)
{
  g_autoptr (GHashTable) counted = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = MIN (rows->articles->len, BANG_FACETS_MAX_COUNTED);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (counted, &g_array_index (rows->articles, gint64, i));
  rows->counting.weight = 1;
  for (guint i = 0; i < rows->ids->len; i++)
    {
      gint64 id = g_array_index (rows->ids, gint64, i);
      gint64 article = get_article (rows, id);

      if (g_cancellable_set_error_if_cancelled (rows->counting.connection->cancellable, error) ||
          (g_hash_table_contains (counted, &article) && !count_row (rows, id, error)))
        return FALSE;
    }
  rows->counting.facets->n_counted = n;
  return TRUE;
}

/* The years of an event are its own; those of an entry are its article's. */
static gboolean
count_articles (Rows    *rows,
                GError **error)
{
  BangFacetCounting *counting = &rows->counting;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (counting->connection, ACTION,
                                  "SELECT date_start, date_basis FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < rows->articles->len; i++)
    {
      gint64 article = g_array_index (rows->articles, gint64, i);

      counting->weight = GPOINTER_TO_UINT (g_hash_table_lookup (rows->rows, &article));
      sqlite3_bind_int64 (stmt, 1, article);
      if (g_cancellable_set_error_if_cancelled (counting->connection->cancellable, error) ||
          !bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (has_row)
        bang_facets_count_check (counting, sqlite3_column_int64 (stmt, 0), bang_column_text (stmt, 1));
      if (has_row && !rows->events && sqlite3_column_int64 (stmt, 0) >= 10000)
        bang_facets_count_year (counting, sqlite3_column_int64 (stmt, 0) / 10000, counting->weight);
      sqlite3_reset (stmt);
      if (i < BANG_FACETS_MAX_COUNTED && !bang_facets_count_article (counting, article, error))
        return FALSE;
    }
  return TRUE;
}

static BangFacets *
count (BangLibrary   *self,
       Rows          *rows,
       guint          top,
       GCancellable  *cancellable,
       GError       **error)
{
  BangFacetCounting *counting = &rows->counting;
  BangFacets *facets = NULL;

  counting->own_type = rows->events;
  counting->own_subject = !rows->events;
  sort_by_article (rows);
  counting->facets->n_rows = rows->ids->len;
  counting->facets->n_found = rows->articles->len;
  counting->connection = bang_library_take_reader (self, cancellable, error);
  if (counting->connection == NULL)
    return NULL;

  if (bang_connection_exec (counting->connection, ACTION, "BEGIN", error))
    {
      if (count_articles (rows, error) && count_rows (rows, error) && bang_facets_list_found (counting, top, error) &&
          bang_facets_count_reader (counting->connection, counting->facets, NULL, rows->rows, error))
        {
          bang_facets_list_years (counting);
          facets = g_steal_pointer (&counting->facets);
        }
      bang_connection_rollback (counting->connection);
    }
  bang_library_give_reader (self, counting->connection);
  return facets;
}

static void
rows_clear (Rows *rows)
{
  bang_facet_counting_clear (&rows->counting);
  g_clear_pointer (&rows->ids, g_array_unref);
  g_clear_pointer (&rows->rows, g_hash_table_unref);
  g_clear_pointer (&rows->articles, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

/**
 * bang_library_get_event_facets:
 * @filter: (nullable): which events; %NULL for all
 * @top: how many values of each facet; years are all there
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Counts what events have in common, in events. Beyond those of 10,000 articles
 * facts are counted over the first; `n_counted` tells.
 *
 * Returns: (transfer full) (nullable): the counts
 */
BangFacets *
bang_library_get_event_facets (BangLibrary             *self,
                               const BangEventFilter   *filter,
                               guint                    top,
                               GCancellable            *cancellable,
                               GError                 **error)
{
  g_auto (Rows) rows = { .events = TRUE };
  g_autoptr (GArray) years = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  bang_facet_counting_init (&rows.counting);
  rows.ids = bang_library_find_events (self, filter, -1, cancellable, error);
  if (rows.ids == NULL)
    return NULL;
  years = bang_library_count_events_by_year (self, filter, cancellable, error);
  if (years == NULL)
    return NULL;
  for (guint i = 0; i < years->len; i++)
    {
      const BangPeriod *period = &g_array_index (years, BangPeriod, i);

      if (period->year != 0)
        bang_facets_count_year (&rows.counting, period->year, period->n_events);
    }
  return count (self, &rows, top, cancellable, error);
}

/**
 * bang_library_get_ledger_facets:
 * @filter: (nullable): which entries; %NULL for all
 * @top: how many values of each facet; years are all there
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Counts what entries of the ledger have in common, in entries. Beyond those of
 * 10,000 articles facts are counted over the first; `n_counted` tells.
 *
 * Returns: (transfer full) (nullable): the counts
 */
BangFacets *
bang_library_get_ledger_facets (BangLibrary             *self,
                                const BangLedgerFilter  *filter,
                                guint                    top,
                                GCancellable            *cancellable,
                                GError                 **error)
{
  g_auto (Rows) rows = { .events = FALSE };

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  bang_facet_counting_init (&rows.counting);
  rows.ids = bang_library_find_ledger (self, filter, -1, cancellable, error);
  return rows.ids != NULL ? count (self, &rows, top, cancellable, error) : NULL;
}
