/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading with nothing else on the screen. Whatever stands beside the article,
 * at any depth, is hidden and comes back as it was: nothing of it is written in
 * the settings. Another page than the article ends it. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

static void
stay_hidden_cb (GtkWidget *widget)
{
  if (gtk_widget_get_visible (widget))
    gtk_widget_set_visible (widget, FALSE);
}

static void
hide (BangWindow *self,
      GtkWidget  *widget)
{
  gtk_widget_set_visible (widget, FALSE);
  g_signal_connect (widget, "notify::visible", G_CALLBACK (stay_hidden_cb), NULL);
  g_ptr_array_add (self->focus_hidden, g_object_ref (widget));
}

/* Hides what stands beside @widget in its parent; the pages of a stack are
 * hidden already. */
static void
hide_beside (BangWindow *self,
             GtkWidget  *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_STACK (parent) || ADW_IS_TOAST_OVERLAY (parent))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (child != widget && gtk_widget_get_visible (child) && !GTK_IS_NATIVE (child))
        hide (self, child);
    }
}

static void
show_again (gpointer data)
{
  GtkWidget *widget = data;

  g_signal_handlers_disconnect_by_func (widget, stay_hidden_cb, NULL);
  gtk_widget_set_visible (widget, TRUE);
  g_object_unref (widget);
}

static void
update_action (BangWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "focus-mode");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (self->focus_hidden != NULL));
}

/* Whether only the text is to be seen. */
gboolean
bang_window_get_focus_mode (BangWindow *self)
{
  return self->focus_hidden != NULL;
}

void
bang_window_set_focus_mode (BangWindow *self,
                            gboolean    focus)
{
  if (focus == bang_window_get_focus_mode (self))
    return;

  if (focus)
    {
      if (g_strcmp0 (gtk_stack_get_visible_child_name (self->content), "article") != 0)
        return;
      self->focus_hidden = g_ptr_array_new_with_free_func (show_again);
      for (GtkWidget *widget = GTK_WIDGET (self->view); gtk_widget_get_parent (widget) != GTK_WIDGET (self);
           widget = gtk_widget_get_parent (widget))
        hide_beside (self, widget);
      self->focus_fullscreen = !gtk_window_is_fullscreen (GTK_WINDOW (self));
      if (self->focus_fullscreen)
        gtk_window_fullscreen (GTK_WINDOW (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  else
    {
      g_clear_pointer (&self->focus_hidden, g_ptr_array_unref);
      if (self->focus_fullscreen)
        gtk_window_unfullscreen (GTK_WINDOW (self));
    }
  bang_article_view_set_alone (self->view, focus);
  update_action (self);
}

static void
focus_mode_action (GSimpleAction *action,
                   GVariant      *state,
                   gpointer       user_data)
{
  bang_window_set_focus_mode (BANG_WINDOW (user_data), g_variant_get_boolean (state));
}

static void
content_changed_cb (BangWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->content);

  if (g_strcmp0 (name, "article") != 0 && g_strcmp0 (name, "loading") != 0)
    bang_window_set_focus_mode (self, FALSE);
}

static const GActionEntry entries[] = {
  { "focus-mode", NULL, NULL, "false", focus_mode_action },
};

void
bang_window_init_focus (BangWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->content, "notify::visible-child-name",
                           G_CALLBACK (content_changed_cb), self, G_CONNECT_SWAPPED);
}

void
bang_window_dispose_focus (BangWindow *self)
{
  g_clear_pointer (&self->focus_hidden, g_ptr_array_unref);
}
