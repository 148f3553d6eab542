/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping index.db up with library.db.
 *
 * The two files cannot be committed as one (in WAL mode a transaction is atomic
 * for each file alone), so the library is written first and the index follows
 * in a transaction of its own: each changed article has a higher generation
 * than any before, and the index remembers the highest it has seen. Whatever
 * happens between the two, the index is only ever behind, and catching up is
 * all the repair there is.
 *
 * FTS5 writes a segment each time row ids go backwards, so a chunk of articles
 * is put in in the order of their row ids. What becomes of the segments is told in
 * bang-index-merge.c.
 *
 * Belongs to the writer.
 */
#include "config.h"

#include "library/bang-index-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "library/bang-columns-private.h"
#include "library/bang-library-private.h"
#include "library/bang-schema-private.h"
#include "library/bang-vocabulary-private.h"

#define ACTION N_("The search index could not be written.")

/* Articles in one transaction. */
#define CHUNK 5000

/* Changes after which is forgotten what the index held before them. */
#define MAX_PAST 2000

#define NEW_INDEX_FILE "index.db.new"

typedef struct
{
  gint64 article_id;
  gint64 order_key;
  gint64 version_id;
} Changed;

static int
compare_order_keys (gconstpointer a,
                    gconstpointer b)
{
  gint64 x = ((const Changed *) a)->order_key;
  gint64 y = ((const Changed *) b)->order_key;

  return x < y ? -1 : x > y;
}

/* How many articles to put in at once. All of them when any of them is in the
 * index as it was before: what the index holds of it is known from the
 * generation alone only if the index never stands between two of its changes. */
static gboolean
get_chunk (BangConnection  *connection,
           gint64           generation,
           gint64          *chunk,
           GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT EXISTS (SELECT 1 FROM main.superseded WHERE new_generation > ?1)", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, generation);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return FALSE;

  *chunk = sqlite3_column_int (stmt, 0) != 0 ? -1 : CHUNK;
  return TRUE;
}

/* The next articles that the index has not seen, and their highest generation. */
static GArray *
read_changed (BangConnection  *connection,
              gint64           chunk,
              gint64          *generation,
              GError         **error)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (Changed));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT id, order_key, version_id, generation FROM main.article "
                                  "WHERE generation > ?1 ORDER BY generation LIMIT ?2", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, *generation);
  sqlite3_bind_int64 (stmt, 2, chunk);
  for (;;)
    {
      Changed article;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      article.article_id = sqlite3_column_int64 (stmt, 0);
      article.order_key = sqlite3_column_int64 (stmt, 1);
      article.version_id = sqlite3_column_int64 (stmt, 2);
      *generation = sqlite3_column_int64 (stmt, 3);
      g_array_append_val (changed, article);
    }

  g_array_sort (changed, compare_order_keys);
  return g_steal_pointer (&changed);
}

static void
bind_columns (sqlite3_stmt      *stmt,
              gint64             order_key,
              const BangColumns *columns,
              const char        *field)
{
  sqlite3_bind_int64 (stmt, 1, order_key);
  bang_bind_text (stmt, 2, columns->body);
  bang_bind_text (stmt, 3, columns->title);
  bang_bind_text (stmt, 4, columns->caption);
  bang_bind_text (stmt, 5, field);
  bang_bind_text (stmt, 6, columns->furniture);
}

static gboolean
remove_words (BangConnection  *connection,
              gint64           order_key,
              gint64           version_id,
              const char      *field,
              const void      *zones,
              gsize            n_zones,
              GError         **error)
{
  g_auto (BangColumns) columns = { NULL, };
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!bang_columns_read_as (connection, version_id, zones, n_zones, &columns, error))
    return FALSE;
  stmt = bang_connection_prepare (connection, ACTION,
                                  "INSERT INTO idx.art_fts (art_fts, rowid, body, title, caption, field, furniture) "
                                  "VALUES ('delete', ?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (stmt == NULL)
    return FALSE;

  bang_vocabulary_article (connection->vocabulary, -1);
  bind_columns (stmt, order_key, &columns, field);
  return bang_connection_run (connection, ACTION, stmt, error);
}

/* Takes out what the index, which has seen @generation, holds of articles as
 * they were. Those that changed and changed again before the index saw them
 * were never in it. */
