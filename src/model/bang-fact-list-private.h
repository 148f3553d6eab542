/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-fact-list.h"

G_BEGIN_DECLS

/* What is looked for, made once and never changed: of the three only that of
 * the list counts. Atomic reference counts, any thread. */
struct _BangFactFilter
{
  BangEventFilter   events;
  BangEntityFilter  entities;
  BangLedgerFilter  ledger;
  BangQuery        *query;     /* Owned, what the filters point to */
  char             *words;     /* Owned */
  char             *field;     /* Owned */
};

BangFactFilter *bang_fact_filter_new      (void);
void            bang_fact_list_set_filter (BangFactList   *self,
                                           BangFactFilter *filter);

/* The rows of an item, whatever they are. */
BangFactItem   *bang_fact_item_new        (gint64          id);
void            bang_fact_item_set_row    (BangFactItem   *self,
                                           GType           type,
                                           gpointer        row,
                                           GDestroyNotify  drop);

G_END_DECLS
