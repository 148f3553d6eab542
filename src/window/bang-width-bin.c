/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A container that knows when it is narrow. What follows from that changes the
 * layout, so it is told in an idle, never while sizes are being dealt out. Main
 * thread only.
 */
#include "window/bang-width-bin.h"

struct _BangWidthBin
{
  GtkWidget parent_instance;

  GtkWidget *child;      /* Owned (nullable) */
  int        threshold;
  guint      source;
  gboolean   narrow;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_THRESHOLD,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangWidthBin, bang_width_bin, GTK_TYPE_WIDGET)

static gboolean
narrow_cb (gpointer data)
{
  BangWidthBin *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < self->threshold;

  self->source = 0;
  if (self->narrow != narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }

  return G_SOURCE_REMOVE;
}

static GtkSizeRequestMode
bang_width_bin_get_request_mode (GtkWidget *widget)
{
  BangWidthBin *self = BANG_WIDTH_BIN (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
bang_width_bin_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  BangWidthBin *self = BANG_WIDTH_BIN (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
bang_width_bin_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  BangWidthBin *self = BANG_WIDTH_BIN (widget);

  if (self->child != NULL)
    gtk_widget_size_allocate (self->child, &(GtkAllocation) { 0, 0, width, height }, baseline);

  /* Above drawing, so that no frame shows what does not fit. */
  if ((width < self->threshold) != self->narrow && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, self, NULL);
}

static void
bang_width_bin_dispose (GObject *object)
{
  BangWidthBin *self = BANG_WIDTH_BIN (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_width_bin_parent_class)->dispose (object);
}

static void
bang_width_bin_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BangWidthBin *self = BANG_WIDTH_BIN (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_width_bin_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  BangWidthBin *self = BANG_WIDTH_BIN (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_clear_pointer (&self->child, gtk_widget_unparent);
      self->child = g_value_get_object (value);
      if (self->child != NULL)
        gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    case PROP_THRESHOLD:
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_width_bin_class_init (BangWidthBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_width_bin_dispose;
  object_class->get_property = bang_width_bin_get_property;
  object_class->set_property = bang_width_bin_set_property;

  widget_class->get_request_mode = bang_width_bin_get_request_mode;
  widget_class->measure = bang_width_bin_measure;
  widget_class->size_allocate = bang_width_bin_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_THRESHOLD] =
    g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_width_bin_init (BangWidthBin *self)
{
}

gboolean
bang_width_bin_get_narrow (BangWidthBin *self)
{
  g_return_val_if_fail (BANG_IS_WIDTH_BIN (self), FALSE);

  return self->narrow;
}
