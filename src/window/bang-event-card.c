/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Main thread only. */

#include "window/bang-event-card.h"

struct _BangEventCard
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BangEventCard, bang_event_card, GTK_TYPE_WIDGET)

static void
bang_event_card_class_init (BangEventCardClass *klass)
{
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
bang_event_card_init (BangEventCard *self)
{
}

GtkWidget *
bang_event_card_new (void)
{
  return g_object_new (BANG_TYPE_EVENT_CARD, NULL);
}

void
bang_event_card_set_article (BangEventCard *self,
                             BangArticle   *article)
{
}
