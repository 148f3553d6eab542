/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of text beside each other. A flow box makes homogeneous rows as high
 * as the highest of all, and a grid does not change its mind when it gets
 * narrow. Main thread. */

#include "window/bang-prose-columns.h"

/* Logical pixels. */
#define SPACING 12

/* A column is no column when it holds fewer characters. Asking the children for
 * what they would like instead makes each label set its text several times. */
#define COLUMN_CHARS 20

struct _BangProseColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (BangProseColumns, bang_prose_columns, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
bang_prose_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child) ? 1 : 0;

  return n;
}

/* The widest of the children's minimum widths. */
static int
measure_minimum (GtkWidget *widget)
{
  int widest = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }

  return widest;
}

static int
natural_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (COLUMN_CHARS * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (width, measure_minimum (widget));
}

/* How many columns fit @width: as many as have room for some words, and
 * then so that the rows are filled evenly: four go two and two, not three and one. */
static int
choose_columns (GtkWidget *widget,
                int        width)
{
  int n = count_children (widget);
  int columns;
  int rows;

  if (n == 0)
    return 1;

  columns = CLAMP ((width + SPACING) / (natural_width (widget) + SPACING), 1, n);
  rows = (n + columns - 1) / columns;

  return (n + rows - 1) / rows;
}

static int
column_width (int width,
              int columns)
{
  return MAX (1, (width - (columns - 1) * SPACING) / columns);
}

/* Goes through the rows; returns the height of all. With @allocate it puts the
 * children where they belong. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int columns = choose_columns (widget, width);
  int one = column_width (width, columns);
  int y = 0;
  int row_height = 0;
  int i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation box;
      int column;

      if (!gtk_widget_should_layout (child))
        continue;
      column = i % columns;
      if (column == 0 && i > 0)
        {
          y += row_height + SPACING;
          row_height = 0;
        }
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &box.width, NULL, NULL, NULL);
      box.width = MAX (one, box.width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, box.width, &box.height, NULL, NULL, NULL);
      row_height = MAX (row_height, box.height);
      box.x = (rtl ? columns - 1 - column : column) * (one + SPACING);
      box.y = y;
      if (allocate)
        gtk_widget_size_allocate (child, &box, -1);
      i++;
    }

  return y + row_height;
}

static void
bang_prose_columns_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int n = MAX (1, count_children (widget));

      *minimum = measure_minimum (widget);
      *natural = n * natural_width (widget) + (n - 1) * SPACING;
      return;
    }

  *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : natural_width (widget), FALSE);
}

static void
bang_prose_columns_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  lay_out (widget, width, TRUE);
}

static void
bang_prose_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bang_prose_columns_parent_class)->dispose (object);
}

static void
bang_prose_columns_class_init (BangProseColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_prose_columns_dispose;
  widget_class->get_request_mode = bang_prose_columns_get_request_mode;
  widget_class->measure = bang_prose_columns_measure;
  widget_class->size_allocate = bang_prose_columns_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bang_prose_columns_init (BangProseColumns *self)
{
}

/**
 * bang_prose_columns_append:
 * @self: columns
 * @child: (transfer floating): one more
 */
void
bang_prose_columns_append (BangProseColumns *self,
                           GtkWidget        *child)
{
  g_return_if_fail (BANG_IS_PROSE_COLUMNS (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
