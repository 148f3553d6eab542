/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For whom "hai bên", "hai tỉnh", "ba Viện" stands: the bodies of that kind and of
 * that number that the text names nearest before, in the clause, in the sentences
 * before it, in the lead or in the title.
 *
 * A pronoun takes its nearest antecedent that agrees with it, here in the kind of
 * what is counted and in the number. Whoever only looks on, and whose hall it is, is
 * none. The scan's thread; looks at a few sentences for each signing that names
 * nobody.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-dates.h"
#include "extract/bang-read.h"

/* Sentences before the verb in which the two may stand. */
#define NEAREST_SENTENCES 4

/* How far behind "tại" the body stands whose hall it is: "tại hội trường". */
#define HALL_REACH 4

/* How far before "giữa" stands the paper whose parties it brings. */
#define PAPER_REACH 12

/* Words between "do" and "làm trưởng đoàn": a person with four offices. */
#define LED_REACH 48

/* More than are counted. */
#define MAX_NAMES 8

/* What is counted. */
typedef struct
{
  guint       count;    /* 0 for "các": two or more */
  const char *place;    /* (nullable) the kind of places */
  guint32     head;     /* [head, head_end): what bodies begin with; else empty */
  guint32     head_end;
} Asked;

static gboolean
read_asked (const BangScan  *scan,
            const BangMatch *both,
            Asked           *asked)
{
  const guint64 heads = BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) | BANG_LEX_BIT (BANG_LEX_ORGANISATION);
  const BangMatch *count = bang_cue_at (scan, both->first, BANG_CLASS_SIGNING_COUNT);
  const BangMatch *unit = bang_scan_get_match (scan, both->first + 1, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));
  const BangMatch *head = bang_scan_get_match (scan, both->first + 1, heads);

  *asked = (Asked) { 0, };
  if (count != NULL)
    asked->count = (guint) g_ascii_strtoull (bang_scan_get_cell (scan, count, BANG_LEX_SIGNING, 2), NULL, 10);
  else if (!bang_scan_number (scan, both->first, 2, &asked->count))
    return FALSE;
  if (bang_cue_at (scan, both->first + 1, BANG_CLASS_SIGNING_GROUP) != NULL)
    return scan->tokens[both->first + 1].word != BANG_WORD_NUOC;
  if (unit != NULL && unit->end <= both->end)
    asked->place = bang_scan_get_cell (scan, unit, BANG_LEX_PLACE_KIND, 1);
  else if (head != NULL && head->end <= both->end)
    {
      asked->head = head->first;
      asked->head_end = head->end;
    }
  return TRUE;
}

/* "tại hội trường Tỉnh ủy A", "trước sự chứng kiến của Tỉnh ủy A". */
static gboolean
is_no_actor (const BangScan *scan,
             guint32         first,
             guint32         token)
{
  for (guint32 i = token; i > first && token - i < HALL_REACH; i--)
    {
      if (scan->tokens[i - 1].word == BANG_WORD_TAI)
        return TRUE;
      if ((scan->tokens[i - 1].gap & BANG_GAP_COMMA) != 0)
        break;
    }
  for (guint32 i = token; i > first; i--)
    if (bang_cue_at (scan, i - 1, BANG_CLASS_SIGNING_WITNESS) != NULL &&
        bang_cue_at (scan, i - 1, BANG_CLASS_SIGNING_VERB) == NULL && bang_cue_at (scan, i - 1, BANG_CLASS_SIGNING_WITNESS)->end - (i - 1) > 1)
      return TRUE;
  return FALSE;
}

static gboolean
has_head (const BangScan *scan,
          const Asked    *asked,
          guint32         first)
{
  guint32 n = asked->head_end - asked->head;

  for (guint32 i = 0; i < n; i++)
    if (first + i >= scan->n_tokens || scan->tokens[asked->head + i].hash != scan->tokens[first + i].hash)
      return FALSE;
  return TRUE;
}

