/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports into a real library: counts, order, what is left alone, and stopping. */
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/bang-import-job.h"

typedef struct
{
  char        *folder;
  char        *input;
  BangLibrary *library;
} Fixture;

static void
remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static BangLibrary *
open_library (Fixture    *fixture,
              const char *name)
{
  g_autofree char *directory = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;
  BangLibrary *library = bang_library_open (directory, &error);

  g_assert_no_error (error);
  return library;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bang-import-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->input = g_build_filename (fixture->folder, "input", NULL);
  g_assert_cmpint (g_mkdir (fixture->input, 0700), ==, 0);
  fixture->library = open_library (fixture, "library");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bang_library_close (fixture->library);
  g_clear_object (&fixture->library);
  remove_tree (fixture->folder);
  g_free (fixture->input);
  g_free (fixture->folder);
}

/* An article like those of the press, different for every number. */
static void
write_article (Fixture *fixture,
               guint    number)
{
  g_autofree char *name = g_strdup_printf ("tin-%05u.txt", number);
  g_autofree char *path = g_build_filename (fixture->input, name, NULL);
  g_autofree char *text = NULL;

  text = g_strdup_printf ("Đoàn công tác số %u thăm và làm việc tại châu Bình\n\n"
                          "Ngày %u/%u/%u, tại thị trấn Hòa, đoàn đại biểu tỉnh An đã hội đàm với "
                          "lãnh đạo châu Bình về hợp tác thương mại lần %u.\n\n"
                          "Hai bên thống nhất tiếp tục phối hợp quản lý cửa khẩu.\n",
                          number, 1 + number % 28, 1 + number % 12, 2000 + number % 25, number);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
write_bytes (Fixture    *fixture,
             const char *name,
             const char *bytes,
             gssize      len)
{
  g_autofree char *path = g_build_filename (fixture->input, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, len, NULL));
}

typedef struct
{
  GMainLoop *loop;
  gboolean   ok;
  GError    *error;
  guint      n_notified;
} Run;

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Run *run = user_data;

  run->ok = bang_import_job_run_finish (BANG_IMPORT_JOB (object), result, &run->error);
  g_main_loop_quit (run->loop);
}

static void
notify_cb (BangImportJob *job,
           GParamSpec    *pspec,
           gpointer       user_data)
{
  Run *run = user_data;

  g_assert_cmpuint (bang_import_job_get_done (job), <=, bang_import_job_get_total (job));
  run->n_notified++;
}

static BangImportJob *
run_job (BangLibrary   *library,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  const char *paths[] = { path, NULL };
  BangImportJob *job = bang_import_job_new (library, paths);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { loop, FALSE, NULL, 0 };

  g_signal_connect (job, "notify", G_CALLBACK (notify_cb), &run);
  bang_import_job_run_async (job, cancellable, ended_cb, &run);
  g_main_loop_run (loop);
  g_assert_true (run.ok == (run.error == NULL));
  if (run.error != NULL)
    g_propagate_error (error, run.error);
  g_signal_handlers_disconnect_by_data (job, &run);
  return job;
}

static void
assert_counts (BangImportJob *job,
               guint          added,
               guint          updated,
               guint          unchanged,
               guint          duplicate,
               guint          skipped,
               guint          failed)
{
  const BangImportRun *run = bang_import_job_get_run (job);

  g_assert_cmpuint (run->counts[BANG_IMPORT_ADDED], ==, added);
  g_assert_cmpuint (run->counts[BANG_IMPORT_UPDATED], ==, updated);
  g_assert_cmpuint (run->counts[BANG_IMPORT_UNCHANGED], ==, unchanged);
  g_assert_cmpuint (run->counts[BANG_IMPORT_DUPLICATE], ==, duplicate);
  g_assert_cmpuint (run->counts[BANG_IMPORT_SKIPPED], ==, skipped);
  g_assert_cmpuint (run->counts[BANG_IMPORT_FAILED], ==, failed);
  g_assert_cmpint (run->finished, >=, run->started);
}

