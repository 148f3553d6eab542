/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "events": what took place, by day, in the articles that a query finds. Main
 * thread; reading in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "query/bang-event-type.h"
#include "text/bang-normal.h"

#define DEFAULT_LIMIT 50

typedef struct
{
  BangEventFilter filter;
  guint           offset;
  guint           limit;
} Question;

typedef struct
{
  guint      total;
  GPtrArray *rows;     /* (element-type BangEventRow) */
  GArray    *years;    /* (element-type BangPeriod) */
} Answer;

static void
add_event (JsonBuilder        *builder,
           const BangEventRow *row)
{
  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", row->id);
  bang_cli_add_event (builder, row);
  bang_cli_add_int (builder, "articles", row->n_articles);
  json_builder_set_member_name (builder, "same");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->same->len; i++)
    json_builder_add_int_value (builder, g_array_index (row->same, gint64, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const Question *question,
            const Answer   *answer)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bang_cli_add_query (builder, question->filter.query);
  bang_cli_add_int (builder, "total", answer->total);
  json_builder_set_member_name (builder, "years");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->years->len; i++)
    {
      const BangPeriod *year = &g_array_index (answer->years, BangPeriod, i);

      json_builder_begin_object (builder);
      bang_cli_add_id (builder, "year", year->year);
      bang_cli_add_int (builder, "events", year->n_events);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->rows->len; i++)
    {
      if (g_ptr_array_index (answer->rows, i) != NULL)
        add_event (builder, g_ptr_array_index (answer->rows, i));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static void
print_row (const BangEventRow *row)
{
  g_autofree char *day = bang_cli_show_day (row->start, row->basis);
  g_autofree char *title = bang_normal_for_screen (row->title != NULL ? row->title : row->article->title);
  g_autofree char *sides = bang_cli_show_sides (row);
  g_autofree char *reason = NULL;
  BangDate date = { row->start, row->end, };

  date.reason = row->date_reason;
  reason = bang_date_dup_reason (&date);
  bang_cli_print ("\n%s  %s  %s\n", day, bang_event_type_get_label (row->type), title);
  bang_cli_print_line (_("year"), reason);
  if (row->places->len > 0)
    bang_cli_print_line (_("place"), g_ptr_array_index (row->places, 0));
  bang_cli_print_line (_("sides"), sides);
  bang_cli_print_source (row->article, row->quote);
  if (row->n_articles > 1)
    bang_cli_print (ngettext ("    %u article reports it\n", "    %u articles report it\n", row->n_articles),
                    row->n_articles);
}

static void
print_text (const Question *question,
            const Answer   *answer)
{
  bang_cli_print (ngettext ("%u event", "%u events", answer->total), answer->total);
  bang_cli_print_shown (question->offset, answer->rows->len, answer->total);
  for (guint i = 0; i < answer->years->len; i++)
    {
      const BangPeriod *year = &g_array_index (answer->years, BangPeriod, i);

      if (year->year == 0)
        bang_cli_print ("  %s: %u\n", _("date not known"), year->n_events);
      else
        bang_cli_print ("  %u: %u\n", year->year, year->n_events);
    }
  for (guint i = 0; i < answer->rows->len; i++)
    {
      if (g_ptr_array_index (answer->rows, i) != NULL)
        print_row (g_ptr_array_index (answer->rows, i));
    }
}

static gboolean
list_events (BangCli       *cli,
             BangLibrary   *library,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Question *question = data;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GArray) years = NULL;
  Answer answer = { 0, };

  answer.rows = rows = bang_library_list_events (library, &question->filter, question->offset, question->limit,
                                                 &answer.total, cancellable, error);
  if (rows == NULL)
    return FALSE;
  answer.years = years = bang_library_count_events_by_year (library, &question->filter, cancellable, error);
  if (years == NULL)
    return FALSE;

  if (cli->json)
    print_json (question, &answer);
  else
    print_text (question, &answer);
  return TRUE;
}

BangCliStatus
bang_cmd_events (BangCli  *cli,
                 int       argc,
                 char    **argv)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *sort_name = NULL;
  g_autofree char *type = NULL;
  g_autofree char *typed = NULL;
  g_autoptr(BangQuery) query = NULL;
  int limit = DEFAULT_LIMIT;
  int offset = 0;
  int first = 0;
  int last = 0;
  const GOptionEntry entries[] = {
    { "type", 0, 0, G_OPTION_ARG_STRING, &type, N_("Events of one type: its code or its name"), N_("TYPE") },
    { "from", 0, 0, G_OPTION_ARG_INT, &first, N_("Not before this year"), N_("YEAR") },
    { "to", 0, 0, G_OPTION_ARG_INT, &last, N_("Not after this year"), N_("YEAR") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many events to show (default: 50)"), "N" },
    { "offset", 0, 0, G_OPTION_ARG_INT, &offset, N_("How many events to pass over"), "N" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &sort_name, N_("Which come first (default: newest)"), "newest|oldest" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL }
  };
  Question question = { 0, };

  question.filter.sort = BANG_SORT_NEWEST;
  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (limit < 0 || offset < 0)
    return bang_cli_usage (cli, "%s", _("--limit and --offset cannot be less than 0"));
  if (first < 0 || last < 0 || first > 9999 || last > 9999)
    return bang_cli_usage (cli, "%s", _("--from and --to are years"));
  if (!bang_cli_parse_sort (sort_name, &question.filter.sort) || question.filter.sort == BANG_SORT_RELEVANCE)
    return bang_cli_usage (cli, "%s", _("--sort is newest or oldest"));
  if (type != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (type, -1);

      question.filter.type = bang_event_type_from_text (valid);
      if (question.filter.type == NULL)
        return bang_cli_usage (cli, _("There is no event type “%s”"), valid);
    }

  typed = words != NULL ? bang_cli_query_text (words) : g_strdup ("");
  query = bang_query_parse (typed, BANG_QUERY_TYPED);
  question.filter.query = query;
  question.filter.first_year = (guint) first;
  question.filter.last_year = (guint) last;
  question.offset = (guint) offset;
  question.limit = (guint) limit;
  return bang_cli_run (cli, list_events, &question);
}
