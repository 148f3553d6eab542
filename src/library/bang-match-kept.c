/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader said of articles, as a condition of a search: stars, tags,
 * collections. They name articles by uuid and change at any moment, so they are
 * not in the index: the rows they leave are worked out before the search, as a
 * set, and the search asks of each row whether it is in it (bang_kept).
 *
 * A condition that stands beside the others is such a set at once. Inside an OR
 * it takes the sets of the words next to it, too, which costs as much as finding
 * all of these.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-match-private.h"

#include <string.h>

#include "library/bang-columns-private.h"
#include "library/bang-library.h"
#include "text/bang-token.h"

/* Groups in groups beyond this say nothing. */
#define MAX_DEPTH 24

/* Rows, or all rows but them. */
typedef struct
{
  GArray   *keys;      /* (element-type gint64) rising, each once */
  gboolean  but;
} Set;

/**
 * bang_match_is_kept:
 * @node: a part of a query
 *
 * Returns: whether it, or anything in it, is for the reader's own to say
 */
gboolean
bang_match_is_kept (const BangQueryNode *node)
{
  if (node->kind == BANG_QUERY_WORDS)
    return node->field == BANG_FIELD_STAR || node->field == BANG_FIELD_TAG ||
           node->field == BANG_FIELD_COLLECTION;

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      if (bang_match_is_kept (g_ptr_array_index (node->children, i)))
        return TRUE;
    }
  return FALSE;
}

static GArray *
new_keys (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Adds the numbers that a statement gives. What cannot be read is not there. */
static void
add_keys (GArray       *keys,
          sqlite3_stmt *stmt)
{
  while (stmt != NULL && sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 key = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (keys, key);
    }
}

static void
tidy (GArray *keys)
{
  guint n = 0;

  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);

      if (n == 0 || g_array_index (keys, gint64, n - 1) != key)
        g_array_index (keys, gint64, n++) = key;
    }
  g_array_set_size (keys, n);
}

/* Both sorted; in @a and, as @in says, in @b or not. */
static GArray *
sift (const GArray *a,
      const GArray *b,
      gboolean      in)
{
  GArray *left = new_keys ();
  guint j = 0;

  for (guint i = 0; i < a->len; i++)
    {
      gint64 key = g_array_index (a, gint64, i);

      while (j < b->len && g_array_index (b, gint64, j) < key)
        j++;
      if ((j < b->len && g_array_index (b, gint64, j) == key) == in)
        g_array_append_val (left, key);
    }
  return left;
}

static Set
both (Set a,
      Set b)
{
  Set set = { NULL, a.but && b.but };

  if (a.but && b.but)
    {
      set.keys = new_keys ();
      g_array_append_vals (set.keys, a.keys->data, a.keys->len);
      g_array_append_vals (set.keys, b.keys->data, b.keys->len);
      tidy (set.keys);
    }
  else if (a.but)
    set.keys = sift (b.keys, a.keys, FALSE);
  else
    set.keys = sift (a.keys, b.keys, !b.but);
  g_array_unref (a.keys);
  g_array_unref (b.keys);
  return set;
}

static Set
negate (Set set)
{
  set.but = !set.but;
  return set;
}

/* Whether a name is the words that were typed, all of them. */
static gboolean
is_named (const char          *name,
          const BangQueryNode *node)
{
  BangTokenIter iter;
  BangToken token;
  guint n = 0;

  bang_token_iter_init (&iter, name, strlen (name));
  while (bang_token_iter_next (&iter, &token))
    {
      const BangQueryWord *word;
      const char *own;
      gsize len;

      if (n == node->n_words)
        return node->prefix;
      word = &node->words[n++];
      own = word->marked ? token.exact : token.plain;
      len = word->marked ? token.exact_len : token.plain_len;
      if (strncmp (own, word->text, MIN (len, strlen (word->text))) != 0)
        return FALSE;
      if (len != strlen (word->text) &&
          !(node->prefix && n == node->n_words && len > strlen (word->text)))
        return FALSE;
    }
  return n == node->n_words;
}

/* The articles of all the tags, or collections, that are called so. */
static GArray *
find_named (BangConnection      *connection,
            const BangQueryNode *node,
            const char          *names,
            const char          *members)
{
  g_autoptr (sqlite3_stmt) all = bang_connection_prepare (connection, "", names, NULL);
  g_autoptr (sqlite3_stmt) some = bang_connection_prepare (connection, "", members, NULL);
  GArray *keys = new_keys ();

  while (all != NULL && some != NULL && sqlite3_step (all) == SQLITE_ROW)
    {
      const char *name = bang_column_text (all, 1);

      if (name == NULL || !is_named (name, node))
        continue;
      sqlite3_bind_int64 (some, 1, sqlite3_column_int64 (all, 0));
      add_keys (keys, some);
      sqlite3_reset (some);
    }
  tidy (keys);
  return keys;
}

