/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions as a file that people and other libraries can read: a line of JSON
 * for what it is, then one for each line of the log.
 *
 * Replaying adds the lines a library does not have yet and lets them take
 * effect at once; what they speak of may still be missing and is waited for.
 * A file is replayed whole or not at all.
 *
 * Namesakes are numbered as a library meets them, so a name is looked for by
 * kind, name and side where its uuid is not here, or is someone of another side.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-decide-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "library/bang-library-private.h"
#include "text/bang-fold.h"

#define FORMAT "bang-giao-decisions"

/* A split may list many articles; nothing else is long. */
#define MAX_LINE (4 * 1024 * 1024)
#define MAX_FILE (512 * 1024 * 1024)

/* Objects in objects; json-glib reads by recursion. */
#define MAX_DEPTH 8

static void
add (JsonObject *object,
     const char *name,
     const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, name, value);
}

static void
append_line (GString    *out,
             JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *line = NULL;

  json_node_take_object (node, object);
  line = json_to_string (node, FALSE);
  g_string_append (out, line);
  g_string_append_c (out, '\n');
}

static JsonObject *
decision_to_json (const BangDecision *decision)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "op", bang_decision_op_to_string (decision->op));
  json_object_set_string_member (object, "target", decision->target);
  add (object, "kind", decision->target_kind);
  add (object, "name", decision->target_name);
  add (object, "side", decision->target_side);
  add (object, "field", decision->field);
  add (object, "old", decision->old_value);
  /* Empty is a value: a day that is not known. */
  if (decision->new_value != NULL)
    json_object_set_string_member (object, "new", decision->new_value);
  add (object, "other", decision->other);
  add (object, "other_name", decision->other_name);
  add (object, "other_side", decision->other_side);
  add (object, "article", decision->article);
  add (object, "part", decision->part);
  add (object, "undo_of", decision->undo_of);
  json_object_set_string_member (object, "actor", decision->actor);
  json_object_set_int_member (object, "at", decision->at);
  json_object_set_string_member (object, "uuid", decision->uuid);
  return object;
}

/**
 * bang_library_export_decisions:
 * @path: a file name; a file that is there is replaced
 *
 * Writes the whole log to a file, a line for each decision.
 */
gboolean
bang_library_export_decisions (BangLibrary   *self,
                               const char    *path,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autoptr (GPtrArray) list = bang_library_list_decisions (self, 0, cancellable, error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  JsonObject *head = json_object_new ();

  json_object_set_string_member (head, "format", FORMAT);
  json_object_set_int_member (head, "version", 1);
  append_line (out, head);
  if (list == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    append_line (out, decision_to_json (g_ptr_array_index (list, i)));

  if (g_file_set_contents_full (path, out->str, (gssize) out->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &local_error))
    return TRUE;
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
               _("The decisions could not be written: %s. Choose another place."), local_error->message);
  return FALSE;
}

static char *
get (JsonObject *object,
     const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return g_strdup (json_node_get_string (node));
}

static char *
get_or_empty (JsonObject *object,
              const char *name)
{
  char *value = get (object, name);

  return value != NULL ? value : g_strdup ("");
}

/**
 * bang_decide_is_shallow:
 *
 * Returns: whether a JSON text nests no deeper than ours do
 */
gboolean
bang_decide_is_shallow (const char *line)
{
  gboolean in_string = FALSE;
  int depth = 0;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (in_string && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        in_string = !in_string;
      else if (!in_string && (*p == '{' || *p == '['))
        depth++;
      else if (!in_string && (*p == '}' || *p == ']'))
        depth--;
      if (depth > MAX_DEPTH)
        return FALSE;
    }
  return TRUE;
}

static JsonObject *
parse_line (const char *line)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (strlen (line) > MAX_LINE || !bang_decide_is_shallow (line) || !json_parser_load_from_data (parser, line, -1, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

static BangDecision *
decision_from_json (JsonObject *object)
{
  g_autoptr (BangDecision) decision = bang_decision_new (BANG_DECISION_CONFIRM);
  g_autofree char *op = get (object, "op");
  JsonNode *at = json_object_get_member (object, "at");

  if (!bang_decision_op_from_string (op, &decision->op) ||
      at == NULL || !JSON_NODE_HOLDS_VALUE (at) || json_node_get_value_type (at) != G_TYPE_INT64)
    return NULL;

  decision->at = json_node_get_int (at);
  decision->uuid = get (object, "uuid");
  decision->actor = get_or_empty (object, "actor");
  decision->target = get (object, "target");
  decision->target_kind = get_or_empty (object, "kind");
  decision->target_name = get_or_empty (object, "name");
  decision->target_side = get_or_empty (object, "side");
  decision->field = get (object, "field");
  decision->old_value = get (object, "old");
  decision->new_value = get (object, "new");
  decision->other = get (object, "other");
  decision->other_name = get_or_empty (object, "other_name");
  decision->other_side = get_or_empty (object, "other_side");
  decision->article = get (object, "article");
  decision->part = get_or_empty (object, "part");
  decision->undo_of = get (object, "undo_of");
  return bang_decision_is_sound (decision) ? g_steal_pointer (&decision) : NULL;
}

static gboolean
is_head (JsonObject *object)
{
  g_autofree char *format = get (object, "format");

  return g_strcmp0 (format, FORMAT) == 0;
}

static GPtrArray *
parse (const char  *text,
       GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_decision_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (JsonObject) head = lines[0] != NULL ? parse_line (lines[0]) : NULL;

  if (head == NULL || !is_head (head))
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FOREIGN,
                           _("This is not a file of decisions. Choose one that was exported from a library."));
      return NULL;
    }

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (JsonObject) object = NULL;
      BangDecision *decision;

      if (*g_strchomp (lines[i]) == '\0')
        continue;
      object = parse_line (lines[i]);
      decision = object != NULL ? decision_from_json (object) : NULL;
      if (decision == NULL)
        {
          g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_DAMAGED,
                       _("Line %u of the file is no decision. Nothing was replayed; export the file again."), i + 1);
          return NULL;
        }
      g_ptr_array_add (list, decision);
    }
  return g_steal_pointer (&list);
}

