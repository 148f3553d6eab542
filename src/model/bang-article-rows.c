/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items of an article list that somebody holds: a weak table, so that the
 * same article is the same object for as long as anyone looks at it, and a
 * queue of those whose row is still to be read. Rows are read a batch at a time
 * by a worker, in the order they were asked for. Main thread, except
 * load_rows_thread.
 */
#include "model/bang-article-rows-private.h"

/* Rows asked for at once: few enough for one answer within a frame or two. */
#define BATCH 64

/* Rows waiting to be asked for. A fast scroll asks for thousands; only the
 * latest are still on the screen when their turn comes. */
#define MAX_WANTED 512

/* What is known of an item that somebody holds. */
typedef struct
{
  BangArticleRows *rows;        /* Borrowed */
  BangArticleItem *item;        /* Borrowed: the weak reference removes the slot */
  gint64           id;
  guint            generation;  /* of the row, or of the batch that fetches it; 0 for none */
  gboolean         wanted;      /* link is in rows->wanted */
  GList            link;
} Slot;

/* What one worker does. Holds the loader weakly, through a box that outlives
 * both; see BangArticleRows.box. */
typedef struct _Box Box;

typedef struct
{
  Box         *box;
  guint        generation;
  BangLibrary *library;
  BangQuery   *query;
  GArray      *ids;             /* (element-type gint64) */
} Batch;

struct _Box
{
  gatomicrefcount  refs;
  BangArticleRows *rows;        /* NULL once freed; main thread only */
};

struct _BangArticleRows
{
  /* Owned */
  Box          *box;
  BangLibrary  *library;        /* (nullable) */
  BangQuery    *query;          /* (nullable) */
  GHashTable   *slots;          /* (element-type gint64 Slot) keys in the slots */
  GCancellable *cancellable;    /* of the running batch, else NULL */

  GQueue        wanted;         /* (element-type Slot) intrusive */
  guint         generation;
  guint         source;
};

static void queue_batch (BangArticleRows *self);

static Box *
box_ref (Box *box)
{
  g_atomic_ref_count_inc (&box->refs);

  return box;
}

static void
box_unref (Box *box)
{
  if (g_atomic_ref_count_dec (&box->refs))
    g_free (box);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  box_unref (batch->box);
  g_object_unref (batch->library);
  bang_query_unref (batch->query);
  g_array_unref (batch->ids);
  g_free (batch);
}

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  if (slot->wanted)
    g_queue_unlink (&slot->rows->wanted, &slot->link);
  g_free (slot);
}

static void
item_gone_cb (gpointer  data,
              GObject  *item)
{
  Slot *slot = data;

  g_hash_table_remove (slot->rows->slots, &slot->id);
}

static void
want (BangArticleRows *self,
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
load_rows_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Batch *batch = task_data;
  GError *error = NULL;
  GPtrArray *rows;

  rows = bang_library_get_rows (batch->library,
                                (const gint64 *) (gpointer) batch->ids->data,
                                batch->ids->len,
                                batch->query,
                                cancellable,
                                &error);
  if (rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

/* The next time somebody asks for them, they are tried again. */
static void
forget_batch (BangArticleRows *self,
              const Batch     *batch)
{
  for (guint i = 0; i < batch->ids->len; i++)
    {
      Slot *slot = g_hash_table_lookup (self->slots, &g_array_index (batch->ids, gint64, i));

      if (slot != NULL)
        slot->generation = 0;
    }
}

static void
rows_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Batch *batch = g_task_get_task_data (G_TASK (result));
  BangArticleRows *self = batch->box->rows;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = g_task_propagate_pointer (G_TASK (result), &error);
  if (self == NULL || batch->generation != self->generation)
    return;

  g_clear_object (&self->cancellable);
  if (rows == NULL)
    {
      g_debug ("Rows could not be read: %s", error->message);
      forget_batch (self, batch);
    }

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      BangArticleRow *row = g_ptr_array_index (rows, i);
      Slot *slot = row != NULL ? g_hash_table_lookup (self->slots, &row->id) : NULL;
      g_autoptr (BangArticleItem) item = NULL;

      if (slot == NULL)
        continue;

      /* What shows it may let go of the item. */
      item = g_object_ref (slot->item);
      bang_article_item_set_row (item, row);
      if (batch->box->rows == NULL)
        return;
    }

  queue_batch (self);
}

