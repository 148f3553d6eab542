/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-graph.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_GRAPH_FILE_GEXF,       /* Gephi */
  BANG_GRAPH_FILE_GRAPHML,    /* yEd, igraph, NetworkX, ... */
  BANG_GRAPH_FILE_DOT,        /* Graphviz */
} BangGraphFile;

void bang_graph_append_file (BangGraph      *graph,
                             BangGraphFile   format,
                             GString        *out);

G_END_DECLS
