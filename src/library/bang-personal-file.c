/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The personal layer as one JSON file that people can read and other libraries
 * can take in (bang-personal-file-read.c).
 *
 * It is grouped as a person thinks of it: the tags, the collections with their
 * articles, then each article with its star, tags and notes. Articles are named
 * by uuid, with their titles beside it for whoever reads the file. Two exports of
 * the same are the same.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-personal-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"

/* Where the article of a uuid stands in "articles", made when first asked for. */
static JsonObject *
get_article (JsonArray  *articles,
             GHashTable *known,
             const char *uuid,
             const char *title)
{
  JsonObject *article = g_hash_table_lookup (known, uuid);

  if (article != NULL)
    return article;

  article = json_object_new ();
  json_object_set_string_member (article, "article", uuid);
  if (title != NULL)
    json_object_set_string_member (article, "title", title);
  json_array_add_object_element (articles, article);
  g_hash_table_insert (known, g_strdup (uuid), article);
  return article;
}

static JsonArray *
get_list (JsonObject *object,
          const char *name)
{
  if (!json_object_has_member (object, name))
    json_object_set_array_member (object, name, json_array_new ());
  return json_object_get_array_member (object, name);
}

static gboolean
write_tags (BangConnection  *connection,
            JsonObject      *root,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_sql_ask (connection, error,
                                                "SELECT uuid, name, colour FROM main.tag ORDER BY uuid", "");
  JsonArray *tags = get_list (root, "tags");
  gboolean has_row;

  for (;;)
    {
      g_autofree char *uuid = NULL;
      JsonObject *tag;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      uuid = bang_column_dup_uuid (stmt, 0);
      tag = json_object_new ();
      json_object_set_string_member (tag, "uuid", uuid);
      json_object_set_string_member (tag, "name", bang_column_text (stmt, 1));
      json_object_set_string_member (tag, "colour", bang_column_text (stmt, 2));
      json_array_add_object_element (tags, tag);
    }
}

static gboolean
write_collections (BangConnection  *connection,
                   JsonObject      *root,
                   GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *last = NULL;
  JsonArray *collections = get_list (root, "collections");
  JsonObject *collection = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT c.uuid, c.name, c.note, c.at, i.target_uuid, a.title FROM main.collection c "
                       "LEFT JOIN main.collection_item i ON i.collection_id = c.id "
                       "LEFT JOIN main.article a ON a.uuid = i.target_uuid "
                       "ORDER BY c.uuid, i.n, i.target_uuid", "");
  for (;;)
    {
      g_autofree char *uuid = NULL;
      g_autofree char *article = NULL;
      JsonObject *item;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      uuid = bang_column_dup_uuid (stmt, 0);
      if (g_strcmp0 (uuid, last) != 0)
        {
          collection = json_object_new ();
          json_object_set_string_member (collection, "uuid", uuid);
          json_object_set_string_member (collection, "name", bang_column_text (stmt, 1));
          if (bang_column_text (stmt, 2) != NULL && *bang_column_text (stmt, 2) != '\0')
            json_object_set_string_member (collection, "note", bang_column_text (stmt, 2));
          json_object_set_int_member (collection, "at", sqlite3_column_int64 (stmt, 3));
          json_array_add_object_element (collections, collection);
          get_list (collection, "articles");
          g_free (last);
          last = g_steal_pointer (&uuid);
        }
      article = bang_column_dup_uuid (stmt, 4);
      if (article == NULL)
        continue;
      item = json_object_new ();
      json_object_set_string_member (item, "article", article);
      if (bang_column_text (stmt, 5) != NULL)
        json_object_set_string_member (item, "title", bang_column_text (stmt, 5));
      json_array_add_object_element (get_list (collection, "articles"), item);
    }
}

static gboolean
write_stars (BangConnection  *connection,
             JsonArray       *articles,
             GHashTable      *known,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT s.target_uuid, a.title, s.at FROM main.star s "
                       "LEFT JOIN main.article a ON a.uuid = s.target_uuid ORDER BY 1", "");
  for (;;)
    {
      g_autofree char *uuid = NULL;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      uuid = bang_column_dup_uuid (stmt, 0);
      json_object_set_int_member (get_article (articles, known, uuid, bang_column_text (stmt, 1)), "starred",
                                  sqlite3_column_int64 (stmt, 2));
    }
}

