/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "show": one article with its zones, entities and events. Main thread. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "export/bang-export.h"
#include "export/bang-facts-json.h"

static gboolean
print_json (BangLibrary  *library,
            gint64        id,
            GError      **error)
{
  g_autoptr(BangArticle) article = bang_library_get_article (library, id, NULL, error);

  if (article == NULL)
    return FALSE;

  bang_cli_print_json (bang_article_to_json (article, TRUE));
  return TRUE;
}

static gboolean
print_text (BangLibrary  *library,
            gint64        id,
            GError      **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  if (!bang_export_to_stream (library, &id, 1, BANG_EXPORT_TEXT, stream,
                              NULL, NULL, NULL, error))
    return FALSE;

  fwrite (g_memory_output_stream_get_data (memory), 1,
          g_memory_output_stream_get_data_size (memory), stdout);
  return TRUE;
}

BangCliStatus
bang_cmd_show (BangCli  *cli,
               int       argc,
               char    **argv)
{
  g_auto(GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };
  g_autoptr(BangLibrary) library = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id;

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest == NULL || rest[1] != NULL)
    return bang_cli_usage (cli, "%s", _("“show” needs the number or uuid of one article"));

  library = bang_cli_open (cli, FALSE, &error);
  if (library == NULL)
    return bang_cli_fail (error);

  id = bang_cli_find_article (library, rest[0], &error);
  if (id == 0 ||
      !(cli->json ? print_json (library, id, &error) : print_text (library, id, &error)))
    return bang_cli_fail (error);
  return BANG_CLI_DONE;
}
