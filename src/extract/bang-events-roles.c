/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes and who receives, who gives and who takes, by the verb.
 *
 * "Đoàn A thăm B": who stands before the verb comes, wherever it is told from;
 * "A tiếp đoàn B": who stands before it receives. "A trao … cho B": the subject
 * gives, what stands behind "cho" takes, and the place of the ceremony says
 * nothing. The title is asked first, then the main sentence; a side that
 * neither names goes with its country. The scan's thread; a walk over two
 * sentences for each side.
 */

#include "extract/bang-events-private.h"

#include <string.h>

#include "extract/bang-cue.h"

/* How many places enclose a place at most. */
#define MAX_NESTED 4

/* In so many sentences from the beginning a gift is told. */
#define GIFT_REACH 12

/* More sides than an event has. */
#define MAX_SIDES 16

/* How far before a verb the word of thanks stands that turns it round, and how far
 * behind it the place that is visited, in words. */
#define THANKS_REACH 40
#define OBJECT_REACH 10

/* How far before the name of a side "đoàn" may stand, in words. */
#define DELEGATION_REACH 12

/* Where a verb stands, and what it makes of those around it. */
typedef struct
{
  guint32      first;     /* tokens */
  guint32      turn;      /* from here on a name is on the other side of the verb */
  guint32      end;       /* behind it its object may stand; at or before turn for none */
  BangSideRole before;
  BangSideRole behind;
} Verb;

/* Sides whose role the words have told. */
typedef struct
{
  gboolean known[MAX_SIDES];
  guint    n_known;
} Told;

static guint
scan_gap (const BangScan *scan,
          guint32         token)
{
  return scan->tokens[token].gap & BANG_GAP_HARD;
}

static gboolean
is_word (const BangScan *scan,
         guint32         token,
         const char     *word)
{
  const BangScanToken *t = &scan->tokens[token];

  return t->end - t->start == strlen (word) && strncmp (scan->text + t->start, word, strlen (word)) == 0;
}

/* "chuyến thăm", "lễ đón": a noun, not what somebody does here. */
static gboolean
is_noun (const BangScan *scan,
         guint32         token)
{
  static const char * const heads[] = { "chuyến", "lễ", "buổi", "cuộc", "việc", "lời", "Chuyến", "Lễ" };

  for (guint i = 0; token > 0 && i < G_N_ELEMENTS (heads); i++)
    if (is_word (scan, token - 1, heads[i]))
      return TRUE;
  return FALSE;
}

/* "A cảm ơn B đã tới thăm", "B cảm ơn A đã đón tiếp": the verb behind is told of
 * who is thanked. */
static const BangMatch *
find_thanks (const BangScan *scan,
             guint32         first,
             guint32         verb)
{
  for (guint32 i = verb; i > first && verb - i < THANKS_REACH; i--)
    {
      const BangMatch *thanks = bang_cue_at (scan, i - 1, BANG_CLASS_CUE_THANKS);

      if (thanks != NULL && thanks->end <= verb)
        return thanks->end < verb ? thanks : NULL;
      if ((scan->tokens[i - 1].gap & BANG_GAP_SEMICOLON) != 0)
        return NULL;
    }
  return NULL;
}

/* "Tiếp đoàn có ông A": behind "có" stand those who receive. */
static gboolean
lists_hosts (const BangScan *scan,
             guint32         token,
             guint32         end)
{
  for (guint32 i = token; i < end && i - token < 3; i++)
    if (scan->tokens[i].word == BANG_WORD_CO)
      return TRUE;
  return FALSE;
}

