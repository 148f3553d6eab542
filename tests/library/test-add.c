/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is to the library: new, known, changed, moved, gone back. */
#include "library-fixture.h"

#include <sqlite3.h>

#define FIRST  "Bài đầu\n\nNội dung thứ nhất.\n"
#define SECOND "Bài đầu\n\nNội dung thứ hai.\n"
#define THIRD  "Bài khác\n\nNội dung thứ ba.\n"

/* A file that is really there, because a changed file asks after its copies. */
static char *
write_file (LibraryFixture *fixture,
            const char     *name,
            const char     *text)
{
  char *path = library_fixture_path (fixture, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static guint64
count_articles (BangLibrary *library)
{
  BangStats stats;

  g_assert_true (bang_library_get_stats (library, &stats, NULL));
  return stats.n_articles;
}

static char *
get_uuid (BangLibrary *library,
          gint64       id)
{
  g_autoptr (GPtrArray) rows = bang_library_get_rows (library, &id, 1, NULL, NULL, NULL);
  BangArticleRow *row = g_ptr_array_index (rows, 0);

  g_assert_nonnull (row);
  return g_strdup (row->uuid);
}

static void
test_unchanged (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_assert_cmpint (add_text (fixture->library, "/a.txt", FIRST, NULL), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (add_text (fixture->library, "/a.txt", FIRST, NULL), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpuint (count_articles (fixture->library), ==, 1);
}

static void
test_duplicate (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_assert_cmpint (add_text (fixture->library, "/a.txt", FIRST, NULL), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (add_text (fixture->library, "/b.txt", FIRST, NULL), ==, BANG_IMPORT_DUPLICATE);
  g_assert_cmpint (add_text (fixture->library, "/b.txt", FIRST, NULL), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpuint (count_articles (fixture->library), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, 1);
}

static BangImportStatus
add_bytes (BangLibrary *library,
           const char  *path,
           const char  *bytes)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GBytes) data = g_bytes_new_static (bytes, strlen (bytes));
  BangIncoming *incoming = incoming_new (path, bytes, NULL);
  BangImportStatus status;

  bang_document_unref (incoming->document);
  incoming->document = bang_document_new_from_bytes (data, NULL);
  g_assert_nonnull (incoming->document);
  g_ptr_array_add (batch, incoming);
  g_assert_true (bang_library_add (library, batch, &status, NULL, NULL));
  return status;
}

/* The same text in other bytes is the same article. */
static void
test_other_bytes (LibraryFixture *fixture,
                  gconstpointer   data)
{
  g_assert_cmpint (add_bytes (fixture->library, "/a.txt", FIRST), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (add_bytes (fixture->library, "/b.txt", "\xef\xbb\xbf" FIRST), ==, BANG_IMPORT_DUPLICATE);
  g_assert_cmpint (add_bytes (fixture->library, "/a.txt", "\xef\xbb\xbf" FIRST), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpuint (count_articles (fixture->library), ==, 1);
}

static void
test_updated (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_text (fixture->library, "/a.txt", FIRST, facts_of_day ("TALKS", 2020, 1, 1));
  before = get_uuid (fixture->library, 1);
  g_assert_cmpuint (count_found (fixture->library, "thứ nhất"), ==, 1);

  g_assert_cmpint (add_text (fixture->library, "/a.txt", SECOND, facts_of_day ("TALKS", 2021, 1, 1)),
                   ==, BANG_IMPORT_UPDATED);
  after = get_uuid (fixture->library, 1);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_articles (fixture->library), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "\"thứ nhất\""), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "\"thứ hai\""), ==, 1);
  assert_sound (fixture->library);
}

/* Changed again and again, and back: no text is ever lost or made twice. */
static void
test_back_and_forth (LibraryFixture *fixture,
                     gconstpointer   data)
{
  add_text (fixture->library, "/a.txt", FIRST, NULL);
  g_assert_cmpint (add_text (fixture->library, "/a.txt", SECOND, NULL), ==, BANG_IMPORT_UPDATED);
  g_assert_cmpint (add_text (fixture->library, "/a.txt", FIRST, NULL), ==, BANG_IMPORT_UPDATED);
  g_assert_cmpint (add_text (fixture->library, "/a.txt", FIRST, NULL), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpuint (count_found (fixture->library, "\"thứ nhất\""), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "\"thứ hai\""), ==, 0);
  /* An earlier text of an article, found elsewhere, is not another article. */
  g_assert_cmpint (add_text (fixture->library, "/backup/a.txt", SECOND, NULL), ==, BANG_IMPORT_DUPLICATE);
  g_assert_cmpuint (count_articles (fixture->library), ==, 1);
  assert_sound (fixture->library);
}

/* Two files hold one article; one of them changes: the other still says it. */
static void
test_copy_changes (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *a = write_file (fixture, "a.txt", FIRST);
  g_autofree char *b = write_file (fixture, "b.txt", FIRST);

  g_assert_cmpint (add_text (fixture->library, a, FIRST, NULL), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (add_text (fixture->library, b, FIRST, NULL), ==, BANG_IMPORT_DUPLICATE);
  g_assert_cmpint (add_text (fixture->library, b, SECOND, NULL), ==, BANG_IMPORT_ADDED);
  g_assert_cmpuint (count_articles (fixture->library), ==, 2);
  g_assert_cmpuint (count_found (fixture->library, "\"thứ nhất\""), ==, 1);
  assert_sound (fixture->library);
}

/* Moved, then changed: the old path is gone, the article is the same. */
static void
test_moved_and_changed (LibraryFixture *fixture,
                        gconstpointer   data)
{
  g_autofree char *a = write_file (fixture, "a.txt", FIRST);
  g_autofree char *b = library_fixture_path (fixture, "b.txt");

  g_assert_cmpint (add_text (fixture->library, a, FIRST, NULL), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (g_rename (a, b), ==, 0);
  g_assert_cmpint (add_text (fixture->library, b, FIRST, NULL), ==, BANG_IMPORT_DUPLICATE);
  g_assert_cmpint (add_text (fixture->library, b, SECOND, NULL), ==, BANG_IMPORT_UPDATED);
  g_assert_cmpuint (count_articles (fixture->library), ==, 1);
}

static void
test_batch (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  BangImportStatus statuses[4];

  g_ptr_array_add (batch, incoming_new ("/a.txt", FIRST, NULL));
  g_ptr_array_add (batch, incoming_new ("/b.txt", FIRST, NULL));
  g_ptr_array_add (batch, incoming_new ("/a.txt", SECOND, NULL));
  g_ptr_array_add (batch, incoming_new ("/c.txt", THIRD, NULL));
  g_assert_true (bang_library_add (fixture->library, batch, statuses, NULL, NULL));
  g_assert_cmpint (statuses[0], ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (statuses[1], ==, BANG_IMPORT_DUPLICATE);
  /* /b.txt is not on the disk, so nothing else holds the first text. */
  g_assert_cmpint (statuses[2], ==, BANG_IMPORT_UPDATED);
  g_assert_cmpint (statuses[3], ==, BANG_IMPORT_ADDED);
  g_assert_cmpuint (count_found (fixture->library, "nội dung"), ==, 2);
  assert_sound (fixture->library);
}

static void
test_cancelled (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_incoming_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  BangImportStatus status;

  g_cancellable_cancel (cancellable);
  g_ptr_array_add (batch, incoming_new ("/a.txt", FIRST, NULL));
  g_assert_false (bang_library_add (fixture->library, batch, &status, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_articles (fixture->library), ==, 0);
  g_assert_cmpint (add_text (fixture->library, "/a.txt", FIRST, NULL), ==, BANG_IMPORT_ADDED);
}

/* A new library gives the same article the same name. */
static void
test_same_uuid (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autofree char *directory = g_dir_make_tmp ("bang-library-XXXXXX", NULL);
  LibraryFixture other = { directory, NULL };
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  library_fixture_open (&other);
  add_text (fixture->library, "/a.txt", FIRST, NULL);
  add_text (other.library, "/z.txt", THIRD, NULL);
  add_text (other.library, "/elsewhere/b.txt", FIRST, NULL);
  a = get_uuid (fixture->library, 1);
  b = get_uuid (other.library, 2);
  g_assert_cmpstr (a, ==, b);
  g_assert_true (g_uuid_string_is_valid (a));
  library_fixture_close (&other);
  library_fixture_remove (directory);
}

static void
test_look_up_file (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (BangIncoming) incoming = incoming_new ("/a.txt", FIRST, NULL);
  guint64 size = incoming->size;
  gint64 mtime = incoming->mtime;

  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/a.txt", size, mtime), ==, BANG_IMPORT_ADDED);
  add_text (fixture->library, "/a.txt", FIRST, NULL);
  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/a.txt", size, mtime), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/a.txt", size + 1, mtime), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/a.txt", size, mtime + 1), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/b.txt", size, mtime), ==, BANG_IMPORT_ADDED);
}

static BangImportStatus
look_up_text (BangLibrary *library,
              const char  *path,
              const char  *text)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return bang_library_look_up_content (library, path, sha256);
}

static void
test_look_up_content (LibraryFixture *fixture,
                      gconstpointer   data)
{
  BangLibrary *library = fixture->library;

  g_assert_cmpint (look_up_text (library, "/a.txt", FIRST), ==, BANG_IMPORT_ADDED);
  add_text (library, "/a.txt", FIRST, NULL);
  g_assert_cmpint (look_up_text (library, "/a.txt", FIRST), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpint (look_up_text (library, "/a.txt", SECOND), ==, BANG_IMPORT_UPDATED);
  g_assert_cmpint (look_up_text (library, "/b.txt", SECOND), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (look_up_text (library, "/b.txt", FIRST), ==, BANG_IMPORT_DUPLICATE);
  g_assert_cmpint (bang_library_look_up_content (library, "/c.txt", "not a hash"), ==, BANG_IMPORT_ADDED);

  add_text (library, "/a.txt", SECOND, NULL);
  /* What /a.txt once held. */
  g_assert_cmpint (look_up_text (library, "/a.txt", FIRST), ==, BANG_IMPORT_UPDATED);
}

/* A file touched, or moved, is read once more and then known. */
static void
test_content_is_noted (LibraryFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr (BangIncoming) incoming = incoming_new ("/a.txt", FIRST, NULL);
  guint64 size = incoming->size;
  gint64 mtime = incoming->mtime + 5;

  add_text (fixture->library, "/a.txt", FIRST, NULL);
  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/a.txt", size, mtime), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (look_up_text (fixture->library, "/a.txt", FIRST), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/moved.txt", size, mtime), ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (look_up_text (fixture->library, "/moved.txt", FIRST), ==, BANG_IMPORT_DUPLICATE);

  library_fixture_close (fixture);
  library_fixture_open (fixture);
  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/a.txt", size, mtime), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/moved.txt", size, mtime), ==, BANG_IMPORT_UNCHANGED);
}

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

/* Better rules read old files again: the facts change, the article stays. */
static void
test_better_rules (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (BangIncoming) incoming = incoming_new ("/a.txt", FIRST, NULL);

  add_text (fixture->library, "/a.txt", FIRST, NULL);
  library_fixture_close (fixture);
  run_sql (fixture, "UPDATE article SET extract_version = 0");
  library_fixture_open (fixture);

  g_assert_cmpint (bang_library_look_up_file (fixture->library, "/a.txt", incoming->size, incoming->mtime),
                   ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (look_up_text (fixture->library, "/a.txt", FIRST), ==, BANG_IMPORT_UPDATED);
  g_assert_cmpint (add_text (fixture->library, "/a.txt", FIRST, facts_of_day ("TALKS", 2020, 1, 1)),
                   ==, BANG_IMPORT_UPDATED);
  g_assert_cmpint (add_text (fixture->library, "/a.txt", FIRST, NULL), ==, BANG_IMPORT_UNCHANGED);
  g_assert_cmpuint (count_found (fixture->library, "type:TALKS"), ==, 1);
  g_assert_cmpuint (count_articles (fixture->library), ==, 1);
  assert_sound (fixture->library);
}

/* Names of files are bytes. */
static void
test_odd_paths (LibraryFixture *fixture,
                gconstpointer   data)
{
  const char *paths[] = { "/a\nb\t.txt", "/-rf", "/%s%n", "/\xff\xfe.txt", "", "relative.txt", "/x'\"; DROP TABLE article; --" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *text = g_strdup_printf ("Bài %u\n\nNội dung %u.\n", i, i);
      g_autoptr (GPtrArray) rows = NULL;
      gint64 id = i + 1;

      g_assert_cmpint (add_text (fixture->library, paths[i], text, NULL), ==, BANG_IMPORT_ADDED);
      rows = bang_library_get_rows (fixture->library, &id, 1, NULL, NULL, NULL);
      g_assert_cmpstr (((BangArticleRow *) g_ptr_array_index (rows, 0))->path, ==, paths[i]);
      g_assert_cmpint (add_text (fixture->library, paths[i], text, NULL), ==, BANG_IMPORT_UNCHANGED);
    }
}

static void
test_report (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_import_item_free);
  BangImportRun run = { 1, 2, { 1, 2, 3, 4, 5, 6 }, items };
  BangImportRun bare = { 3, 4, { 0, }, NULL };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (items, bang_import_item_new ("/\xff.png", BANG_IMPORT_SKIPPED, "It is a picture."));
  g_ptr_array_add (items, bang_import_item_new ("/b", BANG_IMPORT_FAILED, NULL));
  g_assert_true (bang_library_record_run (fixture->library, &run, &error));
  g_assert_true (bang_library_record_run (fixture->library, &bare, &error));
  g_assert_no_error (error);
  assert_sound (fixture->library);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/add/unchanged", test_unchanged);
  add ("/library/add/duplicate", test_duplicate);
  add ("/library/add/other-bytes", test_other_bytes);
  add ("/library/add/updated", test_updated);
  add ("/library/add/back-and-forth", test_back_and_forth);
  add ("/library/add/copy-changes", test_copy_changes);
  add ("/library/add/moved-and-changed", test_moved_and_changed);
  add ("/library/add/batch", test_batch);
  add ("/library/add/cancelled", test_cancelled);
  add ("/library/add/same-uuid", test_same_uuid);
  add ("/library/add/look-up-file", test_look_up_file);
  add ("/library/add/look-up-content", test_look_up_content);
  add ("/library/add/content-is-noted", test_content_is_noted);
  add ("/library/add/better-rules", test_better_rules);
  add ("/library/add/odd-paths", test_odd_paths);
  add ("/library/add/report", test_report);

  return g_test_run ();
}
