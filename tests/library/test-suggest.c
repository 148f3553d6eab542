/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is believed and not sure: offered with its reasons, never done; accepted
 * and refused for good. */
#include "library-fixture.h"

#include "library/bang-browse.h"
#include "library/bang-reread.h"
#include "library/bang-suggest.h"

static BangEntity *
add_person (BangFacts   *facts,
            const char  *name,
            BangCountry  side,
            const char  *office)
{
  BangEntity *entity = facts_add_entity (facts, BANG_ENTITY_PERSON, name, side);

  entity->present = TRUE;
  if (office != NULL)
    g_ptr_array_add (entity->titles, bang_title_new (office));
  return entity;
}

static BangEvent *
get_main (BangFacts *facts)
{
  return g_ptr_array_index (facts->events, 0);
}

static void
add_side (BangFacts   *facts,
          const char  *label,
          BangCountry  country)
{
  BangSide side = { .label = g_strdup (label), .country = country, .role = BANG_SIDE_ROLE_PEER };

  g_array_append_val (get_main (facts)->sides, side);
}

/* An article of its own text, with the number that it is given. */
static gint64
add_article (BangLibrary *library,
             guint        n,
             BangFacts   *facts)
{
  g_autofree char *path = g_strdup_printf ("/suggest/%u", n);
  g_autofree char *text = g_strdup_printf ("Bài số %u\n\nNội dung số %u.\n", n, n);

  g_assert_cmpint (add_text (library, path, text, facts), ==, BANG_IMPORT_ADDED);
  return n;
}