static void
add_name (GPtrArray *names,
          char      *name)
{
  if (name == NULL || *name == '\0' ||
      (bang_party_is_listed (names, name) &&
       !(names->len == 1 && bang_parties_are_twins (g_ptr_array_index (names, 0), name))))
    g_free (name);
  else
    g_ptr_array_add (names, name);
}

/* The same, with its unit where that is printed anywhere: "Tỉnh ủy A … tỉnh A". */
static void
add_place (GPtrArray *names,
           char      *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_str_has_suffix (name, g_ptr_array_index (names, i)))
      {
        g_free (names->pdata[i]);
        names->pdata[i] = name;
        return;
      }
  add_name (names, name);
}

static gboolean
is_enough (const Asked *asked,
           GPtrArray   *names)
{
  return asked->count != 0 ? names->len == asked->count : names->len >= 2 && names->len < MAX_NAMES;
}

/* The bodies of @first..@end that the words ask for. */
static gboolean
read_bodies (const BangScan *scan,
             const Asked    *asked,
             guint32         first,
             guint32         end,
             GPtrArray      *names)
{
  for (guint32 i = first; i < end && names->len < MAX_NAMES; i++)
    {
      BangBodySpan body;
      guint32 last;

      if ((scan->tokens[i].marks & BANG_MARK_ORGANISATION) == 0 || !bang_read_body (scan, i, FALSE, &body))
        continue;
      last = bang_party_body_end (scan, &body);
      if (asked->head_end > asked->head ? has_head (scan, asked, i)
                                        : (scan->tokens[i].marks & BANG_MARK_TITLE) == 0)
        if (!is_no_actor (scan, first, i))
          add_name (names, bang_scan_dup (scan, i, last));
      i = last - 1;
    }
  return is_enough (asked, names);
}

/* The places of the kind that is asked for. */
static gboolean
read_places (const BangScan *scan,
             const Asked    *asked,
             guint32         first,
             guint32         end,
             GPtrArray      *names)
{
  for (guint32 i = first; i < end && names->len < MAX_NAMES; i++)
    {
      BangPlaceSpan place;

      if ((scan->tokens[i].marks & BANG_MARK_PLACE) == 0 || !bang_read_place (scan, i, &place))
        continue;
      if (strcmp (place.kind, asked->place) == 0)
        add_place (names, bang_scan_dup (scan, place.first, place.end));
      i = place.end - 1;
    }
  return is_enough (asked, names);
}

/* Those whom "giữa" or "với" puts opposite each other, all bodies or all places. */
static gboolean
read_joined (BangSignings *self,
             const Asked  *asked,
             guint32       first,
             guint32       end,
             GPtrArray    *names)
{
  const BangScan *scan = self->scan;
  g_autoptr (GArray) parties = bang_parties_read (scan, first, end);
  gboolean countries = FALSE;
  gboolean bodies = FALSE;
  gboolean places = FALSE;

  if (parties->len > MAX_NAMES)
    return FALSE;
  for (guint i = 0; i < parties->len; i++)
    {
      BangParty *party = &g_array_index (parties, BangParty, i);
      BangBodySpan body;
      BangPlaceSpan place;

      if (is_no_actor (scan, first, party->first))
        return FALSE;
      /* A man is of whatever the other is. */
      bodies |= party->kind == BANG_PARTY_BODY;
      places |= party->kind == BANG_PARTY_PLACE;
      if (bodies && places)
        return FALSE;
      if (party->unit_end == party->unit && bang_read_body (scan, party->first, FALSE, &body) &&
          bang_party_body_end (scan, &body) < party->end)
        party->end = bang_party_body_end (scan, &body);
      if (party->kind == BANG_PARTY_PLACE && bang_read_place (scan, party->first, &place))
        {
          gboolean country = strcmp (place.kind, "country") == 0;

          if (i > 0 && country != countries)
            return FALSE;
          countries = country;
          /* "giữa 3 tỉnh của 3 nước A, B và C" */
          if (country && asked->count == 0)
            return FALSE;
        }
      add_name (names, bang_party_dup_name (scan, self->facts, party));
    }
  return is_enough (asked, names);
}

