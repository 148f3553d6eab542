/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "ledger": what was signed and what was proposed, and what may have come of
 * it. Main thread; reading in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "text/bang-normal.h"

#define DEFAULT_LIMIT 50

typedef struct
{
  BangLedgerFilter filter;
  guint            offset;
  guint            limit;
} Question;

static void
add_parties (JsonBuilder         *builder,
             const BangLedgerRow *row)
{
  json_builder_set_member_name (builder, "parties");
  json_builder_begin_array (builder);
  for (guint i = 0; row->parties[i] != NULL; i++)
    json_builder_add_string_value (builder, row->parties[i]);
  json_builder_end_array (builder);
}

static void
add_follow_ups (JsonBuilder         *builder,
                const BangLedgerRow *row)
{
  json_builder_set_member_name (builder, "may_follow");
  json_builder_begin_array (builder);
  for (guint i = 0; i < row->follow_ups->len; i++)
    {
      const BangFollowUp *link = g_ptr_array_index (row->follow_ups, i);

      json_builder_begin_object (builder);
      bang_cli_add_int (builder, "id", link->id);
      bang_json_add_string (builder, "relation",
                            link->kind == BANG_LEDGER_AGREEMENT ? "answered_by" : "repeated_by");
      bang_cli_add_int (builder, "article", link->article_id);
      bang_json_add_string (builder, "title", link->article_title);
      bang_cli_add_day (builder, "date", link->date);
      bang_json_add_string (builder, "text", link->text);
      bang_cli_add_strings (builder, "shared", link->shared);
      json_builder_set_member_name (builder, "share");
      json_builder_add_double_value (builder, link->share);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_row (JsonBuilder         *builder,
         const BangLedgerRow *row)
{
  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", row->id);
  bang_cli_add_day (builder, "date", row->date);
  bang_json_add_string (builder, "date_basis", bang_date_basis_to_string (row->basis));
  bang_json_add_string (builder, "event", row->event_title);
  bang_cli_add_strings (builder, "sides", row->sides);
  bang_json_add_string (builder, "field", row->field);
  bang_json_add_string (builder, "status", bang_ledger_status_to_string (row->status));
  if (row->kind == BANG_LEDGER_AGREEMENT)
    {
      bang_json_add_string (builder, "kind", row->agreement_kind);
      bang_json_add_string (builder, "subject", row->text);
      add_parties (builder, row);
    }
  else
    {
      bang_json_add_string (builder, "by", row->by);
      bang_json_add_string (builder, "by_side", row->by_side);
      bang_json_add_string (builder, "to", row->to);
      bang_json_add_string (builder, "to_side", row->to_side);
      bang_json_add_string (builder, "text", row->text);
      add_follow_ups (builder, row);
    }
  bang_cli_add_article (builder, row->article);
  bang_json_add_string (builder, "quote", row->quote);
  bang_json_add_string (builder, "rule", row->rule);
  json_builder_end_object (builder);
}

static void
add_rows (JsonBuilder    *builder,
          GPtrArray      *rows,
          const char     *name,
          BangLedgerKind  kind)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const BangLedgerRow *row = g_ptr_array_index (rows, i);

      if (row != NULL && row->kind == kind)
        add_row (builder, row);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Question *question,
            GPtrArray      *rows,
            guint           total)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  bang_cli_add_query (builder, question->filter.query);
  bang_cli_add_int (builder, "total", total);
  add_rows (builder, rows, "agreements", BANG_LEDGER_AGREEMENT);
  add_rows (builder, rows, "proposals", BANG_LEDGER_PROPOSAL);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

/* "Vũ Văn Cài (Lào Cai) → tỉnh Vân Nam" */
static char *
show_asked (const BangLedgerRow *row)
{
  GString *text = g_string_new (row->by != NULL ? row->by : "?");

  if (row->by_side != NULL)
    g_string_append_printf (text, " (%s)", row->by_side);
  if (row->to != NULL)
    g_string_append_printf (text, " → %s", row->to);
  return g_string_free (text, FALSE);
}

static void
print_row (const BangLedgerRow *row)
{
  g_autofree char *day = bang_cli_show_day (row->date, row->basis);
  g_autofree char *who = NULL;
  g_autofree char *shown = NULL;

  if (row->kind == BANG_LEDGER_AGREEMENT)
    {
      g_autofree char *what = g_strconcat (row->agreement_kind != NULL ? row->agreement_kind : "?",
                                           row->text != NULL ? ": " : NULL, row->text, NULL);

      shown = bang_normal_for_screen (what);
      who = g_strjoinv (" – ", row->parties);
      bang_cli_print ("\n%s  %s  %s\n", day, _("Signed"), shown);
    }
  else
    {
      shown = bang_normal_for_screen (row->text != NULL ? row->text : "?");
      who = show_asked (row);
      bang_cli_print ("\n%s  %s  %s\n", day, _("Proposed"), shown);
    }
  bang_cli_print_line (NULL, who);
  bang_cli_print_line (_("field"), row->field);
  for (guint i = 0; i < row->follow_ups->len; i++)
    {
      const BangFollowUp *link = g_ptr_array_index (row->follow_ups, i);
      g_autofree char *when = bang_cli_show_day (link->date, BANG_BASIS_STATED);
      g_autofree char *line = g_strdup_printf ("%s  %s [%" G_GINT64_FORMAT "]", when,
                                               link->text != NULL ? link->text : "", link->article_id);

      bang_cli_print_line (link->kind == BANG_LEDGER_AGREEMENT ? _("an agreement may follow")
                                                               : _("may be repeated"), line);
    }
  bang_cli_print_source (row->article, row->quote);
}

static void
print_text (const Question *question,
            GPtrArray      *rows,
            guint           total)
{
  bang_cli_print (ngettext ("%u entry", "%u entries", total), total);
  bang_cli_print_shown (question->offset, rows->len, total);
  for (guint i = 0; i < rows->len; i++)
    {
      if (g_ptr_array_index (rows, i) != NULL)
        print_row (g_ptr_array_index (rows, i));
    }
}

static gboolean
list_ledger (BangCli       *cli,
             BangLibrary   *library,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Question *question = data;
  g_autoptr(GPtrArray) rows = NULL;
  guint total = 0;

  rows = bang_library_list_ledger (library, &question->filter, question->offset, question->limit,
                                   TRUE, &total, cancellable, error);
  if (rows == NULL)
    return FALSE;
  if (cli->json)
    print_json (question, rows, total);
  else
    print_text (question, rows, total);
  return TRUE;
}

BangCliStatus
bang_cmd_ledger (BangCli  *cli,
                 int       argc,
                 char    **argv)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *field = NULL;
  g_autofree char *with = NULL;
  g_autofree char *sort_name = NULL;
  g_autofree char *typed = NULL;
  g_autoptr(BangQuery) query = NULL;
  int limit = DEFAULT_LIMIT;
  int offset = 0;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("Only what was signed, or only what was proposed"),
      "agreement|proposal" },
    { "field", 0, 0, G_OPTION_ARG_STRING, &field, N_("Of one field, such as “du lịch”"), N_("FIELD") },
    { "with", 0, 0, G_OPTION_ARG_STRING, &with, N_("With one counterpart"), N_("NAME") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many entries to show (default: 50)"), "N" },
    { "offset", 0, 0, G_OPTION_ARG_INT, &offset, N_("How many entries to pass over"), "N" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &sort_name, N_("Which come first (default: newest)"), "newest|oldest" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL }
  };
  Question question = { 0, };

  question.filter.sort = BANG_SORT_NEWEST;
  question.filter.kinds = BANG_LEDGER_ALL;
  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (limit < 0 || offset < 0)
    return bang_cli_usage (cli, "%s", _("--limit and --offset cannot be less than 0"));
  if (!bang_cli_parse_sort (sort_name, &question.filter.sort) || question.filter.sort == BANG_SORT_RELEVANCE)
    return bang_cli_usage (cli, "%s", _("--sort is newest or oldest"));
  if (kind != NULL && !g_str_equal (kind, "agreement") && !g_str_equal (kind, "proposal"))
    return bang_cli_usage (cli, "%s", _("--kind is agreement or proposal"));
  if (kind != NULL)
    question.filter.kinds = g_str_equal (kind, "agreement") ? BANG_LEDGER_AGREEMENTS : BANG_LEDGER_PROPOSALS;

  typed = words != NULL ? bang_cli_query_text (words) : g_strdup ("");
  query = bang_query_parse (typed, BANG_QUERY_TYPED);
  question.filter.query = query;
  question.filter.field = field;
  question.filter.counterpart = with;
  question.offset = (guint) offset;
  question.limit = (guint) limit;
  return bang_cli_run (cli, list_ledger, &question);
}
