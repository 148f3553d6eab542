/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The values of a group that do not fit into the sidebar. What is shown is made
 * when it is opened, not with every count. Main thread only.
 */
#include "config.h"

#include "window/bang-facet-more.h"

#include <glib/gi18n.h>

#include "library/bang-browse.h"
#include "query/bang-query-parts.h"
#include "text/bang-fold.h"
#include "window/bang-facet-item.h"

struct _BangFacetMore
{
  GtkPopover parent_instance;

  /* Template */
  GtkSearchEntry *search;
  GtkListView    *view;

  GListStore     *items;     /* Owned (element-type BangFacetItem) */
  GtkFilter      *filter;    /* Borrowed from the model */
  GPtrArray      *values;    /* (nullable) (element-type BangFacetValue) */
  char           *key;       /* what is looked for, folded plainly */
  BangField       field;
};

enum
{
  ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangFacetMore, bang_facet_more, GTK_TYPE_POPOVER)

static void
fill (BangFacetMore *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->values != NULL && i < self->values->len; i++)
    {
      const BangFacetValue *value = g_ptr_array_index (self->values, i);
      g_autofree char *label = bang_query_value_dup_label (self->field, value->value);

      g_ptr_array_add (items, bang_facet_item_new (value->value, label, value->n_articles));
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

static void
shown_cb (BangFacetMore *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  BangFacetMore *self = user_data;

  return strstr (bang_facet_item_get_key (item), self->key) != NULL;
}

static void
search_changed_cb (BangFacetMore *self)
{
  g_free (self->key);
  self->key = bang_fold_plain (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
choose (BangFacetMore *self,
        guint          position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->view));
  g_autoptr (BangFacetItem) item = g_list_model_get_item (model, position);

  if (item == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ASKED], 0, bang_facet_item_get_value (item), FALSE);
}

static void
activate_cb (BangFacetMore *self,
             guint          position)
{
  choose (self, position);
}

static void
search_activated_cb (BangFacetMore *self)
{
  choose (self, 0);
}

static void
stop_search_cb (BangFacetMore *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
bang_facet_more_dispose (GObject *object)
{
  BangFacetMore *self = BANG_FACET_MORE (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_FACET_MORE);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (bang_facet_more_parent_class)->dispose (object);
}

static void
bang_facet_more_finalize (GObject *object)
{
  BangFacetMore *self = BANG_FACET_MORE (object);

  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->key);

  G_OBJECT_CLASS (bang_facet_more_parent_class)->finalize (object);
}

static void
bang_facet_more_class_init (BangFacetMoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_facet_more_dispose;
  object_class->finalize = bang_facet_more_finalize;

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (BANG_TYPE_FACET_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-facet-more.ui");
  gtk_widget_class_bind_template_child (widget_class, BangFacetMore, search);
  gtk_widget_class_bind_template_child (widget_class, BangFacetMore, view);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
bang_facet_more_init (BangFacetMore *self)
{
  GtkFilterListModel *found;
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->key = g_strdup ("");
  self->items = g_list_store_new (BANG_TYPE_FACET_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), self->filter);
  selection = gtk_single_selection_new (G_LIST_MODEL (found));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/**
 * bang_facet_more_new:
 * @title: what the values are
 *
 * Returns: (transfer floating): a popover for them
 */
GtkWidget *
bang_facet_more_new (const char *title)
{
  BangFacetMore *self = g_object_new (BANG_TYPE_FACET_MORE, NULL);
  g_autofree char *search = g_strdup_printf (_("Search: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  g_object_set (self->search, "placeholder-text", title, NULL);

  return GTK_WIDGET (self);
}

/**
 * bang_facet_more_set_values:
 * @self: a popover
 * @field: what they are values of
 * @values: (nullable) (element-type BangFacetValue): the values; kept
 */
void
bang_facet_more_set_values (BangFacetMore *self,
                            BangField      field,
                            GPtrArray     *values)
{
  g_return_if_fail (BANG_IS_FACET_MORE (self));

  if (values != NULL)
    g_ptr_array_ref (values);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->values = values;
  self->field = field;
}
