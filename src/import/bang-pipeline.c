/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of one import:
 *
 *   finder (1 thread) -> workers (1 a processor) -> committer (the caller)
 *   finds files          read, decode, extract      adds batches, in order
 *
 * Every file has a number in the order it was found in. Workers finish in any
 * order; the committer takes results by number, so that the same files make
 * the same library whatever the threads do. A worker starts a file only when
 * it is near enough to the committer's, in number and in bytes: that bounds
 * memory, and because the file that the committer waits for is always near
 * enough, nothing can wait for ever.
 *
 * A batch is committed whole or not at all; a cancelled import keeps the
 * batches before. Everything private here is guarded by "lock", except what
 * belongs to the committer. */
#include "config.h"

#include "import/bang-pipeline-private.h"

#include <glib/gi18n-lib.h>

#include "document/bang-reader.h"
#include "extract/bang-extract.h"
#include "import/bang-find-private.h"

/* Files found ahead of the workers: enough for an honest total in all but the
 * largest folders, at some 150 bytes each. */
#define FOUND_MAX (128 * 1024)

/* Files that may be worked on or wait for the committer, and their bytes. Facts
 * and folded copies make a file cost some ten times its size until then. */
#define WINDOW 4096
#define WINDOW_BYTES (8 * 1024 * 1024)

/* A batch is one transaction; more than this brings little (a commit costs as
 * much as some fifty articles), less costs time. */
#define BATCH_ARTICLES 500
#define BATCH_BYTES (8 * 1024 * 1024)

/* From so many new articles on, the index is built the way that suits a bulk. */
#define BULK_FROM 2000

/* Items kept for the report; the counts go on. */
#define ITEMS_MAX 50000

/* More threads than this only wait for the one writer. */
#define WORKERS_MAX 16

/* One file on its way, and what came of it. */
typedef struct
{
  guint64           number;
  gsize             charge;     /* bytes counted against the window */
  BangFound        *found;
  BangImportStatus  status;
  char             *reason;     /* (nullable) for SKIPPED and FAILED */
  BangIncoming     *incoming;   /* (nullable) to be added; status is not known then */
} Work;

struct _BangPipeline
{
  BangLibrary   *library;
  char         **paths;
  BangLexicon   *lexicon;
  GCancellable  *cancellable;

  GMutex         lock;
  GCond          found_taken;   /* the finder waits for room */
  GCond          found_added;   /* workers wait for files, and for the window */
  GCond          ready_added;   /* the committer waits for the next number */
  GQueue         found;         /* (element-type BangFound) */
  gboolean       found_end;     /* no more will be found */
  gboolean       found_all;     /* and it was not stopped */
  gboolean       stopped;       /* no more files are started */
  guint64        next_in;       /* number of the next file to start */
  guint64        next_out;      /* number that the committer waits for */
  gsize          window_bytes;
  Work          *ready[WINDOW];

  guint          total;
  guint          done;
  char          *current;
  gint64         began;         /* monotonic, microseconds */

  /* The committer's own. */
  GPtrArray     *batch;         /* (element-type BangIncoming) */
  gsize          batch_bytes;
  guint          n_added;
  gboolean       bulk;
  BangImportRun  run;
};

static void
work_free (Work *self)
{
  if (self == NULL)
    return;

  bang_found_free (self->found);
  g_free (self->reason);
  g_clear_pointer (&self->incoming, bang_incoming_free);
  g_free (self);
}

static void
stop (BangPipeline *self)
{
  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  g_cond_broadcast (&self->found_taken);
  g_cond_broadcast (&self->found_added);
  g_cond_broadcast (&self->ready_added);
  g_mutex_unlock (&self->lock);
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  stop (user_data);
}

/* -- Finder -- */

static gboolean
found_cb (BangFound *found,
          gpointer   user_data)
{
  BangPipeline *self = user_data;
  gboolean going;

  g_mutex_lock (&self->lock);
  while (!self->stopped && self->found.length >= FOUND_MAX)
    g_cond_wait (&self->found_taken, &self->lock);
  going = !self->stopped;
  if (going)
    {
      g_queue_push_tail (&self->found, g_steal_pointer (&found));
      self->total++;
      g_cond_signal (&self->found_added);
    }
  g_mutex_unlock (&self->lock);

  bang_found_free (found);
  return going;
}

