/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a library again: what older rules read and nothing else, with what a
 * person decided; stopping and going on. */
#include <sqlite3.h>

#include "../library/library-fixture.h"
#include "extract/bang-extract.h"
#include "import/bang-reextract-job.h"
#include "import/bang-reextract-private.h"
#include "library/bang-decide.h"

static void
add_articles (LibraryFixture *fixture,
              guint           n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/tin/%u.txt", i);
      g_autofree char *text = NULL;

      text = g_strdup_printf ("Đoàn công tác số %u thăm và làm việc tại tỉnh Vân Nam\n\n"
                              "Ngày %u/5/2024, tại thành phố Côn Minh, đoàn đại biểu tỉnh Lào Cai đã hội đàm với "
                              "lãnh đạo tỉnh Vân Nam về hợp tác thương mại lần %u.\n", i, 1 + i % 28, i);
      /* Nothing was found in it, by rules of long ago. */
      g_assert_cmpint (add_text (fixture->library, path, text, NULL), ==, BANG_IMPORT_ADDED);
    }
}

static gint64
get_number (LibraryFixture *fixture,
            const char     *sql)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");
  sqlite3_stmt *stmt = NULL;
  gint64 number;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return number;
}

/* Makes the articles up to @last seem to have been read by another version. */
static void
make_outdated (LibraryFixture *fixture,
               guint           last)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");
  g_autofree char *sql = g_strdup_printf ("UPDATE article SET extract_version = -1 WHERE id <= %u", last);
  sqlite3 *db;

  library_fixture_close (fixture);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  library_fixture_open (fixture);
}

typedef struct
{
  GMainLoop *loop;
  gboolean   ok;
  GError    *error;
} Run;

static void
ended_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Run *run = user_data;

  run->ok = bang_reextract_job_run_finish (BANG_REEXTRACT_JOB (object), result, &run->error);
  g_main_loop_quit (run->loop);
}

static void
assert_run (BangLibrary *library,
            guint        total,
            guint        changed)
{
  BangReextractJob *job = bang_reextract_job_new (library);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Run run = { loop, FALSE, NULL };
  const BangReextractReport *report = bang_reextract_job_get_report (job);

  bang_reextract_job_run_async (job, NULL, ended_cb, &run);
  g_main_loop_run (loop);
  g_assert_no_error (run.error);
  g_assert_true (run.ok);
  g_assert_cmpuint (report->total, ==, total);
  g_assert_cmpuint (report->done, ==, total);
  g_assert_cmpuint (report->changed, ==, changed);
  g_assert_cmpuint (report->failed, ==, 0);
  g_assert_finalize_object (job);
}

static void
test_outdated (LibraryFixture *fixture,
               gconstpointer   data)
{
  gint64 generation;

  add_articles (fixture, 5);
  assert_run (fixture->library, 0, 0);
  g_assert_cmpuint (count_found (fixture->library, "place:\"Vân Nam\""), ==, 0);

  make_outdated (fixture, 2);
  assert_run (fixture->library, 2, 2);
  g_assert_cmpuint (count_found (fixture->library, "place:\"Vân Nam\""), ==, 2);
  assert_run (fixture->library, 0, 0);

  /* Where nothing else is found, nothing moves. */
  make_outdated (fixture, 5);
  assert_run (fixture->library, 5, 3);
  g_assert_cmpuint (count_found (fixture->library, "place:\"Vân Nam\""), ==, 5);
  generation = get_number (fixture, "SELECT max (generation) FROM article");
  make_outdated (fixture, 5);
  assert_run (fixture->library, 5, 0);
  g_assert_cmpint (get_number (fixture, "SELECT max (generation) FROM article"), ==, generation);
  g_assert_cmpint (get_number (fixture, "SELECT count (*) FROM version"), ==, 5);
  g_assert_cmpint (get_number (fixture, "SELECT count (*) FROM article WHERE source = 'tin'"), ==, 5);
  assert_sound (fixture->library);

  /* The writer knows what it put back: one more article is like any other. */
  add_text (fixture->library, "/tin/6.txt", "Hội đàm\n\nTỉnh Vân Nam.\n", NULL);
  make_outdated (fixture, 6);
  assert_run (fixture->library, 6, 1);
  g_assert_cmpuint (count_found (fixture->library, "place:\"Vân Nam\""), ==, 6);
  assert_sound (fixture->library);
}