static gboolean
remove_superseded (BangConnection  *connection,
                   gint64           generation,
                   GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT order_key, version_id, field, zones FROM main.superseded "
                                  "WHERE old_generation <= ?1 AND new_generation > ?1 ORDER BY order_key", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, generation);
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!remove_words (connection, sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1),
                         bang_column_text (stmt, 2), sqlite3_column_blob (stmt, 3),
                         (gsize) sqlite3_column_bytes (stmt, 3), error))
        return FALSE;
    }
}

static gboolean
add_article (BangConnection  *connection,
             const Changed   *article,
             GError         **error)
{
  g_auto (BangColumns) columns = { NULL, };
  g_autofree char *field = NULL;
  g_autoptr (sqlite3_stmt) words = NULL;

  field = bang_field_text (connection, article->article_id, error);
  if (field == NULL || !bang_columns_read (connection, article->version_id, &columns, error))
    return FALSE;

  words = bang_connection_prepare (connection, ACTION,
                                   "INSERT INTO idx.art_fts (rowid, body, title, caption, field, furniture) "
                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (words == NULL)
    return FALSE;
  bang_vocabulary_article (connection->vocabulary, 1);
  bind_columns (words, article->order_key, &columns, field);
  return bang_connection_run (connection, ACTION, words, error);
}

static gboolean
write_changed (BangConnection  *connection,
               GArray          *changed,
               gint64           seen,
               gint64           generation,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (!remove_superseded (connection, seen, error))
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    {
      if (!add_article (connection, &g_array_index (changed, Changed, i), error))
        return FALSE;
    }

  if (!bang_vocabulary_flush (connection->vocabulary, connection, error))
    return FALSE;
  stmt = bang_connection_prepare (connection, ACTION,
                                  "UPDATE idx.meta SET value = ?1 WHERE key = 'generation'", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, generation);
  return bang_connection_run (connection, ACTION, stmt, error);
}

/* Inside a transaction: one chunk. *more says whether there may be another. */
static gboolean
index_chunk (BangConnection  *connection,
             gboolean        *more,
             GError         **error)
{
  g_autoptr (GArray) changed = NULL;
  gint64 seen;
  gint64 generation;
  gint64 chunk;

  if (!bang_connection_get_int (connection, ACTION, "SELECT value FROM idx.meta WHERE key = 'generation'",
                                &seen, error) ||
      !get_chunk (connection, seen, &chunk, error))
    return FALSE;

  generation = seen;
  changed = read_changed (connection, chunk, &generation, error);
  if (changed == NULL)
    return FALSE;
  *more = changed->len == CHUNK;
  return changed->len == 0 || write_changed (connection, changed, seen, generation, error);
}

/* One chunk, in its own transaction. */
static gboolean
catch_up_chunk (BangWriter  *writer,
                gboolean    *more,
                GError     **error)
{
  BangConnection *connection = writer->connection;

  *more = FALSE;
  if (!bang_writer_begin (writer, error))
    return FALSE;
  if (index_chunk (connection, more, error) && bang_connection_commit (connection, error))
    return TRUE;

  bang_writer_rollback (writer);
  bang_vocabulary_discard (connection->vocabulary);
  return FALSE;
}

/* Nobody tells a long series of decisions, or a long import of files that have
 * changed, when it has ended: what the index held before is let go on the way. */
static void
bound_past (BangWriter *writer)
{
  gint64 n;

  if (bang_connection_get_int (writer->connection, ACTION,
                               "SELECT (SELECT value FROM idx.meta WHERE key = 'generation') - "
                               "  (SELECT min (new_generation) FROM main.superseded)", &n, NULL) &&
      n > MAX_PAST)
    bang_writer_checkpoint (writer);
}

/**
 * bang_index_catch_up:
 *
 * Puts every article that changed into the index.
 */
gboolean
bang_index_catch_up (BangWriter    *writer,
                     GCancellable  *cancellable,
                     GError       **error)
{
  gboolean more = TRUE;

  bang_writer_assert (writer);
  while (more)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !catch_up_chunk (writer, &more, error))
        return FALSE;
    }
  writer->n_unindexed = 0;
  writer->unindexed_bytes = 0;
  bound_past (writer);
  return TRUE;
}

/**
 * bang_index_forget:
 *
 * Forgets what the index held of articles as they were, as far as it has let go
 * of that. Best right after what the index is now has reached the disk: one that
 * a power cut, or a copy, took back behind this is not to be used any more, and
 * is made again when the library is opened (bang_schema_index_is_sound()).
 */
