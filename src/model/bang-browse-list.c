/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events, names, agreements and proposals as lists. As in the list of articles,
 * a list is an array of numbers; rows are read for the items that somebody
 * holds. Main thread, except find_thread and read_thread.
 *
 * Whatever is on its way belongs to a generation: another filter cancels it and
 * its answer is thrown away. Rows are read again after a refresh, for what an
 * article says may have changed under the same number.
 */
#include "model/bang-browse-list-private.h"

#define LOADING_DELAY_MS 250

/* Rows read by one worker; a view asks for two hundred. */
#define BATCH 64

typedef struct
{
  gatomicrefcount   refs;
  BangBrowseKind    kind;
  BangLibrary      *library;
  BangBrowseFilter  filter;
} Question;

/* What one worker finds or reads. */
typedef struct
{
  Question  *question;
  GWeakRef   list;
  guint      generation;
  GArray    *ids;        /* (element-type gint64) found, or to read */
  GArray    *months;     /* (nullable) found, of events */
  GPtrArray *rows;       /* (nullable) read */
} Work;

struct _BangBrowseList
{
  GObject parent_instance;

  BangBrowseKind  kind;
  Question       *question;        /* (nullable) without a library */
  GArray         *ids;             /* (element-type gint64) */
  GArray         *months;          /* (element-type BangPeriod) events */
  GHashTable     *items;           /* (element-type gint64 BangBrowseItem) not owned: live ones */
  GArray         *wanted;          /* (element-type gint64) rows to read */
  GCancellable   *cancellable;     /* (nullable) of the generation */
  char           *error;           /* (nullable) */
  guint           generation;
  guint           loading_source;
  guint           wanted_source;
  gboolean        loading;
  gboolean        complete;
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

/* Questions */

static Question *
question_new (BangBrowseKind          kind,
              BangLibrary            *library,
              const BangBrowseFilter *filter)
{
  Question *question = g_new0 (Question, 1);

  g_atomic_ref_count_init (&question->refs);
  question->kind = kind;
  question->library = library != NULL ? g_object_ref (library) : NULL;
  question->filter = *filter;
  question->filter.query = filter->query != NULL ? bang_query_ref (filter->query) : NULL;
  question->filter.counted = filter->counted != NULL ? bang_query_ref (filter->counted) : NULL;
  question->filter.words = g_strdup (filter->words);

  return question;
}

static Question *
question_ref (Question *question)
{
  g_atomic_ref_count_inc (&question->refs);

  return question;
}

static void
question_unref (Question *question)
{
  if (!g_atomic_ref_count_dec (&question->refs))
    return;

  g_clear_object (&question->library);
  g_clear_pointer (&question->filter.query, bang_query_unref);
  g_clear_pointer (&question->filter.counted, bang_query_unref);
  g_free ((char *) question->filter.words);
  g_free (question);
}

static GArray *
find (const Question  *question,
      GCancellable    *cancellable,
      GError         **error)
{
  const BangBrowseFilter *filter = &question->filter;

  switch (question->kind)
    {
    case BANG_BROWSE_EVENTS:
      return bang_library_find_events (question->library,
                                       &(BangEventFilter) { filter->query, NULL, filter->first_year,
                                                            filter->last_year, filter->sort },
                                       -1, cancellable, error);
    case BANG_BROWSE_NAMES:
      return bang_library_find_entity_ids (question->library,
                                           &(BangEntityFilter) { FALSE, filter->kind, filter->words,
                                                                 filter->order },
                                           -1, cancellable, error);
    case BANG_BROWSE_LEDGER:
    default:
      return bang_library_find_ledger (question->library,
                                       &(BangLedgerFilter) { filter->query, filter->kinds, NULL, NULL,
                                                             filter->sort },
                                       -1, cancellable, error);
    }
}

static GPtrArray *
read_rows (const Question  *question,
           const gint64    *ids,
           guint            n_ids,
           GCancellable    *cancellable,
           GError         **error)
{
  switch (question->kind)
    {
    case BANG_BROWSE_EVENTS:
      return bang_library_get_events (question->library, ids, n_ids, cancellable, error);
    case BANG_BROWSE_NAMES:
      return bang_library_get_entity_rows (question->library, ids, n_ids, cancellable, error);
    case BANG_BROWSE_LEDGER:
    default:
      return bang_library_get_ledger (question->library, ids, n_ids, TRUE, cancellable, error);
    }
}

static gint64
get_row_id (BangBrowseKind kind,
            gpointer       row)
{
  switch (kind)
    {
    case BANG_BROWSE_EVENTS:
      return ((BangEventRow *) row)->id;
    case BANG_BROWSE_NAMES:
      return ((BangEntityRow *) row)->id;
    case BANG_BROWSE_LEDGER:
    default:
      return ((BangLedgerRow *) row)->id;
    }
}

/* Work */

static Work *
work_new (BangBrowseList *self)
{
  Work *work = g_new0 (Work, 1);

  work->question = question_ref (self->question);
  g_weak_ref_init (&work->list, self);
  work->generation = self->generation;

  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  question_unref (work->question);
  g_weak_ref_clear (&work->list);
  g_clear_pointer (&work->ids, g_array_unref);
  g_clear_pointer (&work->months, g_array_unref);
  g_clear_pointer (&work->rows, g_ptr_array_unref);
  g_free (work);
}

static void
run (BangBrowseList      *self,
     Work                *work,
     GTaskThreadFunc      func,
     GAsyncReadyCallback  done)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, done, NULL);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, func);
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

