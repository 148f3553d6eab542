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

#include "window/bang-application.h"
#include "window/bang-articles-page-private.h"
#include "window/bang-window-private.h"

#define STARTS        9
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

/* What a start is: both windows are those of a program, with its style and its
 * bus, and the picture is the first that is painted whole. */
enum { PICTURE, WORK, MEMORY, ROWS, N_NUMBERS };

typedef struct
{
  gint64      origin;       /* when it was started, monotonic */
  BangWindow *window;       /* (nullable) ours */
  double      numbers[N_NUMBERS];
} Start;

static double
since (Start *start)
{
  return (double) (g_get_monotonic_time () - start->origin) / 1000.0;
}

static void
end_start (Start *start)
{
  for (guint i = 0; i < N_NUMBERS; i++)
    g_print ("%.1f\n", start->numbers[i]);
  exit (0);
}

static void
painted_cb (GdkFrameClock *clock,
            Start         *start)
{
  if (start->numbers[PICTURE] > 0)
    return;
  start->numbers[PICTURE] = since (start);
  start->numbers[WORK] = now ().processor;
  start->numbers[MEMORY] = resident_mb ();
  if (start->window == NULL || start->numbers[ROWS] > 0)
    end_start (start);
}

static void
complete_cb (BangArticleList *list,
             GParamSpec      *pspec,
             Start           *start)
{
  if (!bang_article_list_get_complete (list) || bang_article_list_get_n_found (list) == 0)
    return;
  start->numbers[ROWS] = since (start);
  if (start->numbers[PICTURE] > 0)
    end_start (start);
}

static void
realized_cb (GtkWidget *window,
             Start     *start)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), start);
  if (BANG_IS_WINDOW (window))
    {
      start->window = BANG_WINDOW (window);
      g_signal_connect (bang_articles_page_get_list (start->window->page), "notify", G_CALLBACK (complete_cb), start);
    }
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 Start          *start)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), start);
}

static void
show_empty_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
}

/* Runs one of the two until it has told when its first picture stood, what the
 * main thread had worked for it and the memory then; and ours, when its rows
 * were there. Milliseconds and MB. */
static int
run_once (gboolean    ours,
          const char *library,
          gint64      origin)
{
  const char *argv[] = { "bench-window", "--library", library, NULL };
  GApplication *application = ours ? G_APPLICATION (bang_application_new ())
                                   : G_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  Start start = { .origin = origin };

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &start);
  if (!ours)
    g_signal_connect (application, "activate", G_CALLBACK (show_empty_cb), NULL);

  return g_application_run (application, ours ? 3 : 1, (char **) argv);
}

/* Starts this program again and reads the numbers it prints. */
static void
start_again (const char *mode,
             const char *library,
             GArray    **numbers)
{
  g_autofree char *origin = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *argv[] = { "/proc/self/exe", mode, library, origin, NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, NULL))
    g_error ("%s could not be started", argv[0]);
  lines = g_strsplit (output, "\n", 0);
  for (guint i = 0; i < N_NUMBERS && lines[i] != NULL; i++)
    g_array_append_vals (numbers[i], &(double) { g_ascii_strtod (lines[i], NULL) }, 1);
}

static double
median (GArray *numbers)
{
  g_array_sort (numbers, compare_doubles);

  return at_share (numbers, 0.5);
}

static void
measure_starts (const char *library)
{
  GArray *empty[N_NUMBERS];
  GArray *ours[N_NUMBERS];

  for (guint i = 0; i < N_NUMBERS; i++)
    {
      empty[i] = g_array_new (FALSE, FALSE, sizeof (double));
      ours[i] = g_array_new (FALSE, FALSE, sizeof (double));
    }
  for (guint i = 0; i < STARTS; i++)
    {
      start_again ("--empty", library, empty);
      start_again ("--ours", library, ours);
    }
  g_print ("first picture: empty window %.0f ms, ours %.0f ms: %.2fx; with its rows %.0f ms\n",
           median (empty[PICTURE]), median (ours[PICTURE]), median (ours[PICTURE]) / median (empty[PICTURE]),
           median (ours[ROWS]));
  g_print ("the main thread worked for it: empty window %.0f ms, ours %.0f ms: %.2fx\n",
           median (empty[WORK]), median (ours[WORK]), median (ours[WORK]) / median (empty[WORK]));
  g_print ("memory then: empty window %.0f MB, ours %.0f MB\n", median (empty[MEMORY]), median (ours[MEMORY]));
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

static BangWindow *
show_ours (const char   *library,
           BangArchive **archive)
{
  BangWindow *window;
  gboolean done = FALSE;

  *archive = bang_archive_new ();
  window = BANG_WINDOW (bang_window_new (NULL, *archive));
  bang_archive_open_async (*archive, library, NULL, opened_cb, &done);
  gtk_window_present (GTK_WINDOW (window));
  while (!done || !bang_article_list_get_complete (bang_articles_page_get_list (window->page)))
    g_main_context_iteration (NULL, TRUE);

  return window;
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
  BangArchive *archive;
  BangWindow *window = show_ours (library, &archive);
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
  if (argc == 4)
    return run_once (g_str_equal (argv[1], "--ours"), argv[2], g_ascii_strtoll (argv[3], NULL, 10));

  measure_starts (argv[1]);
  g_main_context_set_poll_func (NULL, poll_watched);
  adw_init ();
  drive (argv[1]);

  return 0;
}
