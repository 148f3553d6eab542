/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which the press tells a signing:
 *
 *   X và Y ký bản ghi nhớ về Z             one clause, or one item of a list
 *   ký kết Thỏa thuận Z giữa X và Y        also inside quotation marks
 *   chứng kiến ký kết 3 văn kiện: A giữa X và Y; B giữa …
 *   biên bản … được ký kết giữa X và Y
 *   hai bên đã ký biên bản hội đàm         the sides of the event
 *
 * What is wished for, planned or only referred to ("các nội dung đã ký kết",
 * "sẽ chứng kiến lễ ký", "thúc đẩy đàm phán, ký kết") is no signing. One walk
 * over each sentence; the scan's thread.
 */

#include "extract/bang-agreements-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-dates.h"
#include "extract/bang-read.h"

/* How far behind a verb the paper may stand. */
#define PAPER_REACH 8

/* The same behind "trao", which other things are handed over with as well. */
#define HAND_REACH 6

/* Words of those who stand between the verb and the paper. */
#define PARTNER_REACH 16

/* Sentences that may go on with a list of papers. */
#define MAX_LISTING 40

/* More agreements than a story tells. */
#define MAX_FOUND 64

/* Words between "sơ kết" and what is looked back on. */
#define REVIEW_REACH 7

/* Papers that one verb carries. */
#define MAX_PAPERS 8

/* Whether anything is signed in the text. */
static gboolean
has_signing (const BangScan *scan)
{
  for (guint32 i = 0; i < scan->n_tokens; i++)
    {
      const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_SIGNING));

      if (match != NULL && bang_cue_has_class (match, BANG_CLASS_SIGNING_NOT))
        i = match->end - 1;
      else if (bang_cue_begins (scan, i, BANG_CLASS_SIGNING_VERB))
        return TRUE;
    }
  return FALSE;
}

/* "Hội nghị sơ kết chương trình phối hợp giữa X và Y; đồng thời ký kết chương trình mới":
 * a verb without a subject has the two that the sentence put together before. */
static gboolean
add_of_sentence (BangSignings      *self,
                 const BangSigning *act,
                 const BangMatch   *paper,
                 guint32            subject_end)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, act->verb);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (bang_signings_find_before (self, act->verb, names))
    return bang_signings_add_names (self, paper, paper->end, subject_end, names,
                                    bang_scan_span (scan, act->verb, subject_end), "signed-by-both-bodies");
  if (bang_cue_before (scan, act->verb, BANG_CLASS_PROPOSAL_ALSO) == NULL)
    return FALSE;
  for (guint32 i = MAX (sentence->first, act->verb - MIN (act->verb, BANG_MAX_CLAUSE)); i < act->verb; i++)
    if (scan->tokens[i].word == BANG_WORD_GIUA)
      {
        g_autoptr (GArray) parties = bang_parties_read (scan, i + 1, bang_signing_parties_end (scan, i + 1, act->verb));

        if (parties->len == 2)
          return bang_signings_add (self, paper, paper->end, subject_end, parties,
                                    bang_scan_span (scan, act->verb, subject_end), "signed-by");
      }
  return FALSE;
}

/* "Thay mặt hai tỉnh, ông A và ông B ký": whom persons sign for. */
static gboolean
is_for_both (const BangScan    *scan,
             const BangSigning *act,
             const BangMatch   *both,
             GArray            *signers)
{
  for (guint i = 0; i < signers->len; i++)
    if (g_array_index (signers, BangParty, i).kind != BANG_PARTY_PERSON)
      return FALSE;
  return bang_cue_before (scan, both->first, BANG_CLASS_SIGNING_LEAD) != NULL &&
         bang_cue_find (scan, act->clause, both->first, BANG_CLASS_SIGNING_WITNESS) == NULL &&
         both->end < scan->n_tokens && (scan->tokens[both->end].gap & BANG_GAP_COMMA) != 0;
}

/* Whether the text tells of none of them whose he is. */
static gboolean
are_only_men (BangSignings *self,
              GArray       *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      const BangParty *party = &g_array_index (parties, BangParty, i);
      g_autofree char *name = party->kind == BANG_PARTY_PERSON
                              ? bang_party_dup_name (self->scan, self->facts, party) : g_strdup ("");

      if (name != NULL)
        return FALSE;
    }
  return parties->len > 0;
}

