/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program: its options, its one library, the commands that belong to no
 * window, and the ways in from outside (files and folders given to it are
 * imported). Main thread only.
 */
#include "config.h"

#include "window/bang-application.h"

#include <glib/gi18n.h>

#include "window/bang-preferences.h"
#include "window/bang-window.h"

/* How long quitting waits for the article that is being written. Microseconds. */
#define QUIT_PATIENCE (5 * G_USEC_PER_SEC)

struct _BangApplication
{
  AdwApplication parent_instance;

  /* Owned */
  BangArchive *archive;
  GSettings   *settings;
  char        *directory;    /* (nullable) --library */
};

G_DEFINE_FINAL_TYPE (BangApplication, bang_application, ADW_TYPE_APPLICATION)

/* Windows */

static BangWindow *
add_window (BangApplication *self)
{
  GtkWidget *window = bang_window_new (GTK_APPLICATION (self), self->archive);

  gtk_window_present (GTK_WINDOW (window));

  return BANG_WINDOW (window);
}

static BangWindow *
need_window (BangApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (BANG_IS_WINDOW (l->data))
        {
          gtk_window_present (l->data);
          return l->data;
        }
    }

  return add_window (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (BangApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (bang_archive_open_finish (BANG_ARCHIVE (source), result, &error))
    return;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (BANG_IS_WINDOW (l->data))
        bang_window_set_problem (l->data, error->message);
    }
}

static void
open_library (BangApplication *self)
{
  bang_archive_open_async (self->archive, self->directory, NULL, opened_cb, g_object_ref (self));
}

/* Commands */

static void
open_library_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  BangApplication *self = user_data;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (BANG_IS_WINDOW (l->data))
        bang_window_set_problem (l->data, NULL);
    }
  open_library (self);
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  add_window (user_data);
}

static void
open_article_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  bang_navigator_open_article (bang_window_get_navigator (add_window (user_data)), g_variant_get_int64 (parameter));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  BangWindow *window = need_window (user_data);

  gtk_window_present (GTK_WINDOW (bang_preferences_new (GTK_WINDOW (window))));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  BangWindow *window = need_window (user_data);

  bang_window_show_help (window);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", _("Bang Giao"),
                         "application-icon", BANG_APP_ID,
                         "version", BANG_VERSION,
                         "comments", _("A private archive of Vietnamese news about exchange across "
                                       "the border: who met whom, when and where, in which office, "
                                       "and which sentence says so."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "developer-name", _("The Bang Giao developers"),
                         /* Translators: put your names here, one on a line. */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_application_quit (user_data);
}

static const GActionEntry actions[] = {
  { "open-library", open_library_action },
  { "new-window", new_window_action },
  { "open-article", open_article_action, "x" },
  { "preferences", preferences_action },
  { "help", help_action },
  { "about", about_action },
  { "quit", quit_action },
};

/* What a person presses; help-overlay.ui lists them. */
static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q", NULL } },
  { "app.new-window", { "<Control>n", NULL } },
  { "app.preferences", { "<Control>comma", NULL } },
  { "app.help", { "F1", NULL } },
  { "win.show-help-overlay", { "<Control>question", "<Control>F1", NULL } },
  { "window.close", { "<Control>w", NULL } },
  { "win.focus-search", { "<Control>k", NULL } },
  { "win.find", { "<Control>f", NULL } },
  { "win.page::articles", { "<Control>1", NULL } },
  { "win.page::events", { "<Control>2", NULL } },
  { "win.page::people", { "<Control>3", NULL } },
  { "win.page::ledger", { "<Control>4", NULL } },
  { "win.view::graph", { "<Control>g", NULL } },
  { "win.import-folder", { "<Control>i", NULL } },
  { "win.import-files", { "<Control><Shift>i", NULL } },
  { "win.export", { "<Control>e", NULL } },
  { "win.selection-mode", { "<Control><Shift>s", NULL } },
  { "win.toggle-facets", { "F9", NULL } },
  { "win.toggle-relations", { "<Control>F9", NULL } },
  { "win.save-search", { "<Control><Shift>d", NULL } },
  { "win.focus-mode", { "F11", NULL } },
  { "win.open-window", { "<Control>Return", "<Control>KP_Enter", NULL } },
  { "win.print", { "<Control>p", NULL } },
  { "win.star", { "<Control>d", NULL } },
  { "win.tags", { "<Control>t", NULL } },
  { "win.collections", { "<Control><Shift>t", NULL } },
  { "win.write-note", { "<Control>m", NULL } },
  { "win.copy-citation", { "<Control><Shift>c", NULL } },
  { "win.back", { "<Alt>Left", "Back", NULL } },
  { "win.forward", { "<Alt>Right", "Forward", NULL } },
};

