/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The long work of an archive: imports, one after the other, reading again, and
 * exports. Main thread, except the functions named ..._thread.
 */
#include "model/bang-archive-private.h"

#include "import/bang-reextract-job.h"
#include "library/bang-reread.h"

/* Importing */

static void start_import (BangArchive        *self,
                          const char * const *paths);

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BangArchive) self = user_data;
  g_autoptr (BangImportJob) job = g_object_ref (BANG_IMPORT_JOB (source));
  g_autoptr (GError) error = NULL;

  bang_import_job_run_finish (job, result, &error);
  if (self->import != job)
    return;

  g_clear_object (&self->import);
  g_clear_object (&self->import_cancellable);
  bang_archive_count (self);

  if (self->next_paths->len > 0 && self->library != NULL)
    {
      g_autoptr (GPtrArray) paths = g_steal_pointer (&self->next_paths);

      self->next_paths = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (paths, NULL);
      start_import (self, (const char * const *) paths->pdata);
    }

  bang_archive_notify_import (self);
  bang_archive_emit_imported (self, job, error);
}

static void
start_import (BangArchive        *self,
              const char * const *paths)
{
  self->import = bang_import_job_new (self->library, paths);
  self->import_cancellable = g_cancellable_new ();
  bang_import_job_run_async (self->import, self->import_cancellable,
                             imported_cb, g_object_ref (self));
}

/**
 * bang_archive_import:
 * @self: an archive with a library
 * @paths: (array zero-terminated) (element-type filename): files and folders
 *
 * Starts an import. While one is running the paths wait for its end.
 *
 * Returns: (transfer none) (nullable): the import that runs, %NULL without a library
 */
BangImportJob *
bang_archive_import (BangArchive        *self,
                     const char * const *paths)
{
  g_return_val_if_fail (BANG_IS_ARCHIVE (self), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  if (self->library == NULL || paths[0] == NULL)
    return self->import;

  if (self->import != NULL)
    {
      for (guint i = 0; paths[i] != NULL; i++)
        g_ptr_array_add (self->next_paths, g_strdup (paths[i]));
    }
  else
    {
      start_import (self, paths);
      bang_archive_notify_import (self);
    }

  return self->import;
}

/**
 * bang_archive_cancel_import:
 * @self: an archive
 *
 * Asks the running import to stop, and forgets what waits behind it. What is
 * already in the library stays.
 */
void
bang_archive_cancel_import (BangArchive *self)
{
  g_return_if_fail (BANG_IS_ARCHIVE (self));

  g_ptr_array_set_size (self->next_paths, 0);
  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
}

/**
 * bang_archive_get_import:
 * @self: an archive
 *
 * Returns: (transfer none) (nullable): the running import
 */
BangImportJob *
bang_archive_get_import (BangArchive *self)
{
  g_return_val_if_fail (BANG_IS_ARCHIVE (self), NULL);

  return self->import;
}

/* Reading again */

static void
outdated_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  BangRequest *request = task_data;
  g_autoptr (GArray) ids = NULL;
  GError *error = NULL;

  ids = bang_library_list_outdated (request->library, cancellable, &error);
  if (ids != NULL)
    g_task_return_int (task, ids->len);
  else
    g_task_return_error (task, error);
}

static void
outdated_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  GError *error = NULL;
  gssize n = g_task_propagate_int (G_TASK (result), &error);

  if (error == NULL)
    g_task_return_int (outer, n);
  else
    g_task_return_error (outer, error);
}

/**
 * bang_archive_count_outdated_async:
 * @self: an archive
 * @cancellable: (nullable): ends it
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Counts the articles that other rules have read than those of today.
 */
void
bang_archive_count_outdated_async (BangArchive         *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_archive_count_outdated_async);
  if (bang_archive_need_library (self, task))
    bang_request_run (bang_request_new (self, 0), task, outdated_thread, outdated_cb);
}

/**
 * bang_archive_count_outdated_finish:
 *
 * Returns: how many, -1 with @error
 */
gssize
bang_archive_count_outdated_finish (BangArchive   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

typedef struct
{
  BangArchiveProgress progress;        /* (nullable) */
  gpointer            progress_data;
} Reextraction;

static void
reextract_progress_cb (BangReextractJob *job,
                       GParamSpec       *pspec,
                       GTask            *task)
{
  Reextraction *reextraction = g_task_get_task_data (task);
  const BangReextractReport *report = bang_reextract_job_get_report (job);

  if (reextraction->progress != NULL && !g_task_get_completed (task))
    reextraction->progress (report->done, report->total, reextraction->progress_data);
}

static void
reextracted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BangReextractJob *job = BANG_REEXTRACT_JOB (source);
  GError *error = NULL;

  g_signal_handlers_disconnect_by_func (job, reextract_progress_cb, task);
  if (bang_reextract_job_run_finish (job, result, &error))
    g_task_return_int (task, bang_reextract_job_get_report (job)->changed);
  else
    g_task_return_error (task, error);
}

