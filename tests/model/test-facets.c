/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts beside a list, kept searches, and help with a search: asynchronous, the
 * last request counts. */
#include "model/bang-concordance-list.h"
#include "model/bang-facet-counts.h"
#include "model/bang-saved-searches.h"
#include "model/bang-search-aid.h"

#include "model-fixture.h"

typedef struct
{
  char            *folder;
  BangLibrary     *library;
  BangFacetCounts *counts;
  guint            n_changed;
  guint            n_answers;
  guint            n_found;
  guint            n_furniture;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->library = open_library_in (fixture->folder);
  add_articles (fixture->library, fixture->folder, 0, 30, "hợp tác");
  add_articles (fixture->library, fixture->folder, 400, 5, "tăng, tặng");
  fixture->counts = bang_facet_counts_new ();
  g_signal_connect_swapped (fixture->counts, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->counts);
  settle ();
  bang_library_close (fixture->library);
  g_object_unref (fixture->library);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static guint
get_count (Fixture    *fixture,
           BangFacet   facet,
           const char *value)
{
  GPtrArray *values = bang_facet_counts_get_values (fixture->counts, facet);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const BangFacetValue *own = g_ptr_array_index (values, i);

      if (g_str_equal (own->value, value))
        return own->n_articles;
    }
  return 0;
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  bang_facet_counts_set_library (fixture->counts, fixture->library);
  g_assert_null (bang_facet_counts_get_values (fixture->counts, BANG_FACET_YEAR));
  WAIT_UNTIL (bang_facet_counts_get_ready (fixture->counts));
  g_assert_cmpuint (bang_facet_counts_get_n_found (fixture->counts), ==, 35);
  g_assert_cmpuint (get_count (fixture, BANG_FACET_YEAR, "1900"), ==, 30);
  g_assert_cmpuint (get_count (fixture, BANG_FACET_YEAR, "1901"), ==, 5);
  g_assert_null (bang_facet_counts_get_zones (fixture->counts));

  /* Another year can be added to one, so the years are those without it. */
  bang_facet_counts_set_typed (fixture->counts, "year:1901");
  g_assert_false (bang_facet_counts_get_ready (fixture->counts));
  WAIT_UNTIL (bang_facet_counts_get_ready (fixture->counts));
  g_assert_cmpuint (bang_facet_counts_get_n_found (fixture->counts), ==, 5);
  g_assert_cmpuint (get_count (fixture, BANG_FACET_YEAR, "1900"), ==, 30);
  g_assert_cmpuint (get_count (fixture, BANG_FACET_TYPE, "TALKS"), ==, 5);

  bang_facet_counts_set_typed (fixture->counts, "hop tac");
  WAIT_UNTIL (bang_facet_counts_get_ready (fixture->counts));
  g_assert_cmpuint (bang_facet_counts_get_zones (fixture->counts)->len, ==, 2);
}

static void
test_last_wins (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const typed[] = { "h", "ho", "hop", "hop tac", "tang" };

  bang_facet_counts_set_library (fixture->counts, fixture->library);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      bang_facet_counts_set_typed (fixture->counts, typed[i]);
      g_main_context_iteration (NULL, FALSE);
    }
  WAIT_UNTIL (bang_facet_counts_get_ready (fixture->counts));
  settle ();
  g_assert_cmpuint (bang_facet_counts_get_n_found (fixture->counts), ==, 5);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_ends_while_counting (Fixture       *fixture,
                          gconstpointer  data)
{
  bang_facet_counts_set_library (fixture->counts, fixture->library);
  for (int i = 0; i < 10; i++)
    settle ();
  bang_facet_counts_set_typed (fixture->counts, "hop");
  g_object_unref (fixture->counts);
  settle ();
  fixture->counts = bang_facet_counts_new ();
}

