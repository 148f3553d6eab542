/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the library sound? And its numbers.
 *
 * Checking reads everything: both files page by page, every reference, the
 * index against itself and against the library. The problems are sentences for
 * a person. What is wrong with the index can be repaired, because it is made
 * again from the library; what is wrong with the library cannot, and the
 * backup is the way.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "library/bang-check-private.h"
#include "library/bang-index-private.h"
#include "library/bang-order-key-private.h"
#include "library/bang-tokenizer-private.h"

#define ACTION N_("The library could not be checked.")

/* Of each kind of problem, as many as a person reads. */
#define MAX_SENTENCES 20

typedef struct
{
  BangConnection *connection;
  GPtrArray      *problems;   /* (element-type utf8) */
} Check;

static void
add_problem (Check      *check,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Check      *check,
             const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (check->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Runs a check; damage is an answer, anything else is not. */
static gboolean
judge (Check       *check,
       const char  *file,
       GError      *found,
       GError     **error)
{
  if (found == NULL)
    return TRUE;

  if (!bang_error_is_damage (found) && !g_error_matches (found, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED))
    {
      g_propagate_error (error, found);
      return FALSE;
    }
  /* Translators: a file name, then a sentence. */
  add_problem (check, _("%s: %s"), file, found->message);
  g_error_free (found);
  return TRUE;
}

/* SQLite's own look at a file. */
static gboolean
check_pages (Check       *check,
             const char  *file,
             const char  *sql,
             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  GError *found = NULL;
  gboolean has_row = TRUE;

  stmt = bang_connection_prepare (check->connection, ACTION, sql, &found);
  for (guint i = 0; stmt != NULL && i < MAX_SENTENCES; i++)
    {
      if (!bang_connection_step (check->connection, ACTION, stmt, &has_row, &found) || !has_row)
        break;
      if (g_strcmp0 (bang_column_text (stmt, 0), "ok") != 0)
        {
          g_autofree char *found_here = bang_column_dup (stmt, 0);

          add_problem (check, _("%s: %s"), file, found_here);
        }
    }
  return judge (check, file, found, error);
}

static gboolean
check_references (Check   *check,
                  GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  GError *found = NULL;
  gboolean has_row;
  guint n = 0;

  stmt = bang_connection_prepare (check->connection, ACTION, "PRAGMA main.foreign_key_check", &found);
  while (stmt != NULL && n < MAX_SENTENCES &&
         bang_connection_step (check->connection, ACTION, stmt, &has_row, &found) && has_row)
    {
      add_problem (check, _("%s: a row of “%s” refers to a row of “%s” that is not there."), BANG_LIBRARY_FILE,
                   bang_column_text (stmt, 0), bang_column_text (stmt, 2));
      n++;
    }
  return judge (check, BANG_LIBRARY_FILE, found, error);
}

/* A count that ought to be zero. */
static gboolean
check_none (Check       *check,
            const char  *file,
            const char  *sql,
            const char  *sentence,
            GError     **error)
{
  GError *found = NULL;
  gint64 n = 0;

  bang_connection_get_int (check->connection, ACTION, sql, &n, &found);
  if (n != 0)
    add_problem (check, "%s: %s (%" G_GINT64_FORMAT ")", file, sentence, n);
  return judge (check, file, found, error);
}

static gboolean
check_sums (Check   *check,
            GError **error)
{
  return check_none (check, BANG_LIBRARY_FILE,
                     "SELECT abs ((SELECT value FROM main.tally WHERE name = 'articles') - "
                     "            (SELECT count (*) FROM main.article))",
                     _("The number of articles is wrong."), error) &&
         check_none (check, BANG_LIBRARY_FILE,
                     "SELECT abs ((SELECT value FROM main.tally WHERE name = 'events') - "
                     "            (SELECT count (*) FROM main.event))",
                     _("The number of events is wrong."), error) &&
         check_none (check, BANG_LIBRARY_FILE,
                     "SELECT count (*) FROM main.entity e WHERE n_articles <> "
                     "  (SELECT count (DISTINCT article_id) FROM main.article_entity WHERE entity_id = e.id)",
                     _("The number of articles of some names is wrong."), error) &&
         check_none (check, BANG_LIBRARY_FILE,
                     "SELECT count (*) FROM main.article a LEFT JOIN main.version v ON v.id = a.version_id "
                     "WHERE v.id IS NULL OR v.article_id <> a.id",
                     _("Articles have lost their text."), error) &&
         check_none (check, BANG_LIBRARY_FILE,
                     "SELECT count (*) FROM main.article_entity ae JOIN main.article a ON a.id = ae.article_id "
                     "WHERE ae.order_key <> a.order_key",
                     _("Names are filed under another date than their article."), error);
}

static gboolean
check_index (Check   *check,
             GError **error)
{
  return check_pages (check, BANG_INDEX_FILE, "PRAGMA idx.integrity_check (20)", error) &&
         check_none (check, BANG_INDEX_FILE,
                     "SELECT count (*) FROM (SELECT order_key FROM main.article EXCEPT "
                     "                       SELECT rowid FROM idx.art_fts "
                     "                       WHERE art_fts MATCH '\"" BANG_FIELD_ANYTHING "\"')",
                     _("Articles are missing from the search index."), error) &&
         check_none (check, BANG_INDEX_FILE,
                     "SELECT count (*) FROM (SELECT rowid FROM idx.art_fts "
                     "                       WHERE art_fts MATCH '\"" BANG_FIELD_ANYTHING "\"' EXCEPT "
                     "                       SELECT order_key FROM main.article)",
                     _("The search index has articles that are not there."), error);
}

static gboolean
run_checks (Check     *check,
            gboolean  *index_is_bad,
            GError   **error)
{
  guint n_before;

  if (!check_pages (check, BANG_LIBRARY_FILE, "PRAGMA main.integrity_check (20)", error) ||
      !check_references (check, error) ||
      !check_sums (check, error))
    return FALSE;

  n_before = check->problems->len;
  if (!check_index (check, error))
    return FALSE;
  *index_is_bad = check->problems->len > n_before;
  return TRUE;
}

/* FTS5's look at its own tables: a command, and so for the writer. */
static gboolean
check_tables_cb (BangWriter    *writer,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return bang_connection_exec (writer->connection, N_("The search index is damaged."),
                               "INSERT INTO idx.art_fts (art_fts) VALUES ('integrity-check')", error);
}

static gboolean
check_words (BangLibrary   *self,
             Check         *check,
             gboolean      *index_is_bad,
             GCancellable  *cancellable,
             GError       **error)
{
  GError *found = NULL;
  gboolean equal = TRUE;

  if (bang_library_write (self, check_tables_cb, NULL, cancellable, &found) &&
      bang_check_words (self->directory, &equal, cancellable, &found))
    {
      if (!equal)
        add_problem (check, _("%s: The words in the search index are not those of the articles."), BANG_INDEX_FILE);
      *index_is_bad |= !equal;
      return TRUE;
    }

  *index_is_bad = TRUE;
  return judge (check, BANG_INDEX_FILE, found, error);
}

/**
 * bang_library_check:
 * @repair: whether to make the index again when something is wrong with it
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Looks at everything: seconds at ten thousand articles, minutes at a million.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what is wrong, in
 *   sentences; empty when the library is sound, or was repaired
 */
GPtrArray *
bang_library_check (BangLibrary   *self,
                    gboolean       repair,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Check check = { NULL, problems };
  gboolean index_is_bad = FALSE;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  check.connection = bang_library_take_reader (self, cancellable, error);
  if (check.connection == NULL)
    return NULL;
  done = run_checks (&check, &index_is_bad, error);
  bang_library_give_reader (self, check.connection);

  if (!done || (!index_is_bad && !check_words (self, &check, &index_is_bad, cancellable, error)))
    return NULL;
  if (!repair || !index_is_bad)
    return g_steal_pointer (&problems);

  if (!bang_library_rebuild_index (self, cancellable, error))
    return NULL;
  return bang_library_check (self, FALSE, cancellable, error);
}

/**
 * bang_library_rebuild_index:
 * @cancellable: (nullable): ends it; the old index stays
 * @error: return location
 *
 * Makes the search index again: about nine thousand articles a second. The old
 * one answers meanwhile.
 */
gboolean
bang_library_rebuild_index (BangLibrary   *self,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);

  return bang_library_write (self, bang_index_rebuild, NULL, cancellable, error);
}

static guint64
get_file_size (BangLibrary *self,
               const char  *file)
{
  static const char * const suffixes[] = { "", "-wal" };
  guint64 size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (file, suffixes[i], NULL);
      g_autofree char *path = g_build_filename (self->directory, name, NULL);
      GStatBuf info;

      if (g_stat (path, &info) == 0)
        size += (guint64) info.st_size;
    }
  return size;
}

