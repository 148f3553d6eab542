/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters beside the list and in the search: whatever is clicked is what could
 * have been typed. */
#include "window-fixture.h"

#include <string.h>

#include "query/bang-query-parts.h"
#include "window/bang-articles-page-private.h"
#include "window/bang-facet-row.h"
#include "window/bang-search-bar-private.h"

/* The row of a value that is to be seen. */
static BangFacetRow *
find_row (GtkWidget  *widget,
          const char *value)
{
  if (BANG_IS_FACET_ROW (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (bang_facet_row_get_value (BANG_FACET_ROW (widget)), value) == 0)
    return BANG_FACET_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      BangFacetRow *row = find_row (child, value);

      if (row != NULL)
        return row;
    }
  return NULL;
}

static BangFacetRow *
wait_row (WindowFixture *fixture,
          const char    *value)
{
  WAIT_UNTIL (find_row (GTK_WIDGET (fixture->window->sidebar), value) != NULL);

  return find_row (GTK_WIDGET (fixture->window->sidebar), value);
}

static void
click_row (WindowFixture *fixture,
           const char    *value)
{
  gtk_widget_activate (GTK_WIDGET (wait_row (fixture, value)));
}

static const char *
get_typed (WindowFixture *fixture)
{
  return bang_navigator_get_query_text (fixture->window->navigator);
}

static const char *
get_words (WindowFixture *fixture)
{
  return gtk_editable_get_text (GTK_EDITABLE (fixture->window->search));
}

static GtkWidget *
get_chip (WindowFixture *fixture)
{
  return gtk_widget_get_first_child (GTK_WIDGET (fixture->window->search_bar->chips));
}

/* The first year that is offered. */
static char *
dup_year (WindowFixture *fixture)
{
  for (guint year = 2040; year > 1900; year--)
    {
      g_autofree char *value = g_strdup_printf ("%u", year);

      if (find_row (GTK_WIDGET (fixture->window->sidebar), value) != NULL)
        return g_steal_pointer (&value);
    }
  return NULL;
}

static void
test_check (WindowFixture *fixture,
            gconstpointer  data)
{
  wait_row (fixture, "check");
  g_assert_cmpstr (get_typed (fixture), ==, "");

  click_row (fixture, "check");
  g_assert_cmpstr (get_typed (fixture), ==, "date:check");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (wait_row (fixture, "check"))));
  g_assert_nonnull (get_chip (fixture));
  g_assert_cmpstr (get_words (fixture), ==, "");

  click_row (fixture, "check");
  g_assert_cmpstr (get_typed (fixture), ==, "");
  g_assert_null (get_chip (fixture));
}

static void
test_counts (WindowFixture *fixture,
             gconstpointer  data)
{
  WAIT_UNTIL (find_row (GTK_WIDGET (fixture->window->sidebar), "Lào Cai") != NULL);
  click_row (fixture, "Lào Cai");
  g_assert_cmpstr (get_typed (fixture), ==, "place:\"Lào Cai\"");
  WAIT_UNTIL (bang_article_list_get_complete (bang_articles_page_get_list (fixture->window->page)));

  /* What a row promises is what the list has. */
  click_row (fixture, "yes");
  g_assert_cmpstr (get_typed (fixture), ==, "place:\"Lào Cai\" starred:yes");
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 0);

  window_fixture_act (fixture, "win.clear-filters", NULL);
  g_assert_cmpstr (get_typed (fixture), ==, "");
}

static void
test_years_are_either (WindowFixture *fixture,
                       gconstpointer  data)
{
  g_autofree char *year = NULL;
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;

  WAIT_UNTIL ((year = dup_year (fixture)) != NULL);
  window_fixture_act (fixture, "win.search", "s", "year:1999");
  WAIT_UNTIL (find_row (GTK_WIDGET (fixture->window->sidebar), year) != NULL);
  click_row (fixture, year);
  both = g_strdup_printf ("(year:1999 OR year:%s)", year);
  g_assert_cmpstr (get_typed (fixture), ==, both);

  click_row (fixture, "1999");
  one = g_strdup_printf ("year:%s", year);
  g_assert_cmpstr (get_typed (fixture), ==, one);
}

/* Chips and the entry are one query. */
static void
test_chips (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkEditable *entry = GTK_EDITABLE (fixture->window->search);
  GtkWidget *chip;

  window_fixture_act (fixture, "win.search", "s", "đường person:\"Vũ Xuân Cường\" sắt");
  g_assert_cmpstr (get_words (fixture), ==, "đường sắt");
  chip = get_chip (fixture);
  g_assert_nonnull (chip);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Remove filter Person: Vũ Xuân Cường");

  /* Typing on leaves the condition alone. */
  gtk_editable_set_text (entry, "du lịch");
  WAIT_UNTIL (g_str_equal (get_typed (fixture), "person:\"Vũ Xuân Cường\" du lịch"));
  g_assert_cmpstr (get_words (fixture), ==, "du lịch");
  g_assert_true (get_chip (fixture) == chip);

  /* What is typed as a condition stays where it is typed until Enter. */
  gtk_editable_set_text (entry, "du lịch năm:2023");
  WAIT_UNTIL (g_str_has_suffix (get_typed (fixture), "năm:2023"));
  g_assert_null (gtk_widget_get_next_sibling (chip));
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (get_words (fixture), ==, "du lịch");
  chip = get_chip (fixture);
  g_assert_nonnull (gtk_widget_get_next_sibling (chip));

  gtk_widget_activate (chip);
  WAIT_UNTIL (g_str_equal (get_typed (fixture), "năm:2023 du lịch"));
  g_assert_null (gtk_widget_get_next_sibling (get_chip (fixture)));
}

