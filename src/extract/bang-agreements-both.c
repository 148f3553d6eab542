/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signs where the text says only "hai bên", "hai tỉnh", "hai đơn vị": the two
 * that the paper is called by, that the first sentence of the story brings
 * together, that "về phía" seats opposite each other, or the sides of the event.
 * The scan's thread; the first sentence and the headings are read on demand.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

/* How far behind the paper's name its pair of places may stand. */
#define PAIR_REACH 8

/* Sentences in which the two units of "hai huyện" may be named first. */
#define UNIT_SENTENCES 6

/* Words of a body before "hai tỉnh". */
#define MAX_BODY 10

/* Where the name of a body ends: "Công an 3 huyện của tỉnh A". */
guint32
bang_party_body_end (const BangScan     *scan,
                     const BangBodySpan *body)
{
  BangPlaceSpan place;

  if (body->end + 1 < scan->n_tokens && scan->tokens[body->end].word == BANG_WORD_CUA &&
      bang_read_place (scan, body->end + 1, &place))
    return place.end;
  return body->end;
}

/* The bodies that a sentence names, not as somebody's office: at most three. */
static void
read_bodies (const BangScan         *scan,
             const BangScanSentence *sentence,
             GArray                 *parties,
             GPtrArray              *names)
{
  for (guint32 i = sentence->first; i < MIN (sentence->end, sentence->first + BANG_MAX_CLAUSE) && parties->len < 3; i++)
    {
      BangParty party = { .first = i, .kind = BANG_PARTY_BODY };
      g_autofree char *name = NULL;
      BangBodySpan body;

      if ((scan->tokens[i].marks & BANG_MARK_ORGANISATION) == 0 || (scan->tokens[i].marks & BANG_MARK_TITLE) != 0 ||
          !bang_read_body (scan, i, FALSE, &body))
        continue;
      party.end = bang_party_body_end (scan, &body);
      name = bang_scan_dup (scan, i, party.end);
      if (!bang_party_is_listed (names, name))
        {
          g_array_append_val (parties, party);
          g_ptr_array_add (names, g_steal_pointer (&name));
        }
      i = party.end - 1;
    }
}

/* "Hai bên": the two bodies that the title or the first sentence of the story brings
 * together, "Sở Y tế tỉnh A và Cục Y tế châu B đã họp", "đoàn Sở Y tế tỉnh A thăm
 * Bệnh viện B". */
static gboolean
add_of_bodies (BangSignings    *self,
               const BangMatch *paper,
               guint32          subject_end,
               BangSpan         span)
{
  const BangScan *scan = self->scan;

  for (guint32 s = 0; s < scan->sentences->len; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
      gboolean title = bang_story_kind (self->story, s) == BANG_ZONE_TITLE;
      g_autoptr (GArray) parties = NULL;
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

      if (!title && !bang_story_is_story (self->story, s))
        continue;
      parties = bang_parties_read (scan, sentence->first, MIN (sentence->end, sentence->first + BANG_MAX_CLAUSE));
      for (guint i = parties->len; i > 0; i--)
        {
          BangParty *party = &g_array_index (parties, BangParty, i - 1);
          BangBodySpan body;

          if (party->kind != BANG_PARTY_BODY)
            g_array_remove_index (parties, i - 1);
          /* No verb of signing ends the name here. */
          else if (party->unit_end == party->unit && bang_read_body (scan, party->first, FALSE, &body) && body.end < party->end)
            party->end = MIN (party->end, bang_party_body_end (scan, &body));
        }
      if (parties->len != 2)
        {
          g_array_set_size (parties, 0);
          read_bodies (scan, sentence, parties, names);
        }
      if (parties->len == 2)
        return bang_signings_add (self, paper, paper->end, subject_end, parties, span, "signed-by-both-bodies");
      if (!title)
        return FALSE;
    }
  return FALSE;
}

/* "Về phía Bộ đội Biên phòng A có …; về phía Bộ Chỉ huy Quân sự B có …": the two
 * units that the text seats opposite each other. Read once. */
static GArray *
get_headings (BangSignings *self)
{
  const BangScan *scan = self->scan;

  if (self->headings != NULL)
    return self->headings;
  self->headings = g_array_new (FALSE, TRUE, sizeof (BangParty));
  for (guint32 i = 0; i + 1 < scan->n_tokens && self->headings->len < 3; i++)
    {
      BangBodySpan body;
      BangParty party;

      if (scan->tokens[i].word != BANG_WORD_PHIA || !bang_read_body (scan, i + 1, FALSE, &body))
        continue;
      party = (BangParty) { .first = body.first, .end = body.end, .kind = BANG_PARTY_BODY };
      g_array_append_val (self->headings, party);
    }
  return self->headings;
}

