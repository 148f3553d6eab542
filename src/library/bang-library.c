/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: opening and closing it, its connections, and its signal.
 *
 * Reading takes one of a few reader connections, each with a view of the
 * library as of its last commit; writing is handed to the one writer thread
 * (bang-writer.c) and waited for. Any thread may call anything here.
 *
 * The other public functions stand by what they do: bang-library-write.c,
 * bang-search.c, bang-rows.c, bang-article.c, bang-relations.c,
 * bang-entity-card.c, bang-check.c, bang-backup.c.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-index-private.h"
#include "library/bang-link-private.h"
#include "library/bang-tokenizer-private.h"

/* Reader connections at once; a further caller waits for one. */
#define MAX_READERS 4

/* "changed" is emitted no more often than this. */
#define CHANGED_MICROSECONDS (G_USEC_PER_SEC / 4)

/* An index that is behind by no more than this is brought up to date before the
 * library is opened (a second or two); beyond, while it is already in use. */
#define CATCH_UP_AT_ONCE 20000

/* As many articles are compared with others before the library is open: some
 * tenths of a second. More are, when there is nothing else to do. */
#define LINK_AT_ONCE 100

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangLibrary, bang_library, G_TYPE_OBJECT)

static void
bang_library_finalize (GObject *object)
{
  BangLibrary *self = BANG_LIBRARY (object);

  bang_library_close (self);
  g_clear_pointer (&self->idle, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->directory);
  g_free (self->uuid);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->returned);

  G_OBJECT_CLASS (bang_library_parent_class)->finalize (object);
}

