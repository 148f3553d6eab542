/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list that the pages of events, names and agreements have in common. It
 * knows of its model what they share, the properties "loading", "complete" and
 * "error" and the signal "replacing", and of its items that they notify when
 * there is more to show. What is selected is in bang-browse-view-selection.c.
 * Main thread only.
 */
#include "config.h"

#include "window/bang-browse-view-private.h"

#include "window/bang-markup.h"

/* The cursor runs through the list faster than articles need to open. */
#define BROWSE_DELAY_MS 120

enum
{
  BIND_ROW,
  BROWSED,
  ACTIVATED,
  RETRY,
  MENU,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangBrowseView, bang_browse_view, GTK_TYPE_WIDGET)

static void
take_focus (BangBrowseView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean typing = GTK_IS_TEXT (focus) && focus != self->focus_from;

  self->focus_wanted = FALSE;
  g_clear_weak_pointer (&self->focus_from);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || typing)
    return;

  if (g_list_model_get_n_items (self->list) > 0)
    bang_browse_view_focus_list (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
update_state (BangBrowseView *self)
{
  gboolean empty = g_list_model_get_n_items (self->list) == 0;
  g_autofree char *message = NULL;
  gboolean loading;
  gboolean complete;

  g_object_get (self->list, "loading", &loading, "complete", &complete, "error", &message, NULL);
  gtk_spinner_set_spinning (self->spinner, loading && empty);
  if (message != NULL)
    {
      g_autofree char *escaped = bang_markup_escape (message);

      adw_status_page_set_description (self->error, escaped);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else if (!empty)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
  else if (loading)
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
  else if (complete)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }

  if (self->focus_wanted && (!empty || complete))
    take_focus (self);
}

/* Going to a row */

static gboolean
browse_cb (gpointer data)
{
  BangBrowseView *self = data;
  guint selected = bang_browse_view_get_selected (self);
  g_autoptr (GObject) item = NULL;

  self->browse_source = 0;
  if (selected != GTK_INVALID_LIST_POSITION)
    item = g_list_model_get_item (self->list, selected);
  if (item != NULL)
    g_signal_emit (self, signals[BROWSED], 0, item);

  return G_SOURCE_REMOVE;
}

/* Only a person moves a cursor that is in the list; refreshing does, too. */
static void
selected_cb (BangBrowseView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_clear_handle_id (&self->browse_source, g_source_remove);
  g_clear_weak_pointer (&self->focus_from);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    self->browse_source = g_timeout_add (BROWSE_DELAY_MS, browse_cb, self);
}

static void
activate_cb (BangBrowseView *self,
             guint           position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->list, position);

  if (item == NULL)
    return;

  bang_browse_view_set_selected (self, position);
  g_clear_handle_id (&self->browse_source, g_source_remove);
  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

/* The row that a widget of the list is of. */
static GtkListItem *
find_row (BangBrowseView *self,
          GtkWidget      *widget)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (widget != NULL && g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

      if (row != NULL && (widget == row || gtk_widget_is_ancestor (widget, row)))
        return list_item;
    }

  return NULL;
}

/* A click opens; GtkListView:single-click-activate would also select whatever
 * the pointer passes over. With Ctrl or Shift it chooses one among several. */
static void
released_cb (BangBrowseView  *self,
             int              n_press,
             double           x,
             double           y,
             GtkGestureClick *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *list_item = n_press == 1 ? find_row (self, picked) : NULL;

  if (list_item == NULL
      || (GTK_IS_MULTI_SELECTION (self->selection) && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0))
    return;

  activate_cb (self, gtk_list_item_get_position (list_item));
}

/* What can be done with a row */

static gboolean
ask_menu (BangBrowseView *self,
          GtkListItem    *list_item,
          gboolean        edit)
{
  GtkWidget *row;
  GObject *item;

  if (list_item == NULL || !g_signal_has_handler_pending (self, signals[MENU], 0, FALSE))
    return FALSE;

  row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
  item = gtk_list_item_get_item (list_item);
  g_signal_emit (self, signals[MENU], 0, item, row, edit);

  return TRUE;
}

