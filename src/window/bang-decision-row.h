/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-decision-item.h"

G_BEGIN_DECLS

/* A decision in a list: what was decided, when and by whom, and a button that
 * takes it back or puts it in force again. Property "item". */
#define BANG_TYPE_DECISION_ROW (bang_decision_row_get_type ())
G_DECLARE_FINAL_TYPE (BangDecisionRow, bang_decision_row, BANG, DECISION_ROW, GtkWidget)

G_END_DECLS
