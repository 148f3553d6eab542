/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A write-ahead log that lies beside library.db when nobody has it open.
 *
 * A program that was killed leaves one, and SQLite takes what is in it into the
 * library when it is next opened. It takes any log that is whole: one of another
 * library, or an older one of this library that a backup or a file
 * synchroniser put back, just as well, and the library is spoilt without a word
 * (sqlite.org/howtocorrupt.html, 1.4). So the library is looked at first as it
 * is without the log and as it would be with it: both must be the same library,
 * the log must not lead back, and what comes of it must be sound.
 *
 * What this cannot tell is a log that another copy of the same library went on
 * with and whose pages fit by chance.
 *
 * Runs in the thread that opens the library, before anyone else has it.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define ACTION N_("The library could not be opened.")

/* A larger library is not read whole before it is opened: the comparison alone
 * has to do then. Bytes; read at some hundred megabytes a second. */
#define MAX_READ (G_GUINT64_CONSTANT (1) << 30)

/* What tells one state of a library from another. */
typedef struct
{
  char   *uuid;
  gint64  generation;   /* raised with every change of an article */
  gint64  seq;          /* of the newest decision */
} State;

static void
state_clear (State *state)
{
  g_clear_pointer (&state->uuid, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

/* Without memory, or where the disk cannot be read, nothing is known of what is
 * in the files: neither that they are damaged nor that they fit. */
static void
note_trouble (int  rc,
              int *trouble)
{
  rc &= 0xff;
  if (rc == SQLITE_NOMEM || rc == SQLITE_IOERR || rc == SQLITE_CANTOPEN || rc == SQLITE_FULL)
    *trouble = rc;
}

static gboolean
read_state (sqlite3 *db,
            State   *state,
            int     *trouble)
{
  sqlite3_stmt *stmt = NULL;
  gboolean done = FALSE;

  if (sqlite3_prepare_v2 (db,
                          "SELECT (SELECT value FROM main.meta WHERE key = 'library_uuid'),"
                          "       (SELECT value FROM main.meta WHERE key = 'generation'),"
                          "       (SELECT max (seq) FROM main.decision)", -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    {
      state->uuid = bang_column_dup (stmt, 0);
      state->generation = sqlite3_column_int64 (stmt, 1);
      state->seq = sqlite3_column_int64 (stmt, 2);
      done = state->uuid != NULL;
    }
  if (!done)
    note_trouble (sqlite3_errcode (db), trouble);
  sqlite3_finalize (stmt);
  return done;
}

/* A page that the disk does not give is told in the words of the look itself. */
static void
note_told (const char *told,
           int        *trouble)
{
  static const char before[] = "error code=";
  const char *code = told != NULL ? strstr (told, before) : NULL;

  if (code != NULL)
    note_trouble ((int) g_ascii_strtoll (code + strlen (before), NULL, 10), trouble);
}

static gboolean
is_sound (sqlite3 *db,
          int     *trouble)
{
  sqlite3_stmt *stmt = NULL;
  const char *told = NULL;
  gboolean sound;

  if (sqlite3_prepare_v2 (db, "PRAGMA main.quick_check (1)", -1, &stmt, NULL) == SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    told = bang_column_text (stmt, 0);
  sound = g_strcmp0 (told, "ok") == 0;
  if (!sound)
    {
      note_trouble (sqlite3_errcode (db), trouble);
      note_told (told, trouble);
    }
  sqlite3_finalize (stmt);
  return sound;
}

/* The library as it is without its log: SQLite looks for none beside a file
 * that is said never to change. */
static gboolean
read_without_log (const char *path,
                  State      *state,
                  int        *trouble)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *alone = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
  sqlite3 *db = NULL;
  gboolean done = FALSE;

  if (alone != NULL)
    {
      int rc = sqlite3_open_v2 (alone, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);

      note_trouble (rc, trouble);
      done = rc == SQLITE_OK && read_state (db, state, trouble);
    }
  sqlite3_close (db);
  return done;
}

/* The library as it would be with its log, which is neither taken in nor
 * removed. Only while nobody else has it open: *skipped tells. One that may only
 * be read is skipped too, and refused afterwards. */
static gboolean
read_with_log (const char  *directory,
               gboolean     whole,
               State       *state,
               int         *trouble,
               gboolean    *skipped,
               GError     **error)
{
  g_autoptr (BangConnection) connection = NULL;
  g_autoptr (GError) found = NULL;

  connection = bang_connection_open (directory, BANG_LIBRARY_FILE, SQLITE_OPEN_READWRITE, error);
  *skipped = connection != NULL && sqlite3_db_readonly (connection->db, "main") == 1;
  if (connection == NULL || *skipped)
    return FALSE;

  sqlite3_busy_timeout (connection->db, 0);
  sqlite3_db_config (connection->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  bang_connection_exec (connection, ACTION, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", &found);
  *skipped = g_error_matches (found, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_BUSY);
  if (found != NULL)
    {
      if (!*skipped && !bang_error_is_damage (found))
        g_propagate_error (error, g_steal_pointer (&found));
      return FALSE;
    }
  return read_state (connection->db, state, trouble) && (!whole || is_sound (connection->db, trouble));
}

static gboolean
stat_beside (const char *path,
             const char *suffix,
             guint64    *size)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  *size = 0;
  if (g_stat (name, &info) != 0)
    return FALSE;
  *size = (guint64) info.st_size;
  return TRUE;
}

/**
 * bang_leftover_check:
 * @directory: the folder of a library that is there
 * @error: return location; %BANG_LIBRARY_ERROR_DAMAGED, or why it could not be
 *   looked at
 *
 * Looks at what a program that did not end by itself left beside the library,
 * if any did. Costs two calls of stat() else; a look at every page of the
 * library when there is a log, which is once after a crash.
 *
 * Returns: whether the library can be opened; nothing was changed
 */
gboolean
bang_leftover_check (const char  *directory,
                     GError     **error)
{
  g_autofree char *path = g_build_filename (directory, BANG_LIBRARY_FILE, NULL);
  g_auto (State) alone = { NULL, };
  g_auto (State) together = { NULL, };
  guint64 size;
  guint64 log_size;
  gboolean has_log = stat_beside (path, "-wal", &log_size);
  gboolean has_memory = stat_beside (path, "-shm", &size);
  g_autoptr (GError) found = NULL;
  BangConnection nothing = { NULL, };
  int trouble = SQLITE_OK;
  gboolean known;
  gboolean sound;
  gboolean skipped;

  /* SQLite removes both when the last program closes the library in order. */
  if (log_size == 0 && (has_log || !has_memory))
    return TRUE;

  stat_beside (path, "", &size);
  known = read_without_log (path, &alone, &trouble);
  sound = read_with_log (directory, size <= MAX_READ, &together, &trouble, &skipped, &found);
  if (found != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&found));
      return FALSE;
    }
  if (skipped)
    return TRUE;
  if (trouble != SQLITE_OK)
    {
      bang_connection_set_error (&nothing, trouble, ACTION, error);
      return FALSE;
    }

  if (sound && (!known || (g_str_equal (alone.uuid, together.uuid) &&
                           alone.generation <= together.generation && alone.seq <= together.seq)))
    return TRUE;

  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_DAMAGED,
                       log_size > 0
                       ? _("The library was not opened: library.db-wal does not belong to library.db, or is damaged. "
                           "Move library.db-wal to another place and open the library again; nothing was changed.")
                       : _("The library is damaged: library.db-wal is missing beside library.db. "
                           "Put it back, or restore the newest backup; nothing was changed."));
  return FALSE;
}
