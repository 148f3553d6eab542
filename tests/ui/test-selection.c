/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected in the list, through clicks, keys and new searches. */
#include "window/bang-selection.h"

#include "model/model-fixture.h"

typedef struct
{
  char            *folder;
  BangLibrary     *library;
  BangArticleList *list;
  BangSelection   *selection;
  guint            n_browsed;
} Fixture;

static void
browsed_cb (Fixture *fixture)
{
  fixture->n_browsed++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = make_folder ();
  fixture->library = bang_library_open (fixture->folder, &error);
  g_assert_no_error (error);
  add_articles (fixture->library, fixture->folder, 0, 20, "hợp tác");
  add_articles (fixture->library, fixture->folder, 20, 10, "đường sắt");

  fixture->list = bang_article_list_new ();
  bang_article_list_set_library (fixture->list, fixture->library);
  fixture->selection = bang_selection_new (fixture->list);
  g_signal_connect_swapped (fixture->selection, "browsed", G_CALLBACK (browsed_cb), fixture);
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->selection);
  g_assert_finalize_object (fixture->list);
  settle ();
  bang_library_close (fixture->library);
  g_object_unref (fixture->library);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
search (Fixture    *fixture,
        const char *typed)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);

  bang_article_list_set_query (fixture->list, query);
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
}

static gboolean
is_selected (Fixture *fixture,
             guint    position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (fixture->selection), position);
}

static void
test_current (Fixture       *fixture,
              gconstpointer  data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);
  gint64 id = bang_article_list_get_id (fixture->list, 4);
  g_autoptr (GtkBitset) set = NULL;

  gtk_selection_model_select_item (model, 4, TRUE);
  g_assert_cmpuint (fixture->n_browsed, ==, 1);
  g_assert_cmpint (bang_selection_get_current_id (fixture->selection), ==, id);
  g_assert_true (is_selected (fixture, 4));
  g_assert_false (is_selected (fixture, 3));
  set = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (set), ==, 1);

  /* What is opened elsewhere is followed, without an echo. */
  bang_selection_set_current_id (fixture->selection, bang_article_list_get_id (fixture->list, 9));
  g_assert_cmpuint (fixture->n_browsed, ==, 1);
  g_assert_true (is_selected (fixture, 9));
  g_assert_cmpuint (bang_selection_get_n_chosen (fixture->selection), ==, 0);
}

static void
test_current_follows (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 id = bang_article_list_get_id (fixture->list, 2);

  bang_selection_set_current_id (fixture->selection, id);
  bang_article_list_set_sort (fixture->list, BANG_SORT_OLDEST);
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
  g_assert_cmpuint (bang_selection_get_current (fixture->selection), ==, 27);
  g_assert_true (is_selected (fixture, 27));

  search (fixture, "\"hợp tác\"");
  g_assert_cmpuint (bang_selection_get_current (fixture->selection), ==,
                    GTK_INVALID_LIST_POSITION);
  search (fixture, "");
  g_assert_cmpuint (bang_selection_get_current (fixture->selection), ==, 27);
}

static void
test_choose (Fixture       *fixture,
             gconstpointer  data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);
  g_autoptr (GArray) ids = NULL;

  /* A click with Ctrl begins by itself. */
  gtk_selection_model_select_item (model, 3, FALSE);
  g_assert_true (bang_selection_get_choosing (fixture->selection));
  gtk_selection_model_select_range (model, 5, 3, FALSE);
  gtk_selection_model_unselect_item (model, 6);
  g_assert_cmpuint (bang_selection_get_n_chosen (fixture->selection), ==, 3);

  /* Moving the cursor loses nothing. */
  gtk_selection_model_select_item (model, 20, TRUE);
  g_assert_cmpuint (bang_selection_get_n_chosen (fixture->selection), ==, 3);
  g_assert_cmpuint (fixture->n_browsed, ==, 0);

  ids = bang_selection_dup_chosen (fixture->selection);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, bang_article_list_get_id (fixture->list, 3));
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, bang_article_list_get_id (fixture->list, 7));

  bang_selection_set_choosing (fixture->selection, FALSE);
  g_assert_cmpuint (bang_selection_get_n_chosen (fixture->selection), ==, 0);
  g_assert_false (is_selected (fixture, 3));
}

static void
test_all_and_none (Fixture       *fixture,
                   gconstpointer  data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  gtk_selection_model_select_all (model);
  g_assert_true (bang_selection_get_choosing (fixture->selection));
  g_assert_cmpuint (bang_selection_get_n_chosen (fixture->selection), ==, 30);
  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (bang_selection_get_n_chosen (fixture->selection), ==, 0);
  g_assert_true (bang_selection_get_choosing (fixture->selection));
}

/* What was chosen is articles, not rows. */
static void
test_chosen_follow (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);
  gint64 railway = bang_article_list_get_id (fixture->list, 1);
  gint64 other = bang_article_list_get_id (fixture->list, 15);
  g_autoptr (GArray) ids = NULL;

  gtk_selection_model_select_item (model, 1, FALSE);
  gtk_selection_model_select_item (model, 15, FALSE);
  bang_article_list_set_sort (fixture->list, BANG_SORT_OLDEST);
  WAIT_UNTIL (bang_article_list_get_complete (fixture->list));
  g_assert_cmpuint (bang_selection_get_n_chosen (fixture->selection), ==, 2);
  g_assert_true (is_selected (fixture, bang_article_list_find (fixture->list, railway)));
  g_assert_true (is_selected (fixture, bang_article_list_find (fixture->list, other)));

  /* What a search leaves out is not chosen any more: nobody could see it. */
  search (fixture, "duong sat");
  ids = bang_selection_dup_chosen (fixture->selection);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, railway);
}

static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (fixture->selection);

  for (int round = 0; round < 200; round++)
    {
      guint position = g_test_rand_int_range (0, 30);

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          gtk_selection_model_select_item (model, position, g_test_rand_bit ());
          break;
        case 1:
          gtk_selection_model_unselect_item (model, position);
          break;
        case 2:
          gtk_selection_model_select_range (model, position, 30 - position, g_test_rand_bit ());
          break;
        case 3:
          gtk_selection_model_unselect_range (model, position, 30 - position);
          break;
        default:
          bang_selection_set_choosing (fixture->selection, g_test_rand_bit ());
          break;
        }

      {
        g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (model);
        guint n = 0;

        for (guint i = 0; i < 30; i++)
          {
            g_assert_true (gtk_bitset_contains (set, i) == is_selected (fixture, i));
            n += is_selected (fixture, i);
          }
        if (bang_selection_get_choosing (fixture->selection))
          g_assert_cmpuint (n, ==, bang_selection_get_n_chosen (fixture->selection));
        else
          g_assert_cmpuint (n, <=, 1);
      }
    }
}

#define ADD(name, func) \
  g_test_add ("/selection/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("current", test_current);
  ADD ("current-follows", test_current_follows);
  ADD ("choose", test_choose);
  ADD ("all-and-none", test_all_and_none);
  ADD ("chosen-follow", test_chosen_follow);
  ADD ("many", test_many);

  return g_test_run ();
}