static guint64
count_articles (BangLibrary *library)
{
  BangStats stats = { 0, };

  g_assert_true (bang_library_get_stats (library, &stats, NULL));
  return stats.n_articles;
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  BangImportJob *job;

  for (guint i = 0; i < 20; i++)
    write_article (fixture, i);

  job = run_job (fixture->library, fixture->input, NULL, &error);
  g_assert_no_error (error);
  assert_counts (job, 20, 0, 0, 0, 0, 0);
  g_assert_cmpuint (bang_import_job_get_total (job), ==, 20);
  g_assert_cmpuint (bang_import_job_get_done (job), ==, 20);
  g_assert_finalize_object (job);

  job = run_job (fixture->library, fixture->input, NULL, &error);
  g_assert_no_error (error);
  assert_counts (job, 0, 0, 20, 0, 0, 0);
  g_assert_finalize_object (job);
  g_assert_cmpuint (count_articles (fixture->library), ==, 20);
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *from = g_build_filename (fixture->input, "tin-00001.txt", NULL);
  g_autofree char *to = g_build_filename (fixture->input, "moved.txt", NULL);
  g_autofree char *twin = g_build_filename (fixture->input, "twin.txt", NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 4; i++)
    write_article (fixture, i);
  g_object_unref (run_job (fixture->library, fixture->input, NULL, &error));
  g_assert_no_error (error);

  /* Renamed, copied, edited, new: one of each. */
  g_assert_cmpint (g_rename (from, to), ==, 0);
  g_assert_true (g_file_get_contents (to, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (twin, text, -1, NULL));
  write_bytes (fixture, "tin-00002.txt",
               "Đoàn công tác số 2 thăm châu Bình\n\nNgày 3/3/2002, tại thị trấn Hòa, hai bên đã "
               "hội đàm về du lịch và nông nghiệp.\n", -1);
  write_article (fixture, 9);

  {
    g_autoptr(BangImportJob) job = run_job (fixture->library, fixture->input, NULL, &error);

    g_assert_no_error (error);
    assert_counts (job, 1, 1, 2, 2, 0, 0);
  }
  g_assert_cmpuint (count_articles (fixture->library), ==, 5);
}

static void
test_difficult (Fixture       *fixture,
                gconstpointer  data)
{
  static const char picture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0";
  g_autofree char *fifo = g_build_filename (fixture->input, "pipe.txt", NULL);
  g_autofree char *loop = g_build_filename (fixture->input, "loop", NULL);
  g_autoptr(BangImportJob) job = NULL;
  g_autoptr(GError) error = NULL;
  const BangImportRun *run;

  write_article (fixture, 1);
  write_bytes (fixture, "empty.txt", "", 0);
  write_bytes (fixture, "picture.txt", picture, sizeof picture);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("..", loop), ==, 0);

  job = run_job (fixture->library, fixture->input, NULL, &error);
  g_assert_no_error (error);
  assert_counts (job, 1, 0, 0, 0, 3, 0);

  run = bang_import_job_get_run (job);
  g_assert_cmpuint (run->items->len, ==, 3);
  for (guint i = 0; i < run->items->len; i++)
    {
      const BangImportItem *item = g_ptr_array_index (run->items, i);
      static const char * const names[] = { "/empty.txt", "/picture.txt", "/pipe.txt" };

      g_assert_true (g_str_has_suffix (item->path, names[i]));
      g_assert_cmpint (item->status, ==, BANG_IMPORT_SKIPPED);
      g_assert_true (g_str_has_suffix (item->reason, "."));
    }
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *absent = g_build_filename (fixture->input, "absent", NULL);
  g_autoptr(BangImportJob) empty = NULL;
  g_autoptr(BangImportJob) missing = NULL;
  g_autoptr(GError) error = NULL;

  empty = run_job (fixture->library, fixture->input, NULL, &error);
  g_assert_no_error (error);
  assert_counts (empty, 0, 0, 0, 0, 0, 0);

  missing = run_job (fixture->library, absent, NULL, &error);
  g_assert_no_error (error);
  assert_counts (missing, 0, 0, 0, 0, 0, 1);
}

