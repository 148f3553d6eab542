/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of who appears with whom, and of offices over the years. */
#include <adwaita.h>
#include <glib/gi18n.h>

#include <string.h>

#include "bang-resources.h"
#include "window-fixture.h"
#include "window/bang-graph-item.h"
#include "window/bang-graph-page-private.h"
#include "window/bang-graph-view-private.h"
#include "window/bang-ledger-follow.h"
#include "window/bang-tenure-bar.h"
#include "window/bang-tenure-chart.h"

/* Offices */

static void
add_tenure (GPtrArray  *tenures,
            const char *title,
            BangDay     first,
            BangDay     last,
            guint       n_articles)
{
  BangTenure *tenure = g_new0 (BangTenure, 1);

  tenure->title = g_strdup (title);
  tenure->first = first;
  tenure->last = last;
  tenure->n_articles = n_articles;
  g_ptr_array_add (tenures, tenure);
}

static GPtrArray *
make_tenures (void)
{
  GPtrArray *tenures = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_tenure_free);

  add_tenure (tenures, "Chủ tịch <b>UBND</b> tỉnh", (BangDay) { 2023, 3, 5 }, (BangDay) { 2024, 11, 0 }, 4);
  add_tenure (tenures, "Phó Chủ tịch", (BangDay) { 2021, 0, 0 }, (BangDay) { 2021, 0, 0 }, 1);
  add_tenure (tenures, "Ủy viên", (BangDay) { 0, 0, 0 }, (BangDay) { 0, 0, 0 }, 2);
  return tenures;
}

static void
test_tenure_stretch (void)
{
  BangTenureStretch stretch;

  /* Known to the day: all of it is certain. */
  g_assert_true (bang_tenure_stretch_init (&stretch, (BangDay) { 2023, 1, 1 }, (BangDay) { 2024, 7, 1 }));
  g_assert_cmpfloat_with_epsilon (stretch.from, 2023.0, 0.001);
  g_assert_cmpfloat_with_epsilon (stretch.to, 2024.5, 0.01);
  g_assert_cmpfloat_with_epsilon (stretch.certain_from, stretch.from, 0.001);
  g_assert_cmpfloat_with_epsilon (stretch.certain_to, stretch.to, 0.001);

  /* A year alone may be any part of it. */
  g_assert_true (bang_tenure_stretch_init (&stretch, (BangDay) { 2023, 0, 0 }, (BangDay) { 2023, 0, 0 }));
  g_assert_cmpfloat_with_epsilon (stretch.from, 2023.0, 0.001);
  g_assert_cmpfloat_with_epsilon (stretch.to, 2024.0, 0.001);
  g_assert_cmpfloat (stretch.certain_to, <=, stretch.certain_from);

  g_assert_true (bang_tenure_stretch_init (&stretch, (BangDay) { 2021, 0, 0 }, (BangDay) { 2023, 5, 4 }));
  g_assert_cmpfloat_with_epsilon (stretch.certain_from, 2022.0, 0.001);
  g_assert_true (bang_tenure_stretch_init (&stretch, (BangDay) { 0, 0, 0 }, (BangDay) { 2023, 5, 4 }));
  g_assert_cmpfloat_with_epsilon (stretch.from, stretch.certain_from, 0.001);
  g_assert_false (bang_tenure_stretch_init (&stretch, (BangDay) { 0, 3, 1 }, (BangDay) { 0, 0, 0 }));
}

