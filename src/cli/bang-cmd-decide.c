/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "decide": telling the library what is right, and taking it back.
 *
 * Names are given by number, uuid or exact name; events by the article whose
 * main event they are, as event:ARTICLE.N (N from 1), or as event:ID with the
 * number that "events" shows. Main thread; the work in another, for Ctrl+C. */
#include "config.h"

#include "cli/bang-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/bang-cli-decisions.h"
#include "cli/bang-cli-names.h"
#include "cli/bang-cli-suggestions.h"
#include "library/bang-decide.h"

#define DEFAULT_LIMIT 20

/* What is to be decided. */
typedef struct
{
  const struct Verb   *verb;
  char               **args;
  int                  limit;
  const char          *article;    /* (nullable) */
  const char          *articles;   /* (nullable) */
  const char          *event;      /* (nullable) */
  gboolean             has_kind;
  BangSuggestionKind   kind;
  gint64               new_id;     /* (out) of the name that was split off */
} Deciding;

/* Returns: the number of what was decided, 0 with @error */
typedef gint64 (*DecideFunc) (BangLibrary  *library,
                              Deciding     *deciding,
                              GError      **error);

/* For what answers otherwise. */
typedef gboolean (*AnswerFunc) (BangCli       *cli,
                                BangLibrary   *library,
                                Deciding      *deciding,
                                GCancellable  *cancellable,
                                GError       **error);

typedef struct Verb
{
  const char *name;
  guint       min;          /* arguments */
  guint       max;
  const char *arguments;
  DecideFunc  decide;
  AnswerFunc  answer;       /* in its stead */
} Verb;

static gboolean
is_event (const char *text)
{
  return g_str_has_prefix (text, "event:");
}

static gint64
confirm (BangLibrary  *library,
         Deciding     *deciding,
         GError      **error)
{
  BangCliEvent event;
  gint64 id;

  if (is_event (deciding->args[0]))
    return bang_cli_find_event (library, deciding->args[0], &event, error)
           ? bang_library_confirm_event (library, event.article, event.n, error) : 0;
  return bang_cli_find_entity (library, deciding->args[0], &id, error)
         ? bang_library_confirm_entity (library, id, error) : 0;
}

static gint64
reject (BangLibrary  *library,
        Deciding     *deciding,
        GError      **error)
{
  BangCliEvent event = { 0, 0 };
  gint64 id;

  if (is_event (deciding->args[0]))
    return bang_cli_find_event (library, deciding->args[0], &event, error)
           ? bang_library_reject_event (library, event.article, event.n, error) : 0;
  if (!bang_cli_find_entity (library, deciding->args[0], &id, error))
    return 0;
  if (deciding->event != NULL)
    return bang_cli_find_event (library, deciding->event, &event, error)
           ? bang_library_reject_participant (library, event.article, event.n, id, error) : 0;
  if (deciding->article != NULL)
    {
      event.article = bang_cli_find_article (library, deciding->article, error);
      if (event.article == 0)
        return 0;
    }
  return bang_library_reject_entity (library, id, event.article, error);
}

static gint64
rename_entity (BangLibrary  *library,
               Deciding     *deciding,
               GError      **error)
{
  gint64 id;

  return bang_cli_find_entity (library, deciding->args[0], &id, error)
         ? bang_library_rename_entity (library, id, deciding->args[1], error) : 0;
}

static gint64
retype (BangLibrary  *library,
        Deciding     *deciding,
        GError      **error)
{
  BangEntityKind kind;
  BangCliEvent event;
  gint64 id;

  if (bang_entity_kind_from_string (deciding->args[1], &kind))
    return bang_cli_find_entity (library, deciding->args[0], &id, error)
           ? bang_library_retype_entity (library, id, kind, error) : 0;
  return bang_cli_find_event (library, deciding->args[0], &event, error)
         ? bang_library_retype_event (library, event.article, event.n, deciding->args[1], error) : 0;
}

static gint64
merge (BangLibrary  *library,
       Deciding     *deciding,
       GError      **error)
{
  gint64 id;
  gint64 into;

  return bang_cli_find_entity (library, deciding->args[0], &id, error) &&
         bang_cli_find_entity (library, deciding->args[1], &into, error)
         ? bang_library_merge_entities (library, id, into, error) : 0;
}

static gint64
split (BangLibrary  *library,
       Deciding     *deciding,
       GError      **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(GStrv) names = g_strsplit (deciding->articles != NULL ? deciding->articles : "", ",", -1);
  gint64 entity;

  if (!bang_cli_find_entity (library, deciding->args[0], &entity, error))
    return 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gint64 id = bang_cli_find_article (library, g_strstrip (names[i]), error);

      if (id == 0)
        return 0;
      g_array_append_val (ids, id);
    }
  return bang_library_split_entity (library, entity, (const gint64 *) (void *) ids->data, ids->len,
                                    &deciding->new_id, error);
}

