/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does the search index hold the words of the library, each in its place?
 *
 * FTS5 checks an index against its text only where the table has the text, and
 * ours has none. So both sides are summed up here: every word of every article
 * with its place, as the tokenizer gives it, and every entry of the index. Sums
 * do not depend on the order, and two sums of millions of 64-bit hashes that
 * agree are of the same words.
 *
 * Reads both files on a connection of its own, in one view of them; the writer
 * goes on meanwhile. Any thread.
 */
#include "config.h"

#include "library/bang-check-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-columns-private.h"
#include "library/bang-tokenizer-private.h"

#define ACTION N_("The library could not be checked.")

/* How often to look again when the index is just being written. */
#define MAX_TRIES 20

typedef struct
{
  guint64 sum;
  gint64  order_key;
  char    column;       /* first letter of its name */
  int     place;        /* of the last word, -1 before the first */
} Sum;

/* The finalizer of MurmurHash3: every bit of the answer depends on every bit of
 * the question. */
static guint64
mix (guint64 h)
{
  h ^= h >> 33;
  h *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  h ^= h >> 33;
  h *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return h ^ (h >> 33);
}

static void
add_word (Sum        *sum,
          const char *word,
          gsize       len)
{
  guint64 h = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < len; i++)
    h = (h ^ (guchar) word[i]) * G_GUINT64_CONSTANT (1099511628211);
  h = mix (h ^ (guint64) sum->order_key);
  sum->sum += mix (h ^ ((guint64) sum->place << 8 | (guchar) sum->column));
}

static int
token_cb (void       *ctx,
          int         flags,
          const char *token,
          int         n_token,
          int         start,
          int         end)
{
  Sum *sum = ctx;

  if ((flags & FTS5_TOKEN_COLOCATED) == 0)
    sum->place++;
  add_word (sum, token, (gsize) n_token);
  return SQLITE_OK;
}

static void
add_column (Sum        *sum,
            char        column,
            const char *text)
{
  sum->column = column;
  sum->place = -1;
  bang_tokenizer_walk (text, token_cb, sum);
}

static gboolean
add_article (BangConnection  *connection,
             Sum             *sum,
             gint64           id,
             gint64           version_id,
             GError         **error)
{
  g_auto (BangColumns) columns = { NULL, };
  g_autofree char *field = bang_field_text (connection, id, error);

  if (field == NULL || !bang_columns_read (connection, version_id, &columns, error))
    return FALSE;

  add_column (sum, 'b', columns.body);
  add_column (sum, 't', columns.title);
  add_column (sum, 'c', columns.caption);
  /* fts5vocab tells a column by its name; of two that begin alike, by more. */
  add_column (sum, 'f', field);
  add_column (sum, 'p', columns.furniture);
  return TRUE;
}

static gboolean
sum_library (BangConnection  *connection,
             guint64         *sum,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  Sum own = { 0, };

  stmt = bang_connection_prepare (connection, ACTION, "SELECT id, version_id, order_key FROM main.article", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      if (g_cancellable_set_error_if_cancelled (connection->cancellable, error) ||
          !bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      own.order_key = sqlite3_column_int64 (stmt, 2);
      if (!add_article (connection, &own, sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1), error))
        return FALSE;
    }
  *sum = own.sum;
  return TRUE;
}

static char
get_column_letter (const char *name)
{
  if (g_strcmp0 (name, "furniture") == 0)
    return 'p';
  return name != NULL ? name[0] : '\0';
}

static gboolean
sum_index (BangConnection  *connection,
           guint64         *sum,
           GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  Sum own = { 0, };

  stmt = bang_connection_prepare (connection, ACTION, "SELECT term, doc, col, offset FROM temp.entry", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      const char *column;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      column = bang_column_text (stmt, 2);
      own.order_key = sqlite3_column_int64 (stmt, 1);
      own.column = get_column_letter (column);
      own.place = sqlite3_column_int (stmt, 3);
      add_word (&own, bang_column_text (stmt, 0), (gsize) sqlite3_column_bytes (stmt, 0));
    }
  *sum = own.sum;
  return TRUE;
}

/* Whether the index, as this connection sees it, is up with the library. */
static gboolean
is_level (BangConnection  *connection,
          gboolean        *level,
          GError         **error)
{
  gint64 library;
  gint64 indexed;

  if (!bang_connection_get_int (connection, ACTION, "SELECT value FROM main.meta WHERE key = 'generation'",
                                &library, error) ||
      !bang_connection_get_int (connection, ACTION, "SELECT value FROM idx.meta WHERE key = 'generation'",
                                &indexed, error))
    return FALSE;

  *level = library == indexed;
  return TRUE;
}

/* Begins a transaction in which the two files belong together. The library is
 * seen first, so that the index cannot be behind what is seen of it for long. */
static gboolean
begin_level (BangConnection  *connection,
             gboolean        *level,
             GError         **error)
{
  *level = FALSE;
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      if (!bang_connection_exec (connection, ACTION, "BEGIN", error) ||
          !is_level (connection, level, error))
        return FALSE;
      if (*level)
        return TRUE;
      bang_connection_rollback (connection);
      g_usleep (50000);
    }
  return TRUE;
}

static gboolean
compare (BangConnection  *connection,
         gboolean        *equal,
         GError         **error)
{
  gboolean level;
  guint64 library = 0;
  guint64 indexed = 0;

  *equal = TRUE;
  if (!begin_level (connection, &level, error))
    return FALSE;
  /* Never at rest: a load is going on, and what it ends with will be checked. */
  if (!level)
    return TRUE;

  if (!sum_index (connection, &indexed, error) || !sum_library (connection, &library, error))
    return FALSE;
  *equal = library == indexed;
  return TRUE;
}

/**
 * bang_check_words:
 * @directory: the library's folder
 * @equal: (out): whether the index holds the words of the library
 * @cancellable: (nullable): ends it
 * @error: return location; damage is an error here
 *
 * Compares the index with the library, word by word.
 */
gboolean
bang_check_words (const char    *directory,
                  gboolean      *equal,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (BangConnection) connection = NULL;
  gboolean done;

  connection = bang_connection_open (directory, BANG_LIBRARY_FILE, SQLITE_OPEN_READWRITE, error);
  if (connection == NULL ||
      !bang_connection_attach (connection, BANG_INDEX_FILE, error) ||
      !bang_connection_exec (connection, ACTION,
                             "CREATE VIRTUAL TABLE temp.entry USING fts5vocab (idx, art_fts, instance)", error))
    return FALSE;

  connection->cancellable = cancellable;
  done = compare (connection, equal, error);
  connection->cancellable = NULL;
  bang_connection_rollback (connection);
  return done;
}
