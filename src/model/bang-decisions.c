/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person told the library, as a list, and telling it. Main thread; the
 * work is done by workers (bang-decisions-jobs.c), one shape for all of it; what
 * can be asked of them is in bang-decisions-tell.c.
 *
 * The library's log is the one truth and the stack of undoing: after every
 * change the newest lines are read again and compared with the list, so that
 * what another window or another program told shows up the same way.
 */
#include "model/bang-decisions-private.h"

#include "model/bang-archive-private.h"

enum
{
  PROP_0,
  PROP_UNDOABLE,
  PROP_REDOABLE,
  PROP_COMPLETE,
  N_PROPS
};

enum
{
  DECIDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BangDecisions, bang_decisions, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* The list */

static GType
get_item_type (GListModel *model)
{
  return BANG_TYPE_DECISION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return BANG_DECISIONS (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  BangDecisions *self = BANG_DECISIONS (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Puts @items in the place of the old ones: what both have at either end is
 * left alone. */
static void
replace_items (BangDecisions *self,
               GPtrArray     *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  guint before = 0;
  guint after = 0;

  while (before < old->len && before < items->len
         && old->pdata[before] == items->pdata[before])
    before++;
  while (after < old->len - before && after < items->len - before
         && old->pdata[old->len - 1 - after] == items->pdata[items->len - 1 - after])
    after++;

  self->items = g_ptr_array_ref (items);
  if (before + after < old->len || before + after < items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), before,
                                old->len - before - after, items->len - before - after);
}

static void
set_item (BangDecisions     *self,
          BangDecisionItem **place,
          BangDecisionItem  *item,
          guint              property)
{
  if (g_set_object (place, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* The line that redo would come upon: undone last, nothing decided since. As
 * bang_library_redo_decision() has it. */
static gint64
find_redoable (GPtrArray *log)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < log->len; i++)
    {
      const BangDecision *line = g_ptr_array_index (log, i);

      if (line->undo_of_seq == 0)
        return 0;
      if (g_hash_table_add (seen, (gpointer) &line->undo_of_seq) && line->op == BANG_DECISION_UNDO)
        return line->undo_of_seq;
    }

  return 0;
}

static BangDecisionItem *
find_undoable (BangDecisions *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      BangDecisionItem *item = g_ptr_array_index (self->items, i);

      if (bang_decision_item_get_decision (item)->active)
        return item;
    }

  return NULL;
}

/* Takes the log over; lines are taken out of it. */
static void
take_log (BangDecisions *self,
          GPtrArray     *log)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) old = g_steal_pointer (&self->by_seq);
  gint64 redoable = find_redoable (log);
  gboolean complete = log->len < BANG_DECISIONS_MANY;

  self->newest = log->len > 0 ? ((BangDecision *) g_ptr_array_index (log, 0))->seq : 0;
  self->by_seq = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < log->len; i++)
    {
      BangDecision *line = g_ptr_array_index (log, i);
      BangDecisionItem *item = g_hash_table_lookup (old, &line->seq);

      if (line->undo_of_seq != 0)
        continue;
      if (item != NULL)
        {
          bang_decision_item_update (item, line);
          g_object_ref (item);
        }
      else
        {
          item = bang_decision_item_new (line);
          log->pdata[i] = NULL;
        }
      g_ptr_array_add (items, item);
      g_hash_table_insert (self->by_seq,
                           (gpointer) &bang_decision_item_get_decision (item)->seq, item);
    }

  replace_items (self, items);
  set_item (self, &self->undoable, find_undoable (self), PROP_UNDOABLE);
  set_item (self, &self->redoable, g_hash_table_lookup (self->by_seq, &redoable), PROP_REDOABLE);
  if (self->complete != complete)
    {
      self->complete = complete;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
    }
}

/* Working */

