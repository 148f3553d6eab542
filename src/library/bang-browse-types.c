/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers of browsing: how they are made, shared and freed.
 *
 * Filled by one thread, then immutable and counted with atomic operations, so
 * that any thread may hold one.
 */
#include "library/bang-browse-private.h"

G_DEFINE_BOXED_TYPE (BangEventRow, bang_event_row, bang_event_row_ref, bang_event_row_unref)
G_DEFINE_BOXED_TYPE (BangLedgerRow, bang_ledger_row, bang_ledger_row_ref, bang_ledger_row_unref)
G_DEFINE_BOXED_TYPE (BangFacets, bang_facets, bang_facets_ref, bang_facets_unref)

static void
event_side_free_cb (gpointer data)
{
  BangEventSideRow *side = data;

  g_free (side->label);
  g_free (side->head);
  g_free (side->head_title);
  g_free (side->head_quote);
  g_free (side);
}

/**
 * bang_event_row_new:
 *
 * Returns: (transfer full): an event of nothing, its lists empty
 */
BangEventRow *
bang_event_row_new (void)
{
  BangEventRow *self = g_new0 (BangEventRow, 1);

  g_atomic_ref_count_init (&self->refs);
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->sides = g_ptr_array_new_with_free_func (event_side_free_cb);
  self->same = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->n_articles = 1;
  return self;
}

/**
 * bang_event_row_ref:
 *
 * Returns: (transfer full): @self
 */
BangEventRow *
bang_event_row_ref (BangEventRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_event_row_unref:
 * @self: (transfer full): an event
 */
void
bang_event_row_unref (BangEventRow *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->uuid);
  g_free (self->title);
  g_free (self->date_text);
  g_free (self->date_reason);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->sides);
  g_clear_pointer (&self->article, bang_article_row_unref);
  g_array_unref (self->same);
  g_free (self->quote);
  g_free (self);
}

/**
 * bang_appearance_free:
 * @self: (nullable) (transfer full): an appearance
 */
void
bang_appearance_free (BangAppearance *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->event, bang_event_row_unref);
  g_free (self->side);
  g_free (self->title);
  g_free (self->quote);
  g_free (self);
}

/**
 * bang_relation_row_free:
 * @self: (nullable) (transfer full): a relation
 */
void
bang_relation_row_free (BangRelationRow *self)
{
  if (self == NULL)
    return;

  g_free (self->subject);
  g_free (self->object);
  g_free (self->article_title);
  g_free (self->quote);
  g_free (self);
}

/**
 * bang_ledger_status_to_string:
 * @status: what became of an agreement or a proposal
 *
 * Returns: its name in the command line's JSON
 */
const char *
bang_ledger_status_to_string (BangLedgerStatus status)
{
  switch (status)
    {
    case BANG_LEDGER_SIGNED:
      return "signed";
    case BANG_LEDGER_REPEATED:
      return "repeated";
    case BANG_LEDGER_ANSWERED:
      return "answered";
    case BANG_LEDGER_UNKNOWN:
    default:
      return "unknown";
    }
}

/**
 * bang_follow_up_free:
 * @self: (nullable) (transfer full): what may have come of a proposal
 */
void
bang_follow_up_free (BangFollowUp *self)
{
  if (self == NULL)
    return;

  g_free (self->article_title);
  g_free (self->text);
  g_clear_pointer (&self->shared, g_ptr_array_unref);
  g_free (self);
}

/**
 * bang_ledger_row_new:
 *
 * Returns: (transfer full): an entry of nothing, its lists empty
 */
BangLedgerRow *
bang_ledger_row_new (void)
{
  BangLedgerRow *self = g_new0 (BangLedgerRow, 1);

  g_atomic_ref_count_init (&self->refs);
  self->parties = g_new0 (char *, 1);
  self->sides = g_ptr_array_new_with_free_func (g_free);
  self->follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_follow_up_free);
  return self;
}

/**
 * bang_ledger_row_ref:
 *
 * Returns: (transfer full): @self
 */
BangLedgerRow *
bang_ledger_row_ref (BangLedgerRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_ledger_row_unref:
 * @self: (transfer full): an entry
 */
void
bang_ledger_row_unref (BangLedgerRow *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->event_title);
  g_free (self->agreement_kind);
  g_free (self->text);
  g_free (self->field);
  g_strfreev (self->parties);
  g_free (self->by);
  g_free (self->to);
  g_free (self->by_side);
  g_free (self->to_side);
  g_ptr_array_unref (self->sides);
  g_ptr_array_unref (self->follow_ups);
  g_clear_pointer (&self->article, bang_article_row_unref);
  g_free (self->quote);
  g_free (self);
}

/**
 * bang_facets_ref:
 *
 * Returns: (transfer full): @self
 */
BangFacets *
bang_facets_ref (BangFacets *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_facets_unref:
 * @self: (transfer full): counts
 */
void
bang_facets_unref (BangFacets *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint i = 0; i < BANG_FACET_N; i++)
    g_clear_pointer (&self->values[i], g_ptr_array_unref);
  g_free (self);
}