static GtkWidget *
nth_child (GtkWidget *widget,
           guint      n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (n-- > 0 && child != NULL)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
activated_cb (GtkWidget *chart,
              guint      index,
              gpointer   user_data)
{
  *(guint *) user_data = index;
}

static void
press (GtkWidget *widget,
       guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
}

static void
test_tenure_chart (void)
{
  g_autoptr (GPtrArray) tenures = make_tenures ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chart = bang_tenure_chart_new ();
  guint activated = G_MAXUINT;
  int height;
  int empty;

  gtk_window_set_child (GTK_WINDOW (window), chart);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  g_signal_connect (chart, "office-activated", G_CALLBACK (activated_cb), &activated);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, -1, &empty, NULL, NULL, NULL);
  g_assert_true (bang_tenure_chart_get_empty (BANG_TENURE_CHART (chart)));

  bang_tenure_chart_set_offices (BANG_TENURE_CHART (chart), tenures);
  g_assert_false (bang_tenure_chart_get_empty (BANG_TENURE_CHART (chart)));
  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, >, empty + 60);
  for (guint i = 0; i < 3; i++)
    {
      gtk_test_accessible_assert_role (nth_child (chart, i), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      g_assert_true (gtk_widget_get_focusable (nth_child (chart, i)));
    }
  g_assert_null (nth_child (chart, 3));
  gtk_test_accessible_assert_property (nth_child (chart, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_widget_get_tooltip_text (nth_child (chart, 0)));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (nth_child (chart, 0)), "4 articles"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (nth_child (chart, 0)), "<b>UBND</b>"));

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_child_focus (chart, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_has_focus (nth_child (chart, 0)) || gtk_window_get_focus (GTK_WINDOW (window)) != NULL);
  press (chart, GDK_KEY_Down);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 1));
  press (chart, GDK_KEY_End);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == nth_child (chart, 2));
  press (chart, GDK_KEY_Return);
  g_assert_cmpuint (activated, ==, 2);

  bang_tenure_chart_set_offices (BANG_TENURE_CHART (chart), NULL);
  g_assert_null (gtk_widget_get_first_child (chart));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What came of a proposal */

static void
add_follow_up (GPtrArray      *follow_ups,
               BangLedgerKind  kind,
               guint16         year,
               const char     *text)
{
  BangFollowUp *follow = g_new0 (BangFollowUp, 1);

  follow->id = year;
  follow->kind = kind;
  follow->article_id = 1000 + year;
  follow->article_title = g_strdup ("Bài <b>báo</b>");
  follow->date = (BangDay) { year, 5, 30 };
  follow->text = g_strdup (text);
  follow->shared = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (follow->shared, g_strdup ("đường"));
  g_ptr_array_add (follow->shared, g_strdup ("sắt"));
  g_ptr_array_add (follow_ups, follow);
}

static void
find_buttons (GtkWidget *widget,
              GPtrArray *buttons)
{
  if (GTK_IS_BUTTON (widget))
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_buttons (child, buttons);
}

static void
test_follow (void)
{
  g_autoptr (GPtrArray) follow_ups = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_follow_up_free);
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  BangLedgerRow row = { .follow_ups = follow_ups };
  GtkWidget *chain = g_object_ref_sink (bang_ledger_follow_new ());
  GVariant *target;

  g_assert_false (gtk_widget_get_visible (chain));
  add_follow_up (follow_ups, BANG_LEDGER_AGREEMENT, 2024, "đường sắt & cầu");
  add_follow_up (follow_ups, BANG_LEDGER_PROPOSAL, 2023, NULL);
  bang_ledger_follow_set_row (BANG_LEDGER_FOLLOW (chain), &row);
  g_assert_true (gtk_widget_get_visible (chain));
  find_buttons (chain, buttons);
  g_assert_cmpuint (buttons->len, ==, 2);

  /* Oldest first, whatever the order in which they were found. */
  target = gtk_actionable_get_action_target_value (buttons->pdata[0]);
  g_assert_cmpint (g_variant_get_int64 (target), ==, 3023);
  gtk_test_accessible_assert_property (buttons->pdata[0], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "May be repeated on 30/5/2023: Bài <b>báo</b>");
  gtk_test_accessible_assert_property (buttons->pdata[1], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "May be answered on 30/5/2024: đường sắt & cầu");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (buttons->pdata[1]), ==,
                   "Bài <b>báo</b>\nWords in common: đường, sắt");

  bang_ledger_follow_set_row (BANG_LEDGER_FOLLOW (chain), NULL);
  g_assert_false (gtk_widget_get_visible (chain));
  g_assert_finalize_object (chain);
}

/* The view */

/* A star: the first node, of a hostile name, and @n - 1 around it; the second
 * and the third know each other. */
static BangGraph *
make_star (guint n)
{
  BangGraph *graph = bang_graph_new ();
  BangGraphEdge pair = { 1, 2, 1, 0, 2024, 2024, 0, 1, 1.0 };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nguyễn Văn %u", i);

      bang_graph_add_node (graph, i + 1, (BangEntityKind) (i % 3), i == 0 ? "Vũ <b>An</b> & \xe2\x80\xae" : name, 1 + i);
    }
  for (guint i = 1; i < n; i++)
    {
      BangGraphEdge edge = { 0, i, 3, 1, 2019, 2024, 0, 1, 5.0 };

      bang_graph_add_edge (graph, &edge);
    }
  if (n > 2)
    bang_graph_add_edge (graph, &pair);
  return graph;
}

