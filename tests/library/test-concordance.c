/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyword in context, and what an unmarked word may be. */
#include "browse-fixture.h"
#include "library/bang-complete.h"
#include "library/bang-concordance.h"
#include "library/bang-saved.h"

static void
fill (BangLibrary *library)
{
  static const char * const sentences[] = {
    "Hai bên tăng cường hợp tác về y tế.",
    "Lào Cai tặng quà; Vân Nam đề nghị hợp tác an ninh.",
    "Đoàn công tác tăng số chuyến thăm.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strdup_printf ("/a/%u.txt", i);
      Draft draft = draft_new (i == 1 ? "Hợp tác biên giới" : "Tin", "TALKS", 2021 + i, 3, 1);

      draft_say (&draft, sentences[i], NULL);
      draft_add (&draft, library, path);
    }
}

static BangConcordance *
look_up (BangLibrary *library,
         const char  *typed,
         guint        limit)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (GError) error = NULL;
  BangConcordance *found;

  found = bang_library_get_concordance (library, query, BANG_SORT_NEWEST, limit, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static const BangConcordanceLine *
get_line (BangConcordance *found,
          const guint     *order,
          guint            n)
{
  return g_ptr_array_index (found->lines, order != NULL ? order[n] : n);
}

static void
test_lines (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (BangConcordance) found = NULL;
  g_autoptr (BangConcordance) few = NULL;
  g_autoptr (BangConcordance) none = NULL;
  g_autoptr (BangConcordance) title = NULL;
  const BangConcordanceLine *line;

  fill (fixture->library);
  found = look_up (fixture->library, "hợp tác", 100);
  g_assert_cmpuint (found->n_found, ==, 2);
  g_assert_cmpuint (found->n_articles, ==, 2);
  g_assert_cmpuint (found->lines->len, ==, 3);

  /* Newest article first, in the order of its text; neighbours are one. */
  line = get_line (found, NULL, 0);
  g_assert_cmpstr (line->keyword, ==, "Hợp tác");
  g_assert_cmpstr (line->left, ==, "");
  g_assert_cmpstr (line->right, ==, "biên giới");
  line = get_line (found, NULL, 1);
  g_assert_cmpstr (line->left, ==, "Lào Cai tặng quà; Vân Nam đề nghị");
  g_assert_cmpstr (line->right, ==, "an ninh.");
  g_assert_cmpuint (line->span.end - line->span.start, ==, strlen ("hợp tác"));

  /* By the words after: an ninh, biên giới, về. */
  g_assert_cmpstr (get_line (found, found->by_right, 0)->right, ==, "an ninh.");
  g_assert_cmpstr (get_line (found, found->by_right, 1)->right, ==, "biên giới");
  /* By the words before, the nearest first: nothing, cường, nghị. */
  g_assert_cmpstr (get_line (found, found->by_left, 0)->left, ==, "");
  g_assert_cmpstr (get_line (found, found->by_left, 1)->left, ==, "Hai bên tăng cường");

  few = look_up (fixture->library, "hợp tác", 2);
  g_assert_cmpuint (few->lines->len, ==, 2);
  none = look_up (fixture->library, "nowhere", 2);
  g_assert_cmpuint (none->lines->len, ==, 0);
  title = look_up (fixture->library, "hợp tác in:title", 10);
  g_assert_cmpuint (title->lines->len, ==, 1);
}

static void
test_readings (LibraryFixture *fixture,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tang = NULL;
  g_autoptr (GPtrArray) marked = NULL;
  g_autoptr (GPtrArray) hostile = NULL;

  fill (fixture->library);
  tang = bang_library_list_readings (fixture->library, "tang", 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tang->len, ==, 2);
  g_assert_cmpstr (((BangReading *) g_ptr_array_index (tang, 0))->word, ==, "tăng");
  g_assert_cmpuint (((BangReading *) g_ptr_array_index (tang, 0))->n_articles, ==, 2);
  g_assert_cmpstr (((BangReading *) g_ptr_array_index (tang, 1))->word, ==, "tặng");

  marked = bang_library_list_readings (fixture->library, "tặng", 5, NULL, &error);
  g_assert_cmpuint (marked->len, ==, 0);
  hostile = bang_library_list_readings (fixture->library, "\"%_*", 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hostile->len, ==, 0);
}

static void
test_saved (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (BangSavedSearch) search = bang_saved_search_new (" Hồng Hà 2024 ", "hong ha year:2024", BANG_SORT_OLDEST);
  g_autoptr (BangSavedSearch) nameless = bang_saved_search_new ("  ", "a", BANG_SORT_NEWEST);
  g_autoptr (GPtrArray) saved = NULL;
  g_autoptr (GPtrArray) renamed = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;
  const BangSavedSearch *kept;

  g_assert_true (bang_library_put_saved (fixture->library, search, &error));
  g_assert_no_error (error);
  saved = bang_library_list_saved (fixture->library, NULL, &error);
  g_assert_cmpuint (saved->len, ==, 1);
  kept = g_ptr_array_index (saved, 0);
  g_assert_cmpstr (kept->name, ==, "Hồng Hà 2024");
  g_assert_cmpstr (kept->query, ==, "hong ha year:2024");
  g_assert_cmpint (kept->sort, ==, BANG_SORT_OLDEST);
  g_assert_cmpstr (kept->uuid, ==, search->uuid);

  /* The same again under another name, gone, and back. */
  g_free (search->name);
  search->name = g_strdup ("Hồng Hà");
  g_assert_true (bang_library_put_saved (fixture->library, search, &error));
  renamed = bang_library_list_saved (fixture->library, NULL, &error);
  g_assert_cmpuint (renamed->len, ==, 1);
  g_assert_cmpstr (((BangSavedSearch *) g_ptr_array_index (renamed, 0))->name, ==, "Hồng Hà");
  g_assert_true (bang_library_delete_saved (fixture->library, search->uuid, &error));
  none = bang_library_list_saved (fixture->library, NULL, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (bang_library_put_saved (fixture->library, search, &error));

  g_assert_false (bang_library_put_saved (fixture->library, nameless, &error));
  g_assert_nonnull (error);
}

#define ADD(name, func) \
  g_test_add ("/library/concordance/" name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lines", test_lines);
  ADD ("readings", test_readings);
  ADD ("saved", test_saved);

  return g_test_run ();
}