static GPtrArray *
list (BangLibrary         *library,
      BangSuggestionKind   kind)
{
  g_autoptr (GError) error = NULL;
  BangSuggestionFilter filter = { .kind = kind };
  GPtrArray *found = bang_library_list_suggestions (library, &filter, 100, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (found);
  return found;
}

static guint
count (BangLibrary         *library,
       BangSuggestionKind   kind)
{
  g_autoptr (GPtrArray) found = list (library, kind);

  return found->len;
}

/* The only one of its kind. */
static BangSuggestion *
get_only (BangLibrary         *library,
          BangSuggestionKind   kind)
{
  g_autoptr (GPtrArray) found = list (library, kind);

  g_assert_cmpuint (found->len, ==, 1);
  return bang_suggestion_ref (g_ptr_array_index (found, 0));
}

static gint64
find_name (BangLibrary *library,
           const char  *name)
{
  g_autoptr (GArray) ids = bang_library_find_entities (library, name, NULL, NULL);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

#define OFFICE "Bí thư Khu ủy Quảng Tây"

static void
add_drift (BangLibrary *library,
           guint        n,
           const char  *name,
           const char  *office)
{
  BangFacts *facts = facts_of_day ("TALKS", 2023, 1 + n % 12, 1 + n);

  add_person (facts, name, BANG_SIDE_CN, office);
  add_person (facts, "Nguyễn Văn Thể", BANG_SIDE_VN, "Bộ trưởng");
  add_article (library, n, facts);
}

/* Lộc Tâm Xã is Lộc Tân Xã in another paper: asked, not merged. */
static void
test_drift (LibraryFixture *fixture,
            gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (BangSuggestion) suggestion = NULL;
  g_autoptr (GError) error = NULL;
  gint64 right;

  add_drift (library, 1, "Lộc Tâm Xã", OFFICE);
  add_drift (library, 2, "Lộc Tâm Xã", OFFICE);
  add_drift (library, 3, "Lộc Tân Xã", OFFICE);
  add_drift (library, 4, "Lộc Văn Xã", OFFICE);
  right = find_name (library, "Lộc Tâm Xã");
  g_assert_cmpint (right, !=, find_name (library, "Lộc Tân Xã"));

  suggestion = get_only (library, BANG_SUGGESTION_SAME_NAME);
  g_assert_cmpstr (suggestion->target.name, ==, "Lộc Tân Xã");
  g_assert_cmpstr (suggestion->other.name, ==, "Lộc Tâm Xã");
  g_assert_cmpint (suggestion->other.id, ==, right);
  g_assert_cmpuint (suggestion->reasons->len, >=, 3);
  g_assert_cmpuint (suggestion->evidence->len, ==, 2);
  g_assert_true (g_ptr_array_find_with_equal_func (suggestion->shared, "Nguyễn Văn Thể", g_str_equal, NULL));

  g_assert_cmpint (bang_library_accept_suggestion (library, suggestion->id, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (find_name (library, "Lộc Tân Xã"), ==, right);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_SAME_NAME), ==, 0);
  g_assert_cmpint (bang_library_accept_suggestion (library, suggestion->id, &error), ==, 0);
  g_assert_error (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Taken back, it is offered again. */
  g_assert_cmpint (bang_library_undo_decision (library, 0, &error), !=, 0);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_SAME_NAME), ==, 1);
  assert_sound (library);
}

/* Refused once, it stays refused: after reopening, and when a third name like
 * both has been merged into one of them. */
static void
test_refused (LibraryFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (BangSuggestion) suggestion = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  add_drift (fixture->library, 1, "Lộc Tâm Xã", OFFICE);
  add_drift (fixture->library, 2, "Lộc Tân Xã", OFFICE);
  suggestion = get_only (fixture->library, BANG_SUGGESTION_SAME_NAME);
  g_assert_cmpint (bang_library_refuse_suggestion (fixture->library, suggestion->id, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture->library, BANG_SUGGESTION_SAME_NAME), ==, 0);

  library_fixture_close (fixture);
  library_fixture_open (fixture);
  g_assert_cmpuint (count (fixture->library, BANG_SUGGESTION_SAME_NAME), ==, 0);

  add_drift (fixture->library, 3, "Lộc Tăn Xã", OFFICE);
  found = list (fixture->library, BANG_SUGGESTION_SAME_NAME);
  for (guint i = 0; i < found->len; i++)
    {
      const BangSuggestion *one = g_ptr_array_index (found, i);

      g_assert_true (g_str_equal (one->target.name, "Lộc Tăn Xã") || g_str_equal (one->other.name, "Lộc Tăn Xã"));
    }
  g_assert_cmpint (bang_library_merge_entities (fixture->library, find_name (fixture->library, "Lộc Tăn Xã"),
                                                find_name (fixture->library, "Lộc Tâm Xã"), &error), !=, 0);
  g_assert_cmpuint (count (fixture->library, BANG_SUGGESTION_SAME_NAME), ==, 0);
}

/* Two names so near that nothing else speaks for, and two people whom one
 * article names with their offices. */
static void
test_not_offered (LibraryFixture *fixture,
                  gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  BangFacts *facts;

  facts = facts_of_day ("TALKS", 2020, 1, 1);
  add_person (facts, "Nguyễn Văn Hùng", BANG_SIDE_VN, "Giám đốc Sở Công Thương tỉnh Lào Cai");
  add_article (library, 1, facts);
  facts = facts_of_day ("TALKS", 2021, 1, 1);
  add_person (facts, "Nguyễn Văn Hưng", BANG_SIDE_VN, "Chủ tịch Hội Nông dân tỉnh Cao Bằng");
  add_article (library, 2, facts);

  facts = facts_of_day ("TALKS", 2022, 1, 1);
  add_person (facts, "Trần Minh Tân", BANG_SIDE_VN, "Phó Chủ tịch UBND tỉnh Hà Giang");
  add_person (facts, "Trần Minh Tấn", BANG_SIDE_VN, "Phó Chủ tịch UBND tỉnh Hà Giang");
  add_article (library, 3, facts);

  /* Of two sides. */
  facts = facts_of_day ("TALKS", 2023, 1, 1);
  add_person (facts, "Lý Kiện", BANG_SIDE_CN, "Giám đốc");
  add_article (library, 4, facts);
  facts = facts_of_day ("TALKS", 2023, 1, 1);
  add_person (facts, "Lý Kiên", BANG_SIDE_VN, "Giám đốc");
  add_article (library, 5, facts);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_SAME_NAME), ==, 0);
}

static BangFacts *
make_report (const char *type,
             guint       day,
             gboolean    with_people)
{
  BangFacts *facts = facts_of_day (type, 2023, 1, day);

  g_ptr_array_add (get_main (facts)->places, g_strdup ("huyện Hà Khẩu"));
  add_side (facts, "Lào Cai", BANG_SIDE_VN);
  add_side (facts, "Hồng Hà", BANG_SIDE_CN);
  if (with_people)
    {
      add_person (facts, "Vũ Xuân Cường", BANG_SIDE_VN, "Phó Bí thư Tỉnh ủy");
      add_person (facts, "Đổng Chí Vân", BANG_SIDE_CN, "Phó Chủ tịch");
    }
  return facts;
}

