/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts each sentence into what matters for persons: names, offices,
 * honorifics, bodies, places. What stands between is left out, so two items
 * touch exactly when nothing but a sign is between them. Any thread. */

#include "extract/bang-items.h"

#include <string.h>

typedef struct
{
  const BangScan *scan;
  GArray         *items;
  guint32         end;        /* of the sentence */
  gboolean        listing;    /* "các đồng chí:" was read */
  gboolean        shouting;   /* a line in capitals: their shape says nothing */
} Cutter;

static BangItem *
last_item (const Cutter *c)
{
  BangItem *item;

  for (guint i = c->items->len; i > 0; i--)
    {
      item = &g_array_index (c->items, BangItem, i - 1);
      if (!item->inner)
        return item;
    }

  return NULL;
}

/* The item right before @token with nothing between. */
static BangItem *
touching (const Cutter *c,
          guint32       token)
{
  BangItem *item = last_item (c);

  return item != NULL && item->end == token && bang_goes_on (c->scan, token) ? item : NULL;
}

static void
add (Cutter       *c,
     BangItem      item)
{
  item.owner = BANG_NO_ITEM;
  g_array_append_val (c->items, item);
}

/* The places and, for offices, the body in an item. */
static void
add_inner (Cutter  *c,
           guint32  first,
           guint32  end)
{
  const BangScan *scan = c->scan;
  guint32 i = first;

  while (i < end)
    {
      BangPlaceSpan place;

      if (scan->tokens[i].n_matches > 0 && bang_read_place (scan, i, &place) && place.end <= end &&
          /* In "Công ty TNHH Thất Hoa Văn Sơn" the run of capitals is one name. */
          (place.name > place.first || i == first || !bang_is_capital (scan, i - 1) || !bang_goes_on (scan, i) ||
           (scan->tokens[i - 1].marks & BANG_MARK_PLACE) != 0 || (scan->tokens[i - 1].shape & BANG_SHAPE_UPPER) != 0 ||
           bang_scan_get_match (scan, i - 1, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD)) != NULL))
        {
          BangItem item = { .kind = BANG_ITEM_PLACE, .first = place.first, .end = place.end, .place = place, .inner = TRUE };

          add (c, item);
          i = place.end;
          continue;
        }
      i++;
    }
}

static gboolean
cut_office (Cutter  *c,
            guint32 *token)
{
  BangItem item = { .kind = BANG_ITEM_OFFICE, };

  if (!bang_read_office (c->scan, *token, &item.office))
    return FALSE;

  item.first = item.office.first;
  item.end = item.office.end;
  add (c, item);
  if (item.office.body_end > item.office.body)
    {
      BangItem body = { .kind = BANG_ITEM_BODY, .first = item.office.body, .end = item.office.body_end, .inner = TRUE };

      body.body.first = item.office.body;
      body.body.end = item.office.body_end;
      body.body.class = item.office.body_class;
      body.body.country = item.office.country;
      add (c, body);
    }
  add_inner (c, item.office.head_end, item.end);
  *token = item.end;
  return TRUE;
}

/* "Lạng Sơn (TTXVN) -", "Theo Báo Điện Biên": whose news it is. */
static gboolean
is_source (const BangScan     *scan,
           const BangBodySpan *body)
{
  const BangScanToken *first = &scan->tokens[body->first];
  gboolean press = strcmp (body->class, "press") == 0 || strcmp (body->class, "media") == 0;

  if (!press)
    return FALSE;
  if ((first->gap & (BANG_GAP_OPEN_PAREN | BANG_GAP_SLASH)) != 0 ||
      (body->end < scan->n_tokens && (scan->tokens[body->end].gap & BANG_GAP_SLASH) != 0))
    return TRUE;

  return body->first > 0 && scan->tokens[body->first - 1].sentence == first->sentence &&
         (scan->tokens[body->first - 1].word == BANG_WORD_THEO ||
          (scan->tokens[body->first - 1].word == BANG_WORD_ANH && (first->gap & BANG_GAP_COLON) != 0));
}

