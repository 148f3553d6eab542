/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stars, tags, notes and collections as the window sees them; keeping them is
 * in bang-personal-model-keep.c. Main thread, except the functions named
 * ..._thread.
 *
 * After every change, of this program or another, the lists are read again and
 * laid over the old ones, so that an item stays the same object and what is
 * bound to it is not torn down while a person clicks.
 */
#include "model/bang-personal-model-private.h"

enum
{
  PROP_0,
  PROP_TAGS,
  PROP_COLLECTIONS,
  PROP_N_STARRED,
  N_PROPS
};

enum
{
  KEPT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangPersonalModel, bang_personal_model, G_TYPE_OBJECT)

/**
 * bang_personal_job_new:
 * @request: (nullable): what is to be kept; copied
 *
 * Returns: (transfer full): what a worker is given
 */
BangPersonalJob *
bang_personal_job_new (const BangKeepRequest *request)
{
  BangPersonalJob *job = g_new0 (BangPersonalJob, 1);

  if (request != NULL)
    {
      job->request = *request;
      job->request.uuid = g_strdup (request->uuid);
      job->request.name = g_strdup (request->name);
      job->request.text = g_strdup (request->text);
      job->request.ids = g_memdup2 (request->ids, request->n_ids * sizeof (gint64));
    }
  return job;
}

void
bang_personal_job_free (gpointer data)
{
  BangPersonalJob *job = data;

  g_free ((char *) job->request.uuid);
  g_free ((char *) job->request.name);
  g_free ((char *) job->request.text);
  g_free ((gint64 *) job->request.ids);
  g_clear_pointer (&job->change, bang_personal_change_unref);
  g_clear_pointer (&job->back, bang_personal_change_unref);
  g_clear_pointer (&job->tags, g_ptr_array_unref);
  g_clear_pointer (&job->collections, g_ptr_array_unref);
  g_free (job->new_uuid);
  g_free (job);
}

/* --- The lists ---------------------------------------------------------------- */

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BangRequest *request = task_data;
  BangPersonalJob *job = request->extra;
  GError *error = NULL;

  job->tags = bang_library_list_tags (request->library, cancellable, &error);
  if (job->tags != NULL)
    job->collections = bang_library_list_collections (request->library, cancellable, &error);
  if (job->collections != NULL)
    job->n_starred = bang_library_count_starred (request->library, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static BangPersonalItem *
find_item (GListStore *store,
           const char *uuid)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (BangPersonalItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (g_strcmp0 (bang_personal_item_get_uuid (item), uuid) == 0)
        return g_steal_pointer (&item);
    }
  return bang_personal_item_new (uuid);
}

/* Puts @items in the place of the old ones, where they differ at all. */
static void
replace (GListStore *store,
         GPtrArray  *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  gboolean same = n == items->len;

  for (guint i = 0; i < n && same; i++)
    {
      g_autoptr (BangPersonalItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      same = item == g_ptr_array_index (items, i);
    }
  if (!same)
    g_list_store_splice (store, 0, n, items->pdata, items->len);
}

static void
show_lists (BangPersonalModel *self,
            const BangPersonalJob         *job)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) collections = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < job->tags->len; i++)
    {
      const BangTag *tag = g_ptr_array_index (job->tags, i);
      BangPersonalItem *item = find_item (self->tags, tag->uuid);

      bang_personal_item_update (item, tag->name, tag->colour, NULL, tag->n_articles);
      g_ptr_array_add (tags, item);
    }
  for (guint i = 0; i < job->collections->len; i++)
    {
      const BangCollection *collection = g_ptr_array_index (job->collections, i);
      BangPersonalItem *item = find_item (self->collections, collection->uuid);

      bang_personal_item_update (item, collection->name, NULL, collection->note, collection->n_articles);
      g_ptr_array_add (collections, item);
    }

  replace (self->tags, tags);
  replace (self->collections, collections);
  if (self->n_starred != job->n_starred)
    {
      self->n_starred = job->n_starred;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_STARRED]);
    }
}

static void read_lists (BangPersonalModel *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  BangPersonalModel *self = g_task_get_source_object (outer);
  BangRequest *request = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->reading = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_lists (self, request->extra);
  else
    g_debug ("Tags and collections could not be read: %s", error->message);

  if (self->read_again)
    read_lists (self);
  else
    g_signal_emit (self, signals[KEPT], 0);
  g_task_return_boolean (outer, TRUE);
}

/* One at a time: an import tells of changes faster than they are read. */
static void
read_lists (BangPersonalModel *self)
{
  BangRequest *request;

  self->read_again = self->reading;
  if (self->reading || self->archive == NULL || bang_archive_get_library (self->archive) == NULL)
    return;

  self->reading = TRUE;
  request = bang_request_new (self->archive, 0);
  request->extra = bang_personal_job_new (NULL);
  request->free_extra = bang_personal_job_free;
  bang_request_run (request, g_task_new (self, NULL, NULL, NULL), read_thread, read_cb);
}

/* --- GObject ------------------------------------------------------------------- */

static void
bang_personal_model_finalize (GObject *object)
{
  BangPersonalModel *self = BANG_PERSONAL_MODEL (object);

  g_clear_weak_pointer (&self->archive);
  g_object_unref (self->tags);
  g_object_unref (self->collections);

  G_OBJECT_CLASS (bang_personal_model_parent_class)->finalize (object);
}

