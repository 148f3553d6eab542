/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items of a list of events, names or agreements that somebody holds: a
 * weak table, and the numbers whose row is still to be read. Rows are read a
 * batch at a time by workers; what is on its way belongs to a generation, and is
 * thrown away when the question is another. Main thread, except read_thread.
 */
#include "model/bang-browse-list-private.h"

/* Rows read by one worker; a view asks for two hundred. */
#define BATCH 64

/* Holds the loader weakly, through a box that outlives both. */
typedef struct
{
  gatomicrefcount  refs;
  BangBrowseRows  *rows;        /* NULL once freed; main thread only */
} Box;

typedef struct
{
  Box                *box;
  BangBrowseQuestion *question;
  guint               generation;
  GArray             *ids;      /* (element-type gint64) to read */
  GPtrArray          *rows;     /* (nullable) read */
} Batch;

struct _BangBrowseRows
{
  Box                *box;
  BangBrowseQuestion *question;     /* (nullable) before the first */
  GHashTable         *items;        /* (element-type gint64 BangBrowseItem) not owned: live ones */
  GArray             *wanted;       /* (element-type gint64) rows to read */
  GCancellable       *cancellable;  /* of the generation */
  guint               generation;
  guint               source;
};

static void queue_wanted (BangBrowseRows *self);

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
  bang_browse_question_unref (batch->question);
  g_array_unref (batch->ids);
  g_clear_pointer (&batch->rows, g_ptr_array_unref);
  g_free (batch);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Batch *batch = task_data;
  GError *error = NULL;

  batch->rows = bang_browse_question_read (batch->question,
                                           (const gint64 *) (gpointer) batch->ids->data, batch->ids->len,
                                           cancellable, &error);
  if (batch->rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Batch *batch = g_task_get_task_data (G_TASK (result));
  BangBrowseRows *self = batch->box->rows;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Rows could not be read: %s", error->message);
      return;
    }
  if (self == NULL || self->generation != batch->generation)
    return;

  for (guint i = 0; i < batch->rows->len; i++)
    {
      gpointer row = g_ptr_array_index (batch->rows, i);
      gint64 id = row != NULL ? bang_browse_question_get_row_id (batch->question, row) : 0;
      BangBrowseItem *item = g_hash_table_lookup (self->items, &id);
      g_autoptr (BangBrowseItem) kept = NULL;

      if (item == NULL)
        continue;

      /* What shows it may let go of the item, and of the list. */
      kept = g_object_ref (item);
      bang_browse_item_set_row (item, batch->rows, row);
      if (batch->box->rows == NULL)
        return;
    }
}

static gboolean
read_wanted_cb (gpointer data)
{
  BangBrowseRows *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  self->source = 0;
  if (self->question == NULL || self->question->library == NULL)
    return G_SOURCE_REMOVE;

  /* Whoever only passed by wants no row any more. */
  for (; n < self->wanted->len && ids->len < BATCH; n++)
    {
      gint64 id = g_array_index (self->wanted, gint64, n);

      if (g_hash_table_contains (self->items, &id))
        g_array_append_val (ids, id);
    }
  g_array_remove_range (self->wanted, 0, n);
  if (ids->len > 0)
    {
      Batch *batch = g_new0 (Batch, 1);
      g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, read_cb, NULL);

      g_atomic_ref_count_inc (&self->box->refs);
      batch->box = self->box;
      batch->question = bang_browse_question_ref (self->question);
      batch->generation = self->generation;
      batch->ids = g_steal_pointer (&ids);
      g_task_set_source_tag (task, read_wanted_cb);
      g_task_set_task_data (task, batch, batch_free);
      g_task_run_in_thread (task, read_thread);
    }
  queue_wanted (self);

  return G_SOURCE_REMOVE;
}

static void
queue_wanted (BangBrowseRows *self)
{
  if (self->source == 0 && self->wanted->len > 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, read_wanted_cb, self, NULL);
}

static void
item_gone_cb (gpointer  data,
              GObject  *item)
{
  BangBrowseRows *self = data;
  gint64 id = bang_browse_item_get_id (BANG_BROWSE_ITEM (item));

  g_hash_table_remove (self->items, &id);
}

static void
stop (BangBrowseRows *self)
{
  self->generation++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  g_array_set_size (self->wanted, 0);
}

BangBrowseRows *
bang_browse_rows_new (void)
{
  BangBrowseRows *self = g_new0 (BangBrowseRows, 1);

  self->box = g_new0 (Box, 1);
  g_atomic_ref_count_init (&self->box->refs);
  self->box->rows = self;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

/* The items live on for whoever holds them; they are filled no more. */
void
bang_browse_rows_free (BangBrowseRows *self)
{
  GHashTableIter iter;
  gpointer item;

  stop (self);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_unref (self->items);
  g_array_unref (self->wanted);
  g_clear_pointer (&self->question, bang_browse_question_unref);

  self->box->rows = NULL;
  box_unref (self->box);
  g_free (self);
}

/* Rows are read by another question from now on, or by the same once more.
 * What is on its way is dropped; what items show stays until
 * bang_browse_rows_renew(). */
void
bang_browse_rows_set_question (BangBrowseRows     *self,
                               BangBrowseQuestion *question)
{
  stop (self);
  self->cancellable = g_cancellable_new ();

  bang_browse_question_ref (question);
  g_clear_pointer (&self->question, bang_browse_question_unref);
  self->question = question;
}

/* The item of a number, which asks for its row (transfer full). */
BangBrowseItem *
bang_browse_rows_get_item (BangBrowseRows *self,
                           gint64          id)
{
  BangBrowseItem *item = g_hash_table_lookup (self->items, &id);

  if (item != NULL)
    return g_object_ref (item);

  item = bang_browse_item_new (self->question->kind, id);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);
  g_array_append_val (self->wanted, id);
  queue_wanted (self);

  return item;
}

/* Asks for the rows of all the items that somebody holds: what an article says
 * may have changed under the same number. */
void
bang_browse_rows_renew (BangBrowseRows *self)
{
  GHashTableIter iter;
  gpointer id;

  g_array_set_size (self->wanted, 0);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (self->wanted, *(gint64 *) id);
  queue_wanted (self);
}
