/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in a file of bang_library_export_personal(): what it has more is added,
 * nothing that is here goes. Tags and collections that are called the same are
 * the same; of a note that is here already the younger text stays. A file is
 * taken in whole or not at all, and what makes no sense in it is passed over.
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
#include "text/bang-fold.h"

typedef struct
{
  JsonObject         *root;
  BangPersonalImport *result;
  GHashTable         *tags;     /* name, folded -> uuid here */
} Import;

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gint64
get_number (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return 0;
  return MAX (json_node_get_int (node), 0);
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonArray *array,
            guint      i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/* A uuid as it stands in a file, NULL when it is none. */
static const char *
get_uuid (JsonObject *object,
          const char *name)
{
  const char *text = get_text (object, name);
  guint8 bytes[BANG_UUID_SIZE];

  return text != NULL && strlen (text) == 36 && bang_uuid_parse (text, bytes) ? text : NULL;
}

/* The tag or collection that is called so here, or what the file calls it. */
static char *
find_named (BangConnection    *connection,
            BangPersonalKind   kind,
            const char        *name,
            const char        *uuid,
            GError           **error)
{
  g_autofree char *key = bang_fold_key (name, -1);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = kind == BANG_PERSONAL_TAG ? bang_sql_ask (connection, error, "SELECT uuid, name FROM main.tag", "")
                                   : bang_sql_ask (connection, error, "SELECT uuid, name FROM main.collection", "");
  for (;;)
    {
      g_autofree char *other = NULL;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_strdup (uuid);
      other = bang_fold_key (bang_column_text (stmt, 1), -1);
      if (strcmp (other, key) == 0)
        return bang_column_dup_uuid (stmt, 0);
    }
}

/* Adds a row that is not here yet; of those that are here only a younger note
 * is taken. Takes @record. */
static gboolean
add_record (BangConnection      *connection,
            Import              *import,
            BangPersonalRecord  *record,
            GPtrArray           *records,
            GError             **error)
{
  g_autoptr (BangPersonalRecord) owned = record;
  g_autoptr (BangPersonalRecord) was = bang_personal_record_new (record->kind, FALSE);
  gint64 id = 1;

  was->uuid = g_strdup (record->uuid);
  was->target = g_strdup (record->target);
  if (!bang_personal_read_record (connection, was, error))
    return FALSE;
  if (was->present && (record->kind != BANG_PERSONAL_NOTE || record->changed <= was->changed))
    {
      import->result->n_known++;
      return TRUE;
    }
  if (record->target != NULL &&
      !bang_sql_get_int (connection, &id, error, "SELECT id FROM main.article WHERE uuid = ?1", "u", record->target))
    return FALSE;

  import->result->n_added++;
  import->result->n_pending += id == 0;
  g_ptr_array_add (records, g_steal_pointer (&owned));
  return TRUE;
}

static gboolean
read_tags (BangConnection  *connection,
           Import          *import,
           GPtrArray       *records,
           GError         **error)
{
  JsonArray *tags = get_array (import->root, "tags");

  for (guint i = 0; i < get_length (tags); i++)
    {
      JsonObject *tag = get_object (tags, i);
      const char *uuid = get_uuid (tag, "uuid");
      const char *colour = get_text (tag, "colour");
      g_autofree char *name = NULL;
      g_autofree char *here = NULL;
      BangPersonalRecord *record;

      if (uuid == NULL || get_text (tag, "name") == NULL)
        continue;
      name = bang_decide_clean_name (get_text (tag, "name"), NULL);
      if (name == NULL)
        continue;
      here = find_named (connection, BANG_PERSONAL_TAG, name, uuid, error);
      if (here == NULL)
        return FALSE;
      if (g_hash_table_contains (import->tags, name))
        continue;
      g_hash_table_insert (import->tags, g_strdup (name), g_strdup (here));
      record = bang_personal_record_new (BANG_PERSONAL_TAG, TRUE);
      record->uuid = g_steal_pointer (&here);
      record->name = g_steal_pointer (&name);
      record->text = g_strdup (colour != NULL && g_strv_contains (bang_tag_colours, colour) ? colour
                                                                                           : bang_tag_colours[0]);
      if (!add_record (connection, import, record, records, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_items (BangConnection  *connection,
            Import          *import,
            JsonArray       *articles,
            const char      *collection,
            GPtrArray       *records,
            GError         **error)
{
  gint64 last;

  if (!bang_sql_get_int (connection, &last, error,
                         "SELECT max (i.n) FROM main.collection_item i "
                         "JOIN main.collection c ON c.id = i.collection_id WHERE c.uuid = ?1", "u", collection))
    return FALSE;
  for (guint i = 0; i < get_length (articles); i++)
    {
      const char *article = get_uuid (get_object (articles, i), "article");
      BangPersonalRecord *record;

      if (article == NULL)
        continue;
      record = bang_personal_record_new (BANG_PERSONAL_ITEM, TRUE);
      record->uuid = g_strdup (collection);
      record->target = g_strdup (article);
      record->n = ++last;
      if (!add_record (connection, import, record, records, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_collections (BangConnection  *connection,
                  Import          *import,
                  GPtrArray       *records,
                  GError         **error)
{
  JsonArray *collections = get_array (import->root, "collections");

  for (guint i = 0; i < get_length (collections); i++)
    {
      JsonObject *collection = get_object (collections, i);
      const char *uuid = get_uuid (collection, "uuid");
      const char *note = get_text (collection, "note");
      g_autofree char *name = NULL;
      g_autofree char *here = NULL;
      BangPersonalRecord *record;

      if (uuid == NULL || get_text (collection, "name") == NULL)
        continue;
      name = bang_decide_clean_name (get_text (collection, "name"), NULL);
      if (name == NULL)
        continue;
      here = find_named (connection, BANG_PERSONAL_COLLECTION, name, uuid, error);
      if (here == NULL)
        return FALSE;
      record = bang_personal_record_new (BANG_PERSONAL_COLLECTION, TRUE);
      record->uuid = g_strdup (here);
      record->name = g_steal_pointer (&name);
      record->text = g_strndup (note != NULL ? note : "", BANG_NOTE_MAX);
      record->at = get_number (collection, "at");
      if (!add_record (connection, import, record, records, error) ||
          !read_items (connection, import, get_array (collection, "articles"), here, records, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_note (BangConnection  *connection,
           Import          *import,
           const char      *article,
           JsonObject      *note,
           GPtrArray       *records,
           GError         **error)
{
  BangPersonalRecord *record;
  const char *text = get_text (note, "text");

  if (get_uuid (note, "uuid") == NULL || text == NULL || strlen (text) > BANG_NOTE_MAX)
    return TRUE;

  record = bang_personal_record_new (BANG_PERSONAL_NOTE, TRUE);
  record->uuid = g_strdup (get_uuid (note, "uuid"));
  record->target = g_strdup (article);
  record->text = g_strdup (text);
  record->at = get_number (note, "written");
  record->changed = get_number (note, "changed");
  record->quote = g_strdup (get_text (note, "quote"));
  record->prefix = g_strdup (get_text (note, "prefix"));
  record->suffix = g_strdup (get_text (note, "suffix"));
  if (record->quote != NULL && strlen (record->quote) <= BANG_PASSAGE_MAX)
    {
      record->span.start = (gsize) get_number (note, "start");
      record->span.end = (gsize) get_number (note, "end");
    }
  else
    {
      g_clear_pointer (&record->quote, g_free);
    }
  return add_record (connection, import, record, records, error);
}

static gboolean
read_article (BangConnection  *connection,
              Import          *import,
              JsonObject      *article,
              GPtrArray       *records,
              GError         **error)
{
  const char *uuid = get_uuid (article, "article");
  JsonArray *tags = get_array (article, "tags");
  JsonArray *notes = get_array (article, "notes");

  if (uuid == NULL)
    return TRUE;

  if (get_number (article, "starred") > 0)
    {
      BangPersonalRecord *record = bang_personal_record_new (BANG_PERSONAL_STAR, TRUE);

      record->target = g_strdup (uuid);
      record->at = get_number (article, "starred");
      if (!add_record (connection, import, record, records, error))
        return FALSE;
    }
  for (guint i = 0; i < get_length (tags); i++)
    {
      JsonNode *node = json_array_get_element (tags, i);
      const char *tag = NULL;
      BangPersonalRecord *record;

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        tag = g_hash_table_lookup (import->tags, json_node_get_string (node));
      if (tag == NULL)
        continue;
      record = bang_personal_record_new (BANG_PERSONAL_TAGGING, TRUE);
      record->uuid = g_strdup (tag);
      record->target = g_strdup (uuid);
      record->at = g_get_real_time ();
      if (!add_record (connection, import, record, records, error))
        return FALSE;
    }
  for (guint i = 0; i < get_length (notes); i++)
    {
      JsonObject *note = get_object (notes, i);

      if (note != NULL && !read_note (connection, import, uuid, note, records, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_import (BangWriter  *writer,
             gpointer     data,
             GPtrArray   *records,
             GError     **error)
{
  Import *import = data;
  JsonArray *articles = get_array (import->root, "articles");

  if (!read_tags (writer->connection, import, records, error) ||
      !read_collections (writer->connection, import, records, error))
    return FALSE;
  for (guint i = 0; i < get_length (articles); i++)
    {
      JsonObject *article = get_object (articles, i);

      if (article != NULL && !read_article (writer->connection, import, article, records, error))
        return FALSE;
    }
  return TRUE;
}

static JsonNode *
parse_file (const char    *path,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = bang_decide_load_file (path, cancellable, &local_error);
  JsonNode *root = NULL;

  if (text == NULL)
    {
      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
                   _("Tags and notes could not be read: %s. Check the file that was named."), local_error->message);
      return NULL;
    }
  if (bang_decide_is_shallow (text) && json_parser_load_from_data (parser, text, -1, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      g_strcmp0 (get_text (json_node_get_object (root), "format"), BANG_PERSONAL_FORMAT) != 0)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FOREIGN,
                           _("This is not a file of tags and notes. Choose one that was exported from a library."));
      return NULL;
    }
  return json_node_copy (root);
}

/**
 * bang_library_import_personal:
 * @path: a file of bang_library_export_personal()
 * @result: (out) (optional): what became of it
 *
 * Adds the stars, tags, notes and collections of another library, or of this
 * one as it was. Nothing that is here is taken away.
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_library_import_personal (BangLibrary         *self,
                              const char          *path,
                              BangPersonalImport  *result,
                              GCancellable        *cancellable,
                              GError             **error)
{
  g_autoptr (JsonNode) node = parse_file (path, cancellable, error);
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  BangPersonalImport counts = { 0, 0, 0 };
  BangPersonalChange *back;
  Import import;

  if (node == NULL)
    return NULL;

  import = (Import) { json_node_get_object (node), &counts, tags };
  back = bang_personal_write (self, fill_import, &import, cancellable, error);
  if (back != NULL && result != NULL)
    *result = counts;
  return back;
}
