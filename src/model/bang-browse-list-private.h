/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-browse-list.h"

G_BEGIN_DECLS

BangBrowseItem *bang_browse_item_new     (BangBrowseKind  kind,
                                          gint64          id);
void            bang_browse_item_set_row (BangBrowseItem *self,
                                          GPtrArray      *rows,
                                          gpointer        row);

G_END_DECLS
