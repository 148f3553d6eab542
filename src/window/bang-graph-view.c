/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The graph on a screen: what is shown of it. How large and where is in
 * bang-graph-view-zoom.c, the nodes that are widgets in bang-graph-view-items.c,
 * pointer and keys in bang-graph-view-input.c, the drawing in bang-graph-draw.c.
 * Main thread only.
 */
#include "config.h"

#include "window/bang-graph-view-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "window/bang-graph-item.h"

#define MIN_ITEM   20       /* pixels: a ring that can be seen */

/* What a frame may hold while things move, and when they stand still. */
#define MOVING_EDGES  4000
#define MOVING_LABELS 30
#define ALL_EDGES     30000
#define ALL_LABELS    120
#define FRESH_LABELS  24
#define REST          (180 * 1000)   /* microseconds */
#define SOON          (30 * 1000)

enum
{
  PROP_0,
  PROP_RUNNING,
  PROP_MARKED,
  N_PROPS
};

enum
{
  NAME_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangGraphView, bang_graph_view, GTK_TYPE_WIDGET)

/* Moving and resting */

static gboolean
rest_cb (gpointer user_data)
{
  BangGraphView *self = user_data;
  gint64 left = self->busy_until - g_get_monotonic_time ();

  if (left > 0)
    {
      self->rest_source = g_timeout_add ((guint) (left / 1000) + 1, rest_cb, self);
      return G_SOURCE_REMOVE;
    }
  self->rest_source = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/**
 * bang_graph_view_moved:
 * @self: a view
 *
 * Draws what has moved, in a hurry if there is much of it, and all of it when
 * things have come to rest.
 */
void
bang_graph_view_moved (BangGraphView *self)
{
  self->busy_until = g_get_monotonic_time () + REST;
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add (REST / 1000, rest_cb, self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Marking */

static void
update_marked (BangGraphView *self)
{
  self->drawing.marked = self->hovered >= 0 ? self->hovered : self->marked;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
bang_graph_view_set_hovered (BangGraphView *self,
                             int            node)
{
  if (self->hovered == node)
    return;
  self->hovered = node;
  update_marked (self);
}

/**
 * bang_graph_view_set_marked:
 * @self: a view
 * @node: the node whose connections stand out, -1 for none
 */
void
bang_graph_view_set_marked (BangGraphView *self,
                            int            node)
{
  g_return_if_fail (BANG_IS_GRAPH_VIEW (self));
  g_return_if_fail (node < (int) bang_graph_view_count_nodes (self));

  node = MAX (node, -1);
  if (self->marked == node)
    return;
  self->marked = node;
  if (self->graph != NULL)
    bang_graph_view_update_items (self);
  update_marked (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKED]);
}

int
bang_graph_view_get_marked (BangGraphView *self)
{
  g_return_val_if_fail (BANG_IS_GRAPH_VIEW (self), -1);

  return self->marked;
}

void
bang_graph_view_activate (BangGraphView *self,
                          int            node)
{
  g_signal_emit (self, signals[NAME_ACTIVATED], 0,
                 ((BangGraphNode *) g_ptr_array_index (self->graph->nodes, (guint) node))->id);
}

/* The graph */

/**
 * bang_graph_view_set_path:
 * @self: a view
 * @ids: (array length=n_ids) (nullable): names one after the other
 * @n_ids: how many, 0 for no path
 *
 * Shows the way over those of them that are in the picture.
 */
void
bang_graph_view_set_path (BangGraphView *self,
                          const gint64  *ids,
                          guint          n_ids)
{
  g_return_if_fail (BANG_IS_GRAPH_VIEW (self));

  g_clear_pointer (&self->drawing.path, g_array_unref);
  if (n_ids > 0 && self->graph != NULL)
    self->drawing.path = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; self->drawing.path != NULL && i < n_ids; i++)
    {
      int node = bang_graph_find_node (self->graph, ids[i]);

      if (node >= 0)
        g_array_append_vals (self->drawing.path, &(guint) { (guint) node }, 1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
simulation_moved_cb (BangGraphView *self)
{
  gboolean animate;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  /* Who wants nothing to move sees it when it has arrived. */
  if (!animate && bang_graph_simulation_get_running (self->simulation) && self->dragged < 0)
    return;
  if (self->fitted)
    bang_graph_drawing_fit (&self->drawing, BANG_GRAPH_VIEW_FIT);
  bang_graph_view_moved (self);
}

static void
simulation_running_cb (BangGraphView *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY,
                               bang_graph_simulation_get_running (self->simulation), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
drop_graph (BangGraphView *self)
{
  if (self->simulation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->simulation, self);
      bang_graph_simulation_stop (self->simulation);
    }
  bang_graph_view_remove_items (self);
  bang_graph_drawing_drop_labels (&self->drawing);
  g_clear_pointer (&self->drawing.path, g_array_unref);
  g_clear_object (&self->simulation);
  g_clear_pointer (&self->graph, bang_graph_unref);
  self->drawing.graph = NULL;
  self->drawing.points = NULL;
  self->drawing.marked = self->hovered = self->dragged = -1;
}

static void
update_name (BangGraphView *self)
{
  guint n = bang_graph_view_count_nodes (self);
  g_autofree char *names = g_strdup_printf (ngettext ("%u name", "%u names", n), n);
  g_autofree char *name = NULL;

  /* Translators: what a screen reader says of the graph; %s is "24 names". */
  name = g_strdup_printf (_("Graph of who appears with whom, %s"), names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * bang_graph_view_set_graph:
 * @self: a view
 * @graph: (nullable): what to show
 *
 * Shows it, and begins to arrange it.
 */
void
bang_graph_view_set_graph (BangGraphView *self,
                           BangGraph     *graph)
{
  g_return_if_fail (BANG_IS_GRAPH_VIEW (self));

  if (graph != NULL)
    bang_graph_ref (graph);
  drop_graph (self);
  self->graph = graph;
  bang_graph_view_set_marked (self, -1);
  self->fitted = TRUE;
  if (graph != NULL)
    {
      self->simulation = bang_graph_simulation_new (graph);
      self->drawing.graph = graph;
      self->drawing.points = bang_graph_simulation_get_points (self->simulation);
      g_signal_connect_swapped (self->simulation, "moved", G_CALLBACK (simulation_moved_cb), self);
      g_signal_connect_swapped (self->simulation, "notify::running", G_CALLBACK (simulation_running_cb), self);
      bang_graph_view_update_items (self);
      bang_graph_drawing_fit (&self->drawing, BANG_GRAPH_VIEW_FIT);
      bang_graph_simulation_start (self->simulation);
    }
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

BangGraph *
bang_graph_view_get_graph (BangGraphView *self)
{
  g_return_val_if_fail (BANG_IS_GRAPH_VIEW (self), NULL);

  return self->graph;
}

/**
 * bang_graph_view_set_running:
 * @self: a view
 * @running: whether the graph arranges itself
 */
void
bang_graph_view_set_running (BangGraphView *self,
                             gboolean       running)
{
  g_return_if_fail (BANG_IS_GRAPH_VIEW (self));

  if (self->simulation == NULL)
    return;
  if (running)
    bang_graph_simulation_start (self->simulation);
  else
    bang_graph_simulation_stop (self->simulation);
}

gboolean
bang_graph_view_get_running (BangGraphView *self)
{
  g_return_val_if_fail (BANG_IS_GRAPH_VIEW (self), FALSE);

  return self->simulation != NULL && bang_graph_simulation_get_running (self->simulation);
}

/* Drawing */

static void
prepare (BangGraphView    *self,
         BangGraphDrawing *drawing)
{
  bang_graph_drawing_take_colors (drawing, gtk_widget_get_style_context (GTK_WIDGET (self)));
  drawing->context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  drawing->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
bang_graph_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  BangGraphView *self = BANG_GRAPH_VIEW (widget);
  gboolean moving = g_get_monotonic_time () < self->busy_until;
  GtkWidget *child;
  cairo_t *cr;

  if (self->graph != NULL && self->graph->nodes->len > 0)
    {
      prepare (self, &self->drawing);
      self->drawing.max_fresh = FRESH_LABELS;
      self->drawing.hurry = moving;
      self->drawing.max_edges = moving ? MOVING_EDGES : ALL_EDGES;
      self->drawing.max_labels = moving && self->graph->nodes->len > BANG_GRAPH_SMALL ? MOVING_LABELS : ALL_LABELS;
      cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->drawing.width,
                                                                     (float) self->drawing.height));
      bang_graph_drawing_draw (&self->drawing, cr);
      cairo_destroy (cr);
      if (self->drawing.lacking && self->rest_source == 0)
        self->rest_source = g_timeout_add (SOON / 1000, rest_cb, self);
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}

/**
 * bang_graph_view_draw:
 * @self: a view
 * @cr: where to: a file
 * @width: of the picture
 * @height: of the picture
 *
 * Draws the whole graph as it stands, every line as a line, on paper of the
 * view's colour.
 */
void
bang_graph_view_draw (BangGraphView *self,
                      cairo_t       *cr,
                      int            width,
                      int            height)
{
  BangGraphDrawing drawing;

  g_return_if_fail (BANG_IS_GRAPH_VIEW (self));

  drawing = self->drawing;
  drawing.labels = NULL;
  drawing.n_labels = 0;
  drawing.width = width;
  drawing.height = height;
  drawing.exact = TRUE;
  drawing.hurry = FALSE;
  drawing.max_edges = ALL_EDGES;
  drawing.max_labels = ALL_LABELS;
  drawing.max_fresh = G_MAXUINT;
  drawing.marked = self->marked;
  prepare (self, &drawing);
  drawing.scale = 1;
  drawing.paper.alpha = 1.0f;
  gdk_cairo_set_source_rgba (cr, &drawing.paper);
  cairo_paint (cr);
  bang_graph_drawing_fit (&drawing, 2.0);
  bang_graph_drawing_draw (&drawing, cr);
  bang_graph_drawing_drop_labels (&drawing);
}

/* Layout */

static void
bang_graph_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
  *minimum = 160;
  *natural = 240;
}

static void
bang_graph_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  BangGraphView *self = BANG_GRAPH_VIEW (widget);
  gboolean resized = self->drawing.width != width || self->drawing.height != height;

  self->drawing.width = width;
  self->drawing.height = height;
  if (resized && self->fitted)
    bang_graph_drawing_fit (&self->drawing, BANG_GRAPH_VIEW_FIT);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint node = bang_graph_item_get_node (BANG_GRAPH_ITEM (child));
      int side;
      double x;
      double y;

      bang_graph_drawing_place (&self->drawing, node, &x, &y);
      side = MAX (MIN_ITEM, (int) (2.4 * bang_graph_drawing_get_radius (&self->drawing, node)) + 6);
      x = CLAMP (x, -4000.0, 8000.0);
      y = CLAMP (y, -4000.0, 8000.0);
      gtk_widget_size_allocate (child, &(GtkAllocation) { (int) x - side / 2, (int) y - side / 2, side, side }, -1);
    }
}

/* One stop for Tab, however many nodes there are. */
static gboolean
bang_graph_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  BangGraphView *self = BANG_GRAPH_VIEW (widget);

  if (bang_graph_view_count_nodes (self) == 0 || bang_graph_view_get_focus (self) >= 0)
    return FALSE;

  return gtk_widget_grab_focus (bang_graph_view_get_item (self, MAX (self->marked, 0)));
}

static gboolean
bang_graph_view_query_tooltip (GtkWidget  *widget,
                               int         x,
                               int         y,
                               gboolean    keyboard,
                               GtkTooltip *tooltip)
{
  BangGraphView *self = BANG_GRAPH_VIEW (widget);
  int node = keyboard ? bang_graph_view_get_focus (self) : bang_graph_drawing_find_node (&self->drawing, x, y);
  g_autofree char *text = NULL;
  int edge;

  if (node >= 0)
    {
      const BangGraphNode *row = g_ptr_array_index (self->graph->nodes, (guint) node);
      g_autofree char *name = bang_graph_dup_node_name (row);
      g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", row->n_articles),
                                                   row->n_articles);

      text = g_strdup_printf ("%s, %s", name, articles);
    }
  else if (!keyboard && (edge = bang_graph_drawing_find_edge (&self->drawing, x, y)) >= 0)
    text = bang_graph_dup_edge_name (self->graph, &g_array_index (self->graph->edges, BangGraphEdge, (guint) edge));
  if (text == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
bang_graph_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (bang_graph_view_parent_class)->css_changed (widget, change);

  /* The font may be another one. */
  bang_graph_drawing_drop_labels (&BANG_GRAPH_VIEW (widget)->drawing);
}

/* GObject */

static void
bang_graph_view_dispose (GObject *object)
{
  BangGraphView *self = BANG_GRAPH_VIEW (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  drop_graph (self);

  G_OBJECT_CLASS (bang_graph_view_parent_class)->dispose (object);
}

static void
bang_graph_view_finalize (GObject *object)
{
  g_hash_table_unref (BANG_GRAPH_VIEW (object)->items);

  G_OBJECT_CLASS (bang_graph_view_parent_class)->finalize (object);
}

static void
bang_graph_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  BangGraphView *self = BANG_GRAPH_VIEW (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, bang_graph_view_get_running (self));
      break;
    case PROP_MARKED:
      g_value_set_int (value, self->marked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bang_graph_view_class_init (BangGraphViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_graph_view_dispose;
  object_class->finalize = bang_graph_view_finalize;
  object_class->get_property = bang_graph_view_get_property;

  widget_class->focus = bang_graph_view_focus;
  widget_class->measure = bang_graph_view_measure;
  widget_class->size_allocate = bang_graph_view_size_allocate;
  widget_class->snapshot = bang_graph_view_snapshot;
  widget_class->query_tooltip = bang_graph_view_query_tooltip;
  widget_class->css_changed = bang_graph_view_css_changed;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MARKED] = g_param_spec_int ("marked", NULL, NULL, -1, G_MAXINT, -1,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[NAME_ACTIVATED] = g_signal_new ("name-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "graph-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
bang_graph_view_init (BangGraphView *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->marked = self->hovered = self->dragged = -1;
  self->drawing.marked = -1;
  self->drawing.zoom = 1.0;
  self->drawing.max_edges = ALL_EDGES;
  self->fitted = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  update_name (self);
  bang_graph_view_init_input (self);
}

GtkWidget *
bang_graph_view_new (void)
{
  return g_object_new (BANG_TYPE_GRAPH_VIEW, NULL);
}
