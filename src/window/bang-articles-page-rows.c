/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of the list pane: making and filling them, and what pointer and keys
 * do to them. One gesture and one set of handlers serve all rows; GtkListView
 * makes two hundred, and each thing that a row carries is made as often. Main
 * thread only.
 */
#include "config.h"

#include "window/bang-articles-page-private.h"

#include "window/bang-article-row-widget.h"

/* Letters in a line from which on a title needs but one. */
#define WIDE_CHARS 84

static void
update_row (BangArticlesPage *self,
            GtkListItem      *list_item)
{
  BangArticleRowWidget *row = BANG_ARTICLE_ROW_WIDGET (gtk_list_item_get_child (list_item));

  bang_article_row_widget_set_wide (row, self->wide);
  bang_article_row_widget_set_choosing (row,
                                        bang_selection_get_choosing (self->selection),
                                        gtk_list_item_get_selected (list_item));
}

/* Rather than a few bindings for each of two hundred rows. */
static void
update_rows (BangArticlesPage *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    update_row (self, list_item);
}

static void
setup_row_cb (BangArticlesPage *self,
              GtkListItem      *list_item)
{
  gtk_list_item_set_child (list_item, bang_article_row_widget_new ());
}

static void
bind_row_cb (BangArticlesPage *self,
             GtkListItem      *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  bang_article_row_widget_set_item (BANG_ARTICLE_ROW_WIDGET (row),
                                    gtk_list_item_get_item (list_item));
  g_hash_table_add (self->rows, list_item);
  update_row (self, list_item);
}

static void
unbind_row_cb (BangArticlesPage *self,
               GtkListItem      *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, list_item);
  bang_article_row_widget_set_item (BANG_ARTICLE_ROW_WIDGET (row), NULL);
}

static GtkWidget *
find_row (BangArticlesPage *self,
          guint             position)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      if (gtk_list_item_get_position (list_item) == position)
        return gtk_widget_get_parent (gtk_list_item_get_child (list_item));
    }

  return NULL;
}

/* The row that @widget is or lies in, and its position; (nullable). */
GtkWidget *
bang_articles_page_row_of (BangArticlesPage *self,
                           GtkWidget        *widget,
                           guint            *position)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

      if (row != NULL && (widget == row || gtk_widget_is_ancestor (widget, row)))
        {
          *position = gtk_list_item_get_position (list_item);
          return row;
        }
    }

  return NULL;
}

/* The position of the row at a point of the list, and its widget; (nullable). */
GtkWidget *
bang_articles_page_pick_row (BangArticlesPage *self,
                             double            x,
                             double            y,
                             guint            *position)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  return picked != NULL ? bang_articles_page_row_of (self, picked, position) : NULL;
}

/* The pointer is on a row, or on none. */
static void
hover (BangArticlesPage *self,
       GtkWidget        *row)
{
  if (self->hovered == row)
    return;

  if (self->hovered != NULL)
    bang_article_row_widget_set_hovered (BANG_ARTICLE_ROW_WIDGET (self->hovered), FALSE);
  g_set_weak_pointer (&self->hovered, row);
  if (row != NULL)
    bang_article_row_widget_set_hovered (BANG_ARTICLE_ROW_WIDGET (row), TRUE);
}

static void
motion_cb (BangArticlesPage *self,
           double            x,
           double            y)
{
  guint position;
  GtkWidget *row = bang_articles_page_pick_row (self, x, y, &position);

  hover (self, row != NULL ? gtk_widget_get_first_child (row) : NULL);
}

static void
left_cb (BangArticlesPage *self)
{
  hover (self, NULL);
}

void
bang_articles_page_dispose_rows (BangArticlesPage *self)
{
  g_clear_weak_pointer (&self->hovered);
}

/* While choosing, a plain click adds or takes away; the list's own idea of a
 * click would choose only this one. */
static void
pressed_cb (BangArticlesPage *self,
            int               n_press,
            double            x,
            double            y,
            GtkGestureClick  *gesture)
{
  guint position;

  if (bang_selection_get_choosing (self->selection) && bang_articles_page_pick_row (self, x, y, &position) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (BangArticlesPage *self,
             int               n_press,
             double            x,
             double            y,
             GtkGestureClick  *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position;
  GtkWidget *row = bang_articles_page_pick_row (self, x, y, &position);

  if (row == NULL)
    return;

  if (bang_selection_get_choosing (self->selection))
    {
      gtk_widget_grab_focus (row);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.select-item", "(ubb)",
                                  position, TRUE, (state & GDK_SHIFT_MASK) != 0);
    }
  else if (n_press == 1 && (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0)
    {
      bang_articles_page_open_at (self, position);
    }
}

/* Moves the cursor as the arrow keys do. */
static gboolean
move_cursor (BangArticlesPage *self,
             GtkDirectionType  direction)
{
  GtkWidget *focus;

  if (!gtk_widget_child_focus (GTK_WIDGET (self->view), direction))
    return FALSE;

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);

  return TRUE;
}

static gboolean
key_pressed_cb (BangArticlesPage *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_j)
    return move_cursor (self, GTK_DIR_DOWN);
  if (keyval == GDK_KEY_k)
    return move_cursor (self, GTK_DIR_UP);

  return GDK_EVENT_PROPAGATE;
}

/* A view that has shown nothing yet divides by the size it does not have
 * (GTK 4.8), and shows nothing ever after. */
void
bang_articles_page_scroll_to (BangArticlesPage *self,
                              guint             position)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (gtk_adjustment_get_page_size (adjustment) > 0
      && position < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static gboolean
is_wide (BangArticlesPage *self,
         int               width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);

  return letter > 0 && (gint64) width * PANGO_SCALE / letter >= WIDE_CHARS;
}

/* Not while sizes are being dealt out: the rows will ask for another height. */
static gboolean
wide_cb (gpointer data)
{
  BangArticlesPage *self = data;

  self->wide_source = 0;
  self->wide = is_wide (self, gtk_widget_get_width (GTK_WIDGET (self)));
  update_rows (self);

  return G_SOURCE_REMOVE;
}

/* Asks for rows of the right height for a width. */
void
bang_articles_page_fit_rows (BangArticlesPage *self,
                             int               width)
{
  if (is_wide (self, width) != self->wide && self->wide_source == 0)
    self->wide_source = g_idle_add (wide_cb, self);
}

void
bang_articles_page_bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

void
bang_articles_page_init_rows (BangArticlesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->selection, "notify",
                           G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * bang_articles_page_focus_list:
 * @self: a page
 *
 * Puts the keyboard on the row of the open article, else on the first row; where
 * there is none, on what there is to do about that.
 */
void
bang_articles_page_focus_list (BangArticlesPage *self)
{
  guint position;
  GtkWidget *row;

  g_return_if_fail (BANG_IS_ARTICLES_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") != 0)
    {
      /* What is offered about an earlier question is not for a key of this one. */
      if (self->shown_query == bang_article_list_get_query (self->list))
        gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
      return;
    }

  position = bang_selection_get_current (self->selection);
  row = find_row (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
  if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
