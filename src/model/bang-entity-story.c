/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The events and relations of a name, read by a worker behind its card: the
 * card is there at once, this takes longer where a name is in many articles.
 * Main thread, except read_story.
 */
#include "model/bang-entity-story.h"

#include "model/bang-archive-private.h"

/* Rows of a page; the lists have all of them. */
#define MANY 200

/**
 * bang_entity_story_new:
 * @entity_id: whose
 * @events: (transfer full) (element-type BangAppearance): where it appeared
 * @relations: (transfer full) (element-type BangRelationRow): what is said of it
 *
 * Returns: (transfer full): both
 */
BangEntityStory *
bang_entity_story_new (gint64     entity_id,
                       GPtrArray *events,
                       GPtrArray *relations)
{
  BangEntityStory *self = g_new0 (BangEntityStory, 1);

  g_atomic_ref_count_init (&self->refs);
  self->entity_id = entity_id;
  self->events = events;
  self->relations = relations;

  return self;
}

BangEntityStory *
bang_entity_story_ref (BangEntityStory *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
bang_entity_story_unref (BangEntityStory *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->relations);
  g_free (self);
}

static gpointer
read_story (BangRequest   *request,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) relations = NULL;

  events = bang_library_get_entity_events (request->library, request->id, MANY, cancellable, error);
  if (events != NULL)
    relations = bang_library_get_entity_relations (request->library, request->id, MANY, cancellable, error);
  return relations != NULL
         ? bang_entity_story_new (request->id, g_steal_pointer (&events), g_steal_pointer (&relations)) : NULL;
}

/**
 * bang_archive_load_story_async:
 * @self: an archive
 * @entity_id: a name
 * @cancellable: (nullable): stops the reading
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_archive_load_story_async (BangArchive         *self,
                               gint64               entity_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_archive_load_story_async);
  bang_request_read (bang_request_new (self, entity_id), task, read_story,
                     (GDestroyNotify) bang_entity_story_unref);
}

/**
 * bang_archive_load_story_finish:
 *
 * Returns: (transfer full) (nullable): what the library tells
 */
BangEntityStory *
bang_archive_load_story_finish (BangArchive   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
