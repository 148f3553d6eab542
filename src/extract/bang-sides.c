/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose side a person is on: by the place in the office, by offices and bodies
 * that one country only has, by the heading ("Về phía tỉnh Lai Châu có"), by
 * the delegation ("Đoàn đại biểu tỉnh Lào Cai do ... làm Trưởng đoàn"), by the
 * others of the same list. An office that the press of Vietnam prints without
 * a country is of Vietnam, where no foreigner stands near. Never by the name:
 * Chinese names in Vietnamese reading look Vietnamese. What nothing says stays
 * unknown. Any thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

static guint32
first_item_at (const BangGather *self,
               guint32           token)
{
  guint32 low = 0;
  guint32 high = self->items->len;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (bang_gather_item (self, middle)->first < token)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The first place of [first, end) that may be a side. */
static guint32
place_between (const BangGather *self,
               guint32           first,
               guint32           end)
{
  for (guint32 i = first_item_at (self, first); i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);

      if (item->first >= end)
        break;
      if (item->kind == BANG_ITEM_PLACE && !item->place.keep)
        return i;
    }

  return BANG_NO_ITEM;
}

/* "phía tỉnh Lai Châu có các đồng chí", "phía nước chủ nhà có ông" */
static gboolean
read_heading (const BangGather *self,
              guint32           token,
              BangHeading      *heading)
{
  const BangScan *scan = self->scan;
  guint32 end = bang_scan_sentence_end (scan, token);
  guint32 limit = MIN (end, token + BANG_GATHER_REACH);
  guint32 verb = 0;

  for (guint32 i = token + 1; i < limit && verb == 0; i++)
    if (scan->tokens[i].word == BANG_WORD_CO || (scan->tokens[i].gap & BANG_GAP_COLON) != 0)
      verb = i;
    else if (scan->tokens[i].word == BANG_WORD_DA || scan->tokens[i].word == BANG_WORD_SE)
      return FALSE;    /* it says what that side did */
  if (verb == 0)
    return FALSE;

  heading->first = verb;
  heading->end = end;
  heading->place = place_between (self, token, verb);
  heading->country = BANG_SIDE_UNKNOWN;
  heading->hosting = FALSE;
  for (guint32 i = token + 1; i + 1 < verb; i++)
    if (BANG_IS (scan, i, BANG_WORD_CHU, BANG_WORD_NHA))
      heading->hosting = TRUE;

  if (heading->place != BANG_NO_ITEM)
    heading->country = bang_country_of_code (bang_gather_item (self, heading->place)->place.country);
  else if (heading->hosting)
    heading->country = self->venue;
  else if (bang_scan_is (scan, token + 1, 1, (const BangWord[]) { BANG_WORD_BAN }))
    heading->country = BANG_SIDE_UNKNOWN;

  return heading->place != BANG_NO_ITEM || heading->hosting;
}

static void
find_headings (BangGather *self)
{
  const BangScan *scan = self->scan;

  for (guint32 i = 0; i < scan->n_tokens; i++)
    {
      BangHeading heading;

      if (scan->tokens[i].word != BANG_WORD_PHIA || !read_heading (self, i, &heading))
        continue;

      /* A second heading in the sentence ends the first. */
      if (self->headings->len > 0)
        {
          BangHeading *last = &g_array_index (self->headings, BangHeading, self->headings->len - 1);

          last->end = MIN (last->end, i);
        }
      g_array_append_val (self->headings, heading);
      i = heading.first;
    }
}

static const BangHeading *
heading_over (const BangGather *self,
              guint32           token)
{
  guint low = 0;
  guint high = self->headings->len;
  const BangHeading *heading;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->headings, BangHeading, middle).first <= token)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return NULL;

  heading = &g_array_index (self->headings, BangHeading, low - 1);
  return token < heading->end ? heading : NULL;
}

/* The province of Vietnam that the title and the lead speak of, when it is one
 * only; and the country of the first place after "tại". */
static void
find_home (BangGather *self)
{
  const BangScan *scan = self->scan;
  gboolean several = FALSE;

  self->venue = BANG_SIDE_UNKNOWN;
  for (guint32 i = 0; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);
      BangZoneKind zone = bang_scan_get_zone (scan, item->first)->kind;

      if (item->kind != BANG_ITEM_PLACE || item->place.entry == 0)
        continue;
      if (zone != BANG_ZONE_TITLE && zone != BANG_ZONE_LEAD)
        continue;

      if (self->venue == BANG_SIDE_UNKNOWN && item->first > 0 && scan->tokens[item->first - 1].word == BANG_WORD_TAI)
        self->venue = bang_country_of_code (item->place.country);
      if (strcmp (item->place.country, "VN") == 0 &&
          (strcmp (item->place.kind, "province") == 0 || strcmp (item->place.kind, "city") == 0))
        {
          g_autofree char *name = bang_gather_place_name (scan, &item->place);

          if (self->home == NULL)
            self->home = g_steal_pointer (&name);
          else if (strcmp (self->home, name) != 0)
            several = TRUE;
        }
    }

  if (several)
    g_clear_pointer (&self->home, g_free);
}

