/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "decide": telling the library what is right, and taking it back.
 *
 * Names are given by number, uuid or exact name; events by the article whose
 * main event they are, as event:ARTICLE.N (N from 1), or as event:ID with the
 * number that "events" shows. Main thread. */
#include "config.h"

#include "cli/bang-cli-suggestions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export/bang-facts-json.h"
#include "library/bang-browse.h"
#include "library/bang-decide.h"

#define DEFAULT_LIMIT 20

typedef struct
{
  BangCli     *cli;
  BangLibrary *library;
  int          limit;
  const char  *article;    /* (nullable) */
  const char  *articles;   /* (nullable) */
  const char  *event;      /* (nullable) */
  const char  *kind;       /* (nullable) of suggestions */
  gint64       new_id;     /* of the name that was split off */
} Deciding;

typedef gint64 (*DecideFunc) (Deciding  *deciding,
                              char     **args,
                              GError   **error);

/* Which event, by its article and number there. */
typedef struct
{
  gint64 article;
  guint  n;
} Event;

static gboolean
fail (GError     **error,
      const char  *format,
      ...) G_GNUC_PRINTF (2, 3);

/* Arguments are bytes; what is said of them is text. */
static gboolean
fail (GError     **error,
      const char  *format,
      ...)
{
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  bytes = g_strdup_vprintf (format, args);
  va_end (args);
  text = g_utf8_make_valid (bytes, -1);
  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND, text);
  return FALSE;
}

static void
set_ambiguous (GError     **error,
               const char  *name,
               GArray      *ids)
{
  g_autoptr(GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < MIN (ids->len, 10); i++)
    g_string_append_printf (numbers, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", g_array_index (ids, gint64, i));
  g_set_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
               _("“%s” is the name of several. Give one by its number: %s."), name, numbers->str);
}

static gboolean
find_entity (BangLibrary  *library,
             const char   *text,
             gint64       *id,
             GError      **error)
{
  g_autoptr(GArray) ids = NULL;
  g_autofree char *name = NULL;
  guint64 number;

  if (g_str_has_prefix (text, "entity:"))
    text += strlen ("entity:");
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      *id = (gint64) number;
      return TRUE;
    }

  name = g_utf8_make_valid (text, -1);
  ids = bang_library_find_entities (library, name, NULL, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return fail (error, _("There is no name “%s” in the library. “show” tells which names an article has."), text);
  if (ids->len > 1)
    {
      set_ambiguous (error, name, ids);
      return FALSE;
    }
  *id = g_array_index (ids, gint64, 0);
  return TRUE;
}

/* "event:ARTICLE.N", "event:ID", or an article for its main event. */
static gboolean
find_event (BangLibrary  *library,
            const char   *text,
            Event        *event,
            GError      **error)
{
  g_autofree char *article = NULL;
  const char *dot;
  guint64 number;

  event->n = 0;
  if (!g_str_has_prefix (text, "event:"))
    {
      event->article = bang_cli_find_article (library, text, error);
      return event->article != 0;
    }

  text += strlen ("event:");
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    {
      event->article = BANG_EVENT_ID_ARTICLE (number);
      event->n = BANG_EVENT_ID_N (number);
      return event->article != 0 || fail (error, _("There is no event “%s” in the library."), text);
    }
  dot = strrchr (text, '.');
  if (dot == NULL || !g_ascii_string_to_unsigned (dot + 1, 10, 1, 4096, &number, NULL))
    return fail (error, _("“%s” is no event. Give event:ARTICLE.N with the number of an article and of its event."),
                 text);
  article = g_strndup (text, (gsize) (dot - text));
  event->article = bang_cli_find_article (library, article, error);
  event->n = (guint) number - 1;
  return event->article != 0;
}

static gboolean
is_event (const char *text)
{
  return g_str_has_prefix (text, "event:");
}

static gint64
confirm (Deciding  *deciding,
         char     **args,
         GError   **error)
{
  Event event;
  gint64 id;

  if (is_event (args[0]))
    return find_event (deciding->library, args[0], &event, error)
           ? bang_library_confirm_event (deciding->library, event.article, event.n, error) : 0;
  return find_entity (deciding->library, args[0], &id, error)
         ? bang_library_confirm_entity (deciding->library, id, error) : 0;
}