static void
menu_pressed_cb (BangBrowseView *self,
                 int             n_press,
                 double          x,
                 double          y,
                 GtkGesture     *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  if (ask_menu (self, find_row (self, picked), FALSE))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  BangBrowseView *self = BANG_BROWSE_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return ask_menu (self, find_row (self, focus), GPOINTER_TO_INT (user_data));
}

/* As in the list of articles. */
static gboolean
key_pressed_cb (BangBrowseView  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkWidget *focus;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (keyval != GDK_KEY_j && keyval != GDK_KEY_k))
    return GDK_EVENT_PROPAGATE;

  if (!gtk_widget_child_focus (GTK_WIDGET (self->view),
                               keyval == GDK_KEY_j ? GTK_DIR_DOWN : GTK_DIR_UP))
    return GDK_EVENT_PROPAGATE;

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);

  return GDK_EVENT_STOP;
}

static void
retry_cb (BangBrowseView *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

/* Rows */

static void
fill_row_cb (GObject     *item,
             GParamSpec  *pspec,
             GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *self = row != NULL ? gtk_widget_get_ancestor (row, BANG_TYPE_BROWSE_VIEW) : NULL;

  if (self != NULL)
    g_signal_emit (self, signals[BIND_ROW], 0, row, item);
}

static void
setup_row_cb (BangBrowseView *self,
              GtkListItem    *list_item)
{
  gtk_list_item_set_child (list_item, bang_browse_row_new (self->n_title_lines, self->n_details));
}

static void
bind_row_cb (BangBrowseView *self,
             GtkListItem    *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);

  g_hash_table_add (self->rows, list_item);
  g_signal_connect (item, "notify", G_CALLBACK (fill_row_cb), list_item);
  g_signal_emit (self, signals[BIND_ROW], 0, gtk_list_item_get_child (list_item), item);
}

static void
unbind_row_cb (BangBrowseView *self,
               GtkListItem    *list_item)
{
  g_hash_table_remove (self->rows, list_item);
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

/* GObject */

static void
bang_browse_view_dispose (GObject *object)
{
  BangBrowseView *self = BANG_BROWSE_VIEW (object);

  g_clear_handle_id (&self->browse_source, g_source_remove);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_BROWSE_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (bang_browse_view_parent_class)->dispose (object);
}

static void
bang_browse_view_finalize (GObject *object)
{
  g_hash_table_unref (BANG_BROWSE_VIEW (object)->rows);

  G_OBJECT_CLASS (bang_browse_view_parent_class)->finalize (object);
}

/* One stop for Tab, however many rows there are: the arrows go through them. */
static gboolean
bang_browse_view_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  BangBrowseView *self = BANG_BROWSE_VIEW (widget);

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
      && gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL)
    return FALSE;

  return GTK_WIDGET_CLASS (bang_browse_view_parent_class)->focus (widget, direction);
}

