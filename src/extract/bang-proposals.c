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

/* Verbs of asking in one sentence. */
#define MAX_FRAMES 40

/* The least that can be called told again, in bytes: short points share their words. */
#define MIN_REPEATED 48

/* Sentences that go on with one list. */
#define MAX_GOES_ON 10

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
    case BANG_FRAME_ORDER:
    case BANG_FRAME_PETITION:
    default:
      return "asks";
    }
}

static void
add_part (BangProposals     *self,
          guint32     first,
          guint32     end,
          const char *rule)
{
  const gboolean settles = strcmp (rule, rule_of (BANG_FRAME_AGREE)) == 0 || strcmp (rule, rule_of (BANG_FRAME_SIGNS)) == 0;
  const BangMatch *settled = bang_cue_at (self->scan, first, BANG_CLASS_PROPOSAL_AGREE);
  BangProposal *proposal;

  /* "… và", "đồng thời" before the next part are not of this one. */
  while (end > first && (self->scan->tokens[end - 1].word == BANG_WORD_VA))
    end--;
  /* "…; nhất trí tạo điều kiện": the verb of settling said again is not of the point. */
  if (settled != NULL && settled->end < end)
    {
      /* "thống nhất đánh giá …" */
      if (bang_cue_at (self->scan, settled->end, BANG_CLASS_PROPOSAL_ANSWERS) != NULL)
        return;
      if (settles)
        first = settled->end;
    }
  if (end < first + BANG_MIN_ASKED || self->event->proposals->len >= MAX_PROPOSALS)
    return;

  proposal = bang_proposal_new ();
  if (self->by == NULL)
    self->by = bang_asker_dup_name (self->scan, self->facts, &self->asker, &self->speaker);
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

  if (bang_heading_is_of_fields (self->scan, first, end))
    {
      add_part (self, first, end, rule);
      return;
    }
  for (guint32 i = first + 1; i <= end && n < MAX_PARTS; i++)
    {
      /* "…; góp phần …", "…; trong đó có …": of the part before. */
      if (i < end && ((self->scan->tokens[i].gap & BANG_GAP_SEMICOLON) == 0 ||
                      bang_cue_at (self->scan, i, BANG_CLASS_PROPOSAL_BOUND) != NULL))
        continue;
      if (n == 0 && i < end && statement)
        add_part (self, first, end, "both-agree-statement");
      add_part (self, from, i, rule);
      from = i;
      n++;
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

/* Whether a colon stands behind the last word before @end. */
static gboolean
ends_with_colon (const BangScan *scan,
                 guint32         end)
{
  guint32 at = scan->tokens[end - 1].end;
  const guint32 last = end < scan->n_tokens ? scan->tokens[end].start : at;

  /* The gap of a new line holds no sign of the line before. */
  while (at < last && scan->text[at] == ' ')
    at++;
  return at < last && scan->text[at] == ':';
}

/* Whether tokens @first..@end, few, are only the heading of a list whose items
 * are lines. */
static gboolean
opens_lines (const BangScan *scan,
             guint32         first,
             guint32         end)
{
  if (end >= scan->n_tokens || end > first + BANG_MAX_HEADING ||
      (scan->tokens[end].gap & BANG_GAP_ZONE) == 0 || !bang_chain_is_line (scan, end))
    return FALSE;

  return ends_with_colon (scan, end);
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
      if (frame == BANG_FRAME_ORDER)
        frame = BANG_FRAME_ASK;
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
      if (frame == BANG_FRAME_STRESS)
        from = bang_frame_skip_reason (scan, from, end);

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
      /* "… quan tâm một số nội dung sau:" and a paragraph for each. */
      else if (from < end && end == sentence->end && end - from <= BANG_MAX_HEADING && ends_with_colon (scan, end) &&
               bang_cue_before (scan, end, BANG_CLASS_PROPOSAL_THAT) != NULL)
        self->open_list = TRUE;
      else if (from >= end)
        self->open_list = at > asked || ends_with_colon (scan, end);
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

static void
read_sentence (BangProposals  *self,
               guint32  s)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
  const BangMatch *match = NULL;
  BangFrame frame = bang_frame_find (scan, sentence->first, sentence->end, &match);
  BangAsker speaker = bang_proposals_speaking (self, sentence->first, sentence->end);
  gboolean on = bang_chain_goes_on (self, sentence);
  guint32 first;
  guint32 end;
  gboolean unfolds = bang_chain_unfolds (scan, sentence, &first, &end);

  /* "Song song với đó, hai bên cam kết …": a subject and a verb of its own. */
  if (on && !self->open_list && (frame == BANG_FRAME_AIM || frame == BANG_FRAME_AGREE) &&
      bang_asker_before (scan, sentence->first, match->first).known)
    on = FALSE;

  /* "Phấn đấu nâng kim ngạch …" and "Tăng cường …, đề nghị …" in a list. */
  if (on && (frame == BANG_FRAME_NONE || frame == BANG_FRAME_AIM || frame == BANG_FRAME_STRESS || frame == BANG_FRAME_AGREE))
    {
      self->goes_on--;
      self->paragraph = sentence->zone;
      add_list (self, self->open_list || !unfolds ? sentence->first : end, sentence->end, FALSE, "list-goes-on");
      return;
    }
  if (frame == BANG_FRAME_NONE && unfolds && bang_chain_after_settling (self, s))
    {
      bang_proposals_set_asker (self, (BangAsker) { TRUE, BANG_NOWHERE, first, end });
      g_clear_pointer (&self->to, g_free);
      add_list (self, end, sentence->end, FALSE, rule_of (BANG_FRAME_SIGNS));
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

/* How many of the words of @title, in percent, stand in what somebody asked. */
static guint
told_share (const BangProposal *title,
            const BangProposal *story)
{
  g_autofree char *brief = bang_fold_key (title->text, -1);
  g_autofree char *full = bang_fold_key (story->text, -1);
  g_auto (GStrv) words = g_strsplit (brief, " ", -1);
  g_auto (GStrv) others = g_strsplit (full, " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += g_strv_contains ((const char * const *) others, words[i]) ? 1 : 0;
  return 100 * n / MAX (1, g_strv_length (words));
}

/* Whether the words of @title stand, most of them, in what somebody asked. */
static gboolean
is_told (const BangProposal *title,
         const BangProposal *story)
{
  return told_share (title, story) > 50;
}

/* Whether @later is @told once more, shorter: nearly all its words. */
static gboolean
is_repeated (const BangProposal *later,
             const BangProposal *told)
{
  const gsize length = strlen (later->text);

  return length >= MIN_REPEATED && length <= strlen (told->text) && told_share (later, told) >= 85;
}

/* "Phó Thủ tướng đề nghị tỉnh A tăng giờ làm việc" of a title, or under a picture of him:
 * what the article is about, where the story does not tell it. Without a subject a
 * title's ask is the first one's who asks in the story. */
static void
read_brief (BangProposals *self,
            guint32        s,
            gboolean       caption)
{
  const BangScan *scan = self->scan;
  const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
  GPtrArray *proposals = self->event->proposals;
  const guint n_told = proposals->len;
  const BangMatch *match = NULL;
  BangFrame frame = bang_frame_find (scan, sentence->first, sentence->end, &match);
  gboolean told = FALSE;

  if (frame != BANG_FRAME_ASK || (caption && !bang_asker_before (scan, sentence->first, match->first).known))
    return;
  self->speaker = (BangAsker) { FALSE, 0, 0, 0 };
  self->asker = (BangAsker) { FALSE, 0, 0, 0 };
  if (!caption && match->first == sentence->first && n_told > 0 &&
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

/* A caption or a last paragraph that tells again what somebody asked is no second
 * proposal; what is told once as a whole and in its parts stays. */
static void
drop_told_again (GPtrArray *proposals)
{
  for (guint i = 1; i < proposals->len; i++)
    {
      const BangProposal *later = g_ptr_array_index (proposals, i);

      for (guint n = 0; n < i; n++)
        {
          const BangProposal *told = g_ptr_array_index (proposals, n);

          if (told->statement || later->statement || g_strcmp0 (told->by, later->by) != 0 || !is_repeated (later, told))
            continue;
          g_ptr_array_remove_index (proposals, i--);
          break;
        }
    }
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
    if (bang_story_kind (story, s) == BANG_ZONE_TITLE || bang_story_kind (story, s) == BANG_ZONE_CAPTION)
      read_brief (&reader, s, bang_story_kind (story, s) == BANG_ZONE_CAPTION);
  drop_told_again (reader.event->proposals);
  g_free (reader.to);
  g_free (reader.by);
}
