/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who took part, on which side and as what.
 *
 * The words around a name tell the role: behind it and its offices ("… làm
 * Trưởng đoàn", "… nhấn mạnh"), or before the list that it stands in ("Tiếp
 * đoàn có", "Tham gia đoàn có"). A person may be named often; the weightiest
 * role counts. Who is only spoken of took no part. The scan's thread; one walk
 * over the mentions.
 */

#include "extract/bang-events-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* How far behind a name its offices may reach, and before it the words that
 * open its list. */
#define BEHIND_REACH 60
#define BEFORE_REACH 240

/* How far before a name the delegation stands that it leads, in words. */
#define DELEGATION_REACH 24

#define NAME_MARKS (BANG_MARK_PERSON | BANG_MARK_TITLE | BANG_MARK_ORGANISATION | BANG_MARK_PLACE)

static const struct
{
  BangClass class;
  BangRole  role;
} behind_roles[] = {
  { BANG_CLASS_ROLE_BEHIND_HEAD, BANG_ROLE_HEAD },
  { BANG_CLASS_ROLE_BEHIND_HOST, BANG_ROLE_HOST },
  { BANG_CLASS_ROLE_BEHIND_SIGNATORY, BANG_ROLE_SIGNATORY },
  { BANG_CLASS_ROLE_BEHIND_AWARDER, BANG_ROLE_AWARDER },
  { BANG_CLASS_ROLE_BEHIND_AWARDEE, BANG_ROLE_AWARDEE },
  { BANG_CLASS_ROLE_BEHIND_SPEAKER, BANG_ROLE_SPEAKER },
  { BANG_CLASS_ROLE_BEHIND_GUEST, BANG_ROLE_GUEST },
};

/* listed: only over "có" or a colon, "Tiếp đoàn có đồng chí …": who stands right
 * behind "tiếp" is received. */
static const struct
{
  BangClass class;
  BangRole  role;
  gboolean  listed;
} before_roles[] = {
  { BANG_CLASS_ROLE_BEFORE_HEAD, BANG_ROLE_HEAD, FALSE },
  { BANG_CLASS_ROLE_BEFORE_HOST, BANG_ROLE_HOST, TRUE },
  { BANG_CLASS_ROLE_BEFORE_AWARDEE, BANG_ROLE_AWARDEE, FALSE },
  { BANG_CLASS_ROLE_BEFORE_SPEAKER, BANG_ROLE_SPEAKER, FALSE },
  { BANG_CLASS_ROLE_BEFORE_MEMBER, BANG_ROLE_MEMBER, TRUE },
  { BANG_CLASS_ROLE_BEFORE_GUEST, BANG_ROLE_GUEST, TRUE },
};

/* What a person did most, among several mentions. */
static int
weight_of (BangRole role)
{
  switch (role)
    {
    case BANG_ROLE_HEAD:
      return 9;
    case BANG_ROLE_SIGNATORY:
      return 8;
    case BANG_ROLE_AWARDER:
      return 7;
    case BANG_ROLE_AWARDEE:
      return 6;
    case BANG_ROLE_HOST:
      return 5;
    case BANG_ROLE_SPEAKER:
      return 4;
    case BANG_ROLE_MEMBER:
      return 3;
    case BANG_ROLE_GUEST:
      return 2;
    case BANG_ROLE_MENTIONED:
    default:
      return 0;
    }
}

/* The words of a role at @token; not when they are part of other words:
 * "tiếp tục", "trực tiếp", "trao đổi". */
static const BangMatch *
role_at (const BangScan *scan,
         guint32         token,
         BangClass       class)
{
  const BangMatch *match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_ROLE));
  const BangMatch *over;

  if (match == NULL || bang_cue_has_class (match, BANG_CLASS_ROLE_NOT))
    return NULL;
  over = token > 0 ? bang_cue_at (scan, token - 1, BANG_CLASS_ROLE_NOT) : NULL;
  if (over != NULL && over->end > token)
    return NULL;
  return bang_cue_at (scan, token, class);
}

/* The first word behind a name that is no part of its offices. */
static guint32
skip_offices (const BangScan *scan,
              guint32         token,
              guint32         end)
{
  guint32 first = token;
  guint32 last = MIN (end, token + BEHIND_REACH);

  while (token < last && (token == first || (scan->tokens[token].gap & BANG_GAP_SEMICOLON) == 0) &&
         ((scan->tokens[token].marks & NAME_MARKS) != 0 || scan->tokens[token].parens > 0))
    token++;
  return token;
}

