/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a list: what is shown of each article, and its snippet.
 *
 * A row costs three look-ups by id; the story is read for the snippet only, and
 * only for the rows that were asked for, which are those on the screen.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-claims-private.h"
#include "library/bang-columns-private.h"
#include "library/bang-identity-private.h"
#include "library/bang-personal-private.h"
#include "library/bang-rows-private.h"
#include "library/bang-told-names-private.h"

#define ACTION N_("The list could not be read.")

/* As much of a story as is looked at for a snippet. */
#define MAX_STORY (128 * 1024)

static char *
read_path (BangConnection  *connection,
           gint64           id,
           GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT path FROM main.file_path WHERE article_id = ?1 "
                                  "ORDER BY current DESC, last_seen DESC, id DESC LIMIT 1", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return NULL;
  return has_row ? bang_column_dup_bytes (stmt, 0) : g_strdup ("");
}

static char *
read_uuid (sqlite3_stmt *stmt,
           int           column)
{
  const guint8 *uuid = sqlite3_column_blob (stmt, column);

  return uuid != NULL && sqlite3_column_bytes (stmt, column) == 16
         ? bang_uuid_to_string (uuid) : g_strdup ("");
}

/**
 * bang_row_read:
 * @version_id: (out) (optional): the text it shows
 *
 * Returns: (transfer full) (nullable): a row without snippet;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such article
 */
BangArticleRow *
bang_row_read (BangConnection  *connection,
               gint64           id,
               gint64          *version_id,
               GError         **error)
{
  g_autoptr (BangArticleRow) row = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT uuid, title, date_start, date_basis, place, source, event_type, version_id, "
                                  "  EXISTS (SELECT 1 FROM main.star WHERE target_uuid = a.uuid), "
                                  "  (SELECT count (*) FROM main.note WHERE target_uuid = a.uuid), "
                                  "  EXISTS (SELECT 1 FROM main.tagging WHERE target_uuid = a.uuid) "
                                  "FROM main.article a WHERE id = ?1", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such article."));
      return NULL;
    }

  row = bang_article_row_new ();
  row->id = id;
  row->uuid = read_uuid (stmt, 0);
  row->title = bang_column_dup (stmt, 1);
  row->date = bang_day_from_number (sqlite3_column_int64 (stmt, 2));
  row->date_basis = bang_date_basis_from_string (bang_column_text (stmt, 3));
  row->place = bang_column_dup (stmt, 4);
  row->source = bang_column_dup (stmt, 5);
  row->event_type = g_intern_string (bang_column_text (stmt, 6));
  if (version_id != NULL)
    *version_id = sqlite3_column_int64 (stmt, 7);
  row->starred = sqlite3_column_int (stmt, 8) != 0;
  row->n_notes = (guint) sqlite3_column_int64 (stmt, 9);
  row->path = read_path (connection, id, error);
  if (row->path == NULL ||
      (sqlite3_column_int (stmt, 10) != 0 && !bang_personal_read_tags (connection, row, error)))
    return NULL;
  return g_steal_pointer (&row);
}

/**
 * bang_row_add_snippet:
 * @version_id: the text the row shows
 * @query: (nullable): what was looked for
 *
 * Adds the snippet and the places to mark in it and in the title.
 */
