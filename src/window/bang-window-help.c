/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The help, where it belongs: over what is open, or in a window of its own while
 * there is no library to have anything open of. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

static void
library_cb (BangWindow *self)
{
  BangLibrary *library = bang_archive_get_library (self->archive);

  if (self->help != NULL)
    bang_help_page_set_directory (self->help, library != NULL ? bang_library_get_directory (library) : NULL);
}

void
bang_window_init_help (BangWindow *self)
{
  g_signal_connect_object (self->archive, "notify::library", G_CALLBACK (library_cb), self, G_CONNECT_SWAPPED);
  library_cb (self);
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
