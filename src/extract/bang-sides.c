/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose side a person is on: by the place in the office, by offices and bodies
 * that one country only has, by the heading ("Về phía tỉnh Lai Châu có"), by
 * the delegation ("Đoàn đại biểu tỉnh Lào Cai do ... làm Trưởng đoàn"), by the
 * others of the same list. Never
 * by the name: Chinese names in Vietnamese reading look Vietnamese. What
 * nothing says stays unknown. Any thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

/* How far a heading reaches for its verb, in words. */
#define HEADING_REACH 24

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
  guint32 limit = MIN (end, token + HEADING_REACH);
  guint32 verb = 0;

  for (guint32 i = token + 1; i < limit && verb == 0; i++)
    if (scan->tokens[i].word == BANG_WORD_CO || (scan->tokens[i].gap & BANG_GAP_COLON) != 0)
      verb = i;
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

static void
affiliate (BangGather  *self,
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

/* By the place in the office, then by the office itself. */
static void
affiliate_by_office (BangGather *self,
                     guint32     index)
{
  const BangItem *office = bang_gather_item (self, index);
  guint person = self->persons[index];
  gboolean found = FALSE;

  /* An envoy serves abroad: "Đại sứ Trung Quốc tại Việt Nam" is of the first. */
  for (guint32 i = index + 1; i < self->items->len && !found; i++)
    {
      const BangItem *item = bang_gather_item (self, i);

      if (item->kind == BANG_ITEM_PLACE &&
          (item->first < office->end || (item->first == office->end && self->scan->tokens[item->first].parens > 0)))
        {
          g_autofree char *name = bang_gather_place_name (self->scan, &item->place);
          BangCountry country = bang_country_of_code (item->place.country);

          if (country == BANG_SIDE_UNKNOWN)
            continue;
          affiliate (self, person, country,
                     strcmp (item->place.kind, "country") == 0 ? NULL : name, FALSE);
          found = TRUE;
        }
      else if (!item->inner)
        break;
    }

  if (!found && *office->office.country != '\0')
    affiliate (self, person, bang_country_of_code (office->office.country), NULL, FALSE);
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

  for (guint32 i = by; i > begin && by - i < HEADING_REACH; i--)
    if (scan->tokens[i - 1].word == BANG_WORD_DOAN)
      {
        guint32 place = place_between (self, i - 1, by);

        if (place != BANG_NO_ITEM)
          {
            const BangItem *item = bang_gather_item (self, place);
            g_autofree char *label = bang_gather_place_name (scan, &item->place);

            affiliate (self, self->persons[index], bang_country_of_code (item->place.country),
                       strcmp (item->place.kind, "country") == 0 ? NULL : label, FALSE);
          }
        return;
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
  affiliate (self, self->persons[index], heading->country, label, heading->hosting);
}

/* The word that the entry of a name in a list begins with. */
static guint32
entry_start (const BangGather *self,
             guint32           index)
{
  guint32 start = bang_gather_item (self, index)->first;

  for (guint32 i = index; i > 0; i--)
    {
      const BangItem *item = bang_gather_item (self, i - 1);

      if (item->kind != BANG_ITEM_HONORIFIC || item->end != start)
        break;
      start = item->first;
    }

  return start;
}

/* Gives the side that some of a list have to those whose own nothing says. */
static void
affiliate_group (BangGather  *self,
                 guint32      first,
                 guint32      end,
                 BangCountry  country)
{
  for (guint32 i = first; i < end; i++)
    if (bang_gather_item (self, i)->kind == BANG_ITEM_NAME && self->persons[i] != G_MAXUINT)
      affiliate (self, self->persons[i], country, NULL, FALSE);
}

/* "có ông A, Châu trưởng; bà B, Giám đốc; ông C": a list with semicolons is of
 * one side, where those of it whose side is known agree. */
static void
affiliate_lists (BangGather *self)
{
  const BangScan *scan = self->scan;
  BangCountry country = BANG_SIDE_UNKNOWN;
  gboolean agree = TRUE;
  guint32 first = 0;
  guint32 sentence = G_MAXUINT32;

  for (guint32 i = 0; i <= self->items->len; i++)
    {
      gboolean last = i == self->items->len;
      const BangItem *item = last ? NULL : bang_gather_item (self, i);
      BangCountry own;
      guint32 start;

      if (!last && (item->kind != BANG_ITEM_NAME || self->persons[i] == G_MAXUINT))
        continue;

      start = last ? 0 : entry_start (self, i);
      if (last || scan->tokens[item->first].sentence != sentence ||
          (scan->tokens[start].gap & BANG_GAP_SEMICOLON) == 0)
        {
          if (agree && country != BANG_SIDE_UNKNOWN)
            affiliate_group (self, first, i, country);
          if (last)
            break;
          country = BANG_SIDE_UNKNOWN;
          agree = TRUE;
          first = i;
          sentence = scan->tokens[item->first].sentence;
        }

      own = g_array_index (scan->affiliations, BangAffiliation, self->persons[i]).country;
      if (own != BANG_SIDE_UNKNOWN)
        {
          agree &= country == BANG_SIDE_UNKNOWN || country == own;
          country = own;
        }
    }
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

  for (guint32 i = 0; i < self->items->len; i++)
    if (self->persons[i] != G_MAXUINT && bang_gather_item (self, i)->kind == BANG_ITEM_OFFICE)
      affiliate_by_office (self, i);

  for (guint32 i = 0; i < self->items->len; i++)
    if (self->persons[i] != G_MAXUINT && bang_gather_item (self, i)->kind == BANG_ITEM_NAME)
      {
        affiliate_by_heading (self, i);
        affiliate_by_delegation (self, i);
      }

  affiliate_lists (self);
  resolve_titles (self);
}
