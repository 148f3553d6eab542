/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the two files, and the way from an older library to this one.
 *
 * The SQL stands in schema/, compiled into the program: one numbered file a
 * version, never edited once released, and index.sql, which may change at will
 * because the index is made again. A stored library of every version is opened
 * by the tests (tests/migrations).
 *
 * Used by the thread that opens a library, before anyone else has it.
 */
#include "config.h"

#include "library/bang-schema-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-backup-private.h"
#include "bang-schema-resource.h"
#include "library/bang-series-private.h"
#include "library/bang-tokenizer-private.h"

#define RESOURCE_PATH BANG_APP_PATH "/library/schema/"

static const BangMigration migrations[] = {
  { 1, "001-first.sql", NULL, NULL },
  { 2, "002-decisions.sql", NULL, NULL },
  { 3, "003-browse.sql", NULL, NULL },
  { 4, "004-relations.sql", NULL, NULL },
  { 5, "005-notes.sql", NULL, NULL },
  { 6, "006-zones.sql", NULL, NULL },
  { 7, "007-series.sql", NULL, bang_series_write_all },
};

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == BANG_SCHEMA_VERSION);

static gboolean
run_resource (BangConnection  *connection,
              const char      *action,
              const char      *name,
              GError         **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_resource_lookup_data (bang_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return bytes != NULL &&
         bang_connection_exec (connection, action, g_bytes_get_data (bytes, NULL), error);
}

static gboolean
set_version (BangConnection  *connection,
             int              version,
             GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return bang_connection_exec (connection, N_("The library could not be upgraded."), sql, error);
}

/**
 * bang_schema_get_version:
 * @version: (out): the version of the library's tables
 */
gboolean
bang_schema_get_version (BangConnection  *connection,
                         int             *version,
                         GError         **error)
{
  gint64 value;

  if (!bang_connection_get_int (connection, N_("The library could not be read."),
                                "PRAGMA user_version", &value, error))
    return FALSE;

  *version = (int) value;
  return TRUE;
}

/* One step, wholly or not at all. */
static gboolean
run_migration (BangConnection       *connection,
               const BangMigration  *migration,
               GError              **error)
{
  const char *action = N_("The library could not be upgraded.");
  gboolean done;

  if (!bang_connection_begin (connection, error))
    return FALSE;

  if (migration->sql != NULL)
    done = bang_connection_exec (connection, action, migration->sql, error);
  else
    done = run_resource (connection, action, migration->resource, error);

  if (done && migration->fill != NULL)
    done = migration->fill (connection, error);
  if (done && set_version (connection, migration->version, error))
    return bang_connection_commit (connection, error);

  bang_connection_rollback (connection);
  return FALSE;
}

/**
 * bang_schema_migrate:
 * @steps: (array length=n_steps): the steps, in order
 *
 * Brings the library's tables up to the last of @steps. An older library is
 * first copied beside itself ("library-before-v2.db"), so that whatever a step
 * does can be undone by hand.
 */
gboolean
bang_schema_migrate (BangConnection       *connection,
                     const BangMigration  *steps,
                     guint                 n_steps,
                     GError              **error)
{
  int version;
  int target = steps[n_steps - 1].version;

  if (!bang_schema_get_version (connection, &version, error))
    return FALSE;

  if (version > 0 && version < target)
    {
      g_autofree char *name = g_strdup_printf ("library-before-v%d.db", target);
      g_autofree char *path = g_build_filename (connection->directory, name, NULL);

      if (!bang_backup_copy (connection, path, NULL, error))
        return FALSE;
    }

  for (guint i = 0; i < n_steps; i++)
    {
      if (steps[i].version > version && !run_migration (connection, &steps[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_schema_upgrade:
 *
 * Brings the library's tables up to BANG_SCHEMA_VERSION.
 */
gboolean
bang_schema_upgrade (BangConnection  *connection,
                     GError         **error)
{
  return bang_schema_migrate (connection, migrations, G_N_ELEMENTS (migrations), error);
}

/**
 * bang_schema_create:
 *
 * Makes an empty library in an empty file.
 */
gboolean
bang_schema_create (BangConnection  *connection,
                    GError         **error)
{
  const char *action = N_("The library could not be made.");
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d", BANG_APPLICATION_ID);
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!bang_connection_exec (connection, action, pragma, error) ||
      !bang_schema_upgrade (connection, error))
    return FALSE;

  stmt = bang_connection_prepare (connection, action,
                                  "INSERT INTO main.meta VALUES ('library_uuid', ?1), ('generation', 0)", error);
  if (stmt == NULL)
    return FALSE;

  bang_bind_text (stmt, 1, uuid);
  return bang_connection_run (connection, action, stmt, error);
}

/**
 * bang_schema_dup_uuid:
 *
 * Returns: (transfer full) (nullable): what this library is called, so that an
 *   index is never used with another one
 */
char *
bang_schema_dup_uuid (BangConnection  *connection,
                      GError         **error)
{
  const char *action = N_("The library could not be read.");
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, action,
                                  "SELECT value FROM main.meta WHERE key = 'library_uuid'", error);
  if (stmt == NULL || !bang_connection_step (connection, action, stmt, &has_row, error))
    return NULL;

  if (!has_row || sqlite3_column_type (stmt, 0) != SQLITE_TEXT)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_DAMAGED,
                           _("The library has lost its name: the file is damaged. "
                             "Keep it as it is and restore the newest backup."));
      return NULL;
    }
  return bang_column_dup (stmt, 0);
}

/**
 * bang_schema_create_index:
 * @library_uuid: the library it is for
 *
 * Makes an empty index in the attached, empty file.
 */
gboolean
bang_schema_create_index (BangConnection  *connection,
                          const char      *library_uuid,
                          GError         **error)
{
  const char *action = N_("The search index could not be made.");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!bang_connection_exec (connection, action, "PRAGMA idx.page_size = " BANG_PAGE_SIZE "; "
                             /* A merge leaves as much behind as it writes. */
                             "PRAGMA idx.auto_vacuum = INCREMENTAL; PRAGMA idx.journal_mode = WAL", error) ||
      !bang_connection_begin (connection, error))
    return FALSE;

  if (run_resource (connection, action, "index.sql", error))
    stmt = bang_connection_prepare (connection, action,
                                    "INSERT INTO idx.meta VALUES ('library_uuid', ?1), "
                                    "('index_version', ?2), ('generation', 0), ('linked', 0), "
                                    "('floor', coalesce ((SELECT value FROM main.meta WHERE key = 'index_floor'), 0))",
                                    error);
  if (stmt != NULL)
    {
      bang_bind_text (stmt, 1, library_uuid);
      sqlite3_bind_int (stmt, 2, BANG_INDEX_VERSION);
      if (bang_connection_run (connection, action, stmt, error))
        return bang_connection_commit (connection, error);
    }

  bang_connection_rollback (connection);
  return FALSE;
}

/* The value of a number in the index's own table, -1 when it cannot be read. */
static gint64
get_index_number (BangConnection *connection,
                  const char     *sql)
{
  gint64 value;

  return bang_connection_get_int (connection, "", sql, &value, NULL) ? value : -1;
}

/**
 * bang_schema_index_is_sound:
 * @library_uuid: the library it ought to be for
 *
 * Looks at the attached index, quickly: whether it is of this library and this
 * program, can be read, is not ahead of the library (which happens when the
 * library was restored from a backup) nor so far behind that what it still holds
 * is not known any more (bang_index_forget()).
 */
gboolean
bang_schema_index_is_sound (BangConnection *connection,
                            const char     *library_uuid)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gint64 indexed;

  stmt = bang_connection_prepare (connection, "", "SELECT value FROM idx.meta WHERE key = 'library_uuid'", NULL);
  if (stmt == NULL || sqlite3_step (stmt) != SQLITE_ROW ||
      g_strcmp0 (bang_column_text (stmt, 0), library_uuid) != 0)
    return FALSE;

  if (get_index_number (connection, "SELECT value FROM idx.meta WHERE key = 'index_version'") != BANG_INDEX_VERSION)
    return FALSE;

  indexed = get_index_number (connection, "SELECT value FROM idx.meta WHERE key = 'generation'");
  /* One that was begun since then has never held more than is known. */
  if (indexed < 0 ||
      get_index_number (connection, "SELECT count (*) FROM main.meta f WHERE f.key = 'index_floor' AND f.value > "
                                    "  (SELECT max (value) FROM idx.meta WHERE key IN ('generation', 'floor'))") != 0 ||
      indexed > get_index_number (connection, "SELECT value FROM main.meta WHERE key = 'generation'"))
    return FALSE;

  /* Touches the roots of the tables that every search needs. */
  return get_index_number (connection, "SELECT count (*) FROM (SELECT 1 FROM idx.vocabulary LIMIT 1)") >= 0 &&
         get_index_number (connection, "SELECT count (*) FROM (SELECT rowid FROM idx.art_fts "
                                       "WHERE art_fts MATCH '\"" BANG_FIELD_ANYTHING "\"' LIMIT 1)") >= 0;
}
