/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-browse.h"
#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* bang-browse-types.c */
BangEventRow  *bang_event_row_new  (void);
BangLedgerRow *bang_ledger_row_new (void);

/* bang-browse-articles.c: the articles that a query finds, as a set and in
 * the order asked for. */
typedef struct
{
  GArray   *ids;         /* (nullable) (element-type gint64) NULL for all */
  guint8   *bits;        /* (nullable) a bit an article number */
  gint64    n_bits;
} BangArticleSet;

gboolean bang_article_set_find     (BangArticleSet        *self,
                                    BangLibrary           *library,
                                    BangQuery             *query,
                                    BangSort               sort,
                                     GCancellable          *cancellable,
                                    GError               **error);
void     bang_article_set_keep     (BangArticleSet        *self,
                                    const BangArticleSet  *other);
void     bang_article_set_clear    (BangArticleSet        *self);

static inline gboolean
bang_article_set_has (const BangArticleSet *self,
                      gint64                id)
{
  if (self->bits == NULL)
    return self->ids == NULL;
  return id >= 0 && id < self->n_bits && (self->bits[id / 8] & 1 << id % 8) != 0;
}

/* bang-browse-facets.c, bang-facets-reader.c */
void     bang_facets_add           (BangFacets            *facets,
                                    BangFacet              facet,
                                    const char            *value,
                                    gint64                 entity_id,
                                    guint                  n);
gboolean bang_facets_count_reader  (BangConnection        *connection,
                                    BangFacets            *facets,
                                    const BangArticleSet  *articles,
                                    GHashTable            *rows,
                                    GError               **error);

/* bang-browse-quote.c: the sentence around a span. Reads the text of an article
 * once for all that is quoted from it in a row. */
typedef struct
{
  BangConnection *connection;
  gint64          article_id;   /* 0 none yet */
  char           *text;
  gsize           len;
  GArray         *zones;        /* (element-type BangZone) */
} BangQuoter;

char    *bang_quoter_quote (BangQuoter      *self,
                            gint64           article_id,
                            BangSpan         span,
                            GError         **error);
void     bang_quoter_clear (BangQuoter      *self);

/* bang-browse-rows.c */
typedef gpointer (*BangReadRow) (BangConnection  *connection,
                                 BangQuoter      *quoter,
                                 gint64           id,
                                 gboolean         more,
                                 GError         **error);

GPtrArray *bang_browse_read_rows (BangLibrary     *self,
                                  const gint64    *ids,
                                  guint            n_ids,
                                  BangReadRow      read,
                                  gboolean         more,
                                  GDestroyNotify   unref,
                                  GCancellable    *cancellable,
                                  GError         **error);

/* bang-browse-same.c */
GArray  *bang_same_event_find (BangConnection  *connection,
                               gint64           article_id,
                               GError         **error);

/* bang-browse-event-rows.c */
BangEventRow *bang_event_row_read   (BangConnection  *connection,
                                     BangQuoter      *quoter,
                                     gint64           id,
                                     gboolean         with_same,
                                     GError         **error);

/* bang-browse-leaves.c: the proposals of an article that are not lists of
 * others. */
typedef struct
{
  guint    event;
  guint    n;
  BangSpan span;
} BangLeaf;

GArray  *bang_leaves_read (BangConnection  *connection,
                           gint64           article_id,
                           GError         **error);

/* bang-browse-words.c: texts as words, " with a space around each ", so that
 * whole words are found by looking for a piece. */
char      *bang_words_key         (const char  *text,
                                   gboolean     plain);
gboolean   bang_words_has         (const char  *text,
                                   const char  *words,
                                   gboolean     plain);
char      *bang_words_place_key   (const char  *text);
GPtrArray *bang_words_of_content  (const char  *text);
char      *bang_words_find_field  (const char  *text);

/* bang-browse-follow.c */
gboolean bang_follow_ups_add (BangConnection  *connection,
                              BangLedgerRow   *row,
                              GError         **error);

/* bang-browse-ledger-rows.c */
BangLedgerRow *bang_ledger_row_read (BangConnection  *connection,
                                     BangQuoter      *quoter,
                                     gint64           id,
                                     GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangArticleSet, bang_article_set_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangQuoter, bang_quoter_clear)

G_END_DECLS
