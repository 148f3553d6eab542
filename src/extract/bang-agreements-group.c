/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties that are counted: "hai tỉnh A và B", "3 huyện A, B, C", "4 tỉnh biên
 * giới gồm A, B …", "các tỉnh Bắc Lào".
 *
 * The unit behind the number is told once and belongs to every name that
 * follows, so that here a comma or a dash joins what elsewhere it would put
 * inside. The number bounds the list. Any thread that owns the scan; looks at
 * each token once.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-dates.h"
#include "extract/bang-read.h"

/* How far behind the unit its names may begin: "3 tỉnh biên giới của Vương
 * quốc Campuchia gồm". */
#define NAMES_REACH 10

/* The longest list without a number. */
#define MAX_GROUP 12

typedef struct
{
  guint    count;      /* at most so many names */
  guint32  unit;       /* [unit, unit_end): "tỉnh" */
  guint32  unit_end;
  gboolean places;     /* the unit is one of places */
  gboolean bodies;     /* the unit is the head of bodies: "đồn biên phòng" */
} Group;

static gboolean
read_count (const BangScan *scan,
            guint32         token,
            guint32        *end,
            guint          *count)
{
  const BangMatch *match = bang_cue_at (scan, token, BANG_CLASS_SIGNING_COUNT);
  guint32 word;

  if (bang_scan_number (scan, token, 2, count))
    {
      *end = token + 1;
      return *count >= 2 && *count <= MAX_GROUP;
    }
  if (match == NULL)
    return FALSE;
  word = match->end;
  *count = (guint) g_ascii_strtoull (bang_scan_get_cell (scan, match, BANG_LEX_SIGNING, 2), NULL, 10);
  *end = word;
  return TRUE;
}

static gboolean
read_unit (const BangScan *scan,
           guint32         token,
           guint32         end,
           Group          *group)
{
  const BangMatch *kind;
  const BangMatch *match;

  if (token >= end || !bang_goes_on (scan, token))
    return FALSE;
  group->unit = token;
  group->places = FALSE;
  group->bodies = FALSE;
  match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD));
  kind = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));
  if (bang_cue_at (scan, token, BANG_CLASS_SIGNING_GROUP) != NULL)
    match = bang_cue_at (scan, token, BANG_CLASS_SIGNING_GROUP);
  else if (kind != NULL && (match == NULL || kind->end >= match->end))
    group->places = (match = kind) != NULL;
  else
    group->bodies = match != NULL;
  if (match == NULL || match->end >= end)
    return FALSE;
  group->unit_end = match->end;

  /* "4 tỉnh, khu A, B, C và D" */
  if (group->places && (scan->tokens[match->end].gap & (BANG_GAP_COMMA | BANG_GAP_SLASH)) != 0 &&
      !bang_is_capital (scan, match->end))
    {
      kind = bang_scan_get_match (scan, match->end, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));
      if (kind == NULL && scan->tokens[match->end].word == BANG_WORD_KHU)
        group->unit_end = match->end + 1;
      else if (kind != NULL && kind->end < end)
        group->unit_end = kind->end;
    }
  return TRUE;
}

/* Where the names begin: behind the unit, behind a colon, in a bracket, or
 * behind "gồm". */
static guint32
find_names (const BangScan *scan,
            const Group    *group,
            guint32         end)
{
  guint32 last = MIN (end, group->unit_end + NAMES_REACH);

  if (bang_is_capital (scan, group->unit_end) &&
      (scan->tokens[group->unit_end].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON)) == 0)
    return group->unit_end;
  for (guint32 i = group->unit_end; i < last; i++)
    {
      const BangMatch *among = bang_cue_at (scan, i, BANG_CLASS_SIGNING_AMONG);
      const guint stop = BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_SENTENCE;

      if (among != NULL && among->end < end)
        return among->end;
      if (bang_is_capital (scan, i) && (scan->tokens[i].gap & (BANG_GAP_COLON | BANG_GAP_OPEN_PAREN)) != 0 &&
          i == group->unit_end)
        return i;
      if ((scan->tokens[i].gap & stop) != 0 || bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB) != NULL)
        return BANG_NOWHERE;
    }
  return BANG_NOWHERE;
}

/* One name of the list at @token. */
static gboolean
read_item (const BangScan *scan,
           const Group    *group,
           guint32         token,
           guint32         end,
           BangParty      *party)
{
  BangBodySpan body;
  BangPlaceSpan place;
  guint32 run;

  *party = (BangParty) { .first = token, .kind = BANG_PARTY_PLACE, .counted = group->places };
  if (group->bodies)
    {
      party->kind = BANG_PARTY_BODY;
      if (bang_read_body (scan, token, FALSE, &body))
        {
          party->end = MIN (body.end, end);
          return TRUE;
        }
      party->unit = group->unit;
      party->unit_end = group->unit_end;
    }
  else if (!group->places && bang_read_body (scan, token, FALSE, &body))
    {
      party->kind = BANG_PARTY_BODY;
      party->end = MIN (body.end, end);
      return TRUE;
    }
  if (bang_read_place (scan, token, &place))
    {
      party->end = MIN (place.end, end);
      return !(group->places && strcmp (place.kind, "country") == 0);
    }
  run = bang_read_run (scan, token);
  party->end = MIN (run, end);
  return run > token;
}

