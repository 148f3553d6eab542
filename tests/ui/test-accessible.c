/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks every widget of the window in every state, and of its dialogs: what can
 * take the focus must have a name to be called by. */
#include "config.h"

#include "bang-resources.h"
#include "window-fixture.h"
#include "window/bang-graph-page-private.h"
#include "window/bang-import-report.h"
#include "window/bang-preferences.h"
#include "window/bang-help-page.h"

static gboolean
shows_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (shows_text (child))
        return TRUE;
    }

  return FALSE;
}

/* GTK says of a button that its picture is its label; a picture says nothing. */
static gboolean
is_picture (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (is_picture (widget))
    return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || shows_text (widget);
}

/* Some widgets of GTK's are made of a named one and a part that has the focus. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return (GTK_IS_TEXT (widget) || GTK_IS_TOGGLE_BUTTON (widget) || GTK_IS_SPIN_BUTTON (parent))
         && parent != NULL
         && (GTK_IS_EDITABLE (parent) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent))
         && is_named (parent);
}

static guint
walk (GtkWidget *widget,
      guint     *n_seen)
{
  guint n_nameless = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;

  /* A scrolled window takes the focus only to scroll what cannot have it. */
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget)
      && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_WINDOW (widget))
    {
      (*n_seen)++;
      if (!is_named (widget) && !is_part (widget))
        {
          GtkWidget *parent = gtk_widget_get_parent (widget);

          g_printerr ("# no name: %s (%s) in %s (%s)\n",
                      G_OBJECT_TYPE_NAME (widget), gtk_widget_get_css_name (widget),
                      G_OBJECT_TYPE_NAME (parent), gtk_widget_get_css_name (parent));
          n_nameless++;
        }
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_nameless += walk (child, n_seen);

  return n_nameless;
}

static void
assert_named (GtkWidget *root,
              guint      at_least)
{
  guint n_seen = 0;

  settle ();
  g_assert_cmpuint (walk (root, &n_seen), ==, 0);
  g_assert_cmpuint (n_seen, >=, at_least);
}

static void
test_welcome (WindowFixture *fixture,
              gconstpointer  data)
{
  assert_named (GTK_WIDGET (fixture->window), 6);
}

static void
test_list (WindowFixture *fixture,
           gconstpointer  data)
{
  settle ();
  assert_named (GTK_WIDGET (fixture->window), 12);
  window_fixture_act (fixture, "win.selection-mode", NULL);
  window_fixture_act (fixture, "win.select-all", NULL);
  assert_named (GTK_WIDGET (fixture->window), 14);
  window_fixture_act (fixture, "win.step-out", NULL);
  window_fixture_act (fixture, "win.search", "s", "không có gì");
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 0);
  assert_named (GTK_WIDGET (fixture->window), 8);
}

static void
test_article (WindowFixture *fixture,
              gconstpointer  data)
{
  window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, 0));
  WAIT_UNTIL (fixture->window->article != NULL);
  assert_named (GTK_WIDGET (fixture->window), 14);
}

static void
test_pages (WindowFixture *fixture,
            gconstpointer  data)
{
  const char * const pages[] = { BANG_NAVIGATOR_EVENTS, BANG_NAVIGATOR_PEOPLE, BANG_NAVIGATOR_LEDGER };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      window_fixture_act (fixture, "win.page", "s", pages[i]);
      settle ();
      assert_named (GTK_WIDGET (fixture->window), 14);
    }
}

static void
test_entity (WindowFixture *fixture,
             gconstpointer  data)
{
  window_fixture_act (fixture, "win.open-article", "x", window_fixture_id (fixture, 0));
  WAIT_UNTIL (fixture->window->article != NULL);
  g_assert_cmpuint (fixture->window->article->facts->entities->len, >, 0);
  window_fixture_act (fixture, "win.open-entity", "x", fixture->window->article->entity_ids[0]);
  WAIT_UNTIL (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->content), "entity"));
  assert_named (GTK_WIDGET (fixture->window), 14);
}

static void
test_graph (WindowFixture *fixture,
            gconstpointer  data)
{
  BangGraphPage *page;

  window_fixture_act (fixture, "win.view", "s", BANG_NAVIGATOR_GRAPH);
  page = fixture->window->graph;
  WAIT_UNTIL (page->loaded && page->loading == NULL);
  gtk_toggle_button_set_active (page->path_toggle, TRUE);
  bang_graph_view_set_marked (page->view, 0);
  assert_named (GTK_WIDGET (fixture->window), 24);
  gtk_toggle_button_set_active (page->as_list, TRUE);
  assert_named (GTK_WIDGET (fixture->window), 20);
}

static void
test_views (WindowFixture *fixture,
            gconstpointer  data)
{
  const char * const views[] = { BANG_NAVIGATOR_DECISIONS, BANG_NAVIGATOR_GRAPH,
                                 BANG_NAVIGATOR_CONCORDANCE, BANG_NAVIGATOR_HELP };

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      window_fixture_act (fixture, "win.view", "s", views[i]);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->window->content), ==, views[i]);
      assert_named (GTK_WIDGET (fixture->window), 14);
    }
}

static void
test_missing (WindowFixture *fixture,
              gconstpointer  data)
{
  window_fixture_act (fixture, "win.open-entity", "x", (gint64) 987654);
  WAIT_UNTIL (g_str_equal (gtk_stack_get_visible_child_name (fixture->window->content), "missing"));
  assert_named (GTK_WIDGET (fixture->window), 12);
}

static void
test_dialogs (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWindow *parent = GTK_WINDOW (fixture->window);
  BangImportRun run = { 0 };
  GtkWidget *dialogs[3];

  run.items = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_import_item_free);
  g_ptr_array_add (run.items, bang_import_item_new ("/tmp/\xff<b>.txt", BANG_IMPORT_FAILED,
                                                    "It is not text & cannot be read."));
  run.counts[BANG_IMPORT_FAILED] = 1;
  run.counts[BANG_IMPORT_ADDED] = 2;

  dialogs[0] = bang_preferences_new (parent);
  dialogs[1] = bang_help_window_new (parent);
  dialogs[2] = bang_import_report_new (parent, &run);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      gtk_window_present (GTK_WINDOW (dialogs[i]));
      WAIT_UNTIL (gtk_widget_get_mapped (dialogs[i]));
      assert_named (dialogs[i], 2);
      gtk_window_destroy (GTK_WINDOW (dialogs[i]));
    }
  g_ptr_array_unref (run.items);
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

  WINDOW_TEST ("/accessible/welcome", 0, test_welcome);
  WINDOW_TEST ("/accessible/list", 9, test_list);
  WINDOW_TEST ("/accessible/article", 9, test_article);
  WINDOW_TEST ("/accessible/pages", 9, test_pages);
  WINDOW_TEST ("/accessible/entity", 9, test_entity);
  WINDOW_TEST ("/accessible/graph", 9, test_graph);
  WINDOW_TEST ("/accessible/views", 9, test_views);
  WINDOW_TEST ("/accessible/missing", 9, test_missing);
  WINDOW_TEST ("/accessible/dialogs", 9, test_dialogs);

  return g_test_run ();
}
