/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found, counted, with what a reader said of it; and finding by what a
 * reader said. A count is always what the same condition finds. */
#include "browse-fixture.h"
#include "library/bang-personal.h"

/* Six articles of 2021 to 2026; the last one's year is not known. */
static void
fill (BangLibrary *library,
      gint64       ids[6])
{
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("Tin số %u về hợp tác", i);
      g_autofree char *path = g_strdup_printf ("/a/%u.txt", i);
      Draft draft = draft_new (title, i % 2 == 0 ? "TALKS" : "VISIT", i == 5 ? 0 : 2021 + i, 3, 1 + i);

      draft.event->date.basis = i == 5 ? BANG_BASIS_UNKNOWN : i == 4 ? BANG_BASIS_INFERRED : BANG_BASIS_STATED;
      draft_say (&draft, "Hai bên bàn về đường sắt.", NULL);
      if (i < 3)
        draft_propose (&draft, "Lào Cai", "Vân Nam", "Mở tuyến tàu", "đường sắt",
                       draft_say (&draft, "Lào Cai đề nghị Vân Nam mở tuyến tàu.", NULL));
      ids[i] = draft_add (&draft, library, path);
    }
}

static guint
count (BangLibrary *library,
       const char  *typed)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) newest = bang_library_search (library, query, BANG_SORT_NEWEST, 0, NULL, &error);
  g_autoptr (GArray) oldest = NULL;
  g_autoptr (GArray) best = NULL;

  g_assert_no_error (error);
  oldest = bang_library_search (library, query, BANG_SORT_OLDEST, 0, NULL, &error);
  g_assert_no_error (error);
  best = bang_library_search (library, query, BANG_SORT_RELEVANCE, 3, NULL, &error);
  g_assert_no_error (error);

  /* Whatever the order, the same are found. */
  g_assert_cmpuint (oldest->len, ==, newest->len);
  g_assert_cmpuint (best->len, ==, MIN (newest->len, 3));
  return newest->len;
}

static BangFacets *
get_facets (BangLibrary *library,
            const char  *typed)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (GError) error = NULL;
  BangFacets *facets = bang_library_get_facets (library, query, 10, NULL, &error);

  g_assert_no_error (error);
  return facets;
}

static guint
get_count (BangFacets *facets,
           BangFacet   facet,
           const char *value)
{
  for (guint i = 0; i < facets->values[facet]->len; i++)
    {
      const BangFacetValue *row = g_ptr_array_index (facets->values[facet], i);

      if (g_str_equal (row->value, value))
        return row->n_articles;
    }
  return 0;
}

static void
set_up_reader (BangLibrary  *library,
               const gint64  ids[6],
               char        **tag)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangPersonalChange) starred = NULL;
  g_autoptr (BangPersonalChange) created = NULL;
  g_autoptr (BangPersonalChange) tagged = NULL;
  g_autoptr (BangPersonalChange) made = NULL;
  g_autoptr (BangPersonalChange) collected = NULL;
  g_autofree char *collection = NULL;

  starred = bang_library_set_starred (library, ids, 2, TRUE, &error);
  g_assert_no_error (error);
  created = bang_library_create_tag (library, "Cần đọc", NULL, tag, &error);
  g_assert_no_error (error);
  tagged = bang_library_set_tagged (library, *tag, ids + 1, 3, TRUE, &error);
  g_assert_no_error (error);
  made = bang_library_create_collection (library, "Hồ sơ 2026", &collection, &error);
  g_assert_no_error (error);
  collected = bang_library_set_collected (library, collection, ids + 5, 1, TRUE, &error);
  g_assert_no_error (error);
}

