/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row of the sidebar. Rows are kept and filled anew, for the counts follow
 * every key. Main thread only.
 */
#include "config.h"

#include "window/bang-facet-row.h"

#include "window/bang-prose.h"

struct _BangFacetRow
{
  GtkCheckButton parent_instance;

  /* Template */
  GtkLabel *label;
  GtkLabel *count;

  char     *value;
  char     *name;
  gint64    n;
  gboolean  filling;
};

enum
{
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangFacetRow, bang_facet_row, GTK_TYPE_CHECK_BUTTON)

static gboolean
is_control_down (GtkWidget *widget)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_CONTROL_MASK) != 0;
}

/* What is asked for is for the query to say: the check follows it. */
static void
bang_facet_row_toggled (GtkCheckButton *button)
{
  BangFacetRow *self = BANG_FACET_ROW (button);

  if (!self->filling)
    g_signal_emit (self, signals[ASKED], 0, is_control_down (GTK_WIDGET (self)));
}

static void
bang_facet_row_finalize (GObject *object)
{
  BangFacetRow *self = BANG_FACET_ROW (object);

  g_free (self->value);
  g_free (self->name);

  G_OBJECT_CLASS (bang_facet_row_parent_class)->finalize (object);
}

static void
bang_facet_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BANG_TYPE_FACET_ROW);

  G_OBJECT_CLASS (bang_facet_row_parent_class)->dispose (object);
}

static void
bang_facet_row_class_init (BangFacetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_facet_row_dispose;
  object_class->finalize = bang_facet_row_finalize;
  GTK_CHECK_BUTTON_CLASS (klass)->toggled = bang_facet_row_toggled;

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-facet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BangFacetRow, label);
  gtk_widget_class_bind_template_child (widget_class, BangFacetRow, count);
}

static void
bang_facet_row_init (BangFacetRow *self)
{
  self->n = -2;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bang_facet_row_new (void)
{
  return g_object_new (BANG_TYPE_FACET_ROW, NULL);
}

/**
 * bang_facet_row_set:
 * @self: a row
 * @value: what it stands for
 * @label: what it is called
 * @count: how many rows of the list have it; less than 0 when that is not counted
 * @active: whether it is asked for
 */
void
bang_facet_row_set (BangFacetRow *self,
                    const char   *value,
                    const char   *label,
                    gint64        count,
                    gboolean      active)
{
  g_return_if_fail (BANG_IS_FACET_ROW (self));

  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self), active);
  self->filling = FALSE;

  if (g_strcmp0 (self->value, value) == 0 && g_strcmp0 (self->name, label) == 0 && self->n == count)
    return;

  if (g_strcmp0 (self->name, label) != 0)
    {
      gtk_label_set_text (self->label, label);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
    }
  g_free (self->value);
  g_free (self->name);
  self->value = g_strdup (value);
  self->name = g_strdup (label);
  self->n = count;

  if (count >= 0)
    {
      g_autofree char *number = bang_prose_dup_number ((guint64) count);
      g_autofree char *name = NULL;

      gtk_label_set_text (self->count, number);
      name = g_strjoin (", ", label, number, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  else
    {
      gtk_label_set_text (self->count, "");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

/**
 * bang_facet_row_get_value:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it stands for
 */
const char *
bang_facet_row_get_value (BangFacetRow *self)
{
  g_return_val_if_fail (BANG_IS_FACET_ROW (self), NULL);

  return self->value;
}
