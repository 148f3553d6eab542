/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signs: the bodies, places or persons that "và", commas and "với" join.
 *
 * A name is split only before a word that begins another body, place or
 * person: "Sở Giáo dục và Đào tạo tỉnh Lào Cai và Cục Giáo dục châu Hồng Hà"
 * are two. A place behind a comma is where the one before it lies, not another
 * party. A person signs for the body of the office that is printed beside the
 * name. The scan's thread; looks at each token a few times.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* More parties than a paper has; the rest of a long list is a list of guests. */
#define MAX_PARTIES 12

/* How far before an office its place may have been told: an article. */
#define PLACE_REACH 1000

/* How far into the name of a body the number of its places may stand. */
#define MAX_BODY_WORDS 9

typedef struct
{
  BangParty party;
  guint32   read_end;   /* what the reader of its kind took */
  guint32   tail;       /* behind the first place that it lies in */
  gboolean  listed;     /* its name is a list: "Bộ Kinh tế, Thương mại và …" */
  gboolean  open;
} Open;

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
      *end = body.end;
      return TRUE;
    }
  if (bang_read_place (scan, token, &place))
    {
      *kind = BANG_PARTY_PLACE;
      *end = place.end;
      return TRUE;
    }
  /* "chính quyền tỉnh A", in small letters */
  government = bang_cue_at (scan, token, BANG_CLASS_SIGNING_GOVERNMENT);
  if (government != NULL && bang_goes_on (scan, government->end) && bang_read_place (scan, government->end, &place))
    {
      *kind = BANG_PARTY_BODY;
      *end = place.end;
      return TRUE;
    }
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
      (before->word != BANG_WORD_VA && before->word != BANG_WORD_VOI))
    return FALSE;
  /* "Giáo dục và Đào tạo": the second part of one name. */
  if ((scan->tokens[token - 1].marks & BANG_MARK_ORGANISATION) != 0)
    return FALSE;
  *kind = BANG_PARTY_BODY;
  *end = token + 1;
  return TRUE;
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

      if (match == NULL || match->end >= end)
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

  if (token >= end || !bang_is_capital (scan, token) ||
      bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION)) == NULL)
    return token;
  for (guint32 i = token + 1; i < last && bang_goes_on (scan, i); i++)
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

      /* "Đồn A (Bộ đội Biên phòng tỉnh B, Việt Nam)": where it belongs. */
      if (scan->tokens[t].parens > depth)
        {
          t++;
          continue;
        }
      /* "Thanh Hóa - Hủa Phăn ký": a dash joins two places. */
      if (!joined && open.open && open.party.kind == BANG_PARTY_PLACE && open.read_end == t && open.tail == 0 &&
          (scan->tokens[t].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0)
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
      if (group > at)
        {
          close_party (scan, &open, joined ? t - 1 : t, parties);
          g_array_append_vals (parties, groups->data, groups->len);
          g_array_set_size (groups, 0);
          t = grouped = group;
          continue;
        }
      if (!starts_party (scan, at, &kind, &read_end) &&
          !(joined && open.open && !open.listed && starts_unknown (scan, at, &kind, &read_end)))
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
      if (comma && !joined && open.open && kind == BANG_PARTY_PLACE)
        {
          if (open.party.kind == BANG_PARTY_BODY && open.tail == 0)
            open.tail = read_end;
        }
      else if (!(open.open && open.party.kind == BANG_PARTY_PERSON && comma && kind != BANG_PARTY_PERSON))
        {
          if (!(comma && open.open && kind == BANG_PARTY_PERSON && open.party.kind == BANG_PARTY_PERSON &&
                (scan->tokens[at].marks & BANG_MARK_PERSON) == 0))
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

/* "Trưởng thôn Lao Tiền": the place that the office is of. */
static char *
place_of_office (const BangScan  *scan,
                 const BangTitle *title)
{
  guint32 first = bang_scan_token_at (scan, title->evidence.span.start);
  guint32 end = bang_scan_token_at (scan, title->evidence.span.end);

  for (guint32 i = first; i < end; i++)
    {
      BangPlaceSpan place;

      if (bang_read_place (scan, i, &place) && place.name > place.first)
        return bang_scan_dup (scan, place.first, MIN (place.end, end));
    }
  return NULL;
}

/* The body of an office, with the province that a bare "tỉnh" stands for. */
static const char *
body_of_title (const BangTitle *title)
{
  const char *resolved = title->resolved != NULL && title->organisation != NULL
                         ? strstr (title->resolved, title->organisation) : NULL;

  return resolved != NULL ? resolved : title->organisation;
}

/* The first secretary of a province and the head of its council sign for the
 * province: "Tỉnh ủy Lào Cai", "HĐND tỉnh Lào Cai" -> "tỉnh Lào Cai". Papers of
 * the committees themselves name the committees, not who leads them. */
static char *
place_of_committee (const char *body)
{
  static const char * const committees[][2] = {
    { "tỉnh ủy ", "tỉnh " },
    { "tỉnh uỷ ", "tỉnh " },
    { "thành ủy ", "thành phố " },
    { "thành uỷ ", "thành phố " },
    { "huyện ủy ", "huyện " },
    { "huyện uỷ ", "huyện " },
    { "thị ủy ", "thị xã " },
    { "châu ủy ", "châu " },
    { "hđnd ", "" },
    { "hội đồng nhân dân ", "" },
  };
  g_autofree char *lower = g_utf8_strdown (body, -1);

  for (guint i = 0; i < G_N_ELEMENTS (committees); i++)
    if (g_str_has_prefix (lower, committees[i][0]) && strlen (lower) == strlen (body))
      return g_strconcat (committees[i][1], body + strlen (committees[i][0]), NULL);
  return g_strdup (body);
}

/* "Phó Tỉnh trưởng": the unit that the office is of, where it names no place. */
static const char *
unit_of_office (const BangTitle *title)
{
  static const char * const heads[][2] = {
    { "tỉnh trưởng", "tỉnh" },
    { "thị trưởng", "thành phố" },
    { "đô trưởng", "thủ đô" },
    { "châu trưởng", "châu" },
    { "huyện trưởng", "huyện" },
  };
  g_autofree char *lower = g_utf8_strdown (title->text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (strstr (lower, heads[i][0]) != NULL)
      return heads[i][1];
  return NULL;
}

/* What the person signs for: the body or the place of an office printed
 * within @span, or of any office of his when @span is empty. A seat on a
 * committee only counts for who has no office. */
static char *
body_of_offices (const BangScan   *scan,
                 const BangEntity *person,
                 BangSpan          span)
{
  g_autofree char *of_seat = NULL;

  for (guint n = 0; n < person->titles->len; n++)
    {
      const BangTitle *title = g_ptr_array_index (person->titles, n);
      guint32 first = bang_scan_token_at (scan, title->evidence.span.start);
      g_autofree char *body = NULL;

      if (span.end > span.start && (title->evidence.span.start < span.start ||
                                    title->evidence.span.end > span.end))
        continue;
      body = title->organisation != NULL ? place_of_committee (body_of_title (title))
                                         : place_of_office (scan, title);
      if (body == NULL)
        continue;
      if (bang_cue_at (scan, first, BANG_CLASS_SIGNING_SEAT) == NULL)
        return g_steal_pointer (&body);
      if (of_seat == NULL)
        of_seat = g_steal_pointer (&body);
    }
  return g_steal_pointer (&of_seat);
}

/* The last place abroad of that unit before @token: Vietnam has no heads of
 * provinces by that name. */
static char *
place_before (const BangScan *scan,
              guint32         token,
              const char     *unit)
{
  for (guint32 i = token; i > 0 && token - i < PLACE_REACH; i--)
    {
      BangPlaceSpan place;
      g_autofree char *name = NULL;
      g_autofree char *lower = NULL;

      if ((scan->tokens[i - 1].marks & BANG_MARK_PLACE) == 0 || !bang_read_place (scan, i - 1, &place) ||
          place.name == place.first || strcmp (place.country, "VN") == 0)
        continue;
      name = bang_scan_dup (scan, place.first, place.end);
      lower = g_utf8_strdown (name, -1);
      if (g_str_has_prefix (lower, unit))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* Whether a side is called by its country. */
static gboolean
is_country (const BangScan *scan,
            const BangSide *side)
{
  guint32 token = bang_scan_token_at (scan, side->evidence.span.start);
  BangPlaceSpan place;

  return token < scan->n_tokens && bang_read_place (scan, token, &place) && strcmp (place.kind, "country") == 0;
}

/* "Phó Tỉnh trưởng A": the place that the text puts him under, with the unit of
 * his office; else the side that he sat on. */
static char *
place_of_person (const BangScan  *scan,
                 const BangFacts *facts,
                 const BangParty *party,
                 guint32          entity)
{
  const BangEntity *person = g_ptr_array_index (facts->entities, entity);
  const BangAffiliation *affiliation = bang_scan_get_affiliation (scan, entity);
  const char *label = affiliation != NULL ? affiliation->label : NULL;
  const char *unit = NULL;

  for (guint n = 0; n < person->titles->len && unit == NULL; n++)
    unit = unit_of_office (g_ptr_array_index (person->titles, n));
  if (label == NULL && facts->events->len > 0)
    {
      const BangEvent *event = g_ptr_array_index (facts->events, 0);

      for (guint i = 0; i < event->participants->len && label == NULL; i++)
        {
          const BangParticipant *part = &g_array_index (event->participants, BangParticipant, i);

          /* A country is nobody's office. */
          if (part->person == entity && part->side >= 0 && (guint) part->side < event->sides->len &&
              !is_country (scan, &g_array_index (event->sides, BangSide, part->side)))
            label = g_array_index (event->sides, BangSide, part->side).label;
        }
    }
  if (label == NULL)
    return unit != NULL ? place_before (scan, party->first, unit) : NULL;
  return unit != NULL ? g_strconcat (unit, " ", label, NULL) : g_strdup (label);
}

/* "Thị trưởng thành phố A thuộc tỉnh B, ông C": the place of an office that no
 * name stands right behind. */
static char *
place_of_opening (const BangScan  *scan,
                  const BangParty *party,
                  guint32          end)
{
  if ((scan->tokens[party->first].marks & BANG_MARK_TITLE) == 0)
    return NULL;
  for (guint32 i = party->first; i < end; i++)
    {
      BangPlaceSpan place;

      if (bang_read_place (scan, i, &place) && place.name > place.first)
        return bang_scan_dup (scan, place.first, MIN (place.end, end));
    }
  return NULL;
}

/* "Giám đốc Sở Văn hóa tỉnh A": an office without a name signs as well. */
static char *
body_of_bare_office (const BangScan  *scan,
                     const BangParty *party)
{
  BangOfficeSpan office;

  if (!bang_read_office (scan, party->first, &office))
    return NULL;
  if (office.body_end > office.body)
    {
      g_autofree char *body = bang_scan_dup (scan, office.body, office.body_end);

      return place_of_committee (body);
    }
  return place_of_opening (scan, party, office.end);
}

/* The body that a person in the party's tokens signs for. */
static char *
body_of_person (const BangScan  *scan,
                const BangFacts *facts,
                const BangParty *party)
{
  for (guint32 i = party->first; i < party->end; i++)
    {
      const BangScanMention *mention = bang_scan_get_mention (scan, i);
      const BangEntity *person;
      char *name;

      if (mention == NULL || mention->kind != BANG_ENTITY_PERSON)
        continue;
      person = g_ptr_array_index (facts->entities, mention->entity);
      name = body_of_offices (scan, person, bang_scan_span (scan, party->first, party->end));
      if (name == NULL)
        name = body_of_offices (scan, person, (BangSpan) { 0, 0 });
      if (name == NULL)
        name = place_of_opening (scan, party, i);
      if (name == NULL)
        name = place_of_person (scan, facts, party, mention->entity);
      return name != NULL ? name : g_strdup (person->name);
    }
  return body_of_bare_office (scan, party);
}

/**
 * bang_party_dup_name:
 * @scan: a scan
 * @facts: its entities
 * @party: a party
 *
 * Returns: (transfer full) (nullable): the name of the body, the place, or the
 *   body that the person signs for
 */
char *
bang_party_dup_name (const BangScan  *scan,
                     const BangFacts *facts,
                     const BangParty *party)
{
  if (party->kind == BANG_PARTY_PERSON)
    return body_of_person (scan, facts, party);
  if (party->unit_end > party->unit)
    {
      g_autofree char *unit = bang_scan_dup (scan, party->unit, party->unit_end);
      g_autofree char *name = bang_scan_dup (scan, party->first, party->end);

      return g_strconcat (unit, " ", name, NULL);
    }
  return bang_scan_dup (scan, party->first, party->end);
}

/**
 * bang_parties_level:
 * @scan: a scan
 * @parties: (element-type BangParty): those of one paper
 *
 * "UBND tỉnh A ký với 3 tỉnh B, C và D": beside counted places a government is
 * its place.
 */
void
bang_parties_level (const BangScan *scan,
                    GArray         *parties)
{
  gboolean counted = FALSE;

  for (guint i = 0; i < parties->len; i++)
    counted = counted || g_array_index (parties, BangParty, i).counted;
  for (guint i = 0; counted && i < parties->len; i++)
    {
      BangParty *party = &g_array_index (parties, BangParty, i);
      const BangMatch *government = bang_cue_at (scan, party->first, BANG_CLASS_SIGNING_GOVERNMENT);
      BangPlaceSpan place;

      if (party->kind == BANG_PARTY_BODY && government != NULL && government->end < party->end &&
          bang_read_place (scan, government->end, &place) && place.end == party->end)
        {
          party->first = government->end;
          party->kind = BANG_PARTY_PLACE;
        }
    }
}
