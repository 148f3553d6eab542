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
#include "extract/bang-read.h"

/* How far behind a verb the paper may stand. */
#define PAPER_REACH 8

/* Sentences that may go on with a list of papers. */
#define MAX_LISTING 12

/* More agreements than a story tells. */
#define MAX_FOUND 64

/* Papers that one verb carries. */
#define MAX_PAPERS 8

typedef struct
{
  const BangScan  *scan;
  const BangFacts *facts;
  const BangStory *story;
  GPtrArray       *found;     /* (element-type BangAgreement) */
  guint            listing;   /* sentences for which a list may still go on */
  gboolean         signs;     /* the text says somewhere that something is signed */
  GArray          *headings;  /* (nullable) (element-type BangParty) what "về phía" names */
} Reader;

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

/* Whether @name is among those that @names are joined of already. */
static gboolean
is_listed (GPtrArray  *names,
           const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (bang_names_agree (g_ptr_array_index (names, i), name))
      return TRUE;
  return FALSE;
}

/* "Quỹ A của hai nước": two of one name, told once. */
static gboolean
is_of_both (const BangScan  *scan,
            const BangParty *party)
{
  return bang_cue_before (scan, party->end, BANG_CLASS_SIGNING_BOTH) != NULL ||
         (party->kind == BANG_PARTY_BODY && bang_cue_at (scan, party->first, BANG_CLASS_SIGNING_COUNT) != NULL);
}

static void
extend_to_both (const BangScan *scan,
                GArray         *parties)
{
  BangParty *party;
  guint32 at;
  const BangMatch *both;

  if (parties->len != 1)
    return;
  party = &g_array_index (parties, BangParty, 0);
  at = party->end;
  if (at < scan->n_tokens && scan->tokens[at].word == BANG_WORD_CUA)
    at++;
  both = bang_cue_at (scan, at, BANG_CLASS_SIGNING_BOTH);
  if (both != NULL && party->kind == BANG_PARTY_BODY)
    party->end = both->end;
}

static gboolean
add_agreement (Reader          *self,
               const BangMatch *paper,
               guint32          subject_first,
               guint32          subject_end,
               GArray          *parties,
               BangSpan         span,
               const char      *rule)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean persons = TRUE;
  BangAgreement *agreement;

  bang_parties_level (self->scan, parties);
  for (guint i = 0; i < parties->len; i++)
    {
      g_autofree char *name = bang_party_dup_name (self->scan, self->facts,
                                                   &g_array_index (parties, BangParty, i));

      if (name == NULL || *name == '\0' || is_listed (names, name))
        continue;
      g_ptr_array_add (names, g_steal_pointer (&name));
      persons = persons && g_array_index (parties, BangParty, i).kind == BANG_PARTY_PERSON;
    }
  if (names->len < (parties->len == 1 && is_of_both (self->scan, &g_array_index (parties, BangParty, 0)) ? 1 : 2) ||
      self->found->len >= MAX_FOUND)
    return FALSE;
  g_ptr_array_add (names, NULL);

  agreement = bang_agreement_new ();
  agreement->kind = bang_paper_dup_kind (self->scan, paper);
  agreement->subject = bang_paper_dup_subject (self->scan, subject_first, subject_end);
  agreement->parties = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
  agreement->evidence = (BangEvidence) { span, g_intern_string (persons ? "signed-by-persons" : rule) };
  g_ptr_array_add (self->found, agreement);
  return TRUE;
}

/* The minutes of a meeting are signed at every meeting by whoever led it. */
static gboolean
is_minutes (const BangScan  *scan,
            const BangMatch *paper)
{
  const char *kind = bang_scan_get_cell (scan, paper, BANG_LEX_SIGNING, 2);

  return g_str_has_prefix (kind, "biên bản") && strcmp (kind, "biên bản ghi nhớ") != 0;
}

/* "Biên bản Khóa họp lần thứ tư": minutes with a name of their own. */
static gboolean
is_named (const BangScan  *scan,
          const BangMatch *paper)
{
  return bang_is_capital (scan, paper->first) && bang_goes_on (scan, paper->end) && bang_is_capital (scan, paper->end);
}

/* "Hai bên": the two bodies that the first sentence of the story brings
 * together, "Sở Y tế tỉnh A và Cục Y tế châu B đã họp". */
static gboolean
add_of_bodies (Reader          *self,
               const BangMatch *paper,
               guint32          subject_end,
               BangSpan         span)
{
  const BangScan *scan = self->scan;

  for (guint32 s = 0; s < scan->sentences->len; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
      g_autoptr (GArray) parties = NULL;

      if (!bang_story_is_story (self->story, s))
        continue;
      parties = bang_parties_read (scan, sentence->first,
                                   MIN (sentence->end, sentence->first + BANG_MAX_CLAUSE));
      for (guint i = parties->len; i > 0; i--)
        if (g_array_index (parties, BangParty, i - 1).kind != BANG_PARTY_BODY)
          g_array_remove_index (parties, i - 1);
      return parties->len == 2 &&
             add_agreement (self, paper, paper->end, subject_end, parties, span, "signed-by-both-bodies");
    }
  return FALSE;
}

