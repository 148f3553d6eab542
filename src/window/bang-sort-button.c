/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The choice of an order, as an icon: above a narrow list the words of it would
 * cut the count beside it. In the list that opens stand the words, and in what
 * is said of the button. Main thread only.
 */
#include "config.h"

#include "window/bang-sort-button.h"

#include <glib/gi18n.h>

static const char *
get_icon (GtkDropDown *button)
{
  guint rising = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "rising"));

  return gtk_drop_down_get_selected (button) == rising ? "view-sort-ascending-symbolic"
                                                       : "view-sort-descending-symbolic";
}

static void
setup_icon_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  gtk_list_item_set_child (item, gtk_image_new ());
}

static void
bind_icon_cb (GtkDropDown *button,
              GtkListItem *item)
{
  GtkWidget *image = gtk_list_item_get_child (item);
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_image_set_from_icon_name (GTK_IMAGE (image), get_icon (button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (image)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

/* The rows live as long as the popover, so the mark follows the choice. */
static void
mark_row (GtkListItem *item,
          GtkDropDown *button)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  if (box != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (box),
                            gtk_list_item_get_position (item) == gtk_drop_down_get_selected (button) ? 1.0 : 0.0);
}

static void
selected_cb (GtkDropDown *button,
             GParamSpec  *pspec,
             GtkListItem *item)
{
  mark_row (item, button);
}

static void
bind_row_cb (GtkDropDown *button,
             GtkListItem *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  mark_row (item, button);
  g_signal_connect_object (button, "notify::selected", G_CALLBACK (selected_cb), item, 0);
}

static void
unbind_row_cb (GtkDropDown *button,
               GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (button, selected_cb, item);
}

/* What the icon stands for. */
static void
update_words_cb (GtkDropDown *button)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (button);
  g_autofree char *text = NULL;

  if (chosen == NULL)
    return;

  /* "Order: Newest First", of words that stand elsewhere already. */
  text = g_strdup_printf ("%s: %s", _("Order"), gtk_string_object_get_string (chosen));
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * bang_sort_button_set_up:
 * @button: a choice of orders, each a #GtkStringObject
 * @rising: which of them begins with the least: the oldest, the letter A
 *
 * Gives it an icon for its order, and words to its rows and its name.
 */
void
bang_sort_button_set_up (GtkDropDown *button,
                         guint        rising)
{
  g_autoptr (GtkListItemFactory) icon = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (button));

  g_object_set_data (G_OBJECT (button), "rising", GUINT_TO_POINTER (rising));
  g_signal_connect (icon, "setup", G_CALLBACK (setup_icon_cb), NULL);
  g_signal_connect_object (icon, "bind", G_CALLBACK (bind_icon_cb), button, G_CONNECT_SWAPPED);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), button, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (unbind_row_cb), button, G_CONNECT_SWAPPED);
  gtk_drop_down_set_factory (button, icon);
  gtk_drop_down_set_list_factory (button, rows);
  g_signal_connect (button, "notify::selected-item", G_CALLBACK (update_words_cb), NULL);
  update_words_cb (button);
}
