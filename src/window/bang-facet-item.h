/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A value in a list of them. Properties: "label", "number" (its count, for the
 * locale). Immutable; main thread. */
#define BANG_TYPE_FACET_ITEM (bang_facet_item_get_type ())
G_DECLARE_FINAL_TYPE (BangFacetItem, bang_facet_item, BANG, FACET_ITEM, GObject)

BangFacetItem *bang_facet_item_new       (const char    *value,
                                          const char    *label,
                                          guint          count);
const char    *bang_facet_item_get_value (BangFacetItem *self);
const char    *bang_facet_item_get_key   (BangFacetItem *self);

G_END_DECLS