static void
bang_library_class_init (BangLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bang_library_finalize;

  /* SQLite's count of its memory costs a lock at every allocation. Refused, and
   * no harm done, when something has used SQLite before. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);

  /**
   * BangLibrary::changed:
   *
   * Articles were added or changed. Emitted in the thread-default main context
   * of the thread that opened the library, at most four times a second.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
free_connection_cb (gpointer data)
{
  bang_connection_free (data);
}

static void
bang_library_init (BangLibrary *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->returned);
  self->idle = g_ptr_array_new_with_free_func (free_connection_cb);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
catch_up_cb (BangWriter    *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!bang_index_catch_up (writer, cancellable, &local_error))
    {
      g_debug ("The index stays behind: %s", local_error->message);
      return TRUE;
    }
  bang_library_emit_changed (writer->library);
  return TRUE;
}

/* An index that has lost articles, or has some twice, by other hands or by a
 * disk: the cheapest thing that tells is how many it has. */
static gboolean
verify_cb (BangWriter    *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 n_articles = 0;
  gint64 n_indexed = 0;

  if (bang_index_count_behind (writer->connection) > 0)
    return TRUE;
  if (bang_connection_get_int (writer->connection, "", "SELECT count (*) FROM main.article",
                               &n_articles, &local_error) &&
      bang_connection_get_int (writer->connection, "",
                               "SELECT count (*) FROM idx.art_fts WHERE art_fts MATCH '\"" BANG_FIELD_ANYTHING "\"'",
                               &n_indexed, &local_error) &&
      n_articles == n_indexed)
    return TRUE;

  g_debug ("The index has %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " articles", n_indexed, n_articles);
  if (local_error != NULL && !bang_error_is_damage (local_error))
    return TRUE;
  g_clear_error (&local_error);
  if (!bang_index_rebuild (writer, NULL, NULL, &local_error))
    g_debug ("Not made again: %s", local_error->message);
  return TRUE;
}

/* Brings the index up to the library, at once when that is quick. Trouble with
 * it is no reason not to open: the articles are all there. */
static void
catch_up (BangLibrary *self)
{
  gint64 n_behind = bang_index_count_behind (self->writer->connection);

  bang_index_set_bulk (self->writer, n_behind > CATCH_UP_AT_ONCE, NULL);
  self->writer->merging = TRUE;    /* as far as the index itself says so */
  if (n_behind > 0 && n_behind <= CATCH_UP_AT_ONCE)
    catch_up_cb (self->writer, NULL, NULL, NULL);
  if (n_behind <= CATCH_UP_AT_ONCE)
    bang_link_follow (self->writer, LINK_AT_ONCE);
  else
    self->writer->linking = TRUE;
  bang_writer_start (self->writer);
  if (n_behind > CATCH_UP_AT_ONCE)
    bang_writer_post (self->writer, catch_up_cb);
  bang_writer_post (self->writer, verify_cb);
}

/**
 * bang_library_default_directory:
 *
 * Returns: (transfer full): the folder a user's library is in unless they say
 *   otherwise
 */
char *
bang_library_default_directory (void)
{
  return g_build_filename (g_get_user_data_dir (), "bang-giao", NULL);
}

/**
 * bang_library_open:
 * @directory: the library's folder; made when there is none
 * @error: return location
 *
 * Opens a library, making or upgrading its files where needed. Blocks: a
 * moment, or seconds when the search index must be made again.
 *
 * Fails with %BANG_LIBRARY_ERROR_NEWER, %BANG_LIBRARY_ERROR_FOREIGN or
 * %BANG_LIBRARY_ERROR_DAMAGED without having touched the files.
 *
 * Returns: (transfer full) (nullable): the library
 */
BangLibrary *
bang_library_open (const char  *directory,
                   GError     **error)
{
  g_autoptr (BangLibrary) self = NULL;
  g_autoptr (BangConnection) connection = NULL;

  g_return_val_if_fail (directory != NULL, NULL);

  self = g_object_new (BANG_TYPE_LIBRARY, NULL);
  self->directory = g_canonicalize_filename (directory, NULL);
  self->context = g_main_context_ref_thread_default ();

  connection = bang_library_open_main (self->directory, &self->uuid, error);
  if (connection == NULL || !bang_library_open_index (&connection, self->uuid, error))
    return NULL;

  self->writer = bang_writer_new (self, g_steal_pointer (&connection));
  catch_up (self);
  return g_steal_pointer (&self);
}

/**
 * bang_library_close:
 *
 * Waits for what is being read and written, then lets go of the files. Any call
 * after it fails. Done by itself when the last reference goes.
 */
void
bang_library_close (BangLibrary *self)
{
  g_return_if_fail (BANG_IS_LIBRARY (self));

  g_mutex_lock (&self->lock);
  if (self->closed)
    {
      g_mutex_unlock (&self->lock);
      return;
    }
  self->closed = TRUE;
  g_cond_broadcast (&self->returned);
  while (self->n_readers > self->idle->len || self->n_writing > 0)
    g_cond_wait (&self->returned, &self->lock);
  g_ptr_array_set_size (self->idle, 0);
  self->n_readers = 0;
  if (self->changed_source != NULL)
    {
      g_source_destroy (self->changed_source);
      g_clear_pointer (&self->changed_source, g_source_unref);
    }
  g_mutex_unlock (&self->lock);

  g_clear_pointer (&self->writer, bang_writer_free);
}

/**
 * bang_library_get_directory:
 *
 * Returns: the library's folder
 */
const char *
bang_library_get_directory (BangLibrary *self)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  return self->directory;
}

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
                       _("The library has been closed. Open it again."));
}

/**
 * bang_library_write:
 * @func: what to do in the writer's thread
 *
 * Does a job in the writer's thread and waits for it. Any other thread, holding
 * no reader connection.
 */
gboolean
bang_library_write (BangLibrary    *self,
                    BangWriteFunc   func,
                    gpointer        data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  gboolean closed;
  gboolean result;

  g_mutex_lock (&self->lock);
  closed = self->closed;
  if (!closed)
    self->n_writing++;
  g_mutex_unlock (&self->lock);
  if (closed)
    {
      set_closed_error (error);
      return FALSE;
    }

  result = bang_writer_run (self->writer, func, data, cancellable, error);

  g_mutex_lock (&self->lock);
  self->n_writing--;
  g_cond_broadcast (&self->returned);
  g_mutex_unlock (&self->lock);
  return result;
}