/* Skips a bracket that says where a name lies: "Mường Khương (Lào Cai)". */
static guint32
skip_bracket (const BangScan *scan,
              guint32         token,
              guint32         end,
              guint8          depth)
{
  while (token < end && scan->tokens[token].parens > depth)
    token++;
  return token;
}

/* Where the next name begins when the list goes on at @token. */
static guint32
next_item (const BangScan *scan,
           guint32         token,
           guint32         end)
{
  const guint signs = BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_DASH | BANG_GAP_HYPHEN;

  if (token >= end || (scan->tokens[token].gap & BANG_GAP_SENTENCE) != 0)
    return BANG_NOWHERE;
  if (scan->tokens[token].word == BANG_WORD_VA || scan->tokens[token].word == BANG_WORD_VOI ||
      scan->tokens[token].word == BANG_WORD_CUNG)
    return token + 1 < end ? token + 1 : BANG_NOWHERE;
  return (scan->tokens[token].gap & signs) != 0 ? token : BANG_NOWHERE;
}

/* "9 tỉnh Việt Nam - Lào", "9 tỉnh, 3 nước Thái Lan - Lào - Việt Nam": units that the
 * text does not name, and the countries that they lie in. Returns where they end. */
static guint32
skip_unnamed (const BangScan *scan,
              const Group    *group,
              guint32         end)
{
  guint32 at = group->unit_end;
  guint count;
  BangPlaceSpan place;

  if (!group->places || at >= end)
    return group->unit;
  if ((scan->tokens[at].gap & BANG_GAP_COMMA) != 0 && read_count (scan, at, &at, &count) && at < end &&
      scan->tokens[at].word == BANG_WORD_NUOC)
    at++;
  if (at >= end || !bang_read_place (scan, at, &place) || strcmp (place.kind, "country") != 0)
    return group->unit;
  while (at < end && bang_read_place (scan, at, &place) && strcmp (place.kind, "country") == 0)
    at = next_item (scan, place.end, end) != BANG_NOWHERE ? next_item (scan, place.end, end) : place.end;
  return MIN (at, end);
}

/* "các Đồn Biên phòng tỉnh A": all of them are one party. */
static guint32
read_all_of (const BangScan *scan,
             const Group    *group,
             guint32         end)
{
  BangBodySpan body;

  if (group->count != 0 || !group->bodies || !bang_read_body (scan, group->unit, FALSE, &body) || body.end > end)
    return group->unit;
  for (guint32 i = group->unit_end; i < body.end; i++)
    {
      BangPlaceSpan place;

      if (!bang_is_capital (scan, i) && bang_read_place (scan, i, &place) && place.name > place.first && place.end == body.end)
        return body.end;
    }
  return group->unit;
}

/**
 * bang_parties_read_group:
 * @scan: a scan
 * @first: a token
 * @end: behind the tokens that name the parties
 * @parties: (element-type BangParty): gains those of the group
 *
 * Returns: where the group ends; @first when there is none
 */
guint32
bang_parties_read_group (const BangScan *scan,
                         guint32         first,
                         guint32         end,
                         GArray         *parties)
{
  guint before = parties->len;
  Group group = { 0, };
  BangParty party;
  guint32 at;
  guint32 last;
  guint8 depth;
  guint n = 0;

  if (!read_count (scan, first, &at, &group.count) || !read_unit (scan, at, end, &group))
    return first;
  last = read_all_of (scan, &group, end);
  if (last > group.unit)
    {
      party = (BangParty) { .first = first, .end = last, .kind = BANG_PARTY_BODY };
      g_array_append_val (parties, party);
      return last;
    }
  last = skip_unnamed (scan, &group, end);
  if (last > group.unit)
    return last;
  at = find_names (scan, &group, end);
  if (at == BANG_NOWHERE || at >= end)
    return first;

  depth = scan->tokens[at].parens;
  last = first;
  while (at != BANG_NOWHERE && n < (group.count != 0 ? group.count : MAX_GROUP) &&
         read_item (scan, &group, at, end, &party))
    {
      g_array_append_val (parties, party);
      n++;
      last = skip_bracket (scan, party.end, end, depth);
      at = next_item (scan, last, end);
    }
  if (n == 1)
    {
      /* "các tỉnh Bắc Lào": the plural is the party. "2 tỉnh Lào Cai" is no list. */
      BangParty *only = &g_array_index (parties, BangParty, before);

      /* "hai Bộ Quốc phòng", "ba Bộ Tư pháp": several of one name. */
      BangBodySpan body;

      if (group.bodies && group.count >= 2 && only->first == group.unit_end && bang_is_capital (scan, group.unit) &&
          bang_read_body (scan, group.unit, FALSE, &body))
        {
          only->unit = only->unit_end = 0;
          only->end = last = MIN (body.end, end);
        }
      else if (group.bodies || only->first != group.unit_end)
        {
          g_array_set_size (parties, before);
          return first;
        }
      only->first = first;
    }
  return n > 0 ? skip_bracket (scan, last, end, depth > 0 ? depth - 1 : 0) : first;
}
