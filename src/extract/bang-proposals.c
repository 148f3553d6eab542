/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asked whom for what, and what both sides settled.
 *
 * A verb of asking opens a proposal; a list parted by semicolons holds one
 * proposal in each part; sentences without a subject go on with the list of
 * the sentence before ("Đồng thời, tăng cường …"). The words stay as printed.
 * "Theo đề nghị của …" and other uses as a noun are none. One walk over the
 * sentences of the story; the scan's thread.
 */

#include "extract/bang-proposals-private.h"

#include "extract/bang-cue.h"

/* The least that can be asked, in words. */
#define MIN_WORDS 3

/* More proposals than the longest communiqué holds. */
#define MAX_PROPOSALS 120

/* Parts of a list that one verb opens. */
#define MAX_PARTS 40

/* How soon behind a subject "cần" makes a sentence part of a list. */
#define NEED_REACH 8

/* How far behind "nhấn mạnh" the word stands that says it is to be done. */
#define STRESS_REACH 40

/* How far before a verb "nhằm" makes it a purpose. */
#define PURPOSE_REACH 5

/* Words of a subject before "hai bên": "kiểm lâm hai huyện". */
#define MAX_BOTH 8

/* Sentences that go on with one list. */
#define MAX_GOES_ON 10

typedef enum
{
  FRAME_NONE,
  FRAME_ASK,
  FRAME_AGREE,
  FRAME_AIM,
  FRAME_STRESS,
  FRAME_NOUN,
  FRAME_PETITION,
  FRAME_SIGNS,
} Frame;

typedef struct
{
  const BangScan  *scan;
  BangFacts       *facts;
  const BangStory *story;
  BangEvent       *event;
  BangAsker        asker;      /* of the last proposal */
  char            *by;         /* (nullable) owned: the asker's name, once looked up */
  BangAsker        speaker;    /* of the last sentence with a person */
  char            *to;         /* (nullable) owned: who was asked last */
  guint            goes_on;    /* sentences for which the list may go on */
  gboolean         open_list;  /* the sentence before ended with a colon */
  gboolean         lines;      /* each item of that list is a line with a dash */
  guint32          last;       /* the sentence of the last proposal */
  guint32          paragraph;  /* of the list */
} Reader;

