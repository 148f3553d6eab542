/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who, and what stands beside an article. */
#include "library-fixture.h"

static BangEntity *
add_named (BangFacts      *facts,
           BangEntityKind  kind,
           const char     *name,
           BangCountry     side,
           const char     *detail)
{
  BangEntity *entity = facts_add_entity (facts, kind, name, side);

  if (kind == BANG_ENTITY_PERSON && detail != NULL)
    g_ptr_array_add (entity->titles, bang_title_new (detail));
  else
    entity->place_kind = g_strdup (detail);
  return entity;
}

/* Adds an article about @facts (transfer full); returns its entity ids. */
static BangArticle *
add_facts (BangLibrary *library,
           BangFacts   *facts)
{
  static guint n;
  g_autofree char *path = g_strdup_printf ("/%u", ++n);
  g_autofree char *text = g_strdup_printf ("Bài %u\n\nNội dung thứ %u.\n", n, n);
  g_autoptr (GArray) ids = NULL;
  gint64 newest = 0;

  add_text (library, path, text, facts);
  ids = search_for (library, "", BANG_SORT_NEWEST);
  for (guint i = 0; i < ids->len; i++)
    newest = MAX (newest, g_array_index (ids, gint64, i));
  return bang_library_get_article (library, newest, NULL, NULL);
}

static gint64
add_one (BangLibrary    *library,
         BangEntityKind  kind,
         const char     *name,
         BangCountry     side,
         const char     *detail)
{
  BangFacts *facts = bang_facts_new ();
  g_autoptr (BangArticle) article = NULL;

  add_named (facts, kind, name, side, detail);
  article = add_facts (library, facts);
  return article->entity_ids[0];
}

static void
test_persons (LibraryFixture *fixture,
              gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  gint64 open = add_one (library, BANG_ENTITY_PERSON, "Lý Kiện", BANG_SIDE_UNKNOWN, NULL);
  gint64 chinese = add_one (library, BANG_ENTITY_PERSON, "LÝ KIỆN", BANG_SIDE_CN, NULL);
  gint64 vietnamese = add_one (library, BANG_ENTITY_PERSON, "Lý Kiện", BANG_SIDE_VN, NULL);

  /* What one article leaves open another fills in; two known sides are two people. */
  g_assert_cmpint (open, ==, chinese);
  g_assert_cmpint (vietnamese, !=, chinese);
  g_assert_cmpint (add_one (library, BANG_ENTITY_PERSON, "Lý Kiện", BANG_SIDE_VN, NULL), ==, vietnamese);
  g_assert_cmpint (add_one (library, BANG_ENTITY_PERSON, "Lý Kiện", BANG_SIDE_CN, NULL), ==, chinese);
  /* Marks are part of a name, tone placement is not. */
  g_assert_cmpint (add_one (library, BANG_ENTITY_PERSON, "Lý Kiên", BANG_SIDE_CN, NULL), !=, chinese);
  g_assert_cmpint (add_one (library, BANG_ENTITY_PERSON, "Thuý Hoà", BANG_SIDE_VN, NULL), ==,
                   add_one (library, BANG_ENTITY_PERSON, "Thúy Hòa", BANG_SIDE_VN, NULL));
  /* Another kind of the same name is another thing. */
  g_assert_cmpint (add_one (library, BANG_ENTITY_PLACE, "Lý Kiện", BANG_SIDE_CN, NULL), !=, chinese);

  library_fixture_close (fixture);
  library_fixture_open (fixture);
  g_assert_cmpint (add_one (fixture->library, BANG_ENTITY_PERSON, "Lý Kiện", BANG_SIDE_VN, NULL), ==, vietnamese);
  assert_sound (fixture->library);
}

static void
test_places (LibraryFixture *fixture,
             gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  gint64 city = add_one (library, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, "city");
  gint64 province = add_one (library, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, "province");

  g_assert_cmpint (city, !=, province);
  g_assert_cmpint (add_one (library, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, NULL), ==, province);
  g_assert_cmpint (add_one (library, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, "town"), ==, city);
  g_assert_cmpint (add_one (library, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, "ward"), !=, city);
  g_assert_cmpint (add_one (library, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, "station"), !=, province);

  /* A bare name is what it is found to be later. */
  g_assert_cmpint (add_one (library, BANG_ENTITY_PLACE, "Hà Khẩu", BANG_SIDE_UNKNOWN, NULL), ==,
                   add_one (library, BANG_ENTITY_PLACE, "Hà Khẩu", BANG_SIDE_CN, "county"));
}

