/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the codes of facts are called before people, in the language of the
 * process. Any thread. */
#include "config.h"

#include "library/bang-fact-labels.h"

#include <glib/gi18n-lib.h>

/**
 * bang_entity_kind_get_label:
 * @kind: of an entity
 *
 * Returns: (transfer none): what one of them is called
 */
const char *
bang_entity_kind_get_label (BangEntityKind kind)
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

/* The sorts of place that the lexicon names (places.tsv, place-kinds.tsv). */
static const struct
{
  const char *kind;
  const char *label;
} place_kinds[] = {
  { "country", NC_("place", "Country") },
  { "territory", NC_("place", "Territory") },
  { "region", NC_("place", "Region") },
  { "province", NC_("place", "Province") },
  { "autonomous-region", NC_("place", "Autonomous region") },
  { "special-region", NC_("place", "Special administrative region") },
  { "municipality", NC_("place", "Municipality") },
  { "prefecture", NC_("place", "Prefecture") },
  { "city", NC_("place", "City") },
  { "county", NC_("place", "County") },
  { "district", NC_("place", "District") },
  { "town", NC_("place", "Town") },
  { "ward", NC_("place", "Ward") },
  { "commune", NC_("place", "Commune") },
  { "village", NC_("place", "Village") },
  { "zone", NC_("place", "Zone") },
  { "gate", NC_("place", "Border gate") },
  { "port", NC_("place", "Port") },
  { "station", NC_("place", "Station") },
  { "market", NC_("place", "Market") },
  { "bridge", NC_("place", "Bridge") },
  { "road", NC_("place", "Road") },
  { "river", NC_("place", "River") },
  { "lake", NC_("place", "Lake") },
  { "waterfall", NC_("place", "Waterfall") },
  { "sea", NC_("place", "Sea") },
  { "island", NC_("place", "Island") },
  { "mountain", NC_("place", "Mountain") },
  { "plateau", NC_("place", "Plateau") },
  { "site", NC_("place", "Site") },
};

/**
 * bang_place_kind_get_label:
 * @place_kind: (nullable): as the lexicon says it
 *
 * Returns: (transfer none): the word for it; "Place" for a sort that has none
 */
const char *
bang_place_kind_get_label (const char *place_kind)
{
  for (gsize i = 0; place_kind != NULL && i < G_N_ELEMENTS (place_kinds); i++)
    {
      if (g_str_equal (place_kind, place_kinds[i].kind))
        return g_dpgettext2 (GETTEXT_PACKAGE, "place", place_kinds[i].label);
    }

  return bang_entity_kind_get_label (BANG_ENTITY_PLACE);
}

/**
 * bang_entity_get_label:
 * @kind: of an entity
 * @place_kind: (nullable): and which sort of place, if it is one
 *
 * Returns: (transfer none): what one of them is called
 */
const char *
bang_entity_get_label (BangEntityKind  kind,
                       const char     *place_kind)
{
  return place_kind != NULL ? bang_place_kind_get_label (place_kind) : bang_entity_kind_get_label (kind);
}

/**
 * bang_country_get_label:
 * @country: a side
 *
 * Returns: (transfer none): its name; "" when it is not known
 */
const char *
bang_country_get_label (BangCountry country)
{
  switch (country)
    {
    case BANG_SIDE_VN:
      return _("Vietnam");
    case BANG_SIDE_CN:
      return _("China");
    case BANG_SIDE_OTHER:
      return _("Another country");
    case BANG_SIDE_UNKNOWN:
    default:
      return "";
    }
}