/* Whether the article tells of two sides. */
static gboolean
places_meet (const BangFacts *facts)
{
  const BangEvent *event = facts->events->len > 0 ? g_ptr_array_index (facts->events, 0) : NULL;

  return event != NULL && event->sides->len >= 2;
}

/* "Đại biểu 9 tỉnh ký": several, without their names. */
static gboolean
is_of_counted (const BangScan *scan,
               guint32         first,
               guint32         end)
{
  for (guint32 i = first; i < end; i++)
    {
      const BangMatch *unit = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_PLACE_KIND));
      guint count;

      if (unit != NULL && i > first && (scan->tokens[i].marks & BANG_MARK_PLACE) == 0 &&
          bang_scan_number (scan, i - 1, 2, &count) && count > 1)
        return TRUE;
    }
  return FALSE;
}

/* "Ông A nhấn mạnh, tỉnh B và tỉnh C đã ký thỏa thuận", "… đã ký thỏa thuận, đó là nền
 * tảng": told of as known, in a speech. "Vui mừng chứng kiến A và B ký" is not. */
static gboolean
is_praised (BangSignings      *self,
            const BangSigning *act,
            GArray            *left)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, act->verb);

  if (bang_cue_find (scan, act->verb, sentence->end, BANG_CLASS_SIGNING_GROUND) != NULL)
    return TRUE;
  return left->len > 0 && bang_cue_find (scan, sentence->first, g_array_index (left, BangParty, 0).first, BANG_CLASS_SIGNING_PRAISE) != NULL &&
         bang_cue_find (scan, sentence->first, act->verb, BANG_CLASS_SIGNING_WITNESS) == NULL;
}

/* Every paper of the clause after the verb: "ký Bản ghi nhớ về A và Thỏa
 * thuận về B". */
static void
read_papers (BangSignings *self,
             const BangSigning       *act,
             const BangMatch *paper)
{
  const BangScan *scan = self->scan;
  guint32 first;
  g_autoptr (GArray) left = bang_signers_read (scan, act, &first);
  const BangMatch *both = bang_cue_find (scan, first, act->verb, BANG_CLASS_SIGNING_BOTH);
  guint32 span_first;
  guint32 apart = BANG_NOWHERE;

  /* "Lễ ký kết bản ghi nhớ giữa hai tỉnh", "ông A và ông B ký kế hoạch giữa hai Bộ Y tế". */
  for (guint32 i = paper->end; i + 1 < act->end && apart == BANG_NOWHERE; i++)
    if (scan->tokens[i].word == BANG_WORD_GIUA && bang_cue_at (scan, i + 1, BANG_CLASS_SIGNING_BOTH) != NULL &&
        !bang_parties_are_named (scan, i + 1, act->end))
      apart = i;
  if (both == NULL && apart != BANG_NOWHERE)
    both = bang_cue_at (scan, apart + 1, BANG_CLASS_SIGNING_BOTH);

  if (is_praised (self, act, left))
    return;
  span_first = left->len > 0 ? g_array_index (left, BangParty, 0).first : act->verb;

  for (guint n = 0; n < MAX_PAPERS && paper != NULL; n++)
    {
      guint32 last = bang_paper_subject_end (scan, paper, act->end);
      guint32 between = left->len >= 2 && apart != BANG_NOWHERE && apart >= paper->end && apart <= last
                        ? BANG_NOWHERE
                        : bang_signings_read_between (self, paper, act->end, "signed-between");
      const BangMatch *next;

      if (between != BANG_NOWHERE)
        {
          last = MAX (last, between);
        }
      else if (bang_signings_read_with (self, act, paper, left))
        {
        }
      /* "ông A và ông B ký kế hoạch giữa hai Bộ Quốc phòng": men without an office. */
      else if (left->len >= 2 && apart != BANG_NOWHERE && apart >= paper->end && apart <= last &&
               are_only_men (self, left) &&
               bang_signings_read_between (self, paper, act->end, "signed-between") != BANG_NOWHERE)
        {
        }
      else if (left->len >= 2 && !(both != NULL && is_for_both (scan, act, both, left)) &&
               bang_signings_add (self, paper, paper->end, last, left, bang_scan_span (scan, span_first, last), "signed-by"))
        {
        }
      else if (bang_signings_add_of_officers (self, act, paper, last))
        {
        }
      else if (both != NULL && (left->len < 2 || is_for_both (scan, act, both, left)) &&
               bang_signings_add_of_both (self, act, both, paper, last))
        {
        }
      else if (left->len == 0 && both == NULL &&
               (add_of_sentence (self, act, paper, last) || bang_signings_add_of_headline (self, act, paper, last)))
        {
        }
      else if (left->len < 2 && self->unnamed == NULL && !bang_paper_is_minutes (scan, paper) &&
               (both != NULL || is_of_counted (scan, first, act->verb)))
        {
          self->unnamed = paper;
          self->unnamed_end = last;
        }

      next = NULL;
      for (guint32 i = last; i < act->end && next == NULL; i++)
        {
          if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB) != NULL)
            return;
          next = bang_paper_next_at (scan, paper, i);
        }
      paper = next;
    }
}