static guint
count_same (BangLibrary *library,
            gint64       id,
            guint       *n_offered)
{
  g_autoptr (BangRelations) relations = bang_library_get_relations (library, id, NULL, NULL);
  guint n_sure = 0;

  *n_offered = 0;
  for (guint i = 0; i < relations->same_event->len; i++)
    {
      const BangRelated *related = g_ptr_array_index (relations->same_event, i);

      n_sure += related->sure;
      *n_offered += !related->sure;
    }
  return n_sure;
}

/* Two reports with the same people, sides, place and day are linked; without
 * the people it is asked. */
static void
test_same_event (LibraryFixture *fixture,
                 gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (BangSuggestion) suggestion = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  guint n_offered;

  add_article (library, 1, make_report ("TALKS", 18, TRUE));
  add_article (library, 2, make_report ("TALKS", 18, TRUE));
  g_assert_cmpuint (count (library, BANG_SUGGESTION_SAME_EVENT), ==, 0);
  g_assert_cmpuint (count_same (library, 1, &n_offered), ==, 1);
  g_assert_cmpuint (n_offered, ==, 0);

  /* Sure, until a person says otherwise, and again when that is taken back. */
  g_assert_cmpint (bang_library_tell_events_apart (library, 1, 2, &error), !=, 0);
  g_assert_cmpuint (count_same (library, 1, &n_offered), ==, 0);
  g_assert_cmpuint (n_offered, ==, 0);
  g_assert_cmpint (bang_library_undo_decision (library, 0, &error), !=, 0);
  g_assert_cmpuint (count_same (library, 1, &n_offered), ==, 1);

  add_article (library, 3, make_report ("TALKS", 18, FALSE));
  found = list (library, BANG_SUGGESTION_SAME_EVENT);
  g_assert_cmpuint (found->len, ==, 2);
  suggestion = bang_suggestion_ref (g_ptr_array_index (found, 0));
  g_assert_cmpuint (suggestion->score, >=, 60);
  g_assert_cmpuint (suggestion->score, <, 90);
  g_assert_cmpuint (suggestion->reasons->len, >=, 2);
  g_assert_cmpint (bang_library_accept_suggestion (library, suggestion->id, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (count_same (library, 3, &n_offered), >=, 1);
}

/* The conference is the parent of the award that was given at it. */
static void
test_part_of (LibraryFixture *fixture,
              gconstpointer   data)
{
  static const char conference[] = "Đại hội các thành phố hữu nghị quốc tế Trung Quốc năm 2024";
  BangLibrary *library = fixture->library;
  g_autoptr (BangRelations) relations = NULL;
  g_autoptr (BangRelations) after = NULL;
  g_autoptr (GError) error = NULL;
  BangFacts *facts;
  BangEvent *event;
  const BangRelated *related;

  facts = facts_of_day ("CONF", 2024, 11, 18);
  get_main (facts)->title = g_strconcat ("Đoàn công tác tỉnh Lào Cai dự ", conference, NULL);
  add_person (facts, "Vũ Văn Cài", BANG_SIDE_VN, "Phó Chủ tịch");
  add_article (library, 1, facts);

  facts = facts_of_day ("AWARD", 2024, 11, 19);
  get_main (facts)->parent = 1;
  event = bang_event_new ("CONF");
  event->title = g_strdup (conference);
  g_ptr_array_add (facts->events, event);
  add_person (facts, "Vũ Văn Cài", BANG_SIDE_VN, "Phó Chủ tịch");
  add_article (library, 2, facts);

  relations = bang_library_get_relations (library, 2, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (relations->wholes->len, ==, 1);
  related = g_ptr_array_index (relations->wholes, 0);
  g_assert_cmpint (related->row->id, ==, 1);

  if (!related->sure)
    {
      g_autoptr (BangSuggestion) suggestion = get_only (library, BANG_SUGGESTION_PART_OF);

      g_assert_cmpint (suggestion->target.article_id, ==, 2);
      g_assert_cmpint (suggestion->other.article_id, ==, 1);
      g_assert_cmpint (bang_library_accept_suggestion (library, suggestion->id, &error), !=, 0);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count (library, BANG_SUGGESTION_PART_OF), ==, 0);

  g_assert_cmpint (bang_library_make_no_part_of (library, 2, 0, 1, 0, &error), !=, 0);
  g_assert_no_error (error);
  after = bang_library_get_relations (library, 2, NULL, &error);
  g_assert_cmpuint (after->wholes->len, ==, 0);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_PART_OF), ==, 0);
}

static char *
make_story (const char *title,
            guint       n)
{
  GString *text = g_string_new (title);

  g_string_append (text, "\n\n");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "chữ%u ", i * n);
  g_string_append (text, "hết.\n");
  return g_string_free (text, FALSE);
}