static gboolean
cut_body (Cutter  *c,
          guint32 *token)
{
  BangItem item = { .kind = BANG_ITEM_BODY, };

  if (!bang_read_body (c->scan, *token, FALSE, &item.body))
    return FALSE;
  if (is_source (c->scan, &item.body))
    {
      *token = item.body.end;
      return TRUE;
    }

  item.first = item.body.first;
  item.end = item.body.end;
  add (c, item);
  add_inner (c, item.first + 1, item.end);
  *token = item.end;
  return TRUE;
}

static gboolean
cut_place (Cutter  *c,
           guint32 *token)
{
  BangItem item = { .kind = BANG_ITEM_PLACE, };

  if (!bang_read_place (c->scan, *token, &item.place))
    return FALSE;

  item.first = item.place.first;
  item.end = item.place.end;
  add (c, item);
  *token = item.end;
  return TRUE;
}

/* An honorific counts only before something to honour. */
static gboolean
cut_honorific (Cutter          *c,
               const BangMatch *match,
               guint32         *token)
{
  const BangScan *scan = c->scan;
  BangItem item = { .kind = BANG_ITEM_HONORIFIC, .first = match->first, .end = match->end };
  gboolean plural;

  item.honorific = bang_scan_get_cell (scan, match, BANG_LEX_HONORIFIC, 1);
  plural = strcmp (item.honorific, "plural") == 0;
  if (plural)
    c->listing = TRUE;

  if (match->end >= c->end)
    return FALSE;
  if (!bang_goes_on (scan, match->end))
    {
      guint gap = scan->tokens[match->end].gap & BANG_GAP_HARD;

      /* "PGS.TS. Nguyễn Văn A", "các đồng chí: …" */
      if (!(plural && gap == BANG_GAP_COLON) &&
          !(gap == BANG_GAP_DOT && strcmp (item.honorific, "degree") == 0) &&
          !(gap == BANG_GAP_COMMA && (strcmp (item.honorific, "degree") == 0 || strcmp (item.honorific, "rank") == 0)))
        return FALSE;
    }
  else if (!bang_is_capital (scan, match->end) &&
           bang_scan_get_match (scan, match->end, BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_HONORIFIC)) == NULL)
    return FALSE;

  add (c, item);
  *token = item.end;
  return TRUE;
}

/* "Ảnh: Nguyễn Văn A", "Tin, ảnh: …": who took the picture is not in it. */
static gboolean
skip_credit (Cutter  *c,
             guint32 *token)
{
  const BangScan *scan = c->scan;
  guint32 next = *token + 1;
  BangNameSpan name;

  if (scan->tokens[*token].word != BANG_WORD_ANH || next >= c->end ||
      (scan->tokens[next].gap & BANG_GAP_COLON) == 0 ||
      !bang_read_name (scan, next, BANG_NAME_CALLED, &name))
    return FALSE;

  *token = name.end;
  return TRUE;
}

/* A thing called after a person: the name is passed over. */
static gboolean
skip_namesake (Cutter  *c,
               guint32 *token)
{
  const BangScan *scan = c->scan;
  const BangMatch *match = bang_scan_get_match (scan, *token, BANG_LEX_BIT (BANG_LEX_NAMESAKE));
  BangNameSpan name;

  if (match == NULL || match->end >= c->end || !bang_goes_on (scan, match->end) ||
      bang_surname_weight (scan, match->end) == 0 ||
      !bang_read_name (scan, match->end, BANG_NAME_BARE, &name))
    return FALSE;

  *token = name.end;
  return TRUE;
}