static gint64
reject (Deciding  *deciding,
        char     **args,
        GError   **error)
{
  Event event = { 0, 0 };
  gint64 id;

  if (is_event (args[0]))
    return find_event (deciding->library, args[0], &event, error)
           ? bang_library_reject_event (deciding->library, event.article, event.n, error) : 0;
  if (!find_entity (deciding->library, args[0], &id, error))
    return 0;
  if (deciding->event != NULL)
    return find_event (deciding->library, deciding->event, &event, error)
           ? bang_library_reject_participant (deciding->library, event.article, event.n, id, error) : 0;
  if (deciding->article != NULL)
    {
      event.article = bang_cli_find_article (deciding->library, deciding->article, error);
      if (event.article == 0)
        return 0;
    }
  return bang_library_reject_entity (deciding->library, id, event.article, error);
}

static gint64
rename_entity (Deciding  *deciding,
               char     **args,
               GError   **error)
{
  gint64 id;

  return find_entity (deciding->library, args[0], &id, error)
         ? bang_library_rename_entity (deciding->library, id, args[1], error) : 0;
}

static gint64
retype (Deciding  *deciding,
        char     **args,
        GError   **error)
{
  BangEntityKind kind;
  Event event;
  gint64 id;

  if (bang_entity_kind_from_string (args[1], &kind))
    return find_entity (deciding->library, args[0], &id, error)
           ? bang_library_retype_entity (deciding->library, id, kind, error) : 0;
  return find_event (deciding->library, args[0], &event, error)
         ? bang_library_retype_event (deciding->library, event.article, event.n, args[1], error) : 0;
}

static gint64
merge (Deciding  *deciding,
       char     **args,
       GError   **error)
{
  gint64 id;
  gint64 into;

  return find_entity (deciding->library, args[0], &id, error) &&
         find_entity (deciding->library, args[1], &into, error)
         ? bang_library_merge_entities (deciding->library, id, into, error) : 0;
}

static gint64
split (Deciding  *deciding,
       char     **args,
       GError   **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(GStrv) names = g_strsplit (deciding->articles != NULL ? deciding->articles : "", ",", -1);
  gint64 entity;

  if (!find_entity (deciding->library, args[0], &entity, error))
    return 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 id = bang_cli_find_article (deciding->library, g_strstrip (names[i]), error);

      if (id == 0)
        return 0;
      g_array_append_val (ids, id);
    }
  return bang_library_split_entity (deciding->library, entity, (const gint64 *) (void *) ids->data, ids->len,
                                    &deciding->new_id, error);
}

static gint64
same (Deciding  *deciding,
      char     **args,
      GError   **error)
{
  Event event;
  Event other;

  return find_event (deciding->library, args[0], &event, error) &&
         find_event (deciding->library, args[1], &other, error)
         ? bang_library_join_events (deciding->library, event.article, other.article, error) : 0;
}

static gint64
not_same (Deciding  *deciding,
          char     **args,
          GError   **error)
{
  Event event;
  Event other_event;
  gint64 id;
  gint64 other;

  if (is_event (args[0]) && is_event (args[1]))
    return find_event (deciding->library, args[0], &event, error) &&
           find_event (deciding->library, args[1], &other_event, error)
           ? bang_library_tell_events_apart (deciding->library, event.article, other_event.article, error) : 0;
  return find_entity (deciding->library, args[0], &id, error) &&
         find_entity (deciding->library, args[1], &other, error)
         ? bang_library_tell_entities_apart (deciding->library, id, other, error) : 0;
}

static gint64
part_of (Deciding  *deciding,
         char     **args,
         GError   **error)
{
  Event event;
  Event whole;

  return find_event (deciding->library, args[0], &event, error) &&
         find_event (deciding->library, args[1], &whole, error)
         ? bang_library_make_part_of (deciding->library, event.article, event.n, whole.article, whole.n, error) : 0;
}

static gint64
not_part_of (Deciding  *deciding,
             char     **args,
             GError   **error)
{
  Event event;
  Event whole;

  return find_event (deciding->library, args[0], &event, error) &&
         find_event (deciding->library, args[1], &whole, error)
         ? bang_library_make_no_part_of (deciding->library, event.article, event.n, whole.article, whole.n, error) : 0;
}

static gint64
set_chinese (Deciding  *deciding,
             char     **args,
             GError   **error)
{
  gint64 id;

  return find_entity (deciding->library, args[0], &id, error)
         ? bang_library_set_chinese_name (deciding->library, id, args[1], error) : 0;
}

static gint64
accept (Deciding  *deciding,
        char     **args,
        GError   **error)
{
  gint64 id = bang_cli_parse_suggestion (args[0], error);

  return id != 0 ? bang_library_accept_suggestion (deciding->library, id, error) : 0;
}

