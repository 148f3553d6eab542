/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signs: the bodies, places or persons that "và", commas and "với" join.
 *
 * A name is split only before a word that begins another body, place or
 * person: "Sở Giáo dục và Đào tạo tỉnh Lào Cai và Cục Giáo dục châu Hồng Hà"
 * are two. A place behind a comma is where the one before it lies, not another
 * party. The scan's thread; looks at each token a few times.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* More parties than a paper has; the rest of a long list is a list of guests. */
#define MAX_PARTIES 12

/* How far into the name of a body the number of its places may stand. */
#define MAX_BODY_WORDS 9

/* Words between "do" and "làm trưởng đoàn": a person with four offices. */
#define MAX_LED 48

/* Words of a place with its unit. */
#define PLACE_WORDS 6

typedef struct
{
  BangParty party;
  guint32   read_end;   /* what the reader of its kind took */
  guint32   tail;       /* behind the first place that it lies in */
  gboolean  listed;     /* its name is a list: "Bộ Kinh tế, Thương mại và …" */
  gboolean  open;
} Open;

/* "Sở A tỉnh B và Kho bạc C": a body ends with its place. */
static guint32
end_at_place (const BangScan *scan,
              guint32         first,
              guint32         end)
{
  for (guint32 i = first + 2; i < end; i++)
    {
      if (scan->tokens[i].word != BANG_WORD_VA)
        continue;
      for (guint32 n = i; n > first && i - n < PLACE_WORDS; n--)
        {
          BangPlaceSpan place;

          if (bang_read_place (scan, n - 1, &place) && place.end == i && place.name > place.first)
            return i;
        }
    }
  return end;
}

static gboolean
starts_party (const BangScan *scan,
              guint32         token,
              BangPartyKind  *kind,
              guint32        *end)
{
  BangBodySpan body;
  BangPlaceSpan place;
  const BangMatch *honorific;
  const BangMatch *government;

  if ((scan->tokens[token].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) != 0)
    {
      *kind = BANG_PARTY_PERSON;
      *end = token + 1;
      return TRUE;
    }
  honorific = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_HONORIFIC));
  if (honorific != NULL && honorific->end < scan->n_tokens &&
      (scan->tokens[honorific->end].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) != 0)
    {
      *kind = BANG_PARTY_PERSON;
      *end = honorific->end;
      return TRUE;
    }
  if (bang_cue_at (scan, token, BANG_CLASS_SIGNING_PART) == NULL &&
      bang_read_body (scan, token, FALSE, &body))
    {
      *kind = BANG_PARTY_BODY;
      *end = end_at_place (scan, token, body.end);
      return TRUE;
    }
  if (bang_read_place (scan, token, &place))
    {
      *kind = BANG_PARTY_PLACE;
      *end = place.end;
      return TRUE;
    }
  /* "chính quyền tỉnh A", "thanh niên tỉnh A", in small letters */
  government = bang_cue_at (scan, token, BANG_CLASS_SIGNING_GOVERNMENT);
  if (government == NULL)
    government = bang_cue_at (scan, token, BANG_CLASS_SIGNING_PEOPLE);
  if (government != NULL && bang_goes_on (scan, government->end) && bang_read_place (scan, government->end, &place))
    {
      *kind = BANG_PARTY_BODY;
      *end = place.end;
      return TRUE;
    }
  /* "Trung ương Hội Nông dân nước A" */
  if (bang_cue_at (scan, token, BANG_CLASS_SIGNING_ABOVE) != NULL &&
      bang_goes_on (scan, bang_cue_at (scan, token, BANG_CLASS_SIGNING_ABOVE)->end) &&
      bang_read_body (scan, bang_cue_at (scan, token, BANG_CLASS_SIGNING_ABOVE)->end, FALSE, &body))
    {
      *kind = BANG_PARTY_BODY;
      *end = body.end;
      return TRUE;
    }
  return FALSE;
}

/* "Ban Công tác đặc biệt tỉnh A", "Công đoàn ngành Giáo dục tỉnh A": what begins with a
 * capital, has another one and ends with its place is a body that no table knows. */