static gint64
same (BangLibrary  *library,
      Deciding     *deciding,
      GError      **error)
{
  BangCliEvent event;
  BangCliEvent other;

  return bang_cli_find_event (library, deciding->args[0], &event, error) &&
         bang_cli_find_event (library, deciding->args[1], &other, error)
         ? bang_library_join_events (library, event.article, other.article, error) : 0;
}

static gint64
not_same (BangLibrary  *library,
          Deciding     *deciding,
          GError      **error)
{
  BangCliEvent event;
  BangCliEvent other_event;
  gint64 id;
  gint64 other;

  if (is_event (deciding->args[0]) && is_event (deciding->args[1]))
    return bang_cli_find_event (library, deciding->args[0], &event, error) &&
           bang_cli_find_event (library, deciding->args[1], &other_event, error)
           ? bang_library_tell_events_apart (library, event.article, other_event.article, error) : 0;
  return bang_cli_find_entity (library, deciding->args[0], &id, error) &&
         bang_cli_find_entity (library, deciding->args[1], &other, error)
         ? bang_library_tell_entities_apart (library, id, other, error) : 0;
}

static gint64
part_of (BangLibrary  *library,
         Deciding     *deciding,
         GError      **error)
{
  BangCliEvent event;
  BangCliEvent whole;

  return bang_cli_find_event (library, deciding->args[0], &event, error) &&
         bang_cli_find_event (library, deciding->args[1], &whole, error)
         ? bang_library_make_part_of (library, event.article, event.n, whole.article, whole.n, error) : 0;
}

static gint64
not_part_of (BangLibrary  *library,
             Deciding     *deciding,
             GError      **error)
{
  BangCliEvent event;
  BangCliEvent whole;

  return bang_cli_find_event (library, deciding->args[0], &event, error) &&
         bang_cli_find_event (library, deciding->args[1], &whole, error)
         ? bang_library_make_no_part_of (library, event.article, event.n, whole.article, whole.n, error) : 0;
}

static gint64
set_chinese (BangLibrary  *library,
             Deciding     *deciding,
             GError      **error)
{
  gint64 id;

  return bang_cli_find_entity (library, deciding->args[0], &id, error)
         ? bang_library_set_chinese_name (library, id, deciding->args[1], error) : 0;
}

static gint64
accept (BangLibrary  *library,
        Deciding     *deciding,
        GError      **error)
{
  gint64 id = bang_cli_parse_suggestion (deciding->args[0], error);

  return id != 0 ? bang_library_accept_suggestion (library, id, error) : 0;
}

static gint64
refuse (BangLibrary  *library,
        Deciding     *deciding,
        GError      **error)
{
  gint64 id = bang_cli_parse_suggestion (deciding->args[0], error);

  return id != 0 ? bang_library_refuse_suggestion (library, id, error) : 0;
}

static gint64
set_date (BangLibrary  *library,
          Deciding     *deciding,
          GError      **error)
{
  BangCliEvent event;
  BangDay day;

  if (!bang_decision_parse_day (deciding->args[1], &day))
    {
      bang_cli_set_error (error,
                          _("“%s” is no date. Give a year, a month or a day (2024, 2024-11, 2024-11-19), or unknown."),
                          deciding->args[1]);
      return 0;
    }
  return bang_cli_find_event (library, deciding->args[0], &event, error)
         ? bang_library_set_event_date (library, event.article, event.n, day, error) : 0;
}

static gint64
set_place (BangLibrary  *library,
           Deciding     *deciding,
           GError      **error)
{
  BangCliEvent event;

  return bang_cli_find_event (library, deciding->args[0], &event, error)
         ? bang_library_set_event_place (library, event.article, event.n, deciding->args[1], error) : 0;
}

static gint64
set_side (BangLibrary  *library,
          Deciding     *deciding,
          GError      **error)
{
  BangCountry side = bang_country_from_string (deciding->args[1]);
  gint64 id;

  if (!g_str_equal (bang_country_to_string (side), deciding->args[1]))
    {
      bang_cli_set_error (error, _("“%s” is no side. Give VN, CN, other or unknown."), deciding->args[1]);
      return 0;
    }
  return bang_cli_find_entity (library, deciding->args[0], &id, error)
         ? bang_library_set_entity_side (library, id, side, error) : 0;
}

