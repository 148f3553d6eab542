/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of who appears with whom, and of offices over the years. */
#include <adwaita.h>
#include <glib/gi18n.h>

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

int
main (int    argc,
      char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/graph/tenure/stretch", test_tenure_stretch);
  g_test_add_func ("/graph/tenure/chart", test_tenure_chart);

  return g_test_run ();
}
