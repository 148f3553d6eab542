/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "check": whether the library's files and its search index are sound. With
 * --repair what is wrong and can be mended is mended: the answer tells what was
 * found, and the exit status how the library is now. Main thread; the work in
 * another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>

typedef struct
{
  gboolean   repair;
  gboolean   sound;      /* (out) now, after the repair if there was one */
} Check;

static void
print_json (const Check     *check,
            const GPtrArray *problems)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, check->sound);
  json_builder_set_member_name (builder, "repaired");
  json_builder_add_boolean_value (builder, check->sound && problems->len > 0);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static void
print_text (const Check     *check,
            const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    bang_cli_print ("%s\n", (const char *) g_ptr_array_index (problems, i));
  if (check->sound)
    bang_cli_print ("%s\n", problems->len == 0 ? _("The library is sound.")
                                               : _("The library is repaired and sound."));
}

static gboolean
check_library (BangCli       *cli,
               BangLibrary   *library,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  Check *check = data;
  g_autoptr(GPtrArray) problems = bang_library_check (library, FALSE, cancellable, error);
  g_autoptr(GPtrArray) left = NULL;

  if (problems == NULL)
    return FALSE;

  check->sound = problems->len == 0;
  if (!check->sound && check->repair)
    {
      left = bang_library_check (library, TRUE, cancellable, error);
      if (left == NULL)
        return FALSE;
      check->sound = left->len == 0;
    }

  if (cli->json)
    print_json (check, problems);
  else
    print_text (check, problems);
  return TRUE;
}

BangCliStatus
bang_cmd_check (BangCli  *cli,
                int       argc,
                char    **argv)
{
  g_auto(GStrv) rest = NULL;
  Check check = { FALSE, FALSE };
  BangCliStatus status;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &check.repair, N_("Mend what can be mended"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest != NULL)
    return bang_cli_usage (cli, "%s", _("“check” takes no arguments"));

  status = bang_cli_run (cli, check_library, &check);
  if (status != BANG_CLI_DONE || check.sound)
    return status;

  bang_cli_say ("%s", check.repair
                ? _("The library is damaged and could not be repaired whole. Restore a backup.")
                : _("The library is damaged. Repair it with “check --repair”, or restore a backup."));
  return BANG_CLI_FAILED;
}
