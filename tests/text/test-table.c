/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lexicon tables: reading, a user's rows on top, what is said about bad ones,
 * and that every table shipped in the program can be read. */

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "text/bang-table.h"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static BangTable *
table_of (const char *text)
{
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  BangTable *table = bang_table_new ("test", bytes, &error);

  g_assert_no_error (error);
  return table;
}

static void
test_read (void)
{
  g_autoptr (BangTable) table = table_of ("\357\273\277# a comment\r\n"
                                          "\n"
                                          "name\tkind\tnote\r\n"
                                          "Lào Cai\tprovince\t\r\n"
                                          "   \t \n"
                                          "# another\n"
                                          "  Ha\314\200 Giang \t city\n"
                                          "last\t\tx");
  int name = bang_table_column (table, "name");
  int kind = bang_table_column (table, "kind");
  int note = bang_table_column (table, "note");

  g_assert_cmpuint (bang_table_n_rows (table), ==, 3);
  g_assert_cmpint (name, ==, 0);
  g_assert_cmpint (note, ==, 2);
  g_assert_cmpint (bang_table_column (table, "nothing"), ==, -1);
  g_assert_cmpstr (bang_table_cell (table, 0, name), ==, "Lào Cai");
  g_assert_cmpstr (bang_table_cell (table, 0, note), ==, "");
  g_assert_cmpstr (bang_table_cell (table, 1, name), ==, "Hà Giang");
  g_assert_cmpstr (bang_table_cell (table, 1, kind), ==, "city");
  g_assert_cmpstr (bang_table_cell (table, 1, note), ==, "");
  g_assert_cmpstr (bang_table_cell (table, 2, note), ==, "x");
  g_assert_cmpstr (bang_table_cell (table, 2, -1), ==, "");
}

