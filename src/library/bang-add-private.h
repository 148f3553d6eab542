/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-paths-private.h"
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

G_END_DECLS
