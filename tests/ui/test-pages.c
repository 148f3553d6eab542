/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages beside the articles, driven by keys, the pointer's gestures and the
 * actions of the window. */
#include "config.h"

#include "bang-resources.h"
#include "window-fixture.h"
#include "window/bang-browse-row.h"
#include "window/bang-timeline-bar.h"
#include "window/bang-timeline.h"

/* The widgets of a type below @widget that can be seen, in their order. */
static void
collect (GtkWidget *widget,
         GType      type,
         GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_all (WindowFixture *fixture,
          GType          type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (fixture->window->pages), type, found);

  return found;
}

static guint
count_all (WindowFixture *fixture,
           GType          type)
{
  g_autoptr (GPtrArray) found = find_all (fixture, type);

  return found->len;
}

static gpointer
get_nth (WindowFixture *fixture,
         GType          type,
         guint          n)
{
  g_autoptr (GPtrArray) found = find_all (fixture, type);

  g_assert_cmpuint (n, <, found->len);

  return g_ptr_array_index (found, n);
}

static gboolean
has_name (GtkWidget  *widget,
          const char *name)
{
  g_autofree char *problem = NULL;

  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return problem == NULL;
}

/* Whether a label that can be seen says @text. */
static gboolean
says (WindowFixture *fixture,
      const char    *text)
{
  g_autoptr (GPtrArray) labels = find_all (fixture, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    {
      if (g_str_equal (gtk_label_get_text (g_ptr_array_index (labels, i)), text))
        return TRUE;
    }

  return FALSE;
}

/* A key as the controllers of @widget see it. */
static gboolean
press (GtkWidget       *widget,
       guint            keyval,
       GdkModifierType  state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

static GtkGesture *
find_drag (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }

  g_assert_not_reached ();
}

static const char *
query (WindowFixture *fixture)
{
  return bang_navigator_get_query_text (fixture->window->navigator);
}

/* One article in 2019, two in March 2021; the nine of the fixture are of 2023. */
static void
add_years (WindowFixture *fixture)
{
  static const char *const days[] = { "5/4/2019", "7/3/2021", "9/3/2021" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/more-%u.txt", fixture->articles, i);
      g_autofree char *text = NULL;

      text = g_strdup_printf ("Hai tỉnh hội đàm về đường sắt, lần %u\n\n"
                              "Ngày %s, đoàn đại biểu tỉnh Lào Cai hội đàm với đoàn đại biểu tỉnh Vân Nam "
                              "(Trung Quốc) tại thành phố Lào Cai.\n", i, days[i]);
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  window_fixture_act (fixture, "win.import", "s", fixture->articles);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 12);
  WAIT_UNTIL (bang_archive_get_import (fixture->archive) == NULL);
}

static void
open_events (WindowFixture *fixture)
{
  window_fixture_act (fixture, "win.page", "s", "events");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_TIMELINE_BAR) == 5);
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) > 3);
  WAIT_UNTIL (gtk_widget_get_width (get_nth (fixture, BANG_TYPE_TIMELINE, 0)) > 0);
}

static void
test_switch (WindowFixture *fixture,
             gconstpointer  data)
{
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);

  g_assert_cmpstr (adw_view_stack_get_visible_child_name (fixture->window->pages), ==, "articles");
  g_assert_true (g_action_group_get_action_enabled (actions, "selection-mode"));
  window_fixture_act (fixture, "win.page", "s", "events");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (fixture->window->pages), ==, "events");
  g_assert_false (g_action_group_get_action_enabled (actions, "selection-mode"));
  {
    g_autoptr (GVariant) state = g_action_group_get_action_state (actions, "page");

    g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "events");
  }
  window_fixture_act (fixture, "win.back", NULL);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (fixture->window->pages), ==, "articles");

  /* A page that there is not. */
  window_fixture_act (fixture, "win.page", "s", "nowhere");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (fixture->window->pages), ==, "articles");

  /* The switcher of the header is the same as the action. */
  adw_view_stack_set_visible_child_name (fixture->window->pages, "events");
  g_assert_cmpstr (bang_navigator_get_page (fixture->window->navigator), ==, "events");

  /* A search that is offered is for articles; the end of one is not. */
  window_fixture_act (fixture, "win.search", "s", "");
  g_assert_cmpstr (bang_navigator_get_page (fixture->window->navigator), ==, "events");
  window_fixture_act (fixture, "win.search", "s", "du lịch");
  g_assert_cmpstr (bang_navigator_get_page (fixture->window->navigator), ==, "articles");
}

