/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches that a person gave a name. What is written is the whole record, so
 * that keeping one, renaming it and taking back that it was deleted are the same
 * act. A person's own: no import and no rereading touches them.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-saved.h"

#include <glib/gi18n-lib.h>

#include "library/bang-columns-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"

static const char * const sorts[] = { "relevance", "newest", "oldest" };

/**
 * bang_saved_search_new:
 * @name: what it is called
 * @query: what was typed
 * @sort: the order it was looked at in
 *
 * Returns: (transfer full): a new one, not kept yet
 */
BangSavedSearch *
bang_saved_search_new (const char *name,
                       const char *query,
                       BangSort    sort)
{
  BangSavedSearch *self = g_new0 (BangSavedSearch, 1);

  self->uuid = g_uuid_string_random ();
  self->name = g_strdup (name);
  self->query = g_strdup (query);
  self->sort = sort;
  self->at = g_get_real_time ();

  return self;
}

BangSavedSearch *
bang_saved_search_copy (const BangSavedSearch *self)
{
  BangSavedSearch *copy = g_memdup2 (self, sizeof *self);

  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  copy->query = g_strdup (self->query);

  return copy;
}

void
bang_saved_search_free (BangSavedSearch *self)
{
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->query);
  g_free (self);
}

static void
saved_free_cb (gpointer data)
{
  bang_saved_search_free (data);
}

static BangSort
parse_sort (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      if (g_strcmp0 (sorts[i], name) == 0)
        return (BangSort) i;
    }
  return BANG_SORT_NEWEST;
}

static GPtrArray *
read_saved (BangConnection  *connection,
            GError         **error)
{
  g_autoptr (GPtrArray) saved = g_ptr_array_new_with_free_func (saved_free_cb);
  sqlite3_stmt *stmt = bang_sql_ask (connection, error,
                                     "SELECT uuid, name, query, sort, at FROM main.saved_search ORDER BY at, id", "");
  gboolean has_row;

  for (;;)
    {
      BangSavedSearch *search;

      if (stmt == NULL || !bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&saved);

      search = g_new0 (BangSavedSearch, 1);
      search->uuid = bang_column_dup_uuid (stmt, 0);
      search->name = g_strdup (bang_column_text (stmt, 1));
      search->query = g_strdup (bang_column_text (stmt, 2));
      search->sort = parse_sort (bang_column_text (stmt, 3));
      search->at = sqlite3_column_int64 (stmt, 4);
      g_ptr_array_add (saved, search);
    }
}

/**
 * bang_library_list_saved:
 * @self: a library
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type BangSavedSearch): the kept
 *   searches, oldest first
 */
GPtrArray *
bang_library_list_saved (BangLibrary   *self,
                         GCancellable  *cancellable,
                         GError       **error)
{
  BangConnection *connection;
  GPtrArray *saved;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  saved = read_saved (connection, error);
  bang_library_give_reader (self, connection);
  return saved;
}

static gboolean
put_cb (BangWriter    *writer,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const BangSavedSearch *search = data;

  if (!bang_writer_begin (writer, error))
    return FALSE;
  if (bang_sql_run (writer->connection, error,
                    "INSERT INTO main.saved_search (uuid, name, query, sort, at) VALUES (?1, ?2, ?3, ?4, ?5) "
                    "ON CONFLICT (uuid) DO UPDATE SET name = ?2, query = ?3, sort = ?4", "uttti",
                    search->uuid, search->name, search->query, sorts[MIN (search->sort, BANG_SORT_OLDEST)],
                    search->at) &&
      bang_writer_commit (writer, error))
    {
      bang_library_emit_changed (writer->library);
      return TRUE;
    }
  bang_writer_rollback (writer);
  return FALSE;
}

/**
 * bang_library_put_saved:
 * @self: a library
 * @search: what to keep
 * @error: return location
 *
 * Keeps a search; one that is kept under the same uuid becomes it.
 *
 * Returns: whether it was kept
 */
gboolean
bang_library_put_saved (BangLibrary            *self,
                        const BangSavedSearch  *search,
                        GError                **error)
{
  g_autoptr (BangSavedSearch) clean = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (search != NULL, FALSE);

  name = bang_decide_clean_name (search->name, error);
  if (name == NULL)
    return FALSE;
  clean = bang_saved_search_copy (search);
  g_free (clean->name);
  clean->name = g_steal_pointer (&name);
  return bang_library_write (self, put_cb, clean, NULL, error);
}

static gboolean
delete_cb (BangWriter    *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  if (!bang_writer_begin (writer, error))
    return FALSE;
  if (bang_sql_run (writer->connection, error, "DELETE FROM main.saved_search WHERE uuid = ?1", "u", data) &&
      bang_writer_commit (writer, error))
    {
      bang_library_emit_changed (writer->library);
      return TRUE;
    }
  bang_writer_rollback (writer);
  return FALSE;
}

/**
 * bang_library_delete_saved:
 * @self: a library
 * @uuid: of a kept search
 * @error: return location
 *
 * Keeps it no longer; bang_library_put_saved() brings it back.
 *
 * Returns: whether that was written
 */
gboolean
bang_library_delete_saved (BangLibrary  *self,
                           const char   *uuid,
                           GError      **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  return bang_library_write (self, delete_cb, (gpointer) uuid, NULL, error);
}
