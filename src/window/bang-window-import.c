/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Importing, as a person meets it: the ways in (a dialog, a drop, the sample),
 * and what is said at the end. The work is the archive's. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "window/bang-import-report.h"
#include "window/bang-markup.h"

static void
waiting_over_cb (BangWindow *self)
{
  g_auto (GStrv) paths = g_steal_pointer (&self->waiting_paths);

  if (bang_archive_get_library (self->archive) == NULL)
    self->waiting_paths = g_steal_pointer (&paths);
  else if (paths != NULL)
    bang_archive_import (self->archive, (const char * const *) paths);
}

/**
 * bang_window_import:
 * @self: a window
 * @paths: (array zero-terminated) (element-type filename): files and folders
 *
 * Imports, now or as soon as the library is open.
 */
void
bang_window_import (BangWindow         *self,
                    const char * const *paths)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_if_fail (BANG_IS_WINDOW (self));

  if (paths[0] == NULL)
    {
      bang_window_toast (self, _("Only files and folders on this computer can be imported"),
                         NULL, NULL, NULL);
      return;
    }

  if (bang_archive_get_library (self->archive) != NULL)
    {
      bang_archive_import (self->archive, paths);
      return;
    }

  builder = g_strv_builder_new ();
  if (self->waiting_paths != NULL)
    g_strv_builder_addv (builder, (const char **) self->waiting_paths);
  g_strv_builder_addv (builder, (const char **) paths);
  g_strfreev (self->waiting_paths);
  self->waiting_paths = g_strv_builder_end (builder);
}

/* Dialogs */

static void
take_path (GPtrArray *paths,
           GFile     *file)
{
  char *path = g_file_get_path (file);

  if (path != NULL)
    g_ptr_array_add (paths, path);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           BangWindow      *self)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  paths = g_ptr_array_new_with_free_func (g_free);
  files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      take_path (paths, file);
    }
  g_ptr_array_add (paths, NULL);
  bang_window_import (self, (const char * const *) paths->pdata);
}

void
bang_window_ask_import (BangWindow *self,
                        gboolean    folders)
{
  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (folders ? _("Import a Folder") : _("Import Files"),
                                               GTK_WINDOW (self),
                                               folders ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                       : GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("_Import"),
                                               _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
bang_window_import_sample (BangWindow *self)
{
  const char *directory = g_getenv ("BANG_SAMPLE_DIR");
  const char *candidates[] = { directory, BANG_PKGDATADIR "/sample/articles", BANG_SOURCE_SAMPLE };

  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      if (candidates[i] != NULL && g_file_test (candidates[i], G_FILE_TEST_IS_DIR))
        {
          bang_window_import (self, (const char * const []) { candidates[i], NULL });
          return;
        }
    }

  bang_window_complain (self, _("The Sample Articles Are Missing"),
                        _("They are not where the program was installed. "
                          "Install it again, or import a folder of your own."));
}

/* Dropping */

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         BangWindow    *self)
{
  g_autoptr (GPtrArray) paths = NULL;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  paths = g_ptr_array_new_with_free_func (g_free);
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    take_path (paths, l->data);
  g_ptr_array_add (paths, NULL);
  bang_window_import (self, (const char * const *) paths->pdata);

  return TRUE;
}

static void
drop_hint_cb (BangWindow    *self,
              GParamSpec    *pspec,
              GtkDropTarget *target)
{
  gboolean over = gtk_drop_target_get_current_drop (target) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->drop_hint), over);
  gtk_revealer_set_reveal_child (self->drop_hint, over);
}

/* The end */

static void
imported_cb (BangWindow    *self,
             BangImportJob *job,
             GError        *error)
{
  const BangImportRun *run = bang_import_job_get_run (job);
  g_autofree char *summary = NULL;
  gboolean details;

  g_set_object (&self->last_import, job);
  details = run != NULL && run->items != NULL && run->items->len > 0;
  bang_window_set_enabled (self, "import-details", details);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      bang_window_complain (self, _("The Import Stopped"), error->message);
      return;
    }

  if (run != NULL)
    summary = bang_import_report_dup_summary (run);
  if (error != NULL)
    {
      g_autofree char *text = summary != NULL
                              /* Translators: %s says how many articles came in before. */
                              ? g_strdup_printf (_("Import stopped: %s"), summary)
                              : g_strdup (_("Import stopped"));

      bang_window_toast (self, text, NULL, NULL, NULL);
    }
  else if (summary != NULL)
    {
      /* Translators: %s says how many articles came in: "312 added, 3 updated". */
      g_autofree char *text = g_strdup_printf (_("Imported: %s"), summary);

      bang_window_toast (self, text, details ? _("_Details") : NULL,
                         details ? "win.import-details" : NULL, NULL);
    }
}

void
bang_window_show_report (BangWindow *self)
{
  const BangImportRun *run;

  run = self->last_import != NULL ? bang_import_job_get_run (self->last_import) : NULL;
  if (run != NULL)
    gtk_window_present (GTK_WINDOW (bang_import_report_new (GTK_WINDOW (self), run)));
}

void
bang_window_init_import (BangWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  g_signal_connect_object (target, "notify::current-drop",
                           G_CALLBACK (drop_hint_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  g_signal_connect_object (self->archive, "notify::library",
                           G_CALLBACK (waiting_over_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->archive, "imported",
                           G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  bang_window_set_enabled (self, "import-details", FALSE);
}

void
bang_window_dispose_import (BangWindow *self)
{
  g_clear_pointer (&self->waiting_paths, g_strfreev);
  g_clear_object (&self->last_import);
  g_clear_object (&self->chooser);
}
