/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Searching for a list of articles. A search has two steps: the first
 * FIRST_ROWS numbers, so that rows appear at once whatever was typed, then all
 * of them. Each search has a generation; an answer of an older one is thrown
 * away, and its work is cancelled. Main thread, except search_thread.
 */
#include "model/bang-article-search-private.h"

/* More than a view keeps alive (GtkListView: 200), so that the second step
 * changes nothing on the screen. */
#define FIRST_ROWS 256

#define LOADING_DELAY_MS 250

/* Holds the search weakly, through a box that outlives both. */
typedef struct
{
  gatomicrefcount    refs;
  BangArticleSearch *search;    /* NULL once freed; main thread only */
} Box;

typedef struct
{
  Box         *box;
  guint        generation;
  BangLibrary *library;
  BangQuery   *query;
  BangSort     sort;
  gint64       limit;
  gboolean     reread;
} Request;

struct _BangArticleSearch
{
  BangArticleSearchFuncs  funcs;
  gpointer                user_data;

  Box                    *box;
  BangLibrary            *library;        /* (nullable) */
  BangQuery              *query;          /* (nullable) */
  BangSort                sort;
  GCancellable           *cancellable;    /* of the running search, else NULL */
  guint                   generation;
  guint                   start_source;
  guint                   loading_source;
  gboolean                loading;
  gboolean                refreshing;     /* same query: ask for everything at once */
  gboolean                reread;
};

static void run_search (BangArticleSearch *self,
                        gint64             limit);

static void
box_unref (Box *box)
{
  if (g_atomic_ref_count_dec (&box->refs))
    g_free (box);
}

static Request *
request_new (BangArticleSearch *self,
             gint64             limit)
{
  Request *request = g_new0 (Request, 1);

  g_atomic_ref_count_inc (&self->box->refs);
  request->box = self->box;
  request->generation = self->generation;
  request->library = g_object_ref (self->library);
  request->query = bang_query_ref (self->query);
  request->sort = self->sort;
  request->limit = limit;
  request->reread = self->reread;

  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  box_unref (request->box);
  g_object_unref (request->library);
  bang_query_unref (request->query);
  g_free (request);
}

static void
set_loading (BangArticleSearch *self,
             gboolean           loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  self->funcs.loading (loading, self->user_data);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  GArray *ids;

  ids = bang_library_search (request->library, request->query, request->sort,
                             request->limit, cancellable, &error);
  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  Box *box = request->box;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  BangArticleAnswer answer = { NULL, };

  ids = g_task_propagate_pointer (G_TASK (result), &error);
  if (box->search == NULL || request->generation != box->search->generation)
    return;

  g_clear_object (&box->search->cancellable);
  g_clear_handle_id (&box->search->loading_source, g_source_remove);
  set_loading (box->search, FALSE);

  answer.ids = ids;
  answer.error = ids == NULL ? error->message : NULL;
  answer.whole = ids == NULL || request->limit == G_MAXINT64 || ids->len < request->limit;
  answer.reread = request->reread;
  if (box->search != NULL && request->generation == box->search->generation)
    box->search->funcs.answered (&answer, box->search->user_data);

  /* Whoever was told may have begun another search. */
  if (!answer.whole && box->search != NULL && request->generation == box->search->generation)
    run_search (box->search, G_MAXINT64);
}

static gboolean
loading_cb (gpointer data)
{
  BangArticleSearch *self = data;

  self->loading_source = 0;
  set_loading (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
run_search (BangArticleSearch *self,
            gint64             limit)
{
  g_autoptr (GTask) task = NULL;
  Request *request = request_new (self, limit);

  self->reread = FALSE;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, searched_cb, NULL);
  g_task_set_source_tag (task, run_search);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, search_thread);
}

static gboolean
start_search_cb (gpointer data)
{
  BangArticleSearch *self = data;
  gint64 limit = self->refreshing ? G_MAXINT64 : FIRST_ROWS;

  self->start_source = 0;
  self->refreshing = FALSE;
  run_search (self, limit);

  return G_SOURCE_REMOVE;
}

static void
drop_work (BangArticleSearch *self)
{
  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

BangArticleSearch *
bang_article_search_new (const BangArticleSearchFuncs *funcs,
                         gpointer                      user_data)
{
  BangArticleSearch *self = g_new0 (BangArticleSearch, 1);

  self->funcs = *funcs;
  self->user_data = user_data;
  self->box = g_new0 (Box, 1);
  g_atomic_ref_count_init (&self->box->refs);
  self->box->search = self;

  return self;
}

/* Tells nothing any more. */
void
bang_article_search_free (BangArticleSearch *self)
{
  drop_work (self);
  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_clear_object (&self->library);
  g_clear_pointer (&self->query, bang_query_unref);
  self->box->search = NULL;
  box_unref (self->box);
  g_free (self);
}

/* Drops what is on its way and begins anew, in an idle: several properties set
 * in a row are one search. @refreshing: the rows on the screen answer the same
 * question. */
void
bang_article_search_begin (BangArticleSearch *self,
                           BangLibrary       *library,
                           BangQuery         *query,
                           BangSort           sort,
                           gboolean           refreshing,
                           gboolean           reread)
{
  drop_work (self);

  g_set_object (&self->library, library);
  bang_query_ref (query);
  g_clear_pointer (&self->query, bang_query_unref);
  self->query = query;
  self->sort = sort;
  self->reread = self->reread || reread;

  if (self->start_source == 0)
    {
      self->refreshing = refreshing;
      self->start_source = g_idle_add_full (G_PRIORITY_DEFAULT, start_search_cb, self, NULL);
    }
  else
    {
      self->refreshing = self->refreshing && refreshing;
    }

  if (self->loading_source == 0 && !self->loading)
    self->loading_source = g_timeout_add (LOADING_DELAY_MS, loading_cb, self);
}

/* Drops what is on its way. */
void
bang_article_search_stop (BangArticleSearch *self)
{
  drop_work (self);
  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_clear_object (&self->library);
  set_loading (self, FALSE);
}

/* A number that is another one after each beginning. */
guint
bang_article_search_get_stamp (BangArticleSearch *self)
{
  return self->generation;
}
