/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "library/bang-browse.h"

G_BEGIN_DECLS

/* One row of a list of facts: stands at its place from the start, filled when
 * its batch arrives. Main thread. Property "loaded", notified as well when the
 * row is read again. */
#define BANG_TYPE_FACT_ITEM (bang_fact_item_get_type ())
G_DECLARE_FINAL_TYPE (BangFactItem, bang_fact_item, BANG, FACT_ITEM, GObject)

gint64          bang_fact_item_get_id     (BangFactItem *self);
gboolean        bang_fact_item_get_loaded (BangFactItem *self);

/* What the item shows, NULL while it is on its way and in lists of other facts.
 * Owned by the item. */
BangEventRow   *bang_fact_item_get_event  (BangFactItem *self);
BangEntityRow  *bang_fact_item_get_entity (BangFactItem *self);
BangLedgerRow  *bang_fact_item_get_ledger (BangFactItem *self);

/* What lists of facts have in common: numbers of all that is found, and items
 * only for the rows that somebody looks at. Main thread. Setting a filter or a
 * library starts a search and drops the answer of the one before; the old rows
 * stay until the new ones are there, then one items-changed replaces what
 * differs. Properties: "library", "loading" (a search has been under way for
 * 250 ms), "error" (string), "n-found", "complete" (the rows are all there, not
 * only the first ones). */
#define BANG_TYPE_FACT_LIST (bang_fact_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (BangFactList, bang_fact_list, BANG, FACT_LIST, GObject)

typedef struct _BangFactFilter BangFactFilter;

struct _BangFactListClass
{
  GObjectClass parent_class;

  /* Both block, in a thread of their own. */
  GArray    *(*find) (BangLibrary           *library,
                      const BangFactFilter  *filter,
                      gint64                 limit,
                      GCancellable          *cancellable,
                      GError               **error);
  GPtrArray *(*read) (BangLibrary           *library,
                      const gint64          *ids,
                      guint                  n_ids,
                      GCancellable          *cancellable,
                      GError               **error);

  /* How to let go of a row that read() gave. */
  void       (*drop) (gpointer               row);
};

void            bang_fact_list_set_library  (BangFactList *self,
                                             BangLibrary  *library);
void            bang_fact_list_refresh      (BangFactList *self);
gboolean        bang_fact_list_get_loading  (BangFactList *self);
gboolean        bang_fact_list_get_complete (BangFactList *self);
guint           bang_fact_list_get_n_found  (BangFactList *self);
const char     *bang_fact_list_get_error    (BangFactList *self);
gint64          bang_fact_list_get_id       (BangFactList *self,
                                             guint         position);

G_END_DECLS
