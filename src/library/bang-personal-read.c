/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the personal layer: of one article, of a row of a list, and the lists
 * of tags, collections and notes.
 *
 * Any thread; functions that take a connection are for whichever uses it.
 */
#include "config.h"

#include "library/bang-personal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"
#include "text/bang-collate.h"
#include "text/bang-fold.h"

static int
compare_tags (gconstpointer a,
              gconstpointer b)
{
  return bang_collate_compare ((*(const BangTag * const *) a)->name, (*(const BangTag * const *) b)->name);
}

static int
compare_collections (gconstpointer a,
                     gconstpointer b)
{
  return bang_collate_compare ((*(const BangCollection * const *) a)->name, (*(const BangCollection * const *) b)->name);
}

/* uuid, name, colour, n_articles */
static GPtrArray *
read_tags (BangConnection  *connection,
           sqlite3_stmt    *taken,
           GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = taken;
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_tag_free);
  gboolean has_row;

  for (;;)
    {
      BangTag *tag;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      tag = bang_tag_new ();
      tag->uuid = bang_column_dup_uuid (stmt, 0);
      tag->name = bang_column_dup (stmt, 1);
      tag->colour = bang_column_dup (stmt, 2);
      tag->n_articles = sqlite3_column_int64 (stmt, 3);
      g_ptr_array_add (tags, tag);
    }
  g_ptr_array_sort (tags, compare_tags);
  return g_steal_pointer (&tags);
}

/* uuid, name, note, at, n_articles */
static GPtrArray *
read_collections (BangConnection  *connection,
                  sqlite3_stmt    *taken,
                  GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = taken;
  g_autoptr (GPtrArray) collections = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_collection_free);
  gboolean has_row;

  for (;;)
    {
      BangCollection *collection;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      collection = bang_collection_new ();
      collection->uuid = bang_column_dup_uuid (stmt, 0);
      collection->name = bang_column_dup (stmt, 1);
      collection->note = bang_column_dup (stmt, 2);
      collection->at = sqlite3_column_int64 (stmt, 3);
      collection->n_articles = sqlite3_column_int64 (stmt, 4);
      if (collection->note == NULL)
        collection->note = g_strdup ("");
      g_ptr_array_add (collections, collection);
    }
  g_ptr_array_sort (collections, compare_collections);
  return g_steal_pointer (&collections);
}

/* Finds the passage of a note in the text as it is now. */
static void
locate (BangNote     *note,
        sqlite3_stmt *stmt)
{
  const char *text = bang_column_text (stmt, 9);

  note->span.start = (gsize) sqlite3_column_int64 (stmt, 4);
  note->span.end = (gsize) sqlite3_column_int64 (stmt, 5);
  if (*note->quote == '\0')
    return;
  note->lost = text == NULL ||
               !bang_passage_find (text, (gsize) sqlite3_column_bytes (stmt, 9), note->span, note->quote,
                                   bang_column_text (stmt, 7), bang_column_text (stmt, 8), &note->span);
  if (note->lost)
    note->span = (BangSpan) { 0, 0 };
}

/* uuid, text, written, changed, start, stop, quote, prefix, suffix, text of the
 * article, id, uuid and title of the article */
static GPtrArray *
read_notes (BangConnection  *connection,
            sqlite3_stmt    *taken,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = taken;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_note_free);
  gboolean has_row;

  for (;;)
    {
      BangNote *note;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&notes);
      note = bang_note_new ();
      note->uuid = bang_column_dup_uuid (stmt, 0);
      note->text = bang_column_dup (stmt, 1);
      note->written = sqlite3_column_int64 (stmt, 2);
      note->changed = sqlite3_column_int64 (stmt, 3);
      note->quote = bang_column_dup (stmt, 6);
      note->article_id = sqlite3_column_int64 (stmt, 10);
      note->article = bang_column_dup_uuid (stmt, 11);
      note->title = bang_column_dup (stmt, 12);
      if (note->title == NULL)
        note->title = g_strdup ("");
      if (note->quote == NULL)
        note->quote = g_strdup ("");
      locate (note, stmt);
      g_ptr_array_add (notes, note);
    }
}

/* Notes on the whole article first, then down the text; lost ones last. */
static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  const BangNote *x = *(const BangNote * const *) a;
  const BangNote *y = *(const BangNote * const *) b;

  if (x->lost != y->lost)
    return x->lost ? 1 : -1;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->written != y->written)
    return x->written < y->written ? -1 : 1;
  return strcmp (x->uuid, y->uuid);
}