/* "BĐBP tỉnh A": the long wording of a body, where the text prints one. */
static void
spell_out (const BangFacts *facts,
           GPtrArray       *names)
{
  for (guint i = 0; i < names->len; i++)
    for (guint n = 0; n < facts->entities->len; n++)
      {
        const BangEntity *entity = g_ptr_array_index (facts->entities, n);
        char *name = g_ptr_array_index (names, i);

        if (entity->kind == BANG_ENTITY_ORGANISATION && strlen (entity->name) > strlen (name) &&
            g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (name))) && bang_parties_agree (name, entity->name))
          {
            names->pdata[i] = g_strdup (entity->name);
            g_free (name);
          }
      }
}

/* "Thực hiện Thỏa thuận hợp tác giữa A và B": the parties of another paper. */
static gboolean
is_of_known (const BangScan *scan,
             guint32         first,
             guint32         between)
{
  for (guint32 i = between; i > first && between - i < PAPER_REACH; i--)
    if (bang_cue_at (scan, i - 1, BANG_CLASS_SIGNING_PAPER) != NULL && bang_paper_is_known (scan, first, i - 1))
      return TRUE;
  return FALSE;
}

static gboolean
read_part (BangSignings *self,
           const Asked  *asked,
           guint32       first,
           guint32       end,
           GPtrArray    *names)
{
  const BangScan *scan = self->scan;
  const guint32 last = MIN (end, first + BANG_MAX_CLAUSE);

  if (asked->place != NULL)
    return read_places (scan, asked, first, last, names);
  if (asked->head_end > asked->head)
    return read_bodies (scan, asked, first, last, names);
  for (guint32 i = first; i < last; i++)
    if (scan->tokens[i].word == BANG_WORD_GIUA && !is_of_known (scan, first, i))
      {
        if (read_joined (self, asked, i + 1, bang_signing_parties_end (scan, i + 1, last), names))
          return TRUE;
        g_ptr_array_set_size (names, 0);
      }
  if (bang_signing_find_word (scan, first, last, BANG_WORD_VOI) != BANG_NOWHERE ||
      bang_signing_find_word (scan, first, last, BANG_WORD_VA) != BANG_NOWHERE)
    {
      if (read_joined (self, asked, first, last, names))
        return TRUE;
      g_ptr_array_set_size (names, 0);
    }
  return read_bodies (scan, asked, first, last, names);
}

/* Whose delegation begins at @first, which @led, "làm trưởng đoàn", ends: "Đoàn đại biểu
 * Sở A do ông B", "Đoàn phía Lào do Giám đốc Sở C ông D". */
static char *
dup_led (BangSignings *self,
         guint32       first,
         guint32       by,
         guint32       led)
{
  const BangScan *scan = self->scan;
  const BangParty head = { .first = by + 1, .end = led, .kind = BANG_PARTY_PERSON };

  for (guint32 i = first; i < by; i++)
    {
      BangBodySpan body;
      BangPlaceSpan place;

      if ((scan->tokens[i].marks & BANG_MARK_ORGANISATION) != 0 && bang_read_body (scan, i, FALSE, &body))
        return bang_scan_dup (scan, i, MIN (bang_party_body_end (scan, &body), by));
      if (bang_read_place (scan, i, &place) && strcmp (place.kind, "country") != 0)
        return bang_scan_dup (scan, place.first, place.end);
    }
  return bang_party_dup_name (scan, self->facts, &head);
}

