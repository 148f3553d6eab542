/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Facts in words: dates with their certainty, kinds, roles and reasons, said
 * the same way on every page. Main thread; strings in the user's language. */

#include "config.h"
#include "window/bang-prose.h"

#include <glib/gi18n.h>

#include "library/bang-fact-labels.h"
#include "text/bang-normal.h"

static char *
unknown_or (guint       value,
            guint       digits)
{
  return value != 0 ? g_strdup_printf ("%u", value) : g_strnfill (digits, '?');
}

/**
 * bang_prose_dup_day:
 * @day: a day, of which parts may be unknown
 *
 * Says a day in figures, in the order of the user's language. What is not
 * known is shown as question marks: 26/1/????.
 *
 * Returns: (transfer full): never empty
 */
char *
bang_prose_dup_day (BangDay day)
{
  g_autofree char *year = unknown_or (day.year, 4);
  g_autofree char *month = unknown_or (day.month, 2);
  g_autofree char *dom = unknown_or (day.day, 2);

  if (day.month == 0 && day.day == 0)
    return g_steal_pointer (&year);
  if (day.day == 0)
    /* Translators: a month in figures: %1$s is the month, %2$s the year. */
    return g_strdup_printf (_("%1$s/%2$s"), month, year);

  /* Translators: a date in figures: %1$s is the day, %2$s the month, %3$s the
   * year; for a language that writes the year first "%3$s-%2$s-%1$s". */
  return g_strdup_printf (_("%1$s/%2$s/%3$s"), dom, month, year);
}

