/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a library's two files.
 *
 * library.db is looked at before SQLite may touch it: a file that is not ours,
 * is newer than the program or is damaged is refused, and left exactly as it
 * is. A new one is made whole under another name first, so that no crash
 * leaves half a library behind.
 *
 * index.db is disposable: whatever is wrong with it, it is thrown away and made
 * again without a word.
 *
 * Runs in the thread that opens the library, before anyone else has it.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "library/bang-index-private.h"
#include "library/bang-schema-private.h"

/* Where SQLite's file header says things (sqlite.org/fileformat.html, 1.3). */
#define HEADER_SIZE         100
#define HEADER_MAGIC        "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION  68

static guint32
read_header_number (const guint8 *header,
                    gsize         offset)
{
  guint32 value;

  memcpy (&value, header + offset, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
refuse (GError           **error,
        BangLibraryError   code,
        const char        *sentence)
{
  g_set_error_literal (error, BANG_LIBRARY_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
refuse_newer (guint32   version,
              GError  **error)
{
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NEWER,
               _("This library was made by a newer version of Bang Giao (its format is %u, this version reads up to %d). "
                 "Install the newer version to open it; nothing was changed."),
               version, BANG_SCHEMA_VERSION);
  return FALSE;
}

static gboolean
check_header (const guint8  *header,
              gsize          len,
              GError       **error)
{
  if (len == 0)
    return refuse (error, BANG_LIBRARY_ERROR_DAMAGED,
                   _("The library is damaged: library.db is empty. Restore the newest backup, "
                     "or remove the file to begin a new library."));

  if (len == HEADER_SIZE && read_header_number (header, HEADER_APPLICATION) == BANG_APPLICATION_ID)
    {
      guint32 version = read_header_number (header, HEADER_USER_VERSION);

      if (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
        return refuse (error, BANG_LIBRARY_ERROR_DAMAGED,
                       _("The library is damaged: library.db does not begin as it should. "
                         "Keep it as it is and restore the newest backup."));
      return version <= BANG_SCHEMA_VERSION || refuse_newer (version, error);
    }

  return refuse (error, BANG_LIBRARY_ERROR_FOREIGN,
                 _("The folder holds a library.db that is not a library of Bang Giao. "
                   "Choose another folder; nothing was changed."));
}

/**
 * bang_library_inspect:
 * @path: a library.db
 * @exists: (out): whether there is one
 *
 * Looks at it without SQLite: whether it is ours, and not newer than the
 * program.
 */
gboolean
bang_library_inspect (const char  *path,
                      gboolean    *exists,
                      GError     **error)
{
  guint8 header[HEADER_SIZE];
  gssize len;
  GStatBuf info;
  int fd;

  *exists = FALSE;
  if (g_lstat (path, &info) != 0 && errno == ENOENT)
    return TRUE;

  *exists = TRUE;
  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return refuse (error, BANG_LIBRARY_ERROR_FOREIGN,
                   _("The library cannot be opened: library.db is not a file. Choose another folder."));

  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    return refuse (error, BANG_LIBRARY_ERROR_READ_ONLY,
                   _("The library may not be read; check the permissions of its folder."));
  len = read (fd, header, sizeof header);
  g_close (fd, NULL);
  if (len < 0)
    return refuse (error, BANG_LIBRARY_ERROR_FAILED,
                   _("The disk could not be read or written; check it and try again."));

  return check_header (header, (gsize) len, error);
}

static gboolean
fill_new (const char  *directory,
          const char  *name,
          GError     **error)
{
  g_autoptr (BangConnection) connection = NULL;

  connection = bang_connection_open (directory, name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  return connection != NULL &&
         bang_connection_exec (connection, N_("The library could not be made."),
                               "PRAGMA page_size = " BANG_PAGE_SIZE, error) &&
         bang_schema_create (connection, error);
}

/* Makes library.db under another name, then gives it its own unless another
 * program has made one meanwhile. */
static gboolean
create (const char  *directory,
        const char  *path,
        GError     **error)
{
  g_autofree char *template = g_build_filename (directory, "library.db.new-XXXXXX", NULL);
  g_autofree char *name = NULL;
  gboolean done;
  int fd;

  fd = g_mkstemp_full (template, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, BANG_LIBRARY_ERROR,
                   errno == ENOSPC ? BANG_LIBRARY_ERROR_FULL : BANG_LIBRARY_ERROR_READ_ONLY,
                   _("A library could not be made in “%s”: %s. Choose another folder."),
                   directory, g_strerror (errno));
      return FALSE;
    }
  g_close (fd, NULL);

  name = g_path_get_basename (template);
  done = fill_new (directory, name, error);
  if (done && link (template, path) != 0 && errno != EEXIST)
    {
      /* A file system without hard links. */
      done = g_rename (template, path) == 0 ||
             refuse (error, BANG_LIBRARY_ERROR_FAILED, _("A library could not be made in this folder. Choose another one."));
    }
  g_unlink (template);
  return done;
}

/**
 * bang_library_make_directory:
 *
 * Makes a library's folder where there is none.
 */
gboolean
bang_library_make_directory (const char  *directory,
                             GError     **error)
{
  if (g_mkdir_with_parents (directory, 0700) == 0)
    return TRUE;

  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_READ_ONLY,
               _("The folder “%s” could not be made: %s. Choose another folder."),
               directory, g_strerror (errno));
  return FALSE;
}

/* The settings a connection that writes needs. Every commit of library.db
 * reaches the disk before it is reported (FULL); the index may lag behind it,
 * which opening repairs. */
static gboolean
set_up_main (BangConnection  *connection,
             GError         **error)
{
  const char *action = N_("The library could not be opened.");

  if (sqlite3_db_readonly (connection->db, "main") == 1)
    return refuse (error, BANG_LIBRARY_ERROR_READ_ONLY,
                   _("The library may only be read; check the permissions of its folder."));

  return bang_connection_exec (connection, action,
                               "PRAGMA main.journal_mode = WAL;"
                               "PRAGMA main.synchronous = FULL;"
                               "PRAGMA main.cache_size = -65536;"
                               "PRAGMA main.journal_size_limit = 67108864;"
                               "PRAGMA wal_autocheckpoint = 8192;"
                               "PRAGMA temp_store = MEMORY;", error);
}

static BangConnection *
open_writer (const char  *directory,
             GError     **error)
{
  g_autoptr (BangConnection) connection = NULL;

  /* CREATE is for the index, which is attached with the same flags. */
  connection = bang_connection_open (directory, BANG_LIBRARY_FILE,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  return connection != NULL && set_up_main (connection, error) ? g_steal_pointer (&connection) : NULL;
}

/**
 * bang_library_open_main:
 * @directory: the library's folder
 * @uuid: (out): the library's name
 *
 * Opens library.db, makes it when there is none and upgrades an older one.
 *
 * Returns: (transfer full) (nullable): a connection that may write, the index
 *   not yet attached
 */
BangConnection *
bang_library_open_main (const char  *directory,
                        char       **uuid,
                        GError     **error)
{
  g_autofree char *path = g_build_filename (directory, BANG_LIBRARY_FILE, NULL);
  g_autoptr (BangConnection) connection = NULL;
  gboolean exists;
  int version;

  if (!bang_library_make_directory (directory, error) ||
      !bang_library_inspect (path, &exists, error) ||
      (exists ? !bang_leftover_check (directory, error) : !create (directory, path, error)))
    return NULL;

  connection = open_writer (directory, error);
  if (connection == NULL || !bang_schema_get_version (connection, &version, error))
    return NULL;

  if (version < 1)
    {
      refuse (error, BANG_LIBRARY_ERROR_DAMAGED,
              _("The library is damaged: it does not say which version made it. "
                "Keep it as it is and restore the newest backup."));
      return NULL;
    }
  /* Again, because the header may stand in the write-ahead log. */
  if (version > BANG_SCHEMA_VERSION)
    {
      refuse_newer ((guint32) version, error);
      return NULL;
    }
  if (!bang_schema_upgrade (connection, error))
    return NULL;

  *uuid = bang_schema_dup_uuid (connection, error);
  return *uuid != NULL ? g_steal_pointer (&connection) : NULL;
}

/**
 * bang_library_reopen:
 * @connection: (inout): a connection that may write
 *
 * Takes a fresh connection without index in the place of one. Detaching would
 * do, were it not that FTS5 holds on to a damaged file.
 */
gboolean
bang_library_reopen (BangConnection **connection,
                     GError         **error)
{
  BangConnection *fresh = open_writer ((*connection)->directory, error);

  if (fresh == NULL)
    return FALSE;

  fresh->vocabulary = g_steal_pointer (&(*connection)->vocabulary);
  fresh->cancellable = (*connection)->cancellable;
  bang_connection_free (*connection);
  *connection = fresh;
  return TRUE;
}

static void
set_up_index (BangConnection *connection)
{
  bang_connection_exec (connection, "",
                        "PRAGMA idx.synchronous = NORMAL;"
                        "PRAGMA idx.cache_size = -32768;"
                        "PRAGMA idx.journal_size_limit = 67108864;", NULL);
}

/**
 * bang_library_open_index:
 * @connection: (inout): a connection to library.db that may write
 * @uuid: the library's name
 *
 * Attaches index.db; throws it away and begins a new one when it is missing,
 * damaged, of another library or another version of the program.
 */
gboolean
bang_library_open_index (BangConnection **connection,
                         const char      *uuid,
                         GError         **error)
{
  if (bang_connection_attach (*connection, BANG_INDEX_FILE, NULL))
    {
      if (bang_schema_index_is_sound (*connection, uuid))
        {
          set_up_index (*connection);
          return TRUE;
        }
      if (!bang_library_reopen (connection, error))
        return FALSE;
    }

  g_debug ("Making a new index");
  if (!bang_index_remove_file ((*connection)->directory, BANG_INDEX_FILE, error) ||
      !bang_connection_attach (*connection, BANG_INDEX_FILE, error) ||
      !bang_schema_create_index (*connection, uuid, error))
    return FALSE;

  set_up_index (*connection);
  return TRUE;
}
