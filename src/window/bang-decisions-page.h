/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "model/bang-decisions.h"

G_BEGIN_DECLS

/* All that a person told the library, the newest first, with a way back for
 * each; beside it what the program believes and asks about. Its buttons activate
 * actions of the window. */
#define BANG_TYPE_DECISIONS_PAGE (bang_decisions_page_get_type ())
G_DECLARE_FINAL_TYPE (BangDecisionsPage, bang_decisions_page, BANG, DECISIONS_PAGE, AdwBin)

void bang_decisions_page_set_decisions (BangDecisionsPage *self,
                                        BangDecisions     *decisions);

G_END_DECLS
