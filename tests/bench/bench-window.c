/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon the window stands and how smoothly it moves, over a library of any
 * size:
 *
 *   bench-window LIBRARY
 *
 * It starts itself again and again, in turns as an empty libadwaita window and
 * as ours, and then drives ours: scrolls at the speed of a wheel, pages to the
 * end, types a search letter by letter. What counts is how long the main thread
 * is away from its loop, since nothing is drawn and no key is heard meanwhile;
 * the busy stretches are measured between two polls. Needs a screen (xvfb-run)
 * and GSK_RENDERER=cairo. Ratios are what to keep, not times.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "window/bang-articles-page-private.h"
#include "window/bang-window-private.h"

#define STARTS        7
#define WHEEL_FRAMES  600
#define WHEEL_ROWS    3
#define PAGES         400
#define LONG_MS       33.0

/* ------------------------------------------------- the loop under a watch */

/* How long the loop was away: on the clock, and of that on the processor, which
 * is what another program of a busy machine cannot lengthen. Milliseconds. */
typedef struct
{
  double clock;
  double processor;
} Stretch;

static Stretch woke;
static GArray *stretches;    /* (element-type Stretch) NULL: not watching */

static Stretch
now (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);

  return (Stretch) {
    .clock = (double) g_get_monotonic_time () / 1000.0,
    .processor = (double) spent.tv_sec * 1000.0 + (double) spent.tv_nsec / 1000000.0,
  };
}

static int
poll_watched (GPollFD *fds,
              guint    n_fds,
              int      timeout)
{
  int answer;

  if (stretches != NULL && woke.clock > 0)
    {
      Stretch busy = now ();

      busy.clock -= woke.clock;
      busy.processor -= woke.processor;
      g_array_append_val (stretches, busy);
    }
  answer = g_poll (fds, n_fds, timeout);
  woke = now ();

  return answer;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *x = a;
  const double *y = b;

  return (*x > *y) - (*x < *y);
}

static double
at_share (GArray *sorted,
          double  share)
{
  return sorted->len == 0 ? 0.0
                          : g_array_index (sorted, double, (guint) ((sorted->len - 1) * share));
}

/* Ends a watch and says what it saw. Stretches under a millisecond are the loop
 * turning over, and would hide the rest in a percentile. */
static void
tell (const char *what)
{
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (double));
  double longest = 0.0;
  guint n_late = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      if (stretch->processor >= 1.0)
        g_array_append_val (busy, stretch->processor);
      n_late += stretch->processor > LONG_MS;
      longest = MAX (longest, stretch->clock);
    }
  g_array_sort (busy, compare_doubles);
  g_print ("%-28s %4u stretches over 1 ms: p50 %5.1f  p95 %5.1f  max %6.1f ms"
           " (%.1f on the clock), %u over %.0f ms\n",
           what, busy->len, at_share (busy, 0.5), at_share (busy, 0.95), at_share (busy, 1.0),
           longest, n_late, LONG_MS);
  g_clear_pointer (&stretches, g_array_unref);
}

static void
watch (void)
{
  stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  woke = (Stretch) { 0 };
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

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0.0;
  at = strstr (text, "VmRSS:");

  return at != NULL ? strtod (at + strlen ("VmRSS:"), NULL) / 1024.0 : 0.0;
}

/* ------------------------------------------------------- first pictures */

static gboolean painted;

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  painted = TRUE;
}

static void
wait_for_picture (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  if (!bang_archive_open_finish (BANG_ARCHIVE (source), result, &error))
    g_error ("%s", error->message);
  *done = TRUE;
}

/* @times gets when the window was first seen, and when its rows were there. */
static BangWindow *
show_ours (const char   *library,
           BangArchive **archive,
           GArray       *times)
{
  BangWindow *window;
  gboolean done = FALSE;

  *archive = bang_archive_new ();
  window = BANG_WINDOW (bang_window_new (NULL, *archive));
  bang_archive_open_async (*archive, library, NULL, opened_cb, &done);
  wait_for_picture (GTK_WIDGET (window));
  g_array_append_vals (times, &(gint64) { g_get_monotonic_time () }, 1);
  while (!done || !bang_article_list_get_complete (bang_articles_page_get_list (window->page)))
    g_main_context_iteration (NULL, TRUE);
  g_array_append_vals (times, &(gint64) { g_get_monotonic_time () }, 1);

  return window;
}

