/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-archive.h"
#include "model/bang-navigator.h"

G_BEGIN_DECLS

/* Who appears with whom in all the archive: filtered, walked through, the way
 * between two names, saved as a picture or for another program. */
#define BANG_TYPE_GRAPH_PAGE (bang_graph_page_get_type ())
G_DECLARE_FINAL_TYPE (BangGraphPage, bang_graph_page, BANG, GRAPH_PAGE, GtkWidget)

GtkWidget *bang_graph_page_new         (void);
void       bang_graph_page_set_context (BangGraphPage  *self,
                                        BangArchive    *archive,
                                        BangNavigator  *navigator);

G_END_DECLS