static gboolean
read_personal (BangConnection  *connection,
               BangPersonal    *personal,
               GError         **error)
{
  g_autofree char *uuid = NULL;
  gint64 starred;

  if (!bang_sql_get_text (connection, &uuid, error, "SELECT uuid FROM main.article WHERE id = ?1", "i",
                          personal->article_id))
    return FALSE;
  if (uuid == NULL)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such article."));
      return FALSE;
    }

  if (!bang_sql_get_int (connection, &starred, error,
                         "SELECT count (*) FROM main.star WHERE target_uuid = ?1", "u", uuid))
    return FALSE;
  personal->starred = starred != 0;
  personal->tags = read_tags (connection,
                              bang_sql_ask (connection, error,
                                            "SELECT t.uuid, t.name, t.colour, 0 FROM main.tagging g "
                                            "JOIN main.tag t ON t.id = g.tag_id WHERE g.target_uuid = ?1", "u", uuid),
                              error);
  if (personal->tags == NULL)
    return FALSE;
  personal->collections = read_collections (connection,
                                            bang_sql_ask (connection, error,
                                                          "SELECT c.uuid, c.name, c.note, c.at, 0 "
                                                          "FROM main.collection_item i "
                                                          "JOIN main.collection c ON c.id = i.collection_id "
                                                          "WHERE i.target_uuid = ?1", "u", uuid),
                                            error);
  if (personal->collections == NULL)
    return FALSE;
  personal->notes = read_notes (connection,
                                bang_sql_ask (connection, error,
                                              "SELECT n.uuid, n.text, n.written, n.changed, n.start, n.stop, n.quote, "
                                              "  n.prefix, n.suffix, v.text, a.id, n.target_uuid, a.title "
                                              "FROM main.note n JOIN main.article a ON a.uuid = n.target_uuid "
                                              "JOIN main.version v ON v.id = a.version_id "
                                              "WHERE n.target_uuid = ?1", "u", uuid),
                                error);
  if (personal->notes == NULL)
    return FALSE;
  g_ptr_array_sort (personal->notes, compare_notes);
  return TRUE;
}

/**
 * bang_library_get_personal:
 * @article_id: an article
 *
 * Returns: (transfer full) (nullable): what a person keeps beside it
 */
BangPersonal *
bang_library_get_personal (BangLibrary   *self,
                           gint64         article_id,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (BangPersonal) personal = g_new0 (BangPersonal, 1);
  BangConnection *connection;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  g_atomic_ref_count_init (&personal->refs);
  personal->article_id = article_id;
  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  /* One view of all tables: the notes are of the text they are placed in. */
  done = bang_connection_exec (connection, N_("The article could not be read."), "BEGIN", error) &&
         read_personal (connection, personal, error);
  bang_connection_exec (connection, "", "ROLLBACK", NULL);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&personal) : NULL;
}

/**
 * bang_library_list_tags:
 *
 * Returns: (transfer full) (nullable) (element-type BangTag): all tags by name
 */
GPtrArray *
bang_library_list_tags (BangLibrary   *self,
                        GCancellable  *cancellable,
                        GError       **error)
{
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);
  GPtrArray *tags;

  if (connection == NULL)
    return NULL;
  tags = read_tags (connection,
                    bang_sql_ask (connection, error,
                                  "SELECT t.uuid, t.name, t.colour, "
                                  "  (SELECT count (*) FROM main.tagging g JOIN main.article a ON a.uuid = g.target_uuid "
                                  "   WHERE g.tag_id = t.id) "
                                  "FROM main.tag t", ""),
                    error);
  bang_library_give_reader (self, connection);
  return tags;
}

/**
 * bang_library_list_collections:
 *
 * Returns: (transfer full) (nullable) (element-type BangCollection): all
 *   collections by name
 */
GPtrArray *
bang_library_list_collections (BangLibrary   *self,
                               GCancellable  *cancellable,
                               GError       **error)
{
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);
  GPtrArray *collections;

  if (connection == NULL)
    return NULL;
  collections = read_collections (connection,
                                  bang_sql_ask (connection, error,
                                                "SELECT c.uuid, c.name, c.note, c.at, "
                                                "  (SELECT count (*) FROM main.collection_item i "
                                                "   JOIN main.article a ON a.uuid = i.target_uuid "
                                                "   WHERE i.collection_id = c.id) "
                                                "FROM main.collection c", ""),
                                  error);
  bang_library_give_reader (self, connection);
  return collections;
}

/**
 * bang_library_list_notes:
 * @limit: how many, 0 for all
 *
 * Returns: (transfer full) (nullable) (element-type BangNote): notes, the newest
 *   first
 */