static gboolean
add_of_headings (BangSignings    *self,
                 const BangMatch *paper,
                 guint32          subject_end,
                 BangSpan         span)
{
  GArray *parties = get_headings (self);

  return parties->len == 2 &&
         bang_signings_add (self, paper, paper->end, subject_end, parties, span, "signed-by-both-bodies");
}

/* "Hai đơn vị", "hai bên", not "hai tỉnh". */
static gboolean
is_of_units (const BangScan  *scan,
             const BangMatch *both)
{
  return bang_cue_at (scan, both->end - 1, BANG_CLASS_SIGNING_GROUP) != NULL ||
         bang_cue_at (scan, both->end - 2, BANG_CLASS_SIGNING_GROUP) != NULL;
}

/* "Hai Sở", "hai bệnh viện". */
static gboolean
is_of_bodies (const BangScan  *scan,
              const BangMatch *both)
{
  const BangMatch *head = bang_scan_get_match (scan, both->first + 1, BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD));

  return head != NULL && head->end == both->end && !is_of_units (scan, both) &&
         bang_scan_get_match (scan, both->first + 1, BANG_LEX_BIT (BANG_LEX_PLACE_KIND)) == NULL;
}

/* The two sides of the main event, where the text says only "hai bên". */
static gboolean
add_of_sides (BangSignings    *self,
              const BangMatch *paper,
              guint32          subject_end,
              BangSpan         span)
{
  const BangEvent *event = g_ptr_array_index (self->facts->events, 0);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (event->sides->len < 2)
    return FALSE;
  for (guint i = 0; i < event->sides->len; i++)
    if (!bang_party_is_listed (names, g_array_index (event->sides, BangSide, i).label))
      g_ptr_array_add (names, g_strdup (g_array_index (event->sides, BangSide, i).label));
  return names->len >= 2 && bang_signings_add_names (self, paper, paper->end, subject_end, names, span, "signed-by-both-sides");
}

/* "Hai huyện", "hai tỉnh": the first two of that unit that one sentence names and no
 * third. */
static gboolean
find_units (BangSignings    *self,
            const BangMatch *both,
            GPtrArray       *names,
            gboolean         bare)
{
  const BangScan *scan = self->scan;
  const BangMatch *unit = bang_scan_get_match (scan, both->first + 1, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));
  const char *kind = unit != NULL && unit->end <= both->end ? bang_scan_get_cell (scan, unit, BANG_LEX_PLACE_KIND, 1) : NULL;
  guint read = 0;

  if (kind == NULL || strcmp (kind, "country") == 0)
    return FALSE;
  for (guint32 s = 0; s < scan->sentences->len && read < UNIT_SENTENCES; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);

      if (!bang_story_is_story (self->story, s) && bang_story_kind (self->story, s) != BANG_ZONE_TITLE)
        continue;
      read++;
      g_ptr_array_set_size (names, 0);
      for (guint32 i = sentence->first; i < MIN (sentence->end, sentence->first + BANG_MAX_CLAUSE) && names->len < 3; i++)
        {
          BangPlaceSpan place;
          g_autofree char *name = NULL;

          if ((scan->tokens[i].marks & BANG_MARK_PLACE) == 0 || !bang_read_place (scan, i, &place) ||
              strcmp (place.kind, kind) != 0)
            continue;
          name = bang_scan_dup (scan, bare ? place.name : place.first, place.end);
          if (!bang_party_is_listed (names, name))
            g_ptr_array_add (names, g_steal_pointer (&name));
          i = place.end - 1;
        }
      if (names->len == 2)
        return TRUE;
    }
  return FALSE;
}

/* Those that the text names nearest before. */
static gboolean
add_of_nearest (BangSignings    *self,
                const BangMatch *both,
                const BangMatch *paper,
                guint32          subject_end,
                BangSpan         span)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  return bang_signings_find_nearest (self, both, names) &&
         bang_signings_add_names (self, paper, paper->end, subject_end, names, span, "signed-by-both-bodies");
}

