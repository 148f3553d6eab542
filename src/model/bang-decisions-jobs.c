/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the workers of BangDecisions do: one job is one call, or a few that
 * belong together, and the reading of the log behind them. A job is plain
 * values; it is filled in the main thread, run in a worker, and then read in
 * the main thread again, never in two at once.
 */
#include "model/bang-decisions-private.h"

/* Names that are offered at a time. */
#define MANY_NAMES 40

static void
request_clear (gpointer data)
{
  BangDecisionRequest *request = data;

  g_free ((char *) request->text);
  g_free ((gint64 *) request->articles);
}

BangDecisionJob *
bang_decision_job_new (BangDecisionFunc func)
{
  BangDecisionJob *job = g_atomic_rc_box_new0 (BangDecisionJob);

  job->func = func;
  job->kind = -1;
  job->requests = g_array_new (FALSE, FALSE, sizeof (BangDecisionRequest));
  g_array_set_clear_func (job->requests, request_clear);
  job->seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

  return job;
}

BangDecisionJob *
bang_decision_job_ref (BangDecisionJob *job)
{
  return g_atomic_rc_box_acquire (job);
}

static void
job_clear (gpointer data)
{
  BangDecisionJob *job = data;

  g_array_unref (job->requests);
  g_array_unref (job->seqs);
  g_clear_pointer (&job->log, g_ptr_array_unref);
  g_clear_pointer (&job->names, g_ptr_array_unref);
  g_clear_pointer (&job->suggestions, g_ptr_array_unref);
  g_free (job->text);
}

