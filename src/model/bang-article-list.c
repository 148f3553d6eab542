/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The articles that a query finds, as a GListModel. The list itself is one
 * array of numbers; searching is the job of bang-article-search.c, the items
 * that somebody holds, and their rows, that of bang-article-rows.c. Main thread.
 */
#include "model/bang-article-list.h"

#include "model/bang-article-rows-private.h"
#include "model/bang-article-search-private.h"
#include "model/bang-splice.h"

struct _BangArticleList
{
  GObject parent_instance;

  /* Owned */
  BangLibrary       *library;
  BangQuery         *query;
  BangArticleSearch *search;
  BangArticleRows   *rows;
  GArray            *ids;           /* (element-type gint64) */
  char              *error;

  /* Borrowed */
  GArray            *replaced;      /* while items-changed is emitted: the numbers before */

  BangSort           sort;
  guint              n_found;
  gboolean           loading;
  gboolean           complete;
};

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
loading_cb (gboolean loading,
            gpointer user_data)
{
  BangArticleList *self = user_data;

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

/* Replaces the numbers and tells, once, only what differs. */
static void
take_ids (BangArticleList *self,
          GArray          *ids)
{
  g_autoptr (GArray) old = self->ids;
  BangSplice splice;

  self->ids = ids;
  if (!bang_splice_find (old, ids, &splice))
    return;

  self->replaced = old;
  g_list_model_items_changed (G_LIST_MODEL (self), splice.position, splice.removed, splice.added);
  self->replaced = NULL;
}

static void
answered_cb (const BangArticleAnswer *answer,
             gpointer                 user_data)
{
  g_autoptr (BangArticleList) self = g_object_ref (user_data);
  guint stamp = bang_article_search_get_stamp (self->search);

  g_object_freeze_notify (G_OBJECT (self));
  set_error (self, answer->error);
  if (answer->ids != NULL)
    take_ids (self, g_array_ref (answer->ids));
  if (answer->whole)
    set_complete (self, TRUE);
  g_object_thaw_notify (G_OBJECT (self));

  /* A handler of the changes may have begun another search, or let go. */
  if (self->search != NULL && stamp == bang_article_search_get_stamp (self->search))
    bang_article_rows_renew (self->rows, answer->reread);
}

static void
search (BangArticleList *self,
        gboolean         refreshing,
        gboolean         reread)
{
  if (self->library == NULL)
    {
      bang_article_search_stop (self->search);
      take_ids (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
      return;
    }

  bang_article_search_begin (self->search, self->library, self->query, self->sort, refreshing, reread);
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

  g_clear_pointer (&self->search, bang_article_search_free);
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
  self->search = bang_article_search_new (&(BangArticleSearchFuncs) { answered_cb, loading_cb }, self);
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
  search (self, FALSE, FALSE);
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
  search (self, FALSE, FALSE);
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
  search (self, FALSE, FALSE);
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

  search (self, self->complete, TRUE);
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
