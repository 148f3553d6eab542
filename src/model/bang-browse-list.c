/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events, names, agreements and proposals as lists. As in the list of articles,
 * a list is an array of numbers; rows are read for the items that somebody
 * holds (bang-browse-rows.c). Main thread, except find_thread.
 *
 * Whatever is on its way belongs to a generation: another filter cancels it and
 * its answer is thrown away. Rows are read again after a refresh, for what an
 * article says may have changed under the same number.
 */
#include "model/bang-browse-list-private.h"
#include "model/bang-splice.h"

#define LOADING_DELAY_MS 250

/* What one worker finds. */
typedef struct
{
  BangBrowseQuestion *question;
  GWeakRef            list;
  guint               generation;
  GArray             *ids;        /* (element-type gint64) */
  GArray             *months;     /* (nullable) of events */
} Work;

struct _BangBrowseList
{
  GObject parent_instance;

  BangBrowseKind      kind;
  BangBrowseQuestion *question;
  BangBrowseRows     *rows;
  GArray             *ids;             /* (element-type gint64) */
  GArray             *months;          /* (element-type BangPeriod) events */
  GCancellable       *cancellable;     /* (nullable) of the generation */
  char               *error;           /* (nullable) */
  guint               generation;
  guint               loading_source;
  gboolean            loading;
  gboolean            complete;
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_COMPLETE,
  PROP_ERROR,
  PROP_N_FOUND,
  PROP_PERIODS,
  N_PROPS
};

enum
{
  REPLACING,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BangBrowseList, bang_browse_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Work */

static Work *
work_new (BangBrowseList *self)
{
  Work *work = g_new0 (Work, 1);

  work->question = bang_browse_question_ref (self->question);
  g_weak_ref_init (&work->list, self);
  work->generation = self->generation;

  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  bang_browse_question_unref (work->question);
  g_weak_ref_clear (&work->list);
  g_clear_pointer (&work->ids, g_array_unref);
  g_clear_pointer (&work->months, g_array_unref);
  g_free (work);
}

/* The list whose question it still is. */
static BangBrowseList *
ref_list (Work *work)
{
  BangBrowseList *self = g_weak_ref_get (&work->list);

  if (self != NULL && self->generation != work->generation)
    g_clear_object (&self);

  return self;
}

/* Searching */

static void
set_loading (BangBrowseList *self,
             gboolean        loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_complete (BangBrowseList *self,
              gboolean        complete)
{
  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
set_error (BangBrowseList *self,
           const char     *message)
{
  if (g_strcmp0 (self->error, message) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* Tells only what differs. */
static void
take_ids (BangBrowseList *self,
          GArray         *ids)
{
  g_autoptr (GArray) old = self->ids;
  BangSplice splice;

  if (!bang_splice_find (old, ids, &splice))
    {
      self->ids = ids;
      return;
    }

  g_signal_emit (self, signals[REPLACING], 0, splice.position, splice.removed);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), splice.position, splice.removed, splice.added);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  work->ids = bang_browse_question_find (work->question, cancellable, &error);
  if (work->ids != NULL && work->question->kind == BANG_BROWSE_EVENTS)
    work->months = bang_browse_question_count_months (work->question, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangBrowseList) self = ref_list (work);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self == NULL)
    return;

  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_object_freeze_notify (G_OBJECT (self));
  set_loading (self, FALSE);
  set_error (self, done ? NULL : error->message);
  if (done)
    take_ids (self, g_steal_pointer (&work->ids));
  if (done && work->months != NULL)
    {
      g_clear_pointer (&self->months, g_array_unref);
      self->months = g_steal_pointer (&work->months);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIODS]);
    }
  set_complete (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));

  if (self->generation == work->generation)
    bang_browse_rows_renew (self->rows);
}

