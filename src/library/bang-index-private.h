/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-writer-private.h"

G_BEGIN_DECLS

gboolean bang_index_catch_up    (BangWriter     *writer,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean bang_index_forget      (BangWriter     *writer,
                                 GError        **error);
gint64   bang_index_count_behind (BangConnection *connection);
gboolean bang_index_set_bulk    (BangWriter     *writer,
                                 gboolean        bulk,
                                 GError        **error);
gboolean bang_index_optimize    (BangWriter     *writer,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean bang_index_merge_step  (BangWriter     *writer,
                                 GError        **error);
gboolean bang_index_want_merge  (BangWriter     *writer,
                                 GError        **error);
gboolean bang_index_rebuild     (BangWriter     *writer,
                                 gpointer        data,
                                 GCancellable   *cancellable,
                                 GError        **error);
gboolean bang_index_remove_file (const char     *directory,
                                 const char     *file,
                                 GError        **error);

G_END_DECLS
