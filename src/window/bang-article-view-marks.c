/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands out in an article: the names that its facts mention and the hits
 * of the search, from bytes of the document to code points of the buffer, piece
 * by piece as they are filled in. Main thread. */

#include "config.h"
#include "window/bang-article-view-private.h"

#include "library/bang-place-names.h"

static gboolean
mark_kind (BangEntityKind  entity,
           BangMarkKind   *kind)
{
  switch (entity)
    {
    case BANG_ENTITY_PERSON:
      *kind = BANG_MARK_PERSON;
      return TRUE;
    case BANG_ENTITY_ORGANISATION:
    case BANG_ENTITY_MECHANISM:
      *kind = BANG_MARK_ORGANISATION;
      return TRUE;
    case BANG_ENTITY_PLACE:
      *kind = BANG_MARK_PLACE;
      return TRUE;
    case BANG_ENTITY_PROJECT:
    case BANG_ENTITY_DOCUMENT:
    case BANG_ENTITY_N_KINDS:
    default:
      return FALSE;
    }
}

/* Collects the mentions of every entity, in bytes of the document. */
void
bang_article_view_collect_marks (BangArticleView *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (BangMark));
  BangFacts *facts = self->article->facts;

  for (guint i = 0; facts != NULL && i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);
      BangMarkKind kind;

      if (!mark_kind (entity->kind, &kind))
        continue;
      for (guint m = 0; m < entity->mentions->len; m++)
        {
          const BangEvidence *mention = &g_array_index (entity->mentions, BangEvidence, m);
          BangMark mark = { mention->span.start, mention->span.end, kind, i };

          g_array_append_val (all, mark);
        }
    }

  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = bang_marks_flatten (all, self->kinds);
}

/* The marks that lie in a shown piece, from bytes of the document to code
 * points of the buffer. */
static void
mark_names (BangArticleView *self,
            const BangShown *shown)
{
  const char *text = bang_document_get_text (self->article->document, NULL);
  BangCounter counter = { text + shown->source.start, 0 };

  for (guint i = bang_marks_first (self->marks, shown->source.start); i < self->marks->len; i++)
    {
      BangMark mark = g_array_index (self->marks, BangMark, i);

      if (mark.start >= shown->source.end)
        break;
      mark.start = MAX (mark.start, shown->source.start);
      mark.end = MIN (mark.end, shown->source.end);
      mark.start = shown->start + bang_counter_to (&counter, text + mark.start);
      mark.end = shown->start + bang_counter_to (&counter, text + mark.end);
      bang_prose_view_add_mark (self->prose, &mark);
    }
}

static void
mark_hits (BangArticleView *self,
           const BangShown *shown)
{
  const char *text = bang_document_get_text (self->article->document, NULL);
  BangCounter counter = { text + shown->source.start, 0 };
  g_autoptr (BangQuery) wide = NULL;
  g_autoptr (GArray) hits = NULL;

  if (self->query == NULL || bang_query_is_empty (self->query))
    return;

  wide = bang_library_widen (self->query);
  hits = bang_query_find (wide, text + shown->source.start,
                          shown->source.end - shown->source.start);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const BangSpan *hit = &g_array_index (hits, BangSpan, i);
      BangSpan span;

      span.start = shown->start + bang_counter_to (&counter, text + shown->source.start + hit->start);
      span.end = shown->start + bang_counter_to (&counter, text + shown->source.start + hit->end);
      bang_prose_view_add_hit (self->prose, span);
    }
}

/* Marks names and hits in a piece that was just shown. */
void
bang_article_view_mark_shown (BangArticleView *self,
                              const BangShown *shown)
{
  mark_names (self, shown);
  mark_hits (self, shown);
}

/* Marks all anew, after the reader chose other kinds. */
void
bang_article_view_update_marks (BangArticleView *self)
{
  if (self->article == NULL)
    return;

  bang_article_view_collect_marks (self);
  bang_prose_view_clear_marks (self->prose);
  for (guint i = 0; i < self->shown->len; i++)
    bang_article_view_mark_shown (self, &g_array_index (self->shown, BangShown, i));
}
