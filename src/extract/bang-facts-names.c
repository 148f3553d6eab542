/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the enumerations of the facts: those of the command line's JSON
 * and of the library's columns. They may be added to, never changed. Pure; any
 * thread.
 */

#include "extract/bang-facts.h"

#include <string.h>

static const char * const entity_kinds[BANG_ENTITY_N_KINDS] = {
  [BANG_ENTITY_PERSON] = "person",
  [BANG_ENTITY_ORGANISATION] = "organisation",
  [BANG_ENTITY_PLACE] = "place",
  [BANG_ENTITY_MECHANISM] = "mechanism",
  [BANG_ENTITY_PROJECT] = "project",
  [BANG_ENTITY_DOCUMENT] = "document",
};

static const char * const countries[] = {
  [BANG_SIDE_UNKNOWN] = "unknown",
  [BANG_SIDE_VN] = "VN",
  [BANG_SIDE_CN] = "CN",
  [BANG_SIDE_OTHER] = "other",
};

static const char * const date_bases[] = {
  [BANG_BASIS_UNKNOWN] = "unknown",
  [BANG_BASIS_STATED] = "stated",
  [BANG_BASIS_TITLE] = "title",
  [BANG_BASIS_NEAR] = "near",
  [BANG_BASIS_INFERRED] = "inferred",
};

static const char * const aspects[] = {
  [BANG_ASPECT_OCCURRED] = "occurred",
  [BANG_ASPECT_PLANNED] = "planned",
  [BANG_ASPECT_PAST_REFERENCE] = "past_reference",
};

static const char * const roles[] = {
  [BANG_ROLE_MENTIONED] = "mentioned",
  [BANG_ROLE_HEAD] = "head",
  [BANG_ROLE_MEMBER] = "member",
  [BANG_ROLE_HOST] = "host",
  [BANG_ROLE_SPEAKER] = "speaker",
  [BANG_ROLE_SIGNATORY] = "signatory",
  [BANG_ROLE_AWARDER] = "awarder",
  [BANG_ROLE_AWARDEE] = "awardee",
  [BANG_ROLE_GUEST] = "guest",
};

static const char * const side_roles[] = {
  [BANG_SIDE_ROLE_PEER] = "peer",
  [BANG_SIDE_ROLE_HOST] = "host",
  [BANG_SIDE_ROLE_COHOST] = "cohost",
  [BANG_SIDE_ROLE_VISITOR] = "visitor",
  [BANG_SIDE_ROLE_AWARDER] = "awarder",
  [BANG_SIDE_ROLE_RECIPIENT] = "recipient",
  [BANG_SIDE_ROLE_THIRD] = "third",
};

/* The place of @name in @names, or -1. */
static int
name_to_index (const char * const *names,
               guint               n_names,
               const char         *name)
{
  if (name == NULL)
    return -1;

  for (guint i = 0; i < n_names; i++)
    {
      if (strcmp (names[i], name) == 0)
        return (int) i;
    }
  return -1;
}

/* The name at @value, or that of the first for a value out of range (a damaged
 * library may hold any number). */
static const char *
index_to_name (const char * const *names,
               guint               n_names,
               guint               value)
{
  return names[value < n_names ? value : 0];
}

/**
 * bang_entity_kind_to_string:
 * @kind: a kind of entity
 *
 * Returns: its stable name, "person" and so on
 */
const char *
bang_entity_kind_to_string (BangEntityKind kind)
{
  return index_to_name (entity_kinds, G_N_ELEMENTS (entity_kinds), (guint) kind);
}

/**
 * bang_entity_kind_from_string:
 * @name: (nullable): a stable name
 * @kind: (out): the kind
 *
 * Returns: whether @name is one
 */
gboolean
bang_entity_kind_from_string (const char     *name,
                              BangEntityKind *kind)
{
  int i = name_to_index (entity_kinds, G_N_ELEMENTS (entity_kinds), name);

  if (i < 0)
    return FALSE;
  *kind = (BangEntityKind) i;
  return TRUE;
}

/**
 * bang_country_to_string:
 * @country: a country, as this news divides the world
 *
 * Returns: "VN", "CN", "other" or "unknown"
 */
const char *
bang_country_to_string (BangCountry country)
{
  return index_to_name (countries, G_N_ELEMENTS (countries), (guint) country);
}

/**
 * bang_country_from_string:
 * @name: (nullable): a stable name
 *
 * Returns: the country; %BANG_SIDE_UNKNOWN for any other string
 */
BangCountry
bang_country_from_string (const char *name)
{
  int i = name_to_index (countries, G_N_ELEMENTS (countries), name);

  return i < 0 ? BANG_SIDE_UNKNOWN : (BangCountry) i;
}

/**
 * bang_date_basis_to_string:
 * @basis: how the year of a date is known
 *
 * Returns: its stable name
 */
const char *
bang_date_basis_to_string (BangDateBasis basis)
{
  return index_to_name (date_bases, G_N_ELEMENTS (date_bases), (guint) basis);
}

/**
 * bang_date_basis_from_string:
 * @name: (nullable): a stable name
 *
 * Returns: the basis; %BANG_BASIS_UNKNOWN for any other string
 */
BangDateBasis
bang_date_basis_from_string (const char *name)
{
  int i = name_to_index (date_bases, G_N_ELEMENTS (date_bases), name);

  return i < 0 ? BANG_BASIS_UNKNOWN : (BangDateBasis) i;
}

/**
 * bang_aspect_to_string:
 * @aspect: whether an event took place
 *
 * Returns: its stable name
 */
const char *
bang_aspect_to_string (BangAspect aspect)
{
  return index_to_name (aspects, G_N_ELEMENTS (aspects), (guint) aspect);
}

/**
 * bang_aspect_from_string:
 * @name: (nullable): a stable name
 *
 * Returns: the aspect; %BANG_ASPECT_OCCURRED for any other string
 */
BangAspect
bang_aspect_from_string (const char *name)
{
  int i = name_to_index (aspects, G_N_ELEMENTS (aspects), name);

  return i < 0 ? BANG_ASPECT_OCCURRED : (BangAspect) i;
}

/**
 * bang_role_to_string:
 * @role: what a person did in an event
 *
 * Returns: its stable name
 */
const char *
bang_role_to_string (BangRole role)
{
  return index_to_name (roles, G_N_ELEMENTS (roles), (guint) role);
}

/**
 * bang_role_from_string:
 * @name: (nullable): a stable name
 *
 * Returns: the role; %BANG_ROLE_MENTIONED, which never counts as presence, for
 *   any other string
 */
BangRole
bang_role_from_string (const char *name)
{
  int i = name_to_index (roles, G_N_ELEMENTS (roles), name);

  return i < 0 ? BANG_ROLE_MENTIONED : (BangRole) i;
}

/**
 * bang_side_role_to_string:
 * @role: what a side was in an event
 *
 * Returns: its stable name
 */
const char *
bang_side_role_to_string (BangSideRole role)
{
  return index_to_name (side_roles, G_N_ELEMENTS (side_roles), (guint) role);
}

/**
 * bang_side_role_from_string:
 * @name: (nullable): a stable name
 *
 * Returns: the role; %BANG_SIDE_ROLE_PEER for any other string
 */
BangSideRole
bang_side_role_from_string (const char *name)
{
  int i = name_to_index (side_roles, G_N_ELEMENTS (side_roles), name);

  return i < 0 ? BANG_SIDE_ROLE_PEER : (BangSideRole) i;
}
