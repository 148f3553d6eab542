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
  g_hash_table_unref (self->decided);
  g_free (self);
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
