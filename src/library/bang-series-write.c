/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an event that counts itself ("lần thứ 9") is filed, so that the others
 * of its series are found: under its name and each of those who meet.
 *
 * Both are keys: of the same words in whatever case, of a place with or without
 * what sort of place it is, of a body in full or abbreviated. Names that a
 * person joined are not joined here but when a series is read, so that a
 * decision about a name need not touch the events of every article.
 *
 * For whichever thread uses the connection, inside a transaction.
 */
#include "config.h"

#include "library/bang-series-private.h"

#include "library/bang-body-names-private.h"
#include "library/bang-browse-private.h"
#include "library/bang-decide-private.h"

/* Those who meet under one name; more is no list of sides. */
#define MAX_SIDES 16

/**
 * bang_series_name_key:
 * @name: the name of a series as it is printed
 *
 * Returns: (transfer full): what all printings of it have in common
 */
char *
bang_series_name_key (const char *name)
{
  return g_strstrip (bang_words_key (name, FALSE));
}

/**
 * bang_series_side_key:
 * @label: who meets, as it is printed
 *
 * Returns: (transfer full): what all printings of it have in common
 */
char *
bang_series_side_key (const char *label)
{
  g_autofree char *bare = bang_words_place_key (label);

  return bang_body_name_key (g_strstrip (bare));
}

typedef struct
{
  gint64  n;
  char   *name;
  gint64  edition;
} Counted;

static void
counted_clear_cb (gpointer data)
{
  g_free (((Counted *) data)->name);
}

/* The events of an article that count themselves. */
static GArray *
read_counted (BangConnection  *connection,
              gint64           article_id,
              GError         **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Counted));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_array_set_clear_func (list, counted_clear_cb);
  stmt = bang_sql_ask (connection, error,
                       "SELECT n, series, edition FROM main.event "
                       "WHERE article_id = ?1 AND edition > 0 AND series IS NOT NULL", "i", article_id);
  for (;;)
    {
      Counted counted = { 0, };

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&list);
      counted.n = sqlite3_column_int64 (stmt, 0);
      counted.name = bang_series_name_key (bang_column_text (stmt, 1));
      counted.edition = sqlite3_column_int64 (stmt, 2);
      g_array_append_val (list, counted);
    }
}

/* Files an event under its sides. One that is only named ("trong khuôn khổ hội
 * nghị ... lần thứ 3") has none of its own: those that met there met in it. */
static gboolean
write_sides (BangConnection  *connection,
             gint64           article_id,
             const Counted   *counted,
             GError         **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT label, country FROM main.event_side "
                       "WHERE article_id = ?1 AND label IS NOT NULL AND (event_n = ?2 OR "
                       "  NOT EXISTS (SELECT 1 FROM main.event_side WHERE article_id = ?1 AND event_n = ?2) AND "
                       "  (event_n = 0 OR event_n IN "
                       "    (SELECT n FROM main.event WHERE article_id = ?1 AND parent = ?2))) "
                       "ORDER BY event_n, n", "ii", article_id, counted->n);
  while (keys->len < MAX_SIDES)
    {
      g_autofree char *key = NULL;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      key = bang_series_side_key (bang_column_text (stmt, 0));
      if (*key == '\0' || g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        continue;
      if (!bang_sql_run (connection, error, "INSERT INTO main.event_series VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                         "iiitttti", article_id, counted->n, (gint64) keys->len, key, bang_column_text (stmt, 0),
                         bang_column_text (stmt, 1), counted->name, counted->edition))
        return FALSE;
      g_ptr_array_add (keys, g_steal_pointer (&key));
    }
  return TRUE;
}

/**
 * bang_series_write:
 * @article_id: an article whose events and sides are written
 *
 * Files those of its events that count themselves, instead of what was filed.
 */
gboolean
bang_series_write (BangConnection  *connection,
                   gint64           article_id,
                   GError         **error)
{
  g_autoptr (GArray) list = read_counted (connection, article_id, error);

  if (list == NULL ||
      !bang_sql_run (connection, error, "DELETE FROM main.event_series WHERE article_id = ?1", "i", article_id))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const Counted *counted = &g_array_index (list, Counted, i);

      if (*counted->name != '\0' && !write_sides (connection, article_id, counted, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_series_write_all:
 *
 * Files the events of a library that was written before they were filed.
 */
gboolean
bang_series_write_all (BangConnection  *connection,
                       GError         **error)
{
  g_autoptr (GHashTable) articles = bang_id_set_new ();
  GHashTableIter iter;
  gint64 id;

  if (!bang_sql_collect (connection, articles, error,
                         "SELECT DISTINCT article_id FROM main.event WHERE edition > 0", ""))
    return FALSE;
  g_hash_table_iter_init (&iter, articles);
  while (bang_id_set_next (&iter, &id))
    {
      if (!bang_series_write (connection, id, error))
        return FALSE;
    }
  return TRUE;
}