/* "A tổ chức kết nghĩa với B", "lễ kết nghĩa giữa A và B", "A và B ký kết nghĩa":
 * a verb that is its own paper, where the story tells of a signing at all: units
 * may become friends without one. As an adjective ("hai đơn vị kết nghĩa", "mô hình
 * kết nghĩa") it has no parties in these places. */
static void
read_pledge (BangSignings *self,
             guint32                 s,
             const BangScanSentence *sentence,
             const BangMatch        *verb)
{
  const BangScan *scan = self->scan;
  const BangSigning act = bang_signing_at (scan, sentence, verb);
  g_autoptr (GArray) left = NULL;
  guint32 first;

  /* "sơ kết 5 năm kết nghĩa", "sơ kết biên bản kết nghĩa" */
  if (bang_cue_find (scan, MAX (act.clause, verb->first - MIN (verb->first, REVIEW_REACH)), verb->first, BANG_CLASS_SIGNING_REVIEW) != NULL)
    return;
  if (!self->signs || self->found->len >= MAX_FOUND || self->story->cues[s].opens == BANG_OPENS_EARLIER ||
      bang_signing_is_undone (scan, self->story, s, &act) || bang_signing_is_of_old (scan, self->facts, &act, self->year))
    return;
  if (bang_signings_read_between (self, verb, MIN (act.end, verb->end + PAPER_REACH + BANG_MAX_SUBJECT), "twinned-between") != BANG_NOWHERE)
    return;
  left = bang_signers_read (scan, &act, &first);
  if (left->len == 0 || bang_signings_read_with (self, &act, verb, left))
    return;
  if (left->len >= 2 &&
      (verb->end - verb->first > 2 || bang_signing_is_done (scan, verb->first) ||
       bang_story_kind (self->story, s) == BANG_ZONE_TITLE))
    bang_signings_add (self, verb, verb->end, verb->end, left,
                   bang_scan_span (scan, g_array_index (left, BangParty, 0).first, verb->end), "twinned-by");
}

static gboolean
is_count (const BangScan *scan,
          guint32         token)
{
  const BangMatch *word = bang_cue_at (scan, token, BANG_CLASS_SIGNING_COUNT);
  guint count;

  return bang_scan_number (scan, token, 2, &count) ? count > 1
                                                   : word != NULL && *bang_scan_get_cell (scan, word, BANG_LEX_SIGNING, 2) != '\0';
}

/* "Ông A và ông B ký các văn kiện hợp tác": several, of which only the kind is told. What
 * bodies signed in the plural is spoken of, not news. */
static gboolean
is_plural (const BangScan  *scan,
           const BangMatch *paper)
{
  return bang_cue_at (scan, paper->first - 1, BANG_CLASS_SIGNING_COUNT) != NULL && bang_goes_on (scan, paper->first) &&
         scan->tokens[paper->first].word == BANG_WORD_VAN;
}

/* "A và B ký 7 bản ghi nhớ": where no list tells them one by one, that is all. */
static void
keep_counted (BangSignings      *self,
              const BangSigning *act,
              const BangMatch   *paper)
{
  guint32 first;
  g_autoptr (GArray) left = NULL;

  if (self->counted != NULL || paper->first == act->verb_end ||
      (!is_count (self->scan, paper->first - 1) && !is_plural (self->scan, paper)))
    return;
  left = bang_signers_read (self->scan, act, &first);
  if (left->len < 2)
    return;
  for (guint i = 0; i < left->len && !is_count (self->scan, paper->first - 1); i++)
    if (g_array_index (left, BangParty, i).kind != BANG_PARTY_PERSON)
      return;
  self->counted = paper;
  self->counted_at = self->found->len;
  self->counted_by = g_steal_pointer (&left);
}

