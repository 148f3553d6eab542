/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "entities": the people, bodies and places that articles name. Main thread;
 * reading in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "library/bang-fact-labels.h"
#include "text/bang-normal.h"

#define DEFAULT_LIMIT 50

typedef struct
{
  BangEntityFilter filter;
  guint            offset;
  guint            limit;
} Question;

static void
add_row (JsonBuilder         *builder,
         const BangEntityRow *row)
{
  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", row->id);
  bang_json_add_string (builder, "uuid", row->uuid);
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
print_json (GPtrArray *rows,
            guint      total)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "total", total);
  json_builder_set_member_name (builder, "entities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_ptr_array_index (rows, i) != NULL)
        add_row (builder, g_ptr_array_index (rows, i));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static void
print_text (GPtrArray *rows,
            guint      offset,
            guint      total)
{
  bang_cli_print (ngettext ("%u name", "%u names", total), total);
  bang_cli_print_shown (offset, rows->len, total);
  for (guint i = 0; i < rows->len; i++)
    {
      const BangEntityRow *row = g_ptr_array_index (rows, i);
      g_autofree char *name = NULL;
      const char *what;

      if (row == NULL)
        continue;
      name = bang_normal_for_screen (row->name);
      what = bang_entity_get_label (row->kind, row->place_kind);
      bang_cli_print ("\n%" G_GINT64_FORMAT "  %s\n    %s · %s · ", row->id, name, what,
                      bang_cli_country_label (row->side));
      bang_cli_print (ngettext ("%u article\n", "%u articles\n", row->n_articles), row->n_articles);
      if (row->titles->len > 0)
        bang_cli_print_line (NULL, g_ptr_array_index (row->titles, 0));
    }
}

static gboolean
list_entities (BangCli       *cli,
               BangLibrary   *library,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Question *question = data;
  g_autoptr(GPtrArray) rows = NULL;
  guint total = 0;

  rows = bang_library_list_entities (library, &question->filter, question->offset, question->limit,
                                     &total, cancellable, error);
  if (rows == NULL)
    return FALSE;
  if (cli->json)
    print_json (rows, total);
  else
    print_text (rows, question->offset, total);
  return TRUE;
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
  Question question = { 0, };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (limit < 0 || offset < 0)
    return bang_cli_usage (cli, "%s", _("--limit and --offset cannot be less than 0"));
  if (kind != NULL && !bang_entity_kind_from_string (kind, &question.filter.kind))
    return bang_cli_usage (cli, "%s", _("--kind is person, organisation, place, mechanism, project or document"));
  if (sort != NULL && !g_str_equal (sort, "count") && !g_str_equal (sort, "name"))
    return bang_cli_usage (cli, "%s", _("--sort is count or name"));

  typed = words != NULL ? bang_cli_query_text (words) : NULL;
  question.filter.any_kind = kind == NULL;
  question.filter.words = typed;
  question.filter.order = g_strcmp0 (sort, "name") == 0 ? BANG_ENTITY_ORDER_NAME : BANG_ENTITY_ORDER_COUNT;
  question.offset = (guint) offset;
  question.limit = (guint) limit;
  return bang_cli_run (cli, list_entities, &question);
}