/* Which figure or side of an event: they are counted from 1, as people do. */
static gboolean
get_detail (Deciding  *deciding,
            guint     *n,
            GError   **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (deciding->args[1], 10, 1, G_MAXUINT, &number, NULL))
    return bang_cli_set_error (error, _("“%s” is no number. Count from 1, as “show” has them."), deciding->args[1]);
  *n = (guint) number - 1;
  return TRUE;
}

static gint64
set_figure (BangLibrary  *library,
            Deciding     *deciding,
            GError      **error)
{
  BangCliEvent event;
  double value = 0.0;
  char *end;
  guint n;

  if (!get_detail (deciding, &n, error) || !bang_cli_find_event (library, deciding->args[0], &event, error))
    return 0;
  if (g_str_equal (deciding->args[2], "none"))
    return bang_library_reject_figure (library, event.article, event.n, n, error);
  value = g_ascii_strtod (deciding->args[2], &end);
  if (end == deciding->args[2] || *end != '\0')
    {
      bang_cli_set_error (error, _("“%s” is no number. Write 3.5, or “none” if it is no figure."), deciding->args[2]);
      return 0;
    }
  return bang_library_set_event_figure (library, event.article, event.n, n, value, deciding->args[3], error);
}

static gint64
set_side_label (BangLibrary  *library,
                Deciding     *deciding,
                GError      **error)
{
  const char *name = deciding->args[3];
  BangCountry country = bang_country_from_string (name != NULL ? name : "");
  BangCliEvent event;
  guint n;

  if (name != NULL && !g_str_equal (bang_country_to_string (country), name))
    {
      bang_cli_set_error (error, _("“%s” is no side. Give VN, CN, other or unknown."), name);
      return 0;
    }
  return get_detail (deciding, &n, error) && bang_cli_find_event (library, deciding->args[0], &event, error)
         ? bang_library_set_event_side (library, event.article, event.n, n, deciding->args[2],
                                        name != NULL ? &country : NULL, error) : 0;
}

/* Which decision, 0 for the newest. */
static gboolean
get_seq (Deciding  *deciding,
         gint64    *seq,
         GError   **error)
{
  const char *text = deciding->args[0];
  guint64 number = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return bang_cli_set_error (error, _("“%s” is no number of a decision. “decide list” shows them."), text);
  *seq = (gint64) number;
  return TRUE;
}

static gint64
undo (BangLibrary  *library,
      Deciding     *deciding,
      GError      **error)
{
  gint64 seq = 0;

  return get_seq (deciding, &seq, error) ? bang_library_undo_decision (library, seq, error) : 0;
}

static gint64
redo (BangLibrary  *library,
      Deciding     *deciding,
      GError      **error)
{
  gint64 seq = 0;

  return get_seq (deciding, &seq, error) ? bang_library_redo_decision (library, seq, error) : 0;
}

static gboolean
list (BangCli       *cli,
      BangLibrary   *library,
      Deciding      *deciding,
      GCancellable  *cancellable,
      GError       **error)
{
  return bang_cli_list_decisions (cli, library, (guint) deciding->limit, error);
}

/* Those of an article, of a name, or all. */
static gboolean
list_suggestions (BangCli       *cli,
                  BangLibrary   *library,
                  Deciding      *deciding,
                  GCancellable  *cancellable,
                  GError       **error)
{
  BangSuggestionFilter filter = { .any_kind = !deciding->has_kind, .kind = deciding->kind };

  if (deciding->article != NULL)
    {
      filter.article_id = bang_cli_find_article (library, deciding->article, error);
      if (filter.article_id == 0)
        return FALSE;
    }
  if (deciding->args[0] != NULL && !bang_cli_find_entity (library, deciding->args[0], &filter.entity_id, error))
    return FALSE;
  return bang_cli_list_suggestions (cli, library, &filter, (guint) deciding->limit, cancellable, error);
}

static gboolean
export_file (BangCli       *cli,
             BangLibrary   *library,
             Deciding      *deciding,
             GCancellable  *cancellable,
             GError       **error)
{
  return bang_cli_export_decisions (cli, library, deciding->args[0], cancellable, error);
}

static gboolean
replay_file (BangCli       *cli,
             BangLibrary   *library,
             Deciding      *deciding,
             GCancellable  *cancellable,
             GError       **error)
{
  return bang_cli_replay_decisions (cli, library, deciding->args[0], cancellable, error);
}

