/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of the article list. GtkListView keeps some two hundred of these and
 * gives them one article after the other, so binding sets texts and makes no
 * widgets, and measuring costs nothing: all rows are as high as two lines of
 * title, two of snippet and one of facts need, whether they are there yet or
 * not. That also keeps the list from jumping while rows arrive. Main thread.
 */
#include "config.h"

#include "window/bang-article-row-widget.h"

#include <glib/gi18n.h>

#include "query/bang-event-type.h"
#include "text/bang-normal.h"
#include "window/bang-prose.h"
#include "window/bang-typography.h"

/* Two lines show less; a hostile title must not cost a layout of megabytes. */
#define MAX_SHOWN 600

/* Stacked marks (ẫ, ự) of one line must not touch those of the next. */
#define LINE_HEIGHT 1.2

#define MIN_WIDTH 180
#define NATURAL_WIDTH 360

struct _BangArticleRowWidget
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *box;
  GtkCheckButton  *check;
  GtkLabel        *title;
  GtkLabel        *snippet;
  GtkLabel        *meta;

  BangArticleItem *item;       /* Owned (nullable) */
  guint            position;
  int              height;     /* 0: to be measured */
};

enum
{
  PROP_0,
  PROP_CHOOSING,
  PROP_SELECTED,
  PROP_WIDE,
  N_PROPS
};

enum
{
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangArticleRowWidget, bang_article_row_widget, GTK_TYPE_WIDGET)

/* Texts */

static void
show_text (GtkLabel   *label,
           const char *text,
           GArray     *hits)
{
  g_autoptr (PangoAttrList) attrs = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *shown = NULL;

  if (text == NULL)
    {
      gtk_label_set_text (label, "");
      return;
    }

  if (strlen (text) > MAX_SHOWN)
    {
      cut = g_strndup (text, g_utf8_find_prev_char (text, text + MAX_SHOWN) - text);
      text = cut;
    }

  /* Made visible, invisible characters take other bytes than the hits count. */
  shown = bang_normal_for_screen (text);
  attrs = bang_typography_dup_hit_attrs (shown, g_str_equal (shown, text) ? hits : NULL);
  pango_attr_list_insert (attrs, pango_attr_line_height_new (LINE_HEIGHT));
  gtk_label_set_attributes (label, attrs);
  gtk_label_set_text (label, shown);
}

static void
append_meta (GString    *meta,
             const char *text)
{
  g_autofree char *cut = NULL;
  g_autofree char *shown = NULL;

  if (text == NULL || *text == '\0')
    return;

  if (strlen (text) > MAX_SHOWN)
    {
      cut = g_strndup (text, g_utf8_find_prev_char (text, text + MAX_SHOWN) - text);
      text = cut;
    }

  shown = bang_normal_for_screen (text);
  if (meta->len > 0)
    g_string_append (meta, " · ");
  g_string_append (meta, shown);
}

static char *
dup_meta (BangArticleRow *row)
{
  g_autofree char *date = bang_prose_dup_date (row->date, row->date, row->date_basis);
  GString *meta = g_string_new (NULL);

  append_meta (meta, date);
  append_meta (meta, row->place);
  append_meta (meta, row->event_type != NULL ? bang_event_type_get_label (row->event_type) : NULL);
  append_meta (meta, row->source);

  return g_string_free (meta, FALSE);
}

/* The widget that has the focus and that a screen reader reads is GTK's, around
 * this one; without this it has no name. */
static void
name_row (BangArticleRowWidget *self,
          const char           *title,
          const char           *meta)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (parent == NULL)
    return;

  if (title == NULL)
    name = g_strdup (_("Loading…"));
  else if (*meta == '\0')
    name = g_strdup (title);
  else
    name = g_strdup_printf ("%s, %s", title, meta);

  gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_row (BangArticleRowWidget *self)
{
  BangArticleRow *row = self->item != NULL ? bang_article_item_get_row (self->item) : NULL;
  g_autofree char *meta = NULL;

  if (row == NULL)
    {
      show_text (self->title, NULL, NULL);
      show_text (self->snippet, NULL, NULL);
      gtk_label_set_text (self->meta, "");
      if (self->item != NULL)
        name_row (self, NULL, NULL);
      return;
    }

  meta = dup_meta (row);
  show_text (self->title, row->title, row->title_hits);
  show_text (self->snippet, row->snippet, row->hits);
  gtk_label_set_text (self->meta, meta);
  name_row (self, gtk_label_get_text (self->title), meta);
}

/* Layout */

static int
measure_lines (GtkLabel   *label,
               const char *probe)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), probe);
  g_autoptr (PangoAttrList) attrs = pango_attr_list_new ();
  int height;

  pango_attr_list_insert (attrs, pango_attr_line_height_new (LINE_HEIGHT));
  pango_layout_set_attributes (layout, attrs);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* With the highest letters there are: a stack of marks above, a mark and a tail
 * below. */
static int
get_height (BangArticleRowWidget *self)
{
  if (self->height == 0)
    {
      gboolean one_line = gtk_label_get_lines (self->title) == 1;

      self->height = measure_lines (self->title, one_line ? "Ẫgỹ" : "Ẫg\nỰỹ")
                     + measure_lines (self->snippet, "Ẫg\nỰỹ")
                     + measure_lines (self->meta, "Ẫgỹ")
                     + 2 * 2;
    }

  return self->height;
}

