/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a killed program leaves beside library.db, or somebody puts there: its
 * own log is taken in, any other is refused and nothing is changed. And places
 * that may only be read. */
#include "library-fixture.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* An unprivileged user where the tests run as root, whom no permission stops. */
#define NOBODY 65534

static void
add_some (BangLibrary *library,
          guint        from,
          guint        to)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GError) error = NULL;

  for (guint i = from; i < to; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *text = g_strdup_printf ("Bài %u\n\nNội dung thứ %u.\n", i, i);

      g_ptr_array_add (batch, incoming_new (path, text, NULL));
    }
  g_assert_true (bang_library_add (library, batch, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* A program adds articles and is killed: its log stays. */
static void
add_and_be_killed (const char *directory,
                   guint       from,
                   guint       to)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      BangLibrary *library = bang_library_open (directory, NULL);

      if (library == NULL)
        _exit (1);
      add_some (library, from, to);
      raise (SIGKILL);
    }
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *bytes = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (from, &bytes, &len, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) len, NULL));
}

/* Every file of the library, so that one can see that nothing was changed. */
static char *
digest (const char *directory)
{
  static const char * const names[] = { "library.db", "library.db-wal", "index.db" };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (directory, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize len = 0;

      if (g_file_get_contents (path, &bytes, &len, NULL))
        g_checksum_update (sum, (const guchar *) bytes, (gssize) len);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static void
assert_refused (LibraryFixture *fixture)
{
  g_autofree char *before = digest (fixture->directory);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (bang_library_open (fixture->directory, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "library.db-wal"));
  g_assert_true (g_str_has_suffix (error->message, "."));
  after = digest (fixture->directory);
  g_assert_cmpstr (before, ==, after);
}

static void
assert_has (LibraryFixture *fixture,
            guint           n)
{
  BangStats stats;

  library_fixture_open (fixture);
  g_assert_true (bang_library_get_stats (fixture->library, &stats, NULL));
  g_assert_cmpuint (stats.n_articles, ==, n);
  g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, n);
  assert_sound (fixture->library);
  library_fixture_close (fixture);
}

static void
test_own_log (LibraryFixture *fixture,
              gconstpointer   data)
{
  add_some (fixture->library, 0, 10);
  library_fixture_close (fixture);
  add_and_be_killed (fixture->directory, 10, 30);
  assert_has (fixture, 30);
  add_and_be_killed (fixture->directory, 30, 31);
  add_and_be_killed (fixture->directory, 31, 40);
  assert_has (fixture, 40);
}

static void
test_log_of_another (LibraryFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db-wal");
  g_autofree char *folder = library_fixture_path (fixture, "other");
  g_autofree char *other = library_fixture_path (fixture, "other/library.db-wal");

  /* Both hold as much, so that the pages of the one fit the other. */
  library_fixture_close (fixture);
  add_and_be_killed (folder, 0, 20);
  add_and_be_killed (fixture->directory, 0, 20);
  assert_has (fixture, 20);
  copy_file (other, path);
  assert_refused (fixture);
  assert_refused (fixture);

  g_remove (path);
  assert_has (fixture, 20);
}

static void
test_older_log (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db-wal");
  g_autofree char *old = library_fixture_path (fixture, "old-wal");

  add_some (fixture->library, 0, 10);
  copy_file (path, old);
  add_some (fixture->library, 10, 30);
  library_fixture_close (fixture);
  copy_file (old, path);
  assert_refused (fixture);

  g_remove (path);
  assert_has (fixture, 30);
}

/* Bytes turned in a log that is its own: what was committed before is there, or
 * it is refused; never something else. */
static void
test_spoilt_log (LibraryFixture *fixture,
                 gconstpointer   data)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db-wal");
  g_autofree char *library = library_fixture_path (fixture, "library.db");
  g_autofree char *kept = library_fixture_path (fixture, "kept");
  g_autofree char *kept_log = library_fixture_path (fixture, "kept-wal");
  g_autofree char *bytes = NULL;
  gsize len;

  library_fixture_close (fixture);
  add_and_be_killed (fixture->directory, 0, 20);
  copy_file (library, kept);
  copy_file (path, kept_log);
  g_assert_true (g_file_get_contents (path, &bytes, &len, NULL));
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *turned = g_memdup2 (bytes, len);
      g_autoptr (GError) error = NULL;
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) len);

      turned[at] ^= 0x20;
      copy_file (kept, library);
      g_assert_true (g_file_set_contents (path, turned, (gssize) len, NULL));
      fixture->library = bang_library_open (fixture->directory, &error);
      if (fixture->library == NULL)
        {
          g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_DAMAGED);
          continue;
        }
      assert_sound (fixture->library);
      library_fixture_close (fixture);
    }
}