void
bang_decision_job_unref (BangDecisionJob *job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

/* Takes a copy. */
void
bang_decision_job_add (BangDecisionJob           *job,
                       const BangDecisionRequest *request)
{
  BangDecisionRequest copy = *request;

  copy.text = g_strdup (request->text);
  copy.articles = g_memdup2 (request->articles, request->n_articles * sizeof (gint64));
  g_array_append_val (job->requests, copy);
}

/* Telling */

static gint64
tell_about_event (BangLibrary                *library,
                  const BangDecisionRequest  *request,
                  GError                    **error)
{
  switch (request->op)
    {
    case BANG_DECISION_CONFIRM:
      return bang_library_confirm_event (library, request->article_id, request->event, error);
    case BANG_DECISION_REJECT:
      if (request->of_figure)
        return bang_library_reject_figure (library, request->article_id, request->event, request->detail, error);
      if (request->entity_id != 0)
        return bang_library_reject_participant (library, request->article_id, request->event,
                                                request->entity_id, error);
      return bang_library_reject_event (library, request->article_id, request->event, error);
    case BANG_DECISION_RETYPE:
      return bang_library_retype_event (library, request->article_id, request->event,
                                        request->text != NULL ? request->text : "", error);
    case BANG_DECISION_SAME:
      return bang_library_join_events (library, request->article_id, request->other_id, error);
    case BANG_DECISION_NOT_SAME:
      return bang_library_tell_events_apart (library, request->article_id, request->other_id, error);
    case BANG_DECISION_PART_OF:
      return bang_library_make_part_of (library, request->article_id, request->event, request->other_id, 0, error);
    case BANG_DECISION_NOT_PART_OF:
      return bang_library_make_no_part_of (library, request->article_id, request->event, request->other_id, 0, error);
    case BANG_DECISION_DATE:
      return bang_library_set_event_date (library, request->article_id, request->event, request->day, error);
    case BANG_DECISION_PLACE:
      return bang_library_set_event_place (library, request->article_id, request->event,
                                           request->text != NULL ? request->text : "", error);
    case BANG_DECISION_FIGURE:
      return bang_library_set_event_figure (library, request->article_id, request->event, request->detail,
                                            request->number, request->text, error);
    case BANG_DECISION_SIDE:
      return bang_library_set_event_side (library, request->article_id, request->event, request->detail,
                                          request->text != NULL ? request->text : "", &request->side, error);
    case BANG_DECISION_RENAME:
    case BANG_DECISION_MERGE:
    case BANG_DECISION_SPLIT:
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
    case BANG_DECISION_N_OPS:
    default:
      g_return_val_if_reached (0);
    }
}

static gint64
tell_about_name (BangLibrary                *library,
                 const BangDecisionRequest  *request,
                 gint64                     *new_id,
                 GError                    **error)
{
  gint64 id = request->entity_id;

  switch (request->op)
    {
    case BANG_DECISION_CONFIRM:
      return bang_library_confirm_entity (library, id, error);
    case BANG_DECISION_REJECT:
      return bang_library_reject_entity (library, id, request->article_id, error);
    case BANG_DECISION_RENAME:
      return bang_library_rename_entity (library, id, request->text != NULL ? request->text : "", error);
    case BANG_DECISION_RETYPE:
      return bang_library_retype_entity (library, id, request->kind, error);
    case BANG_DECISION_MERGE:
      return bang_library_merge_entities (library, id, request->other_id, error);
    case BANG_DECISION_SPLIT:
      return bang_library_split_entity (library, id, request->articles, request->n_articles, new_id, error);
    case BANG_DECISION_NOT_SAME:
      return bang_library_tell_entities_apart (library, id, request->other_id, error);
    case BANG_DECISION_SIDE:
      return bang_library_set_entity_side (library, id, request->side, error);
    case BANG_DECISION_SAME:
    case BANG_DECISION_PART_OF:
    case BANG_DECISION_NOT_PART_OF:
    case BANG_DECISION_DATE:
    case BANG_DECISION_PLACE:
    case BANG_DECISION_FIGURE:
    case BANG_DECISION_UNDO:
    case BANG_DECISION_REDO:
    case BANG_DECISION_N_OPS:
    default:
      g_return_val_if_reached (0);
    }
}

/* Of what is told in one breath either all is in force or nothing. */
static void
take_back (BangDecisionJob *job,
           BangLibrary     *library)
{
  for (guint i = job->seqs->len; i > 0; i--)
    {
      g_autoptr (GError) error = NULL;

      if (bang_library_undo_decision (library, g_array_index (job->seqs, gint64, i - 1), &error) == 0)
        g_debug ("A decision could not be taken back: %s", error->message);
    }
  g_array_set_size (job->seqs, 0);
}

gboolean
bang_decision_job_tell (BangDecisionJob  *job,
                        BangLibrary      *library,
                        GCancellable     *cancellable,
                        GError          **error)
{
  for (guint i = 0; i < job->requests->len; i++)
    {
      const BangDecisionRequest *request = &g_array_index (job->requests, BangDecisionRequest, i);
      gint64 seq;

      seq = request->on_event ? tell_about_event (library, request, error)
                              : tell_about_name (library, request, &job->new_id, error);
      if (seq == 0)
        {
          take_back (job, library);
          return FALSE;
        }
      g_array_append_val (job->seqs, seq);
    }

  return TRUE;
}

/* The last first. */
gboolean
bang_decision_job_undo (BangDecisionJob  *job,
                        BangLibrary      *library,
                        GCancellable     *cancellable,
                        GError          **error)
{
  for (guint i = job->seqs->len; i > 0; i--)
    {
      if (bang_library_undo_decision (library, g_array_index (job->seqs, gint64, i - 1), error) == 0)
        return FALSE;
    }

  return TRUE;
}

gboolean
bang_decision_job_redo (BangDecisionJob  *job,
                        BangLibrary      *library,
                        GCancellable     *cancellable,
                        GError          **error)
{
  for (guint i = 0; i < job->seqs->len; i++)
    {
      if (bang_library_redo_decision (library, g_array_index (job->seqs, gint64, i), error) == 0)
        return FALSE;
    }

  return TRUE;
}

/* Reading */

/* Leaves the log alone when nobody told anything: an import changes the library
 * several times a second. */
gboolean
bang_decision_job_watch (BangDecisionJob  *job,
                         BangLibrary      *library,
                         GCancellable     *cancellable,
                         GError          **error)
{
  g_autoptr (GPtrArray) newest = bang_library_list_decisions (library, 1, cancellable, error);

  if (newest == NULL)
    return FALSE;

  if (newest->len > 0)
    job->reads_log |= ((BangDecision *) g_ptr_array_index (newest, 0))->seq != job->newest;
  else
    job->reads_log |= job->newest != 0;

  return TRUE;
}

/* The exact name first, then those whose words begin so, the most frequent
 * first. */
gboolean
bang_decision_job_find (BangDecisionJob  *job,
                        BangLibrary      *library,
                        GCancellable     *cancellable,
                        GError          **error)
{
  BangEntityFilter filter = {
    .any_kind = job->kind < 0,
    .kind = job->kind < 0 ? BANG_ENTITY_PERSON : (BangEntityKind) job->kind,
    .words = job->text,
    .order = BANG_ENTITY_ORDER_COUNT,
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) more = NULL;

  ids = bang_library_find_entities (library, job->text, cancellable, error);
  if (ids == NULL)
    return FALSE;
  more = bang_library_find_entity_ids (library, &filter, MANY_NAMES, cancellable, error);
  if (more == NULL)
    return FALSE;

  for (guint i = 0; i < more->len && ids->len < MANY_NAMES; i++)
    {
      gint64 id = g_array_index (more, gint64, i);
      gboolean known = FALSE;

      for (guint j = 0; j < ids->len && !known; j++)
        known = g_array_index (ids, gint64, j) == id;
      if (!known)
        g_array_append_val (ids, id);
    }

  job->names = bang_library_get_entity_rows (library, (gconstpointer) ids->data, ids->len, cancellable, error);

  return job->names != NULL;
}

gboolean
bang_decision_job_suggest (BangDecisionJob  *job,
                           BangLibrary      *library,
                           GCancellable     *cancellable,
                           GError          **error)
{
  BangSuggestionFilter filter = { .any_kind = TRUE };

  job->suggestions = bang_library_list_suggestions (library, &filter, job->limit, cancellable, error);

  return job->suggestions != NULL;
}

gboolean
bang_decision_job_answer (BangDecisionJob  *job,
                          BangLibrary      *library,
                          GCancellable     *cancellable,
                          GError          **error)
{
  gint64 seq = job->accept ? bang_library_accept_suggestion (library, job->id, error)
                           : bang_library_refuse_suggestion (library, job->id, error);

  if (seq == 0)
    return FALSE;
  g_array_append_val (job->seqs, seq);

  return TRUE;
}

/* An article by its uuid, else a name, or what it was merged into. */
gboolean
bang_decision_job_locate (BangDecisionJob  *job,
                          BangLibrary      *library,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autoptr (GArray) ids = NULL;

  job->article_id = bang_library_find_uuid (library, job->text);
  if (job->article_id != 0)
    return TRUE;

  ids = bang_library_find_entities (library, job->text, cancellable, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len > 0)
    job->entity_id = g_array_index (ids, gint64, 0);

  return TRUE;
}

/* Files */

gboolean
bang_decision_job_export (BangDecisionJob  *job,
                          BangLibrary      *library,
                          GCancellable     *cancellable,
                          GError          **error)
{
  return bang_library_export_decisions (library, job->text, cancellable, error);
}

gboolean
bang_decision_job_replay (BangDecisionJob  *job,
                          BangLibrary      *library,
                          GCancellable     *cancellable,
                          GError          **error)
{
  return bang_library_replay_decisions (library, job->text, &job->replay, cancellable, error);
}

/* Does the job and reads the log behind it. That the log cannot be read is no
 * reason to say that nothing was decided. */
gboolean
bang_decision_job_run (BangDecisionJob  *job,
                       BangLibrary      *library,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr (GError) reading = NULL;
  gboolean done = job->func == NULL || job->func (job, library, cancellable, error);

  if (!job->reads_log)
    return done;

  job->log = bang_library_list_decisions (library, BANG_DECISIONS_MANY, NULL, &reading);
  if (job->log == NULL)
    g_debug ("The log of decisions could not be read: %s", reading->message);

  return done;
}
