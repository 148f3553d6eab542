/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import as an object of the main thread. The work itself (bang-pipeline.c)
 * runs on threads of its own and never touches this object: a timer here looks
 * ten times a second how far it is and notifies what changed, and when it is
 * done it says so through the main context. All functions: the thread that
 * made the job. */
#include "config.h"

#include "import/bang-import-job.h"

#include "import/bang-pipeline-private.h"
#include "text/bang-normal.h"

/* How often progress is looked at, in milliseconds. */
#define PROGRESS_INTERVAL 100

struct _BangImportJob
{
  GObject parent_instance;

  /* Owned */
  BangPipeline *pipeline;
  GTask        *task;         /* while running */
  GSource      *timer;        /* while running */
  BangProgress  progress;     /* as last notified */
};

/* What the working thread holds; it has no reference to the job. */
typedef struct
{
  BangPipeline  *pipeline;    /* Borrowed from the job, which outlives the thread */
  GCancellable  *cancellable;
  GMainContext  *context;
  GThread       *thread;
  BangImportJob *job;         /* Owned; touched and given back in the main thread only */
  GError        *error;
  gboolean       ok;
} Run;

enum
{
  PROP_0,
  PROP_TOTAL,
  PROP_DONE,
  PROP_CURRENT,
  PROP_REMAINING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangImportJob, bang_import_job, G_TYPE_OBJECT)

static void
bang_import_job_finalize (GObject *object)
{
  BangImportJob *self = BANG_IMPORT_JOB (object);

  g_clear_pointer (&self->pipeline, bang_pipeline_free);
  bang_progress_clear (&self->progress);

  G_OBJECT_CLASS (bang_import_job_parent_class)->finalize (object);
}

