/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import calls: looking files up, adding them, loading many.
 *
 * Looking up answers from a reader connection without waiting for the writer.
 * That a known file was seen again is noted and written with the next batch or
 * when the writer has nothing to do: a folder of a hundred thousand moved files
 * is not a hundred thousand transactions.
 */
#include "config.h"

#include "library/bang-library-private.h"
#include "library/bang-link-private.h"

#include <glib/gi18n-lib.h>

#include "extract/bang-extract.h"
#include "library/bang-add-private.h"
#include "library/bang-index-private.h"
#include "library/bang-paths-private.h"

#define ACTION N_("The library could not be written.")

/* Files that were looked up by name and not yet by content. An import asks for
 * both within moments; what it forgets is read again next time. */
#define MAX_SEEN 50000

/* Notes of files seen again, written together. */
#define MAX_NOTES 2000

/* A bulk load that made the library this much larger is worth merging the whole
 * index for: one part in five. */
#define MERGE_SHARE 5

/* As many articles of a bulk load are compared with others before it is over;
 * more are, when there is nothing else to do. */
#define LINK_AT_ONCE 2000

static void
remember (BangLibrary *self,
          const char  *path,
          guint64      size,
          gint64       mtime)
{
  BangSeenFile *file = g_new (BangSeenFile, 1);

  file->size = size;
  file->mtime = mtime;
  g_mutex_lock (&self->lock);
  if (g_hash_table_size (self->seen) >= MAX_SEEN)
    g_hash_table_remove_all (self->seen);
  g_hash_table_replace (self->seen, g_strdup (path), file);
  g_mutex_unlock (&self->lock);
}

/* The size and time a path was looked up with, before its content was read: a
 * file that changes while it is read is read again next time. */
static void
recall (BangLibrary *self,
        const char  *path,
        gint64      *size,
        gint64      *mtime)
{
  BangSeenFile *file;

  g_mutex_lock (&self->lock);
  file = g_hash_table_lookup (self->seen, path);
  *size = file != NULL ? (gint64) file->size : -1;
  *mtime = file != NULL ? file->mtime : -1;
  g_hash_table_remove (self->seen, path);
  g_mutex_unlock (&self->lock);
}

/**
 * bang_library_look_up_file:
 * @path: file name bytes
 * @size: of the file, in bytes
 * @mtime: when it was last changed, in microseconds
 *
 * Asks whether a file must be read at all.
 *
 * Returns: %BANG_IMPORT_UNCHANGED when the library has it as it is, else
 *   %BANG_IMPORT_ADDED: it must be read
 */
BangImportStatus
bang_library_look_up_file (BangLibrary *self,
                           const char  *path,
                           guint64      size,
                           gint64       mtime)
{
  BangConnection *connection;
  BangKnownPath known;
  gboolean found;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), BANG_IMPORT_ADDED);
  g_return_val_if_fail (path != NULL, BANG_IMPORT_ADDED);

  connection = bang_library_take_reader (self, NULL, NULL);
  if (connection == NULL)
    return BANG_IMPORT_ADDED;
  found = bang_paths_find (connection, path, &known, NULL);
  bang_library_give_reader (self, connection);

  if (found && known.source_id != 0 && known.size == (gint64) size && known.mtime == mtime &&
      known.extract_version == bang_extract_get_version ())
    return BANG_IMPORT_UNCHANGED;

  remember (self, path, size, mtime);
  return BANG_IMPORT_ADDED;
}

static gboolean
note_cb (BangWriter    *writer,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_ptr_array_add (writer->notes, data);
  return writer->notes->len < MAX_NOTES || bang_paths_flush (writer, error);
}

/* What bytes that the library has mean under this path. */
static BangImportStatus
judge_content (const BangKnownPath *known,
               gint64               source_id,
               gint64               article_id,
               gboolean             is_current,
               gboolean             is_fresh)
{
  if (is_current && !is_fresh)
    return known->source_id != 0 ? BANG_IMPORT_UPDATED : BANG_IMPORT_ADDED;
  if (known->source_id == source_id)
    return is_current ? BANG_IMPORT_UNCHANGED : BANG_IMPORT_UPDATED;
  if (known->article_id != article_id)
    return BANG_IMPORT_DUPLICATE;
  /* The file went back to what it was, or was written in another encoding. */
  return is_current ? BANG_IMPORT_UNCHANGED : BANG_IMPORT_UPDATED;
}

