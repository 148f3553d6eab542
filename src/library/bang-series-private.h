/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* bang-series-write.c */
char     *bang_series_name_key  (const char      *name);
char     *bang_series_side_key  (const char      *label);
gboolean  bang_series_write     (BangConnection  *connection,
                                 gint64           article_id,
                                 GError         **error);
gboolean  bang_series_write_all (BangConnection  *connection,
                                 GError         **error);

/* bang-series-body.c */
char     *bang_series_read_body (const char      *title,
                                 const char      *name,
                                 GPtrArray       *sides);
gboolean  bang_series_is_body   (const char      *a,
                                 const char      *b);

G_END_DECLS
