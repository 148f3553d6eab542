/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose office is it? Gives each office its name, in both orders of the press:
 *
 *   provincial   đồng chí NAME, OFFICE, OFFICE; NAME, OFFICE
 *   national     OFFICE NAME, OFFICE, OFFICE NAME
 *
 * Items that touch make a chain; a sentence, a semicolon or any other word
 * breaks it. In a chain an office belongs to the name before it, except where
 * it stands right before the next name with no sign between. Any thread. */

#include "extract/bang-items-private.h"

#include <string.h>

#include "extract/bang-read-private.h"

typedef struct
{
  const BangScan *scan;
  GArray         *items;
  guint32         owner;       /* the name the chain is about */
  guint32         pending;     /* the first office of the chain without a name */
  guint32         previous;    /* the item before */
  BangItemLink    before_call; /* what stood before the honorific just read */
} Binder;

static BangItem *
item_at (const Binder *b,
         guint32       index)
{
  return index == BANG_NO_ITEM ? NULL : &g_array_index (b->items, BangItem, index);
}

static void
give (Binder   *b,
      guint32   office,
      guint32   name,
      BangBond  bond)
{
  BangItem *item = item_at (b, office);

  item->owner = name;
  item->bond = bond;
}

/* Every office from the first of the chain without a name. */
static void
give_pending (Binder  *b,
              guint32  name)
{
  for (guint32 i = b->pending; i < name; i++)
    {
      const BangItem *item = item_at (b, i);

      if (item->kind == BANG_ITEM_OFFICE && !item->inner && item->owner == BANG_NO_ITEM)
        give (b, i, name, BANG_BOND_BEFORE);
    }
  b->pending = BANG_NO_ITEM;
}

/* "Tiếp Bí thư Khu ủy Bành Thanh Hoa, Thủ tướng nhấn mạnh": an office without
 * any addition before a verb, after a name that has its office already or
 * where the office is a state's highest, is somebody else. */
static gboolean
is_new_subject (const Binder *b,
                guint32       index)
{
  const BangItem *item = item_at (b, index);
  const BangItem *before = item_at (b, b->previous);
  const BangItem *office;

  if (item->office.end > item->office.head_end || before->kind != BANG_ITEM_NAME ||
      !bang_goes_on (b->scan, item->end) || bang_is_capital (b->scan, item->end))
    return FALSE;
  if (strcmp (item->office.complement, "name") == 0)
    return TRUE;
  if (b->owner == 0)
    return FALSE;

  for (guint32 i = b->owner; i > 0; i--)
    {
      office = item_at (b, i - 1);
      if (!office->inner)
        return office->kind == BANG_ITEM_OFFICE && office->owner == b->owner;
    }

  return FALSE;
}

/* OFFICE NAME, OFFICE, OFFICE NAME: who has his offices before the name is
 * printed in the national order, and so is the next one. Takes from @owner the
 * offices between his name and the office at @index, which are the next one's.
 * Returns the first of all these. */
static guint32
take_from (Binder  *b,
           guint32  owner,
           guint32  index)
{
  guint32 first = index;

  for (guint32 i = owner; i > 0; i--)
    {
      const BangItem *item = item_at (b, i - 1);

      if (item->inner || item->kind == BANG_ITEM_HONORIFIC)
        continue;
      if (item->kind != BANG_ITEM_OFFICE || item->owner != owner || item->bond != BANG_BOND_BEFORE)
        return index;
      break;
    }
  for (guint32 i = index; i > owner + 1; i--)
    {
      BangItem *item = item_at (b, i - 1);

      /* "NAME, Trưởng đoàn": what one is in the delegation is said of him. */
      if (item->kind != BANG_ITEM_OFFICE || item->inner || item->owner != owner ||
          b->scan->tokens[item->office.head_end - 1].word == BANG_WORD_DOAN)
        continue;
      item->owner = BANG_NO_ITEM;
      first = i - 1;
    }
  return first;
}

