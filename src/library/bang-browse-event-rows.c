/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of an event: type, day with its reason, place, sides and
 * who led them, and the article that reports it with the sentence.
 *
 * A row costs about ten look-ups by article, and up to a hundred short ones for
 * other reports of the same event.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-browse-private.h"
#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-rows-private.h"

#define ACTION N_("The events could not be read.")

/* A statement about one event: ?1 is its article, ?2 its number. */
static sqlite3_stmt *
ask (BangConnection  *connection,
     const char      *sql,
     gint64           id,
     GError         **error)
{
  sqlite3_stmt *stmt = bang_connection_prepare (connection, ACTION, sql, error);

  if (stmt != NULL)
    {
      sqlite3_bind_int64 (stmt, 1, BANG_EVENT_ID_ARTICLE (id));
      sqlite3_bind_int64 (stmt, 2, BANG_EVENT_ID_N (id));
    }
  return stmt;
}

static gboolean
read_event (BangConnection  *connection,
            BangEventRow    *row,
            gboolean        *found,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = ask (connection,
              "SELECT type, aspect, title, date_start, date_end, date_basis, date_text, date_reason, start, stop, "
              "  rule_id, day_from, day_to, day_rule FROM main.event WHERE article_id = ?1 AND n = ?2", row->id, error);
  if (stmt == NULL || !bang_connection_step (connection, ACTION, stmt, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  row->type = g_intern_string (bang_column_text (stmt, 0));
  row->aspect = bang_aspect_from_string (bang_column_text (stmt, 1));
  row->title = bang_column_dup (stmt, 2);
  row->start = bang_day_from_number (sqlite3_column_int64 (stmt, 3));
  row->end = bang_day_from_number (sqlite3_column_int64 (stmt, 4));
  row->basis = bang_date_basis_from_string (bang_column_text (stmt, 5));
  row->date_text = bang_column_dup (stmt, 6);
  row->date_reason = bang_column_dup (stmt, 7);
  row->span = bang_column_span (stmt, 8);
  row->rule = bang_rule_get_name (connection, sqlite3_column_int64 (stmt, 10));
  if (row->span.end == row->span.start)
    {
      /* What no cue told is told by the sentence with its day. */
      row->span = bang_column_span (stmt, 11);
      row->rule = bang_rule_get_name (connection, sqlite3_column_int64 (stmt, 13));
    }
  return TRUE;
}

static gboolean
read_places (BangConnection  *connection,
             BangEventRow    *row,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = ask (connection, "SELECT name FROM main.event_place WHERE article_id = ?1 AND event_n = ?2 ORDER BY n",
              row->id, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (row->places, bang_column_dup (stmt, 0));
    }
}

static gboolean
read_sides (BangConnection  *connection,
            BangEventRow    *row,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = ask (connection,
              "SELECT label, country, role FROM main.event_side WHERE article_id = ?1 AND event_n = ?2 ORDER BY n",
              row->id, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      BangEventSideRow *side;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      side = g_new0 (BangEventSideRow, 1);
      side->label = bang_column_dup (stmt, 0);
      side->country = bang_country_from_string (bang_column_text (stmt, 1));
      side->role = bang_side_role_from_string (bang_column_text (stmt, 2));
      g_ptr_array_add (row->sides, side);
    }
}

/* Who led each side: its head, or, of the side that received, the host. The
 * office is the first one printed there, in full where it could be resolved. */
static gboolean
read_heads (BangConnection  *connection,
            BangQuoter      *quoter,
            BangEventRow    *row,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = ask (connection,
              "SELECT p.side, coalesce (ae.name, e.name), coalesce (t.resolved, t.text), p.start, p.stop "
              "FROM main.participation p "
              "JOIN main.article_entity ae ON ae.article_id = p.article_id AND ae.n = p.entity_n "
              "JOIN main.entity e ON e.id = ae.entity_id "
              "LEFT JOIN main.entity_title t ON t.article_id = p.article_id AND t.entity_n = p.entity_n AND t.n = 0 "
              "WHERE p.article_id = ?1 AND p.event_n = ?2 AND p.role IN ('head', 'host') "
              "ORDER BY p.role, p.n", row->id, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      BangEventSideRow *side;
      gint64 n;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      n = sqlite3_column_int64 (stmt, 0);
      if (n < 0 || n >= row->sides->len)
        continue;
      side = g_ptr_array_index (row->sides, n);
      if (side->head != NULL)
        continue;
      side->head = bang_column_dup (stmt, 1);
      side->head_title = bang_column_dup (stmt, 2);
      side->head_quote = bang_quoter_quote (quoter, BANG_EVENT_ID_ARTICLE (row->id), bang_column_span (stmt, 3), error);
      if (side->head_quote == NULL)
        return FALSE;
    }
}

static gboolean
count_what (BangConnection  *connection,
            BangEventRow    *row,
            GError         **error)
{
  g_autoptr (GArray) leaves = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = ask (connection,
              "SELECT (SELECT count (DISTINCT entity_n) FROM main.participation "
              "        WHERE article_id = ?1 AND event_n = ?2 AND role <> 'mentioned'), "
              "       (SELECT count (*) FROM main.agreement WHERE article_id = ?1 AND event_n = ?2), "
              "       EXISTS (SELECT 1 FROM main.proposal WHERE article_id = ?1 AND event_n = ?2)",
              row->id, error);
  if (stmt == NULL || !bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return FALSE;

  row->n_people = (guint) sqlite3_column_int64 (stmt, 0);
  row->n_agreements = (guint) sqlite3_column_int64 (stmt, 1);
  if (sqlite3_column_int (stmt, 2) == 0)
    return TRUE;

  leaves = bang_leaves_read (connection, BANG_EVENT_ID_ARTICLE (row->id), error);
  for (guint i = 0; leaves != NULL && i < leaves->len; i++)
    row->n_proposals += g_array_index (leaves, BangLeaf, i).event == BANG_EVENT_ID_N (row->id);
  return leaves != NULL;
}

static gboolean
read_same (BangConnection  *connection,
           BangEventRow    *row,
           GError         **error)
{
  g_autoptr (GArray) same = NULL;

  /* Only main events are told apart across articles. */
  if (BANG_EVENT_ID_N (row->id) != 0)
    return TRUE;
  same = bang_same_event_find (connection, BANG_EVENT_ID_ARTICLE (row->id), error);
  if (same == NULL)
    return FALSE;
  g_array_append_vals (row->same, same->data, same->len);
  row->n_articles = same->len + 1;
  return TRUE;
}

/* The name that decisions know an event by. */
static gboolean
name_event (BangConnection  *connection,
            BangEventRow    *row,
            GError         **error)
{
  g_autoptr (GError) local_error = NULL;

  if (bang_event_find_part (connection, BANG_EVENT_ID_ARTICLE (row->id), BANG_EVENT_ID_N (row->id),
                            &row->uuid, NULL, &local_error))
    return TRUE;

  /* In a file that is damaged. */
  if (g_error_matches (local_error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND))
    {
      row->uuid = g_strdup ("");
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_confirmed (BangConnection  *connection,
                BangEventRow    *row,
                GError         **error)
{
  gboolean exists;
  g_autofree char *value = NULL;
  g_autofree char *uuid = NULL;

  if (!bang_override_exists (connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  if (!bang_event_find_part (connection, BANG_EVENT_ID_ARTICLE (row->id), BANG_EVENT_ID_N (row->id), &uuid, NULL, error) ||
      !bang_override_get (connection, uuid, "confirmed", &value, error))
    return FALSE;
  row->confirmed = value != NULL;
  return TRUE;
}

/**
 * bang_event_row_read:
 * @quoter: for the sentence
 * @with_same: whether to look for other reports of it
 *
 * Returns: (transfer full) (nullable): an event;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is none
 */
BangEventRow *
bang_event_row_read (BangConnection  *connection,
                     BangQuoter      *quoter,
                     gint64           id,
                     gboolean         with_same,
                     GError         **error)
{
  g_autoptr (BangEventRow) row = bang_event_row_new ();
  gboolean found;

  row->id = id;
  if (!read_event (connection, row, &found, error))
    return NULL;
  if (!found)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such event."));
      return NULL;
    }

  row->article = bang_row_read (connection, BANG_EVENT_ID_ARTICLE (id), NULL, error);
  if (row->article == NULL)
    return NULL;
  row->article->snippet = g_strdup ("");
  if (!name_event (connection, row, error) ||
      !read_places (connection, row, error) ||
      !read_sides (connection, row, error) ||
      !read_heads (connection, quoter, row, error) ||
      !count_what (connection, row, error) ||
      !read_confirmed (connection, row, error) ||
      (with_same && !read_same (connection, row, error)))
    return NULL;

  row->quote = bang_quoter_quote (quoter, BANG_EVENT_ID_ARTICLE (id), row->span, error);
  return row->quote != NULL ? g_steal_pointer (&row) : NULL;
}

static void
unref_row_cb (gpointer data)
{
  if (data != NULL)
    bang_event_row_unref (data);
}

static gpointer
read_row_cb (BangConnection  *connection,
             BangQuoter      *quoter,
             gint64           id,
             gboolean         with_same,
             GError         **error)
{
  return bang_event_row_read (connection, quoter, id, with_same, error);
}

/**
 * bang_library_get_events:
 * @ids: (array length=n_ids): events
 * @cancellable: (nullable): ends it between two rows
 * @error: return location
 *
 * Reads what a list shows of some events: those on the screen, not all.
 *
 * Returns: (transfer full) (nullable) (element-type BangEventRow): a row for
 *   each id, %NULL in the place of an event that is not there
 */
GPtrArray *
bang_library_get_events (BangLibrary   *self,
                         const gint64  *ids,
                         guint          n_ids,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  return bang_browse_read_rows (self, ids, n_ids, read_row_cb, TRUE, unref_row_cb, cancellable, error);
}
