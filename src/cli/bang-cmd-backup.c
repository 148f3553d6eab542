/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "backup": a copy of the library in one file. Main thread. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"

typedef struct
{
  BangLibrary *library;
  const char  *path;
} Backup;

static gboolean
backup_thread (gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Backup *backup = data;

  return bang_library_backup (backup->library, backup->path, cancellable, error);
}

BangCliStatus
bang_cmd_backup (BangCli  *cli,
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
  Backup backup;

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest == NULL || rest[1] != NULL)
    return bang_cli_usage (cli, "%s", _("“backup” needs the name of one file"));

  library = bang_cli_open (cli, FALSE, &error);
  if (library == NULL)
    return bang_cli_fail (error);

  backup.library = library;
  backup.path = rest[0];
  if (!bang_cli_run (backup_thread, &backup, &error))
    return bang_cli_fail (error);

  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      bang_json_add_path (builder, "file", rest[0]);
      json_builder_end_object (builder);
      bang_cli_print_json (json_builder_get_root (builder));
    }
  return BANG_CLI_DONE;
}
