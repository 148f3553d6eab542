/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "model/bang-browse-list.h"
#include "query/bang-query-parts.h"

G_BEGIN_DECLS

/* What the articles that a query finds, or the rows of another page, have in common, counted a moment after
 * the query changed, and dropped when it changes again. Main thread. Values of
 * which any will do (years, types, sources) are counted as if none of their
 * kind were asked for, so that another can be added. Signal "changed" when the
 * counts are there. */
#define BANG_TYPE_FACET_COUNTS (bang_facet_counts_get_type ())
G_DECLARE_FINAL_TYPE (BangFacetCounts, bang_facet_counts, BANG, FACET_COUNTS, GObject)

BangFacetCounts *bang_facet_counts_new           (void);
void             bang_facet_counts_set_library   (BangFacetCounts *self,
                                                  BangLibrary     *library);
void             bang_facet_counts_set_typed     (BangFacetCounts *self,
                                                  const char      *typed);
const char      *bang_facet_counts_get_typed     (BangFacetCounts *self);
void             bang_facet_counts_set_rows      (BangFacetCounts *self,
                                                  BangBrowseKind   kind,
                                                  BangLedgerKinds  kinds,
                                                  BangBrowseReadFunc read);
guint            bang_facet_counts_get_n_rows    (BangFacetCounts *self);
void             bang_facet_counts_refresh       (BangFacetCounts *self);
gboolean         bang_facet_counts_get_ready     (BangFacetCounts *self);
guint            bang_facet_counts_get_n_found   (BangFacetCounts *self);
guint            bang_facet_counts_get_n_counted (BangFacetCounts *self);
guint            bang_facet_counts_get_n_starred (BangFacetCounts *self);
guint            bang_facet_counts_get_n_check   (BangFacetCounts *self);
GPtrArray       *bang_facet_counts_get_values    (BangFacetCounts *self,
                                                  BangFacet        facet);
GPtrArray       *bang_facet_counts_get_zones     (BangFacetCounts *self);

BangField        bang_facet_get_field            (BangFacet        facet);
gboolean         bang_field_any_will_do          (BangField        field);

G_END_DECLS