GPtrArray *
bang_library_list_notes (BangLibrary   *self,
                         guint          limit,
                         GCancellable  *cancellable,
                         GError       **error)
{
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);
  GPtrArray *notes;

  if (connection == NULL)
    return NULL;
  notes = read_notes (connection,
                      bang_sql_ask (connection, error,
                                    "SELECT n.uuid, n.text, n.written, n.changed, n.start, n.stop, n.quote, "
                                    "  n.prefix, n.suffix, v.text, a.id, n.target_uuid, a.title "
                                    "FROM main.note n LEFT JOIN main.article a ON a.uuid = n.target_uuid "
                                    "LEFT JOIN main.version v ON v.id = a.version_id "
                                    "ORDER BY n.changed DESC, n.id DESC LIMIT ?1", "i",
                                    limit > 0 ? (gint64) limit : (gint64) -1),
                      error);
  bang_library_give_reader (self, connection);
  return notes;
}

/**
 * bang_library_list_collected:
 * @collection: its uuid
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the articles of a
 *   collection that the library has, in their order
 */
GArray *
bang_library_list_collected (BangLibrary   *self,
                             const char    *collection,
                             GCancellable  *cancellable,
                             GError       **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);
  sqlite3_stmt *stmt;
  gboolean has_row = TRUE;
  gboolean done = TRUE;

  if (connection == NULL)
    return NULL;
  stmt = bang_sql_ask (connection, error,
                       "SELECT a.id FROM main.collection_item i JOIN main.collection c ON c.id = i.collection_id "
                       "JOIN main.article a ON a.uuid = i.target_uuid WHERE c.uuid = ?1 ORDER BY i.n", "u", collection);
  while (done && has_row)
    {
      done = bang_sql_next (connection, stmt, &has_row, error);
      if (done && has_row)
        {
          gint64 id = sqlite3_column_int64 (stmt, 0);

          g_array_append_val (ids, id);
        }
    }
  bang_statement_reset (stmt);
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&ids) : NULL;
}

/**
 * bang_library_count_starred:
 *
 * Returns: how many articles of the library have a star, -1 with an error
 */
gint64
bang_library_count_starred (BangLibrary  *self,
                            GError      **error)
{
  BangConnection *connection = bang_library_take_reader (self, NULL, error);
  gint64 n;

  if (connection == NULL)
    return -1;
  if (!bang_sql_get_int (connection, &n, error,
                         "SELECT count (*) FROM main.star s JOIN main.article a ON a.uuid = s.target_uuid", ""))
    n = -1;
  bang_library_give_reader (self, connection);
  return n;
}

/**
 * bang_library_count_kept:
 * @ids: (array length=n_ids): articles
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Counts which of some articles have which tags and are in which collections:
 * one statement for each article, which reads no text.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 guint): uuid of a tag or
 *   collection to number of articles; what none has is not in it
 */
GHashTable *
bang_library_count_kept (BangLibrary   *self,
                         const gint64  *ids,
                         guint          n_ids,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GHashTable) counts = NULL;
  BangConnection *connection;
  gboolean done = TRUE;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; done && i < n_ids; i++)
    {
      g_autoptr (sqlite3_stmt) stmt = NULL;
      gboolean has_row = TRUE;

      stmt = bang_sql_ask (connection, error,
                           "SELECT t.uuid FROM main.article a JOIN main.tagging g ON g.target_uuid = a.uuid "
                           "JOIN main.tag t ON t.id = g.tag_id WHERE a.id = ?1 "
                           "UNION ALL "
                           "SELECT c.uuid FROM main.article a JOIN main.collection_item i ON i.target_uuid = a.uuid "
                           "JOIN main.collection c ON c.id = i.collection_id WHERE a.id = ?1", "i", ids[i]);
      while (has_row && (done = bang_sql_next (connection, stmt, &has_row, error)) && has_row)
        {
          char *uuid = bang_column_dup_uuid (stmt, 0);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, uuid));

          g_hash_table_replace (counts, uuid, GUINT_TO_POINTER (n + 1));
        }
    }
  bang_library_give_reader (self, connection);
  return done ? g_steal_pointer (&counts) : NULL;
}

/**
 * bang_personal_read_tags:
 * @row: a row whose uuid is known
 *
 * Adds the tags that a list shows.
 */
gboolean
bang_personal_read_tags (BangConnection  *connection,
                         BangArticleRow  *row,
                         GError         **error)
{
  row->tags = read_tags (connection,
                         bang_sql_ask (connection, error,
                                       "SELECT t.uuid, t.name, t.colour, 0 FROM main.tagging g "
                                       "JOIN main.tag t ON t.id = g.tag_id WHERE g.target_uuid = ?1 LIMIT 64", "u",
                                       row->uuid),
                         error);
  return row->tags != NULL;
}

