/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other reports of the same event: the same family of types, at most a day
 * apart, and two people in common, or the same place, or one person and a place
 * inside the other's. The window is that of tools for event data, which offer a
 * day or two. On one day a province has many meetings, and a country more: a
 * place that wide says nothing by itself. What a person said of two articles
 * comes before all of it.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-relations-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-decide-private.h"
#include "library/bang-entities-private.h"
#include "library/bang-order-key-private.h"
#include "text/bang-fold.h"

#define ACTION N_("The relations could not be read.")

#define MAX_SAME_DAY 500   /* articles of three days that are compared */
#define MAX_SAME     10

/* Types that reports of one event are apt to be filed under. */
static const char * const families[][10] = {
  { "VISIT", "TALKS", "COURTESY", "NEGOT", "CONF", "REMOTE", "SITE", "SIGN", "AGREE", "TWIN" },
  { "CULT", "EDU", "AWARD", NULL },
  { "TRADE", "INFRA", NULL },
  { "BORDER", "LAW", "LIMIT", NULL },
  { "AID", "HEALTH", NULL },
};

static int
get_family (const char *type)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (families); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (families[i]) && families[i][j] != NULL; j++)
        {
          if (strcmp (families[i][j], type) == 0)
            return (int) i;
        }
    }
  return -1;
}

/**
 * bang_event_type_is_family:
 * @a: (nullable): an event type
 * @b: (nullable): another
 *
 * Returns: whether reports of one event may be filed under both
 */
gboolean
bang_event_type_is_family (const char *a,
                           const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  return strcmp (a, b) == 0 || (get_family (a) >= 0 && get_family (a) == get_family (b));
}

/* The places of an article's main event, innermost first, as they compare. */
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
      g_ptr_array_add (places, bang_fold_key (bang_column_text (stmt, 0), -1));
    }
}

/* Whether one place lies inside the other, or is it. */
static gboolean
is_inside (GPtrArray *a,
           GPtrArray *b)
{
  if (a->len == 0 || b->len == 0)
    return FALSE;
  return g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, 0), g_str_equal, NULL) ||
         g_ptr_array_find_with_equal_func (a, g_ptr_array_index (b, 0), g_str_equal, NULL);
}

/* Whether both are in one place, and that is not a whole country. */
static gboolean
is_same_place (BangConnection  *connection,
               GPtrArray       *a,
               GPtrArray       *b,
               gboolean        *same,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean is_country;

  *same = a->len > 0 && b->len > 0 && g_str_equal (g_ptr_array_index (a, 0), g_ptr_array_index (b, 0));
  if (!*same)
    return TRUE;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT 1 FROM main.entity_name n JOIN main.entity e ON e.id = n.entity_id "
                                  "WHERE n.norm = ?1 AND e.kind = 'place' AND e.place_kind = 'country'", error);
  if (stmt == NULL)
    return FALSE;
  bang_bind_text (stmt, 1, g_ptr_array_index (a, 0));
  if (!bang_connection_step (connection, ACTION, stmt, &is_country, error))
    return FALSE;
  *same = !is_country;
  return TRUE;
}

/* Whether another article reports the same event; fills what they share. */
static gboolean
judge_same (BangRelating   *relating,
            GPtrArray      *places,
            BangCandidate  *candidate,
            gboolean       *same,
            GError        **error)
{
  g_autoptr (GPtrArray) others = read_places (relating->connection, candidate->id, error);
  gboolean same_place;
  guint n_people;

  if (others == NULL ||
      !is_same_place (relating->connection, places, others, &same_place, error) ||
      !bang_relating_compare (relating, candidate, &n_people, error))
    return FALSE;

  *same = n_people >= 2 || same_place || (n_people == 1 && is_inside (places, others));
  if (same_place)
    candidate->score += 1.0;
  return bang_pairs_allow (relating->connection, relating->id, candidate->id, same, error);
}

static GArray *
read_same_days (BangRelating  *relating,
                GError       **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (BangCandidate));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangDay day = relating->day;
  BangDay before;
  BangDay after;
  GDate date;
  gboolean has_row;

  g_array_set_clear_func (candidates, bang_candidate_clear);
  if (!g_date_valid_dmy (day.day, (GDateMonth) day.month, day.year))
    return g_steal_pointer (&candidates);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day.day, (GDateMonth) day.month, day.year);
  g_date_subtract_days (&date, 1);
  before = (BangDay) { g_date_get_year (&date), (guint8) g_date_get_month (&date), g_date_get_day (&date) };
  g_date_add_days (&date, 2);
  after = (BangDay) { g_date_get_year (&date), (guint8) g_date_get_month (&date), g_date_get_day (&date) };

  stmt = bang_connection_prepare (relating->connection, ACTION,
                                  "SELECT id, event_type FROM main.article "
                                  "WHERE order_key >= ?1 AND order_key < ?2 AND id <> ?3 "
                                  "ORDER BY order_key DESC LIMIT ?4", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, bang_order_key_first (before));
  sqlite3_bind_int64 (stmt, 2, bang_order_key_end (after));
  sqlite3_bind_int64 (stmt, 3, relating->id);
  sqlite3_bind_int64 (stmt, 4, MAX_SAME_DAY);
  for (;;)
    {
      BangCandidate candidate = { 0, };

      if (!bang_connection_step (relating->connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&candidates);
      candidate.id = sqlite3_column_int64 (stmt, 0);
      if (bang_event_type_is_family (relating->type, bang_column_text (stmt, 1)))
        g_array_append_val (candidates, candidate);
    }
}

/* Articles that a person said report the same event, whatever their day. */
static gboolean
add_told (BangRelating  *relating,
          GArray        *candidates,
          GError       **error)
{
  g_autoptr (GArray) told = bang_pairs_list_same (relating->connection, relating->id, error);

  if (told == NULL)
    return FALSE;
  for (guint i = 0; i < told->len; i++)
    {
      BangCandidate candidate = { g_array_index (told, gint64, i), NULL, 0.0 };
      gboolean known = FALSE;

      for (guint j = 0; j < candidates->len && !known; j++)
        known = g_array_index (candidates, BangCandidate, j).id == candidate.id;
      if (!known)
        g_array_append_val (candidates, candidate);
    }
  return TRUE;
}

/**
 * bang_relating_find_same_event:
 * @taken: gets the articles that are
 *
 * Finds the other reports of the article's main event.
 */
gboolean
bang_relating_find_same_event (BangRelating  *relating,
                               GHashTable    *taken,
                               GError       **error)
{
  g_autoptr (GArray) candidates = read_same_days (relating, error);
  g_autoptr (GPtrArray) places = NULL;

  if (candidates == NULL || !add_told (relating, candidates, error))
    return FALSE;
  places = read_places (relating->connection, relating->id, error);
  if (places == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      BangCandidate *candidate = &g_array_index (candidates, BangCandidate, i);
      gboolean same;

      if (!judge_same (relating, places, candidate, &same, error))
        return FALSE;
      if (!same)
        candidate->score = -1.0;
    }

  g_array_sort (candidates, bang_candidate_compare);
  for (guint i = 0; i < candidates->len && i < MAX_SAME; i++)
    {
      BangCandidate *candidate = &g_array_index (candidates, BangCandidate, i);

      if (candidate->score < 0.0)
        break;
      g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize) candidate->id));
      if (!bang_relating_add (relating, relating->relations->same_event, candidate, TRUE, error))
        return FALSE;
    }
  return TRUE;
}
