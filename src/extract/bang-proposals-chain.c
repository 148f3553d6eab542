/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences that go on with a proposal, a settlement or a paper told before them:
 * without a subject ("Đồng thời, tăng cường …"), with both sides as the subject of
 * what is to come ("Hai tỉnh tiếp tục …", "Theo đó, các bên sẽ …"), in the next
 * paragraph or the next line of a list. The scan's thread; each looks at one
 * sentence and the one before.
 */

#include "extract/bang-proposals-private.h"

#include "extract/bang-cue.h"

/* How soon behind a subject "cần" makes a sentence part of a list. */
#define NEED_REACH 8

/* Words before the comma of "Theo nội dung ký kết,". */
#define MAX_OPENING 16

/* Words of a paragraph that goes on with a list, more than of a heading. */
#define MIN_PARAGRAPH 12

/* Words of "các bản kết nghĩa" before "sẽ". */
#define MAX_SEVERAL 8

#define NAMES (BANG_MARK_PLACE | BANG_MARK_ORGANISATION | BANG_MARK_PERSON | BANG_MARK_TITLE)

gboolean
bang_chain_is_line (const BangScan *scan,
                    guint32         token)
{
  return token < scan->n_tokens && (scan->tokens[token].gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0;
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

/* Behind the opening that ties a sentence to the one before and its comma: "Đồng thời,",
 * "Cụ thể,"; BANG_NOWHERE for none. */
static guint32
behind_link (const BangScan         *scan,
             const BangScanSentence *sentence)
{
  const BangMatch *link = bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_LINK);

  if (link == NULL)
    link = bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_GOES_ON);
  if (link == NULL)
    link = bang_cue_at (scan, sentence->first, BANG_CLASS_SIGNING_CUT);
  /* "Qua đó, …": what comes of it. */
  if (link != NULL && !bang_cue_has_class (link, BANG_CLASS_PROPOSAL_LINK) && bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_BOUND) != NULL)
    return BANG_NOWHERE;
  return link != NULL && link->end < sentence->end && (scan->tokens[link->end].gap & BANG_GAP_COMMA) != 0
         ? link->end : BANG_NOWHERE;
}

/* "Các bản kết nghĩa sẽ": several, and what they will do. Behind them, @first for none. */
static guint32
several_end (const BangScan *scan,
             guint32         first,
             guint32         end)
{
  if (scan->tokens[first].word != BANG_WORD_CAC)
    return first;
  for (guint32 i = first + 1; i < MIN (end, first + MAX_SEVERAL); i++)
    {
      if ((scan->tokens[i].gap & BANG_GAP_HARD) != 0 || bang_cue_at (scan, i, BANG_CLASS_STOP_VERB) != NULL)
        return first;
      if (scan->tokens[i].word == BANG_WORD_SE)
        return i;
    }
  return first;
}

/**
 * bang_chain_unfolds:
 * @scan: a scan
 * @sentence: a sentence
 * @first: (out): where it names both sides
 * @end: (out): behind that
 *
 * "Theo đó, hai bên tiếp tục …", "Theo nội dung ký kết, hai đơn vị sẽ …", "Hai tỉnh sẽ …":
 * both sides as the subject of an action that is not told as done unfold what was
 * settled, asked or signed right before.
 *
 * Returns: whether the sentence does
 */
gboolean
bang_chain_unfolds (const BangScan         *scan,
                    const BangScanSentence *sentence,
                    guint32                *first,
                    guint32                *end)
{
  guint32 at = behind_paper (scan, sentence);
  const BangMatch *both;
  gboolean bare = FALSE;

  if (at == BANG_NOWHERE)
    at = behind_link (scan, sentence);
  if (at == BANG_NOWHERE)
    {
      at = sentence->first;
      bare = TRUE;
    }
  both = bang_cue_at (scan, at, BANG_CLASS_SIGNING_BOTH);
  *first = at;
  *end = both != NULL ? both->end : several_end (scan, at, sentence->end);
  if (*end == at || *end >= sentence->end || (scan->tokens[*end].gap & BANG_GAP_HARD) != 0 ||
      bang_cue_at (scan, *end, BANG_CLASS_CUE_DONE) != NULL)
    return FALSE;
  return bang_cue_at (scan, *end, bare ? BANG_CLASS_PROPOSAL_FUTURE : BANG_CLASS_PROPOSAL_TO_VERB) != NULL;
}

