/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts names of persons out of a sentence: what the items before let expect, and
 * what looks like a name there and is none. What a name looks like is
 * bang-read-name.c's. Any thread. */

#include "extract/bang-items-private.h"

#include <string.h>

/* "Tổng thống Belarus - NAME": behind an office that no name stands before. */
static gboolean
is_behind_office (const BangCutter *c,
                  guint32           token)
{
  const BangItem *office = bang_cutter_last (c);

  if (office == NULL || office->kind != BANG_ITEM_OFFICE || office->end != token)
    return FALSE;
  for (guint i = c->items->len; i > 0; i--)
    {
      const BangItem *item = &g_array_index (c->items, BangItem, i - 1);

      if (item->inner || item == office)
        continue;
      return item->kind != BANG_ITEM_NAME || item->end != office->first;
    }
  return TRUE;
}

/* bang_cutter_context:
 * @c: the cutter
 * @token: where a name may begin
 *
 * Returns: what the items before @token let the reader of names expect
 */
BangNameContext
bang_cutter_context (const BangCutter *c,
                     guint32           token)
{
  const BangScan *scan = c->scan;
  const BangItem *before = bang_cutter_touching (c, token);
  guint gap = scan->tokens[token].gap & BANG_GAP_HARD;

  if (before == NULL && (gap == BANG_GAP_DOT || gap == BANG_GAP_COMMA))
    {
      /* "PGS.TS. Nguyễn Văn A", "Đại tá, bác sĩ …" */
      before = bang_cutter_last (c);
      if (before == NULL || before->end != token || before->kind != BANG_ITEM_HONORIFIC)
        before = NULL;
    }
  if (before == NULL && gap == BANG_GAP_DASH && is_behind_office (c, token))
    return BANG_NAME_LISTED;
  if (before != NULL && before->kind == BANG_ITEM_HONORIFIC)
    return strcmp (before->honorific, "plural") == 0 || strcmp (before->honorific, "occupation") == 0
           ? BANG_NAME_LISTED : BANG_NAME_CALLED;
  if (before != NULL && before->kind == BANG_ITEM_OFFICE)
    return BANG_NAME_CALLED;
  if (before == NULL && (gap & BANG_GAP_CLOSE_PAREN) != 0 && (gap & ~(guint) BANG_GAP_CLOSE_PAREN) == 0)
    {
      /* "Bí thư Tỉnh ủy Vân Nam (Trung Quốc) Vương Ninh" */
      before = bang_cutter_last (c);
      if (before != NULL && before->end == token && before->kind == BANG_ITEM_PLACE)
        return BANG_NAME_LISTED;
    }
  if (c->listing &&
      ((gap & (BANG_GAP_COLON | BANG_GAP_SEMICOLON | BANG_GAP_COMMA)) != 0 ||
       (token > 0 && scan->tokens[token - 1].word == BANG_WORD_VA)))
    return BANG_NAME_LISTED;

  return BANG_NAME_BARE;
}

/* Whether what an honorific stands before is a place: always one for "bác sĩ",
 * "đại tá"; for "ông" and "đồng chí" only a country is. */
static gboolean
is_place_called (const BangScan     *scan,
                 const BangItem     *honorific,
                 const BangNameSpan *name)
{
  BangPlaceSpan place;

  return bang_read_place (scan, name->first, &place) && place.name == place.first && place.end == name->end &&
         (strcmp (honorific->honorific, "address") != 0 || strcmp (place.kind, "country") == 0);
}

static void
add_name (BangCutter         *c,
          const BangNameSpan *name,
          gboolean            called,
          gboolean            listed)
{
  BangItem item = { .kind = BANG_ITEM_NAME, .first = name->first, .end = name->end, .name = *name };

  item.called = called;
  item.listed = listed;
  bang_cutter_add (c, item);
}

/* "Đệ nhất phu nhân Trung Quốc Bành Lệ Viên", "người đồng cấp Mỹ John Smith": a
 * place, then the name. */
