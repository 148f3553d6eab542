/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search index follows the library, whatever becomes of its file. */
#include "library-fixture.h"

#include <sqlite3.h>

static void
copy_file (LibraryFixture *fixture,
           const char     *from,
           const char     *to)
{
  g_autofree char *source = library_fixture_path (fixture, from);
  g_autofree char *target = library_fixture_path (fixture, to);
  g_autofree char *bytes = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (source, &bytes, &len, NULL));
  g_assert_true (g_file_set_contents (target, bytes, (gssize) len, NULL));
}

static void
remove_file (LibraryFixture *fixture,
             const char     *name)
{
  g_autofree char *path = library_fixture_path (fixture, name);

  g_remove (path);
}

static void
add_numbered (BangLibrary *library,
              guint        from,
              guint        to)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GError) error = NULL;

  for (guint i = from; i < to; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.txt", i);
      g_autofree char *text = g_strdup_printf ("Bài số %u\n\nNội dung chung và từ riêng riêng%u.\n", i, i);

      g_ptr_array_add (batch, incoming_new (path, text, facts_of_day ("TALKS", 2000 + i % 20, 1 + i % 12, 1)));
    }
  g_assert_true (bang_library_add (library, batch, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_missing (LibraryFixture *fixture,
              gconstpointer   data)
{
  add_numbered (fixture->library, 0, 50);
  library_fixture_close (fixture);
  remove_file (fixture, "index.db");
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 50);
  g_assert_cmpuint (count_found (fixture->library, "riêng7"), ==, 1);
  assert_sound (fixture->library);
}

/* As after a power cut that took the last writes to the index. */
static void
test_behind (LibraryFixture *fixture,
             gconstpointer   data)
{
  add_numbered (fixture->library, 0, 10);
  library_fixture_close (fixture);
  copy_file (fixture, "index.db", "index.before");

  library_fixture_open (fixture);
  add_numbered (fixture->library, 10, 20);
  add_text (fixture->library, "/3.txt", "Bài ba sửa\n\nKhác hẳn.\n", facts_of_day ("SIGN", 2030, 1, 1));
  add_text (fixture->library, "/3.txt", "Bài ba sửa nữa\n\nKhác hẳn lần nữa.\n", NULL);
  add_text (fixture->library, "/15.txt", "Bài mười lăm sửa\n\nKhác hẳn.\n", NULL);
  library_fixture_close (fixture);
  copy_file (fixture, "index.before", "index.db");

  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 18);
  g_assert_cmpuint (count_found (fixture->library, "riêng3"), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "riêng15"), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "\"khác hẳn\""), ==, 2);
  g_assert_cmpuint (count_found (fixture->library, "\"lần nữa\""), ==, 1);
  assert_sound (fixture->library);
}

/* Put back at any moment between changes, the index finds its way. */
static void
test_behind_at_every_step (LibraryFixture *fixture,
                           gconstpointer   data)
{
  enum { N_STEPS = 7 };

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Bài\n\nBản thứ %u.\n", i);
      g_autofree char *backup = g_strdup_printf ("index.%u", i);

      add_text (fixture->library, "/a.txt", text, facts_of_day ("TALKS", 2000 + i % 3, 1, 1));
      if (i % 2 == 0)
        add_numbered (fixture->library, i * 5, i * 5 + 5);
      library_fixture_close (fixture);
      copy_file (fixture, "index.db", backup);
      library_fixture_open (fixture);
    }

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *backup = g_strdup_printf ("index.%u", i);

      library_fixture_close (fixture);
      copy_file (fixture, backup, "index.db");
      library_fixture_open (fixture);
      g_assert_cmpuint (count_found (fixture->library, "\"bản thứ\""), ==, 1);
      g_assert_cmpuint (count_found (fixture->library, "\"bản thứ 6\""), ==, 1);
      g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 20);
      assert_sound (fixture->library);
    }
}

