/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bang-giao-cli: everything the window does to a library, from a shell. This
 * file knows the commands; each has a file of its own, and no logic but that of
 * its arguments and its answer. */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/bang-cli.h"
#include "text/bang-table.h"

static const BangCliCommand commands[] = {
  { "import",  N_("PATH…"),   N_("Add files and folders to the library, with all that is in them"), bang_cmd_import, NULL },
  { "search",  N_("QUERY"),   N_("Find articles"), bang_cmd_search, NULL },
  { "show",    N_("ID"),      N_("Show one article with its facts; ID is its number or uuid"), bang_cmd_show, NULL },
  { "events",  N_("[QUERY]"), N_("List events by day, and how many lie in each year"), bang_cmd_events, NULL },
  { "entities", N_("[WORDS]"), N_("List the people, bodies and places that articles name"), bang_cmd_entities, NULL },
  { "entity",  N_("ID|NAME"), N_("Show one of them: offices, events, relations with their sentences"), bang_cmd_entity, NULL },
  { "ledger",  N_("[QUERY]"), N_("List what was signed and what was proposed"), bang_cmd_ledger, NULL },
  { "dossier", N_("NAME"),    N_("Write the briefing on a counterpart"), bang_cmd_dossier, NULL },
  { "extract", N_("FILE…"),   N_("Print the facts of files as JSON, one line each, without a library"), bang_cmd_extract, NULL },
  { "export",  N_("--to FORMAT (--query QUERY | --ids ID,… | --all)"),
    N_("Write articles to a file or to standard output"), bang_cmd_export, bang_cmd_export_describe },
  { "decide",  N_("WHAT …"),  N_("Say what is right: merge, split, rename, date and more; undo; list"), bang_cmd_decide, bang_cmd_decide_describe },
  { "personal", N_("export|import FILE"), N_("Write stars, tags, notes and collections to a file, or read them in"),
    bang_cmd_personal, NULL },
  { "reextract", "",          N_("Read articles again that an older version of the program read"), bang_cmd_reextract, NULL },
  { "check",   "",            N_("See whether the library is sound, and repair it"), bang_cmd_check, NULL },
  { "backup",  N_("FILE"),    N_("Copy the library to one file"), bang_cmd_backup, NULL },
  { "restore", N_("FILE"),    N_("Put a copy that “backup” made in the place of the library"), bang_cmd_restore, NULL },
  { "stats",   "",            N_("Tell what the library holds"), bang_cmd_stats, NULL },
};

static gboolean show_version = FALSE;

static const GOptionEntry main_entries[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, &show_version, N_("Tell the version"), NULL },
  { NULL }
};

static char *
describe_commands (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-9s  %s", commands[i].name, _(commands[i].summary));
  g_string_append (text, "\n\n");
  g_string_append (text, _("“bang-giao-cli COMMAND --help” tells more about a command."));
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static const BangCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }
  return NULL;
}

/* Options before the command; its own are read by the command. */
static gboolean
parse_main (BangCli   *cli,
            int       *argc,
            char    ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (_("COMMAND [ARGUMENT…]"));
  g_autoptr(GError) error = NULL;
  g_autofree char *description = describe_commands ();

  g_option_context_set_summary (context, _("A private archive of news about cross-border exchange."));
  g_option_context_set_description (context, description);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_main_group (context, bang_cli_option_group (cli, main_entries));
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  bang_cli_usage (cli, "%s", error->message);
  return FALSE;
}

/* A user's own rows of the lexicon; what is wrong with them is told, and the
 * rest works. */
static void
use_own_tables (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "bang-giao", "lexicon", NULL);
  g_auto(GStrv) problems = NULL;

  bang_table_set_user_folder (folder);
  problems = bang_table_list_problems ();
  for (guint i = 0; problems[i] != NULL; i++)
    bang_cli_say ("%s", problems[i]);
}

static BangCliStatus
run (BangCli  *cli,
     int       argc,
     char    **argv)
{
  if (!parse_main (cli, &argc, &argv))
    return BANG_CLI_USAGE;

  if (show_version)
    {
      bang_cli_print ("bang-giao-cli %s\n", BANG_VERSION);
      return BANG_CLI_DONE;
    }
  if (argc < 2)
    return bang_cli_usage (cli, "%s", _("A command is missing"));

  cli->command = find_command (argv[1]);
  if (cli->command == NULL)
    {
      g_autofree char *shown = g_filename_display_name (argv[1]);

      return bang_cli_usage (cli, _("There is no command “%s”"), shown);
    }
  use_own_tables ();
  return cli->command->run (cli, argc - 1, argv + 1);
}

int
main (int    argc,
      char **argv)
{
  BangCli cli = { NULL, NULL, FALSE };
  BangCliStatus status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, BANG_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("bang-giao-cli");
  /* A file that may not grow further is then an error that can be told. */
  signal (SIGXFSZ, SIG_IGN);

  status = run (&cli, argc, argv);
  g_free (cli.folder);
  return (int) bang_cli_finish (status);
}