static gboolean
starts_place_body (const BangScan *scan,
                   guint32         token,
                   guint32         end,
                   BangPartyKind  *kind,
                   guint32        *read_end)
{
  const guint32 last = MIN (end, token + MAX_BODY_WORDS + 3);
  /* Within a sentence one capital says as much as two at its head. */
  gboolean capital = (scan->tokens[token].gap & BANG_GAP_SENTENCE) == 0;

  if (!bang_is_capital (scan, token) || (scan->tokens[token].marks & BANG_MARK_DATE) != 0 ||
      bang_cue_at (scan, token, BANG_CLASS_SIGNING_OPENER) != NULL)
    return FALSE;
  for (guint32 i = token + 1; i < last && bang_goes_on (scan, i); i++)
    {
      BangPlaceSpan place;

      if (scan->tokens[i].word == BANG_WORD_TAI || (scan->tokens[i].marks & BANG_MARK_DATE) != 0 ||
          bang_cue_at (scan, i, BANG_CLASS_CUE_DONE) != NULL || bang_cue_at (scan, i, BANG_CLASS_CUE_HELD) != NULL ||
          bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB) != NULL)
        return FALSE;
      if (bang_read_place (scan, i, &place))
        {
          /* "Kho bạc Quốc gia Lào": the kind of the place is of the name. */
          if (!(capital || (place.name > place.first && bang_is_capital (scan, place.first))) || place.end > end)
            return FALSE;
          *kind = BANG_PARTY_BODY;
          *read_end = place.end;
          return TRUE;
        }
      capital = capital || bang_is_capital (scan, i);
    }
  return FALSE;
}

/* Whether the words at @token go on to a place: "VKSND các tỉnh bạn Lào". */
static gboolean
has_place (const BangScan *scan,
           guint32         token,
           guint32         end)
{
  BangPlaceSpan place;

  for (guint32 i = token; i < MIN (end, token + MAX_BODY_WORDS) && (i == token || bang_goes_on (scan, i)); i++)
    if (bang_read_place (scan, i, &place))
      return TRUE;
  return FALSE;
}

/* Behind "và", a capital begins a party that no table knows: a foreign body. */
static gboolean
starts_unknown (const BangScan *scan,
                guint32         token,
                BangPartyKind  *kind,
                guint32        *end)
{
  const BangScanToken *before = token > 0 ? &scan->tokens[token - 1] : NULL;

  if ((scan->tokens[token].shape & BANG_SHAPE_CAPITAL) == 0 || before == NULL ||
      (before->word != BANG_WORD_VA && before->word != BANG_WORD_VOI && before->word != BANG_WORD_GIUA))
    return FALSE;
  /* "ký Nghị định thư và Kế hoạch hợp tác": no paper signs. */
  if (bang_cue_at (scan, token, BANG_CLASS_SIGNING_PAPER) != NULL)
    return FALSE;
  /* "Giáo dục và Đào tạo": the second part of one name. */
  if ((scan->tokens[token - 1].marks & BANG_MARK_ORGANISATION) != 0)
    return FALSE;
  *kind = BANG_PARTY_BODY;
  *end = token + 1;
  return TRUE;
}

/* "Đoàn Thanh niên tỉnh A" is a body, "Đoàn tỉnh A" who came from there. */
static gboolean
is_head_of_body (const BangScan *scan,
                 guint32         token,
                 guint32         lead_end)
{
  const BangMatch *head = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) |
                                                            BANG_LEX_BIT (BANG_LEX_ORGANISATION));

  return head != NULL && head->end > lead_end && bang_is_capital (scan, token);
}

/* "Lai Châu, Lào Cai, Tuyên Quang ký kết": provinces, none of which lies in
 * another, so that commas join them. Returns where the list ends, @first for
 * fewer than three. */
static guint32
read_provinces (const BangScan *scan,
                guint32         first,
                guint32         end,
                GArray         *parties)
{
  guint before = parties->len;
  guint32 at = first;
  guint32 last = first;
  BangPlaceSpan place;

  while (at < end && parties->len < MAX_PARTIES && bang_read_place (scan, at, &place) && place.end <= end &&
         strcmp (place.kind, "province") == 0)
    {
      BangParty party = { .first = place.first, .end = place.end, .kind = BANG_PARTY_PLACE };

      g_array_append_val (parties, party);
      last = at = place.end;
      if (at < end && scan->tokens[at].word == BANG_WORD_VA)
        at++;
      else if (at >= end || (scan->tokens[at].gap & BANG_GAP_COMMA) == 0)
        break;
    }
  if (parties->len < before + 3)
    {
      g_array_set_size (parties, before);
      return first;
    }
  return last;
}

