/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-fact-list.h"

G_BEGIN_DECLS

/* The names of the archive, as a GListModel of BangFactItem.
 * Main thread. */
#define BANG_TYPE_ENTITY_LIST (bang_entity_list_get_type ())
G_DECLARE_FINAL_TYPE (BangEntityList, bang_entity_list, BANG, ENTITY_LIST, BangFactList)

BangEntityList *bang_entity_list_new        (void);
void            bang_entity_list_set_filter (BangEntityList         *self,
                                             const BangEntityFilter *filter);

G_END_DECLS
