/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One group of the sidebar: a few rows, made once and filled with each count.
 * Main thread only.
 */
#include "config.h"

#include "window/bang-facet-group.h"

#include <glib/gi18n.h>

#include "library/bang-browse.h"
#include "text/bang-fold.h"
#include "window/bang-facet-more.h"
#include "window/bang-facet-row.h"

/* Rows of a group, besides those that are asked for. */
#define N_ROWS 6

struct _BangFacetGroup
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget     *head;
  GtkLabel      *label;
  GtkImage      *arrow;
  GtkBox        *rows;
  GtkMenuButton *more;

  BangFacetMore *all;        /* Borrowed from the button (nullable) until it is opened */
  GPtrArray     *values;     /* (nullable) (element-type BangFacetValue) all of a long group */
  BangField      field;
  gboolean       expanded;
};

enum
{
  PROP_0,
  PROP_EXPANDED,
  N_PROPS
};

enum
{
  ASKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangFacetGroup, bang_facet_group, GTK_TYPE_WIDGET)

static void
head_clicked_cb (BangFacetGroup *self)
{
  bang_facet_group_set_expanded (self, !self->expanded);
}

static void
row_asked_cb (BangFacetGroup *self,
              gboolean        other,
              BangFacetRow   *row)
{
  g_signal_emit (self, signals[ASKED], 0, bang_facet_row_get_value (row), other);
}

static void
more_asked_cb (BangFacetGroup *self,
               const char     *value,
               gboolean        other)
{
  g_signal_emit (self, signals[ASKED], 0, value, other);
}

/* A list and an entry for each group would make the window start later. */
static void
create_more_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  BangFacetGroup *self = user_data;

  if (self->all == NULL)
    {
      self->all = BANG_FACET_MORE (bang_facet_more_new (gtk_label_get_text (self->label)));
      g_signal_connect_object (self->all, "asked", G_CALLBACK (more_asked_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (self->more, GTK_WIDGET (self->all));
    }
  bang_facet_more_set_values (self->all, self->field, self->values);
}

/* The next row to fill; there is always one more. */
static BangFacetRow *
next_row (BangFacetGroup *self,
          GtkWidget     **row)
{
  GtkWidget *next = *row == NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->rows))
                                 : gtk_widget_get_next_sibling (*row);

  if (next == NULL)
    {
      next = bang_facet_row_new ();
      g_signal_connect_object (next, "asked", G_CALLBACK (row_asked_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rows, next);
    }
  gtk_widget_set_visible (next, TRUE);
  *row = next;

  return BANG_FACET_ROW (next);
}

static const BangFacetValue *
find_value (GPtrArray  *values,
            const char *value)
{
  g_autofree char *key = bang_fold_key (value, -1);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const BangFacetValue *own = g_ptr_array_index (values, i);
      g_autofree char *own_key = NULL;

      if (g_str_equal (own->value, value))
        return own;
      own_key = bang_fold_key (own->value, -1);
      if (g_str_equal (own_key, key))
        return own;
    }
  return NULL;
}

/* Rows of what is asked for; notes which values these are. */
static void
fill_active (BangFacetGroup  *self,
             GtkWidget      **row,
             GPtrArray       *values,
             BangQueryParts  *parts,
             gboolean         counted,
             GHashTable      *shown)
{
  for (guint i = 0; i < parts->parts->len; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);

      if (part->field != self->field || part->negated)
        continue;
      for (guint j = 0; j < part->values->len; j++)
        {
          const char *asked = g_ptr_array_index (part->values, j);
          const BangFacetValue *value = find_value (values, asked);
          g_autofree char *name = bang_query_value_dup_label (self->field, value != NULL ? value->value : asked);

          if (!g_hash_table_add (shown, g_strdup (value != NULL ? value->value : asked)))
            continue;
          bang_facet_row_set (next_row (self, row), asked, name,
                              value != NULL ? (gint64) value->n_articles : counted ? 0 : -1, TRUE);
        }
    }
}

static gboolean
is_asked (BangFacetGroup *self,
          BangQueryParts *parts,
          const char     *value)
{
  for (guint i = 0; i < parts->parts->len; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);

      for (guint j = 0; part->field == self->field && !part->negated && j < part->values->len; j++)
        if (g_str_equal (g_ptr_array_index (part->values, j), value))
          return TRUE;
    }
  return FALSE;
}

/**
 * bang_facet_group_set_values:
 * @self: a group
 * @values: (nullable) (element-type BangFacetValue): its values, in order
 * @parts: the query
 * @counted: whether @values are those of the query
 */
