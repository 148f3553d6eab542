/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series of meetings: which editions are known, which are missing, and what
 * belongs to another series of the same name. */
#include "browse-fixture.h"
#include "library/bang-decide.h"
#include "library/bang-series.h"
#include "library/bang-series-private.h"

/* An event that counts itself, between two sides. Returns its number. */
static gint64
add_edition (LibraryFixture *fixture,
             const char     *title,
             const char     *series,
             guint           edition,
             guint           year,
             const char     *one,
             const char     *other)
{
  g_autofree char *path = g_strdup_printf ("/tin/%s-%u-%s-%s.txt", title, edition, one, other);
  Draft draft = draft_new (title, "CONF", year, 3, 15);

  draft_say (&draft, path, NULL);
  draft.event->series = g_strdup (series);
  draft.event->edition = edition;
  if (one != NULL)
    draft_side (&draft, one, BANG_SIDE_VN, BANG_SIDE_ROLE_HOST);
  if (other != NULL)
    draft_side (&draft, other, BANG_SIDE_CN, BANG_SIDE_ROLE_VISITOR);
  return BANG_EVENT_ID (draft_add (&draft, fixture->library, path), 0);
}

static gint64
add_meeting (LibraryFixture *fixture,
             guint           edition,
             const char     *one,
             const char     *other)
{
  g_autofree char *title = g_strdup_printf ("Hội nghị thường niên lần thứ %u", edition);

  return add_edition (fixture, title, "Hội nghị thường niên", edition, 2010 + edition, one, other);
}

static BangSeries *
get_series (LibraryFixture *fixture,
            gint64          event_id)
{
  g_autoptr (GError) error = NULL;
  BangSeries *series = bang_library_get_series (fixture->library, event_id, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (series);
  return series;
}

/* The series of an event in words: "9 10 12 (11)". */
static void
assert_editions (LibraryFixture *fixture,
                 gint64          event_id,
                 const char     *expected)
{
  g_autoptr (BangSeries) series = get_series (fixture, event_id);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < series->editions->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", ((BangEdition *) g_ptr_array_index (series->editions, i))->edition);
  for (guint i = 0; i < series->missing->len; i++)
    g_string_append_printf (text, " (%u)", g_array_index (series->missing, guint, i));
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpuint (series->n_missing, >=, series->missing->len);
}

static void
test_missing (LibraryFixture *fixture,
              gconstpointer   data)
{
  gint64 ninth = add_meeting (fixture, 9, "Lào Cai", "Vân Nam");
  gint64 tenth = add_meeting (fixture, 10, "Lào Cai", "tỉnh Vân Nam");
  gint64 twelfth = add_meeting (fixture, 12, "tỉnh Lào Cai", "Vân Nam");
  gint64 other = add_meeting (fixture, 11, "Lạng Sơn", "Quảng Tây");
  gint64 half = add_meeting (fixture, 11, "Hà Giang", "Vân Nam");
  g_autoptr (BangSeries) series = NULL;
  const BangEdition *edition;

  assert_editions (fixture, ninth, "9 10 12 (11)");
  assert_editions (fixture, twelfth, "9 10 12 (11)");
  assert_editions (fixture, other, "11");
  assert_editions (fixture, half, "11");

  series = get_series (fixture, tenth);
  g_assert_cmpstr (series->name, ==, "Hội nghị thường niên");
  g_assert_cmpuint (series->edition, ==, 10);
  g_assert_cmpuint (series->sides->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (series->sides, 1), ==, "tỉnh Vân Nam");
  edition = g_ptr_array_index (series->editions, 0);
  g_assert_cmpint (edition->event_id, ==, ninth);
  g_assert_cmpuint (edition->date.year, ==, 2019);
  g_assert_cmpstr (edition->title, ==, "Hội nghị thường niên lần thứ 9");
}

/* Who meets is one whatever the order, and so is a report of fewer of them. */
static void
test_sides (LibraryFixture *fixture,
            gconstpointer   data)
{
  Draft draft = draft_new ("Hội nghị thường niên lần thứ 3", "CONF", 2013, 3, 27);
  gint64 all;
  gint64 two;

  draft.event->series = g_strdup ("HỘI NGHỊ thường niên");
  draft.event->edition = 3;
  draft_side (&draft, "Vân Nam", BANG_SIDE_CN, BANG_SIDE_ROLE_VISITOR);
  draft_side (&draft, "Hà Giang", BANG_SIDE_VN, BANG_SIDE_ROLE_HOST);
  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_COHOST);
  all = BANG_EVENT_ID (draft_add (&draft, fixture->library, "/tin/all.txt"), 0);
  two = add_meeting (fixture, 4, "Lào Cai", "Vân Nam");
  add_meeting (fixture, 6, "Hà Giang", "Vân Nam");

  assert_editions (fixture, all, "3 4 6 (5)");
  assert_editions (fixture, two, "3 4");

  /* Two of one country are no pair of theirs. */
  add_edition (fixture, "Hội nghị thường niên lần thứ 5", "Hội nghị thường niên", 5, 2015, "Lào Cai", NULL);
  assert_editions (fixture, all, "3 4 6 (5)");
}

