/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document in, its facts out: the stages in their order, and nothing else.
 *
 * Pure: opens no file, asks no clock, keeps no state between documents, so any
 * number of threads may run it over one lexicon. The same document gives the
 * same facts, byte for byte. */

#include "extract/bang-extract.h"

#include "extract/bang-stages-private.h"

/**
 * bang_extract:
 * @lexicon: the compiled tables
 * @document: what a reader made of one file
 *
 * Works out what @document says. Title, lead, body and captions are read;
 * image names, related links and the rest of the page are not, nor what goes
 * beyond the first four megabytes of a story.
 *
 * The time grows in proportion to the text, whatever it holds. May be called
 * from any thread.
 *
 * Returns: (transfer full): the facts; spans are bytes of the document's text
 */
BangFacts *
bang_extract (BangLexicon  *lexicon,
              BangDocument *document)
{
  g_autoptr (BangScan) scan = bang_scan_new (lexicon, document, BANG_SCAN_STORY);
  g_autoptr (BangStory) story = bang_story_new (scan);
  BangFacts *facts = bang_facts_new ();

  bang_stage_entities (scan, facts);
  bang_stage_events (scan, story, facts);
  bang_stage_agreements (scan, story, facts);
  bang_stage_proposals (scan, story, facts);
  bang_stage_figures (scan, facts);
  bang_stage_relations (scan, facts);

  return facts;
}