static gboolean
read_tally (BangConnection  *connection,
            BangStats       *stats,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (connection, ACTION, "SELECT name, value FROM main.tally", error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      const char *name;
      guint64 value;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      name = bang_column_text (stmt, 0);
      value = (guint64) MAX (sqlite3_column_int64 (stmt, 1), 0);
      if (g_strcmp0 (name, "articles") == 0)
        stats->n_articles = value;
      else if (g_strcmp0 (name, "events") == 0)
        stats->n_events = value;
      else if (g_strcmp0 (name, "agreements") == 0)
        stats->n_agreements = value;
      else if (g_strcmp0 (name, "proposals") == 0)
        stats->n_proposals = value;
      else if (g_strcmp0 (name, "text_bytes") == 0)
        stats->text_bytes = value;
    }
}

static gboolean
read_entity_counts (BangConnection  *connection,
                    BangStats       *stats,
                    GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT kind, count (*) FROM main.entity WHERE n_articles > 0 GROUP BY kind", error);
  if (stmt == NULL)
    return FALSE;
  for (;;)
    {
      BangEntityKind kind;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (bang_entity_kind_from_string (bang_column_text (stmt, 0), &kind))
        stats->n_entities[kind] = (guint64) sqlite3_column_int64 (stmt, 1);
    }
}

