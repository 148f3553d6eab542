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

/* How long the subject of a paper and the names of its parties may be. */
#define MAX_SUBJECT 60

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
} Reader;

static guint32
find_word (const BangScan *scan,
           guint32         first,
           guint32         end,
           BangWord        word)
{
  for (guint32 i = first; i < end; i++)
    if (scan->tokens[i].word == word)
      return i;
  return BANG_NOWHERE;
}

/* Where the names behind "giữa" end: at a verb or at another paper. */
static guint32
parties_end (const BangScan *scan,
             guint32         first,
             guint32         end)
{
  guint32 last = MIN (end, first + MAX_SUBJECT);

  for (guint32 i = first + 1; i < last; i++)
    {
      if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER) != NULL &&
          ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 || scan->tokens[i - 1].word == BANG_WORD_VA))
        return scan->tokens[i - 1].word == BANG_WORD_VA ? i - 1 : i;
      if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB) != NULL ||
          bang_cue_at (scan, i, BANG_CLASS_SIGNING_BOTH) != NULL)
        return i;
    }
  return last;
}

static char *
dup_subject (const BangScan *scan,
             guint32         first,
             guint32         end)
{
  guint32 last = MIN (end, first + MAX_SUBJECT);

  if (first < last && scan->tokens[first].word == BANG_WORD_VA)
    return NULL;
  if (first < last && scan->tokens[first].word == BANG_WORD_VE)
    {
      const BangMatch *match = bang_cue_at (scan, first, BANG_CLASS_SIGNING_END);

      first = match != NULL ? match->end : first + 1;
    }
  for (guint32 i = first; i < last; i++)
    {
      const guint stop = BANG_GAP_SEMICOLON | BANG_GAP_CLOSE_QUOTE | BANG_GAP_SENTENCE;

      if ((i > first && (scan->tokens[i].gap & stop) != 0) ||
          (scan->tokens[i].marks & BANG_MARK_DATE) != 0 ||
          /* "… - Ảnh: AB": the credit of a picture. */
          (i > first && scan->tokens[i].word == BANG_WORD_ANH &&
           (scan->tokens[i].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN | BANG_GAP_OPEN_PAREN)) != 0) ||
          bang_cue_at (scan, i, BANG_CLASS_SIGNING_CUT) != NULL)
        last = i;
    }
  while (last > first && scan->tokens[last - 1].word == BANG_WORD_VA)
    last--;
  return last > first ? bang_scan_dup (scan, first, last) : NULL;
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
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_names = 0;
  gboolean persons = TRUE;
  BangAgreement *agreement;

  for (guint i = 0; i < parties->len; i++)
    {
      g_autofree char *name = bang_party_dup_name (self->scan, self->facts,
                                                   &g_array_index (parties, BangParty, i));

      if (name == NULL || *name == '\0')
        continue;
      g_strv_builder_add (names, name);
      n_names++;
      persons = persons && g_array_index (parties, BangParty, i).kind == BANG_PARTY_PERSON;
    }
  if (n_names < 2 || self->found->len >= MAX_FOUND)
    return FALSE;

  agreement = bang_agreement_new ();
  agreement->kind = g_strdup (bang_scan_get_cell (self->scan, paper, BANG_LEX_SIGNING, 2));
  agreement->subject = dup_subject (self->scan, subject_first, subject_end);
  agreement->parties = g_strv_builder_end (names);
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
  agreement->kind = g_strdup (bang_scan_get_cell (self->scan, paper, BANG_LEX_SIGNING, 2));
  agreement->subject = dup_subject (self->scan, paper->end, subject_end);
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
  g_autoptr (GArray) parties = NULL;

  /* The next paper of the list bounds this one. */
  for (guint32 i = paper->end; i < end && next == BANG_NOWHERE; i++)
    if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER) != NULL &&
        ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 || scan->tokens[i - 1].word == BANG_WORD_VA))
      next = i;

  between = find_word (scan, paper->end, MIN (end, paper->end + MAX_SUBJECT), BANG_WORD_GIUA);
  if (between == BANG_NOWHERE || between > next)
    return BANG_NOWHERE;
  last = parties_end (scan, between + 1, MIN (end, next));
  parties = bang_parties_read (scan, between + 1, last);
  if (!add_agreement (self, paper, paper->end, between, parties,
                      bang_scan_span (scan, paper->first, last), rule))
    return BANG_NOWHERE;
  return last;
}

/* "X ký … với Y": the first party before the verb, the rest behind "với". */
static gboolean
read_with (Reader          *self,
           const BangSigning       *act,
           const BangMatch *paper,
           GArray          *left)
{
  const BangScan *scan = self->scan;
  guint32 with = find_word (scan, act->verb_end, act->end, BANG_WORD_VOI);
  g_autoptr (GArray) right = NULL;
  g_autoptr (GArray) both = g_array_new (FALSE, TRUE, sizeof (BangParty));
  BangParty first;
  BangParty second;
  guint32 last;

  if (with == BANG_NOWHERE || left->len == 0)
    return FALSE;
  last = parties_end (scan, with + 1, act->end);
  right = bang_parties_read (scan, with + 1, with < paper->first ? paper->first : last);
  if (right->len == 0)
    return FALSE;

  first = g_array_index (left, BangParty, left->len - 1);
  second = g_array_index (right, BangParty, 0);
  g_array_append_val (both, first);
  g_array_append_val (both, second);

  /* "ký với Y bản ghi nhớ về Z", "ký bản ghi nhớ về Z với Y", "ký bản ghi nhớ
   * với Y về Z". */
  return add_agreement (self, paper, with == paper->end ? second.end : paper->end,
                        with > paper->end ? with : act->end, both,
                        bang_scan_span (scan, first.first, MAX (last, paper->end)), "signed-with");
}