static void
test_timeline_names (WindowFixture *fixture,
                     gconstpointer  data)
{
  add_years (fixture);
  open_events (fixture);

  g_assert_true (has_name (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 0), "2019: 1 event"));
  g_assert_true (has_name (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 1), "2020: 0 events"));
  g_assert_true (has_name (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 2), "2021: 2 events"));
  g_assert_false (gtk_widget_get_focusable (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 1)));
  g_assert_true (gtk_widget_get_focusable (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 2)));
}

static void
test_timeline_keys (WindowFixture *fixture,
                    gconstpointer  data)
{
  GtkWidget *timeline;

  add_years (fixture);
  open_events (fixture);
  timeline = get_nth (fixture, BANG_TYPE_TIMELINE, 0);

  /* Past the year without events. */
  g_assert_true (gtk_widget_grab_focus (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 0)));
  g_assert_true (press (timeline, GDK_KEY_Right, 0));
  g_assert_true (press (timeline, GDK_KEY_space, 0));
  g_assert_cmpstr (query (fixture), ==, "year:2021");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 2);
  WAIT_UNTIL (says (fixture, "2 events"));

  /* All years are still there to choose from. */
  g_assert_cmpuint (count_all (fixture, BANG_TYPE_TIMELINE_BAR), ==, 5);
  g_assert_true (bang_timeline_bar_get_chosen (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 2)));
  g_assert_false (bang_timeline_bar_get_chosen (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 4)));

  g_assert_true (gtk_widget_grab_focus (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 2)));
  g_assert_true (press (timeline, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_cmpstr (query (fixture), ==, "from:2019 to:2021");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 3);

  g_assert_true (press (timeline, GDK_KEY_Escape, 0));
  g_assert_cmpstr (query (fixture), ==, "");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) > 3);
  g_assert_false (press (timeline, GDK_KEY_Escape, 0));

  /* What else was searched for stays. */
  bang_navigator_search (fixture->window->navigator, "đường sắt", BANG_QUERY_TYPED);
  settle ();
  g_assert_true (gtk_widget_grab_focus (get_nth (fixture, BANG_TYPE_TIMELINE_BAR, 0)));
  g_assert_true (press (timeline, GDK_KEY_Return, 0));
  g_assert_cmpstr (query (fixture), ==, "year:2019 đường sắt");
}

static void
test_timeline_drag (WindowFixture *fixture,
                    gconstpointer  data)
{
  GtkWidget *timeline;
  GtkGesture *drag;
  double width;

  add_years (fixture);
  open_events (fixture);
  timeline = get_nth (fixture, BANG_TYPE_TIMELINE, 0);
  drag = find_drag (timeline);
  width = gtk_widget_get_width (timeline);

  g_signal_emit_by_name (drag, "drag-begin", width * 0.1, 5.0);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpstr (query (fixture), ==, "year:2019");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 1);

  /* Once more, and it is not chosen any longer. */
  g_signal_emit_by_name (drag, "drag-begin", width * 0.1, 5.0);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_cmpstr (query (fixture), ==, "");
}