static Frame
frame_at (const BangScan   *scan,
          guint32           token,
          const BangMatch **match)
{
  static const struct
  {
    BangClass class;
    Frame     frame;
  } classes[] = {
    { BANG_CLASS_PROPOSAL_NOUN, FRAME_NOUN },
    { BANG_CLASS_PROPOSAL_PETITION, FRAME_PETITION },
    { BANG_CLASS_PROPOSAL_SIGNS, FRAME_SIGNS },
    { BANG_CLASS_PROPOSAL_ASK, FRAME_ASK },
    { BANG_CLASS_PROPOSAL_AGREE, FRAME_AGREE },
    { BANG_CLASS_PROPOSAL_AIM, FRAME_AIM },
    { BANG_CLASS_PROPOSAL_STRESS, FRAME_STRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      *match = bang_cue_at (scan, token, classes[i].class);
      if (*match != NULL)
        return classes[i].frame;
    }
  return FRAME_NONE;
}

/* "… họp nhằm khẳng định …", "để thống nhất": what a meeting is for. */
static gboolean
is_purpose (const BangScan *scan,
            guint32         first,
            guint32         verb)
{
  for (guint32 i = verb; i > first && verb - i < PURPOSE_REACH; i--)
    {
      if ((scan->tokens[i].gap & BANG_GAP_HARD) != 0)
        return FALSE;
      if (scan->tokens[i - 1].word == BANG_WORD_NHAM || scan->tokens[i - 1].word == BANG_WORD_DE)
        return TRUE;
    }
  return FALSE;
}

/* The next verb of asking in @first..@end that is not used as a noun. */
static Frame
find_frame (const BangScan   *scan,
            guint32           first,
            guint32           end,
            const BangMatch **match)
{
  guint32 i = first;

  while (i < end)
    {
      const BangMatch *not;
      Frame frame;

      if ((scan->tokens[i].kinds & BANG_LEX_BIT (BANG_LEX_PROPOSAL)) == 0)
        {
          i++;
          continue;
        }
      not = bang_cue_at (scan, i, BANG_CLASS_PROPOSAL_NOT);
      if (not != NULL)
        {
          i = not->end;
          continue;
        }
      frame = frame_at (scan, i, match);
      if (frame != FRAME_NONE && (scan->tokens[i].marks & (BANG_MARK_TITLE | BANG_MARK_PERSON)) == 0 &&
          (*match)->end <= end && !is_purpose (scan, first, i))
        return frame;
      i++;
    }
  return FRAME_NONE;
}

static void
add_part (Reader     *self,
          guint32     first,
          guint32     end,
          const char *rule)
{
  BangProposal *proposal;

  /* "… và", "đồng thời" before the next part are not of this one. */
  while (end > first && (self->scan->tokens[end - 1].word == BANG_WORD_VA))
    end--;
  if (end < first + MIN_WORDS || self->event->proposals->len >= MAX_PROPOSALS)
    return;

  proposal = bang_proposal_new ();
  if (self->by == NULL)
    self->by = bang_asker_dup_name (self->scan, self->facts, &self->asker);
  proposal->by = g_strdup (self->by);
  proposal->to = g_strdup (self->to);
  proposal->text = bang_scan_dup (self->scan, first, end);
  proposal->field = bang_proposals_field (self->scan, first, end);
  proposal->evidence = (BangEvidence) { bang_scan_span (self->scan, first, end), g_intern_string (rule) };
  proposal->statement = bang_rule_is_statement (rule);
  self->last = self->scan->tokens[first].sentence;
  g_ptr_array_add (self->event->proposals, proposal);
}

/* Cuts @first..@end at its semicolons: one proposal in each part. What both
 * sides settled is also kept whole, as the one statement that it is. */
static void
add_list (Reader     *self,
          guint32     first,
          guint32     end,
          gboolean    statement,
          const char *rule)
{
  guint32 from = first;
  guint n = 0;

  for (guint32 i = first + 1; i <= end && n < MAX_PARTS; i++)
    {
      if (i < end && (self->scan->tokens[i].gap & BANG_GAP_SEMICOLON) == 0)
        continue;
      if (n == 0 && i < end && statement)
        add_part (self, first, end, "both-agree-statement");
      add_part (self, from, i, rule);
      from = i;
      n++;
    }
}

static const char *
rule_of (Frame frame)
{
  switch (frame)
    {
    case FRAME_AGREE:
      return "both-agree";
    case FRAME_AIM:
      return "sets-aim";
    case FRAME_STRESS:
      return "stresses-need";
    case FRAME_NOUN:
      return "proposal-as-noun";
    case FRAME_SIGNS:
      return "signed-points";
    case FRAME_NONE:
    case FRAME_ASK:
    case FRAME_PETITION:
    default:
      return "asks";
    }
}

static void
set_asker (Reader    *self,
           BangAsker  asker)
{
  self->asker = asker;
  g_clear_pointer (&self->by, g_free);
}

/* The first person in @first..@end who took part: one who is only spoken of asks
 * for nothing. */
static BangAsker
speaking (const Reader *self,
          guint32       first,
          guint32       end)
{
  BangAsker asker = bang_asker_speaking (self->scan, first, end);

  while (asker.known && asker.person < self->facts->entities->len &&
         !((BangEntity *) g_ptr_array_index (self->facts->entities, asker.person))->present)
    asker = bang_asker_speaking (self->scan, asker.end, end);
  return asker;
}

/* Whether nobody is named in @first..@end. */
static gboolean
is_plain (const BangScan *scan,
          guint32         first,
          guint32         end)
{
  for (guint32 i = first; i < end; i++)
    if ((scan->tokens[i].marks & (BANG_MARK_PLACE | BANG_MARK_ORGANISATION | BANG_MARK_PERSON | BANG_MARK_TITLE)) != 0)
      return FALSE;
  return TRUE;
}

/* "Hai lực lượng gặp gỡ và thống nhất": both sides are the subject of the first
 * verb, and of the second. "Hai bên cũng trao đổi, bàn bạc thống nhất": nobody else is
 * named before it. */
static BangAsker
both_before (const BangScan *scan,
             guint32         first,
             guint32         frame)
{
  const BangMatch *both = NULL;
  guint32 from = frame;

  if (frame > first && scan->tokens[frame - 1].word == BANG_WORD_VA)
    both = bang_cue_find (scan, first, frame, BANG_CLASS_SIGNING_BOTH);
  else if (frame - first <= MAX_BOTH && is_plain (scan, first, frame))
    both = bang_cue_at (scan, first, BANG_CLASS_SIGNING_BOTH);
  if (both == NULL)
    return (BangAsker) { FALSE, BANG_NOWHERE, frame, frame };
  from = both->first;
  while (from > first && both->first - from < MAX_BOTH && (scan->tokens[from].gap & BANG_GAP_HARD) == 0)
    from--;
  return (BangAsker) { TRUE, BANG_NOWHERE, from, both->end };
}

/* "Đồng chí mong muốn": the office that the sentence before speaks of. */
static BangAsker
called_before (const BangScan *scan,
               guint32         first,
               guint32         frame)
{
  const BangMatch *call = bang_scan_get_match (scan, first, BANG_LEX_BIT (BANG_LEX_HONORIFIC));
  const BangScanSentence *before;

  if (call == NULL || call->end != frame || first == 0)
    return (BangAsker) { FALSE, BANG_NOWHERE, frame, frame };
  before = bang_scan_get_sentence (scan, first - 1);
  for (guint32 i = before->first; i < before->end; i++)
    {
      guint32 end = i;

      while (end < before->end && (scan->tokens[end].marks & BANG_MARK_TITLE) != 0)
        end++;
      if (end > i)
        return (BangAsker) { TRUE, BANG_NOWHERE, i, end };
    }
  return (BangAsker) { FALSE, BANG_NOWHERE, frame, frame };
}

/* Who asks with the verb at @frame in a sentence that begins at @first. */
static gboolean
decide_asker (Reader  *self,
              Frame    kind,
              guint32  first,
              guint32  frame,
              gboolean again)
{
  BangAsker asker = bang_asker_before (self->scan, first, frame);

  /* The second verb of a sentence has the subject of the first. */
  if (!asker.known && again && self->asker.known)
    return TRUE;

  /* "Quyết tâm giữ …" right behind what both settled: theirs too. */
  if (!asker.known && frame == first && self->asker.known && self->asker.person == BANG_NOWHERE &&
      self->scan->tokens[frame].sentence == self->last + 1)
    return TRUE;

  gboolean settles = kind == FRAME_AGREE || kind == FRAME_SIGNS;

  if (settles)
    asker = bang_asker_join (self->scan, first, frame, asker);
  if (!asker.known && settles)
    asker = both_before (self->scan, first, frame);
  if (!asker.known && !settles)
    asker = speaking (self, first, frame);
  if (!asker.known && !settles)
    asker = called_before (self->scan, first, frame);
  if (!asker.known && !settles && self->speaker.known)
    asker = self->speaker;
  if (!asker.known && kind == FRAME_ASK && frame > first)
    {
      /* "Các đại biểu mong muốn": the words before the verb. */
      guint32 from = frame;

      while (from > first && frame - from < 10 &&
             (self->scan->tokens[from].gap & (BANG_GAP_COMMA | BANG_GAP_COLON)) == 0)
        from--;
      if (frame > from)
        asker = (BangAsker) { TRUE, BANG_NOWHERE, from, frame };
    }
  if (asker.known)
    set_asker (self, asker);
  return asker.known;
}

/* "Một đề xuất khác mà X nhắc tới … là hai tỉnh tiếp tục …". */
static void
read_noun (Reader          *self,
           const BangMatch *match,
           guint32          end)
{
  BangAsker asker = speaking (self, match->end, end);
  guint32 from = match->end;

  if (!asker.known)
    asker = self->speaker;
  while (from < end && self->scan->tokens[from].word != BANG_WORD_LA)
    from++;
  if (!asker.known || from >= end)
    return;
  set_asker (self, asker);
  g_clear_pointer (&self->to, g_free);
  add_list (self, from + 1, end, FALSE, rule_of (FRAME_NOUN));
}

/* Where what a verb asks ends: at the next verb of the sentence. */
static guint32
part_end (const BangScan   *scan,
          guint32           first,
          guint32           end,
          Frame            *frame,
          const BangMatch **next)
{
  guint32 at = first;

  while ((*frame = find_frame (scan, at, end, next)) != FRAME_NONE)
    {
      guint32 verb = (*next)->first;
      gboolean joined = (scan->tokens[verb].gap & BANG_GAP_SEMICOLON) != 0 ||
                        bang_cue_before (scan, verb, BANG_CLASS_PROPOSAL_ALSO) != NULL ||
                        (verb > 0 && scan->tokens[verb - 1].word == BANG_WORD_VA);

      if (joined && (*frame == FRAME_ASK || *frame == FRAME_AIM) && verb > first + MIN_WORDS)
        {
          const BangMatch *also = bang_cue_before (scan, verb, BANG_CLASS_PROPOSAL_ALSO);

          return also != NULL ? also->first : verb;
        }
      at = (*next)->end;
    }
  return end;
}

/* "… là hoạt động", "… là minh chứng": what something is. */
static gboolean
is_assessment (const BangScan *scan,
               guint32         first,
               guint32         end)
{
  for (guint32 i = first; i < end; i++)
    if (scan->tokens[i].word == BANG_WORD_LA)
      return TRUE;
  return FALSE;
}

/* Whether words behind a verb propose anything: what is stressed must be to do,
 * and "nhất trí với các đề nghị trên" only answers. */
static gboolean
is_proposal (const BangScan *scan,
             Frame           frame,
             guint32         first,
             guint32         end)
{
  const BangMatch *need;
  const BangMatch *effect;

  if (frame == FRAME_AGREE)
    return bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_ANSWERS) == NULL;
  if (frame == FRAME_PETITION)
    return bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_TO_VERB) != NULL ||
           bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_GOES_ON) != NULL;
  if (frame != FRAME_STRESS)
    return TRUE;

  need = bang_cue_find (scan, first, MIN (end, first + STRESS_REACH), BANG_CLASS_PROPOSAL_NEED);
  if (need == NULL)
    return FALSE;
  /* "Việc ký kết là hoạt động thiết thực, góp phần tăng cường …": an assessment. */
  effect = bang_cue_find (scan, first, need->first, BANG_CLASS_SIGNING_CUT);
  return effect == NULL || !is_assessment (scan, first, effect->first);
}

