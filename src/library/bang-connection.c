/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that talks to SQLite: opening, statements, and turning each
 * failure into a sentence.
 *
 * A connection belongs to one thread at a time. Long calls end early when the
 * cancellable of the call is cancelled: SQLite asks check_cancelled_cb() every
 * few thousand steps of its own.
 *
 * An "action" is a whole sentence saying what could not be done, marked with
 * N_() and translated only when it is needed: a batch runs a hundred thousand
 * statements. The error's message is that sentence and another one saying why
 * and what to do.
 */
#include "config.h"

#include "library/bang-connection-private.h"
#include "text/bang-normal.h"

#include <glib/gi18n-lib.h>

#include "library/bang-match-private.h"
#include "library/bang-ranking-private.h"
#include "library/bang-tokenizer-private.h"
#include "text/bang-fold.h"

/* Steps of SQLite's virtual machine between two looks at the cancellable:
 * about a tenth of a millisecond. */
#define PROGRESS_STEPS 2000

G_DEFINE_QUARK (bang-library-error-quark, bang_library_error)

/* Prepared when a connection is opened: a transaction is undone also when there
 * is no memory to prepare a statement, or nothing could be written ever after. */
static const char rollback[] = "ROLLBACK";

static int
check_cancelled_cb (gpointer data)
{
  BangConnection *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/* bang_fold_key (text): what two names are compared by. */
static void
fold_key_cb (sqlite3_context  *context,
             int               n_values,
             sqlite3_value   **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, bang_fold_key (text, -1), -1, g_free);
  else if (sqlite3_value_type (values[0]) != SQLITE_NULL)
    sqlite3_result_error_nomem (context);
}

/* Which connection a statement belongs to, asked when one has failed. SQLite 3.40
 * keeps nothing of ours with a database. */
static GMutex connections_lock;
static GHashTable *connections;   /* (element-type sqlite3 BangConnection) */

static void
remember (BangConnection *self)
{
  g_mutex_lock (&connections_lock);
  if (connections == NULL)
    connections = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (connections, self->db, self);
  g_mutex_unlock (&connections_lock);
}

static void
forget (BangConnection *self)
{
  g_mutex_lock (&connections_lock);
  if (connections != NULL)
    g_hash_table_remove (connections, self->db);
  g_mutex_unlock (&connections_lock);
}

/* What may befall any statement, also one whose error nobody asks for. */
static void
note_rc (BangConnection *self,
         int             rc)
{
  rc &= 0xff;
  if (rc == SQLITE_NOMEM || rc == SQLITE_IOERR)
    self->failure = rc;
}

static void
note_failure (sqlite3_stmt *stmt,
              int           rc)
{
  BangConnection *self;

  g_mutex_lock (&connections_lock);
  self = connections != NULL ? g_hash_table_lookup (connections, sqlite3_db_handle (stmt)) : NULL;
  if (self != NULL)
    note_rc (self, rc);
  g_mutex_unlock (&connections_lock);
}

/* SQLite ends a transaction by itself when there is no memory or the disk fails.
 * What came after would be committed statement by statement. */
static gboolean
still_in_transaction (BangConnection  *self,
                      const char      *action,
                      GError         **error)
{
  if (G_LIKELY (!self->writing || !sqlite3_get_autocommit (self->db)))
    return TRUE;

  if (self->failure == 0)
    self->failure = SQLITE_NOMEM;
  bang_connection_set_error (self, self->failure, action, error);
  return FALSE;
}

static void
finalize_statement_cb (gpointer data)
{
  sqlite3_finalize (data);
}

