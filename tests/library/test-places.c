/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places under their names in other scripts: searched, marked, explained, shown. */
#include "library-fixture.h"

#include "library/bang-place-names.h"

static char *
explain (const char *typed)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);

  return bang_library_explain (query);
}

static void
assert_told (const char *typed,
             const char *ending)
{
  g_autofree char *explained = explain (typed);

  if (!g_str_has_suffix (explained, ending))
    g_test_message ("%s: %s", typed, explained);
  g_assert_true (g_str_has_suffix (explained, ending));
}

static void
test_explain (void)
{
  g_autofree char *plain = explain ("hội đàm Vân Nam");

  g_assert_null (strstr (plain, "also"));
  assert_told ("Yunnan", "; also as “Vân Nam”");
  assert_told ("云南", "; also as “Vân Nam”");
  assert_told ("云南省", "; also as “Vân Nam”");
  assert_told ("Yunnan province", "; also as “Vân Nam”");
  assert_told ("place:yunnan 河口", "; also as “Vân Nam”, “Hà Khẩu”");
  /* Two units, one name. */
  assert_told ("Honghe", "; also as “Hồng Hà”");
  assert_told ("红河州", "; also as “Hồng Hà”");
  /* The name of the region without that of its people. */
  assert_told ("西双版纳", "“Tây Song Bản Nạp”, “Xishuangbanna”, “Sipsongpanna”, "
                           "“Xíp Xoong Pản Na”, “Xíp Song Păn Na”");
  /* An apostrophe or none, ü in all ways. */
  assert_told ("Bao'an", "; also as “Bảo Yên”");
  assert_told ("baoan", "; also as “Bảo Yên”");
  assert_told ("Lvchun", "; also as “Lục Xuân”");
  assert_told ("Luchun", "; also as “Lục Xuân”");
  assert_told ("Lüchun", "; also as “Lục Xuân”");
}

/* Only whole names; and no other name for what the letters find anyway. */
static void
test_not_widened (void)
{
  static const char * const queries[] = { "Yunna", "云", "Van Nam", "lao cai", "person:Yunnan", "南省" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *explained = explain (queries[i]);

      g_assert_null (strstr (explained, "also as"));
    }
}

static void
test_search (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (BangQuery) query = bang_query_parse ("Yunnan", BANG_QUERY_TYPED);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  BangFacts *facts = bang_facts_new ();
  BangArticleRow *row;
  const BangSpan *hit;
  gint64 id = 1;

  facts_add_entity (facts, BANG_ENTITY_PLACE, "Lào", BANG_SIDE_OTHER);
  add_text (fixture->library, "/1.txt", "Hội đàm với Vân Nam\n\nĐoàn tỉnh Vân Nam thăm Lào.\n", facts);
  add_text (fixture->library, "/2.txt", "Tin ở Lào Cai\n\nLào Cai họp chợ; vân gỗ, năm mới.\n", NULL);
  g_assert_cmpuint (count_found (fixture->library, "Yunnan"), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "title:云南"), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "\"Yunnan\" -chợ"), ==, 1);
  /* The country, not the first half of a province. */
  g_assert_cmpuint (count_found (fixture->library, "Laos"), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "place:老挝"), ==, 1);

  rows = bang_library_get_rows (fixture->library, &id, 1, query, NULL, &error);
  g_assert_no_error (error);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpuint (row->hits->len, ==, 1);
  hit = &g_array_index (row->hits, BangSpan, 0);
  g_assert_cmpint (strncmp (row->snippet + hit->start, "Vân Nam", hit->end - hit->start), ==, 0);
  g_assert_cmpuint (row->title_hits->len, ==, 1);
}

static void
assert_names (const char  *name,
              const char  *kind,
              BangCountry  side,
              const char  *expected)
{
  g_autoptr (GArray) names = bang_place_names_of (name, kind, side);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const BangPlaceName *one = &g_array_index (names, BangPlaceName, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "",
                              bang_place_name_kind_to_string (one->kind), one->name);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_names (void)
{
  assert_names ("Vân Nam", "province", BANG_SIDE_CN, "hanzi 云南省, pinyin Yunnan");
  assert_names ("vân nam", NULL, BANG_SIDE_UNKNOWN, "hanzi 云南, pinyin Yunnan");
  /* A prefecture and a county. */
  assert_names ("Hồng Hà", "county", BANG_SIDE_CN, "hanzi 红河县, pinyin Honghe");
  assert_names ("Hồng Hà", "prefecture", BANG_SIDE_CN, "hanzi 红河哈尼族彝族自治州, pinyin Honghe");
  assert_names ("Vân Nam", "province", BANG_SIDE_VN, "");
  assert_names ("Vân Nam", "commune", BANG_SIDE_UNKNOWN, "");
  assert_names ("Không Có", NULL, BANG_SIDE_UNKNOWN, "");
  assert_names ("", NULL, BANG_SIDE_UNKNOWN, "");
}

static void
test_card (LibraryFixture *fixture,
           gconstpointer   data)
{
  g_autoptr (BangEntityCard) card = NULL;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  BangFacts *facts = bang_facts_new ();
  BangEntity *entity = facts_add_entity (facts, BANG_ENTITY_PLACE, "Hà Khẩu", BANG_SIDE_CN);

  entity->place_kind = g_strdup ("county");
  facts_add_entity (facts, BANG_ENTITY_PERSON, "Vân Nam", BANG_SIDE_UNKNOWN);
  facts_add_entity (facts, BANG_ENTITY_PLACE, "Hekou", BANG_SIDE_CN);
  add_text (fixture->library, "/1.txt", "Bài\n\nHuyện Hà Khẩu (Hekou), ông Vân Nam.\n", facts);

  article = bang_library_get_article (fixture->library, 1, NULL, &error);
  g_assert_no_error (error);
  card = bang_library_get_entity (fixture->library, article->entity_ids[0], NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (card->row->other_names->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (card->row->other_names, 0), ==, "河口瑶族自治县");
  g_assert_cmpstr (g_ptr_array_index (card->row->other_names, 1), ==, "Hekou");
  g_clear_pointer (&card, bang_entity_card_unref);

  card = bang_library_get_entity (fixture->library, article->entity_ids[1], NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (card->row->other_names->len, ==, 0);
  /* What is printed so is not taken for the one that is also called so. */
  g_assert_cmpint (article->entity_ids[2], !=, article->entity_ids[0]);
  assert_sound (fixture->library);
}

static void
test_agree (void)
{
  g_assert_true (bang_place_names_agree ("TP. Hà Giang", "thành phố Hà Giang"));
  g_assert_true (bang_place_names_agree ("Hà Giang", "Thành phố  Hà Giang"));
  g_assert_true (bang_place_names_agree ("", ""));
  g_assert_false (bang_place_names_agree ("huyện Hà Khẩu", "châu Hồng Hà"));
  g_assert_false (bang_place_names_agree ("Hà Giang", "Hà Giáng"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/places/explain", test_explain);
  g_test_add_func ("/library/places/not-widened", test_not_widened);
  g_test_add ("/library/places/search", LibraryFixture, NULL, library_fixture_set_up, test_search,
              library_fixture_tear_down);
  g_test_add_func ("/library/places/names", test_names);
  g_test_add_func ("/library/places/agree", test_agree);
  g_test_add ("/library/places/card", LibraryFixture, NULL, library_fixture_set_up, test_card,
              library_fixture_tear_down);
  return g_test_run ();
}
