/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the articles that a query finds have in common, counted: to narrow a
 * search by. What stands in a facet is what the same words in its field find.
 *
 * Years, dates to check and what the reader said are counted over all that is
 * found. The rest is counted over the newest 10,000 articles, which the
 * answer tells; a tenth of a second. Of everything, names are counted already.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-browse-private.h"
#include "library/bang-facets-private.h"

#define ACTION N_("The search could not be counted.")

static void
facet_value_free_cb (gpointer data)
{
  g_free (((BangFacetValue *) data)->value);
  g_free (data);
}

void
bang_facet_counting_init (BangFacetCounting *counting)
{
  static const BangFacet counted[] = {
    BANG_FACET_TYPE, BANG_FACET_SOURCE, BANG_FACET_SUBJECT, BANG_FACET_COUNTERPART,
  };

  *counting = (BangFacetCounting) { .weight = 1 };
  counting->facets = g_new0 (BangFacets, 1);
  g_atomic_ref_count_init (&counting->facets->refs);
  for (guint i = 0; i < BANG_FACET_N; i++)
    counting->facets->values[i] = g_ptr_array_new_with_free_func (facet_value_free_cb);
  counting->years = g_hash_table_new (NULL, NULL);
  counting->entities = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    counting->counts[counted[i]] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
bang_facet_counting_clear (BangFacetCounting *counting)
{
  g_clear_pointer (&counting->facets, bang_facets_unref);
  g_clear_pointer (&counting->years, g_hash_table_unref);
  g_clear_pointer (&counting->entities, g_hash_table_unref);
  for (guint i = 0; i < BANG_FACET_N; i++)
    g_clear_pointer (&counting->counts[i], g_hash_table_unref);
}

void
bang_facets_add (BangFacets *facets,
                 BangFacet   facet,
                 const char *value,
                 gint64      entity_id,
                 guint       n)
{
  BangFacetValue *row = g_new0 (BangFacetValue, 1);

  row->value = g_strdup (value);
  row->entity_id = entity_id;
  row->n_articles = n;
  g_ptr_array_add (facets->values[facet], row);
}

void
bang_facets_count_value (BangFacetCounting *counting,
                         BangFacet          facet,
                         const char        *value,
                         gint64             article_id)
{
  BangFacetCount *count;

  if (value == NULL || *value == '\0')
    return;
  count = g_hash_table_lookup (counting->counts[facet], value);
  if (count == NULL)
    {
      count = g_new0 (BangFacetCount, 1);
      g_hash_table_insert (counting->counts[facet], g_strdup (value), count);
    }
  if (count->last != article_id)
    count->n_articles += counting->weight;
  count->last = article_id;
}

static void
count_entity (BangFacetCounting *counting,
              gint64             entity_id,
              gint64             article_id)
{
  BangFacetCount *count = g_hash_table_lookup (counting->entities, &entity_id);

  if (count == NULL)
    {
      count = g_new0 (BangFacetCount, 1);
      count->entity_id = entity_id;
      g_hash_table_insert (counting->entities, &count->entity_id, count);
    }
  if (count->last != article_id)
    count->n_articles += counting->weight;
  count->last = article_id;
}

void
bang_facets_count_year (BangFacetCounting *counting,
                        gint64             year,
                        guint              n)
{
  gpointer key = GINT_TO_POINTER ((int) CLAMP (year, 0, 9999));

  n += GPOINTER_TO_UINT (g_hash_table_lookup (counting->years, key));
  g_hash_table_insert (counting->years, key, GUINT_TO_POINTER (n));
}

void
bang_facets_count_check (BangFacetCounting *counting,
                         gint64             date,
                         const char        *basis)
{
  BangDateBasis value = bang_date_basis_from_string (basis);

  if (date < 10000 || value == BANG_BASIS_UNKNOWN || value == BANG_BASIS_INFERRED)
    counting->facets->n_check += counting->weight;
}

static void
count_date (BangFacetCounting *counting,
            gint64             date,
            const char        *basis)
{
  if (date >= 10000)
    bang_facets_count_year (counting, date / 10000, 1);
  bang_facets_count_check (counting, date, basis);
}

/* Counts each row of @sql about one article: a value of @facet, or, for persons,
 * the number of any name. */
static gboolean
count_rows (BangFacetCounting  *counting,
            const char         *sql,
            gint64              article_id,
            BangFacet           facet,
            GError            **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (counting->connection, ACTION, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  for (;;)
    {
      if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (facet == BANG_FACET_PERSON)
        count_entity (counting, sqlite3_column_int64 (stmt, 0), article_id);
      else
        bang_facets_count_value (counting, facet, bang_column_text (stmt, 0), article_id);
    }
}

/* The fields of what was signed are read from its subjects. */
static gboolean
count_agreements (BangFacetCounting  *counting,
                  gint64              article_id,
                  GError            **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (counting->connection, ACTION,
                                  "SELECT subject FROM main.agreement WHERE article_id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  for (;;)
    {
      g_autofree char *field = NULL;

      if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      field = bang_words_find_field (bang_column_text (stmt, 0));
      bang_facets_count_value (counting, BANG_FACET_SUBJECT, field, article_id);
    }
}

static gboolean
count_source (BangFacetCounting  *counting,
              gint64              article_id,
              GError            **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (counting->connection, ACTION, "SELECT source FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  if (has_row)
    bang_facets_count_value (counting, BANG_FACET_SOURCE, bang_column_text (stmt, 0), article_id);
  return TRUE;
}

/* Counts the facts of an article, without those that its rows have themselves. */
gboolean
bang_facets_count_article (BangFacetCounting  *counting,
                           gint64              article_id,
                           GError            **error)
{
  return count_source (counting, article_id, error) &&
         (counting->own_type ||
          count_rows (counting, "SELECT type FROM main.event WHERE article_id = ?1", article_id,
                      BANG_FACET_TYPE, error)) &&
         (counting->own_subject ||
          (count_rows (counting, "SELECT field FROM main.proposal WHERE article_id = ?1", article_id,
                       BANG_FACET_SUBJECT, error) &&
           count_agreements (counting, article_id, error))) &&
         count_rows (counting, "SELECT entity_id FROM main.article_entity WHERE article_id = ?1",
                     article_id, BANG_FACET_PERSON, error);
}

/* The years of what was found: one walk over the articles when much was. */
static gboolean
count_years (BangFacetCounting     *counting,
             const BangArticleSet  *articles,
             GError               **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (counting->connection, ACTION, "SELECT id, date_start, date_basis FROM main.article", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!bang_article_set_has (articles, sqlite3_column_int64 (stmt, 0)))
        continue;
      count_date (counting, sqlite3_column_int64 (stmt, 1), bang_column_text (stmt, 2));
      if (articles->ids == NULL)
        counting->facets->n_found++;
    }
}

/* The years of few articles, one by one. */
static gboolean
look_up_years (BangFacetCounting     *counting,
               const BangArticleSet  *articles,
               GError               **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (counting->connection, ACTION,
                                  "SELECT date_start, date_basis FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < articles->ids->len; i++)
    {
      sqlite3_bind_int64 (stmt, 1, g_array_index (articles->ids, gint64, i));
      if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (has_row)
        count_date (counting, sqlite3_column_int64 (stmt, 0), bang_column_text (stmt, 1));
      sqlite3_reset (stmt);
    }
  return TRUE;
}

gboolean
bang_facets_get_facet (const char *kind,
                       BangFacet  *facet)
{
  BangEntityKind value;

  if (kind == NULL || !bang_entity_kind_from_string (kind, &value))
    return FALSE;
  if (value == BANG_ENTITY_PERSON)
    *facet = BANG_FACET_PERSON;
  else if (value == BANG_ENTITY_PLACE)
    *facet = BANG_FACET_PLACE;
  else if (value == BANG_ENTITY_ORGANISATION || value == BANG_ENTITY_MECHANISM)
    *facet = BANG_FACET_ORGANISATION;
  else
    return FALSE;
  return TRUE;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const BangFacetCount *x = *(const BangFacetCount * const *) a;
  const BangFacetCount *y = *(const BangFacetCount * const *) b;

  if (x->n_articles != y->n_articles)
    return x->n_articles > y->n_articles ? -1 : 1;
  return x->entity_id < y->entity_id ? -1 : x->entity_id > y->entity_id;
}

/* Names are read only of those that stand in most articles. A country is in
 * nearly all and narrows nothing. */
static gboolean
name_entities (BangFacetCounting  *counting,
               guint               top,
               GError            **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new ();
  g_autoptr (sqlite3_stmt) stmt = NULL;
  GHashTableIter iter;
  gpointer value;
  gboolean has_row;

  g_hash_table_iter_init (&iter, counting->entities);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (counts, value);
  g_ptr_array_sort (counts, compare_counts);
  stmt = bang_connection_prepare (counting->connection, ACTION,
                                  "SELECT kind, name, place_kind FROM main.entity WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < counts->len; i++)
    {
      const BangFacetCount *count = g_ptr_array_index (counts, i);
      BangFacet facet;

      sqlite3_bind_int64 (stmt, 1, count->entity_id);
      if (!bang_connection_step (counting->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (has_row && bang_facets_get_facet (bang_column_text (stmt, 0), &facet) &&
          g_strcmp0 (bang_column_text (stmt, 2), "country") != 0 &&
          counting->facets->values[facet]->len < top)
        bang_facets_add (counting->facets, facet, bang_column_text (stmt, 1), count->entity_id, count->n_articles);
      sqlite3_reset (stmt);
      if (counting->facets->values[BANG_FACET_PERSON]->len >= top &&
          counting->facets->values[BANG_FACET_PLACE]->len >= top &&
          counting->facets->values[BANG_FACET_ORGANISATION]->len >= top)
        break;
    }
  return TRUE;
}

int
bang_facets_compare_values (gconstpointer a,
                            gconstpointer b)
{
  const BangFacetValue *x = *(const BangFacetValue * const *) a;
  const BangFacetValue *y = *(const BangFacetValue * const *) b;

  if (x->n_articles != y->n_articles)
    return x->n_articles > y->n_articles ? -1 : 1;
  return strcmp (x->value, y->value);
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  const BangFacetValue *x = *(const BangFacetValue * const *) a;
  const BangFacetValue *y = *(const BangFacetValue * const *) b;

  return strcmp (y->value, x->value);
}

/* Two places of one name are found by the same words: the first stands for both
 * as long as nothing better than their larger count is known. */
static void
merge_same_names (GPtrArray *values)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < values->len;)
    {
      const BangFacetValue *value = g_ptr_array_index (values, i);

      if (g_hash_table_add (seen, bang_words_key (value->value, FALSE)))
        i++;
      else
        g_ptr_array_remove_index (values, i);
    }
}

void
bang_facets_list_counts (BangFacetCounting *counting,
                         BangFacet          facet,
                         guint              top)
{
  GPtrArray *values = counting->facets->values[facet];
  GHashTableIter iter;
  gpointer key;
  gpointer count;

  g_hash_table_iter_init (&iter, counting->counts[facet]);
  while (g_hash_table_iter_next (&iter, &key, &count))
    bang_facets_add (counting->facets, facet, key, 0, ((BangFacetCount *) count)->n_articles);
  g_ptr_array_sort (values, bang_facets_compare_values);
  if (values->len > top)
    g_ptr_array_set_size (values, (int) top);
}

void
bang_facets_list_years (BangFacetCounting *counting)
{
  GHashTableIter iter;
  gpointer year;
  gpointer n;

  g_hash_table_iter_init (&iter, counting->years);
  while (g_hash_table_iter_next (&iter, &year, &n))
    {
      g_autofree char *value = g_strdup_printf ("%04d", GPOINTER_TO_INT (year));

      bang_facets_add (counting->facets, BANG_FACET_YEAR, value, 0, GPOINTER_TO_UINT (n));
    }
  g_ptr_array_sort (counting->facets->values[BANG_FACET_YEAR], compare_years);
}

/* Lists what was counted, all but the years. */
gboolean
bang_facets_list_found (BangFacetCounting  *counting,
                        guint               top,
                        GError            **error)
{
  bang_facets_list_counts (counting, BANG_FACET_TYPE, top);
  bang_facets_list_counts (counting, BANG_FACET_SOURCE, top);
  bang_facets_list_counts (counting, BANG_FACET_SUBJECT, top);
  bang_facets_list_counts (counting, BANG_FACET_COUNTERPART, top);
  if (!name_entities (counting, top, error))
    return FALSE;
  merge_same_names (counting->facets->values[BANG_FACET_PLACE]);
  return TRUE;
}

static gboolean
count_found (BangFacetCounting     *counting,
             const BangArticleSet  *articles,
             guint                  top,
             GError               **error)
{
  guint n = MIN (articles->ids->len, BANG_FACETS_MAX_COUNTED);

  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (counting->connection->cancellable, error) ||
          !bang_facets_count_article (counting, g_array_index (articles->ids, gint64, i), error))
        return FALSE;
    }
  counting->facets->n_counted = n;
  return bang_facets_list_found (counting, top, error);
}

static gboolean
run (BangFacetCounting     *counting,
     const BangArticleSet  *articles,
     guint                  top,
     GError               **error)
{
  gboolean done;

  if (articles->ids == NULL)
    {
      done = count_years (counting, articles, error) && bang_facets_count_everything (counting, top, error);
      merge_same_names (counting->facets->values[BANG_FACET_PLACE]);
      counting->facets->n_counted = counting->facets->n_found;
    }
  else
    {
      counting->facets->n_found = articles->ids->len;
      done = (articles->ids->len > BANG_FACETS_MAX_COUNTED ? count_years (counting, articles, error)
                                               : look_up_years (counting, articles, error)) &&
             count_found (counting, articles, top, error);
    }
  done = done && bang_facets_count_reader (counting->connection, counting->facets, articles, NULL, error);
  bang_facets_list_years (counting);
  counting->facets->n_rows = counting->facets->n_found;
  return done;
}

/**
 * bang_library_get_facets:
 * @query: (nullable): what is looked for; empty counts everything
 * @top: how many values of each facet; years are all there
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Counts what the articles that a query finds have in common. Beyond 10,000
 * articles only the newest are looked into; `n_counted` tells.
 *
 * Returns: (transfer full) (nullable): the counts
 */
BangFacets *
bang_library_get_facets (BangLibrary   *self,
                         BangQuery     *query,
                         guint          top,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_auto (BangArticleSet) articles = { NULL, };
  g_auto (BangFacetCounting) counting = { NULL, };
  gboolean done = FALSE;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  bang_facet_counting_init (&counting);
  if (!bang_article_set_find (&articles, self, query, BANG_SORT_NEWEST, cancellable, error))
    return NULL;
  counting.connection = bang_library_take_reader (self, cancellable, error);
  if (counting.connection == NULL)
    return NULL;

  if (bang_connection_exec (counting.connection, ACTION, "BEGIN", error))
    {
      done = run (&counting, &articles, top, error);
      bang_connection_rollback (counting.connection);
    }
  bang_library_give_reader (self, counting.connection);
  return done ? g_steal_pointer (&counting.facets) : NULL;
}
