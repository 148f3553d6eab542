/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many threads, one library; closing it under them; its signal. */
#include "library-fixture.h"

#define N_THREADS  6
#define N_ARTICLES 40

typedef struct
{
  BangLibrary *library;
  guint        n;
  int          stop;
} Work;

static gpointer
add_thread (gpointer data)
{
  Work *work = data;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u/%u", work->n, i);
      g_autofree char *text = g_strdup_printf ("Bài %u/%u\n\nNội dung %u.\n", work->n, i, i * 10 + work->n);

      g_assert_cmpint (add_text (work->library, path, text, facts_of_day ("TALKS", 2000 + i, 1, 1)),
                       ==, BANG_IMPORT_ADDED);
    }
  return NULL;
}

static gpointer
read_thread (gpointer data)
{
  Work *work = data;
  g_autoptr (BangQuery) query = bang_query_parse ("nội dung", BANG_QUERY_TYPED);
  guint last = 0;

  while (!g_atomic_int_get (&work->stop))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = bang_library_search (work->library, query, BANG_SORT_RELEVANCE, 0, NULL, &error);
      g_autoptr (GPtrArray) rows = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, >=, last);
      last = ids->len;
      rows = bang_library_get_rows (work->library, (const gint64 *) (void *) ids->data, MIN (ids->len, 10), query,
                                    NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < rows->len; i++)
        g_assert_nonnull (g_ptr_array_index (rows, i));
      if (ids->len > 0)
        {
          g_autoptr (BangArticle) article = NULL;

          article = bang_library_get_article (work->library, g_array_index (ids, gint64, 0), NULL, &error);
          g_assert_no_error (error);
        }
    }
  return NULL;
}

static gpointer
rebuild_thread (gpointer data)
{
  Work *work = data;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (bang_library_rebuild_index (work->library, NULL, &error));
      g_assert_no_error (error);
    }
  return NULL;
}

static void
test_everyone (LibraryFixture *fixture,
               gconstpointer   data)
{
  GThread *writers[N_THREADS];
  GThread *readers[N_THREADS];
  Work work[N_THREADS];
  Work reading = { fixture->library, 0, 0 };
  GThread *rebuilder;

  for (guint i = 0; i < N_THREADS; i++)
    {
      work[i] = (Work) { fixture->library, i, 0 };
      writers[i] = g_thread_new ("add", add_thread, &work[i]);
      readers[i] = g_thread_new ("read", read_thread, &reading);
    }
  rebuilder = g_thread_new ("rebuild", rebuild_thread, &reading);

  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (writers[i]);
  g_thread_join (rebuilder);
  g_atomic_int_set (&reading.stop, 1);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (readers[i]);

  g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, N_THREADS * N_ARTICLES);
  assert_sound (fixture->library);
}

/* Until it is closed under them; then every call says so. */
static gpointer
use_until_closed (gpointer data)
{
  Work *work = data;
  guint i = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autofree char *path = g_strdup_printf ("/%u/%u", work->n, i);
      g_autofree char *text = g_strdup_printf ("Bài %u/%u\n\nNội dung %u.\n", work->n, i, i * 10 + work->n);

      i++;
      g_ptr_array_add (batch, incoming_new (path, text, NULL));
      if (work->n % 2 == 0)
        bang_library_add (work->library, batch, NULL, NULL, &error);
      else
        ids = bang_library_search (work->library, NULL, BANG_SORT_NEWEST, 0, NULL, &error);
      if (error != NULL)
        {
          g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
          return NULL;
        }
    }
}

static void
test_close_under_them (LibraryFixture *fixture,
                       gconstpointer   data)
{
  GThread *threads[N_THREADS];
  Work work[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      work[i] = (Work) { fixture->library, i, 0 };
      threads[i] = g_thread_new ("use", use_until_closed, &work[i]);
    }
  g_usleep (50000);
  bang_library_close (fixture->library);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);

  library_fixture_close (fixture);
  library_fixture_open (fixture);
  assert_sound (fixture->library);
}

static void
changed_cb (BangLibrary *library,
            gpointer     user_data)
{
  guint *n = user_data;

  ++*n;
}

static gboolean
timeout_cb (gpointer data)
{
  gboolean *over = data;

  *over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, timeout_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_changed (LibraryFixture *fixture,
              gconstpointer   data)
{
  Work work = { fixture->library, 1, 0 };
  guint n = 0;
  guint n_before;

  g_signal_connect (fixture->library, "changed", G_CALLBACK (changed_cb), &n);
  wait_for (20);
  g_assert_cmpuint (n, ==, 0);

  /* Forty commits, from another thread: few signals, in this one, and at least
   * one after the last commit. */
  g_thread_join (g_thread_new ("add", add_thread, &work));
  n_before = n;
  wait_for (600);
  g_assert_cmpuint (n, >, n_before);
  g_assert_cmpuint (n, <, 10);

  n_before = n;
  g_assert_cmpint (add_text (fixture->library, "/1/0", "Bài 1/0\n\nNội dung 1.\n", NULL), ==, BANG_IMPORT_UNCHANGED);
  wait_for (400);
  g_assert_cmpuint (n, ==, n_before);

  /* One is on its way when the library goes. */
  add_text (fixture->library, "/last", "Bài cuối\n\nXong.\n", NULL);
  library_fixture_close (fixture);
  n_before = n;
  wait_for (400);
  g_assert_cmpuint (n, ==, n_before);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/threads/everyone", test_everyone);
  add ("/library/threads/close-under-them", test_close_under_them);
  add ("/library/threads/changed", test_changed);

  return g_test_run ();
}
