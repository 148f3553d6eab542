/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* Keys of articles with a year begin here. */
#define BANG_ORDER_KEY_DATED ((gint64) 1 << 31)

gint64   bang_order_key_first    (BangDay          day);
gint64   bang_order_key_end      (BangDay          day);
guint    bang_order_key_get_year (gint64           key);
gboolean bang_order_key_make     (BangConnection  *connection,
                                  BangDay          day,
                                  gint64          *key,
                                  GError         **error);

G_END_DECLS