typedef struct
{
  GtkWidget     *window;
  BangGraphView *view;
  gint64         activated;
} Shown;

static void
name_activated_cb (Shown  *shown,
                   gint64  id)
{
  shown->activated = id;
}

static void
shown_init (Shown *shown,
            guint  n)
{
  g_autoptr (BangGraph) graph = make_star (n);

  shown->activated = 0;
  shown->window = gtk_window_new ();
  shown->view = BANG_GRAPH_VIEW (bang_graph_view_new ());
  gtk_window_set_child (GTK_WINDOW (shown->window), GTK_WIDGET (shown->view));
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 500, 400);
  g_signal_connect_swapped (shown->view, "name-activated", G_CALLBACK (name_activated_cb), shown);
  gtk_window_present (GTK_WINDOW (shown->window));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (shown->view)));
  bang_graph_view_set_graph (shown->view, graph);
  WAIT_UNTIL (!bang_graph_view_get_running (shown->view));
  settle ();
}

static void
test_view (void)
{
  Shown shown;
  GtkWidget *item;
  const char *name;

  shown_init (&shown, 12);
  gtk_test_accessible_assert_role (shown.view, GTK_ACCESSIBLE_ROLE_LIST);
  for (guint i = 0; i < 12; i++)
    {
      item = nth_child (GTK_WIDGET (shown.view), i);
      gtk_test_accessible_assert_role (item, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      g_assert_cmpuint (bang_graph_item_get_node (BANG_GRAPH_ITEM (item)), ==, i);
      g_assert_true (gtk_widget_get_focusable (item));
    }
  gtk_test_accessible_assert_property (nth_child (GTK_WIDGET (shown.view), 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Vũ <b>An</b> & [U+202E], Person, 11 connections");

  /* All of it is inside. */
  for (guint i = 0; i < 12; i++)
    {
      double x;
      double y;

      bang_graph_drawing_place (&shown.view->drawing, i, &x, &y);
      g_assert_cmpfloat (x, >=, 0.0);
      g_assert_cmpfloat (y, >=, 0.0);
      g_assert_cmpfloat (x, <=, shown.view->drawing.width);
      g_assert_cmpfloat (y, <=, shown.view->drawing.height);
      g_assert_cmpint (bang_graph_drawing_find_node (&shown.view->drawing, x, y), ==, (int) i);
    }

  bang_graph_view_set_graph (shown.view, NULL);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (shown.view)));
  name = bang_graph_view_get_graph (shown.view) != NULL ? "a graph" : NULL;
  g_assert_cmpstr (name, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static void
test_view_keys (void)
{
  Shown shown;
  double zoom;
  double x;
  int focus;

  shown_init (&shown, 12);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (shown.view), GTK_DIR_TAB_FORWARD));
  WAIT_UNTIL (bang_graph_view_get_focus (shown.view) == 0);

  /* From the middle of the star there is somebody in every direction or two. */
  for (guint i = 0; i < 4 && bang_graph_view_get_focus (shown.view) == 0; i++)
    press (GTK_WIDGET (shown.view), (guint[]) { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up, GDK_KEY_Down }[i]);
  focus = bang_graph_view_get_focus (shown.view);
  g_assert_cmpint (focus, >, 0);
  g_assert_cmpint (bang_graph_view_get_marked (shown.view), ==, focus);
  press (GTK_WIDGET (shown.view), GDK_KEY_space);
  g_assert_cmpint (bang_graph_view_get_marked (shown.view), ==, -1);
  press (GTK_WIDGET (shown.view), GDK_KEY_space);
  g_assert_cmpint (bang_graph_view_get_marked (shown.view), ==, focus);
  press (GTK_WIDGET (shown.view), GDK_KEY_Return);
  g_assert_cmpint (shown.activated, ==, focus + 1);

  zoom = shown.view->drawing.zoom;
  press (GTK_WIDGET (shown.view), GDK_KEY_plus);
  g_assert_cmpfloat (shown.view->drawing.zoom, >, zoom);
  press (GTK_WIDGET (shown.view), GDK_KEY_minus);
  press (GTK_WIDGET (shown.view), GDK_KEY_minus);
  g_assert_cmpfloat (shown.view->drawing.zoom, <, zoom);
  press (GTK_WIDGET (shown.view), GDK_KEY_0);
  g_assert_cmpfloat_with_epsilon (shown.view->drawing.zoom, zoom, 1e-9);
  x = shown.view->drawing.x;
  bang_graph_view_pan (shown.view, 30.0, 0.0);
  g_assert_cmpfloat_with_epsilon (shown.view->drawing.x, x + 30.0, 1e-9);
  for (guint i = 0; i < 100; i++)
    press (GTK_WIDGET (shown.view), GDK_KEY_plus);
  settle ();
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

/* Of a large graph only a few are widgets, and whoever is marked with its
 * company; it stops when it is told to. */
static void
test_view_large (void)
{
  g_autoptr (BangGraph) graph = make_star (3000);
  Shown shown;
  guint n = 0;

  shown_init (&shown, 3);
  bang_graph_view_set_graph (shown.view, graph);
  g_assert_true (bang_graph_view_get_running (shown.view));
  bang_graph_view_set_running (shown.view, FALSE);
  WAIT_UNTIL (!bang_graph_view_get_running (shown.view));
  bang_graph_view_set_marked (shown.view, 2500);
  settle ();
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (shown.view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  g_assert_cmpuint (n, ==, 61);
  bang_graph_view_set_path (shown.view, (const gint64 []) { 5, 1, 2000, 999999 }, 4);
  g_assert_cmpuint (shown.view->drawing.path->len, ==, 3);
  settle ();
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bang-graph-XXXXXX", NULL);
  static const char * const starts[] = { "<?xml", "\x89PNG", "<?xml", "<?xml" };
  Shown shown;

  shown_init (&shown, 12);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/graph-%u", folder, i);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (bang_graph_view_save (shown.view, (BangGraphSaving) i, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, starts[i]));
      if (i == BANG_GRAPH_SAVING_GEXF)
        g_assert_nonnull (strstr (text, "label=\"Vũ &lt;b&gt;An&lt;/b&gt; &amp; [U+202E]\""));
    }
  remove_tree (folder);
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

/* The page, in a window of its own */

static BangGraphPage *
open_graph (WindowFixture *fixture)
{
  window_fixture_act (fixture, "win.view", "s", "graph");

  return fixture->window->graph;
}

static void
wait_for_graph (WindowFixture *fixture)
{
  BangGraphPage *page = fixture->window->graph;

  WAIT_UNTIL (page->loading == NULL && page->loaded);
  settle ();
}

static int
find_node (BangGraphPage *page,
           const char    *name)
{
  BangGraph *graph = bang_graph_view_get_graph (page->view);

  for (guint i = 0; graph != NULL && i < graph->nodes->len; i++)
    {
      if (g_str_equal (((BangGraphNode *) g_ptr_array_index (graph->nodes, i))->name, name))
        return (int) i;
    }
  return -1;
}

static void
test_page (WindowFixture *fixture,
           gconstpointer  data)
{
  BangGraphPage *page = open_graph (fixture);
  BangGraph *graph;
  GtkListBoxRow *row;
  int node;

  wait_for_graph (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "graph");
  graph = bang_graph_view_get_graph (page->view);
  g_assert_cmpuint (graph->edges->len, >, 0);
  g_assert_cmpstr (gtk_label_get_text (page->status), !=, "");
  node = find_node (page, "Vũ Văn Cài");
  g_assert_cmpint (node, >=, 0);
  g_assert_cmpint (find_node (page, "Trung Quốc"), ==, -1);

  /* A name, its company, the sentences, the article. */
  bang_graph_view_set_marked (page->view, node);
  g_assert_true (gtk_widget_get_visible (page->details));
  row = gtk_list_box_get_row_at_index (page->details_list, 0);
  g_assert_nonnull (row);
  bang_graph_page_row_activated (page, row);
  WAIT_UNTIL (page->asking == NULL);
  row = gtk_list_box_get_row_at_index (page->details_list, 0);
  g_assert_nonnull (row);
  bang_graph_page_row_activated (page, row);
  WAIT_UNTIL (fixture->window->article != NULL);
  settle ();
  g_assert_null (bang_navigator_get_view (fixture->window->navigator));
}

static void
test_page_filter (WindowFixture *fixture,
                  gconstpointer  data)
{
  BangGraphPage *page = open_graph (fixture);
  BangGraph *before;

  wait_for_graph (fixture);
  before = bang_graph_view_get_graph (page->view);
  gtk_check_button_set_active (page->countries, TRUE);
  WAIT_UNTIL (page->loading != NULL);
  wait_for_graph (fixture);
  g_assert_true (bang_graph_view_get_graph (page->view) != before);
  g_assert_cmpint (find_node (page, "Trung Quốc"), >=, 0);

  gtk_editable_set_text (page->first_year, "2030");
  WAIT_UNTIL (page->loading != NULL);
  wait_for_graph (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "empty");
  gtk_editable_set_text (page->first_year, "20");
  gtk_toggle_button_set_active (page->as_list, TRUE);
  WAIT_UNTIL (page->loading != NULL);
  wait_for_graph (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (page->stack), ==, "list");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (page->list))), ==,
                    bang_graph_view_get_graph (page->view)->edges->len);
}