static gpointer
find_thread (gpointer data)
{
  BangPipeline *self = data;
  gboolean all;

  all = bang_find_files ((const char * const *) self->paths, self->cancellable, found_cb, self);

  g_mutex_lock (&self->lock);
  self->found_end = TRUE;
  self->found_all = all;
  g_cond_broadcast (&self->found_added);
  g_cond_broadcast (&self->ready_added);
  g_mutex_unlock (&self->lock);
  return NULL;
}

/* -- Workers -- */

static gsize
charge_of (const BangFound *found)
{
  return found->reason != NULL ? 0 : (gsize) MIN (found->size, (guint64) BANG_READER_MAX_BYTES);
}

/* Whether the first file that was found may be started; with the lock held. */
static gboolean
admitted (BangPipeline *self)
{
  const BangFound *first = g_queue_peek_head (&self->found);

  if (first == NULL)
    return FALSE;
  if (self->next_in == self->next_out)
    return TRUE;
  return self->next_in < self->next_out + WINDOW &&
         self->window_bytes + charge_of (first) <= WINDOW_BYTES;
}

/* The next file to work on; NULL when there will be none. */
static Work *
take_work (BangPipeline *self)
{
  Work *work = NULL;

  g_mutex_lock (&self->lock);
  while (!self->stopped && !admitted (self) &&
         !(self->found_end && self->found.length == 0))
    g_cond_wait (&self->found_added, &self->lock);

  if (!self->stopped && self->found.length > 0)
    {
      work = g_new0 (Work, 1);
      work->found = g_queue_pop_head (&self->found);
      work->number = self->next_in++;
      work->charge = charge_of (work->found);
      self->window_bytes += work->charge;
      g_free (self->current);
      self->current = g_strdup (work->found->path);
      g_cond_signal (&self->found_taken);
      /* One signal may have announced several files. */
      if (self->found.length > 0)
        g_cond_signal (&self->found_added);
    }
  g_mutex_unlock (&self->lock);
  return work;
}

/* What a reader's error means for the file: there was nothing to import in it,
 * or there may be and it could not be read. FALSE when it means neither. */
static gboolean
set_error_status (Work         *work,
                  const GError *error)
{
  gboolean skipped = error->domain == BANG_DOCUMENT_ERROR &&
                     error->code != BANG_DOCUMENT_ERROR_ENCODING;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;

  work->status = skipped ? BANG_IMPORT_SKIPPED : BANG_IMPORT_FAILED;
  work->reason = g_strdup (error->message);
  return TRUE;
}

/* FALSE when the work was cancelled under way. */
static gboolean
do_work (BangPipeline *self,
         Work         *work)
{
  const BangFound *found = work->found;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(BangIncoming) incoming = NULL;

  if (found->reason != NULL)
    {
      work->status = found->status;
      work->reason = g_strdup (found->reason);
      return TRUE;
    }

  work->status = bang_library_look_up_file (self->library, found->path, found->size, found->mtime);
  if (work->status == BANG_IMPORT_UNCHANGED)
    return TRUE;

  bytes = bang_reader_load (found->path, self->cancellable, &error);
  if (bytes == NULL)
    return set_error_status (work, error);

  incoming = bang_incoming_new ();
  incoming->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  work->status = bang_library_look_up_content (self->library, found->path, incoming->sha256);
  if (work->status == BANG_IMPORT_UNCHANGED || work->status == BANG_IMPORT_DUPLICATE)
    return TRUE;

  incoming->document = bang_document_new_from_bytes (bytes, &error);
  if (incoming->document == NULL)
    return set_error_status (work, error);

  incoming->facts = bang_extract (self->lexicon, incoming->document);
  incoming->path = g_strdup (found->path);
  incoming->size = found->size;
  incoming->mtime = found->mtime;
  work->incoming = g_steal_pointer (&incoming);
  return TRUE;
}

static gpointer
work_thread (gpointer data)
{
  BangPipeline *self = data;
  Work *work;

  while ((work = take_work (self)) != NULL)
    {
      /* What is not delivered ends what the committer takes. */
      if (!do_work (self, work))
        {
          work_free (work);
          break;
        }

      g_mutex_lock (&self->lock);
      self->ready[work->number % WINDOW] = work;
      if (work->number == self->next_out)
        g_cond_signal (&self->ready_added);
      g_mutex_unlock (&self->lock);
    }
  return NULL;
}

/* -- Committer -- */

