/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a body is that is printed without it: "Tỉnh ủy", "UBND tỉnh", "Sở Ngoại
 * vụ". Every province has one, so that the bare name would make them one body in
 * a library. Who holds an office in it tells, else the province that the story is
 * about; where the two sides of a meeting have one each, it stays open.
 *
 * The scan's thread; a look at the names of one article.
 */
#include "extract/bang-entities-private.h"

#include <string.h>

/* What a body is called that every province has. */
static gboolean
is_of_any_province (const char *name)
{
  static const char * const ends[] = { " tỉnh", "Tỉnh ủy", "Tỉnh uỷ", "tỉnh ủy", "tỉnh uỷ" };

  if (g_str_has_prefix (name, "Sở "))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      if (g_str_has_suffix (name, ends[i]))
        return TRUE;
    }
  return FALSE;
}

/* "Sở Ngoại vụ Lào Cai" says whose it is. */
static gboolean
holds_a_place (const BangGather *self,
               const BangEntity *body)
{
  BangSpan span;

  if (body->mentions->len == 0)
    return FALSE;
  span = g_array_index (body->mentions, BangEvidence, 0).span;
  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      const BangEntity *place = bang_gather_entity (self, i);

      for (guint j = 0; place->kind == BANG_ENTITY_PLACE && j < place->mentions->len; j++)
        {
          const BangSpan inner = g_array_index (place->mentions, BangEvidence, j).span;

          if (inner.start >= span.start && inner.end <= span.end)
            return TRUE;
        }
    }
  return FALSE;
}

/* The province of those who hold an office in the body.
 *
 * Returns: FALSE when they are of several */
static gboolean
ask_members (const BangGather  *self,
             const BangEntity  *body,
             const char       **label)
{
  *label = NULL;
  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      const BangEntity *person = bang_gather_entity (self, i);

      for (guint j = 0; person->kind == BANG_ENTITY_PERSON && j < person->titles->len; j++)
        {
          const BangTitle *title = g_ptr_array_index (person->titles, j);
          const BangAffiliation *affiliation = &g_array_index (self->scan->affiliations, BangAffiliation, i);
          const char *whose = affiliation->label;

          if (g_strcmp0 (title->organisation, body->name) != 0)
            continue;
          if (whose == NULL && affiliation->country == BANG_SIDE_VN)
            whose = self->home;
          if (whose == NULL || (*label != NULL && strcmp (*label, whose) != 0))
            return FALSE;
          *label = whose;
        }
    }
  return TRUE;
}

/* "Sở Ngoại vụ" is mostly printed "Sở Ngoại vụ tỉnh Lào Cai"; a city that stands
 * directly under the government (Law on Organisation of Local Government, 2025)
 * is no province. */
static const char *
get_unit (const char *name,
          const char *label)
{
  static const char * const cities[] = {
    "Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ", NULL,
  };

  if (!g_str_has_prefix (name, "Sở "))
    return "";
  return g_strv_contains (cities, label) ? "thành phố " : "tỉnh ";
}

/**
 * bang_gather_bodies:
 * @self: the gathering, with its persons, bodies and places
 *
 * Fills in #BangEntity.full of the bodies that are printed without their place.
 */
void
bang_gather_bodies (BangGather *self)
{
  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      BangEntity *body = bang_gather_entity (self, i);
      const char *label;

      if (body->kind != BANG_ENTITY_ORGANISATION || !is_of_any_province (body->name) ||
          holds_a_place (self, body) || !ask_members (self, body, &label))
        continue;
      if (label == NULL)
        label = self->home;
      if (label != NULL)
        body->full = g_strconcat (body->name, " ", get_unit (body->name, label), label, NULL);
    }
}
