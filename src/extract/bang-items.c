/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts each sentence into what matters for persons: names, offices,
 * honorifics, bodies, places. What stands between is left out, so two items
 * touch exactly when nothing but a sign is between them. Any thread. */

#include "extract/bang-items-private.h"

#include <string.h>

/* The last item that is not inside another. */
BangItem *
bang_cutter_last (const BangCutter *c)
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
BangItem *
bang_cutter_touching (const BangCutter *c,
                      guint32           token)
{
  BangItem *item = bang_cutter_last (c);

  return item != NULL && item->end == token && bang_goes_on (c->scan, token) ? item : NULL;
}

void
bang_cutter_add (BangCutter *c,
                 BangItem    item)
{
  item.owner = BANG_NO_ITEM;
  g_array_append_val (c->items, item);
}

/* Whether the head of a body begins or ends with the word before @token: "Tỉnh
 * đoàn", "Tỉnh Đoàn". */
static gboolean
is_behind_head (const BangScan *scan,
                guint32         token)
{
  for (guint32 n = 1; n <= 4 && n <= token; n++)
    {
      const BangMatch *head = bang_scan_get_match (scan, token - n, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD));

      if (head != NULL && (n == 1 || head->end == token))
        return TRUE;
    }

  return FALSE;
}

/* The places and, for offices, the body in an item. */
static void
add_inner (BangCutter *c,
           guint32     first,
           guint32     end)
{
  const BangScan *scan = c->scan;
  guint32 after_place = first;
  guint32 i = first;

  while (i < end)
    {
      BangPlaceSpan place;

      if (scan->tokens[i].n_matches > 0 && bang_read_place (scan, i, &place) && place.end <= end &&
          /* In "Công ty TNHH Thất Hoa Văn Sơn" the run of capitals is one name. */
          (place.name > place.first || i == first || i == after_place || !bang_is_capital (scan, i - 1) || !bang_goes_on (scan, i) ||
           (scan->tokens[i - 1].marks & BANG_MARK_PLACE) != 0 || (scan->tokens[i - 1].shape & BANG_SHAPE_UPPER) != 0 ||
           is_behind_head (scan, i)))
        {
          BangItem item = { .kind = BANG_ITEM_PLACE, .first = place.first, .end = place.end, .place = place, .inner = TRUE };

          bang_cutter_add (c, item);
          i = after_place = place.end;
          continue;
        }
      i++;
    }
}

static gboolean
cut_office (BangCutter *c,
            guint32    *token)
{
  BangItem item = { .kind = BANG_ITEM_OFFICE, };

  if (!bang_read_office (c->scan, *token, &item.office))
    return FALSE;

  item.first = item.office.first;
  item.end = item.office.end;
  bang_cutter_add (c, item);
  if (item.office.body_end > item.office.body)
    {
      BangItem body = { .kind = BANG_ITEM_BODY, .first = item.office.body, .end = item.office.body_end, .inner = TRUE };

      body.body.first = item.office.body;
      body.body.end = item.office.body_end;
      body.body.class = item.office.body_class;
      body.body.country = item.office.country;
      bang_cutter_add (c, body);
    }
  add_inner (c, item.office.head_end, item.end);
  *token = item.end;
  return TRUE;
}

/* "Lạng Sơn (TTXVN) -", "Theo Báo Điện Biên", "VOV.VN -": whose news it is. */
static gboolean
is_source (const BangScan     *scan,
           const BangBodySpan *body)
{
  const BangScanToken *first = &scan->tokens[body->first];
  gboolean press = strcmp (body->class, "press") == 0 || strcmp (body->class, "media") == 0;

  if (!press)
    return FALSE;
  if ((first->gap & (BANG_GAP_OPEN_PAREN | BANG_GAP_SLASH)) != 0 ||
      (body->end < scan->n_tokens &&
       ((scan->tokens[body->end].gap & BANG_GAP_SLASH) != 0 || scan->tokens[body->end].gap == BANG_GAP_DOT)))
    return TRUE;

  return body->first > 0 && scan->tokens[body->first - 1].sentence == first->sentence &&
         (scan->tokens[body->first - 1].word == BANG_WORD_THEO ||
          (scan->tokens[body->first - 1].word == BANG_WORD_ANH && (first->gap & BANG_GAP_COLON) != 0));
}

