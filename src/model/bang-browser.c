/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pages of facts ask once: counts for a timeline, facets, the page of a
 * name, an entry of the ledger with what may have come of it, a dossier. Main
 * thread, except the functions named ..._thread. */
#include "model/bang-browser.h"

#include "export/bang-dossier.h"

typedef struct
{
  BangLibrary     *library;     /* Owned */
  BangQuery       *query;       /* Owned, (nullable) */
  BangEventFilter  filter;
  BangPeriods      periods;
  gint64           id;
  guint            limit;
  char            *name;        /* Owned */
  char            *path;        /* Owned */
} Question;

static Question *
question_new (BangLibrary *library)
{
  Question *question = g_new0 (Question, 1);

  question->library = g_object_ref (library);

  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->library);
  g_clear_pointer (&question->query, bang_query_unref);
  g_free (question->name);
  g_free (question->path);
  g_free (question);
}

static void
ask (Question            *question,
     GTaskThreadFunc      func,
     gpointer             tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, func);
}

static void
answer (GTask          *task,
        gpointer        found,
        GDestroyNotify  drop,
        GError         *error)
{
  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, drop);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  GArray *periods;

  if (question->periods == BANG_PERIODS_MONTHS)
    periods = bang_library_count_events_by_month (question->library, &question->filter, cancellable, &error);
  else
    periods = bang_library_count_events_by_year (question->library, &question->filter, cancellable, &error);
  answer (task, periods, (GDestroyNotify) g_array_unref, error);
}

/**
 * bang_browser_count_events_async:
 * @library: where to count
 * @filter: (nullable): which events
 * @periods: years or months
 */
void
bang_browser_count_events_async (BangLibrary           *library,
                                 const BangEventFilter *filter,
                                 BangPeriods            periods,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  Question *question;

  g_return_if_fail (BANG_IS_LIBRARY (library));

  question = question_new (library);
  question->periods = periods;
  if (filter != NULL)
    {
      question->filter = *filter;
      question->filter.type = g_intern_string (filter->type);
      if (filter->query != NULL)
        question->query = bang_query_ref (filter->query);
    }
  ask (question, count_thread, bang_browser_count_events_async, cancellable, callback, user_data);
}

/**
 * bang_browser_count_events_finish:
 *
 * Returns: (transfer full) (nullable) (element-type BangPeriod): the counts
 */
GArray *
bang_browser_count_events_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bang_browser_count_events_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
facets_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  BangFacets *facets;

  facets = bang_library_get_facets (question->library, question->query, question->limit, cancellable, &error);
  answer (task, facets, (GDestroyNotify) bang_facets_unref, error);
}

/**
 * bang_browser_get_facets_async:
 * @library: where to count
 * @query: (nullable): what was looked for
 * @top: how many values of each facet
 */
void
bang_browser_get_facets_async (BangLibrary         *library,
                               BangQuery           *query,
                               guint                top,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Question *question;

  g_return_if_fail (BANG_IS_LIBRARY (library));

  question = question_new (library);
  question->query = query != NULL ? bang_query_ref (query) : NULL;
  question->limit = top;
  ask (question, facets_thread, bang_browser_get_facets_async, cancellable, callback, user_data);
}

/**
 * bang_browser_get_facets_finish:
 *
 * Returns: (transfer full) (nullable): the counts
 */
BangFacets *
bang_browser_get_facets_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bang_browser_get_facets_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
entity_events_thread (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  GPtrArray *events;

  events = bang_library_get_entity_events (question->library, question->id, question->limit, cancellable, &error);
  answer (task, events, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * bang_browser_get_entity_events_async:
 * @entity_id: a name
 * @limit: how many events
 *
 * Answered with bang_browser_list_finish(): BangAppearance.
 */
void
bang_browser_get_entity_events_async (BangLibrary         *library,
                                      gint64               entity_id,
                                      guint                limit,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  Question *question;

  g_return_if_fail (BANG_IS_LIBRARY (library));

  question = question_new (library);
  question->id = entity_id;
  question->limit = limit;
  ask (question, entity_events_thread, bang_browser_list_finish, cancellable, callback, user_data);
}

static void
entity_relations_thread (GTask        *task,
                         gpointer      source,
                         gpointer      task_data,
                         GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  GPtrArray *relations;

  relations = bang_library_get_entity_relations (question->library, question->id, question->limit,
                                                 cancellable, &error);
  answer (task, relations, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * bang_browser_get_entity_relations_async:
 * @entity_id: a name
 * @limit: how many relations
 *
 * Answered with bang_browser_list_finish(): BangRelationRow.
 */
void
bang_browser_get_entity_relations_async (BangLibrary         *library,
                                         gint64               entity_id,
                                         guint                limit,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  Question *question;

  g_return_if_fail (BANG_IS_LIBRARY (library));

  question = question_new (library);
  question->id = entity_id;
  question->limit = limit;
  ask (question, entity_relations_thread, bang_browser_list_finish, cancellable, callback, user_data);
}

static void
ledger_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;
  GPtrArray *rows;

  rows = bang_library_get_ledger (question->library, &question->id, 1, TRUE, cancellable, &error);
  answer (task, rows, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * bang_browser_get_ledger_async:
 * @ledger_id: an agreement or a proposal
 *
 * Reads one entry with what may have come of it. Answered with
 * bang_browser_list_finish(): one BangLedgerRow, %NULL when it is not there.
 */
void
bang_browser_get_ledger_async (BangLibrary         *library,
                               gint64               ledger_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Question *question;

  g_return_if_fail (BANG_IS_LIBRARY (library));

  question = question_new (library);
  question->id = ledger_id;
  ask (question, ledger_thread, bang_browser_list_finish, cancellable, callback, user_data);
}

/**
 * bang_browser_list_finish:
 *
 * Returns: (transfer full) (nullable): the records
 */
GPtrArray *
bang_browser_list_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bang_browser_list_finish), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
dossier_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Question *question = task_data;
  GError *error = NULL;

  if (bang_dossier_to_file (question->library, question->name, question->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * bang_browser_write_dossier_async:
 * @name: whom it is about: a number, a uuid or a name
 * @path: (type filename): HTML if it ends in .html, else Markdown
 */
void
bang_browser_write_dossier_async (BangLibrary         *library,
                                  const char          *name,
                                  const char          *path,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Question *question;

  g_return_if_fail (BANG_IS_LIBRARY (library));
  g_return_if_fail (name != NULL && path != NULL);

  question = question_new (library);
  question->name = g_strdup (name);
  question->path = g_strdup (path);
  ask (question, dossier_thread, bang_browser_write_dossier_async, cancellable, callback, user_data);
}

gboolean
bang_browser_write_dossier_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bang_browser_write_dossier_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