/* Skips "đại diện", "lãnh đạo" and the like before a party. */
static guint32
skip_lead (const BangScan *scan,
           guint32         token,
           guint32         end)
{
  for (guint n = 0; n < 3 && token < end; n++)
    {
      const BangMatch *match = bang_cue_at (scan, token, BANG_CLASS_SIGNING_LEAD);

      if (match == NULL || match->end >= end || is_head_of_body (scan, token, match->end))
        break;
      token = match->end;
    }
  return token;
}

/* Ends an open party before @end, where its name ends. */
static void
close_party (const BangScan *scan,
             Open           *open,
             guint32         end,
             GArray         *parties)
{
  guint32 last = end;

  if (!open->open)
    return;
  open->open = FALSE;

  if (open->party.kind == BANG_PARTY_PERSON)
    {
      open->party.end = end;
    }
  else if (open->party.kind == BANG_PARTY_PLACE || open->tail != 0)
    {
      open->party.end = MAX (open->read_end, open->tail);
    }
  else
    {
      for (guint32 i = open->read_end; i < last; i++)
        if ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 ||
            (scan->tokens[i].marks & BANG_MARK_DATE) != 0 ||
            bang_cue_at (scan, i, BANG_CLASS_DATE_YEAR) != NULL ||
            bang_cue_at (scan, i, BANG_CLASS_SIGNING_END) != NULL)
          last = i;
      /* A bracket at the end says where the body is; one inside is its name. */
      while (last > open->read_end && scan->tokens[last - 1].parens > 0)
        last--;
      /* "… với Cục B và ký" */
      if (last > open->read_end && scan->tokens[last - 1].word == BANG_WORD_VA)
        last--;
      open->party.end = last;
    }
  if (parties->len < MAX_PARTIES && open->party.end > open->party.first)
    g_array_append_val (parties, open->party);
}

static void
open_party (Open          *open,
            guint32        first,
            guint32        end,
            BangPartyKind  kind)
{
  *open = (Open) { .party = { .first = first, .end = end, .kind = kind }, .read_end = end, .open = TRUE };
}

static gboolean
is_country (const BangScan *scan,
            guint32         token)
{
  BangPlaceSpan place;

  return bang_read_place (scan, token, &place) && strcmp (place.kind, "country") == 0;
}

static gboolean
is_joiner (const BangScan *scan,
           guint32         token)
{
  guint32 word = scan->tokens[token].word;

  return word == BANG_WORD_VA || word == BANG_WORD_VOI || word == BANG_WORD_CUNG ||
         word == BANG_WORD_GIUA;
}

/* "Sở Ngoại vụ hai tỉnh A và B": the same body of each. */
static guint32
read_bodies_of_group (const BangScan *scan,
                      guint32         token,
                      guint32         end,
                      GArray         *parties)
{
  guint32 last = MIN (end, token + MAX_BODY_WORDS);

  if (token >= end ||
      (bang_cue_at (scan, token, BANG_CLASS_SIGNING_PEOPLE) == NULL &&
       (!bang_is_capital (scan, token) ||
        bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION)) == NULL)))
    return token;
  for (guint32 i = token + 1; i < last && bang_goes_on (scan, i) && scan->tokens[i].word != BANG_WORD_VOI; i++)
    {
      guint before = parties->len;
      guint32 group;

      if (bang_is_capital (scan, i))
        continue;
      group = bang_parties_read_group (scan, i, end, parties);
      if (group == i)
        continue;
      /* Only the names, not "các tỉnh Bắc Lào". */
      if (parties->len < before + 2 || !g_array_index (parties, BangParty, before).counted)
        {
          g_array_set_size (parties, before);
          return token;
        }
      for (guint n = before; n < parties->len; n++)
        {
          BangParty *party = &g_array_index (parties, BangParty, n);

          *party = (BangParty) { party->first, party->end, BANG_PARTY_BODY, token, i, FALSE };
        }
      return group;
    }
  return token;
}