static gboolean
find_visit (const BangScan *scan,
            guint32         first,
            guint32         end,
            Verb           *verb)
{
  guint32 i = first;

  while (i < end)
    {
      const BangMatch *not = bang_cue_at (scan, i, BANG_CLASS_EVENT_NOT);
      const BangMatch *comes = bang_cue_at (scan, i, BANG_CLASS_CUE_COMES);
      const BangMatch *receives = bang_cue_at (scan, i, BANG_CLASS_CUE_RECEIVES);
      gboolean receiving = receives != NULL && (comes == NULL || receives->end >= comes->end);

      if (not != NULL)
        {
          i = not->end;
          continue;
        }
      if ((comes != NULL || receives != NULL) && !is_noun (scan, i) &&
          (scan->tokens[i].marks & (BANG_MARK_PERSON | BANG_MARK_ORGANISATION)) == 0)
        {
          const BangMatch *thanks = find_thanks (scan, first, i);

          *verb = (Verb) { i, i, (receiving ? receives : comes)->end, BANG_SIDE_ROLE_VISITOR, BANG_SIDE_ROLE_HOST };
          if (receiving != (thanks != NULL))
            {
              verb->before = BANG_SIDE_ROLE_HOST;
              verb->behind = BANG_SIDE_ROLE_VISITOR;
            }
          if (thanks != NULL)
            verb->turn = verb->end = thanks->first;
          else if (receiving && lists_hosts (scan, receives->end, end))
            {
              verb->before = BANG_SIDE_ROLE_VISITOR;
              verb->behind = BANG_SIDE_ROLE_HOST;
            }
          return TRUE;
        }
      i++;
    }
  return FALSE;
}

static gboolean
find_gift (const BangScan *scan,
           guint32         first,
           guint32         end,
           Verb           *verb)
{
  for (guint32 i = first; i < end; i++)
    {
      const BangMatch *takes = bang_cue_at (scan, i, BANG_CLASS_ROLE_BEHIND_AWARDEE);
      const BangMatch *gives = bang_cue_at (scan, i, BANG_CLASS_ROLE_BEHIND_AWARDER);

      if (takes != NULL)
        {
          *verb = (Verb) { i, i, i, BANG_SIDE_ROLE_RECIPIENT, BANG_SIDE_ROLE_AWARDER };
          return TRUE;
        }
      if (gives == NULL)
        continue;
      *verb = (Verb) { i, i, i, BANG_SIDE_ROLE_AWARDER, BANG_SIDE_ROLE_RECIPIENT };
      /* "trao Huân chương của Nhà nước A cho nhân dân tỉnh B". */
      for (guint32 n = gives->end; n < end; n++)
        if (is_word (scan, n, "cho"))
          {
            verb->turn = n;
            break;
          }
      return TRUE;
    }
  return FALSE;
}

static gboolean
lies_in (const BangEvents *self,
         const char       *name,
         const char       *outer,
         BangCountry       country)
{
  return bang_place_lies_in (self->scan->lexicon, name, outer, country, MAX_NESTED);
}

/* Whether @mention names @side: a place of it, or one of its people; @loosely,
 * its country. */
static gboolean
names_side (const BangEvents      *self,
            const BangScanMention *mention,
            const BangSide        *side,
            gboolean               loosely)
{
  const BangEntity *entity = g_ptr_array_index (self->facts->entities, mention->entity);

  if (mention->kind == BANG_ENTITY_PERSON)
    {
      const BangAffiliation *affiliation = bang_scan_get_affiliation (self->scan, mention->entity);

      if (loosely || affiliation == NULL)
        return FALSE;
      /* Who speaks for the state, where the state is the side. */
      if (affiliation->label == NULL)
        return affiliation->country == side->country &&
               ((side->country == BANG_SIDE_VN && strcmp (side->label, "Việt Nam") == 0) ||
                (side->country == BANG_SIDE_CN && strcmp (side->label, "Trung Quốc") == 0));
      return bang_place_is_same (self->scan->lexicon, affiliation->label, side->label);
    }
  if (mention->kind != BANG_ENTITY_PLACE)
    return FALSE;
  if (g_strcmp0 (entity->place_kind, "country") == 0)
    return strcmp (entity->name, side->label) == 0 ||
           (loosely && entity->side == side->country && entity->side != BANG_SIDE_UNKNOWN &&
            bang_place_may_share_country (self->scan->lexicon, entity->name, side->label));
  if (loosely)
    return FALSE;
  return bang_place_is_same (self->scan->lexicon, entity->name, side->label) ||
         lies_in (self, entity->name, side->label, side->country) ||
         lies_in (self, side->label, entity->name, side->country);
}

