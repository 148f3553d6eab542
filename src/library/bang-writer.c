/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writer: one thread, one connection, jobs in the order they came.
 *
 * A caller of bang_writer_run() waits for its job; a posted job is waited for
 * by nobody. What a job learned about the library (rules, entities, the
 * generation) is kept between jobs and dropped when another program has
 * written meanwhile.
 *
 * Until bang_writer_start() the writer belongs to the thread that opens the
 * library, from then on to its own.
 */
#include "config.h"

#include "library/bang-writer-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-identity-private.h"
#include "library/bang-index-private.h"
#include "library/bang-link-private.h"
#include "library/bang-paths-private.h"
#include "library/bang-vocabulary-private.h"

/* Work that was put off (files seen again, a bulk load's index) is done when
 * no job has come for this long; while segments wait to be merged, a step is
 * done each time none has come for the shorter while. */
#define IDLE_MICROSECONDS    (G_USEC_PER_SEC / 2)
#define MERGING_MICROSECONDS (G_USEC_PER_SEC / 50)

/* Articles that are compared with others in one such step. */
#define LINKED_AT_A_TIME 50

typedef struct
{
  BangWriteFunc  func;          /* NULL ends the thread */
  gpointer       data;
  GCancellable  *cancellable;   /* (nullable) */
  gboolean       waited_for;    /* then the caller owns the job */

  /* Guarded by the writer's lock. */
  gboolean       done;
  gboolean       result;
  GError        *error;
} BangJob;

static void
job_run (BangWriter *self,
         BangJob    *job)
{
  GError *error = NULL;
  gboolean result;

  self->connection->cancellable = job->cancellable;
  result = !g_cancellable_set_error_if_cancelled (job->cancellable, &error) &&
           job->func (self, job->data, job->cancellable, &error);
  /* The job may have taken another connection. */
  self->connection->cancellable = NULL;
  g_assert (result || error != NULL);

  if (!job->waited_for)
    {
      if (error != NULL)
        g_warning ("%s", error->message);
      g_clear_error (&error);
      g_free (job);
      return;
    }

  g_mutex_lock (&self->lock);
  job->result = result;
  job->error = error;
  job->done = TRUE;
  g_cond_broadcast (&self->job_done);
  g_mutex_unlock (&self->lock);
}

/* Does what was put off. Nothing is lost when it fails: files are read again,
 * the index catches up when the library is opened. */
static void
finish_put_off (BangWriter *self)
{
  g_autoptr (GError) error = NULL;

  if ((self->notes->len > 0 && !bang_paths_flush (self, &error)) ||
      (self->n_unindexed > 0 && !bang_index_catch_up (self, NULL, &error)))
    g_debug ("Put off again: %s", error->message);
}

/* Nothing else to do. */
static void
be_idle (BangWriter *self)
{
  g_autoptr (GError) error = NULL;

  finish_put_off (self);
  if (self->linking && !self->bulk)
    self->linking = bang_link_step (self, LINKED_AT_A_TIME);
  if (self->merging && !self->bulk && !bang_index_merge_step (self, &error))
    {
      g_debug ("Not merged: %s", error->message);
      self->merging = FALSE;
    }
}

static gboolean
has_nothing_to_do (BangWriter *self)
{
  return self->notes->len == 0 && self->n_unindexed == 0 &&
         (self->bulk || (!self->merging && !self->linking));
}

static BangJob *
wait_for_job (BangWriter *self)
{
  BangJob *job;

  job = g_async_queue_timeout_pop (self->queue,
                                   (self->merging || self->linking) && !self->bulk ? MERGING_MICROSECONDS
                                                                                   : IDLE_MICROSECONDS);
  if (job != NULL)
    return job;

  be_idle (self);
  return has_nothing_to_do (self) ? g_async_queue_pop (self->queue) : NULL;
}

static gpointer
writer_thread (gpointer data)
{
  BangWriter *self = data;

  for (;;)
    {
      BangJob *job = wait_for_job (self);

      if (job == NULL)
        continue;
      if (job->func == NULL)
        {
          g_free (job);
          break;
        }
      job_run (self, job);
    }

  finish_put_off (self);
  bang_writer_checkpoint (self);
  return NULL;
}

static void
identities_free_cb (gpointer data)
{
  g_array_unref (data);
}

static void
note_free_cb (gpointer data)
{
  bang_path_note_free (data);
}

/**
 * bang_writer_new:
 * @library: (not nullable): whose writer it is
 * @connection: (transfer full): a connection with the index attached
 *
 * Returns: (transfer full): a writer that belongs to this thread until it is
 *   started
 */
BangWriter *
bang_writer_new (BangLibrary    *library,
                 BangConnection *connection)
{
  BangWriter *self = g_new0 (BangWriter, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->job_done);
  self->library = library;
  self->connection = connection;
  connection->vocabulary = bang_vocabulary_new ();
  self->queue = g_async_queue_new ();
  self->data_version = -1;
  self->rules = g_hash_table_new (NULL, NULL);
  self->identities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, identities_free_cb);
  self->recognised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_ptr_array_new_with_free_func (note_free_cb);
  return self;
}

/**
 * bang_writer_start:
 *
 * Hands the writer over to a thread of its own.
 */
void
bang_writer_start (BangWriter *self)
{
  g_assert (self->thread == NULL);

  self->thread = g_thread_new ("library-writer", writer_thread, self);
}

/**
 * bang_writer_free:
 * @self: (transfer full) (nullable): a writer
 *
 * Does the jobs that are waiting, then ends the thread.
 */
