/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "check": whether the library's files and its search index are sound. With
 * --repair what can be mended is mended, and then it is looked at once more:
 * the exit status tells how the library is now. Main thread. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>

typedef struct
{
  BangLibrary *library;
  gboolean     repair;
  GPtrArray   *problems;   /* (element-type utf8) what was found */
  gboolean     sound;      /* after the repair, if there was one */
} Check;

static gboolean
check_thread (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Check *check = data;
  g_autoptr(GPtrArray) left = NULL;

  check->problems = bang_library_check (check->library, check->repair, cancellable, error);
  if (check->problems == NULL)
    return FALSE;

  check->sound = check->problems->len == 0;
  if (check->sound || !check->repair)
    return TRUE;

  left = bang_library_check (check->library, FALSE, cancellable, error);
  if (left == NULL)
    return FALSE;
  check->sound = left->len == 0;
  return TRUE;
}

static void
print_json (const Check *check)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sound");
  json_builder_add_boolean_value (builder, check->sound);
  json_builder_set_member_name (builder, "repaired");
  json_builder_add_boolean_value (builder, check->sound && check->problems->len > 0);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < check->problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (check->problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static void
print_text (const Check *check)
{
  for (guint i = 0; i < check->problems->len; i++)
    bang_cli_print ("%s\n", (const char *) g_ptr_array_index (check->problems, i));
  if (check->sound)
    bang_cli_print ("%s\n", check->problems->len == 0 ? _("The library is sound.")
                                                      : _("The library is repaired and sound."));
}

BangCliStatus
bang_cmd_check (BangCli  *cli,
                int       argc,
                char    **argv)
{
  g_auto(GStrv) rest = NULL;
  Check check = { NULL, };
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &check.repair, N_("Mend what can be mended"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };
  g_autoptr(BangLibrary) library = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest != NULL)
    return bang_cli_usage (cli, "%s", _("“check” takes no arguments"));

  library = bang_cli_open (cli, FALSE, &error);
  if (library == NULL)
    return bang_cli_fail (error);

  check.library = library;
  if (!bang_cli_run (check_thread, &check, &error))
    {
      g_clear_pointer (&check.problems, g_ptr_array_unref);
      return bang_cli_fail (error);
    }

  problems = check.problems;
  if (cli->json)
    print_json (&check);
  else
    print_text (&check);
  if (check.sound)
    return BANG_CLI_DONE;

  bang_cli_say ("%s", check.repair
                ? _("The library is damaged and could not be repaired whole. Restore a backup.")
                : _("The library is damaged. Repair it with “check --repair”, or restore a backup."));
  return BANG_CLI_FAILED;
}
