/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of reading a library again:
 *
 *   the caller lists the articles, and hands them out a batch at a time;
 *   workers (1 a processor) read the text and extract;
 *   the caller writes a batch while the workers have the next one.
 *
 * A batch is written whole or not at all. What is written is noted in the
 * library as read, so that after a stop the same work goes on with the rest.
 *
 * A report may be asked for from any thread. */
#include "config.h"

#include "import/bang-reextract-private.h"

#include <glib/gi18n-lib.h>

#include "extract/bang-extract.h"
#include "library/bang-reread.h"

/* Articles in one transaction. Two batches are in memory at a time. */
#define BATCH 64

/* From so many articles on, the index is built the way that suits a bulk. */
#define BULK_FROM 2000

#define WORKERS_MAX 16

/* Articles that are read together. */
typedef struct
{
  guint          n;
  guint          n_left;             /* not yet read; guarded by the lock */
  BangRereading *read[BATCH];        /* (nullable) */
} Batch;

typedef struct
{
  Batch  *batch;
  guint   place;
  gint64  id;
} Task;

struct _BangReextract
{
  BangLibrary         *library;
  BangLexicon         *lexicon;
  GCancellable        *cancellable;

  GMutex               lock;
  GCond                batch_read;
  BangReextractReport  report;
};

static void
batch_free (Batch *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n; i++)
    bang_rereading_free (self->read[i]);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

static void
work_cb (gpointer data,
         gpointer user_data)
{
  Task *task = data;
  BangReextract *self = user_data;
  g_autoptr(BangRereading) rereading = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_cancellable_is_cancelled (self->cancellable))
    rereading = bang_library_begin_rereading (self->library, task->id, self->cancellable, &error);
  if (rereading != NULL)
    rereading->facts = bang_extract (self->lexicon, rereading->document);
  else if (error != NULL)
    g_debug ("Article %" G_GINT64_FORMAT ": %s", task->id, error->message);

  g_mutex_lock (&self->lock);
  task->batch->read[task->place] = g_steal_pointer (&rereading);
  if (--task->batch->n_left == 0)
    g_cond_signal (&self->batch_read);
  g_mutex_unlock (&self->lock);
  g_free (task);
}

/* Hands out the articles from @at on. */
static Batch *
begin_batch (GThreadPool  *pool,
             const GArray *ids,
             guint         at)
{
  Batch *batch;

  if (at >= ids->len)
    return NULL;

  batch = g_new0 (Batch, 1);
  batch->n = batch->n_left = MIN (ids->len - at, BATCH);
  for (guint i = 0; i < batch->n; i++)
    {
      Task *task = g_new0 (Task, 1);

      task->batch = batch;
      task->place = i;
      task->id = g_array_index (ids, gint64, at + i);
      /* Only a thread that could not be started is an error; others take it. */
      g_thread_pool_push (pool, task, NULL);
    }
  return batch;
}

static void
wait_for (BangReextract *self,
          Batch         *batch)
{
  g_mutex_lock (&self->lock);
  while (batch->n_left > 0)
    g_cond_wait (&self->batch_read, &self->lock);
  g_mutex_unlock (&self->lock);
}

/* Writes what was read. Not cancellable: it takes a moment, and giving it up
 * would throw finished work away. */
