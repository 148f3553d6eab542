/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "backup": a copy of the library in one file. Main thread; the work in
 * another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>

static gboolean
back_up (BangCli       *cli,
         BangLibrary   *library,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const char *path = data;

  if (!bang_library_backup (library, path, cancellable, error))
    return FALSE;
  if (cli->json)
    bang_cli_print_file (path);
  return TRUE;
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

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest == NULL || rest[1] != NULL)
    return bang_cli_usage (cli, "%s", _("“backup” needs the name of one file"));

  return bang_cli_run (cli, back_up, rest[0]);
}