/* "Nhận lời mời của tỉnh A, đoàn B …": the reason is not the subject. */
static guint32
skip_occasions (const BangScan *scan,
                guint32         first,
                guint32         verb)
{
  guint32 start = first;

  for (guint32 i = first; i < verb; i++)
    {
      if (bang_cue_at (scan, i, BANG_CLASS_CUE_OCCASION) == NULL &&
          bang_cue_at (scan, i, BANG_CLASS_CUE_WITHIN) == NULL)
        continue;
      while (i + 1 < verb && (scan->tokens[i + 1].gap & BANG_GAP_COMMA) == 0)
        i++;
      start = i + 1;
    }
  return start < verb ? start : first;
}

/* "quan hệ Việt Nam - Lào", "Ủy ban Đoàn kết Ấn Độ - Việt Nam": two countries that a
 * dash joins stand for neither. */
static gboolean
is_of_relation (const BangScan        *scan,
                const BangScanMention *mention)
{
  const guint dash = BANG_GAP_DASH | BANG_GAP_HYPHEN;

  if (mention->kind != BANG_ENTITY_PLACE)
    return FALSE;
  if ((scan_gap (scan, mention->first) & dash) != 0 && mention->first > 0 &&
      (scan->tokens[mention->first - 1].marks & BANG_MARK_PLACE) != 0)
    return TRUE;
  return mention->end < scan->n_tokens && (scan_gap (scan, mention->end) & dash) != 0 &&
         (scan->tokens[mention->end].marks & BANG_MARK_PLACE) != 0;
}

/* The first token in @first..@end that names @side; BANG_NOWHERE for none. */
static guint32
find_side (const BangEvents *self,
           const BangSide   *side,
           guint32           first,
           guint32           end,
           const Verb       *verb,
           gboolean          loosely)
{
  const BangScan *scan = self->scan;

  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);

      if (mention->first >= end)
        break;
      if (mention->first < first || mention->entity >= self->facts->entities->len ||
          !names_side (self, mention, side, loosely) || is_of_relation (scan, mention))
        continue;
      /* "tại tỉnh A, đoàn B đã …", "Đại sứ quán A tại B": only where it is. */
      if (mention->kind == BANG_ENTITY_PLACE && mention->first > first &&
          (mention->first < verb->first || loosely) &&
          (scan->tokens[mention->first - 1].word == BANG_WORD_TAI ||
           (mention->first > first + 1 && scan->tokens[mention->first - 2].word == BANG_WORD_TAI)))
        continue;
      return mention->first;
    }
  return BANG_NOWHERE;
}

/* "đoàn đến thăm và làm việc với tỉnh A": what stands right behind the verb is its
 * object, wherever else it is named. */
static guint32
find_object (const BangEvents *self,
             const BangSide   *side,
             guint32           end,
             const Verb       *verb)
{
  const guint stop = BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON | BANG_GAP_OPEN_PAREN;
  guint32 limit = verb->end;

  if (verb->end <= verb->turn)
    return BANG_NOWHERE;
  while (limit < end && limit - verb->end < OBJECT_REACH && (scan_gap (self->scan, limit) & stop) == 0)
    limit++;
  return find_side (self, side, verb->end, limit, verb, FALSE);
}

static void
set_role (BangEvent    *event,
          Told         *told,
          guint         i,
          BangSideRole  role)
{
  g_array_index (event->sides, BangSide, i).role = role;
  told->known[i] = TRUE;
  told->n_known++;
}

/* What the verb of tokens @first..@end tells of the sides not yet known. */
static void
ask_verb (const BangEvents *self,
          BangEvent        *event,
          gboolean          gift,
          guint32           first,
          guint32           end,
          Told             *told)
{
  Verb verb;
  guint32 from;

  if (!(gift ? find_gift : find_visit) (self->scan, first, end, &verb))
    return;
  from = skip_occasions (self->scan, first, verb.first);
  for (guint i = 0; i < event->sides->len; i++)
    {
      const BangSide *side = &g_array_index (event->sides, BangSide, i);
      guint32 at;

      if (told->known[i])
        continue;
      at = find_object (self, side, end, &verb);
      if (at == BANG_NOWHERE)
        at = find_side (self, side, from, end, &verb, FALSE);
      if (at == BANG_NOWHERE)
        at = find_side (self, side, from, end, &verb, TRUE);
      if (at != BANG_NOWHERE)
        set_role (event, told, i, at < verb.turn ? verb.before : verb.behind);
    }
}