static gint64
refuse (Deciding  *deciding,
        char     **args,
        GError   **error)
{
  gint64 id = bang_cli_parse_suggestion (args[0], error);

  return id != 0 ? bang_library_refuse_suggestion (deciding->library, id, error) : 0;
}

static gint64
set_date (Deciding  *deciding,
          char     **args,
          GError   **error)
{
  Event event;
  BangDay day;

  if (!bang_decision_parse_day (args[1], &day))
    {
      fail (error, _("“%s” is no date. Give a year, a month or a day (2024, 2024-11, 2024-11-19), or unknown."),
            args[1]);
      return 0;
    }
  return find_event (deciding->library, args[0], &event, error)
         ? bang_library_set_event_date (deciding->library, event.article, event.n, day, error) : 0;
}

static gint64
set_place (Deciding  *deciding,
           char     **args,
           GError   **error)
{
  Event event;

  return find_event (deciding->library, args[0], &event, error)
         ? bang_library_set_event_place (deciding->library, event.article, event.n, args[1], error) : 0;
}

static gint64
set_side (Deciding  *deciding,
          char     **args,
          GError   **error)
{
  BangCountry side = bang_country_from_string (args[1]);
  gint64 id;

  if (!g_str_equal (bang_country_to_string (side), args[1]))
    {
      fail (error, _("“%s” is no side. Give VN, CN, other or unknown."), args[1]);
      return 0;
    }
  return find_entity (deciding->library, args[0], &id, error)
         ? bang_library_set_entity_side (deciding->library, id, side, error) : 0;
}

static gboolean
get_seq (char     **args,
         gint64    *seq,
         GError   **error)
{
  guint64 number = 0;

  if (args[0] != NULL && !g_ascii_string_to_unsigned (args[0], 10, 1, G_MAXINT64, &number, NULL))
    return fail (error, _("“%s” is no number of a decision. “decide list” shows them."), args[0]);
  *seq = (gint64) number;
  return TRUE;
}

static gint64
undo (Deciding  *deciding,
      char     **args,
      GError   **error)
{
  gint64 seq = 0;

  return get_seq (args, &seq, error) ? bang_library_undo_decision (deciding->library, seq, error) : 0;
}

static gint64
redo (Deciding  *deciding,
      char     **args,
      GError   **error)
{
  gint64 seq = 0;

  return get_seq (args, &seq, error) ? bang_library_redo_decision (deciding->library, seq, error) : 0;
}

static void
build_decision (JsonBuilder        *builder,
                const BangDecision *decision)
{
  g_autofree char *text = bang_decision_describe (decision);
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (decision->at / G_USEC_PER_SEC);
  g_autofree char *at = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "seq");
  json_builder_add_int_value (builder, decision->seq);
  bang_json_add_string (builder, "uuid", decision->uuid);
  bang_json_add_string (builder, "op", bang_decision_op_to_string (decision->op));
  bang_json_add_string (builder, "text", text);
  bang_json_add_string (builder, "at", at);
  bang_json_add_string (builder, "actor", decision->actor);
  bang_json_add_string (builder, "target", decision->target);
  bang_json_add_string (builder, "kind", decision->target_kind);
  bang_json_add_string (builder, "name", decision->target_name);
  bang_json_add_string (builder, "old", decision->old_value);
  bang_json_add_string (builder, "new", decision->new_value);
  bang_json_add_string (builder, "other", decision->other);
  json_builder_set_member_name (builder, "undo_of");
  if (decision->undo_of_seq != 0)
    json_builder_add_int_value (builder, decision->undo_of_seq);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "in_force");
  json_builder_add_boolean_value (builder, decision->active);
  json_builder_set_member_name (builder, "pending");
  json_builder_add_boolean_value (builder, decision->pending);
}

static void
print_decision (const BangDecision *decision)
{
  g_autofree char *text = bang_decision_describe (decision);
  gboolean undone = !decision->active && decision->undo_of_seq == 0;

  bang_cli_print ("%6" G_GINT64_FORMAT "  %s%s%s\n", decision->seq, text,
                  undone ? _(" (undone)") : "", decision->pending ? _(" (its article is not here yet)") : "");
}