static void
test_page_path (WindowFixture *fixture,
                gconstpointer  data)
{
  BangGraphPage *page = open_graph (fixture);
  BangGraph *graph;
  const BangGraphNode *one;
  const BangGraphNode *other;

  wait_for_graph (fixture);
  gtk_toggle_button_set_active (page->path_toggle, TRUE);
  graph = bang_graph_view_get_graph (page->view);
  one = g_ptr_array_index (graph->nodes, (guint) find_node (page, "Vũ Văn Cài"));
  other = g_ptr_array_index (graph->nodes, (guint) find_node (page, "Vương Ninh"));
  g_assert_false (gtk_widget_get_sensitive (page->path_button));
  bang_name_entry_set_name (page->path_from, one->id, one->name);
  bang_name_entry_set_name (page->path_to, other->id, other->name);
  g_assert_true (gtk_widget_get_sensitive (page->path_button));
  bang_graph_page_find_path (page);
  WAIT_UNTIL (page->asking == NULL);
  g_assert_nonnull (gtk_list_box_get_row_at_index (page->details_list, 0));
  g_assert_null (gtk_list_box_get_row_at_index (page->details_list, 1));
  g_assert_cmpuint (page->view->drawing.path->len, ==, 2);
}

/* Typing a name without marks; gone while it asks. */
static void
test_name_entry (WindowFixture *fixture,
                 gconstpointer  data)
{
  BangGraphPage *page = open_graph (fixture);
  GtkWidget *entry = gtk_widget_get_first_child (GTK_WIDGET (page->find));

  wait_for_graph (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (page->find));
  gtk_editable_set_text (GTK_EDITABLE (entry), "vuong nin");
  WAIT_UNTIL (gtk_widget_get_visible (gtk_widget_get_next_sibling (entry)));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (bang_name_entry_get_id (page->find), !=, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Vương Ninh");
  g_assert_cmpint (bang_graph_view_get_marked (page->view), ==, find_node (page, "Vương Ninh"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "cai");
  g_assert_cmpint (bang_name_entry_get_id (page->find), ==, 0);
}

/* The pane follows what is open. */
static void
test_pane (WindowFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->window->graph_pane);
  GtkWidget *box = gtk_widget_get_first_child (pane);

  g_assert_false (gtk_widget_get_visible (box));
  window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, 0));
  WAIT_UNTIL (fixture->window->article != NULL);
  WAIT_UNTIL (gtk_widget_get_visible (box));
  g_assert_cmpuint (fixture->window->article->facts->entities->len, >, 0);
  window_fixture_act (fixture, "win.open-entity", "x", fixture->window->article->entity_ids[0]);
  settle ();
  g_assert_true (gtk_widget_get_visible (box));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (bang_get_resource ());

  g_test_add_func ("/graph/tenure/stretch", test_tenure_stretch);
  g_test_add_func ("/graph/tenure/chart", test_tenure_chart);
  g_test_add_func ("/ledger/follow", test_follow);
  g_test_add_func ("/graph/view", test_view);
  g_test_add_func ("/graph/view/keys", test_view_keys);
  g_test_add_func ("/graph/view/large", test_view_large);
  g_test_add_func ("/graph/save", test_save);
  WINDOW_TEST ("/graph/page", 6, test_page);
  WINDOW_TEST ("/graph/page/filter", 6, test_page_filter);
  WINDOW_TEST ("/graph/page/path", 6, test_page_path);
  WINDOW_TEST ("/graph/name-entry", 6, test_name_entry);
  WINDOW_TEST ("/graph/pane", 6, test_pane);

  return g_test_run ();
}
