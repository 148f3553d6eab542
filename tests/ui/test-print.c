/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing: the operation makes the pages that a PDF file has, for one article
 * and for several. */
#include "window-fixture.h"

#include "window/bang-print.h"

static GtkPrintOperation *
make_operation (WindowFixture *fixture,
                guint          n)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_article_unref);
  g_autoptr (GPtrArray) personals = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (articles, bang_library_get_article (bang_archive_get_library (fixture->archive),
                                                           window_fixture_id (fixture, i), NULL, &error));
      g_assert_no_error (error);
      g_ptr_array_add (personals, NULL);
    }
  return bang_print_new (articles, personals);
}

static void
print_to_file (WindowFixture *fixture,
               guint          n)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (fixture, n);
  g_autofree char *path = g_build_filename (fixture->folder, "print.pdf", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result;
  gsize len;
  int n_pages;

  gtk_print_operation_set_export_filename (operation, path);
  result = gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                    GTK_WINDOW (fixture->window), &error);
  g_assert_no_error (error);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, ==, (int) n);
  g_assert_true (g_file_get_contents (path, &data, &len, NULL));
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_cmpuint (len, >, 3000);
}

static void
test_one (WindowFixture *fixture,
          gconstpointer  data)
{
  print_to_file (fixture, 1);
}

static void
test_several (WindowFixture *fixture,
              gconstpointer  data)
{
  print_to_file (fixture, 3);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  WINDOW_TEST ("/print/one", 1, test_one);
  WINDOW_TEST ("/print/several", 3, test_several);

  return g_test_run ();
}
