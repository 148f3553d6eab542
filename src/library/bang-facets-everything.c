/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all articles have in common, counted: for a search that asks for nothing.
 * Names are counted already; types, sources and the fields of what was proposed
 * and signed are read off their tables.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-facets-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-columns-private.h"

#define ACTION N_("The search could not be counted.")

/* The fields in everything: what was proposed and signed is less than the
 * articles, and stands by article. */
static gboolean
count_all_subjects (BangFacetCounting  *counting,
                    guint               top,
                    GError            **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (counting->connection, ACTION,
                                  "SELECT article_id, field, 0 FROM main.proposal WHERE field <> '' "
                                  "UNION ALL SELECT article_id, subject, 1 FROM main.agreement "
                                  "WHERE subject <> '' ORDER BY 1", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *found = NULL;

      if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (sqlite3_column_int (stmt, 2) == 1)
        found = bang_words_find_field (bang_column_text (stmt, 1));
      bang_facets_count_value (counting, BANG_FACET_SUBJECT,
                   sqlite3_column_int (stmt, 2) == 1 ? found : bang_column_text (stmt, 1),
                   sqlite3_column_int64 (stmt, 0));
    }
  bang_facets_list_counts (counting, BANG_FACET_SUBJECT, top);
  return TRUE;
}

/* bang_facets_count_everything:
 * @top: how many values of each facet
 *
 * Counts all but the years.
 */
gboolean
bang_facets_count_everything (BangFacetCounting  *counting,
                              guint               top,
                              GError            **error)
{
  static const char * const kinds[] = { "person", "organisation", "place" };
  static const BangFacet summed[] = { BANG_FACET_TYPE, BANG_FACET_SOURCE };
  g_autoptr (sqlite3_stmt) types = NULL;
  g_autoptr (sqlite3_stmt) sources = NULL;
  gboolean has_row = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (sqlite3_stmt) stmt = NULL;

      stmt = bang_connection_prepare (counting->connection, ACTION,
                                      "SELECT id, name, n_articles, place_kind FROM main.entity "
                                      "WHERE kind = ?1 AND n_articles > 0 AND merged_into IS NULL "
                                      "ORDER BY n_articles DESC LIMIT ?2", error);
      if (stmt == NULL)
        return FALSE;
      bang_bind_text (stmt, 1, kinds[i]);
      sqlite3_bind_int64 (stmt, 2, (gint64) top * 2 + 20);
      for (;;)
        {
          BangFacet facet;

          if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          if (bang_facets_get_facet (kinds[i], &facet) && counting->facets->values[facet]->len < top &&
              g_strcmp0 (bang_column_text (stmt, 3), "country") != 0)
            bang_facets_add (counting->facets, facet, bang_column_text (stmt, 1), sqlite3_column_int64 (stmt, 0),
                             (guint) MAX (sqlite3_column_int64 (stmt, 2), 0));
        }
    }

  types = bang_connection_prepare (counting->connection, ACTION,
                                   "SELECT type, count (DISTINCT article_id) FROM main.event GROUP BY type", error);
  sources = bang_connection_prepare (counting->connection, ACTION,
                                     "SELECT source, count (*) FROM main.article WHERE source <> '' GROUP BY source",
                                     error);
  if (types == NULL || sources == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (summed); i++)
    {
      sqlite3_stmt *stmt = i == 0 ? types : sources;

      for (;;)
        {
          if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          if (bang_column_text (stmt, 0) != NULL && *bang_column_text (stmt, 0) != '\0')
            bang_facets_add (counting->facets, summed[i], bang_column_text (stmt, 0), 0,
                             (guint) sqlite3_column_int64 (stmt, 1));
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (summed); i++)
    {
      GPtrArray *values = counting->facets->values[summed[i]];

      g_ptr_array_sort (values, bang_facets_compare_values);
      if (values->len > top)
        g_ptr_array_set_size (values, (int) top);
    }
  return count_all_subjects (counting, top, error);
}
