/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies: one entity for what is one body under several wordings.
 *
 * "HĐND tỉnh" is the body of the province whose delegation is spoken of, so it
 * is one with "HĐND tỉnh Lào Cai" where the heading or the holder of the office
 * is of Lào Cai; abbreviations are spelled out before names are compared. Any
 * thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

#include "text/bang-fold.h"

/* The printed name with every abbreviation spelled out, folded. */
static char *
dup_spelled_out (const BangScan *scan,
                 guint32         first,
                 guint32         end)
{
  GString *text = g_string_new (NULL);
  guint32 i = first;
  g_autofree char *spelled = NULL;

  while (i < end)
    {
      const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_ABBREVIATION));

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (match != NULL && match->end <= end)
        {
          g_string_append (text, bang_scan_get_cell (scan, match, BANG_LEX_ABBREVIATION, 1));
          i = match->end;
          continue;
        }
      g_string_append_len (text, scan->text + scan->tokens[i].start,
                           (gssize) (scan->tokens[i].end - scan->tokens[i].start));
      i++;
    }

  spelled = g_string_free (text, FALSE);
  return bang_fold_key (spelled, -1);
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

/* What makes two wordings one body. @bare is the wording up to its place,
 * for a body that may also be named without one. */
static char *
key_of (const BangGather  *self,
        guint32            index,
        char             **bare)
{
  const BangItem *item = bang_gather_item (self, index);
  g_autofree char *name = dup_spelled_out (self->scan, item->first, item->end);
  g_autofree char *label = NULL;
  guint32 place = place_in (self, index);

  *bare = NULL;
  if (place != BANG_NO_ITEM)
    {
      guint32 end = bang_gather_item (self, place)->place.name;

      if (end > item->first && ends_in_unit (self->scan, end))
        *bare = dup_spelled_out (self->scan, item->first, end);
      return g_steal_pointer (&name);
    }
  if (!ends_in_unit (self->scan, item->end))
    return g_steal_pointer (&name);

  *bare = g_strdup (name);
  label = bang_fold_key (owner_label (self, index), -1);
  return *label == '\0' ? g_steal_pointer (&name) : g_strconcat (name, " ", label, NULL);
}

static guint
add_body (BangGather *self,
          GHashTable *by_key,
          char       *key,
          guint32     index)
{
  const BangItem *item = bang_gather_item (self, index);
  guint known = 1 + bang_gather_add_entity (self, BANG_ENTITY_ORGANISATION,
                                            bang_scan_dup (self->scan, item->first, item->end));

  bang_gather_entity (self, known - 1)->side = bang_country_of_code (item->body.country);
  g_hash_table_insert (by_key, key, GUINT_TO_POINTER (known));
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

/* A bare "Tỉnh ủy" that nothing gives to a province is not one body more where
 * the story names one in full. */
static guint
find_fuller (GHashTable *by_bare,
             const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (by_bare, key));
}

/* The wording before the place of home that a body is named with: "Sở Ngoại vụ"
 * of "Sở Ngoại vụ tỉnh Hà Giang". */
static char *
dup_stem (const BangGather *self,
          guint32           index)
{
  const BangItem *item = bang_gather_item (self, index);
  guint32 place = place_in (self, index);
  const BangItem *where = place != BANG_NO_ITEM ? bang_gather_item (self, place) : NULL;

  /* "Bộ Quốc phòng Việt Nam" stands beside that of another country. */
  if (where == NULL || where->first < item->first + 2 || strcmp (where->place.kind, "country") == 0 ||
      bang_country_of_code (where->place.country) != BANG_SIDE_VN)
    return NULL;
  return dup_spelled_out (self->scan, item->first, where->first);
}

/* Two of one stem: a body without a place is neither for sure. */
static void
note_stem (GHashTable *by_stem,
           char       *stem,
           guint       known)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (by_stem, stem));

  if (before != 0 && before != known)
    known = G_MAXUINT;
  g_hash_table_replace (by_stem, stem, GUINT_TO_POINTER (known));
}