static gboolean
write_taggings (BangConnection  *connection,
                JsonArray       *articles,
                GHashTable      *known,
                GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT g.target_uuid, a.title, t.uuid, t.name FROM main.tagging g "
                       "JOIN main.tag t ON t.id = g.tag_id "
                       "LEFT JOIN main.article a ON a.uuid = g.target_uuid ORDER BY 1, 3", "");
  for (;;)
    {
      g_autofree char *uuid = NULL;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      uuid = bang_column_dup_uuid (stmt, 0);
      json_array_add_string_element (get_list (get_article (articles, known, uuid, bang_column_text (stmt, 1)), "tags"),
                                     bang_column_text (stmt, 3));
    }
}

static gboolean
write_notes (BangConnection  *connection,
             JsonArray       *articles,
             GHashTable      *known,
             GError         **error)
{
  static const char * const texts[] = { "text", "quote", "prefix", "suffix" };
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT n.target_uuid, a.title, n.uuid, n.text, n.quote, n.prefix, n.suffix, "
                       "  n.written, n.changed, n.start, n.stop FROM main.note n "
                       "LEFT JOIN main.article a ON a.uuid = n.target_uuid ORDER BY 1, n.start, 3", "");
  for (;;)
    {
      g_autofree char *uuid = NULL;
      g_autofree char *own = NULL;
      JsonObject *note;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      uuid = bang_column_dup_uuid (stmt, 0);
      own = bang_column_dup_uuid (stmt, 2);
      note = json_object_new ();
      json_object_set_string_member (note, "uuid", own);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          if (*bang_column_text (stmt, 3 + (int) i) != '\0')
            json_object_set_string_member (note, texts[i], bang_column_text (stmt, 3 + (int) i));
        }
      json_object_set_int_member (note, "written", sqlite3_column_int64 (stmt, 7));
      json_object_set_int_member (note, "changed", sqlite3_column_int64 (stmt, 8));
      if (sqlite3_column_int64 (stmt, 10) > 0)
        {
          json_object_set_int_member (note, "start", sqlite3_column_int64 (stmt, 9));
          json_object_set_int_member (note, "end", sqlite3_column_int64 (stmt, 10));
        }
      json_array_add_object_element (get_list (get_article (articles, known, uuid, bang_column_text (stmt, 1)), "notes"),
                                     note);
    }
}

static int
compare_articles (gconstpointer a,
                  gconstpointer b)
{
  JsonObject *x = json_node_get_object (*(JsonNode * const *) a);
  JsonObject *y = json_node_get_object (*(JsonNode * const *) b);

  return strcmp (json_object_get_string_member (x, "article"), json_object_get_string_member (y, "article"));
}

static void
sort_articles (JsonObject *root,
               JsonArray  *articles)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  JsonArray *sorted = json_array_new ();

  for (guint i = 0; i < json_array_get_length (articles); i++)
    g_ptr_array_add (nodes, json_array_get_element (articles, i));
  g_ptr_array_sort (nodes, compare_articles);
  for (guint i = 0; i < nodes->len; i++)
    json_array_add_element (sorted, json_node_copy (g_ptr_array_index (nodes, i)));
  json_object_set_array_member (root, "articles", sorted);
}

static JsonNode *
make_file (BangConnection  *connection,
           GError         **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonArray) articles = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  json_node_take_object (node, root);
  json_object_set_string_member (root, "format", BANG_PERSONAL_FORMAT);
  json_object_set_int_member (root, "version", 1);
  if (!write_tags (connection, root, error) || !write_collections (connection, root, error) ||
      !write_stars (connection, articles, known, error) || !write_taggings (connection, articles, known, error) ||
      !write_notes (connection, articles, known, error))
    return NULL;
  sort_articles (root, articles);
  return g_steal_pointer (&node);
}

/**
 * bang_library_export_personal:
 * @path: a file name; a file that is there is replaced
 *
 * Writes stars, tags, notes and collections to a file.
 */
gboolean
bang_library_export_personal (BangLibrary   *self,
                              const char    *path,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);

  if (connection == NULL)
    return FALSE;
  if (bang_connection_exec (connection, N_("The library could not be read."), "BEGIN", error))
    node = make_file (connection, error);
  bang_connection_exec (connection, "", "ROLLBACK", NULL);
  bang_library_give_reader (self, connection);
  if (node == NULL)
    return FALSE;

  text = json_to_string (node, TRUE);
  line = g_strconcat (text, "\n", NULL);
  if (g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &local_error))
    return TRUE;
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
               _("Tags and notes could not be written: %s. Choose another place."), local_error->message);
  return FALSE;
}