gboolean
bang_row_add_snippet (BangConnection  *connection,
                      BangArticleRow  *row,
                      gint64           version_id,
                      BangQuery       *query,
                      GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) zones = NULL;
  g_autofree char *story = NULL;
  BangQueryZones asked = query != NULL ? bang_query_get_zones (query) : BANG_QUERY_ZONE_STORY;
  guint kinds = (asked & BANG_QUERY_ZONE_STORY) != 0 ? BANG_ZONES_STORY : BANG_ZONES_FURNITURE;
  const char *text;
  gboolean has_row;

  /* Of captions only: what else is shown would not say why it was found. */
  if (asked == BANG_QUERY_ZONE_CAPTION)
    kinds = BANG_ZONES (BANG_ZONE_CAPTION);
  stmt = bang_connection_prepare (connection, ACTION, "SELECT text, zones FROM main.version WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, version_id);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return FALSE;

  text = has_row ? bang_column_text (stmt, 0) : NULL;
  if (text != NULL)
    {
      zones = bang_zones_unpack (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1),
                                 text, (gsize) sqlite3_column_bytes (stmt, 0));
      story = bang_zones_dup_text (text, zones, kinds, MAX_STORY);
    }
  row->snippet = bang_snippet_make (story != NULL ? story : "", query, row->hits);

  if (query != NULL && !bang_query_is_empty (query))
    {
      g_autoptr (GArray) hits = bang_query_find (query, row->title, strlen (row->title));

      if (hits != NULL)
        g_array_append_vals (row->title_hits, hits->data, hits->len);
    }
  return TRUE;
}

static void
unref_row_cb (gpointer data)
{
  if (data != NULL)
    bang_article_row_unref (data);
}

static gboolean
read_rows (BangConnection  *connection,
           GPtrArray       *rows,
           const gint64    *ids,
           guint            n_ids,
           BangQuery       *query,
           GError         **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (BangArticleRow) row = NULL;
      gint64 version_id;

      if (g_cancellable_set_error_if_cancelled (connection->cancellable, error))
        return FALSE;

      row = bang_row_read (connection, ids[i], &version_id, &local_error);
      if (row == NULL && g_error_matches (local_error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND))
        {
          g_ptr_array_add (rows, NULL);
          continue;
        }
      if (row == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!bang_row_add_snippet (connection, row, version_id, query, error))
        return FALSE;
      g_ptr_array_add (rows, g_steal_pointer (&row));
    }
  return TRUE;
}

/**
 * bang_library_get_rows:
 * @ids: (array length=n_ids): articles
 * @query: (nullable): what was looked for, to mark it
 * @cancellable: (nullable): ends it between two rows
 * @error: return location
 *
 * Reads what a list shows of some articles: those on the screen, not all.
 *
 * Returns: (transfer full) (nullable) (element-type BangArticleRow): a row for
 *   each id, %NULL in the place of an article that is not there
 */
GPtrArray *
bang_library_get_rows (BangLibrary   *self,
                       const gint64  *ids,
                       guint          n_ids,
                       BangQuery     *query,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (BangQuery) wide = NULL;
  BangConnection *connection;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  rows = g_ptr_array_new_full (n_ids, unref_row_cb);
  wide = query != NULL ? bang_told_names_widen (connection, query) : NULL;
  done = bang_connection_exec (connection, ACTION, "BEGIN", error) &&
         read_rows (connection, rows, ids, n_ids, wide, error);
  bang_connection_rollback (connection);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&rows) : NULL;
}

/**
 * bang_library_find_uuid:
 * @uuid: (nullable): an article's name, as people write it
 *
 * Returns: the article's id, 0 when there is none
 */
gint64
bang_library_find_uuid (BangLibrary *self,
                        const char  *uuid)
{
  BangConnection *connection;
  sqlite3_stmt *stmt;
  guint8 bytes[16];
  gint64 id = 0;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), 0);

  if (!bang_uuid_parse (uuid, bytes))
    return 0;
  connection = bang_library_take_reader (self, NULL, NULL);
  if (connection == NULL)
    return 0;

  stmt = bang_connection_prepare (connection, ACTION, "SELECT id FROM main.article WHERE uuid = ?1", NULL);
  if (stmt != NULL)
    {
      sqlite3_bind_blob (stmt, 1, bytes, sizeof bytes, SQLITE_STATIC);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        id = sqlite3_column_int64 (stmt, 0);
    }
  bang_statement_reset (stmt);
  bang_library_give_reader (self, connection);
  return id;
}
