/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "restore": a backup in the place of the library, which is kept beside it.
 * Main thread; the work in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"

static void
print_done (BangCli         *cli,
            const char      *path,
            const char      *kept,
            const BangStats *stats)
{
  g_autofree char *shown = NULL;
  g_autofree char *shown_kept = NULL;

  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      bang_json_add_path (builder, "file", path);
      bang_json_add_path (builder, "kept", kept);
      bang_cli_add_int (builder, "articles", (gint64) stats->n_articles);
      json_builder_end_object (builder);
      bang_cli_print_json (json_builder_get_root (builder));
      return;
    }

  shown = g_filename_display_name (path);
  bang_cli_print (_("The library is as it was in “%s”."), shown);
  bang_cli_print ("\n");
  if (kept == NULL)
    return;
  shown_kept = g_filename_display_name (kept);
  bang_cli_print (_("What was there before is kept in “%s”; “restore” puts it back."), shown_kept);
  bang_cli_print ("\n");
}

static gboolean
restore (BangCli       *cli,
         BangLibrary   *closed,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const char *path = data;
  g_autofree char *folder = bang_cli_dup_folder (cli);
  g_autofree char *kept = NULL;
  g_autoptr(BangLibrary) library = NULL;
  BangStats stats = { 0, };

  if (!bang_library_restore (folder, path, &kept, cancellable, error))
    return FALSE;

  /* An older one is upgraded and the index made again now, not by surprise. */
  library = bang_library_open (folder, error);
  if (library == NULL || !bang_library_get_stats (library, &stats, error))
    return FALSE;
  print_done (cli, path, kept, &stats);
  return TRUE;
}

BangCliStatus
bang_cmd_restore (BangCli  *cli,
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
  if (rest == NULL || rest[1] != NULL)
    return bang_cli_usage (cli, "%s", _("“restore” needs the name of one file"));

  return bang_cli_run_closed (cli, restore, rest[0]);
}