static guint32
subject_end (const BangScan  *scan,
             const BangMatch *paper,
             guint32          end)
{
  for (guint32 i = paper->end; i < end; i++)
    {
      if (i > paper->end && (scan->tokens[i].gap & (BANG_GAP_CLOSE_QUOTE | BANG_GAP_SEMICOLON)) != 0)
        return i;
      if (scan->tokens[i].word == BANG_WORD_GIUA)
        return i;
      if (i > paper->end && bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER) != NULL &&
          ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 || scan->tokens[i - 1].word == BANG_WORD_VA))
        return i;
    }
  return end;
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

  if (bang_cue_before (scan, act->verb, BANG_CLASS_CUE_HELD) == NULL && !bang_signing_is_done (scan, act->verb))
    return FALSE;
  for (guint32 i = act->clause; i < act->verb && paper == NULL; i++)
    paper = bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER);
  if (paper == NULL || bang_paper_is_known (scan, act->clause, paper->first))
    return FALSE;

  between = find_word (scan, paper->end, act->end, BANG_WORD_GIUA);
  if (between == BANG_NOWHERE)
    return FALSE;
  last = parties_end (scan, between + 1, between < act->verb ? act->verb : act->end);
  parties = bang_parties_read (scan, between + 1, last);
  return add_agreement (self, paper, paper->end, MIN (between, act->verb), parties,
                        bang_scan_span (scan, paper->first, MAX (last, act->verb_end)),
                        "signed-passive");
}

/* Drops parties that are not the subject of the verb: "trước sự chứng kiến của
 * tỉnh A và tỉnh B, đại diện các đơn vị đã ký". Between the last party and the
 * verb stand at most the places that it lies in. */
static void
keep_subject (const BangScan *scan,
              const BangSigning      *act,
              GArray         *parties)
{
  guint32 from;

  if (parties->len == 0)
    return;
  /* "Thủ tướng A và Thủ tướng B chứng kiến lễ ký": they only look on. */
  if (bang_cue_at (scan, act->verb, BANG_CLASS_SIGNING_WITNESS) != NULL ||
      bang_cue_before (scan, act->verb, BANG_CLASS_SIGNING_WITNESS) != NULL)
    {
      g_array_set_size (parties, 0);
      return;
    }
  from = g_array_index (parties, BangParty, parties->len - 1).end;
  if (bang_cue_find (scan, from, act->verb, BANG_CLASS_SIGNING_WITNESS) != NULL)
    {
      g_array_set_size (parties, 0);
      return;
    }
  for (guint32 i = from; i < act->verb; i++)
    {
      BangPlaceSpan place;

      if ((scan->tokens[i].gap & BANG_GAP_COMMA) == 0)
        continue;
      if (!bang_read_place (scan, i, &place))
        {
          g_array_set_size (parties, 0);
          return;
        }
    }
}

/* Every paper of the clause after the verb: "ký Bản ghi nhớ về A và Thỏa
 * thuận về B". */
static void
read_papers (Reader          *self,
             const BangSigning       *act,
             const BangMatch *paper)
{
  const BangScan *scan = self->scan;
  g_autoptr (GArray) left = bang_parties_read (scan, act->clause, act->verb);
  gboolean both = bang_cue_find (scan, act->clause, act->verb, BANG_CLASS_SIGNING_BOTH) != NULL;
  guint32 span_first;

  keep_subject (scan, act, left);
  span_first = left->len > 0 ? g_array_index (left, BangParty, 0).first : act->verb;

  for (guint n = 0; n < MAX_PAPERS && paper != NULL; n++)
    {
      guint32 last = subject_end (scan, paper, act->end);
      guint32 between = read_between (self, paper, act->end, "signed-between");

      if (between != BANG_NOWHERE)
        {
          last = MAX (last, between);
        }
      else if (left->len >= 2)
        {
          add_agreement (self, paper, paper->end, last, left, bang_scan_span (scan, span_first, last), "signed-by");
        }
      else if (!read_with (self, act, paper, left) && both && !is_minutes (scan, paper))
        {
          BangSpan span = bang_scan_span (scan, act->verb, last);

          if (!add_of_bodies (self, paper, last, span))
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

  if (bang_signing_is_undone (scan, self->story, s, &act) || bang_signing_is_of_old (scan, &act))
    return verb->end;
  if (generic != NULL && (paper == NULL || generic->first < paper->first))
    paper = NULL;

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
  Reader reader = { scan, facts, story, found, 0 };

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
}
