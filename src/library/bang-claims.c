/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what was found in an article: its entities, their titles and
 * mentions, and the relations; the events stand in bang-events-write.c.
 *
 * Claims are replaced whole: an article that is read again loses all of them
 * and gets the new ones. Decisions stand in other tables, which nothing here
 * touches.
 *
 * Belongs to the writer, inside a transaction.
 */
#include "config.h"

#include "library/bang-claims-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-blob-private.h"
#include "library/bang-identity-private.h"
#include "library/bang-relation-blob-private.h"

#define ACTION N_("The library could not be written.")

static GString *
pack_mentions (BangWriter        *writer,
               const BangEntity  *entity,
               GError           **error)
{
  GString *blob = g_string_sized_new (entity->mentions->len * 5);
  gint64 last = 0;

  for (guint i = 0; i < entity->mentions->len; i++)
    {
      const BangEvidence *mention = &g_array_index (entity->mentions, BangEvidence, i);
      gint64 rule_id = bang_rule_get_id (writer, mention->rule, error);

      if (rule_id == 0)
        {
          g_string_free (blob, TRUE);
          return NULL;
        }
      bang_mentions_put (blob, &last, mention->span, rule_id);
    }
  return blob;
}

/* The office as one may compare it: with a bare "tỉnh" resolved where it was. */
static const char *
get_office (const BangTitle *title)
{
  if (title->resolved != NULL)
    return title->resolved;
  return title->text != NULL ? title->text : "";
}

