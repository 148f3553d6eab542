/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "search": the articles that a query finds, a page of them. Main thread;
 * reading in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "library/bang-place-names.h"
#include "query/bang-event-type.h"
#include "text/bang-normal.h"

/* Rows of an answer when none are asked for. */
#define DEFAULT_LIMIT 50

typedef struct
{
  BangQuery *query;
  BangSort   sort;
  guint      offset;
  guint      limit;
} Question;

typedef struct
{
  BangQuery *query;
  guint      total;
  guint      offset;
  GPtrArray *rows;     /* (element-type BangArticleRow) */
} Answer;

/* The snippet with brackets around what was asked for. */
static char *
mark_hits (const BangArticleRow *row)
{
  GString *text;
  gsize from = 0;
  gsize len;

  if (row->snippet == NULL)
    return g_strdup ("");

  text = g_string_new (NULL);
  len = strlen (row->snippet);
  for (guint i = 0; row->hits != NULL && i < row->hits->len; i++)
    {
      const BangSpan *hit = &g_array_index (row->hits, BangSpan, i);

      if (hit->start < from || hit->end > len || hit->end <= hit->start)
        continue;
      g_string_append_len (text, row->snippet + from, hit->start - from);
      g_string_append_c (text, '[');
      g_string_append_len (text, row->snippet + hit->start, hit->end - hit->start);
      g_string_append_c (text, ']');
      from = hit->end;
    }
  g_string_append (text, row->snippet + from);
  return g_string_free (text, FALSE);
}

static void
add_row (JsonBuilder          *builder,
         const BangArticleRow *row)
{
  g_autofree char *date = bang_day_is_complete (row->date) ? bang_day_to_iso (row->date) : NULL;
  g_autofree char *snippet = mark_hits (row);

  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", row->id);
  bang_json_add_string (builder, "uuid", row->uuid);
  bang_json_add_string (builder, "title", row->title);
  bang_json_add_string (builder, "date", date);
  bang_json_add_string (builder, "snippet", snippet);
  bang_json_add_path (builder, "path", row->path);
  bang_json_add_string (builder, "event", row->event_type);
  bang_json_add_string (builder, "place", row->place);
  bang_json_add_string (builder, "source", row->source);
  json_builder_end_object (builder);
}

static void
print_json (const Answer *answer)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bang_cli_add_query (builder, answer->query);
  bang_cli_add_int (builder, "total", answer->total);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->rows->len; i++)
    add_row (builder, g_ptr_array_index (answer->rows, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

/* "number  title", what is known of the event, and the snippet. */
static void
print_row (const BangArticleRow *row)
{
  g_autofree char *title = bang_normal_for_screen (row->title != NULL ? row->title : "");
  g_autofree char *date = bang_day_to_iso (row->date);
  g_autofree char *marked = mark_hits (row);
  g_autofree char *snippet = bang_normal_for_screen (marked);
  g_autoptr(GString) facts = g_string_new (date != NULL ? date : _("date not known"));
  const char *label = row->event_type != NULL ? bang_event_type_get_label (row->event_type) : NULL;
  const char *more[] = { label, row->place, row->source };

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    {
      g_autofree char *shown = NULL;

      if (more[i] == NULL || *more[i] == '\0')
        continue;
      shown = bang_normal_for_screen (more[i]);
      g_string_append_printf (facts, " · %s", shown);
    }

  bang_cli_print ("\n%" G_GINT64_FORMAT "  %s\n    %s\n", row->id, title, facts->str);
  if (*snippet != '\0')
    bang_cli_print ("    %s\n", snippet);
}

static void
print_text (const Answer *answer)
{
  g_autofree char *explained = bang_library_explain (answer->query);
  g_autofree char *shown = bang_normal_for_screen (explained != NULL ? explained : "");

  if (*shown != '\0')
    bang_cli_print ("%s\n", shown);
  bang_cli_print (ngettext ("%u article", "%u articles", answer->total), answer->total);
  bang_cli_print_shown (answer->offset, answer->rows->len, answer->total);
  for (guint i = 0; i < answer->rows->len; i++)
    print_row (g_ptr_array_index (answer->rows, i));
}

static gboolean
search (BangCli       *cli,
        BangLibrary   *library,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Question *question = data;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  Answer answer = { question->query, 0, 0, NULL };

  /* All of them: the total is part of the answer. */
  ids = bang_library_search (library, question->query, question->sort, -1, cancellable, error);
  if (ids == NULL)
    return FALSE;

  answer.total = ids->len;
  answer.offset = MIN (question->offset, ids->len);
  if (answer.offset < ids->len && question->limit > 0)
    rows = bang_library_get_rows (library, &g_array_index (ids, gint64, answer.offset),
                                  MIN (question->limit, ids->len - answer.offset), question->query,
                                  cancellable, error);
  else
    rows = g_ptr_array_new ();
  if (rows == NULL)
    return FALSE;

  answer.rows = rows;
  if (cli->json)
    print_json (&answer);
  else
    print_text (&answer);
  return TRUE;
}

BangCliStatus
bang_cmd_search (BangCli  *cli,
                 int       argc,
                 char    **argv)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *sort_name = NULL;
  g_autofree char *typed = NULL;
  int limit = DEFAULT_LIMIT;
  int offset = 0;
  g_autoptr(BangQuery) query = NULL;
  Question question = { NULL, BANG_SORT_RELEVANCE, 0, 0 };
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many articles to show (default: 50)"), "N" },
    { "offset", 0, 0, G_OPTION_ARG_INT, &offset, N_("How many articles to pass over"), "N" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &sort_name, N_("Which come first (default: relevance)"),
      "relevance|newest|oldest" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL }
  };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (words == NULL)
    return bang_cli_usage (cli, "%s", _("“search” needs a query; “''” finds everything"));
  if (limit < 0 || offset < 0)
    return bang_cli_usage (cli, "%s", _("--limit and --offset cannot be less than 0"));
  if (!bang_cli_parse_sort (sort_name, &question.sort))
    return bang_cli_usage (cli, "%s", _("--sort is relevance, newest or oldest"));

  typed = bang_cli_query_text (words);
  question.query = query = bang_query_parse (typed, BANG_QUERY_TYPED);
  question.offset = (guint) offset;
  question.limit = (guint) limit;
  return bang_cli_run (cli, search, &question);
}
