/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a window is and how it comes back there. */
#include "model/bang-navigator.h"

typedef struct
{
  guint n;
} Count;

static void
count_cb (gpointer data)
{
  ((Count *) data)->n++;
}

static Count *
watch (BangNavigator *navigator,
       const char    *signal,
       Count         *count)
{
  count->n = 0;
  g_signal_connect_swapped (navigator, signal, G_CALLBACK (count_cb), count);

  return count;
}

static void
assert_at (BangNavigator *navigator,
           const char    *text,
           gint64         article,
           gint64         entity)
{
  g_assert_cmpstr (bang_navigator_get_query_text (navigator), ==, text);
  g_assert_cmpstr (bang_query_get_typed (bang_navigator_get_query (navigator)), ==, text);
  g_assert_cmpint (bang_navigator_get_article_id (navigator), ==, article);
  g_assert_cmpint (bang_navigator_get_entity_id (navigator), ==, entity);
}

static void
test_begins (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();

  assert_at (navigator, "", 0, 0);
  g_assert_false (bang_navigator_get_can_go_back (navigator));
  g_assert_false (bang_navigator_get_can_go_forward (navigator));
  bang_navigator_go_back (navigator);
  bang_navigator_go_forward (navigator);
  bang_navigator_leave (navigator);
  assert_at (navigator, "", 0, 0);
  g_assert_false (bang_navigator_get_can_go_back (navigator));
}

static void
test_back_restores (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();

  bang_navigator_search (navigator, "hữu nghị", BANG_QUERY_TYPED);
  bang_navigator_open_article (navigator, 7);
  bang_navigator_open_entity (navigator, 3);
  bang_navigator_open_article (navigator, 9);
  bang_navigator_search (navigator, "đường sắt", BANG_QUERY_TYPED);
  assert_at (navigator, "đường sắt", 9, 0);

  bang_navigator_go_back (navigator);
  assert_at (navigator, "hữu nghị", 9, 0);
  g_assert_true (bang_navigator_get_reading (navigator));
  bang_navigator_go_back (navigator);
  assert_at (navigator, "hữu nghị", 7, 3);
  bang_navigator_go_back (navigator);
  assert_at (navigator, "hữu nghị", 7, 0);
  bang_navigator_go_back (navigator);
  assert_at (navigator, "hữu nghị", 0, 0);
  g_assert_false (bang_navigator_get_reading (navigator));
  bang_navigator_go_back (navigator);
  assert_at (navigator, "", 0, 0);
  g_assert_false (bang_navigator_get_can_go_back (navigator));

  for (int i = 0; i < 5; i++)
    bang_navigator_go_forward (navigator);
  assert_at (navigator, "đường sắt", 9, 0);
  g_assert_false (bang_navigator_get_can_go_forward (navigator));
}

static void
test_new_place_ends_forward (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();

  bang_navigator_open_article (navigator, 1);
  bang_navigator_open_article (navigator, 2);
  bang_navigator_go_back (navigator);
  g_assert_true (bang_navigator_get_can_go_forward (navigator));
  bang_navigator_open_article (navigator, 3);
  g_assert_false (bang_navigator_get_can_go_forward (navigator));
  bang_navigator_go_back (navigator);
  assert_at (navigator, "", 1, 0);
}

/* Letters are not places. */
static void
test_typing_is_one_step (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();
  const char *letters[] = { "h", "hu", "huu", "huu ", "huu n" };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    bang_navigator_search (navigator, letters[i], BANG_QUERY_TYPING);
  bang_navigator_search (navigator, "huu n", BANG_QUERY_TYPED);
  assert_at (navigator, "huu n", 0, 0);
  bang_navigator_go_back (navigator);
  assert_at (navigator, "", 0, 0);
  g_assert_false (bang_navigator_get_can_go_back (navigator));

  /* What was gone back to is left alone by new letters. */
  bang_navigator_go_forward (navigator);
  bang_navigator_search (navigator, "x", BANG_QUERY_TYPING);
  bang_navigator_go_back (navigator);
  assert_at (navigator, "huu n", 0, 0);
}