static void
test_find (LibraryFixture *fixture,
           gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autofree char *tag = NULL;
  gint64 ids[6];

  fill (library, ids);
  g_assert_cmpuint (count (library, "starred:yes"), ==, 0);
  g_assert_cmpuint (count (library, "starred:no"), ==, 6);
  set_up_reader (library, ids, &tag);

  g_assert_cmpuint (count (library, "starred:yes"), ==, 2);
  g_assert_cmpuint (count (library, "sao:không"), ==, 4);
  g_assert_cmpuint (count (library, "hợp tác sao:có"), ==, 2);
  g_assert_cmpuint (count (library, "nowhere sao:có"), ==, 0);
  g_assert_cmpuint (count (library, "tag:\"Cần đọc\""), ==, 3);
  g_assert_cmpuint (count (library, "nhãn:\"can doc\""), ==, 3);
  g_assert_cmpuint (count (library, "nhãn:\"cân đọc\""), ==, 0);
  g_assert_cmpuint (count (library, "nhãn:cần"), ==, 0);
  g_assert_cmpuint (count (library, "starred:yes tag:\"cần đọc\""), ==, 1);
  g_assert_cmpuint (count (library, "starred:yes OR tag:\"cần đọc\""), ==, 4);
  g_assert_cmpuint (count (library, "-starred:yes -tag:\"cần đọc\""), ==, 2);
  g_assert_cmpuint (count (library, "-(starred:yes OR tag:\"cần đọc\")"), ==, 2);
  g_assert_cmpuint (count (library, "starred:yes OR year:2025"), ==, 3);
  g_assert_cmpuint (count (library, "(starred:yes OR -year:2025) type:TALKS"), ==, 2);
  g_assert_cmpuint (count (library, "collection:\"hồ sơ 2026\""), ==, 1);
  g_assert_cmpuint (count (library, "field:\"đường sắt\""), ==, 3);
}

static void
test_certainty (LibraryFixture *fixture,
                gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  gint64 ids[6];

  fill (library, ids);
  g_assert_cmpuint (count (library, "date:check"), ==, 2);
  g_assert_cmpuint (count (library, "ngày:chưa-rõ"), ==, 1);
  g_assert_cmpuint (count (library, "date:inferred"), ==, 1);
  g_assert_cmpuint (count (library, "-date:check"), ==, 4);
}

static void
test_counts (LibraryFixture *fixture,
             gconstpointer   data)
{
  static const char * const typed[] = { "", "hợp tác", "type:TALKS", "starred:yes", "-starred:yes", "nowhere" };
  BangLibrary *library = fixture->library;
  g_autofree char *tag = NULL;
  gint64 ids[6];

  fill (library, ids);
  set_up_reader (library, ids, &tag);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (BangFacets) facets = get_facets (library, typed[i]);
      static const struct
      {
        BangFacet facet;
        const char *value;
        const char *typed;
      } cases[] = {
        { BANG_FACET_YEAR, "2022", "year:2022" },
        { BANG_FACET_TYPE, "TALKS", "type:TALKS" },
        { BANG_FACET_SUBJECT, "đường sắt", "field:\"đường sắt\"" },
        { BANG_FACET_TAG, "Cần đọc", "tag:\"Cần đọc\"" },
        { BANG_FACET_COLLECTION, "Hồ sơ 2026", "collection:\"Hồ sơ 2026\"" },
      };
      g_autofree char *starred = g_strconcat (typed[i], " starred:yes", NULL);
      g_autofree char *check = g_strconcat (typed[i], " date:check", NULL);

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        {
          g_autofree char *both = g_strconcat (typed[i], " ", cases[j].typed, NULL);

          g_assert_cmpuint (get_count (facets, cases[j].facet, cases[j].value), ==, count (library, both));
        }
      g_assert_cmpuint (facets->n_found, ==, count (library, typed[i]));
      g_assert_cmpuint (facets->n_starred, ==, count (library, starred));
      g_assert_cmpuint (facets->n_check, ==, count (library, check));
    }
}

/* An article with two events, and with entries of two fields and of none. */
static void
fill_rows (BangLibrary *library,
           gint64       ids[6])
{
  Draft draft = draft_new ("Lào Cai thăm và hội đàm với Hồng Hà", "TALKS", 2024, 5, 6);
  BangEvent *visit = bang_event_new ("VISIT");
  BangEvidence evidence = draft_say (&draft, "Hai bên bàn về đường sắt và du lịch.", NULL);
  g_autofree char *tag = NULL;

  visit->date = draft.event->date;
  visit->date.start.year = visit->date.end.year = 2019;
  visit->date.evidence = visit->evidence = evidence;
  g_ptr_array_add (draft.facts->events, visit);
  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_VISITOR);
  draft_side (&draft, "Hồng Hà", BANG_SIDE_CN, BANG_SIDE_ROLE_HOST);
  draft_propose (&draft, "Lào Cai", "Hồng Hà", "Mở tuyến tàu", "đường sắt", evidence);
  draft_propose (&draft, "Lào Cai", "Hồng Hà", "Nối đường ray", "đường sắt", evidence);
  draft_propose (&draft, "Hồng Hà", "Lào Cai", "Mở tua", "du lịch", evidence);
  draft_propose (&draft, "Hồng Hà", "Lào Cai", "Gặp lại", NULL, evidence);
  fill (library, ids);
  draft_add (&draft, library, "/b/1.txt");
  set_up_reader (library, ids, &tag);
}