/* The same words under another headline, and other words. */
static void
test_repost (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *first = make_story ("Lào Cai hội đàm với Vân Nam", 3);
  g_autofree char *again = make_story ("Hội đàm Lào Cai - Vân Nam", 3);
  g_autofree char *other = make_story ("Lào Cai hội đàm với Vân Nam", 7);
  g_autoptr (BangRelations) relations = NULL;

  add_text (fixture->library, "/a", first, facts_of_day ("TALKS", 2023, 5, 5));
  add_text (fixture->library, "/b", again, NULL);
  add_text (fixture->library, "/c", other, NULL);
  relations = bang_library_get_relations (fixture->library, 2, NULL, NULL);
  g_assert_cmpuint (relations->reposts->len, ==, 1);
  g_assert_cmpint (((BangRelated *) g_ptr_array_index (relations->reposts, 0))->row->id, ==, 1);
}

/* A person set a date; better rules read another one than those of that day. */
static void
test_changed_fact (LibraryFixture *fixture,
                   gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  const BangDay day = { 2023, 3, 5 };
  g_autoptr (BangSuggestion) suggestion = NULL;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  add_text (library, "/a", "Bài\n\nChữ.\n", facts_of_day ("TALKS", 2023, 3, 3));
  g_assert_cmpint (bang_library_set_event_date (library, 1, 0, day, &error), !=, 0);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_CHANGED_FACT), ==, 0);

  /* The file changed, and with it what is read. */
  add_text (library, "/a", "Bài\n\nChữ khác.\n", facts_of_day ("TALKS", 2023, 3, 4));
  suggestion = get_only (library, BANG_SUGGESTION_CHANGED_FACT);
  g_assert_cmpstr (suggestion->field, ==, "date");
  g_assert_cmpstr (suggestion->value, ==, "2023-03-04");
  g_assert_cmpstr (suggestion->decided, ==, "2023-03-05");
  article = bang_library_get_article (library, 1, NULL, NULL);
  g_assert_cmpuint (article->row->date.day, ==, 5);

  g_assert_cmpint (bang_library_refuse_suggestion (library, suggestion->id, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_CHANGED_FACT), ==, 0);
  g_assert_cmpint (bang_library_undo_decision (library, 0, &error), !=, 0);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_CHANGED_FACT), ==, 1);

  g_assert_cmpint (bang_library_accept_suggestion (library, suggestion->id, &error), !=, 0);
  g_clear_pointer (&article, bang_article_unref);
  article = bang_library_get_article (library, 1, NULL, NULL);
  g_assert_cmpuint (article->row->date.day, ==, 4);
}

/* What was confirmed stays as it was, and says so; that it is read otherwise now
 * is worth a question. */