static gboolean
loading_cb (gpointer data)
{
  BangBrowseList *self = data;

  self->loading_source = 0;
  set_loading (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
stop (BangBrowseList *self)
{
  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search (BangBrowseList *self)
{
  g_autoptr (GTask) task = NULL;

  stop (self);
  bang_browse_rows_set_question (self->rows, self->question);
  if (self->question->library == NULL)
    {
      g_clear_handle_id (&self->loading_source, g_source_remove);
      set_loading (self, FALSE);
      take_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
      return;
    }

  self->cancellable = g_cancellable_new ();
  if (self->loading_source == 0 && !self->loading)
    self->loading_source = g_timeout_add (LOADING_DELAY_MS, loading_cb, self);
  task = g_task_new (NULL, self->cancellable, found_cb, NULL);
  g_task_set_source_tag (task, search);
  g_task_set_task_data (task, work_new (self), work_free);
  g_task_run_in_thread (task, find_thread);
}

/* GListModel */

static GType
get_item_type (GListModel *model)
{
  return BANG_TYPE_BROWSE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return BANG_BROWSE_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  BangBrowseList *self = BANG_BROWSE_LIST (model);

  if (position >= self->ids->len)
    return NULL;

  return bang_browse_rows_get_item (self->rows, g_array_index (self->ids, gint64, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* GObject */

static void
bang_browse_list_dispose (GObject *object)
{
  BangBrowseList *self = BANG_BROWSE_LIST (object);

  stop (self);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_clear_pointer (&self->rows, bang_browse_rows_free);

  G_OBJECT_CLASS (bang_browse_list_parent_class)->dispose (object);
}

static void
bang_browse_list_finalize (GObject *object)
{
  BangBrowseList *self = BANG_BROWSE_LIST (object);

  bang_browse_question_unref (self->question);
  g_array_unref (self->ids);
  g_clear_pointer (&self->months, g_array_unref);
  g_free (self->error);

  G_OBJECT_CLASS (bang_browse_list_parent_class)->finalize (object);
}

static void
bang_browse_list_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BangBrowseList *self = BANG_BROWSE_LIST (object);

  switch (property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    case PROP_N_FOUND:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_PERIODS:
      g_value_set_boxed (value, self->months);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_browse_list_class_init (BangBrowseListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = bang_browse_list_dispose;
  object_class->finalize = bang_browse_list_finalize;
  object_class->get_property = bang_browse_list_get_property;

  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR] =
    g_param_spec_string ("error", NULL, NULL, NULL, readable);
  properties[PROP_N_FOUND] =
    g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_PERIODS] =
    g_param_spec_boxed ("periods", NULL, NULL, G_TYPE_ARRAY, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REPLACING] = g_signal_new ("replacing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
bang_browse_list_init (BangBrowseList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = bang_browse_rows_new ();
}

/**
 * bang_browse_list_new:
 * @kind: what it holds
 *
 * Returns: (transfer full): an empty list; it fills when it is given a library
 */
BangBrowseList *
bang_browse_list_new (BangBrowseKind kind)
{
  BangBrowseList *self = g_object_new (BANG_TYPE_BROWSE_LIST, NULL);

  self->kind = kind;
  self->question = bang_browse_question_new (kind, NULL, &(BangBrowseFilter) {
                                               .sort = BANG_SORT_NEWEST, .kinds = BANG_LEDGER_ALL,
                                             });
  bang_browse_rows_set_question (self->rows, self->question);

  return self;
}

static void
ask (BangBrowseList         *self,
     BangLibrary            *library,
     const BangBrowseFilter *filter)
{
  BangBrowseQuestion *old = self->question;

  /* The filter may be the old question's own. */
  self->question = bang_browse_question_new (self->kind, library, filter);
  bang_browse_question_unref (old);
  set_complete (self, FALSE);
  search (self);
}

/**
 * bang_browse_list_set_library:
 * @self: a list
 * @library: (nullable): where to look; %NULL empties the list
 */
void
bang_browse_list_set_library (BangBrowseList *self,
                              BangLibrary    *library)
{
  g_return_if_fail (BANG_IS_BROWSE_LIST (self));

  if (self->question->library != library)
    ask (self, library, &self->question->filter);
}

/**
 * bang_browse_list_set_filter:
 * @self: a list
 * @filter: what it should hold; copied
 *
 * Begins a search; an equal filter begins none.
 */
void
bang_browse_list_set_filter (BangBrowseList         *self,
                             const BangBrowseFilter *filter)
{
  g_return_if_fail (BANG_IS_BROWSE_LIST (self));

  if (bang_browse_question_has_filter (self->question, filter))
    return;

  ask (self, self->question->library, filter);
}

/**
 * bang_browse_list_refresh:
 * @self: a list
 *
 * Looks again, after the library changed.
 */
void
bang_browse_list_refresh (BangBrowseList *self)
{
  g_return_if_fail (BANG_IS_BROWSE_LIST (self));

  search (self);
}

guint
bang_browse_list_get_n_found (BangBrowseList *self)
{
  g_return_val_if_fail (BANG_IS_BROWSE_LIST (self), 0);

  return self->ids->len;
}

/**
 * bang_browse_list_get_complete:
 * @self: a list
 *
 * Returns: whether the rows are those of the filter, not of the one before
 */
gboolean
bang_browse_list_get_complete (BangBrowseList *self)
{
  g_return_val_if_fail (BANG_IS_BROWSE_LIST (self), FALSE);

  return self->complete;
}

/**
 * bang_browse_list_get_months:
 * @self: a list of events
 *
 * Returns: (transfer none) (nullable) (element-type BangPeriod): how many events
 *   each month has, oldest first
 */
GArray *
bang_browse_list_get_months (BangBrowseList *self)
{
  g_return_val_if_fail (BANG_IS_BROWSE_LIST (self), NULL);

  return self->months;
}

/**
 * bang_browse_list_get_years:
 * @self: a list of events
 *
 * Returns: (transfer full) (element-type BangPeriod): how many each year has,
 *   oldest first
 */
GArray *
bang_browse_list_get_years (BangBrowseList *self)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (BangPeriod));

  g_return_val_if_fail (BANG_IS_BROWSE_LIST (self), years);

  for (guint i = 0; self->months != NULL && i < self->months->len; i++)
    {
      BangPeriod month = g_array_index (self->months, BangPeriod, i);
      BangPeriod *last = years->len > 0 ? &g_array_index (years, BangPeriod, years->len - 1) : NULL;

      month.month = 0;
      if (last != NULL && last->year == month.year)
        last->n_events += month.n_events;
      else
        g_array_append_val (years, month);
    }

  return years;
}
