/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, adding, finding, reading: the way of an article through the store. */
#include "library-fixture.h"

#define TALKS_TEXT \
  "Tỉnh Lào Cai và châu Hồng Hà hội đàm\n\n" \
  "Ngày 18/1/2023, tại huyện Hà Khẩu, đoàn đại biểu tỉnh Lào Cai đã hội đàm với châu Hồng Hà.\n\n" \
  "Hai bên thống nhất tăng cường tình hữu nghị. Thủy sản và hòa bình được nhắc tới.\n"

#define FAIR_TEXT \
  "Khai mạc hội chợ thương mại biên giới\n\n" \
  "Sáng 19/11/2024, hội chợ khai mạc tại thành phố Côn Minh với nhiều gian hàng.\n\n" \
  "Đồng chí trưởng ban phát biểu.\n"

static void
test_empty (LibraryFixture *fixture,
            gconstpointer   data)
{
  BangStats stats;

  g_assert_cmpuint (count_found (fixture->library, ""), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "hữu nghị"), ==, 0);
  g_assert_true (bang_library_get_stats (fixture->library, &stats, NULL));
  g_assert_cmpuint (stats.n_articles, ==, 0);
  g_assert_cmpuint (stats.first_year, ==, 0);
  g_assert_true (g_str_has_suffix (bang_library_get_directory (fixture->library), fixture->directory));
  assert_sound (fixture->library);
}

static void
test_add_and_find (LibraryFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (GArray) ids = NULL;

  g_assert_cmpint (add_text (fixture->library, "/báo/lào cai/a.txt", TALKS_TEXT, facts_of_day ("TALKS", 2023, 1, 18)),
                   ==, BANG_IMPORT_ADDED);
  g_assert_cmpint (add_text (fixture->library, "/báo/b.txt", FAIR_TEXT, facts_of_day ("TRADE", 2024, 11, 19)),
                   ==, BANG_IMPORT_ADDED);

  g_assert_cmpuint (count_found (fixture->library, "hữu nghị"), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "huu nghi"), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "\"dong chi\""), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "đông chí"), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "thuỷ sản hoà bình"), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "không có từ này"), ==, 0);

  ids = search_for (fixture->library, "", BANG_SORT_NEWEST);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, 1);
  assert_sound (fixture->library);
}

static void
test_rows (LibraryFixture *fixture,
           gconstpointer   data)
{
  g_autoptr (BangQuery) query = bang_query_parse ("huu nghi", BANG_QUERY_TYPED);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[] = { 1, 99 };
  BangArticleRow *row;
  BangSpan hit;

  add_text (fixture->library, "/báo/lào cai/a.txt", TALKS_TEXT, facts_of_day ("TALKS", 2023, 1, 18));
  rows = bang_library_get_rows (fixture->library, ids, G_N_ELEMENTS (ids), query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_null (g_ptr_array_index (rows, 1));

  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->id, ==, 1);
  g_assert_cmpstr (row->title, ==, "Tỉnh Lào Cai và châu Hồng Hà hội đàm");
  g_assert_cmpstr (row->path, ==, "/báo/lào cai/a.txt");
  g_assert_cmpstr (row->source, ==, "lào cai");
  g_assert_cmpstr (row->event_type, ==, "TALKS");
  g_assert_cmpuint (row->date.year, ==, 2023);
  g_assert_cmpuint (row->date.month, ==, 1);
  g_assert_cmpuint (row->date.day, ==, 18);
  g_assert_cmpint (row->date_basis, ==, BANG_BASIS_STATED);
  g_assert_cmpuint (row->title_hits->len, ==, 0);
  g_assert_cmpuint (row->hits->len, >=, 1);
  hit = g_array_index (row->hits, BangSpan, 0);
  g_assert_true (g_str_has_prefix (row->snippet + hit.start, "hữu"));
  g_assert_cmpint (bang_library_find_uuid (fixture->library, row->uuid), ==, 1);
  g_assert_cmpint (bang_library_find_uuid (fixture->library, "no such thing"), ==, 0);
}

