/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "model/bang-archive.h"
#include "model/bang-navigator.h"

G_BEGIN_DECLS

/* The events that the articles of the current query report, under a timeline
 * of them. Property "folded": the article is on another page, and the cursor
 * alone opens nothing. */
#define BANG_TYPE_EVENTS_PAGE (bang_events_page_get_type ())
G_DECLARE_FINAL_TYPE (BangEventsPage, bang_events_page, BANG, EVENTS_PAGE, AdwBin)

GtkWidget *bang_events_page_new         (void);
void       bang_events_page_set_context (BangEventsPage *self,
                                         BangArchive    *archive,
                                         BangNavigator  *navigator);
void       bang_events_page_focus_list  (BangEventsPage *self);

G_END_DECLS