static void
test_decisions (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  BangDay day = { 2021, 3, 4 };

  add_articles (fixture, 3);
  make_outdated (fixture, 3);
  assert_run (fixture->library, 3, 3);
  g_assert_cmpint (bang_library_set_event_date (fixture->library, 1, 0, day, &error), >, 0);
  g_assert_no_error (error);
  article = bang_library_get_article (fixture->library, 1, NULL, &error);
  for (guint i = 0; i < article->facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (article->facts->entities, i);

      if (strcmp (entity->name, "Vân Nam") == 0)
        g_assert_cmpint (bang_library_rename_entity (fixture->library, article->entity_ids[i], "Điền", &error), >, 0);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (fixture->library, "place:Điền"), ==, 3);

  make_outdated (fixture, 3);
  assert_run (fixture->library, 3, 0);
  g_assert_cmpuint (count_found (fixture->library, "ngày:4/3/2021"), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "place:Điền"), ==, 3);
  g_assert_cmpint (get_number (fixture, "SELECT count (*) FROM decision"), ==, 2);

  /* Also over facts that are new. */
  add_text (fixture->library, "/tin/9.txt", "Hội đàm\n\nTỉnh Vân Nam.\n", NULL);
  make_outdated (fixture, 4);
  assert_run (fixture->library, 4, 1);
  g_assert_cmpuint (count_found (fixture->library, "place:Điền"), ==, 4);
  assert_sound (fixture->library);
}

typedef struct
{
  BangReextract *work;
  GCancellable  *cancellable;
  int            over;
} Stopping;

/* Stops when the first batch is written. */
static gpointer
stop_thread (gpointer data)
{
  Stopping *stopping = data;
  BangReextractReport report = { 0, };

  while (report.done == 0 && !g_atomic_int_get (&stopping->over))
    {
      bang_reextract_get_report (stopping->work, &report);
      g_usleep (100);
    }
  g_cancellable_cancel (stopping->cancellable);
  return NULL;
}

static void
test_stop (LibraryFixture *fixture,
           gconstpointer   data)
{
  const guint n = 300;
  g_autoptr (BangReextract) work = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  BangReextractReport report;
  Stopping stopping = { NULL, cancellable, 0 };
  GThread *thread;
  gboolean ok;

  add_articles (fixture, n);
  make_outdated (fixture, n);
  work = stopping.work = bang_reextract_new (fixture->library);
  thread = g_thread_new ("stop", stop_thread, &stopping);
  ok = bang_reextract_run (work, cancellable, &error);
  g_atomic_int_set (&stopping.over, 1);
  g_thread_join (thread);

  bang_reextract_get_report (work, &report);
  g_assert_cmpuint (report.total, ==, n);
  g_assert_cmpuint (report.failed, ==, 0);
  g_assert_cmpuint (report.changed, ==, report.done);
  g_assert_true (ok == (report.done == n));
  if (!ok)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (get_number (fixture, "SELECT count (*) FROM article WHERE extract_version = -1"), ==,
                   n - report.done);
  g_assert_cmpuint (count_found (fixture->library, "place:\"Vân Nam\""), ==, report.done);

  assert_run (fixture->library, n - report.done, n - report.done);
  g_assert_cmpuint (count_found (fixture->library, "place:\"Vân Nam\""), ==, n);
  assert_sound (fixture->library);
}

static void
test_stopped_before (LibraryFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (BangReextract) work = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_articles (fixture, 3);
  make_outdated (fixture, 3);
  work = bang_reextract_new (fixture->library);
  g_cancellable_cancel (cancellable);
  g_assert_false (bang_reextract_run (work, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&work, bang_reextract_free);
  assert_run (fixture->library, 3, 3);
}

static void
run_sql (LibraryFixture *fixture,
         const char     *sql)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");
  sqlite3 *db;

  library_fixture_close (fixture);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  library_fixture_open (fixture);
}