/* Whose the office at @index is, by the last place in it (the first, for an
 * envoy) or by its head; "" unknown, "-" any country but Vietnam. */
static const char *
country_of_office (const Binder *b,
                   guint32       index)
{
  const BangItem *office = item_at (b, index);
  guint32 last = office->office.head_end - 1;
  const char *country = "";

  for (guint32 i = index + 1; i < b->items->len && item_at (b, i)->inner; i++)
    {
      const BangItem *item = item_at (b, i);

      if (item->kind != BANG_ITEM_PLACE || item->first >= office->end || *item->place.country == '\0')
        continue;
      country = item->place.country;
      if (strcmp (office->office.complement, "abroad") == 0)
        break;
    }
  if (*country == '\0')
    country = office->office.country;
  if (*country == '\0' && last > office->first && b->scan->tokens[last].word == BANG_WORD_TRUONG &&
      (b->scan->tokens[last - 1].word == BANG_WORD_TINH || b->scan->tokens[last - 1].word == BANG_WORD_THI))
    country = "-";
  return country;
}

/* "Phó Chủ tịch UBND tỉnh NAME, Phó Tỉnh trưởng tỉnh Attapeu": nobody holds
 * offices of two countries. */
static gboolean
is_of_other_country (const Binder *b,
                     guint32       index)
{
  const char *country = country_of_office (b, index);

  for (guint32 i = b->owner; i > 0 && *country != '\0'; i--)
    {
      const BangItem *item = item_at (b, i - 1);
      const char *own;

      if (item->inner || item->kind == BANG_ITEM_HONORIFIC)
        continue;
      if (item->kind != BANG_ITEM_OFFICE || item->owner != b->owner)
        return FALSE;
      own = country_of_office (b, i - 1);
      if (*own != '\0' && strcmp (own, country) != 0 &&
          ((*own != '-' && *country != '-') || strcmp (own, "VN") == 0 || strcmp (country, "VN") == 0))
        return TRUE;
    }
  return FALSE;
}

static void
bind_office (Binder       *b,
             guint32       index,
             BangItemLink  link)
{
  const BangItem *before = item_at (b, b->previous);

  if (link == BANG_ITEM_LINK_AS)
    {
      if (b->owner != BANG_NO_ITEM)
        give (b, index, b->owner, BANG_BOND_ROLE);
      return;
    }

  /* "đồng chí Bí thư Tỉnh ủy": the honorific begins somebody new. */
  if (link == BANG_ITEM_LINK_BROKEN || link == BANG_ITEM_LINK_SEMICOLON || link == BANG_ITEM_LINK_COLON ||
      (link == BANG_ITEM_LINK_SOFT && before->kind == BANG_ITEM_HONORIFIC))
    {
      b->owner = BANG_NO_ITEM;
      b->pending = index;
      return;
    }

  if (b->owner != BANG_NO_ITEM && is_of_other_country (b, index))
    {
      b->pending = take_from (b, b->owner, index);
      b->owner = BANG_NO_ITEM;
    }
  else if (b->owner != BANG_NO_ITEM && is_new_subject (b, index))
    {
      b->owner = BANG_NO_ITEM;
      b->pending = index;
    }
  else if (b->owner != BANG_NO_ITEM)
    give (b, index, b->owner, BANG_BOND_AFTER);
  else if (b->pending == BANG_NO_ITEM)
    b->pending = index;
}

/* The office that the chain ended with before the name at hand, past the
 * honorific, a place in brackets and the body that it is held in: "Phó Tư lệnh
 * Quân khu, Quân đội Hoàng gia Campuchia, Trung tướng NAME". */
