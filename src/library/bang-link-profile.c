/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article as it is compared with others: its events with their days and
 * places, the sides of the main one, and who took part.
 *
 * Six range reads of rows that lie together; no text is read.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-link-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-browse-private.h"
#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"
#include "text/bang-fold.h"

static void
event_free_cb (gpointer data)
{
  BangLinkEvent *event = data;

  g_free (event->title);
  g_free (event->words);
  g_free (event->series);
  g_ptr_array_unref (event->places);
  g_ptr_array_unref (event->bare);
  g_free (event);
}

/**
 * bang_link_profile_free:
 * @self: (transfer full) (nullable): a profile
 */
void
bang_link_profile_free (BangLinkProfile *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->words);
  g_clear_pointer (&self->content, g_ptr_array_unref);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->sides);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->named);
  g_free (self);
}

/**
 * bang_link_profile_main:
 *
 * Returns: (nullable): the main event
 */
const BangLinkEvent *
bang_link_profile_main (const BangLinkProfile *self)
{
  const BangLinkEvent *event = self->events->len > 0 ? g_ptr_array_index (self->events, 0) : NULL;

  return event != NULL && event->n == 0 ? event : NULL;
}

static guint32
get_julian (gint64 number)
{
  BangDay day = bang_day_from_number (number);
  GDate date;

  if (!g_date_valid_dmy (day.day, (GDateMonth) day.month, day.year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day.day, (GDateMonth) day.month, day.year);
  return g_date_get_julian (&date);
}

static gboolean
read_events (BangConnection   *connection,
             BangLinkProfile  *self,
             GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT n, type, aspect, title, date_start, date_end, parent, series, edition "
                       "FROM main.event WHERE article_id = ?1 ORDER BY n", "i", self->id);
  for (;;)
    {
      BangLinkEvent *event;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      event = g_new0 (BangLinkEvent, 1);
      event->n = (guint) sqlite3_column_int (stmt, 0);
      event->type = g_intern_string (bang_column_text (stmt, 1));
      event->aspect = bang_aspect_from_string (bang_column_text (stmt, 2));
      event->title = bang_column_dup (stmt, 3);
      event->words = bang_words_key (event->title, FALSE);
      event->first = get_julian (sqlite3_column_int64 (stmt, 4));
      event->last = get_julian (sqlite3_column_int64 (stmt, 5));
      if (event->last < event->first)
        event->last = event->first;
      event->parent = sqlite3_column_int (stmt, 6);
      if (bang_column_text (stmt, 7) != NULL)
        event->series = bang_words_key (bang_column_text (stmt, 7), FALSE);
      event->edition = (guint) sqlite3_column_int (stmt, 8);
      event->places = g_ptr_array_new_with_free_func (g_free);
      event->bare = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->events, event);
    }
}

static BangLinkEvent *
find_event (BangLinkProfile *self,
            guint            n)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      BangLinkEvent *event = g_ptr_array_index (self->events, i);

      if (event->n == n)
        return event;
    }
  return NULL;
}

static gboolean
read_places (BangConnection   *connection,
             BangLinkProfile  *self,
             GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT event_n, name FROM main.event_place WHERE article_id = ?1 ORDER BY event_n, n", "i",
                       self->id);
  for (;;)
    {
      BangLinkEvent *event;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      event = find_event (self, (guint) sqlite3_column_int (stmt, 0));
      if (event == NULL)
        continue;
      g_ptr_array_add (event->places, bang_words_key (bang_column_text (stmt, 1), FALSE));
      g_ptr_array_add (event->bare, bang_words_place_key (bang_column_text (stmt, 1)));
    }
}

static gboolean
read_sides (BangConnection   *connection,
            BangLinkProfile  *self,
            GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT label FROM main.event_side WHERE article_id = ?1 AND event_n = 0 AND label IS NOT NULL "
                       "ORDER BY n", "i", self->id);
  for (;;)
    {
      g_autofree char *key = NULL;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      key = bang_words_place_key (bang_column_text (stmt, 0));
      if (!g_ptr_array_find_with_equal_func (self->sides, key, g_str_equal, NULL))
        g_ptr_array_add (self->sides, g_steal_pointer (&key));
    }
}

