/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The menu of a row of the article list. It is made of the window's own commands,
 * which act on the articles that are chosen, else on the open one: so a row that
 * is asked for its menu is opened first. Main thread only.
 */
#include "config.h"

#include "window/bang-articles-page-private.h"

static void
popup (BangArticlesPage   *self,
       GtkWidget          *row,
       guint               position,
       const GdkRectangle *at)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GdkRectangle place = { 0, };
  graphene_rect_t bounds;
  double x;
  double y;

  if (bang_selection_get_choosing (self->selection))
    {
      if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
        gtk_widget_activate_action (GTK_WIDGET (self->view), "list.select-item", "(ubb)", position, TRUE, FALSE);
    }
  else
    {
      bang_articles_page_open_at (self, position);
    }

  gtk_widget_grab_focus (row);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      /* A model that comes with the menu leaves it a row too low (GTK 4.8). */
      gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), self->row_menu);
    }

  if (at != NULL)
    {
      gtk_widget_translate_coordinates (view, GTK_WIDGET (self), at->x, at->y, &x, &y);
      place = (GdkRectangle) { (int) x, (int) y, 1, 1 };
    }
  else if (gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    {
      place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                               (int) bounds.size.width, (int) bounds.size.height };
    }
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), at == NULL);
  gtk_widget_set_halign (self->menu, at != NULL ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (BangArticlesPage *self,
                 int               n_press,
                 double            x,
                 double            y,
                 GtkGesture       *gesture)
{
  guint position;
  GtkWidget *row = bang_articles_page_pick_row (self, x, y, &position);

  if (row == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, row, position, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint position;
  GtkWidget *row = focus != NULL ? bang_articles_page_row_of (self, focus, &position) : NULL;

  if (row == NULL)
    return FALSE;

  popup (self, row, position, NULL);

  return TRUE;
}

void
bang_articles_page_bind_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}