gboolean
bang_index_forget (BangWriter  *writer,
                   GError     **error)
{
  gint64 n;

  bang_writer_assert (writer);
  if (!bang_connection_get_int (writer->connection, ACTION,
                                "SELECT EXISTS (SELECT 1 FROM main.superseded WHERE new_generation <= "
                                "  (SELECT value FROM idx.meta WHERE key = 'generation'))", &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  if (!bang_writer_begin (writer, error))
    return FALSE;
  if (bang_connection_exec (writer->connection, ACTION,
                            "INSERT OR REPLACE INTO main.meta "
                            "  SELECT 'index_floor', value FROM idx.meta WHERE key = 'generation';"
                            "DELETE FROM main.superseded WHERE new_generation <= "
                            "  (SELECT value FROM idx.meta WHERE key = 'generation')", error) &&
      bang_connection_commit (writer->connection, error))
    return TRUE;
  bang_writer_rollback (writer);
  return FALSE;
}

/**
 * bang_index_count_behind:
 *
 * Returns: how many articles the index has not seen
 */
gint64
bang_index_count_behind (BangConnection *connection)
{
  gint64 n;

  return bang_connection_get_int (connection, "",
                                  "SELECT count (*) FROM main.article WHERE generation > "
                                  "  (SELECT value FROM idx.meta WHERE key = 'generation')", &n, NULL) ? n : 0;
}

/**
 * bang_index_remove_file:
 * @file: the index's name in @directory
 *
 * Removes an index with everything SQLite keeps beside it.
 */
gboolean
bang_index_remove_file (const char  *directory,
                        const char  *file,
                        GError     **error)
{
  static const char * const suffixes[] = { "-journal", "-wal", "-shm", "" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (file, suffixes[i], NULL);
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_remove (path) != 0 && errno != ENOENT)
        {
          g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_READ_ONLY,
                       _("The search index could not be removed (%s): %s. Remove it by hand; it will be made again."),
                       path, g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

/* Fills an index file that nobody looks at yet. */
static gboolean
fill_new (BangWriter    *writer,
          GCancellable  *cancellable,
          GError       **error)
{
  bang_vocabulary_discard (writer->connection->vocabulary);
  return bang_index_remove_file (writer->connection->directory, NEW_INDEX_FILE, error) &&
         bang_connection_attach (writer->connection, NEW_INDEX_FILE, error) &&
         bang_schema_create_index (writer->connection, writer->library->uuid, error) &&
         bang_index_set_bulk (writer, TRUE, error) &&
         bang_index_catch_up (writer, cancellable, error) &&
         bang_index_optimize (writer, cancellable, error) &&
         bang_index_set_bulk (writer, writer->bulk, error) &&
         bang_connection_exec (writer->connection, ACTION, "PRAGMA idx.wal_checkpoint (TRUNCATE)", error);
}

/* Puts the new file in the place of the old one. No connection of this program
 * has the old one open then: SQLite would take the old log for the new file's.
 * Another program's connection goes on with the old one unseen. */
static gboolean
put_in_place (const char  *directory,
              GError     **error)
{
  g_autofree char *from = g_build_filename (directory, NEW_INDEX_FILE, NULL);
  g_autofree char *to = g_build_filename (directory, BANG_INDEX_FILE, NULL);

  if (!bang_index_remove_file (directory, BANG_INDEX_FILE, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    {
      g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
                   _("The new search index could not be put in place: %s. It will be made again."),
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

/**
 * bang_index_rebuild:
 * @data: unused; this is a #BangWriteFunc
 *
 * Makes the index again from the library, beside the old one, which answers
 * until the new one takes its place.
 */
gboolean
bang_index_rebuild (BangWriter    *writer,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const char *uuid = writer->library->uuid;
  gboolean done;

  bang_writer_assert (writer);
  if (!bang_library_reopen (&writer->connection, error))
    return FALSE;
  done = fill_new (writer, cancellable, error);

  /* Whatever happened, the writer is to have an index again. */
  writer->connection->cancellable = NULL;
  if (!bang_library_reopen (&writer->connection, done ? error : NULL))
    return FALSE;
  bang_library_retire_readers (writer->library);
  done = done && put_in_place (writer->library->directory, error);
  if (!done)
    bang_index_remove_file (writer->library->directory, NEW_INDEX_FILE, NULL);
  done = bang_library_open_index (&writer->connection, uuid, done ? error : NULL) && done;
  bang_library_readmit_readers (writer->library);

  writer->linking = TRUE;
  if (done)
    bang_library_emit_changed (writer->library);
  return done;
}
