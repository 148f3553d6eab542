/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was decided, in whole sentences of the user's language: never a code of
 * the log. All of the wording is here. Main thread. */

#include "config.h"
#include "window/bang-decision-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "query/bang-event-type.h"
#include "text/bang-normal.h"
#include "window/bang-prose.h"

/* Characters of a title in a sentence. */
#define MANY_CHARS 90

/* A name of a file's making, short enough for a sentence. */
static char *
dup_name (const char *name)
{
  g_autofree char *safe = bang_normal_for_screen (name != NULL ? name : "");
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (safe, -1) <= MANY_CHARS)
    return g_steal_pointer (&safe);

  cut = g_utf8_substring (safe, 0, MANY_CHARS);

  return g_strconcat (g_strchomp (cut), "…", NULL);
}

static gboolean
is_on_event (const BangDecision *decision)
{
  return g_strcmp0 (decision->target_kind, "event") == 0;
}

/* What something was set to, as it is called elsewhere in the window. */
static char *
dup_value (const BangDecision *decision)
{
  const char *value = decision->new_value != NULL ? decision->new_value : "";
  BangEntityKind kind;
  const char *label;
  BangDay day;

  switch (decision->op)
    {
    case BANG_DECISION_DATE:
      if (*value == '\0' || !bang_decision_parse_day (value, &day))
        return g_strdup (_("not known"));
      return bang_prose_dup_day (day);
    case BANG_DECISION_RETYPE:
      if (is_on_event (decision))
        return g_strdup (bang_event_type_get_label (value));
      return bang_entity_kind_from_string (value, &kind) ? g_strdup (bang_prose_kind_label (kind)) : dup_name (value);
    case BANG_DECISION_SIDE:
      /* Of an event: which country, and what it is called. */
      if (is_on_event (decision))
        return dup_name (strchr (value, ' ') != NULL ? strchr (value, ' ') + 1 : value);
      label = bang_prose_country_label (bang_country_from_string (value));
      return g_strdup (*label != '\0' ? label : _("not known"));
    case BANG_DECISION_CONFIRM:
    case BANG_DECISION_REJECT:
    case BANG_DECISION_RENAME:
    case BANG_DECISION_MERGE:
    case BANG_DECISION_SPLIT:
    case BANG_DECISION_SAME:
    case BANG_DECISION_NOT_SAME:
    case BANG_DECISION_PART_OF:
    case BANG_DECISION_NOT_PART_OF:
    case BANG_DECISION_PLACE:
    case BANG_DECISION_FIGURE:
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
    case BANG_DECISION_N_OPS:
    default:
      return dup_name (value);
    }
}

static gboolean
is_rejected_figure (const BangDecision *decision)
{
  return decision->op == BANG_DECISION_REJECT && decision->field != NULL &&
         g_str_has_prefix (decision->field, "rejected-figure:");
}

static char *
dup_rejected (const BangDecision *decision,
              const char         *name,
              const char         *other)
{
  if (is_rejected_figure (decision))
    {
      g_autofree char *figure = dup_name (decision->old_value != NULL ? decision->old_value : "");

      /* Translators: a figure ("trade: 3 million USD"), and the title of an article. */
      return g_strdup_printf (_("“%1$s” is no figure of the event of “%2$s”."), figure, name);
    }
  if (is_on_event (decision) && decision->other != NULL)
    /* Translators: a person, and the title of an article. */
    return g_strdup_printf (_("%1$s took no part in the event of “%2$s”."), other, name);
  if (is_on_event (decision))
    return g_strdup_printf (_("“%s” reports no such event."), name);
  if (*other != '\0')
    /* Translators: a name, and the title of an article. */
    return g_strdup_printf (_("“%1$s” is no name in “%2$s”."), name, other);

  return g_strdup_printf (_("“%s” is not a name."), name);
}

/**
 * bang_decision_words_dup_sentence:
 * @decision: a line of the log
 *
 * Returns: (transfer full): what was decided, whole
 */
char *
bang_decision_words_dup_sentence (const BangDecision *decision)
{
  g_autofree char *name = dup_name (decision->target_name);
  g_autofree char *other = dup_name (decision->other_name);
  g_autofree char *value = dup_value (decision);

  switch (decision->op)
    {
    case BANG_DECISION_CONFIRM:
      return is_on_event (decision) ? g_strdup_printf (_("The event of “%s” is right as it is."), name)
                                    : g_strdup_printf (_("“%s” is right as it is."), name);
    case BANG_DECISION_REJECT:
      return dup_rejected (decision, name, other);
    case BANG_DECISION_RENAME:
      return g_strdup_printf (_("“%1$s” is called “%2$s”."), name, value);
    case BANG_DECISION_RETYPE:
      return is_on_event (decision)
             /* Translators: the title of an article, and a type of event. */
             ? g_strdup_printf (_("The event of “%1$s” is of the type “%2$s”."), name, value)
             /* Translators: a name, and what it names: person, place, … */
             : g_strdup_printf (_("“%1$s” is the name of a thing of this kind: %2$s."), name, value);
    case BANG_DECISION_MERGE:
      return g_strdup_printf (_("“%1$s” and “%2$s” are one and the same."), name, other);
    case BANG_DECISION_SPLIT:
      return g_strdup_printf (_("“%s” is someone or something else in some of its articles."), name);
    case BANG_DECISION_SAME:
      return g_strdup_printf (_("“%1$s” and “%2$s” report the same event."), name, other);
    case BANG_DECISION_NOT_SAME:
      return is_on_event (decision)
             ? g_strdup_printf (_("“%1$s” and “%2$s” do not report the same event."), name, other)
             : g_strdup_printf (_("“%1$s” and “%2$s” are not the same."), name, other);
    case BANG_DECISION_PART_OF:
      return g_strdup_printf (_("The event of “%1$s” is a part of the event of “%2$s”."), name, other);
    case BANG_DECISION_NOT_PART_OF:
      return g_strdup_printf (_("The event of “%1$s” is no part of the event of “%2$s”."), name, other);
    case BANG_DECISION_DATE:
      /* Translators: the title of an article, and a date. */
      return g_strdup_printf (_("The date of “%1$s” is %2$s."), name, value);
    case BANG_DECISION_SIDE:
      if (is_on_event (decision))
        /* Translators: the title of an article, and who met there. */
        return g_strdup_printf (_("A side of the event of “%1$s” is %2$s."), name, value);
      /* Translators: a name, and a country. */
      return g_strdup_printf (_("The side of “%1$s” is %2$s."), name, value);
    case BANG_DECISION_PLACE:
      /* Translators: the title of an article, and a place. */
      return g_strdup_printf (_("The place of “%1$s” is %2$s."), name, value);
    case BANG_DECISION_FIGURE:
      /* Translators: the title of an article, and a figure ("trade: 3 million USD"). */
      return g_strdup_printf (_("A figure of the event of “%1$s” is %2$s."), name, value);
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
    case BANG_DECISION_N_OPS:
    default:
      return bang_decision_describe (decision);
    }
}