/* "Các văn kiện được trao trước sự chứng kiến của A gồm: …": the papers stand before
 * the verb, and their list behind it. */
static gboolean
opens_list (const BangScan    *scan,
            const BangSigning *act)
{
  return act->verb > act->clause && bang_cue_before (scan, act->verb, BANG_CLASS_CUE_HELD) != NULL &&
         bang_cue_find (scan, act->clause, act->verb, BANG_CLASS_SIGNING_GENERIC) != NULL &&
         bang_cue_find (scan, act->verb_end, act->end, BANG_CLASS_SIGNING_AMONG) != NULL;
}

/* "3. Giấy chứng nhận … giữa A và B": an item that no table knows does not end the
 * list. */
static gboolean
is_item (const BangScan         *scan,
         const BangScanSentence *sentence)
{
  guint number;

  for (guint32 i = sentence->first; i < MIN (sentence->end, sentence->first + BANG_MAX_SUBJECT); i++)
    if (scan->tokens[i].word == BANG_WORD_GIUA)
      return TRUE;
  return bang_scan_number (scan, sentence->first, 2, &number) ||
         (scan->tokens[sentence->first].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0;
}

/* One verb of signing. Returns where to go on. */
static guint32
read_act (BangSignings *self,
          guint32                 s,
          const BangScanSentence *sentence,
          const BangMatch        *verb)
{
  const BangScan *scan = self->scan;
  gboolean hand = bang_cue_has_class (verb, BANG_CLASS_SIGNING_HAND);
  const BangSigning act = bang_signing_at (scan, sentence, verb);
  guint32 reach = MIN (act.end, verb->end + (hand ? HAND_REACH : PAPER_REACH) +
                                /* "ký với Sở A tỉnh B bản ghi nhớ" */
                                (verb->end < scan->n_tokens && scan->tokens[verb->end].word == BANG_WORD_VOI ? PARTNER_REACH : 0));
  const BangMatch *paper = bang_cue_find (scan, verb->end, reach, BANG_CLASS_SIGNING_PAPER);
  const BangMatch *generic = bang_cue_find (scan, verb->end, reach, BANG_CLASS_SIGNING_GENERIC);

  if (self->found->len >= MAX_FOUND || bang_signing_is_undone (scan, self->story, s, &act) ||
      bang_signing_is_of_old (scan, self->facts, &act, self->year))
    return verb->end;
  /* "kết quả hợp tác đã ký kết tại bản ghi nhớ năm 2014" */
  if (paper != NULL && paper->first > verb->end &&
      (scan->tokens[paper->first - 1].word == BANG_WORD_TAI || scan->tokens[paper->first - 1].word == BANG_WORD_THEO))
    return paper->end;
  /* "trao đổi văn kiện Bản ghi nhớ" */
  if (generic != NULL && paper != NULL && generic->first == verb->end && generic->end == paper->first &&
      bang_goes_on (scan, paper->first) && bang_is_capital (scan, paper->first))
    generic = NULL;
  if (generic != NULL && (paper == NULL || generic->first < paper->first))
    paper = NULL;
  else if (paper == NULL || paper->first > verb->end)
    paper = bang_paper_thing_at (scan, verb) != NULL ? bang_paper_thing_at (scan, verb) : paper;

  if (paper == NULL && generic != NULL && bang_paper_is_one (scan, verb, generic, act.end))
    {
      paper = generic;
      generic = NULL;
    }
  if (bang_signing_is_relative (scan, verb->first))
    paper = generic = NULL;
  /* "trao cho nhau biên bản ký kết": what was signed before it was handed over. */
  if (hand && paper != NULL && bang_goes_on (scan, paper->end) && bang_cue_begins (scan, paper->end, BANG_CLASS_SIGNING_VERB))
    return bang_cue_at (scan, paper->end, BANG_CLASS_SIGNING_VERB)->end;
  if (paper != NULL && bang_paper_is_counted (scan, verb->end, paper->first))
    {
      generic = paper;
      paper = NULL;
    }
  if (generic != NULL)
    keep_counted (self, &act, generic);
  if (paper != NULL)
    {
      read_papers (self, &act, paper);
      return act.end;
    }
  if (generic != NULL)
    {
      self->listing = MAX_LISTING;
      return generic->end;
    }
  if (bang_signings_read_signers (self, &act))
    return act.end;
  if (opens_list (scan, &act))
    self->listing = MAX_LISTING;
  else if (!hand)
    bang_signings_read_passive (self, &act);
  return verb->end;
}

static void
read_sentence (BangSignings *self,
               guint32  s)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
  gboolean listed = FALSE;
  guint listing = self->listing;
  guint32 i = sentence->first;

  while (i < sentence->end)
    {
      const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_SIGNING));
      const BangMatch *verb;
      const BangMatch *paper;
      guint32 next;

      if (match == NULL)
        {
          i++;
          continue;
        }
      if (bang_cue_has_class (match, BANG_CLASS_SIGNING_NOT))
        {
          i = match->end;
          continue;
        }
      verb = bang_cue_at (scan, i, BANG_CLASS_SIGNING_PLEDGE);
      if (verb != NULL)
        {
          read_pledge (self, s, sentence, verb);
          i = verb->end;
          continue;
        }
      verb = bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB);
      if (verb == NULL)
        verb = bang_cue_at (scan, i, BANG_CLASS_SIGNING_RITE);
      if (verb == NULL)
        verb = bang_cue_at (scan, i, BANG_CLASS_SIGNING_HAND);
      if (verb != NULL)
        {
          i = read_act (self, s, sentence, verb);
          continue;
        }
      paper = bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER);
      if (paper == NULL && self->listing > 0)
        paper = bang_cue_at (scan, i, BANG_CLASS_SIGNING_ITEM);
      if (paper != NULL && self->listing > 0)
        {
          next = bang_signings_read_between (self, paper, bang_clause_end (scan, sentence, paper->end), "signed-in-list");
          listed = listed || next != BANG_NOWHERE;
          i = next != BANG_NOWHERE ? next : paper->end;
          continue;
        }
      i++;
    }

  /* The list ends with the first sentence that adds nothing to it. */
  if (listing > 0 && self->listing == listing)
    self->listing = listed || is_item (scan, sentence) ? listing - 1 : 0;
}

