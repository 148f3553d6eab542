/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/bang-corrector.h"

G_BEGIN_DECLS

struct _BangCorrector
{
  GObject parent_instance;

  GtkWidget      *window;       /* Weak: it has this */
  BangArchive    *archive;      /* Owned */
  BangDecisions  *decisions;    /* Owned */
  GActionGroup   *actions;      /* Owned */

  /* What the menu is about */
  BangFact       *fact;         /* Owned (nullable) */
  GtkWidget      *origin;       /* Weak (nullable) */
  GdkRectangle    at;           /* of the origin, in its coordinates */
  gboolean        pointed;      /* at a point of it, not the whole */

  GtkWidget      *popover;      /* Borrowed (nullable) the one that is open */
  GCancellable   *looking;      /* (nullable) */
};

/* bang-corrector-menu.c */
GMenuModel *bang_corrector_build_menu      (BangCorrector *self);

/* bang-corrector-ask.c */
typedef void (* BangAskFunc) (BangCorrector *self);

void          bang_corrector_add_questions (BangCorrector *self,
                                            GActionMap    *map);
void          bang_corrector_ask_soon      (BangCorrector *self,
                                            BangAskFunc    func);

/* bang-corrector-details.c */
void          bang_corrector_add_details   (BangCorrector *self,
                                            GActionMap    *map);
char         *bang_corrector_dup_detail    (const BangFact *fact);
gboolean      bang_corrector_parse_figure  (const char    *text,
                                            char           decimal,
                                            double        *value,
                                            const char   **unit);

/* bang-corrector-actions.c */
BangDecisionRequest bang_corrector_request (BangCorrector  *self,
                                            BangDecisionOp  op,
                                            gboolean        on_event);
GActionGroup *bang_corrector_build_actions (BangCorrector *self);
void          bang_corrector_update_actions (BangCorrector *self);
const char   *bang_corrector_main_action   (const BangFact *fact);

/* bang-corrector.c */
void        bang_corrector_show            (BangCorrector *self,
                                            GtkWidget     *popover);

G_END_DECLS