static BangNameContext
name_context (const Cutter *c,
              guint32       token)
{
  const BangScan *scan = c->scan;
  const BangItem *before = touching (c, token);
  guint gap = scan->tokens[token].gap & BANG_GAP_HARD;

  if (before == NULL && (gap == BANG_GAP_DOT || gap == BANG_GAP_COMMA))
    {
      /* "PGS.TS. Nguyễn Văn A", "Đại tá, bác sĩ …" */
      before = last_item (c);
      if (before == NULL || before->end != token || before->kind != BANG_ITEM_HONORIFIC)
        before = NULL;
    }
  if (before != NULL && before->kind == BANG_ITEM_HONORIFIC)
    return strcmp (before->honorific, "plural") == 0 || strcmp (before->honorific, "occupation") == 0
           ? BANG_NAME_LISTED : BANG_NAME_CALLED;
  if (before != NULL && before->kind == BANG_ITEM_OFFICE)
    return BANG_NAME_CALLED;
  if (before == NULL && (gap & BANG_GAP_CLOSE_PAREN) != 0 && (gap & ~(guint) BANG_GAP_CLOSE_PAREN) == 0)
    {
      /* "Bí thư Tỉnh ủy Vân Nam (Trung Quốc) Vương Ninh" */
      before = last_item (c);
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

static gboolean
cut_name (Cutter          *c,
          BangNameContext  context,
          guint32         *token)
{
  const BangItem *before = touching (c, *token);
  BangItem item = { .kind = BANG_ITEM_NAME, };
  guint32 end = bang_read_run (c->scan, *token);

  /* "phu nhân Chủ tịch Trung Quốc", "nhà báo Lào Cai": a place, then the name. */
  if (before != NULL && before->kind == BANG_ITEM_HONORIFIC && context != BANG_NAME_BARE)
    {
      guint32 split = bang_split_name (c->scan, *token, end);

      if (split > *token && split < end && bang_surname_weight (c->scan, split) >= 5)
        {
          guint32 place = *token;

          if (cut_place (c, &place) && place == split && bang_read_name (c->scan, split, BANG_NAME_CALLED, &item.name))
            {
              item.first = split;
              item.end = item.name.end;
              item.called = TRUE;
              add (c, item);
              *token = item.end;
              return TRUE;
            }
        }
    }

  before = touching (c, *token);
  if (!bang_read_name (c->scan, *token, context, &item.name))
    return FALSE;
  if (context == BANG_NAME_BARE && item.name.weight == 0)
    return FALSE;
  /* "bác sĩ Việt Nam", "ca sĩ Hàn Quốc" */
  if (before != NULL && before->kind == BANG_ITEM_HONORIFIC && is_place_called (c->scan, before, &item.name))
    return FALSE;
  /* "chiến sĩ Tây Tiến": what somebody does stands before a place, too. */
  if (context == BANG_NAME_LISTED && before != NULL && before->kind == BANG_ITEM_HONORIFIC &&
      strcmp (before->honorific, "occupation") == 0 && !item.name.foreign &&
      item.name.weight < (item.name.end - item.name.first == 2 ? 5 : 3))
    return FALSE;
  /* After an office a single capital is a name only where an office wants one:
   * "Thủ tướng Modi". */
  if (before != NULL && before->kind == BANG_ITEM_OFFICE && item.name.end == item.name.first + 1 &&
      item.name.weight == 0 && strcmp (before->office.complement, "name") != 0)
    return FALSE;
  /* A list of persons may hold what is no person: "các đồng chí Lào". */
  if (context == BANG_NAME_LISTED && item.name.weight == 0 && !item.name.foreign &&
      bang_goes_on (c->scan, item.name.end))
    return FALSE;

  item.first = item.name.first;
  item.end = item.name.end;
  item.called = context == BANG_NAME_CALLED || (before != NULL && before->kind == BANG_ITEM_HONORIFIC);
  item.listed = context == BANG_NAME_LISTED;
  add (c, item);
  *token = item.end;
  return TRUE;
}

static guint32
length_of (const BangMatch *match)
{
  return match != NULL ? match->end - match->first : 0;
}

/* "hội nghị", "Đoàn đại biểu Quốc hội": begins like a body and is none. */
static gboolean
is_common_word (const BangScan  *scan,
                const BangMatch *head)
{
  return head != NULL && head->end - head->first > 1 &&
         strcmp (bang_scan_get_cell (scan, head, BANG_LEX_ORGANISATION_HEAD, 1), "not") == 0;
}

/* Most words of a text: small, and in none of the tables asked here. */
static gboolean
begins_nothing (const BangScan *scan,
                guint32         token)
{
  const guint64 beginnings = BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_HONORIFIC) |
                             BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION) |
                             BANG_LEX_BIT (BANG_LEX_PLACE) | BANG_LEX_BIT (BANG_LEX_PLACE_KIND) |
                             BANG_LEX_BIT (BANG_LEX_NAMESAKE);
  const BangScanToken *t = &scan->tokens[token];

  return (t->kinds & beginnings) == 0 && (t->shape & BANG_SHAPE_CAPITAL) == 0 &&
         t->word != BANG_WORD_NGUYEN && t->word != BANG_WORD_CUU && t->word != BANG_WORD_ANH;
}

