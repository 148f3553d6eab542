/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-history-private.h"
#include "model/bang-navigator.h"

G_BEGIN_DECLS

struct _BangNavigator
{
  GObject parent_instance;

  /* Owned */
  BangHistory *history;
  BangQuery   *query;      /* of the current place, parsed once */

  BangSort     sort;
};

/* What the properties said before a change, to notify only what differs. */
typedef struct
{
  const char *page;
  BangQuery  *query;       /* Owned */
  char       *text;        /* Owned */
  gint64      article;
  gint64      entity;
  const char *view;
  gboolean    reading;
  gboolean    back;
  gboolean    forward;
} BangNavigatorState;

BangNavigatorState bang_navigator_remember (BangNavigator      *self);
void               bang_navigator_tell     (BangNavigator      *self,
                                            BangNavigatorState *before);

G_END_DECLS