void
bang_facet_group_set_values (BangFacetGroup *self,
                             GPtrArray      *values,
                             BangQueryParts *parts,
                             gboolean        counted)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *row = NULL;
  guint n = 0;
  guint left = 0;

  g_return_if_fail (BANG_IS_FACET_GROUP (self));

  /* Years stand in their order, asked for or not. */
  if (self->field != BANG_FIELD_DATE)
    fill_active (self, &row, values, parts, counted, shown);
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const BangFacetValue *value = g_ptr_array_index (values, i);
      g_autofree char *name = NULL;
      gboolean active;

      if (g_hash_table_contains (shown, value->value))
        continue;
      active = is_asked (self, parts, value->value);
      if (n >= N_ROWS && !active)
        {
          left++;
          continue;
        }
      name = bang_query_value_dup_label (self->field, value->value);
      bang_facet_row_set (next_row (self, &row), value->value, name, value->n_articles, active);
      if (active)
        g_hash_table_add (shown, g_strdup (value->value));
      n++;
    }
  if (self->field == BANG_FIELD_DATE)
    fill_active (self, &row, values, parts, counted, shown);

  gtk_widget_set_visible (GTK_WIDGET (self), row != NULL);
  for (GtkWidget *rest = row != NULL ? gtk_widget_get_next_sibling (row) : NULL; rest != NULL;
       rest = gtk_widget_get_next_sibling (rest))
    gtk_widget_set_visible (rest, FALSE);

  g_clear_pointer (&self->values, g_ptr_array_unref);
  if (left > 0)
    self->values = g_ptr_array_ref (values);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->expanded && left > 0);
  if (self->all != NULL)
    bang_facet_more_set_values (self->all, self->field, self->values);
}

/* GObject */

static void
bang_facet_group_dispose (GObject *object)
{
  g_clear_pointer (&BANG_FACET_GROUP (object)->values, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), BANG_TYPE_FACET_GROUP);

  G_OBJECT_CLASS (bang_facet_group_parent_class)->dispose (object);
}

static void
bang_facet_group_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_EXPANDED)
    g_value_set_boolean (value, BANG_FACET_GROUP (object)->expanded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bang_facet_group_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property_id == PROP_EXPANDED)
    bang_facet_group_set_expanded (BANG_FACET_GROUP (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bang_facet_group_class_init (BangFacetGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_facet_group_dispose;
  object_class->get_property = bang_facet_group_get_property;
  object_class->set_property = bang_facet_group_set_property;

  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-facet-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BangFacetGroup, head);
  gtk_widget_class_bind_template_child (widget_class, BangFacetGroup, label);
  gtk_widget_class_bind_template_child (widget_class, BangFacetGroup, arrow);
  gtk_widget_class_bind_template_child (widget_class, BangFacetGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, BangFacetGroup, more);
  gtk_widget_class_bind_template_callback (widget_class, head_clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bang_facet_group_init (BangFacetGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->expanded = TRUE;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
}

/**
 * bang_facet_group_new:
 * @title: what the field is called
 * @field: the field
 *
 * Returns: (transfer floating): a group without values, which is not shown
 */
GtkWidget *
bang_facet_group_new (const char *title,
                      BangField   field)
{
  BangFacetGroup *self = g_object_new (BANG_TYPE_FACET_GROUP, NULL);
  g_autofree char *all = g_strdup_printf (_("More: %s"), title);

  self->field = field;
  gtk_label_set_text (self->label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
  gtk_menu_button_set_create_popup_func (self->more, create_more_cb, self, NULL);

  return GTK_WIDGET (self);
}

BangField
bang_facet_group_get_field (BangFacetGroup *self)
{
  g_return_val_if_fail (BANG_IS_FACET_GROUP (self), BANG_FIELD_ANY);

  return self->field;
}

gboolean
bang_facet_group_get_expanded (BangFacetGroup *self)
{
  g_return_val_if_fail (BANG_IS_FACET_GROUP (self), FALSE);

  return self->expanded;
}

void
bang_facet_group_set_expanded (BangFacetGroup *self,
                               gboolean        expanded)
{
  g_return_if_fail (BANG_IS_FACET_GROUP (self));

  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  gtk_widget_set_visible (GTK_WIDGET (self->rows), expanded);
  gtk_widget_set_visible (GTK_WIDGET (self->more), expanded && self->values != NULL);
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}
