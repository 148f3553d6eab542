/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into the window and what comes out: import, drops of files, export. */
#include "config.h"

#include "bang-resources.h"
#include "window-fixture.h"
#include "window/bang-import-report.h"

static guint
count_rows (WindowFixture *fixture)
{
  g_autoptr (GArray) heights = window_fixture_dup_heights (fixture);

  return heights->len;
}

static void
test_first_start (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_assert_cmpstr (window_fixture_view (fixture), ==, "welcome");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (fixture->window->search)));

  window_fixture_act (fixture, "win.open-sample", NULL);
  g_assert_cmpstr (window_fixture_view (fixture), ==, "articles");
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 12);
  WAIT_UNTIL (bang_archive_get_import (fixture->archive) == NULL);
  WAIT_LABEL (fixture->window, "Imported: 12 added");
  WAIT_LABEL (fixture->window->page, "12 articles");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (fixture->window->search)));

  /* The rows are to be seen, in a list that had no size when they came. */
  WAIT_UNTIL (count_rows (fixture) > 3);
}

/* More than fit, in several commits, while the list is on the screen. */
static void
test_first_import (WindowFixture *fixture,
                   gconstpointer  data)
{
  for (guint i = 12; i < 1200; i++)
    window_fixture_write_article (fixture, i);

  window_fixture_act (fixture, "win.import", "s", fixture->articles);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 1200);
  WAIT_UNTIL (bang_archive_get_import (fixture->archive) == NULL);
  settle ();
  g_assert_cmpuint (count_rows (fixture), >, 3);
}

static void
test_import (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *bad = g_build_filename (fixture->articles, "broken \xe2\x80\xae.txt", NULL);

  g_assert_true (g_file_set_contents (bad, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NULL));
  window_fixture_act (fixture, "win.import", "s", fixture->articles);
  WAIT_UNTIL (fixture->window->last_import != NULL);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 12);

  /* What did not go in is told, file by file. */
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "import-details"));
  window_fixture_act (fixture, "win.import-details", NULL);
  {
    g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
    GtkWindow *report = NULL;

    for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
      {
        g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

        if (BANG_IS_IMPORT_REPORT (window))
          report = window;
      }
    g_assert_nonnull (report);
    settle ();
    gtk_window_destroy (report);
  }

  /* Again: nothing new. */
  g_clear_object (&fixture->window->last_import);
  window_fixture_act (fixture, "win.import", "s", fixture->articles);
  WAIT_UNTIL (fixture->window->last_import != NULL);
  settle ();
  g_assert_cmpuint (window_fixture_n_rows (fixture), ==, 12);
}

/* A drop of files, as GTK hands it over. */
static void
test_drop (WindowFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->articles);
  GSList list = { folder, NULL };
  GValue value = G_VALUE_INIT;
  guint n_targets = 0;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &list);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      n_targets++;
      g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
      g_assert_true (taken);
    }
  g_value_unset (&value);
  g_assert_cmpuint (n_targets, ==, 1);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 12);
}

static void
test_select_and_export (WindowFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *csv = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *html = g_build_filename (fixture->folder, "all.html", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *all = NULL;
  BangSelection *selection = bang_articles_page_get_selection (fixture->window->page);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "export-chosen"));
  window_fixture_act (fixture, "win.selection-mode", NULL);
  g_assert_true (bang_selection_get_choosing (selection));
  gtk_selection_model_select_item (model, 0, FALSE);
  gtk_selection_model_select_item (model, 2, FALSE);
  WAIT_LABEL (fixture->window->page, "2 selected");
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "export-chosen"));

  window_fixture_act (fixture, "win.export-to", "(ss)", "csv", csv);
  WAIT_LABEL (fixture->window, "Exported 2 articles");
  g_assert_true (g_file_get_contents (csv, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "Đoàn công tác số 8"));
  g_assert_null (strstr (contents, "Đoàn công tác số 7"));

  window_fixture_act (fixture, "win.select-all", NULL);
  WAIT_LABEL (fixture->window->page, "9 selected");
  window_fixture_act (fixture, "win.select-none", NULL);
  WAIT_LABEL (fixture->window->page, "None selected");
  window_fixture_act (fixture, "win.step-out", NULL);
  g_assert_false (bang_selection_get_choosing (selection));

  /* With nothing chosen: all that were found. */
  window_fixture_act (fixture, "win.search", "s", "đường sắt");
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 3);
  WAIT_UNTIL (bang_article_list_get_complete (bang_articles_page_get_list (fixture->window->page)));
  window_fixture_act (fixture, "win.export-to", "(ss)", "html", html);
  WAIT_LABEL (fixture->window, "Exported 3 articles");
  g_assert_true (g_file_get_contents (html, &all, NULL, NULL));
  g_assert_null (strstr (all, "<b>&amp; thăm"));
}

static void
test_export_fails (WindowFixture *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "out.csv", NULL);

  window_fixture_act (fixture, "win.export-to", "(ss)", "csv", path);
  WAIT_UNTIL (fixture->window->exporting == NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  {
    g_autoptr (GList) windows = gtk_window_list_toplevels ();
    guint dialogs = 0;

    for (GList *l = windows; l != NULL; l = l->next)
      {
        if (ADW_IS_MESSAGE_DIALOG (l->data))
          {
            dialogs++;
            gtk_window_destroy (l->data);
          }
      }
    g_assert_cmpuint (dialogs, ==, 1);
  }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (bang_get_resource ());

  WINDOW_TEST ("/files/first-start", 0, test_first_start);
  WINDOW_TEST ("/files/first-import", 0, test_first_import);
  WINDOW_TEST ("/files/import", 0, test_import);
  WINDOW_TEST ("/files/drop", 0, test_drop);
  WINDOW_TEST ("/files/select-and-export", 9, test_select_and_export);
  WINDOW_TEST ("/files/export-fails", 9, test_export_fails);

  return g_test_run ();
}