/* "Về phía Bộ đội Biên phòng A có …; về phía Bộ Chỉ huy Quân sự B có …": the two
 * units that the text seats opposite each other. Read once. */
static GArray *
get_headings (Reader *self)
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
add_of_headings (Reader          *self,
                 const BangMatch *paper,
                 guint32          subject_end,
                 BangSpan         span)
{
  GArray *parties = get_headings (self);

  return parties->len == 2 &&
         add_agreement (self, paper, paper->end, subject_end, parties, span, "signed-by-both-bodies");
}

/* "Hai đơn vị", "hai bên", not "hai tỉnh". */
static gboolean
is_of_units (const BangScan  *scan,
             const BangMatch *both)
{
  return bang_cue_at (scan, both->end - 1, BANG_CLASS_SIGNING_GROUP) != NULL ||
         bang_cue_at (scan, both->end - 2, BANG_CLASS_SIGNING_GROUP) != NULL;
}

/* The two sides of the main event, where the text says only "hai bên". */
static gboolean
add_of_sides (Reader          *self,
              const BangMatch *paper,
              guint32          subject_end,
              BangSpan         span)
{
  const BangEvent *event;
  BangAgreement *agreement;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (self->facts->events->len == 0 || self->found->len >= MAX_FOUND)
    return FALSE;
  event = g_ptr_array_index (self->facts->events, 0);
  if (event->sides->len < 2)
    return FALSE;

  for (guint i = 0; i < event->sides->len; i++)
    g_strv_builder_add (names, g_array_index (event->sides, BangSide, i).label);
  agreement = bang_agreement_new ();
  agreement->kind = bang_paper_dup_kind (self->scan, paper);
  agreement->subject = bang_paper_dup_subject (self->scan, paper->end, subject_end);
  agreement->parties = g_strv_builder_end (names);
  agreement->evidence = (BangEvidence) { span, g_intern_static_string ("signed-by-both-sides") };
  g_ptr_array_add (self->found, agreement);
  return TRUE;
}

/* "A giữa X và Y": a paper that names its own parties. */
static guint32
read_between (Reader          *self,
              const BangMatch *paper,
              guint32          end,
              const char      *rule)
{
  const BangScan *scan = self->scan;
  guint32 next = BANG_NOWHERE;
  guint32 between;
  guint32 last;
  gboolean found = FALSE;

  /* The next paper of the list bounds this one. */
  for (guint32 i = paper->end; i < end && next == BANG_NOWHERE; i++)
    if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER) != NULL &&
        ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 || scan->tokens[i - 1].word == BANG_WORD_VA))
      next = i;

  between = bang_signing_find_word (scan, paper->end, MIN (end, paper->end + BANG_MAX_SUBJECT), BANG_WORD_GIUA);
  if (between == BANG_NOWHERE || between > next)
    return BANG_NOWHERE;

  /* "giữa A và B, giữa C và D": one paper for each pair. */
  last = between;
  while (last < MIN (end, next) && (scan->tokens[last].word == BANG_WORD_GIUA || scan->tokens[last].word == BANG_WORD_VA))
    {
      guint32 from = scan->tokens[last].word == BANG_WORD_VA ? last + 2 : last + 1;
      guint32 to = bang_signing_parties_end (scan, from, MIN (end, next));
      g_autoptr (GArray) parties = bang_parties_read (scan, from, to);

      if (from > last + 1 && scan->tokens[last + 1].word != BANG_WORD_GIUA)
        break;
      extend_to_both (scan, parties);
      if (!add_agreement (self, paper, paper->end, between, parties,
                          bang_scan_span (scan, paper->first, to), rule))
        break;
      found = TRUE;
      last = MAX (to, from + 1);
      if (parties->len == 1)
        last = MAX (last, g_array_index (parties, BangParty, 0).end);
    }
  return found ? last : BANG_NOWHERE;
}