static gboolean
is_line (const BangScan *scan,
         guint32         token)
{
  return token < scan->n_tokens && (scan->tokens[token].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0;
}

/* Whether tokens @first..@end, few, are only the heading of a list whose items
 * are lines. */
static gboolean
opens_lines (const BangScan *scan,
             guint32         first,
             guint32         end)
{
  guint32 at;

  if (end >= scan->n_tokens || end > first + BANG_MAX_HEADING ||
      (scan->tokens[end].gap & BANG_GAP_ZONE) == 0 || !is_line (scan, end))
    return FALSE;

  /* The gap of a new line holds no sign of the line before. */
  at = scan->tokens[end - 1].end;
  while (at < scan->tokens[end].start && scan->text[at] == ' ')
    at++;
  return scan->text[at] == ':';
}

static void
read_frame (Reader                 *self,
            const BangScanSentence *sentence,
            Frame                   frame,
            const BangMatch        *match)
{
  const BangScan *scan = self->scan;
  guint32 first = sentence->first;

  while (frame != FRAME_NONE)
    {
      Frame next_frame;
      const BangMatch *next;
      guint32 from = match->end;
      guint32 asked = from;
      guint32 end;
      guint32 at;

      if (frame == FRAME_NOUN)
        {
          read_noun (self, match, sentence->end);
          return;
        }
      if (!decide_asker (self, frame, first, match->first, first > sentence->first))
        return;
      end = part_end (scan, from, sentence->end, &next_frame, &next);

      g_clear_pointer (&self->to, g_free);
      /* "báo cáo Chính phủ hai nước cho phép …" */
      if (frame == FRAME_PETITION)
        {
          const BangMatch *both = bang_cue_at (scan, from, BANG_CLASS_SIGNING_BOTH);

          asked = both != NULL ? both->end : from;
          self->to = bang_scan_dup (scan, from - 2, asked);
        }
      if (frame == FRAME_ASK)
        {
          asked = bang_asked_end (scan, from, end);
          if (asked > from)
            {
              guint32 last = asked;

              /* "tỉnh Vân Nam (Trung Quốc)": the name without its bracket. */
              while (last > from + 1 && scan->tokens[last - 1].parens > 0)
                last--;
              self->to = bang_scan_dup (scan, from, last);
            }
        }
      at = bang_heading_skip_that (scan, asked, end);
      from = bang_heading_skip (scan, at, end);
      /* A paper that is signed has its points behind a colon. */
      if (frame == FRAME_SIGNS && from == at &&
          (at >= end || (scan->tokens[at].gap & BANG_GAP_COLON) == 0))
        {
          frame = find_frame (scan, match->end, sentence->end, &match);
          continue;
        }
      if (frame == FRAME_AIM)
        from = match->first;

      /* "… nhất trí và ký kết 4 văn kiện: …": papers are no points. */
      if (frame == FRAME_AGREE && from > at && bang_heading_names_papers (scan, at, from))
        return;

      /* "… thống nhất những việc như sau:" and a list in lines. */
      if (opens_lines (scan, from, end))
        self->open_list = self->lines = TRUE;
      else if (from >= end)
        self->open_list = TRUE;
      else if (is_proposal (scan, frame, from, end))
        {
          /* What is asked of those above ends with its clause. */
          if (frame == FRAME_PETITION)
            {
              add_part (self, from, bang_heading_first_part_end (scan, from, end), rule_of (frame));
              g_clear_pointer (&self->to, g_free);
              from = bang_heading_first_part_end (scan, from, end);
              if (from < end)
                add_list (self, from, end, FALSE, rule_of (FRAME_AGREE));
            }
          else if (bang_heading_is_of_fields (scan, from, end))
            add_part (self, from, end, rule_of (frame));
          else
            add_list (self, from, end, frame == FRAME_AGREE, rule_of (frame));
        }
      self->goes_on = frame == FRAME_STRESS ? 0 : MAX_GOES_ON;
      self->paragraph = sentence->zone;

      if (next_frame == FRAME_NONE)
        return;
      frame = next_frame;
      match = next;
      first = MIN (match->first, end);
    }
}

/* "Theo đó, hai bên tiếp tục …", "Đặc biệt, hai bên tăng cường …": both sides as the
 * subject of an action that is not told as done unfold what was settled or asked
 * right before. Returns where the action begins, BANG_NOWHERE for none. */
static guint32
unfolds (const BangScan         *scan,
         const BangScanSentence *sentence)
{
  const BangMatch *opens = bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_GOES_ON);
  const BangMatch *both;

  if (opens == NULL)
    opens = bang_cue_at (scan, sentence->first, BANG_CLASS_SIGNING_CUT);
  if (opens == NULL || opens->end >= sentence->end || (scan->tokens[opens->end].gap & BANG_GAP_COMMA) == 0)
    return BANG_NOWHERE;
  both = bang_cue_at (scan, opens->end, BANG_CLASS_SIGNING_BOTH);
  if (both == NULL || both->end >= sentence->end ||
      bang_cue_at (scan, both->end, BANG_CLASS_CUE_DONE) != NULL ||
      bang_cue_at (scan, both->end, BANG_CLASS_PROPOSAL_TO_VERB) == NULL)
    return BANG_NOWHERE;
  return both->end;
}

