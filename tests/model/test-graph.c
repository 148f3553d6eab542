/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of graphs: that pictures are readable and end; that arranging never
 * blocks; that graphs can be asked for. */
#include <math.h>
#include <string.h>

#include "model-fixture.h"
#include "model/bang-graph-jobs.h"
#include "model/bang-graph-simulation.h"

/* Communities of @size, a ring and spokes each; one edge to the next. */
static BangGraph *
make_graph (guint n,
            guint size)
{
  BangGraph *graph = bang_graph_new ();

  for (guint i = 0; i < n; i++)
    bang_graph_add_node (graph, i + 1, BANG_ENTITY_PERSON, "Vũ An", 1 + i * 7 % 40);
  for (guint i = 0; i < n; i++)
    {
      guint hub = i / size * size;
      BangGraphEdge spoke = { hub, i, 2, 1, 2020, 2024, 1, 1, 3.0 };
      BangGraphEdge ring = { i, i + 1, 1, 0, 2020, 2024, 1, 1, 1.0 };

      if (i > hub)
        bang_graph_add_edge (graph, &spoke);
      if (i + 1 < n && i > hub)
        bang_graph_add_edge (graph, &ring);
    }
  return graph;
}

static double
get_distance (BangGraphPoint a,
              BangGraphPoint b)
{
  return hypot ((double) (a.x - b.x), (double) (a.y - b.y));
}

static void
assert_finite (BangGraphLayout *layout)
{
  guint n;
  const BangGraphPoint *points = bang_graph_layout_get_points (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (isfinite (points[i].x) && isfinite (points[i].y));
      g_assert_cmpfloat (fabsf (points[i].x), <, 1e6f);
    }
}

static void
assert_apart (BangGraph       *graph,
              BangGraphLayout *layout)
{
  const BangGraphPoint *points = bang_graph_layout_get_points (layout, NULL);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      for (guint j = i + 1; j < graph->nodes->len; j++)
        {
          float room = bang_graph_node_get_radius (g_ptr_array_index (graph->nodes, i)) +
                       bang_graph_node_get_radius (g_ptr_array_index (graph->nodes, j));

          g_assert_cmpfloat (get_distance (points[i], points[j]), >=, room);
        }
    }
}

static void
test_readable (void)
{
  static const guint sizes[] = { 2, 3, 10, 24, 60 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (BangGraph) graph = make_graph (sizes[i], 12);
      g_autoptr (BangGraphLayout) layout = bang_graph_layout_new (graph);

      bang_graph_layout_run (layout);
      g_assert_false (bang_graph_layout_step (layout));
      assert_finite (layout);
      assert_apart (graph, layout);
    }
}

/* Who is connected stands closer, or the picture says nothing. */
static void
test_near (void)
{
  g_autoptr (BangGraph) graph = make_graph (60, 12);
  g_autoptr (BangGraphLayout) layout = bang_graph_layout_new (graph);
  const BangGraphPoint *points;
  double near = 0.0;
  double far = 0.0;
  guint n_far = 0;

  bang_graph_layout_run (layout);
  points = bang_graph_layout_get_points (layout, NULL);
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const BangGraphEdge *edge = &g_array_index (graph->edges, BangGraphEdge, i);

      near += get_distance (points[edge->from], points[edge->to]) / graph->edges->len;
    }
  for (guint i = 0; i < 60; i++)
    {
      for (guint j = i + 1; j < 60; j++, n_far++)
        far += get_distance (points[i], points[j]);
    }
  g_assert_cmpfloat (near * 2.0, <, far / n_far);
}

static void
test_same_picture (void)
{
  g_autoptr (BangGraph) graph = make_graph (200, 25);
  g_autoptr (BangGraphLayout) one = bang_graph_layout_new (graph);
  g_autoptr (BangGraphLayout) other = bang_graph_layout_new (graph);

  bang_graph_layout_run (one);
  bang_graph_layout_run (other);
  g_assert_cmpmem (bang_graph_layout_get_points (one, NULL), 200 * sizeof (BangGraphPoint),
                   bang_graph_layout_get_points (other, NULL), 200 * sizeof (BangGraphPoint));
}