/* The next result by number; NULL when there is none and will be none. */
static Work *
take_ready (BangPipeline *self)
{
  Work **slot;
  Work *work;

  g_mutex_lock (&self->lock);
  slot = &self->ready[self->next_out % WINDOW];
  while (*slot == NULL && !self->stopped &&
         !(self->found_end && self->found.length == 0 && self->next_in == self->next_out))
    g_cond_wait (&self->ready_added, &self->lock);

  work = g_steal_pointer (slot);
  if (work != NULL)
    {
      self->next_out++;
      self->window_bytes -= work->charge;
      self->done++;
      g_cond_broadcast (&self->found_added);
    }
  g_mutex_unlock (&self->lock);
  return work;
}

static void
note_item (BangPipeline     *self,
           const char       *path,
           BangImportStatus  status,
           const char       *reason)
{
  self->run.counts[status]++;
  if ((status == BANG_IMPORT_SKIPPED || status == BANG_IMPORT_FAILED) &&
      self->run.items->len < ITEMS_MAX)
    g_ptr_array_add (self->run.items, bang_import_item_new (path, status, reason));
}

/* One file, one article: of another one in it the report says where it begins. */
static void
note_another (BangPipeline       *self,
              const BangIncoming *incoming,
              BangImportStatus    status)
{
  guint line = bang_document_get_another (incoming->document);
  g_autofree char *reason = NULL;

  if (line == 0 || self->run.items->len >= ITEMS_MAX)
    return;
  reason = g_strdup_printf (_("Another article begins in line %u. Only the first was read: "
                              "put the other one into a file of its own."), line);
  g_ptr_array_add (self->run.items, bang_import_item_new (incoming->path, status, reason));
}

/* Commits the batch. It is not cancellable: it takes a fraction of a second,
 * and giving it up would throw finished work away. */
static gboolean
flush (BangPipeline  *self,
       GError       **error)
{
  g_autofree BangImportStatus *statuses = NULL;

  if (self->batch->len == 0)
    return TRUE;

  if (!self->bulk && self->n_added >= BULK_FROM)
    {
      if (!bang_library_bulk_begin (self->library, error))
        return FALSE;
      self->bulk = TRUE;
    }

  statuses = g_new0 (BangImportStatus, self->batch->len);
  if (!bang_library_add (self->library, self->batch, statuses, NULL, error))
    return FALSE;

  for (guint i = 0; i < self->batch->len; i++)
    {
      const BangIncoming *incoming = g_ptr_array_index (self->batch, i);

      note_item (self, incoming->path, statuses[i],
                 _("The library could not take it. Look whether the disk is full."));
      if (statuses[i] == BANG_IMPORT_ADDED || statuses[i] == BANG_IMPORT_UPDATED)
        {
          note_another (self, incoming, statuses[i]);
          self->n_added++;
        }
    }
  g_ptr_array_set_size (self->batch, 0);
  self->batch_bytes = 0;
  return TRUE;
}

static gboolean
commit_all (BangPipeline  *self,
            GError       **error)
{
  Work *work;

  while ((work = take_ready (self)) != NULL)
    {
      gboolean ok = TRUE;

      if (work->incoming != NULL)
        {
          g_ptr_array_add (self->batch, g_steal_pointer (&work->incoming));
          self->batch_bytes += work->charge;
          if (self->batch->len >= BATCH_ARTICLES || self->batch_bytes >= BATCH_BYTES)
            ok = flush (self, error);
        }
      else
        {
          note_item (self, work->found->path, work->status, work->reason);
        }

      work_free (work);
      if (!ok)
        return FALSE;
    }
  return flush (self, error);
}

/* Ends the bulk and writes the run down, also after a failure: the first error
 * is the one to tell. */
static gboolean
finish (BangPipeline  *self,
        gboolean       ok,
        GError       **error)
{
  g_autoptr(GError) late = NULL;

  if (self->bulk && !bang_library_bulk_end (self->library, ok ? error : NULL))
    ok = FALSE;

  self->run.finished = g_get_real_time ();
  if (!bang_library_record_run (self->library, &self->run, &late))
    {
      g_debug ("Cannot record the import: %s", late->message);
      if (ok)
        g_propagate_error (error, g_steal_pointer (&late));
      ok = FALSE;
    }
  return ok;
}

/**
 * bang_pipeline_new:
 * @library: the library to import into
 * @paths: (array zero-terminated=1): files and folders, file name bytes
 *
 * Returns: (transfer full): the work, not begun
 */