/* The library was restored from a backup: the index knows what it does not. */
static void
test_ahead (LibraryFixture *fixture,
            gconstpointer   data)
{
  add_numbered (fixture->library, 0, 10);
  library_fixture_close (fixture);
  copy_file (fixture, "library.db", "library.before");
  library_fixture_open (fixture);
  add_numbered (fixture->library, 10, 20);
  library_fixture_close (fixture);
  copy_file (fixture, "library.before", "library.db");

  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 10);
  assert_sound (fixture->library);
}

/* The index of another library, of a text file, of a folder. */
static void
test_wrong_file (LibraryFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *path = library_fixture_path (fixture, "index.db");
  g_autofree char *directory = g_dir_make_tmp ("bang-library-XXXXXX", NULL);
  g_autofree char *other_index = g_build_filename (directory, "index.db", NULL);
  LibraryFixture other = { directory, NULL };
  g_autofree char *bytes = NULL;
  gsize len;

  add_numbered (fixture->library, 0, 10);
  library_fixture_open (&other);
  add_numbered (other.library, 30, 60);
  library_fixture_close (&other);

  library_fixture_close (fixture);
  g_assert_true (g_file_get_contents (other_index, &bytes, &len, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) len, NULL));
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 10);
  assert_sound (fixture->library);

  library_fixture_close (fixture);
  g_assert_true (g_file_set_contents (path, "not a database, just words", -1, NULL));
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 10);

  library_fixture_close (fixture);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 10);

  library_fixture_close (fixture);
  g_remove (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 10);
  assert_sound (fixture->library);
  library_fixture_remove (directory);
}

/* Bytes turned anywhere in the index: searches are answered, or the index is
 * made again; nothing asks a person. */
static void
test_turned_bytes (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *path = library_fixture_path (fixture, "index.db");
  g_autofree char *bytes = NULL;
  gsize len;

  add_numbered (fixture->library, 0, 200);
  library_fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, len);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) len);

      if (i % 3 == 2)
        memset (damaged + at / 4096 * 4096, 0, 4096);
      else
        damaged[at] ^= (char) (1 + g_test_rand_int_range (0, 255));
      g_assert_true (g_file_set_contents (path, damaged, (gssize) (i % 10 == 9 ? at : len), NULL));

      library_fixture_open (fixture);
      count_found (fixture->library, "chung");
      count_found (fixture->library, "riêng7 OR riêng8");
      problems = bang_library_check (fixture->library, TRUE, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 200);
      library_fixture_close (fixture);
    }
}

