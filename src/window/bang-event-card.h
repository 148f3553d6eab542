/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-archive.h"

G_BEGIN_DECLS

/* What the article reports, as a card: the event, its sides, what was signed
 * and what was asked for. Each fact activates "article.show-evidence" (tt). */
#define BANG_TYPE_EVENT_CARD (bang_event_card_get_type ())
G_DECLARE_FINAL_TYPE (BangEventCard, bang_event_card, BANG, EVENT_CARD, GtkWidget)

GtkWidget *bang_event_card_new         (void);
void       bang_event_card_set_article (BangEventCard *self,
                                        BangArticle   *article);
int        bang_event_card_get_open    (BangEventCard *self);
void       bang_event_card_set_open    (BangEventCard *self,
                                        int            list);
void       bang_event_card_set_archive (BangEventCard *self,
                                        BangArchive   *archive);

G_END_DECLS
