/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles that a query finds, as a set: a bit an article number, so that
 * walking a million events along an index asks a million times in no time.
 *
 * Any thread.
 */
#include "library/bang-browse-private.h"

/* Article numbers are below this (schema/001-first.sql). */
#define MAX_ARTICLE ((gint64) 1 << 32)

static void
set_bits (BangArticleSet *self)
{
  gint64 max = 0;

  for (guint i = 0; i < self->ids->len; i++)
    max = MAX (max, g_array_index (self->ids, gint64, i));
  max = MIN (max, MAX_ARTICLE - 1);

  g_free (self->bits);
  self->n_bits = max + 1;
  self->bits = g_malloc0 ((gsize) (max / 8 + 1));
  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);

      if (id >= 0 && id <= max)
        self->bits[id / 8] |= (guint8) (1 << id % 8);
    }
}

/**
 * bang_article_set_find:
 * @self: (out caller-allocates): the set
 * @query: (nullable): what is looked for; empty gives the set of everything,
 *   which holds no ids
 * @sort: the order of the ids
 *
 * Hold no reader connection while calling: searching takes one.
 */
gboolean
bang_article_set_find (BangArticleSet  *self,
                       BangLibrary     *library,
                       BangQuery       *query,
                       BangSort         sort,
                       GCancellable    *cancellable,
                       GError         **error)
{
  self->ids = NULL;
  self->bits = NULL;
  self->n_bits = 0;
  if (query == NULL || bang_query_is_empty (query))
    return TRUE;

  self->ids = bang_library_search (library, query, sort, -1, cancellable, error);
  if (self->ids == NULL)
    return FALSE;

  set_bits (self);
  return TRUE;
}

/**
 * bang_article_set_keep:
 * @self: a set
 * @other: another
 *
 * Leaves in @self what is in both.
 */
void
bang_article_set_keep (BangArticleSet       *self,
                       const BangArticleSet *other)
{
  guint kept = 0;

  if (other->ids == NULL)
    return;

  if (self->ids == NULL)
    {
      self->ids = g_array_ref (other->ids);
      set_bits (self);
      return;
    }

  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);

      if (bang_article_set_has (other, id))
        g_array_index (self->ids, gint64, kept++) = id;
    }
  g_array_set_size (self->ids, kept);
  set_bits (self);
}

/**
 * bang_article_set_clear:
 * @self: a set, or all 0
 */
void
bang_article_set_clear (BangArticleSet *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->bits, g_free);
}
