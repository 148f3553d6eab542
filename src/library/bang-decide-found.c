/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The events of an article as the program found them, by the names that
 * decisions have for them, and what a person may decide about each.
 *
 * An event is named by its article and its part: "main" for the first, else its
 * type and how many of that type came before, all as they were found.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
found_free (gpointer data)
{
  BangFound *found = data;

  g_free (found->part);
  g_free (found->uuid);
  g_free (found);
}

/**
 * bang_event_make_uuid:
 * @article: uuid of the article
 * @part: which of its events
 *
 * Returns: (transfer full): the event's uuid
 */
char *
bang_event_make_uuid (const char *article,
                      const char *part)
{
  g_autofree char *name = g_strconcat (article, "/", part, NULL);
  guint8 uuid[BANG_UUID_SIZE];

  bang_uuid_from_name ("event", name, strlen (name), uuid);
  return bang_uuid_to_string (uuid);
}

/**
 * bang_events_are_decided:
 * @decided: (out): whether a person decided about events of the article
 */
gboolean
bang_events_are_decided (BangConnection  *connection,
                         gint64           article_id,
                         gboolean        *decided,
                         GError         **error)
{
  gint64 value;

  if (!bang_sql_get_int (connection, &value, error,
                         "SELECT EXISTS (SELECT 1 FROM main.decided_article WHERE article_id = ?1)", "i", article_id))
    return FALSE;
  *decided = value != 0;
  return TRUE;
}

static GPtrArray *
read_types (BangConnection  *connection,
            gint64           article_id,
            gboolean         kept,
            GError         **error)
{
  if (kept)
    return bang_sql_list (connection, error,
                          "SELECT type FROM main.kept_event WHERE article_id = ?1 ORDER BY n", "i", article_id);
  return bang_sql_list (connection, error,
                        "SELECT type FROM main.event WHERE article_id = ?1 ORDER BY n", "i", article_id);
}

/**
 * bang_events_read_found:
 * @kept: whether what was found stands in the kept tables
 *
 * Returns: (transfer full) (nullable) (element-type BangFound): the events of an
 *   article as they were found. There is always a main one to speak of, even
 *   where the program found none
 */
GPtrArray *
bang_events_read_found (BangConnection  *connection,
                        gint64           article_id,
                        gboolean         kept,
                        GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GPtrArray) types = NULL;
  g_autofree char *article = NULL;

  if (!bang_sql_get_text (connection, &article, error,
                          "SELECT uuid FROM main.article WHERE id = ?1", "i", article_id))
    return NULL;
  if (article == NULL)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such article."));
      return NULL;
    }
  types = read_types (connection, article_id, kept, error);
  if (types == NULL)
    return NULL;

  for (guint i = 0; i < MAX (types->len, 1); i++)
    {
      BangFound *found = g_new0 (BangFound, 1);
      guint n_before = 0;

      for (guint j = 1; j < i; j++)
        n_before += g_str_equal (g_ptr_array_index (types, j), g_ptr_array_index (types, i));
      found->part = i == 0 ? g_strdup ("main")
                           : g_strdup_printf ("%s/%u", (char *) g_ptr_array_index (types, i), n_before);
      found->uuid = bang_event_make_uuid (article, found->part);
      g_ptr_array_add (list, found);
    }
  return g_steal_pointer (&list);
}

/**
 * bang_event_find_part:
 * @event: its number, as the article is read now
 * @uuid: (out): its uuid
 * @part: (out) (optional): which of the article's events it is
 *
 * Finds how an event is called in decisions. Any connection.
 */
gboolean
bang_event_find_part (BangConnection  *connection,
                      gint64           article_id,
                      guint            event,
                      char           **uuid,
                      char           **part,
                      GError         **error)
{
  g_autoptr (GPtrArray) list = NULL;
  gboolean decided;
  guint n = 0;

  if (!bang_events_are_decided (connection, article_id, &decided, error))
    return FALSE;
  list = bang_events_read_found (connection, article_id, decided, error);
  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      BangFound *found = g_ptr_array_index (list, i);
      g_autofree char *rejected = NULL;

      if (decided && !bang_override_get (connection, found->uuid, "rejected", &rejected, error))
        return FALSE;
      if (rejected == NULL && n++ == event)
        {
          *uuid = g_steal_pointer (&found->uuid);
          if (part != NULL)
            *part = g_steal_pointer (&found->part);
          return TRUE;
        }
    }

  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
               _("The article has no event %u. Showing the article tells which it has."), event + 1);
  return FALSE;
}

/**
 * bang_event_find_found:
 * @uuid: of an event, as decisions name it
 * @found: (out): its number as the program found it, -1 when it finds none
 * @kept: (out): whether what was found stands in the kept tables
 * @shown: (out): its number as the article is read now; of a rejected one that
 *   of the next
 *
 * Finds an event by what decisions call it. Any connection.
 */
gboolean
bang_event_find_found (BangConnection  *connection,
                       gint64           article_id,
                       const char      *uuid,
                       int             *found,
                       gboolean        *kept,
                       guint           *shown,
                       GError         **error)
{
  g_autoptr (GPtrArray) list = NULL;

  *found = -1;
  *shown = 0;
  if (!bang_events_are_decided (connection, article_id, kept, error))
    return FALSE;
  list = bang_events_read_found (connection, article_id, *kept, error);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const BangFound *one = g_ptr_array_index (list, i);
      g_autofree char *rejected = NULL;

      if (strcmp (one->uuid, uuid) == 0)
        {
          *found = (int) i;
          return TRUE;
        }
      if (*kept && !bang_override_get (connection, one->uuid, "rejected", &rejected, error))
        return FALSE;
      *shown += rejected == NULL;
    }
  return TRUE;
}

/**
 * bang_event_read_field:
 * @n: its number, as the program found it
 * @field: "date", "type" or "place"
 * @kept: whether to read it where what was found is kept
 * @value: (out) (transfer full) (nullable): as decisions have it
 *
 * Reads what a person may decide about an event. Any connection.
 */
gboolean
bang_event_read_field (BangConnection  *connection,
                       gint64           article_id,
                       gint64           n,
                       const char      *field,
                       gboolean         kept,
                       char           **value,
                       GError         **error)
{
  gint64 number;

  if (strcmp (field, "date") == 0)
    {
      if (!bang_sql_get_int (connection, &number, error,
                             kept ? "SELECT date_start FROM main.kept_event WHERE article_id = ?1 AND n = ?2"
                                  : "SELECT date_start FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                             article_id, n))
        return FALSE;
      *value = bang_day_to_iso (bang_day_from_number (number));
      return TRUE;
    }
  if (strcmp (field, "type") == 0)
    return bang_sql_get_text (connection, value, error,
                              kept ? "SELECT type FROM main.kept_event WHERE article_id = ?1 AND n = ?2"
                                   : "SELECT type FROM main.event WHERE article_id = ?1 AND n = ?2", "ii",
                              article_id, n);
  return bang_sql_get_text (connection, value, error,
                            kept ? "SELECT name FROM main.kept_event_place "
                                   "WHERE article_id = ?1 AND event_n = ?2 AND n = 0"
                                 : "SELECT name FROM main.event_place "
                                   "WHERE article_id = ?1 AND event_n = ?2 AND n = 0", "ii",
                            article_id, n);
}