/* Rows */

static void queue_wanted (BangBrowseList *self);

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  work->rows = read_rows (work->question, (const gint64 *) (gpointer) work->ids->data, work->ids->len,
                          cancellable, &error);
  if (work->rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangBrowseList) self = ref_list (work);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Rows could not be read: %s", error->message);
      return;
    }

  for (guint i = 0; self != NULL && i < work->rows->len; i++)
    {
      gpointer row = g_ptr_array_index (work->rows, i);
      gint64 id = row != NULL ? get_row_id (self->kind, row) : 0;
      BangBrowseItem *item = g_hash_table_lookup (self->items, &id);

      if (item != NULL)
        bang_browse_item_set_row (item, work->rows, row);
    }
}

static gboolean
read_wanted_cb (gpointer data)
{
  BangBrowseList *self = data;
  Work *work;
  guint n = 0;

  self->wanted_source = 0;
  if (self->question->library == NULL)
    return G_SOURCE_REMOVE;

  /* Whoever only passed by wants no row any more. */
  work = work_new (self);
  work->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (; n < self->wanted->len && work->ids->len < BATCH; n++)
    {
      gint64 id = g_array_index (self->wanted, gint64, n);

      if (g_hash_table_contains (self->items, &id))
        g_array_append_val (work->ids, id);
    }
  g_array_remove_range (self->wanted, 0, n);
  if (work->ids->len > 0)
    run (self, work, read_thread, read_cb);
  else
    work_free (work);
  queue_wanted (self);

  return G_SOURCE_REMOVE;
}

static void
queue_wanted (BangBrowseList *self)
{
  if (self->wanted_source == 0 && self->wanted->len > 0)
    self->wanted_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_wanted_cb, self, NULL);
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

/* Tells only what differs between a common beginning and a common end. */
static void
take_ids (BangBrowseList *self,
          GArray         *ids)
{
  g_autoptr (GArray) old = self->ids;
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) ids->data;
  guint shorter = MIN (old->len, ids->len);
  guint start = 0;
  guint end = 0;

  while (start < shorter && a[start] == b[start])
    start++;
  while (end < shorter - start && a[old->len - 1 - end] == b[ids->len - 1 - end])
    end++;

  if (old->len == ids->len && start == old->len)
    {
      self->ids = ids;
      return;
    }

  g_signal_emit (self, signals[REPLACING], 0, start, old->len - start - end);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, ids->len - start - end);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
}

static void
want_again (BangBrowseList *self)
{
  GHashTableIter iter;
  gpointer id;

  g_array_set_size (self->wanted, 0);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (self->wanted, *(gint64 *) id);
  queue_wanted (self);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  work->ids = find (work->question, cancellable, &error);
  if (work->ids != NULL && work->question->kind == BANG_BROWSE_EVENTS)
    work->months = bang_library_count_events_by_month (work->question->library,
                                                       &(BangEventFilter) { .query = work->question->filter.counted },
                                                       cancellable, &error);
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
    want_again (self);
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
  g_clear_handle_id (&self->wanted_source, g_source_remove);
  g_array_set_size (self->wanted, 0);
}

static void
search (BangBrowseList *self)
{
  stop (self);
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
  run (self, work_new (self), find_thread, found_cb);
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

static void
item_gone_cb (gpointer  data,
              GObject  *item)
{
  BangBrowseList *self = data;
  gint64 id = bang_browse_item_get_id (BANG_BROWSE_ITEM (item));

  g_hash_table_remove (self->items, &id);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  BangBrowseList *self = BANG_BROWSE_LIST (model);
  BangBrowseItem *item;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  item = bang_browse_item_new (self->kind, id);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);
  g_array_append_val (self->wanted, id);
  queue_wanted (self);

  return item;
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
  GHashTableIter iter;
  gpointer item;

  stop (self);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (bang_browse_list_parent_class)->dispose (object);
}

static void
bang_browse_list_finalize (GObject *object)
{
  BangBrowseList *self = BANG_BROWSE_LIST (object);

  question_unref (self->question);
  g_array_unref (self->ids);
  g_array_unref (self->wanted);
  g_clear_pointer (&self->months, g_array_unref);
  g_hash_table_unref (self->items);
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
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
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
  self->question = question_new (kind, NULL, &(BangBrowseFilter) {
                                   .sort = BANG_SORT_NEWEST, .kinds = BANG_LEDGER_ALL,
                                 });

  return self;
}

static void
ask (BangBrowseList         *self,
     BangLibrary            *library,
     const BangBrowseFilter *filter)
{
  Question *old = self->question;

  self->question = question_new (self->kind, library, filter);
  question_unref (old);
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

static gboolean
is_same (BangQuery *a,
         BangQuery *b)
{
  return a == b || (a != NULL && b != NULL && bang_query_equal (a, b));
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
  const BangBrowseFilter *old;

  g_return_if_fail (BANG_IS_BROWSE_LIST (self));

  old = &self->question->filter;
  if (old->sort == filter->sort && old->first_year == filter->first_year
      && old->last_year == filter->last_year && old->kinds == filter->kinds
      && old->kind == filter->kind && old->order == filter->order
      && g_strcmp0 (old->words, filter->words) == 0
      && is_same (old->query, filter->query) && is_same (old->counted, filter->counted))
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
