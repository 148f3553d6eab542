/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a library again as an object of the main thread. The work itself
 * (bang-reextract.c) runs on threads of its own and never touches this object
 * (bang-run.c): here is notified how far it is. All functions: the thread that
 * made the job. */
#include "config.h"

#include "import/bang-reextract-job.h"

#include "import/bang-reextract-private.h"
#include "import/bang-run-private.h"

struct _BangReextractJob
{
  GObject parent_instance;

  /* Owned */
  BangReextract       *work;
  BangReextractReport  report;       /* as last notified */

  gboolean             begun;
};

enum
{
  PROP_0,
  PROP_TOTAL,
  PROP_DONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangReextractJob, bang_reextract_job, G_TYPE_OBJECT)

static void
bang_reextract_job_finalize (GObject *object)
{
  BangReextractJob *self = BANG_REEXTRACT_JOB (object);

  g_clear_pointer (&self->work, bang_reextract_free);

  G_OBJECT_CLASS (bang_reextract_job_parent_class)->finalize (object);
}

static void
bang_reextract_job_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BangReextractJob *self = BANG_REEXTRACT_JOB (object);

  switch (prop_id)
    {
    case PROP_TOTAL:
      g_value_set_uint (value, self->report.total);
      break;

    case PROP_DONE:
      g_value_set_uint (value, self->report.done);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
bang_reextract_job_class_init (BangReextractJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_reextract_job_finalize;
  object_class->get_property = bang_reextract_job_get_property;

  /**
   * BangReextractJob:total:
   *
   * Articles to be read again.
   */
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BangReextractJob:done:
   *
   * Articles dealt with.
   */
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_reextract_job_init (BangReextractJob *self)
{
}

/**
 * bang_reextract_job_new:
 * @library: a library
 *
 * Returns: (transfer full): a job, not begun
 */
BangReextractJob *
bang_reextract_job_new (BangLibrary *library)
{
  BangReextractJob *self;

  g_return_val_if_fail (BANG_IS_LIBRARY (library), NULL);

  self = g_object_new (BANG_TYPE_REEXTRACT_JOB, NULL);
  self->work = bang_reextract_new (library);
  return self;
}

static void
update_progress (BangReextractJob *self)
{
  GObject *object = G_OBJECT (self);
  BangReextractReport old = self->report;

  bang_reextract_get_report (self->work, &self->report);

  g_object_freeze_notify (object);
  if (self->report.total != old.total)
    g_object_notify_by_pspec (object, properties[PROP_TOTAL]);
  if (self->report.done != old.done)
    g_object_notify_by_pspec (object, properties[PROP_DONE]);
  g_object_thaw_notify (object);
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
  return bang_reextract_run (data, cancellable, error);
}

static const BangRunKind run_kind = { "bang-reextract", work, look };

/**
 * bang_reextract_job_run_async:
 * @self: a job that has not begun
 * @cancellable: (nullable): stops between two articles; what was read stays
 * @callback: called when the work is over, in the caller's main context
 * @user_data: for @callback
 *
 * Begins reading. A job runs once. It stays alive until it is over.
 */
void
bang_reextract_job_run_async (BangReextractJob    *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (BANG_IS_REEXTRACT_JOB (self));
  g_return_if_fail (!self->begun);

  self->begun = TRUE;
  bang_run_async (self, &run_kind, self->work, cancellable, callback, user_data);
}

/**
 * bang_reextract_job_run_finish:
 * @self: a job
 * @result: what the callback was given
 * @error: (out) (optional): of the library, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all articles were dealt with
 */
gboolean
bang_reextract_job_run_finish (BangReextractJob  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bang_reextract_job_get_report:
 * @self: a job
 *
 * Returns: (transfer none): how far it is, as last notified; once it is over,
 *   also after an error or a stop, what came of it
 */
const BangReextractReport *
bang_reextract_job_get_report (BangReextractJob *self)
{
  g_return_val_if_fail (BANG_IS_REEXTRACT_JOB (self), NULL);

  return &self->report;
}