/* The two delegations that the story says who led. */
static gboolean
read_delegations (BangSignings *self,
                  const Asked  *asked,
                  GPtrArray    *names)
{
  const BangScan *scan = self->scan;
  guint read = 0;

  g_ptr_array_set_size (names, 0);
  for (guint32 s = 0; s < scan->sentences->len && read < 2 * NEAREST_SENTENCES; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
      guint32 first = BANG_NOWHERE;

      if (!bang_story_is_story (self->story, s))
        continue;
      read++;
      for (guint32 i = sentence->first; i < sentence->end && names->len < MAX_NAMES; i++)
        {
          const BangMatch *led;

          if (scan->tokens[i].word == BANG_WORD_DOAN && first == BANG_NOWHERE)
            first = i + 1;
          if (first == BANG_NOWHERE || scan->tokens[i].word != BANG_WORD_DO)
            continue;
          led = bang_cue_find (scan, i, MIN (sentence->end, i + LED_REACH), BANG_CLASS_ROLE_BEHIND_HEAD);
          if (led == NULL)
            break;
          add_name (names, dup_led (self, first, i, led->first));
          i = led->end - 1;
          first = BANG_NOWHERE;
        }
    }
  return is_enough (asked, names);
}

/**
 * bang_signings_find_before:
 * @self: the reading
 * @verb: a verb of signing that has no subject, nor has its sentence
 * @names: (element-type utf8): gains those whom a sentence before puts together
 *
 * "… hội nghị giữa 3 tỉnh A, B và C. Đồng thời, thống nhất ký biên bản ghi nhớ".
 *
 * Returns: whether one does
 */
gboolean
bang_signings_find_before (BangSignings *self,
                           guint32       verb,
                           GPtrArray    *names)
{
  const guint marks = BANG_MARK_PERSON | BANG_MARK_TITLE | BANG_MARK_ORGANISATION | BANG_MARK_PLACE;
  const BangScan *scan = self->scan;
  const Asked any = { 0, };
  guint32 own = scan->tokens[verb].sentence;
  guint read = 0;

  for (guint32 i = g_array_index (scan->sentences, BangScanSentence, own).first; i < verb; i++)
    if ((scan->tokens[i].marks & marks) != 0)
      return FALSE;
  for (guint32 s = own; s > 0 && read < NEAREST_SENTENCES; s--)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s - 1);

      if (!bang_story_is_story (self->story, s - 1))
        continue;
      read++;
      for (guint32 i = sentence->first; i < sentence->end; i++)
        if (scan->tokens[i].word == BANG_WORD_GIUA)
          {
            g_ptr_array_set_size (names, 0);
            if (read_joined (self, &any, i + 1, bang_signing_parties_end (scan, i + 1, sentence->end), names))
              return TRUE;
          }
    }
  return FALSE;
}

/**
 * bang_signings_find_nearest:
 * @self: the reading
 * @both: "hai bên", "ba tỉnh"
 * @names: (element-type utf8): gains whom it stands for
 *
 * Returns: whether the text names so many of that kind before
 */
gboolean
bang_signings_find_nearest (BangSignings    *self,
                            const BangMatch *both,
                            GPtrArray       *names)
{
  const BangScan *scan = self->scan;
  guint32 own = scan->tokens[both->first].sentence;
  guint read = 0;
  Asked asked;

  if (!read_asked (scan, both, &asked))
    return FALSE;
  for (guint32 s = own + 1; s > 0 && read < NEAREST_SENTENCES; s--)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s - 1);
      guint32 end = s - 1 == own ? both->first : sentence->end;

      if (s - 1 != own && !bang_story_is_story (self->story, s - 1))
        continue;
      read++;
      g_ptr_array_set_size (names, 0);
      if (end > sentence->first && read_part (self, &asked, sentence->first, end, names))
        {
          spell_out (self->facts, names);
          return TRUE;
        }
    }
  /* A title or a lead, which the caption stands before. */
  read = 0;
  for (guint32 s = 0; s < scan->sentences->len && read < NEAREST_SENTENCES; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
      gboolean title = bang_story_kind (self->story, s) == BANG_ZONE_TITLE;

      if (s == own || (!title && !bang_story_is_story (self->story, s)))
        continue;
      read += title ? 0 : 1;
      g_ptr_array_set_size (names, 0);
      if (read_part (self, &asked, sentence->first, sentence->end, names))
        {
          spell_out (self->facts, names);
          return TRUE;
        }
    }
  if (asked.place == NULL && asked.head_end == asked.head && read_delegations (self, &asked, names))
    return TRUE;
  g_ptr_array_set_size (names, 0);
  return FALSE;
}
