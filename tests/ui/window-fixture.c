/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "window/bang-article-row-widget.h"

void
window_fixture_write_article (WindowFixture *fixture,
                              guint          number)
{
  g_autofree char *path = g_strdup_printf ("%s/%02u.txt", fixture->articles, number);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  text = g_strdup_printf ("Đoàn công tác số %u <b>&amp; thăm</b> tỉnh Vân Nam\n\n"
                          "Ngày %u/3/2023, đoàn công tác tỉnh Lào Cai do đồng chí Vũ Văn Cài, "
                          "Phó Chủ tịch HĐND tỉnh làm trưởng đoàn đã hội đàm với ông Vương Ninh, "
                          "Bí thư Tỉnh ủy Vân Nam tại thành phố Côn Minh, tỉnh Vân Nam (Trung Quốc).\n\n"
                          "%s\n",
                          number, 1 + number % 28,
                          number % 3 == 0 ? "Hai bên bàn về đường sắt." : "Hai bên bàn về du lịch.");
  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_assert_no_error (error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  bang_archive_open_finish (BANG_ARCHIVE (source), result, &error);
  g_assert_no_error (error);
  *done = TRUE;
}

void
window_fixture_set_up (WindowFixture *fixture,
                       gconstpointer  n_articles)
{
  guint n = GPOINTER_TO_UINT (n_articles);
  g_autofree char *library = NULL;
  gboolean done = FALSE;

  fixture->folder = make_folder ();
  fixture->articles = g_build_filename (fixture->folder, "articles", NULL);
  library = g_build_filename (fixture->folder, "library", NULL);
  g_mkdir (fixture->articles, 0700);
  for (guint i = 0; i < (n > 0 ? n : 12); i++)
    window_fixture_write_article (fixture, i);
  g_setenv ("BANG_SAMPLE_DIR", fixture->articles, TRUE);

  fixture->archive = bang_archive_new ();
  bang_archive_open_async (fixture->archive, library, NULL, opened_cb, &done);
  WAIT_UNTIL (done);
  if (n > 0)
    {
      bang_archive_import (fixture->archive, (const char * const []) { fixture->articles, NULL });
      WAIT_UNTIL (bang_archive_get_import (fixture->archive) == NULL);
      WAIT_UNTIL (bang_archive_get_n_articles (fixture->archive) == n);
    }

  fixture->window = BANG_WINDOW (bang_window_new (NULL, fixture->archive));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1300, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
  if (n > 0)
    WAIT_UNTIL (bang_article_list_get_complete (bang_articles_page_get_list (fixture->window->page)));
  settle ();
}

/* A window that is gone must be gone whole. */
void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  n_articles)
{
  gpointer window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  bang_archive_cancel_import (fixture->archive);
  WAIT_UNTIL (bang_archive_get_import (fixture->archive) == NULL);
  WAIT_UNTIL (window == NULL);
  bang_archive_close (fixture->archive);
  settle ();
  g_assert_finalize_object (fixture->archive);

  remove_tree (fixture->folder);
  g_free (fixture->articles);
  g_free (fixture->folder);
}

/* Activates an action of the window as a widget inside it would. */
void
window_fixture_act (WindowFixture *fixture,
                    const char    *action,
                    const char    *format,
                    ...)
{
  g_autoptr (GVariant) target = NULL;
  va_list args;

  if (format != NULL)
    {
      va_start (args, format);
      target = g_variant_ref_sink (g_variant_new_va (format, NULL, &args));
      va_end (args);
    }
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window->content),
                                                     action, target));
}

gint64
window_fixture_id (WindowFixture *fixture,
                   guint          position)
{
  return bang_article_list_get_id (bang_articles_page_get_list (fixture->window->page), position);
}

guint
window_fixture_n_rows (WindowFixture *fixture)
{
  BangArticleList *list = bang_articles_page_get_list (fixture->window->page);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

const char *
window_fixture_view (WindowFixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->window->views);
}

/* Whether a label below @widget shows @text. */
gboolean
window_fixture_has_label (GtkWidget  *widget,
                          const char *text)
{
  if (!gtk_widget_get_child_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (window_fixture_has_label (child, text))
        return TRUE;
    }

  return FALSE;
}

static void
collect_heights (GtkWidget *widget,
                 GArray    *heights)
{
  if (BANG_IS_ARTICLE_ROW_WIDGET (widget) && gtk_widget_get_mapped (widget))
    {
      int height = gtk_widget_get_height (widget);

      g_array_append_val (heights, height);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_heights (child, heights);
}

/* How high the rows are that can be seen. */
GArray *
window_fixture_dup_heights (WindowFixture *fixture)
{
  GArray *heights = g_array_new (FALSE, FALSE, sizeof (int));

  collect_heights (GTK_WIDGET (fixture->window->page), heights);

  return heights;
}
