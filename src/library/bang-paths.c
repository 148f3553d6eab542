/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which files the library has seen, under which names, holding which bytes.
 *
 * A path has one current row and keeps its past ones; bytes have one row
 * whatever names they are seen under. Asking is for any thread with a
 * connection, recording for the writer.
 */
#include "config.h"

#include "library/bang-paths-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * bang_path_note_new:
 *
 * Returns: (transfer full): a note that bytes were seen under a path
 */
BangPathNote *
bang_path_note_new (const char *path,
                    gint64      source_id,
                    gint64      article_id,
                    gint64      size,
                    gint64      mtime)
{
  BangPathNote *self = g_new0 (BangPathNote, 1);

  self->path = g_strdup (path);
  self->source_id = source_id;
  self->article_id = article_id;
  self->size = size;
  self->mtime = mtime;
  return self;
}

/**
 * bang_path_note_free:
 * @self: (transfer full) (nullable): a note
 */
void
bang_path_note_free (BangPathNote *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self);
}

/**
 * bang_sha256_parse:
 * @hex: (nullable): 64 hexadecimal digits
 * @bytes: (out): what they say
 *
 * Returns: whether @hex was that
 */
gboolean
bang_sha256_parse (const char *hex,
                   guint8      bytes[32])
{
  if (hex == NULL || strlen (hex) != 64)
    return FALSE;

  for (guint i = 0; i < 32; i++)
    {
      int high = g_ascii_xdigit_value (hex[2 * i]);
      int low = g_ascii_xdigit_value (hex[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      bytes[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

/**
 * bang_paths_find:
 * @known: (out): what is known of @path; all 0 when nothing is
 */
gboolean
bang_paths_find (BangConnection  *connection,
                 const char      *path,
                 BangKnownPath   *known,
                 GError         **error)
{
  const char *action = N_("The library could not be read.");
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  memset (known, 0, sizeof *known);
  stmt = bang_connection_prepare (connection, action,
                                  "SELECT p.source_file_id, p.article_id, p.size, p.mtime, a.extract_version, "
                                  "  (SELECT max (s.id) FROM main.source_file s "
                                  "   WHERE s.id = p.source_file_id AND s.version_id = a.version_id) "
                                  "FROM main.file_path p JOIN main.article a ON a.id = p.article_id "
                                  "WHERE p.path = ?1 AND p.current = 1", error);
  if (stmt == NULL)
    return FALSE;

  bang_bind_bytes (stmt, 1, path);
  if (!bang_connection_step (connection, action, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      known->source_id = sqlite3_column_int64 (stmt, 0);
      known->article_id = sqlite3_column_int64 (stmt, 1);
      known->size = sqlite3_column_int64 (stmt, 2);
      known->mtime = sqlite3_column_int64 (stmt, 3);
      known->extract_version = sqlite3_column_int (stmt, 4);
      known->article_source = sqlite3_column_int64 (stmt, 5);
    }
  return TRUE;
}

/**
 * bang_source_find:
 * @sha256: of a file's bytes
 * @source_id: (out): the row of these bytes, 0 when they are not known
 * @article_id: (out): the article that was read from them
 * @version_id: (out): the text that was read from them
 */
gboolean
bang_source_find (BangConnection  *connection,
                  const guint8     sha256[32],
                  gint64          *source_id,
                  gint64          *article_id,
                  gint64          *version_id,
                  GError         **error)
{
  const char *action = N_("The library could not be read.");
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *source_id = *article_id = *version_id = 0;
  stmt = bang_connection_prepare (connection, action,
                                  "SELECT id, article_id, version_id FROM main.source_file WHERE sha256 = ?1", error);
  if (stmt == NULL)
    return FALSE;

  sqlite3_bind_blob (stmt, 1, sha256, 32, SQLITE_STATIC);
  if (!bang_connection_step (connection, action, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *source_id = sqlite3_column_int64 (stmt, 0);
      *article_id = sqlite3_column_int64 (stmt, 1);
      *version_id = sqlite3_column_int64 (stmt, 2);
    }
  return TRUE;
}

/**
 * bang_paths_record:
 * @note: bytes seen under a path
 *
 * Makes these bytes the current ones of the path, inside a transaction.
 */
gboolean
bang_paths_record (BangConnection      *connection,
                   const BangPathNote  *note,
                   GError             **error)
{
  const char *action = N_("The library could not be written.");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (sqlite3_stmt) retire = NULL;
  g_autoptr (sqlite3_stmt) insert = NULL;

  retire = bang_connection_prepare (connection, action,
                                    "UPDATE main.file_path SET current = 0 "
                                    "WHERE path = ?1 AND current = 1 AND source_file_id <> ?2", error);
  if (retire == NULL)
    return FALSE;
  bang_bind_bytes (retire, 1, note->path);
  sqlite3_bind_int64 (retire, 2, note->source_id);
  if (!bang_connection_run (connection, action, retire, error))
    return FALSE;

  insert = bang_connection_prepare (connection, action,
                                    "INSERT INTO main.file_path (path, source_file_id, article_id, size, mtime, "
                                    "                            first_seen, last_seen, current) "
                                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 1) "
                                    "ON CONFLICT (path, source_file_id) DO UPDATE SET "
                                    "  article_id = ?3, size = ?4, mtime = ?5, last_seen = ?6, current = 1", error);
  if (insert == NULL)
    return FALSE;
  bang_bind_bytes (insert, 1, note->path);
  sqlite3_bind_int64 (insert, 2, note->source_id);
  sqlite3_bind_int64 (insert, 3, note->article_id);
  sqlite3_bind_int64 (insert, 4, note->size);
  sqlite3_bind_int64 (insert, 5, note->mtime);
  sqlite3_bind_int64 (insert, 6, now);
  return bang_connection_run (connection, action, insert, error);
}

/**
 * bang_paths_flush:
 *
 * Writes the notes that were put off, in a transaction of their own.
 */
gboolean
bang_paths_flush (BangWriter  *writer,
                  GError     **error)
{
  bang_writer_assert (writer);
  if (writer->notes->len == 0)
    return TRUE;
  if (!bang_writer_begin (writer, error))
    return FALSE;

  for (guint i = 0; i < writer->notes->len; i++)
    {
      if (!bang_paths_record (writer->connection, g_ptr_array_index (writer->notes, i), error))
        {
          bang_writer_rollback (writer);
          return FALSE;
        }
    }

  if (!bang_writer_commit (writer, error))
    return FALSE;
  g_ptr_array_set_size (writer->notes, 0);
  return TRUE;
}