static void
bang_personal_model_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  BangPersonalModel *self = BANG_PERSONAL_MODEL (object);

  switch (property_id)
    {
    case PROP_TAGS:
      g_value_set_object (value, self->tags);
      break;
    case PROP_COLLECTIONS:
      g_value_set_object (value, self->collections);
      break;
    case PROP_N_STARRED:
      g_value_set_int64 (value, self->n_starred);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_personal_model_class_init (BangPersonalModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_personal_model_finalize;
  object_class->get_property = bang_personal_model_get_property;

  properties[PROP_TAGS] = g_param_spec_object ("tags", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_COLLECTIONS] = g_param_spec_object ("collections", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_N_STARRED] = g_param_spec_int64 ("n-starred", NULL, NULL, 0, G_MAXINT64, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[KEPT] = g_signal_new ("kept",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
bang_personal_model_init (BangPersonalModel *self)
{
  self->tags = g_list_store_new (BANG_TYPE_PERSONAL_ITEM);
  self->collections = g_list_store_new (BANG_TYPE_PERSONAL_ITEM);
}

/**
 * bang_personal_model_get:
 * @archive: an archive; its library may come later
 *
 * Returns: (transfer none): what a person keeps in it, the same each time
 */
BangPersonalModel *
bang_personal_model_get (BangArchive *archive)
{
  static GQuark quark;
  BangPersonalModel *self;

  g_return_val_if_fail (BANG_IS_ARCHIVE (archive), NULL);

  if (quark == 0)
    quark = g_quark_from_static_string ("bang-personal-model");
  self = g_object_get_qdata (G_OBJECT (archive), quark);
  if (self != NULL)
    return self;

  self = g_object_new (BANG_TYPE_PERSONAL_MODEL, NULL);
  g_set_weak_pointer (&self->archive, archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (read_lists), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "notify::library", G_CALLBACK (read_lists), self, G_CONNECT_SWAPPED);
  g_object_set_qdata_full (G_OBJECT (archive), quark, self, g_object_unref);
  read_lists (self);
  return self;
}

/**
 * bang_personal_model_get_tags:
 *
 * Returns: (transfer none): the tags by name
 */
GListModel *
bang_personal_model_get_tags (BangPersonalModel *self)
{
  g_return_val_if_fail (BANG_IS_PERSONAL_MODEL (self), NULL);

  return G_LIST_MODEL (self->tags);
}

/**
 * bang_personal_model_get_collections:
 *
 * Returns: (transfer none): the collections by name
 */
GListModel *
bang_personal_model_get_collections (BangPersonalModel *self)
{
  g_return_val_if_fail (BANG_IS_PERSONAL_MODEL (self), NULL);

  return G_LIST_MODEL (self->collections);
}

gint64
bang_personal_model_get_n_starred (BangPersonalModel *self)
{
  g_return_val_if_fail (BANG_IS_PERSONAL_MODEL (self), 0);

  return self->n_starred;
}

/* --- Reading --------------------------------------------------------------------- */

static gpointer
read_personal (BangRequest   *request,
               GCancellable  *cancellable,
               GError       **error)
{
  return bang_library_get_personal (request->library, request->id, cancellable, error);
}

/**
 * bang_personal_model_load_async:
 * @article_id: an article
 *
 * Reads what is kept beside one article.
 */
void
bang_personal_model_load_async (BangPersonalModel   *self,
                                gint64               article_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BANG_IS_PERSONAL_MODEL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_personal_model_load_async);
  bang_request_read (bang_request_new (self->archive, article_id), task, read_personal,
                     (GDestroyNotify) bang_personal_unref);
}

/**
 * bang_personal_model_load_finish:
 *
 * Returns: (transfer full) (nullable): what is kept
 */
BangPersonal *
bang_personal_model_load_finish (BangPersonalModel  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
count_kept (BangRequest   *request,
            GCancellable  *cancellable,
            GError       **error)
{
  const BangPersonalJob *job = request->extra;

  return bang_library_count_kept (request->library, job->request.ids, job->request.n_ids, cancellable, error);
}

/**
 * bang_personal_model_count_async:
 * @ids: (array length=n_ids): articles
 *
 * Counts which of some articles have which tags and are in which collections.
 */
void
bang_personal_model_count_async (BangPersonalModel   *self,
                                 const gint64        *ids,
                                 guint                n_ids,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  BangKeepRequest request = { .ids = ids, .n_ids = n_ids };
  BangRequest *asked;
  GTask *task;

  g_return_if_fail (BANG_IS_PERSONAL_MODEL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bang_personal_model_count_async);
  asked = bang_request_new (self->archive, 0);
  asked->extra = bang_personal_job_new (&request);
  asked->free_extra = bang_personal_job_free;
  bang_request_read (asked, task, count_kept, (GDestroyNotify) g_hash_table_unref);
}

/**
 * bang_personal_model_count_finish:
 *
 * Returns: (transfer full) (nullable): uuid to number of articles; what none
 *   has is not in it
 */
GHashTable *
bang_personal_model_count_finish (BangPersonalModel  *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
