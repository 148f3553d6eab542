/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch of files on their way into the library (bang-add.c): one transaction
 * of library.db. The index follows in another, and then what belongs together
 * with the new articles is looked for.
 *
 * Belongs to the writer.
 */
#include "config.h"

#include "library/bang-add-private.h"

#include "library/bang-decide-private.h"
#include "library/bang-index-private.h"
#include "library/bang-library-private.h"
#include "library/bang-link-private.h"

/* In a bulk load the index is written this many articles at a time, or this
 * many bytes of text, whichever comes first. */
#define BULK_ARTICLES 5000
#define BULK_BYTES    (24 * 1024 * 1024)

static gboolean
add_batch (BangWriter    *writer,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  BangAddition *addition = data;
  g_autoptr (BangTally) tally = bang_tally_new ();

  for (guint i = 0; i < addition->incoming->len; i++)
    {
      const BangIncoming *incoming = g_ptr_array_index (addition->incoming, i);

      addition->statuses[i] = BANG_IMPORT_FAILED;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (incoming->path != NULL && incoming->document != NULL &&
          !bang_add_one (writer, incoming, tally, &addition->statuses[i], error))
        return FALSE;
    }
  return bang_tally_write (tally, writer, error) &&
         bang_decide_settle (writer, tally, error);
}

/**
 * bang_add_index:
 *
 * Brings the index up to what was committed, now or, in a bulk load, later. A
 * damaged one is made again.
 */
gboolean
bang_add_index (BangWriter    *writer,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  if (writer->bulk && writer->n_unindexed < BULK_ARTICLES && writer->unindexed_bytes < BULK_BYTES)
    return TRUE;

  /* What is committed is indexed, whether or not more is wanted. */
  writer->connection->cancellable = NULL;
  if (bang_index_catch_up (writer, NULL, &local_error))
    return TRUE;
  if (bang_error_is_damage (local_error))
    return bang_index_rebuild (writer, NULL, NULL, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * bang_add_batch:
 * @data: a #BangAddition; this is a #BangWriteFunc
 *
 * Adds a batch in one transaction, then brings the index up to it.
 */
gboolean
bang_add_batch (BangWriter    *writer,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  guint64 n_unindexed = writer->n_unindexed;
  guint64 n_changed;

  if (!bang_writer_transact (writer, add_batch, data, cancellable, error))
    return FALSE;

  n_changed = writer->n_unindexed - n_unindexed;
  if (n_changed == 0)
    return TRUE;

  writer->n_bulk += n_changed;
  if (!bang_add_index (writer, cancellable, error))
    return FALSE;
  if (!writer->bulk)
    bang_link_follow (writer, (guint) n_changed);
  bang_library_emit_changed (writer->library);
  return TRUE;
}
