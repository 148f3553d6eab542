/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window as a person uses it, driven by its actions and its widgets. */
#include "config.h"

#include "bang-resources.h"
#include "window-fixture.h"
#include "window/bang-articles-page-private.h"
#include "window/bang-preferences.h"
#include "window/bang-help-page.h"

static BangArticleList *
get_list (WindowFixture *fixture)
{
  return bang_articles_page_get_list (fixture->window->page);
}

static const char *
content (WindowFixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->window->content);
}

static gboolean
shows_article (WindowFixture *fixture,
               gint64         id)
{
  BangArticle *article = fixture->window->article;

  return g_str_equal (content (fixture), "article") && article != NULL && article->row->id == id;
}

/* A window begins with what it shows, and the rest comes when it is called for. */
static void
test_beginning (WindowFixture *fixture,
                gconstpointer  data)
{
  BangWindow *window = fixture->window;
  GtkWidget *page;

  g_assert_null (window->view);
  g_assert_null (window->events);
  g_assert_null (window->graph);
  g_assert_null (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));

  window_fixture_act (fixture, "win.page", "s", BANG_NAVIGATOR_EVENTS);
  page = GTK_WIDGET (window->events);
  g_assert_true (gtk_widget_get_mapped (page));
  /* Its rows come later, and the keyboard with them. */
  WAIT_UNTIL (gtk_root_get_focus (GTK_ROOT (window)) != NULL &&
              gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), page));
  window_fixture_act (fixture, "win.page", "s", BANG_NAVIGATOR_ARTICLES);
  window_fixture_act (fixture, "win.page", "s", BANG_NAVIGATOR_EVENTS);
  g_assert_true (GTK_WIDGET (window->events) == page);
  g_assert_null (window->ledger);
}

static void
test_typing (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkEditable *entry = GTK_EDITABLE (fixture->window->search);
  const char *letters[] = { "d", "du", "duo", "duong", "duong sat" };

  WAIT_LABEL (fixture->window->page, "9 articles");
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    gtk_editable_set_text (entry, letters[i]);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 3);
  WAIT_LABEL (fixture->window->page, "3 of 9 articles");
  g_assert_cmpstr (bang_navigator_get_query_text (fixture->window->navigator), ==, "duong sat");

  /* One step, not one for each letter. */
  window_fixture_act (fixture, "win.back", NULL);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 9);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_false (bang_navigator_get_can_go_back (fixture->window->navigator));
  settle ();
  g_assert_cmpstr (bang_navigator_get_query_text (fixture->window->navigator), ==, "");
}

/* While an input method composes, the text is not there yet: no search, and
 * nobody touches the entry. */
static void
test_composition (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (fixture->window->search));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->window->search));
  g_signal_emit_by_name (text, "preedit-changed", "đươ");
  for (int i = 0; i < 5; i++)
    settle ();
  g_assert_cmpstr (bang_navigator_get_query_text (fixture->window->navigator), ==, "");

  gtk_editable_set_text (GTK_EDITABLE (fixture->window->search), "đường");
  gtk_editable_set_position (GTK_EDITABLE (fixture->window->search), 3);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 3);
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (fixture->window->search)), ==, 3);
}

/* The first letter turns from the article to the list; the second must not
 * replace it. */
static void
test_typing_while_reading (WindowFixture *fixture,
                           gconstpointer  data)
{
  GtkEditable *entry = GTK_EDITABLE (fixture->window->search);
  GtkEditable *text = gtk_editable_get_delegate (entry);
  int position = 1;

  window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, 0));
  WAIT_UNTIL (shows_article (fixture, window_fixture_id (fixture, 0)));
  window_fixture_act (fixture, "win.focus-search", NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (text));

  gtk_editable_set_text (entry, "d");
  gtk_editable_set_position (entry, 1);
  WAIT_UNTIL (g_str_equal (bang_navigator_get_query_text (fixture->window->navigator), "d"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (text));
  g_assert_false (gtk_editable_get_selection_bounds (entry, NULL, NULL));
  gtk_editable_insert_text (entry, "u lich", -1, &position);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 6);
  g_assert_cmpstr (content (fixture), ==, "article");
}

static void
test_nothing_found (WindowFixture *fixture,
                    gconstpointer  data)
{
  window_fixture_act (fixture, "win.search", "s", "<b>không & có</b>");
  WAIT_LABEL (fixture->window->page, "No Article Found");
  WAIT_LABEL (fixture->window->page, "0 of 9 articles");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->window->search)),
                   ==, "<b>không & có</b>");
  window_fixture_act (fixture, "win.search", "s", "");
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 9);
}

