/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-series.h"
#include "model/bang-archive.h"

G_BEGIN_DECLS

/* The series of an event asked of the library by the window: asynchronous, main
 * thread only, as everything of BangArchive. */
void        bang_archive_load_series_async  (BangArchive          *self,
                                             gint64                event_id,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
BangSeries *bang_archive_load_series_finish (BangArchive          *self,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
