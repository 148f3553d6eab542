/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The relations of an article, stored whole.
 *
 * An article says twenty-five relations between the same few names; as rows
 * they were as large as its text. The blob is the different strings, each once,
 * then for each relation the numbers of its three strings (0 for none), where
 * it was read (bang_mentions_put) and by which rule.
 *
 * Writing belongs to the writer, reading to whichever thread uses the
 * connection.
 */
#include "config.h"

#include "library/bang-relation-blob-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-blob-private.h"
#include "library/bang-claims-private.h"

#define ACTION_WRITE N_("The library could not be written.")
#define ACTION_READ  N_("The article could not be read.")

/* Strings on their way into a blob. */
typedef struct
{
  GHashTable *numbers;    /* string -> number from 1 */
  GString    *bytes;
} Strings;

static guint64
get_number (Strings    *strings,
            const char *string)
{
  gpointer number;

  if (string == NULL)
    return 0;

  number = g_hash_table_lookup (strings->numbers, string);
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (strings->numbers) + 1);
      g_hash_table_insert (strings->numbers, (gpointer) string, number);
      bang_blob_put_number (strings->bytes, strlen (string));
      g_string_append (strings->bytes, string);
    }
  return GPOINTER_TO_UINT (number);
}

static GString *
pack (BangWriter       *writer,
      const GPtrArray  *relations,
      GError          **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) bytes = g_string_sized_new (relations->len * 32);
  g_autoptr (GString) list = g_string_sized_new (relations->len * 8);
  Strings strings = { numbers, bytes };
  GString *blob;
  gint64 last = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      const BangRelation *relation = g_ptr_array_index (relations, i);
      gint64 rule_id = bang_rule_get_id (writer, relation->evidence.rule, error);

      if (rule_id == 0)
        return NULL;
      bang_blob_put_number (list, get_number (&strings, relation->subject));
      bang_blob_put_number (list, get_number (&strings, relation->predicate));
      bang_blob_put_number (list, get_number (&strings, relation->object));
      bang_mentions_put (list, &last, relation->evidence.span, rule_id);
    }

  blob = g_string_sized_new (bytes->len + list->len + 4);
  bang_blob_put_number (blob, g_hash_table_size (numbers));
  g_string_append_len (blob, bytes->str, (gssize) bytes->len);
  g_string_append_len (blob, list->str, (gssize) list->len);
  return blob;
}

/**
 * bang_relations_write:
 * @relations: (element-type BangRelation): what an article says
 *
 * Writes the relations of an article that has none.
 */
gboolean
bang_relations_write (BangWriter       *writer,
                      gint64            article_id,
                      const GPtrArray  *relations,
                      GError          **error)
{
  g_autoptr (GString) blob = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (relations->len == 0)
    return TRUE;

  blob = pack (writer, relations, error);
  if (blob == NULL)
    return FALSE;
  stmt = bang_connection_prepare (writer->connection, ACTION_WRITE,
                                  "INSERT INTO main.article_relations VALUES (?1, ?2)", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  sqlite3_bind_blob64 (stmt, 2, blob->str, blob->len, SQLITE_STATIC);
  return bang_connection_run (writer->connection, ACTION_WRITE, stmt, error);
}

static GPtrArray *
unpack_strings (const guint8 **p,
                const guint8  *end)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  guint64 n;
  guint64 len;

  if (!bang_blob_get_number (p, end, &n))
    return strings;
  for (; n > 0 && bang_blob_get_number (p, end, &len) && len <= (guint64) (end - *p); n--)
    {
      g_ptr_array_add (strings, g_utf8_make_valid ((const char *) *p, (gssize) len));
      *p += len;
    }
  return strings;
}

static const char *
get_string (GPtrArray *strings,
            guint64    number)
{
  return number > 0 && number <= strings->len ? g_ptr_array_index (strings, number - 1) : NULL;
}

static GPtrArray *
unpack (BangConnection *connection,
        const guint8   *p,
        gsize           len)
{
  const guint8 *end = bang_blob_end (p, len);
  g_autoptr (GPtrArray) strings = unpack_strings (&p, end);
  GPtrArray *relations = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_relation_free);
  guint64 subject;
  guint64 predicate;
  guint64 object;
  BangSpan span;
  gint64 last = 0;
  gint64 rule_id;

  while (bang_blob_get_number (&p, end, &subject) &&
         bang_blob_get_number (&p, end, &predicate) &&
         bang_blob_get_number (&p, end, &object) &&
         bang_mentions_get (&p, end, &last, &span, &rule_id))
    {
      BangRelation *relation = bang_relation_new ();

      relation->subject = g_strdup (get_string (strings, subject));
      relation->predicate = g_intern_string (get_string (strings, predicate));
      relation->object = g_strdup (get_string (strings, object));
      relation->evidence.span = span;
      relation->evidence.rule = bang_rule_get_name (connection, rule_id);
      g_ptr_array_add (relations, relation);
    }
  return relations;
}

/**
 * bang_relations_read:
 *
 * Reads what an article says. The spans are as they were written: look whether
 * they fit the text (bang_span_fits) before using them.
 *
 * Returns: (transfer full) (nullable) (element-type BangRelation): relations
 */
GPtrArray *
bang_relations_read (BangConnection  *connection,
                     gint64           article_id,
                     GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION_READ,
                                  "SELECT list FROM main.article_relations WHERE article_id = ?1", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, article_id);
  if (!bang_connection_step (connection, ACTION_READ, stmt, &has_row, error))
    return NULL;

  return unpack (connection, has_row ? sqlite3_column_blob (stmt, 0) : NULL,
                 has_row ? (gsize) sqlite3_column_bytes (stmt, 0) : 0);
}