/* What is abbreviated in the name of a body, and what joins its words, does not
 * make it another one. */
static void
test_bodies (LibraryFixture *fixture,
             gconstpointer   data)
{
  static const char * const same[][2] = {
    { "UBND tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai" },
    { "Hội đồng nhân dân tỉnh Lào Cai", "HĐND tỉnh Lào Cai" },
    { "Ủy ban MTTQ Việt Nam tỉnh Lai Châu", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lai Châu" },
    { "BĐBP tỉnh Hà Giang", "Bộ đội Biên phòng tỉnh Hà Giang" },
    { "Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn" },
    { "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Văn hóa - Thể thao - Du lịch" },
    { "Sở VHTT&DL", "Sở Văn hoá, Thể thao và Du lịch" },
    { "Hội Hữu nghị Việt Nam - Trung Quốc", "Hội Hữu nghị Việt Nam – Trung Quốc" },
  };
  BangLibrary *library = fixture->library;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      gint64 id = add_one (library, BANG_ENTITY_ORGANISATION, same[i][0], BANG_SIDE_UNKNOWN, NULL);

      g_assert_cmpint (add_one (library, BANG_ENTITY_ORGANISATION, same[i][1], BANG_SIDE_UNKNOWN, NULL), ==, id);
    }
  g_assert_cmpint (add_one (library, BANG_ENTITY_ORGANISATION, "UBND tỉnh Lai Châu", BANG_SIDE_UNKNOWN, NULL), !=,
                   add_one (library, BANG_ENTITY_ORGANISATION, "UBND tỉnh Lào Cai", BANG_SIDE_UNKNOWN, NULL));
  g_assert_cmpint (add_one (library, BANG_ENTITY_ORGANISATION, "—", BANG_SIDE_UNKNOWN, NULL), !=, 0);
  assert_sound (library);
}

