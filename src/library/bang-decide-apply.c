/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions taking effect: when they are told, and whenever an article that
 * they speak of is written.
 *
 * Both happen in the transaction that writes the log, or the article: there is
 * no moment at which a library says something else than its owner decided.
 *
 * Belongs to the writer.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-columns-private.h"
#include "library/bang-index-private.h"
#include "library/bang-library-private.h"
#include "library/bang-link-private.h"

/* As many articles are compared anew before a decision is answered: a name may
 * stand in thousands, and those are when there is nothing else to do. */
#define LINK_AT_ONCE 100

/* Decisions that change nothing but themselves; pairs are read as they are. */
static gboolean
is_silent (const BangDecision *decision)
{
  const char *field = decision->field != NULL ? decision->field : "";

  return (g_str_equal (field, "confirmed") && !bang_decision_is_on_event (decision)) || g_str_equal (field, "pair") || g_str_equal (field, "part") ||
         g_str_has_prefix (field, BANG_FIELD_NOT_CHINESE) || g_str_has_prefix (field, BANG_FIELD_KEPT);
}

/**
 * bang_article_supersede:
 * @seen: articles this was done for in this transaction
 *
 * Keeps what the index has of an article until it has let go of it, and makes
 * it look again. Before anything of the article is changed.
 */
gboolean
bang_article_supersede (BangWriter  *writer,
                        gint64       article_id,
                        GHashTable  *seen,
                        GError     **error)
{
  g_autofree char *field = NULL;

  bang_writer_assert (writer);
  if (!bang_id_set_add (seen, article_id))
    return TRUE;

  field = bang_field_text (writer->connection, article_id, error);
  if (field == NULL)
    return FALSE;
  writer->generation++;
  writer->n_unindexed++;
  return bang_sql_run (writer->connection, error,
                       "INSERT INTO main.superseded "
                       "SELECT id, generation, ?2, order_key, version_id, ?3, NULL FROM main.article WHERE id = ?1", "iit",
                       article_id, writer->generation, field) &&
         bang_sql_run (writer->connection, error, "UPDATE main.article SET generation = ?2 WHERE id = ?1", "ii",
                       article_id, writer->generation);
}

/**
 * bang_decide_written:
 * @tally: of the batch; remembers the article
 *
 * Called for each article whose claims were written.
 */
gboolean
bang_decide_written (BangWriter  *writer,
                     gint64       article_id,
                     BangTally   *tally,
                     GError     **error)
{
  gboolean exists;

  if (!bang_override_exists (writer->connection, &exists, error))
    return FALSE;
  if (exists)
    bang_id_set_add (tally->decided, article_id);
  return TRUE;
}

/* Names of the article that decisions were waiting for, with all those that
 * are joined to them. */