static void
test_append (void)
{
  g_autoptr (BangTable) table = table_of ("name\tkind\na\t1\n");
  g_autoptr (GBytes) bytes = bytes_of ("kind\tname\n2\tb\n3\n");
  g_autoptr (GBytes) narrow = bytes_of ("name\nd\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (bang_table_append (table, bytes, &error));
  g_assert_no_error (error);
  g_assert_true (bang_table_append (table, narrow, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bang_table_n_rows (table), ==, 4);
  g_assert_cmpstr (bang_table_cell (table, 0, 0), ==, "a");
  g_assert_cmpstr (bang_table_cell (table, 1, 0), ==, "b");
  g_assert_cmpstr (bang_table_cell (table, 1, 1), ==, "2");
  g_assert_cmpstr (bang_table_cell (table, 2, 0), ==, "");
  g_assert_cmpstr (bang_table_cell (table, 3, 0), ==, "d");
}

static void
test_bad_rows (void)
{
  static const struct
  {
    const char *text;
    BangTableError code;
    const char *says;
  } bad[] = {
    { "", BANG_TABLE_ERROR_NO_HEADER, "“places”" },
    { "# only a comment\n\n", BANG_TABLE_ERROR_NO_HEADER, "names the columns" },
    { "Lào Cai\tprovince\n", BANG_TABLE_ERROR_UNKNOWN, "line 1: it has no column “Lào Cai”" },
    { "name\tname\n", BANG_TABLE_ERROR_NO_HEADER, "line 1: column 2" },
    { "name\t\n", BANG_TABLE_ERROR_NO_HEADER, "line 1: column 2" },
    { "# x\nname\tkind\nb\t2\nc\t3\t4\n", BANG_TABLE_ERROR_BAD_ROW, "line 4: 3 cells" },
    { "name\tkind\n\n\t2\n", BANG_TABLE_ERROR_BAD_ROW, "line 3: the first cell is empty" },
    { "name\tkind\nb\t\377\n", BANG_TABLE_ERROR_BAD_ROW, "line 2: a byte that is not UTF-8" },
  };
  g_autoptr (BangTable) table = NULL;
  g_autoptr (GBytes) base = bytes_of ("name\tkind\na\t1\n");

  table = bang_table_new ("places", base, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (bad[i].text);
      g_autoptr (GError) error = NULL;

      g_assert_false (bang_table_append (table, bytes, &error));
      g_assert_error (error, BANG_TABLE_ERROR, (int) bad[i].code);
      g_assert_nonnull (strstr (error->message, "“places”"));
      g_assert_nonnull (strstr (error->message, bad[i].says));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      /* All or nothing. */
      g_assert_cmpuint (bang_table_n_rows (table), ==, 1);
    }
}

static void
test_hostile (void)
{
  g_autoptr (GBytes) nul = g_bytes_new ("name\na\0b\n", 9);
  g_autofree char *wide = g_strnfill (100000, '\t');
  g_autoptr (GBytes) tabs = g_bytes_new (wide, 100000);
  g_autofree char *long_name = g_strnfill (100000, 'n');
  g_autoptr (GBytes) name = g_bytes_new (long_name, 100000);
  g_autoptr (GError) error = NULL;
  BangTable *table;

  table = bang_table_new ("t", nul, &error);
  g_assert_null (table);
  g_assert_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_BAD_ROW);
  g_clear_error (&error);

  table = bang_table_new ("t", tabs, &error);
  g_assert_null (table);
  g_assert_error (error, BANG_TABLE_ERROR, BANG_TABLE_ERROR_NO_HEADER);
  g_clear_error (&error);

  table = bang_table_new ("t", name, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bang_table_n_rows (table), ==, 0);
  bang_table_unref (table);
}

static void
test_shipped_tables (void)
{
  g_auto (GStrv) names = bang_table_list ();

  for (char **name = names; *name != NULL; name++)
    {
      g_autoptr (BangTable) table = NULL;

      g_assert_true (g_str_has_suffix (*name, ".tsv"));
      table = bang_table_load (*name);
      g_assert_cmpuint (bang_table_n_rows (table), >, 0);

      /* Without the extension too. */
      (*name)[strlen (*name) - strlen (".tsv")] = '\0';
      bang_table_unref (table);
      table = bang_table_load (*name);
      g_assert_cmpuint (bang_table_n_rows (table), >, 0);
    }
}

static void
test_unknown_table (void)
{
  if (g_test_subprocess ())
    {
      bang_table_load ("no-such-table");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*no-such-table*");
}

/* A user's rows: the right ones are read, the others told, and nothing else
 * suffers. */
static void
test_user (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bang-table-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "organisations.tsv", NULL);
  g_autofree char *stray = g_build_filename (folder, "organisation.tsv", NULL);
  g_autofree char *bytes = g_build_filename (folder, "titles.tsv", NULL);
  g_autoptr (BangTable) own = bang_table_load ("organisations");
  g_autoptr (BangTable) titles = bang_table_load ("titles");
  g_autoptr (BangTable) more = NULL;
  g_autoptr (BangTable) same = NULL;
  guint64 before = bang_table_digest_all ();
  guint64 after;
  g_auto (GStrv) problems = NULL;
  g_auto (GStrv) none = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "# mine\nname\tclass\n"
                                      "Mekong Watch\tname\n"
                                      "Sai Gon Times\tnewspaper\n"
                                      "One\tname\tVN\n"
                                      "Tia Sáng\tpress\n", -1, NULL));
  g_assert_true (g_file_set_contents (stray, "name\nx\n", -1, NULL));
  g_assert_true (g_file_set_contents (bytes, "phrase\n\xff\n", -1, NULL));
  bang_table_set_user_folder (folder);

  more = bang_table_load ("organisations");
  g_assert_cmpuint (bang_table_n_rows (more), ==, bang_table_n_rows (own) + 2);
  g_assert_cmpstr (bang_table_cell (more, bang_table_n_rows (own), 0), ==, "Mekong Watch");
  g_assert_cmpstr (bang_table_cell (more, bang_table_n_rows (own) + 1, bang_table_column (more, "class")), ==, "press");
  same = bang_table_load ("titles");
  g_assert_cmpuint (bang_table_n_rows (same), ==, bang_table_n_rows (titles));
  after = bang_table_digest_all ();
  g_assert_cmpuint (before, !=, after);

  problems = bang_table_list_problems ();
  g_assert_cmpuint (g_strv_length (problems), ==, 4);
  for (guint i = 0; problems[i] != NULL; i++)
    {
      const char *problem = problems[i];

      g_assert_true (strstr (problem, "organisation.tsv") != NULL ||
                     (strstr (problem, path) != NULL && strstr (problem, "line 4") != NULL &&
                      strstr (problem, "newspaper") != NULL) ||
                     (strstr (problem, path) != NULL && strstr (problem, "line 5") != NULL) ||
                     (strstr (problem, bytes) != NULL && strstr (problem, "line 2") != NULL));
    }

  /* A comment says nothing, a row says something. */
  g_assert_true (g_file_set_contents (bytes, "# theirs\nphrase\n\xff\n", -1, NULL));
  g_assert_cmpuint (bang_table_digest_all (), ==, after);
  g_assert_true (g_file_set_contents (bytes, "phrase\nx\n", -1, NULL));
  g_assert_cmpuint (bang_table_digest_all (), !=, after);

  bang_table_set_user_folder (NULL);
  g_assert_cmpuint (bang_table_digest_all (), ==, before);
  none = bang_table_list_problems ();
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_remove (path);
  g_remove (stray);
  g_remove (bytes);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/table/read", test_read);
  g_test_add_func ("/text/table/append", test_append);
  g_test_add_func ("/text/table/bad-rows", test_bad_rows);
  g_test_add_func ("/text/table/hostile", test_hostile);
  g_test_add_func ("/text/table/shipped", test_shipped_tables);
  g_test_add_func ("/text/table/unknown", test_unknown_table);

  g_test_add_func ("/text/table/user", test_user);

  return g_test_run ();
}
