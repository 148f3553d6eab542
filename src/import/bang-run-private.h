/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A kind of work that blocks, done on a thread of its own for an object of the
 * main thread. */
typedef struct
{
  const char *thread_name;
  gboolean (* work) (gpointer       work,         /* on the thread */
                     GCancellable  *cancellable,
                     GError       **error);
  void     (* look) (gpointer       job);         /* in the job's context, ten times a second and at the end */
} BangRunKind;

void bang_run_async (gpointer             job,
                     const BangRunKind   *kind,
                     gpointer             work,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data);

G_END_DECLS
