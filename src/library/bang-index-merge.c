/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments of the search index: left alone while many articles come, merged
 * into one when the writer has nothing else to do, and the file made as small
 * as what it holds.
 *
 * Belongs to the writer.
 */
#include "config.h"

#include "library/bang-index-private.h"

#include <glib/gi18n-lib.h>

#define ACTION N_("The search index could not be written.")

/* Pages merged in one transaction at the end of a bulk load: some megabytes,
 * so that nobody waits long for the lock. */
#define MERGE_PAGES 2000

/**
 * bang_index_set_bulk:
 * @bulk: whether many articles are about to come
 *
 * While they come, segments are written and left alone: merging them as they
 * grow would write each word several times.
 */
gboolean
bang_index_set_bulk (BangWriter  *writer,
                     gboolean     bulk,
                     GError     **error)
{
  bang_writer_assert (writer);
  if (bulk)
    return bang_connection_exec (writer->connection, ACTION,
                                 "INSERT INTO idx.art_fts (art_fts, rank) VALUES ('automerge', 0);"
                                 "INSERT INTO idx.art_fts (art_fts, rank) VALUES ('crisismerge', 200);", error);
  return bang_connection_exec (writer->connection, ACTION,
                               "INSERT INTO idx.art_fts (art_fts, rank) VALUES ('automerge', 4);"
                               "INSERT INTO idx.art_fts (art_fts, rank) VALUES ('crisismerge', 16);", error);
}

/* Merges some pages. *done says whether there was nothing left to merge. The
 * first step of a merge of everything is a negative number of pages. */
static gboolean
merge_pages (BangConnection  *connection,
             int              pages,
             gboolean        *done,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int before = sqlite3_total_changes (connection->db);

  stmt = bang_connection_prepare (connection, ACTION,
                                  "INSERT INTO idx.art_fts (art_fts, rank) VALUES ('merge', ?1)", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int (stmt, 1, pages);
  if (!bang_connection_run (connection, ACTION, stmt, error))
    return FALSE;

  /* The INSERT counts as one change itself (sqlite.org/fts5.html, 6.6). */
  *done = sqlite3_total_changes (connection->db) - before < 2;
  return TRUE;
}

/* Gives back some of the pages that a merge has left empty. *done says whether
 * there were none, or none can be given back: an index of an earlier program is
 * not made for that. */
static gboolean
shrink (BangConnection  *connection,
        gboolean        *done,
        GError         **error)
{
  gint64 before;
  gint64 after;

  if (!bang_connection_get_int (connection, ACTION, "PRAGMA idx.freelist_count", &before, error) ||
      (before > 0 &&
       !bang_connection_exec (connection, ACTION, "PRAGMA idx.incremental_vacuum (" G_STRINGIFY (MERGE_PAGES) ")", error)) ||
      !bang_connection_get_int (connection, ACTION, "PRAGMA idx.freelist_count", &after, error))
    return FALSE;
  *done = after == 0 || after >= before;
  return TRUE;
}

/**
 * bang_index_optimize:
 *
 * Merges the segments into one, a few megabytes a transaction, so that readers
 * and other writers get their turn and cancelling is quick.
 */
gboolean
bang_index_optimize (BangWriter    *writer,
                     GCancellable  *cancellable,
                     GError       **error)
{
  gboolean done = FALSE;

  bang_writer_assert (writer);
  for (int pages = -MERGE_PAGES; !done; pages = MERGE_PAGES)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !merge_pages (writer->connection, pages, &done, error))
        return FALSE;
    }
  for (done = FALSE; !done;)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !shrink (writer->connection, &done, error))
        return FALSE;
    }
  return TRUE;
}

/* What is stored of a merge that was asked for. */
enum
{
  MERGE_NONE,
  MERGE_UNDER_WAY,
  MERGE_WANTED,
  MERGE_SHRINKING,
};

static gboolean
set_merging (BangWriter  *writer,
             int          state,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (writer->connection, ACTION,
                                  "INSERT OR REPLACE INTO idx.meta VALUES ('merging', ?1)", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int (stmt, 1, state);
  writer->merging = state != MERGE_NONE;
  return bang_connection_run (writer->connection, ACTION, stmt, error);
}

/**
 * bang_index_want_merge:
 *
 * Has the segments merged into one when the writer has nothing else to do, now
 * or when the library is next open: words are found in many segments as well,
 * only a little slower, and nobody should wait for it after an import.
 */
gboolean
bang_index_want_merge (BangWriter  *writer,
                       GError     **error)
{
  bang_writer_assert (writer);
  return set_merging (writer, MERGE_WANTED, error);
}

/**
 * bang_index_merge_step:
 *
 * Does a little of what bang_index_want_merge() asked for.
 */
gboolean
bang_index_merge_step (BangWriter  *writer,
                       GError     **error)
{
  gint64 state;
  gboolean done;

  bang_writer_assert (writer);
  if (!bang_connection_get_int (writer->connection, ACTION,
                                "SELECT value FROM idx.meta WHERE key = 'merging'", &state, error))
    return FALSE;
  if (state == MERGE_NONE)
    {
      writer->merging = FALSE;
      return TRUE;
    }
  if (state == MERGE_SHRINKING)
    {
      if (!shrink (writer->connection, &done, error))
        return FALSE;
      if (!done)
        return TRUE;
      bang_writer_checkpoint (writer);
      return set_merging (writer, MERGE_NONE, error);
    }

  if (!merge_pages (writer->connection, state == MERGE_WANTED ? -MERGE_PAGES : MERGE_PAGES, &done, error))
    return FALSE;
  if (done)
    return set_merging (writer, MERGE_SHRINKING, error);
  return state == MERGE_UNDER_WAY || set_merging (writer, MERGE_UNDER_WAY, error);
}