static GArray *
find_starred (BangConnection *connection)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  GArray *keys = new_keys ();

  stmt = bang_connection_prepare (connection, "",
                                  "SELECT a.order_key FROM main.star s JOIN main.article a ON a.uuid = s.target_uuid",
                                  NULL);
  add_keys (keys, stmt);
  tidy (keys);
  return keys;
}

/* What the index finds for a part of the query. */
static Set
find_indexed (BangConnection      *connection,
              const BangQueryNode *node)
{
  Set set = { new_keys (), FALSE };
  g_auto (BangMatch) match = { NULL, };
  g_autoptr (sqlite3_stmt) stmt = NULL;

  bang_match_compile_node (&match, connection, node, BANG_MATCH_TEXT);
  if (match.expression == NULL)
    return negate (set);

  stmt = bang_connection_prepare (connection, "",
                                  "SELECT rowid FROM idx.art_fts WHERE art_fts MATCH ?1 ORDER BY rowid", NULL);
  if (stmt != NULL)
    bang_bind_text (stmt, 1, match.expression);
  add_keys (set.keys, stmt);
  return set;
}

static Set
find (BangConnection      *connection,
      const BangQueryNode *node,
      guint                depth)
{
  Set set = { NULL, FALSE };

  if (depth > MAX_DEPTH)
    return (Set) { new_keys (), TRUE };
  if (!bang_match_is_kept (node))
    return find_indexed (connection, node);

  switch (node->kind)
    {
    case BANG_QUERY_NOT:
      return negate (find (connection, g_ptr_array_index (node->children, 0), depth + 1));

    case BANG_QUERY_AND:
    case BANG_QUERY_OR:
      for (guint i = 0; i < node->children->len; i++)
        {
          Set child = find (connection, g_ptr_array_index (node->children, i), depth + 1);

          /* One or the other is: not neither. */
          if (node->kind == BANG_QUERY_OR)
            child = negate (child);
          set = i == 0 ? child : both (set, child);
        }
      return node->kind == BANG_QUERY_OR ? negate (set) : set;

    case BANG_QUERY_WORDS:
    case BANG_QUERY_DATE:
    default:
      break;
    }

  if (node->field == BANG_FIELD_STAR)
    set.keys = find_starred (connection);
  else if (node->field == BANG_FIELD_TAG)
    set.keys = find_named (connection, node, "SELECT id, name FROM main.tag",
                           "SELECT a.order_key FROM main.tagging g JOIN main.article a ON a.uuid = g.target_uuid "
                           "WHERE g.tag_id = ?1");
  else
    set.keys = find_named (connection, node, "SELECT id, name FROM main.collection",
                           "SELECT a.order_key FROM main.collection_item i "
                           "JOIN main.article a ON a.uuid = i.target_uuid WHERE i.collection_id = ?1");
  return set;
}

/**
 * bang_match_keep:
 * @self: a question; what it says of the index is left alone
 * @root: the query
 *
 * Works out the rows that what the reader said leaves.
 */
void
bang_match_keep (BangMatch           *self,
                 BangConnection      *connection,
                 const BangQueryNode *root)
{
  Set set = { NULL, FALSE };

  if (!bang_match_is_kept (root))
    return;

  if (root->kind == BANG_QUERY_AND)
    for (guint i = 0; i < root->children->len; i++)
      {
        const BangQueryNode *child = g_ptr_array_index (root->children, i);

        if (bang_match_is_kept (child))
          set = set.keys == NULL ? find (connection, child, 1) : both (set, find (connection, child, 1));
      }
  else
    set = find (connection, root, 0);

  self->kept = set.keys;
  self->but_kept = set.but;
}

static void
kept_cb (sqlite3_context  *context,
         int               n_values,
         sqlite3_value   **values)
{
  BangConnection *connection = sqlite3_user_data (context);
  const BangMatch *match = connection->match;
  gint64 key = sqlite3_value_int64 (values[0]);
  gboolean in;

  if (match == NULL || match->kept == NULL)
    {
      sqlite3_result_int (context, 1);
      return;
    }

  in = g_array_binary_search (match->kept, &key, compare_keys, NULL);
  sqlite3_result_int (context, in != match->but_kept);
}

/**
 * bang_match_register:
 * @connection: a connection; must outlive its SQLite handle
 *
 * Teaches a connection bang_kept(): whether the search under way may answer
 * with a row.
 */
gboolean
bang_match_register (BangConnection  *connection,
                     GError         **error)
{
  int rc = sqlite3_create_function_v2 (connection->db, "bang_kept", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                       connection, kept_cb, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    bang_connection_set_error (connection, rc, "", error);
  return rc == SQLITE_OK;
}
