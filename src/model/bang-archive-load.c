/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One thing out of the library: an article, what it is connected with, a name.
 * Main thread, but for the functions named read_..., which a worker runs.
 */
#include "model/bang-archive-private.h"

static gpointer
read_article (BangRequest   *request,
              GCancellable  *cancellable,
              GError       **error)
{
  return bang_library_get_article (request->library, request->id, cancellable, error);
}

/**
 * bang_archive_load_article_async:
 * @self: an archive
 * @id: an article
 * @cancellable: (nullable): stops the reading
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads one article whole.
 */
void
bang_archive_load_article_async (BangArchive         *self,
                                 gint64               id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_archive_load_article_async);
  bang_request_read (bang_request_new (self, id), task, read_article, (GDestroyNotify) bang_article_unref);
}

/**
 * bang_archive_load_article_finish:
 * @self: an archive
 * @result: the answer
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the article
 */
BangArticle *
bang_archive_load_article_finish (BangArchive   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_relations (BangRequest   *request,
                GCancellable  *cancellable,
                GError       **error)
{
  return bang_library_get_relations (request->library, request->id, cancellable, error);
}

/**
 * bang_archive_load_relations_async:
 * @self: an archive
 * @article_id: an article
 * @cancellable: (nullable): stops the search
 * @callback: called when done
 * @user_data: for @callback
 *
 * Finds what an article is connected with.
 */
void
bang_archive_load_relations_async (BangArchive         *self,
                                   gint64               article_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_archive_load_relations_async);
  bang_request_read (bang_request_new (self, article_id), task, read_relations, (GDestroyNotify) bang_relations_unref);
}

/**
 * bang_archive_load_relations_finish:
 * @self: an archive
 * @result: the answer
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the relations
 */
BangRelations *
bang_archive_load_relations_finish (BangArchive   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_entity (BangRequest   *request,
             GCancellable  *cancellable,
             GError       **error)
{
  return bang_library_get_entity (request->library, request->id, cancellable, error);
}

/**
 * bang_archive_load_entity_async:
 * @self: an archive
 * @entity_id: a person, an organisation or a place
 * @cancellable: (nullable): stops the reading
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads what is known of an entity.
 */
void
bang_archive_load_entity_async (BangArchive         *self,
                                gint64               entity_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_archive_load_entity_async);
  bang_request_read (bang_request_new (self, entity_id), task, read_entity, (GDestroyNotify) bang_entity_card_unref);
}

/**
 * bang_archive_load_entity_finish:
 * @self: an archive
 * @result: the answer
 * @error: why there is none
 *
 * Returns: (transfer full) (nullable): the entity
 */
BangEntityCard *
bang_archive_load_entity_finish (BangArchive   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