static gboolean
write_titles (BangWriter        *writer,
              gint64             article_id,
              guint              entity_n,
              const BangEntity  *entity,
              GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (entity->titles->len == 0)
    return TRUE;

  stmt = bang_connection_prepare (writer->connection, ACTION,
                                  "INSERT INTO main.entity_title VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);
  if (stmt == NULL)
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, article_id);
  sqlite3_bind_int64 (stmt, 2, entity_n);
  for (guint i = 0; i < entity->titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (entity->titles, i);

      sqlite3_bind_int64 (stmt, 3, i);
      bang_bind_text (stmt, 4, title->text != NULL ? title->text : "");
      bang_bind_text (stmt, 5, title->organisation);
      bang_bind_text (stmt, 6, title->resolved);
      if (!bang_rule_bind (writer, stmt, 7, &title->evidence, error) ||
          !bang_connection_run (writer->connection, ACTION, stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_entity (BangWriter        *writer,
              gint64             article_id,
              gint64             order_key,
              guint              n,
              const BangEntity  *entity,
              gint64            *entity_id,
              GError           **error)
{
  g_autoptr (GString) mentions = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean same_name;

  if (!bang_identity_resolve (writer, entity, entity_id, &same_name, error))
    return FALSE;
  mentions = pack_mentions (writer, entity, error);
  if (mentions == NULL)
    return FALSE;

  stmt = bang_connection_prepare (writer->connection, ACTION,
                                  "INSERT INTO main.article_entity (article_id, n, entity_id, order_key, name, place_kind, "
                                  "  side, present, mentions) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);
  if (stmt == NULL)
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, article_id);
  sqlite3_bind_int64 (stmt, 2, n);
  sqlite3_bind_int64 (stmt, 3, *entity_id);
  sqlite3_bind_int64 (stmt, 4, order_key);
  bang_bind_text (stmt, 5, same_name ? NULL : entity->name);
  bang_bind_text (stmt, 6, entity->place_kind);
  bang_bind_text (stmt, 7, bang_country_to_string (entity->side));
  sqlite3_bind_int (stmt, 8, entity->present != FALSE);
  sqlite3_bind_blob64 (stmt, 9, mentions->str, mentions->len, SQLITE_STATIC);
  return bang_connection_run (writer->connection, ACTION, stmt, error) &&
         write_titles (writer, article_id, n, entity, error);
}

static void
count_entity (BangTally *tally,
              gint64     entity_id,
              gint64     step)
{
  gint64 *change = g_hash_table_lookup (tally->entities, &entity_id);

  if (change == NULL)
    {
      change = g_new0 (gint64, 1);
      g_hash_table_insert (tally->entities, g_memdup2 (&entity_id, sizeof entity_id), change);
    }
  *change += step;
}

static gboolean
write_entities (BangWriter       *writer,
                gint64            article_id,
                gint64            order_key,
                gint64            date,
                const BangFacts  *facts,
                BangTally        *tally,
                GError          **error)
{
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) offices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);
      gint64 id;

      if (!write_entity (writer, article_id, order_key, i, entity, &id, error))
        return FALSE;
      if (g_hash_table_add (counted, g_memdup2 (&id, sizeof id)))
        count_entity (tally, id, 1);
      for (guint j = 0; entity->kind == BANG_ENTITY_PERSON && j < entity->titles->len; j++)
        bang_tally_add_office (tally, id, get_office (g_ptr_array_index (entity->titles, j)), date, offices);
    }
  return TRUE;
}

/**
 * bang_claims_write:
 * @order_key: of the article
 * @date: of the article, yyyymmdd, 0 without a year
 * @facts: what it says
 * @text: (array length=len): its text
 * @tally: counts of the batch
 *
 * Writes the claims of an article that has none.
 */
gboolean
bang_claims_write (BangWriter       *writer,
                   gint64            article_id,
                   gint64            order_key,
                   gint64            date,
                   const BangFacts  *facts,
                   const char       *text,
                   gsize             len,
                   BangTally        *tally,
                   GError          **error)
{
  bang_writer_assert (writer);
  return write_entities (writer, article_id, order_key, date, facts, tally, error) &&
         bang_events_write (writer, article_id, facts, tally, error) &&
         bang_relations_write (writer, article_id, facts->relations, text, len, error);
}

/* Takes what an article added to the counts back out of them. */
static gboolean
uncount (BangWriter  *writer,
         gint64       article_id,
         BangTally   *tally,
         GError     **error)
{
  g_autoptr (sqlite3_stmt) entities = NULL;
  g_autoptr (sqlite3_stmt) events = NULL;
  gboolean has_row;

  entities = bang_connection_prepare (writer->connection, ACTION,
                                      "SELECT entity_id, max (n IN (SELECT entity_n FROM main.entity_title "
                                      "                             WHERE article_id = ?1)) "
                                      "FROM main.article_entity WHERE article_id = ?1 GROUP BY entity_id", error);
  if (entities == NULL)
    return FALSE;
  sqlite3_bind_int64 (entities, 1, article_id);
  for (;;)
    {
      gint64 id;

      if (!bang_connection_step (writer->connection, ACTION, entities, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = sqlite3_column_int64 (entities, 0);
      count_entity (tally, id, -1);
      if (sqlite3_column_int (entities, 1) != 0)
        g_hash_table_add (tally->persons, g_memdup2 (&id, sizeof id));
    }

  events = bang_connection_prepare (writer->connection, ACTION,
                                    "SELECT (SELECT count (*) FROM main.event WHERE article_id = ?1), "
                                    "       (SELECT count (*) FROM main.agreement WHERE article_id = ?1), "
                                    "       (SELECT count (*) FROM main.proposal WHERE article_id = ?1)", error);
  if (events == NULL)
    return FALSE;
  sqlite3_bind_int64 (events, 1, article_id);
  if (!bang_connection_step (writer->connection, ACTION, events, &has_row, error))
    return FALSE;
  tally->n_events -= sqlite3_column_int64 (events, 0);
  tally->n_agreements -= sqlite3_column_int64 (events, 1);
  tally->n_proposals -= sqlite3_column_int64 (events, 2);
  return TRUE;
}

/**
 * bang_claims_remove:
 *
 * Removes every claim of an article, and it from the counts.
 */
gboolean
bang_claims_remove (BangWriter  *writer,
                    gint64       article_id,
                    BangTally   *tally,
                    GError     **error)
{
  static const char * const removals[] = {
    "DELETE FROM main.article_entity WHERE article_id = ?1",
    "DELETE FROM main.entity_title WHERE article_id = ?1",
    "DELETE FROM main.event WHERE article_id = ?1",
    "DELETE FROM main.event_place WHERE article_id = ?1",
    "DELETE FROM main.event_side WHERE article_id = ?1",
    "DELETE FROM main.participation WHERE article_id = ?1",
    "DELETE FROM main.agreement WHERE article_id = ?1",
    "DELETE FROM main.agreement_party WHERE article_id = ?1",
    "DELETE FROM main.agreement_repeat WHERE article_id = ?1",
    "DELETE FROM main.proposal WHERE article_id = ?1",
    "DELETE FROM main.figure WHERE article_id = ?1",
    "DELETE FROM main.event_series WHERE article_id = ?1",
    "DELETE FROM main.article_relations WHERE article_id = ?1",
    /* What stood behind what a person decided; the decisions stay. */
    "DELETE FROM main.decided_article WHERE article_id = ?1",
    "DELETE FROM main.kept_entity WHERE article_id = ?1",
    "DELETE FROM main.kept_event WHERE article_id = ?1",
    "DELETE FROM main.kept_event_place WHERE article_id = ?1",
    "DELETE FROM main.kept_event_side WHERE article_id = ?1",
    "DELETE FROM main.kept_participation WHERE article_id = ?1",
    "DELETE FROM main.kept_agreement WHERE article_id = ?1",
    "DELETE FROM main.kept_agreement_party WHERE article_id = ?1",
    "DELETE FROM main.kept_agreement_repeat WHERE article_id = ?1",
    "DELETE FROM main.kept_proposal WHERE article_id = ?1",
    "DELETE FROM main.kept_figure WHERE article_id = ?1",
  };

  bang_writer_assert (writer);
  if (!uncount (writer, article_id, tally, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (removals); i++)
    {
      g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (writer->connection, ACTION, removals[i], error);

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, article_id);
      if (!bang_connection_run (writer->connection, ACTION, stmt, error))
        return FALSE;
    }
  return TRUE;
}
