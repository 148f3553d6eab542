/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Graphs, ways and sentences out of the library, asked for by the window. Main
 * thread, except the functions that read, which a worker runs.
 */
#include "model/bang-graph-jobs.h"

#include "model/bang-archive-private.h"

/* Everything any of these asks for. */
typedef struct
{
  BangGraphScope   scope;
  gint64           one;
  gint64           other;
  guint            limit;
  char            *words;    /* (nullable) */
  BangGraphFilter  filter;
  gboolean         filtered;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_pointer (&wish->filter.query, bang_query_unref);
  g_free (wish->words);
  g_free (wish);
}

static Wish *
wish_new (const BangGraphFilter *filter)
{
  Wish *wish = g_new0 (Wish, 1);

  if (filter == NULL)
    return wish;
  wish->filtered = TRUE;
  wish->filter = *filter;
  wish->filter.type = g_intern_string (filter->type);
  if (wish->filter.query != NULL)
    bang_query_ref (wish->filter.query);
  return wish;
}

static const BangGraphFilter *
get_filter (const Wish *wish)
{
  return wish->filtered ? &wish->filter : NULL;
}

static void
ask (BangArchive         *self,
     Wish                *wish,
     BangReadFunc         read,
     GDestroyNotify       free_answer,
     gpointer             tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  BangRequest *request = bang_request_new (self, 0);

  g_task_set_source_tag (task, tag);
  request->extra = wish;
  request->free_extra = wish_free;
  bang_request_read (request, task, read, free_answer);
}

/* Graphs */

static gpointer
read_graph (BangRequest   *request,
            GCancellable  *cancellable,
            GError       **error)
{
  const Wish *wish = request->extra;
  BangGraph *graph;

  switch (wish->scope)
    {
    case BANG_GRAPH_OF_ENTITY:
      graph = bang_library_get_ego_graph (request->library, wish->one, get_filter (wish), cancellable, error);
      break;
    case BANG_GRAPH_OF_ARTICLE:
      graph = bang_library_get_article_graph (request->library, wish->one, get_filter (wish), cancellable, error);
      break;
    case BANG_GRAPH_OF_EVERYTHING:
    default:
      graph = bang_library_get_network (request->library, get_filter (wish), cancellable, error);
      break;
    }
  return graph;
}

/**
 * bang_archive_load_graph_async:
 * @self: an archive
 * @scope: of what
 * @id: the name or the article, 0 of everything
 * @filter: (nullable): what of it; not kept
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_archive_load_graph_async (BangArchive           *self,
                               BangGraphScope         scope,
                               gint64                 id,
                               const BangGraphFilter *filter,
                               GCancellable          *cancellable,
                               GAsyncReadyCallback    callback,
                               gpointer               user_data)
{
  Wish *wish;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  wish = wish_new (filter);
  wish->scope = scope;
  wish->one = id;
  ask (self, wish, read_graph, (GDestroyNotify) bang_graph_unref, bang_archive_load_graph_async,
       cancellable, callback, user_data);
}

/**
 * bang_archive_load_graph_finish:
 *
 * Returns: (transfer full) (nullable): the graph
 */
BangGraph *
bang_archive_load_graph_finish (BangArchive   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Sentences */

static gpointer
read_meetings (BangRequest   *request,
               GCancellable  *cancellable,
               GError       **error)
{
  const Wish *wish = request->extra;
  GPtrArray *meetings = bang_library_get_meetings (request->library, wish->one, wish->other, wish->limit,
                                                   cancellable, error);

  return meetings;
}

/**
 * bang_archive_load_meetings_async:
 * @self: an archive
 * @one: a name
 * @other: another
 * @limit: how many articles at most
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_archive_load_meetings_async (BangArchive         *self,
                                  gint64               one,
                                  gint64               other,
                                  guint                limit,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Wish *wish;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  wish = wish_new (NULL);
  wish->one = one;
  wish->other = other;
  wish->limit = limit;
  ask (self, wish, read_meetings, (GDestroyNotify) g_ptr_array_unref, bang_archive_load_meetings_async,
       cancellable, callback, user_data);
}

/**
 * bang_archive_load_meetings_finish:
 *
 * Returns: (transfer full) (nullable) (element-type BangMeeting): the articles
 */
GPtrArray *
bang_archive_load_meetings_finish (BangArchive   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Ways */

static gpointer
find_path (BangRequest   *request,
           GCancellable  *cancellable,
           GError       **error)
{
  const Wish *wish = request->extra;
  BangGraphPath *path = bang_library_find_path (request->library, wish->one, wish->other, get_filter (wish),
                                                cancellable, error);

  return path;
}

/**
 * bang_archive_find_path_async:
 * @self: an archive
 * @from: a name
 * @to: another
 * @filter: (nullable): over which names, in which articles; not kept
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_archive_find_path_async (BangArchive           *self,
                              gint64                 from,
                              gint64                 to,
                              const BangGraphFilter *filter,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  Wish *wish;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  wish = wish_new (filter);
  wish->one = from;
  wish->other = to;
  ask (self, wish, find_path, (GDestroyNotify) bang_graph_path_free, bang_archive_find_path_async,
       cancellable, callback, user_data);
}

/**
 * bang_archive_find_path_finish:
 *
 * Returns: (transfer full) (nullable): the way, without nodes when there is none
 */
BangGraphPath *
bang_archive_find_path_finish (BangArchive   *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Names */

static gpointer
suggest_names (BangRequest   *request,
               GCancellable  *cancellable,
               GError       **error)
{
  const Wish *wish = request->extra;
  BangEntityFilter filter = { TRUE, BANG_ENTITY_PERSON, wish->words, BANG_ENTITY_ORDER_COUNT };
  GPtrArray *rows = bang_library_list_entities (request->library, &filter, 0, wish->limit, NULL, cancellable, error);

  return rows;
}

/**
 * bang_archive_suggest_names_async:
 * @self: an archive
 * @words: what was typed; each word begins a word of the name, without marks any
 * @limit: how many names at most
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_archive_suggest_names_async (BangArchive         *self,
                                  const char          *words,
                                  guint                limit,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Wish *wish;

  g_return_if_fail (BANG_IS_ARCHIVE (self));

  wish = wish_new (NULL);
  wish->words = g_strdup (words);
  wish->limit = limit;
  ask (self, wish, suggest_names, (GDestroyNotify) g_ptr_array_unref, bang_archive_suggest_names_async,
       cancellable, callback, user_data);
}

/**
 * bang_archive_suggest_names_finish:
 *
 * Returns: (transfer full) (nullable) (element-type BangEntityRow): the names in
 *   most articles first
 */
GPtrArray *
bang_archive_suggest_names_finish (BangArchive   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
