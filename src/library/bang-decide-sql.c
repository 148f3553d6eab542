/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement with its values in one call, for the many small questions that
 * decisions ask. Every SQL text is a literal: values are bound, never pasted.
 *
 * A statement is cached by the address of its text, so one must not be asked
 * again while its rows are being read; what follows collects rows first.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>

#define ACTION N_("The decision could not be kept.")

static sqlite3_stmt *
ask_valist (BangConnection  *connection,
            GError         **error,
            const char      *sql,
            const char      *types,
            va_list          args)
{
  sqlite3_stmt *stmt = bang_connection_prepare (connection, ACTION, sql, error);
  int rc = SQLITE_OK;

  for (int n = 1; stmt != NULL && rc == SQLITE_OK && *types != '\0'; types++, n++)
    {
      const char *text;

      switch (*types)
        {
        case 'i':
          rc = sqlite3_bind_int64 (stmt, n, va_arg (args, gint64));
          break;
        case 't':
          /* Copied: rows may be read after the caller's string is gone. */
          text = va_arg (args, const char *);
          if (text != NULL)
            rc = sqlite3_bind_text (stmt, n, text, -1, SQLITE_TRANSIENT);
          else
            rc = sqlite3_bind_null (stmt, n);
          break;
        case 'u':
          {
            guint8 uuid[BANG_UUID_SIZE];

            text = va_arg (args, const char *);
            if (bang_uuid_parse (text, uuid))
              rc = sqlite3_bind_blob (stmt, n, uuid, sizeof uuid, SQLITE_TRANSIENT);
            else
              rc = sqlite3_bind_null (stmt, n);
          }
          break;
        default:
          g_assert_not_reached ();
        }
    }
  if (rc == SQLITE_OK)
    return stmt;

  /* What is not bound is NULL, and NULL finds nothing where something is. */
  bang_connection_set_error (connection, rc, ACTION, error);
  bang_statement_reset (stmt);
  return NULL;
}

/**
 * bang_sql_ask:
 * @types: a letter for each value: i #gint64, t text, u a uuid as people write it
 *
 * Returns: (transfer none) (nullable): a statement of the cache, ready to be
 *   stepped; reset it with bang_statement_reset()
 */
sqlite3_stmt *
bang_sql_ask (BangConnection  *connection,
              GError         **error,
              const char      *sql,
              const char      *types,
              ...)
{
  sqlite3_stmt *stmt;
  va_list args;

  va_start (args, types);
  stmt = ask_valist (connection, error, sql, types, args);
  va_end (args);
  return stmt;
}

/**
 * bang_sql_next:
 *
 * Steps to the next row.
 */
gboolean
bang_sql_next (BangConnection  *connection,
               sqlite3_stmt    *stmt,
               gboolean        *has_row,
               GError         **error)
{
  *has_row = FALSE;
  return stmt != NULL && bang_connection_step (connection, ACTION, stmt, has_row, error);
}

/**
 * bang_sql_run:
 *
 * Runs a statement that has no rows.
 */
gboolean
bang_sql_run (BangConnection  *connection,
              GError         **error,
              const char      *sql,
              const char      *types,
              ...)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  va_list args;

  va_start (args, types);
  stmt = ask_valist (connection, error, sql, types, args);
  va_end (args);
  return stmt != NULL && bang_connection_run (connection, ACTION, stmt, error);
}

/**
 * bang_sql_get_int:
 * @value: (out): the first column of the first row, 0 without one
 */
gboolean
bang_sql_get_int (BangConnection  *connection,
                  gint64          *value,
                  GError         **error,
                  const char      *sql,
                  const char      *types,
                  ...)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  va_list args;

  va_start (args, types);
  stmt = ask_valist (connection, error, sql, types, args);
  va_end (args);
  *value = 0;
  if (!bang_sql_next (connection, stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *value = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}

/**
 * bang_sql_get_text:
 * @value: (out) (transfer full) (nullable): the first column of the first row;
 *   16 bytes are written as a uuid
 */
gboolean
bang_sql_get_text (BangConnection  *connection,
                   char           **value,
                   GError         **error,
                   const char      *sql,
                   const char      *types,
                   ...)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  va_list args;

  va_start (args, types);
  stmt = ask_valist (connection, error, sql, types, args);
  va_end (args);
  *value = NULL;
  if (!bang_sql_next (connection, stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *value = bang_column_dup_uuid (stmt, 0);
  return TRUE;
}

/**
 * bang_column_dup_uuid:
 *
 * Returns: (transfer full) (nullable): a column's text; 16 bytes as a uuid
 */
char *
bang_column_dup_uuid (sqlite3_stmt *stmt,
                      int           n)
{
  if (sqlite3_column_type (stmt, n) == SQLITE_BLOB && sqlite3_column_bytes (stmt, n) == BANG_UUID_SIZE)
    return bang_uuid_to_string (sqlite3_column_blob (stmt, n));
  return bang_column_dup (stmt, n);
}

/**
 * bang_sql_collect:
 * @ids: what the first column is added to
 */
gboolean
bang_sql_collect (BangConnection  *connection,
                  GHashTable      *ids,
                  GError         **error,
                  const char      *sql,
                  const char      *types,
                  ...)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  va_list args;

  va_start (args, types);
  stmt = ask_valist (connection, error, sql, types, args);
  va_end (args);
  for (;;)
    {
      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      bang_id_set_add (ids, sqlite3_column_int64 (stmt, 0));
    }
}

/**
 * bang_sql_list:
 *
 * Returns: (transfer full) (nullable): the first column of every row, as
 *   bang_sql_get_text() has it
 */
GPtrArray *
bang_sql_list (BangConnection  *connection,
               GError         **error,
               const char      *sql,
               const char      *types,
               ...)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  va_list args;

  va_start (args, types);
  stmt = ask_valist (connection, error, sql, types, args);
  va_end (args);
  for (;;)
    {
      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, bang_column_dup_uuid (stmt, 0));
    }
}

/**
 * bang_id_set_new:
 *
 * Returns: (transfer full): an empty set of row ids
 */
GHashTable *
bang_id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * bang_id_set_add:
 *
 * Returns: whether it was not there yet
 */
gboolean
bang_id_set_add (GHashTable *set,
                 gint64      id)
{
  return g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/**
 * bang_id_set_next:
 * @id: (out): the next id
 */
gboolean
bang_id_set_next (GHashTableIter *iter,
                  gint64         *id)
{
  gpointer key;

  if (!g_hash_table_iter_next (iter, &key, NULL))
    return FALSE;
  *id = *(gint64 *) key;
  return TRUE;
}