/* A sentence without a subject that goes on with the list before it. */
static gboolean
goes_on (const Reader           *self,
         const BangScanSentence *sentence)
{
  const BangMatch *match;

  if (self->goes_on == 0 || !self->asker.known)
    return FALSE;
  if (self->open_list && self->lines)
    return is_line (self->scan, sentence->first) || sentence->zone == self->paragraph;
  if (self->open_list)
    return TRUE;
  match = bang_cue_at (self->scan, sentence->first, BANG_CLASS_PROPOSAL_GOES_ON);
  if (sentence->zone == self->paragraph && unfolds (self->scan, sentence) != BANG_NOWHERE)
    return TRUE;
  if (sentence->zone != self->paragraph || match == NULL)
    return FALSE;

  /* "Cùng với đó, Trung Quốc hoan nghênh …": a subject of its own. */
  return match->end >= sentence->end ||
         (self->scan->tokens[match->end].marks &
          (BANG_MARK_PLACE | BANG_MARK_ORGANISATION | BANG_MARK_PERSON | BANG_MARK_TITLE)) == 0 ||
         (self->scan->tokens[match->end].gap & BANG_GAP_COMMA) == 0 ||
         bang_cue_find (self->scan, match->end, MIN (sentence->end, match->end + NEED_REACH),
                        BANG_CLASS_PROPOSAL_NEED) != NULL;
}