static void
show_empty (void)
{
  GtkWidget *window = adw_application_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
  wait_for_picture (window);
  g_print ("%" G_GINT64_FORMAT "\n%.0f\n", g_get_monotonic_time (), resident_mb ());
}

/* Starts this program again and reads the numbers it prints. */
static void
start_again (const char *mode,
             const char *library,
             GArray     *first,
             GArray     *second)
{
  const char *argv[] = { "/proc/self/exe", mode, library, NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, NULL))
    g_error ("%s could not be started", argv[0]);
  lines = g_strsplit (output, "\n", 0);
  if (g_strv_length (lines) < 2)
    g_error ("%s printed nothing", mode);
  g_array_append_vals (first, &(double) { (double) (g_ascii_strtoll (lines[0], NULL, 10) - start) / 1000.0 }, 1);
  g_array_append_vals (second, &(double) { g_ascii_strtod (lines[1], NULL) }, 1);
  if (g_str_equal (mode, "--ours"))
    g_array_index (second, double, second->len - 1) =
      (g_array_index (second, double, second->len - 1) - (double) start) / 1000.0;
}

static void
measure_starts (const char *library)
{
  g_autoptr (GArray) empty = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) empty_mb = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < STARTS; i++)
    {
      start_again ("--empty", library, empty, empty_mb);
      start_again ("--ours", library, ours, rows);
    }
  g_array_sort (empty, compare_doubles);
  g_array_sort (empty_mb, compare_doubles);
  g_array_sort (ours, compare_doubles);
  g_array_sort (rows, compare_doubles);
  g_print ("first picture: empty window %.0f ms (%.0f MB), ours %.0f ms: %.2fx; with its rows %.0f ms\n",
           at_share (empty, 0.5), at_share (empty_mb, 0.5), at_share (ours, 0.5),
           at_share (ours, 0.5) / at_share (empty, 0.5), at_share (rows, 0.5));
}

/* --------------------------------------------------------------- driving */

static void
scroll (GtkAdjustment *adjustment,
        guint          frames,
        double         step,
        const char    *what)
{
  watch ();
  for (guint i = 0; i < frames; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
      spin (16);
    }
  tell (what);
}

static void
type (BangWindow *window,
      const char *text)
{
  GString *typed = g_string_new (NULL);
  g_autofree char *what = g_strdup_printf ("typing “%s”", text);

  watch ();
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_append_unichar (typed, g_utf8_get_char (p));
      gtk_editable_set_text (GTK_EDITABLE (window->search), typed->str);
      gtk_editable_set_position (GTK_EDITABLE (window->search), -1);
      spin (140);
    }
  spin (800);
  tell (what);
  g_string_free (typed, TRUE);
}

static void
drive (const char *library)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  BangArchive *archive;
  BangWindow *window = show_ours (library, &archive, times);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (window->page->view));
  double page = gtk_adjustment_get_page_size (adjustment);
  double end;
  double before;

  spin (1000);
  g_print ("%" G_GUINT64_FORMAT " articles, %.0f MB\n", bang_archive_get_n_articles (archive), resident_mb ());
  scroll (adjustment, WHEEL_FRAMES, WHEEL_ROWS * 16.0, "wheel");
  before = resident_mb ();
  end = gtk_adjustment_get_upper (adjustment);
  scroll (adjustment, PAGES, MAX (page, end / PAGES), "paging to the end");
  g_print ("%-24s %.0f MB before, %.0f MB at the end\n", "memory", before, resident_mb ());
  gtk_adjustment_set_value (adjustment, 0);
  spin (300);

  type (window, "huu nghi");
  type (window, "của");
  type (window, "h");
  type (window, "đường sắt Lào Cai");
  g_print ("%-24s %.0f MB\n", "memory", resident_mb ());
}

int
main (int   argc,
      char *argv[])
{
  if (argc < 2)
    {
      g_printerr ("Usage: bench-window LIBRARY\n");
      return 2;
    }

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  if (argc == 2)
    {
      measure_starts (argv[1]);
      g_main_context_set_poll_func (NULL, poll_watched);
    }
  adw_init ();
  if (argc == 2)
    {
      drive (argv[1]);
    }
  else if (g_str_equal (argv[1], "--empty"))
    {
      show_empty ();
    }
  else
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
      BangArchive *archive;

      show_ours (argv[2], &archive, times);
      for (guint i = 0; i < times->len; i++)
        g_print ("%" G_GINT64_FORMAT "\n", g_array_index (times, gint64, i));
    }

  return 0;
}
