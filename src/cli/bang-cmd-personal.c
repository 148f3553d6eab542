/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "personal": stars, tags, notes and collections out to a file and in again.
 * Main thread. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "library/bang-personal.h"

typedef struct
{
  BangLibrary        *library;
  const char         *path;
  gboolean            import;
  BangPersonalImport  result;
} Personal;

static gboolean
personal_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Personal *personal = data;
  g_autoptr (BangPersonalChange) back = NULL;

  if (!personal->import)
    return bang_library_export_personal (personal->library, personal->path, cancellable, error);

  back = bang_library_import_personal (personal->library, personal->path, &personal->result, cancellable, error);
  return back != NULL;
}

static void
print_answer (BangCli        *cli,
              const Personal *personal)
{
  const BangPersonalImport *result = &personal->result;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) node = NULL;

      json_builder_begin_object (builder);
      bang_json_add_path (builder, "file", personal->path);
      if (personal->import)
        {
          json_builder_set_member_name (builder, "added");
          json_builder_add_int_value (builder, result->n_added);
          json_builder_set_member_name (builder, "known");
          json_builder_add_int_value (builder, result->n_known);
          json_builder_set_member_name (builder, "pending");
          json_builder_add_int_value (builder, result->n_pending);
        }
      json_builder_end_object (builder);
      node = json_builder_get_root (builder);
      bang_cli_print_json (g_steal_pointer (&node));
    }
  else if (personal->import)
    {
      bang_cli_print (_("%u added, %u known already, %u wait for articles that are not here"),
                      result->n_added, result->n_known, result->n_pending);
      bang_cli_print ("\n");
    }
}

BangCliStatus
bang_cmd_personal (BangCli  *cli,
                   int       argc,
                   char    **argv)
{
  g_auto (GStrv) rest = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };
  g_autoptr (BangLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  Personal personal = { 0 };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest == NULL || g_strv_length (rest) != 2 ||
      (!g_str_equal (rest[0], "export") && !g_str_equal (rest[0], "import")))
    return bang_cli_usage (cli, "%s", _("“personal” needs “export” or “import”, and the name of one file"));

  library = bang_cli_open (cli, FALSE, &error);
  if (library == NULL)
    return bang_cli_fail (error);

  personal.library = library;
  personal.path = rest[1];
  personal.import = g_str_equal (rest[0], "import");
  if (!bang_cli_run (personal_thread, &personal, &error))
    return bang_cli_fail (error);

  print_answer (cli, &personal);
  return BANG_CLI_DONE;
}
