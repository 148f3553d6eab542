/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The articles that a query finds, as a GListModel. The list itself is one
 * array of numbers; the items that somebody holds, and their rows, are the job
 * of bang-article-rows.c. Main thread, except search_thread.
 *
 * A search has two steps: the first FIRST_ROWS numbers, so that rows appear at
 * once whatever was typed, then all of them. Each search has a generation; an
 * answer of an older one is thrown away, and its work is cancelled.
 */
#include "model/bang-article-list.h"

#include "model/bang-article-rows-private.h"

/* More than a view keeps alive (GtkListView: 200), so that the second step
 * changes nothing on the screen. */
#define FIRST_ROWS 256

#define LOADING_DELAY_MS 250

struct _BangArticleList
{
  GObject parent_instance;

  /* Owned */
  BangLibrary     *library;
  BangQuery       *query;
  BangArticleRows *rows;
  GArray          *ids;             /* (element-type gint64) */
  GCancellable    *search;          /* of the running search, else NULL */
  char            *error;

  /* Borrowed */
  GArray          *replaced;        /* while items-changed is emitted: the numbers before */

  BangSort         sort;
  guint            generation;
  guint            n_found;
  guint            start_source;
  guint            loading_source;
  gboolean         loading;
  gboolean         complete;
  gboolean         refreshing;      /* same query: ask for everything at once */
  gboolean         reread;
};

typedef struct
{
  GWeakRef     list;
  guint        generation;
  BangLibrary *library;
  BangQuery   *query;
  BangSort     sort;
  gint64       limit;
  gboolean     reread;          /* the library changed, rows may have too */
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
  g_free (request);
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

  bang_article_rows_renew (self->rows, request->reread);
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
  request->reread = self->reread;
  self->reread = FALSE;
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
  self->generation++;
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
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

  if (position >= self->ids->len)
    return NULL;

  return bang_article_rows_get_item (self->rows,
                                     g_array_index (self->ids, gint64, position));
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

  drop_work (self);
  g_clear_handle_id (&self->start_source, g_source_remove);
  g_clear_handle_id (&self->loading_source, g_source_remove);

  g_clear_pointer (&self->rows, bang_article_rows_free);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (bang_article_list_parent_class)->dispose (object);
}

static void
bang_article_list_finalize (GObject *object)
{
  BangArticleList *self = BANG_ARTICLE_LIST (object);

  bang_query_unref (self->query);
  g_array_unref (self->ids);
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
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = bang_article_rows_new ();
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

  bang_article_rows_set_what (self->rows, self->library, self->query);
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
  bang_article_rows_set_what (self->rows, self->library, self->query);
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

  self->reread = TRUE;
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
