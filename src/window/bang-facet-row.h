/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A value to narrow a search by: its name, in how many articles it stands, and
 * whether it is asked for. Signal "asked" (gboolean other) when a person
 * checks or unchecks it; with Ctrl, which asks for the other way to combine. */
#define BANG_TYPE_FACET_ROW (bang_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (BangFacetRow, bang_facet_row, BANG, FACET_ROW, GtkCheckButton)

GtkWidget  *bang_facet_row_new       (void);
void        bang_facet_row_set       (BangFacetRow *self,
                                      const char   *value,
                                      const char   *label,
                                      gint64        count,
                                      gboolean      active);
const char *bang_facet_row_get_value (BangFacetRow *self);

G_END_DECLS
