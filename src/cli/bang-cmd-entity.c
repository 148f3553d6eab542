/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "entity": the page of one name: offices, events, company and relations, each
 * with the sentence that says it. Main thread; reading in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "export/bang-facts-json.h"
#include "library/bang-fact-labels.h"
#include "query/bang-event-type.h"
#include "text/bang-normal.h"

/* Of each list. */
#define DEFAULT_LIMIT 50

typedef struct
{
  const char *name;
  guint       limit;
} Question;

typedef struct
{
  BangEntityCard *card;
  GPtrArray      *events;      /* (element-type BangAppearance) */
  GPtrArray      *relations;   /* (element-type BangRelationRow) */
} Answer;

static void
add_tenures (JsonBuilder  *builder,
             const Answer *answer)
{
  json_builder_set_member_name (builder, "tenures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->card->tenures->len; i++)
    {
      const BangTenure *tenure = g_ptr_array_index (answer->card->tenures, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "title", tenure->title);
      bang_cli_add_day (builder, "first", tenure->first);
      bang_cli_add_day (builder, "last", tenure->last);
      bang_cli_add_int (builder, "articles", tenure->n_articles);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_events (JsonBuilder  *builder,
            const Answer *answer)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->events->len; i++)
    {
      const BangAppearance *appearance = g_ptr_array_index (answer->events, i);

      json_builder_begin_object (builder);
      bang_cli_add_int (builder, "id", appearance->event->id);
      bang_json_add_string (builder, "role",
                            appearance->has_role && answer->card->row->kind == BANG_ENTITY_PERSON
                            ? bang_role_to_string (appearance->role) : NULL);
      bang_json_add_string (builder, "side", appearance->side);
      bang_json_add_string (builder, "printed_title", appearance->title);
      bang_json_add_string (builder, "evidence", appearance->quote);
      bang_cli_add_event (builder, appearance->event);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_together (JsonBuilder  *builder,
              const Answer *answer)
{
  json_builder_set_member_name (builder, "together");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->card->together->len; i++)
    {
      const BangEntityRow *row = g_ptr_array_index (answer->card->together, i);

      json_builder_begin_object (builder);
      bang_cli_add_int (builder, "id", row->id);
      bang_json_add_string (builder, "kind", bang_entity_kind_to_string (row->kind));
      bang_json_add_string (builder, "name", row->name);
      bang_cli_add_int (builder, "articles", row->n_articles);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_relations (JsonBuilder  *builder,
               const Answer *answer)
{
  json_builder_set_member_name (builder, "relations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->relations->len; i++)
    {
      const BangRelationRow *row = g_ptr_array_index (answer->relations, i);

      json_builder_begin_object (builder);
      bang_json_add_string (builder, "subject", row->subject);
      bang_json_add_string (builder, "predicate", row->predicate);
      bang_json_add_string (builder, "object", row->object);
      bang_cli_add_int (builder, "articles", row->n_articles);
      bang_json_add_string (builder, "rule", row->rule);
      bang_json_add_string (builder, "quote", row->quote);
      json_builder_set_member_name (builder, "article");
      json_builder_begin_object (builder);
      bang_cli_add_int (builder, "id", row->article_id);
      bang_json_add_string (builder, "title", row->article_title);
      bang_cli_add_day (builder, "date", row->date);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Answer *answer)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  const BangEntityRow *row = answer->card->row;

  json_builder_begin_object (builder);
  bang_cli_add_int (builder, "id", row->id);
  bang_json_add_string (builder, "uuid", row->uuid);
  bang_json_add_string (builder, "kind", bang_entity_kind_to_string (row->kind));
  bang_json_add_string (builder, "name", row->name);
  bang_json_add_string (builder, "place_kind", row->place_kind);
  bang_json_add_string (builder, "side",
                        row->side != BANG_SIDE_UNKNOWN ? bang_country_to_string (row->side) : NULL);
  bang_cli_add_int (builder, "articles", row->n_articles);
  bang_cli_add_strings (builder, "other_names", row->other_names);
  json_builder_set_member_name (builder, "confirmed");
  json_builder_add_boolean_value (builder, row->confirmed);
  add_tenures (builder, answer);
  add_events (builder, answer);
  add_together (builder, answer);
  add_relations (builder, answer);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
}

static void
print_tenures (const Answer *answer)
{
  if (answer->card->tenures->len > 0)
    bang_cli_print ("\n%s\n", _("Offices"));
  for (guint i = 0; i < answer->card->tenures->len; i++)
    {
      const BangTenure *tenure = g_ptr_array_index (answer->card->tenures, i);
      g_autofree char *first = bang_cli_show_day (tenure->first, BANG_BASIS_STATED);
      g_autofree char *last = bang_cli_show_day (tenure->last, BANG_BASIS_STATED);
      g_autofree char *line = NULL;

      line = g_str_equal (first, last) ? g_strdup_printf ("%s (%s)", tenure->title, first)
                                       : g_strdup_printf ("%s (%s – %s)", tenure->title, first, last);
      bang_cli_print_line (NULL, line);
    }
}

static void
print_events (const Answer *answer)
{
  if (answer->events->len > 0)
    bang_cli_print ("\n%s\n", _("Events"));
  for (guint i = 0; i < answer->events->len; i++)
    {
      const BangAppearance *appearance = g_ptr_array_index (answer->events, i);
      const BangEventRow *event = appearance->event;
      g_autofree char *day = bang_cli_show_day (event->start, event->basis);
      g_autofree char *title = bang_normal_for_screen (event->title != NULL ? event->title : event->article->title);

      bang_cli_print ("\n  %s  %s  %s\n", day, bang_event_type_get_label (event->type), title);
      bang_cli_print_line (_("side"), appearance->side);
      if (appearance->has_role && answer->card->row->kind == BANG_ENTITY_PERSON)
        bang_cli_print_line (_("role"), bang_cli_role_label (appearance->role));
      bang_cli_print_line (_("office"), appearance->title);
      bang_cli_print_source (event->article, appearance->quote);
    }
}

static void
print_together (const Answer *answer)
{
  if (answer->card->together->len > 0)
    bang_cli_print ("\n%s\n", _("In the same articles"));
  for (guint i = 0; i < answer->card->together->len; i++)
    {
      const BangEntityRow *row = g_ptr_array_index (answer->card->together, i);
      g_autofree char *line = g_strdup_printf ("%s (%u)", row->name, row->n_articles);

      bang_cli_print_line (NULL, line);
    }
}

static void
print_relations (const Answer *answer)
{
  if (answer->relations->len > 0)
    bang_cli_print ("\n%s\n", _("Relations"));
  for (guint i = 0; i < answer->relations->len; i++)
    {
      const BangRelationRow *row = g_ptr_array_index (answer->relations, i);
      g_autofree char *line = bang_cli_relation_sentence (row);
      g_autofree char *shown = bang_normal_for_screen (line);
      g_autofree char *quote = bang_normal_for_screen (row->quote);
      g_autofree char *title = bang_normal_for_screen (row->article_title != NULL ? row->article_title : "");

      bang_cli_print ("\n  %s\n", shown);
      if (*quote != '\0')
        bang_cli_print ("    “%s”\n", quote);
      bang_cli_print ("    [%" G_GINT64_FORMAT "] %s\n", row->article_id, title);
    }
}

static void
print_text (const Answer *answer)
{
  const BangEntityRow *row = answer->card->row;
  g_autofree char *name = bang_normal_for_screen (row->name);
  const char *kind = bang_entity_get_label (row->kind, row->place_kind);
  g_autoptr(GString) others = g_string_new (NULL);

  bang_cli_print ("%" G_GINT64_FORMAT "  %s\n    %s · %s · ", row->id, name, kind, bang_cli_country_label (row->side));
  bang_cli_print (ngettext ("%u article\n", "%u articles\n", row->n_articles), row->n_articles);
  for (guint i = 0; i < row->other_names->len; i++)
    g_string_append_printf (others, "%s%s", i > 0 ? " · " : "", (const char *) g_ptr_array_index (row->other_names, i));
  bang_cli_print_line (_("also"), others->str);
  if (row->confirmed)
    bang_cli_print_line (NULL, _("confirmed by a person"));
  print_tenures (answer);
  print_events (answer);
  print_together (answer);
  print_relations (answer);
}

static gboolean
show_entity (BangCli       *cli,
             BangLibrary   *library,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Question *question = data;
  gint64 id = bang_library_look_up_entity (library, question->name, cancellable, error);
  g_autoptr(BangEntityCard) card = NULL;
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GPtrArray) relations = NULL;
  Answer answer;

  if (id == 0)
    return FALSE;
  answer.card = card = bang_library_get_entity (library, id, cancellable, error);
  if (card == NULL)
    return FALSE;
  answer.events = events = bang_library_get_entity_events (library, id, question->limit, cancellable, error);
  if (events == NULL)
    return FALSE;
  answer.relations = relations = bang_library_get_entity_relations (library, id, question->limit, cancellable, error);
  if (relations == NULL)
    return FALSE;

  if (cli->json)
    print_json (&answer);
  else
    print_text (&answer);
  return TRUE;
}

BangCliStatus
bang_cmd_entity (BangCli  *cli,
                 int       argc,
                 char    **argv)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *name = NULL;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many events and relations to show (default: 50)"), "N" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL }
  };
  Question question = { NULL, };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (words == NULL)
    return bang_cli_usage (cli, "%s", _("“entity” needs a number, a uuid or a name"));
  if (limit < 0)
    return bang_cli_usage (cli, "%s", _("--limit cannot be less than 0"));

  name = bang_cli_query_text (words);
  question.name = name;
  question.limit = (guint) limit;
  return bang_cli_run (cli, show_entity, &question);
}
