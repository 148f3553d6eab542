/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "query/bang-query-parts.h"

G_BEGIN_DECLS

/* The values of one field, under a heading that folds them away. What is asked
 * for comes first; the rest of a long group is behind "More…". Properties:
 * "expanded". Signal "asked" (const char *value, gboolean other) as of a row. */
#define BANG_TYPE_FACET_GROUP (bang_facet_group_get_type ())
G_DECLARE_FINAL_TYPE (BangFacetGroup, bang_facet_group, BANG, FACET_GROUP, GtkWidget)

GtkWidget *bang_facet_group_new          (const char     *title,
                                          BangField       field);
BangField  bang_facet_group_get_field    (BangFacetGroup *self);
void       bang_facet_group_set_values   (BangFacetGroup *self,
                                          GPtrArray      *values,
                                          BangQueryParts *parts,
                                          gboolean        counted);
gboolean   bang_facet_group_get_expanded (BangFacetGroup *self);
void       bang_facet_group_set_expanded (BangFacetGroup *self,
                                          gboolean        expanded);

G_END_DECLS