void
bang_writer_free (BangWriter *self)
{
  if (self == NULL)
    return;

  if (self->thread != NULL)
    {
      g_async_queue_push (self->queue, g_new0 (BangJob, 1));
      g_thread_join (self->thread);
    }
  g_async_queue_unref (self->queue);
  g_hash_table_unref (self->rules);
  g_hash_table_unref (self->identities);
  g_hash_table_unref (self->recognised);
  g_ptr_array_unref (self->notes);
  g_clear_pointer (&self->connection->vocabulary, bang_vocabulary_free);
  bang_connection_free (self->connection);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->job_done);
  g_free (self);
}

/**
 * bang_writer_assert:
 *
 * Ends the program when another thread than the writer's calls.
 */
void
bang_writer_assert (BangWriter *self)
{
  g_assert (self->thread == NULL || self->thread == g_thread_self ());
}

/**
 * bang_writer_run:
 * @func: what to do, in the writer's thread
 * @data: for @func
 *
 * Does a job and waits for it. Any thread but the writer's.
 */
gboolean
bang_writer_run (BangWriter     *self,
                 BangWriteFunc   func,
                 gpointer        data,
                 GCancellable   *cancellable,
                 GError        **error)
{
  BangJob job = { func, data, cancellable, TRUE, };

  g_assert (self->thread != g_thread_self ());

  g_async_queue_push (self->queue, &job);

  g_mutex_lock (&self->lock);
  while (!job.done)
    g_cond_wait (&self->job_done, &self->lock);
  g_mutex_unlock (&self->lock);

  if (job.error != NULL)
    g_propagate_error (error, job.error);
  return job.result;
}

/**
 * bang_writer_post:
 * @func: what to do, in the writer's thread; its data is %NULL
 *
 * Has a job done that nobody waits for. Any thread.
 */
void
bang_writer_post (BangWriter    *self,
                  BangWriteFunc  func)
{
  BangJob *job = g_new0 (BangJob, 1);

  job->func = func;
  g_async_queue_push (self->queue, job);
}

/**
 * bang_writer_forget:
 *
 * Forgets what was learned of the library's rows, after some were taken back.
 */
void
bang_writer_forget (BangWriter *self)
{
  g_hash_table_remove_all (self->rules);
  g_hash_table_remove_all (self->identities);
  g_hash_table_remove_all (self->recognised);
  self->n_identities = 0;
}

static gboolean
fill_caches (BangWriter  *self,
             GError     **error)
{
  const char *action = N_("The library could not be read.");

  bang_writer_forget (self);
  return bang_connection_get_int (self->connection, action,
                                  "SELECT value FROM main.meta WHERE key = 'generation'",
                                  &self->generation, error);
}

/**
 * bang_writer_begin:
 *
 * Begins a transaction, and forgets what was known when another program has
 * written since.
 */
gboolean
bang_writer_begin (BangWriter  *self,
                   GError     **error)
{
  gint64 data_version;

  bang_writer_assert (self);
  if (!bang_connection_begin (self->connection, error))
    return FALSE;

  if (!bang_connection_get_int (self->connection, N_("The library could not be read."),
                                "PRAGMA main.data_version", &data_version, error) ||
      (data_version != self->data_version && !fill_caches (self, error)))
    {
      bang_writer_rollback (self);
      return FALSE;
    }

  self->data_version = data_version;
  return TRUE;
}

/**
 * bang_writer_commit:
 *
 * Writes the generation and ends the transaction.
 */
gboolean
bang_writer_commit (BangWriter  *self,
                    GError     **error)
{
  const char *action = N_("The library could not be written.");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (self->connection, action,
                                  "UPDATE main.meta SET value = ?1 WHERE key = 'generation' AND value <> ?1", error);
  if (stmt != NULL)
    {
      sqlite3_bind_int64 (stmt, 1, self->generation);
      if (bang_connection_run (self->connection, action, stmt, error) &&
          bang_connection_commit (self->connection, error))
        return TRUE;
    }

  bang_writer_rollback (self);
  return FALSE;
}

/**
 * bang_writer_rollback:
 *
 * Undoes the transaction and forgets everything learned in it.
 */
void
bang_writer_rollback (BangWriter *self)
{
  bang_connection_rollback (self->connection);
  self->data_version = -1;
}

/**
 * bang_writer_transact:
 * @func: what is to be written
 * @data: for @func
 * @cancellable: (nullable): for @func
 *
 * Writes in one transaction: all that @func does, or, when it fails, nothing.
 */
gboolean
bang_writer_transact (BangWriter     *self,
                      BangWriteFunc   func,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  guint64 n_unindexed = self->n_unindexed;
  guint64 unindexed_bytes = self->unindexed_bytes;

  bang_writer_assert (self);
  if (!bang_writer_begin (self, error))
    return FALSE;
  if (!func (self, data, cancellable, error))
    bang_writer_rollback (self);
  else if (bang_writer_commit (self, error))
    return TRUE;

  self->n_unindexed = n_unindexed;
  self->unindexed_bytes = unindexed_bytes;
  return FALSE;
}

/**
 * bang_writer_checkpoint:
 *
 * Moves what stands in the logs into the files, and makes the logs short again
 * unless someone is reading. Then nobody needs the past of the index any more.
 */
void
bang_writer_checkpoint (BangWriter *self)
{
  g_autoptr (GError) error = NULL;
  int rc;

  bang_writer_assert (self);
  sqlite3_busy_timeout (self->connection->db, 0);
  rc = sqlite3_wal_checkpoint_v2 (self->connection->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (rc == SQLITE_OK && !bang_index_forget (self, &error))
    g_debug ("Kept: %s", error->message);
  sqlite3_busy_timeout (self->connection->db, BANG_BUSY_MS);
}
