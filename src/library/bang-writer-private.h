/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* The one thread that writes. Everything in it but the queue belongs to that
 * thread once it runs; functions that take a BangWriter assert it. */
typedef struct
{
  BangLibrary    *library;        /* (unowned) joins the thread before it goes */
  BangConnection *connection;
  GAsyncQueue    *queue;          /* (element-type BangJob) */
  GThread        *thread;         /* (nullable) before it runs */
  GMutex          lock;
  GCond           job_done;       /* callers wait here for their jobs */

  gint64          data_version;   /* of library.db when the caches were filled */
  gint64          generation;     /* of the last changed article */
  GHashTable     *rules;          /* interned rule name -> id */
  GHashTable     *identities;     /* "kind\x1fnorm" -> GArray of BangIdentity */
  guint           n_identities;
  GHashTable     *recognised;     /* a name as it was printed -> entity id << 1 | called so */

  gboolean        merging;        /* segments of the index wait to be merged */
  gboolean        linking;        /* articles may wait to be compared with others */
  gboolean        bulk;           /* between bulk_begin() and bulk_end() */
  guint64         n_bulk;         /* articles added since */
  guint64         n_unindexed;    /* articles committed and not yet in the index */
  guint64         unindexed_bytes;
  GPtrArray      *notes;          /* (element-type BangPathNote) files seen again, not yet written */
} BangWriter;

typedef gboolean (*BangWriteFunc) (BangWriter    *writer,
                                   gpointer       data,
                                   GCancellable  *cancellable,
                                   GError       **error);

BangWriter *bang_writer_new       (BangLibrary    *library,
                                   BangConnection *connection);
void        bang_writer_start     (BangWriter     *self);
void        bang_writer_free      (BangWriter     *self);
gboolean    bang_writer_run       (BangWriter     *self,
                                   BangWriteFunc   func,
                                   gpointer        data,
                                   GCancellable   *cancellable,
                                   GError        **error);
void        bang_writer_post      (BangWriter     *self,
                                   BangWriteFunc   func);
gboolean    bang_writer_begin     (BangWriter     *self,
                                   GError        **error);
gboolean    bang_writer_commit    (BangWriter     *self,
                                   GError        **error);
void        bang_writer_rollback  (BangWriter     *self);
gboolean    bang_writer_transact  (BangWriter     *self,
                                   BangWriteFunc   func,
                                   gpointer        data,
                                   GCancellable   *cancellable,
                                   GError        **error);
void        bang_writer_forget    (BangWriter     *self);
void        bang_writer_checkpoint (BangWriter *self);
void        bang_writer_assert    (BangWriter     *self);

G_END_DECLS