static gboolean
get_article_state (BangConnection *connection,
                   gint64          article_id,
                   gint64          version_id,
                   gboolean       *is_current,
                   gboolean       *is_fresh)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (connection, "",
                                  "SELECT version_id = ?2, extract_version FROM main.article WHERE id = ?1", NULL);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  sqlite3_bind_int64 (stmt, 2, version_id);
  if (sqlite3_step (stmt) != SQLITE_ROW)
    return FALSE;

  *is_current = sqlite3_column_int (stmt, 0) != 0;
  *is_fresh = sqlite3_column_int (stmt, 1) == bang_extract_get_version ();
  return TRUE;
}

/**
 * bang_library_look_up_content:
 * @path: file name bytes
 * @sha256: of the file's bytes, hexadecimal
 *
 * Asks whether a file that was read holds anything new, and notes the path when
 * it does not.
 *
 * Returns: %BANG_IMPORT_UNCHANGED or %BANG_IMPORT_DUPLICATE when the library
 *   has these bytes, else %BANG_IMPORT_ADDED or %BANG_IMPORT_UPDATED: it must
 *   be added
 */
BangImportStatus
bang_library_look_up_content (BangLibrary *self,
                              const char  *path,
                              const char  *sha256)
{
  BangConnection *connection;
  BangImportStatus status = BANG_IMPORT_ADDED;
  BangKnownPath known = { 0, };
  gint64 source_id = 0;
  gint64 article_id;
  gint64 version_id;
  gint64 size;
  gint64 mtime;
  guint8 hash[32];
  gboolean is_current;
  gboolean is_fresh;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), BANG_IMPORT_ADDED);
  g_return_val_if_fail (path != NULL, BANG_IMPORT_ADDED);

  if (!bang_sha256_parse (sha256, hash))
    return BANG_IMPORT_ADDED;
  connection = bang_library_take_reader (self, NULL, NULL);
  if (connection == NULL)
    return BANG_IMPORT_ADDED;

  if (bang_paths_find (connection, path, &known, NULL) &&
      bang_source_find (connection, hash, &source_id, &article_id, &version_id, NULL) &&
      source_id != 0 &&
      get_article_state (connection, article_id, version_id, &is_current, &is_fresh))
    status = judge_content (&known, source_id, article_id, is_current, is_fresh);
  else if (known.source_id != 0)
    status = BANG_IMPORT_UPDATED;
  bang_library_give_reader (self, connection);

  if (status == BANG_IMPORT_UNCHANGED || status == BANG_IMPORT_DUPLICATE)
    {
      recall (self, path, &size, &mtime);
      bang_library_write (self, note_cb, bang_path_note_new (path, source_id, article_id, size, mtime), NULL, NULL);
    }
  return status;
}

/**
 * bang_library_add:
 * @incoming: (element-type BangIncoming): files that were read
 * @statuses: (out caller-allocates) (array): what became of each, as many as
 *   @incoming; meaningful when this succeeds
 * @cancellable: (nullable): ends it between two articles; nothing is added then
 * @error: return location
 *
 * Adds articles in one transaction: all of them or none. Hundreds at a time are
 * four times as fast as one by one.
 */
gboolean
bang_library_add (BangLibrary       *self,
                  GPtrArray         *incoming,
                  BangImportStatus  *statuses,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autofree BangImportStatus *own = NULL;
  BangAddition addition = { incoming, statuses };

  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (incoming != NULL, FALSE);

  if (statuses == NULL)
    addition.statuses = own = g_new (BangImportStatus, incoming->len + 1);
  return bang_library_write (self, bang_add_batch, &addition, cancellable, error);
}

static gboolean
bulk_begin_cb (BangWriter    *writer,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  /* A power cut may take the last batches of a bulk load, whole; their files
   * are then read again. Waiting for the disk at every batch would take a third
   * of the load's time. */
  if (!bang_connection_exec (writer->connection, ACTION, "PRAGMA main.synchronous = NORMAL", error) ||
      !bang_index_set_bulk (writer, TRUE, error))
    return FALSE;

  writer->bulk = TRUE;
  writer->n_bulk = 0;
  return TRUE;
}

