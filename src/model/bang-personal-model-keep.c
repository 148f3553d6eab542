/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeping a star, a tag, a note or a collection, and taking that back: the
 * request goes to a worker, what comes back is the way to undo it. The lists are
 * not touched here; the archive tells bang-personal-model.c of the change. Main
 * thread, except the functions named ..._thread and what they call.
 */
#include "model/bang-personal-model-private.h"

/* A new tag or collection that articles get at once: one step to take back. */
static BangPersonalChange *
create (BangLibrary  *library,
        BangPersonalJob          *job,
        GError      **error)
{
  const BangKeepRequest *request = &job->request;
  gboolean tag = request->op == BANG_KEEP_CREATE_TAG;
  g_autoptr (BangPersonalChange) created = NULL;
  BangPersonalChange *filled;

  created = tag ? bang_library_create_tag (library, request->name, request->text, &job->new_uuid, error)
                : bang_library_create_collection (library, request->name, &job->new_uuid, error);
  if (created == NULL || request->n_ids == 0)
    return g_steal_pointer (&created);

  filled = tag ? bang_library_set_tagged (library, job->new_uuid, request->ids, request->n_ids, TRUE, error)
               : bang_library_set_collected (library, job->new_uuid, request->ids, request->n_ids, TRUE, error);
  if (filled == NULL)
    {
      BangPersonalChange *forward = bang_library_take_back (library, created, NULL);

      g_clear_pointer (&forward, bang_personal_change_unref);
      return NULL;
    }
  return bang_personal_change_join (filled, g_steal_pointer (&created));
}

static BangPersonalChange *
keep (BangLibrary  *library,
      BangPersonalJob          *job,
      GError      **error)
{
  const BangKeepRequest *request = &job->request;
  const char *text = request->text != NULL ? request->text : "";

  switch (request->op)
    {
    case BANG_KEEP_STAR:
    case BANG_KEEP_UNSTAR:
      return bang_library_set_starred (library, request->ids, request->n_ids,
                                       request->op == BANG_KEEP_STAR, error);
    case BANG_KEEP_TAG:
    case BANG_KEEP_UNTAG:
      return bang_library_set_tagged (library, request->uuid, request->ids, request->n_ids,
                                      request->op == BANG_KEEP_TAG, error);
    case BANG_KEEP_COLLECT:
    case BANG_KEEP_UNCOLLECT:
      return bang_library_set_collected (library, request->uuid, request->ids, request->n_ids,
                                         request->op == BANG_KEEP_COLLECT, error);
    case BANG_KEEP_CREATE_TAG:
    case BANG_KEEP_CREATE_COLLECTION:
      return create (library, job, error);
    case BANG_KEEP_EDIT_TAG:
      return bang_library_edit_tag (library, request->uuid, request->name, request->text, error);
    case BANG_KEEP_DELETE_TAG:
      return bang_library_delete_tag (library, request->uuid, error);
    case BANG_KEEP_EDIT_COLLECTION:
      return bang_library_edit_collection (library, request->uuid, request->name, request->text, error);
    case BANG_KEEP_DELETE_COLLECTION:
      return bang_library_delete_collection (library, request->uuid, error);
    case BANG_KEEP_MOVE:
      return bang_library_move_collected (library, request->uuid, request->ids[0], request->position, error);
    case BANG_KEEP_ADD_NOTE:
      return bang_library_add_note (library, request->ids[0],
                                    request->passage.end > request->passage.start ? &request->passage : NULL,
                                    text, &job->new_uuid, error);
    case BANG_KEEP_EDIT_NOTE:
      return bang_library_edit_note (library, request->uuid, text, error);
    case BANG_KEEP_DELETE_NOTE:
      return bang_library_delete_note (library, request->uuid, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
keep_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BangRequest *request = task_data;
  BangPersonalJob *job = request->extra;
  GError *error = NULL;

  if (job->change != NULL)
    job->back = bang_library_take_back (request->library, job->change, &error);
  else
    job->back = keep (request->library, job, &error);

  if (job->back != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  BangRequest *request = g_task_get_task_data (G_TASK (result));
  BangPersonalJob *job = request->extra;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, error);
      return;
    }

  g_task_set_task_data (outer, g_steal_pointer (&job->new_uuid), g_free);
  g_task_return_pointer (outer, g_steal_pointer (&job->back), (GDestroyNotify) bang_personal_change_unref);
}

static void
run_job (BangPersonalModel   *self,
         BangPersonalJob                 *job,
         gpointer             tag,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  BangRequest *request;

  g_task_set_source_tag (task, tag);
  if (self->archive == NULL || bang_archive_get_library (self->archive) == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "The library is not open");
      g_object_unref (task);
      bang_personal_job_free (job);
      return;
    }

  request = bang_request_new (self->archive, 0);
  request->extra = job;
  request->free_extra = bang_personal_job_free;
  bang_request_run (request, task, keep_thread, kept_cb);
}

/**
 * bang_personal_model_keep_async:
 * @request: what is to be kept; copied
 * @callback: called when the library has it
 */
void
bang_personal_model_keep_async (BangPersonalModel     *self,
                                const BangKeepRequest *request,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data)
{
  g_return_if_fail (BANG_IS_PERSONAL_MODEL (self));
  g_return_if_fail (request != NULL);

  run_job (self, bang_personal_job_new (request), bang_personal_model_keep_async, callback, user_data);
}

/**
 * bang_personal_model_take_back_async:
 * @change: what bang_personal_model_keep_finish() gave
 * @callback: called when the library has it
 */
void
bang_personal_model_take_back_async (BangPersonalModel   *self,
                                     BangPersonalChange  *change,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  BangPersonalJob *job;

  g_return_if_fail (BANG_IS_PERSONAL_MODEL (self));
  g_return_if_fail (change != NULL);

  job = bang_personal_job_new (NULL);
  job->change = bang_personal_change_ref (change);
  run_job (self, job, bang_personal_model_take_back_async, callback, user_data);
}

/**
 * bang_personal_model_keep_finish:
 * @uuid: (out) (optional) (nullable): what was made, %NULL when nothing was
 *
 * Ends bang_personal_model_keep_async() and bang_personal_model_take_back_async().
 *
 * Returns: (transfer full) (nullable): the way back
 */
BangPersonalChange *
bang_personal_model_keep_finish (BangPersonalModel  *self,
                                 GAsyncResult       *result,
                                 char              **uuid,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (uuid != NULL)
    *uuid = g_strdup (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_pointer (G_TASK (result), error);
}