static gboolean
same_day (BangDay a,
          BangDay b)
{
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/**
 * bang_prose_dup_days:
 * @start: the first day
 * @end: the last, equal to @start for one day
 *
 * Says a day or a stretch of days.
 *
 * Returns: (transfer full): never empty
 */
char *
bang_prose_dup_days (BangDay start,
                     BangDay end)
{
  g_autofree char *first = bang_prose_dup_day (start);
  g_autofree char *last = NULL;

  if (same_day (start, end) || (end.year == 0 && end.month == 0 && end.day == 0))
    return g_steal_pointer (&first);

  last = bang_prose_dup_day (end);
  return g_strdup_printf ("%s – %s", first, last);
}

/**
 * bang_prose_basis_sign:
 * @basis: what a date rests on
 *
 * The sign of a date's certainty, which needs no colour: nothing when the text
 * states it, "≈" when it was worked out, "?" when the year is not known.
 *
 * Returns: (transfer none): a sign, or ""
 */
const char *
bang_prose_basis_sign (BangDateBasis basis)
{
  switch (basis)
    {
    case BANG_BASIS_STATED:
      return "";
    case BANG_BASIS_TITLE:
    case BANG_BASIS_NEAR:
    case BANG_BASIS_INFERRED:
      return "≈";
    case BANG_BASIS_UNKNOWN:
    default:
      return "?";
    }
}

/**
 * bang_prose_basis_label:
 * @basis: what a date rests on
 *
 * The same in words, for a tooltip and a screen reader.
 *
 * Returns: (transfer none): a phrase
 */
const char *
bang_prose_basis_label (BangDateBasis basis)
{
  switch (basis)
    {
    case BANG_BASIS_STATED:
      return _("The date is stated in full");
    case BANG_BASIS_TITLE:
      return _("The year stands in the title or in the name of the event");
    case BANG_BASIS_NEAR:
      return _("The year stands in a sentence nearby");
    case BANG_BASIS_INFERRED:
      return _("The date was worked out");
    case BANG_BASIS_UNKNOWN:
    default:
      return _("The text does not say the year");
    }
}

/**
 * bang_prose_dup_date:
 * @start: the first day
 * @end: the last, equal to @start for one day
 * @basis: what the date rests on
 *
 * Says a date with the sign of its certainty: "18/1/2023", "≈ 19/11/2024",
 * "26/1/????".
 *
 * Returns: (transfer full): never empty
 */
char *
bang_prose_dup_date (BangDay       start,
                     BangDay       end,
                     BangDateBasis basis)
{
  g_autofree char *days = bang_prose_dup_days (start, end);

  /* The question marks inside the date say already what is missing. */
  if (basis == BANG_BASIS_STATED || basis == BANG_BASIS_UNKNOWN)
    return g_steal_pointer (&days);

  return g_strdup_printf ("%s %s", bang_prose_basis_sign (basis), days);
}

/**
 * bang_prose_kind_label:
 * @kind: of an entity
 *
 * Returns: (transfer none): what one of them is called
 */
const char *
bang_prose_kind_label (BangEntityKind kind)
{
  return bang_entity_kind_get_label (kind);
}

/**
 * bang_prose_kind_icon:
 * @kind: of an entity
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
bang_prose_kind_icon (BangEntityKind kind)
{
  switch (kind)
    {
    case BANG_ENTITY_PERSON:
      return "avatar-default-symbolic";
    case BANG_ENTITY_ORGANISATION:
    case BANG_ENTITY_MECHANISM:
      return "bang-organisation-symbolic";
    case BANG_ENTITY_PLACE:
      return "mark-location-symbolic";
    case BANG_ENTITY_PROJECT:
      return "bang-works-symbolic";
    case BANG_ENTITY_DOCUMENT:
    case BANG_ENTITY_N_KINDS:
    default:
      return "text-x-generic-symbolic";
    }
}

/**
 * bang_prose_country_label:
 * @country: a side
 *
 * Returns: (transfer none): its name; "" when it is not known
 */
const char *
bang_prose_country_label (BangCountry country)
{
  return bang_country_get_label (country);
}

/**
 * bang_prose_role_label:
 * @role: of a participant
 *
 * Returns: (transfer none): the word for it; "" for those who were simply
 *   there, or only spoken of
 */
const char *
bang_prose_role_label (BangRole role)
{
  switch (role)
    {
    case BANG_ROLE_HEAD:
      return C_("participant", "head");
    case BANG_ROLE_HOST:
      return C_("participant", "host");
    case BANG_ROLE_SPEAKER:
      return C_("participant", "spoke");
    case BANG_ROLE_SIGNATORY:
      return C_("participant", "signed");
    case BANG_ROLE_AWARDER:
      return C_("participant", "gave");
    case BANG_ROLE_AWARDEE:
      return C_("participant", "received");
    case BANG_ROLE_GUEST:
      return C_("participant", "guest");
    case BANG_ROLE_MENTIONED:
    case BANG_ROLE_MEMBER:
    default:
      return "";
    }
}

/**
 * bang_prose_side_role_label:
 * @role: of a side
 *
 * Returns: (transfer none): the word for it; "" for equals
 */
const char *
bang_prose_side_role_label (BangSideRole role)
{
  switch (role)
    {
    case BANG_SIDE_ROLE_HOST:
      return C_("side", "host");
    case BANG_SIDE_ROLE_COHOST:
      return C_("side", "co-host");
    case BANG_SIDE_ROLE_VISITOR:
      return C_("side", "visitor");
    case BANG_SIDE_ROLE_AWARDER:
      return C_("side", "giver");
    case BANG_SIDE_ROLE_RECIPIENT:
      return C_("side", "recipient");
    case BANG_SIDE_ROLE_THIRD:
      return C_("side", "third party");
    case BANG_SIDE_ROLE_PEER:
    default:
      return "";
    }
}

/**
 * bang_prose_aspect_label:
 * @aspect: of an event
 *
 * Returns: (transfer none): the word for it; "" for what took place
 */
const char *
bang_prose_aspect_label (BangAspect aspect)
{
  switch (aspect)
    {
    case BANG_ASPECT_PLANNED:
      return C_("event", "planned");
    case BANG_ASPECT_PAST_REFERENCE:
      return C_("event", "earlier");
    case BANG_ASPECT_OCCURRED:
    default:
      return "";
    }
}

/**
 * bang_prose_place_kind_label:
 * @place_kind: (nullable): as the lexicon says it
 *
 * Returns: (transfer none): the word for it; "Place" for a sort that has none
 */
const char *
bang_prose_place_kind_label (const char *place_kind)
{
  return bang_place_kind_get_label (place_kind);
}

/* Event types by family: twenty-three codes, ten pictures. */
static const struct
{
  const char *type;
  const char *icon;
} event_icons[] = {
  { "VISIT", "bang-visit-symbolic" },
  { "SITE", "bang-visit-symbolic" },
  { "TALKS", "bang-talks-symbolic" },
  { "NEGOT", "bang-talks-symbolic" },
  { "COURTESY", "bang-talks-symbolic" },
  { "REMOTE", "bang-talks-symbolic" },
  { "CONF", "bang-conference-symbolic" },
  { "SIGN", "bang-signing-symbolic" },
  { "AGREE", "bang-signing-symbolic" },
  { "TWIN", "bang-signing-symbolic" },
  { "AWARD", "bang-award-symbolic" },
  { "CULT", "bang-culture-symbolic" },
  { "EDU", "bang-culture-symbolic" },
  { "TRADE", "bang-works-symbolic" },
  { "INFRA", "bang-works-symbolic" },
  { "BORDER", "bang-border-symbolic" },
  { "LAW", "bang-border-symbolic" },
  { "LIMIT", "bang-border-symbolic" },
  { "HEALTH", "bang-aid-symbolic" },
  { "AID", "bang-aid-symbolic" },
  { "OFFICE", "bang-organisation-symbolic" },
};

/**
 * bang_prose_event_icon:
 * @type: (nullable): the code of an event type
 *
 * Returns: (transfer none): the name of a symbolic icon
 */
const char *
bang_prose_event_icon (const char *type)
{
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (event_icons); i++)
    {
      if (g_str_equal (type, event_icons[i].type))
        return event_icons[i].icon;
    }

  return "x-office-calendar-symbolic";
}

