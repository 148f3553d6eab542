/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window's program. Sets the language up before anything speaks, and says
 * in a sentence what is missing when it was not installed whole.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "text/bang-table.h"
#include "window/bang-application.h"

/* GSettings aborts when its schema is not there. */
static gboolean
has_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, BANG_APP_ID, TRUE);

  return schema != NULL;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (BangApplication) application = NULL;
  g_autofree char *lexicon = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BANG_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!has_settings ())
    {
      g_printerr (_("The settings of Bang Giao are not installed, so it cannot start. "
                    "Install it again; from a build folder, start it with build-aux/run.\n"));
      return 1;
    }

  g_set_application_name (_("Bang Giao"));
  lexicon = g_build_filename (g_get_user_data_dir (), "bang-giao", "lexicon", NULL);
  bang_table_set_user_folder (lexicon);
  application = bang_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
