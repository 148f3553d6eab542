/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The relations of an article, stored whole.
 *
 * An article says twenty-five relations between the same few names; as rows
 * they were as large as its text. The blob is a 0, the different strings, each
 * once, then for each relation the numbers of its three strings (0 for none),
 * where it was read (bang_mentions_put) and by which rule. Most strings stand in
 * the text, whose versions are never changed: of those it has where. Blobs that
 * begin with another number are of earlier programs and have every string whole.
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

/* No text is longer. */
#define MAX_STEP G_MAXINT32

/* How a string is stored: the last bits of its number. */
typedef enum
{
  STRING_WHOLE,       /* its length; the bytes follow */
  STRING_IN_TEXT,     /* its length; how far from the one before follows */
  STRING_PREDICATE,   /* which of predicates */
  STRING_N_WAYS
} StringWay;

/* Stored by their place here: add at the end. */
static const char * const predicates[] = {
  "holds-title", "member-of", "located-in", "met", "led", "signed-with", "proposed-to", "awarded", "part-of",
};

/* Strings on their way into a blob. */
typedef struct
{
  GHashTable *numbers;    /* string -> number from 1 */
  GString    *bytes;
  const char *text;
  gsize       len;
  gint64      last;       /* where the string before began in the text */
} Strings;

static void
put_way (Strings   *strings,
         StringWay  way,
         guint64    number)
{
  bang_blob_put_number (strings->bytes, number * STRING_N_WAYS + way);
}

/* Looks where the relation was read first: there it stands most often. */
static const char *
find_in_text (const Strings *strings,
              const char    *string,
              BangSpan       span)
{
  const char *at = NULL;

  if (*string == '\0')
    return NULL;
  if (bang_span_fits (span, strings->text, strings->len))
    at = g_strstr_len (strings->text + span.start, (gssize) (span.end - span.start), string);
  return at != NULL ? at : g_strstr_len (strings->text, (gssize) strings->len, string);
}

static void
put_string (Strings    *strings,
            const char *string,
            BangSpan    span)
{
  gsize len = strlen (string);
  const char *at;

  for (guint i = 0; i < G_N_ELEMENTS (predicates); i++)
    {
      if (strcmp (predicates[i], string) == 0)
        {
          put_way (strings, STRING_PREDICATE, i);
          return;
        }
    }
  at = find_in_text (strings, string, span);
  if (at == NULL)
    {
      put_way (strings, STRING_WHOLE, len);
      g_string_append (strings->bytes, string);
      return;
    }
  put_way (strings, STRING_IN_TEXT, len);
  bang_blob_put_signed (strings->bytes, (gint64) (at - strings->text) - strings->last);
  strings->last = (gint64) (at - strings->text);
}

static guint64
get_number (Strings    *strings,
            const char *string,
            BangSpan    span)
{
  gpointer number;

  if (string == NULL)
    return 0;

  number = g_hash_table_lookup (strings->numbers, string);
  if (number == NULL)
    {
      number = GUINT_TO_POINTER (g_hash_table_size (strings->numbers) + 1);
      g_hash_table_insert (strings->numbers, (gpointer) string, number);
      put_string (strings, string, span);
    }
  return GPOINTER_TO_UINT (number);
}

static GString *
pack (BangWriter       *writer,
      const GPtrArray  *relations,
      const char       *text,
      gsize             len,
      GError          **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) bytes = g_string_sized_new (relations->len * 32);
  g_autoptr (GString) list = g_string_sized_new (relations->len * 8);
  Strings strings = { numbers, bytes, text, len, 0 };
  GString *blob;
  gint64 last = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      const BangRelation *relation = g_ptr_array_index (relations, i);
      BangSpan span = relation->evidence.span;
      gint64 rule_id = bang_rule_get_id (writer, relation->evidence.rule, error);

      if (rule_id == 0)
        return NULL;
      bang_blob_put_number (list, get_number (&strings, relation->subject, span));
      bang_blob_put_number (list, get_number (&strings, relation->predicate, span));
      bang_blob_put_number (list, get_number (&strings, relation->object, span));
      bang_mentions_put (list, &last, span, rule_id);
    }

  blob = g_string_sized_new (bytes->len + list->len + 4);
  bang_blob_put_number (blob, 0);
  bang_blob_put_number (blob, g_hash_table_size (numbers));
  g_string_append_len (blob, bytes->str, (gssize) bytes->len);
  g_string_append_len (blob, list->str, (gssize) list->len);
  return blob;
}