/* Settings */

static void
color_scheme_changed_cb (BangApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (g_str_equal (scheme, "light"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  else if (g_str_equal (scheme, "dark"))
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  else
    adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* GApplication */

static int
bang_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  BangApplication *self = BANG_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("bang-giao %s\n", BANG_VERSION);
      return 0;
    }

  /* A library of one's own is an instance of one's own. */
  if (g_variant_dict_lookup (options, "library", "^ay", &self->directory))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
bang_application_startup (GApplication *application)
{
  BangApplication *self = BANG_APPLICATION (application);

  G_APPLICATION_CLASS (bang_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (BANG_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           accels[i].action, accels[i].accels);

  self->settings = g_settings_new (BANG_APP_ID);
  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (color_scheme_changed_cb), self, G_CONNECT_SWAPPED);
  color_scheme_changed_cb (self);

  open_library (self);
}

static void
bang_application_activate (GApplication *application)
{
  need_window (BANG_APPLICATION (application));
}

static void
bang_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n_files; i++)
    {
      char *path = g_file_get_path (files[i]);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);

  bang_window_import (need_window (BANG_APPLICATION (application)),
                      (const char * const *) paths->pdata);
}

/* An article half written is never seen, but the rest of its batch would have
 * to be read again. */
static void
bang_application_shutdown (GApplication *application)
{
  BangApplication *self = BANG_APPLICATION (application);
  gint64 deadline = g_get_monotonic_time () + QUIT_PATIENCE;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL;
       l = gtk_application_get_windows (GTK_APPLICATION (self)))
    gtk_window_destroy (l->data);

  bang_archive_cancel_import (self->archive);
  while (bang_archive_get_import (self->archive) != NULL && g_get_monotonic_time () < deadline)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (10 * 1000);
    }
  bang_archive_close (self->archive);

  G_APPLICATION_CLASS (bang_application_parent_class)->shutdown (application);
}

static void
bang_application_finalize (GObject *object)
{
  BangApplication *self = BANG_APPLICATION (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->settings);
  g_free (self->directory);

  G_OBJECT_CLASS (bang_application_parent_class)->finalize (object);
}

static void
bang_application_class_init (BangApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = bang_application_finalize;
  application_class->handle_local_options = bang_application_handle_local_options;
  application_class->startup = bang_application_startup;
  application_class->activate = bang_application_activate;
  application_class->open = bang_application_open;
  application_class->shutdown = bang_application_shutdown;
}

static void
bang_application_init (BangApplication *self)
{
  const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_("Use the library in this folder instead of your own"), N_("DIR") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Print the version and exit"), NULL },
    { NULL }
  };

  self->archive = bang_archive_new ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE OR FOLDER…]"));
}

/**
 * bang_application_new:
 *
 * Returns: (transfer full): the program
 */
BangApplication *
bang_application_new (void)
{
  return g_object_new (BANG_TYPE_APPLICATION,
                       "application-id", BANG_APP_ID,
                       "resource-base-path", BANG_APP_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

/**
 * bang_application_get_archive:
 * @self: the program
 *
 * Returns: (transfer none): its library
 */
BangArchive *
bang_application_get_archive (BangApplication *self)
{
  g_return_val_if_fail (BANG_IS_APPLICATION (self), NULL);

  return self->archive;
}