static void
test_large_ends (void)
{
  g_autoptr (BangGraph) graph = make_graph (5000, 40);
  g_autoptr (BangGraphLayout) layout = bang_graph_layout_new (graph);

  bang_graph_layout_run (layout);
  g_assert_cmpuint (bang_graph_layout_get_n_steps (layout), <=, BANG_GRAPH_LAYOUT_MAX_STEPS);
  g_assert_cmpuint (bang_graph_layout_get_n_steps (layout), >, 20);
  assert_finite (layout);
}

/* Nobody, one, strangers, all in one place, edges of absurd weight. */
static void
test_degenerate (void)
{
  g_autoptr (BangGraph) none = bang_graph_new ();
  g_autoptr (BangGraph) strangers = bang_graph_new ();
  g_autoptr (BangGraphLayout) empty = bang_graph_layout_new (none);
  g_autoptr (BangGraphLayout) layout = NULL;
  BangGraphEdge absurd = { 0, 1, 1, 0, 0, 0, 0, 1, G_MAXDOUBLE };
  BangGraphEdge nothing = { 1, 2, 0, 0, 0, 0, 0, 1, 0.0 };
  BangGraphEdge negative = { 2, 3, 0, 0, 0, 0, 0, 1, -5.0 };

  g_assert_false (bang_graph_layout_step (empty));
  bang_graph_layout_warm (empty);
  g_assert_false (bang_graph_layout_step (empty));

  for (guint i = 0; i < 30; i++)
    bang_graph_add_node (strangers, i + 1, BANG_ENTITY_PLACE, "Hà Khẩu", i == 0 ? G_MAXUINT : 0);
  bang_graph_add_edge (strangers, &absurd);
  bang_graph_add_edge (strangers, &nothing);
  bang_graph_add_edge (strangers, &negative);
  layout = bang_graph_layout_new (strangers);
  for (guint i = 0; i < 30; i++)
    bang_graph_layout_pin (layout, i, (BangGraphPoint) { 0.0f, 0.0f });
  bang_graph_layout_pin (layout, 3, (BangGraphPoint) { NAN, INFINITY });
  bang_graph_layout_run (layout);
  assert_finite (layout);
  for (guint i = 0; i < 30; i++)
    bang_graph_layout_unpin (layout, i);
  bang_graph_layout_warm (layout);
  bang_graph_layout_run (layout);
  assert_finite (layout);
  assert_apart (strangers, layout);
}

static void
test_pin (void)
{
  g_autoptr (BangGraph) graph = make_graph (40, 10);
  g_autoptr (BangGraphLayout) layout = bang_graph_layout_new (graph);
  const BangGraphPoint *points = bang_graph_layout_get_points (layout, NULL);

  bang_graph_layout_pin (layout, 5, (BangGraphPoint) { 700.0f, -300.0f });
  bang_graph_layout_run (layout);
  g_assert_cmpfloat (points[5].x, ==, 700.0f);
  g_assert_cmpfloat (points[5].y, ==, -300.0f);
  bang_graph_layout_unpin (layout, 5);
  bang_graph_layout_warm (layout);
  bang_graph_layout_run (layout);
  g_assert_cmpfloat (fabsf (points[5].x - 700.0f), >, 1.0f);
}

/* Arranging in a thread */

static void
count_cb (BangGraphSimulation *simulation,
          gpointer             user_data)
{
  (*(guint *) user_data)++;
}

