/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of library.db, made while the library is in use.
 *
 * SQLite copies page by page from one snapshot: every commit before the copy
 * began is in it, none after. The copy gets its name when it is whole and on
 * the disk; a file of that name is replaced only then. The index is not
 * copied: it is made again when the copy is opened.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "library/bang-library-private.h"

#define ACTION N_("The backup could not be made.")

/* Pages between two looks at the cancellable: some megabytes. */
#define STEP_PAGES 2000

static gboolean
copy_pages (BangConnection  *connection,
            sqlite3         *copy,
            GCancellable    *cancellable,
            GError         **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy, "main", connection->db, "main");
  int rc = SQLITE_OK;

  if (backup == NULL)
    {
      bang_connection_set_error (connection, sqlite3_errcode (copy), ACTION, error);
      return FALSE;
    }

  while (rc == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    rc = sqlite3_backup_step (backup, STEP_PAGES);
  sqlite3_backup_finish (backup);

  if (rc == SQLITE_DONE)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    bang_connection_set_error (connection, rc, ACTION, error);
  return FALSE;
}

/* The copy is one file, without a log beside it. */
static gboolean
finish_copy (BangConnection  *connection,
             sqlite3         *copy,
             GError         **error)
{
  int rc = sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  bang_connection_set_error (connection, rc, ACTION, error);
  return FALSE;
}

static gboolean
copy_to (BangConnection  *connection,
         const char      *part,
         GCancellable    *cancellable,
         GError         **error)
{
  sqlite3 *copy = NULL;
  gboolean done = FALSE;
  int rc;

  rc = sqlite3_open_v2 (part, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (rc != SQLITE_OK)
    bang_connection_set_error (connection, rc, ACTION, error);
  /* The transaction holds the snapshot while the copy is made in steps. */
  else if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      done = bang_connection_exec (connection, ACTION, "SELECT 1 FROM main.sqlite_schema", error) &&
             copy_pages (connection, copy, cancellable, error);
      bang_connection_rollback (connection);
      done = done && finish_copy (connection, copy, error);
    }
  sqlite3_close (copy);
  return done;
}

static gboolean
sync_file (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    g_close (fd, NULL);
  return done;
}

/**
 * bang_backup_copy:
 * @connection: a connection with no transaction under way
 * @path: the copy's name
 *
 * Copies library.db.
 */
gboolean
bang_backup_copy (BangConnection  *connection,
                  const char      *path,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  gboolean done;

  g_unlink (part);
  done = copy_to (connection, part, cancellable, error);
  if (done && (!sync_file (part) || g_rename (part, path) != 0))
    {
      g_set_error (error, BANG_LIBRARY_ERROR,
                   errno == ENOSPC ? BANG_LIBRARY_ERROR_FULL : BANG_LIBRARY_ERROR_FAILED,
                   _("The backup could not be written to “%s”: %s. Choose another place."),
                   path, g_strerror (errno));
      done = FALSE;
    }
  if (!done)
    g_unlink (part);
  return done;
}

/**
 * bang_library_backup:
 * @path: the copy's name
 * @cancellable: (nullable): ends it; nothing is left behind
 * @error: return location
 *
 * Copies the library while it is in use. Everything committed before the call
 * is in the copy.
 */
gboolean
bang_library_backup (BangLibrary   *self,
                     const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  BangConnection *connection;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return FALSE;

  done = bang_backup_copy (connection, path, cancellable, error);
  bang_library_give_reader (self, connection);
  return done;
}
