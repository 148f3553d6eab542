/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The layout of a graph in a thread of its own. The thread owns the layout while
 * it runs; what a person does meanwhile (hold a node, stop) waits in a mailbox
 * that the thread empties between two steps, and where everything stands goes
 * the other way, as a copy, at most once a frame. Small graphs are done before
 * the first copy, so that they do not wobble.
 *
 * Main thread, except the functions named ..._thread.
 */
#include "model/bang-graph-simulation.h"

#include <string.h>

/* Microseconds between two copies, and before the first. */
#define FRAME (33 * 1000)

/* One node that is held, or was let go. */
typedef struct
{
  guint          node;
  gboolean       held;
  BangGraphPoint point;
} Grip;

/* What both threads have. */
typedef struct
{
  gatomicrefcount       refs;
  guint                 n;

  BangGraphLayout      *layout;      /* of the thread while it runs, else of the main thread */
  int                   stop;        /* Atomic */

  GMutex                lock;
  GArray               *grips;       /* (element-type Grip) guarded */
  BangGraphPoint       *told;        /* guarded */
  gboolean              telling;     /* guarded: the main thread has been asked to look */

  BangGraphSimulation  *owner;       /* (nullable) (unowned) main thread only */
} Shared;

struct _BangGraphSimulation
{
  GObject parent_instance;

  BangGraph      *graph;      /* Owned */
  Shared         *shared;     /* Owned */
  BangGraphPoint *points;     /* Owned: what was told last */
  gboolean        running;    /* the thread is at it */
  gboolean        again;      /* to be started when it has stopped */
};

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS
};

enum
{
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangGraphSimulation, bang_graph_simulation, G_TYPE_OBJECT)

static Shared *
shared_ref (Shared *shared)
{
  g_atomic_ref_count_inc (&shared->refs);
  return shared;
}

static void
shared_unref (gpointer data)
{
  Shared *shared = data;

  if (!g_atomic_ref_count_dec (&shared->refs))
    return;
  bang_graph_layout_free (shared->layout);
  g_array_unref (shared->grips);
  g_free (shared->told);
  g_mutex_clear (&shared->lock);
  g_free (shared);
}

/* The other thread */

static gboolean
told_cb (gpointer data)
{
  Shared *shared = data;
  BangGraphSimulation *self = shared->owner;

  g_mutex_lock (&shared->lock);
  shared->telling = FALSE;
  if (self != NULL)
    memcpy (self->points, shared->told, shared->n * sizeof (BangGraphPoint));
  g_mutex_unlock (&shared->lock);
  if (self != NULL)
    g_signal_emit (self, signals[MOVED], 0);

  return G_SOURCE_REMOVE;
}

static void
tell_thread (Shared *shared)
{
  gboolean ask;

  g_mutex_lock (&shared->lock);
  memcpy (shared->told, bang_graph_layout_get_points (shared->layout, NULL), shared->n * sizeof (BangGraphPoint));
  ask = !shared->telling;
  shared->telling = TRUE;
  g_mutex_unlock (&shared->lock);
  if (ask)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, told_cb, shared_ref (shared), shared_unref);
}

/* Does what was asked for meanwhile; for whoever has the layout. Returns whether
 * anything was. */
static gboolean
empty_mailbox (Shared *shared)
{
  g_autoptr (GArray) grips = NULL;

  g_mutex_lock (&shared->lock);
  if (shared->grips->len > 0)
    {
      grips = g_steal_pointer (&shared->grips);
      shared->grips = g_array_new (FALSE, FALSE, sizeof (Grip));
    }
  g_mutex_unlock (&shared->lock);
  for (guint i = 0; grips != NULL && i < grips->len; i++)
    {
      const Grip *grip = &g_array_index (grips, Grip, i);

      if (grip->held)
        bang_graph_layout_pin (shared->layout, grip->node, grip->point);
      else
        bang_graph_layout_unpin (shared->layout, grip->node);
    }
  return grips != NULL;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Shared *shared = task_data;
  gint64 told = g_get_monotonic_time ();
  gboolean more = TRUE;

  while (more && !g_atomic_int_get (&shared->stop))
    {
      gint64 now;

      if (empty_mailbox (shared))
        bang_graph_layout_warm (shared->layout);
      more = bang_graph_layout_step (shared->layout);
      now = g_get_monotonic_time ();
      if (more && now - told >= FRAME)
        {
          told = now;
          tell_thread (shared);
        }
    }
  tell_thread (shared);
  g_task_return_boolean (task, TRUE);
}

/* The main thread */

static void run (BangGraphSimulation *self);

static void
set_running (BangGraphSimulation *self,
             gboolean             running)
{
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* What the layout has, now that it is nobody else's. Something told before may
 * still be on its way; it must tell no other. */
static void
take_points (BangGraphSimulation *self)
{
  const BangGraphPoint *points = bang_graph_layout_get_points (self->shared->layout, NULL);

  g_mutex_lock (&self->shared->lock);
  memcpy (self->points, points, self->shared->n * sizeof (BangGraphPoint));
  memcpy (self->shared->told, points, self->shared->n * sizeof (BangGraphPoint));
  g_mutex_unlock (&self->shared->lock);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Shared *shared = g_task_get_task_data (G_TASK (result));
  BangGraphSimulation *self = shared->owner;
  gboolean waiting;

  if (self == NULL)
    return;

  g_mutex_lock (&shared->lock);
  waiting = shared->grips->len > 0 && !g_atomic_int_get (&shared->stop);
  g_mutex_unlock (&shared->lock);
  if (self->again || waiting)
    {
      run (self);
      return;
    }
  empty_mailbox (shared);
  take_points (self);
  /* At rest first: who waits for the end of it looks when it moves. */
  g_object_ref (self);
  set_running (self, FALSE);
  g_signal_emit (self, signals[MOVED], 0);
  g_object_unref (self);
}

static void
run (BangGraphSimulation *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, ran_cb, NULL);

  self->again = FALSE;
  g_atomic_int_set (&self->shared->stop, 0);
  g_task_set_task_data (task, shared_ref (self->shared), shared_unref);
  g_task_set_source_tag (task, run);
  g_task_run_in_thread (task, run_thread);
}