/* "ông NAME, Tổng Lãnh sự quán Việt Nam tại Côn Minh phát biểu": the press often
 * prints the mission for its head. Not where more bodies follow. */
static gboolean
is_mission_of (const BangCutter   *c,
               const BangBodySpan *body)
{
  const BangScan *scan = c->scan;
  const BangItem *before = bang_cutter_last (c);
  guint gap = scan->tokens[body->first].gap & BANG_GAP_HARD;

  if (before == NULL || before->kind != BANG_ITEM_NAME || !before->called || before->end != body->first ||
      strcmp (body->class, "mission") != 0 || (gap != BANG_GAP_COMMA && gap != BANG_GAP_DASH) || body->bare)
    return FALSE;
  return body->end >= c->end ||
         (scan->tokens[body->end].word != BANG_WORD_VA &&
          bang_scan_get_match (scan, body->end, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) |
                                                BANG_LEX_BIT (BANG_LEX_ORGANISATION)) == NULL);
}

static gboolean
cut_body (BangCutter *c,
          guint32    *token)
{
  BangItem item = { .kind = BANG_ITEM_BODY, };

  if (!bang_read_body (c->scan, *token, FALSE, &item.body))
    return FALSE;
  if (is_source (c->scan, &item.body))
    {
      *token = item.body.end;
      return TRUE;
    }
  if (is_mission_of (c, &item.body))
    {
      const BangBodySpan body = item.body;
      BangItem inner = { .kind = BANG_ITEM_BODY, .first = body.first, .end = body.end, .body = body, .inner = TRUE };

      item.first = body.first;
      item.end = body.end;
      item.kind = BANG_ITEM_OFFICE;
      item.office = (BangOfficeSpan) {
        .first = body.first, .end = body.end, .head_end = body.first + 1, .body = body.first, .body_end = body.end,
        .body_class = body.class, .country = "", .complement = "abroad",
      };
      bang_cutter_add (c, item);
      bang_cutter_add (c, inner);
      add_inner (c, item.first + 1, item.end);
      *token = item.end;
      return TRUE;
    }

  item.first = item.body.first;
  item.end = item.body.end;
  bang_cutter_add (c, item);
  add_inner (c, item.first + 1, item.end);
  *token = item.end;
  return TRUE;
}

void
bang_cutter_add_place (BangCutter          *c,
                       const BangPlaceSpan *place)
{
  BangItem item = { .kind = BANG_ITEM_PLACE, .first = place->first, .end = place->end, .place = *place };

  bang_cutter_add (c, item);
}

/* An honorific counts only before something to honour. */
static gboolean
cut_honorific (BangCutter      *c,
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

  bang_cutter_add (c, item);
  *token = item.end;
  return TRUE;
}

/* "Ảnh: Nguyễn Văn A", "Tin, ảnh: …": who took the picture is not in it. */
static gboolean
skip_credit (BangCutter *c,
             guint32    *token)
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
skip_namesake (BangCutter *c,
               guint32    *token)
{
  const BangScan *scan = c->scan;
  const BangMatch *match = bang_scan_get_match (scan, *token, BANG_LEX_BIT (BANG_LEX_NAMESAKE));
  BangNameSpan name;

  if (match == NULL || match->end >= c->end || !bang_goes_on (scan, match->end) ||
      bang_surname_weight (scan, match->end) == 0 ||
      !bang_read_name (scan, match->end, BANG_NAME_BARE, &name))
    return FALSE;
  /* "Hồ Văn Cường" is no lake. */
  if (match->end - match->first == 1 && bang_surname_weight (scan, match->first) > 0 && name.weight < 5)
    return FALSE;

  *token = name.end;
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

/* What the tables say may begin at a token, and how long each is. */
typedef struct
{
  guint32          token;
  const BangMatch *honorific;
  const BangMatch *head;        /* of a body */
  guint32          title;       /* lengths, 0 for none */
  guint32          called;
  guint32          body;
  gboolean         has_place;
  BangPlaceSpan    place;
} Beginnings;

static Beginnings
look_up (const BangScan *scan,
         guint32         token)
{
  const guint64 bodies = BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION);
  Beginnings b = { .token = token };

  b.honorific = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_HONORIFIC));
  b.head = bang_scan_get_match (scan, token, bodies);
  b.title = length_of (bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_TITLE)));
  b.called = length_of (b.honorific);
  b.body = length_of (b.head);
  b.has_place = bang_read_place (scan, token, &b.place);
  return b;
}

