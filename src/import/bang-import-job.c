/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import as an object of the main thread. The work itself (bang-pipeline.c)
 * runs on threads of its own and never touches this object (bang-run.c): here
 * is notified how far it is. All functions: the thread that made the job. */
#include "config.h"

#include "import/bang-import-job.h"

#include "import/bang-pipeline-private.h"
#include "import/bang-run-private.h"
#include "text/bang-normal.h"

struct _BangImportJob
{
  GObject parent_instance;

  /* Owned */
  BangPipeline *pipeline;
  BangProgress  progress;     /* as last notified */

  gboolean      begun;
};

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

static void
look (gpointer job)
{
  update_progress (job);
}

static gboolean
work (gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return bang_pipeline_run (data, cancellable, error);
}

static const BangRunKind run_kind = { "bang-import", work, look };

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
  g_return_if_fail (BANG_IS_IMPORT_JOB (self));
  g_return_if_fail (!self->begun);

  self->begun = TRUE;
  bang_run_async (self, &run_kind, self->pipeline, cancellable, callback, user_data);
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
