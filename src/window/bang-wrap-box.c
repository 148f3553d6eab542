/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Children beside each other in lines, as words are. GtkFlowBox would give each
 * a place of one width and a focus of its own. Main thread. */

#include "window/bang-wrap-box.h"

struct _BangWrapBox
{
  GtkWidget parent_instance;

  int       spacing;
};

G_DEFINE_FINAL_TYPE (BangWrapBox, bang_wrap_box, GTK_TYPE_WIDGET)

/* Puts the lines together for a width; returns the height. Without @place
 * nothing is moved. */
static int
lay_out (BangWrapBox *self,
         int          width,
         gboolean     place)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  int y = 0;

  while (first != NULL)
    {
      GtkWidget *next = first;
      int x = 0;
      int height = 0;

      /* How many fit, and how high the line then is. */
      for (; next != NULL; next = gtk_widget_get_next_sibling (next))
        {
          int minimum;
          int wide;
          int high;

          if (!gtk_widget_should_layout (next))
            continue;
          gtk_widget_measure (next, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &wide, NULL, NULL);
          wide = MAX (minimum, MIN (wide, width));
          if (x > 0 && x + wide > width)
            break;
          gtk_widget_measure (next, GTK_ORIENTATION_VERTICAL, wide, NULL, &high, NULL, NULL);
          height = MAX (height, high);
          x += wide + self->spacing;
        }

      x = 0;
      for (GtkWidget *child = first; place && child != next; child = gtk_widget_get_next_sibling (child))
        {
          int minimum;
          int wide;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &wide, NULL, NULL);
          wide = MAX (minimum, MIN (wide, width));
          gtk_widget_size_allocate (child,
                                    &(GtkAllocation) { rtl ? width - x - wide : x, y, wide, height }, -1);
          x += wide + self->spacing;
        }

      if (height > 0)
        y += height + self->spacing;
      first = next;
    }

  return MAX (y - self->spacing, 0);
}

static void
bang_wrap_box_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  BangWrapBox *self = BANG_WRAP_BOX (widget);
  int sum = 0;

  *minimum = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int most;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      sum += most + (sum > 0 ? self->spacing : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, sum);
  else
    *minimum = *natural = lay_out (self, for_size < 0 ? MAX (*minimum, sum) : for_size, FALSE);
}

static void
bang_wrap_box_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  lay_out (BANG_WRAP_BOX (widget), width, TRUE);
}

static GtkSizeRequestMode
bang_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
bang_wrap_box_dispose (GObject *object)
{
  bang_wrap_box_clear (BANG_WRAP_BOX (object));

  G_OBJECT_CLASS (bang_wrap_box_parent_class)->dispose (object);
}

static void
bang_wrap_box_class_init (BangWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_wrap_box_dispose;
  widget_class->measure = bang_wrap_box_measure;
  widget_class->size_allocate = bang_wrap_box_size_allocate;
  widget_class->get_request_mode = bang_wrap_box_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "wrap-box");
}

static void
bang_wrap_box_init (BangWrapBox *self)
{
}

/**
 * bang_wrap_box_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
bang_wrap_box_new (int spacing)
{
  BangWrapBox *self = g_object_new (BANG_TYPE_WRAP_BOX, NULL);

  self->spacing = spacing;
  return GTK_WIDGET (self);
}

/**
 * bang_wrap_box_append:
 * @child: (transfer floating): behind the others
 */
void
bang_wrap_box_append (BangWrapBox *self,
                      GtkWidget   *child)
{
  g_return_if_fail (BANG_IS_WRAP_BOX (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * bang_wrap_box_clear:
 *
 * Removes all children.
 */
void
bang_wrap_box_clear (BangWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (BANG_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