/* What went wrong, and what a person can do about it. */
static BangLibraryError
explain (int          rc,
         const char **why)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      *why = _("Another program is writing to the library; wait until it is done and try again.");
      return BANG_LIBRARY_ERROR_BUSY;
    case SQLITE_FULL:
      *why = _("There is no space left on the disk; free some and try again. Nothing was lost.");
      return BANG_LIBRARY_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      *why = _("The file is damaged. Keep it as it is and restore the newest backup.");
      return BANG_LIBRARY_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      *why = _("The library may only be read; check the permissions of its folder.");
      return BANG_LIBRARY_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      *why = _("The file could not be opened; check that the disk is there and the permissions of the folder.");
      return BANG_LIBRARY_ERROR_FAILED;
    case SQLITE_IOERR:
      *why = _("The disk could not be read or written; check it and try again.");
      return BANG_LIBRARY_ERROR_FAILED;
    case SQLITE_NOMEM:
      *why = _("There is not enough memory; close other programs and try again.");
      return BANG_LIBRARY_ERROR_FAILED;
    default:
      *why = NULL;
      return BANG_LIBRARY_ERROR_FAILED;
    }
}

/**
 * bang_connection_set_error:
 * @rc: a result code of SQLite
 * @action: a sentence marked with N_(): what could not be done
 * @error: (out) (optional): return location
 *
 * Sets @error to what SQLite says: G_IO_ERROR_CANCELLED when the call was
 * interrupted, else one of BANG_LIBRARY_ERROR.
 */
void
bang_connection_set_error (BangConnection  *self,
                           int              rc,
                           const char      *action,
                           GError         **error)
{
  g_autofree char *detail = NULL;
  const char *why;
  BangLibraryError code;

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The operation was cancelled."));
      return;
    }

  note_rc (self, rc);
  /* SQLite quotes the file it reads, and that may hold anything. */
  detail = bang_normal_for_screen (self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (rc));
  code = explain (rc, &why);
  g_debug ("%s (%d) %s", action, rc, detail);
  if (why == NULL)
    why = detail;
  g_set_error (error, BANG_LIBRARY_ERROR, (int) code, "%s %s", *action != '\0' ? _(action) : "", why);
}

/**
 * bang_error_is_damage:
 * @error: (nullable): an error of this room
 *
 * Returns: whether it says that a file is damaged
 */
gboolean
bang_error_is_damage (const GError *error)
{
  return g_error_matches (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_DAMAGED);
}

/* BANG_DEBUG=sql tells each statement and how long it took. */
static int
trace_cb (unsigned int  what,
          void         *data,
          void         *stmt,
          void         *value)
{
  gint64 nanoseconds = *(sqlite3_int64 *) value;

  g_debug ("%.3f ms: %s", (double) nanoseconds / 1e6, sqlite3_sql (stmt));
  return 0;
}

static void
trace_if_wanted (BangConnection *self)
{
  static const GDebugKey keys[] = { { "sql", 1 } };

  if (g_parse_debug_string (g_getenv ("BANG_DEBUG"), keys, G_N_ELEMENTS (keys)) != 0)
    sqlite3_trace_v2 (self->db, SQLITE_TRACE_PROFILE, trace_cb, self);
}

/**
 * bang_connection_open:
 * @directory: the library's folder
 * @file: the name of the file in it
 * @flags: SQLITE_OPEN flags
 * @error: return location
 *
 * Opens a connection with every guard up: nothing in the file is trusted to
 * run code, and no extension can be loaded.
 *
 * Returns: (transfer full) (nullable): a connection
 */