/* Whether a tag or collection is meant by what was typed: without marks typed,
 * any that has the same letters. */
static gboolean
is_called (const char *name,
           const char *wanted)
{
  g_autofree char *key = NULL;
  g_autofree char *wanted_key = NULL;

  if (wanted == NULL || *wanted == '\0')
    return TRUE;
  if (bang_fold_has_marks (wanted, -1))
    {
      key = bang_fold_key (name, -1);
      wanted_key = bang_fold_key (wanted, -1);
    }
  else
    {
      g_autofree char *plain = bang_fold_plain (name, -1);
      g_autofree char *wanted_plain = bang_fold_plain (wanted, -1);

      key = bang_fold_key (plain, -1);
      wanted_key = bang_fold_key (wanted_plain, -1);
    }
  return strcmp (key, wanted_key) == 0;
}

/* The row ids of the tags or collections that are called so. */
static gboolean
find_named (BangConnection    *connection,
            BangPersonalKind   kind,
            const char        *name,
            GArray            *owners,
            GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = kind == BANG_PERSONAL_TAG ? bang_sql_ask (connection, error, "SELECT id, name FROM main.tag", "")
                                   : bang_sql_ask (connection, error, "SELECT id, name FROM main.collection", "");
  for (;;)
    {
      gint64 id;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = sqlite3_column_int64 (stmt, 0);
      if (is_called (bang_column_text (stmt, 1), name))
        g_array_append_val (owners, id);
    }
}

static gboolean
append_keys (BangConnection  *connection,
             sqlite3_stmt    *taken,
             GArray          *keys,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = taken;
  gboolean has_row;

  for (;;)
    {
      gint64 key;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      key = sqlite3_column_int64 (stmt, 0);
      g_array_append_val (keys, key);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/**
 * bang_personal_find_keys:
 * @kind: BANG_PERSONAL_STAR, BANG_PERSONAL_TAG, BANG_PERSONAL_COLLECTION or
 *   BANG_PERSONAL_NOTE (articles that have any)
 * @name: (nullable): of the tag or collection, as a person typed it; %NULL any
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the order keys
 *   (row ids of the search index) of the articles that have it, each once,
 *   ascending
 */
GArray *
bang_personal_find_keys (BangConnection    *connection,
                         BangPersonalKind   kind,
                         const char        *name,
                         GError           **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  if (kind == BANG_PERSONAL_STAR || kind == BANG_PERSONAL_NOTE)
    {
      sqlite3_stmt *stmt = kind == BANG_PERSONAL_STAR
                           ? bang_sql_ask (connection, error,
                                           "SELECT a.order_key FROM main.star s "
                                           "JOIN main.article a ON a.uuid = s.target_uuid", "")
                           : bang_sql_ask (connection, error,
                                           "SELECT a.order_key FROM main.note n "
                                           "JOIN main.article a ON a.uuid = n.target_uuid", "");

      if (!append_keys (connection, stmt, keys, error))
        return NULL;
    }
  else if (!find_named (connection, kind, name, owners, error))
    {
      return NULL;
    }

  for (guint i = 0; i < owners->len; i++)
    {
      gint64 owner = g_array_index (owners, gint64, i);
      sqlite3_stmt *stmt = kind == BANG_PERSONAL_TAG
                           ? bang_sql_ask (connection, error,
                                           "SELECT a.order_key FROM main.tagging g "
                                           "JOIN main.article a ON a.uuid = g.target_uuid WHERE g.tag_id = ?1", "i", owner)
                           : bang_sql_ask (connection, error,
                                           "SELECT a.order_key FROM main.collection_item i "
                                           "JOIN main.article a ON a.uuid = i.target_uuid "
                                           "WHERE i.collection_id = ?1", "i", owner);

      if (!append_keys (connection, stmt, keys, error))
        return NULL;
    }

  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      if (n == 0 || g_array_index (keys, gint64, n - 1) != g_array_index (keys, gint64, i))
        g_array_index (keys, gint64, n++) = g_array_index (keys, gint64, i);
    }
  g_array_set_size (keys, n);
  return g_steal_pointer (&keys);
}

/**
 * bang_personal_list_texts:
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the notes on an
 *   article as they stand in the search index, in one order for ever
 */
GPtrArray *
bang_personal_list_texts (BangConnection  *connection,
                          gint64           article_id,
                          GError         **error)
{
  return bang_sql_list (connection, error,
                        "SELECT n.text FROM main.article a JOIN main.note n ON n.target_uuid = a.uuid "
                        "WHERE a.id = ?1 ORDER BY n.uuid", "i", article_id);
}
