/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was signed, what was proposed, and what may have come of it. */
#include "browse-fixture.h"

#define RAIL "xây dựng đoạn đường sắt nối ga Lào Cai với ga Hà Khẩu Bắc"

static Draft
meet (const char *title,
      const char *other,
      guint       year)
{
  Draft draft = draft_new (title, "TALKS", year, 5, 20);

  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_VISITOR);
  draft_side (&draft, other, BANG_SIDE_CN, BANG_SIDE_ROLE_HOST);
  draft_person (&draft, "Vũ Văn Cài", NULL, 0, BANG_ROLE_HEAD, draft_say (&draft, "Ông Vũ Văn Cài.", "Vũ Văn Cài"));
  return draft;
}

/* 2022: asked for a railway, asked for trips. 2023: asked for the railway
 * again. 2024: signed about trips. 2024, elsewhere: signed about trips, too. */
static void
fill (BangLibrary *library,
      gint64      *ids)
{
  Draft draft = meet ("Lào Cai và Hồng Hà gặp nhau", "Hồng Hà", 2022);
  const char *said = "Ông Vũ Văn Cài đề nghị châu Hồng Hà " RAIL "; khôi phục các tuyến du lịch qua biên giới.";

  draft_propose (&draft, "Vũ Văn Cài", "châu Hồng Hà", RAIL "; khôi phục các tuyến du lịch qua biên giới", "du lịch",
                 draft_say (&draft, said, RAIL "; khôi phục các tuyến du lịch qua biên giới"));
  {
    BangProposal *whole = g_ptr_array_index (draft.event->proposals, 0);
    BangEvidence rail = whole->evidence;
    BangEvidence trips = whole->evidence;

    rail.span.end = rail.span.start + strlen (RAIL);
    trips.span.start = rail.span.end + strlen ("; ");
    draft_propose (&draft, "Vũ Văn Cài", "châu Hồng Hà", RAIL, "đường sắt", rail);
    draft_propose (&draft, "Vũ Văn Cài", "châu Hồng Hà", "khôi phục các tuyến du lịch qua biên giới", "du lịch", trips);
  }
  ids[0] = draft_add (&draft, library, "/2022");

  draft = meet ("Lào Cai làm việc với Hồng Hà", "Hồng Hà", 2023);
  said = "Ông Vũ Văn Cài mong châu Hồng Hà sớm " RAIL " để tàu qua lại.";
  draft_propose (&draft, "Vũ Văn Cài", "Hồng Hà", "sớm " RAIL, "đường sắt", draft_say (&draft, said, RAIL));
  ids[1] = draft_add (&draft, library, "/2023");

  draft = meet ("Lào Cai và Hồng Hà ký kết", "Hồng Hà", 2024);
  said = "Sở Du lịch tỉnh Lào Cai và Cục Văn hóa châu Hồng Hà ký bản ghi nhớ về khôi phục tuyến du lịch.";
  draft_sign (&draft, "bản ghi nhớ", "khôi phục tuyến du lịch", "Sở Du lịch tỉnh Lào Cai",
              "Cục Văn hóa châu Hồng Hà", draft_say (&draft, said, NULL));
  ids[2] = draft_add (&draft, library, "/2024");

  draft = meet ("Lào Cai và Văn Sơn ký kết, nhắc đến Hồng Hà", "Văn Sơn", 2024);
  said = "Sở Du lịch tỉnh Lào Cai và Cục Du lịch châu Văn Sơn ký bản ghi nhớ về khôi phục tuyến du lịch.";
  draft_sign (&draft, "bản ghi nhớ", "khôi phục tuyến du lịch", "Sở Du lịch tỉnh Lào Cai",
              "Cục Du lịch châu Văn Sơn", draft_say (&draft, said, NULL));
  ids[3] = draft_add (&draft, library, "/2024b");
}

