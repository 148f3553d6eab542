/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which name a name is after all, by what a person decided.
 *
 * A name leads on through "in:ARTICLE" (a split, in that article only) and
 * "merged_into". Both are looked up by uuid in what is in force, so that a name
 * may be merged into one that no article has yet: it stays itself until then.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Nobody merges through so many names; a damaged file might go round. */
#define MAX_STEPS 64

/**
 * bang_route_clear:
 *
 * Frees what bang_route_follow() filled.
 */
void
bang_route_clear (BangRoute *self)
{
  g_clear_pointer (&self->uuid, g_free);
}

static gboolean
get_id (BangConnection  *connection,
        const char      *uuid,
        gint64          *id,
        GError         **error)
{
  return bang_sql_get_int (connection, id, error, "SELECT id FROM main.entity WHERE uuid = ?1", "u", uuid);
}

/* Whether a name is rejected, wholly or in this article. */
static gboolean
judge (BangConnection  *connection,
       const char      *entity,
       const char      *article,
       gboolean        *rejected,
       GError         **error)
{
  g_autofree char *field = g_strconcat ("rejected-in:", article, NULL);
  gint64 n;

  if (!bang_sql_get_int (connection, &n, error,
                         "SELECT count (*) FROM main.override WHERE target_uuid = ?1 AND field IN ('rejected', ?2)",
                         "ut", entity, field))
    return FALSE;
  *rejected |= n > 0;
  return TRUE;
}

/* The next name, NULL at the end. A split leads only where nobody was yet: a
 * name that was split off and merged back is the first one again. */
static gboolean
step (BangConnection  *connection,
      const char      *uuid,
      const char      *article,
      GHashTable      *seen,
      char           **next,
      GError         **error)
{
  g_autofree char *field = g_strconcat ("in:", article, NULL);
  gint64 id;

  if (!bang_override_get (connection, uuid, field, next, error))
    return FALSE;
  if (*next != NULL && !g_hash_table_contains (seen, *next))
    {
      if (!get_id (connection, *next, &id, error))
        return FALSE;
      if (id != 0)
        return TRUE;
    }

  g_clear_pointer (next, g_free);
  if (!bang_override_get (connection, uuid, "merged_into", next, error))
    return FALSE;
  if (*next == NULL)
    return TRUE;
  if (!get_id (connection, *next, &id, error))
    return FALSE;
  if (id == 0)
    g_clear_pointer (next, g_free);
  return TRUE;
}

/**
 * bang_route_follow:
 * @entity: uuid of the name that the program took it for
 * @article: uuid of the article it stands in, "" for none
 * @route: (out): where it leads
 */
gboolean
bang_route_follow (BangConnection  *connection,
                   const char      *entity,
                   const char      *article,
                   BangRoute       *route,
                   GError         **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *uuid = g_strdup (entity);

  *route = (BangRoute) { NULL, 0, FALSE };
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      g_autofree char *next = NULL;
      gboolean again;

      g_hash_table_add (seen, g_strdup (uuid));
      if (!judge (connection, uuid, article, &route->rejected, error) ||
          !step (connection, uuid, article, seen, &next, error))
        return FALSE;
      if (next == NULL)
        break;
      again = g_hash_table_contains (seen, next);
      g_free (uuid);
      uuid = g_steal_pointer (&next);
      if (again)
        break;
    }

  if (!get_id (connection, uuid, &route->id, error))
    return FALSE;
  route->uuid = g_steal_pointer (&uuid);
  return TRUE;
}

/**
 * bang_entity_get_root:
 *
 * Returns: the entity that an entity was merged into, itself when it was not
 */
gint64
bang_entity_get_root (BangConnection *connection,
                      gint64          id)
{
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      gint64 next;

      if (!bang_sql_get_int (connection, &next, NULL,
                             "SELECT merged_into FROM main.entity WHERE id = ?1", "i", id) || next == 0)
        break;
      id = next;
    }
  return id;
}

static gboolean
add_neighbours (BangConnection  *connection,
                const char      *uuid,
                GPtrArray       *queue,
                GError         **error)
{
  g_autoptr (GPtrArray) to = NULL;
  g_autoptr (GPtrArray) from = NULL;

  to = bang_sql_list (connection, error,
                      "SELECT value FROM main.override WHERE target_uuid = ?1 "
                      "AND (field IN ('merged_into', 'split_from') OR field GLOB 'in:*')", "u", uuid);
  if (to == NULL)
    return FALSE;
  from = bang_sql_list (connection, error,
                        "SELECT target_uuid FROM main.override "
                        "WHERE value = ?1 AND field IN ('merged_into', 'split_from')", "u", uuid);
  if (from == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (queue, g_steal_pointer (&to));
  g_ptr_array_extend_and_steal (queue, g_steal_pointer (&from));
  return TRUE;
}

/**
 * bang_entities_collect:
 * @uuid: a name
 * @ids: what is added to
 *
 * Finds every entity of the library that is joined to one by merging or
 * splitting, itself with them.
 */
gboolean
bang_entities_collect (BangConnection  *connection,
                       const char      *uuid,
                       GHashTable      *ids,
                       GError         **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (queue, g_strdup (uuid));
  while (queue->len > 0)
    {
      g_autofree char *one = g_ptr_array_steal_index_fast (queue, queue->len - 1);
      gint64 id;

      if (g_hash_table_contains (seen, one))
        continue;
      if (!get_id (connection, one, &id, error) || !add_neighbours (connection, one, queue, error))
        return FALSE;
      if (id != 0)
        bang_id_set_add (ids, id);
      g_hash_table_add (seen, g_steal_pointer (&one));
    }
  return TRUE;
}
