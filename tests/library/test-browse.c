/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events, names and facets, as they are browsed. */
#include "browse-fixture.h"

#include "library/bang-decide.h"

/* Four articles: a talk told twice, a later visit, a thing without a year. */
static void
fill (BangLibrary *library,
      gint64      *ids)
{
  Draft draft = draft_new ("Lào Cai hội đàm với Hồng Hà", "TALKS", 2023, 1, 18);
  BangEvidence evidence = draft_say (&draft, "Dẫn đầu đoàn là ông Vũ Xuân Cường.", "Vũ Xuân Cường");
  BangEvidence other = draft_say (&draft, "Chủ trì phía bạn có ông Đổng Chí Vân. Ông nói ngắn.", "Đổng Chí Vân");
  BangRelation *relation = bang_relation_new ();

  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_VISITOR);
  draft_side (&draft, "Hồng Hà", BANG_SIDE_CN, BANG_SIDE_ROLE_HOST);
  g_ptr_array_add (draft.event->places, g_strdup ("huyện Hà Khẩu"));
  draft_person (&draft, "Vũ Xuân Cường", "Phó Bí thư Tỉnh ủy", 0, BANG_ROLE_HEAD, evidence);
  draft_person (&draft, "Đổng Chí Vân", "Phó Chủ tịch", 1, BANG_ROLE_HOST, other);
  draft_place (&draft, "Hồng Hà", "prefecture", BANG_SIDE_CN, draft_say (&draft, "Châu Hồng Hà.", "Hồng Hà"));
  relation->subject = g_strdup ("Vũ Xuân Cường");
  relation->predicate = g_intern_static_string ("met");
  relation->object = g_strdup ("Đổng Chí Vân");
  relation->evidence = evidence;
  g_ptr_array_add (draft.facts->relations, relation);
  ids[0] = draft_add (&draft, library, "/1");

  draft = draft_new ("Hai địa phương hội đàm", "TALKS", 2023, 1, 18);
  g_ptr_array_add (draft.event->places, g_strdup ("huyện Hà Khẩu"));
  draft_say (&draft, "Tin thứ hai về cuộc hội đàm.", NULL);
  ids[1] = draft_add (&draft, library, "/2");

  draft = draft_new ("Đoàn thăm Văn Sơn", "VISIT", 2024, 1, 26);
  evidence = draft_say (&draft, "Ông Vũ Xuân Cường sang thăm.", "Vũ Xuân Cường");
  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_VISITOR);
  draft_person (&draft, "Vũ Xuân Cường", "Chủ tịch UBND tỉnh", 0, BANG_ROLE_HEAD, evidence);
  draft_place (&draft, "Hồng Hà", "river", BANG_SIDE_VN, evidence);
  ids[2] = draft_add (&draft, library, "/3");

  draft = draft_new ("Gặp mặt đầu xuân", "COURTESY", 0, 1, 26);
  draft_say (&draft, "Không rõ năm nào.", NULL);
  ids[3] = draft_add (&draft, library, "/4");
}