/* "X ký … với Y": the subject nearest to the verb, and all behind "với". */
static gboolean
read_with (Reader            *self,
           const BangSigning *act,
           const BangMatch   *paper,
           GArray            *left)
{
  const BangScan *scan = self->scan;
  guint32 with = bang_signing_find_word (scan, act->verb_end, act->end, BANG_WORD_VOI);
  g_autoptr (GArray) right = NULL;
  g_autoptr (GArray) both = g_array_new (FALSE, TRUE, sizeof (BangParty));
  BangPlaceSpan place;
  guint32 first;
  guint32 second_end;
  guint32 last;

  if (with == BANG_NOWHERE || left->len == 0)
    return FALSE;
  last = bang_signing_parties_end (scan, with + 1, act->end);
  right = bang_parties_read_here (scan, with + 1, with < paper->first ? paper->first : last);
  if (right->len == 0)
    return FALSE;

  if (left->len >= 2)
    g_array_append_vals (both, left->data, left->len);
  else
    g_array_append_vals (both, &g_array_index (left, BangParty, left->len - 1), 1);
  g_array_append_vals (both, right->data, right->len);
  first = g_array_index (both, BangParty, 0).first;
  second_end = g_array_index (right, BangParty, right->len - 1).end;
  /* "… với các tỉnh A và B, nước C": where they lie is no subject. */
  if (bang_read_place (scan, second_end, &place) && (scan->tokens[second_end].gap & BANG_GAP_COMMA) != 0)
    second_end = place.end;

  /* "ký với Y bản ghi nhớ về Z", "ký bản ghi nhớ về Z với Y", "ký bản ghi nhớ
   * với Y về Z". */
  return add_agreement (self, paper, with == paper->end ? second_end : paper->end,
                        with > paper->end ? with : act->end, both,
                        bang_scan_span (scan, first, MAX (last, paper->end)), "signed-with");
}

/* The verb is behind its paper: "Biên bản … được ký kết giữa X và Y". */
static gboolean
read_passive (Reader    *self,
              const BangSigning *act)
{
  const BangScan *scan = self->scan;
  const BangMatch *paper = NULL;
  guint32 between;
  guint32 last;
  g_autoptr (GArray) parties = NULL;

  if (bang_cue_before (scan, act->verb, BANG_CLASS_CUE_HELD) == NULL && !bang_signing_is_done (scan, act->verb) &&
      bang_cue_find (scan, act->clause, act->verb, BANG_CLASS_CUE_HELD) == NULL)
    return FALSE;
  for (guint32 i = act->clause; i < act->verb && paper == NULL; i++)
    paper = bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER);
  if (paper == NULL || bang_paper_is_known (scan, act->clause, paper->first))
    return FALSE;

  between = bang_signing_find_word (scan, paper->end, act->end, BANG_WORD_GIUA);
  if (between == BANG_NOWHERE)
    {
      const BangMatch *held = NULL;

      /* "Bản ghi nhớ được Sở A và Cục B ký kết": the passive brings who signs. */
      for (guint32 i = paper->end; i < act->verb && held == NULL; i++)
        if (bang_cue_at (scan, i, BANG_CLASS_CUE_HELD) != NULL)
          held = bang_cue_at (scan, i, BANG_CLASS_CUE_HELD);
      if (held == NULL || held->end >= act->verb)
        return FALSE;
      parties = bang_parties_read_here (scan, held->end, act->verb);
      return add_agreement (self, paper, paper->end, held->first, parties,
                            bang_scan_span (scan, paper->first, act->verb_end), "signed-passive");
    }
  last = bang_signing_parties_end (scan, between + 1, between < act->verb ? act->verb : act->end);
  parties = bang_parties_read (scan, between + 1, last);
  return add_agreement (self, paper, paper->end, MIN (between, act->verb), parties,
                        bang_scan_span (scan, paper->first, MAX (last, act->verb_end)),
                        "signed-passive");
}

/* "Hai tỉnh ký Biên bản hội đàm thường niên A - B": two places of one kind, which
 * the paper is called by. */
static gboolean
add_of_pair (Reader          *self,
             const BangMatch *paper,
             guint32          subject_end,
             BangSpan         span)
{
  const BangScan *scan = self->scan;
  guint32 last = MIN (subject_end, paper->end + PAPER_REACH);

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
      return add_agreement (self, paper, paper->end, subject_end, parties, span, "signed-between");
    }
  return FALSE;
}

/* Every paper of the clause after the verb: "ký Bản ghi nhớ về A và Thỏa
 * thuận về B". */