static void
test_open_and_back (WindowFixture *fixture,
                    gconstpointer  data)
{
  gint64 first = window_fixture_id (fixture, 0);
  gint64 second = window_fixture_id (fixture, 1);

  g_assert_cmpstr (content (fixture), ==, "nothing");
  window_fixture_act (fixture, "win.open-article", "x", first);
  WAIT_UNTIL (shows_article (fixture, first));
  g_assert_cmpint (bang_selection_get_current (bang_articles_page_get_selection (fixture->window->page)), ==, 0);
  window_fixture_act (fixture, "win.open-article", "x", second);
  WAIT_UNTIL (shows_article (fixture, second));
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), "<b>&amp; thăm</b>"));

  window_fixture_act (fixture, "win.back", NULL);
  WAIT_UNTIL (shows_article (fixture, first));
  window_fixture_act (fixture, "win.forward", NULL);
  WAIT_UNTIL (shows_article (fixture, second));
  window_fixture_act (fixture, "win.back", NULL);
  window_fixture_act (fixture, "win.back", NULL);
  WAIT_UNTIL (g_str_equal (content (fixture), "nothing"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Bang Giao");
}

/* The menu of a row acts on that row, which is opened for it. */
static void
test_row_menu (WindowFixture *fixture,
               gconstpointer  data)
{
  BangArticlesPage *page = fixture->window->page;
  GtkWidget *view = GTK_WIDGET (page->view);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  GtkWidget *row = gtk_widget_get_next_sibling (gtk_widget_get_first_child (view));
  graphene_rect_t bounds;

  g_assert_null (page->menu);
  g_assert_true (gtk_widget_compute_bounds (row, view, &bounds));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1, (double) bounds.origin.x + 20, (double) bounds.origin.y + 20);
    }

  WAIT_UNTIL (page->menu != NULL && gtk_widget_get_mapped (page->menu));
  WAIT_UNTIL (shows_article (fixture, window_fixture_id (fixture, 1)));
  g_assert_cmpuint (bang_selection_get_current (page->selection), ==, 1);

  gtk_popover_popdown (GTK_POPOVER (page->menu));
  WAIT_UNTIL (!gtk_widget_get_mapped (page->menu));
}

static void
test_open_missing (WindowFixture *fixture,
                   gconstpointer  data)
{
  window_fixture_act (fixture, "win.open-article", "x", (gint64) 987654);
  WAIT_UNTIL (g_str_equal (content (fixture), "missing"));
  window_fixture_act (fixture, "win.reload", NULL);
  settle ();
  window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, 0));
  WAIT_UNTIL (shows_article (fixture, window_fixture_id (fixture, 0)));
}

/* Of a meeting that is held again and again the card leads to the others, and says
 * which of them the library does not have. */
static void
test_series (WindowFixture *fixture,
             gconstpointer  data)
{
  const guint editions[] = { 19, 22, 25 };

  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/meeting-%u.txt", fixture->articles, editions[i]);
      g_autofree char *text = NULL;

      text = g_strdup_printf ("Hội nghị thường niên lần thứ %u giữa tỉnh Lào Cai và châu Hồng Hà\n\n"
                              "Sáng 12/11/%u, tại thành phố Lào Cai đã diễn ra Hội nghị thường niên lần thứ %u "
                              "giữa tỉnh Lào Cai (Việt Nam) và châu Hồng Hà, tỉnh Vân Nam (Trung Quốc). Đoàn tỉnh "
                              "Lào Cai do đồng chí Vũ Văn Cài, Phó Chủ tịch HĐND tỉnh làm trưởng đoàn; đoàn châu "
                              "Hồng Hà do ông Vương Ninh, Phó Châu trưởng làm trưởng đoàn.\n",
                              editions[i], 2000 + editions[i], editions[i]);
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  window_fixture_act (fixture, "win.import", "s", fixture->articles);
  WAIT_UNTIL (bang_archive_get_n_articles (fixture->archive) == 4);
  WAIT_UNTIL (bang_archive_get_import (fixture->archive) == NULL && window_fixture_n_rows (fixture) == 4);
  window_fixture_act (fixture, "win.search", "s", "\"lần thứ 25\"");
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 1);
  window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, 0));
  WAIT_UNTIL (fixture->window->view != NULL);
  WAIT_LABEL (fixture->window->view, "19 (2019)");
  WAIT_LABEL (fixture->window->view, "22 (2022)");
  WAIT_LABEL (fixture->window->view, "missing: 20, 21, 23, 24");
  g_assert_false (window_fixture_has_label (GTK_WIDGET (fixture->window->view), "25 (2025)"));

  /* The next article while the series of this one is being read. */
  window_fixture_act (fixture, "win.search", "s", "");
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 4);
  for (guint i = 0; i < 4; i++)
    window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, i));
}

