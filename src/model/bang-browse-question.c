/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a list of events, names, agreements or proposals asks of the library: an
 * immutable value that list and workers share. Asking blocks; any thread.
 */
#include "model/bang-browse-list-private.h"

/**
 * bang_browse_filter_clear:
 * @filter: a filter that owns what it holds
 *
 * Lets go of it.
 */
void
bang_browse_filter_clear (BangBrowseFilter *filter)
{
  g_clear_pointer (&filter->query, bang_query_unref);
  g_clear_pointer (&filter->counted, bang_query_unref);
  g_free ((char *) filter->type);
  g_free ((char *) filter->words);
  g_free ((char *) filter->field);
  g_free ((char *) filter->counterpart);
  *filter = (BangBrowseFilter) { NULL, };
}

BangBrowseQuestion *
bang_browse_question_new (BangBrowseKind          kind,
                          BangLibrary            *library,
                          const BangBrowseFilter *filter)
{
  BangBrowseQuestion *self = g_new0 (BangBrowseQuestion, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->library = library != NULL ? g_object_ref (library) : NULL;
  self->filter = *filter;
  self->filter.query = filter->query != NULL ? bang_query_ref (filter->query) : NULL;
  self->filter.counted = filter->counted != NULL ? bang_query_ref (filter->counted) : NULL;
  self->filter.type = g_strdup (filter->type);
  self->filter.words = g_strdup (filter->words);
  self->filter.field = g_strdup (filter->field);
  self->filter.counterpart = g_strdup (filter->counterpart);

  return self;
}

BangBrowseQuestion *
bang_browse_question_ref (BangBrowseQuestion *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
bang_browse_question_unref (BangBrowseQuestion *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_object (&self->library);
  bang_browse_filter_clear (&self->filter);
  g_free (self);
}

static gboolean
is_same_query (BangQuery *a,
               BangQuery *b)
{
  return a == b || (a != NULL && b != NULL && bang_query_equal (a, b));
}

/* Whether @filter would be answered as the one that is asked already. */
gboolean
bang_browse_question_has_filter (const BangBrowseQuestion *self,
                                 const BangBrowseFilter   *filter)
{
  const BangBrowseFilter *own = &self->filter;

  return own->sort == filter->sort && own->first_year == filter->first_year
         && own->last_year == filter->last_year && own->kinds == filter->kinds
         && own->kind == filter->kind && own->order == filter->order
         && g_strcmp0 (own->type, filter->type) == 0
         && g_strcmp0 (own->words, filter->words) == 0
         && g_strcmp0 (own->field, filter->field) == 0
         && g_strcmp0 (own->counterpart, filter->counterpart) == 0
         && is_same_query (own->query, filter->query)
         && is_same_query (own->counted, filter->counted);
}

/* The numbers of what the list holds, in its order (transfer full). */
GArray *
bang_browse_question_find (const BangBrowseQuestion  *self,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  const BangBrowseFilter *filter = &self->filter;

  switch (self->kind)
    {
    case BANG_BROWSE_EVENTS:
      return bang_library_find_events (self->library,
                                       &(BangEventFilter) { filter->query, filter->type, filter->first_year,
                                                            filter->last_year, filter->sort },
                                       -1, cancellable, error);
    case BANG_BROWSE_NAMES:
      return bang_library_find_entity_ids (self->library,
                                           &(BangEntityFilter) { FALSE, filter->kind, filter->words,
                                                                 filter->order },
                                           -1, cancellable, error);
    case BANG_BROWSE_LEDGER:
    default:
      return bang_library_find_ledger (self->library,
                                       &(BangLedgerFilter) { filter->query, filter->kinds, filter->field,
                                                             filter->counterpart, filter->sort },
                                       -1, cancellable, error);
    }
}

/* How many events of the query "counted" each month has (transfer full). */
GArray *
bang_browse_question_count_months (const BangBrowseQuestion  *self,
                                   GCancellable              *cancellable,
                                   GError                   **error)
{
  return bang_library_count_events_by_month (self->library,
                                             &(BangEventFilter) { .query = self->filter.counted,
                                                                  .type = self->filter.type },
                                             cancellable, error);
}

/* The rows of some numbers, NULL for what is gone (transfer full). */
GPtrArray *
bang_browse_question_read (const BangBrowseQuestion  *self,
                           const gint64              *ids,
                           guint                      n_ids,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  switch (self->kind)
    {
    case BANG_BROWSE_EVENTS:
      return bang_library_get_events (self->library, ids, n_ids, cancellable, error);
    case BANG_BROWSE_NAMES:
      return bang_library_get_entity_rows (self->library, ids, n_ids, cancellable, error);
    case BANG_BROWSE_LEDGER:
    default:
      return bang_library_get_ledger (self->library, ids, n_ids, TRUE, cancellable, error);
    }
}

/* The number of a row that bang_browse_question_read() gave. */
gint64
bang_browse_question_get_row_id (const BangBrowseQuestion *self,
                                 gpointer                  row)
{
  switch (self->kind)
    {
    case BANG_BROWSE_EVENTS:
      return ((BangEventRow *) row)->id;
    case BANG_BROWSE_NAMES:
      return ((BangEntityRow *) row)->id;
    case BANG_BROWSE_LEDGER:
    default:
      return ((BangLedgerRow *) row)->id;
    }
}