static guint
count_events (BangLibrary *library,
              const char  *typed,
              const char  *type,
              guint        year)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (GArray) ids = bang_library_find_events (library, &(BangEventFilter) { query, type, year, year },
                                                     -1, NULL, NULL);

  return ids->len;
}

static guint
count_entries (BangLibrary *library,
               const char  *typed,
               const char  *field,
               const char  *counterpart)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (GArray) ids = NULL;

  ids = bang_library_find_ledger (library, &(BangLedgerFilter) { query, BANG_LEDGER_PROPOSALS, field, counterpart },
                                  -1, NULL, NULL);
  return ids->len;
}

/* A number is that of the rows which choosing its value leaves. */
static void
test_rows (LibraryFixture *fixture,
           gconstpointer   data)
{
  static const char * const typed[] = { "", "hợp tác", "starred:yes", "hội đàm", "nowhere" };
  BangLibrary *library = fixture->library;
  gint64 ids[6];

  fill_rows (library, ids);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (BangQuery) query = bang_query_parse (typed[i], BANG_QUERY_TYPED);
      g_autoptr (BangFacets) events = NULL;
      g_autoptr (BangFacets) entries = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *tagged = g_strconcat (typed[i], " tag:\"Cần đọc\"", NULL);
      g_autofree char *starred = g_strconcat (typed[i], " starred:yes", NULL);
      g_autofree char *dated = g_strconcat (typed[i], " year:2022", NULL);

      events = bang_library_get_event_facets (library, &(BangEventFilter) { .query = query }, 10, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (events->n_rows, ==, count_events (library, typed[i], NULL, 0));
      g_assert_cmpuint (get_count (events, BANG_FACET_TYPE, "VISIT"), ==, count_events (library, typed[i], "VISIT", 0));
      g_assert_cmpuint (get_count (events, BANG_FACET_TYPE, "TALKS"), ==, count_events (library, typed[i], "TALKS", 0));
      g_assert_cmpuint (get_count (events, BANG_FACET_YEAR, "2019"), ==, count_events (library, typed[i], NULL, 2019));
      g_assert_cmpuint (get_count (events, BANG_FACET_YEAR, "2024"), ==, count_events (library, typed[i], NULL, 2024));
      g_assert_cmpuint (get_count (events, BANG_FACET_TAG, "Cần đọc"), ==, count_events (library, tagged, NULL, 0));
      g_assert_cmpuint (events->n_starred, ==, count_events (library, starred, NULL, 0));

      entries = bang_library_get_ledger_facets (library, &(BangLedgerFilter) { query, BANG_LEDGER_PROPOSALS }, 10,
                                                NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (entries->n_rows, ==, count_entries (library, typed[i], NULL, NULL));
      g_assert_cmpuint (get_count (entries, BANG_FACET_SUBJECT, "đường sắt"), ==,
                        count_entries (library, typed[i], "đường sắt", NULL));
      g_assert_cmpuint (get_count (entries, BANG_FACET_SUBJECT, "du lịch"), ==,
                        count_entries (library, typed[i], "du lịch", NULL));
      g_assert_cmpuint (get_count (entries, BANG_FACET_COUNTERPART, "Hồng Hà"), ==,
                        count_entries (library, typed[i], NULL, "Hồng Hà"));
      g_assert_cmpuint (get_count (entries, BANG_FACET_YEAR, "2022"), ==, count_entries (library, dated, NULL, NULL));
      g_assert_cmpuint (get_count (entries, BANG_FACET_TAG, "Cần đọc"), ==, count_entries (library, tagged, NULL, NULL));
    }
}

#define ADD(name, func) \
  g_test_add ("/library/facets/" name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("find", test_find);
  ADD ("certainty", test_certainty);
  ADD ("counts", test_counts);
  ADD ("rows", test_rows);

  return g_test_run ();
}