static void
test_simulation (void)
{
  g_autoptr (BangGraph) graph = make_graph (80, 20);
  g_autoptr (BangGraphLayout) layout = bang_graph_layout_new (graph);
  BangGraphSimulation *simulation = bang_graph_simulation_new (graph);
  guint n_moved = 0;

  g_signal_connect (simulation, "moved", G_CALLBACK (count_cb), &n_moved);
  g_assert_false (bang_graph_simulation_get_running (simulation));
  bang_graph_simulation_start (simulation);
  g_assert_true (bang_graph_simulation_get_running (simulation));
  WAIT_UNTIL (!bang_graph_simulation_get_running (simulation));
  g_assert_cmpuint (n_moved, >, 0);

  /* It is the picture that the layout gives. */
  bang_graph_layout_run (layout);
  g_assert_cmpmem (bang_graph_layout_get_points (layout, NULL), 80 * sizeof (BangGraphPoint),
                   bang_graph_simulation_get_points (simulation), 80 * sizeof (BangGraphPoint));

  /* Standing still, a node goes where it is put, and nothing else does. */
  bang_graph_simulation_hold (simulation, 3, (BangGraphPoint) { 10.0f, 20.0f });
  settle ();
  g_assert_cmpfloat (bang_graph_simulation_get_points (simulation)[3].x, ==, 10.0f);
  g_assert_cmpmem (bang_graph_layout_get_points (layout, NULL), 3 * sizeof (BangGraphPoint),
                   bang_graph_simulation_get_points (simulation), 3 * sizeof (BangGraphPoint));
  bang_graph_simulation_let_go (simulation, 3);
  settle ();
  g_assert_finalize_object (simulation);
}

/* Stopped at any size, and gone while it runs. */
static void
test_simulation_stops (void)
{
  g_autoptr (BangGraph) graph = make_graph (5000, 40);
  BangGraphSimulation *simulation = bang_graph_simulation_new (graph);
  BangGraphPoint stood;

  bang_graph_simulation_start (simulation);
  bang_graph_simulation_hold (simulation, 7, (BangGraphPoint) { 4000.0f, 4000.0f });
  bang_graph_simulation_stop (simulation);
  WAIT_UNTIL (!bang_graph_simulation_get_running (simulation));
  stood = bang_graph_simulation_get_points (simulation)[9];
  settle ();
  g_assert_cmpfloat (stood.x, ==, bang_graph_simulation_get_points (simulation)[9].x);

  /* Stopped and started again before it noticed. */
  bang_graph_simulation_start (simulation);
  bang_graph_simulation_stop (simulation);
  bang_graph_simulation_start (simulation);
  settle ();
  g_assert_true (bang_graph_simulation_get_running (simulation));
  g_object_unref (simulation);
  settle ();
}

/* Asking the library */

typedef struct
{
  gpointer  answer;
  GError   *error;
  gboolean  done;
} Answer;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  ((Answer *) user_data)->done = bang_archive_open_finish (BANG_ARCHIVE (source), result, NULL);
}

#define FINISHED(name)                                                                    \
  static void                                                                             \
  name##_cb (GObject      *source,                                                        \
             GAsyncResult *result,                                                        \
             gpointer      user_data)                                                     \
  {                                                                                       \
    Answer *answer = user_data;                                                           \
                                                                                          \
    answer->answer = bang_archive_##name##_finish (BANG_ARCHIVE (source), result, &answer->error); \
    answer->done = TRUE;                                                                  \
  }

FINISHED (load_graph)
FINISHED (load_meetings)
FINISHED (find_path)
FINISHED (suggest_names)

static void
add_person (BangIncoming *incoming,
            const char   *name)
{
  BangEntity *person = bang_entity_new (BANG_ENTITY_PERSON, name);

  person->side = BANG_SIDE_VN;
  g_ptr_array_add (incoming->facts->entities, person);
}

static void
fill (BangLibrary *library)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  BangImportStatus statuses[2];
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (batch, invent ("/a", 1, "than"));
  add_person (batch->pdata[0], "Vũ An");
  add_person (batch->pdata[0], "Đỗ Bình");
  g_ptr_array_add (batch, invent ("/a", 2, "sắt"));
  add_person (batch->pdata[1], "Đỗ Bình");
  add_person (batch->pdata[1], "Lê Chi");
  g_assert_true (bang_library_add (library, batch, statuses, NULL, &error));
  g_assert_no_error (error);
}

