/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Requests: what one of GLib's workers does for the main thread.
 *
 * A GTask may drop its last reference, and with it its source object, in the
 * worker. So a request is two tasks: the inner one knows the library and plain
 * values and crosses threads; the outer one belongs to the archive, or to
 * another object of the main thread, and never leaves it. Main thread, but for
 * the function that reads.
 */
#include "model/bang-archive-private.h"

/**
 * bang_request_new:
 * @archive: (nullable): whose library is meant
 * @id: what is asked for
 *
 * Returns: (transfer full): a request for bang_request_run() or
 *   bang_request_read()
 */
BangRequest *
bang_request_new (BangArchive *archive,
                  gint64       id)
{
  BangRequest *request = g_new0 (BangRequest, 1);

  if (archive != NULL)
    g_set_object (&request->library, archive->library);
  request->id = id;

  return request;
}

static void
request_free (gpointer data)
{
  BangRequest *request = data;

  g_clear_object (&request->library);
  if (request->free_extra != NULL)
    request->free_extra (request->extra);
  g_free (request->directory);
  g_free (request);
}

/**
 * bang_request_run:
 * @request: (transfer full): what the worker gets to know
 * @outer: (transfer full): the task of the main thread
 * @func: runs in the worker, as an inner task
 * @done: called in the main thread with @outer as its data, which it frees
 */
void
bang_request_run (BangRequest         *request,
                  GTask               *outer,
                  GTaskThreadFunc      func,
                  GAsyncReadyCallback  done)
{
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (outer), done, outer);

  g_task_set_source_tag (inner, func);
  g_task_set_task_data (inner, request, request_free);
  g_task_run_in_thread (inner, func);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BangRequest *request = task_data;
  GError *error = NULL;
  gpointer answer = request->read (request, cancellable, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, request->free_answer);
}

/* Hands the answer over from the inner to the outer task. */
static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  BangRequest *request = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer == NULL)
    g_task_return_error (outer, error);
  else
    g_task_return_pointer (outer, answer, request->free_answer);
}

/**
 * bang_request_read:
 * @request: (transfer full): what is asked for
 * @outer: (transfer full): the task of the main thread, which gets the answer
 * @read: runs in the worker
 * @free_answer: for an answer that nobody wants any more
 *
 * Reads one thing from the library.
 */
void
bang_request_read (BangRequest    *request,
                   GTask          *outer,
                   BangReadFunc    read,
                   GDestroyNotify  free_answer)
{
  if (request->library == NULL)
    {
      g_task_return_new_error (outer, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "The library is not open");
      g_object_unref (outer);
      request_free (request);
      return;
    }

  request->read = read;
  request->free_answer = free_answer;
  bang_request_run (request, outer, read_thread, read_cb);
}
