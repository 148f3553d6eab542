/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exporting, as a person meets it: which format, which file, how far it is, and
 * where it went. The writing is the export room's. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"

/* A quick export shows no progress. Microseconds. */
#define PROGRESS_AFTER (400 * 1000)

/* Of a suggested file name, without the extension. Bytes: ext4 has 255. */
#define MAX_NAME 120

static void choose_file (BangWindow *self);

/* The work */

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  BangWindow *self = user_data;

  if (self->page != NULL && g_get_monotonic_time () - self->export_started > PROGRESS_AFTER)
    bang_articles_page_show_export (self->page, done, total);
}

static void
failed_cb (AdwMessageDialog *dialog,
           const char       *response,
           BangWindow       *self)
{
  if (g_str_equal (response, "again") && self->export_ids != NULL)
    choose_file (self);
}

static void
say_failed (BangWindow   *self,
            const GError *error)
{
  g_autofree char *text = bang_normal_for_screen (error->message);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Export Failed"), text);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "close", _("_Close"),
                                    "again", _("Choose _Another File…"),
                                    NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "again");
  g_signal_connect_object (dialog, "response", G_CALLBACK (failed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BangWindow) self = user_data;
  g_autoptr (GFile) file = g_steal_pointer (&self->export_file);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *uri = NULL;
  gboolean done;
  guint n;

  done = bang_archive_export_finish (BANG_ARCHIVE (source), result, &error);
  g_clear_object (&self->exporting);
  if (self->page == NULL)
    return;

  bang_articles_page_hide_export (self->page);
  bang_window_update_actions (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      bang_window_toast (self, _("Export stopped; no file was written"), NULL, NULL, NULL);
      return;
    }
  if (!done)
    {
      say_failed (self, error);
      return;
    }

  n = self->export_ids->len;
  text = g_strdup_printf (ngettext ("Exported %'u article", "Exported %'u articles", n), n);
  uri = g_file_get_uri (file);
  bang_window_toast (self, text, _("_Open Folder"), "win.show-folder", g_variant_new_string (uri));
}

/**
 * bang_window_export_to:
 * @self: a window
 * @ids: (element-type gint64): articles, in the order to write them
 * @format: how to write them
 * @file: where
 *
 * Exports in the background and says so at the end. One export at a time: does
 * nothing while another runs.
 */
void
bang_window_export_to (BangWindow       *self,
                       GArray           *ids,
                       BangExportFormat  format,
                       GFile            *file)
{
  const char *path;

  g_return_if_fail (BANG_IS_WINDOW (self));
  g_return_if_fail (ids != NULL);

  if (self->exporting != NULL)
    return;

  g_array_ref (ids);
  g_clear_pointer (&self->export_ids, g_array_unref);
  self->export_ids = ids;
  self->export_format = format;

  path = g_file_peek_path (file);
  if (path == NULL)
    {
      bang_window_complain (self, _("The Export Failed"),
                            _("That place is not on this computer. Choose a folder of your own."));
      return;
    }

  g_set_object (&self->export_file, file);
  self->exporting = g_cancellable_new ();
  self->export_started = g_get_monotonic_time ();
  bang_window_update_actions (self);
  bang_archive_export_async (self->archive,
                             (const gint64 *) (gpointer) ids->data, ids->len,
                             format, path,
                             progress_cb, self,
                             self->exporting,
                             exported_cb, g_object_ref (self));
}

void
bang_window_cancel_export (BangWindow *self)
{
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
}

/* The file */

/* A title may hold anything; a file name may not hold a separator, should not
 * begin with a dot, and has a length. */
static char *
dup_file_name (const char *text,
               const char *extension)
{
  g_autofree char *shown = bang_normal_for_screen (text);
  const char *end;
  char *name;

  g_strdelimit (shown, "/\\:*?\"<>|", '-');
  for (name = shown; *name == '.' || *name == ' ' || *name == '-'; name++)
    ;
  if (strlen (name) > MAX_NAME)
    {
      end = g_utf8_find_prev_char (name, name + MAX_NAME);
      name[end - name] = '\0';
    }
  g_strchomp (name);

  return g_strdup_printf ("%s.%s", *name != '\0' ? name : "bang-giao", extension);
}

static char *
suggest_name (BangWindow *self)
{
  const char *extension = bang_export_format_get_info (self->export_format)->extension;
  const char *query = bang_navigator_get_query_text (self->navigator);
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *day = NULL;

  if (self->export_ids->len == 1 && self->article != NULL
      && self->article->row->id == g_array_index (self->export_ids, gint64, 0))
    return dup_file_name (self->article->row->title, extension);

  if (query[strspn (query, " ")] != '\0')
    return dup_file_name (query, extension);

  now = g_date_time_new_now_local ();
  day = g_date_time_format (now, "Bang Giao %Y-%m-%d");

  return dup_file_name (day, extension);
}

static void
file_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                BangWindow      *self)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GArray) ids = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->export_ids == NULL)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    return;

  folder = g_file_get_parent (file);
  if (folder != NULL && g_file_peek_path (folder) != NULL
      && g_utf8_validate (g_file_peek_path (folder), -1, NULL))
    g_settings_set_string (self->settings, "last-export-folder", g_file_peek_path (folder));

  ids = g_array_ref (self->export_ids);
  bang_window_export_to (self, ids, self->export_format, file);
}

static void
choose_file (BangWindow *self)
{
  g_autofree char *name = suggest_name (self);
  g_autofree char *last = g_settings_get_string (self->settings, "last-export-folder");
  const char *folder = *last != '\0' ? last : g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Export"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (folder == NULL)
    folder = g_get_home_dir ();
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), file, NULL);
    }
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The format */

static void
format_chosen_cb (AdwMessageDialog *dialog,
                  const char       *response,
                  BangWindow       *self)
{
  guint selected = gtk_drop_down_get_selected (self->format);

  if (!g_str_equal (response, "choose") || selected >= BANG_EXPORT_N_FORMATS)
    return;

  self->export_format = selected;
  g_settings_set_string (self->settings, "last-export-format",
                         bang_export_format_get_info (self->export_format)->id);
  choose_file (self);
}

static GtkWidget *
format_list_new (BangExportFormat format)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *list;

  for (guint i = 0; i < BANG_EXPORT_N_FORMATS; i++)
    gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE,
                                                bang_export_format_get_info (i)->label));
  list = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), format);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Format"),
                                  -1);

  return list;
}

/* Asks for a format, then for a file, for @ids. */
void
bang_window_ask_export (BangWindow *self,
                        GArray     *ids)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-export-format");
  g_autofree char *body = NULL;
  BangExportFormat format = BANG_EXPORT_CSV;
  GtkWidget *dialog;
  GtkWidget *list;

  if (ids->len == 0 || self->exporting != NULL)
    return;

  g_array_ref (ids);
  g_clear_pointer (&self->export_ids, g_array_unref);
  self->export_ids = ids;
  if (!bang_export_format_from_string (last, &format))
    format = BANG_EXPORT_CSV;

  body = g_strdup_printf (ngettext ("%'u article, with what was found in it.",
                                    "%'u articles, with what was found in them.", ids->len),
                          ids->len);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Export"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "cancel", _("_Cancel"),
                                    "choose", _("Choose _File…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "choose",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "choose");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  list = format_list_new (format);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  self->format = GTK_DROP_DOWN (list);
  g_signal_connect_object (dialog, "response", G_CALLBACK (format_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
bang_window_dispose_export (BangWindow *self)
{
  bang_window_cancel_export (self);
  g_clear_pointer (&self->export_ids, g_array_unref);
}
