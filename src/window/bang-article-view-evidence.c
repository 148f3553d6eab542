/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a fact to its words: facts count bytes of the document, the screen shows
 * some of its paragraphs, in another order and with other lines between them.
 * Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include "text/bang-sentence.h"

/* Finds where [start, end) of the document is shown, or as much of it as is. */
gboolean
bang_article_view_map (BangArticleView *self,
                       BangSpan         source,
                       BangSpan        *target)
{
  const char *text = bang_document_get_text (self->article->document, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const BangShown *shown = &g_array_index (self->shown, BangShown, i);
      const char *base = text + shown->source.start;
      BangCounter counter = { base, 0 };
      gsize start = MAX (source.start, shown->source.start);
      gsize end = MIN (source.end, shown->source.end);
      BangSpan part;

      if (start >= end)
        continue;
      part.start = shown->start + bang_counter_to (&counter, text + start);
      part.end = shown->start + bang_counter_to (&counter, text + end);
      if (!found)
        *target = part;
      target->start = MIN (target->start, part.start);
      target->end = MAX (target->end, part.end);
      found = TRUE;
    }

  return found;
}

/* Finds which bytes of the document are shown from @target, code points of the
 * buffer. Of what is not in the document the next that is, is meant. */
gboolean
bang_article_view_unmap (BangArticleView *self,
                         BangSpan         target,
                         BangSpan        *source)
{
  const char *text = bang_document_get_text (self->article->document, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const BangShown *shown = &g_array_index (self->shown, BangShown, i);
      const char *base = text + shown->source.start;
      gsize length = (gsize) g_utf8_strlen (base, (gssize) (shown->source.end - shown->source.start));
      gsize start = MAX (target.start, shown->start);
      gsize end = MIN (target.end, shown->start + length);
      BangSpan part;

      if (start >= end)
        continue;
      part.start = (gsize) (g_utf8_offset_to_pointer (base, (glong) (start - shown->start)) - text);
      part.end = (gsize) (g_utf8_offset_to_pointer (base, (glong) (end - shown->start)) - text);
      if (!found)
        *source = part;
      source->start = MIN (source->start, part.start);
      source->end = MAX (source->end, part.end);
      found = TRUE;
    }

  return found;
}

/* The sentence that @words stand in, in bytes of the document. */
static BangSpan
find_sentence (BangArticleView *self,
               BangSpan         words)
{
  const char *text = bang_document_get_text (self->article->document, NULL);
  guint n_zones = 0;
  const BangZone *zones = bang_document_get_zones (self->article->document, &n_zones);

  for (guint z = 0; z < n_zones; z++)
    {
      const BangSpan *zone = &zones[z].span;
      g_autoptr (GArray) sentences = NULL;

      if (words.start < zone->start || words.start >= zone->end)
        continue;
      sentences = bang_sentence_split (text + zone->start, zone->end - zone->start);
      for (guint i = 0; i < sentences->len; i++)
        {
          BangSpan sentence = g_array_index (sentences, BangSpan, i);

          sentence.start += zone->start;
          sentence.end += zone->start;
          if (words.start >= sentence.start && words.start < sentence.end)
            return sentence;
        }
    }

  return words;
}

static gboolean
lies_in_furniture (BangArticleView *self,
                   BangSpan         span)
{
  guint n_zones = 0;
  const BangZone *zones = bang_document_get_zones (self->article->document, &n_zones);

  for (guint i = 0; i < n_zones; i++)
    {
      if (span.start >= zones[i].span.start && span.start < zones[i].span.end)
        return bang_article_view_is_furniture (zones[i].kind);
    }

  return FALSE;
}

/* Frames the words of the fact that is shown; whether there are any. */
gboolean
bang_article_view_frame_evidence (BangArticleView *self)
{
  BangSpan words = { 0, 0 };
  BangSpan sentence = { 0, 0 };
  gsize len = 0;

  bang_document_get_text (self->article->document, &len);
  if (self->evidence.start >= self->evidence.end || self->evidence.end > len)
    return FALSE;

  bang_article_view_fill_all (self);
  if (!bang_article_view_map (self, self->evidence, &words))
    return FALSE;

  bang_article_view_map (self, find_sentence (self, self->evidence), &sentence);
  bang_prose_view_set_focus (self->prose, words, sentence);

  return TRUE;
}

/**
 * bang_article_view_show_evidence:
 * @self: a view
 * @span: bytes of the document's text
 *
 * Frames the words that a fact was read from, tints their sentence and brings
 * them to where they can be read; unfolds the page furniture when they stand
 * there. An empty span takes the frame away.
 */
void
bang_article_view_show_evidence (BangArticleView *self,
                                 BangSpan         span)
{
  BangSpan words;

  g_return_if_fail (BANG_IS_ARTICLE_VIEW (self));

  if (self->article == NULL)
    return;

  self->evidence = span;
  if (span.start < span.end && lies_in_furniture (self, span))
    g_object_set (self, "show-furniture", TRUE, NULL);
  if (!bang_article_view_frame_evidence (self))
    {
      self->evidence = (BangSpan) { 0, 0 };
      bang_prose_view_set_focus (self->prose, self->evidence, self->evidence);
      return;
    }

  bang_article_view_stop_restoring (self);
  if (bang_prose_view_get_focus (self->prose, &words))
    bang_prose_view_scroll_to (self->prose, words.start);
}