static gboolean
cut_place_and_name (BangCutter *c,
                    gboolean    honoured,
                    guint32    *token)
{
  guint32 end;
  guint32 split;
  BangPlaceSpan place;
  BangNameSpan name;

  if ((c->scan->tokens[*token].kinds & BANG_LEX_BIT (BANG_LEX_PLACE)) == 0)
    return FALSE;
  end = bang_read_run (c->scan, *token);
  split = bang_split_name (c->scan, *token, end);
  if (split == *token || split == end || !bang_read_place (c->scan, *token, &place) || place.end != split ||
      !bang_read_name (c->scan, split, BANG_NAME_CALLED, &name))
    return FALSE;
  if (!(honoured && bang_surname_weight (c->scan, split) >= 5) &&
      !(name.foreign && strcmp (place.kind, "country") == 0))
    return FALSE;

  bang_cutter_add_place (c, &place);
  add_name (c, &name, TRUE, FALSE);
  *token = name.end;
  return TRUE;
}

/* Whether what was read as a name cannot be one after @before. */
static gboolean
is_wrong (const BangScan     *scan,
          const BangItem     *before,
          const BangNameSpan *name,
          BangNameContext     context)
{
  guint32 n = name->end - name->first;

  if (name->weight == 0 && !name->foreign)
    {
      /* A list of persons may hold what is no person: "các đồng chí Lào". */
      if (context == BANG_NAME_BARE || (context == BANG_NAME_LISTED && bang_goes_on (scan, name->end)))
        return TRUE;
      /* After an office a single capital is a name only where an office wants
       * one: "Thủ tướng Modi". */
      if (n == 1 && before != NULL && before->kind == BANG_ITEM_OFFICE &&
          strcmp (before->office.complement, "name") != 0)
        return TRUE;
    }
  if (before == NULL || before->kind != BANG_ITEM_HONORIFIC)
    return context == BANG_NAME_BARE && name->weight == 0;

  /* "bác sĩ Việt Nam", "ca sĩ Hàn Quốc", "chiến sĩ Tây Tiến" */
  return is_place_called (scan, before, name) ||
         (strcmp (before->honorific, "occupation") == 0 && !name->foreign && name->weight < (n == 2 ? 5 : 3));
}

/* "Thủ tướng Lào, Sonexay Siphandone;": behind an office and a comma, words of no
 * Vietnamese name, of no place and with a sign or a verb behind are who holds it. */
static gboolean
cut_apposed (BangCutter *c,
             guint32    *token)
{
  const BangScan *scan = c->scan;
  const BangItem *before = bang_cutter_last (c);
  BangPlaceSpan place;
  BangNameSpan name;

  if (before == NULL || before->kind != BANG_ITEM_OFFICE || before->end != *token ||
      (scan->tokens[*token].gap & BANG_GAP_HARD) != BANG_GAP_COMMA ||
      bang_read_place (scan, *token, &place) || !bang_read_name (scan, *token, BANG_NAME_LISTED, &name) ||
      !name.foreign || name.end - name.first < 2 ||
      (bang_goes_on (scan, name.end) && bang_is_capital (scan, name.end)))
    return FALSE;

  add_name (c, &name, FALSE, FALSE);
  *token = name.end;
  return TRUE;
}

/* bang_cutter_name:
 * @c: the cutter; gains the name, and a place that stands before it
 * @context: bang_cutter_context()
 * @token: (inout): where it may begin, and where it ends
 *
 * Returns: whether a name begins there
 */
gboolean
bang_cutter_name (BangCutter     *c,
                  BangNameContext context,
                  guint32        *token)
{
  const BangItem *before = bang_cutter_touching (c, *token);
  gboolean honoured = before != NULL && before->kind == BANG_ITEM_HONORIFIC;
  BangNameSpan name;

  if (cut_place_and_name (c, honoured && context != BANG_NAME_BARE, token))
    return TRUE;
  if (context == BANG_NAME_BARE && cut_apposed (c, token))
    return TRUE;
  if (!bang_read_name (c->scan, *token, context, &name) || is_wrong (c->scan, before, &name, context))
    return FALSE;

  add_name (c, &name, honoured || context == BANG_NAME_CALLED, context == BANG_NAME_LISTED);
  *token = name.end;
  return TRUE;
}