static gboolean
start_batch_cb (gpointer data)
{
  BangArticleRows *self = data;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GArray) ids = NULL;
  Batch *batch;

  self->source = 0;

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), BATCH);
  while (ids->len < BATCH && self->wanted.length > 0)
    {
      GList *link = g_queue_pop_head_link (&self->wanted);
      Slot *slot = link->data;

      slot->wanted = FALSE;
      slot->generation = self->generation;
      g_array_append_val (ids, slot->id);
    }
  if (ids->len == 0)
    return G_SOURCE_REMOVE;

  batch = g_new0 (Batch, 1);
  batch->box = box_ref (self->box);
  batch->generation = self->generation;
  batch->library = g_object_ref (self->library);
  batch->query = bang_query_ref (self->query);
  batch->ids = g_steal_pointer (&ids);

  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, rows_loaded_cb, NULL);
  g_task_set_source_tag (task, start_batch_cb);
  g_task_set_task_data (task, batch, batch_free);
  g_task_run_in_thread (task, load_rows_thread);

  return G_SOURCE_REMOVE;
}

/* In an idle, so that the rows a view asks for in one go are one batch; above
 * drawing, so that they are there in the next frame. */
static void
queue_batch (BangArticleRows *self)
{
  if (self->source == 0 && self->cancellable == NULL
      && self->library != NULL && self->wanted.length > 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_batch_cb, self, NULL);
}

BangArticleRows *
bang_article_rows_new (void)
{
  BangArticleRows *self = g_new0 (BangArticleRows, 1);

  self->box = g_new0 (Box, 1);
  g_atomic_ref_count_init (&self->box->refs);
  self->box->rows = self;
  self->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, slot_free);
  self->generation = 1;
  g_queue_init (&self->wanted);

  return self;
}

/* The items live on for whoever holds them; they are filled no more. */
void
bang_article_rows_free (BangArticleRows *self)
{
  GHashTableIter iter;
  gpointer value;

  bang_article_rows_set_what (self, NULL, NULL);
  g_clear_handle_id (&self->source, g_source_remove);

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Slot *slot = value;

      g_object_weak_unref (G_OBJECT (slot->item), item_gone_cb, slot);
    }
  g_hash_table_unref (self->slots);

  self->box->rows = NULL;
  box_unref (self->box);
  g_free (self);
}

/* Rows are read for another query from now on. What is on its way is dropped;
 * what items show stays until bang_article_rows_renew(). */
void
bang_article_rows_set_what (BangArticleRows *self,
                            BangLibrary     *library,
                            BangQuery       *query)
{
  /* 0 stands for no row. */
  if (++self->generation == 0)
    self->generation = 1;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  g_set_object (&self->library, library);
  if (query != NULL)
    bang_query_ref (query);
  g_clear_pointer (&self->query, bang_query_unref);
  self->query = query;
}

/* The item of an article, which asks for its row (transfer full). */
BangArticleItem *
bang_article_rows_get_item (BangArticleRows *self,
                            gint64           id)
{
  Slot *slot = g_hash_table_lookup (self->slots, &id);

  if (slot != NULL)
    {
      want (self, slot);
      return g_object_ref (slot->item);
    }

  slot = g_new0 (Slot, 1);
  slot->rows = self;
  slot->id = id;
  slot->link.data = slot;
  slot->item = bang_article_item_new (id);
  g_object_weak_ref (G_OBJECT (slot->item), item_gone_cb, slot);
  g_hash_table_insert (self->slots, &slot->id, slot);
  want (self, slot);

  return slot->item;
}

/* Asks for the rows of the items that somebody holds: of those that have none
 * for this query, or with @reread of all, because the library changed. What is
 * on its way is not dropped: an import tells of changes without a pause, and
 * would let nothing arrive. */
void
bang_article_rows_renew (BangArticleRows *self,
                         gboolean         reread)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Slot *slot = value;

      if (reread)
        slot->generation = 0;
      want (self, slot);
    }
}