static void
test_typing_keeps_the_article (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();

  bang_navigator_open_article (navigator, 5);
  bang_navigator_search (navigator, "a", BANG_QUERY_TYPING);
  assert_at (navigator, "a", 5, 0);
  g_assert_false (bang_navigator_get_reading (navigator));
}

/* Nor are the rows that the cursor ran over. */
static void
test_browsing_is_one_step (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();

  bang_navigator_open_article (navigator, 1);
  for (gint64 id = 2; id < 20; id++)
    bang_navigator_browse_article (navigator, id);
  assert_at (navigator, "", 19, 0);
  g_assert_false (bang_navigator_get_reading (navigator));

  /* To open what is shown is to mean it. */
  bang_navigator_open_article (navigator, 19);
  g_assert_true (bang_navigator_get_reading (navigator));
  bang_navigator_go_back (navigator);
  assert_at (navigator, "", 1, 0);
}

static void
test_leave (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();

  bang_navigator_open_article (navigator, 1);
  bang_navigator_open_entity (navigator, 2);
  bang_navigator_leave (navigator);
  assert_at (navigator, "", 1, 0);
  g_assert_false (bang_navigator_get_reading (navigator));
  bang_navigator_go_back (navigator);
  assert_at (navigator, "", 1, 2);
  g_assert_true (bang_navigator_get_reading (navigator));
}

static void
test_view_covers_what_is_open (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();
  Count views;

  bang_navigator_open_article (navigator, 1);
  bang_navigator_open_entity (navigator, 2);
  watch (navigator, "notify::view", &views);
  g_assert_null (bang_navigator_get_view (navigator));

  bang_navigator_open_view (navigator, BANG_NAVIGATOR_GRAPH);
  assert_at (navigator, "", 1, 2);
  g_assert_cmpstr (bang_navigator_get_view (navigator), ==, BANG_NAVIGATOR_GRAPH);
  g_assert_cmpuint (views.n, ==, 1);

  /* It stays while one searches; going to another name closes it. */
  bang_navigator_search (navigator, "cửa khẩu", BANG_QUERY_TYPED);
  g_assert_cmpstr (bang_navigator_get_view (navigator), ==, BANG_NAVIGATOR_GRAPH);
  bang_navigator_go_back (navigator);
  bang_navigator_leave (navigator);
  g_assert_null (bang_navigator_get_view (navigator));
  assert_at (navigator, "", 1, 2);

  bang_navigator_go_back (navigator);
  g_assert_cmpstr (bang_navigator_get_view (navigator), ==, BANG_NAVIGATOR_GRAPH);
  bang_navigator_open_entity (navigator, 3);
  g_assert_null (bang_navigator_get_view (navigator));
  assert_at (navigator, "", 1, 3);

  /* Running down the list shows articles again. */
  bang_navigator_open_view (navigator, BANG_NAVIGATOR_HELP);
  bang_navigator_browse_article (navigator, 4);
  g_assert_null (bang_navigator_get_view (navigator));
  assert_at (navigator, "", 4, 0);
}

static void
test_notifies_what_changed (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();
  Count text;
  Count query;
  Count article;
  Count entity;
  Count back;
  Count moved;
  Count leaving;

  watch (navigator, "notify::query-text", &text);
  watch (navigator, "notify::query", &query);
  watch (navigator, "notify::article-id", &article);
  watch (navigator, "notify::entity-id", &entity);
  watch (navigator, "notify::can-go-back", &back);
  watch (navigator, "moved", &moved);
  watch (navigator, "leaving", &leaving);

  bang_navigator_open_article (navigator, 4);
  bang_navigator_open_article (navigator, 4);
  g_assert_cmpuint (article.n, ==, 1);
  g_assert_cmpuint (back.n, ==, 1);
  g_assert_cmpuint (text.n + query.n + entity.n + moved.n, ==, 0);
  g_assert_cmpuint (leaving.n, ==, 1);

  bang_navigator_search (navigator, "x", BANG_QUERY_TYPED);
  g_assert_cmpuint (text.n, ==, 1);
  g_assert_cmpuint (query.n, ==, 1);
  g_assert_cmpuint (article.n, ==, 1);

  bang_navigator_go_back (navigator);
  g_assert_cmpuint (moved.n, ==, 1);
  g_assert_cmpuint (text.n, ==, 2);
  g_assert_cmpuint (article.n, ==, 1);
}