/**
 * bang_relations_write:
 * @relations: (element-type BangRelation): what an article says
 * @text: (array length=len): the article's text, as it is stored
 *
 * Writes the relations of an article that has none.
 */
gboolean
bang_relations_write (BangWriter       *writer,
                      gint64            article_id,
                      const GPtrArray  *relations,
                      const char       *text,
                      gsize             len,
                      GError          **error)
{
  g_autoptr (GString) blob = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (relations->len == 0)
    return TRUE;

  blob = pack (writer, relations, text, len, error);
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

static char *
get_whole (const guint8 **p,
           const guint8  *end,
           guint64        len)
{
  const char *bytes = (const char *) *p;

  if (len > (guint64) (end - *p))
    return NULL;
  *p += len;
  return g_utf8_make_valid (bytes, (gssize) len);
}

/* Returns: (transfer full) (nullable): a string, NULL at the end of what can be
 *   read */
static char *
get_next (const guint8 **p,
          const guint8  *end,
          const char    *text,
          gsize          text_len,
          gint64        *last)
{
  BangSpan span;
  guint64 number;
  gint64 step;

  if (!bang_blob_get_number (p, end, &number))
    return NULL;
  switch ((StringWay) (number % STRING_N_WAYS))
    {
    case STRING_WHOLE:
      return get_whole (p, end, number / STRING_N_WAYS);
    case STRING_IN_TEXT:
      if (!bang_blob_get_signed (p, end, &step) || step < -MAX_STEP || step > MAX_STEP)
        return NULL;
      *last += step;
      span = (BangSpan) { (gsize) *last, (gsize) *last + number / STRING_N_WAYS };
      return *last >= 0 && bang_span_fits (span, text, text_len)
             ? g_utf8_make_valid (text + span.start, (gssize) (span.end - span.start)) : g_strdup ("");
    case STRING_PREDICATE:
      number /= STRING_N_WAYS;
      return g_strdup (number < G_N_ELEMENTS (predicates) ? predicates[number] : "");
    case STRING_N_WAYS:
    default:
      return NULL;
    }
}

static GPtrArray *
unpack_strings (const guint8 **p,
                const guint8  *end,
                const char    *text,
                gsize          text_len)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  gboolean whole;
  gint64 last = 0;
  guint64 n;

  if (!bang_blob_get_number (p, end, &n))
    return strings;
  whole = n > 0;
  if (!whole && !bang_blob_get_number (p, end, &n))
    return strings;
  for (; n > 0; n--)
    {
      char *string = NULL;
      guint64 len;

      if (!whole)
        string = get_next (p, end, text, text_len, &last);
      else if (bang_blob_get_number (p, end, &len))
        string = get_whole (p, end, len);
      if (string == NULL)
        break;
      g_ptr_array_add (strings, string);
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
        gsize           len,
        const char     *text,
        gsize           text_len)
{
  const guint8 *end = bang_blob_end (p, len);
  g_autoptr (GPtrArray) strings = unpack_strings (&p, end, text, text_len);
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
  const char *text;
  gsize text_len;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION_READ,
                                  "SELECT r.list, v.text FROM main.article_relations r "
                                  "JOIN main.article a ON a.id = r.article_id "
                                  "JOIN main.version v ON v.id = a.version_id WHERE r.article_id = ?1", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, article_id);
  if (!bang_connection_step (connection, ACTION_READ, stmt, &has_row, error))
    return NULL;

  if (!has_row)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) bang_relation_free);
  text = bang_column_text (stmt, 1);
  text_len = text != NULL ? (gsize) sqlite3_column_bytes (stmt, 1) : 0;
  return unpack (connection, sqlite3_column_blob (stmt, 0), (gsize) sqlite3_column_bytes (stmt, 0),
                 text != NULL ? text : "", text_len);
}
