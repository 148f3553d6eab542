/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places: mentions of the same place are one entity. "tỉnh Lào Cai" and "thành
 * phố Lào Cai" are two, and "Lào Cai" alone is the larger. Any thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

#include "extract/bang-key.h"

/* The longest abbreviation of a place, in letters. */
#define MAX_ABBREVIATION 4

/**
 * bang_gather_place_name:
 * @scan: a scan
 * @place: a place
 *
 * Returns: (transfer full): the name as it is shown: with the kind only where
 *   that belongs to it
 */
char *
bang_gather_place_name (const BangScan      *scan,
                        const BangPlaceSpan *place)
{
  guint32 first = place->keep ? place->first : place->name;

  /* "LÀO CAI" in a title is Lào Cai; "TP HCM" is an abbreviation. */
  for (guint32 i = first; i < place->end; i++)
    if (!bang_syllable_is_vietnamese (scan->text + scan->tokens[i].start,
                                      scan->tokens[i].end - scan->tokens[i].start))
      return bang_scan_dup (scan, first, place->end);

  return place->end - first < 2 ? bang_scan_dup (scan, first, place->end)
                                : bang_scan_dup_name (scan, first, place->end);
}

static const char *
tabled_name (const BangScan      *scan,
             const BangPlaceSpan *place)
{
  guint row;

  if (place->entry == 0 || place->keep)
    return NULL;

  row = bang_lexicon_get_row (scan->lexicon, place->entry, BANG_LEX_PLACE, 0);
  return bang_lexicon_get_cell (scan->lexicon, BANG_LEX_PLACE, row, 0);
}

/* What makes two mentions one place: the name, in the tables' first spelling
 * where they have several, and the kind. */
static BangKey
key_of (const BangScan      *scan,
        const BangPlaceSpan *place)
{
  const char *spellings = tabled_name (scan, place);
  BangKey name = spellings != NULL ? bang_key_add_text (BANG_KEY_EMPTY, spellings, strcspn (spellings, "|"))
                                   : bang_key_of_words (scan, place->keep ? place->first : place->name, place->end);

  return bang_key_add_text (name, place->kind, strlen (place->kind));
}

/* Of a place that the tables know, the same for the same phrase of theirs: most
 * mentions are told by it. */
static BangKey
key_of_entry (const BangPlaceSpan *place)
{
  return bang_key_add_word (BANG_KEY_EMPTY, BANG_JOIN_SPACE, place->entry) ^ GPOINTER_TO_SIZE (place->kind);
}

/* "Cộng hòa Nhân dân Trung Hoa", "CHDCND Lào": the form of the state and the
 * name, and not the name alone. */
static gboolean
is_official_name (const BangScan      *scan,
                  const BangPlaceSpan *place)
{
  const BangScanToken *first = &scan->tokens[place->name];

  return strcmp (place->kind, "country") == 0 &&
         (place->end - place->name >= 3 ||
          (place->end - place->name == 2 && (first->shape & BANG_SHAPE_UPPER) != 0 &&
           (scan->tokens[place->name + 1].shape & BANG_SHAPE_UPPER) == 0));
}

/* Such a one is shown as the country it is. */
static void
use_short_name (const BangScan      *scan,
                const BangPlaceSpan *place,
                BangEntity          *entity)
{
  const char *spellings = tabled_name (scan, place);

  if (spellings == NULL)
    return;

  g_free (entity->name);
  entity->name = g_strndup (spellings, strcspn (spellings, "|"));
}

/* Whether a name has no small letter: of a title in capitals, or an abbreviation. */
static gboolean
is_upper (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* "CHĂMPASẮC" of a title in capitals is shown as the text prints it. */
static void
use_own_case (BangGather          *self,
              const BangPlaceSpan *place,
              guint                index)
{
  BangEntity *entity = bang_gather_entity (self, index);
  g_autofree char *name = NULL;

  if (g_utf8_strlen (entity->name, -1) <= MAX_ABBREVIATION || !is_upper (entity->name))
    return;
  name = bang_gather_place_name (self->scan, place);
  if (is_upper (name))
    return;
  g_free (entity->name);
  entity->name = g_steal_pointer (&name);
}

/* The entity of a place, which is new the first time. */
static guint
find_or_add (BangGather          *self,
             BangKeyMap          *by_key,
             const BangPlaceSpan *place)
{
  BangKey key = key_of (self->scan, place);
  guint known = bang_key_map_get (by_key, key);
  BangEntity *entity;

  if (known != 0)
    {
      use_own_case (self, place, known - 1);
      return known;
    }

  known = 1 + bang_gather_add_entity (self, BANG_ENTITY_PLACE, bang_gather_place_name (self->scan, place));
  entity = bang_gather_entity (self, known - 1);
  if (is_official_name (self->scan, place))
    use_short_name (self->scan, place, entity);
  entity->place_kind = g_strdup (place->kind);
  entity->side = bang_country_of_code (place->country);
  bang_key_map_set (by_key, key, known);
  return known;
}

/**
 * bang_gather_places:
 * @self: the gathering
 *
 * Adds the places and their mentions to the facts.
 */
void
bang_gather_places (BangGather *self)
{
  g_auto (BangKeyMap) by_key = { NULL, };
  g_auto (BangKeyMap) by_entry = { NULL, };

  for (guint32 i = 0; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);
      const BangPlaceSpan *place = &item->place;
      gboolean tabled = place->entry != 0 && !place->keep;
      BangKey entry;
      guint known;

      if (item->kind != BANG_ITEM_PLACE)
        continue;

      entry = key_of_entry (place);
      known = tabled ? bang_key_map_get (&by_entry, entry) : 0;
      if (known == 0)
        known = find_or_add (self, &by_key, place);
      if (tabled)
        bang_key_map_set (&by_entry, entry, known);

      bang_gather_add_mention (self, known - 1, place->keep ? item->first : place->name, item->end,
                               place->entry != 0 ? "place-known" : "place-after-kind", FALSE);
    }
}