static BangConnection *
open_reader (BangLibrary  *self,
             GError      **error)
{
  g_autoptr (BangConnection) connection = NULL;

  connection = bang_connection_open (self->directory, BANG_LIBRARY_FILE, SQLITE_OPEN_READWRITE, error);
  if (connection == NULL ||
      !bang_connection_exec (connection, N_("The library could not be opened."), "PRAGMA query_only = 1", error) ||
      !bang_connection_attach (connection, BANG_INDEX_FILE, error))
    return NULL;

  return g_steal_pointer (&connection);
}

/**
 * bang_library_take_reader:
 * @cancellable: (nullable): ends what is then done with the connection
 * @error: return location
 *
 * Takes a reader connection; waits when all are in use. Give it back before
 * anything that may wait for the writer.
 *
 * Returns: (transfer full) (nullable): a connection, for
 *   bang_library_give_reader()
 */
BangConnection *
bang_library_take_reader (BangLibrary   *self,
                          GCancellable  *cancellable,
                          GError       **error)
{
  BangConnection *connection = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  g_mutex_lock (&self->lock);
  while (!self->closed && (self->retiring || (self->idle->len == 0 && self->n_readers >= MAX_READERS)))
    g_cond_wait (&self->returned, &self->lock);
  if (self->closed)
    {
      g_mutex_unlock (&self->lock);
      set_closed_error (error);
      return NULL;
    }
  if (self->idle->len > 0)
    connection = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
  else
    self->n_readers++;
  g_mutex_unlock (&self->lock);

  if (connection == NULL)
    connection = open_reader (self, error);
  if (connection != NULL)
    {
      connection->cancellable = cancellable;
      return connection;
    }

  g_mutex_lock (&self->lock);
  self->n_readers--;
  g_cond_broadcast (&self->returned);
  g_mutex_unlock (&self->lock);
  return NULL;
}

/**
 * bang_library_give_reader:
 * @connection: (transfer full): what bang_library_take_reader() gave
 */
void
bang_library_give_reader (BangLibrary    *self,
                          BangConnection *connection)
{
  connection->cancellable = NULL;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->idle, connection);
  g_cond_broadcast (&self->returned);
  g_mutex_unlock (&self->lock);
}

/**
 * bang_library_retire_readers:
 *
 * Closes every reader connection, waiting for those in use, and lets none be
 * opened until bang_library_readmit_readers(): index.db is about to be another
 * file.
 */
void
bang_library_retire_readers (BangLibrary *self)
{
  g_mutex_lock (&self->lock);
  self->retiring = TRUE;
  while (self->n_readers > self->idle->len)
    g_cond_wait (&self->returned, &self->lock);
  g_ptr_array_set_size (self->idle, 0);
  self->n_readers = 0;
  g_mutex_unlock (&self->lock);
}

/**
 * bang_library_readmit_readers:
 *
 * Ends what bang_library_retire_readers() began.
 */
void
bang_library_readmit_readers (BangLibrary *self)
{
  g_mutex_lock (&self->lock);
  self->retiring = FALSE;
  g_cond_broadcast (&self->returned);
  g_mutex_unlock (&self->lock);
}

static void
free_weak_ref_cb (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
emit_changed_cb (gpointer data)
{
  g_autoptr (BangLibrary) self = g_weak_ref_get (data);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->changed_source, g_source_unref);
  self->changed_at = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);

  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/**
 * bang_library_emit_changed:
 *
 * Has "changed" emitted soon, once for however many calls. Any thread.
 */
void
bang_library_emit_changed (BangLibrary *self)
{
  GWeakRef *weak;
  gint64 wait;

  g_mutex_lock (&self->lock);
  if (!self->closed && self->changed_source == NULL)
    {
      wait = self->changed_at == 0 ? 0 : self->changed_at + CHANGED_MICROSECONDS - g_get_monotonic_time ();
      weak = g_new0 (GWeakRef, 1);
      g_weak_ref_init (weak, self);
      self->changed_source = g_timeout_source_new ((guint) (MAX (wait, 0) / 1000));
      g_source_set_callback (self->changed_source, emit_changed_cb, weak, free_weak_ref_cb);
      g_source_attach (self->changed_source, self->context);
    }
  g_mutex_unlock (&self->lock);
}