/* The wording without the kind of its place: "Hội Phụ nữ Cao Bằng" of "Hội Phụ nữ
 * tỉnh Cao Bằng". */
static char *
dup_loose (const BangGather *self,
           guint32           index)
{
  const BangItem *item = bang_gather_item (self, index);
  const BangItem *place = bang_gather_item (self, place_in (self, index));
  g_autofree char *stem = NULL;
  g_autofree char *rest = NULL;

  if (place->first <= item->first || place->place.name >= item->end)
    return NULL;
  stem = dup_spelled_out (self->scan, item->first, place->first);
  rest = dup_spelled_out (self->scan, place->place.name, item->end);
  return g_strconcat (stem, " ", rest, NULL);
}

#define N_PASSES 4

/* First what is named with its place and the kind of it, then with the place
 * alone, then "Tỉnh ủy", then "Sở Ngoại vụ". */
static guint
pass_of (const BangGather *self,
         guint32           index,
         const char       *key,
         const char       *bare)
{
  guint32 place = place_in (self, index);

  if (place != BANG_NO_ITEM)
    return bang_gather_item (self, place)->place.name > bang_gather_item (self, place)->first ? 0 : 1;
  if (bare == NULL)
    return 3;
  return strcmp (bare, key) == 0 ? 2 : 0;
}

/* The wordings of one body, by which it is compared. */
typedef struct
{
  guint32  index;    /* of the items */
  guint    pass;
  char    *key;
  char    *bare;     /* (nullable) */
  char    *loose;    /* (nullable) */
} Wording;

static void
wording_clear_cb (gpointer data)
{
  Wording *wording = data;

  g_free (wording->key);
  g_free (wording->bare);
  g_free (wording->loose);
}

static GArray *
read_wordings (const BangGather *self)
{
  GArray *wordings = g_array_new (FALSE, FALSE, sizeof (Wording));

  g_array_set_clear_func (wordings, wording_clear_cb);
  for (guint32 i = 0; i < self->items->len; i++)
    {
      Wording wording = { .index = i };

      if (bang_gather_item (self, i)->kind != BANG_ITEM_BODY)
        continue;
      wording.key = key_of (self, i, &wording.bare);
      wording.pass = pass_of (self, i, wording.key, wording.bare);
      if (wording.pass < 2 && place_in (self, i) != BANG_NO_ITEM)
        wording.loose = dup_loose (self, i);
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
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_bare = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_stem = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_loose = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint pass = 0; pass < N_PASSES; pass++)
    for (guint n = 0; n < wordings->len; n++)
      {
        Wording *wording = &g_array_index (wordings, Wording, n);
        const BangItem *item = bang_gather_item (self, wording->index);
        guint known;
        char *stem;

        if (wording->pass != pass)
          continue;

        known = find_fuller (by_key, wording->key);
        if (known == 0 && pass == 1 && wording->loose != NULL)
          known = find_fuller (by_loose, wording->loose);
        if (known == 0 && pass == 2)
          known = find_fuller (by_bare, wording->bare);
        if (known == 0 && pass == 3)
          known = find_fuller (by_stem, wording->key);
        if (known == 0 || known == G_MAXUINT)
          known = add_body (self, by_key, g_steal_pointer (&wording->key), wording->index);
        else
          improve_name (self, known - 1, wording->index);

        if (wording->bare != NULL && find_fuller (by_bare, wording->bare) == 0)
          g_hash_table_insert (by_bare, g_steal_pointer (&wording->bare), GUINT_TO_POINTER (known));
        stem = pass < 2 ? dup_stem (self, wording->index) : NULL;
        if (stem != NULL)
          note_stem (by_stem, stem, known);
        if (pass == 0 && wording->loose != NULL)
          note_stem (by_loose, g_steal_pointer (&wording->loose), known);

        bang_gather_add_mention (self, known - 1, item->first, item->end,
                                 item->inner ? "body-of-office" : "body", FALSE);
      }
}