static void
bang_article_row_widget_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = get_height (BANG_ARTICLE_ROW_WIDGET (widget));
      *natural = *minimum;
    }
}

static void
bang_article_row_widget_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  BangArticleRowWidget *self = BANG_ARTICLE_ROW_WIDGET (widget);
  int needed;

  /* A letter from a taller font may want more than the row has: it is cut
   * rather than told off. */
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->box,
                            &(GtkAllocation) { 0, 0, width, MAX (height, needed) },
                            -1);
}

static void
bang_article_row_widget_css_changed (GtkWidget         *widget,
                                     GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bang_article_row_widget_parent_class)->css_changed (widget, change);

  /* When it was the font, the labels ask for a new size anyway. */
  BANG_ARTICLE_ROW_WIDGET (widget)->height = 0;
}

static void
bang_article_row_widget_system_setting_changed (GtkWidget        *widget,
                                                GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (bang_article_row_widget_parent_class)->system_setting_changed (widget, setting);

  BANG_ARTICLE_ROW_WIDGET (widget)->height = 0;
  gtk_widget_queue_resize (widget);
}

/* Pointer */

static void
pressed_cb (GtkGestureClick      *gesture,
            int                   n_press,
            double                x,
            double                y,
            BangArticleRowWidget *self)
{
  /* While choosing, a plain click adds or takes away; the list's own idea of a
   * click would choose only this one. */
  if (gtk_widget_get_visible (GTK_WIDGET (self->check)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGestureClick      *gesture,
             int                   n_press,
             double                x,
             double                y,
             BangArticleRowWidget *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;

  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;

  if (gtk_widget_get_visible (GTK_WIDGET (self->check)))
    {
      gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
      gtk_widget_activate_action (GTK_WIDGET (self), "listitem.select", "(bb)", TRUE, extend);
    }
  else if (n_press == 1 && (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0)
    {
      g_signal_emit (self, signals[OPENED], 0);
    }
}

/* GObject */

static void
bang_article_row_widget_dispose (GObject *object)
{
  BangArticleRowWidget *self = BANG_ARTICLE_ROW_WIDGET (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_article_row_widget_parent_class)->dispose (object);
}

static void
bang_article_row_widget_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  BangArticleRowWidget *self = BANG_ARTICLE_ROW_WIDGET (object);

  switch (property_id)
    {
    case PROP_CHOOSING:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->check)));
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, gtk_check_button_get_active (self->check));
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, gtk_label_get_lines (self->title) == 1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_article_row_widget_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  BangArticleRowWidget *self = BANG_ARTICLE_ROW_WIDGET (object);

  switch (property_id)
    {
    case PROP_CHOOSING:
      gtk_widget_set_visible (GTK_WIDGET (self->check), g_value_get_boolean (value));
      break;
    case PROP_SELECTED:
      gtk_check_button_set_active (self->check, g_value_get_boolean (value));
      break;
    case PROP_WIDE:
      gtk_label_set_lines (self->title, g_value_get_boolean (value) ? 1 : 2);
      self->height = 0;
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_article_row_widget_class_init (BangArticleRowWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_article_row_widget_dispose;
  object_class->get_property = bang_article_row_widget_get_property;
  object_class->set_property = bang_article_row_widget_set_property;

  widget_class->measure = bang_article_row_widget_measure;
  widget_class->size_allocate = bang_article_row_widget_size_allocate;
  widget_class->css_changed = bang_article_row_widget_css_changed;
  widget_class->system_setting_changed = bang_article_row_widget_system_setting_changed;

  properties[PROP_CHOOSING] =
    g_param_spec_boolean ("choosing", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] =
    g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDE] =
    g_param_spec_boolean ("wide", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPENED] = g_signal_new ("opened",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "article-row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BANG_APP_PATH "/bang-article-row-widget.ui");
  gtk_widget_class_bind_template_child (widget_class, BangArticleRowWidget, box);
  gtk_widget_class_bind_template_child (widget_class, BangArticleRowWidget, check);
  gtk_widget_class_bind_template_child (widget_class, BangArticleRowWidget, title);
  gtk_widget_class_bind_template_child (widget_class, BangArticleRowWidget, snippet);
  gtk_widget_class_bind_template_child (widget_class, BangArticleRowWidget, meta);
}

static void
bang_article_row_widget_init (BangArticleRowWidget *self)
{
  GtkGesture *click;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  bang_typography_apply (GTK_WIDGET (self->title));
  bang_typography_apply (GTK_WIDGET (self->snippet));
  bang_typography_apply (GTK_WIDGET (self->meta));

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
bang_article_row_widget_new (void)
{
  return g_object_new (BANG_TYPE_ARTICLE_ROW_WIDGET, NULL);
}

/**
 * bang_article_row_widget_set_item:
 * @self: a row
 * @item: (nullable): what to show from now on, %NULL while in nobody's place
 * @position: where in the list it stands
 */
void
bang_article_row_widget_set_item (BangArticleRowWidget *self,
                                  BangArticleItem      *item,
                                  guint                 position)
{
  g_return_if_fail (BANG_IS_ARTICLE_ROW_WIDGET (self));

  self->position = position;
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_swapped (item, "notify::row", G_CALLBACK (show_row), self);
  show_row (self);
}

guint
bang_article_row_widget_get_position (BangArticleRowWidget *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_ROW_WIDGET (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}