/* "A, Chủ tịch … và đồng chí B, Bí thư … đồng chủ trì", "A, T; B, T phát biểu": what
 * stands behind the last of those that are joined is said of each. */
static guint32
skip_joined (const BangScan *scan,
             guint32         token,
             guint32         end)
{
  guint32 at = skip_offices (scan, token, end);

  while (at + 1 < end && at < token + BEHIND_REACH &&
         (scan->tokens[at].word == BANG_WORD_VA || (scan->tokens[at].gap & BANG_GAP_SEMICOLON) != 0))
    {
      guint32 other = scan->tokens[at].word == BANG_WORD_VA ? at + 1 : at;
      const BangMatch *honorific = bang_scan_get_match (scan, other, BANG_LEX_BIT (BANG_LEX_HONORIFIC));
      guint32 next = honorific != NULL ? honorific->end : other;

      if (next >= end || (scan->tokens[next].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) == 0)
        break;
      next = skip_offices (scan, next, end);
      /* Offices, then another honorific, then the name. */
      honorific = bang_scan_get_match (scan, next, BANG_LEX_BIT (BANG_LEX_HONORIFIC));
      if (honorific != NULL && honorific->end < end &&
          (scan->tokens[honorific->end].marks & BANG_MARK_PERSON) != 0)
        next = skip_offices (scan, honorific->end, end);
      if (next <= at)
        break;
      at = next;
    }
  return at;
}

/* "Đoàn công tác của Công an tỉnh A do Đại tá NAME, Phó Giám đốc, đã thăm": who a
 * delegation goes by leads it. */
static gboolean
leads_delegation (const BangScan        *scan,
                  const BangScanMention *mention)
{
  guint32 begin = bang_scan_get_sentence (scan, mention->first)->first;
  guint32 at = mention->first;

  /* Past what stands before the name: honorific, rank, offices. */
  while (at > begin && mention->first - at < DELEGATION_REACH &&
         ((scan->tokens[at - 1].marks & NAME_MARKS) != 0 || bang_scan_get_match (scan, at - 1, BANG_LEX_BIT (BANG_LEX_HONORIFIC)) != NULL ||
          (at - 1 > begin && bang_scan_get_match (scan, at - 2, BANG_LEX_BIT (BANG_LEX_HONORIFIC)) != NULL)))
    at--;
  if (at == begin || scan->tokens[at - 1].word != BANG_WORD_DO)
    return FALSE;
  for (guint32 i = at - 1; i > begin && at - i < DELEGATION_REACH; i--)
    {
      if ((scan->tokens[i].gap & (BANG_GAP_SEMICOLON | BANG_GAP_COLON)) != 0 ||
          bang_cue_at (scan, i - 1, BANG_CLASS_EVENT_STRONG) != NULL)
        return FALSE;
      if (scan->tokens[i - 1].word == BANG_WORD_DOAN && (scan->tokens[i - 1].marks & BANG_MARK_ORGANISATION) == 0)
        return TRUE;
    }
  return FALSE;
}

static BangRole
role_behind (const BangScan        *scan,
             const BangScanMention *mention)
{
  guint32 end = bang_scan_sentence_end (scan, mention->first);
  guint32 at = skip_joined (scan, mention->end, end);

  if (at >= end || (scan->tokens[at].gap & BANG_GAP_SEMICOLON) != 0)
    return BANG_ROLE_MENTIONED;

  /* Over "đã", "cũng", "trân trọng". */
  for (guint n = 0; n < 3; n++)
    {
      const BangMatch *adverb = bang_cue_at (scan, at, BANG_CLASS_PROPOSAL_ADVERB);

      for (guint i = 0; i < G_N_ELEMENTS (behind_roles); i++)
        {
          const BangMatch *match = role_at (scan, at, behind_roles[i].class);

          if (match != NULL && match->end <= end)
            return behind_roles[i].role;
        }
      if (adverb == NULL || adverb->end >= end)
        break;
      at = adverb->end;
    }
  return BANG_ROLE_MENTIONED;
}

/* The words that open the list a name stands in: the last before it. */
static BangRole
role_before (const BangScan        *scan,
             const BangScanMention *mention)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, mention->first);
  guint32 from = MAX (sentence->first, mention->first - MIN (mention->first, BEFORE_REACH));
  gboolean listed = FALSE;

  for (guint32 i = mention->first; i > from; i--)
    {
      listed = listed || scan->tokens[i - 1].word == BANG_WORD_CO ||
               (scan->tokens[i].gap & BANG_GAP_COLON) != 0;
      for (guint n = 0; n < G_N_ELEMENTS (before_roles); n++)
        {
          const BangMatch *match;

          if (before_roles[n].listed && !listed)
            continue;
          match = role_at (scan, i - 1, before_roles[n].class);
          if (match != NULL && match->end <= mention->first &&
              (scan->tokens[i - 1].marks & NAME_MARKS) == 0)
            return before_roles[n].role;
        }
    }
  return BANG_ROLE_MENTIONED;
}