static void
test_scroll_belongs_to_a_place (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();

  bang_navigator_open_article (navigator, 1);
  bang_navigator_set_scroll (navigator, 120);
  bang_navigator_open_article (navigator, 2);
  g_assert_cmpfloat (bang_navigator_get_scroll (navigator), ==, 0);
  bang_navigator_set_scroll (navigator, 30);
  bang_navigator_go_back (navigator);
  g_assert_cmpfloat (bang_navigator_get_scroll (navigator), ==, 120);
  bang_navigator_go_forward (navigator);
  g_assert_cmpfloat (bang_navigator_get_scroll (navigator), ==, 30);
}

static void
test_history_is_bounded (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();
  guint steps = 0;

  for (gint64 id = 1; id <= 5000; id++)
    bang_navigator_open_article (navigator, id);
  while (bang_navigator_get_can_go_back (navigator))
    {
      bang_navigator_go_back (navigator);
      steps++;
    }
  g_assert_cmpuint (steps, >, 50);
  g_assert_cmpuint (steps, <, 1000);
  assert_at (navigator, "", 5000 - steps, 0);
}

static void
test_sort_stays (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();

  g_assert_cmpint (bang_navigator_get_sort (navigator), ==, BANG_SORT_NEWEST);
  bang_navigator_open_article (navigator, 1);
  bang_navigator_set_sort (navigator, BANG_SORT_OLDEST);
  bang_navigator_go_back (navigator);
  g_assert_cmpint (bang_navigator_get_sort (navigator), ==, BANG_SORT_OLDEST);
}

static void
test_page_is_a_place (void)
{
  g_autoptr (BangNavigator) navigator = bang_navigator_new ();
  Count pages;

  watch (navigator, "notify::page", &pages);
  g_assert_cmpstr (bang_navigator_get_page (navigator), ==, BANG_NAVIGATOR_ARTICLES);
  bang_navigator_open_page (navigator, BANG_NAVIGATOR_ARTICLES);
  g_assert_false (bang_navigator_get_can_go_back (navigator));

  bang_navigator_search (navigator, "hữu nghị", BANG_QUERY_TYPED);
  bang_navigator_open_article (navigator, 7);
  bang_navigator_open_page (navigator, BANG_NAVIGATOR_EVENTS);
  g_assert_cmpuint (pages.n, ==, 1);
  assert_at (navigator, "hữu nghị", 7, 0);
  g_assert_false (bang_navigator_get_reading (navigator));
  bang_navigator_open_article (navigator, 8);
  g_assert_cmpstr (bang_navigator_get_page (navigator), ==, BANG_NAVIGATOR_EVENTS);

  bang_navigator_go_back (navigator);
  g_assert_cmpstr (bang_navigator_get_page (navigator), ==, BANG_NAVIGATOR_EVENTS);
  bang_navigator_go_back (navigator);
  g_assert_cmpstr (bang_navigator_get_page (navigator), ==, BANG_NAVIGATOR_ARTICLES);
  g_assert_true (bang_navigator_get_reading (navigator));
  g_assert_cmpuint (pages.n, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/navigator/begins", test_begins);
  g_test_add_func ("/navigator/back-restores", test_back_restores);
  g_test_add_func ("/navigator/new-place-ends-forward", test_new_place_ends_forward);
  g_test_add_func ("/navigator/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/navigator/typing-keeps-the-article", test_typing_keeps_the_article);
  g_test_add_func ("/navigator/browsing-is-one-step", test_browsing_is_one_step);
  g_test_add_func ("/navigator/leave", test_leave);
  g_test_add_func ("/navigator/view-covers-what-is-open", test_view_covers_what_is_open);
  g_test_add_func ("/navigator/notifies-what-changed", test_notifies_what_changed);
  g_test_add_func ("/navigator/scroll-belongs-to-a-place", test_scroll_belongs_to_a_place);
  g_test_add_func ("/navigator/history-is-bounded", test_history_is_bounded);
  g_test_add_func ("/navigator/sort-stays", test_sort_stays);
  g_test_add_func ("/navigator/page-is-a-place", test_page_is_a_place);

  return g_test_run ();
}
