/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are not what they should be, disks that are full, programs that
 * are killed. Nothing crashes, nothing is lost, and the message says what to
 * do. */
#include "library-fixture.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
run_sql (LibraryFixture *fixture,
         const char     *sql)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static char *
read_library (LibraryFixture *fixture,
              gsize          *len)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, len, NULL));
  return bytes;
}

static void
write_library (LibraryFixture *fixture,
               const char     *bytes,
               gsize           len)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");

  g_assert_true (g_file_set_contents (path, bytes, (gssize) len, NULL));
}

/* Refused, and left as it is. */
static void
assert_refused (LibraryFixture   *fixture,
                BangLibraryError  code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before;
  gsize n_after;

  before = read_library (fixture, &n_before);
  g_assert_null (bang_library_open (fixture->directory, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = read_library (fixture, &n_after);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_newer (LibraryFixture *fixture,
            gconstpointer   data)
{
  add_text (fixture->library, "/1", "Bài một\n\nNội dung.\n", NULL);
  library_fixture_close (fixture);
  run_sql (fixture, "PRAGMA user_version = 1000");
  assert_refused (fixture, BANG_LIBRARY_ERROR_NEWER);
}

static void
test_foreign (LibraryFixture *fixture,
              gconstpointer   data)
{
  library_fixture_close (fixture);
  run_sql (fixture, "PRAGMA application_id = 7");
  assert_refused (fixture, BANG_LIBRARY_ERROR_FOREIGN);
  write_library (fixture, "Not a library at all, but somebody's notes.", 43);
  assert_refused (fixture, BANG_LIBRARY_ERROR_FOREIGN);
}

static void
test_empty_file (LibraryFixture *fixture,
                 gconstpointer   data)
{
  library_fixture_close (fixture);
  write_library (fixture, "", 0);
  assert_refused (fixture, BANG_LIBRARY_ERROR_DAMAGED);
}

static void
test_no_file (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");
  g_autofree char *below = g_build_filename (path, "below", NULL);
  g_autoptr (GError) error = NULL;

  library_fixture_close (fixture);
  g_remove (path);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (bang_library_open (fixture->directory, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FOREIGN);
  g_clear_error (&error);

  g_remove (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (bang_library_open (fixture->directory, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FOREIGN);
  g_clear_error (&error);

  /* The folder's name is a file's. */
  g_assert_null (bang_library_open (below, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_READ_ONLY);
  g_remove (path);
}

static void
test_begins_wrong (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *bytes = NULL;
  gsize len;

  add_text (fixture->library, "/1", "Bài một\n\nNội dung.\n", NULL);
  library_fixture_close (fixture);
  bytes = read_library (fixture, &len);
  bytes[3] ^= 0x20;
  write_library (fixture, bytes, len);
  assert_refused (fixture, BANG_LIBRARY_ERROR_DAMAGED);
}

/* Uses everything that reads. Only that it neither crashes nor hangs counts. */
static void
read_everything (BangLibrary *library)
{
  g_autoptr (GArray) ids = bang_library_search (library, NULL, BANG_SORT_NEWEST, 0, NULL, NULL);
  g_autoptr (BangQuery) query = bang_query_parse ("nội dung", BANG_QUERY_TYPING);
  g_autoptr (GArray) found G_GNUC_UNUSED = bang_library_search (library, query, BANG_SORT_RELEVANCE, 0, NULL, NULL);
  g_autoptr (GPtrArray) problems G_GNUC_UNUSED = bang_library_check (library, FALSE, NULL, NULL);
  BangStats stats;

  bang_library_get_stats (library, &stats, NULL);
  for (guint i = 0; ids != NULL && i < MIN (ids->len, 30); i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (BangArticle) article G_GNUC_UNUSED = bang_library_get_article (library, id, NULL, NULL);
      g_autoptr (BangRelations) relations G_GNUC_UNUSED = bang_library_get_relations (library, id, NULL, NULL);
      g_autoptr (GPtrArray) rows G_GNUC_UNUSED = bang_library_get_rows (library, &id, 1, query, NULL, NULL);
      g_autoptr (BangEntityCard) card G_GNUC_UNUSED = bang_library_get_entity (library, i, NULL, NULL);
    }
  bang_library_look_up_file (library, "/1", 3, 4);
}

static BangFacts *
make_facts (guint n)
{
  BangFacts *facts = facts_of_day ("TALKS", 2000 + n % 20, 1 + n % 12, 1);
  g_autofree char *name = g_strdup_printf ("Người Thứ %u", n % 7);
  BangEntity *person = facts_add_entity (facts, BANG_ENTITY_PERSON, name, BANG_SIDE_VN);
  BangEvidence evidence = { { 0, 5 }, "name" };

  g_ptr_array_add (person->titles, bang_title_new ("Chủ tịch"));
  g_array_append_val (person->mentions, evidence);
  facts_add_entity (facts, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN);
  return facts;
}

static void
add_some (BangLibrary *library,
          guint        from,
          guint        to)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);

  for (guint i = from; i < to; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *text = g_strdup_printf ("Bài %u\n\nNội dung thứ %u.\n", i, i);

      g_ptr_array_add (batch, incoming_new (path, text, make_facts (i)));
    }
  bang_library_add (library, batch, NULL, NULL, NULL);
}

/* Bytes turned, pages emptied, ends cut off: an error or an answer. */
static void
test_turned_bytes (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *bytes = NULL;
  gsize len;

  add_some (fixture->library, 0, 60);
  library_fixture_close (fixture);
  bytes = read_library (fixture, &len);

  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, len);
      g_autoptr (GError) error = NULL;
      g_autoptr (BangLibrary) library = NULL;
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) len);

      if (i % 3 == 2)
        memset (damaged + at / 4096 * 4096, 0, 4096);
      else
        damaged[at] ^= (char) (1 + g_test_rand_int_range (0, 255));
      write_library (fixture, damaged, i % 10 == 9 ? at : len);

      library = bang_library_open (fixture->directory, &error);
      g_assert_true (library != NULL || error->domain == BANG_LIBRARY_ERROR);
      if (library != NULL)
        {
          read_everything (library);
          add_some (library, 100, 103);
        }
    }
}

/* Two programs have the library open: each sees what the other added. */
static void
test_two (LibraryFixture *fixture,
          gconstpointer   data)
{
  LibraryFixture other = { fixture->directory, NULL };

  library_fixture_open (&other);
  for (guint i = 0; i < 6; i++)
    add_some (i % 2 == 0 ? fixture->library : other.library, i * 10, i * 10 + 10);
  g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, 60);
  g_assert_cmpuint (count_found (other.library, "nội dung"), ==, 60);
  g_assert_cmpint (add_text (other.library, "/5", "Bài sửa\n\nKhác.\n", NULL), ==, BANG_IMPORT_UPDATED);
  g_assert_cmpuint (count_found (fixture->library, "khác"), ==, 1);
  assert_sound (fixture->library);
  assert_sound (other.library);
  library_fixture_close (&other);
  assert_sound (fixture->library);
}

