/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one name: the offices held, who is met with it, its articles.
 *
 * Bounded whatever the library: the newest articles are listed, and company is
 * counted over those. A country stands in nearly every article; reading them
 * all would take seconds and tell nothing.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-entities-private.h"
#include "library/bang-rows-private.h"

#define ACTION N_("The page could not be read.")

/* Articles that are listed, the newest; company is counted over them. */
#define MAX_ARTICLES 500

#define MAX_TOGETHER 30
#define MAX_TENURES  100
#define MAX_TITLES   5
#define MAX_OTHER_NAMES 12

/* A delegation is led for some days: printed as an office, it is a role in the
 * event, where it stands, and nothing held from the first day seen to the last. */
#define AND_OFFICE "AND title_norm NOT IN ('trưởng đoàn', 'phó trưởng đoàn', 'trưởng đoàn công tác', 'trưởng đoàn đại biểu') "

/**
 * bang_entity_read:
 *
 * Returns: (transfer full) (nullable): an entity without titles;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is none
 */
BangEntityRow *
bang_entity_read (BangConnection  *connection,
                  gint64           id,
                  GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangEntityRow *row;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT kind, name, place_kind, side, n_articles, uuid FROM main.entity WHERE id = ?1",
                                  error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such name."));
      return NULL;
    }

  row = bang_entity_row_new ();
  row->id = id;
  row->kind = BANG_ENTITY_PERSON;
  bang_entity_kind_from_string (bang_column_text (stmt, 0), &row->kind);
  row->name = bang_column_dup (stmt, 1);
  row->place_kind = bang_column_dup (stmt, 2);
  row->side = bang_country_from_string (bang_column_text (stmt, 3));
  row->n_articles = (guint) MAX (sqlite3_column_int64 (stmt, 4), 0);
  row->uuid = bang_column_dup_uuid (stmt, 5);
  return row;
}

/**
 * bang_entity_add_titles:
 *
 * Adds the newest few offices of a person.
 */
gboolean
bang_entity_add_titles (BangConnection  *connection,
                        BangEntityRow   *row,
                        GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (row->kind != BANG_ENTITY_PERSON)
    return TRUE;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT title FROM main.tenure WHERE person_id = ?1 " AND_OFFICE
                                  "ORDER BY last_date DESC, n_articles DESC, title_norm LIMIT ?2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, row->id);
  sqlite3_bind_int64 (stmt, 2, MAX_TITLES);
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (row->titles, bang_column_dup (stmt, 0));
    }
}

/* What a place is called in other scripts. */
static gboolean
read_other_names (BangConnection  *connection,
                  BangEntityRow   *row,
                  GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT DISTINCT name FROM main.entity_name "
                                  "WHERE entity_id = ?1 AND kind IN ('hanzi', 'pinyin', 'english') "
                                  "ORDER BY kind <> 'hanzi', kind <> 'pinyin', name LIMIT ?2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, row->id);
  sqlite3_bind_int64 (stmt, 2, MAX_OTHER_NAMES);
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (row->other_names, bang_column_dup (stmt, 0));
    }
}

static gboolean
read_confirmed (BangConnection  *connection,
                BangEntityRow   *row,
                GError         **error)
{
  gint64 n;

  if (!bang_sql_get_int (connection, &n, error,
                         "SELECT count (*) FROM main.override o JOIN main.entity e ON e.uuid = o.target_uuid "
                         "WHERE e.id = ?1 AND o.field = 'confirmed'", "i", row->id))
    return FALSE;
  row->confirmed = n > 0;
  return TRUE;
}