static void
job_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  BangRequest *request = task_data;
  GError *error = NULL;

  if (bang_decision_job_run (request->extra, request->library, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Whatever became of the job, the log that was read behind it is news. */
static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  BangDecisions *self = g_task_get_source_object (outer);
  BangDecisionJob *job = g_task_get_task_data (outer);
  gint64 newest = self->newest;
  GError *error = NULL;
  gboolean done;

  done = g_task_propagate_boolean (G_TASK (result), &error);
  if (job->log != NULL && self->archive != NULL)
    {
      take_log (self, job->log);
      if (job->func == bang_decision_job_tell && job->seqs->len > 1)
        {
          for (guint i = 0; i < job->seqs->len; i++)
            g_hash_table_insert (self->breaths, g_memdup2 (&g_array_index (job->seqs, gint64, i), sizeof (gint64)),
                                 g_array_ref (job->seqs));
        }
      if (self->newest != newest)
        g_signal_emit (self, signals[DECIDED], 0);
    }

  if (done)
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

/* Does @job, which it takes, and then tells what came of it. */
void
bang_decisions_run (BangDecisions       *self,
                    BangDecisionJob     *job,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  BangRequest *request;

  g_task_set_source_tag (task, bang_decisions_run);
  g_task_set_task_data (task, job, (GDestroyNotify) bang_decision_job_unref);
  if (self->archive == NULL || self->archive->library == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "The library is not open");
      g_object_unref (task);
      return;
    }

  request = bang_request_new (self->archive, 0);
  request->extra = bang_decision_job_ref (job);
  request->free_extra = (GDestroyNotify) bang_decision_job_unref;
  bang_request_run (request, task, job_thread, job_done_cb);
}

gboolean
bang_decisions_finish (BangDecisions  *self,
                       GAsyncResult   *result,
                       GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void watch (BangDecisions *self,
                   gboolean       anew);

static void
watched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  BangDecisions *self = BANG_DECISIONS (source);
  g_autoptr (GError) error = NULL;

  self->watching = FALSE;
  if (!bang_decisions_finish (self, result, &error))
    g_debug ("The log of decisions could not be looked at: %s", error->message);
  if (self->watch_again)
    watch (self, FALSE);
}

/* One at a time. @anew reads the lines even if none is new: what an import
 * brought may be what a decision waited for. */
static void
watch (BangDecisions *self,
       gboolean       anew)
{
  BangDecisionJob *job;

  self->watch_again = self->watching;
  if (self->watching || self->archive == NULL || self->archive->library == NULL)
    return;

  self->watching = TRUE;
  job = bang_decision_job_new (bang_decision_job_watch);
  job->newest = self->newest;
  job->reads_log = anew;
  bang_decisions_run (self, job, NULL, watched_cb, NULL);
}

static void
changed_cb (BangDecisions *self)
{
  watch (self, FALSE);
}

static void
imported_cb (BangDecisions *self)
{
  watch (self, TRUE);
}

static void
library_cb (BangDecisions *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  g_hash_table_remove_all (self->breaths);
  take_log (self, nothing);
  watch (self, TRUE);
}

/* GObject */

static void
bang_decisions_finalize (GObject *object)
{
  BangDecisions *self = BANG_DECISIONS (object);

  g_clear_weak_pointer (&self->archive);
  g_clear_object (&self->undoable);
  g_clear_object (&self->redoable);
  g_hash_table_unref (self->by_seq);
  g_hash_table_unref (self->breaths);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (bang_decisions_parent_class)->finalize (object);
}

static void
bang_decisions_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BangDecisions *self = BANG_DECISIONS (object);

  switch (property_id)
    {
    case PROP_UNDOABLE:
      g_value_set_object (value, self->undoable);
      break;
    case PROP_REDOABLE:
      g_value_set_object (value, self->redoable);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_decisions_class_init (BangDecisionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_decisions_finalize;
  object_class->get_property = bang_decisions_get_property;

  properties[PROP_UNDOABLE] =
    g_param_spec_object ("undoable", NULL, NULL, BANG_TYPE_DECISION_ITEM, readable);
  properties[PROP_REDOABLE] =
    g_param_spec_object ("redoable", NULL, NULL, BANG_TYPE_DECISION_ITEM, readable);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bang_decisions_init (BangDecisions *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_seq = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->breaths = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  self->complete = TRUE;
}

/**
 * bang_decisions_get:
 * @archive: an archive
 *
 * Returns: (transfer none): what was told about it, for all its windows
 */
BangDecisions *
bang_decisions_get (BangArchive *archive)
{
  static GQuark quark;
  BangDecisions *self;

  g_return_val_if_fail (BANG_IS_ARCHIVE (archive), NULL);

  if (quark == 0)
    quark = g_quark_from_static_string ("bang-decisions");
  self = g_object_get_qdata (G_OBJECT (archive), quark);
  if (self != NULL)
    return self;

  self = g_object_new (BANG_TYPE_DECISIONS, NULL);
  g_set_weak_pointer (&self->archive, archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "notify::library", G_CALLBACK (library_cb), self, G_CONNECT_SWAPPED);
  g_object_set_qdata_full (G_OBJECT (archive), quark, self, g_object_unref);
  watch (self, TRUE);

  return self;
}

/**
 * bang_decisions_get_undoable:
 * @self: the decisions
 *
 * Returns: (transfer none) (nullable): what undo would take back
 */
BangDecisionItem *
bang_decisions_get_undoable (BangDecisions *self)
{
  g_return_val_if_fail (BANG_IS_DECISIONS (self), NULL);

  return self->undoable;
}

/**
 * bang_decisions_get_redoable:
 * @self: the decisions
 *
 * Returns: (transfer none) (nullable): what redo would put in force again
 */
BangDecisionItem *
bang_decisions_get_redoable (BangDecisions *self)
{
  g_return_val_if_fail (BANG_IS_DECISIONS (self), NULL);

  return self->redoable;
}

/**
 * bang_decisions_get_complete:
 * @self: the decisions
 *
 * Returns: whether there are none but those listed
 */
gboolean
bang_decisions_get_complete (BangDecisions *self)
{
  g_return_val_if_fail (BANG_IS_DECISIONS (self), FALSE);

  return self->complete;
}

/**
 * bang_decisions_get_by_seq:
 * @self: the decisions
 * @seq: a number of the log
 *
 * Returns: (transfer none) (nullable): that decision
 */
BangDecisionItem *
bang_decisions_get_by_seq (BangDecisions *self,
                           gint64         seq)
{
  g_return_val_if_fail (BANG_IS_DECISIONS (self), NULL);

  return g_hash_table_lookup (self->by_seq, &seq);
}

/* Finding what is in force about a fact */

/**
 * bang_decisions_find_event:
 * @self: the decisions
 * @article_uuid: whose event
 * @op: what was told of it
 * @value: (nullable): what it was set to; %NULL for the main event, whatever
 *   was said
 *
 * Returns: (transfer none) (nullable): the newest such decision in force
 */
BangDecisionItem *
bang_decisions_find_event (BangDecisions  *self,
                           const char     *article_uuid,
                           BangDecisionOp  op,
                           const char     *value)
{
  g_return_val_if_fail (BANG_IS_DECISIONS (self), NULL);

  for (guint i = 0; article_uuid != NULL && i < self->items->len; i++)
    {
      const BangDecision *line = bang_decision_item_get_decision (self->items->pdata[i]);

      if (line->active && line->op == op && g_strcmp0 (line->article, article_uuid) == 0
          && (value != NULL ? g_strcmp0 (line->new_value, value) == 0 : g_strcmp0 (line->part, "main") == 0))
        return self->items->pdata[i];
    }

  return NULL;
}

/**
 * bang_decisions_find_name:
 * @self: the decisions
 * @uuid: a name
 * @op: what was told of it; %BANG_DECISION_N_OPS for anything
 *
 * Returns: (transfer none) (nullable): the newest such decision in force
 */
BangDecisionItem *
bang_decisions_find_name (BangDecisions  *self,
                          const char     *uuid,
                          BangDecisionOp  op)
{
  g_return_val_if_fail (BANG_IS_DECISIONS (self), NULL);

  for (guint i = 0; uuid != NULL && i < self->items->len; i++)
    {
      const BangDecision *line = bang_decision_item_get_decision (self->items->pdata[i]);

      if (line->active && line->article == NULL && (line->op == op || op == BANG_DECISION_N_OPS)
          && (g_strcmp0 (line->target, uuid) == 0 || g_strcmp0 (line->other, uuid) == 0))
        return self->items->pdata[i];
    }

  return NULL;
}

/**
 * bang_decisions_find_pair:
 * @self: the decisions
 * @article_uuid: an article
 * @other_uuid: another one
 *
 * Returns: (transfer none) (nullable): the newest decision in force that says
 *   whether their main events are the same
 */
BangDecisionItem *
bang_decisions_find_pair (BangDecisions *self,
                          const char    *article_uuid,
                          const char    *other_uuid)
{
  g_return_val_if_fail (BANG_IS_DECISIONS (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const BangDecision *line = bang_decision_item_get_decision (self->items->pdata[i]);

      /* Such a line keeps the other article as its value. */
      if (line->active && line->article != NULL
          && (line->op == BANG_DECISION_SAME || line->op == BANG_DECISION_NOT_SAME)
          && ((g_strcmp0 (line->article, article_uuid) == 0 && g_strcmp0 (line->new_value, other_uuid) == 0)
              || (g_strcmp0 (line->article, other_uuid) == 0 && g_strcmp0 (line->new_value, article_uuid) == 0)))
        return self->items->pdata[i];
    }

  return NULL;
}
