/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists of facts have in common. The list itself is one array of numbers;
 * an item is made when somebody asks for its row, and forgotten when nobody
 * holds it any more. Main thread, except the functions named ..._thread.
 *
 * A search has two steps: the first FIRST_ROWS numbers, so that rows appear at
 * once, then all of them. Each search has a generation; an answer of an older
 * one is thrown away, and its work is cancelled. Rows are read a batch at a
 * time, one batch after the other.
 */
#include "model/bang-fact-list-private.h"

/* More than a view keeps alive (GtkListView: 200), so that the second step
 * changes nothing on the screen. */
#define FIRST_ROWS 256

/* Rows read at once, and rows that wait: of a fast scroll only the latest are
 * still on the screen when their turn comes. */
#define BATCH      32
#define MAX_WANTED 256

#define LOADING_DELAY_MS 250

typedef struct
{
  /* Owned */
  BangLibrary    *library;
  BangFactFilter *filter;
  GArray         *ids;             /* (element-type gint64) */
  GHashTable     *items;           /* (element-type gint64 BangFactItem) items that somebody holds, borrowed */
  GArray         *wanted;          /* (element-type gint64) rows to read, the latest last */
  GCancellable   *search;          /* of the running search, else NULL */
  GCancellable   *batch;           /* of the running batch, else NULL */
  char           *error;

  guint           generation;
  guint           n_found;
  guint           start_source;
  guint           batch_source;
  guint           loading_source;
  gboolean        loading;
  gboolean        complete;
} BangFactListPrivate;

/* What a worker gets to know. */
typedef struct
{
  GWeakRef           list;
  BangFactListClass *klass;      /* static types stay */
  BangLibrary       *library;
  BangFactFilter    *filter;
  GArray            *ids;        /* (nullable) rows to read */
  gint64             limit;
  guint              generation;
} Request;

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_LOADING,
  PROP_COMPLETE,
  PROP_ERROR,
  PROP_N_FOUND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void bang_fact_list_list_model_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (BangFactList, bang_fact_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (BangFactList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bang_fact_list_list_model_init))

#define PRIVATE(self) ((BangFactListPrivate *) bang_fact_list_get_instance_private (self))

static void queue_batch (BangFactList *self);
static void run_search  (BangFactList *self,
                         gint64        limit);

/* Filters */

static void
fact_filter_clear (gpointer data)
{
  BangFactFilter *filter = data;

  g_clear_pointer (&filter->query, bang_query_unref);
  g_free (filter->words);
  g_free (filter->field);
}

/**
 * bang_fact_filter_new:
 *
 * Returns: (transfer full): what finds everything, for
 *   bang_fact_list_set_filter() once it is filled
 */
BangFactFilter *
bang_fact_filter_new (void)
{
  BangFactFilter *filter = g_atomic_rc_box_new0 (BangFactFilter);

  filter->events.sort = BANG_SORT_NEWEST;
  filter->entities.any_kind = TRUE;
  filter->ledger.kinds = BANG_LEDGER_ALL;
  filter->ledger.sort = BANG_SORT_NEWEST;

  return filter;
}

static void
fact_filter_unref (BangFactFilter *filter)
{
  g_atomic_rc_box_release_full (filter, fact_filter_clear);
}

/* Workers */

static Request *
request_new (BangFactList *self)
{
  BangFactListPrivate *priv = PRIVATE (self);
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->list, self);
  request->klass = BANG_FACT_LIST_GET_CLASS (self);
  request->library = g_object_ref (priv->library);
  request->filter = g_atomic_rc_box_acquire (priv->filter);
  request->generation = priv->generation;

  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_weak_ref_clear (&request->list);
  g_object_unref (request->library);
  fact_filter_unref (request->filter);
  g_clear_pointer (&request->ids, g_array_unref);
  g_free (request);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  GArray *ids = request->klass->find (request->library, request->filter, request->limit, cancellable, &error);

  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