static gboolean
read_people (BangConnection   *connection,
             BangLinkProfile  *self,
             GError          **error)
{
  g_autoptr (GHashTable) took_part = bang_id_set_new ();
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (!bang_sql_collect (connection, took_part, error,
                         "SELECT entity_n FROM main.participation WHERE article_id = ?1 AND role <> 'mentioned'", "i",
                         self->id))
    return FALSE;
  stmt = bang_sql_ask (connection, error,
                       "SELECT ae.n, ae.entity_id, ae.present FROM main.article_entity ae "
                       "JOIN main.entity e ON e.id = ae.entity_id WHERE ae.article_id = ?1 AND e.kind = 'person'", "i",
                       self->id);
  for (;;)
    {
      gint64 n;
      gint64 id;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      n = sqlite3_column_int64 (stmt, 0);
      id = sqlite3_column_int64 (stmt, 1);
      if (sqlite3_column_int (stmt, 2) != 0 || g_hash_table_contains (took_part, &n))
        {
          bang_id_set_add (self->people, id);
          g_hash_table_remove (self->named, &id);
        }
      else if (!g_hash_table_contains (self->people, &id))
        {
          bang_id_set_add (self->named, id);
        }
    }
}

/* A bare name is a province or a country when the library knows it as one. */
static gboolean
judge_wide (BangConnection   *connection,
            BangLinkProfile  *self,
            GError          **error)
{
  static const char * const wide[] = { " tỉnh ", " khu tự trị ", " nước " };
  const BangLinkEvent *event = bang_link_profile_main (self);
  g_autofree char *norm = NULL;
  gint64 n;

  if (event == NULL || event->places->len == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    self->wide |= g_str_has_prefix (g_ptr_array_index (event->places, 0), wide[i]);
  if (self->wide || strcmp (g_ptr_array_index (event->places, 0), g_ptr_array_index (event->bare, 0)) != 0)
    return TRUE;

  norm = bang_fold_key (g_ptr_array_index (event->bare, 0), -1);
  if (!bang_sql_get_int (connection, &n, error,
                         "SELECT EXISTS (SELECT 1 FROM main.entity_name n JOIN main.entity e ON e.id = n.entity_id "
                         "WHERE n.norm = ?1 AND e.kind = 'place' "
                         "AND e.place_kind IN ('country', 'province', 'autonomous-region', 'special-region'))", "t", norm))
    return FALSE;
  self->wide = n != 0;
  return TRUE;
}

/**
 * bang_link_profile_read:
 * @article_id: an article
 *
 * Returns: (transfer full) (nullable): what of it is compared; %NULL with an
 *   error, %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such article
 */
BangLinkProfile *
bang_link_profile_read (BangConnection  *connection,
                        gint64           article_id,
                        GError         **error)
{
  g_autoptr (BangLinkProfile) self = g_new0 (BangLinkProfile, 1);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  self->id = article_id;
  self->events = g_ptr_array_new_with_free_func (event_free_cb);
  self->sides = g_ptr_array_new_with_free_func (g_free);
  self->people = bang_id_set_new ();
  self->named = bang_id_set_new ();

  stmt = bang_sql_ask (connection, error, "SELECT title, generation FROM main.article WHERE id = ?1", "i", article_id);
  if (!bang_sql_next (connection, stmt, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such article."));
      return NULL;
    }
  self->title = bang_column_dup (stmt, 0);
  self->generation = sqlite3_column_int64 (stmt, 1);
  self->words = bang_words_key (self->title, FALSE);
  self->content = bang_words_of_content (self->title);

  return read_events (connection, self, error) &&
         read_places (connection, self, error) &&
         read_sides (connection, self, error) &&
         read_people (connection, self, error) &&
         judge_wide (connection, self, error) ? g_steal_pointer (&self) : NULL;
}
