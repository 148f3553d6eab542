/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The articles that a query finds, as a GListModel. The list itself is one
 * array of numbers; items are made when somebody asks for them, are kept in a
 * weak table so that the same article is the same object for as long as anyone
 * looks at it, and are filled in batches by a worker. Everything here runs in
 * the main thread except the two functions named ..._thread.
 *
 * A search has two steps: the first FIRST_ROWS numbers, so that rows appear at
 * once whatever was typed, then all of them. Each search has a generation; an
 * answer of an older one is thrown away, and its work is cancelled.
 */
#include "model/bang-article-list.h"

/* More than a view keeps alive (GtkListView: 200), so that the second step
 * changes nothing on the screen. */
#define FIRST_ROWS 256

/* Rows asked for at once: few enough for one answer within a frame or two. */
#define BATCH 64

/* Rows waiting to be asked for. A fast scroll asks for thousands; only the
 * latest are still on the screen when their turn comes. */
#define MAX_WANTED 512

#define LOADING_DELAY_MS 250

/* What the list knows of an item that somebody holds. */
typedef struct
{
  BangArticleList *list;        /* Borrowed */
  BangArticleItem *item;        /* Borrowed: the weak reference removes the slot */
  gint64           id;
  guint            generation;  /* of the row, 0 for none */
  gboolean         wanted;      /* link is in list->wanted */
  GList            link;
} Slot;

struct _BangArticleList
{
  GObject parent_instance;

  /* Owned */
  BangLibrary  *library;
  BangQuery    *query;
  GArray       *ids;            /* (element-type gint64) */
  GHashTable   *slots;          /* (element-type gint64 Slot) keys in the slots */
  GCancellable *search;         /* of the running search, else NULL */
  GCancellable *batch;          /* of the running batch, else NULL */
  char         *error;

  /* Borrowed */
  GArray       *replaced;       /* while items-changed is emitted: the numbers before */

  GQueue        wanted;         /* (element-type Slot) intrusive */
  BangSort      sort;
  guint         generation;
  guint         n_found;
  guint         start_source;
  guint         batch_source;
  guint         loading_source;
  gboolean      loading;
  gboolean      complete;
  gboolean      refreshing;     /* same query: ask for everything at once */
};

typedef struct
{
  GWeakRef     list;
  guint        generation;
  BangLibrary *library;
  BangQuery   *query;
  BangSort     sort;
  gint64       limit;
  GArray      *ids;             /* rows only */
} Request;

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_QUERY,
  PROP_SORT,
  PROP_LOADING,
  PROP_COMPLETE,
  PROP_ERROR,
  PROP_N_FOUND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void bang_article_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BangArticleList, bang_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      bang_article_list_list_model_init))

static Request *
request_new (BangArticleList *self)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->list, self);
  request->generation = self->generation;
  request->library = g_object_ref (self->library);
  request->query = bang_query_ref (self->query);
  request->sort = self->sort;

  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_weak_ref_clear (&request->list);
  g_object_unref (request->library);
  bang_query_unref (request->query);
  g_clear_pointer (&request->ids, g_array_unref);
  g_free (request);
}

/* Rows */

static void queue_batch (BangArticleList *self);

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  if (slot->wanted)
    g_queue_unlink (&slot->list->wanted, &slot->link);
  g_free (slot);
}

static void
item_gone_cb (gpointer  data,
              GObject  *item)
{
  Slot *slot = data;

  g_hash_table_remove (slot->list->slots, &slot->id);
}

static void
want (BangArticleList *self,
      Slot            *slot)
{
  if (slot->wanted || slot->generation == self->generation || self->library == NULL)
    return;

  if (self->wanted.length >= MAX_WANTED)
    {
      Slot *oldest = self->wanted.head->data;

      oldest->wanted = FALSE;
      g_queue_unlink (&self->wanted, &oldest->link);
    }

  slot->wanted = TRUE;
  g_queue_push_tail_link (&self->wanted, &slot->link);
  queue_batch (self);
}

static void
want_all_stale (BangArticleList *self)
{
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    want (self, slot);
}

static void
load_rows_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  GPtrArray *rows;

  rows = bang_library_get_rows (request->library,
                                (const gint64 *) (gpointer) request->ids->data,
                                request->ids->len,
                                request->query,
                                cancellable,
                                &error);
  if (rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

static void
rows_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangArticleList) self = g_weak_ref_get (&request->list);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = g_task_propagate_pointer (G_TASK (result), &error);
  if (self == NULL || request->generation != self->generation)
    return;

  g_clear_object (&self->batch);
  if (rows == NULL)
    g_debug ("Rows could not be read: %s", error->message);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      BangArticleRow *row = g_ptr_array_index (rows, i);
      Slot *slot = row != NULL ? g_hash_table_lookup (self->slots, &row->id) : NULL;

      if (slot == NULL)
        continue;

      /* What shows it may drop the item, and the slot with it. */
      slot->generation = self->generation;
      bang_article_item_set_row (slot->item, row);
    }

  queue_batch (self);
}