/**
 * bang_agreements_read:
 * @scan: a scan
 * @story: its sentences
 * @facts: entities and events
 * @found: (element-type BangAgreement): gains what the text says was signed,
 *   in text order; the same paper may come several times
 */
void
bang_agreements_read (const BangScan  *scan,
                      const BangStory *story,
                      const BangFacts *facts,
                      GPtrArray       *found)
{
  BangSignings reader = { scan, facts, story, found, 0, has_signing (scan), NULL, NULL, 0,
                          bang_signing_year_of_story (scan, facts), NULL, NULL, 0 };

  for (guint32 s = 0; s < scan->sentences->len; s++)
    {
      /* Captions stand between the paragraphs of a list. */
      guint listing = reader.listing;

      if (bang_story_kind (story, s) == BANG_ZONE_CAPTION)
        reader.listing = 0;
      read_sentence (&reader, s);
      if (bang_story_kind (story, s) == BANG_ZONE_CAPTION)
        reader.listing = listing;
    }
  if (reader.counted != NULL && found->len == reader.counted_at)
    bang_signings_add (&reader, reader.counted, reader.counted->end, reader.counted->end, reader.counted_by,
                       bang_scan_span (scan, g_array_index (reader.counted_by, BangParty, 0).first, reader.counted->end),
                       "signed-by");
  /* That something was signed is worth a row of the ledger, whoever signed, where
   * places meet or the title says so; elsewhere it is a contract of somebody. */
  if (found->len == 0 && reader.unnamed != NULL &&
      (places_meet (facts) || bang_scan_get_zone (scan, reader.unnamed->first)->kind == BANG_ZONE_TITLE))
    {
      g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

      bang_signings_add_names (&reader, reader.unnamed, reader.unnamed->end, reader.unnamed_end, nobody,
                               bang_scan_span (scan, reader.unnamed->first, reader.unnamed_end), "signed-by-unnamed");
    }
  g_clear_pointer (&reader.headings, g_array_unref);
  g_clear_pointer (&reader.counted_by, g_array_unref);
}
