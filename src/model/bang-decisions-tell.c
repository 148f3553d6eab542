/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Telling the library, undoing and redoing, looking for names, and the files of
 * decisions: each a job for a worker and the answer to it. Main thread.
 */
#include "model/bang-decisions-private.h"

/* Telling */

/**
 * bang_decisions_decide_async:
 * @self: the decisions
 * @requests: (array length=n_requests): what to tell, together
 * @n_requests: at least one
 * @cancellable: (nullable): no use once it has begun
 * @callback: called when the library knows and the list tells
 * @user_data: for @callback
 *
 * Tells the library. Several things told together take effect together or not
 * at all, and are undone together.
 */
void
bang_decisions_decide_async (BangDecisions             *self,
                             const BangDecisionRequest *requests,
                             guint                      n_requests,
                             GCancellable              *cancellable,
                             GAsyncReadyCallback        callback,
                             gpointer                   user_data)
{
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));
  g_return_if_fail (n_requests > 0);

  job = bang_decision_job_new (bang_decision_job_tell);
  job->reads_log = TRUE;
  for (guint i = 0; i < n_requests; i++)
    bang_decision_job_add (job, &requests[i]);
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

/* What is undone and redone with @seq, those of the wanted state only. */
static void
add_breath (BangDecisions   *self,
            BangDecisionJob *job,
            gint64           seq,
            gboolean         active)
{
  GArray *breath = g_hash_table_lookup (self->breaths, &seq);

  for (guint i = 0; breath != NULL && i < breath->len; i++)
    {
      gint64 other = g_array_index (breath, gint64, i);
      BangDecisionItem *item = bang_decisions_get_by_seq (self, other);

      if (item != NULL && bang_decision_item_get_decision (item)->active == active)
        g_array_append_val (job->seqs, other);
    }
  if (job->seqs->len == 0)
    g_array_append_val (job->seqs, seq);
}

/**
 * bang_decisions_undo_async:
 * @self: the decisions
 * @seq: which to take back; 0 for "undoable"
 * @cancellable: (nullable): no use once it has begun
 * @callback: called when the library knows and the list tells
 * @user_data: for @callback
 *
 * What was told together with the last decision is taken back with it; a
 * decision that is named is taken back alone.
 */
void
bang_decisions_undo_async (BangDecisions       *self,
                           gint64               seq,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));

  job = bang_decision_job_new (bang_decision_job_undo);
  job->reads_log = TRUE;
  if (seq != 0 || self->undoable == NULL)
    g_array_append_val (job->seqs, seq);
  else
    add_breath (self, job, bang_decision_item_get_decision (self->undoable)->seq, TRUE);
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

/**
 * bang_decisions_redo_async:
 * @self: the decisions
 * @seq: which to put in force again; 0 for "redoable"
 * @cancellable: (nullable): no use once it has begun
 * @callback: called when the library knows and the list tells
 * @user_data: for @callback
 */
void
bang_decisions_redo_async (BangDecisions       *self,
                           gint64               seq,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));

  job = bang_decision_job_new (bang_decision_job_redo);
  job->reads_log = TRUE;
  if (seq != 0 || self->redoable == NULL)
    g_array_append_val (job->seqs, seq);
  else
    add_breath (self, job, bang_decision_item_get_decision (self->redoable)->seq, FALSE);
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

/**
 * bang_decisions_decide_finish:
 * @self: the decisions
 * @result: the answer
 * @new_id: (out) (optional): split: the name that was made
 * @error: why it was not done
 *
 * Of telling, undoing and redoing.
 *
 * Returns: the number of the decision, the last where there are several; 0 with
 *   an error
 */
gint64
bang_decisions_decide_finish (BangDecisions  *self,
                              GAsyncResult   *result,
                              gint64         *new_id,
                              GError        **error)
{
  BangDecisionJob *job;

  if (!bang_decisions_finish (self, result, error))
    return 0;

  job = g_task_get_task_data (G_TASK (result));
  if (new_id != NULL)
    *new_id = job->new_id;

  return g_array_index (job->seqs, gint64, job->seqs->len - 1);
}

/* Suggestions */

/**
 * bang_decisions_list_suggestions_async:
 * @self: the decisions
 * @limit: how many at most
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_decisions_list_suggestions_async (BangDecisions       *self,
                                       guint                limit,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));

  job = bang_decision_job_new (bang_decision_job_suggest);
  job->limit = limit;
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

/**
 * bang_decisions_list_suggestions_finish:
 *
 * Returns: (transfer full) (nullable) (element-type BangSuggestion): what the
 *   program believes, the surest first
 */
