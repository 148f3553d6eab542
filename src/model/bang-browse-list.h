/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "library/bang-browse.h"

G_BEGIN_DECLS

/* What a list of events, of names, or of agreements and proposals holds, and in
 * which order. Of no use to one kind of list is what belongs to another. */
typedef struct
{
  BangQuery        *query;       /* (nullable) events, ledger: of their articles */
  BangSort          sort;        /* events, ledger */
  guint             first_year;  /* events: 0 open */
  guint             last_year;   /* events: 0 open */
  const char       *type;        /* (nullable) events: the code of a kind */
  BangQuery        *counted;     /* (nullable) events: whose periods are counted */
  BangLedgerKinds   kinds;       /* ledger */
  const char       *field;       /* (nullable) ledger */
  const char       *counterpart; /* (nullable) ledger */
  BangEntityKind    kind;        /* names */
  const char       *words;       /* (nullable) names: what they begin with */
  BangEntityOrder   order;       /* names */
} BangBrowseFilter;

typedef enum
{
  BANG_BROWSE_EVENTS,
  BANG_BROWSE_NAMES,
  BANG_BROWSE_LEDGER,
} BangBrowseKind;

/* Reads what was typed as a page does that shows @kinds of the ledger, or events.
 * Any thread. What the filter holds is new: bang_browse_filter_clear(). */
typedef void (*BangBrowseReadFunc) (const char       *typed,
                                    BangLedgerKinds   kinds,
                                    BangBrowseFilter *filter);

void bang_browse_filter_clear (BangBrowseFilter *filter);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangBrowseFilter, bang_browse_filter_clear)

/* A place in such a list. "row" notifies when its page arrived; until then it
 * is NULL. */
#define BANG_TYPE_BROWSE_ITEM (bang_browse_item_get_type ())
G_DECLARE_FINAL_TYPE (BangBrowseItem, bang_browse_item, BANG, BROWSE_ITEM, GObject)

gint64         bang_browse_item_get_id  (BangBrowseItem *self);
BangEventRow  *bang_browse_item_get_event  (BangBrowseItem *self);
BangEntityRow *bang_browse_item_get_entity (BangBrowseItem *self);
BangLedgerRow *bang_browse_item_get_ledger (BangBrowseItem *self);

/* A paged GListModel of BangBrowseItem. Main thread. Another library or filter
 * starts a search and drops the answer of the one before; the old rows stay
 * until the new ones are there. Properties: "loading" (a search has been under
 * way for 250 ms), "complete" (the rows are those of the last filter), "error"
 * (string), "n-found", and for events "periods" (boxed GArray of BangPeriod:
 * how many events of the query "counted" each month has). Signal "replacing" (uint
 * position, uint removed) before rows go. */
#define BANG_TYPE_BROWSE_LIST (bang_browse_list_get_type ())
G_DECLARE_FINAL_TYPE (BangBrowseList, bang_browse_list, BANG, BROWSE_LIST, GObject)

BangBrowseList *bang_browse_list_new          (BangBrowseKind          kind);
void            bang_browse_list_set_library  (BangBrowseList         *self,
                                               BangLibrary            *library);
void            bang_browse_list_set_filter   (BangBrowseList         *self,
                                               const BangBrowseFilter *filter);
void            bang_browse_list_refresh      (BangBrowseList         *self);
guint           bang_browse_list_get_n_found  (BangBrowseList         *self);
gboolean        bang_browse_list_get_complete (BangBrowseList         *self);
GArray         *bang_browse_list_get_years    (BangBrowseList         *self);
GArray         *bang_browse_list_get_months   (BangBrowseList         *self);

G_END_DECLS