/* Whether "và" or "với" still joins something in @first..@end, at @depth of brackets. */
static gboolean
is_joined_later (const BangScan *scan,
                 guint32         first,
                 guint32         end,
                 guint8          depth)
{
  for (guint32 i = first; i < end; i++)
    {
      BangPartyKind kind;
      guint32 read_end;

      if (scan->tokens[i].parens <= depth && is_joiner (scan, i) && i + 1 < end &&
          starts_party (scan, skip_lead (scan, i + 1, end), &kind, &read_end))
        return TRUE;
    }
  return FALSE;
}

/* "Chính quyền tỉnh A, B và C": no province lies in another. */
static gboolean
is_next_province (const BangScan *scan,
                  const Open     *open,
                  guint32         token)
{
  BangPlaceSpan place;
  BangPlaceSpan last;

  if (!bang_read_place (scan, token, &place) || strcmp (place.kind, "province") != 0)
    return FALSE;
  for (guint32 i = open->party.first; i < token; i++)
    if (bang_read_place (scan, i, &last) && last.end == token && strcmp (last.kind, "province") == 0)
      return TRUE;
  return FALSE;
}

/* "Ban A - Bộ B và Chi khu C", "A và Đại đội B, Bộ Chỉ huy C": a body behind a dash
 * before the list goes on, or behind a comma where the list has ended, is the one
 * that the body before belongs to. */
