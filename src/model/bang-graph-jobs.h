/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-graph.h"
#include "model/bang-archive.h"

G_BEGIN_DECLS

/* Graphs asked of the library by the window: asynchronous, main thread only, as
 * everything of BangArchive. A filter is copied. */
typedef enum
{
  BANG_GRAPH_OF_EVERYTHING,
  BANG_GRAPH_OF_ENTITY,
  BANG_GRAPH_OF_ARTICLE,
} BangGraphScope;

void           bang_archive_load_graph_async     (BangArchive            *self,
                                                  BangGraphScope          scope,
                                                  gint64                  id,
                                                  const BangGraphFilter  *filter,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
BangGraph     *bang_archive_load_graph_finish    (BangArchive            *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);
void           bang_archive_load_meetings_async  (BangArchive            *self,
                                                  gint64                  one,
                                                  gint64                  other,
                                                  guint                   limit,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
GPtrArray     *bang_archive_load_meetings_finish (BangArchive            *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);
void           bang_archive_find_path_async      (BangArchive            *self,
                                                  gint64                  from,
                                                  gint64                  to,
                                                  const BangGraphFilter  *filter,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
BangGraphPath *bang_archive_find_path_finish     (BangArchive            *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);
void           bang_archive_suggest_names_async  (BangArchive            *self,
                                                  const char             *words,
                                                  guint                   limit,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);
GPtrArray     *bang_archive_suggest_names_finish (BangArchive            *self,
                                                  GAsyncResult           *result,
                                                  GError                **error);

G_END_DECLS
