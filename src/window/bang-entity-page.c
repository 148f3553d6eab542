/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Main thread only. */

#include "window/bang-entity-page.h"

struct _BangEntityPage
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BangEntityPage, bang_entity_page, GTK_TYPE_WIDGET)

static void
bang_entity_page_class_init (BangEntityPageClass *klass)
{
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
bang_entity_page_init (BangEntityPage *self)
{
}

GtkWidget *
bang_entity_page_new (void)
{
  return g_object_new (BANG_TYPE_ENTITY_PAGE, NULL);
}

void
bang_entity_page_set_card (BangEntityPage *self,
                           BangEntityCard *card)
{
}

BangEntityCard *
bang_entity_page_get_card (BangEntityPage *self)
{
  return NULL;
}
