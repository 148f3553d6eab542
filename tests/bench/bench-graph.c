/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a graph costs: to read out of a library, and to lay out.
 *
 *   bench-graph [DIRECTORY]
 *
 * Without a library only made-up graphs are laid out. Absolute times belong to
 * the machine.
 */
#include <locale.h>
#include <stdlib.h>

#include "model/bang-graph-layout.h"

#define REPEATS 5

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* Communities of fifty, each edge strongest inside. */
static BangGraph *
make_graph (guint n_nodes,
            guint n_edges)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n_nodes);
  BangGraph *graph = bang_graph_new ();

  for (guint i = 0; i < n_nodes; i++)
    bang_graph_add_node (graph, i + 1, BANG_ENTITY_PERSON, "x", 1 + (guint) g_rand_int_range (random, 0, 200));
  for (guint i = 0; i < n_edges; i++)
    {
      guint from = (guint) g_rand_int_range (random, 0, (gint32) n_nodes);
      guint to = g_rand_int_range (random, 0, 10) > 0 ? from / 50 * 50 + (guint) g_rand_int_range (random, 0, 50)
                                                      : (guint) g_rand_int_range (random, 0, (gint32) n_nodes);
      BangGraphEdge edge = { MIN (from, to), MAX (from, to), 1, 0, 2020, 2024, 0, 1, 1.0 + i % 10 };

      if (from != to && to < n_nodes)
        bang_graph_add_edge (graph, &edge);
    }
  return graph;
}

static void
lay_out (const char *what,
         BangGraph  *graph)
{
  g_autoptr (BangGraphLayout) layout = bang_graph_layout_new (graph);
  gint64 start = g_get_monotonic_time ();
  double longest = 0.0;
  gboolean more = TRUE;

  while (more)
    {
      gint64 step = g_get_monotonic_time ();

      more = bang_graph_layout_step (layout);
      longest = MAX (longest, since (step));
    }
  g_print ("layout   %-10s %5u nodes %6u edges  %4u steps  %8.1f ms  longest step %6.1f ms\n", what,
           graph->nodes->len, graph->edges->len, bang_graph_layout_get_n_steps (layout), since (start), longest);
}

static void
read_graphs (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangLibrary) library = bang_library_open (directory, &error);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (BangGraph) network = NULL;
  BangEntityFilter people = { FALSE, BANG_ENTITY_PERSON, NULL, BANG_ENTITY_ORDER_COUNT };
  gint64 start;

  if (library == NULL)
    g_error ("%s", error->message);
  names = bang_library_list_entities (library, &people, 0, 1000, NULL, NULL, &error);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&network, bang_graph_unref);
      start = g_get_monotonic_time ();
      network = bang_library_get_network (library, NULL, NULL, &error);
      g_print ("network  %5u nodes %6u edges of %u articles%s  %8.1f ms\n", network->nodes->len, network->edges->len,
               network->n_articles, network->more ? ", more" : "", since (start));
    }
  for (guint i = 0; i < names->len; i += names->len / REPEATS + 1)
    {
      const BangEntityRow *row = g_ptr_array_index (names, i);
      const BangEntityRow *last = g_ptr_array_index (names, names->len - 1 - i / 2);
      g_autoptr (BangGraph) ego = NULL;
      g_autoptr (BangGraph) around = NULL;
      g_autoptr (BangGraphPath) path = NULL;
      g_autoptr (GPtrArray) meetings = NULL;

      start = g_get_monotonic_time ();
      ego = bang_library_get_ego_graph (library, row->id, NULL, NULL, &error);
      g_print ("ego      %5u nodes %6u edges of %3u articles  %8.1f ms\n", ego->nodes->len, ego->edges->len,
               ego->n_articles, since (start));
      start = g_get_monotonic_time ();
      path = bang_library_find_path (library, row->id, last->id, NULL, NULL, &error);
      g_print ("path     %5u nodes, %u articles read%s  %8.1f ms\n", path->nodes->len, path->n_articles,
               path->gave_up ? ", gave up" : "", since (start));
      if (path->steps->len == 0)
        continue;
      start = g_get_monotonic_time ();
      meetings = bang_library_get_meetings (library, row->id, ((BangGraphNode *) path->nodes->pdata[1])->id, 20, NULL,
                                            &error);
      g_print ("meetings %5u  %8.1f ms\n", meetings->len, since (start));
      start = g_get_monotonic_time ();
      around = bang_library_get_article_graph (library, ((BangMeeting *) path->steps->pdata[0])->article_id, NULL,
                                               NULL, &error);
      g_print ("article  %5u nodes %6u edges of %3u articles  %8.1f ms\n", around->nodes->len, around->edges->len,
               around->n_articles, since (start));
      if (i == 0)
        lay_out ("ego", ego);
    }
  lay_out ("network", network);
  bang_library_close (library);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 60, 500, 5000 };

  setlocale (LC_ALL, "");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (BangGraph) graph = make_graph (sizes[i], sizes[i] * 3);

      lay_out ("made up", graph);
    }
  if (argc > 1)
    read_graphs (argv[1]);
  return EXIT_SUCCESS;
}
