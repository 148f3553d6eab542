/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Facts in words: dates with their certainty, kinds, roles and reasons, said
 * the same way on every page. Main thread; strings in the user's language. */

#include "config.h"
#include "window/bang-prose.h"

#include <glib/gi18n.h>

#include "window/bang-typography.h"

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

const char *
bang_prose_kind_label (BangEntityKind kind)
{
  switch (kind)
    {
    case BANG_ENTITY_PERSON:
      return _("Person");
    case BANG_ENTITY_ORGANISATION:
      return _("Organisation");
    case BANG_ENTITY_PLACE:
      return _("Place");
    case BANG_ENTITY_MECHANISM:
      return _("Mechanism");
    case BANG_ENTITY_PROJECT:
      return _("Project");
    case BANG_ENTITY_DOCUMENT:
      return _("Document");
    case BANG_ENTITY_N_KINDS:
    default:
      return "";
    }
}
