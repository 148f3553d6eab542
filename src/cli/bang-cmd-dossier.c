/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "dossier": the briefing on a counterpart. Main thread; the work in another,
 * for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "export/bang-dossier.h"
#include "export/bang-facts-json.h"

typedef struct
{
  BangLibrary *library;
  const char  *name;
  const char  *path;     /* (nullable) NULL: standard output */
  GString     *out;
} Dossier;

static gboolean
write_thread (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Dossier *dossier = data;

  if (dossier->path != NULL)
    return bang_dossier_to_file (dossier->library, dossier->name, dossier->path, cancellable, error);
  return bang_dossier_write (dossier->library, dossier->name, BANG_DOSSIER_MARKDOWN, dossier->out,
                             cancellable, error);
}

static void
print_done (BangCli       *cli,
            const Dossier *dossier)
{
  g_autofree char *shown = NULL;

  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "name", dossier->name);
      if (dossier->path != NULL)
        bang_json_add_path (builder, "file", dossier->path);
      else
        bang_json_add_string (builder, "markdown", dossier->out->str);
      json_builder_end_object (builder);
      bang_cli_print_json (json_builder_get_root (builder));
      return;
    }
  if (dossier->path == NULL)
    {
      fwrite (dossier->out->str, 1, dossier->out->len, stdout);
      return;
    }
  shown = g_filename_display_name (dossier->path);
  bang_cli_print (_("The dossier was written to “%s”.\n"), shown);
}

BangCliStatus
bang_cmd_dossier (BangCli  *cli,
                  int       argc,
                  char    **argv)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *output = NULL;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Where to write: Markdown, or HTML if its name ends in .html (default: standard output)"), N_("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL }
  };
  g_autoptr(BangLibrary) library = NULL;
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  Dossier dossier = { NULL, };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (words == NULL)
    return bang_cli_usage (cli, "%s", _("“dossier” needs the name of a person, a body or a place"));

  library = bang_cli_open (cli, FALSE, &error);
  if (library == NULL)
    return bang_cli_fail (error);

  name = bang_cli_query_text (words);
  dossier.library = library;
  dossier.name = name;
  dossier.path = output != NULL && !g_str_equal (output, "-") ? output : NULL;
  dossier.out = out;
  if (!bang_cli_run (write_thread, &dossier, &error))
    return bang_cli_fail (error);
  print_done (cli, &dossier);
  return BANG_CLI_DONE;
}
