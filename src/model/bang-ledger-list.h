/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-fact-list.h"

G_BEGIN_DECLS

/* What was signed and what was proposed, as a GListModel of BangFactItem.
 * Main thread. */
#define BANG_TYPE_LEDGER_LIST (bang_ledger_list_get_type ())
G_DECLARE_FINAL_TYPE (BangLedgerList, bang_ledger_list, BANG, LEDGER_LIST, BangFactList)

BangLedgerList *bang_ledger_list_new        (void);
void            bang_ledger_list_set_filter (BangLedgerList         *self,
                                             const BangLedgerFilter *filter);

G_END_DECLS
