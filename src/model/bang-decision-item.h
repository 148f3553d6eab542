/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "library/bang-decide.h"

G_BEGIN_DECLS

/* One decision of the log, as long as it is listed. Main thread. "active" and
 * "pending" notify when it was taken back, put in force again, or when what it
 * speaks of came into the library. */
#define BANG_TYPE_DECISION_ITEM (bang_decision_item_get_type ())
G_DECLARE_FINAL_TYPE (BangDecisionItem, bang_decision_item, BANG, DECISION_ITEM, GObject)

BangDecisionItem   *bang_decision_item_new          (BangDecision       *decision);
const BangDecision *bang_decision_item_get_decision (BangDecisionItem   *self);
void                bang_decision_item_update       (BangDecisionItem   *self,
                                                     const BangDecision *decision);

G_END_DECLS