static void
cut_at (Cutter  *c,
        guint32 *token)
{
  const BangScan *scan = c->scan;
  const BangMatch *title;
  const BangMatch *honorific;
  const BangMatch *head;
  guint32 place_length = 0;
  guint32 start = *token;
  BangPlaceSpan place;
  BangNameContext context;

  if (begins_nothing (scan, start))
    {
      (*token)++;
      return;
    }

  if (c->shouting)
    {
      if (!cut_place (c, token))
        (*token)++;
      return;
    }

  if (skip_credit (c, token))
    return;
  if (bang_read_no_place (scan, start) > start + 1 && !bang_is_capital (scan, start))
    {
      *token = bang_read_no_place (scan, start);
      return;
    }

  title = bang_scan_get_match (scan, start, BANG_LEX_BIT (BANG_LEX_TITLE));
  honorific = bang_scan_get_match (scan, start, BANG_LEX_BIT (BANG_LEX_HONORIFIC));
  head = bang_scan_get_match (scan, start, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION));
  if (bang_read_place (scan, start, &place))
    place_length = place.end - place.first;

  context = bang_is_capital (scan, start) ? name_context (c, start) : BANG_NAME_BARE;
  if (context == BANG_NAME_CALLED && title == NULL && length_of (head) < 2 &&
      (place_length == 0 || place.name == place.first || bang_surname_weight (scan, start) > 0) &&
      !(honorific != NULL && (length_of (honorific) >= 2 || bang_surname_weight (scan, start) == 0)) &&
      cut_name (c, context, token))
    return;

  if (is_common_word (scan, head) && length_of (head) > MAX (length_of (title), length_of (honorific)) &&
      length_of (head) >= place_length)
    {
      *token = head->end;
      return;
    }
  if (length_of (head) > MAX (length_of (title), length_of (honorific)) && length_of (head) >= place_length &&
      cut_body (c, token))
    return;
  if (place_length > MAX (length_of (title), length_of (honorific)) &&
      (honorific == NULL || length_of (honorific) < place_length) &&
      cut_place (c, token))
    return;
  if (cut_office (c, token))
    return;
  if (honorific != NULL && cut_honorific (c, honorific, token))
    return;
  if (cut_body (c, token) || cut_place (c, token) || skip_namesake (c, token))
    return;
  if (bang_is_capital (scan, start) && cut_name (c, context, token))
    return;

  (*token)++;
}

static gboolean
is_shouting (const BangScan         *scan,
             const BangScanSentence *sentence)
{
  guint upper = 0;
  guint n = sentence->end - sentence->first;

  for (guint32 i = sentence->first; i < sentence->end; i++)
    if ((scan->tokens[i].shape & BANG_SHAPE_UPPER) != 0)
      upper++;

  return n >= 4 && upper * 4 > n * 3;
}

/**
 * bang_items_read:
 * @scan: a scan
 *
 * Returns: (transfer full) (element-type BangItem): the items of the document,
 *   in text order; inner items follow the one that holds them
 */
GArray *
bang_items_read (const BangScan *scan)
{
  GArray *items = g_array_sized_new (FALSE, TRUE, sizeof (BangItem), 64);
  Cutter c = { scan, items, 0, FALSE, FALSE };

  for (guint s = 0; s < scan->sentences->len; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
      guint32 token = sentence->first;

      c.end = sentence->end;
      c.listing = FALSE;
      c.shouting = is_shouting (scan, sentence);
      while (token < sentence->end)
        cut_at (&c, &token);
    }

  return items;
}