/* Right after an honorific or an office a name is looked for before anything
 * else: "ông Hà Giang Nam", "Chủ tịch Hồ Chí Minh". */
static gboolean
is_name_first (const BangScan   *scan,
               const Beginnings *b)
{
  gboolean surname = bang_surname_weight (scan, b->token) > 0;
  gboolean has_kind = b->has_place && b->place.name > b->place.first;

  return b->title == 0 && b->body < 2 && b->called < 2 &&
         (b->called == 0 || surname) && (!has_kind || surname);
}

static gboolean
cut_place (BangCutter       *c,
           const Beginnings *b,
           guint32          *token)
{
  if (!b->has_place)
    return FALSE;

  bang_cutter_add_place (c, &b->place);
  *token = b->place.end;
  return TRUE;
}

/* Of what may begin here, the longest phrase of the tables; offices before
 * honorifics before bodies before places where they are equal. */
static gboolean
cut_longest (BangCutter       *c,
             const Beginnings *b,
             guint32          *token)
{
  guint32 others = MAX (b->title, b->called);
  guint32 place = b->has_place ? b->place.end - b->place.first : 0;

  if (b->body > others && b->body >= place)
    {
      if (is_common_word (c->scan, b->head))
        {
          *token = b->head->end;
          return TRUE;
        }
      if (cut_body (c, token))
        return TRUE;
    }
  if (place > others && cut_place (c, b, token))
    return TRUE;

  return cut_office (c, token) ||
         (b->honorific != NULL && cut_honorific (c, b->honorific, token)) ||
         cut_body (c, token) || cut_place (c, b, token) || skip_namesake (c, token);
}

static void
cut_at (BangCutter *c,
        guint32    *token)
{
  const BangScan *scan = c->scan;
  guint32 start = *token;
  gboolean capital = bang_is_capital (scan, start);
  guint32 common;
  BangNameContext context;
  Beginnings beginnings;

  *token = start + 1;
  if (begins_nothing (scan, start))
    return;

  *token = start;
  if (c->shouting)
    {
      BangPlaceSpan place;

      if (bang_read_place (scan, start, &place))
        {
          bang_cutter_add_place (c, &place);
          *token = place.end;
        }
      else
        {
          (*token)++;
        }
      return;
    }
  if (skip_credit (c, token))
    return;
  common = bang_read_no_place (scan, start);
  if (common > start + 1 && !capital)
    {
      *token = common;
      return;
    }

  beginnings = look_up (scan, start);
  context = capital ? bang_cutter_context (c, start) : BANG_NAME_BARE;
  if (context == BANG_NAME_CALLED && is_name_first (scan, &beginnings) && bang_cutter_name (c, context, token))
    return;
  if (cut_longest (c, &beginnings, token) || (capital && bang_cutter_name (c, context, token)))
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
  g_autoptr (GArray) capitals = g_array_new (FALSE, FALSE, sizeof (guint));
  BangCutter c = { scan, items, 0, FALSE, FALSE };

  for (guint s = 0; s < scan->sentences->len; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
      guint32 token = sentence->first;

      c.end = sentence->end;
      c.listing = FALSE;
      c.shouting = is_shouting (scan, sentence);
      if (c.shouting)
        g_array_append_val (capitals, s);
      while (token < sentence->end)
        cut_at (&c, &token);
    }
  bang_items_add_capitals (scan, items, capitals);

  return items;
}