/* A side that no verb names goes with its country. */
static void
ask_country (BangEvent *event,
             Told      *told)
{
  for (guint i = 0; i < event->sides->len; i++)
    {
      const BangSide *side = &g_array_index (event->sides, BangSide, i);
      const BangSide *like = NULL;
      gboolean torn = FALSE;

      for (guint n = 0; n < event->sides->len && !told->known[i]; n++)
        {
          const BangSide *other = &g_array_index (event->sides, BangSide, n);

          if (!told->known[n] || other->country != side->country || side->country == BANG_SIDE_UNKNOWN)
            continue;
          torn = torn || (like != NULL && like->role != other->role);
          like = other;
        }
      if (like != NULL && !torn)
        set_role (event, told, i, like->role);
    }
}

/* Whether one of the sides whose role is told has @role. */
static gboolean
has_role (const BangEvent *event,
          const Told      *told,
          BangSideRole     role)
{
  for (guint i = 0; i < event->sides->len; i++)
    if (told->known[i] && g_array_index (event->sides, BangSide, i).role == role)
      return TRUE;
  return FALSE;
}

/* Who comes, comes to the others; who takes, takes from them. */
static gboolean
fill (BangEvent    *event,
      Told         *told,
      BangSideRole  one,
      BangSideRole  other)
{
  gboolean ones = has_role (event, told, one);
  gboolean others = has_role (event, told, other);

  if (!ones && !others)
    return FALSE;
  for (guint i = 0; i < event->sides->len; i++)
    if (!told->known[i])
      g_array_index (event->sides, BangSide, i).role = ones && !others ? other : ones ? BANG_SIDE_ROLE_PEER : one;
  return (ones && others) || told->n_known < event->sides->len;
}

/**
 * bang_events_roles_by_verb:
 * @self: the event stage
 * @event: the main event with its sides
 * @gift: whether it is one of giving, not of visiting
 *
 * Returns: whether title or main sentence told the roles of the sides, which
 *   are then set; %FALSE leaves them as they were
 */
gboolean
bang_events_roles_by_verb (const BangEvents *self,
                           BangEvent        *event,
                           gboolean          gift)
{
  const BangScan *scan = self->scan;
  g_autoptr (GArray) before = g_array_copy (event->sides);
  Told told = { 0, };

  if (event->sides->len < 2 || event->sides->len > MAX_SIDES)
    return FALSE;
  if (scan->zones->len > 0 && g_array_index (scan->zones, BangScanZone, 0).kind == BANG_ZONE_TITLE)
    {
      const BangScanZone *title = &g_array_index (scan->zones, BangScanZone, 0);

      ask_verb (self, event, gift, title->first, title->end, &told);
      ask_country (event, &told);
    }
  if (told.n_known < event->sides->len && self->sentence < scan->sentences->len)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, self->sentence);

      ask_verb (self, event, gift, sentence->first, sentence->end, &told);
      ask_country (event, &told);
    }
  /* The lead may only announce what is given. */
  for (guint32 s = 0; gift && told.n_known == 0 && s < MIN (scan->sentences->len, GIFT_REACH); s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);

      ask_verb (self, event, gift, sentence->first, sentence->end, &told);
      ask_country (event, &told);
    }
  if (gift ? fill (event, &told, BANG_SIDE_ROLE_AWARDER, BANG_SIDE_ROLE_RECIPIENT)
           : fill (event, &told, BANG_SIDE_ROLE_HOST, BANG_SIDE_ROLE_VISITOR))
    return TRUE;
  for (guint i = 0; i < before->len; i++)
    g_array_index (event->sides, BangSide, i).role = g_array_index (before, BangSide, i).role;
  return FALSE;
}

