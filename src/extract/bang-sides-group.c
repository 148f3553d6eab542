/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sides that no word says of the person himself: the others of a list, the
 * delegation whose members are listed, and, last, the offices that a paper of
 * Vietnam prints without a country. The last yields to every sign of a
 * foreigner: no side is better than a wrong one. Any thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

/* What the offices of a person say of him. */
enum
{
  MAY_BE_OF_HOME = 1 << 0,
  MAY_BE_FOREIGN = 1 << 1,
  MAY_LEAD_HOME  = 1 << 2,
  IS_SEEN        = 1 << 3,
};

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
      bang_gather_affiliate (self, self->persons[i], country, NULL, FALSE);
}

/**
 * bang_gather_lists:
 * @self: the gathering, with the sides that words say
 *
 * "có ông A, Châu trưởng; bà B, Giám đốc; ông C": a list with semicolons is of
 * one side, where those of it whose side is known agree.
 */
void
bang_gather_lists (BangGather *self)
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

/* Whether "đoàn" and "do" stand before a name, as affiliate_by_delegation () reads it. */
static gboolean
leads_delegation (const BangGather *self,
                  guint32           index)
{
  const BangScan *scan = self->scan;
  guint32 name = bang_gather_item (self, index)->first;
  guint32 begin = bang_scan_get_sentence (scan, name)->first;
  gboolean by = FALSE;

  for (guint32 i = name; i > begin && name - i < BANG_GATHER_REACH; i--)
    {
      by |= scan->tokens[i - 1].word == BANG_WORD_DO && name - i < 12;
      if (by && scan->tokens[i - 1].word == BANG_WORD_DOAN)
        return TRUE;
    }

  return FALSE;
}

/* "Tham gia đoàn có", "Cùng đi với đoàn có": who comes next is of the delegation
 * named last. */
static gboolean
lists_members (const BangScan *scan,
               guint32         token)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, token);
  guint32 i = sentence->first;
  guint32 limit = MIN (token, i + 8);

  if (i < limit && scan->tokens[i].word == BANG_WORD_CUNG)
    i++;
  if (i >= limit ||
      !(BANG_IS (scan, i, BANG_WORD_THAM_2, BANG_WORD_GIA) || scan->tokens[i].word == BANG_WORD_DI ||
        BANG_IS (scan, i, BANG_WORD_THANH, BANG_WORD_VIEN) || BANG_IS (scan, i, BANG_WORD_THANH, BANG_WORD_PHAN)))
    return FALSE;

  for (; i < limit; i++)
    if (scan->tokens[i].word == BANG_WORD_DOAN)
      return TRUE;

  return FALSE;
}

/**
 * bang_gather_members:
 * @self: the gathering, with the sides that words say
 *
 * Gives those who are listed as members the side of the delegation whose leader
 * was named last.
 */
void
bang_gather_members (BangGather *self)
{
  BangCountry country = BANG_SIDE_UNKNOWN;
  guint32 sentence = G_MAXUINT32;
  gboolean members = FALSE;

  for (guint32 i = 0; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);
      const BangAffiliation *affiliation;

      if (item->kind != BANG_ITEM_NAME || self->persons[i] == G_MAXUINT)
        continue;

      if (self->scan->tokens[item->first].sentence != sentence)
        {
          sentence = self->scan->tokens[item->first].sentence;
          members = lists_members (self->scan, item->first);
        }
      affiliation = &g_array_index (self->scan->affiliations, BangAffiliation, self->persons[i]);
      if (members)
        bang_gather_affiliate (self, self->persons[i], country, NULL, FALSE);
      else if (leads_delegation (self, i))
        {
          country = affiliation->country;
          self->led_from_home |= country == BANG_SIDE_VN;
        }
    }
}

/* "Tỉnh trưởng", "Phó Thị trưởng": Vietnam has none. */
static gboolean
is_foreign_office (const BangScan *scan,
                   const BangItem *office)
{
  guint32 last = office->office.head_end - 1;

  return last > office->first && scan->tokens[last].word == BANG_WORD_TRUONG &&
         (scan->tokens[last - 1].word == BANG_WORD_TINH || scan->tokens[last - 1].word == BANG_WORD_THI);
}

