/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the archive, by how often they stand or by the alphabet.
 *
 * By count they are read off an index that holds the names, so that looking for
 * a beginning stops as soon as enough are found; what hardly anybody is called
 * is found at the end of a walk over all names, a tenth of a second for a
 * quarter of a million. In the order of the alphabet sort keys are made for all
 * that fit.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-browse-private.h"
#include "library/bang-entities-private.h"
#include "text/bang-collate.h"
#include "text/bang-fold.h"
#include "text/bang-token.h"

#define ACTION N_("The names could not be read.")

/* Words that are looked for; more of them narrow nothing. */
#define MAX_WORDS 8

/* A beginning that words of the name are to have, a space in front. */
typedef struct
{
  char     *text;
  gboolean  plain;     /* typed without marks: compared without */
} Wanted;

typedef struct
{
  gint64  id;
  GBytes *key;
} Sorted;

static void
wanted_clear_cb (gpointer data)
{
  g_free (((Wanted *) data)->text);
}

static void
sorted_clear_cb (gpointer data)
{
  g_bytes_unref (((Sorted *) data)->key);
}

static GArray *
parse_words (const char *words)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  BangTokenIter iter;
  BangToken token;

  g_array_set_clear_func (wanted, wanted_clear_cb);
  if (words == NULL)
    return wanted;

  bang_token_iter_init (&iter, words, strlen (words));
  while (wanted->len < MAX_WORDS && bang_token_iter_next (&iter, &token))
    {
      g_autofree char *exact = g_strndup (token.exact, token.exact_len);
      Wanted word = { g_strconcat (" ", exact, NULL), !bang_fold_has_marks (exact, -1) };

      g_array_append_val (wanted, word);
    }
  return wanted;
}

static gboolean
name_fits (const char *name,
           GArray     *wanted)
{
  g_autofree char *exact = NULL;
  g_autofree char *plain = NULL;

  if (wanted->len == 0)
    return TRUE;
  if (name == NULL)
    return FALSE;

  exact = bang_words_key (name, FALSE);
  plain = bang_words_key (name, TRUE);
  for (guint i = 0; i < wanted->len; i++)
    {
      const Wanted *word = &g_array_index (wanted, Wanted, i);

      if (strstr (word->plain ? plain : exact, word->text) == NULL)
        return FALSE;
    }
  return TRUE;
}

static sqlite3_stmt *
ask (BangConnection          *connection,
     const char              *sql,
     const BangEntityFilter  *filter,
     GError                 **error)
{
  sqlite3_stmt *stmt = bang_connection_prepare (connection, ACTION, sql, error);

  if (stmt != NULL && !filter->any_kind)
    bang_bind_text (stmt, 1, bang_entity_kind_to_string (filter->kind));
  return stmt;
}

static gboolean
find_by_count (BangConnection          *connection,
               const BangEntityFilter  *filter,
               gint64                   limit,
               GArray                  *ids,
               GError                 **error)
{
  g_autoptr (GArray) wanted = parse_words (filter->words);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = ask (connection,
              filter->any_kind
              ? "SELECT id, name FROM main.entity WHERE n_articles > 0 AND merged_into IS NULL "
                "ORDER BY n_articles DESC, name, id"
              : "SELECT id, name FROM main.entity WHERE kind = ?1 AND n_articles > 0 AND merged_into IS NULL "
                "ORDER BY n_articles DESC, name, id", filter, error);
  if (stmt == NULL)
    return FALSE;
  while ((gint64) ids->len < limit)
    {
      gint64 id;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = sqlite3_column_int64 (stmt, 0);
      if (name_fits (bang_column_text (stmt, 1), wanted))
        g_array_append_val (ids, id);
    }
  return TRUE;
}

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *x = a;
  const Sorted *y = b;
  int order = g_bytes_compare (x->key, y->key);

  return order != 0 ? order : x->id < y->id ? -1 : x->id > y->id;
}