static void
test_entity (WindowFixture *fixture,
             gconstpointer  data)
{
  gint64 id = window_fixture_id (fixture, 0);
  gint64 entity = 0;
  BangArticle *article;

  window_fixture_act (fixture, "win.open-article", "x", id);
  WAIT_UNTIL (shows_article (fixture, id));
  article = bang_article_view_get_article (fixture->window->view);
  for (guint i = 0; i < article->facts->entities->len && entity == 0; i++)
    entity = article->entity_ids[i];
  if (entity == 0)
    {
      g_test_skip ("no entity was found in the article");
      return;
    }

  window_fixture_act (fixture, "win.open-entity", "x", entity);
  WAIT_UNTIL (g_str_equal (content (fixture), "entity"));
  g_assert_cmpint (bang_entity_page_get_card (fixture->window->entity)->row->id, ==, entity);
  window_fixture_act (fixture, "win.step-out", NULL);
  WAIT_UNTIL (shows_article (fixture, id));
  window_fixture_act (fixture, "win.back", NULL);
  WAIT_UNTIL (g_str_equal (content (fixture), "entity"));
}

/* The dialogs come up with what they need and go without a trace. */
static void
test_dialogs (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWindow *parent = GTK_WINDOW (fixture->window);
  GtkWidget *dialogs[] = { bang_preferences_new (parent), bang_help_window_new (parent) };

  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      gtk_window_present (GTK_WINDOW (dialogs[i]));
      settle ();
      gtk_window_destroy (GTK_WINDOW (dialogs[i]));
    }
  window_fixture_act (fixture, "win.export", NULL);
  settle ();
  {
    g_autoptr (GList) windows = gtk_window_list_toplevels ();

    for (GList *l = windows; l != NULL; l = l->next)
      {
        if (ADW_IS_MESSAGE_DIALOG (l->data))
          {
            adw_message_dialog_response (l->data, "cancel");
            gtk_window_destroy (l->data);
          }
      }
  }
  settle ();
}

static void
resize (WindowFixture *fixture,
        int            width)
{
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
test_narrow (WindowFixture *fixture,
             gconstpointer  data)
{
  gint64 id = window_fixture_id (fixture, 0);
  BangWindow *window = fixture->window;

  g_assert_false (adw_leaflet_get_folded (window->leaflet));
  resize (fixture, 700);
  WAIT_UNTIL (adw_leaflet_get_folded (window->leaflet));
  g_assert_true (adw_leaflet_get_visible_child (window->leaflet) == GTK_WIDGET (window->pane));

  window_fixture_act (fixture, "win.open-article", "x", id);
  WAIT_UNTIL (shows_article (fixture, id));
  g_assert_true (adw_leaflet_get_visible_child (window->leaflet) == GTK_WIDGET (window->flap));
  window_fixture_act (fixture, "win.step-out", NULL);
  g_assert_true (adw_leaflet_get_visible_child (window->leaflet) == GTK_WIDGET (window->pane));
  window_fixture_act (fixture, "win.back", NULL);
  g_assert_true (adw_leaflet_get_visible_child (window->leaflet) == GTK_WIDGET (window->flap));
  window_fixture_act (fixture, "win.back", NULL);
  g_assert_true (adw_leaflet_get_visible_child (window->leaflet) == GTK_WIDGET (window->pane));

  /* To search is to want the list. */
  window_fixture_act (fixture, "win.open-article", "x", id);
  window_fixture_act (fixture, "win.search", "s", "du lịch");
  g_assert_true (adw_leaflet_get_visible_child (window->leaflet) == GTK_WIDGET (window->pane));

  /* So is to choose. */
  window_fixture_act (fixture, "win.open-article", "x", id);
  window_fixture_act (fixture, "win.selection-mode", NULL);
  g_assert_true (adw_leaflet_get_visible_child (window->leaflet) == GTK_WIDGET (window->pane));
  window_fixture_act (fixture, "win.selection-mode", NULL);

  /* And Back undoes it in one step, from an entity too. */
  window_fixture_act (fixture, "win.open-entity", "x", (gint64) 1);
  window_fixture_act (fixture, "win.search", "s", "đường sắt");
  window_fixture_act (fixture, "win.back", NULL);
  g_assert_cmpint (bang_navigator_get_entity_id (window->navigator), ==, 1);
  g_assert_true (adw_leaflet_get_visible_child (window->leaflet) == GTK_WIDGET (window->flap));
}

static void
test_relations_toggle (WindowFixture *fixture,
                       gconstpointer  data)
{
  BangWindow *window = fixture->window;

  g_assert_true (adw_flap_get_reveal_flap (window->flap));
  window_fixture_act (fixture, "win.toggle-relations", NULL);
  g_assert_false (adw_flap_get_reveal_flap (window->flap));
  g_assert_false (g_settings_get_boolean (window->settings, "show-relations"));
  window_fixture_act (fixture, "win.toggle-relations", NULL);
  g_assert_true (adw_flap_get_reveal_flap (window->flap));
  g_assert_true (g_settings_get_boolean (window->settings, "show-relations"));
}

static void
test_sort (WindowFixture *fixture,
           gconstpointer  data)
{
  gint64 newest = window_fixture_id (fixture, 0);

  bang_navigator_set_sort (fixture->window->navigator, BANG_SORT_OLDEST);
  WAIT_UNTIL (bang_article_list_get_complete (get_list (fixture)));
  g_assert_cmpint (window_fixture_id (fixture, 8), ==, newest);
  {
    g_autofree char *name = g_settings_get_string (fixture->window->settings, "sort");

    g_assert_cmpstr (name, ==, "oldest");
  }
  bang_navigator_set_sort (fixture->window->navigator, BANG_SORT_NEWEST);
}

/* All rows have one height, loaded or not: the list does not jump. */
static void
test_row_heights (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (GArray) heights = NULL;

  WAIT_LABEL (fixture->window->page, "9 articles");
  settle ();
  heights = window_fixture_dup_heights (fixture);
  g_assert_cmpuint (heights->len, >, 2);
  for (guint i = 1; i < heights->len; i++)
    g_assert_cmpint (g_array_index (heights, int, i), ==, g_array_index (heights, int, 0));
}

static void
test_problem (WindowFixture *fixture,
              gconstpointer  data)
{
  bang_archive_close (fixture->archive);
  g_assert_cmpstr (window_fixture_view (fixture), ==, "opening");
  bang_window_set_problem (fixture->window, "It was made by a <newer> version & cannot be read.");
  g_assert_cmpstr (window_fixture_view (fixture), ==, "problem");
  WAIT_LABEL (fixture->window, "It was made by a <newer> version & cannot be read.");
  bang_window_set_problem (fixture->window, NULL);
  g_assert_cmpstr (window_fixture_view (fixture), ==, "opening");
}

static void
test_citation (WindowFixture *fixture,
               gconstpointer  data)
{
  gint64 id = window_fixture_id (fixture, 0);

  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "copy-citation"));
  window_fixture_act (fixture, "win.open-article", "x", id);
  WAIT_UNTIL (shows_article (fixture, id));
  window_fixture_act (fixture, "win.copy-citation", NULL);
  {
    GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
    GValue value = G_VALUE_INIT;

    g_value_init (&value, G_TYPE_STRING);
    g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
    g_assert_true (g_str_has_prefix (g_value_get_string (&value), "“Đoàn công tác số"));
    g_value_unset (&value);
  }
}

