/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* The work of one import, blocking; bang-import-job.c puts it on a thread. */
typedef struct _BangPipeline BangPipeline;

typedef struct
{
  guint  total;       /* files found so far */
  guint  done;
  char  *current;     /* (nullable) path, file name bytes */
  int    remaining;   /* seconds, -1 not known */
} BangProgress;

BangPipeline        *bang_pipeline_new          (BangLibrary         *library,
                                                 const char * const  *paths);
void                 bang_pipeline_free         (BangPipeline        *self);
gboolean             bang_pipeline_run          (BangPipeline        *self,
                                                 GCancellable        *cancellable,
                                                 GError             **error);
void                 bang_pipeline_get_progress (BangPipeline        *self,
                                                 BangProgress        *progress);
const BangImportRun *bang_pipeline_get_run      (BangPipeline        *self);

void                 bang_progress_clear        (BangProgress        *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangProgress, bang_progress_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangPipeline, bang_pipeline_free)

G_END_DECLS