#define NAMES_IN_A_REASON 3

/* "Lê Văn Lương, Vương Ninh, Vũ Xuân Cường …": the most telling come first. */
static char *
join_names (GPtrArray *names)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < NAMES_IN_A_REASON; i++)
    {
      g_autofree char *name = bang_normal_for_screen (g_ptr_array_index (names, i));

      if (i > 0)
        g_string_append (joined, ", ");
      g_string_append (joined, name);
    }
  if (names->len > NAMES_IN_A_REASON)
    g_string_append (joined, " …");

  return g_string_free (joined, FALSE);
}

/**
 * bang_prose_dup_reason:
 * @related: an article that stands in the sidebar
 *
 * Says why it stands there: "4 names in common: A, B, C …".
 *
 * Returns: (transfer full): a phrase
 */
char *
bang_prose_dup_reason (BangRelated *related)
{
  g_autofree char *count = NULL;
  g_autofree char *names = NULL;
  guint n;

  g_return_val_if_fail (related != NULL, NULL);

  n = related->shared != NULL ? related->shared->len : 0;
  switch (related->reason)
    {
    case BANG_REASON_SAME_EVENT:
      count = g_strdup (_("The same event"));
      break;
    case BANG_REASON_PLACE:
    case BANG_REASON_ORGANISATION:
    case BANG_REASON_PEOPLE:
    default:
      /* The names are of every kind, the most telling first. */
      count = g_strdup_printf (ngettext ("%u name in common", "%u names in common", n), n);
      break;
    }
  if (n == 0)
    return g_steal_pointer (&count);

  names = join_names (related->shared);
  /* Translators: why an article is related: %1$s is "4 names in common",
   * %2$s are some of their names. */
  return g_strdup_printf (_("%1$s: %2$s"), count, names);
}

/**
 * bang_prose_dup_number:
 * @number: a count
 *
 * Returns: (transfer full): @number with the locale's grouping of thousands
 */
char *
bang_prose_dup_number (guint64 number)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
}