/* Another program writes and does not end: a sentence after some seconds. */
static void
test_busy (LibraryFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_ptr_array_add (batch, incoming_new ("/1", "Bài một\n\nNội dung.\n", NULL));
  g_assert_false (bang_library_add (fixture->library, batch, NULL, NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_BUSY);
  /* Reading goes on. */
  g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, 0);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  g_clear_error (&error);
  g_assert_true (bang_library_add (fixture->library, batch, NULL, NULL, &error));
  g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, 1);
}

/* In a child, because the limit cannot be lifted again. */
static int
fill_up (const char *directory,
         guint       kilobytes)
{
  struct rlimit limit = { kilobytes * 1024, kilobytes * 1024 };
  BangLibrary *library = bang_library_open (directory, NULL);
  GError *error = NULL;

  if (library == NULL)
    return 10;
  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 11;

  for (guint i = 0; i < 200 && error == NULL; i++)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);

      for (guint j = 0; j < 20; j++)
        {
          g_autofree char *path = g_strdup_printf ("/%u/%u", i, j);
          g_autofree char *text = g_strdup_printf ("Bài %u/%u\n\nNội dung thứ %u.\n", i, j, i * 20 + j);

          g_ptr_array_add (batch, incoming_new (path, text, make_facts (j)));
        }
      bang_library_add (library, batch, NULL, NULL, &error);
    }
  if (error == NULL || error->domain != BANG_LIBRARY_ERROR)
    return 12;
  bang_library_close (library);
  g_object_unref (library);
  return 0;
}

/* No room for more: a sentence, and the library is as sound as before. */
static void
test_full (LibraryFixture *fixture,
           gconstpointer   data)
{
  library_fixture_close (fixture);
  for (guint i = 0; i < 8; i++)
    {
      BangStats stats;
      pid_t child = fork ();
      int status;

      if (child == 0)
        _exit (fill_up (fixture->directory, 500 + i * 130));
      g_assert_cmpint (child, >, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);

      library_fixture_open (fixture);
      assert_sound (fixture->library);
      g_assert_true (bang_library_get_stats (fixture->library, &stats, NULL));
      g_assert_cmpuint (stats.n_articles % 20, ==, 0);
      g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, (guint) stats.n_articles);
      library_fixture_close (fixture);
    }
}

