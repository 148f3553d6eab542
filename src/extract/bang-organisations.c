/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies: one entity for what is one body under several wordings.
 *
 * "HĐND tỉnh" is the body of the province whose delegation is spoken of, so it
 * is one with "HĐND tỉnh Lào Cai" where the heading or the holder of the office
 * is of Lào Cai; abbreviations are spelled out before names are compared. Any
 * thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

#include "extract/bang-key.h"

/* @key with the words of the printed name, every abbreviation spelled out; what
 * stands between them makes no difference. */
static BangKey
add_spelled_out (const BangScan *scan,
                 BangKey         key,
                 guint32         first,
                 guint32         end)
{
  guint32 i = first;

  while (i < end)
    {
      const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_ABBREVIATION));

      if (match != NULL && match->end <= end)
        {
          const char *full = bang_scan_get_cell (scan, match, BANG_LEX_ABBREVIATION, 1);

          key = bang_key_add_text (key, full, strlen (full));
          i = match->end;
        }
      else
        {
          key = bang_key_add_word (key, BANG_JOIN_SPACE, scan->tokens[i].hash);
          i++;
        }
    }

  return key;
}

static BangKey
key_spelled_out (const BangScan *scan,
                 guint32         first,
                 guint32         end)
{
  return add_spelled_out (scan, BANG_KEY_EMPTY, first, end);
}

/* The place that says whose body it is. */
static guint32
place_in (const BangGather *self,
          guint32           index)
{
  const BangItem *body = bang_gather_item (self, index);

  for (guint32 i = index + 1; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);

      if (item->first >= body->end)
        return BANG_NO_ITEM;
      if (item->kind == BANG_ITEM_PLACE)
        return i;
    }

  return BANG_NO_ITEM;
}

/* The place that a bare body belongs to: of the person who holds office in it,
 * of the heading it stands under, of the story. */
static const char *
owner_label (const BangGather *self,
             guint32           index)
{
  const BangItem *item = bang_gather_item (self, index);

  if (item->inner && index > 0)
    {
      guint person = self->persons[index - 1];

      if (person != G_MAXUINT)
        {
          const BangAffiliation *affiliation = bang_scan_get_affiliation (self->scan, person);

          if (affiliation != NULL && affiliation->label != NULL)
            return affiliation->label;
          return "";
        }
    }

  return self->home != NULL ? self->home : "";
}