static gboolean
add_of_unit (BangSignings    *self,
             const BangMatch *both,
             const BangMatch *paper,
             guint32          subject_end,
             BangSpan         span)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  return find_units (self, both, names, FALSE) &&
         bang_signings_add_names (self, paper, paper->end, subject_end, names, span, "signed-by-both-sides");
}

/* Where the body begins that stands right before "hai tỉnh": "Công an hai tỉnh",
 * "Quỹ Khoa học của hai nước". */
static guint32
body_before (const BangScan *scan,
             guint32         first,
             guint32         end)
{
  const guint64 heads = BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION);
  guint32 body = BANG_NOWHERE;

  for (guint32 i = end; i > first && end - i < MAX_BODY; i--)
    {
      const BangMatch *head;
      BangBodySpan span;

      if (i < end && !bang_goes_on (scan, i))
        break;
      head = bang_scan_get_match (scan, i - 1, heads);
      if (head != NULL && (bang_is_capital (scan, i - 1) || i - 1 == first) &&
          (head->end == end || (bang_read_body (scan, i - 1, FALSE, &span) && span.end >= end)))
        body = i - 1;
    }
  return body;
}

/* The body of the text that is called @words and lies at @label. */
static const char *
body_printed (const BangFacts *facts,
              const char      *words,
              const char      *label)
{
  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);

      if (entity->kind == BANG_ENTITY_ORGANISATION && bang_party_is_part (words, entity->name) &&
          bang_party_is_part (label, entity->name))
        return entity->name;
    }
  return NULL;
}

/* What the country of a side is called: "Bộ Quốc phòng hai nước" is of no province.
 * %NULL where the text does not name it. */
static const char *
country_of (const BangFacts *facts,
            const BangSide  *side)
{
  if (side->country == BANG_SIDE_VN)
    return "Việt Nam";
  if (side->country == BANG_SIDE_CN)
    return "Trung Quốc";
  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);

      if (entity->kind == BANG_ENTITY_PLACE && g_strcmp0 (entity->place_kind, "country") == 0 &&
          strcmp (entity->name, side->label) == 0)
        return entity->name;
    }
  return NULL;
}

/* "Công an hai tỉnh", "Hội Phụ nữ hai nước": one body of each side, as the text
 * prints them, else by the name of its side. */
static gboolean
add_body_of_each (BangSignings    *self,
                  guint32          body,
                  guint32          end,
                  const BangMatch *both,
                  const BangMatch *paper,
                  guint32          subject_end,
                  BangSpan         span,
                  const char      *rule)
{
  const BangScan *scan = self->scan;
  const BangEvent *event = g_ptr_array_index (self->facts->events, 0);
  gboolean of_places = bang_scan_get_match (scan, both->first + 1, BANG_LEX_BIT (BANG_LEX_PLACE_KIND)) != NULL;
  gboolean of_countries = scan->tokens[both->end - 1].word == BANG_WORD_NUOC;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = bang_scan_dup (scan, body, end);

  for (guint i = 0; event->sides->len == 2 && i < 2; i++)
    {
      const BangSide *side = &g_array_index (event->sides, BangSide, i);
      const char *label = of_countries ? country_of (self->facts, side) : side->label;

      if (label == NULL)
        return FALSE;
      g_ptr_array_add (labels, g_strdup (label));
    }
  if (labels->len == 0 && !find_units (self, both, labels, TRUE))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      const char *label = g_ptr_array_index (labels, i);
      const char *printed = body_printed (self->facts, words, label);

      if (printed != NULL)
        g_ptr_array_add (names, g_strdup (printed));
      else if (of_places && !of_countries)
        {
          g_autofree char *unit = bang_scan_dup (scan, both->first + 1, both->end);

          g_ptr_array_add (names, g_strconcat (words, " ", unit, " ", label, NULL));
        }
      else if (of_countries)
        g_ptr_array_add (names, g_strconcat (words, " ", label, NULL));
      else
        return FALSE;
    }
  return bang_signings_add_names (self, paper, paper->end, subject_end, names, span, rule);
}

/* "Hai tỉnh ký Biên bản hội đàm thường niên A - B": two places of one kind, which
 * the paper is called by. */
