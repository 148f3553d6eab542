/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* A popover that tells who or what a name is, without being in the way: it takes
 * neither the focus nor clicks. */
GtkWidget *bang_hover_card_new (void);
void       bang_hover_card_set (GtkWidget      *card,
                                BangEntityCard *entity);

G_END_DECLS
