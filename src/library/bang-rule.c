/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How evidence and days stand in columns: a rule as a number of the table
 * "rule", a span as two offsets in bytes, a day as yyyymmdd.
 *
 * Writing belongs to the writer, reading to whichever thread uses the
 * connection.
 */
#include "config.h"

#include "library/bang-claims-private.h"

#include <glib/gi18n-lib.h>

/**
 * bang_rule_get_id:
 * @rule: (nullable): a rule's name
 *
 * Returns: the rule's number, which it is given when it is new; %NULL has one,
 *   too. 0 when that failed.
 */
gint64
bang_rule_get_id (BangWriter  *writer,
                  const char  *rule,
                  GError     **error)
{
  const char *action = N_("The library could not be written.");
  const char *name = g_intern_string (rule != NULL ? rule : "");
  gint64 id = GPOINTER_TO_SIZE (g_hash_table_lookup (writer->rules, name));
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autoptr (sqlite3_stmt) select = NULL;
  gboolean has_row;

  if (id != 0)
    return id;

  insert = bang_connection_prepare (writer->connection, action,
                                    "INSERT OR IGNORE INTO main.rule (name) VALUES (?1)", error);
  if (insert == NULL)
    return 0;
  bang_bind_text (insert, 1, name);
  if (!bang_connection_run (writer->connection, action, insert, error))
    return 0;

  select = bang_connection_prepare (writer->connection, action,
                                    "SELECT id FROM main.rule WHERE name = ?1", error);
  if (select == NULL)
    return 0;
  bang_bind_text (select, 1, name);
  if (!bang_connection_step (writer->connection, action, select, &has_row, error))
    return 0;

  id = sqlite3_column_int64 (select, 0);
  g_hash_table_insert (writer->rules, (gpointer) name, GSIZE_TO_POINTER ((gsize) id));
  return id;
}

/**
 * bang_rule_bind:
 * @n: the first of three parameters: start, stop, rule_id
 * @evidence: where a fact was read
 */
gboolean
bang_rule_bind (BangWriter          *writer,
                sqlite3_stmt        *stmt,
                int                  n,
                const BangEvidence  *evidence,
                GError             **error)
{
  gint64 id = bang_rule_get_id (writer, evidence->rule, error);

  if (id == 0)
    return FALSE;

  sqlite3_bind_int64 (stmt, n, (gint64) evidence->span.start);
  sqlite3_bind_int64 (stmt, n + 1, (gint64) evidence->span.end);
  sqlite3_bind_int64 (stmt, n + 2, id);
  return TRUE;
}

static void
load_rules (BangConnection *connection)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (connection, "", "SELECT id, name FROM main.rule", NULL);
  while (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);
      const char *name = bang_column_text (stmt, 1);

      if (name != NULL && *name != '\0')
        g_hash_table_insert (connection->rule_names, GSIZE_TO_POINTER ((gsize) id),
                             (gpointer) g_intern_string (name));
    }
}

/**
 * bang_rule_get_name:
 *
 * Returns: (nullable): a rule's name, interned; %NULL for a number that is none
 */
const char *
bang_rule_get_name (BangConnection *connection,
                    gint64          rule_id)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) rule_id);
  gpointer name = NULL;

  if (g_hash_table_lookup_extended (connection->rule_names, key, NULL, &name))
    return name;

  load_rules (connection);
  name = g_hash_table_lookup (connection->rule_names, key);
  /* Remember "no rule", too, so that it is not looked for again. */
  g_hash_table_insert (connection->rule_names, key, name);
  return name;
}

/**
 * bang_day_to_number:
 *
 * Returns: yyyymmdd
 */
gint64
bang_day_to_number (BangDay day)
{
  return day.year * 10000 + day.month * 100 + day.day;
}

/**
 * bang_day_from_number:
 * @number: yyyymmdd, or anything in a damaged file
 */
BangDay
bang_day_from_number (gint64 number)
{
  BangDay day = { 0, 0, 0 };

  if (number < 0 || number / 10000 > G_MAXUINT16)
    return day;

  day.year = (guint16) (number / 10000);
  day.month = (guint8) (number / 100 % 100);
  day.day = (guint8) (number % 100);
  return day;
}