static gboolean
read_years (BangConnection  *connection,
            BangStats       *stats,
            GError         **error)
{
  gint64 first;
  gint64 last;
  gint64 n_sources;

  if (!bang_connection_get_int (connection, ACTION,
                                "SELECT min (order_key) FROM main.article WHERE order_key >= 2147483648",
                                &first, error) ||
      !bang_connection_get_int (connection, ACTION, "SELECT max (order_key) FROM main.article", &last, error) ||
      !bang_connection_get_int (connection, ACTION, "SELECT count (*) FROM main.source_file", &n_sources, error))
    return FALSE;

  stats->first_year = bang_order_key_get_year (first);
  stats->last_year = bang_order_key_get_year (last);
  stats->n_sources = (guint64) n_sources;
  return TRUE;
}

/**
 * bang_library_get_stats:
 * @stats: (out caller-allocates): counts and sizes
 * @error: return location
 *
 * Counts what the library holds. Sources are files with different bytes.
 */
gboolean
bang_library_get_stats (BangLibrary  *self,
                        BangStats    *stats,
                        GError      **error)
{
  BangConnection *connection;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (stats != NULL, FALSE);

  memset (stats, 0, sizeof *stats);
  connection = bang_library_take_reader (self, NULL, error);
  if (connection == NULL)
    return FALSE;

  done = read_tally (connection, stats, error) &&
         read_entity_counts (connection, stats, error) &&
         read_years (connection, stats, error);
  bang_library_give_reader (self, connection);
  stats->library_bytes = get_file_size (self, BANG_LIBRARY_FILE);
  stats->index_bytes = get_file_size (self, BANG_INDEX_FILE);
  return done;
}