typedef struct
{
  GPtrArray  *lines;      /* (element-type BangDecision) of the file */
  BangReplay *replay;
  GHashTable *mapped;     /* uuid in the file -> uuid here */
} Replaying;

/* What a name of the file is called here. */
static gboolean
find_here (BangConnection  *connection,
           const char      *uuid,
           const char      *kind,
           const char      *name,
           const char      *side,
           char           **here,
           GError         **error)
{
  g_autoptr (GPtrArray) namesakes = NULL;
  g_autofree char *norm = bang_fold_key (name, -1);
  g_autofree char *known = NULL;

  *here = NULL;
  if (!bang_sql_get_text (connection, &known, error, "SELECT side FROM main.entity WHERE uuid = ?1", "u", uuid))
    return FALSE;
  if (known != NULL && (strcmp (known, side) == 0 || strcmp (known, "unknown") == 0 ||
                        strcmp (side, "unknown") == 0 || *side == '\0'))
    return TRUE;

  namesakes = bang_sql_list (connection, error,
                             "SELECT DISTINCT e.uuid FROM main.entity_name n JOIN main.entity e ON e.id = n.entity_id "
                             "WHERE n.norm = ?1 AND e.kind = ?2 AND e.side = ?3", "ttt", norm, kind, side);
  if (namesakes == NULL)
    return FALSE;
  if (namesakes->len == 1)
    *here = g_strdup (g_ptr_array_index (namesakes, 0));
  return TRUE;
}

static gboolean
map_uuid (Replaying       *replaying,
          BangConnection  *connection,
          char           **uuid,
          const char      *kind,
          const char      *name,
          const char      *side,
          GError         **error)
{
  const char *mapped = g_hash_table_lookup (replaying->mapped, *uuid);

  if (mapped == NULL)
    {
      char *here;

      if (!find_here (connection, *uuid, kind, name, side, &here, error))
        return FALSE;
      if (here == NULL)
        here = g_strdup (*uuid);
      g_hash_table_insert (replaying->mapped, g_strdup (*uuid), here);
      mapped = here;
    }
  if (strcmp (mapped, *uuid) != 0)
    {
      g_free (*uuid);
      *uuid = g_strdup (mapped);
    }
  return TRUE;
}

static gboolean
map_names (Replaying       *replaying,
           BangConnection  *connection,
           BangDecision    *decision,
           GError         **error)
{
  gboolean on_event = bang_decision_is_on_event (decision);

  if (!on_event &&
      !map_uuid (replaying, connection, &decision->target, decision->target_kind, decision->target_name,
                 decision->target_side, error))
    return FALSE;

  /* A name that was split off is made from the decision, and the same everywhere. */
  if (decision->other == NULL || g_strcmp0 (decision->field, "split") == 0)
    return TRUE;
  if (on_event && g_strcmp0 (decision->field, "pair") == 0)
    return TRUE;
  if (!map_uuid (replaying, connection, &decision->other, on_event ? "person" : decision->target_kind,
                 decision->other_name, decision->other_side, error))
    return FALSE;
  if (on_event)
    {
      g_free (decision->field);
      decision->field = g_strconcat ("rejected-person:", decision->other, NULL);
    }
  return TRUE;
}

