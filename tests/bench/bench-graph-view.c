/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How smoothly a large graph moves:
 *
 *   bench-graph-view LIBRARY
 *
 * Shows the whole network in a window of 1280x800 and lets it arrange itself,
 * then pans, zooms and marks. What counts is how long the main thread is away
 * from its loop, since nothing is drawn and no key is heard meanwhile: measured
 * in processor time between two polls. Needs a screen (xvfb-run) and
 * GSK_RENDERER=cairo.
 */
#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "window/bang-graph-view.h"

#define FRAMES  90
#define LONG_MS 33.0

static GArray *stretches;     /* (element-type double) milliseconds; NULL: not watching */
static double woke;

static double
spent (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1000000.0;
}

static int
poll_watched (GPollFD *fds,
              guint    n_fds,
              int      timeout)
{
  int answer;

  if (stretches != NULL && woke > 0.0)
    {
      double busy = spent () - woke;

      g_array_append_val (stretches, busy);
    }
  answer = g_poll (fds, n_fds, timeout);
  woke = spent ();
  return answer;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static void
tell (const char *what)
{
  guint from = 0;
  guint late = 0;

  g_array_sort (stretches, compare);
  while (from < stretches->len && g_array_index (stretches, double, from) < 1.0)
    from++;
  for (guint i = from; i < stretches->len; i++)
    late += g_array_index (stretches, double, i) > LONG_MS;
  if (from < stretches->len)
    g_print ("%-12s %4u stretches over 1 ms: p50 %5.1f  p95 %5.1f  max %5.1f ms, %u over %.0f ms\n", what,
             stretches->len - from, g_array_index (stretches, double, (from + stretches->len - 1) / 2),
             g_array_index (stretches, double, from + (stretches->len - 1 - from) * 95 / 100),
             g_array_index (stretches, double, stretches->len - 1), late, LONG_MS);
  g_clear_pointer (&stretches, g_array_unref);
}

static void
watch (void)
{
  stretches = g_array_new (FALSE, FALSE, sizeof (double));
  woke = 0.0;
}

static void
spin (guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (300);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangLibrary) library = NULL;
  g_autoptr (BangGraph) graph = NULL;
  BangGraphFilter filter = { .kinds = BANG_GRAPH_ALL_KINDS };
  GtkWidget *window;
  GtkWidget *widget;
  BangGraphView *view;
  gint64 start;

  if (argc < 2)
    return EXIT_FAILURE;
  adw_init ();
  g_main_context_set_poll_func (NULL, poll_watched);
  library = bang_library_open (argv[1], &error);
  if (library == NULL)
    g_error ("%s", error->message);
  graph = bang_library_get_network (library, &filter, NULL, &error);
  if (graph == NULL)
    g_error ("%s", error->message);
  g_print ("%u nodes, %u edges\n", graph->nodes->len, graph->edges->len);

  window = gtk_window_new ();
  widget = bang_graph_view_new ();
  view = BANG_GRAPH_VIEW (widget);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  spin (500);

  watch ();
  bang_graph_view_set_graph (view, graph);
  start = g_get_monotonic_time ();
  while (bang_graph_view_get_running (view))
    spin (20);
  tell ("arranging");
  g_print ("             stood still after %.1f s\n", (double) (g_get_monotonic_time () - start) / 1e6);
  spin (500);

  watch ();
  spin (50);
  gtk_widget_queue_draw (widget);
  spin (300);
  tell ("at rest");

  watch ();
  for (guint i = 0; i < FRAMES; i++)
    {
      bang_graph_view_zoom_by (view, i < FRAMES / 2 ? 1.05 : 1.0 / 1.05);
      spin (16);
    }
  tell ("zooming");
  spin (500);

  watch ();
  for (guint i = 0; i < FRAMES; i++)
    {
      bang_graph_view_show_node (view, (int) (i % graph->nodes->len));
      spin (16);
    }
  tell ("jumping");
  bang_graph_view_fit (view);
  spin (500);

  watch ();
  for (guint i = 0; i < FRAMES; i++)
    {
      bang_graph_view_set_marked (view, (int) (i % graph->nodes->len));
      spin (16);
    }
  tell ("marking");

  watch ();
  bang_graph_view_set_running (view, TRUE);
  spin (300);
  start = g_get_monotonic_time ();
  bang_graph_view_set_running (view, FALSE);
  while (bang_graph_view_get_running (view))
    g_main_context_iteration (NULL, TRUE);
  g_print ("             stopped within %.0f ms\n", (double) (g_get_monotonic_time () - start) / 1000.0);
  tell ("stopping");

  gtk_window_destroy (GTK_WINDOW (window));
  bang_library_close (library);
  return EXIT_SUCCESS;
}
