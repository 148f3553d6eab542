/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The series of an event, read by a worker.
 * Main thread, except read_series.
 */
#include "model/bang-series-jobs.h"

#include "model/bang-archive-private.h"

static gpointer
read_series (BangRequest   *request,
             GCancellable  *cancellable,
             GError       **error)
{
  return bang_library_get_series (request->library, request->id, cancellable, error);
}

/**
 * bang_archive_load_series_async:
 * @self: an archive
 * @event_id: BANG_EVENT_ID() of an event
 * @cancellable: (nullable): stops the reading
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_archive_load_series_async (BangArchive         *self,
                                gint64               event_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_archive_load_series_async);
  bang_request_read (bang_request_new (self, event_id), task, read_series, (GDestroyNotify) bang_series_unref);
}

/**
 * bang_archive_load_series_finish:
 *
 * Returns: (transfer full) (nullable): the series, as bang_library_get_series()
 */
BangSeries *
bang_archive_load_series_finish (BangArchive   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
