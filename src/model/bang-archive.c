/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The library as the window sees it. The library blocks; here each request
 * runs on a worker of GLib's and answers in the main thread. Called in the
 * main thread only, but for the functions named ..._thread.
 *
 * A GTask may drop its last reference, and with it its source object, in the
 * worker. So a request is two tasks: the inner one knows the library and plain
 * values and crosses threads; the outer one belongs to the archive and never
 * leaves the main thread.
 */
#include "model/bang-archive-private.h"

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_N_ARTICLES,
  PROP_IMPORT,
  N_PROPS
};

enum
{
  CHANGED,
  IMPORTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangArchive, bang_archive, G_TYPE_OBJECT)

/* Requests */

BangRequest *
bang_request_new (BangArchive *self,
                  gint64       id)
{
  BangRequest *request = g_new0 (BangRequest, 1);

  g_set_object (&request->library, self->library);
  request->id = id;

  return request;
}

static void
request_free (gpointer data)
{
  BangRequest *request = data;

  g_clear_object (&request->library);
  if (request->free_extra != NULL)
    request->free_extra (request->extra);
  g_free (request->directory);
  g_free (request);
}

/* Starts the inner task of @outer; @done takes the reference of @outer. */
void
bang_request_run (BangRequest         *request,
                  GTask               *outer,
                  GTaskThreadFunc      func,
                  GAsyncReadyCallback  done)
{
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (outer), done, outer);

  g_task_set_source_tag (inner, func);
  g_task_set_task_data (inner, request, request_free);
  g_task_run_in_thread (inner, func);
}

gboolean
bang_archive_need_library (BangArchive *self,
                           GTask       *task)
{
  if (self->library != NULL)
    return TRUE;

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED,
                           "The library is not open");
  g_object_unref (task);

  return FALSE;
}

/* Hands a record over from the inner to the outer task. */
static void
pass_on (GAsyncResult   *result,
         GTask          *outer,
         GDestroyNotify  free_func)
{
  g_autoptr (GTask) task = outer;
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, free_func);
}

/* Counting */