/* "Tổng Lãnh sự Việt Nam tại …", "Đại sứ …" */
static gboolean
is_envoy (const BangEvents *self,
          const BangEntity *person)
{
  for (guint i = 0; i < person->titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (person->titles, i);
      guint32 token = bang_scan_token_at (self->scan, title->evidence.span.start);
      BangOfficeSpan office;

      if (token < self->scan->n_tokens && bang_read_office (self->scan, token, &office) &&
          strcmp (office.complement, "abroad") == 0)
        return TRUE;
    }
  return FALSE;
}

static int
side_of (const BangEvents      *self,
         const BangEvent       *event,
         guint                  person)
{
  const BangAffiliation *affiliation = bang_scan_get_affiliation (self->scan, person);
  const BangEntity *entity = g_ptr_array_index (self->facts->entities, person);
  BangCountry country = affiliation != NULL && affiliation->country != BANG_SIDE_UNKNOWN
                        ? affiliation->country : entity->side;
  int found = -1;

  if (affiliation != NULL && affiliation->label != NULL)
    for (guint i = 0; i < event->sides->len; i++)
      if (bang_place_is_same (self->scan->lexicon, g_array_index (event->sides, BangSide, i).label,
                              affiliation->label))
        return (int) i;

  if (country == BANG_SIDE_OTHER)
    {
      const char *label = bang_events_country_in_titles (self, entity);

      for (guint i = 0; label != NULL && i < event->sides->len; i++)
        if (bang_place_is_same (self->scan->lexicon, g_array_index (event->sides, BangSide, i).label, label))
          return (int) i;
    }

  /* The one side of his country, but an envoy is of no province. */
  if (country == BANG_SIDE_UNKNOWN || (country == BANG_SIDE_VN && is_envoy (self, entity)))
    return -1;
  for (guint i = 0; i < event->sides->len; i++)
    if (g_array_index (event->sides, BangSide, i).country == country)
      {
        if (found >= 0)
          return -1;
        found = (int) i;
      }
  return found;
}

/* "Đại tướng A trao Huân chương … cho Đại tá B": who is named before the verb of a
 * gift, on the side that gives, gives; who is named behind "cho" takes. */
static BangRole
role_of_gift (const BangEvents      *self,
              const BangEvent       *event,
              const BangParticipant *participant)
{
  const BangScan *scan = self->scan;
  guint32 token = bang_scan_token_at (scan, participant->evidence.span.start);
  const BangScanSentence *sentence;
  BangSideRole side;
  guint32 verb = BANG_NOWHERE;

  if (participant->side < 0 || token >= scan->n_tokens ||
      (strcmp (event->type, "AWARD") != 0 && strcmp (event->type, "AID") != 0))
    return BANG_ROLE_MENTIONED;
  side = g_array_index (event->sides, BangSide, participant->side).role;
  sentence = bang_scan_get_sentence (scan, token);
  for (guint32 i = sentence->first; i < sentence->end; i++)
    {
      if (verb == BANG_NOWHERE && bang_cue_at (scan, i, BANG_CLASS_ROLE_BEHIND_AWARDER) != NULL)
        verb = i;
      if (verb != BANG_NOWHERE && token < verb && side == BANG_SIDE_ROLE_AWARDER)
        return BANG_ROLE_AWARDER;
      if (verb != BANG_NOWHERE && i < token && scan->tokens[i].word == BANG_WORD_CHO && side == BANG_SIDE_ROLE_RECIPIENT)
        return BANG_ROLE_AWARDEE;
    }
  return BANG_ROLE_MENTIONED;
}

static BangRole
default_role (const BangEvents      *self,
              const BangEvent       *event,
              const BangParticipant *participant)
{
  const BangAffiliation *affiliation = bang_scan_get_affiliation (self->scan, participant->person);
  BangRole gift = role_of_gift (self, event, participant);

  if (gift != BANG_ROLE_MENTIONED)
    return gift;
  if (affiliation != NULL && affiliation->hosting)
    return BANG_ROLE_HOST;
  if (participant->side >= 0 &&
      g_array_index (event->sides, BangSide, participant->side).role == BANG_SIDE_ROLE_VISITOR)
    return BANG_ROLE_MEMBER;
  return BANG_ROLE_GUEST;
}

