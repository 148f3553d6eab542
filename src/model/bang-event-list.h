/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-fact-list.h"

G_BEGIN_DECLS

/* Events by day, as a GListModel of BangFactItem.
 * Main thread. */
#define BANG_TYPE_EVENT_LIST (bang_event_list_get_type ())
G_DECLARE_FINAL_TYPE (BangEventList, bang_event_list, BANG, EVENT_LIST, BangFactList)

BangEventList *bang_event_list_new        (void);
void           bang_event_list_set_filter (BangEventList         *self,
                                           const BangEventFilter *filter);

G_END_DECLS