/**
 * bang_library_bulk_begin:
 *
 * Says that many articles are about to come. Until bang_library_bulk_end() they
 * are found by searching some thousands at a time.
 */
gboolean
bang_library_bulk_begin (BangLibrary  *self,
                         GError      **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);

  return bang_library_write (self, bulk_begin_cb, NULL, NULL, error);
}

static gboolean
bulk_end_cb (BangWriter    *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  gint64 n_articles;

  writer->bulk = FALSE;
  if (!bang_paths_flush (writer, error) ||
      !bang_connection_exec (writer->connection, ACTION, "PRAGMA main.synchronous = FULL", error) ||
      !bang_index_catch_up (writer, cancellable, error) ||
      !bang_index_set_bulk (writer, FALSE, error) ||
      !bang_connection_get_int (writer->connection, N_("The library could not be read."),
                                "SELECT value FROM main.tally WHERE name = 'articles'", &n_articles, error))
    return FALSE;

  if (writer->n_bulk > 0 && (gint64) writer->n_bulk * MERGE_SHARE >= n_articles &&
      !bang_index_want_merge (writer, error))
    return FALSE;

  bang_link_follow (writer, LINK_AT_ONCE);
  bang_writer_checkpoint (writer);
  if (writer->n_bulk > 0)
    bang_library_emit_changed (writer->library);
  writer->n_bulk = 0;
  return TRUE;
}

/**
 * bang_library_bulk_end:
 *
 * Ends a bulk load: writes what was put off. The index is merged later, when
 * the library has nothing else to do.
 */
gboolean
bang_library_bulk_end (BangLibrary  *self,
                       GError      **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);

  return bang_library_write (self, bulk_end_cb, NULL, NULL, error);
}

static gboolean
write_items (BangWriter           *writer,
             gint64                run_id,
             const BangImportRun  *run,
             GError              **error)
{
  const char *action = N_("The report of the import could not be written.");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (writer->connection, action,
                                  "INSERT INTO main.import_item VALUES (?1, ?2, ?3, ?4, ?5)", error);
  sqlite3_bind_int64 (stmt, 1, run_id);
  for (guint i = 0; stmt != NULL && run->items != NULL && i < run->items->len; i++)
    {
      const BangImportItem *item = g_ptr_array_index (run->items, i);

      sqlite3_bind_int64 (stmt, 2, i);
      bang_bind_bytes (stmt, 3, item->path != NULL ? item->path : "");
      bang_bind_text (stmt, 4, bang_import_status_to_string (item->status));
      bang_bind_text (stmt, 5, item->reason);
      if (!bang_connection_run (writer->connection, action, stmt, error))
        return FALSE;
    }
  return stmt != NULL;
}

static gboolean
write_run (BangWriter           *writer,
           const BangImportRun  *run,
           GError              **error)
{
  const char *action = N_("The report of the import could not be written.");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (writer->connection, action,
                                  "INSERT INTO main.import_run (started, finished, program, added, updated, "
                                  "                             unchanged, duplicate, skipped, failed) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);
  if (stmt == NULL)
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, run->started);
  sqlite3_bind_int64 (stmt, 2, run->finished);
  bang_bind_text (stmt, 3, GETTEXT_PACKAGE " " BANG_VERSION);
  for (guint i = 0; i < BANG_IMPORT_N_STATUSES; i++)
    sqlite3_bind_int64 (stmt, 4 + (int) i, run->counts[i]);
  return bang_connection_run (writer->connection, action, stmt, error) &&
         write_items (writer, sqlite3_last_insert_rowid (writer->connection->db), run, error);
}

static gboolean
record_run_cb (BangWriter    *writer,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  if (!bang_writer_begin (writer, error))
    return FALSE;
  if (write_run (writer, data, error))
    return bang_writer_commit (writer, error);

  bang_writer_rollback (writer);
  return FALSE;
}

/**
 * bang_library_record_run:
 * @run: what an import did
 *
 * Keeps the report of an import.
 */
gboolean
bang_library_record_run (BangLibrary          *self,
                         const BangImportRun  *run,
                         GError              **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (run != NULL, FALSE);

  return bang_library_write (self, record_run_cb, (gpointer) run, NULL, error);
}
