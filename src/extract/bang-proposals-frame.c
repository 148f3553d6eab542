/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs that open a proposal: of asking, of settling, of setting oneself a goal,
 * of stressing what is to be done; and which of their uses propose nothing. The
 * scan's thread; each looks at one sentence.
 */

#include "extract/bang-proposals-private.h"

#include "extract/bang-cue.h"

/* How far behind "nhấn mạnh" the word stands that says it is to be done. */
#define STRESS_REACH 60

/* How far before a verb "nhằm" makes it a purpose. */
#define PURPOSE_REACH 5

/* Whether the verb of an order has somebody who gives it right before it and those
 * who get it behind it; else it is a demand: "đáp ứng yêu cầu", "yêu cầu của". */
static gboolean
is_order (const BangScan  *scan,
          const BangMatch *verb)
{
  const BangMatch *adverb = bang_cue_before (scan, verb->first, BANG_CLASS_PROPOSAL_ADVERB);
  guint32 at = adverb != NULL ? adverb->first : verb->first;

  return at > 0 && verb->end < scan->n_tokens && (scan->tokens[verb->first].gap & BANG_GAP_HARD) == 0 &&
         (scan->tokens[at - 1].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) != 0 &&
         bang_asked_end (scan, verb->end, bang_scan_get_sentence (scan, verb->first)->end) > verb->end;
}

/* "cho cam kết chung", "lắng nghe các đề xuất", "ghi nhận kiến nghị": the asking as
 * a thing. */
static gboolean
is_thing (const BangScan *scan,
          guint32         first,
          guint32         verb)
{
  return verb > first && (scan->tokens[verb].gap & BANG_GAP_HARD) == 0 &&
         bang_cue_before (scan, verb, BANG_CLASS_PROPOSAL_OF_NOUN) != NULL;
}