static guint32
office_before (const Binder *b,
               guint32       name)
{
  gboolean honoured = FALSE;

  for (guint32 i = name; i > 0; i--)
    {
      const BangItem *item = item_at (b, i - 1);

      honoured = honoured || item->kind == BANG_ITEM_HONORIFIC;
      if (item->inner || item->kind == BANG_ITEM_HONORIFIC ||
          (item->kind == BANG_ITEM_BODY && honoured && b->pending != BANG_NO_ITEM))
        continue;
      if (item->kind == BANG_ITEM_PLACE && b->scan->tokens[item->first].parens > 0)
        continue;
      return item->kind == BANG_ITEM_OFFICE ? i - 1 : BANG_NO_ITEM;
    }

  return BANG_NO_ITEM;
}

/* Whether an office follows the name at @index after a comma or a dash. */
static gboolean
has_office_after (const Binder *b,
                  guint32       index)
{
  const BangItem *name = item_at (b, index);

  for (guint32 i = index + 1; i < b->items->len; i++)
    {
      const BangItem *item = item_at (b, i);
      BangItemLink link;

      if (item->inner)
        continue;
      link = bang_items_link (b->scan, name, item);
      return item->kind == BANG_ITEM_OFFICE && (link == BANG_ITEM_LINK_COMMA || link == BANG_ITEM_LINK_DASH || link == BANG_ITEM_LINK_SOFT);
    }

  return FALSE;
}

/* "đồng chí NAME, Đồn trưởng Đồn Biên phòng Hồng Vân, ...": after an office
 * that has its name already, two syllables and then a sign are rather where the
 * office is than who comes next. */
static gboolean
is_place_of_office (const Binder   *b,
                    const BangItem *office,
                    guint32         index)
{
  const BangItem *name = item_at (b, index);

  /* "…, Phó Chỉ huy trưởng BĐBP tỉnh Lê Hà": the unit has been told from its holder. */
  if (bang_bare_unit_end (b->scan, office->end - 1) == office->end)
    return FALSE;
  return name->end - name->first == 2 && !name->name.foreign &&
         office->office.end > office->office.head_end &&
         !bang_goes_on (b->scan, name->end) && !has_office_after (b, index);
}

/* Gives the words of the name at @index to the office and to its body. */
static void
extend_office (Binder  *b,
               guint32  office,
               guint32  index)
{
  BangItem *item = item_at (b, office);
  BangItem *name = item_at (b, index);

  for (guint32 i = office + 1; i < index; i++)
    {
      BangItem *body = item_at (b, i);

      if (body->kind == BANG_ITEM_BODY && body->inner && body->end == item->end)
        body->end = body->body.end = name->end;
    }
  if (item->office.body == item->office.body_end)
    item->office.body = item->office.head_end;
  item->end = item->office.end = item->office.body_end = name->end;
  name->inner = TRUE;
  name->called = FALSE;
}

/* Words that say by whose leave somebody acts, right before the office at
 * @token or with "của" between. */
static gboolean
is_authorised_by (const Binder *b,
                  guint32       token)
{
  const BangScan *scan = b->scan;
  guint32 begin = bang_scan_get_sentence (scan, token)->first;
  guint32 end = token > begin && scan->tokens[token - 1].word == BANG_WORD_CUA ? token - 1 : token;

  for (guint32 i = end; i > begin && end - i < 4; i--)
    {
      const BangMatch *match = bang_scan_get_match (scan, i - 1, BANG_LEX_BIT (BANG_LEX_ABSENCE));

      if (match != NULL && match->end == end &&
          strcmp (bang_scan_get_cell (scan, match, BANG_LEX_ABSENCE, 1), "authority") == 0)
        return TRUE;
    }

  return FALSE;
}

/* "Được sự đồng ý của Thủ tướng Chính phủ, Bộ trưởng NAME dẫn đầu": the phrase
 * ends at the comma, and who gave leave is not who comes next. Where a sign
 * follows the name, the subject is still to come, and all is of one man but
 * for the state's highest: "Thừa ủy quyền của Bí thư, Chủ tịch NAME, ông ...". */
