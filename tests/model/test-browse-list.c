/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paged lists of events, names and agreements over a real library: order,
 * filters, identity, one splice, and what is dropped. */
#include "model/bang-browse-list.h"

#include "model-fixture.h"

typedef struct
{
  char           *folder;
  BangLibrary    *library;
  BangBrowseList *list;
  Splices         splices;
  guint           n_replacing;
} Fixture;

static void
replacing_cb (Fixture *fixture)
{
  fixture->n_replacing++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = make_folder ();
  fixture->library = open_library_in (fixture->folder);
  add_articles (fixture->library, fixture->folder, 0, 30, "hợp tác");

  fixture->list = bang_browse_list_new ((BangBrowseKind) GPOINTER_TO_UINT (data));
  watch_splices (fixture->list, &fixture->splices);
  g_signal_connect_swapped (fixture->list, "replacing", G_CALLBACK (replacing_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->list);
  settle ();
  bang_library_close (fixture->library);
  g_object_unref (fixture->library);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
start (Fixture *fixture)
{
  bang_browse_list_set_library (fixture->list, fixture->library);
  WAIT_UNTIL (bang_browse_list_get_complete (fixture->list));
}

static void
filter (Fixture                *fixture,
        const BangBrowseFilter *wanted)
{
  bang_browse_list_set_filter (fixture->list, wanted);
  WAIT_UNTIL (bang_browse_list_get_complete (fixture->list));
}

static BangBrowseItem *
get (Fixture *fixture,
     guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
test_rows_arrive (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (BangBrowseItem) item = NULL;
  g_autoptr (BangBrowseItem) same = NULL;

  start (fixture);
  g_assert_cmpuint (bang_browse_list_get_n_found (fixture->list), ==, 30);
  g_assert_cmpuint (fixture->splices.n, ==, 1);
  g_assert_cmpuint (fixture->n_replacing, ==, 1);

  item = get (fixture, 0);
  g_assert_null (bang_browse_item_get_event (item));
  same = get (fixture, 0);
  g_assert_true (item == same);
  WAIT_UNTIL (bang_browse_item_get_event (item) != NULL);
  g_assert_cmpint (bang_browse_item_get_event (item)->id, ==, bang_browse_item_get_id (item));
  g_assert_cmpstr (bang_browse_item_get_event (item)->type, ==, "TALKS");
  g_assert_null (get (fixture, 30));
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BangBrowseItem) newest = NULL;
  g_autoptr (BangBrowseItem) last = NULL;

  start (fixture);
  newest = get (fixture, 0);
  filter (fixture, &(BangBrowseFilter) { .sort = BANG_SORT_OLDEST });
  last = get (fixture, 29);

  /* Elsewhere in the list, still the same object. */
  g_assert_true (newest == last);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (BangQuery) query = bang_query_parse ("\"thứ 7\"", BANG_QUERY_TYPED);
  guint n_splices;

  start (fixture);
  filter (fixture, &(BangBrowseFilter) { .query = query });
  g_assert_cmpuint (bang_browse_list_get_n_found (fixture->list), ==, 1);

  /* An equal filter asks nothing. */
  n_splices = fixture->splices.n;
  bang_browse_list_set_filter (fixture->list, &(BangBrowseFilter) { .query = query });
  g_assert_true (bang_browse_list_get_complete (fixture->list));
  settle ();
  g_assert_cmpuint (fixture->splices.n, ==, n_splices);

  filter (fixture, &(BangBrowseFilter) { .first_year = 1901 });
  g_assert_cmpuint (bang_browse_list_get_n_found (fixture->list), ==, 0);
}

static void
test_periods (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GArray) years = NULL;
  GArray *months;

  start (fixture);
  months = bang_browse_list_get_months (fixture->list);
  g_assert_nonnull (months);
  g_assert_cmpuint (months->len, ==, 2);
  g_assert_cmpuint (g_array_index (months, BangPeriod, 0).month, ==, 1);
  g_assert_cmpuint (g_array_index (months, BangPeriod, 0).n_events, ==, 28);

  years = bang_browse_list_get_years (fixture->list);
  g_assert_cmpuint (years->len, ==, 1);
  g_assert_cmpuint (g_array_index (years, BangPeriod, 0).year, ==, 1900);
  g_assert_cmpuint (g_array_index (years, BangPeriod, 0).n_events, ==, 30);
}

/* What stays is not told again. */
static void
test_refresh (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (BangBrowseItem) kept = NULL;
  BangEventRow *before;

  start (fixture);
  kept = get (fixture, 4);
  WAIT_UNTIL (bang_browse_item_get_event (kept) != NULL);
  before = bang_browse_item_get_event (kept);
  fixture->splices.n = 0;

  bang_browse_list_refresh (fixture->list);
  settle ();
  g_assert_cmpuint (fixture->splices.n, ==, 0);

  /* Yet its row is read anew: it may have changed. */
  WAIT_UNTIL (bang_browse_item_get_event (kept) != before);

  add_articles (fixture->library, fixture->folder, 30, 2, "hợp tác");
  bang_browse_list_refresh (fixture->list);
  WAIT_UNTIL (bang_browse_list_get_n_found (fixture->list) == 32);
  g_assert_cmpuint (fixture->splices.n, ==, 1);
  g_assert_cmpuint (fixture->splices.position, ==, 0);
  g_assert_cmpuint (fixture->splices.removed, ==, 0);
  g_assert_cmpuint (fixture->splices.added, ==, 2);
}

static void
test_last_filter_wins (Fixture       *fixture,
                       gconstpointer  data)
{
  const char *typed[] = { "không có chữ này", "hợp", "25" };

  start (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (BangQuery) query = bang_query_parse (typed[i], BANG_QUERY_TYPED);

      bang_browse_list_set_filter (fixture->list, &(BangBrowseFilter) { .query = query });
      g_main_context_iteration (NULL, FALSE);
    }
  WAIT_UNTIL (bang_browse_list_get_complete (fixture->list));
  settle ();
  g_assert_cmpuint (bang_browse_list_get_n_found (fixture->list), ==, 1);
}

static void
test_no_library (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (BangBrowseItem) held = NULL;

  start (fixture);
  held = get (fixture, 0);
  bang_browse_list_set_library (fixture->list, NULL);
  g_assert_cmpuint (bang_browse_list_get_n_found (fixture->list), ==, 0);
  settle ();
  g_assert_null (bang_browse_item_get_event (held));
}

/* The list goes while a search and a batch are on their way. */
static void
test_ends_while_working (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (BangBrowseItem) item = NULL;

  start (fixture);
  item = get (fixture, 0);
  g_main_context_iteration (NULL, FALSE);
  bang_browse_list_refresh (fixture->list);
  g_object_unref (fixture->list);
  settle ();
  fixture->list = bang_browse_list_new (BANG_BROWSE_NAMES);
}

static void
test_nothing_to_list (Fixture       *fixture,
                      gconstpointer  data)
{
  start (fixture);
  g_assert_cmpuint (bang_browse_list_get_n_found (fixture->list), ==, 0);
  g_assert_null (bang_browse_list_get_months (fixture->list));
}

#define ADD(name, kind, func) \
  g_test_add ("/browse-list/" name, Fixture, GUINT_TO_POINTER (kind), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rows-arrive", BANG_BROWSE_EVENTS, test_rows_arrive);
  ADD ("order", BANG_BROWSE_EVENTS, test_order);
  ADD ("filter", BANG_BROWSE_EVENTS, test_filter);
  ADD ("periods", BANG_BROWSE_EVENTS, test_periods);
  ADD ("refresh", BANG_BROWSE_EVENTS, test_refresh);
  ADD ("last-filter-wins", BANG_BROWSE_EVENTS, test_last_filter_wins);
  ADD ("no-library", BANG_BROWSE_EVENTS, test_no_library);
  ADD ("ends-while-working", BANG_BROWSE_EVENTS, test_ends_while_working);
  ADD ("nothing-to-list", BANG_BROWSE_LEDGER, test_nothing_to_list);

  return g_test_run ();
}
