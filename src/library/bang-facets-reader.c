/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader said of the articles that a query finds, counted: stars, tags,
 * collections. There are few of these, so each is looked for among what was
 * found, not the other way round.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-browse-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-columns-private.h"

#define ACTION N_("The search could not be counted.")

/* How many rows of the answer an article stands for. */
static guint
get_weight (const BangArticleSet *articles,
            GHashTable           *rows,
            gint64                article_id)
{
  if (rows != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (rows, &article_id));
  return bang_article_set_has (articles, article_id) ? 1 : 0;
}

/* Adds, for each name that @sql gives, how many of the numbers that follow it
 * were found. The rows of a name stand together. */
static gboolean
count_named (BangConnection        *connection,
             BangFacets            *facets,
             BangFacet              facet,
             const BangArticleSet  *articles,
             GHashTable            *rows,
             const char            *sql,
             GError               **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (connection, ACTION, sql, error);
  g_autofree char *name = NULL;
  gint64 owner = 0;
  guint n = 0;
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (name != NULL && n > 0 && (!has_row || sqlite3_column_int64 (stmt, 0) != owner))
        bang_facets_add (facets, facet, name, 0, n);
      if (!has_row)
        return TRUE;
      if (name == NULL || sqlite3_column_int64 (stmt, 0) != owner)
        {
          owner = sqlite3_column_int64 (stmt, 0);
          g_free (name);
          name = g_strdup (bang_column_text (stmt, 1));
          n = 0;
        }
      n += get_weight (articles, rows, sqlite3_column_int64 (stmt, 2));
    }
}

static gboolean
count_starred (BangConnection        *connection,
               BangFacets            *facets,
               const BangArticleSet  *articles,
               GHashTable            *rows,
               GError               **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT a.id FROM main.star s JOIN main.article a ON a.uuid = s.target_uuid",
                                  error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      facets->n_starred += get_weight (articles, rows, sqlite3_column_int64 (stmt, 0));
    }
}

/* bang_facets_count_reader:
 * @facets: counts under way
 * @articles: (nullable): what was found
 * @rows: (nullable): instead of it, article id -> how many rows are counted for it
 *
 * Adds what a reader said of them.
 */
gboolean
bang_facets_count_reader (BangConnection        *connection,
                          BangFacets            *facets,
                          const BangArticleSet  *articles,
                          GHashTable            *rows,
                          GError               **error)
{
  return count_starred (connection, facets, articles, rows, error) &&
         count_named (connection, facets, BANG_FACET_TAG, articles, rows,
                      "SELECT t.id, t.name, a.id FROM main.tag t JOIN main.tagging g ON g.tag_id = t.id "
                      "JOIN main.article a ON a.uuid = g.target_uuid ORDER BY t.id", error) &&
         count_named (connection, facets, BANG_FACET_COLLECTION, articles, rows,
                      "SELECT c.id, c.name, a.id FROM main.collection c "
                      "JOIN main.collection_item i ON i.collection_id = c.id "
                      "JOIN main.article a ON a.uuid = i.target_uuid ORDER BY c.id", error);
}