/* The log was lost: what is left is sound, or it is told. */
static void
test_missing_log (LibraryFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db-wal");
  g_autofree char *memory = library_fixture_path (fixture, "library.db-shm");
  g_autofree char *library = library_fixture_path (fixture, "library.db");
  g_autofree char *bytes = NULL;
  gsize len;

  add_some (fixture->library, 0, 10);
  library_fixture_close (fixture);
  add_and_be_killed (fixture->directory, 10, 30);
  g_assert_cmpint (g_remove (path), ==, 0);
  assert_has (fixture, 10);

  /* It was lost while its pages were being written into the library. */
  g_assert_true (g_file_get_contents (library, &bytes, &len, NULL));
  memset (bytes + len / 2, 0, 8192);
  g_assert_true (g_file_set_contents (library, bytes, (gssize) len, NULL));
  g_assert_true (g_file_set_contents (memory, "", 0, NULL));
  assert_refused (fixture);
}

/* In a child, who may not become root again. */
static int
try_read_only (const char *directory)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangLibrary) library = NULL;

  if (geteuid () == 0 && setuid (NOBODY) != 0)
    return 10;
  library = bang_library_open (directory, &error);
  if (library != NULL)
    return 11;
  if (!g_error_matches (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_READ_ONLY))
    return 12;
  return strstr (error->message, "permissions") != NULL ? 0 : 13;
}

static void
assert_read_only (LibraryFixture *fixture)
{
  g_autofree char *before = digest (fixture->directory);
  g_autofree char *after = NULL;
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (try_read_only (fixture->directory));
  g_assert_cmpint (child, >, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  after = digest (fixture->directory);
  g_assert_cmpstr (before, ==, after);
}

/* A file that may only be read, and a folder, with and without a log. */
static void
test_read_only (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *library = library_fixture_path (fixture, "library.db");

  add_some (fixture->library, 0, 10);
  library_fixture_close (fixture);
  g_assert_cmpint (chmod (library, 0444), ==, 0);
  g_assert_cmpint (chmod (fixture->directory, 0777), ==, 0);
  assert_read_only (fixture);
  g_assert_cmpint (chmod (fixture->directory, 0555), ==, 0);
  assert_read_only (fixture);

  g_assert_cmpint (chmod (fixture->directory, 0700), ==, 0);
  g_assert_cmpint (chmod (library, 0600), ==, 0);
  add_and_be_killed (fixture->directory, 10, 20);
  g_assert_cmpint (chmod (library, 0444), ==, 0);
  g_assert_cmpint (chmod (fixture->directory, 0555), ==, 0);
  assert_read_only (fixture);

  g_assert_cmpint (chmod (fixture->directory, 0700), ==, 0);
  g_assert_cmpint (chmod (library, 0600), ==, 0);
  assert_has (fixture, 20);
}

#define ADD(path, func) \
  g_test_add ("/library/leftover/" path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("own-log", test_own_log);
  ADD ("log-of-another", test_log_of_another);
  ADD ("older-log", test_older_log);
  ADD ("spoilt-log", test_spoilt_log);
  ADD ("missing-log", test_missing_log);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}