/**
 * bang_gather_affiliate:
 * @self: the gathering
 * @person: the entity
 * @country: the side, %BANG_SIDE_UNKNOWN for none
 * @label: (nullable): the place that says so
 * @hosting: whether the side receives
 *
 * Gives a person a side. What was given first stays.
 */
void
bang_gather_affiliate (BangGather  *self,
                       guint        person,
                       BangCountry  country,
                       const char  *label,
                       gboolean     hosting)
{
  BangAffiliation *affiliation = &g_array_index (self->scan->affiliations, BangAffiliation, person);

  if (affiliation->country == BANG_SIDE_UNKNOWN)
    affiliation->country = country;
  if (affiliation->label == NULL && label != NULL &&
      (country == affiliation->country || country == BANG_SIDE_UNKNOWN))
    affiliation->label = g_strdup (label);
  affiliation->hosting |= hosting;
}

/* Whether "phía" and a country stand in @office after @place. */
static gboolean
names_side_later (const BangGather *self,
                  const BangItem   *place,
                  const BangItem   *office)
{
  for (guint32 i = place->end; i < office->end; i++)
    if (self->scan->tokens[i].word == BANG_WORD_PHIA)
      return TRUE;

  return FALSE;
}

/* By the place in the office. */
static void
affiliate_by_place (BangGather *self,
                    guint32     index)
{
  const BangItem *office = bang_gather_item (self, index);
  guint person = self->persons[index];

  /* An envoy serves abroad: "Đại sứ Trung Quốc tại Việt Nam" is of the first. */
  for (guint32 i = index + 1; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);

      if (item->kind == BANG_ITEM_PLACE &&
          (item->first < office->end || (item->first == office->end && self->scan->tokens[item->first].parens > 0)))
        {
          g_autofree char *name = bang_gather_place_name (self->scan, &item->place);
          BangCountry country = bang_country_of_code (item->place.country);

          if (country == BANG_SIDE_UNKNOWN)
            continue;
          /* "… Ủy ban hợp tác Việt Nam - Lào phía Lào": of the last. */
          if (names_side_later (self, item, office))
            continue;
          bang_gather_affiliate (self, person, country,
                                 strcmp (item->place.kind, "country") == 0 ? NULL : name, FALSE);
          return;
        }
      else if (!item->inner)
        return;
    }
}

/* By an office or a body that one country only has. */
static void
affiliate_by_office (BangGather *self,
                     guint32     index)
{
  const BangItem *office = bang_gather_item (self, index);

  if (*office->office.country != '\0')
    bang_gather_affiliate (self, self->persons[index], bang_country_of_code (office->office.country), NULL, FALSE);
}

/* "Phó Chỉ huy trưởng Bộ đội Biên phòng, Quân giải phóng nhân dân Trung Quốc": a
 * body behind a comma that a country owns says whose man he is. */
static void
affiliate_by_body (BangGather *self,
                   guint32     index)
{
  const BangScan *scan = self->scan;
  guint32 end = bang_gather_item (self, index)->end;

  for (guint32 i = index + 1; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);

      if (item->inner)
        continue;
      if (item->kind != BANG_ITEM_BODY || item->first != end ||
          (scan->tokens[end].gap & BANG_GAP_HARD) != BANG_GAP_COMMA)
        return;
      for (guint32 n = i + 1; n < self->items->len && bang_gather_item (self, n)->inner; n++)
        {
          const BangItem *place = bang_gather_item (self, n);

          if (place->kind == BANG_ITEM_PLACE && strcmp (place->place.kind, "country") == 0)
            {
              bang_gather_affiliate (self, self->persons[index],
                                     bang_country_of_code (place->place.country), NULL, FALSE);
              return;
            }
        }
      return;
    }
}

/* "đoàn công tác của tỉnh", "đoàn đại biểu tỉnh ta": a province without its
 * name is the paper's own. */
static gboolean
is_of_home (const BangGather *self,
            guint32           first,
            guint32           end)
{
  const BangScan *scan = self->scan;

  for (guint32 i = first; i < end; i++)
    if (scan->tokens[i].word == BANG_WORD_TINH &&
        (i + 1 == end || scan->tokens[i + 1].word == BANG_WORD_TA || !bang_goes_on (scan, i + 1)))
      return TRUE;

  return FALSE;
}

/* The delegation that a name leads: "Đoàn đại biểu tỉnh Lào Cai do đồng chí X". */
static void
affiliate_by_delegation (BangGather *self,
                         guint32     index)
{
  const BangScan *scan = self->scan;
  guint32 name = bang_gather_item (self, index)->first;
  guint32 begin = bang_scan_get_sentence (scan, name)->first;
  guint32 by = 0;

  for (guint32 i = name; i > begin && name - i < 12 && by == 0; i--)
    if (scan->tokens[i - 1].word == BANG_WORD_DO)
      by = i - 1;
  if (by == 0)
    return;

  for (guint32 i = by; i > begin && by - i < BANG_GATHER_REACH; i--)
    if (scan->tokens[i - 1].word == BANG_WORD_DOAN)
      {
        guint32 place = place_between (self, i - 1, by);

        if (place != BANG_NO_ITEM)
          {
            const BangItem *item = bang_gather_item (self, place);
            g_autofree char *label = bang_gather_place_name (scan, &item->place);

            bang_gather_affiliate (self, self->persons[index], bang_country_of_code (item->place.country),
                                   strcmp (item->place.kind, "country") == 0 ? NULL : label, FALSE);
          }
        else if (is_of_home (self, i, by))
          bang_gather_affiliate (self, self->persons[index], BANG_SIDE_VN, NULL, FALSE);
        return;
      }
}