GPtrArray *
bang_decisions_list_suggestions_finish (BangDecisions  *self,
                                        GAsyncResult   *result,
                                        GError        **error)
{
  BangDecisionJob *job;

  if (!bang_decisions_finish (self, result, error))
    return NULL;

  job = g_task_get_task_data (G_TASK (result));

  return g_steal_pointer (&job->suggestions);
}

/**
 * bang_decisions_answer_async:
 * @self: the decisions
 * @suggestion_id: a suggestion
 * @accept: whether it is so
 * @cancellable: (nullable): no use once it has begun
 * @callback: called when the library knows and the list tells
 * @user_data: for @callback
 *
 * Ends with bang_decisions_decide_finish().
 */
void
bang_decisions_answer_async (BangDecisions       *self,
                             gint64               suggestion_id,
                             gboolean             accept,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));

  job = bang_decision_job_new (bang_decision_job_answer);
  job->id = suggestion_id;
  job->accept = accept;
  job->reads_log = TRUE;
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

/* Names and files */

/**
 * bang_decisions_find_names_async:
 * @self: the decisions
 * @words: a name, or how its words begin
 * @kind: a #BangEntityKind, -1 for any
 * @cancellable: (nullable): ends the search
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks for what a name may be the same as.
 */
void
bang_decisions_find_names_async (BangDecisions       *self,
                                 const char          *words,
                                 int                  kind,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));

  job = bang_decision_job_new (bang_decision_job_find);
  job->text = g_strdup (words);
  job->kind = kind;
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

/**
 * bang_decisions_find_names_finish:
 *
 * Returns: (transfer full) (nullable) (element-type BangEntityRow): the names
 */
GPtrArray *
bang_decisions_find_names_finish (BangDecisions  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  BangDecisionJob *job;

  if (!bang_decisions_finish (self, result, error))
    return NULL;

  job = g_task_get_task_data (G_TASK (result));

  return g_steal_pointer (&job->names);
}

/**
 * bang_decisions_locate_async:
 * @self: the decisions
 * @seq: a decision
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Looks for what a decision speaks of.
 */
void
bang_decisions_locate_async (BangDecisions       *self,
                             gint64               seq,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  BangDecisionItem *item;
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));

  item = bang_decisions_get_by_seq (self, seq);
  job = bang_decision_job_new (bang_decision_job_locate);
  if (item != NULL)
    {
      const BangDecision *decision = bang_decision_item_get_decision (item);

      job->text = g_strdup (decision->article != NULL ? decision->article : decision->target);
    }
  else
    {
      job->text = g_strdup ("");
    }
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

/**
 * bang_decisions_locate_finish:
 * @article_id: (out): whose event it speaks of, 0 for none
 * @entity_id: (out): the name it speaks of, 0 for none; both are 0 when the
 *   library does not have it
 */
gboolean
bang_decisions_locate_finish (BangDecisions  *self,
                              GAsyncResult   *result,
                              gint64         *article_id,
                              gint64         *entity_id,
                              GError        **error)
{
  BangDecisionJob *job;

  if (!bang_decisions_finish (self, result, error))
    return FALSE;

  job = g_task_get_task_data (G_TASK (result));
  *article_id = job->article_id;
  *entity_id = job->entity_id;

  return TRUE;
}

/**
 * bang_decisions_export_async:
 * @self: the decisions
 * @path: (type filename): where to write all of them
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 */
void
bang_decisions_export_async (BangDecisions       *self,
                             const char          *path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));

  job = bang_decision_job_new (bang_decision_job_export);
  job->text = g_strdup (path);
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

gboolean
bang_decisions_export_finish (BangDecisions  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  return bang_decisions_finish (self, result, error);
}

/**
 * bang_decisions_replay_async:
 * @self: the decisions
 * @path: (type filename): a file that decisions were exported to
 * @cancellable: (nullable): ends it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Tells the library what was told to another one.
 */
void
bang_decisions_replay_async (BangDecisions       *self,
                             const char          *path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  BangDecisionJob *job;

  g_return_if_fail (BANG_IS_DECISIONS (self));

  job = bang_decision_job_new (bang_decision_job_replay);
  job->text = g_strdup (path);
  job->reads_log = TRUE;
  bang_decisions_run (self, job, cancellable, callback, user_data);
}

/**
 * bang_decisions_replay_finish:
 * @replay: (out): what the file brought
 */
gboolean
bang_decisions_replay_finish (BangDecisions  *self,
                              GAsyncResult   *result,
                              BangReplay     *replay,
                              GError        **error)
{
  if (!bang_decisions_finish (self, result, error))
    return FALSE;

  *replay = ((BangDecisionJob *) g_task_get_task_data (G_TASK (result)))->replay;

  return TRUE;
}
