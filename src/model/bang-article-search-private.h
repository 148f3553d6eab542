/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* The search behind a list of articles: one at a time, the last one asked for. */
typedef struct _BangArticleSearch BangArticleSearch;

/* What a search brought. */
typedef struct
{
  GArray     *ids;      /* (element-type gint64) (nullable) NULL after an error */
  const char *error;    /* (nullable) */
  gboolean    whole;    /* all that was found, not the first rows */
  gboolean    reread;   /* the library changed, rows may have too */
} BangArticleAnswer;

typedef struct
{
  void (*answered) (const BangArticleAnswer *answer,
                    gpointer                 user_data);
  void (*loading)  (gboolean                 loading,
                    gpointer                 user_data);
} BangArticleSearchFuncs;

BangArticleSearch *bang_article_search_new       (const BangArticleSearchFuncs *funcs,
                                                  gpointer                      user_data);
void               bang_article_search_free      (BangArticleSearch *self);
void               bang_article_search_begin     (BangArticleSearch *self,
                                                  BangLibrary       *library,
                                                  BangQuery         *query,
                                                  BangSort           sort,
                                                  gboolean           refreshing,
                                                  gboolean           reread);
void               bang_article_search_stop      (BangArticleSearch *self);
guint              bang_article_search_get_stamp (BangArticleSearch *self);

G_END_DECLS