static void
bang_import_job_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  BangImportJob *self = BANG_IMPORT_JOB (object);

  switch (prop_id)
    {
    case PROP_TOTAL:
      g_value_set_uint (value, self->progress.total);
      break;

    case PROP_DONE:
      g_value_set_uint (value, self->progress.done);
      break;

    case PROP_CURRENT:
      g_value_take_string (value, bang_import_job_dup_current (self));
      break;

    case PROP_REMAINING:
      g_value_set_int (value, self->progress.remaining);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
bang_import_job_class_init (BangImportJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_import_job_finalize;
  object_class->get_property = bang_import_job_get_property;

  /**
   * BangImportJob:total:
   *
   * Files found so far; grows while folders are being looked through.
   */
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BangImportJob:done:
   *
   * Files dealt with.
   */
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BangImportJob:current:
   *
   * The file that is being read, fit for the screen.
   */
  properties[PROP_CURRENT] = g_param_spec_string ("current", NULL, NULL, NULL, flags);

  /**
   * BangImportJob:remaining:
   *
   * Seconds that remain, -1 when they cannot be told yet.
   */
  properties[PROP_REMAINING] = g_param_spec_int ("remaining", NULL, NULL, -1, G_MAXINT, -1, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_import_job_init (BangImportJob *self)
{
  self->progress.remaining = -1;
}

/**
 * bang_import_job_new:
 * @library: the library to import into
 * @paths: (array zero-terminated=1): files and folders, file name bytes;
 *   relative ones belong to the current folder of now
 *
 * Returns: (transfer full): a job, not begun
 */
BangImportJob *
bang_import_job_new (BangLibrary        *library,
                     const char * const *paths)
{
  BangImportJob *self;

  g_return_val_if_fail (BANG_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  self = g_object_new (BANG_TYPE_IMPORT_JOB, NULL);
  self->pipeline = bang_pipeline_new (library, paths);
  return self;
}

static void
update_progress (BangImportJob *self)
{
  GObject *object = G_OBJECT (self);
  BangProgress old = self->progress;

  bang_pipeline_get_progress (self->pipeline, &self->progress);

  g_object_freeze_notify (object);
  if (self->progress.total != old.total)
    g_object_notify_by_pspec (object, properties[PROP_TOTAL]);
  if (self->progress.done != old.done)
    g_object_notify_by_pspec (object, properties[PROP_DONE]);
  if (g_strcmp0 (self->progress.current, old.current) != 0)
    g_object_notify_by_pspec (object, properties[PROP_CURRENT]);
  if (self->progress.remaining != old.remaining)
    g_object_notify_by_pspec (object, properties[PROP_REMAINING]);
  g_object_thaw_notify (object);

  bang_progress_clear (&old);
}

static gboolean
progress_cb (gpointer data)
{
  update_progress (data);
  return G_SOURCE_CONTINUE;
}

/* In the main thread: the work is over. */
static gboolean
ended_cb (gpointer data)
{
  Run *run = data;
  BangImportJob *self = run->job;
  g_autoptr(GTask) task = g_steal_pointer (&self->task);

  g_thread_join (run->thread);
  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  update_progress (self);

  if (run->ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&run->error));

  g_clear_object (&run->cancellable);
  g_main_context_unref (run->context);
  g_object_unref (run->job);
  g_free (run);
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  Run *run = data;
  g_autoptr(GSource) source = NULL;

  run->ok = bang_pipeline_run (run->pipeline, run->cancellable, &run->error);

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, ended_cb, run, NULL);
  g_source_attach (source, run->context);
  return NULL;
}

/**
 * bang_import_job_run_async:
 * @self: a job that has not begun
 * @cancellable: (nullable): stops between two articles; what was added stays
 * @callback: called when the work is over, in the caller's main context
 * @user_data: for @callback
 *
 * Begins the import. A job runs once. It stays alive until it is over.
 */
void
bang_import_job_run_async (BangImportJob       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Run *run;

  g_return_if_fail (BANG_IS_IMPORT_JOB (self));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, bang_import_job_run_async);

  run = g_new0 (Run, 1);
  run->pipeline = self->pipeline;
  g_set_object (&run->cancellable, cancellable);
  run->context = g_main_context_ref_thread_default ();
  run->job = g_object_ref (self);

  self->timer = g_timeout_source_new (PROGRESS_INTERVAL);
  g_source_set_callback (self->timer, progress_cb, self, NULL);
  g_source_attach (self->timer, run->context);

  run->thread = g_thread_new ("bang-import", run_thread, run);
}

/**
 * bang_import_job_run_finish:
 * @self: a job
 * @result: what the callback was given
 * @error: (out) (optional): of the library, or %G_IO_ERROR_CANCELLED. Files
 *   that could not be imported are no error: see bang_import_job_get_run()
 *
 * Returns: whether everything that was found was dealt with
 */
gboolean
bang_import_job_run_finish (BangImportJob  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bang_import_job_get_total:
 * @self: a job
 *
 * Returns: files found so far, as last notified
 */
guint
bang_import_job_get_total (BangImportJob *self)
{
  g_return_val_if_fail (BANG_IS_IMPORT_JOB (self), 0);

  return self->progress.total;
}

/**
 * bang_import_job_get_done:
 * @self: a job
 *
 * Returns: files dealt with, as last notified
 */
guint
bang_import_job_get_done (BangImportJob *self)
{
  g_return_val_if_fail (BANG_IS_IMPORT_JOB (self), 0);

  return self->progress.done;
}

/**
 * bang_import_job_dup_current:
 * @self: a job
 *
 * Returns: (transfer full) (nullable): the file that is being read, fit for
 *   the screen
 */
char *
bang_import_job_dup_current (BangImportJob *self)
{
  g_return_val_if_fail (BANG_IS_IMPORT_JOB (self), NULL);

  if (self->progress.current == NULL)
    return NULL;
  return bang_normal_for_screen (self->progress.current);
}

/**
 * bang_import_job_get_remaining:
 * @self: a job
 *
 * Returns: seconds that remain, -1 when they cannot be told yet
 */
int
bang_import_job_get_remaining (BangImportJob *self)
{
  g_return_val_if_fail (BANG_IS_IMPORT_JOB (self), -1);

  return self->progress.remaining;
}

/**
 * bang_import_job_get_run:
 * @self: a job that is over
 *
 * Returns: (transfer none): what came of it: counts, and the files that failed
 *   or were skipped with the reason in a sentence. Also after an error or when
 *   it was cancelled: the counts are of what was done until then.
 */
const BangImportRun *
bang_import_job_get_run (BangImportJob *self)
{
  g_return_val_if_fail (BANG_IS_IMPORT_JOB (self), NULL);

  return bang_pipeline_get_run (self->pipeline);
}