static void
drop_authoriser (Binder  *b,
                 guint32  name)
{
  const BangItem *first = item_at (b, b->pending);
  guint32 second = BANG_NO_ITEM;

  if (!is_authorised_by (b, first->first))
    return;
  if (strcmp (first->office.complement, "name") != 0 && !bang_goes_on (b->scan, item_at (b, name)->end))
    return;

  for (guint32 i = b->pending + 1; i < name && second == BANG_NO_ITEM; i++)
    if (item_at (b, i)->kind == BANG_ITEM_OFFICE && !item_at (b, i)->inner)
      second = i;
  if (second != BANG_NO_ITEM)
    b->pending = second;
}

/* "Tổng Lãnh sự A tại B, NAME phát biểu": a common surname and two syllables
 * more, with a sign or a verb behind. */
static gboolean
is_whole_name (const Binder *b,
               guint32       index)
{
  const BangItem *name = item_at (b, index);

  return name->name.weight >= 5 && name->end - name->first >= 3 && name->end - name->first <= 4 &&
         (!bang_goes_on (b->scan, name->end) ||
          bang_scan_get_match (b->scan, name->end, BANG_LEX_BIT (BANG_LEX_STOP) | BANG_LEX_BIT (BANG_LEX_ROLE)) != NULL);
}

static void
bind_name (Binder       *b,
           guint32       index,
           BangItemLink  link)
{
  BangItem *name = item_at (b, index);
  const BangItem *before = item_at (b, b->previous);
  gboolean called = before != NULL && before->kind == BANG_ITEM_HONORIFIC && link != BANG_ITEM_LINK_BROKEN;
  BangItemLink effective = called ? b->before_call : link;
  guint32 office = office_before (b, index);

  if (effective != BANG_ITEM_LINK_BROKEN && office != BANG_NO_ITEM)
    {
      BangItem *item = item_at (b, office);

      if (item->owner != BANG_NO_ITEM && effective == BANG_ITEM_LINK_SOFT && item->bond == BANG_BOND_AFTER &&
          !called && is_place_of_office (b, item, index))
        {
          extend_office (b, office, index);
          return;
        }
      if (item->owner != BANG_NO_ITEM && effective == BANG_ITEM_LINK_SOFT && item->bond == BANG_BOND_AFTER)
        {
          /* NAME, OFFICE, OFFICE NAME: the last is the next one's. */
          if (b->owner != BANG_NO_ITEM)
            b->pending = take_from (b, b->owner, office);
          give_pending (b, index);
          give (b, office, index, BANG_BOND_BEFORE);
          name->called = TRUE;
        }
      else if (b->pending != BANG_NO_ITEM &&
               (effective == BANG_ITEM_LINK_SOFT || effective == BANG_ITEM_LINK_DASH ||
                (effective == BANG_ITEM_LINK_COMMA && (called || name->name.foreign || is_whole_name (b, index)) &&
                 !has_office_after (b, index))))
        {
          drop_authoriser (b, index);
          give_pending (b, index);
          name->called = TRUE;
        }
    }

  b->owner = index;
  b->pending = BANG_NO_ITEM;
}

/* "đồng chí Bun Thăn (Trần Văn Lào), nguyên Tỉnh trưởng": a name alone in
 * brackets right after a name is another name of the same person. */
static gboolean
is_alias (const Binder *b,
          guint32       index)
{
  const BangItem *name = item_at (b, index);
  const BangItem *before = item_at (b, b->previous);
  const BangScanToken *tokens = b->scan->tokens;

  return before != NULL && before->kind == BANG_ITEM_NAME && before->end == name->first &&
         (tokens[name->first].gap & BANG_GAP_HARD) == BANG_GAP_OPEN_PAREN &&
         name->end < b->scan->n_tokens && (tokens[name->end].gap & BANG_GAP_CLOSE_PAREN) != 0;
}

