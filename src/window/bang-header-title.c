/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The middle of the header bar. Which of its two children fits is known when the
 * bar is laid out; that the window has become narrow is told afterwards, because
 * what follows from it changes the layout. Main thread only.
 */
#include "window/bang-header-title.h"

struct _BangHeaderTitle
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *switcher;
  GtkWidget *name;

  gboolean   switching;
  gboolean   fits;       /* at the last allocation */
  gboolean   narrow;
  guint      source;
};

enum
{
  PROP_0,
  PROP_STACK,
  PROP_TITLE,
  PROP_SWITCHING,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangHeaderTitle, bang_header_title, GTK_TYPE_WIDGET)

static void
update (BangHeaderTitle *self)
{
  gboolean narrow = self->switching && !self->fits;

  gtk_widget_set_child_visible (self->switcher, self->switching && self->fits);
  gtk_widget_set_child_visible (self->name, !self->switching || !self->fits);
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static gboolean
update_cb (gpointer data)
{
  BangHeaderTitle *self = data;

  self->source = 0;
  update (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

static void
bang_header_title_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  BangHeaderTitle *self = BANG_HEADER_TITLE (widget);
  int switcher_minimum, switcher_natural;

  gtk_widget_measure (self->name, orientation, -1, minimum, natural, NULL, NULL);
  if (!self->switching)
    return;

  gtk_widget_measure (self->switcher, orientation, -1,
                      &switcher_minimum, &switcher_natural, NULL, NULL);
  *natural = MAX (*natural, switcher_natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, switcher_minimum);
}

static void
allocate_centred (GtkWidget *child,
                  int        width,
                  int        height)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  natural = MIN (natural, width);
  gtk_widget_size_allocate (child,
                            &(GtkAllocation) { (width - natural) / 2, 0, natural, height }, -1);
}

static void
bang_header_title_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BangHeaderTitle *self = BANG_HEADER_TITLE (widget);
  int natural;

  gtk_widget_measure (self->switcher, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (self->fits != (natural <= width))
    {
      self->fits = !self->fits;
      if (self->source == 0)
        self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
    }

  if (gtk_widget_get_child_visible (self->switcher))
    {
      int minimum;

      gtk_widget_measure (self->switcher, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      allocate_centred (self->switcher, MAX (width, minimum), height);
    }
  if (gtk_widget_get_child_visible (self->name))
    allocate_centred (self->name, width, height);
}

static void
bang_header_title_dispose (GObject *object)
{
  BangHeaderTitle *self = BANG_HEADER_TITLE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->switcher, gtk_widget_unparent);
  g_clear_pointer (&self->name, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_header_title_parent_class)->dispose (object);
}

static void
bang_header_title_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BangHeaderTitle *self = BANG_HEADER_TITLE (object);

  switch (property_id)
    {
    case PROP_STACK:
      g_value_set_object (value, adw_view_switcher_get_stack (ADW_VIEW_SWITCHER (self->switcher)));
      break;
    case PROP_TITLE:
      g_value_set_string (value, adw_window_title_get_title (ADW_WINDOW_TITLE (self->name)));
      break;
    case PROP_SWITCHING:
      g_value_set_boolean (value, self->switching);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_header_title_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  BangHeaderTitle *self = BANG_HEADER_TITLE (object);

  switch (property_id)
    {
    case PROP_STACK:
      adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (self->switcher), g_value_get_object (value));
      break;
    case PROP_TITLE:
      adw_window_title_set_title (ADW_WINDOW_TITLE (self->name), g_value_get_string (value));
      break;
    case PROP_SWITCHING:
      bang_header_title_set_switching (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_header_title_class_init (BangHeaderTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_header_title_dispose;
  object_class->get_property = bang_header_title_get_property;
  object_class->set_property = bang_header_title_set_property;

  widget_class->measure = bang_header_title_measure;
  widget_class->size_allocate = bang_header_title_size_allocate;

  properties[PROP_STACK] =
    g_param_spec_object ("stack", NULL, NULL, ADW_TYPE_VIEW_STACK,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SWITCHING] =
    g_param_spec_boolean ("switching", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_header_title_init (BangHeaderTitle *self)
{
  self->fits = TRUE;
  self->switcher = adw_view_switcher_new ();
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (self->switcher), ADW_VIEW_SWITCHER_POLICY_WIDE);
  gtk_widget_set_parent (self->switcher, GTK_WIDGET (self));
  self->name = adw_window_title_new ("", NULL);
  gtk_widget_set_parent (self->name, GTK_WIDGET (self));
  update (self);
}

GtkWidget *
bang_header_title_new (void)
{
  return g_object_new (BANG_TYPE_HEADER_TITLE, NULL);
}

/**
 * bang_header_title_set_switching:
 * @self: a header title
 * @switching: whether there are pages to switch between
 */
void
bang_header_title_set_switching (BangHeaderTitle *self,
                                 gboolean         switching)
{
  g_return_if_fail (BANG_IS_HEADER_TITLE (self));

  switching = !!switching;
  if (self->switching == switching)
    return;

  self->switching = switching;
  update (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SWITCHING]);
}

/**
 * bang_header_title_get_narrow:
 * @self: a header title
 *
 * Returns: whether there are pages to switch between, but no room to do it here
 */
gboolean
bang_header_title_get_narrow (BangHeaderTitle *self)
{
  g_return_val_if_fail (BANG_IS_HEADER_TITLE (self), FALSE);

  return self->narrow;
}