static gboolean
collect_arrived (BangWriter  *writer,
                 gint64       article_id,
                 GHashTable  *ids,
                 GError     **error)
{
  g_autoptr (GPtrArray) arrived = NULL;

  arrived = bang_sql_list (writer->connection, error,
                           "SELECT DISTINCT e.uuid FROM main.article_entity ae "
                           "JOIN main.entity e ON e.id = ae.entity_id WHERE ae.article_id = ?1 "
                           "AND (EXISTS (SELECT 1 FROM main.override WHERE target_uuid = e.uuid) OR "
                           "     EXISTS (SELECT 1 FROM main.override "
                           "             WHERE value = e.uuid AND field IN ('merged_into', 'split_from'))) "
                           "AND NOT EXISTS (SELECT 1 FROM main.entity_claim WHERE entity_id = e.id)",
                           "i", article_id);
  if (arrived == NULL)
    return FALSE;
  for (guint i = 0; i < arrived->len; i++)
    {
      if (!bang_entities_collect (writer->connection, g_ptr_array_index (arrived, i), ids, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle_names (BangWriter  *writer,
              GHashTable  *articles,
              GError     **error)
{
  g_autoptr (GHashTable) arrived = bang_id_set_new ();
  g_autoptr (GHashTable) changed = bang_id_set_new ();
  g_autoptr (GHashTable) seen = bang_id_set_new ();
  GHashTableIter iter;
  gint64 id;

  g_hash_table_iter_init (&iter, articles);
  while (bang_id_set_next (&iter, &id))
    {
      if (!collect_arrived (writer, id, arrived, error))
        return FALSE;
    }
  if (g_hash_table_size (arrived) > 0 && !bang_entities_refresh (writer, arrived, seen, error))
    return FALSE;

  g_hash_table_iter_init (&iter, articles);
  while (bang_id_set_next (&iter, &id))
    {
      if (!bang_entities_refresh_article (writer, id, changed, error))
        return FALSE;
    }
  return bang_entities_recount (writer, changed, error);
}

static gboolean
settle_events (BangWriter  *writer,
               GHashTable  *articles,
               GError     **error)
{
  g_autoptr (BangTally) tally = bang_tally_new ();
  GHashTableIter iter;
  gint64 id;

  g_hash_table_iter_init (&iter, articles);
  while (bang_id_set_next (&iter, &id))
    {
      if (!bang_events_refresh (writer, id, tally, error))
        return FALSE;
    }
  return bang_tally_write (tally, writer, error);
}

/**
 * bang_decide_settle:
 * @tally: of a batch that has been written
 *
 * Lays what was decided over the articles of a batch, at its end.
 */
gboolean
bang_decide_settle (BangWriter  *writer,
                    BangTally   *tally,
                    GError     **error)
{
  bang_writer_assert (writer);
  if (g_hash_table_size (tally->decided) == 0)
    return TRUE;
  return settle_names (writer, tally->decided, error) && settle_events (writer, tally->decided, error);
}

static gboolean
collect_joined (BangWriter  *writer,
                GPtrArray   *decisions,
                GHashTable  *ids,
                GError     **error)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const BangDecision *decision = g_ptr_array_index (decisions, i);

      if (bang_decision_is_on_event (decision) || is_silent (decision))
        continue;
      if (!bang_entities_collect (writer->connection, decision->target, ids, error) ||
          (decision->other != NULL && !bang_entities_collect (writer->connection, decision->other, ids, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_log (BangWriter  *writer,
           GPtrArray   *decisions,
           GError     **error)
{
  g_autoptr (GHashTable) folded = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < decisions->len; i++)
    {
      if (!bang_decision_append (writer, g_ptr_array_index (decisions, i), error))
        return FALSE;
    }
  for (guint i = 0; i < decisions->len; i++)
    {
      const BangDecision *decision = g_ptr_array_index (decisions, i);

      if (g_hash_table_add (folded, decision->target) && !bang_override_fold (writer, decision->target, error))
        return FALSE;
      if (decision->other != NULL && g_hash_table_add (folded, decision->other) &&
          !bang_override_fold (writer, decision->other, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refresh_events (BangWriter  *writer,
                GPtrArray   *decisions,
                GHashTable  *seen,
                GError     **error)
{
  g_autoptr (BangTally) tally = bang_tally_new ();
  g_autoptr (GHashTable) done = bang_id_set_new ();

  for (guint i = 0; i < decisions->len; i++)
    {
      const BangDecision *decision = g_ptr_array_index (decisions, i);
      gint64 id;

      if (!bang_decision_is_on_event (decision) || is_silent (decision))
        continue;
      if (!bang_sql_get_int (writer->connection, &id, error,
                             "SELECT id FROM main.article WHERE uuid = ?1", "u", decision->article))
        return FALSE;
      if (id != 0 && bang_id_set_add (done, id) &&
          (!bang_article_supersede (writer, id, seen, error) || !bang_events_refresh (writer, id, tally, error)))
        return FALSE;
    }
  return bang_tally_write (tally, writer, error);
}

/**
 * bang_decide_apply:
 * @decisions: (element-type BangDecision): new lines of the log
 *
 * Writes decisions down and lets them take effect. Inside a transaction.
 */
gboolean
bang_decide_apply (BangWriter  *writer,
                   GPtrArray   *decisions,
                   GError     **error)
{
  g_autoptr (GHashTable) ids = bang_id_set_new ();
  g_autoptr (GHashTable) seen = bang_id_set_new ();

  bang_writer_assert (writer);
  return collect_joined (writer, decisions, ids, error) &&
         write_log (writer, decisions, error) &&
         collect_joined (writer, decisions, ids, error) &&
         bang_entities_refresh (writer, ids, seen, error) &&
         refresh_events (writer, decisions, seen, error);
}

/**
 * bang_decide_catch_up:
 *
 * Brings the index up to what was decided and committed. A damaged one is made
 * again. That the index cannot be written now, on a full disk say, does not
 * undo a decision: it is behind, and follows with the next thing that is
 * written or when the library is opened.
 */
void
bang_decide_catch_up (BangWriter *writer)
{
  g_autoptr (GError) error = NULL;

  bang_writer_assert (writer);
  if (!bang_index_catch_up (writer, NULL, &error) && bang_error_is_damage (error))
    {
      g_clear_error (&error);
      bang_index_rebuild (writer, NULL, NULL, &error);
    }
  if (error != NULL)
    g_debug ("The index is behind a decision: %s", error->message);
  bang_link_follow (writer, LINK_AT_ONCE);
  bang_library_emit_changed (writer->library);
}
