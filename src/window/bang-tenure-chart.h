/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* The offices of a person over the years, a strip each: from when to when it was
 * seen. Read one after the other, the strips are the table that says what the
 * picture shows. Signal "office-activated" (uint: its place in what was set)
 * when a strip was clicked or entered. */
#define BANG_TYPE_TENURE_CHART (bang_tenure_chart_get_type ())
G_DECLARE_FINAL_TYPE (BangTenureChart, bang_tenure_chart, BANG, TENURE_CHART, GtkWidget)

GtkWidget *bang_tenure_chart_new         (void);
void       bang_tenure_chart_set_offices (BangTenureChart *self,
                                          GPtrArray       *tenures);
gboolean   bang_tenure_chart_get_empty   (BangTenureChart *self);

G_END_DECLS