static gboolean
ends_in_unit (const BangScan *scan,
              guint32         end)
{
  switch (scan->tokens[end - 1].word)
    {
    case BANG_WORD_TINH:
    case BANG_WORD_HUYEN:
    case BANG_WORD_UY:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The wordings of one body, by which it is compared. */
typedef struct
{
  guint32  index;    /* of the items */
  guint    pass;
  gboolean has_bare;
  gboolean has_loose;
  BangKey  key;
  BangKey  bare;     /* up to its place, for a body that may be named without one */
  BangKey  loose;    /* without the kind of its place */
} Wording;

/* What makes two wordings one body. */
static void
read_key (const BangGather *self,
          Wording          *wording)
{
  const BangItem *item = bang_gather_item (self, wording->index);
  guint32 place = place_in (self, wording->index);
  const char *label;

  wording->key = key_spelled_out (self->scan, item->first, item->end);
  if (place != BANG_NO_ITEM)
    {
      guint32 end = bang_gather_item (self, place)->place.name;

      if (end > item->first && ends_in_unit (self->scan, end))
        {
          wording->bare = key_spelled_out (self->scan, item->first, end);
          wording->has_bare = TRUE;
        }
      return;
    }
  if (!ends_in_unit (self->scan, item->end))
    return;

  wording->bare = wording->key;
  wording->has_bare = TRUE;
  label = owner_label (self, wording->index);
  wording->key = bang_key_add_text (wording->key, label, strlen (label));
}

static guint
add_body (BangGather    *self,
          BangKeyMap    *by_key,
          const Wording *wording)
{
  const BangItem *item = bang_gather_item (self, wording->index);
  guint known = 1 + bang_gather_add_entity (self, BANG_ENTITY_ORGANISATION,
                                            bang_scan_dup (self->scan, item->first, item->end));

  bang_gather_entity (self, known - 1)->side = bang_country_of_code (item->body.country);
  bang_key_map_set (by_key, wording->key, known);
  return known;
}

/* The fullest wording is the name. */
static void
improve_name (BangGather *self,
              guint       entity,
              guint32     index)
{
  BangEntity *record = bang_gather_entity (self, entity);
  const BangItem *item = bang_gather_item (self, index);
  g_autofree char *printed = bang_scan_dup (self->scan, item->first, item->end);

  if (strlen (printed) > strlen (record->name) && place_in (self, index) != BANG_NO_ITEM)
    {
      g_free (record->name);
      record->name = g_steal_pointer (&printed);
    }
}

/* The wording before the place of home that a body is named with: "Sở Ngoại vụ"
 * of "Sở Ngoại vụ tỉnh Hà Giang". */
static gboolean
read_stem (const BangGather *self,
           guint32           index,
           BangKey          *stem)
{
  const BangItem *item = bang_gather_item (self, index);
  guint32 place = place_in (self, index);
  const BangItem *where = place != BANG_NO_ITEM ? bang_gather_item (self, place) : NULL;

  /* "Bộ Quốc phòng Việt Nam" stands beside that of another country. */
  if (where == NULL || where->first < item->first + 2 || strcmp (where->place.kind, "country") == 0 ||
      bang_country_of_code (where->place.country) != BANG_SIDE_VN)
    return FALSE;
  *stem = key_spelled_out (self->scan, item->first, where->first);
  return TRUE;
}

/* Two of one stem: a body without a place is neither for sure. */
static void
note_stem (BangKeyMap *by_stem,
           BangKey     stem,
           guint       known)
{
  guint before = bang_key_map_set (by_stem, stem, known);

  if (before != 0 && before != known)
    bang_key_map_set (by_stem, stem, G_MAXUINT);
}

/* The wording without the kind of its place: "Hội Phụ nữ Cao Bằng" of "Hội Phụ nữ
 * tỉnh Cao Bằng". */
static gboolean
read_loose (const BangGather *self,
            guint32           index,
            BangKey          *loose)
{
  const BangItem *item = bang_gather_item (self, index);
  const BangItem *place = bang_gather_item (self, place_in (self, index));

  if (place->first <= item->first || place->place.name >= item->end)
    return FALSE;
  *loose = add_spelled_out (self->scan, key_spelled_out (self->scan, item->first, place->first),
                            place->place.name, item->end);
  return TRUE;
}

#define N_PASSES 4

/* First what is named with its place and the kind of it, then with the place
 * alone, then "Tỉnh ủy", then "Sở Ngoại vụ". */
static guint
pass_of (const BangGather *self,
         const Wording    *wording)
{
  guint32 place = place_in (self, wording->index);

  if (place != BANG_NO_ITEM)
    return bang_gather_item (self, place)->place.name > bang_gather_item (self, place)->first ? 0 : 1;
  if (!wording->has_bare)
    return 3;
  return wording->bare == wording->key ? 2 : 0;
}

static GArray *
read_wordings (const BangGather *self)
{
  GArray *wordings = g_array_new (FALSE, FALSE, sizeof (Wording));

  for (guint32 i = 0; i < self->items->len; i++)
    {
      Wording wording = { .index = i };

      if (bang_gather_item (self, i)->kind != BANG_ITEM_BODY)
        continue;
      read_key (self, &wording);
      wording.pass = pass_of (self, &wording);
      if (wording.pass < 2 && place_in (self, i) != BANG_NO_ITEM)
        wording.has_loose = read_loose (self, i, &wording.loose);
      g_array_append_val (wordings, wording);
    }

  return wordings;
}

/**
 * bang_gather_organisations:
 * @self: the gathering, with sides
 *
 * Adds the bodies and their mentions to the facts; those inside the names of
 * offices too.
 */
void
bang_gather_organisations (BangGather *self)
{
  g_autoptr (GArray) wordings = read_wordings (self);
  g_auto (BangKeyMap) by_key = { NULL, };
  g_auto (BangKeyMap) by_bare = { NULL, };
  g_auto (BangKeyMap) by_stem = { NULL, };
  g_auto (BangKeyMap) by_loose = { NULL, };

  for (guint pass = 0; pass < N_PASSES; pass++)
    for (guint n = 0; n < wordings->len; n++)
      {
        const Wording *wording = &g_array_index (wordings, Wording, n);
        const BangItem *item = bang_gather_item (self, wording->index);
        guint known;
        BangKey stem;

        if (wording->pass != pass)
          continue;

        known = bang_key_map_get (&by_key, wording->key);
        if (known == 0 && pass == 1 && wording->has_loose)
          known = bang_key_map_get (&by_loose, wording->loose);
        /* A bare "Tỉnh ủy" that nothing gives to a province is not one body more
         * where the story names one in full. */
        if (known == 0 && pass == 2)
          known = bang_key_map_get (&by_bare, wording->bare);
        if (known == 0 && pass == 3)
          known = bang_key_map_get (&by_stem, wording->key);
        if (known == 0 || known == G_MAXUINT)
          known = add_body (self, &by_key, wording);
        else
          improve_name (self, known - 1, wording->index);

        if (wording->has_bare && bang_key_map_get (&by_bare, wording->bare) == 0)
          bang_key_map_set (&by_bare, wording->bare, known);
        if (pass < 2 && read_stem (self, wording->index, &stem))
          note_stem (&by_stem, stem, known);
        if (pass == 0 && wording->has_loose)
          note_stem (&by_loose, wording->loose, known);

        bang_gather_add_mention (self, known - 1, item->first, item->end,
                                 item->inner ? "body-of-office" : "body", FALSE);
      }
}
