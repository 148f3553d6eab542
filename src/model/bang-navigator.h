/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "library/bang-library-types.h"
#include "query/bang-query.h"

G_BEGIN_DECLS

/* Where a window is: what was searched, what is open, and how it came there.
 * The one state that pages bind to; they never call each other. Main thread.
 *
 * Properties, all notified: "page" (the name of the list that is shown: one of
 * those below), "query-text" and "query" (change them with
 * bang_navigator_search()), "sort" (a BangSort, read-write), "article-id" and
 * "entity-id" (0 for none; the entity, when set, covers the article), "view"
 * (NULL for none; one of the views below, when set, covers both),
 * "reading" (the person went to what is open, rather than to the list: what a
 * window too narrow for both shows), "can-go-back", "can-go-forward".
 *
 * Signal "leaving" before anything changes, to note how the current place is
 * scrolled; signal "moved" after a move along the history, not for a new
 * place. */
#define BANG_NAVIGATOR_ARTICLES "articles"
#define BANG_NAVIGATOR_EVENTS   "events"
#define BANG_NAVIGATOR_PEOPLE   "people"
#define BANG_NAVIGATOR_LEDGER   "ledger"

#define BANG_NAVIGATOR_DECISIONS   "decisions"
#define BANG_NAVIGATOR_GRAPH       "graph"
#define BANG_NAVIGATOR_CONCORDANCE "concordance"
#define BANG_NAVIGATOR_HELP        "help"

#define BANG_TYPE_NAVIGATOR (bang_navigator_get_type ())
G_DECLARE_FINAL_TYPE (BangNavigator, bang_navigator, BANG, NAVIGATOR, GObject)

BangNavigator *bang_navigator_new                (void);
void           bang_navigator_search             (BangNavigator  *self,
                                                  const char     *text,
                                                  BangQueryFlags  flags);
const char    *bang_navigator_get_query_text     (BangNavigator  *self);
BangQuery     *bang_navigator_get_query          (BangNavigator  *self);
void           bang_navigator_set_sort           (BangNavigator  *self,
                                                  BangSort        sort);
BangSort       bang_navigator_get_sort           (BangNavigator  *self);
void           bang_navigator_open_page          (BangNavigator  *self,
                                                  const char     *page);
const char    *bang_navigator_get_page           (BangNavigator  *self);
void           bang_navigator_browse_article     (BangNavigator  *self,
                                                  gint64          id);
void           bang_navigator_open_article       (BangNavigator  *self,
                                                  gint64          id);
void           bang_navigator_open_entity        (BangNavigator  *self,
                                                  gint64          id);
void           bang_navigator_open_view          (BangNavigator  *self,
                                                  const char     *view);
const char    *bang_navigator_get_view           (BangNavigator  *self);
void           bang_navigator_leave              (BangNavigator  *self);
gint64         bang_navigator_get_article_id     (BangNavigator  *self);
gint64         bang_navigator_get_entity_id      (BangNavigator  *self);
gboolean       bang_navigator_get_reading        (BangNavigator  *self);
void           bang_navigator_go_back            (BangNavigator  *self);
void           bang_navigator_go_forward         (BangNavigator  *self);
gboolean       bang_navigator_get_can_go_back    (BangNavigator  *self);
gboolean       bang_navigator_get_can_go_forward (BangNavigator  *self);
double         bang_navigator_get_scroll         (BangNavigator  *self);
void           bang_navigator_set_scroll         (BangNavigator  *self,
                                                  double          scroll);

G_END_DECLS
