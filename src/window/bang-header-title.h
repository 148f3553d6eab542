/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The middle of the header bar: the switcher of the pages where it fits, else
 * the program's name. AdwViewSwitcherTitle does the same, but allocates what it
 * hides a negative height and shows its bar where there are no pages to switch.
 *
 * Properties: "stack" (AdwViewStack), "title", "switching" (there are pages to
 * switch between), "narrow" (read-only: there are, but not the room for it, so
 * that the switcher belongs to the bottom of the window). */
#define BANG_TYPE_HEADER_TITLE (bang_header_title_get_type ())
G_DECLARE_FINAL_TYPE (BangHeaderTitle, bang_header_title, BANG, HEADER_TITLE, GtkWidget)

GtkWidget *bang_header_title_new           (void);
void       bang_header_title_set_switching (BangHeaderTitle *self,
                                            gboolean         switching);
gboolean   bang_header_title_get_narrow    (BangHeaderTitle *self);

G_END_DECLS