static guint
count (BangLibrary            *library,
       const BangLedgerFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = bang_library_find_ledger (library, filter, -1, NULL, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_filters (LibraryFixture *fixture,
              gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (BangQuery) query = bang_query_parse ("2024", BANG_QUERY_TYPED);
  BangLedgerFilter filter = { NULL, BANG_LEDGER_ALL, NULL, NULL, BANG_SORT_NEWEST };
  gint64 ids[4];

  fill (library, ids);
  /* The list of two proposals is there in its parts. */
  g_assert_cmpuint (count (library, NULL), ==, 5);
  filter.kinds = BANG_LEDGER_AGREEMENTS;
  g_assert_cmpuint (count (library, &filter), ==, 2);
  filter.kinds = BANG_LEDGER_PROPOSALS;
  g_assert_cmpuint (count (library, &filter), ==, 3);
  filter.kinds = BANG_LEDGER_ALL;
  filter.field = "Đường sắt";
  g_assert_cmpuint (count (library, &filter), ==, 2);
  filter.field = "du lịch";
  g_assert_cmpuint (count (library, &filter), ==, 3);
  filter.field = NULL;

  filter.counterpart = "Hồng Hà";
  g_assert_cmpuint (count (library, &filter), ==, 4);
  filter.counterpart = "hong ha";
  g_assert_cmpuint (count (library, &filter), ==, 4);
  filter.counterpart = "Hồng Há";
  g_assert_cmpuint (count (library, &filter), ==, 0);
  filter.counterpart = "Văn Sơn";
  g_assert_cmpuint (count (library, &filter), ==, 1);
  filter.counterpart = "Vũ Văn Cài";
  g_assert_cmpuint (count (library, &filter), ==, 3);
  filter.counterpart = "\" OR title:* NOT (";
  g_assert_cmpuint (count (library, &filter), <=, 5);
  filter.counterpart = NULL;
  filter.query = query;
  g_assert_cmpuint (count (library, &filter), <=, 2);
}

static void
test_order (LibraryFixture *fixture,
            gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  BangLedgerFilter filter = { NULL, BANG_LEDGER_ALL, NULL, "Hồng Hà", BANG_SORT_OLDEST };
  g_autoptr (GArray) oldest = NULL;
  g_autoptr (GArray) newest = NULL;
  g_autoptr (GArray) few = NULL;
  gint64 ids[4];

  fill (library, ids);
  oldest = bang_library_find_ledger (library, &filter, -1, NULL, NULL);
  g_assert_cmpint (BANG_LEDGER_ID_ARTICLE (g_array_index (oldest, gint64, 0)), ==, ids[0]);
  g_assert_cmpint (BANG_LEDGER_ID_ARTICLE (g_array_index (oldest, gint64, 3)), ==, ids[2]);
  filter.sort = BANG_SORT_NEWEST;
  newest = bang_library_find_ledger (library, &filter, -1, NULL, NULL);
  g_assert_cmpint (BANG_LEDGER_ID_ARTICLE (g_array_index (newest, gint64, 0)), ==, ids[2]);
  few = bang_library_find_ledger (library, &filter, 1, NULL, NULL);
  g_assert_cmpuint (few->len, ==, 1);
}

static const BangLedgerRow *
find_row (GPtrArray  *rows,
          gint64      article,
          const char *beginning)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const BangLedgerRow *row = g_ptr_array_index (rows, i);

      if (row->article->id == article && g_str_has_prefix (row->text, beginning))
        return row;
    }
  g_assert_not_reached ();
}

static void
test_rows (LibraryFixture *fixture,
           gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const BangLedgerRow *row;
  gint64 ids[4];
  guint total;

  fill (library, ids);
  rows = bang_library_list_ledger (library, NULL, 0, 100, FALSE, &total, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (total, ==, 5);

  row = find_row (rows, ids[0], RAIL);
  g_assert_cmpint (row->kind, ==, BANG_LEDGER_PROPOSAL);
  g_assert_cmpstr (row->by, ==, "Vũ Văn Cài");
  g_assert_cmpstr (row->by_side, ==, "Lào Cai");
  g_assert_cmpstr (row->to_side, ==, "Hồng Hà");
  g_assert_cmpstr (row->field, ==, "đường sắt");
  g_assert_cmpuint (row->date.year, ==, 2022);
  g_assert_true (g_str_has_prefix (row->quote, "Ông Vũ Văn Cài đề nghị"));
  g_assert_true (g_str_has_suffix (row->quote, "qua biên giới."));
  g_assert_cmpint (row->status, ==, BANG_LEDGER_UNKNOWN);
  g_assert_cmpuint (row->follow_ups->len, ==, 0);

  row = find_row (rows, ids[2], "khôi phục");
  g_assert_cmpint (row->kind, ==, BANG_LEDGER_AGREEMENT);
  g_assert_cmpstr (row->agreement_kind, ==, "bản ghi nhớ");
  g_assert_cmpstr (row->parties[1], ==, "Cục Văn hóa châu Hồng Hà");
  g_assert_cmpstr (row->field, ==, "du lịch");
  g_assert_cmpint (row->status, ==, BANG_LEDGER_SIGNED);
}

static void
test_follow_ups (LibraryFixture *fixture,
                 gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const BangLedgerRow *row;
  const BangFollowUp *link;
  gint64 ids[4];

  fill (library, ids);
  rows = bang_library_list_ledger (library, NULL, 0, 100, TRUE, NULL, NULL, &error);
  g_assert_no_error (error);

  row = find_row (rows, ids[0], RAIL);
  g_assert_cmpint (row->status, ==, BANG_LEDGER_REPEATED);
  g_assert_cmpuint (row->follow_ups->len, ==, 1);
  link = g_ptr_array_index (row->follow_ups, 0);
  g_assert_cmpint (link->article_id, ==, ids[1]);
  g_assert_cmpint (link->kind, ==, BANG_LEDGER_PROPOSAL);
  g_assert_cmpfloat (link->share, >=, 0.6);
  g_assert_true (g_ptr_array_find_with_equal_func (link->shared, "sắt", g_str_equal, NULL));
  /* Words that every proposal has are no reason. */
  g_assert_false (g_ptr_array_find_with_equal_func (link->shared, "với", g_str_equal, NULL));

  /* Signed with the one who was asked, not with another. */
  row = find_row (rows, ids[0], "khôi phục");
  g_assert_cmpint (row->status, ==, BANG_LEDGER_ANSWERED);
  g_assert_cmpuint (row->follow_ups->len, ==, 1);
  link = g_ptr_array_index (row->follow_ups, 0);
  g_assert_cmpint (link->kind, ==, BANG_LEDGER_AGREEMENT);
  g_assert_cmpint (link->article_id, ==, ids[2]);

  /* What came before does not follow. */
  row = find_row (rows, ids[1], "sớm");
  g_assert_cmpint (row->status, ==, BANG_LEDGER_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

  ADD ("/ledger/filters", test_filters);
  ADD ("/ledger/order", test_order);
  ADD ("/ledger/rows", test_rows);
  ADD ("/ledger/follow-ups", test_follow_ups);

  return g_test_run ();
}
