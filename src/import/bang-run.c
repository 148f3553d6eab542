/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an object of the main thread has its work done: on a thread that never
 * touches the object. A timer looks ten times a second how far the work is, and
 * the thread says through the main context that it is over. */
#include "config.h"

#include "import/bang-run-private.h"

/* How often progress is looked at, in milliseconds. */
#define LOOK_INTERVAL 100

typedef struct
{
  const BangRunKind *kind;
  gpointer           work;        /* Borrowed from the job, which outlives the thread */
  GCancellable      *cancellable; /* (nullable) */
  GMainContext      *context;
  GThread           *thread;
  GTask             *task;        /* Holds the job; touched in the main thread only */
  GSource           *timer;
  GError            *error;
  gboolean           ok;
} Run;

static gboolean
look_cb (gpointer data)
{
  Run *run = data;

  run->kind->look (g_task_get_source_object (run->task));
  return G_SOURCE_CONTINUE;
}

/* In the main thread: the work is over. */
static gboolean
ended_cb (gpointer data)
{
  Run *run = data;

  g_thread_join (run->thread);
  g_source_destroy (run->timer);
  g_source_unref (run->timer);
  run->kind->look (g_task_get_source_object (run->task));

  if (run->ok)
    g_task_return_boolean (run->task, TRUE);
  else
    g_task_return_error (run->task, g_steal_pointer (&run->error));

  g_object_unref (run->task);
  g_clear_object (&run->cancellable);
  g_main_context_unref (run->context);
  g_free (run);
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  Run *run = data;
  g_autoptr (GSource) source = NULL;

  run->ok = run->kind->work (run->work, run->cancellable, &run->error);

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, ended_cb, run, NULL);
  g_source_attach (source, run->context);
  return NULL;
}

/* bang_run_async:
 * @job: (type GObject): whose work it is; it stays alive until that is over
 * @kind: the kind of work, a constant
 * @work: what it is done on, the job's own
 * @cancellable: (nullable): stops it
 * @callback: called when it is over, in the caller's main context
 * @user_data: for @callback
 *
 * Begins the work, and has @callback told of a #GTask with a boolean. The thread
 * that made the job.
 */
void
bang_run_async (gpointer             job,
                const BangRunKind   *kind,
                gpointer             work,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  Run *run = g_new0 (Run, 1);

  run->kind = kind;
  run->work = work;
  run->task = g_task_new (job, NULL, callback, user_data);
  g_task_set_source_tag (run->task, bang_run_async);
  g_set_object (&run->cancellable, cancellable);
  run->context = g_main_context_ref_thread_default ();

  run->timer = g_timeout_source_new (LOOK_INTERVAL);
  g_source_set_callback (run->timer, look_cb, run, NULL);
  g_source_attach (run->timer, run->context);

  run->thread = g_thread_new (kind->thread_name, run_thread, run);
}