static void
test_rebuild (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_numbered (fixture->library, 0, 100);
  add_text (fixture->library, "/5.txt", "Bài năm sửa\n\nKhác.\n", NULL);
  g_assert_true (bang_library_rebuild_index (fixture->library, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 99);
  add_text (fixture->library, "/6.txt", "Bài sáu sửa\n\nKhác.\n", NULL);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 98);
  assert_sound (fixture->library);

  g_cancellable_cancel (cancellable);
  g_assert_false (bang_library_rebuild_index (fixture->library, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 98);
}

static gint64
get_number (LibraryFixture *fixture,
            const char     *file,
            const char     *sql)
{
  g_autofree char *path = library_fixture_path (fixture, file);
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db = NULL;
  gint64 n;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return n;
}

static void
test_bulk (LibraryFixture *fixture,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (bang_library_bulk_begin (fixture->library, &error));
  for (guint i = 0; i < 60; i++)
    add_numbered (fixture->library, i * 100, i * 100 + 100);
  /* The first part is found while the load goes on. */
  g_assert_cmpuint (count_found (fixture->library, "chung"), >=, 5000);
  g_assert_true (bang_library_bulk_end (fixture->library, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 6000);

  /* Merged behind everyone's back, adding goes on in between. */
  for (guint i = 60; i < 70; i++)
    {
      add_numbered (fixture->library, i * 100, i * 100 + 100);
      g_usleep (30000);
    }
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 7000);
  assert_sound (fixture->library);

  /* What a merge leaves empty is given back. */
  g_assert_true (bang_library_rebuild_index (fixture->library, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_number (fixture, "index.db", "PRAGMA freelist_count"), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 7000);
}

/* A load that was never ended: the program was killed. */
static void
test_bulk_left_open (LibraryFixture *fixture,
                     gconstpointer   data)
{
  g_assert_true (bang_library_bulk_begin (fixture->library, NULL));
  add_numbered (fixture->library, 0, 300);
  library_fixture_close (fixture);
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 300);
  assert_sound (fixture->library);
}

/* What the index held of articles as they were is not kept for ever. */
static void
test_past (LibraryFixture *fixture,
           gconstpointer   data)
{
  gint64 most = 0;

  for (guint round = 0; round < 16; round++)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 500; i++)
        {
          g_autofree char *path = g_strdup_printf ("/%u.txt", i);
          g_autofree char *text = g_strdup_printf ("Bài số %u\n\nLần sửa sửa%u.\n", i, round);

          g_ptr_array_add (batch, incoming_new (path, text, NULL));
        }
      g_assert_true (bang_library_add (fixture->library, batch, NULL, NULL, &error));
      g_assert_no_error (error);
      most = MAX (most, get_number (fixture, "library.db", "SELECT count (*) FROM superseded"));
    }
  g_assert_cmpint (most, >=, 500);
  g_assert_cmpint (most, <=, 3000);
  g_assert_cmpuint (count_found (fixture->library, "sửa15"), ==, 500);
  g_assert_cmpuint (count_found (fixture->library, "sửa14"), ==, 0);
  assert_sound (fixture->library);
  library_fixture_close (fixture);
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "sửa15"), ==, 500);
}

static void
run_sql (LibraryFixture *fixture,
         const char     *sql)
{
  g_autofree char *path = library_fixture_path (fixture, "index.db");
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* An index that lost words by other hands is found out and made again. */
static void
test_repair (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) after = NULL;

  add_numbered (fixture->library, 0, 100);
  run_sql (fixture, "DELETE FROM art_fts_data WHERE id = (SELECT max (id) FROM art_fts_data)");
  problems = bang_library_check (fixture->library, FALSE, NULL, NULL);
  g_assert_cmpuint (problems->len, >, 0);
  after = bang_library_check (fixture->library, TRUE, NULL, NULL);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 100);
}

/* An index that says it has everything and has not is found out by itself. */
static void
test_false_mark (LibraryFixture *fixture,
                 gconstpointer   data)
{
  add_numbered (fixture->library, 0, 10);
  library_fixture_close (fixture);
  copy_file (fixture, "index.db", "index.before");
  library_fixture_open (fixture);
  add_numbered (fixture->library, 10, 30);
  library_fixture_close (fixture);
  copy_file (fixture, "index.before", "index.db");
  run_sql (fixture, "UPDATE meta SET value = 30 WHERE key = 'generation'");

  library_fixture_open (fixture);
  for (guint i = 0; i < 500 && count_found (fixture->library, "chung") < 30; i++)
    g_usleep (10000);
  g_assert_cmpuint (count_found (fixture->library, "chung"), ==, 30);
  assert_sound (fixture->library);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/index/missing", test_missing);
  add ("/library/index/behind", test_behind);
  add ("/library/index/behind-at-every-step", test_behind_at_every_step);
  add ("/library/index/ahead", test_ahead);
  add ("/library/index/wrong-file", test_wrong_file);
  add ("/library/index/turned-bytes", test_turned_bytes);
  add ("/library/index/rebuild", test_rebuild);
  add ("/library/index/bulk", test_bulk);
  add ("/library/index/bulk-left-open", test_bulk_left_open);
  add ("/library/index/past", test_past);
  add ("/library/index/repair", test_repair);
  add ("/library/index/false-mark", test_false_mark);

  return g_test_run ();
}
