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

#include <string.h>

#include "extract/bang-cue.h"
#include "text/bang-fold.h"

/* More proposals than the longest communiqué holds. */
#define MAX_PROPOSALS 120

/* Parts of a list that one verb opens. */
#define MAX_PARTS 40

/* How soon behind a subject "cần" makes a sentence part of a list. */
#define NEED_REACH 8

/* Verbs of asking in one sentence. */
#define MAX_FRAMES 40

/* Words before the comma of "Theo nội dung ký kết,". */
#define MAX_OPENING 16

/* Words of a paragraph that goes on with a list, more than of a heading. */
#define MIN_PARAGRAPH 12

/* Sentences that go on with one list. */
#define MAX_GOES_ON 10

static void
add_part (BangProposals     *self,
          guint32     first,
          guint32     end,
          const char *rule)
{
  BangProposal *proposal;

  /* "… và", "đồng thời" before the next part are not of this one. */
  while (end > first && (self->scan->tokens[end - 1].word == BANG_WORD_VA))
    end--;
  if (end < first + BANG_MIN_ASKED || self->event->proposals->len >= MAX_PROPOSALS)
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
add_list (BangProposals     *self,
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
rule_of (BangFrame frame)
{
  switch (frame)
    {
    case BANG_FRAME_AGREE:
      return "both-agree";
    case BANG_FRAME_AIM:
      return "sets-aim";
    case BANG_FRAME_STRESS:
      return "stresses-need";
    case BANG_FRAME_NOUN:
      return "proposal-as-noun";
    case BANG_FRAME_SIGNS:
      return "signed-points";
    case BANG_FRAME_NONE:
    case BANG_FRAME_ASK:
    case BANG_FRAME_PETITION:
    default:
      return "asks";
    }
}

/* "Một đề xuất khác mà X nhắc tới … là hai tỉnh tiếp tục …". */
static void
read_noun (BangProposals          *self,
           const BangMatch *match,
           guint32          end)
{
  BangAsker asker = bang_proposals_speaking (self, match->end, end);
  guint32 from = match->end;

  if (!asker.known)
    asker = self->speaker;
  while (from < end && self->scan->tokens[from].word != BANG_WORD_LA)
    from++;
  if (!asker.known || from >= end)
    return;
  bang_proposals_set_asker (self, asker);
  g_clear_pointer (&self->to, g_free);
  add_list (self, from + 1, end, FALSE, rule_of (BANG_FRAME_NOUN));
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
read_frame (BangProposals                 *self,
            const BangScanSentence *sentence,
            BangFrame                   frame,
            const BangMatch        *match)
{
  const BangScan *scan = self->scan;
  guint32 first = sentence->first;

  for (guint n = 0; frame != BANG_FRAME_NONE && n < MAX_FRAMES; n++)
    {
      BangFrame next_frame;
      const BangMatch *next;
      guint32 from = match->end;
      guint32 asked = from;
      guint32 end;
      guint32 at;

      if (frame == BANG_FRAME_NOUN)
        {
          read_noun (self, match, sentence->end);
          return;
        }
      if (!bang_proposals_decide_asker (self, frame, first, match->first, first > sentence->first))
        {
          frame = bang_frame_find (scan, match->end, sentence->end, &match);
          continue;
        }
      end = bang_frame_part_end (scan, from, sentence->end, &next_frame, &next);

      g_clear_pointer (&self->to, g_free);
      /* "báo cáo Chính phủ hai nước cho phép …" */
      if (frame == BANG_FRAME_PETITION)
        {
          const BangMatch *both = bang_cue_at (scan, from, BANG_CLASS_SIGNING_BOTH);

          asked = both != NULL ? both->end : from;
          self->to = bang_scan_dup (scan, from - 2, asked);
        }
      if (frame == BANG_FRAME_ASK)
        {
          guint32 name = scan->tokens[from].word == BANG_WORD_VOI && from + 1 < end ? from + 1 : from;

          asked = bang_asked_end (scan, name, end);
          /* "Long An với các tỉnh": who is to act together with whom. */
          if (asked < end && asked > name && (scan->tokens[asked].word == BANG_WORD_VOI || scan->tokens[asked].word == BANG_WORD_CUNG))
            asked = name;
          if (asked == name)
            asked = from;
          else
            {
              const BangMatch *both = bang_cue_at (scan, asked, BANG_CLASS_SIGNING_BOTH);
              guint32 last = asked = both != NULL && both->end < end ? both->end : asked;

              /* "tỉnh Vân Nam (Trung Quốc)": the name without its bracket. */
              while (last > name + 1 && scan->tokens[last - 1].parens > 0)
                last--;
              self->to = bang_scan_dup (scan, name, last);
            }
        }
      at = bang_heading_skip_that (scan, asked, end);
      from = bang_heading_skip (scan, at, end);
      /* A paper that is signed has its points behind a colon. */
      if (frame == BANG_FRAME_SIGNS && from == at &&
          (at >= end || (scan->tokens[at].gap & BANG_GAP_COLON) == 0))
        {
          frame = bang_frame_find (scan, match->end, sentence->end, &match);
          continue;
        }
      if (frame == BANG_FRAME_AIM)
        from = match->first;

      /* "… thống nhất ký kết bản ghi nhớ nhằm tăng cường …": to sign is no point, what
       * for may be. */
      if (frame == BANG_FRAME_AGREE && from == at && bang_heading_signs (scan, &from, end))
        {
          self->goes_on = MAX_GOES_ON;
          self->paragraph = sentence->zone;
          if (from >= end)
            return;
        }

      /* "… nhất trí và ký kết 4 văn kiện: …": papers are no points. */
      if (frame == BANG_FRAME_AGREE && from > at && bang_heading_names_papers (scan, at, from))
        return;

      /* "… thống nhất những việc như sau:" and a list in lines. */
      if (opens_lines (scan, from, end))
        self->open_list = self->lines = TRUE;
      else if (from >= end)
        self->open_list = TRUE;
      else if (bang_frame_proposes (scan, frame, from, end))
        {
          /* What is asked of those above ends with its clause. */
          if (frame == BANG_FRAME_PETITION)
            {
              add_part (self, from, bang_heading_first_part_end (scan, from, end), rule_of (frame));
              g_clear_pointer (&self->to, g_free);
              from = bang_heading_first_part_end (scan, from, end);
              if (from < end)
                add_list (self, from, end, FALSE, rule_of (BANG_FRAME_AGREE));
            }
          else if (bang_heading_is_of_fields (scan, from, end))
            add_part (self, from, end, rule_of (frame));
          else
            add_list (self, from, end, frame == BANG_FRAME_AGREE, rule_of (frame));
        }
      self->goes_on = frame == BANG_FRAME_STRESS ? 0 : MAX_GOES_ON;
      self->paragraph = sentence->zone;

      if (next_frame == BANG_FRAME_NONE)
        return;
      frame = next_frame;
      match = next;
      first = MIN (match->first, end);
    }
}

/* Where a sentence that unfolds a paper has its subject: "Theo nội dung ký kết, hai
 * bên"; BANG_NOWHERE for none. */
static guint32
behind_paper (const BangScan         *scan,
              const BangScanSentence *sentence)
{
  guint32 last = MIN (sentence->end, sentence->first + MAX_OPENING);
  gboolean paper = FALSE;

  if (scan->tokens[sentence->first].word != BANG_WORD_THEO)
    return BANG_NOWHERE;
  for (guint32 i = sentence->first + 1; i < last; i++)
    {
      if ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0)
        return paper ? i : BANG_NOWHERE;
      paper = paper || bang_cue_at (scan, i, BANG_CLASS_SIGNING_PAPER) != NULL ||
              bang_cue_at (scan, i, BANG_CLASS_SIGNING_VERB) != NULL;
    }
  return BANG_NOWHERE;
}

/* "Theo đó, hai bên tiếp tục …", "Theo nội dung ký kết, hai đơn vị sẽ …": both sides as
 * the subject of an action that is not told as done unfold what was settled,
 * asked or signed right before. Returns "hai bên", %NULL for none. */
static const BangMatch *
unfolds (const BangScan         *scan,
         const BangScanSentence *sentence)
{
  const BangMatch *opens = bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_GOES_ON);
  guint32 at = behind_paper (scan, sentence);
  const BangMatch *both;

  if (opens == NULL)
    opens = bang_cue_at (scan, sentence->first, BANG_CLASS_SIGNING_CUT);
  if (at == BANG_NOWHERE && opens != NULL && opens->end < sentence->end &&
      (scan->tokens[opens->end].gap & BANG_GAP_COMMA) != 0)
    at = opens->end;
  if (at == BANG_NOWHERE)
    return NULL;
  both = bang_cue_at (scan, at, BANG_CLASS_SIGNING_BOTH);
  if (both == NULL || both->end >= sentence->end ||
      bang_cue_at (scan, both->end, BANG_CLASS_CUE_DONE) != NULL ||
      bang_cue_at (scan, both->end, BANG_CLASS_PROPOSAL_TO_VERB) == NULL)
    return NULL;
  return both;
}

/* Whether the sentence before @s tells of a signing or a settlement. */
static gboolean
is_after_settling (const BangProposals *self,
                   guint32              s)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
  const BangScanSentence *before;

  if (behind_paper (scan, sentence) != BANG_NOWHERE)
    return TRUE;
  if (s == 0)
    return FALSE;
  before = &g_array_index (scan->sentences, BangScanSentence, s - 1);
  return bang_cue_find (scan, before->first, before->end, BANG_CLASS_SIGNING_VERB) != NULL ||
         bang_cue_find (scan, before->first, before->end, BANG_CLASS_PROPOSAL_AGREE) != NULL;
}