static void
test_jobs (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (BangArchive) archive = bang_archive_new ();
  BangGraphFilter filter = { .kinds = BANG_GRAPH_KIND (BANG_ENTITY_PERSON) };
  g_autoptr (BangGraph) graph = NULL;
  g_autoptr (BangGraphPath) path = NULL;
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  Answer answer = { NULL, };
  gint64 ids[3];

  /* Before there is a library. */
  bang_archive_load_graph_async (archive, BANG_GRAPH_OF_EVERYTHING, 0, &filter, NULL, load_graph_cb, &answer);
  WAIT_UNTIL (answer.done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED);
  g_clear_error (&answer.error);

  answer = (Answer) { NULL, };
  bang_archive_open_async (archive, folder, NULL, opened_cb, &answer);
  WAIT_UNTIL (answer.done);
  fill (bang_archive_get_library (archive));

  answer = (Answer) { NULL, };
  bang_archive_load_graph_async (archive, BANG_GRAPH_OF_EVERYTHING, 0, &filter, NULL, load_graph_cb, &answer);
  WAIT_UNTIL (answer.done);
  g_assert_no_error (answer.error);
  graph = answer.answer;
  g_assert_cmpuint (graph->nodes->len, ==, 3);
  g_assert_cmpuint (graph->edges->len, ==, 2);

  answer = (Answer) { NULL, };
  bang_archive_suggest_names_async (archive, "do binh", 5, NULL, suggest_names_cb, &answer);
  WAIT_UNTIL (answer.done);
  g_assert_no_error (answer.error);
  names = answer.answer;
  g_assert_cmpuint (names->len, ==, 1);
  for (guint i = 0; i < 3; i++)
    {
      const BangGraphNode *node = g_ptr_array_index (graph->nodes, i);

      ids[g_str_equal (node->name, "Vũ An") ? 0 : g_str_equal (node->name, "Đỗ Bình") ? 1 : 2] = node->id;
    }
  g_assert_cmpint (((BangEntityRow *) names->pdata[0])->id, ==, ids[1]);

  answer = (Answer) { NULL, };
  bang_archive_find_path_async (archive, ids[0], ids[2], &filter, NULL, find_path_cb, &answer);
  WAIT_UNTIL (answer.done);
  g_assert_no_error (answer.error);
  path = answer.answer;
  g_assert_cmpuint (path->nodes->len, ==, 3);

  answer = (Answer) { NULL, };
  bang_archive_load_meetings_async (archive, ids[0], ids[1], 5, NULL, load_meetings_cb, &answer);
  WAIT_UNTIL (answer.done);
  g_assert_no_error (answer.error);
  meetings = answer.answer;
  g_assert_cmpuint (meetings->len, ==, 1);

  answer = (Answer) { NULL, };
  g_cancellable_cancel (cancelled);
  bang_archive_load_graph_async (archive, BANG_GRAPH_OF_ENTITY, ids[0], NULL, cancelled, load_graph_cb, &answer);
  WAIT_UNTIL (answer.done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);

  bang_archive_close (archive);
  settle ();
  remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/graph/readable", test_readable);
  g_test_add_func ("/model/graph/near", test_near);
  g_test_add_func ("/model/graph/same-picture", test_same_picture);
  g_test_add_func ("/model/graph/large-ends", test_large_ends);
  g_test_add_func ("/model/graph/degenerate", test_degenerate);
  g_test_add_func ("/model/graph/pin", test_pin);
  g_test_add_func ("/model/graph/simulation", test_simulation);
  g_test_add_func ("/model/graph/simulation-stops", test_simulation_stops);
  g_test_add_func ("/model/graph/jobs", test_jobs);

  return g_test_run ();
}