static void
test_get_article (LibraryFixture *fixture,
                  gconstpointer   data)
{
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (BangArticle) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangDocument) document = bang_document_new_from_text (TALKS_TEXT, -1);
  const BangZone *zones;
  const BangZone *expected;
  guint n_zones;
  guint n_expected;

  add_text (fixture->library, "/a.txt", TALKS_TEXT, facts_of_day ("TALKS", 2023, 1, 18));
  article = bang_library_get_article (fixture->library, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bang_document_get_text (article->document, NULL), ==, bang_document_get_text (document, NULL));
  g_assert_cmpstr (bang_document_get_encoding (article->document), ==, bang_document_get_encoding (document));

  zones = bang_document_get_zones (article->document, &n_zones);
  expected = bang_document_get_zones (document, &n_expected);
  g_assert_cmpuint (n_zones, ==, n_expected);
  for (guint i = 0; i < n_zones; i++)
    {
      g_assert_cmpint (zones[i].kind, ==, expected[i].kind);
      g_assert_cmpuint (zones[i].line, ==, expected[i].line);
      g_assert_cmpuint (zones[i].span.start, ==, expected[i].span.start);
      g_assert_cmpuint (zones[i].span.end, ==, expected[i].span.end);
    }
  g_assert_cmpuint (article->facts->events->len, ==, 1);
  g_assert_cmpint (article->imported, >, 1600000000);

  missing = bang_library_get_article (fixture->library, 2, NULL, &error);
  g_assert_null (missing);
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
}

static void
test_reopen (LibraryFixture *fixture,
             gconstpointer   data)
{
  add_text (fixture->library, "/a.txt", TALKS_TEXT, facts_of_day ("TALKS", 2023, 1, 18));
  library_fixture_close (fixture);
  library_fixture_open (fixture);
  g_assert_cmpuint (count_found (fixture->library, "hội đàm"), ==, 1);
  assert_sound (fixture->library);
}

static void
test_sort (LibraryFixture *fixture,
           gconstpointer   data)
{
  g_autoptr (GArray) oldest = NULL;
  g_autoptr (GArray) newest = NULL;
  g_autoptr (GArray) found = NULL;
  const gint64 expected_oldest[] = { 2, 4, 1, 3 };
  const gint64 expected_newest[] = { 1, 4, 2, 3 };

  add_text (fixture->library, "/1.txt", "Bài một\n\nChung.\n", facts_of_day ("TALKS", 2024, 5, 1));
  add_text (fixture->library, "/2.txt", "Bài hai\n\nChung.\n", facts_of_day ("TALKS", 2020, 0, 0));
  add_text (fixture->library, "/3.txt", "Bài ba\n\nChung.\n", facts_of_day ("TALKS", 0, 1, 26));
  add_text (fixture->library, "/4.txt", "Bài bốn\n\nChung.\n", facts_of_day ("TALKS", 2020, 2, 1));

  oldest = search_for (fixture->library, "", BANG_SORT_OLDEST);
  newest = search_for (fixture->library, "", BANG_SORT_NEWEST);
  g_assert_cmpmem (oldest->data, oldest->len * sizeof (gint64), expected_oldest, sizeof expected_oldest);
  g_assert_cmpmem (newest->data, newest->len * sizeof (gint64), expected_newest, sizeof expected_newest);

  found = search_for (fixture->library, "chung", BANG_SORT_OLDEST);
  g_assert_cmpmem (found->data, found->len * sizeof (gint64), expected_oldest, sizeof expected_oldest);
}

static void
test_limit (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (BangQuery) query = bang_query_parse ("chung", BANG_QUERY_TYPED);
  BangSort sorts[] = { BANG_SORT_NEWEST, BANG_SORT_OLDEST, BANG_SORT_RELEVANCE };

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.txt", i);
      g_autofree char *text = g_strdup_printf ("Bài %u\n\nChung.\n", i);

      add_text (fixture->library, path, text, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (GArray) two = bang_library_search (fixture->library, query, sorts[i], 2, NULL, NULL);
      g_autoptr (GArray) all = bang_library_search (fixture->library, NULL, sorts[i], -1, NULL, NULL);

      g_assert_cmpuint (two->len, ==, 2);
      g_assert_cmpuint (all->len, ==, 5);
    }
}

static void
test_closed (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();

  bang_library_close (fixture->library);
  bang_library_close (fixture->library);
  ids = bang_library_search (fixture->library, NULL, BANG_SORT_NEWEST, 0, NULL, &error);
  g_assert_null (ids);
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (bang_library_add (fixture->library, batch, NULL, NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/empty", test_empty);
  add ("/library/add-and-find", test_add_and_find);
  add ("/library/rows", test_rows);
  add ("/library/get-article", test_get_article);
  add ("/library/reopen", test_reopen);
  add ("/library/sort", test_sort);
  add ("/library/limit", test_limit);
  add ("/library/closed", test_closed);

  return g_test_run ();
}
