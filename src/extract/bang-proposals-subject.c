/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose words a verb of asking tells: the subject of its sentence, the one that the
 * sentence carries on from the one before, both sides. The scan's thread.
 */

#include "extract/bang-proposals-private.h"

#include "extract/bang-cue.h"

/* Words of a subject before "hai bên": "kiểm lâm hai huyện". */
#define MAX_BOTH 8

void
bang_proposals_set_asker (BangProposals *self,
                          BangAsker      asker)
{
  self->asker = asker;
  g_clear_pointer (&self->by, g_free);
}

/* The first person in @first..@end who took part: one who is only spoken of asks
 * for nothing. */
BangAsker
bang_proposals_speaking (const BangProposals *self,
                         guint32              first,
                         guint32              end)
{
  BangAsker asker = bang_asker_group (self->scan, first, end);

  /* Both sides say what the one who speaks of them says. */
  if (asker.known && bang_cue_at (self->scan, asker.first, BANG_CLASS_SIGNING_BOTH) == NULL)
    return asker;
  asker = bang_asker_speaking (self->scan, first, end);

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

/* "Thủ tướng mong muốn … . Thủ tướng yêu cầu lãnh đạo hai cơ quan …": an order goes on with
 * what was asked before, or goes to both sides; others are a matter of one's own house. */
static gboolean
is_asking_order (const BangProposals *self,
                 guint32              frame,
                 gboolean             again)
{
  const BangMatch *verb = bang_cue_at (self->scan, frame, BANG_CLASS_PROPOSAL_ORDER);
  const BangScanSentence *sentence = bang_scan_get_sentence (self->scan, frame);

  if (verb == NULL)
    return FALSE;
  if (again || (self->asker.known && self->last + 1 == self->scan->tokens[frame].sentence))
    return TRUE;
  return bang_cue_find (self->scan, verb->end, bang_asked_end (self->scan, verb->end, sentence->end),
                        BANG_CLASS_SIGNING_BOTH) != NULL;
}

/* Who asks with the verb at @frame in a sentence that begins at @first. */
gboolean
bang_proposals_decide_asker (BangProposals *self,
                             BangFrame      kind,
                             guint32        first,
                             guint32        frame,
                             gboolean       again)
{
  BangAsker asker = bang_asker_before (self->scan, first, frame);

  if (kind == BANG_FRAME_ORDER && !is_asking_order (self, frame, again))
    return FALSE;

  /* The second verb of a sentence has the subject of the first. */
  if (!asker.known && again && self->asker.known)
    return TRUE;

  /* "Quyết tâm giữ …" right behind what both settled: theirs too. */
  if (!asker.known && frame == first && self->asker.known && self->asker.person == BANG_NOWHERE &&
      self->scan->tokens[frame].sentence == self->last + 1)
    return TRUE;

  gboolean settles = kind == BANG_FRAME_AGREE || kind == BANG_FRAME_SIGNS;

  if (settles)
    asker = bang_asker_join (self->scan, first, frame, asker);
  if (!asker.known)
    asker = bang_asker_group (self->scan, first, frame);
  if (!asker.known && settles)
    asker = both_before (self->scan, first, frame);
  if (!asker.known && (settles || kind == BANG_FRAME_AIM))
    asker = bang_asker_clause (self->scan, first, frame, settles);
  if (!asker.known && !settles)
    asker = bang_proposals_speaking (self, first, frame);
  if (!asker.known && !settles)
    asker = called_before (self->scan, first, frame);
  if (!asker.known && !settles && self->speaker.known)
    asker = self->speaker;
  if (!asker.known && (kind == BANG_FRAME_ASK || kind == BANG_FRAME_ORDER) && frame > first)
    {
      /* "Các đại biểu mong muốn": the words before the verb. */
      guint32 from = frame;

      while (from > first && frame - from < 10 &&
             (self->scan->tokens[from].gap & (BANG_GAP_COMMA | BANG_GAP_COLON)) == 0)
        from--;
      if (frame > from)
        asker = (BangAsker) { TRUE, BANG_NOWHERE, from, frame };
    }
  /* "Ông A cam kết …": a promise of his own asks for nothing. */
  if (kind == BANG_FRAME_AIM && asker.person != BANG_NOWHERE && bang_cue_at (self->scan, frame, BANG_CLASS_PROPOSAL_VOW) != NULL)
    return FALSE;
  if (asker.known)
    bang_proposals_set_asker (self, asker);
  return asker.known;
}
