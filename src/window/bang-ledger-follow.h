/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-browse.h"

G_BEGIN_DECLS

/* What may have come of a proposal, as a chain: proposed again, agreed on; each
 * link opens its article. Not visible while there is nothing. */
#define BANG_TYPE_LEDGER_FOLLOW (bang_ledger_follow_get_type ())
G_DECLARE_FINAL_TYPE (BangLedgerFollow, bang_ledger_follow, BANG, LEDGER_FOLLOW, GtkWidget)

GtkWidget *bang_ledger_follow_new     (void);
void       bang_ledger_follow_set_row (BangLedgerFollow *self,
                                       BangLedgerRow    *row);

char      *bang_ledger_follow_dup_text (const BangFollowUp *follow);

G_END_DECLS