/**
 * bang_archive_reextract_async:
 * @self: an archive
 * @progress: (nullable) (scope async): called in the main thread now and then,
 *   never after @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): stops between two articles; what was read stays
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads again what other rules have read, from the library's own texts. What a
 * person decided stays.
 */
void
bang_archive_reextract_async (BangArchive         *self,
                              BangArchiveProgress  progress,
                              gpointer             progress_data,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (BangReextractJob) job = NULL;
  Reextraction *reextraction;
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, bang_archive_reextract_async);
  if (!bang_archive_need_library (self, task))
    return;

  reextraction = g_new0 (Reextraction, 1);
  reextraction->progress = progress;
  reextraction->progress_data = progress_data;
  g_task_set_task_data (task, reextraction, g_free);
  job = bang_reextract_job_new (self->library);
  g_signal_connect (job, "notify", G_CALLBACK (reextract_progress_cb), task);
  bang_reextract_job_run_async (job, cancellable, reextracted_cb, task);
}

/**
 * bang_archive_reextract_finish:
 * @n_changed: (out) (optional): in how many articles something else was found
 *
 * Returns: whether all articles were dealt with
 */
gboolean
bang_archive_reextract_finish (BangArchive   *self,
                               GAsyncResult  *result,
                               guint         *n_changed,
                               GError       **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  n = g_task_propagate_int (G_TASK (result), error);
  if (n_changed != NULL)
    *n_changed = (guint) MAX (n, 0);
  return n >= 0;
}

/* Exporting */

/* Progress told to a person: often enough to move, seldom enough to cost
 * nothing. Microseconds. */
#define PROGRESS_INTERVAL (100 * 1000)

typedef struct
{
  gatomicrefcount     refs;
  gint64             *ids;
  guint               n_ids;
  BangExportFormat    format;
  char               *path;
  BangExportProgress  progress;        /* Main thread only, NULL once answered */
  gpointer            progress_data;
  gint64              last_told;       /* Worker only */
  int                 done;            /* Atomic */
} ExportState;

static ExportState *
export_state_ref (ExportState *state)
{
  g_atomic_ref_count_inc (&state->refs);

  return state;
}

static void
export_state_unref (gpointer data)
{
  ExportState *state = data;

  if (!g_atomic_ref_count_dec (&state->refs))
    return;

  g_free (state->ids);
  g_free (state->path);
  g_free (state);
}

static gboolean
tell_progress_cb (gpointer data)
{
  ExportState *state = data;

  if (state->progress != NULL)
    state->progress (g_atomic_int_get (&state->done), state->n_ids, state->progress_data);

  return G_SOURCE_REMOVE;
}

static void
export_progress_thread (guint    done,
                        guint    total,
                        gpointer user_data)
{
  ExportState *state = user_data;
  gint64 now = g_get_monotonic_time ();

  g_atomic_int_set (&state->done, done);
  if (now - state->last_told < PROGRESS_INTERVAL && done < total)
    return;

  state->last_told = now;
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_progress_cb,
                   export_state_ref (state), export_state_unref);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  BangRequest *request = task_data;
  ExportState *state = request->extra;
  GError *error = NULL;

  if (bang_export_to_file (request->library, state->ids, state->n_ids, state->format,
                           state->path, export_progress_thread, state,
                           cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  BangRequest *request = g_task_get_task_data (G_TASK (result));
  ExportState *state = request->extra;
  GError *error = NULL;

  state->progress = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

/**
 * bang_archive_export_async:
 * @self: an archive
 * @ids: (array length=n_ids): articles, in the order to write them
 * @n_ids: how many
 * @format: how to write them
 * @path: (type filename): where; an existing file is replaced at the end, or
 *   left as it is when the export fails
 * @progress: (nullable) (scope async): called in the main thread now and then,
 *   never after @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): stops between two articles
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_archive_export_async (BangArchive         *self,
                           const gint64        *ids,
                           guint                n_ids,
                           BangExportFormat     format,
                           const char          *path,
                           BangExportProgress   progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  ExportState *state;
  BangRequest *request;
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));
  g_return_if_fail (path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_archive_export_async);
  if (!bang_archive_need_library (self, task))
    return;

  state = g_new0 (ExportState, 1);
  g_atomic_ref_count_init (&state->refs);
  state->ids = g_memdup2 (ids, n_ids * sizeof (gint64));
  state->n_ids = n_ids;
  state->format = format;
  state->path = g_strdup (path);
  state->progress = progress;
  state->progress_data = progress_data;

  request = bang_request_new (self, 0);
  request->extra = state;
  request->free_extra = export_state_unref;
  bang_request_run (request, task, export_thread, exported_cb);
}

gboolean
bang_archive_export_finish (BangArchive   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
