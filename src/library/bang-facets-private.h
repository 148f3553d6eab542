/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-browse-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint  n_articles;
  gint64 last;          /* the last article that counted, to count it once */
  gint64 entity_id;
} BangFacetCount;

typedef struct
{
  BangConnection *connection;
  BangFacets     *facets;
  GHashTable     *years;                 /* year -> n */
  GHashTable     *counts[BANG_FACET_N];  /* value -> BangFacetCount */
  GHashTable     *entities;              /* entity id -> BangFacetCount */
} BangFacetCounting;

void     bang_facets_count_value      (BangFacetCounting  *counting,
                                       BangFacet           facet,
                                       const char         *value,
                                       gint64              article_id);
gboolean bang_facets_get_facet        (const char         *kind,
                                       BangFacet          *facet);
int      bang_facets_compare_values   (gconstpointer       a,
                                       gconstpointer       b);
void     bang_facets_list_counts      (BangFacetCounting  *counting,
                                       BangFacet           facet,
                                       guint               top);

/* bang-facets-everything.c */
gboolean bang_facets_count_everything (BangFacetCounting  *counting,
                                       guint               top,
                                       GError            **error);

G_END_DECLS