static void
test_confirmed (LibraryFixture *fixture,
                gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  const gint64 id = BANG_EVENT_ID (1, 0);
  g_autoptr (BangSuggestion) suggestion = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const BangEventRow *row;

  add_text (library, "/a", "Bài\n\nChữ.\n", facts_of_day ("TALKS", 2023, 3, 3));
  before = bang_library_get_events (library, &id, 1, NULL, &error);
  g_assert_false (((BangEventRow *) g_ptr_array_index (before, 0))->confirmed);
  g_assert_cmpint (bang_library_confirm_event (library, 1, 0, &error), !=, 0);
  g_assert_no_error (error);

  add_text (library, "/a", "Bài\n\nChữ khác.\n", facts_of_day ("VISIT", 2023, 3, 3));
  after = bang_library_get_events (library, &id, 1, NULL, &error);
  row = g_ptr_array_index (after, 0);
  g_assert_true (row->confirmed);
  g_assert_cmpstr (row->type, ==, "TALKS");
  g_assert_cmpuint (row->start.day, ==, 3);
  g_assert_cmpint (row->basis, ==, BANG_BASIS_STATED);

  suggestion = get_only (library, BANG_SUGGESTION_CHANGED_FACT);
  g_assert_cmpstr (suggestion->field, ==, "type");
  g_assert_cmpstr (suggestion->value, ==, "VISIT");
  g_assert_cmpstr (suggestion->decided, ==, "TALKS");
  g_assert_cmpint (bang_library_refuse_suggestion (library, suggestion->id, &error), !=, 0);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_CHANGED_FACT), ==, 0);
  g_assert_cmpint (bang_library_undo_decision (library, 0, &error), !=, 0);
  g_assert_cmpint (bang_library_accept_suggestion (library, suggestion->id, &error), !=, 0);
  g_assert_no_error (error);
  rows = bang_library_get_events (library, &id, 1, NULL, &error);
  row = g_ptr_array_index (rows, 0);
  g_assert_false (row->confirmed);
  g_assert_cmpstr (row->type, ==, "VISIT");
  assert_sound (library);
}

/* Vương Ninh may be 王宁; once confirmed it is found by that. */
static void
test_chinese (LibraryFixture *fixture,
              gconstpointer   data)
{
  BangLibrary *library = fixture->library;
  g_autoptr (GPtrArray) found = NULL;
  const BangSuggestion *suggestion;
  g_autoptr (GError) error = NULL;
  BangFacts *facts = facts_of_day ("TALKS", 2023, 3, 3);
  g_autofree char *path = library_fixture_path (fixture, "decisions.jsonl");
  guint n;

  add_person (facts, "Vương Ninh", BANG_SIDE_CN, NULL);
  add_person (facts, "Trần Hà", BANG_SIDE_VN, NULL);
  add_text (library, "/a", "Bài\n\nÔng Vương Ninh đến thăm.\n", facts);
  found = list (library, BANG_SUGGESTION_CHINESE_NAME);
  n = found->len;
  g_assert_cmpuint (n, >=, 1);
  suggestion = g_ptr_array_index (found, 0);
  g_assert_cmpstr (suggestion->target.name, ==, "Vương Ninh");
  g_assert_cmpstr (suggestion->value, ==, "王宁");
  g_assert_cmpstr (suggestion->reading, ==, "Wáng Níng");
  g_assert_cmpuint (count_found (library, "王宁"), ==, 0);

  g_assert_cmpint (bang_library_refuse_suggestion (library, suggestion->id, &error), !=, 0);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_CHINESE_NAME), ==, n - 1);
  g_assert_cmpint (bang_library_undo_decision (library, 0, &error), !=, 0);
  g_assert_cmpint (bang_library_accept_suggestion (library, suggestion->id, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (count (library, BANG_SUGGESTION_CHINESE_NAME), ==, 0);
  g_assert_cmpuint (count_found (library, "王宁"), ==, 1);
  g_assert_cmpuint (count_found (library, "wang ning"), ==, 1);
  g_assert_cmpuint (count_found (library, "person:王宁"), ==, 1);
  assert_sound (library);

  /* A file of decisions has it, too. */
  {
    BangReplay replay;

    g_assert_true (bang_library_export_decisions (library, path, NULL, &error));
    g_assert_true (bang_library_replay_decisions (library, path, &replay, NULL, &error));
    g_assert_no_error (error);
    g_assert_cmpuint (replay.n_added, ==, 0);
  }
  g_assert_cmpint (bang_library_undo_decision (library, 0, &error), !=, 0);
  g_assert_cmpuint (count_found (library, "王宁"), ==, 0);
  assert_sound (library);
}

#define add(path, func) \
  g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/suggest/drift", test_drift);
  add ("/library/suggest/refused", test_refused);
  add ("/library/suggest/not-offered", test_not_offered);
  add ("/library/suggest/same-event", test_same_event);
  add ("/library/suggest/part-of", test_part_of);
  add ("/library/suggest/repost", test_repost);
  add ("/library/suggest/changed-fact", test_changed_fact);
  add ("/library/suggest/confirmed", test_confirmed);
  add ("/library/suggest/chinese", test_chinese);

  return g_test_run ();
}
