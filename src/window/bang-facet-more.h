/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "query/bang-query.h"

G_BEGIN_DECLS

/* All values of a long group, with a search among them. Signal "asked" (const
 * char *value, gboolean other) when one is chosen; other: with Ctrl. */
#define BANG_TYPE_FACET_MORE (bang_facet_more_get_type ())
G_DECLARE_FINAL_TYPE (BangFacetMore, bang_facet_more, BANG, FACET_MORE, GtkPopover)

GtkWidget *bang_facet_more_new        (const char    *title);
void       bang_facet_more_set_values (BangFacetMore *self,
                                       BangField      field,
                                       GPtrArray     *values);

G_END_DECLS
