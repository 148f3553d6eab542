/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "library/bang-browse.h"
#include "model/bang-archive.h"
#include "model/bang-navigator.h"

G_BEGIN_DECLS

/* What was signed and what was proposed, as the articles of the current query
 * say. Property "folded": the article is on another page, and the cursor alone
 * opens nothing. */
#define BANG_TYPE_LEDGER_PAGE (bang_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (BangLedgerPage, bang_ledger_page, BANG, LEDGER_PAGE, AdwBin)

GtkWidget *bang_ledger_page_new         (void);
void       bang_ledger_page_set_context (BangLedgerPage *self,
                                         BangArchive    *archive,
                                         BangNavigator  *navigator);
BangLedgerKinds bang_ledger_page_get_kinds (BangLedgerPage *self);
void       bang_ledger_page_focus_list  (BangLedgerPage *self);

G_END_DECLS