static gboolean
is_superior (const BangScan *scan,
             guint32         token,
             guint32         read_end,
             guint32         end,
             gboolean        last,
             guint8          depth)
{
  if ((scan->tokens[token].gap & BANG_GAP_COMMA) == 0)
    return (scan->tokens[token].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0 &&
           is_joined_later (scan, read_end, end, depth);
  return last && !is_joined_later (scan, read_end, end, depth);
}

/**
 * bang_parties_read:
 * @scan: a scan
 * @first: the tokens that name the parties
 * @end: behind them
 *
 * Returns: (transfer full) (element-type BangParty): in text order
 */
GArray *
bang_parties_read (const BangScan *scan,
                   guint32         first,
                   guint32         end)
{
  GArray *parties = g_array_new (FALSE, TRUE, sizeof (BangParty));
  g_autoptr (GArray) groups = g_array_new (FALSE, TRUE, sizeof (BangParty));
  Open open = { { 0, }, };
  guint32 grouped = BANG_NOWHERE;
  gboolean ended = FALSE;
  guint8 depth = first < end && end < scan->n_tokens ? MIN (scan->tokens[first].parens, scan->tokens[end].parens) : 0;
  guint32 t = first;

  while (t < end)
    {
      const guint signs = BANG_GAP_COMMA | BANG_GAP_COLON | BANG_GAP_SEMICOLON | BANG_GAP_DASH;
      gboolean comma = t > first && (scan->tokens[t].gap & signs) != 0;
      gboolean joined = t > first && is_joiner (scan, t - 1) &&
                        (open.open || grouped == t - 1 || scan->tokens[t - 1].word != BANG_WORD_VA);
      guint32 group;
      guint32 at;
      guint32 read_end;
      BangPartyKind kind;

      /* "Đoàn tỉnh A do ông B, Chủ tịch tỉnh làm trưởng đoàn": who led it. */
      if (open.open && scan->tokens[t].word == BANG_WORD_DO)
        {
          const BangMatch *led = bang_cue_find (scan, t, MIN (end, t + MAX_LED), BANG_CLASS_ROLE_BEHIND_HEAD);

          if (led != NULL)
            {
              close_party (scan, &open, t, parties);
              t = grouped = led->end;
              continue;
            }
        }
      /* "Đồn A (Bộ đội Biên phòng tỉnh B, Việt Nam)": where it belongs. */
      if (scan->tokens[t].parens > depth)
        {
          t++;
          continue;
        }
      /* "Thanh Hóa - Hủa Phăn ký": a dash joins two places. "Hủa Phăn - Lào": where it lies. */
      if (!joined && open.open && open.party.kind == BANG_PARTY_PLACE && open.read_end == t && open.tail == 0 &&
          (scan->tokens[t].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0 &&
          (!is_country (scan, t) || is_country (scan, open.party.first)))
        joined = TRUE;
      if (t > first && !comma && !joined)
        {
          t++;
          continue;
        }
      at = skip_lead (scan, t, end);
      group = bang_parties_read_group (scan, at, end, groups);
      if (group == at)
        group = read_bodies_of_group (scan, at, end, groups);
      if (group == at && at == first)
        group = read_provinces (scan, at, end, groups);
      if (group > at)
        {
          close_party (scan, &open, joined ? t - 1 : t, parties);
          g_array_append_vals (parties, groups->data, groups->len);
          g_array_set_size (groups, 0);
          t = grouped = group;
          continue;
        }
      if (!starts_party (scan, at, &kind, &read_end) &&
          !((!open.open || (joined && !open.listed)) && starts_place_body (scan, at, end, &kind, &read_end)) &&
          !(((joined && open.open && !open.listed) || (t == first && at == first && has_place (scan, t, end))) &&
            starts_unknown (scan, at, &kind, &read_end)))
        {
          if (joined && open.listed)
            open.read_end = t + 1;
          /* Behind a person, a comma brings an office; behind a body, more of
           * its name with a capital, else the rest of the sentence. */
          if (comma && open.open && open.party.kind == BANG_PARTY_BODY)
            {
              if ((scan->tokens[t].shape & BANG_SHAPE_CAPITAL) != 0 && open.tail == 0)
                {
                  open.listed = TRUE;
                  open.read_end = t + 1;
                }
              else
                {
                  close_party (scan, &open, t, parties);
                }
            }
          t = MAX (at, t + 1);
          continue;
        }
      read_end = MIN (read_end, end);
      if (comma && !joined && open.open && open.party.kind == BANG_PARTY_BODY && kind == BANG_PARTY_BODY &&
          is_superior (scan, t, read_end, end, ended, depth))
        {
          close_party (scan, &open, t, parties);
          t = grouped = MAX (read_end, t + 1);
          continue;
        }
      ended = ended || (joined && open.open);
      /* "các tỉnh A và B, nước C": where they lie. */
      if (comma && !joined && grouped == t && kind == BANG_PARTY_PLACE && is_country (scan, at))
        {
          t = grouped = MAX (read_end, t + 1);
          continue;
        }
      if (comma && !joined && open.open && kind == BANG_PARTY_PLACE && is_next_province (scan, &open, at) &&
          is_joined_later (scan, read_end, end, depth))
        {
          close_party (scan, &open, t, parties);
          open_party (&open, at, read_end, kind);
        }
      else if (comma && !joined && open.open && kind == BANG_PARTY_PLACE)
        {
          if (open.party.kind == BANG_PARTY_BODY && open.tail == 0)
            open.tail = read_end;
        }
      else if (!(open.open && open.party.kind == BANG_PARTY_PERSON && comma && kind != BANG_PARTY_PERSON))
        {
          if (!(comma && open.open && kind == BANG_PARTY_PERSON && open.party.kind == BANG_PARTY_PERSON &&
                (scan->tokens[at].marks & BANG_MARK_PERSON) == 0 && (scan->tokens[t].gap & BANG_GAP_SEMICOLON) == 0))
            {
              /* "tại xã A, tỉnh B, Sở C và Sở D": B is where they met. */
              if (comma && !joined && open.open && kind == BANG_PARTY_BODY &&
                  open.party.kind == BANG_PARTY_PLACE)
                open.open = FALSE;
              close_party (scan, &open, joined ? t - 1 : t, parties);
              open_party (&open, at, read_end, kind);
            }
        }
      t = MAX (read_end, t + 1);
    }
  close_party (scan, &open, end, parties);
  return parties;
}

/**
 * bang_parties_read_here:
 * @scan: a scan
 * @first: where the first party must begin
 * @end: behind the parties
 *
 * "với sự chứng kiến của …", "với các nội dung": what stands behind "với" is
 * a party only at once.
 *
 * Returns: (transfer full) (element-type BangParty): in text order; empty when
 *   none begins at @first
 */
GArray *
bang_parties_read_here (const BangScan *scan,
                        guint32         first,
                        guint32         end)
{
  g_autoptr (GArray) group = g_array_new (FALSE, TRUE, sizeof (BangParty));
  guint32 at = skip_lead (scan, first, end);
  BangPartyKind kind;
  guint32 read_end;

  if (at >= end ||
      (bang_parties_read_group (scan, at, end, group) == at && !starts_party (scan, at, &kind, &read_end) &&
       !starts_unknown (scan, at, &kind, &read_end)))
    return g_steal_pointer (&group);
  return bang_parties_read (scan, first, end);
}