static gboolean
write_batch (BangReextract  *self,
             Batch          *batch,
             GError        **error)
{
  g_autoptr(GPtrArray) rereadings = g_ptr_array_new ();
  guint n_changed = 0;

  for (guint i = 0; i < batch->n; i++)
    {
      if (batch->read[i] != NULL)
        g_ptr_array_add (rereadings, batch->read[i]);
    }
  if (!bang_library_write_rereadings (self->library, rereadings, error))
    return FALSE;

  for (guint i = 0; i < rereadings->len; i++)
    n_changed += ((BangRereading *) g_ptr_array_index (rereadings, i))->changed ? 1 : 0;
  g_mutex_lock (&self->lock);
  self->report.done += rereadings->len;
  self->report.changed += n_changed;
  /* Those that a stop has left unread did not fail. */
  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      self->report.done += batch->n - rereadings->len;
      self->report.failed += batch->n - rereadings->len;
    }
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gboolean
read_all (BangReextract  *self,
          GThreadPool    *pool,
          const GArray   *ids,
          GError        **error)
{
  g_autoptr(Batch) batch = begin_batch (pool, ids, 0);
  gboolean ok = TRUE;

  for (guint at = BATCH; batch != NULL; at += BATCH)
    {
      g_autoptr(Batch) next = NULL;

      wait_for (self, batch);
      if (!g_cancellable_is_cancelled (self->cancellable))
        next = begin_batch (pool, ids, at);
      ok = write_batch (self, batch, error);
      if (!ok)
        {
          /* The workers have it still. */
          if (next != NULL)
            wait_for (self, next);
          break;
        }
      batch_free (batch);
      batch = g_steal_pointer (&next);
    }
  return ok;
}

/**
 * bang_reextract_new:
 * @library: a library
 *
 * Returns: (transfer full): the work, not begun
 */
BangReextract *
bang_reextract_new (BangLibrary *library)
{
  BangReextract *self = g_new0 (BangReextract, 1);

  self->library = g_object_ref (library);
  g_mutex_init (&self->lock);
  g_cond_init (&self->batch_read);
  return self;
}

/**
 * bang_reextract_free:
 * @self: (nullable) (transfer full): work that is not under way
 */
void
bang_reextract_free (BangReextract *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->lexicon, bang_lexicon_unref);
  g_object_unref (self->library);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->batch_read);
  g_free (self);
}

static gboolean
run_bulk (BangReextract  *self,
          GThreadPool    *pool,
          const GArray   *ids,
          GError        **error)
{
  gboolean bulk = ids->len >= BULK_FROM;
  gboolean ok;

  if (bulk && !bang_library_bulk_begin (self->library, error))
    return FALSE;
  ok = read_all (self, pool, ids, error);
  /* Also after a failure: the first error is the one to tell. */
  if (bulk && !bang_library_bulk_end (self->library, ok ? error : NULL))
    ok = FALSE;
  return ok;
}

/**
 * bang_reextract_run:
 * @self: work not begun
 * @cancellable: (nullable): stops between two articles
 * @error: (out) (optional): of the library, or %G_IO_ERROR_CANCELLED
 *
 * Does the work, once; blocks until it is done. An article that cannot be read
 * is counted and no error.
 *
 * Returns: whether all articles were dealt with
 */
gboolean
bang_reextract_run (BangReextract  *self,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr(GArray) ids = NULL;
  GThreadPool *pool;
  gboolean ok;

  g_set_object (&self->cancellable, cancellable);
  ids = bang_library_list_outdated (self->library, cancellable, error);
  if (ids == NULL)
    return FALSE;

  g_mutex_lock (&self->lock);
  self->report.total = ids->len;
  g_mutex_unlock (&self->lock);
  if (ids->len > 0 && !bang_library_renew_names (self->library, error))
    return FALSE;
  self->lexicon = bang_lexicon_get_default ();
  pool = g_thread_pool_new (work_cb, self, (int) CLAMP (g_get_num_processors (), 1, WORKERS_MAX), FALSE, NULL);
  ok = run_bulk (self, pool, ids, error);
  g_thread_pool_free (pool, FALSE, TRUE);

  if (ok && self->report.done < self->report.total)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   _("Reading again was stopped. What was read stays; start it again to go on with the rest."));
      ok = FALSE;
    }
  return ok;
}

/**
 * bang_reextract_get_report:
 * @report: (out caller-allocates): how far it is, and what came of it
 */
void
bang_reextract_get_report (BangReextract       *self,
                           BangReextractReport *report)
{
  g_mutex_lock (&self->lock);
  *report = self->report;
  g_mutex_unlock (&self->lock);
}
