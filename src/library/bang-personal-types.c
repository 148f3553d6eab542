/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain values of the personal layer: making, copying and freeing them.
 * Any thread.
 */
#include "library/bang-personal-private.h"

/* The names are those of the palette of the GNOME guidelines, which every desktop
 * theme can tell apart; written in libraries, so never renamed. */
const char * const bang_tag_colours[] = {
  "blue", "green", "yellow", "orange", "red", "purple", "brown", "grey", NULL
};

G_DEFINE_BOXED_TYPE (BangPersonal, bang_personal, bang_personal_ref, bang_personal_unref)
G_DEFINE_BOXED_TYPE (BangPersonalChange, bang_personal_change, bang_personal_change_ref, bang_personal_change_unref)

/**
 * bang_personal_ref:
 *
 * Returns: (transfer full): @self
 */
BangPersonal *
bang_personal_ref (BangPersonal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_personal_unref:
 * @self: (transfer full): what is kept beside an article
 */
void
bang_personal_unref (BangPersonal *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->collections, g_ptr_array_unref);
  g_free (self);
}

/**
 * bang_personal_change_new:
 *
 * Returns: (transfer full): a change of nothing
 */
BangPersonalChange *
bang_personal_change_new (void)
{
  BangPersonalChange *self = g_new0 (BangPersonalChange, 1);

  g_atomic_ref_count_init (&self->refs);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_personal_record_free);
  return self;
}

/**
 * bang_personal_change_ref:
 *
 * Returns: (transfer full): @self
 */
BangPersonalChange *
bang_personal_change_ref (BangPersonalChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_personal_change_unref:
 * @self: (transfer full): a change
 */
void
bang_personal_change_unref (BangPersonalChange *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * bang_personal_change_get_size:
 *
 * Returns: how many things it changes back; 0 when nothing had to be done
 */
guint
bang_personal_change_get_size (BangPersonalChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records->len;
}

/**
 * bang_personal_change_join:
 * @later: (transfer full): a change
 * @earlier: (transfer full): the one before it
 *
 * Returns: (transfer full): both as one, so that one step takes back both
 */
BangPersonalChange *
bang_personal_change_join (BangPersonalChange *later,
                           BangPersonalChange *earlier)
{
  BangPersonalChange *both = bang_personal_change_new ();

  g_ptr_array_extend (both->records, later->records, bang_personal_record_copy_cb, NULL);
  g_ptr_array_extend (both->records, earlier->records, bang_personal_record_copy_cb, NULL);
  bang_personal_change_unref (later);
  bang_personal_change_unref (earlier);
  return both;
}

/**
 * bang_personal_record_copy_cb:
 *
 * A #GCopyFunc for lists of rows.
 */
gpointer
bang_personal_record_copy_cb (gconstpointer record,
                              gpointer      user_data)
{
  const BangPersonalRecord *self = record;
  BangPersonalRecord *copy = bang_personal_record_new (self->kind, self->present);

  *copy = *self;
  copy->uuid = g_strdup (self->uuid);
  copy->target = g_strdup (self->target);
  copy->name = g_strdup (self->name);
  copy->text = g_strdup (self->text);
  copy->quote = g_strdup (self->quote);
  copy->prefix = g_strdup (self->prefix);
  copy->suffix = g_strdup (self->suffix);
  return copy;
}

/**
 * bang_personal_record_new:
 *
 * Returns: (transfer full): a row of which nothing is said yet
 */
BangPersonalRecord *
bang_personal_record_new (BangPersonalKind kind,
                          gboolean         present)
{
  BangPersonalRecord *self = g_new0 (BangPersonalRecord, 1);

  self->kind = kind;
  self->present = present;
  return self;
}

/**
 * bang_personal_record_free:
 * @self: (transfer full) (nullable): a row
 */
void
bang_personal_record_free (BangPersonalRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->target);
  g_free (self->name);
  g_free (self->text);
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

/**
 * bang_tag_new:
 *
 * Returns: (transfer full): a tag without a name
 */
BangTag *
bang_tag_new (void)
{
  return g_new0 (BangTag, 1);
}

/**
 * bang_tag_copy:
 *
 * Returns: (transfer full): the same again
 */
BangTag *
bang_tag_copy (const BangTag *self)
{
  BangTag *copy = bang_tag_new ();

  copy->uuid = g_strdup (self->uuid);
  copy->name = g_strdup (self->name);
  copy->colour = g_strdup (self->colour);
  copy->n_articles = self->n_articles;
  return copy;
}

/**
 * bang_tag_free:
 * @self: (transfer full) (nullable): a tag
 */
void
bang_tag_free (BangTag *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->colour);
  g_free (self);
}

/**
 * bang_collection_new:
 *
 * Returns: (transfer full): a collection without a name
 */
BangCollection *
bang_collection_new (void)
{
  return g_new0 (BangCollection, 1);
}

/**
 * bang_collection_free:
 * @self: (transfer full) (nullable): a collection
 */
void
bang_collection_free (BangCollection *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->note);
  g_free (self);
}

/**
 * bang_note_new:
 *
 * Returns: (transfer full): an empty note
 */
BangNote *
bang_note_new (void)
{
  return g_new0 (BangNote, 1);
}

/**
 * bang_note_free:
 * @self: (transfer full) (nullable): a note
 */
void
bang_note_free (BangNote *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->article);
  g_free (self->title);
  g_free (self->text);
  g_free (self->quote);
  g_free (self);
}
