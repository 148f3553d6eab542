/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums over the library, kept up to date once a batch.
 *
 * In how many articles an entity stands, how many events there are: counting
 * these when asked would read whole tables at a million articles, and writing
 * them with every article would write the same few rows again and again.
 *
 * Belongs to the writer, inside the batch's transaction.
 */
#include "config.h"

#include "library/bang-claims-private.h"

#include <glib/gi18n-lib.h>

#include "text/bang-fold.h"

#define ACTION N_("The library could not be written.")

/* What a batch says of one office of one person. */
typedef struct
{
  gint64      person_id;
  const char *norm;         /* (unowned) of the tally */
  char       *office;       /* as first printed */
  gint64      first;        /* 0 when no article has a date */
  gint64      last;
  gint64      n_articles;
} BangTenureChange;

static void
tenure_change_free_cb (gpointer data)
{
  BangTenureChange *change = data;

  g_free (change->office);
  g_free (change);
}

/**
 * bang_tally_new:
 *
 * Returns: (transfer full): sums of nothing
 */
BangTally *
bang_tally_new (void)
{
  BangTally *self = g_new0 (BangTally, 1);

  self->entities = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->tenures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, tenure_change_free_cb);
  self->norms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->decided = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/**
 * bang_tally_free:
 * @self: (transfer full) (nullable): sums
 */
void
bang_tally_free (BangTally *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->entities);
  g_hash_table_unref (self->persons);
  g_hash_table_unref (self->tenures);
  g_hash_table_unref (self->norms);
  g_hash_table_unref (self->decided);
  g_free (self);
}

/* The same few offices come again and again. */
static const char *
get_norm (BangTally  *self,
          const char *office)
{
  char *norm = g_hash_table_lookup (self->norms, office);

  if (norm == NULL)
    {
      norm = bang_fold_key (office, -1);
      g_hash_table_insert (self->norms, g_strdup (office), norm);
    }
  return norm;
}

/**
 * bang_tally_add_office:
 * @office: as printed beside the person
 * @date: of the article, yyyymmdd, 0 without a year
 * @seen: the offices of this article that were counted; an office counts once
 *   an article, however often it is printed
 *
 * Notes that a person was printed with an office.
 */
void
bang_tally_add_office (BangTally  *self,
                       gint64      person_id,
                       const char *office,
                       gint64      date,
                       GHashTable *seen)
{
  const char *norm = get_norm (self, office);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", person_id, norm);
  BangTenureChange *change = g_hash_table_lookup (self->tenures, key);

  if (change == NULL)
    {
      change = g_new0 (BangTenureChange, 1);
      change->person_id = person_id;
      change->norm = norm;
      change->office = g_strdup (office);
      g_hash_table_insert (self->tenures, g_strdup (key), change);
    }
  if (!g_hash_table_add (seen, g_steal_pointer (&key)))
    return;

  change->n_articles++;
  change->last = MAX (change->last, date);
  if (date != 0 && (change->first == 0 || date < change->first))
    change->first = date;
}

