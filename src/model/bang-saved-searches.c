/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Kept searches as the window sees them. Whatever is done to one is written by a
 * worker, and the list read again with its counts, one worker at a time: what is
 * done while one is at work waits for it. Main thread, except run_thread.
 */
#include "model/bang-saved-searches.h"

/* What a worker does, then what it found. */
typedef struct
{
  GWeakRef         saved;
  BangLibrary     *library;
  BangSavedSearch *put;       /* (nullable) */
  char            *deleted;   /* (nullable) uuid */
  GPtrArray       *searches;  /* (nullable) (element-type BangSavedSearch) */
  GArray          *counts;    /* (nullable) (element-type gint64) */
} Job;

struct _BangSavedSearches
{
  GObject parent_instance;

  BangLibrary *library;     /* (nullable) */
  GPtrArray   *searches;    /* (element-type BangSavedSearch) */
  GArray      *counts;      /* (element-type gint64) */
  GQueue       waiting;     /* (element-type Job) */
  gboolean     working;
  gboolean     again;
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangSavedSearches, bang_saved_searches, G_TYPE_OBJECT)

static void start (BangSavedSearches *self,
                   Job               *job);

static Job *
job_new (BangSavedSearches *self)
{
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->saved, self);
  job->library = g_object_ref (self->library);

  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->saved);
  g_object_unref (job->library);
  g_clear_pointer (&job->put, bang_saved_search_free);
  g_clear_pointer (&job->searches, g_ptr_array_unref);
  g_clear_pointer (&job->counts, g_array_unref);
  g_free (job->deleted);
  g_free (job);
}

static gboolean
count (Job     *job,
       GError **error)
{
  job->counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < job->searches->len; i++)
    {
      const BangSavedSearch *search = g_ptr_array_index (job->searches, i);
      g_autoptr (BangQuery) query = bang_query_parse (search->query, BANG_QUERY_TYPED);
      g_autoptr (GArray) ids = bang_library_search (job->library, query, BANG_SORT_NEWEST, 0, NULL, error);
      gint64 n;

      if (ids == NULL)
        return FALSE;
      n = ids->len;
      g_array_append_val (job->counts, n);
    }
  return TRUE;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if ((job->put == NULL || bang_library_put_saved (job->library, job->put, &error))
      && (job->deleted == NULL || bang_library_delete_saved (job->library, job->deleted, &error)))
    job->searches = bang_library_list_saved (job->library, NULL, &error);
  if (job->searches != NULL && count (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangSavedSearches) self = g_weak_ref_get (&job->saved);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self == NULL)
    return;

  self->working = FALSE;
  if (done && job->library == self->library)
    {
      g_ptr_array_unref (self->searches);
      g_array_unref (self->counts);
      self->searches = g_steal_pointer (&job->searches);
      self->counts = g_steal_pointer (&job->counts);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (!done && (job->put != NULL || job->deleted != NULL))
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
    }

  if (self->working)
    return;
  if (!g_queue_is_empty (&self->waiting))
    start (self, g_queue_pop_head (&self->waiting));
  else if (self->again)
    bang_saved_searches_refresh (self);
}

static void
start (BangSavedSearches *self,
       Job               *job)
{
  g_autoptr (GTask) task = NULL;

  if (self->working)
    {
      g_queue_push_tail (&self->waiting, job);
      return;
    }

  self->working = TRUE;
  self->again = FALSE;
  task = g_task_new (NULL, NULL, done_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_thread);
}

static void
bang_saved_searches_finalize (GObject *object)
{
  BangSavedSearches *self = BANG_SAVED_SEARCHES (object);

  g_queue_clear_full (&self->waiting, job_free);
  g_clear_object (&self->library);
  g_ptr_array_unref (self->searches);
  g_array_unref (self->counts);

  G_OBJECT_CLASS (bang_saved_searches_parent_class)->finalize (object);
}

static void
bang_saved_searches_class_init (BangSavedSearchesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bang_saved_searches_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bang_saved_searches_init (BangSavedSearches *self)
{
  self->searches = g_ptr_array_new ();
  self->counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_queue_init (&self->waiting);
}

BangSavedSearches *
bang_saved_searches_new (void)
{
  return g_object_new (BANG_TYPE_SAVED_SEARCHES, NULL);
}

/**
 * bang_saved_searches_set_library:
 * @self: kept searches
 * @library: (nullable): where they are kept
 */
void
bang_saved_searches_set_library (BangSavedSearches *self,
                                 BangLibrary       *library)
{
  g_return_if_fail (BANG_IS_SAVED_SEARCHES (self));

  if (!g_set_object (&self->library, library))
    return;

  g_queue_clear_full (&self->waiting, job_free);
  bang_saved_searches_refresh (self);
}

/**
 * bang_saved_searches_refresh:
 * @self: kept searches
 *
 * Reads and counts them again.
 */
void
bang_saved_searches_refresh (BangSavedSearches *self)
{
  g_return_if_fail (BANG_IS_SAVED_SEARCHES (self));

  if (self->library == NULL)
    return;

  /* An import tells of changes all the time; one look at the end will do. */
  if (self->working)
    self->again = TRUE;
  else
    start (self, job_new (self));
}

guint
bang_saved_searches_get_n (BangSavedSearches *self)
{
  g_return_val_if_fail (BANG_IS_SAVED_SEARCHES (self), 0);

  return self->searches->len;
}

/**
 * bang_saved_searches_get:
 * @self: kept searches
 * @n: one of them
 *
 * Returns: (transfer none): it, until "changed"
 */
const BangSavedSearch *
bang_saved_searches_get (BangSavedSearches *self,
                         guint              n)
{
  g_return_val_if_fail (BANG_IS_SAVED_SEARCHES (self) && n < self->searches->len, NULL);

  return g_ptr_array_index (self->searches, n);
}

gint64
bang_saved_searches_get_count (BangSavedSearches *self,
                               guint              n)
{
  g_return_val_if_fail (BANG_IS_SAVED_SEARCHES (self) && n < self->counts->len, 0);

  return g_array_index (self->counts, gint64, n);
}

/**
 * bang_saved_searches_find:
 * @self: kept searches
 * @uuid: of one
 *
 * Returns: (transfer none) (nullable): it, until "changed"
 */
const BangSavedSearch *
bang_saved_searches_find (BangSavedSearches *self,
                          const char        *uuid)
{
  g_return_val_if_fail (BANG_IS_SAVED_SEARCHES (self), NULL);

  for (guint i = 0; i < self->searches->len; i++)
    {
      const BangSavedSearch *search = g_ptr_array_index (self->searches, i);

      if (g_strcmp0 (search->uuid, uuid) == 0)
        return search;
    }
  return NULL;
}

/**
 * bang_saved_searches_put:
 * @self: kept searches
 * @search: one to keep, or to be otherwise from now on
 */
void
bang_saved_searches_put (BangSavedSearches     *self,
                         const BangSavedSearch *search)
{
  Job *job;

  g_return_if_fail (BANG_IS_SAVED_SEARCHES (self));
  g_return_if_fail (search != NULL);

  if (self->library == NULL)
    return;

  job = job_new (self);
  job->put = bang_saved_search_copy (search);
  start (self, job);
}

void
bang_saved_searches_delete (BangSavedSearches *self,
                            const char        *uuid)
{
  Job *job;

  g_return_if_fail (BANG_IS_SAVED_SEARCHES (self));
  g_return_if_fail (uuid != NULL);

  if (self->library == NULL)
    return;

  job = job_new (self);
  job->deleted = g_strdup (uuid);
  start (self, job);
}