/* Whether an office is printed so only of Vietnam: not those that say nothing
 * ("Trưởng đoàn", "Giám đốc", "Bí thư"). */
static gboolean
may_be_of_home (const BangScan *scan,
                const BangItem *office)
{
  guint32 last = office->office.head_end - 1;
  guint32 first = office->first;

  if (strcmp (office->office.complement, "abroad") == 0 || office->bond == BANG_BOND_ROLE)
    return FALSE;
  /* "Quyền Hiệu trưởng": acting in an office says nothing of it. */
  if (scan->tokens[first].word == BANG_WORD_QUYEN || scan->tokens[first].word == BANG_WORD_NGUYEN ||
      scan->tokens[first].word == BANG_WORD_CUU)
    first++;
  /* China's committees and offices have a "Chủ nhiệm" far more often. */
  if (scan->tokens[last].word == BANG_WORD_DOAN ||
      (last > first && BANG_IS (scan, last - 1, BANG_WORD_CHU, BANG_WORD_NHIEM)))
    return FALSE;
  /* "Thủ tướng", "Chủ tịch nước" are any country's; "Chủ tịch Quốc hội" with
   * nothing after it is the paper's own. */
  if (strcmp (office->office.complement, "name") == 0)
    return last - first >= 2 && scan->tokens[last].word != BANG_WORD_NUOC &&
           scan->tokens[last].word != BANG_WORD_THU;

  return office->end > office->office.head_end || last - first >= 2;
}

/* Whether the person named before @index in the sentence is a foreigner with
 * nothing but signs and offices between: they may be of one delegation. */
static gboolean
follows_foreigner (const BangGather *self,
                   guint32           index)
{
  const BangScan *scan = self->scan;
  guint32 sentence = scan->tokens[bang_gather_item (self, index)->first].sentence;
  guint32 start = bang_gather_item (self, index)->first;

  for (guint32 i = index; i > 0 && index - i < BANG_GATHER_REACH; i--)
    {
      const BangItem *item = bang_gather_item (self, i - 1);
      BangCountry country;

      if (item->inner)
        continue;
      if (scan->tokens[item->first].sentence != sentence || item->end != start)
        return FALSE;
      start = item->first;
      if (item->kind != BANG_ITEM_NAME || self->persons[i - 1] == G_MAXUINT ||
          self->persons[i - 1] == self->persons[index])
        continue;
      country = g_array_index (scan->affiliations, BangAffiliation, self->persons[i - 1]).country;
      return country == BANG_SIDE_CN || country == BANG_SIDE_OTHER;
    }

  return FALSE;
}

/* "Tiếp đoàn có ông NAME": the hosts of a delegation of Vietnam are not of it. */
static gboolean
may_be_host_abroad (const BangGather *self,
                    guint32           token)
{
  const BangScan *scan = self->scan;
  guint32 first = bang_scan_get_sentence (scan, token)->first;

  if (self->venue == BANG_SIDE_VN)
    return FALSE;
  for (guint32 i = first; i < token && i < first + 4; i++)
    if (BANG_IS (scan, i, BANG_WORD_TIEP) || BANG_IS (scan, i, BANG_WORD_DON))
      return self->venue != BANG_SIDE_UNKNOWN || self->led_from_home;

  return FALSE;
}

/* "Chủ tịch nước NAME tiếp …", "Bộ trưởng NAME hội đàm với …": an office of state
 * that is printed without its country where the person is first named. The press
 * gives those of other countries theirs. */