static BangCliStatus
list (Deciding *deciding)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) decisions = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  decisions = bang_library_list_decisions (deciding->library, deciding->limit, NULL, &error);
  if (decisions == NULL)
    return bang_cli_fail (error);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < decisions->len; i++)
    {
      const BangDecision *decision = g_ptr_array_index (decisions, i);

      if (!deciding->cli->json)
        print_decision (decision);
      build_decision (builder, decision);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (deciding->cli->json)
    bang_cli_print_json (json_builder_get_root (builder));
  return BANG_CLI_DONE;
}

/* What was just decided, as the log has it. */
static BangCliStatus
answer (Deciding *deciding,
        gint64    seq)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) decisions = bang_library_list_decisions (deciding->library, 1, NULL, &error);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  const BangDecision *decision;

  if (decisions == NULL)
    return bang_cli_fail (error);
  if (decisions->len == 0)
    return BANG_CLI_DONE;

  decision = g_ptr_array_index (decisions, 0);
  if (!deciding->cli->json)
    {
      if (decision->seq == seq)
        print_decision (decision);
      return BANG_CLI_DONE;
    }
  build_decision (builder, decision);
  if (deciding->new_id != 0)
    {
      json_builder_set_member_name (builder, "new_id");
      json_builder_add_int_value (builder, deciding->new_id);
    }
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
  return BANG_CLI_DONE;
}

/* Those of an article, of a name, or all. */
static BangCliStatus
list_suggestions (Deciding  *deciding,
                  char     **args)
{
  g_autoptr(GError) error = NULL;
  BangSuggestionFilter filter = { .any_kind = deciding->kind == NULL };

  if (deciding->kind != NULL && !bang_suggestion_kind_from_string (deciding->kind, &filter.kind))
    return bang_cli_usage (deciding->cli, "%s",
                           _("--kind is one of part-of, same-event, same-name, chinese-name and changed-fact"));
  if (deciding->article != NULL)
    {
      filter.article_id = bang_cli_find_article (deciding->library, deciding->article, &error);
      if (filter.article_id == 0)
        return bang_cli_fail (error);
    }
  if (args[0] != NULL && !find_entity (deciding->library, args[0], &filter.entity_id, &error))
    return bang_cli_fail (error);
  return bang_cli_list_suggestions (deciding->cli, deciding->library, &filter, (guint) deciding->limit);
}

static BangCliStatus
export_file (Deciding   *deciding,
             const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonBuilder) builder = NULL;

  if (!bang_library_export_decisions (deciding->library, path, NULL, &error))
    return bang_cli_fail (error);
  if (!deciding->cli->json)
    return BANG_CLI_DONE;

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  bang_json_add_path (builder, "file", path);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
  return BANG_CLI_DONE;
}

static BangCliStatus
replay_file (Deciding   *deciding,
             const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonBuilder) builder = NULL;
  BangReplay replay;

  if (!bang_library_replay_decisions (deciding->library, path, &replay, NULL, &error))
    return bang_cli_fail (error);
  if (!deciding->cli->json)
    {
      bang_cli_print (_("%u decisions added, %u known already, %u waiting for their articles\n"),
                      replay.n_added, replay.n_known, replay.n_pending);
      return BANG_CLI_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_add_int_value (builder, replay.n_added);
  json_builder_set_member_name (builder, "known");
  json_builder_add_int_value (builder, replay.n_known);
  json_builder_set_member_name (builder, "pending");
  json_builder_add_int_value (builder, replay.n_pending);
  json_builder_end_object (builder);
  bang_cli_print_json (json_builder_get_root (builder));
  return BANG_CLI_DONE;
}

static const struct
{
  const char *name;
  guint       min;          /* arguments */
  guint       max;
  const char *arguments;
  DecideFunc  func;         /* NULL: list, suggestions, export, replay */
} verbs[] = {
  { "list", 0, 0, N_("list [--limit N]"), NULL },
  { "merge", 2, 2, N_("merge NAME INTO"), merge },
  { "split", 1, 1, N_("split NAME --articles ID,ID"), split },
  { "rename", 2, 2, N_("rename NAME NEW-NAME"), rename_entity },
  { "reject", 1, 1, N_("reject NAME [--article ID | --event EVENT], or reject EVENT"), reject },
  { "confirm", 1, 1, N_("confirm NAME|EVENT"), confirm },
  { "retype", 2, 2, N_("retype ARTICLE|EVENT TYPE, or retype NAME KIND"), retype },
  { "date", 2, 2, N_("date ARTICLE|EVENT DATE|unknown"), set_date },
  { "place", 2, 2, N_("place ARTICLE|EVENT PLACE"), set_place },
  { "side", 2, 2, N_("side NAME VN|CN|other|unknown"), set_side },
  { "chinese", 2, 2, N_("chinese NAME CHARACTERS"), set_chinese },
  { "same", 2, 2, N_("same ARTICLE ARTICLE"), same },
  { "not-same", 2, 2, N_("not-same NAME NAME, or not-same EVENT EVENT"), not_same },
  { "part-of", 2, 2, N_("part-of EVENT EVENT"), part_of },
  { "not-part-of", 2, 2, N_("not-part-of EVENT EVENT"), not_part_of },
  { "suggestions", 0, 1, N_("suggestions [NAME] [--kind KIND] [--article ID] [--limit N]"), NULL },
  { "accept", 1, 1, N_("accept NUMBER"), accept },
  { "refuse", 1, 1, N_("refuse NUMBER"), refuse },
  { "undo", 0, 1, N_("undo [NUMBER]"), undo },
  { "redo", 0, 1, N_("redo [NUMBER]"), redo },
  { "export", 1, 1, N_("export FILE"), NULL },
  { "replay", 1, 1, N_("replay FILE"), NULL },
};

