/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-browse-list.h"

G_BEGIN_DECLS

/* What was typed as the pages read it; each is a BangBrowseReadFunc. */
void bang_browse_filter_read_events (const char       *typed,
                                     BangLedgerKinds   kinds,
                                     BangBrowseFilter *filter);
void bang_browse_filter_read_ledger (const char       *typed,
                                     BangLedgerKinds   kinds,
                                     BangBrowseFilter *filter);

G_END_DECLS
