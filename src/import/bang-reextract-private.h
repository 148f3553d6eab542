/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/bang-reextract-job.h"

G_BEGIN_DECLS

/* The work of reading a library again, blocking; bang-reextract-job.c puts it
 * on a thread. */
typedef struct _BangReextract BangReextract;

BangReextract *bang_reextract_new        (BangLibrary         *library);
void           bang_reextract_free       (BangReextract       *self);
gboolean       bang_reextract_run        (BangReextract       *self,
                                          GCancellable        *cancellable,
                                          GError             **error);
void           bang_reextract_get_report (BangReextract       *self,
                                          BangReextractReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangReextract, bang_reextract_free)

G_END_DECLS
