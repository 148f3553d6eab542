/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-entity-story.h"

G_BEGIN_DECLS

/* A person, organisation or place: offices over time, company, articles. */
#define BANG_TYPE_ENTITY_PAGE (bang_entity_page_get_type ())
G_DECLARE_FINAL_TYPE (BangEntityPage, bang_entity_page, BANG, ENTITY_PAGE, GtkWidget)

GtkWidget      *bang_entity_page_new      (void);
void            bang_entity_page_set_card (BangEntityPage *self,
                                           BangEntityCard *card);
void            bang_entity_page_set_story (BangEntityPage *self,
                                           BangEntityStory *story);
BangEntityCard *bang_entity_page_get_card (BangEntityPage *self);

G_END_DECLS