static void
read_sentence (Reader  *self,
               guint32  s)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
  const BangMatch *match = NULL;
  Frame frame = find_frame (scan, sentence->first, sentence->end, &match);
  BangAsker speaker = speaking (self, sentence->first, sentence->end);
  gboolean on = goes_on (self, sentence);

  /* "Phấn đấu nâng kim ngạch …" and "Tăng cường …, đề nghị …" in a list. */
  if (on && (frame == FRAME_NONE || frame == FRAME_AIM || frame == FRAME_STRESS || frame == FRAME_AGREE))
    {
      guint32 from = unfolds (scan, sentence);

      self->goes_on--;
      self->paragraph = self->lines ? sentence->zone : self->paragraph;
      add_list (self, self->open_list || from == BANG_NOWHERE ? sentence->first : from, sentence->end, FALSE, "list-goes-on");
      return;
    }

  self->open_list = self->lines = FALSE;
  if (frame == FRAME_NONE)
    {
      self->goes_on = 0;
      if (speaker.known)
        self->speaker = speaker;
      return;
    }
  self->goes_on = 0;
  read_frame (self, sentence, frame, match);
  if (self->asker.known && self->asker.person != BANG_NOWHERE)
    self->speaker = self->asker;
  else if (speaker.known)
    self->speaker = speaker;
}

/**
 * bang_stage_proposals:
 * @scan: a scan
 * @story: its sentences
 * @facts: (inout): entities and events; the main event gains the proposals
 *
 * Finds what was asked for, promised and settled, in text order.
 */
void
bang_stage_proposals (BangScan        *scan,
                      const BangStory *story,
                      BangFacts       *facts)
{
  Reader reader = { 0, };

  if (facts->events->len == 0)
    return;

  reader = (Reader) { .scan = scan, .facts = facts, .story = story,
                      .event = g_ptr_array_index (facts->events, 0) };
  for (guint32 s = 0; s < scan->sentences->len; s++)
    if (bang_story_is_story (story, s))
      read_sentence (&reader, s);
  g_free (reader.to);
  g_free (reader.by);
}