static void
bang_browse_view_class_init (BangBrowseViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_browse_view_dispose;
  object_class->finalize = bang_browse_view_finalize;

  widget_class->focus = bang_browse_view_focus;

  signals[BIND_ROW] = g_signal_new ("bind-row", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, BANG_TYPE_BROWSE_ROW, G_TYPE_OBJECT);
  signals[BROWSED] = g_signal_new ("browsed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_OBJECT, GTK_TYPE_WIDGET, G_TYPE_BOOLEAN);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-browse-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BangBrowseView, stack);
  gtk_widget_class_bind_template_child (widget_class, BangBrowseView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BangBrowseView, view);
  gtk_widget_class_bind_template_child (widget_class, BangBrowseView, nothing);
  gtk_widget_class_bind_template_child (widget_class, BangBrowseView, clear);
  gtk_widget_class_bind_template_child (widget_class, BangBrowseView, error);
  gtk_widget_class_bind_template_child (widget_class, BangBrowseView, spinner);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
add_keys (BangBrowseView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (menu_key_cb, GINT_TO_POINTER (FALSE), NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("F2"),
                      gtk_callback_action_new (menu_key_cb, GINT_TO_POINTER (TRUE), NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
bang_browse_view_init (BangBrowseView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_hash_table_new (NULL, NULL);
  self->n_title_lines = 1;
  self->n_details = 1;
  self->selection = GTK_SELECTION_MODEL (gtk_single_selection_new (NULL));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (self->selection), FALSE);
  gtk_single_selection_set_can_unselect (GTK_SINGLE_SELECTION (self->selection), TRUE);
  g_signal_connect_object (self->selection, "notify::selected",
                           G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  add_keys (self);
}

GtkWidget *
bang_browse_view_new (void)
{
  return g_object_new (BANG_TYPE_BROWSE_VIEW, NULL);
}

/**
 * bang_browse_view_set_rows:
 * @self: a view
 * @n_title_lines: of every row
 * @n_details: lines below the title
 *
 * Says how high the rows are, before there is a list.
 */
void
bang_browse_view_set_rows (BangBrowseView *self,
                           guint           n_title_lines,
                           guint           n_details)
{
  g_return_if_fail (BANG_IS_BROWSE_VIEW (self));

  self->n_title_lines = n_title_lines;
  self->n_details = n_details;
}

static void
chosen_cb (BangBrowseView *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * bang_browse_view_set_multiple:
 * @self: a view
 *
 * Lets several rows be chosen, with Ctrl and Shift. Before there is a list.
 */
void
bang_browse_view_set_multiple (BangBrowseView *self)
{
  g_return_if_fail (BANG_IS_BROWSE_VIEW (self));
  g_return_if_fail (self->list == NULL);

  g_object_unref (self->selection);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (NULL));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

/**
 * bang_browse_view_set_list:
 * @self: a view
 * @list: what to show, once
 * @label: what the list is called
 */
void
bang_browse_view_set_list (BangBrowseView *self,
                           GListModel     *list,
                           const char     *label)
{
  g_return_if_fail (BANG_IS_BROWSE_VIEW (self));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "replacing",
                           G_CALLBACK (bang_browse_view_forget_selected), self, G_CONNECT_SWAPPED);
  if (GTK_IS_SINGLE_SELECTION (self->selection))
    gtk_single_selection_set_model (GTK_SINGLE_SELECTION (self->selection), list);
  else
    gtk_multi_selection_set_model (GTK_MULTI_SELECTION (self->selection), list);
  gtk_list_view_set_model (self->view, self->selection);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  g_signal_connect_object (list, "items-changed",
                           G_CALLBACK (update_state), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (list, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_state (self);
}

/**
 * bang_browse_view_set_nothing:
 * @self: a view
 * @title: what to say while the list is empty
 * @text: what to do about it
 * @clear: whether to clear the search is a way on
 */
void
bang_browse_view_set_nothing (BangBrowseView *self,
                              const char     *title,
                              const char     *text,
                              gboolean        clear)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (BANG_IS_BROWSE_VIEW (self));

  escaped = bang_markup_escape (text);
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, escaped);
  adw_status_page_set_icon_name (self->nothing,
                                 clear ? "edit-find-symbolic" : "text-x-generic-symbolic");
  gtk_widget_set_visible (self->clear, clear);
}

/**
 * bang_browse_view_restart:
 * @self: a view
 *
 * Begins another question at its first answer.
 */
void
bang_browse_view_restart (BangBrowseView *self)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (BANG_IS_BROWSE_VIEW (self));

  /* A view that has shown nothing yet divides by the size it does not have
   * (GTK 4.8), and shows nothing ever after. */
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  if (gtk_adjustment_get_page_size (adjustment) > 0 && g_list_model_get_n_items (self->list) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
}

/**
 * bang_browse_view_get_item_at:
 * @self: a view
 * @x: in its coordinates
 * @y: in its coordinates
 * @row: (out) (optional) (transfer none): the widget that shows it
 *
 * Returns: (transfer none) (nullable): the item there
 */
GObject *
bang_browse_view_get_item_at (BangBrowseView  *self,
                              double           x,
                              double           y,
                              GtkWidget      **row)
{
  GtkListItem *list_item;

  g_return_val_if_fail (BANG_IS_BROWSE_VIEW (self), NULL);

  list_item = find_row (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
  if (list_item == NULL)
    return NULL;
  if (row != NULL)
    *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

  return gtk_list_item_get_item (list_item);
}
