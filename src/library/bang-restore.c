/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup in the place of a library.
 *
 * The backup is looked at whole before anything is changed, and copied beside
 * the library; one rename then puts the copy in its place, so that a crash
 * leaves the one or the other. What was there before stays in the folder under
 * another name, and can be restored in its turn. The index is made again when
 * the library is next opened.
 *
 * Any thread; nobody may have the library open.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "library/bang-backup-private.h"
#include "library/bang-index-private.h"
#include "library/bang-library-private.h"

#define ACTION N_("The backup could not be restored.")

/* Names tried for what was there before. */
#define MAX_NAMES 1000

static gboolean
refuse_backup (const char  *path,
               GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FOREIGN,
               _("“%s” is no backup of a library, or is damaged. Choose another file; nothing was changed."), shown);
  return FALSE;
}

/* Every page of it is read: a damaged backup must not take a sound library's
 * place. */
static BangConnection *
open_backup (const char    *path,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (BangConnection) connection = NULL;
  g_autoptr (GError) found = NULL;
  gboolean sound = FALSE;
  gboolean exists = FALSE;

  if (!bang_library_inspect (path, &exists, &found) &&
      g_error_matches (found, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NEWER))
    {
      g_propagate_error (error, g_steal_pointer (&found));
      return NULL;
    }
  if (found == NULL && exists)
    connection = bang_connection_open (folder, name, SQLITE_OPEN_READONLY, &found);
  if (connection != NULL)
    {
      g_autoptr (sqlite3_stmt) stmt = NULL;
      gboolean has_row = FALSE;

      connection->cancellable = cancellable;
      stmt = bang_connection_prepare (connection, ACTION, "PRAGMA integrity_check (1)", &found);
      sound = stmt != NULL && bang_connection_step (connection, ACTION, stmt, &has_row, &found) && has_row &&
              g_strcmp0 (bang_column_text (stmt, 0), "ok") == 0;
    }
  if (sound)
    return g_steal_pointer (&connection);

  if (g_error_matches (found, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&found));
  else
    refuse_backup (path, error);
  return NULL;
}

/* Writes the log of the library into its file and sees that nobody else has it
 * open. A damaged one cannot be asked, and is only put aside. */
static gboolean
settle_present (const char  *folder,
                gboolean    *damaged,
                GError     **error)
{
  g_autoptr (BangConnection) connection = NULL;
  g_autoptr (GError) found = NULL;

  connection = bang_connection_open (folder, BANG_LIBRARY_FILE, SQLITE_OPEN_READWRITE, &found);
  if (connection != NULL &&
      bang_connection_exec (connection, ACTION, "PRAGMA locking_mode = EXCLUSIVE", &found) &&
      bang_connection_exec (connection, ACTION, "BEGIN EXCLUSIVE", &found))
    {
      bang_connection_rollback (connection);
      bang_connection_exec (connection, ACTION, "PRAGMA wal_checkpoint (TRUNCATE)", &found);
    }

  *damaged = found != NULL;
  if (!g_error_matches (found, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_BUSY))
    return TRUE;
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_BUSY,
                       _("The backup could not be restored. The library is open in another program; "
                         "close it and try again. Nothing was changed."));
  return FALSE;
}

/* "library.db.before-20261122-143005" */
static char *
choose_kept_name (const char *folder,
                  gboolean    damaged)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  char *path = NULL;

  for (guint i = 1; i < MAX_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf (i > 1 ? "%s.%s-%s-%u" : "%s.%s-%s", BANG_LIBRARY_FILE,
                                               damaged ? "damaged" : "before", stamp, i);

      g_free (path);
      path = g_build_filename (folder, name, NULL);
      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        break;
    }
  return path;
}

/* Gives the library's file another name besides its own; its log goes with it,
 * because SQLite would take it for that of the file that comes. */
static gboolean
keep (const char    *present,
      const char    *kept,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autofree char *log = g_strconcat (present, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);
  g_autofree char *memory = g_strconcat (present, "-shm", NULL);

  if (link (present, kept) != 0)
    {
      /* A file system without hard links. */
      g_autoptr (GFile) from = g_file_new_for_path (present);
      g_autoptr (GFile) to = g_file_new_for_path (kept);

      if (!g_file_copy (from, to, G_FILE_COPY_NONE, cancellable, NULL, NULL, error))
        return FALSE;
    }
  if (g_rename (log, kept_log) != 0 && errno != ENOENT)
    {
      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_READ_ONLY,
                   _("“%s” could not be put aside: %s. Check the permissions of its folder."), log, g_strerror (errno));
      return FALSE;
    }
  g_unlink (memory);
  return TRUE;
}

static gboolean
put_in_place (const char    *folder,
              const char    *copy,
              char         **kept,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *present = g_build_filename (folder, BANG_LIBRARY_FILE, NULL);
  g_autofree char *name = NULL;
  gboolean damaged = FALSE;

  if (g_file_test (present, G_FILE_TEST_EXISTS))
    {
      if (!settle_present (folder, &damaged, error))
        return FALSE;
      name = choose_kept_name (folder, damaged);
      if (!keep (present, name, cancellable, error))
        return FALSE;
    }

  if (!bang_index_remove_file (folder, BANG_INDEX_FILE, error))
    return FALSE;
  if (g_rename (copy, present) != 0)
    {
      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_READ_ONLY,
                   _("The backup could not be put into “%s”: %s. Check the permissions of the folder."),
                   folder, g_strerror (errno));
      return FALSE;
    }
  *kept = g_steal_pointer (&name);
  return TRUE;
}

/**
 * bang_library_restore:
 * @directory: the library's folder; made when there is none
 * @path: a file that bang_library_backup() made, or that was kept by this
 * @kept: (out) (transfer full) (nullable): the file that has what was there
 *   before, %NULL when there was nothing
 * @cancellable: (nullable): ends it; nothing is changed then
 * @error: return location; %BANG_LIBRARY_ERROR_BUSY when a program has the
 *   library open
 *
 * Puts a backup in the place of a library that is not open.
 */
gboolean
bang_library_restore (const char    *directory,
                      const char    *path,
                      char         **kept,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (BangConnection) backup = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *source = NULL;
  g_autofree char *copy = NULL;
  gboolean done;
  int fd;

  g_return_val_if_fail (directory != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);

  *kept = NULL;
  folder = g_canonicalize_filename (directory, NULL);
  source = g_canonicalize_filename (path, NULL);
  backup = open_backup (source, cancellable, error);
  if (backup == NULL || !bang_library_make_directory (folder, error))
    return FALSE;

  copy = g_build_filename (folder, BANG_LIBRARY_FILE ".new-XXXXXX", NULL);
  fd = g_mkstemp (copy);
  if (fd < 0)
    {
      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_READ_ONLY,
                   _("The backup could not be put into “%s”: %s. Check the permissions of the folder."),
                   folder, g_strerror (errno));
      return FALSE;
    }
  g_close (fd, NULL);

  done = bang_backup_copy (backup, copy, cancellable, error);
  g_clear_pointer (&backup, bang_connection_free);
  /* As a library is made: for its owner only. */
  g_chmod (copy, 0600);
  done = done && put_in_place (folder, copy, kept, cancellable, error);
  if (!done)
    g_unlink (copy);
  return done;
}
