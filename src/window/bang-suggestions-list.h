/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "model/bang-decisions.h"

G_BEGIN_DECLS

/* What the program believes and is not sure of, as cards with a question, the
 * reasons, the sentences, and the answers. */
#define BANG_TYPE_SUGGESTIONS_LIST (bang_suggestions_list_get_type ())
G_DECLARE_FINAL_TYPE (BangSuggestionsList, bang_suggestions_list, BANG, SUGGESTIONS_LIST, AdwBin)

void bang_suggestions_list_set_decisions (BangSuggestionsList *self,
                                          BangDecisions       *decisions);
void bang_suggestions_list_refresh       (BangSuggestionsList *self);

G_END_DECLS
