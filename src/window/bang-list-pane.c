/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Holds the pages of lists. Were a longer sentence in one of them to ask for
 * more width, the panes would move with every search. Main thread only.
 */
#include "window/bang-list-pane.h"

struct _BangListPane
{
  GtkWidget parent_instance;

  GtkWidget *child;   /* Owned (nullable) */
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangListPane, bang_list_pane, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
bang_list_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bang_list_pane_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BangListPane *self = BANG_LIST_PANE (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
bang_list_pane_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  BangListPane *self = BANG_LIST_PANE (widget);

  if (self->child != NULL)
    gtk_widget_size_allocate (self->child, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
bang_list_pane_dispose (GObject *object)
{
  g_clear_pointer (&BANG_LIST_PANE (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_list_pane_parent_class)->dispose (object);
}

static void
bang_list_pane_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (property_id == PROP_CHILD)
    g_value_set_object (value, BANG_LIST_PANE (object)->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bang_list_pane_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  BangListPane *self = BANG_LIST_PANE (object);

  if (property_id != PROP_CHILD)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = g_value_get_object (value);
  if (self->child != NULL)
    gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
bang_list_pane_class_init (BangListPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_list_pane_dispose;
  object_class->get_property = bang_list_pane_get_property;
  object_class->set_property = bang_list_pane_set_property;

  widget_class->get_request_mode = bang_list_pane_get_request_mode;
  widget_class->measure = bang_list_pane_measure;
  widget_class->size_allocate = bang_list_pane_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "list-pane");
}

static void
bang_list_pane_init (BangListPane *self)
{
}

GtkWidget *
bang_list_pane_new (void)
{
  return g_object_new (BANG_TYPE_LIST_PANE, NULL);
}