static gboolean
may_lead_home (const BangScan *scan,
               const BangItem *office,
               const BangItem *name,
               gboolean        with_china)
{
  const BangMatch *surname = bang_scan_get_match (scan, name->first, BANG_LEX_BIT (BANG_LEX_SURNAME));
  guint32 last = office->office.head_end - 1;

  if (office->bond != BANG_BOND_BEFORE || scan->tokens[office->first].word == BANG_WORD_CO_2 || office->end > office->office.head_end || surname == NULL ||
      name->end - name->first < 2 ||
      (strcmp (office->office.complement, "name") != 0 &&
       !BANG_IS (scan, last - 1, BANG_WORD_BO, BANG_WORD_TRUONG)))
    return FALSE;
  /* Singapore has its Thủ tướng with a name in Vietnamese reading; "Chủ tịch nước"
   * and "Tổng Bí thư" there are of Vietnam, Laos and China only. */
  return name->name.weight == 9 ||
         (!with_china && name->name.weight >= 5 &&
          (scan->tokens[last].word == BANG_WORD_NUOC || scan->tokens[last].word == BANG_WORD_THU)) ||
         (name->name.weight >= 5 && strstr (bang_scan_get_cell (scan, surname, BANG_LEX_SURNAME, 1), "hoa") == NULL);
}

/* Whether the title names another country: "Thủ tướng thăm Nhật Bản". */
static gboolean
has_country_in_title (const BangGather *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);

      if (bang_scan_get_zone (self->scan, item->first)->kind != BANG_ZONE_TITLE)
        return FALSE;
      if (item->kind == BANG_ITEM_PLACE && strcmp (item->place.kind, "country") == 0 &&
          strcmp (item->place.country, "VN") != 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether somebody of @country is among the persons. */
static gboolean
has_people_of (const BangGather *self,
               BangCountry       country)
{
  for (guint i = 0; i < self->facts->entities->len; i++)
    if (bang_gather_entity (self, i)->kind == BANG_ENTITY_PERSON &&
        g_array_index (self->scan->affiliations, BangAffiliation, i).country == country)
      return TRUE;
  return FALSE;
}

/**
 * bang_gather_at_home:
 * @self: the gathering, with the sides that words say
 *
 * Gives Vietnam those whose office is printed without a country, where nothing
 * says that they may be foreigners.
 */
void
bang_gather_at_home (BangGather *self)
{
  const BangScan *scan = self->scan;
  g_autofree guint8 *verdicts = g_new0 (guint8, self->facts->entities->len + 1);
  gboolean with_china = has_people_of (self, BANG_SIDE_CN);
  gboolean with_others = with_china || has_people_of (self, BANG_SIDE_OTHER) || has_country_in_title (self);

  for (guint32 i = 0; i < self->items->len; i++)
    {
      const BangItem *item = bang_gather_item (self, i);
      const BangItem *name;

      if (item->kind != BANG_ITEM_OFFICE || item->owner == BANG_NO_ITEM || self->persons[i] == G_MAXUINT)
        continue;

      name = bang_gather_item (self, item->owner);
      /* Chinese names are printed in Vietnamese reading. */
      if (is_foreign_office (scan, item) && name->name.foreign)
        bang_gather_affiliate (self, self->persons[i], BANG_SIDE_OTHER, NULL, FALSE);
      if (is_foreign_office (scan, item) || name->name.foreign || name->name.weight == 0 ||
          follows_foreigner (self, item->owner) || may_be_host_abroad (self, name->first))
        verdicts[self->persons[i]] |= MAY_BE_FOREIGN;
      else if (may_be_of_home (scan, item))
        verdicts[self->persons[i]] |= MAY_BE_OF_HOME;
      else if ((verdicts[self->persons[i]] & IS_SEEN) == 0 && with_others &&
               may_lead_home (scan, item, name, with_china))
        verdicts[self->persons[i]] |= MAY_LEAD_HOME;
      verdicts[self->persons[i]] |= IS_SEEN;
    }

  for (guint i = 0; i < self->facts->entities->len; i++)
    if ((verdicts[i] & MAY_BE_FOREIGN) == 0 && (verdicts[i] & (MAY_BE_OF_HOME | MAY_LEAD_HOME)) != 0)
      bang_gather_affiliate (self, i, BANG_SIDE_VN, NULL, FALSE);
}
