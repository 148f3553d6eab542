/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "extract": what the program reads out of files, one JSON object a line, in
 * the order given, without a library. A file that cannot be read is a line too
 * and does not end the work. Main thread. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>

#include "document/bang-reader.h"
#include "export/bang-facts-json.h"
#include "extract/bang-extract.h"

static gboolean
extract_file (BangLexicon *lexicon,
              const char  *path)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(BangDocument) document = NULL;
  g_autoptr(BangFacts) facts = NULL;
  g_autoptr(GError) error = NULL;

  json_builder_begin_object (builder);
  bang_json_add_path (builder, "file", path);

  document = bang_reader_read (path, NULL, &error);
  if (document == NULL)
    {
      bang_json_add_string (builder, "error", error->message);
    }
  else
    {
      facts = bang_extract (lexicon, document);
      bang_facts_json_build (builder, document, facts, BANG_FACTS_JSON_DEFAULT);
    }

  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
  return document != NULL;
}

BangCliStatus
bang_cmd_extract (BangCli  *cli,
                  int       argc,
                  char    **argv)
{
  g_auto(GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL }
  };
  g_autoptr(BangLexicon) lexicon = NULL;
  guint n_unread = 0;

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (files == NULL)
    return bang_cli_usage (cli, "%s", _("“extract” needs at least one file"));

  lexicon = bang_lexicon_get_default ();
  for (guint i = 0; files[i] != NULL; i++)
    {
      if (!extract_file (lexicon, files[i]))
        n_unread++;
    }

  if (n_unread == 0)
    return BANG_CLI_DONE;

  bang_cli_say (ngettext ("%u file could not be read. Its “error” tells why.",
                          "%u files could not be read. Their “error” tells why.", n_unread),
                n_unread);
  return BANG_CLI_FAILED;
}