static GPtrArray *
list_articles (BangLibrary *library)
{
  g_autoptr(BangQuery) query = bang_query_parse ("", BANG_QUERY_TYPED);
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *rows;

  ids = bang_library_search (library, query, BANG_SORT_NEWEST, -1, NULL, &error);
  g_assert_no_error (error);
  rows = bang_library_get_rows (library, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                NULL, &error);
  g_assert_no_error (error);
  return rows;
}

/* Twice the same files make the same library, whatever the threads did: more
 * than one batch, with files that take longer in between. */
static void
test_same_twice (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(BangLibrary) other = open_library (fixture, "other");
  g_autoptr(GPtrArray) one = NULL;
  g_autoptr(GPtrArray) two = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 1200; i++)
    write_article (fixture, i);
  for (guint i = 0; i < 1200; i += 300)
    {
      g_autofree char *name = g_strdup_printf ("tin-%05u-long.txt", i);
      g_autoptr(GString) text = g_string_new (name);

      for (guint j = 0; j < 3000; j++)
        g_string_append_printf (text, "\n\nHai bên thống nhất hợp tác lần %u của %u.", j, i);
      write_bytes (fixture, name, text->str, (gssize) text->len);
    }

  g_object_unref (run_job (fixture->library, fixture->input, NULL, &error));
  g_assert_no_error (error);
  g_object_unref (run_job (other, fixture->input, NULL, &error));
  g_assert_no_error (error);

  one = list_articles (fixture->library);
  two = list_articles (other);
  g_assert_cmpuint (one->len, ==, 1204);
  g_assert_cmpuint (one->len, ==, two->len);
  for (guint i = 0; i < one->len; i++)
    {
      const BangArticleRow *a = g_ptr_array_index (one, i);
      const BangArticleRow *b = g_ptr_array_index (two, i);

      g_assert_cmpint (a->id, ==, b->id);
      g_assert_cmpstr (a->uuid, ==, b->uuid);
      g_assert_cmpstr (a->title, ==, b->title);
      g_assert_cmpstr (a->path, ==, b->path);
    }
  bang_library_close (other);
}

static gboolean
cancel_after_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

/* Stopped anywhere, then gone on with: nothing lost, nothing twice. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  const guint n = 3000;
  guint done = 0;

  for (guint i = 0; i < n; i++)
    write_article (fixture, i);

  for (guint round = 0; round < 4; round++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(BangImportJob) job = NULL;
      g_autoptr(GError) error = NULL;
      guint source = 0;

      if (round == 0)
        g_cancellable_cancel (cancellable);
      else
        source = g_timeout_add (30 * round, cancel_after_cb, cancellable);

      job = run_job (fixture->library, fixture->input, cancellable, &error);
      if (error != NULL)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      done += bang_import_job_get_run (job)->counts[BANG_IMPORT_ADDED];
      g_assert_cmpuint (count_articles (fixture->library), ==, done);
      if (!g_cancellable_is_cancelled (cancellable))
        g_source_remove (source);
    }

  {
    g_autoptr(BangImportJob) job = NULL;
    g_autoptr(GError) error = NULL;

    job = run_job (fixture->library, fixture->input, NULL, &error);
    g_assert_no_error (error);
    assert_counts (job, n - done, 0, done, 0, 0, 0);
    g_assert_cmpuint (count_articles (fixture->library), ==, n);
  }
}

static void
add_test (const char *path,
          void      (*func) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/import/job/again", test_again);
  add_test ("/import/job/changes", test_changes);
  add_test ("/import/job/difficult", test_difficult);
  add_test ("/import/job/nothing", test_nothing);
  add_test ("/import/job/same-twice", test_same_twice);
  add_test ("/import/job/cancel", test_cancel);

  return g_test_run ();
}