/* An OR of words does not swallow the conditions beside it. */
static void
test_either_words (WindowFixture *fixture,
                   gconstpointer  data)
{
  window_fixture_act (fixture, "win.search", "s", "year:2023");
  gtk_editable_set_text (GTK_EDITABLE (fixture->window->search), "a OR b");
  WAIT_UNTIL (g_str_equal (get_typed (fixture), "year:2023 (a OR b)"));
  g_assert_cmpstr (get_words (fixture), ==, "a OR b");
}

static void
test_hidden (WindowFixture *fixture,
             gconstpointer  data)
{
  BangWindow *window = fixture->window;

  g_assert_true (adw_flap_get_reveal_flap (window->facets_flap));
  window_fixture_act (fixture, "win.toggle-facets", NULL);
  g_assert_false (adw_flap_get_reveal_flap (window->facets_flap));
  g_assert_false (g_settings_get_boolean (window->settings, "show-facets"));
  window_fixture_act (fixture, "win.toggle-facets", NULL);
  g_assert_true (adw_flap_get_reveal_flap (window->facets_flap));

  /* Without room it is laid over the list, and nothing is forgotten. */
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  WAIT_UNTIL (bang_width_bin_get_narrow (window->width_bin));
  g_assert_false (adw_flap_get_reveal_flap (window->facets_flap));
  g_assert_true (g_settings_get_boolean (window->settings, "show-facets"));
  window_fixture_act (fixture, "win.toggle-facets", NULL);
  g_assert_true (adw_flap_get_reveal_flap (window->facets_flap));
}

static void
test_saved (WindowFixture *fixture,
            gconstpointer  data)
{
  BangWindow *window = fixture->window;
  const BangSavedSearch *search;
  g_autofree char *uuid = NULL;
  gint64 at;

  window_fixture_act (fixture, "win.search", "s", "đường sắt");
  window_fixture_act (fixture, "win.save-search", NULL);
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window->search_bar->save_popover)));
  g_assert_cmpstr (gtk_editable_get_text (window->search_bar->save_name), ==, "đường sắt");
  gtk_editable_set_text (window->search_bar->save_name, "Tàu");
  g_signal_emit_by_name (window->search_bar->save_name, "activate");
  WAIT_UNTIL (bang_saved_searches_get_n (window->saved) == 1);
  search = bang_saved_searches_get (window->saved, 0);
  g_assert_cmpstr (search->name, ==, "Tàu");
  g_assert_cmpstr (search->query, ==, "đường sắt");
  g_assert_cmpint (bang_saved_searches_get_count (window->saved, 0), ==, 3);

  uuid = g_strdup (search->uuid);
  at = search->at;
  window_fixture_act (fixture, "win.delete-saved", "s", uuid);
  WAIT_UNTIL (bang_saved_searches_get_n (window->saved) == 0);
  window_fixture_act (fixture, "win.restore-saved", "(sssix)", uuid, "Tàu", "đường sắt", (int) BANG_SORT_NEWEST, at);
  WAIT_UNTIL (bang_saved_searches_get_n (window->saved) == 1);
}

/* Nothing is found: which condition to drop. */
static void
test_relief (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *reliefs = GTK_WIDGET (fixture->window->page->reliefs);
  GtkWidget *button;

  window_fixture_act (fixture, "win.search", "s", "đường sắt year:1999");
  WAIT_UNTIL (gtk_widget_get_first_child (reliefs) != NULL);
  button = gtk_widget_get_first_child (reliefs);
  g_assert_null (gtk_widget_get_next_sibling (button));
  g_assert_nonnull (strstr (gtk_button_get_label (GTK_BUTTON (button)), "1999"));
  gtk_widget_activate (button);
  WAIT_UNTIL (window_fixture_n_rows (fixture) == 3);
  g_assert_cmpstr (get_typed (fixture), ==, "đường sắt");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  WINDOW_TEST ("/facets/check", 9, test_check);
  WINDOW_TEST ("/facets/counts", 9, test_counts);
  WINDOW_TEST ("/facets/years-are-either", 9, test_years_are_either);
  WINDOW_TEST ("/facets/chips", 9, test_chips);
  WINDOW_TEST ("/facets/either-words", 9, test_either_words);
  WINDOW_TEST ("/facets/hidden", 9, test_hidden);
  WINDOW_TEST ("/facets/saved", 9, test_saved);
  WINDOW_TEST ("/facets/relief", 9, test_relief);

  return g_test_run ();
}