BangConnection *
bang_connection_open (const char  *directory,
                      const char  *file,
                      int          flags,
                      GError     **error)
{
  g_autoptr (BangConnection) self = g_new0 (BangConnection, 1);
  g_autofree char *path = g_build_filename (directory, file, NULL);
  const char *action = N_("The library could not be opened.");
  int rc;

  self->directory = g_strdup (directory);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement_cb);
  self->rule_names = g_hash_table_new (NULL, NULL);

  rc = sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (rc != SQLITE_OK)
    {
      bang_connection_set_error (self, rc, action, error);
      return NULL;
    }

  remember (self);
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BANG_BUSY_MS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, check_cancelled_cb, self);

  trace_if_wanted (self);
  sqlite3_create_function_v2 (self->db, "bang_fold_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                              NULL, fold_key_cb, NULL, NULL, NULL);
  if (!bang_tokenizer_register (self, error) || !bang_ranking_register (self, error) ||
      !bang_match_register (self, error) || bang_connection_prepare (self, action, rollback, error) == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * bang_connection_free:
 * @self: (transfer full) (nullable): a connection
 */
void
bang_connection_free (BangConnection *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->rule_names, g_hash_table_unref);
  if (self->db != NULL)
    {
      forget (self);
      sqlite3_close_v2 (self->db);
    }
  g_free (self->directory);
  g_free (self);
}

/**
 * bang_connection_attach:
 * @file: the name of the index file in the library's folder
 *
 * Attaches the index as "idx"; SQLite opens it when it is first used.
 */
gboolean
bang_connection_attach (BangConnection  *self,
                        const char      *file,
                        GError         **error)
{
  const char *action = N_("The search index could not be opened.");
  g_autofree char *path = g_build_filename (self->directory, file, NULL);
  sqlite3_stmt *stmt = NULL;
  int rc;

  rc = sqlite3_prepare_v2 (self->db, "ATTACH ?1 AS idx", -1, &stmt, NULL);
  if (rc == SQLITE_OK)
    {
      bang_bind_text (stmt, 1, path);
      rc = sqlite3_step (stmt);
    }
  if (rc == SQLITE_DONE)
    rc = SQLITE_OK;
  else
    bang_connection_set_error (self, rc, action, error);
  sqlite3_finalize (stmt);
  return rc == SQLITE_OK;
}

/**
 * bang_connection_exec:
 * @action: a sentence marked with N_(): what could not be done
 * @sql: one or more statements that give no rows
 */
gboolean
bang_connection_exec (BangConnection  *self,
                      const char      *action,
                      const char      *sql,
                      GError         **error)
{
  int rc;

  if (!still_in_transaction (self, action, error))
    return FALSE;
  rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    return TRUE;

  bang_connection_set_error (self, rc, action, error);
  return FALSE;
}

/**
 * bang_connection_prepare:
 * @action: a sentence marked with N_(): what could not be done
 * @sql: a string literal; the cache knows it by its address, because hashing a
 *   long statement a hundred times an article costs more than running it
 *
 * Returns: (transfer none) (nullable): the statement, ready to bind; hold it in
 *   a g_autoptr (sqlite3_stmt), which gives it back
 */
sqlite3_stmt *
bang_connection_prepare (BangConnection  *self,
                         const char      *action,
                         const char      *sql,
                         GError         **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (self->statements, sql);
  int rc;

  if (stmt != NULL)
    return stmt;

  rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (rc != SQLITE_OK)
    {
      bang_connection_set_error (self, rc, action, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, (gpointer) sql, stmt);
  return stmt;
}

/**
 * bang_statement_reset:
 * @stmt: (nullable): a statement of the cache
 *
 * Ends the reading it was in and lets go of what was bound. A statement that
 * failed for want of memory or by the disk, or gave no text for want of memory,
 * says so once more here; a transaction is then not committed, also when nobody
 * looked.
 */
void
bang_statement_reset (sqlite3_stmt *stmt)
{
  int rc;

  if (stmt == NULL)
    return;

  rc = sqlite3_reset (stmt);
  if (G_UNLIKELY (rc != SQLITE_OK))
    note_failure (stmt, rc);
  sqlite3_clear_bindings (stmt);
}

/**
 * bang_connection_step:
 * @action: a sentence marked with N_(): what could not be done
 * @stmt: a statement
 * @has_row: (out): whether there is a row to read
 */
gboolean
bang_connection_step (BangConnection  *self,
                      const char      *action,
                      sqlite3_stmt    *stmt,
                      gboolean        *has_row,
                      GError         **error)
{
  int rc;

  *has_row = FALSE;
  if (!still_in_transaction (self, action, error))
    return FALSE;
  rc = sqlite3_step (stmt);
  *has_row = rc == SQLITE_ROW;
  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    return TRUE;

  bang_connection_set_error (self, rc, action, error);
  return FALSE;
}

/**
 * bang_connection_run:
 * @action: a sentence marked with N_(): what could not be done
 * @stmt: a statement that gives no rows; it is reset, its bindings stay
 */
gboolean
bang_connection_run (BangConnection  *self,
                     const char      *action,
                     sqlite3_stmt    *stmt,
                     GError         **error)
{
  int rc;

  if (!still_in_transaction (self, action, error))
    return FALSE;
  rc = sqlite3_step (stmt);
  if (G_LIKELY (rc == SQLITE_DONE || rc == SQLITE_ROW))
    {
      sqlite3_reset (stmt);
      return TRUE;
    }

  bang_connection_set_error (self, rc, action, error);
  sqlite3_reset (stmt);
  return FALSE;
}

/**
 * bang_connection_get_int:
 * @sql: a string literal: a query for one number
 * @value: (out): the number, 0 when there is no row
 */
gboolean
bang_connection_get_int (BangConnection  *self,
                         const char      *action,
                         const char      *sql,
                         gint64          *value,
                         GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (self, action, sql, error);
  gboolean has_row;

  *value = 0;
  if (stmt == NULL || !bang_connection_step (self, action, stmt, &has_row, error))
    return FALSE;

  if (has_row)
    *value = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

/**
 * bang_connection_begin:
 *
 * Begins a transaction that will write. Taking the lock at once, rather than at
 * the first change, is what makes waiting for another writer work.
 */
gboolean
bang_connection_begin (BangConnection  *self,
                       GError         **error)
{
  /* The one before could not be undone. */
  if (!self->writing)
    bang_connection_rollback (self);
  self->failure = 0;
  self->writing = bang_connection_exec (self, N_("The library could not be written."), "BEGIN IMMEDIATE", error);
  return self->writing;
}

/**
 * bang_connection_commit:
 *
 * Ends a transaction; when that fails, everything in it is undone.
 */
gboolean
bang_connection_commit (BangConnection  *self,
                        GError         **error)
{
  const char *action = N_("The library could not be written.");

  if (self->failure != 0)
    bang_connection_set_error (self, self->failure, action, error);
  else if (bang_connection_exec (self, action, "COMMIT", error))
    {
      self->writing = FALSE;
      return TRUE;
    }

  bang_connection_rollback (self);
  return FALSE;
}

/**
 * bang_connection_rollback:
 *
 * Undoes the transaction under way, if SQLite has not done so itself (it does
 * when the disk is full).
 */
void
bang_connection_rollback (BangConnection *self)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  self->writing = FALSE;
  if (sqlite3_get_autocommit (self->db))
    return;
  stmt = bang_connection_prepare (self, "", rollback, NULL);
  if (stmt != NULL)
    sqlite3_step (stmt);
}

/**
 * bang_column_dup:
 *
 * Returns: (transfer full) (nullable): a text, made valid should the file be
 *   damaged, because it may be shown on a screen
 */
char *
bang_column_dup (sqlite3_stmt *stmt,
                 int           n)
{
  const char *text = bang_column_text (stmt, n);

  if (text == NULL)
    return NULL;
  return g_utf8_make_valid (text, sqlite3_column_bytes (stmt, n));
}

/**
 * bang_column_dup_bytes:
 *
 * Returns: (transfer full): a file name from a blob; names hold no NUL
 */
char *
bang_column_dup_bytes (sqlite3_stmt *stmt,
                       int           n)
{
  const char *bytes = sqlite3_column_blob (stmt, n);
  int len = sqlite3_column_bytes (stmt, n);

  return bytes != NULL ? g_strndup (bytes, (gsize) len) : g_strdup ("");
}