static void
test_event_opens (WindowFixture *fixture,
                  gconstpointer  data)
{
  GtkWidget *row;

  window_fixture_act (fixture, "win.page", "s", "events");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) > 3);
  settle ();
  row = gtk_widget_get_parent (get_nth (fixture, BANG_TYPE_BROWSE_ROW, 0));
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_activate (row));
  WAIT_UNTIL (fixture->window->article != NULL);
  WAIT_UNTIL (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->content), "article"));
  g_assert_true (bang_navigator_get_reading (fixture->window->navigator));

  /* Back at the list it came from, then at the page before. */
  window_fixture_act (fixture, "win.back", NULL);
  g_assert_cmpstr (bang_navigator_get_page (fixture->window->navigator), ==, "events");
  window_fixture_act (fixture, "win.back", NULL);
  g_assert_cmpstr (bang_navigator_get_page (fixture->window->navigator), ==, "articles");
}

/* Tab leaves the list from its first row, however many there are; a row that was
 * opened leaves the keyboard in the text. */
static void
test_list_left (WindowFixture *fixture,
                gconstpointer  data)
{
  GtkWidget *view;
  GtkWidget *row;

  window_fixture_act (fixture, "win.page", "s", "events");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) > 3);
  settle ();
  row = gtk_widget_get_parent (get_nth (fixture, BANG_TYPE_BROWSE_ROW, 0));
  view = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), view));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == row);
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_BACKWARD);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), view));

  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_activate (row));
  WAIT_UNTIL (fixture->window->article != NULL);
  WAIT_UNTIL (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != NULL
              && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)),
                                         GTK_WIDGET (fixture->window->view)));
}

static void
test_event_nothing (WindowFixture *fixture,
                    gconstpointer  data)
{
  window_fixture_act (fixture, "win.page", "s", "events");
  bang_navigator_search (fixture->window->navigator, "không có gì cả", BANG_QUERY_TYPED);
  WAIT_UNTIL (says (fixture, "No Event Found"));
  WAIT_UNTIL (says (fixture, "0 events"));
  window_fixture_act (fixture, "win.search", "s", "");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) > 3);
}

/* People and places */

static GtkWidget *
get_by_label (WindowFixture *fixture,
              GType          type,
              const char    *text)
{
  g_autoptr (GPtrArray) found = find_all (fixture, type);

  for (guint i = 0; i < found->len; i++)
    {
      g_autoptr (GPtrArray) labels = g_ptr_array_new ();

      collect (g_ptr_array_index (found, i), GTK_TYPE_LABEL, labels);
      if (labels->len > 0
          && g_str_equal (gtk_label_get_text (g_ptr_array_index (labels, 0)), text))
        return g_ptr_array_index (found, i);
    }

  g_assert_not_reached ();
}

static GtkWidget *
get_row (WindowFixture *fixture,
         guint          n)
{
  return gtk_widget_get_parent (get_nth (fixture, BANG_TYPE_BROWSE_ROW, n));
}

static void
test_people (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkEditable *filter;

  window_fixture_act (fixture, "win.page", "s", "people");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 2);
  WAIT_UNTIL (says (fixture, "2 people"));

  /* Without marks any, with marks only these. */
  filter = get_nth (fixture, GTK_TYPE_SEARCH_ENTRY, 0);
  gtk_editable_set_text (filter, "vuong n");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 1);
  WAIT_UNTIL (has_name (get_row (fixture, 0), "Vương Ninh, 9 articles, China · Bí thư Tỉnh ủy Vân Nam"));
  gtk_editable_set_text (filter, "vường");
  WAIT_UNTIL (says (fixture, "No Name Found"));
  gtk_editable_set_text (filter, "");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 2);

  /* The search filters, too; what it says of dates and kinds does not. */
  bang_navigator_search (fixture->window->navigator, "year:2023 type:TALKS cai", BANG_QUERY_TYPED);
  WAIT_UNTIL (says (fixture, "1 person"));
  bang_navigator_search (fixture->window->navigator, "", BANG_QUERY_TYPED);
  WAIT_UNTIL (says (fixture, "2 people"));

  /* By name is by the given name: Cài, Ninh. */
  gtk_drop_down_set_selected (get_nth (fixture, GTK_TYPE_DROP_DOWN, 0), 1);
  settle ();
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 2);
  WAIT_UNTIL (has_name (get_row (fixture, 1), "Vương Ninh, 9 articles, China · Bí thư Tỉnh ủy Vân Nam"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_by_label (fixture, GTK_TYPE_TOGGLE_BUTTON, "Places")), TRUE);
  WAIT_UNTIL (!says (fixture, "2 people"));
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) > 2);
}

