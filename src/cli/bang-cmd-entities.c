/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "entities": the people, bodies and places that articles name. Main thread;
 * reading in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "text/bang-normal.h"

#define DEFAULT_LIMIT 50

typedef struct
{
  BangLibrary      *library;
  BangEntityFilter  filter;
  guint             offset;
  guint             limit;
  guint             total;
  GPtrArray        *rows;     /* (element-type BangEntityRow) */
} Answer;

static gboolean
read_thread (gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Answer *answer = data;

  answer->rows = bang_library_list_entities (answer->library, &answer->filter, answer->offset, answer->limit,
                                             &answer->total, cancellable, error);
  return answer->rows != NULL;
}

static void
add_row (JsonBuilder         *builder,
         BangLibrary         *library,
         const BangEntityRow *row)
{
  g_autofree char *uuid = bang_library_get_entity_uuid (library, row->id, NULL, NULL);

  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", row->id);
  bang_json_add_string (builder, "uuid", uuid);
  bang_json_add_string (builder, "kind", bang_entity_kind_to_string (row->kind));
  bang_json_add_string (builder, "name", row->name);
  bang_json_add_string (builder, "place_kind", row->place_kind);
  bang_json_add_string (builder, "side",
                        row->side != BANG_SIDE_UNKNOWN ? bang_country_to_string (row->side) : NULL);
  bang_json_add_string (builder, "title", row->titles->len > 0 ? g_ptr_array_index (row->titles, 0) : NULL);
  bang_cli_add_int (builder, "articles", row->n_articles);
  json_builder_end_object (builder);
}

static void
print_json (const Answer *answer)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "total", answer->total);
  json_builder_set_member_name (builder, "entities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->rows->len; i++)
    {
      if (g_ptr_array_index (answer->rows, i) != NULL)
        add_row (builder, answer->library, g_ptr_array_index (answer->rows, i));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static void
print_text (const Answer *answer)
{
  bang_cli_print (ngettext ("%u name", "%u names", answer->total), answer->total);
  bang_cli_print_shown (answer->offset, answer->rows->len, answer->total);
  for (guint i = 0; i < answer->rows->len; i++)
    {
      const BangEntityRow *row = g_ptr_array_index (answer->rows, i);
      g_autofree char *name = NULL;
      g_autofree char *what = NULL;

      if (row == NULL)
        continue;
      name = bang_normal_for_screen (row->name);
      what = bang_cli_kind_label (row);
      bang_cli_print ("\n%" G_GINT64_FORMAT "  %s\n    %s · %s · ", row->id, name, what,
                      bang_cli_country_label (row->side));
      bang_cli_print (ngettext ("%u article\n", "%u articles\n", row->n_articles), row->n_articles);
      if (row->titles->len > 0)
        bang_cli_print_line (NULL, g_ptr_array_index (row->titles, 0));
    }
}

static BangCliStatus
run (BangCli *cli,
     Answer  *answer)
{
  g_autoptr(BangLibrary) library = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done;

  library = bang_cli_open (cli, FALSE, &error);
  if (library == NULL)
    return bang_cli_fail (error);

  answer->library = library;
  done = bang_cli_run (read_thread, answer, &error);
  if (done && cli->json)
    print_json (answer);
  else if (done)
    print_text (answer);
  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  return done ? BANG_CLI_DONE : bang_cli_fail (error);
}

BangCliStatus
bang_cmd_entities (BangCli  *cli,
                   int       argc,
                   char    **argv)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *sort = NULL;
  g_autofree char *typed = NULL;
  int limit = DEFAULT_LIMIT;
  int offset = 0;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("One kind of them"),
      "person|organisation|place|mechanism|project|document" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many names to show (default: 50)"), "N" },
    { "offset", 0, 0, G_OPTION_ARG_INT, &offset, N_("How many names to pass over"), "N" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &sort,
      N_("Most often named first, or by the alphabet (default: count)"), "count|name" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL }
  };
  Answer answer = { NULL, };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (limit < 0 || offset < 0)
    return bang_cli_usage (cli, "%s", _("--limit and --offset cannot be less than 0"));
  if (kind != NULL && !bang_entity_kind_from_string (kind, &answer.filter.kind))
    return bang_cli_usage (cli, "%s", _("--kind is person, organisation, place, mechanism, project or document"));
  if (sort != NULL && !g_str_equal (sort, "count") && !g_str_equal (sort, "name"))
    return bang_cli_usage (cli, "%s", _("--sort is count or name"));

  typed = words != NULL ? bang_cli_query_text (words) : NULL;
  answer.filter.any_kind = kind == NULL;
  answer.filter.words = typed;
  answer.filter.order = g_strcmp0 (sort, "name") == 0 ? BANG_ENTITY_ORDER_NAME : BANG_ENTITY_ORDER_COUNT;
  answer.offset = (guint) offset;
  answer.limit = (guint) limit;
  return run (cli, &answer);
}
