/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The help, where it belongs: over what is open, or in a window of its own while
 * there is no library to have anything open of. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

/* Tells the help, where there is one, where the archive lies. */
void
bang_window_tell_help (BangWindow *self)
{
  BangLibrary *library = bang_archive_get_library (self->archive);

  if (self->help != NULL)
    bang_help_page_set_directory (self->help, library != NULL ? bang_library_get_directory (library) : NULL);
}

/* Hundreds of widgets: gtk/help-overlay.ui would be built with every window. */
static void
show_overlay_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  GtkApplicationWindow *self = user_data;

  if (gtk_application_window_get_help_overlay (self) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (BANG_APP_PATH "/help-overlay.ui");

      gtk_application_window_set_help_overlay (self, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder,
                                                                                                   "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (self)));
}

void
bang_window_init_help (BangWindow *self)
{
  static const GActionEntry entries[] = { { "show-help-overlay", show_overlay_action, NULL, NULL, NULL, { 0 } } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->archive, "notify::library", G_CALLBACK (bang_window_tell_help), self,
                           G_CONNECT_SWAPPED);
}

/**
 * bang_window_show_help:
 * @self: a window
 *
 * Shows how to use the program.
 */
void
bang_window_show_help (BangWindow *self)
{
  g_return_if_fail (BANG_IS_WINDOW (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "articles") == 0)
    {
      bang_window_set_focus_mode (self, FALSE);
      bang_navigator_open_view (self->navigator, BANG_NAVIGATOR_HELP);
      gtk_widget_grab_focus (GTK_WIDGET (self->help));
    }
  else
    {
      gtk_window_present (GTK_WINDOW (bang_help_window_new (GTK_WINDOW (self))));
    }
}