static void
bind_item (Binder  *b,
           guint32  index)
{
  BangItem *item = item_at (b, index);
  const BangItem *before = item_at (b, b->previous);
  BangItemLink link;

  if (item->kind == BANG_ITEM_NAME && is_alias (b, index))
    {
      item->inner = TRUE;
      return;
    }

  link = before == NULL ? BANG_ITEM_LINK_BROKEN : bang_items_link (b->scan, before, item);
  switch (item->kind)
    {
    case BANG_ITEM_HONORIFIC:
      /* Two in a row ("đồng chí Thiếu tướng") are one. */
      if (before == NULL || before->kind != BANG_ITEM_HONORIFIC || link == BANG_ITEM_LINK_BROKEN)
        b->before_call = link;
      if (link == BANG_ITEM_LINK_BROKEN || link == BANG_ITEM_LINK_SEMICOLON)
        {
          b->owner = BANG_NO_ITEM;
          b->pending = BANG_NO_ITEM;
        }
      break;

    case BANG_ITEM_OFFICE:
      bind_office (b, index, link);
      break;

    case BANG_ITEM_NAME:
      bind_name (b, index, link);
      break;

    case BANG_ITEM_BODY:
    case BANG_ITEM_PLACE:
    default:
      if (link == BANG_ITEM_LINK_BROKEN || link == BANG_ITEM_LINK_SEMICOLON)
        {
          b->owner = BANG_NO_ITEM;
          b->pending = BANG_NO_ITEM;
        }
      break;
    }

  b->previous = index;
}

/* A name that nothing calls for is a person's when an office follows it, when
 * it stands in a list of persons, or when it is a whole Vietnamese name before
 * a verb or a sign. */
static gboolean
is_person (const BangScan *scan,
           const BangItem *name,
           gboolean        has_office)
{
  guint32 n = name->end - name->first;

  if (name->called)
    return TRUE;
  if (has_office)
    return n >= 2;
  if (name->listed)
    return n >= 2 && (name->name.weight > 0 || name->name.foreign);
  if (scan->tokens[name->first].quoted || n < 3 || n > 4 || name->name.weight < 5 || name->name.foreign)
    return FALSE;
  /* A line that is nothing but a name says who wrote the story. */
  if (bang_scan_get_zone (scan, name->first)->first == name->first &&
      bang_scan_get_zone (scan, name->first)->end == name->end)
    return FALSE;
  /* Capitals before it: the end of some other name. */
  if (bang_goes_on (scan, name->first) && name->first > 0 && bang_is_capital (scan, name->first - 1))
    return FALSE;

  return !bang_goes_on (scan, name->end) ||
         bang_scan_get_match (scan, name->end, BANG_LEX_BIT (BANG_LEX_STOP)) != NULL ||
         scan->tokens[name->end].word == BANG_WORD_VA;
}

/**
 * bang_items_bind:
 * @scan: a scan
 * @items: (element-type BangItem): its items
 *
 * Gives the offices their names, and decides which names are persons'.
 */
void
bang_items_bind (const BangScan *scan,
                 GArray         *items)
{
  Binder b = { scan, items, BANG_NO_ITEM, BANG_NO_ITEM, BANG_NO_ITEM, BANG_ITEM_LINK_BROKEN };
  g_autofree guint8 *held = g_new0 (guint8, items->len + 1);

  for (guint32 i = 0; i < items->len; i++)
    if (!item_at (&b, i)->inner)
      bind_item (&b, i);

  for (guint32 i = 0; i < items->len; i++)
    {
      const BangItem *item = item_at (&b, i);

      if (item->kind == BANG_ITEM_OFFICE && item->owner != BANG_NO_ITEM)
        held[item->owner] = 1;
    }

  for (guint32 i = 0; i < items->len; i++)
    {
      BangItem *item = item_at (&b, i);

      if (item->kind == BANG_ITEM_NAME && !item->inner)
        item->accepted = is_person (scan, item, held[i] != 0);
    }
}