/* The lines that are new here. Undoing is by number: the line must be known. */
static gboolean
take_new (Replaying       *replaying,
          BangConnection  *connection,
          GPtrArray       *added,
          GError         **error)
{
  gint64 next;
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  if (!bang_sql_get_int (connection, &next, error, "SELECT coalesce (max (seq), 0) + 1 FROM main.decision", ""))
    return FALSE;
  for (guint i = 0; i < replaying->lines->len; i++)
    {
      BangDecision *decision = g_steal_pointer (&g_ptr_array_index (replaying->lines, i));
      gint64 seq;

      g_ptr_array_add (added, decision);
      if (!bang_sql_get_int (connection, &seq, error, "SELECT seq FROM main.decision WHERE uuid = ?1", "u",
                             decision->uuid))
        return FALSE;
      if (seq != 0 || g_hash_table_contains (numbers, decision->uuid))
        {
          replaying->replay->n_known++;
          g_ptr_array_set_size (added, (int) added->len - 1);
          continue;
        }
      if (decision->undo_of != NULL)
        {
          gint64 *number = g_hash_table_lookup (numbers, decision->undo_of);

          if (number != NULL)
            decision->undo_of_seq = *number;
          else if (!bang_sql_get_int (connection, &decision->undo_of_seq, error,
                                      "SELECT seq FROM main.decision WHERE uuid = ?1", "u", decision->undo_of))
            return FALSE;
          if (decision->undo_of_seq == 0)
            {
              g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_DAMAGED,
                                   _("The file undoes a decision that it does not hold. Export it again."));
              return FALSE;
            }
        }
      if (!map_names (replaying, connection, decision, error))
        return FALSE;
      g_hash_table_insert (numbers, decision->uuid, g_memdup2 (&next, sizeof next));
      next++;
    }
  return TRUE;
}

static gboolean
count_pending (BangConnection  *connection,
               GPtrArray       *added,
               BangReplay      *replay,
               GError         **error)
{
  for (guint i = 0; i < added->len; i++)
    {
      const BangDecision *decision = g_ptr_array_index (added, i);
      g_autoptr (BangDecision) written = bang_decision_read (connection, decision->seq, error);

      if (written == NULL)
        return FALSE;
      replay->n_pending += written->pending;
    }
  replay->n_added = added->len;
  return TRUE;
}

static gboolean
replay_in_transaction (BangWriter    *writer,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  Replaying *replaying = data;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_decision_free);

  return take_new (replaying, writer->connection, added, error) &&
         bang_decide_apply (writer, added, error) &&
         count_pending (writer->connection, added, replaying->replay, error);
}

static gboolean
replay_cb (BangWriter    *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  if (!bang_writer_transact (writer, replay_in_transaction, data, cancellable, error))
    return FALSE;

  bang_decide_catch_up (writer);
  return TRUE;
}

/**
 * bang_decide_load_file:
 * @path: a file name
 *
 * Returns: (transfer full) (nullable): the text of a file that someone named;
 *   the error says why there is none, to be put in a sentence
 */
char *
bang_decide_load_file (const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *text = NULL;
  gsize len;

  /* A pipe or a device would never end. */
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) > MAX_FILE)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FOREIGN,
                           _("it is no file, or far too large"));
      return NULL;
    }
  if (!g_file_load_contents (file, cancellable, &text, &len, NULL, error))
    return NULL;
  if (!g_utf8_validate_len (text, len, NULL))
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FOREIGN, _("it is no text"));
      return NULL;
    }
  return g_steal_pointer (&text);
}

static char *
read_file (const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  char *text = bang_decide_load_file (path, cancellable, &local_error);

  if (text == NULL)
    g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
                 _("The decisions could not be read: %s. Check the file that was named."), local_error->message);
  return text;
}

/**
 * bang_library_replay_decisions:
 * @path: a file of bang_library_export_decisions()
 * @replay: (out) (optional): what became of its lines
 *
 * Adds the decisions of another library, or of this one as it was.
 */
gboolean
bang_library_replay_decisions (BangLibrary   *self,
                               const char    *path,
                               BangReplay    *replay,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GHashTable) mapped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  BangReplay result = { 0, 0, 0 };
  Replaying replaying;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);

  text = read_file (path, cancellable, error);
  lines = text != NULL ? parse (text, error) : NULL;
  if (lines == NULL)
    return FALSE;

  replaying = (Replaying) { lines, &result, mapped };
  if (!bang_library_write (self, replay_cb, &replaying, cancellable, error))
    return FALSE;
  if (replay != NULL)
    *replay = result;
  return TRUE;
}