BangPipeline *
bang_pipeline_new (BangLibrary        *library,
                   const char * const *paths)
{
  BangPipeline *self = g_new0 (BangPipeline, 1);
  g_autoptr(GPtrArray) absolute = g_ptr_array_new ();

  /* The current folder may be another one when the work begins. */
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (absolute, g_canonicalize_filename (paths[i], NULL));
  g_ptr_array_add (absolute, NULL);

  self->library = g_object_ref (library);
  self->paths = (char **) g_ptr_array_free (g_steal_pointer (&absolute), FALSE);
  g_mutex_init (&self->lock);
  g_cond_init (&self->found_taken);
  g_cond_init (&self->found_added);
  g_cond_init (&self->ready_added);
  g_queue_init (&self->found);
  self->batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  self->run.items = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_import_item_free);
  return self;
}

/**
 * bang_pipeline_free:
 * @self: (nullable) (transfer full): work that is not under way
 */
void
bang_pipeline_free (BangPipeline *self)
{
  if (self == NULL)
    return;

  g_queue_clear_full (&self->found, (GDestroyNotify) bang_found_free);
  for (guint i = 0; i < WINDOW; i++)
    work_free (self->ready[i]);
  g_ptr_array_unref (self->batch);
  g_ptr_array_unref (self->run.items);
  g_free (self->current);
  g_strfreev (self->paths);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->lexicon, bang_lexicon_unref);
  g_object_unref (self->library);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->found_taken);
  g_cond_clear (&self->found_added);
  g_cond_clear (&self->ready_added);
  g_free (self);
}

/**
 * bang_pipeline_run:
 * @self: work not begun
 * @cancellable: (nullable): stops between two articles
 * @error: (out) (optional): of the library, or %G_IO_ERROR_CANCELLED
 *
 * Does the work, once; blocks until it is done. A file that cannot be imported
 * is an item of the run and no error.
 *
 * Returns: whether everything that was found was dealt with
 */
gboolean
bang_pipeline_run (BangPipeline  *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  guint n_workers = CLAMP (g_get_num_processors (), 1, WORKERS_MAX);
  GThread *threads[1 + WORKERS_MAX];
  gulong handler = 0;
  gboolean ok;

  g_return_val_if_fail (self->began == 0, FALSE);

  self->run.started = g_get_real_time ();
  g_mutex_lock (&self->lock);
  self->began = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
  self->lexicon = bang_lexicon_get_default ();
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);

  threads[0] = g_thread_new ("bang-find", find_thread, self);
  for (guint i = 1; i <= n_workers; i++)
    threads[i] = g_thread_new ("bang-read", work_thread, self);

  ok = commit_all (self, error);

  stop (self);
  for (guint i = 0; i <= n_workers; i++)
    g_thread_join (threads[i]);
  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);

  ok = finish (self, ok, error);
  if (ok && g_cancellable_is_cancelled (cancellable) &&
      (!self->found_all || self->done < self->total))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                   _("The import was stopped. What it had added stays in the library; "
                     "import the same files again to go on."));
      ok = FALSE;
    }
  return ok;
}

/**
 * bang_pipeline_get_progress:
 * @self: the work, under way or not
 * @progress: (out caller-allocates): how far it is
 *
 * Any thread. The time that remains is told once everything was found and a
 * second has passed, from the pace so far.
 */
void
bang_pipeline_get_progress (BangPipeline *self,
                            BangProgress *progress)
{
  gint64 spent;

  g_mutex_lock (&self->lock);
  progress->total = self->total;
  progress->done = self->done;
  progress->current = g_strdup (self->current);
  progress->remaining = -1;
  spent = self->began != 0 ? g_get_monotonic_time () - self->began : 0;
  if (self->found_end && self->done > 0 && spent > G_USEC_PER_SEC)
    progress->remaining = (int) ((double) spent / self->done * (self->total - self->done) /
                                 G_USEC_PER_SEC + 0.5);
  g_mutex_unlock (&self->lock);
}

/**
 * bang_progress_clear:
 * @self: what bang_pipeline_get_progress() filled
 */
void
bang_progress_clear (BangProgress *self)
{
  g_clear_pointer (&self->current, g_free);
}

/**
 * bang_pipeline_get_run:
 * @self: work that is done
 *
 * Returns: (transfer none): what came of it
 */
const BangImportRun *
bang_pipeline_get_run (BangPipeline *self)
{
  return &self->run;
}
