/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entity somebody means by a number, a uuid or a name.
 *
 * A name is meant as it is written, else as it is written without marks, else
 * without what sort of place it is ("châu Hồng Hà"). Several of one name are
 * told, never chosen from.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-browse-private.h"
#include "library/bang-entities-private.h"
#include "library/bang-fact-labels.h"
#include "library/bang-identity-private.h"
#include "text/bang-fold.h"

#define ACTION N_("The names could not be read.")

/* Names that an error tells. */
#define MAX_TOLD 8

/* Merges that are followed; a damaged file may have a circle of them. */
#define MAX_MERGED 32

static gboolean
add_row (BangConnection  *connection,
         GPtrArray       *rows,
         gint64           id,
         GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION, "SELECT merged_into FROM main.entity WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < MAX_MERGED; i++)
    {
      sqlite3_bind_int64 (stmt, 1, id);
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (sqlite3_column_type (stmt, 0) == SQLITE_NULL)
        break;
      id = sqlite3_column_int64 (stmt, 0);
      sqlite3_reset (stmt);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      if (((BangEntityRow *) g_ptr_array_index (rows, i))->id == id)
        return TRUE;
    }
  g_ptr_array_add (rows, bang_entity_read (connection, id, error));
  return g_ptr_array_index (rows, rows->len - 1) != NULL;
}

/* Adds the entities whose ids @stmt gives. */
static gboolean
add_rows (BangConnection  *connection,
          GPtrArray       *rows,
          sqlite3_stmt    *stmt,
          GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  for (;;)
    {
      gint64 id;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      if (!add_row (connection, rows, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_exact (BangConnection  *connection,
            const char      *name,
            gboolean         places,
            GPtrArray       *rows,
            GError         **error)
{
  g_autofree char *norm = bang_fold_key (name, -1);
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT DISTINCT e.id FROM main.entity_name n JOIN main.entity e ON e.id = n.entity_id "
                                  "WHERE n.norm = ?1 AND (e.n_articles > 0 OR e.merged_into IS NOT NULL) "
                                  "AND (?2 = 0 OR e.kind = 'place') ORDER BY e.n_articles DESC, e.id", error);
  if (stmt == NULL)
    return FALSE;
  bang_bind_text (stmt, 1, norm);
  sqlite3_bind_int (stmt, 2, places);
  return add_rows (connection, rows, stmt, error);
}

/* Walks all names: only when nothing is called exactly so. */
static gboolean
find_plain (BangConnection  *connection,
            const char      *name,
            GPtrArray       *rows,
            GError         **error)
{
  g_autofree char *wanted = bang_words_key (name, TRUE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (bang_fold_has_marks (name, -1) || wanted[1] == '\0')
    return TRUE;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT id, name FROM main.entity WHERE n_articles > 0 "
                                  "ORDER BY n_articles DESC, id", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *key = NULL;
      gint64 id;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      key = bang_words_key (bang_column_text (stmt, 1), TRUE);
      id = sqlite3_column_int64 (stmt, 0);
      if (strcmp (key, wanted) == 0)
        g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      if (!add_row (connection, rows, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_by_uuid (BangConnection  *connection,
              const char      *name,
              GPtrArray       *rows,
              GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  guint8 uuid[16];

  if (!g_uuid_string_is_valid (name) || !bang_uuid_parse (name, uuid))
    return TRUE;

  stmt = bang_connection_prepare (connection, ACTION, "SELECT id FROM main.entity WHERE uuid = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_blob (stmt, 1, uuid, sizeof uuid, SQLITE_STATIC);
  return add_rows (connection, rows, stmt, error);
}

static gboolean
find_by_id (BangConnection  *connection,
            const char      *name,
            GPtrArray       *rows,
            GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  guint64 id;

  if (!g_ascii_string_to_unsigned (name, 10, 1, G_MAXINT64, &id, NULL) ||
      add_row (connection, rows, (gint64) id, &local_error) ||
      g_error_matches (local_error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND))
    {
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
find (BangConnection  *connection,
      const char      *name,
      GPtrArray       *rows,
      GError         **error)
{
  g_autofree char *place = NULL;

  if (!find_by_id (connection, name, rows, error) ||
      (rows->len == 0 && !find_by_uuid (connection, name, rows, error)) ||
      (rows->len == 0 && !find_exact (connection, name, FALSE, rows, error)) ||
      (rows->len == 0 && !find_plain (connection, name, rows, error)))
    return FALSE;
  if (rows->len > 0)
    return TRUE;

  place = bang_words_place_key (name);
  return find_exact (connection, g_strstrip (place), TRUE, rows, error);
}

static void
free_row_cb (gpointer data)
{
  if (data != NULL)
    bang_entity_row_free (data);
}

/**
 * bang_library_find_named:
 * @name: a number, a uuid or a name
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type BangEntityRow): all that may
 *   be meant, those in most articles first; none when nothing is called so
 */
GPtrArray *
bang_library_find_named (BangLibrary   *self,
                         const char    *name,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row_cb);
  g_autofree char *valid = NULL;
  BangConnection *connection;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  valid = g_strstrip (g_utf8_make_valid (name, -1));
  done = find (connection, valid, rows, error);
  for (guint i = 0; done && i < rows->len; i++)
    done = bang_entity_add_titles (connection, g_ptr_array_index (rows, i), error);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&rows) : NULL;
}

/* "12 Lào Cai (Province)" */
static void
append_candidate (GString             *text,
                  const BangEntityRow *row)
{
  const char *what = bang_entity_get_label (row->kind, row->place_kind);

  if (row->place_kind == NULL && row->titles->len > 0)
    what = g_ptr_array_index (row->titles, 0);
  g_string_append_printf (text, "%s%" G_GINT64_FORMAT " %s (%s)", text->len > 0 ? "; " : "", row->id, row->name, what);
}

/**
 * bang_library_look_up_entity:
 * @name: a number, a uuid or a name
 * @cancellable: (nullable): ends it
 * @error: return location; %BANG_LIBRARY_ERROR_NOT_FOUND when nothing is called
 *   so, or several are, which it then tells
 *
 * Returns: the one entity that is meant, 0 with @error
 */
gint64
bang_library_look_up_entity (BangLibrary   *self,
                             const char    *name,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GPtrArray) rows = bang_library_find_named (self, name, cancellable, error);
  g_autoptr (GString) candidates = NULL;
  g_autofree char *shown = NULL;

  if (rows == NULL)
    return 0;
  if (rows->len == 1)
    return ((BangEntityRow *) g_ptr_array_index (rows, 0))->id;

  shown = g_utf8_make_valid (name, -1);
  if (rows->len == 0)
    {
      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                   _("The library has no name “%s”. Look for a part of it among its names."), shown);
      return 0;
    }

  candidates = g_string_new (NULL);
  for (guint i = 0; i < MIN (rows->len, MAX_TOLD); i++)
    append_candidate (candidates, g_ptr_array_index (rows, i));
  if (rows->len > MAX_TOLD)
    g_string_append (candidates, "; …");
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
               /* Translators: a name, how many have it, and these with their numbers */
               ngettext ("“%s” may be %u name: %s. Give the number of the one you mean.",
                         "“%s” may be %u names: %s. Give the number of the one you mean.", rows->len),
               shown, rows->len, candidates->str);
  return 0;
}