static void
test_person_opens (WindowFixture *fixture,
                   gconstpointer  data)
{
  window_fixture_act (fixture, "win.page", "s", "people");
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 2);
  settle ();
  g_assert_true (gtk_widget_activate (get_row (fixture, 0)));
  WAIT_UNTIL (fixture->window->shown_entity != 0);
  WAIT_UNTIL (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->content), "entity"));

  /* Esc leaves the name, and stays with the names. */
  window_fixture_act (fixture, "win.step-out", NULL);
  g_assert_cmpint (bang_navigator_get_entity_id (fixture->window->navigator), ==, 0);
  g_assert_cmpstr (bang_navigator_get_page (fixture->window->navigator), ==, "people");
}

/* The ledger */

static void
add_signing (WindowFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->articles, "signing.txt", NULL);
  const char *text =
    "Lào Cai và Vân Nam hội đàm về đường sắt\n\n"
    "Ngày 7/3/2021, đoàn đại biểu tỉnh Lào Cai hội đàm với đoàn đại biểu tỉnh Vân Nam (Trung Quốc) "
    "tại thành phố Lào Cai.\n\n"
    "Tại hội đàm, tỉnh Lào Cai đề nghị tỉnh Vân Nam sớm khởi công tuyến đường sắt nối ga Lào Cai với "
    "ga Hà Khẩu Bắc.\n\n"
    "Kết thúc hội đàm, hai bên đã ký Biên bản ghi nhớ về hợp tác du lịch giữa tỉnh Lào Cai và tỉnh "
    "Vân Nam.\n";

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window_fixture_act (fixture, "win.import", "s", path);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 10);
  WAIT_UNTIL (bang_archive_get_import (fixture->archive) == NULL);
}

static void
test_ledger (WindowFixture *fixture,
             gconstpointer  data)
{
  add_signing (fixture);
  window_fixture_act (fixture, "win.page", "s", "ledger");
  WAIT_UNTIL (says (fixture, "1 proposal"));
  WAIT_UNTIL (count_all (fixture, BANG_TYPE_BROWSE_ROW) == 1);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_by_label (fixture, GTK_TYPE_TOGGLE_BUTTON, "Agreements")), TRUE);
  WAIT_UNTIL (says (fixture, "1 agreement"));
  settle ();
  g_assert_true (gtk_widget_activate (get_row (fixture, 0)));
  WAIT_UNTIL (fixture->window->article != NULL);
  WAIT_UNTIL (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->content), "article"));
  settle ();
  g_assert_cmpint (fixture->window->evidence_article, ==, 0);
  g_assert_cmpuint (fixture->window->evidence.end, >, fixture->window->evidence.start);

  bang_navigator_search (fixture->window->navigator, "không có gì cả", BANG_QUERY_TYPED);
  WAIT_UNTIL (says (fixture, "No Agreement Found"));
}

int
main (int   argc,
      char *argv[])
{
  /* Nothing speaks to a screen reader here; the test backend remembers. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (bang_get_resource ());

  WINDOW_TEST ("/pages/switch", 9, test_switch);
  WINDOW_TEST ("/pages/timeline-names", 9, test_timeline_names);
  WINDOW_TEST ("/pages/timeline-keys", 9, test_timeline_keys);
  WINDOW_TEST ("/pages/timeline-drag", 9, test_timeline_drag);
  WINDOW_TEST ("/pages/event-opens", 9, test_event_opens);
  WINDOW_TEST ("/pages/list-left", 9, test_list_left);
  WINDOW_TEST ("/pages/event-nothing", 9, test_event_nothing);

  WINDOW_TEST ("/pages/people", 9, test_people);
  WINDOW_TEST ("/pages/person-opens", 9, test_person_opens);

  WINDOW_TEST ("/pages/ledger", 9, test_ledger);

  return g_test_run ();
}