static gboolean
start_batch_cb (gpointer data)
{
  BangArticleList *self = data;
  g_autoptr (GTask) task = NULL;
  Request *request;
  GArray *ids;

  self->batch_source = 0;

  if (self->batch != NULL || self->library == NULL)
    return G_SOURCE_REMOVE;

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), BATCH);
  while (ids->len < BATCH && self->wanted.length > 0)
    {
      GList *link = g_queue_pop_head_link (&self->wanted);
      Slot *slot = link->data;

      slot->wanted = FALSE;
      g_array_append_val (ids, slot->id);
    }

  if (ids->len == 0)
    {
      g_array_unref (ids);
      return G_SOURCE_REMOVE;
    }

  request = request_new (self);
  request->ids = ids;
  self->batch = g_cancellable_new ();
  task = g_task_new (NULL, self->batch, rows_loaded_cb, NULL);
  g_task_set_source_tag (task, start_batch_cb);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, load_rows_thread);

  return G_SOURCE_REMOVE;
}

/* In an idle, so that the rows a view asks for in one go are one batch; above
 * drawing, so that they are there in the next frame. */
static void
queue_batch (BangArticleList *self)
{
  if (self->batch_source != 0 || self->batch != NULL || self->wanted.length == 0)
    return;

  self->batch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_batch_cb, self, NULL);
}

/* Searching */

static void
set_error (BangArticleList *self,
           const char      *message)
{
  if (g_strcmp0 (self->error, message) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_loading (BangArticleList *self,
             gboolean         loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_complete (BangArticleList *self,
              gboolean         complete)
{
  if (complete && self->n_found != self->ids->len)
    {
      self->n_found = self->ids->len;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
    }

  if (self->complete == complete)
    return;

  self->complete = complete;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

/* Replaces the numbers and tells, once, only what differs between a common
 * beginning and a common end: what a view shows there stays where it is. */
static void
take_ids (BangArticleList *self,
          GArray          *ids)
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

  self->ids = ids;
  if (old->len == ids->len && start == old->len)
    return;

  self->replaced = old;
  g_list_model_items_changed (G_LIST_MODEL (self),
                              start, old->len - start - end, ids->len - start - end);
  self->replaced = NULL;
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

static void run_search (BangArticleList *self,
                        gint64           limit);

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangArticleList) self = g_weak_ref_get (&request->list);
  g_autoptr (GError) error = NULL;
  GArray *ids;
  gboolean whole;

  ids = g_task_propagate_pointer (G_TASK (result), &error);
  if (self == NULL || request->generation != self->generation)
    {
      g_clear_pointer (&ids, g_array_unref);
      return;
    }

  g_clear_object (&self->search);
  g_clear_handle_id (&self->loading_source, g_source_remove);

  g_object_freeze_notify (G_OBJECT (self));
  set_loading (self, FALSE);
  set_error (self, ids == NULL ? error->message : NULL);
  whole = ids == NULL || request->limit == G_MAXINT64 || ids->len < request->limit;
  if (ids != NULL)
    take_ids (self, ids);
  if (whole)
    set_complete (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));

  /* A handler of the changes may have begun another search. */
  if (request->generation != self->generation)
    return;

  want_all_stale (self);
  if (!whole)
    run_search (self, G_MAXINT64);
}

static gboolean
loading_cb (gpointer data)
{
  BangArticleList *self = data;

  self->loading_source = 0;
  set_loading (self, TRUE);

  return G_SOURCE_REMOVE;
}

static void
run_search (BangArticleList *self,
            gint64           limit)
{
  g_autoptr (GTask) task = NULL;
  Request *request = request_new (self);

  request->limit = limit;
  self->search = g_cancellable_new ();
  task = g_task_new (NULL, self->search, searched_cb, NULL);
  g_task_set_source_tag (task, run_search);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, search_thread);
}

static gboolean
start_search_cb (gpointer data)
{
  BangArticleList *self = data;
  gint64 limit = self->refreshing ? G_MAXINT64 : FIRST_ROWS;

  self->start_source = 0;
  self->refreshing = FALSE;
  run_search (self, limit);

  return G_SOURCE_REMOVE;
}