/* A text that older rules parted in another way is parted anew, and the search
 * index follows. */
static void
test_zones (LibraryFixture *fixture,
            gconstpointer   data)
{
  static const char text[] = "Đoàn công tác thăm và làm việc tại tỉnh Vân Nam\n\n"
                             "Ngày 3/5/2024, tại thành phố Côn Minh, đoàn đại biểu tỉnh Lào Cai đã hội đàm.\n";
  const guint len = (guint) strlen (text) - 1;
  g_autofree char *index = library_fixture_path (fixture, "index.db");
  g_autofree char *sql = NULL;
  g_autoptr (BangArticle) article = NULL;

  add_text (fixture->library, "/a.txt", text, NULL);
  g_assert_cmpuint (count_found (fixture->library, "title:\"Vân Nam\""), ==, 1);

  /* All of it one caption: the format, 'C', from 0, the length in LEB128, line
   * 1 in zigzag; and an index that was made of that. */
  sql = g_strdup_printf ("UPDATE version SET zones = x'014300%02x%02x02'; "
                         "UPDATE article SET extract_version = -1, title = ''", (len & 0x7f) | 0x80, len >> 7);
  run_sql (fixture, sql);
  library_fixture_close (fixture);
  g_remove (index);
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "title:\"Vân Nam\""), ==, 0);
  assert_sound (fixture->library);

  assert_run (fixture->library, 1, 1);
  g_assert_cmpuint (count_found (fixture->library, "title:\"Vân Nam\""), ==, 1);
  assert_sound (fixture->library);
  article = bang_library_get_article (fixture->library, 1, NULL, NULL);
  g_assert_cmpstr (article->row->title, ==, "Đoàn công tác thăm và làm việc tại tỉnh Vân Nam");
  g_assert_cmpuint (article->facts->events->len, >=, 1);

  /* What the index held once is forgotten when nobody needs it. */
  library_fixture_close (fixture);
  library_fixture_open (fixture);
  assert_sound (fixture->library);
  g_assert_cmpint (get_number (fixture, "SELECT count (*) FROM superseded"), ==, 0);
}

/* What an older program met has the names that the tables have today. */
static void
test_names (LibraryFixture *fixture,
            gconstpointer   data)
{
  add_articles (fixture, 1);
  make_outdated (fixture, 1);
  assert_run (fixture->library, 1, 1);
  g_assert_cmpint (get_number (fixture, "SELECT count (*) FROM entity_name WHERE kind = 'hanzi' AND name GLOB '云南*'"),
                   ==, 1);

  run_sql (fixture, "DELETE FROM entity_name WHERE kind IN ('hanzi', 'pinyin', 'english');"
                    "UPDATE article SET extract_version = -1");
  assert_run (fixture->library, 1, 0);
  g_assert_cmpint (get_number (fixture, "SELECT count (*) FROM entity_name WHERE kind = 'hanzi' AND name GLOB '云南*'"),
                   ==, 1);
}

static void
test_version (void)
{
  g_assert_cmpint (bang_extract_get_version (), >, 0);
  g_assert_cmpint (bang_extract_get_version (), ==, bang_extract_get_version ());
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/reextract/version", test_version);
  g_test_add ("/import/reextract/outdated", LibraryFixture, NULL, library_fixture_set_up, test_outdated,
              library_fixture_tear_down);
  g_test_add ("/import/reextract/decisions", LibraryFixture, NULL, library_fixture_set_up, test_decisions,
              library_fixture_tear_down);
  g_test_add ("/import/reextract/stop", LibraryFixture, NULL, library_fixture_set_up, test_stop,
              library_fixture_tear_down);
  g_test_add ("/import/reextract/stopped-before", LibraryFixture, NULL, library_fixture_set_up, test_stopped_before,
              library_fixture_tear_down);
  g_test_add ("/import/reextract/zones", LibraryFixture, NULL, library_fixture_set_up, test_zones,
              library_fixture_tear_down);
  g_test_add ("/import/reextract/names", LibraryFixture, NULL, library_fixture_set_up, test_names,
              library_fixture_tear_down);
  return g_test_run ();
}