static gboolean
write_tenures (BangTally   *self,
               BangWriter  *writer,
               GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  GHashTableIter iter;
  gpointer data;

  stmt = bang_connection_prepare (writer->connection, ACTION,
                                  "INSERT INTO main.tenure VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                                  "ON CONFLICT (person_id, title_norm) DO UPDATE SET "
                                  "  n_articles = n_articles + ?6, "
                                  "  last_date = max (last_date, ?5), "
                                  "  first_date = CASE WHEN ?4 = 0 THEN first_date "
                                  "    WHEN first_date = 0 OR first_date > ?4 THEN ?4 ELSE first_date END", error);
  if (stmt == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->tenures);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      const BangTenureChange *change = data;

      /* Those are worked out from the claims, which are written already. */
      if (g_hash_table_contains (self->persons, &change->person_id))
        continue;
      sqlite3_bind_int64 (stmt, 1, change->person_id);
      bang_bind_text (stmt, 2, change->norm);
      bang_bind_text (stmt, 3, change->office);
      sqlite3_bind_int64 (stmt, 4, change->first);
      sqlite3_bind_int64 (stmt, 5, change->last);
      sqlite3_bind_int64 (stmt, 6, change->n_articles);
      if (!bang_connection_run (writer->connection, ACTION, stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_to (BangWriter  *writer,
        const char  *name,
        gint64       change,
        GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (change == 0)
    return TRUE;

  stmt = bang_connection_prepare (writer->connection, ACTION,
                                  "UPDATE main.tally SET value = value + ?2 WHERE name = ?1", error);
  if (stmt == NULL)
    return FALSE;
  bang_bind_text (stmt, 1, name);
  sqlite3_bind_int64 (stmt, 2, change);
  return bang_connection_run (writer->connection, ACTION, stmt, error);
}

static gboolean
write_entities (BangTally   *self,
                BangWriter  *writer,
                GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  GHashTableIter iter;
  gpointer id;
  gpointer change;

  stmt = bang_connection_prepare (writer->connection, ACTION,
                                  "UPDATE main.entity SET n_articles = n_articles + ?2 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->entities);
  while (g_hash_table_iter_next (&iter, &id, &change))
    {
      if (*(gint64 *) change == 0)
        continue;
      sqlite3_bind_int64 (stmt, 1, *(gint64 *) id);
      sqlite3_bind_int64 (stmt, 2, *(gint64 *) change);
      if (!bang_connection_run (writer->connection, ACTION, stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* Reads one person's offices from the claims again, after claims were removed:
 * a first or last day cannot be taken out of a minimum or a maximum. */
static gboolean
work_out_tenures (BangWriter  *writer,
                  gint64       person_id,
                  GError     **error)
{
  g_autoptr (sqlite3_stmt) forget = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;

  forget = bang_connection_prepare (writer->connection, ACTION,
                                    "DELETE FROM main.tenure WHERE person_id = ?1", error);
  if (forget == NULL)
    return FALSE;
  sqlite3_bind_int64 (forget, 1, person_id);
  if (!bang_connection_run (writer->connection, ACTION, forget, error))
    return FALSE;

  stmt = bang_connection_prepare (writer->connection, ACTION,
                                  "INSERT INTO main.tenure "
                                  "SELECT ?1, bang_fold_key (coalesce (t.resolved, t.text)) AS norm, "
                                  "  coalesce (t.resolved, t.text), "
                                  "  coalesce (min (iif (a.date_start >= 10000, a.date_start, NULL)), 0), "
                                  "  coalesce (max (iif (a.date_start >= 10000, a.date_start, NULL)), 0), "
                                  "  count (DISTINCT ae.article_id) "
                                  "FROM main.article_entity ae JOIN main.article a ON a.id = ae.article_id "
                                  "JOIN main.entity_title t ON t.article_id = ae.article_id AND t.entity_n = ae.n "
                                  "WHERE ae.entity_id = ?1 GROUP BY norm", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, person_id);
  return bang_connection_run (writer->connection, ACTION, stmt, error);
}

/**
 * bang_tally_write:
 *
 * Adds the sums to the library's, at the end of a batch.
 */
gboolean
bang_tally_write (BangTally   *self,
                  BangWriter  *writer,
                  GError     **error)
{
  GHashTableIter iter;
  gpointer id;

  bang_writer_assert (writer);
  if (!write_entities (self, writer, error) ||
      !write_tenures (self, writer, error) ||
      !add_to (writer, "articles", self->n_articles, error) ||
      !add_to (writer, "events", self->n_events, error) ||
      !add_to (writer, "agreements", self->n_agreements, error) ||
      !add_to (writer, "proposals", self->n_proposals, error) ||
      !add_to (writer, "text_bytes", self->n_bytes, error))
    return FALSE;

  g_hash_table_iter_init (&iter, self->persons);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!work_out_tenures (writer, *(gint64 *) id, error))
        return FALSE;
    }
  return TRUE;
}
