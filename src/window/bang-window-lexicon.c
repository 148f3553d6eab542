/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules and tables, as a person meets them: that articles can be read again
 * by better ones, and what is wrong with rows of their own. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include "text/bang-table.h"

static void
told_cb (BangWindow *self,
         const char *text)
{
  bang_window_toast (self, text, NULL, NULL, NULL);
}

/* Once, in the first window: the same files are read by all of them. */
static void
tell_problems (BangWindow *self)
{
  static gboolean told = FALSE;
  g_auto (GStrv) problems = NULL;

  if (told)
    return;
  told = TRUE;
  problems = bang_table_list_problems ();
  for (guint i = 0; problems[i] != NULL; i++)
    {
      g_message ("%s", problems[i]);
      bang_window_toast (self, problems[i], NULL, NULL, NULL);
    }
}

void
bang_window_init_lexicon (BangWindow *self)
{
  g_signal_connect_object (self->reread_row, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  bang_reread_row_set_archive (self->reread_row, self->archive, self->settings);
  tell_problems (self);
}