static const Verb verbs[] = {
  { "list", 0, 0, N_("list [--limit N]"), NULL, list },
  { "merge", 2, 2, N_("merge NAME INTO"), merge, NULL },
  { "split", 1, 1, N_("split NAME --articles ID,ID"), split, NULL },
  { "rename", 2, 2, N_("rename NAME NEW-NAME"), rename_entity, NULL },
  { "reject", 1, 1, N_("reject NAME [--article ID | --event EVENT], or reject EVENT"), reject, NULL },
  { "confirm", 1, 1, N_("confirm NAME|EVENT"), confirm, NULL },
  { "retype", 2, 2, N_("retype ARTICLE|EVENT TYPE, or retype NAME KIND"), retype, NULL },
  { "date", 2, 2, N_("date ARTICLE|EVENT DATE|unknown"), set_date, NULL },
  { "place", 2, 2, N_("place ARTICLE|EVENT PLACE"), set_place, NULL },
  { "side", 2, 2, N_("side NAME VN|CN|other|unknown"), set_side, NULL },
  { "figure", 3, 4, N_("figure ARTICLE|EVENT N NUMBER [UNIT], or figure ARTICLE|EVENT N none"), set_figure, NULL },
  { "side-label", 3, 4, N_("side-label ARTICLE|EVENT N NAME [VN|CN|other|unknown]"), set_side_label, NULL },
  { "chinese", 2, 2, N_("chinese NAME CHARACTERS"), set_chinese, NULL },
  { "same", 2, 2, N_("same ARTICLE ARTICLE"), same, NULL },
  { "not-same", 2, 2, N_("not-same NAME NAME, or not-same EVENT EVENT"), not_same, NULL },
  { "part-of", 2, 2, N_("part-of EVENT EVENT"), part_of, NULL },
  { "not-part-of", 2, 2, N_("not-part-of EVENT EVENT"), not_part_of, NULL },
  { "suggestions", 0, 1, N_("suggestions [NAME] [--kind KIND] [--article ID] [--limit N]"), NULL, list_suggestions },
  { "accept", 1, 1, N_("accept NUMBER"), accept, NULL },
  { "refuse", 1, 1, N_("refuse NUMBER"), refuse, NULL },
  { "undo", 0, 1, N_("undo [NUMBER]"), undo, NULL },
  { "redo", 0, 1, N_("redo [NUMBER]"), redo, NULL },
  { "export", 1, 1, N_("export FILE"), NULL, export_file },
  { "replay", 1, 1, N_("replay FILE"), NULL, replay_file },
};

/**
 * bang_cmd_decide_describe:
 *
 * Returns: (transfer full): what can be decided, for --help
 */
char *
bang_cmd_decide_describe (void)
{
  GString *text = g_string_new (_("What can be said:"));

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_string_append_printf (text, "\n  decide %s", _(verbs[i].arguments));
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static gboolean
decide (BangCli       *cli,
        BangLibrary   *library,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Deciding *deciding = data;
  gint64 seq;

  if (deciding->verb->answer != NULL)
    return deciding->verb->answer (cli, library, deciding, cancellable, error);

  seq = deciding->verb->decide (library, deciding, error);
  return seq != 0 && bang_cli_print_decided (cli, library, seq, deciding->new_id, error);
}

/* Returns: (nullable): the verb, NULL after having said what is wrong */
static const Verb *
find_verb (BangCli   *cli,
           Deciding  *deciding,
           char     **rest)
{
  guint n_args = rest != NULL ? g_strv_length (rest) : 0;
  g_autofree char *shown = NULL;

  if (n_args == 0)
    {
      bang_cli_usage (cli, "%s",
                      _("“decide” needs to be told what: list, merge, split, rename, reject, confirm, retype, "
                        "date, place, side, figure, side-label, chinese, same, not-same, part-of, not-part-of, suggestions, accept, refuse, "
                        "undo, redo, export or replay"));
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (!g_str_equal (verbs[i].name, rest[0]))
        continue;
      if (n_args - 1 >= verbs[i].min && n_args - 1 <= verbs[i].max &&
          (verbs[i].decide != split || deciding->articles != NULL))
        return &verbs[i];
      bang_cli_usage (cli, _("It is “decide %s”"), _(verbs[i].arguments));
      return NULL;
    }

  shown = g_filename_display_name (rest[0]);
  bang_cli_usage (cli, _("There is nothing to decide that is called “%s”"), shown);
  return NULL;
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
  Deciding deciding = { .limit = DEFAULT_LIMIT };
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
  deciding.has_kind = kind != NULL;
  if (kind != NULL && !bang_suggestion_kind_from_string (kind, &deciding.kind))
    return bang_cli_usage (cli, "%s",
                           _("--kind is one of part-of, same-event, same-name, chinese-name and changed-fact"));

  deciding.article = article;
  deciding.articles = articles;
  deciding.event = event;
  deciding.verb = find_verb (cli, &deciding, rest);
  if (deciding.verb == NULL)
    return BANG_CLI_USAGE;
  deciding.args = rest + 1;
  return bang_cli_run (cli, decide, &deciding);
}
