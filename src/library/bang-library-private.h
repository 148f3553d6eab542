/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"
#include "library/bang-library.h"
#include "library/bang-writer-private.h"

G_BEGIN_DECLS

struct _BangLibrary
{
  GObject       parent_instance;

  /* Set while opening, then never changed. Owned. */
  char         *directory;
  char         *uuid;
  GMainContext *context;        /* of the opener, where "changed" is emitted */
  BangWriter   *writer;

  /* Reader connections. Guarded by lock. */
  GMutex        lock;
  GCond         returned;       /* a connection, or a caller from the writer */
  GPtrArray    *idle;           /* (element-type BangConnection) */
  guint         n_readers;      /* idle and in use */
  guint         n_writing;      /* callers waiting for the writer */
  gboolean      retiring;       /* index.db is about to be another file */
  gboolean      closed;

  /* "changed", at most a few times a second. Guarded by lock. */
  GSource      *changed_source; /* (nullable) one is on its way */
  gint64        changed_at;     /* monotonic microseconds of the last one */

  /* Sizes and times that look_up_file() was told, for look_up_content(), which
   * is asked about the same files moments later. Guarded by lock. */
  GHashTable   *seen;           /* path -> BangSeenFile */
};

typedef struct
{
  guint64 size;
  gint64  mtime;
} BangSeenFile;

BangConnection *bang_library_take_reader    (BangLibrary     *self,
                                             GCancellable    *cancellable,
                                             GError         **error);
void            bang_library_give_reader    (BangLibrary     *self,
                                             BangConnection  *connection);
void            bang_library_retire_readers (BangLibrary     *self);
void            bang_library_readmit_readers (BangLibrary    *self);
void            bang_library_emit_changed   (BangLibrary     *self);
gboolean        bang_library_write          (BangLibrary     *self,
                                             BangWriteFunc    func,
                                             gpointer         data,
                                             GCancellable    *cancellable,
                                             GError         **error);

/* Opening, before anyone else has the library. */
gboolean        bang_library_inspect        (const char      *path,
                                             gboolean        *exists,
                                             GError         **error);
gboolean        bang_library_make_directory (const char      *directory,
                                             GError         **error);
gboolean        bang_leftover_check         (const char      *directory,
                                             GError         **error);
BangConnection *bang_library_open_main      (const char      *directory,
                                             char           **uuid,
                                             GError         **error);
gboolean        bang_library_reopen         (BangConnection **connection,
                                             GError         **error);
gboolean        bang_library_open_index     (BangConnection **connection,
                                             const char      *uuid,
                                             GError         **error);

G_END_DECLS
