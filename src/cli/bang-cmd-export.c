/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "export": articles to a file, which is then whole or not there, or to
 * standard output. Main thread; the writing itself in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-names.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "export/bang-export.h"
#include "export/bang-facts-json.h"

/* The name of a file written into a folder, without what tells the format. */
#define DEFAULT_NAME "bang-giao"

typedef struct
{
  char     *to;
  char     *query;
  char     *ids;
  gboolean  all;
  char     *output;
  char     *sort;
  gboolean  no_bom;
  gboolean  plain_cells;

  /* What "to" and "sort" name. */
  BangExportFormat  format;
  BangSort          order;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->to);
  g_free (options->query);
  g_free (options->ids);
  g_free (options->output);
  g_free (options->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
list_formats (void)
{
  GString *names = g_string_new (NULL);

  for (int i = 0; i < BANG_EXPORT_N_FORMATS; i++)
    g_string_append_printf (names, i > 0 ? ", %s" : "%s",
                            bang_export_format_get_info ((BangExportFormat) i)->id);
  return g_string_free (names, FALSE);
}

/**
 * bang_cmd_export_describe:
 *
 * Returns: (transfer full): the formats, for --help
 */
char *
bang_cmd_export_describe (void)
{
  g_autofree char *formats = list_formats ();

  return g_strdup_printf (_("Formats: %s\n"), formats);
}

/* "12,15,uuid": each has to be there, and stands in the export once. */
static GArray *
parse_ids (BangLibrary  *library,
           const char   *list,
           GError      **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_auto(GStrv) names = g_strsplit (list, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 id;

      g_strstrip (names[i]);
      if (*names[i] == '\0')
        continue;
      id = bang_cli_find_article (library, names[i], error);
      if (id == 0)
        return NULL;
      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static GArray *
select_articles (BangLibrary    *library,
                 const Options  *options,
                 GCancellable   *cancellable,
                 GError        **error)
{
  char *words[] = { options->query, NULL };
  g_autofree char *typed = NULL;
  g_autoptr(BangQuery) query = NULL;

  if (options->ids != NULL)
    return parse_ids (library, options->ids, error);

  typed = options->query != NULL ? bang_cli_query_text (words) : g_strdup ("");
  query = bang_query_parse (typed, BANG_QUERY_TYPED);
  return bang_library_search (library, query, options->order, -1, cancellable, error);
}

/* A folder as the place gets a file of a name that is not taken. */
static char *
resolve_output (const char       *output,
                BangExportFormat  format)
{
  const char *extension = bang_export_format_get_info (format)->extension;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (!g_file_test (output, G_FILE_TEST_IS_DIR))
    return g_strdup (output);

  name = g_strdup_printf ("%s.%s", DEFAULT_NAME, extension);
  path = g_build_filename (output, name, NULL);
  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      g_free (path);
      name = g_strdup_printf ("%s-%u.%s", DEFAULT_NAME, i, extension);
      path = g_build_filename (output, name, NULL);
    }
  return g_steal_pointer (&path);
}

static gboolean
write_to_stdout (BangLibrary       *library,
                 const GArray      *ids,
                 BangExportFormat   format,
                 BangExportFlags    flags,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr(GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr(GError) own = NULL;

  if (bang_export_to_stream_full (library, (const gint64 *) (gpointer) ids->data, ids->len, format,
                                  flags, stream, NULL, NULL, cancellable, &own))
    return TRUE;

  if (own->domain == G_IO_ERROR && own->code != G_IO_ERROR_CANCELLED)
    g_set_error (error, G_IO_ERROR, own->code,
                 _("Standard output could not be written: %s. Write to a file with --output."),
                 own->message);
  else
    g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

static void
print_done (BangCli    *cli,
            guint       n,
            const char *path)
{
  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "articles");
      json_builder_add_int_value (builder, n);
      bang_json_add_path (builder, "file", path);
      json_builder_end_object (builder);
      bang_cli_print_json (json_builder_get_root (builder));
    }
  else
    {
      g_autofree char *shown = g_filename_display_name (path);

      bang_cli_print (ngettext ("%u article written to “%s”.\n",
                                "%u articles written to “%s”.\n", n), n, shown);
    }
}

static gboolean
export_articles (BangCli       *cli,
                 BangLibrary   *library,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Options *options = data;
  g_autoptr(GArray) ids = select_articles (library, options, cancellable, error);
  g_autofree char *path = NULL;
  BangExportFlags flags = 0;

  if (ids == NULL)
    return FALSE;
  if (options->plain_cells)
    flags |= BANG_EXPORT_NO_FORMULA_GUARD;
  /* A mark for Excel is of use in a file, and in the way of a pipe. */
  if (options->no_bom)
    flags |= BANG_EXPORT_NO_BOM;
  if (options->output == NULL || g_str_equal (options->output, "-"))
    return write_to_stdout (library, ids, options->format, flags | BANG_EXPORT_NO_BOM, cancellable, error);

  path = resolve_output (options->output, options->format);
  if (!bang_export_to_file_full (library, (const gint64 *) (gpointer) ids->data, ids->len, options->format,
                                 flags, path, NULL, NULL, cancellable, error))
    return FALSE;
  print_done (cli, ids->len, path);
  return TRUE;
}

BangCliStatus
bang_cmd_export (BangCli  *cli,
                 int       argc,
                 char    **argv)
{
  g_auto(Options) options = { NULL, };
  g_auto(GStrv) rest = NULL;
  g_autofree char *formats = list_formats ();
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("The format"), N_("FORMAT") },
    { "query", 0, 0, G_OPTION_ARG_FILENAME, &options.query, N_("The articles that a query finds"), N_("QUERY") },
    { "ids", 0, 0, G_OPTION_ARG_STRING, &options.ids, N_("These articles, by number or uuid"), N_("ID,…") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_("All articles"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write (default: standard output)"), N_("FILE|DIR") },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort,
      N_("Which come first (default: newest; JSON is always by date)"), "relevance|newest|oldest" },
    { "no-bom", 0, 0, G_OPTION_ARG_NONE, &options.no_bom,
      N_("Tables: no byte order mark at the start of a file (Excel needs it)"), NULL },
    { "plain-cells", 0, 0, G_OPTION_ARG_NONE, &options.plain_cells,
      N_("Tables: no apostrophe before what a spreadsheet would calculate"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  options.order = BANG_SORT_NEWEST;
  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (rest != NULL)
    return bang_cli_usage (cli, "%s", _("“export” takes options only; a query stands after --query"));
  if (options.to == NULL)
    return bang_cli_usage (cli, _("“export” needs --to and one of %s"), formats);
  if (!bang_export_format_from_string (options.to, &options.format))
    return bang_cli_usage (cli, _("There is no format “%s”; there are %s"), options.to, formats);
  if ((options.query != NULL) + (options.ids != NULL) + options.all != 1)
    return bang_cli_usage (cli, "%s", _("“export” needs one of --query, --ids and --all"));
  if (!bang_cli_parse_sort (options.sort, &options.order))
    return bang_cli_usage (cli, "%s", _("--sort is relevance, newest or oldest"));

  return bang_cli_run (cli, export_articles, &options);
}