/* "Trưởng đoàn phía Trung Quốc là bà NAME", "người đồng cấp Lào NAME": the
 * country right before the name or before "là" and the office. */
static void
affiliate_by_head (BangGather *self,
                   guint32     index)
{
  const BangScan *scan = self->scan;
  guint32 start = bang_gather_item (self, index)->first;
  guint32 begin = bang_scan_get_sentence (scan, start)->first;

  for (guint32 i = index; i > 0 && index - i < BANG_GATHER_REACH; i--)
    {
      const BangItem *item = bang_gather_item (self, i - 1);
      gboolean is_head = start > begin && scan->tokens[start - 1].word == BANG_WORD_LA;

      if (item->inner && item->kind != BANG_ITEM_PLACE)
        continue;
      if (item->kind == BANG_ITEM_PLACE && item->first >= begin &&
          strcmp (item->place.kind, "country") == 0 &&
          ((item->end == start && bang_goes_on (scan, start)) || (is_head && item->end + 1 == start)))
        {
          bang_gather_affiliate (self, self->persons[index], bang_country_of_code (item->place.country), NULL, FALSE);
          return;
        }
      if (item->inner)
        continue;
      if (item->end != start || is_head ||
          (item->kind != BANG_ITEM_HONORIFIC && self->persons[i - 1] != self->persons[index]))
        return;
      start = item->first;
    }
}

static void
affiliate_by_heading (BangGather *self,
                      guint32     index)
{
  const BangHeading *heading = heading_over (self, bang_gather_item (self, index)->first);
  g_autofree char *label = NULL;

  if (heading == NULL)
    return;

  if (heading->place != BANG_NO_ITEM)
    {
      const BangPlaceSpan *place = &bang_gather_item (self, heading->place)->place;

      if (strcmp (place->kind, "country") != 0)
        label = bang_gather_place_name (self->scan, place);
    }
  bang_gather_affiliate (self, self->persons[index], heading->country, label, heading->hosting);
}

/* "Phó Chủ tịch HĐND tỉnh" under "Về phía tỉnh Lai Châu": "... tỉnh Lai Châu". */
static void
resolve_titles (BangGather *self)
{
  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      BangEntity *entity = bang_gather_entity (self, i);
      const BangAffiliation *affiliation = &g_array_index (self->scan->affiliations, BangAffiliation, i);
      const char *label = affiliation->label;

      entity->side = affiliation->country;
      if (label == NULL && affiliation->country == BANG_SIDE_VN)
        label = self->home;

      for (guint j = 0; label != NULL && j < entity->titles->len; j++)
        {
          BangTitle *title = g_ptr_array_index (entity->titles, j);

          if (g_str_has_suffix (title->text, "tỉnh") || g_str_has_suffix (title->text, "Tỉnh ủy") ||
              g_str_has_suffix (title->text, "Tỉnh uỷ") || g_str_has_suffix (title->text, "tỉnh ủy"))
            title->resolved = g_strconcat (title->text, " ", label, NULL);
        }
    }
}

/* What the words before a name say. */
static void
affiliate_by_words (BangGather *self,
                    guint32     index)
{
  affiliate_by_head (self, index);
  affiliate_by_heading (self, index);
  affiliate_by_delegation (self, index);
}

static void
each_of_kind (BangGather   *self,
              BangItemKind  kind,
              void        (*read) (BangGather *self,
                                   guint32     index))
{
  for (guint32 i = 0; i < self->items->len; i++)
    if (self->persons[i] != G_MAXUINT && bang_gather_item (self, i)->kind == kind)
      read (self, i);
}

/**
 * bang_gather_sides:
 * @self: the gathering, with its persons
 *
 * Works out the sides of the persons and which province a bare "tỉnh" means.
 */
void
bang_gather_sides (BangGather *self)
{
  find_home (self);
  find_headings (self);
  g_array_set_size (self->scan->affiliations, self->facts->entities->len);

  /* What a place says is surer than what an office does: a province of Laos
   * has its people's council too. */
  each_of_kind (self, BANG_ITEM_OFFICE, affiliate_by_place);
  each_of_kind (self, BANG_ITEM_OFFICE, affiliate_by_body);
  each_of_kind (self, BANG_ITEM_NAME, affiliate_by_words);
  each_of_kind (self, BANG_ITEM_OFFICE, affiliate_by_office);

  bang_gather_lists (self);
  bang_gather_members (self);
  bang_gather_at_home (self);
  resolve_titles (self);
}