static void
test_card (LibraryFixture *fixture,
           gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (BangEntityCard) card = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  for (guint i = 0; i < 4; i++)
    {
      BangFacts *facts = facts_of_day ("TALKS", i < 3 ? 2020 + i : 0, 3, 4);
      g_autoptr (BangArticle) article = NULL;

      add_named (facts, BANG_ENTITY_PERSON, "Vũ Xuân Cường", BANG_SIDE_VN, i < 2 ? "Phó Chủ tịch" : "Chủ tịch");
      add_named (facts, BANG_ENTITY_PERSON, "Vũ Xuân Cường", BANG_SIDE_VN, i < 2 ? "PHÓ CHỦ TỊCH" : "Chủ tịch");
      if (i > 0)
        add_named (facts, BANG_ENTITY_PERSON, "Triệu Thụy Quân", BANG_SIDE_CN, "Châu trưởng");
      if (i > 1)
        add_named (facts, BANG_ENTITY_ORGANISATION, "Sở Ngoại vụ", BANG_SIDE_VN, NULL);
      add_named (facts, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, "province");
      article = add_facts (library, facts);
      id = article->entity_ids[0];
    }

  card = bang_library_get_entity (library, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (card->row->name, ==, "Vũ Xuân Cường");
  g_assert_cmpuint (card->row->n_articles, ==, 4);
  g_assert_cmpuint (card->articles->len, ==, 4);
  g_assert_cmpuint (((BangArticleRow *) g_ptr_array_index (card->articles, 0))->date.year, ==, 2022);
  g_assert_cmpuint (((BangArticleRow *) g_ptr_array_index (card->articles, 3))->date.year, ==, 0);

  g_assert_cmpuint (card->tenures->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const BangTenure *tenure = g_ptr_array_index (card->tenures, i);

      g_assert_cmpstr (tenure->title, ==, i == 0 ? "Chủ tịch" : "Phó Chủ tịch");
      g_assert_cmpuint (tenure->first.year, ==, i == 0 ? 2022 : 2020);
      g_assert_cmpuint (tenure->last.year, ==, i == 0 ? 2022 : 2021);
      g_assert_cmpuint (tenure->n_articles, ==, 2);
    }

  g_assert_cmpuint (card->together->len, ==, 2);
  g_assert_cmpstr (((BangEntityRow *) g_ptr_array_index (card->together, 0))->name, ==, "Triệu Thụy Quân");
  g_assert_cmpuint (((BangEntityRow *) g_ptr_array_index (card->together, 0))->n_articles, ==, 3);
  g_assert_cmpuint (((BangEntityRow *) g_ptr_array_index (card->together, 1))->n_articles, ==, 2);

  g_assert_null (bang_library_get_entity (library, 12345, NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
}

/* Taking claims back takes the first and last day of an office back, too. */
static void
test_tenure_follows (LibraryFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (BangEntityCard) card = NULL;
  const BangTenure *tenure;
  gint64 id;

  for (guint i = 0; i < 3; i++)
    {
      BangFacts *facts = facts_of_day ("TALKS", 2020 + i, 1, 1);
      g_autofree char *path = g_strdup_printf ("/tenure/%u", i);
      g_autofree char *text = g_strdup_printf ("Bài\n\nSố %u.\n", i);

      add_named (facts, BANG_ENTITY_PERSON, "A Lềnh", BANG_SIDE_VN, "Chủ tịch");
      add_text (fixture->library, path, text, facts);
    }
  add_text (fixture->library, "/tenure/2", "Bài\n\nKhông còn ai.\n", NULL);

  {
    g_autoptr (BangArticle) article = bang_library_get_article (fixture->library, 1, NULL, NULL);

    id = article->entity_ids[0];
  }
  card = bang_library_get_entity (fixture->library, id, NULL, NULL);
  g_assert_cmpuint (card->row->n_articles, ==, 2);
  g_assert_cmpuint (card->tenures->len, ==, 1);
  tenure = g_ptr_array_index (card->tenures, 0);
  g_assert_cmpuint (tenure->first.year, ==, 2020);
  g_assert_cmpuint (tenure->last.year, ==, 2021);
  g_assert_cmpuint (tenure->n_articles, ==, 2);
  assert_sound (fixture->library);
}

/* Who led a delegation twice was not its leader from the first time to the last. */
static void
test_role_is_no_tenure (LibraryFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (BangEntityCard) card = NULL;
  g_autoptr (BangArticle) article = NULL;
  const char * const offices[] = { "Trưởng đoàn", "Trưởng đoàn ĐBQH tỉnh" };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      BangFacts *facts = facts_of_day ("TALKS", 2020 + i, 1, 1);
      g_autofree char *path = g_strdup_printf ("/role/%u", i);
      g_autofree char *text = g_strdup_printf ("Bài\n\nSố %u.\n", i);

      add_named (facts, BANG_ENTITY_PERSON, "A Lềnh", BANG_SIDE_VN, offices[i]);
      add_text (fixture->library, path, text, facts);
    }

  article = bang_library_get_article (fixture->library, 1, NULL, NULL);
  card = bang_library_get_entity (fixture->library, article->entity_ids[0], NULL, NULL);
  g_assert_cmpuint (card->tenures->len, ==, 1);
  g_assert_cmpstr (((BangTenure *) g_ptr_array_index (card->tenures, 0))->title, ==, offices[1]);
}

static void
add_place (BangFacts  *facts,
           const char *place)
{
  g_ptr_array_add (((BangEvent *) g_ptr_array_index (facts->events, 0))->places, g_strdup (place));
}

static void
test_relations (LibraryFixture *fixture,
                gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (BangRelations) relations = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (BangArticle) same = NULL;
  g_autoptr (BangArticle) people = NULL;
  BangFacts *facts;
  BangRelated *related;

  for (guint i = 0; i < 30; i++)
    {
      BangFacts *other = facts_of_day ("TALKS", 2010, 1 + i % 12, 1 + i % 28);

      add_named (other, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, "province");
      bang_article_unref (add_facts (library, other));
    }

  facts = facts_of_day ("TALKS", 2023, 1, 18);
  add_place (facts, "huyện Hà Khẩu");
  add_place (facts, "tỉnh Vân Nam");
  add_named (facts, BANG_ENTITY_PERSON, "Vũ Xuân Cường", BANG_SIDE_VN, "Phó Bí thư")->present = TRUE;
  add_named (facts, BANG_ENTITY_PERSON, "Đổng Chí Vân", BANG_SIDE_CN, "Phó Chủ tịch")->present = TRUE;
  add_named (facts, BANG_ENTITY_PLACE, "Lào Cai", BANG_SIDE_VN, "province");
  add_named (facts, BANG_ENTITY_ORGANISATION, "Sở Du lịch", BANG_SIDE_VN, NULL);
  article = add_facts (library, facts);

  /* The next day's report of it, filed as a visit, from the province. */
  facts = facts_of_day ("VISIT", 2023, 1, 19);
  add_place (facts, "Tỉnh Vân Nam");
  add_named (facts, BANG_ENTITY_PERSON, "Đổng Chí Vân", BANG_SIDE_CN, NULL)->present = TRUE;
  same = add_facts (library, facts);

  /* Another meeting in the province that day. */
  facts = facts_of_day ("CONF", 2023, 1, 18);
  add_place (facts, "tỉnh Vân Nam");
  bang_article_unref (add_facts (library, facts));

  /* The same people, months later. */
  facts = facts_of_day ("CONF", 2023, 6, 1);
  add_named (facts, BANG_ENTITY_PERSON, "Vũ Xuân Cường", BANG_SIDE_VN, NULL);
  add_named (facts, BANG_ENTITY_PERSON, "Đổng Chí Vân", BANG_SIDE_CN, NULL);
  people = add_facts (library, facts);

  /* The same day, another matter. */
  facts = facts_of_day ("AWARD", 2023, 1, 18);
  add_place (facts, "huyện Hà Khẩu");
  bang_article_unref (add_facts (library, facts));

  relations = bang_library_get_relations (library, article->row->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (relations->people->len, ==, 2);
  g_assert_cmpstr (((BangEntityRow *) g_ptr_array_index (relations->people, 0))->name, ==, "Vũ Xuân Cường");
  g_assert_true (((BangEntityRow *) g_ptr_array_index (relations->people, 0))->present);
  g_assert_cmpuint (((BangEntityRow *) g_ptr_array_index (relations->people, 0))->n_articles, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (((BangEntityRow *) g_ptr_array_index (relations->people, 0))->titles, 0),
                   ==, "Phó Bí thư");
  g_assert_cmpuint (relations->organisations->len, ==, 1);
  g_assert_cmpuint (relations->places->len, ==, 1);
  g_assert_cmpuint (((BangEntityRow *) g_ptr_array_index (relations->places, 0))->n_articles, ==, 31);

  g_assert_cmpuint (relations->same_event->len, ==, 1);
  related = g_ptr_array_index (relations->same_event, 0);
  g_assert_cmpint (related->row->id, ==, same->row->id);
  g_assert_cmpint (related->reason, ==, BANG_REASON_SAME_EVENT);

  g_assert_cmpuint (relations->related->len, >=, 1);
  related = g_ptr_array_index (relations->related, 0);
  g_assert_cmpint (related->row->id, ==, people->row->id);
  g_assert_cmpint (related->reason, ==, BANG_REASON_PEOPLE);
  g_assert_cmpuint (related->shared->len, ==, 2);
  /* What everyone shares is no relation. */
  g_assert_cmpuint (relations->related->len, ==, 1);

  g_assert_null (bang_library_get_relations (library, 999, NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
}

static gint64
add_meeting (BangLibrary *library,
             const char  *place)
{
  BangFacts *facts = facts_of_day ("TALKS", 2023, 1, 18);
  g_autoptr (BangArticle) article = NULL;

  add_named (facts, BANG_ENTITY_PLACE, "Trung Quốc", BANG_SIDE_CN, "country");
  add_place (facts, place);
  article = add_facts (library, facts);
  return article->row->id;
}

/* One county on one day is one event; one country is not. */
static void
test_wide_place (LibraryFixture *fixture,
                 gconstpointer   data)
{
  const char *places[] = { "huyện Hà Khẩu", "Trung Quốc" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (BangRelations) relations = NULL;
      gint64 id;

      add_meeting (fixture->library, places[i]);
      id = add_meeting (fixture->library, places[i]);
      relations = bang_library_get_relations (fixture->library, id, NULL, NULL);
      g_assert_cmpuint (relations->same_event->len, ==, i == 0 ? 1 : 0);
    }
}

/* Without a year there is no day to be the same. */
static void
test_no_date (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (BangRelations) relations = NULL;
  gint64 id = 0;

  for (guint i = 0; i < 2; i++)
    {
      BangFacts *facts = facts_of_day ("VISIT", 0, 1, 26);
      g_autoptr (BangArticle) article = NULL;

      add_place (facts, "châu Văn Sơn");
      article = add_facts (fixture->library, facts);
      id = article->row->id;
    }
  relations = bang_library_get_relations (fixture->library, id, NULL, NULL);
  g_assert_cmpuint (relations->same_event->len, ==, 0);
  g_assert_cmpuint (relations->related->len, ==, 0);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/relations/persons", test_persons);
  add ("/library/relations/places", test_places);
  add ("/library/relations/bodies", test_bodies);
  add ("/library/relations/card", test_card);
  add ("/library/relations/tenure-follows", test_tenure_follows);
  add ("/library/relations/role-is-no-tenure", test_role_is_no_tenure);
  add ("/library/relations/relations", test_relations);
  add ("/library/relations/wide-place", test_wide_place);
  add ("/library/relations/no-date", test_no_date);

  return g_test_run ();
}