static gboolean
leads (const BangParticipant *participant)
{
  return participant->role == BANG_ROLE_HEAD || participant->role == BANG_ROLE_HOST ||
         participant->role == BANG_ROLE_AWARDER || participant->role == BANG_ROLE_AWARDEE ||
         participant->role == BANG_ROLE_SIGNATORY;
}

/* Events to which delegations come. */
static gboolean
is_meeting (const BangEvent *event)
{
  static const char * const types[] = {
    "VISIT", "TALKS", "COURTESY", "CONF", "SIGN", "NEGOT", "TWIN", "CULT", "BORDER", "SITE", "INFRA", "AGREE", "EDU", "TRADE",
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (event->type, types[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Protocol names the head of a delegation first: where two sides met and no word
 * says who led one of two or more people, the first of them did. */
static void
name_heads (BangEvent *event)
{
  if (event->sides->len < 2 || !is_meeting (event))
    return;
  for (guint side = 0; side < event->sides->len; side++)
    {
      BangParticipant *first = NULL;
      gboolean led = FALSE;
      guint n = 0;

      for (guint i = 0; i < event->participants->len; i++)
        {
          BangParticipant *participant = &g_array_index (event->participants, BangParticipant, i);

          if (participant->side != (int) side || participant->role == BANG_ROLE_MENTIONED)
            continue;
          n++;
          led = led || leads (participant);
          if (first == NULL)
            first = participant;
        }
      if (led || n < 2)
        continue;
      first->role = BANG_ROLE_HEAD;
      first->evidence.rule = g_intern_static_string ("first-of-side");
    }
}

/**
 * bang_events_read_people:
 * @self: the event stage
 * @event: the main event, with its sides; gains its participants
 *
 * Finds who took part, in the order in which the text names them.
 */
void
bang_events_read_people (const BangEvents *self,
                         BangEvent        *event)
{
  const BangScan *scan = self->scan;
  g_autofree int *seen = g_new (int, self->facts->entities->len + 1);

  for (guint i = 0; i < self->facts->entities->len; i++)
    seen[i] = -1;

  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);
      const BangEntity *entity;
      BangParticipant participant = { 0, };
      BangParticipant *known;
      BangRole behind;
      BangRole before;
      BangRole role;

      if (mention->kind != BANG_ENTITY_PERSON || mention->entity >= self->facts->entities->len)
        continue;
      entity = g_ptr_array_index (self->facts->entities, mention->entity);
      if (seen[mention->entity] < 0)
        {
          participant.person = mention->entity;
          participant.role = BANG_ROLE_MENTIONED;
          participant.side = entity->present ? side_of (self, event, mention->entity) : -1;
          participant.evidence = (BangEvidence) {
            bang_scan_span (scan, mention->first, mention->end),
            g_intern_static_string (entity->present ? "took-part" : "spoken-of"),
          };
          seen[mention->entity] = (int) event->participants->len;
          g_array_append_val (event->participants, participant);
        }
      if (!entity->present)
        continue;

      known = &g_array_index (event->participants, BangParticipant, seen[mention->entity]);
      behind = role_behind (scan, mention);
      before = role_before (scan, mention);
      role = weight_of (behind) >= weight_of (before) ? behind : before;
      if (behind == BANG_ROLE_MENTIONED && leads_delegation (scan, mention))
        role = BANG_ROLE_HEAD;
      if (weight_of (role) > weight_of (known->role))
        {
          known->role = role;
          known->evidence.rule = g_intern_static_string (role == behind ? "role-behind-name"
                                                                        : "role-before-list");
        }
    }

  for (guint i = 0; i < event->participants->len; i++)
    {
      BangParticipant *participant = &g_array_index (event->participants, BangParticipant, i);
      const BangEntity *entity = g_ptr_array_index (self->facts->entities, participant->person);

      if (entity->present &&
          (participant->role == BANG_ROLE_MENTIONED || participant->role == BANG_ROLE_GUEST))
        participant->role = default_role (self, event, participant);
      /* Who came and presided too led his side. */
      if (participant->role == BANG_ROLE_HOST && participant->side >= 0 && is_meeting (event) &&
          g_array_index (event->sides, BangSide, participant->side).role == BANG_SIDE_ROLE_VISITOR)
        participant->role = BANG_ROLE_HEAD;
    }
  name_heads (event);
}
