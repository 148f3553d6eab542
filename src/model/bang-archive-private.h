/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-archive.h"

G_BEGIN_DECLS

struct _BangArchive
{
  GObject parent_instance;

  /* Owned */
  BangLibrary   *library;
  BangImportJob *import;
  GCancellable  *import_cancellable;
  GPtrArray     *next_paths;      /* (element-type filename) dropped while an import runs */

  guint64        n_articles;
  gboolean       counting;
  gboolean       count_again;
};

typedef struct _BangRequest BangRequest;

/* Reads in the worker: an answer (transfer full), or NULL with @error. */
typedef gpointer (*BangReadFunc) (BangRequest   *request,
                                  GCancellable  *cancellable,
                                  GError       **error);

/* What a worker gets to know: the library and plain values. */
struct _BangRequest
{
  BangLibrary    *library;     /* Owned, NULL only for opening */
  char           *directory;   /* opening */
  guint64         n_articles;  /* counting: the answer */
  gint64          id;          /* loading */
  gpointer        extra;       /* Owned, freed by free_extra */
  GDestroyNotify  free_extra;
  BangReadFunc    read;        /* reading one thing */
  GDestroyNotify  free_answer;
};

/* bang-request.c */
BangRequest *bang_request_new            (BangArchive         *archive,
                                          gint64               id);
void         bang_request_run            (BangRequest         *request,
                                          GTask               *outer,
                                          GTaskThreadFunc      func,
                                          GAsyncReadyCallback  done);
void         bang_request_read           (BangRequest         *request,
                                          GTask               *outer,
                                          BangReadFunc         read,
                                          GDestroyNotify       free_answer);

/* bang-archive.c */
gboolean     bang_archive_need_library   (BangArchive         *self,
                                          GTask               *task);
void         bang_archive_count          (BangArchive         *self);
void         bang_archive_notify_import  (BangArchive         *self);
void         bang_archive_emit_imported  (BangArchive         *self,
                                          BangImportJob       *job,
                                          GError              *error);

G_END_DECLS
