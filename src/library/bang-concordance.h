/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* One place where the words of a search stand, with what is around it. */
typedef struct
{
  gint64    article_id;
  char     *left;       /* up to the word, one line */
  char     *keyword;
  char     *right;
  BangSpan  span;       /* of the keyword, bytes of the article's text */
  char     *title;      /* of the article */
  char     *source;     /* (nullable) */
  BangDay   date;
} BangConcordanceLine;

typedef struct
{
  gatomicrefcount  refs;
  GPtrArray       *lines;         /* (element-type BangConcordanceLine) in the order of the search */
  guint           *by_left;       /* (array) lines by the words before, the nearest first */
  guint           *by_right;      /* (array) lines by the words after */
  guint            n_articles;    /* that were looked into */
  guint            n_found;       /* articles the query finds */
} BangConcordance;

#define BANG_TYPE_CONCORDANCE (bang_concordance_get_type ())
GType            bang_concordance_get_type    (void) G_GNUC_CONST;
BangConcordance *bang_concordance_ref         (BangConcordance  *self);
void             bang_concordance_unref       (BangConcordance  *self);

/* Blocks; any thread. */
BangConcordance *bang_library_get_concordance (BangLibrary      *self,
                                               BangQuery        *query,
                                               BangSort          sort,
                                               guint             limit,
                                               GCancellable     *cancellable,
                                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangConcordance, bang_concordance_unref)

G_END_DECLS
