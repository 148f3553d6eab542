/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The kept searches in the sidebar. What is deleted can be brought back from the
 * toast that says so. Main thread only.
 */
#include "config.h"

#include "window/bang-saved-group.h"

#include <glib/gi18n.h>

#include "window/bang-prose.h"

struct _BangSavedGroup
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget         *title;
  GtkBox            *rows;
  GtkPopover        *rename_popover;
  GtkEditable       *name;
  GtkPopover        *menu;

  /* Owned */
  BangNavigator     *navigator;
  BangSavedSearches *saved;
  char              *uuid;        /* (nullable) of what the menu or the popover is about */
};

G_DEFINE_FINAL_TYPE (BangSavedGroup, bang_saved_group, GTK_TYPE_WIDGET)

static const char *
get_uuid (GtkWidget *row)
{
  return gtk_widget_get_name (row);
}

static GtkWidget *
find_row (BangSavedGroup *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (get_uuid (row), self->uuid) == 0)
      return row;
  return NULL;
}

static void
point_at_row (BangSavedGroup *self,
              GtkPopover     *popover,
              GtkWidget      *row)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (popover, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                            (int) bounds.size.width, (int) bounds.size.height });
}

static void
note_row (BangSavedGroup *self,
          GtkWidget      *row)
{
  g_free (self->uuid);
  self->uuid = g_strdup (get_uuid (row));
}

static void
clicked_cb (BangSavedGroup *self,
            GtkWidget      *row)
{
  const BangSavedSearch *search = bang_saved_searches_find (self->saved, get_uuid (row));

  if (search == NULL)
    return;

  bang_navigator_set_sort (self->navigator, search->sort);
  bang_navigator_search (self->navigator, search->query, BANG_QUERY_TYPED);
}

static void
show_menu (BangSavedGroup *self,
           GtkWidget      *row)
{
  note_row (self, row);
  point_at_row (self, self->menu, row);
  gtk_popover_popup (self->menu);
}

static void
secondary_pressed_cb (BangSavedGroup  *self,
                      int              n_press,
                      double           x,
                      double           y,
                      GtkGestureClick *gesture)
{
  show_menu (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
}

static void
ask_name (BangSavedGroup *self)
{
  const BangSavedSearch *search = bang_saved_searches_find (self->saved, self->uuid);
  GtkWidget *row = find_row (self);

  if (search == NULL || row == NULL)
    return;

  gtk_editable_set_text (self->name, search->name);
  point_at_row (self, self->rename_popover, row);
  gtk_popover_popup (self->rename_popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
renamed_cb (BangSavedGroup *self)
{
  const BangSavedSearch *search = bang_saved_searches_find (self->saved, self->uuid);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autoptr (BangSavedSearch) renamed = NULL;

  if (*name == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (self->name));
      return;
    }

  gtk_popover_popdown (self->rename_popover);
  if (search == NULL)
    return;
  renamed = bang_saved_search_copy (search);
  g_free (renamed->name);
  renamed->name = g_steal_pointer (&name);
  bang_saved_searches_put (self->saved, renamed);
}

static void
delete (BangSavedGroup *self)
{
  const BangSavedSearch *search = bang_saved_searches_find (self->saved, self->uuid);

  /* The window does it: it has the toasts, and the way back. */
  if (search != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.delete-saved", "s", search->uuid);
}

static gboolean
key_pressed_cb (BangSavedGroup        *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      show_menu (self, row);
      return GDK_EVENT_STOP;
    }

  note_row (self, row);
  if (keyval == GDK_KEY_F2)
    ask_name (self);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    delete (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static GtkWidget *
make_row (BangSavedGroup        *self,
          const BangSavedSearch *search,
          gint64                 count)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (search->name);
  g_autofree char *number = bang_prose_dup_number ((guint64) count);
  GtkWidget *n = gtk_label_new (number);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  g_autofree char *name = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (n, "numeric");
  gtk_widget_add_css_class (n, "bang-detail");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), n);
  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "facet-button");
  gtk_widget_set_name (row, search->uuid);
  gtk_widget_set_tooltip_text (row, search->query);
  name = g_strdup_printf (ngettext ("%s, %s article", "%s, %s articles", (gulong) count), search->name, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, keys);
  g_signal_connect_object (row, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
update (BangSavedGroup *self)
{
  guint n = bang_saved_searches_get_n (self->saved);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  for (guint i = 0; i < n; i++)
    gtk_box_append (self->rows, make_row (self, bang_saved_searches_get (self->saved, i),
                                          bang_saved_searches_get_count (self->saved, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
rename_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  ask_name (user_data);
}

static void
delete_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  delete (user_data);
}

static void
bang_saved_group_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  BangSavedGroup *self = BANG_SAVED_GROUP (widget);

  GTK_WIDGET_CLASS (bang_saved_group_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (self->rename_popover);
  gtk_popover_present (self->menu);
}

static void
bang_saved_group_dispose (GObject *object)
{
  BangSavedGroup *self = BANG_SAVED_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_SAVED_GROUP);
  g_clear_object (&self->navigator);
  g_clear_object (&self->saved);

  G_OBJECT_CLASS (bang_saved_group_parent_class)->dispose (object);
}

static void
bang_saved_group_finalize (GObject *object)
{
  g_free (BANG_SAVED_GROUP (object)->uuid);

  G_OBJECT_CLASS (bang_saved_group_parent_class)->finalize (object);
}

static void
bang_saved_group_class_init (BangSavedGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_saved_group_dispose;
  object_class->finalize = bang_saved_group_finalize;
  widget_class->size_allocate = bang_saved_group_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-saved-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BangSavedGroup, title);
  gtk_widget_class_bind_template_child (widget_class, BangSavedGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, BangSavedGroup, rename_popover);
  gtk_widget_class_bind_template_child (widget_class, BangSavedGroup, name);
  gtk_widget_class_bind_template_child (widget_class, BangSavedGroup, menu);
  gtk_widget_class_bind_template_callback (widget_class, renamed_cb);
}

static void
bang_saved_group_init (BangSavedGroup *self)
{
  static const GActionEntry entries[] = {
    { "rename", rename_action },
    { "delete", delete_action },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "saved", G_ACTION_GROUP (actions));
}

/**
 * bang_saved_group_set_context:
 * @self: a group
 * @navigator: where the window is
 * @saved: what to show
 *
 * Binds the group, once, to the state of its window.
 */
void
bang_saved_group_set_context (BangSavedGroup    *self,
                              BangNavigator     *navigator,
                              BangSavedSearches *saved)
{
  g_return_if_fail (BANG_IS_SAVED_GROUP (self));
  g_return_if_fail (self->saved == NULL);

  self->navigator = g_object_ref (navigator);
  self->saved = g_object_ref (saved);
  g_signal_connect_object (saved, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