/* "Kịp thời thông báo …; thúc đẩy …": a list that goes on in the next paragraph, with
 * a verb and no subject. */
static gboolean
is_next_paragraph (const BangProposals    *self,
                   const BangScanSentence *sentence,
                   const BangMatch        *verb)
{
  const BangScan *scan = self->scan;

  return sentence->zone > self->paragraph &&
         (self->paragraph + 1 == sentence->zone || g_array_index (scan->zones, BangScanZone, sentence->zone - 1).kind == BANG_ZONE_CAPTION) &&
         bang_scan_get_sentence (scan, sentence->first - 1)->zone + 1 >= self->paragraph &&
         sentence->end - sentence->first >= MIN_PARAGRAPH &&
         bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_TO_VERB) != NULL && verb->end < sentence->end &&
         (scan->tokens[verb->end].gap & BANG_GAP_HARD) == 0 && bang_cue_find (scan, sentence->first, sentence->end, BANG_CLASS_CUE_DONE) == NULL;
}

/* A sentence without a subject that goes on with the list before it. */
static gboolean
goes_on (const BangProposals           *self,
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
  if (sentence->zone == self->paragraph && unfolds (self->scan, sentence) != NULL)
    return TRUE;
  if (match != NULL && is_next_paragraph (self, sentence, match))
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
read_sentence (BangProposals  *self,
               guint32  s)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
  const BangMatch *match = NULL;
  BangFrame frame = bang_frame_find (scan, sentence->first, sentence->end, &match);
  BangAsker speaker = bang_proposals_speaking (self, sentence->first, sentence->end);
  gboolean on = goes_on (self, sentence);
  const BangMatch *both = unfolds (scan, sentence);

  /* "Phấn đấu nâng kim ngạch …" and "Tăng cường …, đề nghị …" in a list. */
  if (on && (frame == BANG_FRAME_NONE || frame == BANG_FRAME_AIM || frame == BANG_FRAME_STRESS || frame == BANG_FRAME_AGREE))
    {
      self->goes_on--;
      self->paragraph = sentence->zone;
      add_list (self, self->open_list || both == NULL ? sentence->first : both->end, sentence->end, FALSE, "list-goes-on");
      return;
    }
  if (frame == BANG_FRAME_NONE && both != NULL && is_after_settling (self, s))
    {
      bang_proposals_set_asker (self, (BangAsker) { TRUE, BANG_NOWHERE, both->first, both->end });
      g_clear_pointer (&self->to, g_free);
      add_list (self, both->end, sentence->end, FALSE, rule_of (BANG_FRAME_SIGNS));
      self->goes_on = MAX_GOES_ON;
      self->paragraph = sentence->zone;
      return;
    }

  self->open_list = self->lines = FALSE;
  if (frame == BANG_FRAME_NONE)
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

/* Whether the words of @title stand, most of them, in what somebody asked. */
static gboolean
is_told (const BangProposal *title,
         const BangProposal *story)
{
  g_autofree char *brief = bang_fold_key (title->text, -1);
  g_autofree char *full = bang_fold_key (story->text, -1);
  g_auto (GStrv) words = g_strsplit (brief, " ", -1);
  g_auto (GStrv) others = g_strsplit (full, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += g_strv_contains ((const char * const *) others, words[i]) ? 1 : 0;
  return 2 * n > g_strv_length (words);
}

/* "Phó Thủ tướng đề nghị tỉnh A tăng giờ làm việc" of a title: the ask that the article
 * is about, where the story does not tell it. Without a subject it is the first
 * one's who asks in the story. */
static void
read_title (BangProposals *self,
            guint32        s)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
  GPtrArray *proposals = self->event->proposals;
  const guint n_told = proposals->len;
  const BangMatch *match = NULL;
  BangFrame frame = bang_frame_find (scan, sentence->first, sentence->end, &match);
  gboolean told = FALSE;

  if (frame != BANG_FRAME_ASK)
    return;
  self->speaker = (BangAsker) { FALSE, 0, 0, 0 };
  self->asker = (BangAsker) { FALSE, 0, 0, 0 };
  if (match->first == sentence->first && n_told > 0 &&
      strcmp (((BangProposal *) g_ptr_array_index (proposals, 0))->evidence.rule, "asks") == 0)
    {
      bang_proposals_set_asker (self, (BangAsker) { TRUE, BANG_NOWHERE, match->first, match->end });
      self->by = g_strdup (((BangProposal *) g_ptr_array_index (proposals, 0))->by);
      self->last = scan->tokens[match->first].sentence - 1;
    }
  read_frame (self, sentence, frame, match);
  if (proposals->len == n_told)
    return;
  for (guint i = 0; i < n_told && !told; i++)
    told = is_told (g_ptr_array_index (proposals, n_told), g_ptr_array_index (proposals, i));
  if (told)
    g_ptr_array_set_size (proposals, (int) n_told);
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
  BangProposals reader = { 0, };

  if (facts->events->len == 0)
    return;

  reader = (BangProposals) { .scan = scan, .facts = facts, .story = story,
                      .event = g_ptr_array_index (facts->events, 0) };
  for (guint32 s = 0; s < scan->sentences->len; s++)
    if (bang_story_is_story (story, s))
      read_sentence (&reader, s);
  for (guint32 s = 0; s < scan->sentences->len; s++)
    if (bang_story_kind (story, s) == BANG_ZONE_TITLE)
      read_title (&reader, s);
  g_free (reader.to);
  g_free (reader.by);
}
