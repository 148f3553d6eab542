/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The conditions on dates in what a person typed, taken out, read and put in. */
char     *bang_date_filter_strip (const char *typed);
gboolean  bang_date_filter_read  (const char *typed,
                                  guint32    *from,
                                  guint32    *to);
char     *bang_date_filter_set   (const char *typed,
                                  guint32     from,
                                  guint32     to);

G_END_DECLS
