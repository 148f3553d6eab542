/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of events, names and the ledger over a real library: what is asked
 * once, filled when looked at, and dropped. */
#include "model/bang-browser.h"
#include "model/bang-entity-list.h"
#include "model/bang-event-list.h"
#include "model/bang-ledger-list.h"

#include "model-fixture.h"

#define COUNT 300

typedef struct
{
  char        *folder;
  BangLibrary *library;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = make_folder ();
  fixture->library = bang_library_open (fixture->folder, &error);
  g_assert_no_error (error);
  add_articles (fixture->library, fixture->folder, 0, COUNT, "hợp tác");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  settle ();
  bang_library_close (fixture->library);
  g_object_unref (fixture->library);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
count_splices_cb (guint *n_splices)
{
  ++*n_splices;
}

static guint
count (gpointer list)
{
  return g_list_model_get_n_items (list);
}

static void
test_events (Fixture       *fixture,
             gconstpointer  data)
{
  BangEventList *list = bang_event_list_new ();
  BangFactList *facts = BANG_FACT_LIST (list);
  BangEventFilter filter = { NULL, "VISIT", 0, 0, BANG_SORT_NEWEST };
  g_autoptr (BangFactItem) first = NULL;
  g_autoptr (BangFactItem) again = NULL;
  guint n_splices = 0;

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_splices_cb), &n_splices);
  g_assert_cmpuint (count (list), ==, 0);
  bang_fact_list_set_library (facts, fixture->library);
  WAIT_UNTIL (bang_fact_list_get_complete (facts));
  g_assert_cmpuint (count (list), ==, COUNT);
  g_assert_cmpuint (bang_fact_list_get_n_found (facts), ==, COUNT);
  /* The first rows, then the rest. */
  g_assert_cmpuint (n_splices, ==, 2);

  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first == again);
  g_assert_null (bang_fact_item_get_event (first));
  WAIT_UNTIL (bang_fact_item_get_loaded (first));
  g_assert_cmpstr (bang_fact_item_get_event (first)->type, ==, "TALKS");
  g_assert_null (bang_fact_item_get_ledger (first));
  g_assert_null (bang_fact_item_get_entity (first));
  g_assert_cmpint (bang_fact_item_get_id (first), ==, bang_fact_list_get_id (facts, 0));

  /* Nothing is of that type; the item outlives its row in the list. */
  bang_event_list_set_filter (list, &filter);
  g_assert_false (bang_fact_list_get_complete (facts));
  WAIT_UNTIL (bang_fact_list_get_complete (facts));
  g_assert_cmpuint (count (list), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_assert_nonnull (bang_fact_item_get_event (first));

  /* Of two filters set in a row only the last is answered. */
  bang_event_list_set_filter (list, NULL);
  bang_event_list_set_filter (list, &filter);
  WAIT_UNTIL (bang_fact_list_get_complete (facts));
  g_assert_cmpuint (count (list), ==, 0);

  g_assert_finalize_object (list);
}

static void
test_refresh (Fixture       *fixture,
              gconstpointer  data)
{
  BangEventList *list = bang_event_list_new ();
  BangFactList *facts = BANG_FACT_LIST (list);
  g_autoptr (BangFactItem) before = NULL;
  g_autoptr (BangFactItem) after = NULL;

  bang_fact_list_set_library (facts, fixture->library);
  WAIT_UNTIL (bang_fact_list_get_complete (facts));
  before = g_list_model_get_item (G_LIST_MODEL (list), 0);

  add_articles (fixture->library, fixture->folder, COUNT, 5, "giao lưu");
  bang_fact_list_refresh (facts);
  WAIT_UNTIL (bang_fact_list_get_complete (facts));
  g_assert_cmpuint (count (list), ==, COUNT + 5);
  /* The same event is the same item, five rows further down. */
  after = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_true (before == after);

  bang_fact_list_set_library (facts, NULL);
  g_assert_cmpuint (count (list), ==, 0);
  g_assert_finalize_object (list);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  BangEventList *list = bang_event_list_new ();
  BangFactItem *item;

  /* In the middle of a search, and of reading a row. */
  bang_fact_list_set_library (BANG_FACT_LIST (list), fixture->library);
  g_assert_finalize_object (list);
  list = bang_event_list_new ();
  bang_fact_list_set_library (BANG_FACT_LIST (list), fixture->library);
  WAIT_UNTIL (count (list) > 0);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (list);
  settle ();
  g_assert_finalize_object (item);
}

static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  BangEntityList *names = bang_entity_list_new ();
  BangLedgerList *ledger = bang_ledger_list_new ();
  BangEntityFilter filter = { FALSE, BANG_ENTITY_PERSON, "không ai", BANG_ENTITY_ORDER_NAME };

  bang_fact_list_set_library (BANG_FACT_LIST (names), fixture->library);
  bang_fact_list_set_library (BANG_FACT_LIST (ledger), fixture->library);
  WAIT_UNTIL (bang_fact_list_get_complete (BANG_FACT_LIST (names)));
  WAIT_UNTIL (bang_fact_list_get_complete (BANG_FACT_LIST (ledger)));
  if (count (names) > 0)
    {
      g_autoptr (BangFactItem) item = g_list_model_get_item (G_LIST_MODEL (names), 0);

      WAIT_UNTIL (bang_fact_item_get_loaded (item));
      g_assert_nonnull (bang_fact_item_get_entity (item)->name);
    }
  bang_entity_list_set_filter (names, &filter);
  WAIT_UNTIL (bang_fact_list_get_complete (BANG_FACT_LIST (names)));
  g_assert_cmpuint (count (names), ==, 0);
  g_assert_finalize_object (names);
  g_assert_finalize_object (ledger);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_questions (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GArray) years = NULL;
  g_autoptr (BangFacets) facets = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  bang_browser_count_events_async (fixture->library, NULL, BANG_PERIODS_YEARS, NULL, keep_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  years = bang_browser_count_events_finish (result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < years->len; i++)
    n += g_array_index (years, BangPeriod, i).n_events;
  g_assert_cmpuint (n, ==, COUNT);

  g_clear_object (&result);
  bang_browser_get_facets_async (fixture->library, NULL, 5, NULL, keep_result_cb, &result);
  WAIT_UNTIL (result != NULL);
  facets = bang_browser_get_facets_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facets->n_found, ==, COUNT);

  bang_browser_get_entity_events_async (fixture->library, 1, 5, cancellable, keep_result_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  WAIT_UNTIL (cancelled != NULL);
  g_assert_null (bang_browser_list_finish (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

  ADD ("/fact-list/events", test_events);
  ADD ("/fact-list/refresh", test_refresh);
  ADD ("/fact-list/gone", test_gone);
  ADD ("/fact-list/others", test_others);
  ADD ("/fact-list/questions", test_questions);

  return g_test_run ();
}