static void
read_papers (Reader          *self,
             const BangSigning       *act,
             const BangMatch *paper)
{
  const BangScan *scan = self->scan;
  guint32 first;
  g_autoptr (GArray) left = bang_signers_read (scan, act, &first);
  const BangMatch *both = bang_cue_find (scan, first, act->verb, BANG_CLASS_SIGNING_BOTH);
  guint32 span_first;

  span_first = left->len > 0 ? g_array_index (left, BangParty, 0).first : act->verb;

  for (guint n = 0; n < MAX_PAPERS && paper != NULL; n++)
    {
      guint32 last = bang_paper_subject_end (scan, paper, act->end);
      guint32 between = read_between (self, paper, act->end, "signed-between");

      if (between != BANG_NOWHERE)
        {
          last = MAX (last, between);
        }
      else if (read_with (self, act, paper, left))
        {
        }
      else if (left->len >= 2)
        {
          add_agreement (self, paper, paper->end, last, left, bang_scan_span (scan, span_first, last), "signed-by");
        }
      else if (both != NULL && add_of_pair (self, paper, last, bang_scan_span (scan, both->first, last)))
        {
        }
      else if (both != NULL && (!is_minutes (scan, paper) || is_named (scan, paper)))
        {
          BangSpan span = bang_scan_span (scan, act->verb, last);

          if (!add_of_bodies (self, paper, last, span) &&
              !(is_of_units (scan, both) && add_of_headings (self, paper, last, span)))
            add_of_sides (self, paper, last, span);
        }

      paper = NULL;
      for (guint32 i = last; i < act->end && paper == NULL; i++)
        {
          const BangMatch *next = bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER);

          if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB) != NULL)
            return;
          if (next != NULL && ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 ||
                               scan->tokens[i - 1].word == BANG_WORD_VA))
            paper = next;
        }
    }
}

/* "A tổ chức kết nghĩa với B", "lễ kết nghĩa giữa A và B", "A và B ký kết nghĩa":
 * a verb that is its own paper, where the story tells of a signing at all: units
 * may become friends without one. As an adjective ("hai đơn vị kết nghĩa", "mô hình
 * kết nghĩa") it has no parties in these places. */
static void
read_pledge (Reader                 *self,
             guint32                 s,
             const BangScanSentence *sentence,
             const BangMatch        *verb)
{
  const BangScan *scan = self->scan;
  const BangSigning act = bang_signing_at (scan, sentence, verb);
  g_autoptr (GArray) left = NULL;
  guint32 first;

  if (!self->signs || self->found->len >= MAX_FOUND || self->story->cues[s].opens == BANG_OPENS_EARLIER ||
      bang_signing_is_undone (scan, self->story, s, &act) || bang_signing_is_of_old (scan, self->facts, &act))
    return;
  if (read_between (self, verb, MIN (act.end, verb->end + PAPER_REACH + BANG_MAX_SUBJECT), "twinned-between") != BANG_NOWHERE)
    return;
  left = bang_signers_read (scan, &act, &first);
  if (left->len == 0 || read_with (self, &act, verb, left))
    return;
  if (left->len >= 2 &&
      (verb->end - verb->first > 2 || bang_signing_is_done (scan, verb->first) ||
       bang_story_kind (self->story, s) == BANG_ZONE_TITLE))
    add_agreement (self, verb, verb->end, verb->end, left,
                   bang_scan_span (scan, g_array_index (left, BangParty, 0).first, verb->end), "twinned-by");
}

/* One verb of signing. Returns where to go on. */
static guint32
read_act (Reader                 *self,
          guint32                 s,
          const BangScanSentence *sentence,
          const BangMatch        *verb)
{
  const BangScan *scan = self->scan;
  gboolean hand = bang_cue_has_class (verb, BANG_CLASS_SIGNING_HAND);
  const BangSigning act = bang_signing_at (scan, sentence, verb);
  guint32 reach = MIN (act.end, verb->end + (hand ? PAPER_REACH / 2 : PAPER_REACH));
  const BangMatch *paper = bang_cue_find (scan, verb->end, reach, BANG_CLASS_SIGNING_PAPER);
  const BangMatch *generic = bang_cue_find (scan, verb->end, reach, BANG_CLASS_SIGNING_GENERIC);

  if (self->found->len >= MAX_FOUND || bang_signing_is_undone (scan, self->story, s, &act) ||
      bang_signing_is_of_old (scan, self->facts, &act))
    return verb->end;
  /* "kết quả hợp tác đã ký kết tại bản ghi nhớ năm 2014" */
  if (paper != NULL && paper->first > verb->end &&
      (scan->tokens[paper->first - 1].word == BANG_WORD_TAI || scan->tokens[paper->first - 1].word == BANG_WORD_THEO))
    return paper->end;
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
  if (paper != NULL && bang_paper_is_counted (scan, verb->end, paper->first))
    {
      generic = paper;
      paper = NULL;
    }
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
  if (!hand)
    read_passive (self, &act);
  return verb->end;
}

static void
read_sentence (Reader  *self,
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
      if (paper != NULL && self->listing > 0)
        {
          next = read_between (self, paper, bang_clause_end (scan, sentence, paper->end), "signed-in-list");
          listed = listed || next != BANG_NOWHERE;
          i = next != BANG_NOWHERE ? next : paper->end;
          continue;
        }
      i++;
    }

  /* The list ends with the first sentence that adds nothing to it. */
  if (listing > 0 && self->listing == listing)
    self->listing = listed ? listing - 1 : 0;
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
  Reader reader = { scan, facts, story, found, 0, has_signing (scan), NULL };

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
  g_clear_pointer (&reader.headings, g_array_unref);
}
