/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-browse-private.h"
#include "library/bang-graph.h"

G_BEGIN_DECLS

/* An article with the names of it that count. */
typedef struct
{
  gint64  id;
  guint32 year;        /* 0 not known */
  guint32 types;       /* bits of BangGraphTable.types */
  guint   first;       /* in BangGraphTable.places */
  guint   n_places;
} BangGraphArticle;

/* A name in an article. */
typedef struct
{
  guint   name;        /* in BangGraphTable.names */
  guint64 events;      /* a bit for each event of the article it took part in */
} BangGraphPlace;

/* A name, what it is read once it is needed. */
typedef struct
{
  gint64 id;
  guint  n_articles;
  guint  n_all;        /* in the whole library */
  guint8 kind;         /* BangEntityKind */
  gint8  fits;         /* -1 not yet asked, else whether the filter takes it */
  guint  node;         /* in the graph, G_MAXUINT for none */
} BangGraphName;

/* Articles and the names in them, newest first: what edges are counted over. */
typedef struct
{
  BangConnection        *connection;
  const BangGraphFilter *filter;
  GArray                *articles;    /* (element-type BangGraphArticle) */
  GArray                *places;      /* (element-type BangGraphPlace) */
  GArray                *names;       /* (element-type BangGraphName) */
  GHashTable            *by_id;       /* entity id -> index of names + 1 */
  GPtrArray             *types;       /* (element-type utf8) interned */
  gint64                 n_library;   /* articles of the library */
} BangGraphTable;

/* bang-graph-table.c */
gboolean bang_graph_table_init     (BangGraphTable         *self,
                                    BangConnection         *connection,
                                    const BangGraphFilter  *filter,
                                    GError                **error);
void     bang_graph_table_clear    (BangGraphTable         *self);
gboolean bang_graph_table_add      (BangGraphTable         *self,
                                    gint64                  article_id,
                                    gint64                  order_key,
                                    gboolean               *taken,
                                    GError                **error);
gboolean bang_graph_table_judge    (BangGraphTable         *self,
                                    GError                **error);
guint    bang_graph_table_get_name (BangGraphTable         *self,
                                    gint64                  id);
double   bang_graph_table_get_weight (BangGraphTable       *self,
                                    const BangGraphName    *name);

/* bang-graph-count.c */
gboolean bang_graph_count_edges    (BangGraphTable         *table,
                                    BangGraph              *graph,
                                    guint                   max_edges,
                                    gboolean                keep_first,
                                    GError                **error);

/* bang-graph-types.c */
BangGraphNode *bang_graph_node_read (BangConnection  *connection,
                                     gint64           id,
                                     GError         **error);
void           bang_graph_node_free (BangGraphNode   *self);

/* bang-graph-meeting.c: the article that tells best that both appear. */
GPtrArray *bang_meetings_read      (BangConnection         *connection,
                                    gint64                  one,
                                    gint64                  other,
                                    guint                   limit,
                                    GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangGraphNode, bang_graph_node_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangGraphTable, bang_graph_table_clear)

G_END_DECLS
