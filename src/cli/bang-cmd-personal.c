/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "personal": stars, tags, notes and collections out to a file and in again.
 * Main thread; the work in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "library/bang-personal.h"

static void
print_import (BangCli                  *cli,
              const char               *path,
              const BangPersonalImport *result)
{
  g_autoptr(JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      bang_cli_print (_("%u added, %u known already, %u wait for articles that are not here"),
                      result->n_added, result->n_known, result->n_pending);
      bang_cli_print ("\n");
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  bang_json_add_path (builder, "file", path);
  bang_cli_add_int (builder, "added", result->n_added);
  bang_cli_add_int (builder, "known", result->n_known);
  bang_cli_add_int (builder, "pending", result->n_pending);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static gboolean
export_file (BangCli       *cli,
             BangLibrary   *library,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const char *path = data;

  if (!bang_library_export_personal (library, path, cancellable, error))
    return FALSE;
  if (cli->json)
    bang_cli_print_file (path);
  return TRUE;
}

static gboolean
import_file (BangCli       *cli,
             BangLibrary   *library,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const char *path = data;
  g_autoptr(BangPersonalChange) back = NULL;
  BangPersonalImport result = { 0, };

  back = bang_library_import_personal (library, path, &result, cancellable, error);
  if (back == NULL)
    return FALSE;
  print_import (cli, path, &result);
  return TRUE;
}

BangCliStatus
bang_cmd_personal (BangCli  *cli,
                   int       argc,
                   char    **argv)
{
  g_auto(GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest == NULL || g_strv_length (rest) != 2 ||
      (!g_str_equal (rest[0], "export") && !g_str_equal (rest[0], "import")))
    return bang_cli_usage (cli, "%s", _("“personal” needs “export” or “import”, and the name of one file"));

  return bang_cli_run (cli, g_str_equal (rest[0], "export") ? export_file : import_file, rest[1]);
}