static gboolean
add_of_pair (BangSignings    *self,
             const BangMatch *paper,
             guint32          subject_end,
             BangSpan         span)
{
  const BangScan *scan = self->scan;
  guint32 last = MIN (subject_end, paper->end + PAIR_REACH);

  for (guint32 i = paper->end; i < last; i++)
    {
      BangPlaceSpan one;
      BangPlaceSpan other;
      g_autoptr (GArray) parties = NULL;
      BangParty party = { .kind = BANG_PARTY_PLACE };

      if (!bang_read_place (scan, i, &one))
        continue;
      if (one.end >= scan->n_tokens || (scan->tokens[one.end].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) == 0 ||
          !bang_read_place (scan, one.end, &other) || strcmp (one.kind, other.kind) != 0 ||
          strcmp (one.kind, "country") == 0)
        return FALSE;
      parties = g_array_new (FALSE, TRUE, sizeof (BangParty));
      party.first = one.first;
      party.end = one.end;
      g_array_append_val (parties, party);
      party.first = other.first;
      party.end = other.end;
      g_array_append_val (parties, party);
      return bang_signings_add (self, paper, paper->end, subject_end, parties, span, "signed-between");
    }
  return FALSE;
}

/**
 * bang_signings_add_of_each:
 * @self: the reading
 * @body: a body, alone between "giữa" and the rest: "giữa Bộ Y tế hai nước"
 * @paper: what is signed
 * @subject_end: behind what it is about
 * @span: the words that say so
 *
 * Returns: whether "hai nước" stands behind it and the body of each was found
 */
gboolean
bang_signings_add_of_each (BangSignings    *self,
                           const BangParty *body,
                           const BangMatch *paper,
                           guint32          subject_end,
                           BangSpan         span)
{
  const BangScan *scan = self->scan;
  guint32 at = body->end;
  const BangMatch *both;

  if (body->kind != BANG_PARTY_BODY || body->unit_end > body->unit)
    return FALSE;
  if (at < scan->n_tokens && scan->tokens[at].word == BANG_WORD_CUA)
    at++;
  both = bang_cue_at (scan, at, BANG_CLASS_SIGNING_BOTH);
  if (both == NULL)
    both = bang_cue_before (scan, body->end, BANG_CLASS_SIGNING_BOTH);
  if (both == NULL || both->first <= body->first)
    return bang_signings_add_of_count (self, body, paper, subject_end, span);
  at = both->first > body->first && scan->tokens[both->first - 1].word == BANG_WORD_CUA ? both->first - 1 : both->first;
  return add_body_of_each (self, body->first, at, both, paper, subject_end, span, "signed-between");
}

/**
 * bang_signings_add_of_both:
 * @self: the reading
 * @act: a verb of signing and its clause
 * @both: "hai bên" before it
 * @paper: what is signed
 * @subject_end: behind what it is about
 *
 * Finds who signs where the text only says that there are two.
 *
 * Returns: whether an agreement was added
 */
gboolean
bang_signings_add_of_both (BangSignings      *self,
                           const BangSigning *act,
                           const BangMatch   *both,
                           const BangMatch   *paper,
                           guint32            subject_end)
{
  const BangScan *scan = self->scan;
  BangSpan span = bang_scan_span (scan, both->first, subject_end);
  guint32 end = both->first;
  guint32 body;

  if (end > act->clause && scan->tokens[end - 1].word == BANG_WORD_CUA)
    end--;
  body = bang_goes_on (scan, both->first) ? body_before (scan, act->clause, end) : BANG_NOWHERE;
  if (add_of_pair (self, paper, subject_end, span))
    return TRUE;
  if (body != BANG_NOWHERE)
    return add_body_of_each (self, body, end, both, paper, subject_end, span, "signed-by");
  span = bang_scan_span (scan, act->verb, subject_end);
  /* Minutes that both sides settled on hold more than who sat there. */
  if (bang_paper_is_minutes (scan, paper))
    return bang_cue_before (scan, act->verb, BANG_CLASS_SIGNING_SETTLED) != NULL &&
           add_of_nearest (self, both, paper, subject_end, span);
  if (add_of_nearest (self, both, paper, subject_end, span))
    return TRUE;
  /* "Hai Văn phòng" are no provinces. */
  if (is_of_bodies (scan, both))
    return add_of_bodies (self, paper, subject_end, span);
  return add_of_unit (self, both, paper, subject_end, span) ||
         add_of_bodies (self, paper, subject_end, span) ||
         (is_of_units (scan, both) && add_of_headings (self, paper, subject_end, span)) ||
         add_of_sides (self, paper, subject_end, span) ||
         bang_signings_add_of_states (self, both, paper, subject_end, span);
}
