/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Main thread only. */

#include "window/bang-relations-pane.h"

struct _BangRelationsPane
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BangRelationsPane, bang_relations_pane, GTK_TYPE_WIDGET)

static void
bang_relations_pane_class_init (BangRelationsPaneClass *klass)
{
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
bang_relations_pane_init (BangRelationsPane *self)
{
}

GtkWidget *
bang_relations_pane_new (void)
{
  return g_object_new (BANG_TYPE_RELATIONS_PANE, NULL);
}

void
bang_relations_pane_set_relations (BangRelationsPane *self,
                                   BangRelations     *relations)
{
}

void
bang_relations_pane_set_loading (BangRelationsPane *self,
                                 gboolean           loading)
{
}