static BangCliStatus
run_verb (Deciding  *deciding,
          guint      verb,
          char     **args)
{
  g_autoptr(GError) error = NULL;
  gint64 seq;

  deciding->library = bang_cli_open (deciding->cli, FALSE, &error);
  if (deciding->library == NULL)
    return bang_cli_fail (error);

  if (g_str_equal (verbs[verb].name, "list"))
    return list (deciding);
  if (g_str_equal (verbs[verb].name, "suggestions"))
    return list_suggestions (deciding, args);
  if (g_str_equal (verbs[verb].name, "export"))
    return export_file (deciding, args[0]);
  if (g_str_equal (verbs[verb].name, "replay"))
    return replay_file (deciding, args[0]);

  seq = verbs[verb].func (deciding, args, &error);
  return seq != 0 ? answer (deciding, seq) : bang_cli_fail (error);
}

static BangCliStatus
find_and_run (Deciding  *deciding,
              char     **rest)
{
  guint n_args = rest != NULL ? g_strv_length (rest) : 0;

  if (n_args == 0)
    return bang_cli_usage (deciding->cli, "%s",
                           _("“decide” needs to be told what: list, merge, split, rename, reject, confirm, retype, "
                             "date, place, side, chinese, same, not-same, part-of, not-part-of, suggestions, accept, refuse, "
                             "undo, redo, export or replay"));
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (!g_str_equal (verbs[i].name, rest[0]))
        continue;
      if (n_args - 1 < verbs[i].min || n_args - 1 > verbs[i].max ||
          (g_str_equal (rest[0], "split") && deciding->articles == NULL))
        return bang_cli_usage (deciding->cli, _("It is “decide %s”"), _(verbs[i].arguments));
      return run_verb (deciding, i, rest + 1);
    }
  {
    g_autofree char *shown = g_filename_display_name (rest[0]);

    return bang_cli_usage (deciding->cli, _("There is nothing to decide that is called “%s”"), shown);
  }
}

BangCliStatus
bang_cmd_decide (BangCli  *cli,
                 int       argc,
                 char    **argv)
{
  g_auto(GStrv) rest = NULL;
  g_autofree char *article = NULL;
  g_autofree char *articles = NULL;
  g_autofree char *event = NULL;
  g_autofree char *kind = NULL;
  Deciding deciding = { cli, NULL, DEFAULT_LIMIT, NULL, };
  BangCliStatus status;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &deciding.limit, N_("How many decisions or suggestions to list (default: 20)"), "N" },
    { "articles", 0, 0, G_OPTION_ARG_STRING, &articles, N_("In which articles a name is another one"), "ID,…" },
    { "article", 0, 0, G_OPTION_ARG_STRING, &article, N_("In which article alone a name is wrong, or whose suggestions to list"), "ID" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("Which suggestions to list"), "KIND" },
    { "event", 0, 0, G_OPTION_ARG_STRING, &event, N_("In which event a person had no part"), "EVENT" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL }
  };

  if (!bang_cli_parse (cli, entries, argc, argv))
    return BANG_CLI_USAGE;
  if (deciding.limit < 1)
    return bang_cli_usage (cli, "%s", _("--limit needs a number from 1"));

  deciding.article = article;
  deciding.articles = articles;
  deciding.event = event;
  deciding.kind = kind;
  status = find_and_run (&deciding, rest);
  g_clear_object (&deciding.library);
  return status;
}