/* The state that scripts read. */
static void
test_status (WindowFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (GVariant) state = NULL;
  guint64 articles = 0;
  gboolean searching = TRUE;

  settle ();
  state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "status");
  g_assert_true (g_variant_lookup (state, "articles", "t", &articles));
  g_assert_true (g_variant_lookup (state, "searching", "b", &searching));
  g_assert_cmpuint (articles, ==, 9);
  g_assert_false (searching);
}

/* The window goes while everything is under way. */
static void
test_close_while_busy (WindowFixture *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.json", NULL);

  window_fixture_act (fixture, "win.import", "s", fixture->articles);
  window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, 0));
  window_fixture_act (fixture, "win.export-to", "(ss)", "json", path);
  window_fixture_act (fixture, "win.search", "s", "du lịch");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (bang_get_resource ());

  WINDOW_TEST ("/window/beginning", 9, test_beginning);
  WINDOW_TEST ("/window/typing", 9, test_typing);
  WINDOW_TEST ("/window/typing-while-reading", 9, test_typing_while_reading);
  WINDOW_TEST ("/window/composition", 9, test_composition);
  WINDOW_TEST ("/window/nothing-found", 9, test_nothing_found);
  WINDOW_TEST ("/window/open-and-back", 9, test_open_and_back);
  WINDOW_TEST ("/window/open-missing", 9, test_open_missing);
  WINDOW_TEST ("/window/row-menu", 9, test_row_menu);
  WINDOW_TEST ("/window/series", 1, test_series);
  WINDOW_TEST ("/window/entity", 9, test_entity);
  WINDOW_TEST ("/window/dialogs", 9, test_dialogs);
  WINDOW_TEST ("/window/narrow", 9, test_narrow);
  WINDOW_TEST ("/window/relations-toggle", 9, test_relations_toggle);
  WINDOW_TEST ("/window/sort", 9, test_sort);
  WINDOW_TEST ("/window/row-heights", 9, test_row_heights);
  WINDOW_TEST ("/window/problem", 9, test_problem);
  WINDOW_TEST ("/window/citation", 9, test_citation);
  WINDOW_TEST ("/window/status", 9, test_status);
  WINDOW_TEST ("/window/close-while-busy", 9, test_close_while_busy);

  return g_test_run ();
}
