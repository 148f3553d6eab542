/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of an agreement or a proposal, with its sentence.
 *
 * Which side somebody asks for is what the event says of them, or the side
 * whose name stands in theirs ("lãnh đạo châu Văn Sơn"). Where neither does, it
 * is not known.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-browse-private.h"
#include "library/bang-claims-private.h"
#include "library/bang-rows-private.h"

#define ACTION N_("The ledger could not be read.")

/* A statement about one entry: ?1 its article, ?2 its event, ?3 its number. */
static sqlite3_stmt *
ask (BangConnection  *connection,
     const char      *sql,
     gint64           id,
     GError         **error)
{
  sqlite3_stmt *stmt = bang_connection_prepare (connection, ACTION, sql, error);

  if (stmt != NULL)
    {
      sqlite3_bind_int64 (stmt, 1, BANG_LEDGER_ID_ARTICLE (id));
      sqlite3_bind_int64 (stmt, 2, BANG_LEDGER_ID_EVENT (id));
      if (sqlite3_bind_parameter_count (stmt) > 2)
        sqlite3_bind_int64 (stmt, 3, BANG_LEDGER_ID_N (id));
    }
  return stmt;
}

static gboolean
read_agreement (BangConnection  *connection,
                BangLedgerRow   *row,
                gboolean        *found,
                GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = ask (connection,
              "SELECT kind, subject, start, stop, rule_id FROM main.agreement "
              "WHERE article_id = ?1 AND event_n = ?2 AND n = ?3", row->id, error);
  if (stmt == NULL || !bang_connection_step (connection, ACTION, stmt, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  row->agreement_kind = bang_column_dup (stmt, 0);
  row->text = bang_column_dup (stmt, 1);
  row->field = bang_words_find_field (row->text);
  row->span = bang_column_span (stmt, 2);
  row->rule = bang_rule_get_name (connection, sqlite3_column_int64 (stmt, 4));
  row->status = BANG_LEDGER_SIGNED;
  return TRUE;
}

static gboolean
read_parties (BangConnection  *connection,
              BangLedgerRow   *row,
              GError         **error)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = ask (connection,
              "SELECT name FROM main.agreement_party "
              "WHERE article_id = ?1 AND event_n = ?2 AND agreement_n = ?3 ORDER BY n", row->id, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (bang_column_text (stmt, 0) != NULL)
        g_ptr_array_add (parties, bang_column_dup (stmt, 0));
    }
  g_ptr_array_add (parties, NULL);
  g_strfreev (row->parties);
  row->parties = (char **) g_ptr_array_free (g_steal_pointer (&parties), FALSE);
  return TRUE;
}

static gboolean
read_proposal (BangConnection  *connection,
               BangLedgerRow   *row,
               gboolean        *found,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = ask (connection,
              "SELECT by_whom, to_whom, text, field, start, stop, rule_id FROM main.proposal "
              "WHERE article_id = ?1 AND event_n = ?2 AND n = ?3", row->id, error);
  if (stmt == NULL || !bang_connection_step (connection, ACTION, stmt, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  row->by = bang_column_dup (stmt, 0);
  row->to = bang_column_dup (stmt, 1);
  row->text = bang_column_dup (stmt, 2);
  row->field = bang_column_dup (stmt, 3);
  row->span = bang_column_span (stmt, 4);
  row->rule = bang_rule_get_name (connection, sqlite3_column_int64 (stmt, 6));
  return TRUE;
}

/* A statement about event @n of the article. */
static sqlite3_stmt *
ask_event (BangConnection  *connection,
           const char      *sql,
           gint64           id,
           gint64           n,
           GError         **error)
{
  sqlite3_stmt *stmt = ask (connection, sql, id, error);

  if (stmt != NULL)
    sqlite3_bind_int64 (stmt, 2, n);
  return stmt;
}

static gboolean
read_sides (BangConnection  *connection,
            BangLedgerRow   *row,
            gint64           event,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = ask_event (connection,
                    "SELECT label FROM main.event_side WHERE article_id = ?1 AND event_n = ?2 ORDER BY n",
                    row->id, event, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      char *label;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      label = bang_column_dup (stmt, 0);
      g_ptr_array_add (row->sides, label != NULL ? label : g_strdup (""));
    }
}

static gboolean
read_day (BangConnection  *connection,
          BangLedgerRow   *row,
          gint64           event,
          gint64          *parent,
          GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *parent = -1;
  stmt = ask_event (connection,
                    "SELECT title, date_start, date_basis, parent FROM main.event WHERE article_id = ?1 AND n = ?2",
                    row->id, event, error);
  if (stmt == NULL || !bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  if (row->event_title == NULL)
    row->event_title = bang_column_dup (stmt, 0);
  row->date = bang_day_from_number (sqlite3_column_int64 (stmt, 1));
  row->basis = bang_date_basis_from_string (bang_column_text (stmt, 2));
  *parent = sqlite3_column_int64 (stmt, 3);
  return TRUE;
}

/* "On this occasion the two departments signed": the signing has no day and no
 * sides of its own, but those of the meeting it is part of. A day that is had
 * this way is a reasoned one. */
static gboolean
read_event (BangConnection  *connection,
            BangLedgerRow   *row,
            GError         **error)
{
  gint64 event = BANG_LEDGER_ID_EVENT (row->id);
  gint64 parent;
  gint64 above;

  row->event_id = BANG_EVENT_ID (BANG_LEDGER_ID_ARTICLE (row->id), event);
  if (!read_day (connection, row, event, &parent, error) || !read_sides (connection, row, event, error))
    return FALSE;

  if (row->sides->len == 0 && parent >= 0 && !read_sides (connection, row, parent, error))
    return FALSE;
  if (row->date.year != 0 || row->date.month != 0 || parent < 0)
    return TRUE;
  if (!read_day (connection, row, parent, &above, error))
    return FALSE;
  if (row->date.year != 0)
    row->basis = BANG_BASIS_INFERRED;
  return TRUE;
}

/* The side whose name stands in @name; not known when two do. */
static char *
find_named_side (BangLedgerRow *row,
                 const char    *name)
{
  const char *found = NULL;

  for (guint i = 0; i < row->sides->len; i++)
    {
      const char *label = g_ptr_array_index (row->sides, i);
      g_autofree char *words = bang_words_key (label, FALSE);

      if (!bang_words_has (name, words, FALSE))
        continue;
      if (found != NULL)
        return NULL;
      found = label;
    }
  return g_strdup (found);
}

/* The side that the event puts a person on. */
static gboolean
read_asker (BangConnection  *connection,
            BangLedgerRow   *row,
            GError         **error)
{
  g_autofree char *by = bang_words_key (row->by, FALSE);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = ask (connection,
              "SELECT coalesce (ae.name, e.name), p.side FROM main.participation p "
              "JOIN main.article_entity ae ON ae.article_id = p.article_id AND ae.n = p.entity_n "
              "JOIN main.entity e ON e.id = ae.entity_id "
              "WHERE p.article_id = ?1 AND p.event_n = ?2 AND p.side >= 0 ORDER BY p.n", row->id, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *name = NULL;
      gint64 side;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      name = bang_words_key (bang_column_text (stmt, 0), FALSE);
      side = sqlite3_column_int64 (stmt, 1);
      if (name[1] != '\0' && g_str_equal (name, by) && side < row->sides->len)
        {
          row->by_side = g_strdup (g_ptr_array_index (row->sides, side));
          break;
        }
    }

  if (row->by_side == NULL && row->by != NULL)
    row->by_side = find_named_side (row, row->by);
  if (row->to != NULL)
    row->to_side = find_named_side (row, row->to);
  return TRUE;
}

/**
 * bang_ledger_row_read:
 * @quoter: for the sentence
 *
 * Returns: (transfer full) (nullable): an entry without follow-ups;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is none
 */
BangLedgerRow *
bang_ledger_row_read (BangConnection  *connection,
                      BangQuoter      *quoter,
                      gint64           id,
                      GError         **error)
{
  g_autoptr (BangLedgerRow) row = bang_ledger_row_new ();
  gboolean agreement = BANG_LEDGER_ID_KIND (id) == BANG_LEDGER_AGREEMENT;
  gboolean found;

  row->id = id;
  row->kind = BANG_LEDGER_ID_KIND (id);
  if (!(agreement ? read_agreement (connection, row, &found, error)
                  : read_proposal (connection, row, &found, error)))
    return NULL;
  if (!found)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such entry in its ledger."));
      return NULL;
    }

  if (!read_event (connection, row, error) ||
      !(agreement ? read_parties (connection, row, error) : read_asker (connection, row, error)))
    return NULL;
  row->article = bang_row_read (connection, BANG_LEDGER_ID_ARTICLE (id), NULL, error);
  if (row->article == NULL)
    return NULL;
  row->article->snippet = g_strdup ("");
  row->quote = bang_quoter_quote (quoter, BANG_LEDGER_ID_ARTICLE (id), row->span, error);
  return row->quote != NULL ? g_steal_pointer (&row) : NULL;
}

static void
unref_row_cb (gpointer data)
{
  if (data != NULL)
    bang_ledger_row_unref (data);
}

static gpointer
read_row_cb (BangConnection  *connection,
             BangQuoter      *quoter,
             gint64           id,
             gboolean         follow,
             GError         **error)
{
  g_autoptr (BangLedgerRow) row = bang_ledger_row_read (connection, quoter, id, error);

  if (row == NULL || (follow && !bang_follow_ups_add (connection, row, error)))
    return NULL;
  return g_steal_pointer (&row);
}

/**
 * bang_library_get_ledger:
 * @ids: (array length=n_ids): agreements and proposals
 * @follow: whether to look for what may have come of each proposal, which costs
 *   a search each
 * @cancellable: (nullable): ends it between two rows
 * @error: return location
 *
 * Reads what a list shows of some entries: those on the screen, not all.
 *
 * Returns: (transfer full) (nullable) (element-type BangLedgerRow): a row for
 *   each id, %NULL in the place of an entry that is not there
 */
GPtrArray *
bang_library_get_ledger (BangLibrary   *self,
                         const gint64  *ids,
                         guint          n_ids,
                         gboolean       follow,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  return bang_browse_read_rows (self, ids, n_ids, read_row_cb, follow, unref_row_cb, cancellable, error);
}
