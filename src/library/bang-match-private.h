/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"
#include "query/bang-query.h"

G_BEGIN_DECLS

/* One phrase of a MATCH expression, in the order FTS5 counts them. */
typedef struct
{
  gboolean scored;      /* words of the text that were asked for: they rank */
  gboolean follows;     /* typed right after the phrase before, nothing between */
  guint    n_words;
  double   weight;      /* how telling it is: the rarer the more */
} BangPhrase;

/* A query as FTS5 is asked it. */
typedef struct
{
  char   *expression;   /* (nullable) NULL asks for everything */
  GArray *phrases;      /* (element-type BangPhrase) */
  guint   n_words;      /* words to look up, with those that complete a beginning */
  GArray *kept;         /* (nullable) (element-type gint64) rows that may answer, rising */
  gboolean but_kept;    /* these are the rows that may not */
} BangMatch;

typedef enum
{
  BANG_MATCH_TEXT  = 0,
  BANG_MATCH_TITLE = 1 << 0,  /* words without a field stand in the title */
  BANG_MATCH_FEW   = 1 << 1,  /* only the first of many answers are wanted */
} BangMatchFlags;

void     bang_match_compile   (BangMatch       *self,
                               BangConnection  *connection,
                               BangQuery       *query,
                               BangMatchFlags   flags);
void     bang_match_clear     (BangMatch       *self);
gboolean bang_match_is_scored (const BangMatch *self);

/* bang-match-days.c */
char    *bang_match_write_days (guint32         from,
                               guint32          to);

/* bang-match-kept.c: what the index does not know of. */
gboolean bang_match_is_kept   (const BangQueryNode *node);
void     bang_match_keep      (BangMatch           *self,
                               BangConnection      *connection,
                               const BangQueryNode *root);
gboolean bang_match_register  (BangConnection      *connection,
                               GError             **error);
void     bang_match_compile_node (BangMatch           *self,
                                  BangConnection      *connection,
                                  const BangQueryNode *node,
                                  BangMatchFlags       flags);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangMatch, bang_match_clear)

G_END_DECLS
