/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-graph-layout.h"

G_BEGIN_DECLS

/* A graph that arranges itself: the layout works in a thread of its own and
 * tells where everything stands at the rate of the screen, no more often. Main
 * thread only; nothing here waits. Property "running", notified; signal "moved"
 * when the points are others. */
#define BANG_TYPE_GRAPH_SIMULATION (bang_graph_simulation_get_type ())
G_DECLARE_FINAL_TYPE (BangGraphSimulation, bang_graph_simulation, BANG, GRAPH_SIMULATION, GObject)

BangGraphSimulation  *bang_graph_simulation_new         (BangGraph            *graph);
BangGraph            *bang_graph_simulation_get_graph   (BangGraphSimulation  *self);
void                  bang_graph_simulation_start       (BangGraphSimulation  *self);
void                  bang_graph_simulation_stop        (BangGraphSimulation  *self);
gboolean              bang_graph_simulation_get_running (BangGraphSimulation  *self);
const BangGraphPoint *bang_graph_simulation_get_points  (BangGraphSimulation  *self);
void                  bang_graph_simulation_hold        (BangGraphSimulation  *self,
                                                         guint                 node,
                                                         BangGraphPoint        point);
void                  bang_graph_simulation_let_go      (BangGraphSimulation  *self,
                                                         guint                 node);

G_END_DECLS
