/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-claims-private.h"
#include "library/bang-paths-private.h"
#include "library/bang-reread.h"
#include "library/bang-writer-private.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray        *incoming;   /* (unowned) (element-type BangIncoming) */
  BangImportStatus *statuses;   /* (unowned) (array length=incoming->len) */
} BangAddition;

gboolean bang_add_batch (BangWriter    *writer,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error);

gboolean bang_add_one           (BangWriter           *writer,
                                 const BangIncoming   *incoming,
                                 BangTally            *tally,
                                 BangImportStatus     *status,
                                 GError              **error);
gboolean bang_add_replace_facts (BangWriter           *writer,
                                 BangTally            *tally,
                                 const BangRereading  *rereading,
                                 const char           *path,
                                 GError              **error);
gboolean bang_add_index (BangWriter    *writer,
                         GCancellable  *cancellable,
                         GError       **error);

G_END_DECLS