/* Whether a delegation of @side is spoken of in @first..@end: "đoàn công tác tỉnh A". */
static gboolean
has_delegation (const BangEvents *self,
                const BangSide   *side,
                guint32           first,
                guint32           end)
{
  const BangScan *scan = self->scan;

  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);
      gboolean own = TRUE;    /* the words of its own kind: "tỉnh" */

      if (mention->first >= end)
        break;
      if (mention->first < first || mention->kind != BANG_ENTITY_PLACE ||
          mention->entity >= self->facts->entities->len || !names_side (self, mention, side, FALSE))
        continue;
      for (guint32 t = mention->first; t > first && mention->first - t < DELEGATION_REACH; t--)
        {
          const BangMatch *head = bang_scan_get_match (scan, t - 1, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD));

          if (scan->tokens[t - 1].word == BANG_WORD_DOAN &&
              (scan->tokens[t - 1].marks & (BANG_MARK_ORGANISATION | BANG_MARK_PERSON | BANG_MARK_TITLE)) == 0 &&
              (head == NULL || bang_scan_get_match (scan, t - 1, BANG_LEX_BIT (BANG_LEX_EVENT)) == NULL))
            return TRUE;
          if ((scan_gap (scan, t - 1) & ~(guint) BANG_GAP_OPEN_PAREN) != 0 ||
              scan->tokens[t - 1].word == BANG_WORD_VOI)
            break;
          /* Another place between: the delegation is of that one. */
          own = own && (scan->tokens[t - 1].marks & BANG_MARK_PLACE) != 0;
          if (!own && (scan->tokens[t - 1].marks & BANG_MARK_PLACE) != 0)
            break;
        }
    }
  return FALSE;
}

/**
 * bang_events_roles_by_delegation:
 * @self: the event stage
 * @event: the main event, with its sides, all peers
 *
 * Where one side only is spoken of as a delegation, in title or main sentence, it
 * came, and the others were at home.
 *
 * Returns: whether that told the roles of the sides
 */
gboolean
bang_events_roles_by_delegation (const BangEvents *self,
                                 BangEvent        *event)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, self->sentence);
  gboolean came[MAX_SIDES] = { FALSE, };
  guint n = 0;

  if (event->sides->len < 2 || event->sides->len > MAX_SIDES ||
      bang_cue_find (scan, sentence->first, sentence->end, BANG_CLASS_CUE_PREPARES) != NULL)
    return FALSE;
  for (guint i = 0; i < event->sides->len; i++)
    {
      const BangSide *side = &g_array_index (event->sides, BangSide, i);

      came[i] = has_delegation (self, side, sentence->first, sentence->end);
      for (guint z = 0; z < scan->zones->len && !came[i]; z++)
        {
          const BangScanZone *zone = &g_array_index (scan->zones, BangScanZone, z);

          came[i] = zone->kind == BANG_ZONE_TITLE && has_delegation (self, side, zone->first, zone->end);
        }
      n += came[i] ? 1 : 0;
    }
  if (n != 1)
    return FALSE;
  for (guint i = 0, hosts = 0; i < event->sides->len; i++)
    g_array_index (event->sides, BangSide, i).role = came[i] ? BANG_SIDE_ROLE_VISITOR
                                                     : hosts++ == 0 ? BANG_SIDE_ROLE_HOST : BANG_SIDE_ROLE_COHOST;
  return TRUE;
}

/* "Lào Cai nhận giải thưởng": who stands before the verb receives; "trao … cho":
 * who stands before it gives. */
static void
decide_gifts (const BangEvents *self,
              BangEvent        *event)
{
  const BangScan *scan = self->scan;
  gboolean first_gets = FALSE;
  guint32 end;

  if (scan->zones->len == 0 || event->sides->len < 2)
    return;
  end = g_array_index (scan->zones, BangScanZone, 0).end;
  first_gets = bang_cue_find (scan, 0, end, BANG_CLASS_ROLE_BEHIND_AWARDEE) != NULL;
  for (guint i = 0; i < event->sides->len; i++)
    g_array_index (event->sides, BangSide, i).role = (i == 0) == first_gets ? BANG_SIDE_ROLE_RECIPIENT
                                                                          : BANG_SIDE_ROLE_AWARDER;
}

/**
 * bang_events_roles_of_gift:
 * @self: the event stage
 * @event: the main event, one of giving, with its sides
 *
 * Decides who gives and who takes: by the verb, else by the order in which the
 * sides are named.
 */
void
bang_events_roles_of_gift (const BangEvents *self,
                           BangEvent        *event)
{
  if (!bang_events_roles_by_verb (self, event, TRUE))
    decide_gifts (self, event);
}
