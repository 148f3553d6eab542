/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The library as the window sees it. The library blocks; here each request
 * runs on a worker of GLib's and answers in the main thread. Called in the
 * main thread only, but for the functions named ..._thread. Reading one thing
 * is bang-archive-load.c.
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
