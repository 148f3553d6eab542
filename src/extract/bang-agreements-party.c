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

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* More parties than a paper has; the rest of a long list is a list of guests. */
#define MAX_PARTIES 12

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
  *open = (Open) { .party = { first, end, kind }, .read_end = end, .open = TRUE };
}

static gboolean
is_joiner (const BangScan *scan,
           guint32         token)
{
  guint32 word = scan->tokens[token].word;

  return word == BANG_WORD_VA || word == BANG_WORD_VOI || word == BANG_WORD_CUNG ||
         word == BANG_WORD_GIUA;
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
  Open open = { { 0, }, };
  guint32 t = first;

  while (t < end)
    {
      const guint signs = BANG_GAP_COMMA | BANG_GAP_COLON | BANG_GAP_SEMICOLON | BANG_GAP_DASH;
      gboolean comma = t > first && (scan->tokens[t].gap & signs) != 0;
      gboolean joined = t > first && is_joiner (scan, t - 1) &&
                        (open.open || scan->tokens[t - 1].word != BANG_WORD_VA);
      guint32 at;
      guint32 read_end;
      BangPartyKind kind;

      if (t > first && !comma && !joined)
        {
          t++;
          continue;
        }
      at = skip_lead (scan, t, end);
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
      body = title->organisation != NULL ? g_strdup (title->organisation)
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
      return name != NULL ? name : g_strdup (person->name);
    }
  return NULL;
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
  return bang_scan_dup (scan, party->first, party->end);
}
