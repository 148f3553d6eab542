/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What one list of numbers differs in from another: one stretch. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} BangSplice;

gboolean bang_splice_find (const GArray *from,
                           const GArray *to,
                           BangSplice   *splice);

G_END_DECLS
