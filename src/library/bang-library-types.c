/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's plain answers: how they are made, shared and freed.
 *
 * The boxed ones are filled by one thread, then immutable and counted with
 * atomic operations, so that any thread may hold one. The others belong to the
 * answer they stand in.
 */
#include "library/bang-library-types.h"

static const char * const import_statuses[BANG_IMPORT_N_STATUSES] = {
  [BANG_IMPORT_ADDED] = "added",
  [BANG_IMPORT_UPDATED] = "updated",
  [BANG_IMPORT_UNCHANGED] = "unchanged",
  [BANG_IMPORT_DUPLICATE] = "duplicate",
  [BANG_IMPORT_SKIPPED] = "skipped",
  [BANG_IMPORT_FAILED] = "failed",
};

G_DEFINE_BOXED_TYPE (BangArticleRow, bang_article_row, bang_article_row_ref, bang_article_row_unref)
G_DEFINE_BOXED_TYPE (BangArticle, bang_article, bang_article_ref, bang_article_unref)
G_DEFINE_BOXED_TYPE (BangRelations, bang_relations, bang_relations_ref, bang_relations_unref)
G_DEFINE_BOXED_TYPE (BangEntityCard, bang_entity_card, bang_entity_card_ref, bang_entity_card_unref)

/**
 * bang_import_status_to_string:
 * @status: what became of a file
 *
 * Returns: its name in the command line's JSON and in the library
 */
const char *
bang_import_status_to_string (BangImportStatus status)
{
  g_return_val_if_fail ((guint) status < BANG_IMPORT_N_STATUSES, "failed");

  return import_statuses[status];
}

/**
 * bang_incoming_new:
 *
 * Returns: (transfer full): a file on its way in, everything unset
 */
BangIncoming *
bang_incoming_new (void)
{
  return g_new0 (BangIncoming, 1);
}

/**
 * bang_incoming_free:
 * @self: (nullable) (transfer full): an incoming file
 */
void
bang_incoming_free (BangIncoming *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->sha256);
  g_clear_pointer (&self->document, bang_document_unref);
  g_clear_pointer (&self->facts, bang_facts_unref);
  g_free (self);
}

/**
 * bang_import_item_new:
 * @path: file name bytes
 * @status: what became of it
 * @reason: (nullable): a sentence for a person
 *
 * Returns: (transfer full): a line of the import's report
 */
BangImportItem *
bang_import_item_new (const char       *path,
                      BangImportStatus  status,
                      const char       *reason)
{
  BangImportItem *self = g_new0 (BangImportItem, 1);

  self->path = g_strdup (path);
  self->status = status;
  self->reason = g_strdup (reason);
  return self;
}

/**
 * bang_import_item_free:
 * @self: (nullable) (transfer full): a line of the import's report
 */
void
bang_import_item_free (BangImportItem *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->reason);
  g_free (self);
}

/**
 * bang_article_row_new:
 *
 * Returns: (transfer full): a row of nothing, with empty lists of hits
 */
BangArticleRow *
bang_article_row_new (void)
{
  BangArticleRow *self = g_new0 (BangArticleRow, 1);

  g_atomic_ref_count_init (&self->refs);
  self->title_hits = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  self->hits = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  return self;
}

/**
 * bang_article_row_ref:
 *
 * Returns: (transfer full): @self
 */
BangArticleRow *
bang_article_row_ref (BangArticleRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_article_row_unref:
 * @self: (transfer full): a row
 */
void
bang_article_row_unref (BangArticleRow *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->uuid);
  g_free (self->title);
  g_free (self->place);
  g_free (self->source);
  g_free (self->path);
  g_free (self->snippet);
  g_array_unref (self->title_hits);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_array_unref (self->hits);
  g_free (self);
}

/**
 * bang_article_ref:
 *
 * Returns: (transfer full): @self
 */
BangArticle *
bang_article_ref (BangArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_article_unref:
 * @self: (transfer full): an article
 */
void
bang_article_unref (BangArticle *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->row, bang_article_row_unref);
  g_clear_pointer (&self->document, bang_document_unref);
  g_clear_pointer (&self->facts, bang_facts_unref);
  g_free (self->entity_ids);
  g_free (self);
}

/**
 * bang_entity_row_new:
 *
 * Returns: (transfer full): an entity of nothing, with empty lists
 */
BangEntityRow *
bang_entity_row_new (void)
{
  BangEntityRow *self = g_new0 (BangEntityRow, 1);

  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->other_names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * bang_entity_row_free:
 * @self: (nullable) (transfer full): an entity
 */
void
bang_entity_row_free (BangEntityRow *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->place_kind);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->other_names);
  g_free (self);
}

/**
 * bang_related_new:
 *
 * Returns: (transfer full): a related article, its row still %NULL
 */
BangRelated *
bang_related_new (void)
{
  BangRelated *self = g_new0 (BangRelated, 1);

  self->shared = g_ptr_array_new_with_free_func (g_free);
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_difference_free);
  return self;
}

/**
 * bang_difference_free:
 * @self: (nullable) (transfer full): a difference
 */
void
bang_difference_free (BangDifference *self)
{
  if (self == NULL)
    return;

  g_free (self->what);
  g_free (self->here);
  g_free (self->there);
  g_free (self);
}

/**
 * bang_related_free:
 * @self: (nullable) (transfer full): a related article
 */
void
bang_related_free (BangRelated *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->row, bang_article_row_unref);
  g_ptr_array_unref (self->shared);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

/**
 * bang_relations_ref:
 *
 * Returns: (transfer full): @self
 */
BangRelations *
bang_relations_ref (BangRelations *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_relations_unref:
 * @self: (transfer full): relations
 */
void
bang_relations_unref (BangRelations *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->organisations, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->same_event, g_ptr_array_unref);
  g_clear_pointer (&self->wholes, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->reposts, g_ptr_array_unref);
  g_clear_pointer (&self->related, g_ptr_array_unref);
  g_free (self);
}

/**
 * bang_tenure_free:
 * @self: (nullable) (transfer full): an office held
 */
void
bang_tenure_free (BangTenure *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self);
}

/**
 * bang_entity_card_ref:
 *
 * Returns: (transfer full): @self
 */
BangEntityCard *
bang_entity_card_ref (BangEntityCard *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_entity_card_unref:
 * @self: (transfer full): a card
 */
void
bang_entity_card_unref (BangEntityCard *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->row, bang_entity_row_free);
  g_clear_pointer (&self->tenures, g_ptr_array_unref);
  g_clear_pointer (&self->together, g_ptr_array_unref);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_free (self);
}