static gboolean
read_tenures (BangConnection  *connection,
              BangEntityCard  *card,
              GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT title, first_date, last_date, n_articles FROM main.tenure "
                                  "WHERE person_id = ?1 " AND_OFFICE
                                  "ORDER BY last_date DESC, n_articles DESC, title_norm LIMIT ?2",
                                  error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, card->row->id);
  sqlite3_bind_int64 (stmt, 2, MAX_TENURES);
  for (;;)
    {
      BangTenure *tenure;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      tenure = g_new0 (BangTenure, 1);
      tenure->title = bang_column_dup (stmt, 0);
      tenure->first = bang_day_from_number (sqlite3_column_int64 (stmt, 1));
      tenure->last = bang_day_from_number (sqlite3_column_int64 (stmt, 2));
      tenure->n_articles = (guint) sqlite3_column_int64 (stmt, 3);
      g_ptr_array_add (card->tenures, tenure);
    }
}

static gboolean
read_articles (BangConnection  *connection,
               BangEntityCard  *card,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT DISTINCT order_key, article_id FROM main.article_entity "
                                  "WHERE entity_id = ?1 ORDER BY order_key DESC LIMIT ?2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, card->row->id);
  sqlite3_bind_int64 (stmt, 2, MAX_ARTICLES);
  for (;;)
    {
      BangArticleRow *row;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = bang_row_read (connection, sqlite3_column_int64 (stmt, 1), NULL, error);
      if (row == NULL)
        return FALSE;
      row->snippet = g_strdup ("");
      g_ptr_array_add (card->articles, row);
    }
}

/* People and organisations of the same articles. Their n_articles is in how
 * many of those. */
static gboolean
read_together (BangConnection  *connection,
               BangEntityCard  *card,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT other.entity_id, count (DISTINCT other.article_id) AS n "
                                  "FROM (SELECT DISTINCT order_key, article_id FROM main.article_entity "
                                  "      WHERE entity_id = ?1 ORDER BY order_key DESC LIMIT ?2) AS own "
                                  "CROSS JOIN main.article_entity AS other ON other.article_id = own.article_id "
                                  "JOIN main.entity e ON e.id = other.entity_id "
                                  "WHERE other.entity_id <> ?1 AND e.kind IN ('person', 'organisation') "
                                  "GROUP BY other.entity_id ORDER BY n DESC, other.entity_id LIMIT ?3", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, card->row->id);
  sqlite3_bind_int64 (stmt, 2, MAX_ARTICLES);
  sqlite3_bind_int64 (stmt, 3, MAX_TOGETHER);
  for (;;)
    {
      BangEntityRow *row;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      row = bang_entity_read (connection, sqlite3_column_int64 (stmt, 0), error);
      if (row == NULL)
        return FALSE;
      row->n_articles = (guint) sqlite3_column_int64 (stmt, 1);
      g_ptr_array_add (card->together, row);
      if (!bang_entity_add_titles (connection, row, error))
        return FALSE;
    }
}

static BangEntityCard *
read_card (BangConnection  *connection,
           gint64           id,
           GError         **error)
{
  g_autoptr (BangEntityCard) card = g_new0 (BangEntityCard, 1);

  g_atomic_ref_count_init (&card->refs);
  card->tenures = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_tenure_free);
  card->together = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  card->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_article_row_unref);
  card->row = bang_entity_read (connection, id, error);
  if (card->row == NULL ||
      !bang_entity_add_titles (connection, card->row, error) ||
      !read_other_names (connection, card->row, error) ||
      !read_confirmed (connection, card->row, error) ||
      !read_tenures (connection, card, error) ||
      !read_together (connection, card, error) ||
      !read_articles (connection, card, error))
    return NULL;
  return g_steal_pointer (&card);
}

/**
 * bang_library_get_entity:
 * @entity_id: an entity
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads the page of a name: its newest 500 articles, and the people and
 * organisations most often in them (their `n_articles` is in how many).
 *
 * Returns: (transfer full) (nullable): the card;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such entity
 */
BangEntityCard *
bang_library_get_entity (BangLibrary   *self,
                         gint64         entity_id,
                         GCancellable  *cancellable,
                         GError       **error)
{
  BangConnection *connection;
  BangEntityCard *card = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      card = read_card (connection, bang_entity_get_root (connection, entity_id), error);
      bang_connection_rollback (connection);
    }
  bang_library_give_reader (self, connection);
  return card;
}
