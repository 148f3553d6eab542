/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for a reader in the place of the codes that programs read: countries,
 * roles, relations. Any thread. */
#include "config.h"

#include "cli/bang-cli-facts.h"

#include <glib/gi18n.h>

#include "library/bang-fact-labels.h"

static const struct
{
  const char *predicate;
  const char *sentence;
} relations[] = {
  /* Translators: in each, %1$s and %2$s are names; the second of the first is
   * an office. */
  { "holds-title", N_("%1$s is %2$s") },
  { "member-of", N_("%1$s belongs to %2$s") },
  { "met", N_("%1$s met %2$s") },
  { "led", N_("%1$s led the delegation of %2$s") },
  { "signed-with", N_("%1$s signed an agreement with %2$s") },
  { "proposed-to", N_("%1$s proposed something to %2$s") },
  { "awarded", N_("%1$s gave an award to %2$s") },
  { "located-in", N_("%1$s lies in %2$s") },
};

/**
 * bang_cli_country_label:
 *
 * Returns: the country as people call it
 */
const char *
bang_cli_country_label (BangCountry country)
{
  return country != BANG_SIDE_UNKNOWN ? bang_country_get_label (country) : _("country not known");
}

/**
 * bang_cli_role_label:
 *
 * Returns: what a person did in an event
 */
const char *
bang_cli_role_label (BangRole role)
{
  switch (role)
    {
    case BANG_ROLE_HEAD:
      return _("led the delegation");
    case BANG_ROLE_MEMBER:
      return _("member of the delegation");
    case BANG_ROLE_HOST:
      return _("host");
    case BANG_ROLE_SPEAKER:
      return _("spoke");
    case BANG_ROLE_SIGNATORY:
      return _("signed");
    case BANG_ROLE_AWARDER:
      return _("gave an award");
    case BANG_ROLE_AWARDEE:
      return _("received an award");
    case BANG_ROLE_GUEST:
      return _("guest");
    case BANG_ROLE_MENTIONED:
    default:
      return _("named");
    }
}

/**
 * bang_cli_relation_sentence:
 *
 * Returns: (transfer full): a relation as a sentence without its full stop
 */
char *
bang_cli_relation_sentence (const BangRelationRow *row)
{
  const char *subject = row->subject != NULL ? row->subject : "?";
  const char *object = row->object != NULL ? row->object : "?";
  const char *predicate = row->predicate != NULL ? row->predicate : "?";
  g_autofree char *words = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      if (g_str_equal (relations[i].predicate, predicate))
        {
          g_auto(GStrv) parts = g_strsplit (_(relations[i].sentence), "%1$s", 2);
          g_autofree char *first = g_strjoinv (subject, parts);
          g_auto(GStrv) rest = g_strsplit (first, "%2$s", 2);

          return g_strjoinv (object, rest);
        }
    }
  words = g_strdelimit (g_strdup (predicate), "-", ' ');
  return g_strdup_printf ("%s · %s · %s", subject, words, object);
}