static BangFrame
frame_at (const BangScan   *scan,
          guint32           token,
          const BangMatch **match)
{
  static const struct
  {
    BangClass class;
    BangFrame     frame;
  } classes[] = {
    { BANG_CLASS_PROPOSAL_NOUN, BANG_FRAME_NOUN },
    { BANG_CLASS_PROPOSAL_PETITION, BANG_FRAME_PETITION },
    { BANG_CLASS_PROPOSAL_SIGNS, BANG_FRAME_SIGNS },
    { BANG_CLASS_PROPOSAL_ASK, BANG_FRAME_ASK },
    { BANG_CLASS_PROPOSAL_AGREE, BANG_FRAME_AGREE },
    { BANG_CLASS_PROPOSAL_AIM, BANG_FRAME_AIM },
    { BANG_CLASS_PROPOSAL_STRESS, BANG_FRAME_STRESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      *match = bang_cue_at (scan, token, classes[i].class);
      if (*match != NULL)
        return classes[i].frame;
    }

  /* "Thủ tướng yêu cầu hai cơ quan …": an order is given by a person. */
  *match = bang_cue_at (scan, token, BANG_CLASS_PROPOSAL_ORDER);
  if (*match != NULL && is_order (scan, *match))
    return BANG_FRAME_ORDER;

  /* "Hai bên đã đồng ý …" */
  *match = bang_cue_at (scan, token, BANG_CLASS_PROPOSAL_CONSENT);
  if (*match != NULL && (scan->tokens[token].gap & BANG_GAP_HARD) == 0)
    {
      const BangMatch *adverb = bang_cue_before (scan, token, BANG_CLASS_PROPOSAL_ADVERB);

      if (bang_cue_before (scan, adverb != NULL ? adverb->first : token, BANG_CLASS_SIGNING_BOTH) != NULL)
        return BANG_FRAME_AGREE;
    }

  /* "Hai bên cần …": what they have to do is asked. */
  *match = bang_cue_at (scan, token, BANG_CLASS_SIGNING_BOTH);
  if (*match != NULL && (*match)->end < scan->n_tokens && scan->tokens[(*match)->end].word == BANG_WORD_CAN &&
      (scan->tokens[(*match)->end].gap & BANG_GAP_HARD) == 0)
    return BANG_FRAME_ASK;
  return BANG_FRAME_NONE;
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
BangFrame
bang_frame_find (const BangScan   *scan,
                 guint32           first,
                 guint32           end,
                 const BangMatch **match)
{
  guint32 i = first;

  while (i < end)
    {
      const BangMatch *not;
      BangFrame frame;

      if ((scan->tokens[i].kinds & (BANG_LEX_BIT (BANG_LEX_PROPOSAL) | BANG_LEX_BIT (BANG_LEX_SIGNING))) == 0)
        {
          i++;
          continue;
        }
      not = bang_cue_at (scan, i, BANG_CLASS_PROPOSAL_NOT);
      if (not != NULL)
        {
          i = not->end;
          /* "các kiến nghị đề xuất": two names of one thing. */
          if (i < end && (scan->tokens[i].gap & BANG_GAP_HARD) == 0 &&
              (bang_cue_at (scan, i, BANG_CLASS_PROPOSAL_ASK) != NULL || bang_cue_at (scan, i, BANG_CLASS_PROPOSAL_AIM) != NULL))
            i++;
          continue;
        }
      frame = frame_at (scan, i, match);
      /* "… đã trực tiếp chỉ đạo, đề xuất và triển khai các giải pháp": a deed among others. */
      if (frame == BANG_FRAME_ASK && (scan->tokens[i].gap & BANG_GAP_COMMA) != 0 && i > first &&
          bang_cue_before (scan, i, BANG_CLASS_PROPOSAL_TO_VERB) != NULL && (*match)->end < end &&
          scan->tokens[(*match)->end].word == BANG_WORD_VA)
        frame = BANG_FRAME_NONE;
      if (frame != BANG_FRAME_NONE && (scan->tokens[i].marks & (BANG_MARK_TITLE | BANG_MARK_PERSON)) == 0 &&
          (*match)->end <= end && !is_purpose (scan, first, i) &&
          (frame == BANG_FRAME_STRESS || frame == BANG_FRAME_NOUN || !is_thing (scan, first, i)))
        return frame;
      i++;
    }
  return BANG_FRAME_NONE;
}

/* Where what a verb asks ends: at the next verb of the sentence. */
guint32
bang_frame_part_end (const BangScan   *scan,
                     guint32           first,
                     guint32           end,
                     BangFrame        *frame,
                     const BangMatch **next)
{
  guint32 at = first;

  while ((*frame = bang_frame_find (scan, at, end, next)) != BANG_FRAME_NONE)
    {
      guint32 verb = (*next)->first;
      gboolean joined = (scan->tokens[verb].gap & BANG_GAP_SEMICOLON) != 0 ||
                        bang_cue_before (scan, verb, BANG_CLASS_PROPOSAL_ALSO) != NULL ||
                        (verb > 0 && scan->tokens[verb - 1].word == BANG_WORD_VA);

      if (joined && (*frame == BANG_FRAME_ASK || *frame == BANG_FRAME_ORDER || *frame == BANG_FRAME_AIM) && verb > first + BANG_MIN_ASKED)
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

/* Where what is stressed says that it is to be done: "cần", or "sẽ", "tiếp tục" where
 * those who are to do it are both sides; what one will do himself is a promise, and what
 * a visit goes on to affirm is praise. */
static const BangMatch *
find_need (const BangScan *scan,
           guint32         first,
           guint32         end)
{
  const guint32 last = MIN (end, first + STRESS_REACH);
  const BangMatch *need = bang_cue_find (scan, first, last, BANG_CLASS_PROPOSAL_NEED);
  const BangMatch *future = bang_cue_find (scan, first, need != NULL ? need->first : last, BANG_CLASS_PROPOSAL_FUTURE);

  /* "Hai nước khẳng định sẽ …": both say it. */
  if (future != NULL && future->first == first)
    {
      const BangMatch *says = bang_cue_before (scan, first, BANG_CLASS_PROPOSAL_STRESS);

      if (says != NULL && bang_cue_before (scan, says->first, BANG_CLASS_SIGNING_BOTH) != NULL)
        return future;
    }
  while (future != NULL)
    {
      if (bang_cue_before (scan, future->first, BANG_CLASS_SIGNING_BOTH) != NULL)
        return future;
      future = bang_cue_find (scan, future->end, need != NULL ? need->first : last, BANG_CLASS_PROPOSAL_FUTURE);
    }
  return need;
}

/**
 * bang_frame_skip_reason:
 * @scan: a scan
 * @first: what is stressed
 * @end: behind it
 *
 * "… là mối quan hệ đặc biệt, do đó, các cơ quan hai nước cần nỗ lực": what is to be done
 * stands behind its reason.
 *
 * Returns: where it begins; @first where no reason stands before it
 */
guint32
bang_frame_skip_reason (const BangScan *scan,
                        guint32         first,
                        guint32         end)
{
  const BangMatch *so = bang_cue_find (scan, first, MIN (end, first + STRESS_REACH), BANG_CLASS_PROPOSAL_THEREFORE);

  return so != NULL && so->end < end && find_need (scan, so->end, end) != NULL ? so->end : first;
}

/* Whether words behind a verb propose anything: what is stressed must be to do,
 * and "nhất trí với các đề nghị trên" only answers. */
gboolean
bang_frame_proposes (const BangScan  *scan,
                     BangFrame        frame,
                     guint32          first,
                     guint32          end)
{
  const BangMatch *both;
  const BangMatch *need;
  const BangMatch *effect;

  /* "… nhất trí cho rằng hội nghị là sự kiện quan trọng": an opinion of both. */
  if (frame == BANG_FRAME_AGREE && bang_cue_before (scan, first, BANG_CLASS_PROPOSAL_STRESS) != NULL)
    return bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_TO_VERB) != NULL || find_need (scan, first, end) != NULL;
  if (frame == BANG_FRAME_AGREE)
    return bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_ANSWERS) == NULL;
  if (frame == BANG_FRAME_PETITION)
    return bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_TO_VERB) != NULL ||
           bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_GOES_ON) != NULL;
  /* "đề xuất các kiến nghị, giải pháp": says nothing. */
  if (frame == BANG_FRAME_ASK && bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_NOT) != NULL)
    return FALSE;
  if (frame != BANG_FRAME_STRESS)
    return TRUE;

  /* "… nhấn mạnh, hai bên tích cực phối hợp": to be done where nothing says that it was. */
  both = bang_cue_at (scan, first, BANG_CLASS_SIGNING_BOTH);
  if (both != NULL && both->end < end && bang_cue_at (scan, both->end, BANG_CLASS_PROPOSAL_TO_VERB) != NULL)
    return TRUE;
  need = find_need (scan, first, end);
  if (need == NULL)
    return FALSE;
  /* "Việc ký kết là hoạt động thiết thực, góp phần tăng cường …": an assessment. */
  effect = bang_cue_find (scan, first, need->first, BANG_CLASS_SIGNING_CUT);
  return effect == NULL || !is_assessment (scan, first, effect->first);
}