/* Whether the sentence before @s tells of a signing or a settlement. */
gboolean
bang_chain_after_settling (const BangProposals *self,
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

/* Whether @sentence opens the paragraph behind that of the list, or behind a caption
 * that stands between them. */
static gboolean
is_next_paragraph (const BangProposals    *self,
                   const BangScanSentence *sentence)
{
  const BangScan *scan = self->scan;

  return sentence->zone > self->paragraph &&
         (self->paragraph + 1 == sentence->zone || g_array_index (scan->zones, BangScanZone, sentence->zone - 1).kind == BANG_ZONE_CAPTION) &&
         bang_scan_get_sentence (scan, sentence->first - 1)->zone + 1 >= self->paragraph;
}

/* "Kịp thời thông báo …; thúc đẩy …", "Đồng thời, cùng nhau làm tốt …": a list that goes on
 * with a verb and no subject. */
static gboolean
is_bare_verb (const BangScan         *scan,
              const BangScanSentence *sentence,
              guint32                 at)
{
  const BangMatch *verb = at < sentence->end ? bang_cue_at (scan, at, BANG_CLASS_PROPOSAL_TO_VERB) : NULL;

  return verb != NULL && sentence->end - sentence->first >= MIN_PARAGRAPH && verb->end < sentence->end &&
         (scan->tokens[verb->end].gap & BANG_GAP_HARD) == 0 &&
         bang_cue_find (scan, at, sentence->end, BANG_CLASS_CUE_DONE) == NULL;
}

/* "Trung Quốc sẽ sớm cử đoàn …": what one of those who settled will do. */
static gboolean
is_side_to_do (const BangProposals    *self,
               const BangScanSentence *sentence)
{
  const BangScan *scan = self->scan;
  guint32 at = sentence->first;

  if (self->asker.person != BANG_NOWHERE)
    return FALSE;
  while (at < sentence->end && at - sentence->first < MAX_SEVERAL &&
         (scan->tokens[at].marks & (BANG_MARK_PLACE | BANG_MARK_ORGANISATION)) != 0 &&
         (at == sentence->first || (scan->tokens[at].gap & BANG_GAP_HARD) == 0))
    at++;
  return at > sentence->first && at < sentence->end && scan->tokens[at].word == BANG_WORD_SE &&
         (scan->tokens[at].gap & BANG_GAP_HARD) == 0;
}

/**
 * bang_chain_goes_on:
 * @self: what is read of the text up to @sentence
 * @sentence: a sentence
 *
 * Returns: whether it goes on with the list before it
 */
gboolean
bang_chain_goes_on (const BangProposals    *self,
                    const BangScanSentence *sentence)
{
  const BangScan *scan = self->scan;
  const BangMatch *match;
  guint32 link;
  guint32 first;
  guint32 end;
  gboolean here = sentence->zone == self->paragraph;
  gboolean next;

  if (self->goes_on == 0 || !self->asker.known)
    return FALSE;
  if (self->open_list && self->lines)
    return bang_chain_is_line (scan, sentence->first) || here;
  /* "Buổi làm việc kết thúc …" behind the paragraphs of a list is none of it. */
  if (self->open_list && !here && self->last + 1 == scan->tokens[sentence->first].sentence)
    return bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_GOES_ON) != NULL ||
           bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_TO_VERB) != NULL ||
           (scan->tokens[sentence->first].shape & BANG_SHAPE_DIGITS) != 0;
  if (self->open_list)
    return TRUE;
  next = !here && is_next_paragraph (self, sentence);
  if (!here && !next)
    return FALSE;
  if ((here || self->asker.person == BANG_NOWHERE) &&
      (bang_chain_unfolds (scan, sentence, &first, &end) || is_side_to_do (self, sentence)))
    return TRUE;
  match = bang_cue_at (scan, sentence->first, BANG_CLASS_PROPOSAL_GOES_ON);
  link = behind_link (scan, sentence);
  if (link != BANG_NOWHERE && is_bare_verb (scan, sentence, link))
    return TRUE;
  if (next)
    return match != NULL && is_bare_verb (scan, sentence, sentence->first);
  if (match == NULL)
    return FALSE;

  /* "Cùng với đó, Trung Quốc hoan nghênh …": a subject of its own. */
  return match->end >= sentence->end ||
         (scan->tokens[match->end].marks & NAMES) == 0 ||
         (scan->tokens[match->end].gap & BANG_GAP_COMMA) == 0 ||
         bang_cue_find (scan, match->end, MIN (sentence->end, match->end + NEED_REACH), BANG_CLASS_PROPOSAL_NEED) != NULL ||
         bang_cue_find (scan, match->end, MIN (sentence->end, match->end + NEED_REACH), BANG_CLASS_PROPOSAL_FUTURE) != NULL;
}