static void
drop_work (BangArticleList *self)
{
  /* 0 stands for no row. */
  if (++self->generation == 0)
    self->generation = 1;

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (self->batch != NULL)
    g_cancellable_cancel (self->batch);
  g_clear_object (&self->batch);
}

/* Begins in an idle: several properties set in a row are one search. */
static void
queue_search (BangArticleList *self,
              gboolean         refreshing)
{
  drop_work (self);

  if (self->library == NULL)
    {
      g_clear_handle_id (&self->start_source, g_source_remove);
      g_clear_handle_id (&self->loading_source, g_source_remove);
      set_loading (self, FALSE);
      take_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
      return;
    }

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

  if (!refreshing)
    set_complete (self, FALSE);
}

/* GListModel */

static GType
bang_article_list_get_item_type (GListModel *model)
{
  return BANG_TYPE_ARTICLE_ITEM;
}

static guint
bang_article_list_get_n_items (GListModel *model)
{
  return BANG_ARTICLE_LIST (model)->ids->len;
}

static gpointer
bang_article_list_get_item (GListModel *model,
                            guint       position)
{
  BangArticleList *self = BANG_ARTICLE_LIST (model);
  Slot *slot;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  slot = g_hash_table_lookup (self->slots, &id);
  if (slot == NULL)
    {
      slot = g_new0 (Slot, 1);
      slot->list = self;
      slot->id = id;
      slot->link.data = slot;
      slot->item = bang_article_item_new (id);
      g_object_weak_ref (G_OBJECT (slot->item), item_gone_cb, slot);
      g_hash_table_insert (self->slots, &slot->id, slot);
      want (self, slot);

      return slot->item;
    }

  want (self, slot);

  return g_object_ref (slot->item);
}

static void
bang_article_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bang_article_list_get_item_type;
  iface->get_n_items = bang_article_list_get_n_items;
  iface->get_item = bang_article_list_get_item;
}

/* GObject */

static void
bang_article_list_dispose (GObject *object)
{
  BangArticleList *self = BANG_ARTICLE_LIST (object);
  GHashTableIter iter;
  gpointer value;

  drop_work (self);
  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_handle_id (&self->batch_source, g_source_remove);
  g_clear_handle_id (&self->loading_source, g_source_remove);

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Slot *slot = value;

      g_object_weak_unref (G_OBJECT (slot->item), item_gone_cb, slot);
      g_hash_table_iter_remove (&iter);
    }

  g_clear_object (&self->library);

  G_OBJECT_CLASS (bang_article_list_parent_class)->dispose (object);
}

static void
bang_article_list_finalize (GObject *object)
{
  BangArticleList *self = BANG_ARTICLE_LIST (object);

  bang_query_unref (self->query);
  g_array_unref (self->ids);
  g_hash_table_unref (self->slots);
  g_free (self->error);

  G_OBJECT_CLASS (bang_article_list_parent_class)->finalize (object);
}

