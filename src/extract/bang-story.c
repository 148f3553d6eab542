/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of a document as a story: which paragraph each is in, and the
 * words that put one before, beside or after what is told. Worked out in one
 * walk, so that a rule that asks costs nothing, however long a sentence a
 * hostile file brings. The scan's thread.
 */

#include "extract/bang-story.h"

#include "extract/bang-cue.h"

/* How far into a sentence a word still opens it: behind a dateline. */
#define OPENING_REACH 6

static const struct
{
  BangClass    class;
  BangOpening  opens;
} openings[] = {
  { BANG_CLASS_CUE_EARLIER, BANG_OPENS_EARLIER },
  { BANG_CLASS_CUE_SAME_DAY, BANG_OPENS_SAME_DAY },
  { BANG_CLASS_CUE_NEXT, BANG_OPENS_NEXT },
  { BANG_CLASS_CUE_PARALLEL, BANG_OPENS_PARALLEL },
  { BANG_CLASS_CUE_PLANNED, BANG_OPENS_PLANNED },
};

static void
read_opening (const BangScan         *scan,
              const BangScanSentence *sentence,
              BangSentenceCues       *cues)
{
  guint32 end = MIN (sentence->end, sentence->first + OPENING_REACH);

  for (guint32 i = sentence->first; i < end; i++)
    {
      /* Only the first word, or one behind the dash of a dateline. */
      if (i > sentence->first && (scan->tokens[i].gap & (BANG_GAP_DASH | BANG_GAP_CLOSE_PAREN)) == 0)
        continue;
      for (guint n = 0; n < G_N_ELEMENTS (openings); n++)
        if (bang_cue_at (scan, i, openings[n].class) != NULL)
          {
            cues->opens = openings[n].opens;
            cues->opening = i;
            return;
          }
    }
}

static void
read_sentence (const BangScan         *scan,
               const BangScanSentence *sentence,
               BangSentenceCues       *cues)
{
  cues->opening = cues->future = cues->wish = BANG_NOWHERE;
  read_opening (scan, sentence, cues);

  for (guint32 i = sentence->first; i < sentence->end; i++)
    {
      if (scan->tokens[i].n_matches == 0)
        continue;
      if (cues->future == BANG_NOWHERE &&
          (bang_cue_begins (scan, i, BANG_CLASS_CUE_WILL) ||
           bang_cue_begins (scan, i, BANG_CLASS_CUE_PLANNED)))
        cues->future = i;
      if (cues->wish == BANG_NOWHERE &&
          (bang_cue_begins (scan, i, BANG_CLASS_PROPOSAL_ASK) ||
           bang_cue_begins (scan, i, BANG_CLASS_PROPOSAL_AGREE) ||
           bang_cue_begins (scan, i, BANG_CLASS_PROPOSAL_AIM)))
        cues->wish = i;
    }
}

/**
 * bang_story_new:
 * @scan: a scan; must outlive the story
 *
 * Returns: (transfer full): what its sentences are to each other
 */
BangStory *
bang_story_new (const BangScan *scan)
{
  BangStory *self = g_new0 (BangStory, 1);
  guint32 paragraph = 0;

  self->scan = scan;
  self->paragraphs = g_new0 (guint32, scan->zones->len + 1);
  self->cues = g_new0 (BangSentenceCues, scan->sentences->len + 1);

  for (guint i = 0; i < scan->zones->len; i++)
    {
      BangZoneKind kind = g_array_index (scan->zones, BangScanZone, i).kind;
      gboolean story = kind == BANG_ZONE_LEAD || kind == BANG_ZONE_BODY;

      self->paragraphs[i] = story ? paragraph++ : BANG_NOWHERE;
    }
  for (guint i = 0; i < scan->sentences->len; i++)
    read_sentence (scan, &g_array_index (scan->sentences, BangScanSentence, i), &self->cues[i]);
  return self;
}

/**
 * bang_story_free:
 * @self: (transfer full): a story
 */
void
bang_story_free (BangStory *self)
{
  g_free (self->paragraphs);
  g_free (self->cues);
  g_free (self);
}

/**
 * bang_story_paragraph:
 * @self: a story
 * @sentence: a sentence
 *
 * Returns: which paragraph of lead and body holds it, from 0; BANG_NOWHERE for
 *   titles and captions
 */
guint32
bang_story_paragraph (const BangStory *self,
                      guint32          sentence)
{
  return self->paragraphs[g_array_index (self->scan->sentences, BangScanSentence, sentence).zone];
}

/**
 * bang_story_kind:
 * @self: a story
 * @sentence: a sentence
 *
 * Returns: the kind of its zone
 */
BangZoneKind
bang_story_kind (const BangStory *self,
                 guint32          sentence)
{
  guint32 zone = g_array_index (self->scan->sentences, BangScanSentence, sentence).zone;

  return g_array_index (self->scan->zones, BangScanZone, zone).kind;
}

/**
 * bang_story_is_story:
 * @self: a story
 * @sentence: a sentence
 *
 * Returns: whether it is of lead or body
 */
gboolean
bang_story_is_story (const BangStory *self,
                     guint32          sentence)
{
  return bang_story_paragraph (self, sentence) != BANG_NOWHERE;
}