static void
batch_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  GPtrArray *rows = request->klass->read (request->library, (const gint64 *) (gpointer) request->ids->data,
                                          request->ids->len, cancellable, &error);

  if (rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

/* Rows */

static void
item_gone_cb (gpointer  data,
              GObject  *item)
{
  BangFactList *self = data;
  GHashTableIter iter;
  gpointer value;

  /* The id went with the item; a list holds a few hundred of them. */
  g_hash_table_iter_init (&iter, PRIVATE (self)->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (value == (gpointer) item)
        {
          g_hash_table_iter_remove (&iter);
          return;
        }
    }
}

static void
forget_items (BangFactList *self)
{
  BangFactListPrivate *priv = PRIVATE (self);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, priv->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (value, item_gone_cb, self);
  g_hash_table_remove_all (priv->items);
}

static void
want (BangFactList *self,
      gint64        id)
{
  BangFactListPrivate *priv = PRIVATE (self);

  if (priv->wanted->len >= MAX_WANTED)
    g_array_remove_index (priv->wanted, 0);
  g_array_append_val (priv->wanted, id);
  queue_batch (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangFactList) self = g_weak_ref_get (&request->list);
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), NULL);
  BangFactListPrivate *priv;

  if (self == NULL)
    return;
  priv = PRIVATE (self);
  if (request->generation != priv->generation)
    return;

  g_clear_object (&priv->batch);
  for (guint i = 0; rows != NULL && i < rows->len && i < request->ids->len; i++)
    {
      BangFactItem *item = g_hash_table_lookup (priv->items, &g_array_index (request->ids, gint64, i));

      /* The array lets go of what it still has. */
      if (item != NULL && g_ptr_array_index (rows, i) != NULL)
        bang_fact_item_set_row (item, G_OBJECT_TYPE (self), g_steal_pointer (&g_ptr_array_index (rows, i)),
                                request->klass->drop);
    }
  queue_batch (self);
}

static gboolean
start_batch_cb (gpointer data)
{
  BangFactList *self = data;
  BangFactListPrivate *priv = PRIVATE (self);
  g_autoptr (GTask) task = NULL;
  Request *request;

  priv->batch_source = 0;
  request = request_new (self);
  request->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (priv->wanted->len > 0 && request->ids->len < BATCH)
    {
      gint64 id = g_array_index (priv->wanted, gint64, 0);

      g_array_remove_index (priv->wanted, 0);
      if (g_hash_table_contains (priv->items, &id))
        g_array_append_val (request->ids, id);
    }

  priv->batch = g_cancellable_new ();
  task = g_task_new (NULL, priv->batch, read_cb, NULL);
  g_task_set_source_tag (task, start_batch_cb);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, batch_thread);

  return G_SOURCE_REMOVE;
}

/* Begins in an idle, so that the rows of one screen are one batch. */
static void
queue_batch (BangFactList *self)
{
  BangFactListPrivate *priv = PRIVATE (self);

  if (priv->wanted->len > 0 && priv->batch == NULL && priv->batch_source == 0 && priv->library != NULL)
    priv->batch_source = g_idle_add_full (G_PRIORITY_DEFAULT, start_batch_cb, self, NULL);
}

/* Searching */

static void
set_error (BangFactList *self,
           const char   *message)
{
  BangFactListPrivate *priv = PRIVATE (self);

  if (g_strcmp0 (priv->error, message) == 0)
    return;

  g_free (priv->error);
  priv->error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_loading (BangFactList *self,
             gboolean      loading)
{
  BangFactListPrivate *priv = PRIVATE (self);

  if (priv->loading == loading)
    return;

  priv->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_complete (BangFactList *self,
              gboolean      complete)
{
  BangFactListPrivate *priv = PRIVATE (self);

  if (complete && priv->n_found != priv->ids->len)
    {
      priv->n_found = priv->ids->len;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
    }
  if (priv->complete == complete)
    return;

  priv->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

/* Replaces the numbers and tells, once, only what differs between a common
 * beginning and a common end: what a view shows there stays where it is. */
static void
take_ids (BangFactList *self,
          GArray       *ids)
{
  BangFactListPrivate *priv = PRIVATE (self);
  g_autoptr (GArray) old = priv->ids;
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) ids->data;
  guint shorter = MIN (old->len, ids->len);
  guint start = 0;
  guint end = 0;

  while (start < shorter && a[start] == b[start])
    start++;
  while (end < shorter - start && a[old->len - 1 - end] == b[ids->len - 1 - end])
    end++;

  priv->ids = ids;
  if (old->len == ids->len && start == old->len)
    return;

  g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, ids->len - start - end);
}

/* Whoever is still looked at is read again: the library may have changed. */
static void
renew_items (BangFactList *self)
{
  BangFactListPrivate *priv = PRIVATE (self);
  GHashTableIter iter;
  gpointer id;

  g_array_set_size (priv->wanted, 0);
  g_hash_table_iter_init (&iter, priv->items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (priv->wanted, id, 1);
  queue_batch (self);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangFactList) self = g_weak_ref_get (&request->list);
  g_autoptr (GError) error = NULL;
  GArray *ids = g_task_propagate_pointer (G_TASK (result), &error);
  BangFactListPrivate *priv = self != NULL ? PRIVATE (self) : NULL;
  gboolean whole;

  if (priv == NULL || request->generation != priv->generation)
    {
      g_clear_pointer (&ids, g_array_unref);
      return;
    }

  g_clear_object (&priv->search);
  g_clear_handle_id (&priv->loading_source, g_source_remove);

  g_object_freeze_notify (G_OBJECT (self));
  set_loading (self, FALSE);
  set_error (self, ids == NULL ? error->message : NULL);
  whole = ids == NULL || request->limit < 0 || ids->len < request->limit;
  if (ids != NULL)
    take_ids (self, ids);
  if (whole)
    set_complete (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));

  /* A handler of the changes may have begun another search. */
  if (request->generation != priv->generation)
    return;

  if (request->limit >= 0)
    renew_items (self);
  if (!whole)
    run_search (self, -1);
}