static void
bang_graph_simulation_finalize (GObject *object)
{
  BangGraphSimulation *self = BANG_GRAPH_SIMULATION (object);

  self->shared->owner = NULL;
  g_atomic_int_set (&self->shared->stop, 1);
  shared_unref (self->shared);
  bang_graph_unref (self->graph);
  g_free (self->points);

  G_OBJECT_CLASS (bang_graph_simulation_parent_class)->finalize (object);
}

static void
bang_graph_simulation_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, BANG_GRAPH_SIMULATION (object)->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bang_graph_simulation_class_init (BangGraphSimulationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bang_graph_simulation_finalize;
  object_class->get_property = bang_graph_simulation_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bang_graph_simulation_init (BangGraphSimulation *self)
{
}

/**
 * bang_graph_simulation_new:
 * @graph: a graph
 *
 * Returns: (transfer full): it, not yet arranged
 */
BangGraphSimulation *
bang_graph_simulation_new (BangGraph *graph)
{
  BangGraphSimulation *self = g_object_new (BANG_TYPE_GRAPH_SIMULATION, NULL);
  Shared *shared = g_new0 (Shared, 1);

  self->graph = bang_graph_ref (graph);
  self->points = g_new0 (BangGraphPoint, MAX (graph->nodes->len, 1));
  self->shared = shared;
  g_atomic_ref_count_init (&shared->refs);
  g_mutex_init (&shared->lock);
  shared->n = graph->nodes->len;
  shared->layout = bang_graph_layout_new (graph);
  shared->grips = g_array_new (FALSE, FALSE, sizeof (Grip));
  shared->told = g_new0 (BangGraphPoint, MAX (shared->n, 1));
  shared->owner = self;
  memcpy (self->points, bang_graph_layout_get_points (shared->layout, NULL), shared->n * sizeof (BangGraphPoint));

  return self;
}

BangGraph *
bang_graph_simulation_get_graph (BangGraphSimulation *self)
{
  g_return_val_if_fail (BANG_IS_GRAPH_SIMULATION (self), NULL);

  return self->graph;
}

/**
 * bang_graph_simulation_start:
 * @self: a simulation
 *
 * Arranges the graph, or goes on with it.
 */
void
bang_graph_simulation_start (BangGraphSimulation *self)
{
  g_return_if_fail (BANG_IS_GRAPH_SIMULATION (self));

  if (self->running)
    {
      self->again = self->again || g_atomic_int_get (&self->shared->stop);
      return;
    }
  run (self);
  set_running (self, TRUE);
}

/**
 * bang_graph_simulation_stop:
 * @self: a simulation
 *
 * Leaves everything where it stands, after the step that is under way.
 */
void
bang_graph_simulation_stop (BangGraphSimulation *self)
{
  g_return_if_fail (BANG_IS_GRAPH_SIMULATION (self));

  self->again = FALSE;
  g_atomic_int_set (&self->shared->stop, 1);
}

gboolean
bang_graph_simulation_get_running (BangGraphSimulation *self)
{
  g_return_val_if_fail (BANG_IS_GRAPH_SIMULATION (self), FALSE);

  return self->running;
}

/**
 * bang_graph_simulation_get_points:
 * @self: a simulation
 *
 * Returns: (transfer none): where each node of the graph stands; the same place
 *   in memory for the simulation's life
 */
const BangGraphPoint *
bang_graph_simulation_get_points (BangGraphSimulation *self)
{
  g_return_val_if_fail (BANG_IS_GRAPH_SIMULATION (self), NULL);

  return self->points;
}

static void
post (BangGraphSimulation *self,
      const Grip          *grip)
{
  g_mutex_lock (&self->shared->lock);
  g_array_append_vals (self->shared->grips, grip, 1);
  g_mutex_unlock (&self->shared->lock);
  if (self->running)
    return;
  empty_mailbox (self->shared);
  take_points (self);
}

/**
 * bang_graph_simulation_hold:
 * @self: a simulation
 * @node: a node
 * @point: where a person holds it
 *
 * The node stays there until it is let go. While the graph arranges itself the
 * others follow; one that stands still stays as it is.
 */
void
bang_graph_simulation_hold (BangGraphSimulation *self,
                            guint                node,
                            BangGraphPoint       point)
{
  Grip grip = { node, TRUE, point };

  g_return_if_fail (BANG_IS_GRAPH_SIMULATION (self));
  g_return_if_fail (node < self->graph->nodes->len);

  post (self, &grip);
  self->points[node] = point;
  g_signal_emit (self, signals[MOVED], 0);
}

void
bang_graph_simulation_let_go (BangGraphSimulation *self,
                              guint                node)
{
  Grip grip = { node, FALSE, { 0.0f, 0.0f } };

  g_return_if_fail (BANG_IS_GRAPH_SIMULATION (self));
  g_return_if_fail (node < self->graph->nodes->len);

  post (self, &grip);
}