/* A session of something else between the same sides is no session of it. */
static void
test_body (LibraryFixture *fixture,
           gconstpointer   data)
{
  gint64 group = add_edition (fixture, "Phiên họp lần thứ 9 Nhóm công tác liên hợp giữa Lào Cai và Vân Nam", "Phiên họp", 9,
                              2019, "Lào Cai", "Vân Nam");
  gint64 committee = add_edition (fixture, "Phiên họp lần thứ 10 Ủy ban hỗn hợp giữa Lào Cai và Vân Nam", "Phiên họp", 10,
                                  2020, "Lào Cai", "Vân Nam");

  add_edition (fixture, "Phiên họp lần thứ 11 Nhóm công tác liên hợp diễn ra tại Lào Cai", "Phiên họp", 11, 2021,
               "Lào Cai", "Vân Nam");
  assert_editions (fixture, group, "9 11 (10)");
  assert_editions (fixture, committee, "10");
}

static void
assert_body (const char *title,
             const char *expected)
{
  g_autoptr (GPtrArray) sides = g_ptr_array_new ();
  g_autofree char *body = NULL;

  g_ptr_array_add (sides, (gpointer) "lào cai");
  body = bang_series_read_body (title, "hội nghị", sides);
  g_assert_cmpstr (body, ==, expected);
}

static void
test_read_body (void)
{
  assert_body ("Hội nghị lần thứ 3 giữa tỉnh Lào Cai và Vân Nam", "");
  assert_body ("Hội nghị lần thứ 10 giữa Bí thư Tỉnh ủy Lào Cai và Bí thư Tỉnh ủy Vân Nam", "bí thư tỉnh ủy");
  assert_body ("Khai mạc Hội nghị lần thứ XII: Ủy ban hợp tác", "");
  assert_body ("Hội nghị lần thứ mười hai Ủy ban hợp tác năm 2024", "ủy ban hợp tác");
  assert_body ("Hội nghị lần thứ 12 của Chủ tịch UBND tỉnh Lào Cai", "chủ tịch ủy ban nhân dân");
  assert_body ("Hội nghị Ủy ban hợp tác", "");
  assert_body ("Tin khác", "");
  assert_body ("", "");
  assert_body (NULL, "");
  g_assert_true (bang_series_is_body ("", "ủy ban"));
  g_assert_true (bang_series_is_body ("ủy ban hợp tác", "ủy ban"));
  g_assert_false (bang_series_is_body ("ủy ban", "ủy bang"));
  g_assert_false (bang_series_is_body ("nhóm", "ủy ban"));
}

static void
test_order (LibraryFixture *fixture,
            gconstpointer   data)
{
  gint64 own = add_edition (fixture, "Hội chợ lần thứ 10", "Hội chợ", 10, 2010, "Lào Cai", "Vân Nam");
  g_autoptr (BangSeries) series = NULL;

  /* Nobody counts backwards, nor the same one years apart. */
  add_edition (fixture, "Hội chợ lần thứ 8", "Hội chợ", 8, 2015, "Lào Cai", "Vân Nam");
  add_edition (fixture, "Hội chợ lần thứ 12", "Hội chợ", 12, 2008, "Lào Cai", "Vân Nam");
  add_edition (fixture, "Hội chợ lần thứ 10 nữa", "Hội chợ", 10, 2020, "Lào Cai", "Vân Nam");
  add_edition (fixture, "Hội chợ lần thứ 10 cũ", "Hội chợ", 10, 2011, "Lào Cai", "Vân Nam");
  add_edition (fixture, "Hội chợ lần thứ 7", "Hội chợ", 7, 0, "Lào Cai", "Vân Nam");
  assert_editions (fixture, own, "7 10 (8) (9)");
  series = get_series (fixture, own);
  g_assert_cmpuint (((BangEdition *) g_ptr_array_index (series->editions, 1))->n_events, ==, 2);
  g_assert_cmpint (((BangEdition *) g_ptr_array_index (series->editions, 1))->event_id, ==, own);
}

static void
test_none (LibraryFixture *fixture,
           gconstpointer   data)
{
  Draft draft = draft_new ("Hội đàm", "TALKS", 2024, 1, 2);
  gint64 plain = BANG_EVENT_ID (draft_add (&draft, fixture->library, "/tin/talks.txt"), 0);
  gint64 alone = add_edition (fixture, "Giải lần thứ 5", "Giải", 5, 2020, NULL, NULL);
  gint64 ids[] = { plain, 0, -1, G_MAXINT64, BANG_EVENT_ID (77, 3) };

  add_edition (fixture, "Giải lần thứ 7", "Giải", 7, 2022, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (BangSeries) series = get_series (fixture, ids[i]);

      g_assert_null (series->name);
      g_assert_cmpuint (series->editions->len, ==, 0);
    }
  /* Without sides it is anyone's. */
  assert_editions (fixture, alone, "5");
}