static void
set_n_articles (BangArchive *self,
                guint64      n_articles)
{
  if (self->n_articles == n_articles)
    return;

  self->n_articles = n_articles;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  BangRequest *request = task_data;
  BangStats stats;
  GError *error = NULL;

  if (bang_library_get_stats (request->library, &stats, &error))
    {
      request->n_articles = stats.n_articles;
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  BangArchive *self = g_task_get_source_object (outer);
  BangRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->counting = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    set_n_articles (self, request->n_articles);
  else
    g_debug ("The library could not be counted: %s", error->message);

  if (self->count_again)
    bang_archive_count (self);

  g_task_return_boolean (outer, TRUE);
}

/* One at a time: an import tells of changes faster than a big library counts. */
void
bang_archive_count (BangArchive *self)
{
  self->count_again = self->counting;
  if (self->counting || self->library == NULL)
    return;

  self->counting = TRUE;
  bang_request_run (bang_request_new (self, 0), g_task_new (self, NULL, NULL, NULL),
                    count_thread, counted_cb);
}

static void
library_changed_cb (BangArchive *self)
{
  bang_archive_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* GObject */

static void
bang_archive_dispose (GObject *object)
{
  BangArchive *self = BANG_ARCHIVE (object);

  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
  g_clear_object (&self->import_cancellable);
  g_clear_object (&self->import);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bang_archive_parent_class)->dispose (object);
}

static void
bang_archive_finalize (GObject *object)
{
  BangArchive *self = BANG_ARCHIVE (object);

  g_ptr_array_unref (self->next_paths);

  G_OBJECT_CLASS (bang_archive_parent_class)->finalize (object);
}

static void
bang_archive_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  BangArchive *self = BANG_ARCHIVE (object);

  switch (property_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_N_ARTICLES:
      g_value_set_uint64 (value, self->n_articles);
      break;
    case PROP_IMPORT:
      g_value_set_object (value, self->import);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_archive_class_init (BangArchiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = bang_archive_dispose;
  object_class->finalize = bang_archive_finalize;
  object_class->get_property = bang_archive_get_property;

  properties[PROP_LIBRARY] =
    g_param_spec_object ("library", NULL, NULL, BANG_TYPE_LIBRARY, readable);
  properties[PROP_N_ARTICLES] =
    g_param_spec_uint64 ("n-articles", NULL, NULL, 0, G_MAXUINT64, 0, readable);
  properties[PROP_IMPORT] =
    g_param_spec_object ("import", NULL, NULL, BANG_TYPE_IMPORT_JOB, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[IMPORTED] = g_signal_new ("imported",
                                    G_TYPE_FROM_CLASS (klass),
                                    G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, BANG_TYPE_IMPORT_JOB, G_TYPE_ERROR);
}

static void
bang_archive_init (BangArchive *self)
{
  self->next_paths = g_ptr_array_new_with_free_func (g_free);
}

/**
 * bang_archive_new:
 *
 * Returns: (transfer full): an archive without a library
 */
BangArchive *
bang_archive_new (void)
{
  return g_object_new (BANG_TYPE_ARCHIVE, NULL);
}

void
bang_archive_notify_import (BangArchive *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IMPORT]);
}

void
bang_archive_emit_imported (BangArchive   *self,
                            BangImportJob *job,
                            GError        *error)
{
  g_signal_emit (self, signals[IMPORTED], 0, job, error);
}

/* Opening */

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BangRequest *request = task_data;
  g_autoptr (BangLibrary) library = NULL;
  GError *error = NULL;
  BangStats stats;

  library = bang_library_open (request->directory, &error);
  if (library == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* Whether it is empty decides the first thing a person sees. */
  if (!bang_library_get_stats (library, &stats, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  request->n_articles = stats.n_articles;
  g_task_return_pointer (task, g_steal_pointer (&library), g_object_unref);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  BangArchive *self = g_task_get_source_object (outer);
  BangRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangLibrary) library = NULL;
  GError *error = NULL;

  library = g_task_propagate_pointer (G_TASK (result), &error);
  if (library == NULL)
    {
      g_task_return_error (outer, error);
      return;
    }

  bang_archive_close (self);
  self->library = g_steal_pointer (&library);
  g_signal_connect_object (self->library, "changed",
                           G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  set_n_articles (self, request->n_articles);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
  g_task_return_boolean (outer, TRUE);
}

/**
 * bang_archive_open_async:
 * @self: an archive
 * @directory: (type filename) (nullable): a library, %NULL for the user's own
 * @cancellable: (nullable): forgets the answer
 * @callback: called when done
 * @user_data: for @callback
 *
 * Opens, and makes when there is none yet, a library.
 */
void
bang_archive_open_async (BangArchive         *self,
                         const char          *directory,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  BangRequest *request;
  GTask *task;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  request = g_new0 (BangRequest, 1);
  request->directory = directory != NULL ? g_strdup (directory) : bang_library_default_directory ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_archive_open_async);
  bang_request_run (request, task, open_thread, opened_cb);
}

gboolean
bang_archive_open_finish (BangArchive   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * bang_archive_close:
 * @self: an archive
 *
 * Stops the import between two articles and closes the library. Blocks for
 * what is being read and written at this moment: for the end of the program.
 */
void
bang_archive_close (BangArchive *self)
{
  g_return_if_fail (BANG_IS_ARCHIVE (self));

  bang_archive_cancel_import (self);
  if (self->library == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->library, self);
  bang_library_close (self->library);
  g_clear_object (&self->library);
  set_n_articles (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
}

/**
 * bang_archive_get_library:
 * @self: an archive
 *
 * Returns: (transfer none) (nullable): the open library, for a list model only;
 *   its functions block
 */
BangLibrary *
bang_archive_get_library (BangArchive *self)
{
  g_return_val_if_fail (BANG_IS_ARCHIVE (self), NULL);

  return self->library;
}

guint64
bang_archive_get_n_articles (BangArchive *self)
{
  g_return_val_if_fail (BANG_IS_ARCHIVE (self), 0);

  return self->n_articles;
}

/* Loading */

static void
load_article_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  BangRequest *request = task_data;
  GError *error = NULL;
  BangArticle *article;

  article = bang_library_get_article (request->library, request->id, cancellable, &error);
  if (article == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, article, (GDestroyNotify) bang_article_unref);
}

static void
article_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  pass_on (result, user_data, (GDestroyNotify) bang_article_unref);
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
  if (bang_archive_need_library (self, task))
    bang_request_run (bang_request_new (self, id), task,
                      load_article_thread, article_loaded_cb);
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

static void
load_relations_thread (GTask        *task,
                       gpointer      source,
                       gpointer      task_data,
                       GCancellable *cancellable)
{
  BangRequest *request = task_data;
  GError *error = NULL;
  BangRelations *relations;

  relations = bang_library_get_relations (request->library, request->id, cancellable, &error);
  if (relations == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, relations, (GDestroyNotify) bang_relations_unref);
}

static void
relations_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  pass_on (result, user_data, (GDestroyNotify) bang_relations_unref);
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
  if (bang_archive_need_library (self, task))
    bang_request_run (bang_request_new (self, article_id), task,
                      load_relations_thread, relations_loaded_cb);
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

static void
load_entity_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  BangRequest *request = task_data;
  GError *error = NULL;
  BangEntityCard *card;

  card = bang_library_get_entity (request->library, request->id, cancellable, &error);
  if (card == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, card, (GDestroyNotify) bang_entity_card_unref);
}

static void
entity_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  pass_on (result, user_data, (GDestroyNotify) bang_entity_card_unref);
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
  if (bang_archive_need_library (self, task))
    bang_request_run (bang_request_new (self, entity_id), task,
                      load_entity_thread, entity_loaded_cb);
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
