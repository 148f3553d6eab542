/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paged list over a real library: order, identity, one splice, and what is
 * dropped. */
#include "model/bang-article-list.h"

#include "model-fixture.h"

typedef struct
{
  char            *folder;
  BangLibrary     *library;
  BangArticleList *list;
  Splices          splices;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  guint count = GPOINTER_TO_UINT (data);

  fixture->folder = make_folder ();
  fixture->library = open_library_in (fixture->folder);
  if (count > 0)
    add_articles (fixture->library, fixture->folder, 0, count, "hợp tác");

  fixture->list = bang_article_list_new ();
  watch_splices (fixture->list, &fixture->splices);
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

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
start (Fixture *fixture)
{
  bang_article_list_set_library (fixture->list, fixture->library);
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
}

static void
search (Fixture    *fixture,
        const char *typed)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);

  bang_article_list_set_query (fixture->list, query);
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
}

static BangArticleItem *
get (Fixture *fixture,
     guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (count (fixture), ==, 0);
  start (fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_cmpuint (fixture->splices.n, ==, 0);
  g_assert_cmpuint (bang_article_list_get_n_found (fixture->list), ==, 0);
  g_assert_null (bang_article_list_get_error (fixture->list));
  g_assert_null (get (fixture, 0));
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 newest;

  start (fixture);
  g_assert_cmpuint (count (fixture), ==, 30);
  g_assert_cmpuint (bang_article_list_get_n_found (fixture->list), ==, 30);
  newest = bang_article_list_get_id (fixture->list, 0);

  bang_article_list_set_sort (fixture->list, BANG_SORT_OLDEST);
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
  g_assert_cmpint (bang_article_list_get_id (fixture->list, 29), ==, newest);
  g_assert_cmpuint (bang_article_list_find (fixture->list, newest), ==, 29);
  g_assert_cmpuint (bang_article_list_find (fixture->list, -5), ==, G_MAXUINT);
  g_assert_cmpint (bang_article_list_get_id (fixture->list, 30), ==, 0);
}

static void
test_rows_arrive (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (BangArticleItem) item = NULL;

  start (fixture);
  item = get (fixture, 3);
  g_assert_false (bang_article_item_get_loaded (item));
  g_assert_cmpint (bang_article_item_get_id (item), ==,
                   bang_article_list_get_id (fixture->list, 3));

  WAIT_UNTIL (bang_article_item_get_loaded (item));
  g_assert_cmpint (bang_article_item_get_row (item)->id, ==, bang_article_item_get_id (item));
  g_assert_cmpstr (bang_article_item_get_row (item)->title, ==, "Bài số 26 về hợp tác");
}

static void
test_identity (Fixture       *fixture,
               gconstpointer  data)
{
  BangArticleItem *gone;
  g_autoptr (BangArticleItem) a = NULL;
  g_autoptr (BangArticleItem) b = NULL;
  g_autoptr (BangArticleItem) c = NULL;

  start (fixture);
  a = get (fixture, 5);
  b = get (fixture, 5);
  g_assert_true (a == b);

  /* Elsewhere in the list, still the same. */
  bang_article_list_set_sort (fixture->list, BANG_SORT_OLDEST);
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
  c = get (fixture, bang_article_list_find (fixture->list, bang_article_item_get_id (a)));
  g_assert_true (a == c);

  /* The list holds nobody back. */
  gone = get (fixture, 9);
  g_object_add_weak_pointer (G_OBJECT (gone), (gpointer *) &gone);
  WAIT_UNTIL (bang_article_item_get_loaded (gone));
  g_object_unref (gone);
  g_assert_null (gone);
}

/* More than the first step brings: two splices, the second only adds. */
static void
test_two_steps (Fixture       *fixture,
                gconstpointer  data)
{
  start (fixture);
  g_assert_cmpuint (count (fixture), ==, 700);
  g_assert_cmpuint (fixture->splices.n, ==, 2);
  g_assert_cmpuint (fixture->splices.removed, ==, 0);
  g_assert_cmpuint (fixture->splices.position + fixture->splices.added, ==, 700);
}

/* What stays is not told again: a view keeps its scroll and its selection. */
static void
test_refresh_splices_once (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (BangArticleItem) kept = NULL;
  gint64 id;

  start (fixture);
  kept = get (fixture, 4);
  id = bang_article_item_get_id (kept);
  WAIT_UNTIL (bang_article_item_get_loaded (kept));

  fixture->splices.n = 0;
  bang_article_list_refresh (fixture->list);
  g_assert_true (bang_article_list_get_complete (fixture->list));
  settle ();
  g_assert_cmpuint (fixture->splices.n, ==, 0);

  add_articles (fixture->library, fixture->folder, 30, 2, "hợp tác");
  bang_article_list_refresh (fixture->list);
  WAIT_UNTIL (count (fixture) == 32);
  g_assert_cmpuint (fixture->splices.n, ==, 1);
  g_assert_cmpuint (fixture->splices.position, ==, 0);
  g_assert_cmpuint (fixture->splices.removed, ==, 0);
  g_assert_cmpuint (fixture->splices.added, ==, 2);
  g_assert_cmpint (bang_article_list_get_id (fixture->list, 6), ==, id);
  WAIT_UNTIL (bang_article_list_get_n_found (fixture->list) == 32);
}

/* An import changes the library without a pause; rows must arrive all the same. */
static void
test_rows_arrive_during_changes (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (BangArticleItem) item = NULL;

  start (fixture);
  item = get (fixture, 3);
  for (int i = 0; i < 20000 && !bang_article_item_get_loaded (item); i++)
    {
      bang_article_list_refresh (fixture->list);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_true (bang_article_item_get_loaded (item));
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
}

static void
test_query_changes_rows (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (BangArticleItem) item = NULL;
  BangArticleRow *before;

  add_articles (fixture->library, fixture->folder, 30, 5, "đường sắt");
  start (fixture);
  g_assert_cmpuint (count (fixture), ==, 35);
  item = get (fixture, 0);
  WAIT_UNTIL (bang_article_item_get_loaded (item));
  before = bang_article_item_get_row (item);
  g_assert_cmpuint (before->title_hits != NULL ? before->title_hits->len : 0, ==, 0);

  search (fixture, "duong sat");
  g_assert_cmpuint (count (fixture), ==, 5);

  /* The item that is still held learns what was found in it. */
  WAIT_UNTIL (bang_article_item_get_row (item)->title_hits != NULL
              && bang_article_item_get_row (item)->title_hits->len > 0);

  search (fixture, "không có chữ này");
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_true (bang_article_item_get_loaded (item));
}

static void
test_last_query_wins (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *typed[] = { "h", "hợ", "hợp", "hợp tac", "không", "25" };

  start (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (BangQuery) query = bang_query_parse (typed[i], BANG_QUERY_TYPING);

      bang_article_list_set_query (fixture->list, query);
      if (i % 2 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
  settle ();
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_replaced_ids (Fixture       *fixture,
                   gconstpointer  data)
{
  start (fixture);
  g_assert_cmpint (bang_article_list_get_replaced_id (fixture->list, 0), ==, 0);
}

static void
test_no_library (Fixture       *fixture,
                 gconstpointer  data)
{
  start (fixture);
  bang_article_list_set_library (fixture->list, NULL);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_false (bang_article_list_get_loading (fixture->list));
}

/* The list goes while a search and a batch are on their way. */
static void
test_ends_while_working (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (BangArticleItem) item = NULL;

  start (fixture);
  item = get (fixture, 0);
  g_main_context_iteration (NULL, FALSE);
  bang_article_list_set_sort (fixture->list, BANG_SORT_OLDEST);
  g_main_context_iteration (NULL, FALSE);
  g_object_unref (fixture->list);
  settle ();
  fixture->list = bang_article_list_new ();
}

#define ADD(name, count, func) \
  g_test_add ("/article-list/" name, Fixture, GUINT_TO_POINTER (count), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("empty", 0, test_empty);
  ADD ("order", 30, test_order);
  ADD ("rows-arrive", 30, test_rows_arrive);
  ADD ("identity", 30, test_identity);
  ADD ("two-steps", 700, test_two_steps);
  ADD ("refresh-splices-once", 30, test_refresh_splices_once);
  ADD ("rows-arrive-during-changes", 30, test_rows_arrive_during_changes);
  ADD ("query-changes-rows", 30, test_query_changes_rows);
  ADD ("last-query-wins", 30, test_last_query_wins);
  ADD ("replaced-ids", 3, test_replaced_ids);
  ADD ("no-library", 3, test_no_library);
  ADD ("ends-while-working", 30, test_ends_while_working);

  return g_test_run ();
}
