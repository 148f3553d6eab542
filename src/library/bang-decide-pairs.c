/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person said about two events being one, or not.
 *
 * "One" joins events into clusters. "Not one" holds between whole clusters: an
 * event that is one with either side of a rejected pair is not one with the
 * other. A third report that looks like both sides goes with the side it shares
 * more names with, and so cannot bring them together again.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <string.h>

/* Reports of one event that are joined by hand. */
#define MAX_CLUSTER 100

static gboolean
read_article_uuid (BangConnection  *connection,
                   gint64           article_id,
                   char           **uuid,
                   GError         **error)
{
  return bang_sql_get_text (connection, uuid, error,
                            "SELECT uuid FROM main.article WHERE id = ?1", "i", article_id);
}

/* The events that are told to be this one, or not. */
static GPtrArray *
list_pairs (BangConnection  *connection,
            const char      *event,
            const char      *value,
            GError         **error)
{
  return bang_sql_list (connection, error,
                        "SELECT substr (field, 6) FROM main.override "
                        "WHERE target_uuid = ?1 AND field GLOB 'pair:*' AND value = ?2", "ut", event, value);
}

/* Every event that is told to be the main event of an article, that with them. */
static GHashTable *
read_cluster (BangConnection  *connection,
              gint64           article_id,
              GError         **error)
{
  g_autoptr (GHashTable) cluster = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *article = NULL;

  if (!read_article_uuid (connection, article_id, &article, error))
    return NULL;
  if (article != NULL)
    g_ptr_array_add (queue, bang_event_make_uuid (article, "main"));

  while (queue->len > 0 && g_hash_table_size (cluster) < MAX_CLUSTER)
    {
      char *event = g_ptr_array_steal_index_fast (queue, queue->len - 1);
      g_autoptr (GPtrArray) next = NULL;

      if (!g_hash_table_add (cluster, event))
        continue;
      next = list_pairs (connection, event, "same", error);
      if (next == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (queue, g_steal_pointer (&next));
    }
  return g_steal_pointer (&cluster);
}

/* Every event that is told not to be one of the cluster. */
static GPtrArray *
read_rejected (BangConnection  *connection,
               GHashTable      *cluster,
               GError         **error)
{
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer event;

  g_hash_table_iter_init (&iter, cluster);
  while (g_hash_table_iter_next (&iter, &event, NULL))
    {
      GPtrArray *some = list_pairs (connection, event, "not_same", error);

      if (some == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (rejected, some);
    }
  return g_steal_pointer (&rejected);
}

/* The article whose main event it is: decisions name both. */
static gboolean
find_article (BangConnection  *connection,
              const char      *event,
              gint64          *article_id,
              GError         **error)
{
  g_autofree char *uuid = NULL;

  *article_id = 0;
  if (!bang_sql_get_text (connection, &uuid, error,
                          "SELECT article_uuid FROM main.decision "
                          "WHERE target_uuid = ?1 AND article_uuid IS NOT NULL LIMIT 1", "u", event))
    return FALSE;
  if (uuid == NULL &&
      !bang_sql_get_text (connection, &uuid, error,
                          "SELECT new FROM main.decision "
                          "WHERE other_uuid = ?1 AND op IN ('same', 'not_same') LIMIT 1", "u", event))
    return FALSE;
  return uuid == NULL ||
         bang_sql_get_int (connection, article_id, error, "SELECT id FROM main.article WHERE uuid = ?1", "u", uuid);
}

/**
 * bang_pairs_list_same:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): articles whose main
 *   event a person said is that of this article, the oldest id first
 */
GArray *
bang_pairs_list_same (BangConnection  *connection,
                      gint64           article_id,
                      GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) cluster = read_cluster (connection, article_id, error);
  GHashTableIter iter;
  gpointer event;

  if (cluster == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, cluster);
  while (g_hash_table_iter_next (&iter, &event, NULL))
    {
      gint64 id;

      if (!find_article (connection, event, &id, error))
        return NULL;
      if (id != 0 && id != article_id)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
has_any (GHashTable *cluster,
         GPtrArray  *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      if (g_hash_table_contains (cluster, g_ptr_array_index (events, i)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
count_shared (BangConnection  *connection,
              gint64           article_id,
              gint64           other_id,
              gint64          *n,
              GError         **error)
{
  return bang_sql_get_int (connection, n, error,
                           "SELECT count (DISTINCT a.entity_id) FROM main.article_entity a "
                           "WHERE a.article_id = ?1 AND a.entity_id IN "
                           "  (SELECT entity_id FROM main.article_entity WHERE article_id = ?2)", "ii",
                           article_id, other_id);
}

/* Whether an article goes with one that was rejected rather than with this. */
static gboolean
is_taken (BangConnection  *connection,
          gint64           article_id,
          GPtrArray       *rejected,
          gint64           other_id,
          gboolean        *taken,
          GError         **error)
{
  gint64 n_shared;

  *taken = FALSE;
  if (rejected->len == 0)
    return TRUE;
  if (!count_shared (connection, article_id, other_id, &n_shared, error))
    return FALSE;

  for (guint i = 0; i < rejected->len && !*taken; i++)
    {
      gint64 rival;
      gint64 n;

      if (!find_article (connection, g_ptr_array_index (rejected, i), &rival, error))
        return FALSE;
      if (rival == 0 || rival == other_id)
        continue;
      if (!count_shared (connection, rival, other_id, &n, error))
        return FALSE;
      *taken = n > n_shared || (n == n_shared && rival < article_id);
    }
  return TRUE;
}

/**
 * bang_pairs_allow:
 * @allowed: (inout): whether the program would say that two articles report
 *   one event; afterwards, whether it may
 *
 * Asks what a person said about the main events of two articles.
 */
gboolean
bang_pairs_allow (BangConnection  *connection,
                  gint64           article_id,
                  gint64           other_id,
                  gboolean        *allowed,
                  GError         **error)
{
  g_autoptr (GHashTable) own = NULL;
  g_autoptr (GHashTable) others = NULL;
  g_autoptr (GPtrArray) not_own = NULL;
  g_autoptr (GPtrArray) not_others = NULL;
  g_autofree char *other = NULL;
  g_autofree char *event = NULL;
  gboolean exists;
  gboolean taken;

  if (!bang_override_exists (connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;

  own = read_cluster (connection, article_id, error);
  others = own != NULL ? read_cluster (connection, other_id, error) : NULL;
  not_own = others != NULL ? read_rejected (connection, own, error) : NULL;
  not_others = not_own != NULL ? read_rejected (connection, others, error) : NULL;
  if (not_others == NULL || !read_article_uuid (connection, other_id, &other, error))
    return FALSE;

  if (has_any (others, not_own) || has_any (own, not_others))
    {
      *allowed = FALSE;
      return TRUE;
    }
  event = bang_event_make_uuid (other != NULL ? other : "", "main");
  if (g_hash_table_contains (own, event))
    {
      *allowed = TRUE;
      return TRUE;
    }
  if (!*allowed)
    return TRUE;

  if (!is_taken (connection, article_id, not_own, other_id, &taken, error))
    return FALSE;
  if (!taken && !is_taken (connection, other_id, not_others, article_id, &taken, error))
    return FALSE;
  *allowed = !taken;
  return TRUE;
}

static GPtrArray *
list_members (BangConnection  *connection,
              const char      *entity,
              GError         **error)
{
  gint64 id;

  if (!bang_sql_get_int (connection, &id, error, "SELECT id FROM main.entity WHERE uuid = ?1", "u", entity))
    return NULL;
  return bang_sql_list (connection, error,
                        "WITH RECURSIVE member (id) AS "
                        "  (SELECT ?1 UNION SELECT e.id FROM main.entity e JOIN member ON e.merged_into = member.id) "
                        "SELECT e.uuid FROM member JOIN main.entity e ON e.id = member.id", "i",
                        bang_entity_get_root (connection, id));
}

/**
 * bang_pairs_are_apart:
 * @apart: (out): whether a person said that any name merged into the one is not
 *   any merged into the other
 */
gboolean
bang_pairs_are_apart (BangConnection  *connection,
                      const char      *entity,
                      const char      *other,
                      gboolean        *apart,
                      GError         **error)
{
  g_autoptr (GPtrArray) members = list_members (connection, entity, error);
  g_autoptr (GPtrArray) others = members != NULL ? list_members (connection, other, error) : NULL;

  *apart = FALSE;
  if (others == NULL)
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      for (guint j = 0; j < others->len && !*apart; j++)
        {
          g_autofree char *field = g_strconcat ("pair:", g_ptr_array_index (others, j), NULL);
          g_autofree char *value = NULL;

          if (!bang_override_get (connection, g_ptr_array_index (members, i), field, &value, error))
            return FALSE;
          *apart = g_strcmp0 (value, "not_same") == 0;
        }
    }
  return TRUE;
}