/**
 * bang_decision_words_dup_done:
 * @decision: a line of the log
 *
 * Returns: (transfer full): what was done just now, short enough for a toast
 */
char *
bang_decision_words_dup_done (const BangDecision *decision)
{
  g_autofree char *name = dup_name (decision->target_name);
  g_autofree char *other = dup_name (decision->other_name);
  g_autofree char *value = dup_value (decision);

  switch (decision->op)
    {
    case BANG_DECISION_CONFIRM:
      return g_strdup (_("Confirmed"));
    case BANG_DECISION_REJECT:
      if (is_rejected_figure (decision))
        return g_strdup (_("Figure taken out"));
      if (is_on_event (decision) && decision->other != NULL)
        return g_strdup_printf (_("%s taken out of the event"), other);
      return is_on_event (decision) ? g_strdup (_("Event taken out"))
                                    : g_strdup_printf (_("“%s” is not a name any more"), name);
    case BANG_DECISION_RENAME:
      return g_strdup_printf (_("Renamed to “%s”"), value);
    case BANG_DECISION_RETYPE:
      return is_on_event (decision) ? g_strdup_printf (_("Type set to “%s”"), value)
                                    : g_strdup_printf (_("Kind set to “%s”"), value);
    case BANG_DECISION_MERGE:
      return g_strdup_printf (_("“%1$s” merged into “%2$s”"), name, other);
    case BANG_DECISION_SPLIT:
      return g_strdup_printf (_("“%s” split in two"), name);
    case BANG_DECISION_SAME:
      return g_strdup (_("Joined as one event"));
    case BANG_DECISION_NOT_SAME:
      return is_on_event (decision) ? g_strdup (_("Told apart as two events"))
                                    : g_strdup_printf (_("“%1$s” and “%2$s” told apart"), name, other);
    case BANG_DECISION_PART_OF:
      return g_strdup (_("Joined as the part of an event"));
    case BANG_DECISION_NOT_PART_OF:
      return g_strdup (_("Told apart as two events"));
    case BANG_DECISION_DATE:
      return g_strdup_printf (_("Date set to %s"), value);
    case BANG_DECISION_SIDE:
      return g_strdup_printf (_("Side set to %s"), value);
    case BANG_DECISION_PLACE:
      return g_strdup_printf (_("Place set to “%s”"), value);
    case BANG_DECISION_FIGURE:
      return g_strdup_printf (_("Figure set to %s"), value);
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
    case BANG_DECISION_N_OPS:
    default:
      return bang_decision_describe (decision);
    }
}

/**
 * bang_decision_words_dup_when:
 * @decision: a line of the log
 *
 * Returns: (transfer full): day and time, as the locale has them
 */
char *
bang_decision_words_dup_when (const BangDecision *decision)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (decision->at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  BangDay date;

  if (local == NULL)
    return g_strdup ("");

  date = (BangDay) { (guint16) g_date_time_get_year (local), (guint8) g_date_time_get_month (local),
                     (guint8) g_date_time_get_day_of_month (local) };
  day = bang_prose_dup_day (date);
  time = g_date_time_format (local, "%H:%M");

  return g_strdup_printf ("%s %s", day, time);
}

/**
 * bang_decision_words_dup_sign:
 * @decision: a line of the log
 *
 * Returns: (transfer full): who said so and when, for what stands beside a fact
 */
char *
bang_decision_words_dup_sign (const BangDecision *decision)
{
  g_autofree char *when = bang_decision_words_dup_when (decision);
  g_autofree char *actor = dup_name (decision->actor);

  /* Translators: the name of a user of this computer, and a date with time. */
  return g_strdup_printf (_("Set by %1$s, %2$s"), actor, when);
}

/**
 * bang_decision_words_dup_state:
 * @decision: a line of the log
 *
 * Returns: (transfer full) (nullable): what is to be known of it besides what
 *   it says; %NULL when it is simply in force
 */
char *
bang_decision_words_dup_state (const BangDecision *decision)
{
  if (!decision->active)
    return g_strdup (_("Taken back"));
  if (decision->pending)
    return g_strdup (_("Waiting: what it speaks of is not in the library yet"));

  return NULL;
}
