/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which other articles report the event of an article, for a list of events:
 * the judgement of the relations beside an article (bang-relations.c), without
 * reading what those show.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-browse-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-entities-private.h"
#include "library/bang-order-key-private.h"
#include "text/bang-fold.h"

#define ACTION N_("The events could not be read.")

/* Articles of three days that are compared. A list asks for every row on the
 * screen, so fewer than for one article. */
#define MAX_COMPARED 120
#define MAX_SAME     50

typedef struct
{
  BangConnection *connection;
  gint64          id;
  const char     *type;       /* interned */
  BangDay         day;
  GPtrArray      *places;     /* (element-type utf8) keys, innermost first */
  GHashTable     *people;     /* (element-type gint64) */
} Event;

static gboolean
read_article (Event    *event,
              GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (event->connection, ACTION,
                                  "SELECT date_start, event_type FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, event->id);
  if (!bang_connection_step (event->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  if (has_row)
    {
      event->day = bang_day_from_number (sqlite3_column_int64 (stmt, 0));
      event->type = g_intern_string (bang_column_text (stmt, 1));
    }
  return TRUE;
}

static GPtrArray *
read_places (BangConnection  *connection,
             gint64           id,
             GError         **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT name FROM main.event_place WHERE article_id = ?1 AND event_n = 0 ORDER BY n",
                                  error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&places);
      if (bang_column_text (stmt, 0) != NULL)
        g_ptr_array_add (places, bang_fold_key (bang_column_text (stmt, 0), -1));
    }
}

static GHashTable *
read_people (BangConnection  *connection,
             gint64           id,
             GError         **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT ae.entity_id FROM main.article_entity ae "
                                  "JOIN main.entity e ON e.id = ae.entity_id "
                                  "WHERE ae.article_id = ?1 AND e.kind = 'person'", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  for (;;)
    {
      gint64 person;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&people);
      person = sqlite3_column_int64 (stmt, 0);
      g_hash_table_add (people, g_memdup2 (&person, sizeof person));
    }
}

/* The same place, or one inside the other. */
static gboolean
share_place (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len == 0 || b->len == 0)
    return FALSE;
  return g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, 0), g_str_equal, NULL) ||
         g_ptr_array_find_with_equal_func (a, g_ptr_array_index (b, 0), g_str_equal, NULL);
}

static gboolean
share_people (Event     *event,
              gint64     other,
              gboolean  *shared,
              GError   **error)
{
  g_autoptr (GHashTable) people = NULL;
  GHashTableIter iter;
  gpointer person;
  guint n = 0;

  *shared = FALSE;
  if (g_hash_table_size (event->people) < 2)
    return TRUE;
  people = read_people (event->connection, other, error);
  if (people == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, people);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    n += g_hash_table_contains (event->people, person);
  *shared = n >= 2;
  return TRUE;
}

static gboolean
judge (Event     *event,
       gint64     other,
       gboolean  *same,
       GError   **error)
{
  g_autoptr (GPtrArray) places = read_places (event->connection, other, error);

  if (places == NULL)
    return FALSE;
  *same = share_place (event->places, places);
  return (*same || share_people (event, other, same, error)) &&
         bang_pairs_allow (event->connection, event->id, other, same, error);
}

/* Articles of the day, the one before and the one after. */
static GArray *
read_candidates (Event    *event,
                 GError  **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangDay day = event->day;
  BangDay before;
  BangDay after;
  GDate date;
  gboolean has_row;

  if (!g_date_valid_dmy (day.day, (GDateMonth) day.month, day.year))
    return g_steal_pointer (&ids);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day.day, (GDateMonth) day.month, day.year);
  g_date_subtract_days (&date, 1);
  before = (BangDay) { g_date_get_year (&date), (guint8) g_date_get_month (&date), g_date_get_day (&date) };
  g_date_add_days (&date, 2);
  after = (BangDay) { g_date_get_year (&date), (guint8) g_date_get_month (&date), g_date_get_day (&date) };

  stmt = bang_connection_prepare (event->connection, ACTION,
                                  "SELECT id, event_type FROM main.article "
                                  "WHERE order_key >= ?1 AND order_key < ?2 AND id <> ?3 "
                                  "ORDER BY order_key DESC LIMIT ?4", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, bang_order_key_first (before));
  sqlite3_bind_int64 (stmt, 2, bang_order_key_end (after));
  sqlite3_bind_int64 (stmt, 3, event->id);
  sqlite3_bind_int64 (stmt, 4, MAX_COMPARED);
  for (;;)
    {
      gint64 id;

      if (!bang_connection_step (event->connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (stmt, 0);
      if (bang_event_type_is_family (event->type, bang_column_text (stmt, 1)))
        g_array_append_val (ids, id);
    }
}

/* Articles that a person said report it, whatever their day. */
static void
add_told (GArray *candidates,
          GArray *told)
{
  for (guint i = 0; i < told->len; i++)
    {
      gint64 id = g_array_index (told, gint64, i);
      gboolean known = FALSE;

      for (guint j = 0; j < candidates->len && !known; j++)
        known = g_array_index (candidates, gint64, j) == id;
      if (!known)
        g_array_append_val (candidates, id);
    }
}

/**
 * bang_same_event_find:
 * @article_id: an article, whose main event is meant
 *
 * Returns: (transfer full) (nullable) (element-type gint64): other articles
 *   that report the same; %NULL with @error
 */
GArray *
bang_same_event_find (BangConnection  *connection,
                      gint64           article_id,
                      GError         **error)
{
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GArray) told = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GHashTable) people = NULL;
  Event event = { connection, article_id, NULL, { 0, 0, 0 }, NULL, NULL };

  if (!read_article (&event, error))
    return NULL;
  candidates = read_candidates (&event, error);
  told = candidates != NULL ? bang_pairs_list_same (connection, article_id, error) : NULL;
  if (told == NULL)
    return NULL;
  add_told (candidates, told);
  if (candidates->len == 0)
    return g_steal_pointer (&found);

  event.places = places = read_places (connection, article_id, error);
  event.people = people = places != NULL ? read_people (connection, article_id, error) : NULL;
  if (people == NULL)
    return NULL;
  for (guint i = 0; i < candidates->len && found->len < MAX_SAME; i++)
    {
      gint64 id = g_array_index (candidates, gint64, i);
      gboolean same;

      if (!judge (&event, id, &same, error))
        return NULL;
      if (same)
        g_array_append_val (found, id);
    }
  return g_steal_pointer (&found);
}