static void
bang_article_list_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BangArticleList *self = BANG_ARTICLE_LIST (object);

  switch (property_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_QUERY:
      g_value_set_boxed (value, self->query);
      break;
    case PROP_SORT:
      g_value_set_uint (value, self->sort);
      break;
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
      g_value_set_uint (value, self->n_found);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_article_list_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  BangArticleList *self = BANG_ARTICLE_LIST (object);

  switch (property_id)
    {
    case PROP_LIBRARY:
      bang_article_list_set_library (self, g_value_get_object (value));
      break;
    case PROP_QUERY:
      bang_article_list_set_query (self, g_value_get_boxed (value));
      break;
    case PROP_SORT:
      bang_article_list_set_sort (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_article_list_class_init (BangArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags settable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = bang_article_list_dispose;
  object_class->finalize = bang_article_list_finalize;
  object_class->get_property = bang_article_list_get_property;
  object_class->set_property = bang_article_list_set_property;

  properties[PROP_LIBRARY] =
    g_param_spec_object ("library", NULL, NULL, BANG_TYPE_LIBRARY, settable);
  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, BANG_TYPE_QUERY, settable);
  properties[PROP_SORT] =
    g_param_spec_uint ("sort", NULL, NULL,
                       BANG_SORT_RELEVANCE, BANG_SORT_OLDEST, BANG_SORT_NEWEST, settable);
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
bang_article_list_init (BangArticleList *self)
{
  self->query = bang_query_parse ("", BANG_QUERY_TYPED);
  self->sort = BANG_SORT_NEWEST;
  self->generation = 1;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, slot_free);
  g_queue_init (&self->wanted);
}

/**
 * bang_article_list_new:
 *
 * Makes an empty list; it fills when it is given a library.
 *
 * Returns: (transfer full): the list
 */
BangArticleList *
bang_article_list_new (void)
{
  return g_object_new (BANG_TYPE_ARTICLE_LIST, NULL);
}

/**
 * bang_article_list_set_library:
 * @self: a list
 * @library: (nullable): where to search, %NULL empties the list
 */
void
bang_article_list_set_library (BangArticleList *self,
                               BangLibrary     *library)
{
  g_return_if_fail (BANG_IS_ARTICLE_LIST (self));

  if (!g_set_object (&self->library, library))
    return;

  queue_search (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
}

/**
 * bang_article_list_set_query:
 * @self: a list
 * @query: (nullable): what to find, %NULL or an empty query for everything
 *
 * Begins a search; an equal query begins none.
 */
void
bang_article_list_set_query (BangArticleList *self,
                             BangQuery       *query)
{
  g_autoptr (BangQuery) wanted = NULL;

  g_return_if_fail (BANG_IS_ARTICLE_LIST (self));

  wanted = query != NULL ? bang_query_ref (query) : bang_query_parse ("", BANG_QUERY_TYPED);
  if (wanted == self->query)
    return;

  if (bang_query_equal (wanted, self->query))
    return;

  bang_query_unref (self->query);
  self->query = g_steal_pointer (&wanted);
  queue_search (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * bang_article_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): what the list finds, or is about to
 */
BangQuery *
bang_article_list_get_query (BangArticleList *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), NULL);

  return self->query;
}

void
bang_article_list_set_sort (BangArticleList *self,
                            BangSort         sort)
{
  g_return_if_fail (BANG_IS_ARTICLE_LIST (self));

  if (self->sort == sort)
    return;

  self->sort = sort;
  queue_search (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

BangSort
bang_article_list_get_sort (BangArticleList *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), BANG_SORT_NEWEST);

  return self->sort;
}

/**
 * bang_article_list_refresh:
 * @self: a list
 *
 * Asks the library again, after it changed or after an error. Rows that stay
 * keep their items.
 */
void
bang_article_list_refresh (BangArticleList *self)
{
  g_return_if_fail (BANG_IS_ARTICLE_LIST (self));

  queue_search (self, self->complete);
}

/**
 * bang_article_list_get_loading:
 * @self: a list
 *
 * Returns: whether a search has been under way for 250 ms without an answer,
 *   which is when a person should be told
 */
gboolean
bang_article_list_get_loading (BangArticleList *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), FALSE);

  return self->loading;
}

/**
 * bang_article_list_get_complete:
 * @self: a list
 *
 * Returns: whether all that the query finds is in the list; until then it may
 *   be the first rows only, or those of the query before
 */
gboolean
bang_article_list_get_complete (BangArticleList *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), FALSE);

  return self->complete;
}

/**
 * bang_article_list_get_n_found:
 * @self: a list
 *
 * Returns: how many articles the last finished search found
 */
guint
bang_article_list_get_n_found (BangArticleList *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), 0);

  return self->n_found;
}

/**
 * bang_article_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last search failed, in a sentence
 */
const char *
bang_article_list_get_error (BangArticleList *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), NULL);

  return self->error;
}

/**
 * bang_article_list_get_id:
 * @self: a list
 * @position: a row
 *
 * Unlike getting the item, costs nothing and loads nothing.
 *
 * Returns: the article's number, 0 past the end
 */
gint64
bang_article_list_get_id (BangArticleList *self,
                          guint            position)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * bang_article_list_find:
 * @self: a list
 * @id: an article's number
 *
 * Walks the numbers: half a millisecond for a million.
 *
 * Returns: the row, or %G_MAXUINT when the article is not in the list
 */
guint
bang_article_list_find (BangArticleList *self,
                        gint64           id)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        return i;
    }

  return G_MAXUINT;
}

/**
 * bang_article_list_get_replaced_id:
 * @self: a list
 * @position: a row of the list as it was
 *
 * In a handler of #GListModel::items-changed: what stood at a row before. It is
 * how a selection follows its articles without an object for each.
 *
 * Returns: the article's number, 0 past the end and outside such a handler
 */
gint64
bang_article_list_get_replaced_id (BangArticleList *self,
                                   guint            position)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_LIST (self), 0);

  if (self->replaced == NULL || position >= self->replaced->len)
    return 0;

  return g_array_index (self->replaced, gint64, position);
}
