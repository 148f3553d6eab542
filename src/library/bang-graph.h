/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-browse.h"

G_BEGIN_DECLS

/* Who appears with whom: names as nodes, and between two of them an edge when
 * articles name both. Every function here blocks, may be called from any thread
 * and is ended by its cancellable. A graph is a plain answer: reference counted,
 * immutable, any thread. */

#define BANG_GRAPH_KIND(kind) (1u << (kind))
#define BANG_GRAPH_ALL_KINDS \
  (BANG_GRAPH_KIND (BANG_ENTITY_PERSON) | BANG_GRAPH_KIND (BANG_ENTITY_ORGANISATION) | \
   BANG_GRAPH_KIND (BANG_ENTITY_PLACE) | BANG_GRAPH_KIND (BANG_ENTITY_MECHANISM))

/* What a graph beside an article holds at most; what a whole one does. */
#define BANG_GRAPH_SMALL  60
#define BANG_GRAPH_LARGE  5000

typedef struct
{
  BangQuery  *query;        /* (nullable) of articles */
  guint       kinds;        /* of nodes: BANG_GRAPH_KIND() each; 0 for all */
  const char *type;         /* (nullable) of events the articles report: a code */
  guint       first_year;   /* 0 open */
  guint       last_year;    /* 0 open */
  guint       min_articles; /* edges of fewer are left out */
  guint       max_nodes;    /* 0: as many as there may be */
  gboolean    countries;    /* they stand in nearly every article, and tell nothing */
} BangGraphFilter;

typedef struct
{
  gint64          id;           /* of the entity */
  BangEntityKind  kind;
  char           *name;
  char           *place_kind;   /* (nullable) */
  BangCountry     side;
  guint           n_articles;   /* of those that were counted */
  guint           degree;       /* edges of this graph */
  gboolean        focus;        /* the graph is about it */
} BangGraphNode;

typedef struct
{
  guint    from;          /* nodes; from < to */
  guint    to;
  guint    n_articles;    /* that name both */
  guint    n_events;      /* of those, in which both took part */
  guint16  first_year;    /* 0: no article has one */
  guint16  last_year;
  guint32  types;         /* a bit for each of BangGraph.types */
  gint64   article_id;    /* the newest that tells of most */
  double   strength;      /* how telling: rare names and common events count more */
} BangGraphEdge;

typedef struct
{
  gatomicrefcount  refs;
  GPtrArray       *nodes;       /* (element-type BangGraphNode) most articles first; those of a focus in front */
  GArray          *edges;       /* (element-type BangGraphEdge) strongest first */
  GPtrArray       *types;       /* (element-type utf8) interned codes of events, at most 32 */
  guint            n_articles;  /* that were counted, the newest */
  gboolean         more;        /* there are older ones */
  guint            n_left_out;  /* names that fit but are too many */
} BangGraph;

#define BANG_TYPE_GRAPH (bang_graph_get_type ())
GType      bang_graph_get_type  (void) G_GNUC_CONST;
BangGraph *bang_graph_new       (void);
BangGraph *bang_graph_ref       (BangGraph  *self);
void       bang_graph_unref     (BangGraph  *self);
void       bang_graph_add_node  (BangGraph  *self,
                                 gint64      id,
                                 BangEntityKind kind,
                                 const char *name,
                                 guint       n_articles);
void       bang_graph_add_edge  (BangGraph  *self,
                                 const BangGraphEdge *edge);
int        bang_graph_find_node (BangGraph  *self,
                                 gint64      id);

BangGraph *bang_library_get_network       (BangLibrary            *self,
                                           const BangGraphFilter  *filter,
                                           GCancellable           *cancellable,
                                           GError                **error);
BangGraph *bang_library_get_ego_graph     (BangLibrary            *self,
                                           gint64                  entity_id,
                                           const BangGraphFilter  *filter,
                                           GCancellable           *cancellable,
                                           GError                **error);
BangGraph *bang_library_get_article_graph (BangLibrary            *self,
                                           gint64                  article_id,
                                           const BangGraphFilter  *filter,
                                           GCancellable           *cancellable,
                                           GError                **error);

/* An article that names two, and how it says so. */
typedef struct
{
  gint64       article_id;
  char        *title;
  BangDay      date;         /* parts may be 0 */
  const char  *type;         /* (nullable) interned code */
  guint        n_events;     /* in which both took part */
  char        *quote;        /* the sentence that names both; else the one that names the first */
  BangSpan     span;         /* bytes of the article's text */
  char        *other_quote;  /* (nullable) the sentence that names the second, where it is another */
  BangSpan     other_span;
} BangMeeting;

void       bang_meeting_free         (BangMeeting   *self);
GPtrArray *bang_library_get_meetings (BangLibrary   *self,
                                      gint64         one,
                                      gint64         other,
                                      guint          limit,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* From one name to another over those in between, each step with an article. */
typedef struct
{
  GPtrArray *nodes;        /* (element-type BangGraphNode) from the one to the other; empty when there is no way */
  GPtrArray *steps;        /* (element-type BangMeeting) one less */
  guint      n_articles;   /* that were looked at */
  gboolean   gave_up;      /* there were more */
} BangGraphPath;

void           bang_graph_path_free   (BangGraphPath          *self);
BangGraphPath *bang_library_find_path (BangLibrary            *self,
                                       gint64                  from,
                                       gint64                  to,
                                       const BangGraphFilter  *filter,
                                       GCancellable           *cancellable,
                                       GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangGraph, bang_graph_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangGraphPath, bang_graph_path_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangMeeting, bang_meeting_free)

G_END_DECLS
