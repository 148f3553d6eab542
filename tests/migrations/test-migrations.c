/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries of every version that was ever released open in this one, and what
 * a person said in them is still there.
 *
 * vN.sql is a library of version N as sqlite3's .dump writes it (make-fixture.c
 * says how it came to be). The steps between versions are tried with made-up
 * ones, which fail where they are told to.
 */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "library/bang-decide.h"
#include "library/bang-library.h"
#include "library/bang-schema-private.h"

typedef struct
{
  char *directory;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->directory = g_dir_make_tmp ("bang-migrations-XXXXXX", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
}

static sqlite3 *
open_file (Fixture    *fixture,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->directory, name, NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  return db;
}

static void
load_version (Fixture *fixture,
              guint    version)
{
  g_autofree char *name = g_strdup_printf ("v%u.sql", version);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "migrations", name, NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  char *message = NULL;
  sqlite3 *db;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  db = open_file (fixture, "library.db");
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static char *
query (Fixture    *fixture,
       const char *file,
       const char *sql)
{
  sqlite3 *db = open_file (fixture, file);
  GString *answer = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (answer, "%s\n", (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (answer, FALSE);
}

static void
assert_answer (Fixture    *fixture,
               const char *file,
               const char *sql,
               const char *expected)
{
  g_autofree char *answer = query (fixture, file, sql);

  g_assert_cmpstr (answer, ==, expected);
}

static guint
count_found (BangLibrary *library,
             const char  *typed)
{
  g_autoptr (BangQuery) parsed = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (GArray) ids = bang_library_search (library, parsed, BANG_SORT_NEWEST, 0, NULL, NULL);

  return ids->len;
}

static void
test_version (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BangLibrary) library = NULL;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  load_version (fixture, GPOINTER_TO_UINT (data));
  library = bang_library_open (fixture->directory, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count_found (library, ""), ==, 2);
  g_assert_cmpuint (count_found (library, "person:\"trần văn an\" type:SIGN year:2023"), ==, 1);
  g_assert_cmpuint (count_found (library, "\"và y tế\""), ==, 1);
  article = bang_library_get_article (library, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (article->facts->events->len, ==, 1);
  g_assert_cmpint (bang_library_look_up_file (library, "/tin/chợ.txt", 56, 1700000000000000), !=,
                   BANG_IMPORT_FAILED);
  problems = bang_library_check (library, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  bang_library_close (library);
}

/* What was decided in an older version is in force, and can be taken back. */
static void
test_decisions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (BangLibrary) library = NULL;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (BangArticle) undone = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  load_version (fixture, GPOINTER_TO_UINT (data));
  library = bang_library_open (fixture->directory, &error);
  g_assert_no_error (error);
  list = bang_library_list_decisions (library, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 6);

  article = bang_library_get_article (library, 1, NULL, NULL);
  g_assert_cmpstr (article->row->place, ==, "thị trấn Hà Khẩu");
  g_assert_cmpuint (article->row->date.day, ==, 0);
  g_assert_cmpuint (count_found (library, "place:\"thị trấn hà khẩu\""), ==, 1);

  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (bang_library_undo_decision (library, 0, &error), >, 0);
  g_assert_no_error (error);
  undone = bang_library_get_article (library, 1, NULL, NULL);
  g_assert_cmpstr (undone->row->place, ==, "huyện Hà Khẩu");
  g_assert_cmpuint (undone->row->date.day, ==, 18);
  bang_library_close (library);
}

/* Events that count themselves were filed under no series before version 7. */
static void
test_series (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (BangLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  load_version (fixture, 6);
  db = open_file (fixture, "library.db");
  g_assert_cmpint (sqlite3_exec (db, "UPDATE event SET series = 'Hội nghị Thường niên', edition = 9", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  library = bang_library_open (fixture->directory, &error);
  g_assert_no_error (error);
  bang_library_close (library);

  assert_answer (fixture, "library.db",
                 "SELECT article_id || ' ' || event_n || ' ' || side || ' ' || name || ' ' || edition FROM event_series",
                 "1 0 hà khẩu hội nghị thường niên 9\n");
}

#define SHAPE "SELECT type || ' ' || name || ' ' || coalesce (sql, '') FROM sqlite_schema " \
              "WHERE name NOT LIKE 'sqlite_%' ORDER BY 1"

/* An upgraded library and a new one are the same to the last column: a table
 * that was changed without a step is found out here. */
static void
test_same_shape (Fixture       *fixture,
                 gconstpointer  data)
{
  Fixture fresh;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  BangLibrary *library;

  load_version (fixture, GPOINTER_TO_UINT (data));
  library = bang_library_open (fixture->directory, &error);
  g_assert_no_error (error);
  bang_library_close (library);
  g_object_unref (library);

  set_up (&fresh, NULL);
  library = bang_library_open (fresh.directory, &error);
  g_assert_no_error (error);
  bang_library_close (library);
  g_object_unref (library);

  expected = query (&fresh, "library.db", SHAPE);
  assert_answer (fixture, "library.db", SHAPE, expected);
  tear_down (&fresh, NULL);
}

static BangConnection *
open_connection (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  BangConnection *connection = bang_connection_open (fixture->directory, "library.db",
                                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  return connection;
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  const BangMigration steps[] = {
    { 1, NULL, "CREATE TABLE a (x); INSERT INTO a VALUES (1);", NULL },
    { 2, NULL, "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1;", NULL },
    { 3, NULL, "CREATE TABLE b AS SELECT * FROM a;", NULL },
  };
  g_autoptr (BangConnection) connection = open_connection (fixture);
  g_autoptr (GError) error = NULL;

  /* A new library is made without a backup of nothing. */
  g_assert_true (bang_schema_migrate (connection, steps, 1, &error));
  g_assert_no_error (error);
  assert_answer (fixture, "library.db", "PRAGMA user_version", "1\n");

  g_assert_true (bang_schema_migrate (connection, steps, 3, &error));
  g_assert_no_error (error);
  assert_answer (fixture, "library.db", "PRAGMA user_version", "3\n");
  assert_answer (fixture, "library.db", "SELECT x || y FROM b", "12\n");
  assert_answer (fixture, "library-before-v3.db", "PRAGMA user_version", "1\n");
  assert_answer (fixture, "library-before-v3.db", "SELECT x FROM a", "1\n");

  /* Nothing to do, nothing done. */
  g_assert_true (bang_schema_migrate (connection, steps, 3, &error));
  g_assert_no_error (error);
}

/* A step that fails leaves the version before it, whole. */
static void
test_failing_step (Fixture       *fixture,
                   gconstpointer  data)
{
  const BangMigration steps[] = {
    { 1, NULL, "CREATE TABLE a (x); INSERT INTO a VALUES (1);", NULL },
    { 2, NULL, "ALTER TABLE a ADD COLUMN y;", NULL },
    { 3, NULL, "UPDATE a SET y = 7; DROP TABLE a; SELECT no_such_thing FROM nowhere;", NULL },
  };
  g_autoptr (BangConnection) connection = open_connection (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (bang_schema_migrate (connection, steps, 1, NULL));
  g_assert_false (bang_schema_migrate (connection, steps, 3, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
  assert_answer (fixture, "library.db", "PRAGMA user_version", "2\n");
  assert_answer (fixture, "library.db", "SELECT coalesce (y, 'none') FROM a", "none\n");
  assert_answer (fixture, "library-before-v3.db", "PRAGMA user_version", "1\n");
}

/* Without room for the backup nothing is touched. */
static void
test_no_backup (Fixture       *fixture,
                gconstpointer  data)
{
  const BangMigration steps[] = {
    { 1, NULL, "CREATE TABLE a (x);", NULL },
    { 2, NULL, "DROP TABLE a;", NULL },
  };
  g_autofree char *path = g_build_filename (fixture->directory, "library-before-v2.db", NULL);
  g_autofree char *inside = g_build_filename (path, "in the way", NULL);
  g_autoptr (BangConnection) connection = open_connection (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (bang_schema_migrate (connection, steps, 1, NULL));
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (bang_schema_migrate (connection, steps, 2, &error));
  g_assert_nonnull (error);
  assert_answer (fixture, "library.db", "PRAGMA user_version", "1\n");
  assert_answer (fixture, "library.db", "SELECT count (*) FROM a", "0\n");
  g_rmdir (inside);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/migrations/series", Fixture, NULL, set_up, test_series, tear_down);
  for (guint version = 1; version <= BANG_SCHEMA_VERSION; version++)
    {
      g_autofree char *opens = g_strdup_printf ("/migrations/v%u/opens", version);
      g_autofree char *same = g_strdup_printf ("/migrations/v%u/same-shape", version);

      g_test_add (opens, Fixture, GUINT_TO_POINTER (version), set_up, test_version, tear_down);
      g_test_add (same, Fixture, GUINT_TO_POINTER (version), set_up, test_same_shape, tear_down);
    }
  g_test_add ("/migrations/v2/decisions", Fixture, GUINT_TO_POINTER (2), set_up, test_decisions, tear_down);
  g_test_add ("/migrations/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/migrations/failing-step", Fixture, NULL, set_up, test_failing_step, tear_down);
  g_test_add ("/migrations/no-backup", Fixture, NULL, set_up, test_no_backup, tear_down);

  return g_test_run ();
}
