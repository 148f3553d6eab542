/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-decisions.h"
#include "window/bang-fact.h"

G_BEGIN_DECLS

/* Corrects facts where they are shown: the menus and popovers of a window, and
 * the actions "correct.…" behind them, which are about the fact that was asked
 * for last. Widgets find the one of their window.
 *
 * Signals: "told" (gint64 seq, guint n) after the library was told, with the
 * number of the last decision and how many there were; "taken-back" (gint64
 * seq) and "put-back" (gint64 seq) after undoing and redoing; "merged" (gint64
 * from, gint64 into) when names became one; "failed" (const char *why). */
#define BANG_TYPE_CORRECTOR (bang_corrector_get_type ())
G_DECLARE_FINAL_TYPE (BangCorrector, bang_corrector, BANG, CORRECTOR, GObject)

BangCorrector *bang_corrector_new           (GtkWidget                 *window,
                                             BangArchive               *archive);
BangCorrector *bang_corrector_get           (GtkWidget                 *widget);
BangDecisions *bang_corrector_get_decisions (BangCorrector             *self);
void           bang_corrector_popup         (BangCorrector             *self,
                                             GtkWidget                 *widget,
                                             const GdkRectangle        *at,
                                             const BangFact            *fact);
void           bang_corrector_edit          (BangCorrector             *self,
                                             GtkWidget                 *widget,
                                             const GdkRectangle        *at,
                                             const BangFact            *fact);
GMenuModel    *bang_corrector_set_fact      (BangCorrector             *self,
                                             GtkWidget                 *widget,
                                             const GdkRectangle        *at,
                                             const BangFact            *fact);
void           bang_corrector_tell          (BangCorrector             *self,
                                             const BangDecisionRequest *requests,
                                             guint                      n_requests);
void           bang_corrector_merge         (BangCorrector             *self,
                                             const gint64              *ids,
                                             guint                      n_ids,
                                             gint64                     into);
void           bang_corrector_answer        (BangCorrector             *self,
                                             gint64                     suggestion_id,
                                             gboolean                   accept);
void           bang_corrector_take_back     (BangCorrector             *self,
                                             gint64                     seq);
void           bang_corrector_put_back      (BangCorrector             *self,
                                             gint64                     seq);
BangDecisionItem *bang_corrector_find       (BangCorrector             *self,
                                             const BangFact            *fact);

G_END_DECLS
