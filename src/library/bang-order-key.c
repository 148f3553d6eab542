/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Row ids of the search index that sort by date.
 *
 * A year has 13 x 32 slots, for its months and days and for what is not known
 * of them (month 0, day 0), so that 2024 sorts before 1/2024 and that before
 * 1/1/2024. A slot has room for PER_SLOT articles; the next ones go to the slots
 * after it, a day late in the order. Articles without a year come before all.
 *
 * FTS5 writes the difference between two row ids for every word of every
 * article. That is why keys lie as close as they do: with the article's number
 * in the low bits instead, the index was half as large again.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-order-key-private.h"

#include <glib/gi18n-lib.h>

#define PER_SLOT 1024
#define SLOTS_OF_YEAR (13 * 32)

/**
 * bang_order_key_first:
 * @day: a day, parts of which may be 0
 *
 * Returns: the lowest key of an article of that day
 */
gint64
bang_order_key_first (BangDay day)
{
  gint64 slot;

  if (day.year == 0)
    return 0;

  slot = day.year * SLOTS_OF_YEAR + MIN (day.month, 12) * 32 + MIN (day.day, 31);
  return BANG_ORDER_KEY_DATED + slot * PER_SLOT;
}

/**
 * bang_order_key_end:
 * @day: a day, parts of which may be 0
 *
 * Returns: the first key that is after those of that day
 */
gint64
bang_order_key_end (BangDay day)
{
  return day.year == 0 ? BANG_ORDER_KEY_DATED : bang_order_key_first (day) + PER_SLOT;
}

/**
 * bang_order_key_get_year:
 *
 * Returns: the year of a key, 0 for an article without
 */
guint
bang_order_key_get_year (gint64 key)
{
  return key < BANG_ORDER_KEY_DATED ? 0 : (guint) ((key - BANG_ORDER_KEY_DATED) / PER_SLOT / SLOTS_OF_YEAR);
}

/**
 * bang_order_key_make:
 * @day: of the article's main event
 * @key: (out): a key that no article has
 */
gboolean
bang_order_key_make (BangConnection  *connection,
                     BangDay          day,
                     gint64          *key,
                     GError         **error)
{
  const char *action = N_("The articles could not be added.");
  gint64 first = bang_order_key_first (day);
  gint64 end = bang_order_key_end (day);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, action,
                                  "SELECT max (order_key) FROM main.article WHERE order_key >= ?1 AND order_key < ?2",
                                  error);
  if (stmt == NULL)
    return FALSE;

  for (;; first = end, end += PER_SLOT)
    {
      sqlite3_bind_int64 (stmt, 1, first);
      sqlite3_bind_int64 (stmt, 2, end);
      if (!bang_connection_step (connection, action, stmt, &has_row, error))
        return FALSE;
      *key = has_row && sqlite3_column_type (stmt, 0) != SQLITE_NULL ? sqlite3_column_int64 (stmt, 0) + 1 : first;
      sqlite3_reset (stmt);
      if (*key < end)
        return TRUE;
    }
}
