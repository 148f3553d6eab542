/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A concordance as a list. The lines are one shared record; an item is made for
 * a line when somebody looks at it. Main thread, except load_thread and
 * save_thread.
 */
#include "model/bang-concordance-list.h"

#include "export/bang-concordance-file.h"

/* Lines that are read: more than anybody goes through. */
#define MAX_LINES 10000

struct _BangConcordanceItem
{
  GObject parent_instance;

  BangConcordance           *concordance;   /* Owned */
  const BangConcordanceLine *line;          /* Borrowed from it */
};

enum
{
  PROP_0,
  PROP_LEFT,
  PROP_KEYWORD,
  PROP_RIGHT,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangConcordanceItem, bang_concordance_item, G_TYPE_OBJECT)

static void
bang_concordance_item_finalize (GObject *object)
{
  bang_concordance_unref (BANG_CONCORDANCE_ITEM (object)->concordance);

  G_OBJECT_CLASS (bang_concordance_item_parent_class)->finalize (object);
}

static void
bang_concordance_item_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  const BangConcordanceLine *line = BANG_CONCORDANCE_ITEM (object)->line;

  switch (property_id)
    {
    case PROP_LEFT:
      g_value_set_string (value, line->left);
      break;
    case PROP_KEYWORD:
      g_value_set_string (value, line->keyword);
      break;
    case PROP_RIGHT:
      g_value_set_string (value, line->right);
      break;
    case PROP_TITLE:
      g_value_set_string (value, line->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_concordance_item_class_init (BangConcordanceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_concordance_item_finalize;
  object_class->get_property = bang_concordance_item_get_property;

  properties[PROP_LEFT] = g_param_spec_string ("left", NULL, NULL, NULL, readable);
  properties[PROP_KEYWORD] = g_param_spec_string ("keyword", NULL, NULL, NULL, readable);
  properties[PROP_RIGHT] = g_param_spec_string ("right", NULL, NULL, NULL, readable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_concordance_item_init (BangConcordanceItem *self)
{
}

/**
 * bang_concordance_item_get_line:
 * @self: an item
 *
 * Returns: (transfer none): its line
 */
const BangConcordanceLine *
bang_concordance_item_get_line (BangConcordanceItem *self)
{
  g_return_val_if_fail (BANG_IS_CONCORDANCE_ITEM (self), NULL);

  return self->line;
}

/* The list */

struct _BangConcordanceList
{
  GObject parent_instance;

  BangConcordance      *concordance;   /* (nullable) Owned */
  GCancellable         *cancellable;   /* (nullable) */
  char                 *error;         /* (nullable) */
  BangConcordanceOrder  order;
  guint                 generation;
};

typedef struct
{
  GWeakRef     list;
  guint        generation;
  BangLibrary *library;
  BangQuery   *query;
} Request;

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BangConcordanceList, bang_concordance_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static const guint *
get_order (BangConcordanceList *self)
{
  if (self->order == BANG_CONCORDANCE_ORDER_LEFT)
    return self->concordance->by_left;
  if (self->order == BANG_CONCORDANCE_ORDER_RIGHT)
    return self->concordance->by_right;
  return NULL;
}

static GType
get_item_type (GListModel *model)
{
  return BANG_TYPE_CONCORDANCE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  BangConcordanceList *self = BANG_CONCORDANCE_LIST (model);

  return self->concordance != NULL ? self->concordance->lines->len : 0;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  BangConcordanceList *self = BANG_CONCORDANCE_LIST (model);
  BangConcordanceItem *item;
  const guint *order;

  if (position >= get_n_items (model))
    return NULL;

  order = get_order (self);
  item = g_object_new (BANG_TYPE_CONCORDANCE_ITEM, NULL);
  item->concordance = bang_concordance_ref (self->concordance);
  item->line = g_ptr_array_index (self->concordance->lines, order != NULL ? order[position] : position);

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
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

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  BangConcordance *found;

  found = bang_library_get_concordance (request->library, request->query, BANG_SORT_NEWEST, MAX_LINES,
                                        cancellable, &error);
  if (found == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, found, (GDestroyNotify) bang_concordance_unref);
}

static void
take (BangConcordanceList *self,
      BangConcordance     *found)
{
  guint n_old = get_n_items (G_LIST_MODEL (self));

  g_clear_pointer (&self->concordance, bang_concordance_unref);
  self->concordance = found;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, get_n_items (G_LIST_MODEL (self)));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Request *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (BangConcordanceList) self = g_weak_ref_get (&request->list);
  g_autoptr (BangConcordance) found = NULL;
  g_autoptr (GError) error = NULL;

  found = g_task_propagate_pointer (G_TASK (result), &error);
  if (self == NULL || self->generation != request->generation)
    return;

  g_clear_object (&self->cancellable);
  g_free (self->error);
  self->error = found == NULL ? g_strdup (error->message) : NULL;
  take (self, g_steal_pointer (&found));
  g_signal_emit (self, signals[LOADED], 0);
}

static void
stop (BangConcordanceList *self)
{
  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
bang_concordance_list_dispose (GObject *object)
{
  stop (BANG_CONCORDANCE_LIST (object));

  G_OBJECT_CLASS (bang_concordance_list_parent_class)->dispose (object);
}

static void
bang_concordance_list_finalize (GObject *object)
{
  BangConcordanceList *self = BANG_CONCORDANCE_LIST (object);

  g_clear_pointer (&self->concordance, bang_concordance_unref);
  g_free (self->error);

  G_OBJECT_CLASS (bang_concordance_list_parent_class)->finalize (object);
}

static void
bang_concordance_list_class_init (BangConcordanceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bang_concordance_list_dispose;
  object_class->finalize = bang_concordance_list_finalize;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bang_concordance_list_init (BangConcordanceList *self)
{
}

BangConcordanceList *
bang_concordance_list_new (void)
{
  return g_object_new (BANG_TYPE_CONCORDANCE_LIST, NULL);
}

/**
 * bang_concordance_list_load:
 * @self: a list
 * @library: (nullable): where to look
 * @query: what is looked for
 *
 * Begins to read; the old lines stay until the new ones are there.
 */
void
bang_concordance_list_load (BangConcordanceList *self,
                            BangLibrary         *library,
                            BangQuery           *query)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (BANG_IS_CONCORDANCE_LIST (self));

  stop (self);
  if (library == NULL)
    {
      take (self, NULL);
      return;
    }

  request = g_new0 (Request, 1);
  g_weak_ref_init (&request->list, self);
  request->generation = self->generation;
  request->library = g_object_ref (library);
  request->query = bang_query_ref (query);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, bang_concordance_list_load);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * bang_concordance_list_set_order:
 * @self: a list
 * @order: by what the lines stand
 */
void
bang_concordance_list_set_order (BangConcordanceList  *self,
                                 BangConcordanceOrder  order)
{
  guint n;

  g_return_if_fail (BANG_IS_CONCORDANCE_LIST (self));

  if (self->order == order)
    return;

  self->order = order;
  n = get_n_items (G_LIST_MODEL (self));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, n);
}

/**
 * bang_concordance_list_get:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the lines
 */
BangConcordance *
bang_concordance_list_get (BangConcordanceList *self)
{
  g_return_val_if_fail (BANG_IS_CONCORDANCE_LIST (self), NULL);

  return self->concordance;
}

const char *
bang_concordance_list_get_error (BangConcordanceList *self)
{
  g_return_val_if_fail (BANG_IS_CONCORDANCE_LIST (self), NULL);

  return self->error;
}

/**
 * bang_concordance_list_get_cut:
 * @self: a list
 *
 * Returns: whether there are more lines than were read
 */
gboolean
bang_concordance_list_get_cut (BangConcordanceList *self)
{
  g_return_val_if_fail (BANG_IS_CONCORDANCE_LIST (self), FALSE);

  return self->concordance != NULL && self->concordance->lines->len >= MAX_LINES;
}

/* Saving */

typedef struct
{
  BangConcordance *concordance;
  const guint     *order;       /* (nullable) Borrowed from it */
  char            *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  bang_concordance_unref (saving->concordance);
  g_free (saving->path);
  g_free (saving);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Saving *saving = task_data;
  GError *error = NULL;

  if (bang_concordance_save_csv (saving->concordance, saving->order, saving->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * bang_concordance_list_save_async:
 * @self: a list with lines
 * @path: the file to write
 * @callback: (scope async): called in the main thread
 * @user_data: for @callback
 *
 * Writes the lines, in the order they stand in, as CSV.
 */
void
bang_concordance_list_save_async (BangConcordanceList *self,
                                  const char          *path,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (BANG_IS_CONCORDANCE_LIST (self));
  g_return_if_fail (self->concordance != NULL);

  saving = g_new0 (Saving, 1);
  saving->concordance = bang_concordance_ref (self->concordance);
  saving->order = get_order (self);
  saving->path = g_strdup (path);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, bang_concordance_list_save_async);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
bang_concordance_list_save_finish (GAsyncResult  *result,
                                   GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