G_NORETURN static void
add_for_ever (const char *directory)
{
  BangLibrary *library = bang_library_open (directory, NULL);

  if (library == NULL)
    _exit (1);
  for (guint i = 0;; i += 20)
    {
      if (i % 200 == 0)
        bang_library_bulk_begin (library, NULL);
      add_some (library, i, i + 20);
      add_text (library, "/changing", i % 40 == 0 ? "Bài a\n\nMột.\n" : "Bài b\n\nHai.\n", NULL);
      if (i % 200 == 180)
        bang_library_bulk_end (library, NULL);
    }
}

/* Killed at any moment: what was committed is there, whole, and found. */
static void
test_killed (LibraryFixture *fixture,
             gconstpointer   data)
{
  library_fixture_close (fixture);
  for (guint i = 0; i < 25; i++)
    {
      BangStats stats;
      pid_t child = fork ();
      int status;

      if (child == 0)
        add_for_ever (fixture->directory);
      g_assert_cmpint (child, >, 0);
      g_usleep ((gulong) g_test_rand_int_range (1000, 120000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);

      library_fixture_open (fixture);
      assert_sound (fixture->library);
      g_assert_true (bang_library_get_stats (fixture->library, &stats, NULL));
      g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==,
                        (guint) (stats.n_articles - stats.n_articles % 20));
      library_fixture_close (fixture);
    }
}

static void
test_backup (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *copy = library_fixture_path (fixture, "copy/library.db");
  g_autofree char *folder = library_fixture_path (fixture, "copy");
  g_autofree char *nowhere = library_fixture_path (fixture, "no/such/folder/library.db");
  LibraryFixture other = { folder, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_some (fixture->library, 0, 40);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (bang_library_backup (fixture->library, copy, NULL, &error));
  g_assert_no_error (error);
  add_some (fixture->library, 40, 50);
  /* Over itself, too. */
  g_assert_true (bang_library_backup (fixture->library, copy, NULL, &error));

  library_fixture_open (&other);
  g_assert_cmpuint (count_found (other.library, "nội dung"), ==, 50);
  assert_sound (other.library);
  library_fixture_close (&other);

  g_assert_false (bang_library_backup (fixture->library, nowhere, NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (bang_library_backup (fixture->library, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  library_fixture_open (&other);
  g_assert_cmpuint (count_found (other.library, "nội dung"), ==, 50);
  library_fixture_close (&other);
}

/* SQLite gives an empty blob as NULL. What should hold a list holds none then. */
static void
test_empty_lists (LibraryFixture *fixture,
                  gconstpointer   data)
{
  BangFacts *facts = facts_of_day ("VISIT", 2023, 4, 3);
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (BangEntityCard) card = NULL;
  g_autoptr (BangRelations) relations = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  facts_add_entity (facts, BANG_ENTITY_PERSON, "Lý Kiện", BANG_SIDE_CN);
  add_text (fixture->library, "/1", "Đoàn đến thăm\n\nÔng Lý Kiện đến thăm.\n", facts);
  library_fixture_close (fixture);
  run_sql (fixture, "UPDATE version SET zones = x'';"
                    "UPDATE article_entity SET mentions = x'';"
                    "INSERT OR REPLACE INTO article_relations SELECT id, x'' FROM article;");
  library_fixture_open (fixture);

  ids = search_for (fixture->library, "", BANG_SORT_NEWEST);
  g_assert_cmpuint (ids->len, ==, 1);
  article = bang_library_get_article (fixture->library, g_array_index (ids, gint64, 0), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (article->facts->entities->len, >=, 1);
  g_assert_cmpuint (article->facts->relations->len, ==, 0);
  relations = bang_library_get_relations (fixture->library, article->row->id, NULL, &error);
  g_assert_no_error (error);
  card = bang_library_get_entity (fixture->library, article->entity_ids[0], NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (card);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/damage/newer", test_newer);
  add ("/library/damage/foreign", test_foreign);
  add ("/library/damage/empty-file", test_empty_file);
  add ("/library/damage/no-file", test_no_file);
  add ("/library/damage/begins-wrong", test_begins_wrong);
  add ("/library/damage/turned-bytes", test_turned_bytes);
  add ("/library/damage/two", test_two);
  add ("/library/damage/busy", test_busy);
  add ("/library/damage/empty-lists", test_empty_lists);
  add ("/library/damage/full", test_full);
  add ("/library/damage/killed", test_killed);
  add ("/library/damage/backup", test_backup);

  return g_test_run ();
}
