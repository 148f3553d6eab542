/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "query/bang-query.h"

G_BEGIN_DECLS

/* What may still change in place, without being a step of the history. */
typedef enum
{
  BANG_RUN_NONE,
  BANG_RUN_TYPING,      /* the text may still grow */
  BANG_RUN_BROWSING,    /* the article may still change */
} BangRun;

/* A place a person was at. */
typedef struct
{
  const char     *page;      /* interned: the list */
  const char     *view;      /* interned, NULL for none: what covers article and entity */
  char           *text;      /* what is searched */
  BangQueryFlags  flags;
  gint64          article;
  gint64          entity;
  gboolean        reading;
  BangRun         run;
  double          scroll;
} BangPlace;

BangPlace *bang_place_copy (const BangPlace *place);

/* The places in their order, and which of them is the current one. There is
 * always one. */
typedef struct _BangHistory BangHistory;

BangHistory *bang_history_new            (const char  *page);
void         bang_history_free           (BangHistory *self);
BangPlace   *bang_history_get_place      (BangHistory *self);
void         bang_history_push           (BangHistory *self,
                                          BangPlace   *place);
void         bang_history_forget_ahead   (BangHistory *self);
gboolean     bang_history_can_go_back    (BangHistory *self);
gboolean     bang_history_can_go_forward (BangHistory *self);
void         bang_history_go             (BangHistory *self,
                                          int          steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangHistory, bang_history_free)

G_END_DECLS