static void
test_bounded (LibraryFixture *fixture,
              gconstpointer   data)
{
  gint64 first = add_edition (fixture, "Hội chợ lần thứ 1", "Hội chợ", 1, 2001, "Lào Cai", "Vân Nam");
  g_autoptr (BangSeries) series = NULL;

  add_edition (fixture, "Hội chợ lần thứ 4000000000", "Hội chợ", 4000000000u, 2002, "Lào Cai", "Vân Nam");
  series = get_series (fixture, first);
  g_assert_cmpuint (series->missing->len, ==, BANG_SERIES_MAX_MISSING);
  g_assert_cmpuint (g_array_index (series->missing, guint, 49), ==, 51);
  g_assert_cmpuint (series->n_missing, ==, (guint) G_MAXINT - 2);
}

static gint64
look_up (LibraryFixture *fixture,
         const char     *name)
{
  gint64 id = bang_library_look_up_entity (fixture->library, name, NULL, NULL);

  g_assert_cmpint (id, !=, 0);
  return id;
}

/* What a person says of a name or an event holds for the series, and goes with it. */
static void
test_decisions (LibraryFixture *fixture,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 ninth = add_meeting (fixture, 9, "Lào Cai", "Vân Nam");
  gint64 tenth = add_meeting (fixture, 10, "Lào Cai", "Vân Nam");
  Draft draft = draft_new ("Hội nghị thường niên lần thứ 12", "CONF", 2022, 3, 27);
  gint64 seq;

  draft_place (&draft, "Điền", "province", BANG_SIDE_CN, draft_say (&draft, "Tại Điền và Vân Nam.", "Điền"));
  draft_place (&draft, "Vân Nam", "province", BANG_SIDE_CN, draft_say (&draft, "Vân Nam.", "Vân Nam"));
  draft.event->series = g_strdup ("Hội nghị thường niên");
  draft.event->edition = 12;
  draft_side (&draft, "Điền", BANG_SIDE_CN, BANG_SIDE_ROLE_VISITOR);
  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_HOST);
  draft_add (&draft, fixture->library, "/tin/điền.txt");
  assert_editions (fixture, ninth, "9 10");

  seq = bang_library_merge_entities (fixture->library, look_up (fixture, "Điền"), look_up (fixture, "Vân Nam"), &error);
  g_assert_no_error (error);
  assert_editions (fixture, ninth, "9 10 12 (11)");
  bang_library_undo_decision (fixture->library, seq, &error);
  g_assert_no_error (error);
  assert_editions (fixture, ninth, "9 10");

  seq = bang_library_reject_event (fixture->library, BANG_EVENT_ID_ARTICLE (tenth), 0, &error);
  g_assert_no_error (error);
  assert_editions (fixture, ninth, "9");
  bang_library_undo_decision (fixture->library, seq, &error);
  g_assert_no_error (error);
  assert_editions (fixture, ninth, "9 10");
}

/* Read again, an article is filed anew and once. */
static void
test_read_again (LibraryFixture *fixture,
                 gconstpointer   data)
{
  gint64 ninth = add_meeting (fixture, 9, "Lào Cai", "Vân Nam");
  Draft draft = draft_new ("Hội nghị thường niên lần thứ 10", "CONF", 2020, 3, 15);
  BangFacts *facts;

  draft.event->series = g_strdup ("Hội nghị thường niên");
  draft.event->edition = 10;
  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_HOST);
  draft_side (&draft, "Vân Nam", BANG_SIDE_CN, BANG_SIDE_ROLE_VISITOR);
  facts = bang_facts_ref (draft.facts);
  draft_add (&draft, fixture->library, "/tin/đọc lại.txt");
  assert_editions (fixture, ninth, "9 10");

  ((BangEvent *) g_ptr_array_index (facts->events, 0))->edition = 11;
  g_assert_cmpint (add_text (fixture->library, "/tin/đọc lại.txt", "Hội nghị thường niên lần thứ 11\n\nSửa lại.\n", facts),
                   ==, BANG_IMPORT_UPDATED);
  assert_editions (fixture, ninth, "9 11 (10)");
  assert_sound (fixture->library);
}

#define ADD(name, func) \
  g_test_add ("/series/" name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("missing", test_missing);
  ADD ("sides", test_sides);
  ADD ("body", test_body);
  g_test_add_func ("/series/read-body", test_read_body);
  ADD ("order", test_order);
  ADD ("none", test_none);
  ADD ("bounded", test_bounded);
  ADD ("decisions", test_decisions);
  ADD ("read-again", test_read_again);

  return g_test_run ();
}
