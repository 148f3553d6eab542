/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which rows of a list of events, names or agreements are selected: one, or
 * several where the page lets several be chosen. The list may have a million
 * rows, and none of these looks at more than a person can have selected. Main
 * thread only.
 */
#include "window/bang-browse-view-private.h"

/* Rows that a person chooses one by one. */
#define MANY_CHOSEN 200

/**
 * bang_browse_view_get_selected:
 * @self: a view
 *
 * Returns: the position of what is selected, or of the first of it;
 *   %GTK_INVALID_LIST_POSITION when nothing is
 */
guint
bang_browse_view_get_selected (BangBrowseView *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (GTK_IS_SINGLE_SELECTION (self->selection))
    return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (self->selection));

  selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (selected);
}

/**
 * bang_browse_view_set_selected:
 * @self: a view
 * @position: what is to be selected, %GTK_INVALID_LIST_POSITION for nothing
 */
void
bang_browse_view_set_selected (BangBrowseView *self,
                               guint           position)
{
  if (GTK_IS_SINGLE_SELECTION (self->selection))
    gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (self->selection), position);
  else if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (self->selection);
  else
    gtk_selection_model_select_item (self->selection, position, TRUE);
}

/**
 * bang_browse_view_forget_selected:
 * @self: a view
 * @position: the first of the rows that will be replaced
 * @removed: how many
 *
 * Selects none of them: were the selected row to go, GtkSingleSelection would
 * look for it among all that come, and have an object made for each of a
 * million.
 */
void
bang_browse_view_forget_selected (BangBrowseView *self,
                                  guint           position,
                                  guint           removed)
{
  guint selected = bang_browse_view_get_selected (self);

  if (GTK_IS_MULTI_SELECTION (self->selection))
    gtk_selection_model_unselect_range (self->selection, position, removed);
  else if (selected >= position && selected - position < removed)
    bang_browse_view_set_selected (self, GTK_INVALID_LIST_POSITION);
}

/**
 * bang_browse_view_focus_list:
 * @self: a view
 *
 * Puts the keyboard on the selected row, else on the first; as soon as there is
 * one, unless somebody types elsewhere by then.
 */
void
bang_browse_view_focus_list (BangBrowseView *self)
{
  GHashTableIter iter;
  gpointer list_item;
  gboolean complete;
  guint position;

  g_return_if_fail (BANG_IS_BROWSE_VIEW (self));

  /* A page that is new has not found anything yet. */
  g_object_get (self->list, "complete", &complete, NULL);
  self->focus_wanted = !complete && g_list_model_get_n_items (self->list) == 0;
  if (self->focus_wanted)
    {
      GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

      g_set_weak_pointer (&self->focus_from, root != NULL ? gtk_root_get_focus (root) : NULL);
      return;
    }

  position = bang_browse_view_get_selected (self);
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

      if (row != NULL && gtk_list_item_get_position (list_item) == position
          && gtk_widget_grab_focus (row))
        return;
    }
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * bang_browse_view_dup_chosen:
 * @self: a view of several
 *
 * Returns: (transfer full) (element-type GObject): the items that are selected,
 *   in their order, and no more than a person can have chosen
 */
GPtrArray *
bang_browse_view_dup_chosen (BangBrowseView *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (BANG_IS_BROWSE_VIEW (self), items);

  selected = gtk_selection_model_get_selection (self->selection);
  if (!gtk_bitset_iter_init_first (&iter, selected, &position))
    return items;
  do
    {
      GObject *item = g_list_model_get_item (self->list, position);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  while (items->len < MANY_CHOSEN && gtk_bitset_iter_next (&iter, &position));

  return items;
}

/**
 * bang_browse_view_choose_none:
 * @self: a view
 */
void
bang_browse_view_choose_none (BangBrowseView *self)
{
  g_return_if_fail (BANG_IS_BROWSE_VIEW (self));

  gtk_selection_model_unselect_all (self->selection);
}