static gboolean
loading_cb (gpointer data)
{
  BangFactList *self = data;

  PRIVATE (self)->loading_source = 0;
  set_loading (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
run_search (BangFactList *self,
            gint64        limit)
{
  BangFactListPrivate *priv = PRIVATE (self);
  g_autoptr (GTask) task = NULL;
  Request *request = request_new (self);

  request->limit = limit;
  priv->search = g_cancellable_new ();
  task = g_task_new (NULL, priv->search, searched_cb, NULL);
  g_task_set_source_tag (task, run_search);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, search_thread);
}

static gboolean
start_search_cb (gpointer data)
{
  BangFactList *self = data;

  PRIVATE (self)->start_source = 0;
  run_search (self, FIRST_ROWS);

  return G_SOURCE_REMOVE;
}

static void
drop_work (BangFactList *self)
{
  BangFactListPrivate *priv = PRIVATE (self);

  priv->generation++;
  if (priv->search != NULL)
    g_cancellable_cancel (priv->search);
  if (priv->batch != NULL)
    g_cancellable_cancel (priv->batch);
  g_clear_object (&priv->search);
  g_clear_object (&priv->batch);
  g_clear_handle_id (&priv->batch_source, g_source_remove);
  g_array_set_size (priv->wanted, 0);
}

/* Begins in an idle: several changes in a row are one search. */
static void
queue_search (BangFactList *self)
{
  BangFactListPrivate *priv = PRIVATE (self);

  drop_work (self);
  if (priv->library == NULL)
    {
      g_clear_handle_id (&priv->start_source, g_source_remove);
      g_clear_handle_id (&priv->loading_source, g_source_remove);
      set_loading (self, FALSE);
      take_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
      set_complete (self, TRUE);
      return;
    }

  if (priv->start_source == 0)
    priv->start_source = g_idle_add_full (G_PRIORITY_DEFAULT, start_search_cb, self, NULL);
  if (priv->loading_source == 0 && !priv->loading)
    priv->loading_source = g_timeout_add (LOADING_DELAY_MS, loading_cb, self);
  set_complete (self, FALSE);
}

/**
 * bang_fact_list_set_filter:
 * @self: a list
 * @filter: (transfer full): what to find from now on
 */
void
bang_fact_list_set_filter (BangFactList   *self,
                           BangFactFilter *filter)
{
  BangFactListPrivate *priv = PRIVATE (self);

  fact_filter_unref (priv->filter);
  priv->filter = filter;
  queue_search (self);
}

/* GListModel */

static GType
bang_fact_list_get_item_type (GListModel *model)
{
  return BANG_TYPE_FACT_ITEM;
}

static guint
bang_fact_list_get_n_items (GListModel *model)
{
  return PRIVATE (BANG_FACT_LIST (model))->ids->len;
}

static gpointer
bang_fact_list_get_item (GListModel *model,
                         guint       position)
{
  BangFactList *self = BANG_FACT_LIST (model);
  BangFactListPrivate *priv = PRIVATE (self);
  BangFactItem *item;
  gint64 id;

  if (position >= priv->ids->len)
    return NULL;

  id = g_array_index (priv->ids, gint64, position);
  item = g_hash_table_lookup (priv->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  item = bang_fact_item_new (id);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_hash_table_insert (priv->items, g_memdup2 (&id, sizeof id), item);
  want (self, id);

  return item;
}

static void
bang_fact_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bang_fact_list_get_item_type;
  iface->get_n_items = bang_fact_list_get_n_items;
  iface->get_item = bang_fact_list_get_item;
}

/* GObject */

static void
bang_fact_list_dispose (GObject *object)
{
  BangFactList *self = BANG_FACT_LIST (object);
  BangFactListPrivate *priv = PRIVATE (self);

  drop_work (self);
  forget_items (self);
  g_clear_handle_id (&priv->start_source, g_source_remove);
  g_clear_handle_id (&priv->loading_source, g_source_remove);
  g_clear_object (&priv->library);

  G_OBJECT_CLASS (bang_fact_list_parent_class)->dispose (object);
}

static void
bang_fact_list_finalize (GObject *object)
{
  BangFactListPrivate *priv = PRIVATE (BANG_FACT_LIST (object));

  fact_filter_unref (priv->filter);
  g_array_unref (priv->ids);
  g_array_unref (priv->wanted);
  g_hash_table_unref (priv->items);
  g_free (priv->error);

  G_OBJECT_CLASS (bang_fact_list_parent_class)->finalize (object);
}

static void
bang_fact_list_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BangFactListPrivate *priv = PRIVATE (BANG_FACT_LIST (object));

  switch (property_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, priv->library);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, priv->loading);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, priv->complete);
      break;
    case PROP_ERROR:
      g_value_set_string (value, priv->error);
      break;
    case PROP_N_FOUND:
      g_value_set_uint (value, priv->n_found);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_fact_list_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_LIBRARY:
      bang_fact_list_set_library (BANG_FACT_LIST (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_fact_list_class_init (BangFactListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = bang_fact_list_dispose;
  object_class->finalize = bang_fact_list_finalize;
  object_class->get_property = bang_fact_list_get_property;
  object_class->set_property = bang_fact_list_set_property;

  properties[PROP_LIBRARY] =
    g_param_spec_object ("library", NULL, NULL, BANG_TYPE_LIBRARY,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE, readable);
  properties[PROP_COMPLETE] =
    g_param_spec_boolean ("complete", NULL, NULL, FALSE, readable);
  properties[PROP_ERROR] =
    g_param_spec_string ("error", NULL, NULL, NULL, readable);
  properties[PROP_N_FOUND] =
    g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0, readable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_fact_list_init (BangFactList *self)
{
  BangFactListPrivate *priv = PRIVATE (self);

  priv->filter = bang_fact_filter_new ();
  priv->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  priv->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * bang_fact_list_set_library:
 * @self: a list
 * @library: (nullable): where to look, %NULL empties the list
 */
void
bang_fact_list_set_library (BangFactList *self,
                            BangLibrary  *library)
{
  g_return_if_fail (BANG_IS_FACT_LIST (self));

  if (!g_set_object (&PRIVATE (self)->library, library))
    return;

  queue_search (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
}

/**
 * bang_fact_list_refresh:
 * @self: a list
 *
 * Asks the library again, after it changed or after an error. Rows that stay
 * keep their items, which are read again.
 */
void
bang_fact_list_refresh (BangFactList *self)
{
  g_return_if_fail (BANG_IS_FACT_LIST (self));

  queue_search (self);
}

gboolean
bang_fact_list_get_loading (BangFactList *self)
{
  g_return_val_if_fail (BANG_IS_FACT_LIST (self), FALSE);

  return PRIVATE (self)->loading;
}

gboolean
bang_fact_list_get_complete (BangFactList *self)
{
  g_return_val_if_fail (BANG_IS_FACT_LIST (self), FALSE);

  return PRIVATE (self)->complete;
}

guint
bang_fact_list_get_n_found (BangFactList *self)
{
  g_return_val_if_fail (BANG_IS_FACT_LIST (self), 0);

  return PRIVATE (self)->n_found;
}

/**
 * bang_fact_list_get_error:
 *
 * Returns: (transfer none) (nullable): why the last search failed, in a sentence
 */
const char *
bang_fact_list_get_error (BangFactList *self)
{
  g_return_val_if_fail (BANG_IS_FACT_LIST (self), NULL);

  return PRIVATE (self)->error;
}

/**
 * bang_fact_list_get_id:
 * @position: a row
 *
 * Unlike getting the item, costs nothing and loads nothing.
 *
 * Returns: the fact's number, 0 past the end
 */
gint64
bang_fact_list_get_id (BangFactList *self,
                       guint         position)
{
  GArray *ids;

  g_return_val_if_fail (BANG_IS_FACT_LIST (self), 0);

  ids = PRIVATE (self)->ids;

  return position < ids->len ? g_array_index (ids, gint64, position) : 0;
}
