/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query/bang-query.h"

G_BEGIN_DECLS

/* What one query may hold. A text pasted by mistake must stay cheap: words
 * beyond these are not looked for, and the explanation says so. */
#define BANG_QUERY_MAX_WORDS 64
#define BANG_QUERY_MAX_DEPTH 16

struct _BangQuery
{
  gatomicrefcount  ref_count;
  char            *typed;       /* Owned; as typed, made valid UTF-8 */
  BangQueryNode   *root;        /* Owned; an AND without children when empty */
  gboolean         cut;         /* some words were left out */
};

BangQueryNode *bang_query_node_new   (BangQueryKind  kind);
BangQueryNode *bang_query_node_copy  (const BangQueryNode *node);
void           bang_query_node_free  (BangQueryNode *node);
BangQueryNode *bang_query_node_group (BangQueryKind  kind,
                                      GPtrArray     *children);

BangQueryNode *bang_query_parse_text (const char     *text,
                                      BangQueryFlags  flags,
                                      gboolean       *cut);

BangQueryNode *bang_query_apply_zones (BangQueryNode *root);
BangQueryZones bang_query_zone_from_code (const char *code);

const char    *bang_query_choice_find  (BangField       field,
                                        const char     *text,
                                        gboolean       *begun);

gboolean       bang_query_parse_period (const char *value,
                                        guint32    *from,
                                        guint32    *to);
guint32        bang_query_day_after    (guint32     day,
                                        int         days);

G_END_DECLS
