/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a person means who tells the library about a name. Any thread. */
#include "config.h"

#include "library/bang-decide-private.h"

#include "library/bang-library-private.h"
#include "text/bang-fold.h"

/* Every name that is called so, the one it was merged into, and once. */
static gboolean
collect_named (BangConnection  *connection,
               const char      *name,
               GHashTable      *ids,
               GError         **error)
{
  g_autofree char *norm = bang_fold_key (name, -1);
  g_autoptr (GHashTable) found = bang_id_set_new ();
  GHashTableIter iter;
  gint64 id;

  if (!bang_sql_collect (connection, found, error, "SELECT id FROM main.entity WHERE uuid = ?1", "u", name) ||
      !bang_sql_collect (connection, found, error,
                         "SELECT DISTINCT entity_id FROM main.entity_name WHERE norm = ?1", "t", norm))
    return FALSE;

  g_hash_table_iter_init (&iter, found);
  while (bang_id_set_next (&iter, &id))
    bang_id_set_add (ids, bang_entity_get_root (connection, id));
  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Those that stand in articles, or else all. */
static GArray *
choose_ids (BangConnection  *connection,
            GHashTable      *ids,
            GError         **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gint64 id;

  g_hash_table_iter_init (&iter, ids);
  while (bang_id_set_next (&iter, &id))
    {
      gint64 n;

      if (!bang_sql_get_int (connection, &n, error, "SELECT n_articles FROM main.entity WHERE id = ?1", "i", id))
        return NULL;
      g_array_append_val (all, id);
      if (n > 0)
        g_array_append_val (used, id);
    }
  g_array_sort (all, compare_ids);
  g_array_sort (used, compare_ids);
  return used->len > 0 ? g_steal_pointer (&used) : g_steal_pointer (&all);
}

/**
 * bang_library_find_entities:
 * @name: an exact name, in any case and spelling of its tones, or a uuid
 *
 * Returns: (transfer full) (nullable) (element-type gint64): everyone and
 *   everything called so, merged names as what they are; often one, perhaps none
 */
GArray *
bang_library_find_entities (BangLibrary   *self,
                            const char    *name,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GHashTable) ids = bang_id_set_new ();
  BangConnection *connection;
  GArray *list = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  if (collect_named (connection, name, ids, error))
    list = choose_ids (connection, ids, error);
  bang_library_give_reader (self, connection);
  return list;
}
