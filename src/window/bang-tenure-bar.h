/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* One strip of a tenure chart: an office, and when it was seen. */
#define BANG_TYPE_TENURE_BAR (bang_tenure_bar_get_type ())
G_DECLARE_FINAL_TYPE (BangTenureBar, bang_tenure_bar, BANG, TENURE_BAR, GtkWidget)

/* The stretch of time that may be meant, and the one that is certain within it,
 * in years: 2023.5 is the middle of 2023. Nothing is certain when certain_to is
 * not after certain_from. */
typedef struct
{
  double from;
  double to;
  double certain_from;
  double certain_to;
} BangTenureStretch;

GtkWidget *bang_tenure_bar_new         (const BangTenure  *tenure);
guint      bang_tenure_bar_get_index   (BangTenureBar     *self);
void       bang_tenure_bar_set_scale   (BangTenureBar     *self,
                                        guint              index,
                                        double             from,
                                        double             to);
gboolean   bang_tenure_bar_get_stretch (BangTenureBar     *self,
                                        BangTenureStretch *stretch);
char      *bang_tenure_bar_dup_name    (BangTenureBar     *self);

gboolean   bang_tenure_stretch_init    (BangTenureStretch *self,
                                        BangDay            first,
                                        BangDay            last);

G_END_DECLS