static void
assert_events (BangLibrary           *library,
               const BangEventFilter *filter,
               const char            *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bang_library_list_events (library, filter, 0, 100, NULL, NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const BangEventRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (found, i > 0 ? " %s/%s" : "%s/%s", row->article->path, row->type);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_events (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autoptr (BangQuery) query = bang_query_parse ("van son", BANG_QUERY_TYPED);
  g_autoptr (BangQuery) nothing = bang_query_parse ("không-có-gì-như-thế", BANG_QUERY_TYPED);
  BangEventFilter filter = { NULL, NULL, 0, 0, BANG_SORT_NEWEST };
  gint64 ids[4];

  fill (fixture->library, ids);
  assert_events (fixture->library, NULL, "/3/VISIT /2/TALKS /1/TALKS /4/COURTESY");
  filter.sort = BANG_SORT_OLDEST;
  assert_events (fixture->library, &filter, "/1/TALKS /2/TALKS /3/VISIT /4/COURTESY");
  filter.type = "TALKS";
  assert_events (fixture->library, &filter, "/1/TALKS /2/TALKS");
  filter.type = NULL;
  filter.first_year = 2024;
  assert_events (fixture->library, &filter, "/3/VISIT");
  filter.first_year = 0;
  filter.last_year = 2023;
  assert_events (fixture->library, &filter, "/1/TALKS /2/TALKS");
  filter.last_year = 0;
  filter.query = query;
  assert_events (fixture->library, &filter, "/3/VISIT");
  filter.query = nothing;
  assert_events (fixture->library, &filter, "");
}

static void
test_event_row (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const BangEventRow *row;
  const BangEventSideRow *side;
  gint64 ids[4];
  gint64 wanted[2];

  fill (fixture->library, ids);
  /* The second article tells of the same: near enough to ask a person. */
  g_assert_cmpint (bang_library_join_events (fixture->library, ids[0], ids[1], &error), !=, 0);
  wanted[0] = BANG_EVENT_ID (ids[0], 0);
  wanted[1] = BANG_EVENT_ID (ids[0], 7);
  rows = bang_library_get_events (fixture->library, wanted, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (g_ptr_array_index (rows, 1));

  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->id, ==, wanted[0]);
  g_assert_true (g_uuid_string_is_valid (row->uuid));
  g_assert_cmpstr (row->title, ==, "Lào Cai hội đàm với Hồng Hà");
  g_assert_cmpuint (row->start.year, ==, 2023);
  g_assert_cmpint (row->basis, ==, BANG_BASIS_STATED);
  g_assert_cmpstr (g_ptr_array_index (row->places, 0), ==, "huyện Hà Khẩu");
  g_assert_cmpuint (row->n_people, ==, 2);
  g_assert_cmpstr (row->quote, ==, "Lào Cai hội đàm với Hồng Hà");
  g_assert_cmpstr (row->rule, ==, "from-title");

  g_assert_cmpuint (row->sides->len, ==, 2);
  side = g_ptr_array_index (row->sides, 1);
  g_assert_cmpstr (side->label, ==, "Hồng Hà");
  g_assert_cmpint (side->role, ==, BANG_SIDE_ROLE_HOST);
  g_assert_cmpstr (side->head, ==, "Đổng Chí Vân");
  g_assert_cmpstr (side->head_title, ==, "Phó Chủ tịch");
  g_assert_cmpstr (side->head_quote, ==, "Chủ trì phía bạn có ông Đổng Chí Vân.");

  g_assert_cmpuint (row->n_articles, ==, 2);
  g_assert_cmpint (g_array_index (row->same, gint64, 0), ==, ids[1]);
}

static void
test_pages (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) past = NULL;
  g_autoptr (GArray) few = NULL;
  gint64 ids[4];
  guint total;

  fill (fixture->library, ids);
  rows = bang_library_list_events (fixture->library, NULL, 1, 2, &total, NULL, NULL);
  g_assert_cmpuint (total, ==, 4);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (((BangEventRow *) g_ptr_array_index (rows, 0))->article->id, ==, ids[1]);
  past = bang_library_list_events (fixture->library, NULL, 90, 2, &total, NULL, NULL);
  g_assert_cmpuint (past->len, ==, 0);
  few = bang_library_find_events (fixture->library, NULL, 1, NULL, NULL);
  g_assert_cmpuint (few->len, ==, 1);
}

static void
test_periods (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (BangQuery) query = bang_query_parse ("\"hội đàm\"", BANG_QUERY_TYPED);
  BangEventFilter filter = { query, NULL, 0, 0, BANG_SORT_NEWEST };
  g_autoptr (GArray) years = NULL;
  g_autoptr (GArray) months = NULL;
  const BangPeriod *period;
  gint64 ids[4];

  fill (fixture->library, ids);
  years = bang_library_count_events_by_year (fixture->library, NULL, NULL, NULL);
  g_assert_cmpuint (years->len, ==, 3);
  period = &g_array_index (years, BangPeriod, 0);
  g_assert_cmpuint (period->year, ==, 0);
  g_assert_cmpuint (period->n_events, ==, 1);
  period = &g_array_index (years, BangPeriod, 1);
  g_assert_cmpuint (period->year, ==, 2023);
  g_assert_cmpuint (period->n_events, ==, 2);

  months = bang_library_count_events_by_month (fixture->library, &filter, NULL, NULL);
  g_assert_cmpuint (months->len, ==, 1);
  period = &g_array_index (months, BangPeriod, 0);
  g_assert_cmpuint (period->year, ==, 2023);
  g_assert_cmpuint (period->month, ==, 1);
  g_assert_cmpuint (period->n_events, ==, 2);
}

static void
assert_names (BangLibrary     *library,
              gboolean         any_kind,
              BangEntityKind   kind,
              const char      *words,
              BangEntityOrder  order,
              const char      *expected)
{
  BangEntityFilter filter = { any_kind, kind, words, order };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bang_library_list_entities (library, &filter, 0, 100, NULL, NULL, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (found, i > 0 ? "; %s" : "%s", ((BangEntityRow *) g_ptr_array_index (rows, i))->name);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_entities (LibraryFixture *fixture,
               gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  gint64 ids[4];

  fill (library, ids);
  assert_names (library, FALSE, BANG_ENTITY_PERSON, NULL, BANG_ENTITY_ORDER_COUNT, "Vũ Xuân Cường; Đổng Chí Vân");
  assert_names (library, FALSE, BANG_ENTITY_ORGANISATION, NULL, BANG_ENTITY_ORDER_COUNT, "");
  /* By the given name: Cường, then Vân. */
  assert_names (library, FALSE, BANG_ENTITY_PERSON, "", BANG_ENTITY_ORDER_NAME, "Vũ Xuân Cường; Đổng Chí Vân");
  assert_names (library, TRUE, BANG_ENTITY_PERSON, "vu cuo", BANG_ENTITY_ORDER_COUNT, "Vũ Xuân Cường");
  assert_names (library, TRUE, BANG_ENTITY_PERSON, "DONG", BANG_ENTITY_ORDER_NAME, "Đổng Chí Vân");
  assert_names (library, TRUE, BANG_ENTITY_PERSON, "đổng", BANG_ENTITY_ORDER_COUNT, "Đổng Chí Vân");
  /* With other marks it is another name; the middle of a word is no beginning. */
  assert_names (library, TRUE, BANG_ENTITY_PERSON, "đông", BANG_ENTITY_ORDER_COUNT, "");
  assert_names (library, TRUE, BANG_ENTITY_PERSON, "ong", BANG_ENTITY_ORDER_COUNT, "");
  assert_names (library, TRUE, BANG_ENTITY_PERSON, "' OR 1=1 --", BANG_ENTITY_ORDER_COUNT, "");
}

static void
test_look_up (LibraryFixture *fixture,
              gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (BangEntityCard) card = NULL;
  g_autofree char *number = NULL;
  gint64 ids[4];
  gint64 id;

  fill (library, ids);
  id = bang_library_look_up_entity (library, "Vũ Xuân Cường", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  g_assert_cmpint (bang_library_look_up_entity (library, " vu  xuan cuong ", NULL, NULL), ==, id);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_assert_cmpint (bang_library_look_up_entity (library, number, NULL, NULL), ==, id);
  card = bang_library_get_entity (library, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (bang_library_look_up_entity (library, card->row->uuid, NULL, NULL), ==, id);

  /* Wrong marks are another name, not a slip. */
  g_assert_cmpint (bang_library_look_up_entity (library, "Vũ Xuân Cương", NULL, &error), ==, 0);
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A prefecture and a river. */
  g_assert_cmpint (bang_library_look_up_entity (library, "Hồng Hà", NULL, &error), ==, 0);
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "(Prefecture)"));
  g_assert_nonnull (strstr (error->message, "(River)"));
  g_clear_error (&error);

  g_assert_null (bang_library_get_entity (library, 12345, NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
}

static void
test_entity (LibraryFixture *fixture,
             gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GPtrArray) named = NULL;
  g_autoptr (GPtrArray) sides = NULL;
  const BangAppearance *appearance;
  const BangRelationRow *relation;
  gint64 ids[4];
  gint64 id;

  fill (library, ids);
  id = bang_library_look_up_entity (library, "Vũ Xuân Cường", NULL, &error);
  events = bang_library_get_entity_events (library, id, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  appearance = g_ptr_array_index (events, 0);
  g_assert_cmpint (appearance->event->article->id, ==, ids[2]);
  appearance = g_ptr_array_index (events, 1);
  g_assert_true (appearance->has_role);
  g_assert_cmpint (appearance->role, ==, BANG_ROLE_HEAD);
  g_assert_cmpstr (appearance->side, ==, "Lào Cai");
  g_assert_cmpstr (appearance->title, ==, "Phó Bí thư Tỉnh ủy");
  g_assert_cmpstr (appearance->quote, ==, "Dẫn đầu đoàn là ông Vũ Xuân Cường.");

  relations = bang_library_get_entity_relations (library, id, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (relations->len, ==, 1);
  relation = g_ptr_array_index (relations, 0);
  g_assert_cmpstr (relation->predicate, ==, "met");
  g_assert_cmpstr (relation->object, ==, "Đổng Chí Vân");
  g_assert_cmpstr (relation->quote, ==, "Dẫn đầu đoàn là ông Vũ Xuân Cường.");
  g_assert_cmpint (relation->article_id, ==, ids[0]);

  /* The prefecture was a side. */
  named = bang_library_find_named (library, "Hồng Hà", NULL, NULL);
  g_assert_cmpuint (named->len, ==, 2);
  for (guint i = 0; i < named->len; i++)
    {
      const BangEntityRow *row = g_ptr_array_index (named, i);

      if (g_strcmp0 (row->place_kind, "prefecture") == 0)
        sides = bang_library_get_entity_events (library, row->id, 10, NULL, NULL);
    }
  g_assert_cmpuint (sides->len, ==, 1);
  appearance = g_ptr_array_index (sides, 0);
  g_assert_true (appearance->has_role);
  g_assert_cmpstr (appearance->side, ==, "Hồng Hà");

  g_assert_null (bang_library_get_entity_events (library, 12345, 10, NULL, &error));
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
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
test_facets (LibraryFixture *fixture,
             gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (BangQuery) query = bang_query_parse ("cường", BANG_QUERY_TYPED);
  g_autoptr (BangFacets) all = NULL;
  g_autoptr (BangFacets) some = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[4];

  fill (library, ids);
  all = bang_library_get_facets (library, NULL, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->n_found, ==, 4);
  g_assert_cmpuint (all->n_counted, ==, 4);
  g_assert_cmpuint (get_count (all, BANG_FACET_YEAR, "2023"), ==, 2);
  g_assert_cmpuint (get_count (all, BANG_FACET_YEAR, "2024"), ==, 1);
  g_assert_cmpuint (all->values[BANG_FACET_YEAR]->len, ==, 2);
  g_assert_cmpstr (((BangFacetValue *) g_ptr_array_index (all->values[BANG_FACET_YEAR], 0))->value, ==, "2024");
  g_assert_cmpuint (get_count (all, BANG_FACET_TYPE, "TALKS"), ==, 2);
  g_assert_cmpuint (get_count (all, BANG_FACET_PERSON, "Vũ Xuân Cường"), ==, 2);
  g_assert_cmpuint (get_count (all, BANG_FACET_PERSON, "Đổng Chí Vân"), ==, 1);

  /* What a facet says is what its words find. */
  some = bang_library_get_facets (library, query, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->n_found, ==, count_found (library, "cường"));
  g_assert_cmpuint (get_count (some, BANG_FACET_TYPE, "VISIT"), ==, count_found (library, "cường type:VISIT"));
  g_assert_cmpuint (get_count (some, BANG_FACET_TYPE, "TALKS"), ==, 1);
  g_assert_cmpuint (get_count (some, BANG_FACET_PERSON, "Vũ Xuân Cường"), ==, 2);
  g_assert_cmpuint (get_count (some, BANG_FACET_YEAR, "2023"), ==, 1);
}

static void
test_cancelled (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 ids[4];

  fill (fixture->library, ids);
  g_cancellable_cancel (cancellable);
  g_assert_null (bang_library_list_events (fixture->library, NULL, 0, 10, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (bang_library_list_entities (fixture->library, NULL, 0, 10, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (bang_library_list_ledger (fixture->library, NULL, 0, 10, TRUE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (bang_library_get_facets (fixture->library, NULL, 10, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

  ADD ("/browse/events", test_events);
  ADD ("/browse/event-row", test_event_row);
  ADD ("/browse/pages", test_pages);
  ADD ("/browse/periods", test_periods);
  ADD ("/browse/entities", test_entities);
  ADD ("/browse/look-up", test_look_up);
  ADD ("/browse/entity", test_entity);
  ADD ("/browse/facets", test_facets);
  ADD ("/browse/cancelled", test_cancelled);

  return g_test_run ();
}