static void
saved_changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
test_saved (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BangSavedSearches) saved = bang_saved_searches_new ();
  g_autoptr (BangSavedSearch) one = bang_saved_search_new ("Một", "hop tac", BANG_SORT_NEWEST);
  g_autoptr (BangSavedSearch) two = bang_saved_search_new ("Hai", "tặng", BANG_SORT_OLDEST);

  g_signal_connect_swapped (saved, "changed", G_CALLBACK (saved_changed_cb), fixture);
  bang_saved_searches_set_library (saved, fixture->library);
  bang_saved_searches_put (saved, one);
  bang_saved_searches_put (saved, two);
  WAIT_UNTIL (bang_saved_searches_get_n (saved) == 2);
  g_assert_cmpstr (bang_saved_searches_get (saved, 0)->name, ==, "Một");
  g_assert_cmpint (bang_saved_searches_get_count (saved, 0), ==, 30);
  g_assert_cmpint (bang_saved_searches_get_count (saved, 1), ==, 5);
  g_assert_nonnull (bang_saved_searches_find (saved, two->uuid));

  bang_saved_searches_delete (saved, one->uuid);
  WAIT_UNTIL (bang_saved_searches_get_n (saved) == 1);
  g_assert_null (bang_saved_searches_find (saved, one->uuid));
  settle ();
}

static void
answered_cb (GPtrArray *found,
             guint      n_furniture,
             gpointer   user_data)
{
  Fixture *fixture = user_data;

  fixture->n_answers++;
  fixture->n_found = found->len;
  fixture->n_furniture = n_furniture;
}

static void
relieved_cb (GPtrArray *found,
             guint      n_furniture,
             gpointer   user_data)
{
  Fixture *fixture = user_data;
  const BangRelief *relief;

  fixture->n_answers++;
  g_assert_cmpuint (found->len, ==, 1);
  relief = g_ptr_array_index (found, 0);
  g_assert_cmpstr (relief->typed, ==, "hop tac");
  g_assert_cmpuint (relief->n_found, ==, 30);
}

static void
test_aid (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (BangSearchAid) aid = bang_search_aid_new ();

  bang_search_aid_set_library (aid, fixture->library);
  bang_search_aid_hint (aid, "tang", answered_cb, fixture);
  WAIT_UNTIL (fixture->n_answers == 1);
  g_assert_cmpuint (fixture->n_found, ==, 1);
  g_assert_cmpuint (fixture->n_furniture, ==, 0);

  bang_search_aid_relieve (aid, "hop tac year:1850", relieved_cb, fixture);
  WAIT_UNTIL (fixture->n_answers == 2);

  /* One that nobody waits for any more does not answer. */
  bang_search_aid_complete (aid, "lao", answered_cb, fixture);
  bang_search_aid_complete (aid, "nobody is called so", answered_cb, fixture);
  WAIT_UNTIL (fixture->n_answers == 3);
  g_assert_cmpuint (fixture->n_found, ==, 0);
  bang_search_aid_hint (aid, "tang", answered_cb, fixture);
  bang_search_aid_stop (aid);
  settle ();
  g_assert_cmpuint (fixture->n_answers, ==, 3);
}

static void
loaded_cb (Fixture *fixture)
{
  fixture->n_answers++;
}

static void
test_concordance (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (BangConcordanceList) list = bang_concordance_list_new ();
  g_autoptr (BangQuery) query = bang_query_parse ("hop tac", BANG_QUERY_TYPED);
  g_autoptr (BangConcordanceItem) item = NULL;
  const BangConcordanceLine *line;

  g_signal_connect_swapped (list, "loaded", G_CALLBACK (loaded_cb), fixture);
  bang_concordance_list_load (list, fixture->library, query);
  WAIT_UNTIL (fixture->n_answers == 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 60);
  g_assert_false (bang_concordance_list_get_cut (list));
  bang_concordance_list_set_order (list, BANG_CONCORDANCE_ORDER_RIGHT);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  line = bang_concordance_item_get_line (item);
  g_assert_cmpstr (line->keyword, ==, "hợp tác");
  g_assert_cmpstr (line->right, ==, "");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 60));

  bang_concordance_list_load (list, NULL, query);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

#define ADD(name, func) \
  g_test_add ("/facets/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("counts", test_counts);
  ADD ("last-wins", test_last_wins);
  ADD ("ends-while-counting", test_ends_while_counting);
  ADD ("saved", test_saved);
  ADD ("aid", test_aid);
  ADD ("concordance", test_concordance);

  return g_test_run ();
}
