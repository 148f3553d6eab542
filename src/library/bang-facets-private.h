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
  BangFacets     *facets;                /* Owned, until it is the answer */
  GHashTable     *years;                 /* year -> n */
  GHashTable     *counts[BANG_FACET_N];  /* value -> BangFacetCount */
  GHashTable     *entities;              /* entity id -> BangFacetCount */
  guint           weight;                /* of the article that is counted: how many rows it gives */
  gboolean        own_type;              /* rows have types of their own */
  gboolean        own_subject;           /* rows have fields of their own */
} BangFacetCounting;

/* Facts are counted over as many articles at most. */
#define BANG_FACETS_MAX_COUNTED 10000

void     bang_facet_counting_init     (BangFacetCounting  *counting);
void     bang_facet_counting_clear    (BangFacetCounting  *counting);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangFacetCounting, bang_facet_counting_clear)

void     bang_facets_count_year       (BangFacetCounting  *counting,
                                       gint64              year,
                                       guint               n);
void     bang_facets_count_check      (BangFacetCounting  *counting,
                                       gint64              date,
                                       const char         *basis);
gboolean bang_facets_count_article    (BangFacetCounting  *counting,
                                       gint64              article_id,
                                       GError            **error);
gboolean bang_facets_list_found       (BangFacetCounting  *counting,
                                       guint               top,
                                       GError            **error);
void     bang_facets_list_years       (BangFacetCounting  *counting);
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
