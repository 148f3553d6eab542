/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of suggestions. Main thread only.
 */
#include "config.h"

#include "window/bang-completion-list.h"

#include <glib/gi18n.h>

#include "window/bang-completion-item.h"
#include "window/bang-prose.h"

struct _BangCompletionList
{
  GtkPopover parent_instance;

  /* Template */
  GtkListView        *view;

  GListStore         *items;       /* Owned (element-type BangCompletionItem) */
  GtkSingleSelection *selection;   /* Owned */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangCompletionList, bang_completion_list, GTK_TYPE_POPOVER)

static void
choose (BangCompletionList *self,
        guint               position)
{
  g_autoptr (BangCompletionItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;

  bang_completion_list_hide (self);
  g_signal_emit (self, signals[CHOSEN], 0, bang_completion_item_get (item));
}

static void
activate_cb (BangCompletionList *self,
             guint               position)
{
  choose (self, position);
}

static void
bang_completion_list_dispose (GObject *object)
{
  BangCompletionList *self = BANG_COMPLETION_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_COMPLETION_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (bang_completion_list_parent_class)->dispose (object);
}

static void
bang_completion_list_class_init (BangCompletionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bang_completion_list_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (BANG_TYPE_COMPLETION_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-completion-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BangCompletionList, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
bang_completion_list_init (BangCompletionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (BANG_TYPE_COMPLETION_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

GtkWidget *
bang_completion_list_new (void)
{
  return g_object_new (BANG_TYPE_COMPLETION_LIST, NULL);
}

/**
 * bang_completion_list_show:
 * @self: a list
 * @completions: (element-type BangCompletion): what to offer; its elements are
 *   taken over
 *
 * Nothing is chosen until a person moves into the list.
 */
void
bang_completion_list_show (BangCompletionList *self,
                           GPtrArray          *completions)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (BANG_IS_COMPLETION_LIST (self));

  for (guint i = 0; i < completions->len; i++)
    g_ptr_array_add (items, bang_completion_item_new (g_ptr_array_index (completions, i)));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);

  if (items->len > 0)
    gtk_popover_popup (GTK_POPOVER (self));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

void
bang_completion_list_hide (BangCompletionList *self)
{
  g_return_if_fail (BANG_IS_COMPLETION_LIST (self));

  gtk_popover_popdown (GTK_POPOVER (self));
}

gboolean
bang_completion_list_is_shown (BangCompletionList *self)
{
  g_return_val_if_fail (BANG_IS_COMPLETION_LIST (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * bang_completion_list_move:
 * @self: a list
 * @step: 1 down, -1 up
 *
 * Returns: whether there was something to move in
 */
gboolean
bang_completion_list_move (BangCompletionList *self,
                           int                 step)
{
  guint n;
  guint selected;

  g_return_val_if_fail (BANG_IS_COMPLETION_LIST (self), FALSE);

  if (!bang_completion_list_is_shown (self))
    return FALSE;

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  selected = gtk_single_selection_get_selected (self->selection);
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = step > 0 ? 0 : n - 1;
  else if (step > 0)
    selected = selected + 1 < n ? selected + 1 : GTK_INVALID_LIST_POSITION;
  else
    selected = selected > 0 ? selected - 1 : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, selected);

  return TRUE;
}

/**
 * bang_completion_list_activate:
 * @self: a list
 *
 * Returns: whether something was chosen by it
 */
gboolean
bang_completion_list_activate (BangCompletionList *self)
{
  guint selected;

  g_return_val_if_fail (BANG_IS_COMPLETION_LIST (self), FALSE);

  selected = gtk_single_selection_get_selected (self->selection);
  if (!bang_completion_list_is_shown (self) || selected == GTK_INVALID_LIST_POSITION)
    return FALSE;

  choose (self, selected);
  return TRUE;
}