static gboolean
find_by_name (BangConnection          *connection,
              const BangEntityFilter  *filter,
              gint64                   limit,
              GArray                  *ids,
              GError                 **error)
{
  g_autoptr (GArray) wanted = parse_words (filter->words);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_array_set_clear_func (sorted, sorted_clear_cb);
  stmt = ask (connection,
              filter->any_kind
              ? "SELECT id, name, kind FROM main.entity WHERE n_articles > 0 AND merged_into IS NULL"
              : "SELECT id, name, kind FROM main.entity WHERE kind = ?1 AND n_articles > 0 AND merged_into IS NULL",
              filter, error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      const char *name;
      Sorted row;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      name = bang_column_text (stmt, 1);
      if (name == NULL || !name_fits (name, wanted))
        continue;
      row.id = sqlite3_column_int64 (stmt, 0);
      row.key = g_strcmp0 (bang_column_text (stmt, 2), "person") == 0 ? bang_collate_person_key (name)
                                                                      : bang_collate_key (name);
      g_array_append_val (sorted, row);
    }

  g_array_sort (sorted, compare_sorted);
  for (guint i = 0; i < sorted->len && (gint64) i < limit; i++)
    g_array_append_val (ids, g_array_index (sorted, Sorted, i).id);
  return TRUE;
}

/**
 * bang_library_find_entity_ids:
 * @filter: (nullable): which names, in which order; %NULL for all, those in
 *   most articles first
 * @limit: how many at most, less than 0 for all
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Finds names. Those that no article has any more, or that were merged into
 * another, are not among them.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids
 */
GArray *
bang_library_find_entity_ids (BangLibrary             *self,
                              const BangEntityFilter  *filter,
                              gint64                   limit,
                              GCancellable            *cancellable,
                              GError                 **error)
{
  static const BangEntityFilter everything = { TRUE, BANG_ENTITY_PERSON, NULL, BANG_ENTITY_ORDER_COUNT };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  BangConnection *connection;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  if (filter == NULL)
    filter = &everything;
  if (limit < 0)
    limit = G_MAXINT64;
  if (filter->order == BANG_ENTITY_ORDER_NAME)
    done = find_by_name (connection, filter, limit, ids, error);
  else
    done = find_by_count (connection, filter, limit, ids, error);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&ids) : NULL;
}

static void
free_row_cb (gpointer data)
{
  bang_entity_row_free (data);
}

static gboolean
read_rows (BangConnection  *connection,
           GPtrArray       *rows,
           const gint64    *ids,
           guint            n_ids,
           GError         **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) local_error = NULL;
      BangEntityRow *row = bang_entity_read (connection, ids[i], &local_error);

      g_ptr_array_add (rows, row);
      if (row == NULL && !g_error_matches (local_error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (row != NULL && !bang_entity_add_titles (connection, row, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_library_get_entity_rows:
 * @ids: (array length=n_ids): names
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads what a list shows of some names, the newest offices of a person among
 * it: those on the screen, not all.
 *
 * Returns: (transfer full) (nullable) (element-type BangEntityRow): a row for
 *   each id, %NULL in the place of a name that is not there
 */
GPtrArray *
bang_library_get_entity_rows (BangLibrary   *self,
                              const gint64  *ids,
                              guint          n_ids,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  BangConnection *connection;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  rows = g_ptr_array_new_full (n_ids, free_row_cb);
  done = read_rows (connection, rows, ids, n_ids, error);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&rows) : NULL;
}

/**
 * bang_library_list_entities:
 * @filter: (nullable): which names, in which order
 * @offset: how many to pass over
 * @limit: how many to read
 * @total: (out) (optional): how many there are
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * A page of names.
 *
 * Returns: (transfer full) (nullable) (element-type BangEntityRow): the names
 */
GPtrArray *
bang_library_list_entities (BangLibrary             *self,
                            const BangEntityFilter  *filter,
                            guint                    offset,
                            guint                    limit,
                            guint                   *total,
                            GCancellable            *cancellable,
                            GError                 **error)
{
  g_autoptr (GArray) ids = bang_library_find_entity_ids (self, filter, -1, cancellable, error);

  if (ids == NULL)
    return NULL;

  if (total != NULL)
    *total = ids->len;
  offset = MIN (offset, ids->len);
  return bang_library_get_entity_rows (self, (const gint64 *) (gpointer) ids->data + offset,
                                       MIN (limit, ids->len - offset), cancellable, error);
}
