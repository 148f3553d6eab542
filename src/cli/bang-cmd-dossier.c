/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "dossier": the briefing on a counterpart. Main thread; the work in another,
 * for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>

#include "export/bang-dossier.h"
#include "export/bang-facts-json.h"

typedef struct
{
  const char *name;
  const char *path;     /* (nullable) NULL: standard output */
} Dossier;

static void
print_done (BangCli       *cli,
            const Dossier *dossier,
            const GString *markdown)
{
  g_autoptr(JsonBuilder) builder = NULL;
  g_autofree char *shown = NULL;

  if (cli->json)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      bang_json_add_string (builder, "name", dossier->name);
      if (dossier->path != NULL)
        bang_json_add_path (builder, "file", dossier->path);
      else
        bang_json_add_string (builder, "markdown", markdown->str);
      json_builder_end_object (builder);
      bang_cli_print_json (json_builder_get_root (builder));
    }
  else if (dossier->path == NULL)
    bang_cli_write (markdown->str, markdown->len);
  else
    {
      shown = g_filename_display_name (dossier->path);
      bang_cli_print (_("The dossier was written to “%s”.\n"), shown);
    }
}

static gboolean
write_dossier (BangCli       *cli,
               BangLibrary   *library,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Dossier *dossier = data;
  g_autoptr(GString) markdown = g_string_new (NULL);
  gboolean done;

  done = dossier->path != NULL
         ? bang_dossier_to_file (library, dossier->name, dossier->path, cancellable, error)
         : bang_dossier_write (library, dossier->name, BANG_DOSSIER_MARKDOWN, markdown, cancellable, error);
  if (done)
    print_done (cli, dossier, markdown);
  return done;
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
  Dossier dossier = { NULL, };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (words == NULL)
    return bang_cli_usage (cli, "%s", _("“dossier” needs the name of a person, a body or a place"));

  name = bang_cli_query_text (words);
  dossier.name = name;
  dossier.path = output != NULL && !g_str_equal (output, "-") ? output : NULL;
  return bang_cli_run (cli, write_dossier, &dossier);
}
