/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decided holds: when files are read again, when more arrive, in
 * another library, and until it is taken back. */
#include <sqlite3.h>

#include "library-fixture.h"
#include "library/bang-decide.h"

#define N_ARTICLES 4

/* Four reports of talks in one town: An is in the first three, under two
 * spellings; a namesake of hers in the fourth. */
static const struct
{
  const char *path;
  const char *title;
  const char *person;
  const char *other;
  const char *place;
  guint       day;
} articles[N_ARTICLES] = {
  { "/1.txt", "Bài thứ nhất", "Trần Thị An", "Lê Văn Bình", "Hà Khẩu", 10 },
  { "/2.txt", "Bài thứ hai", "Trần Thị Ân", "Lê Văn Bình", "Hà Khẩu", 10 },
  { "/3.txt", "Bài thứ ba", "Trần Thị An", "Phạm Cẩm", "Hà Khẩu", 11 },
  { "/4.txt", "Bài thứ tư", "Trần Thị An", "Vũ Dung", "Lào Cai", 25 },
};

static BangFacts *
make_facts (guint n)
{
  BangFacts *facts = facts_of_day ("TALKS", 2024, 5, articles[n].day);
  BangEvent *event = g_ptr_array_index (facts->events, 0);
  BangEvent *visit = bang_event_new ("VISIT");
  BangEvent *signing = bang_event_new ("SIGN");
  BangParticipant people[] = { { 0, -1, BANG_ROLE_HEAD, { { 0, 3 }, NULL } }, { 1, -1, BANG_ROLE_MEMBER, { { 0, 3 }, NULL } } };
  BangEntity *person = facts_add_entity (facts, BANG_ENTITY_PERSON, articles[n].person, BANG_SIDE_VN);

  g_ptr_array_add (person->titles, bang_title_new ("Giám đốc Sở"));
  person->present = TRUE;
  facts_add_entity (facts, BANG_ENTITY_PERSON, articles[n].other, BANG_SIDE_VN);
  facts_add_entity (facts, BANG_ENTITY_PLACE, articles[n].place, BANG_SIDE_CN);
  g_ptr_array_add (event->places, g_strdup (articles[n].place));
  g_array_append_vals (event->participants, people, G_N_ELEMENTS (people));

  visit->parent = 0;
  g_array_append_vals (visit->participants, people, 1);
  g_ptr_array_add (facts->events, visit);
  signing->parent = 1;
  g_ptr_array_add (signing->agreements, bang_agreement_new ());
  ((BangAgreement *) g_ptr_array_index (signing->agreements, 0))->parties = g_new0 (char *, 1);
  g_ptr_array_add (facts->events, signing);
  return facts;
}

static BangImportStatus
add_article (BangLibrary *library,
             guint        n)
{
  g_autofree char *text = g_strdup_printf ("%s\n\nĐoàn đến %s.\n", articles[n].title, articles[n].place);

  return add_text (library, articles[n].path, text, make_facts (n));
}

static void
add_all (BangLibrary *library)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    g_assert_cmpint (add_article (library, i), ==, BANG_IMPORT_ADDED);
}

static void
run_sql (LibraryFixture *fixture,
         const char     *sql)
{
  g_autofree char *path = library_fixture_path (fixture, "library.db");
  char *message = NULL;
  sqlite3 *db;

  library_fixture_close (fixture);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  library_fixture_open (fixture);
}

/* Every file again, as after an upgrade that reads better. */
static void
read_all_again (LibraryFixture *fixture)
{
  run_sql (fixture, "UPDATE article SET extract_version = -1");
  for (guint i = 0; i < N_ARTICLES; i++)
    g_assert_cmpint (add_article (fixture->library, i), ==, BANG_IMPORT_UPDATED);
}

static gint64
find_article (BangLibrary *library,
              guint        n)
{
  g_autofree char *typed = g_strdup_printf ("title:\"%s\"", articles[n].title);
  g_autoptr (GArray) ids = search_for (library, typed, BANG_SORT_NEWEST);

  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

static gint64
find_entity (BangLibrary *library,
             const char  *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = bang_library_find_entities (library, name, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

#define told(call) \
  G_STMT_START { \
    g_autoptr (GError) told_error = NULL; \
    BangLibrary *lib = fixture->library; \
    GError **err = &told_error; \
    gint64 seq = call; \
    g_assert_no_error (told_error); \
    g_assert_cmpint (seq, >, 0); \
  } G_STMT_END

#define refused(call) \
  G_STMT_START { \
    g_autoptr (GError) told_error = NULL; \
    BangLibrary *lib = fixture->library; \
    GError **err = &told_error; \
    g_assert_cmpint (call, ==, 0); \
    g_assert_nonnull (told_error); \
  } G_STMT_END

#define entity(name) (find_entity (lib, name))
#define article(n)   (find_article (lib, n))

static void
describe_event (GString         *text,
                const BangFacts *facts,
                const BangEvent *event)
{
  g_autofree char *day = bang_day_to_iso (event->date.start);

  g_string_append_printf (text, "  event %s %s %d in", event->type, day, event->parent);
  for (guint i = 0; i < event->places->len; i++)
    g_string_append_printf (text, " %s", (char *) g_ptr_array_index (event->places, i));
  for (guint i = 0; i < event->participants->len; i++)
    {
      guint person = g_array_index (event->participants, BangParticipant, i).person;

      g_string_append_printf (text, ", %s", ((BangEntity *) g_ptr_array_index (facts->entities, person))->name);
    }
  g_string_append_printf (text, "; %u agreements\n", event->agreements->len);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static void
describe_relations (GString     *text,
                    BangLibrary *library,
                    gint64       id)
{
  g_autoptr (BangRelations) relations = bang_library_get_relations (library, id, NULL, NULL);
  g_autoptr (GPtrArray) same = g_ptr_array_new ();

  for (guint i = 0; i < relations->same_event->len; i++)
    g_ptr_array_add (same, ((BangRelated *) g_ptr_array_index (relations->same_event, i))->row->title);
  g_ptr_array_sort (same, compare_strings);
  for (guint i = 0; i < same->len; i++)
    g_string_append_printf (text, "  same as %s\n", (char *) g_ptr_array_index (same, i));
  for (guint i = 0; i < relations->people->len; i++)
    {
      BangEntityRow *row = g_ptr_array_index (relations->people, i);

      g_string_append_printf (text, "  beside: %s %u\n", row->name, row->n_articles);
    }
}

/* Everything that is read, without the numbers that another library gives. */
static char *
describe (BangLibrary *library)
{
  GString *text = g_string_new (NULL);

  for (guint n = 0; n < N_ARTICLES; n++)
    {
      gint64 id = find_article (library, n);
      g_autoptr (BangArticle) article = bang_library_get_article (library, id, NULL, NULL);
      g_autofree char *day = bang_day_to_iso (article->row->date);

      g_string_append_printf (text, "%s: %s %s %s\n", article->row->title, day, article->row->event_type,
                              article->row->place);
      for (guint i = 0; i < article->facts->entities->len; i++)
        {
          BangEntity *one = g_ptr_array_index (article->facts->entities, i);
          g_autoptr (BangEntityCard) card = bang_library_get_entity (library, article->entity_ids[i], NULL, NULL);

          g_string_append_printf (text, "  %s %s %s: %u articles, %u tenures\n", bang_entity_kind_to_string (one->kind),
                                  one->name, bang_country_to_string (one->side), card->row->n_articles,
                                  card->tenures->len);
        }
      for (guint i = 0; i < article->facts->events->len; i++)
        describe_event (text, article->facts, g_ptr_array_index (article->facts->events, i));
      describe_relations (text, library, id);
    }
  return g_string_free (text, FALSE);
}

static void
assert_described (BangLibrary *library,
                  const char  *expected)
{
  g_autofree char *text = describe (library);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);

  /* Line by line: the whole of it says nothing to a reader. */
  for (guint i = 0; lines[i] != NULL && expected_lines[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, expected_lines[i]);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_holds (LibraryFixture *fixture)
{
  g_autofree char *before = describe (fixture->library);
  g_autofree char *index = library_fixture_path (fixture, "index.db");

  read_all_again (fixture);
  assert_described (fixture->library, before);
  assert_sound (fixture->library);

  /* As after a crash that lost the index. */
  library_fixture_close (fixture);
  g_remove (index);
  library_fixture_open (fixture);
  assert_described (fixture->library, before);
  assert_sound (fixture->library);
}

static gboolean
is_same_event (BangLibrary *library,
               guint        a,
               guint        b)
{
  g_autoptr (BangRelations) relations = bang_library_get_relations (library, find_article (library, a), NULL, NULL);
  gboolean same = FALSE;

  for (guint i = 0; i < relations->same_event->len; i++)
    {
      BangRelated *related = g_ptr_array_index (relations->same_event, i);

      same |= related->row->id == find_article (library, b);
    }
  return same;
}

/* U01 */
static void
test_merge_split (LibraryFixture *fixture,
                  gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 an;
  gint64 fourth;
  gint64 split = 0;
  g_autoptr (BangEntityCard) card = NULL;
  g_autoptr (BangEntityCard) other = NULL;

  add_all (fixture->library);
  before = describe (fixture->library);
  an = find_entity (fixture->library, "Trần Thị An");
  fourth = find_article (fixture->library, 3);

  told (bang_library_merge_entities (lib, entity ("Trần Thị Ân"), entity ("Trần Thị An"), err));
  g_assert_cmpint (find_entity (fixture->library, "Trần Thị Ân"), ==, an);
  g_assert_cmpuint (count_found (fixture->library, "person:\"trần thị ân\""), ==, 4);
  g_assert_cmpuint (count_found (fixture->library, "person:\"trần thị an\""), ==, 4);
  assert_sound (fixture->library);

  told (bang_library_split_entity (lib, an, &fourth, 1, &split, err));
  card = bang_library_get_entity (fixture->library, an, NULL, NULL);
  g_assert_cmpuint (card->row->n_articles, ==, 3);
  g_assert_cmpuint (card->articles->len, ==, 3);
  g_assert_cmpuint (((BangTenure *) g_ptr_array_index (card->tenures, 0))->n_articles, ==, 3);
  other = bang_library_get_entity (fixture->library, split, NULL, NULL);
  g_assert_cmpuint (other->row->n_articles, ==, 1);
  g_assert_cmpstr (other->row->name, ==, "Trần Thị An");
  told (bang_library_rename_entity (lib, split, "Trần Thị An (em)", err));
  g_assert_cmpint (find_entity (fixture->library, "trần thị an (em)"), ==, split);
  g_assert_cmpuint (count_found (fixture->library, "person:\"trần thị ân\""), ==, 3);
  assert_holds (fixture);

  /* Merged back, it is one again. */
  after = describe (fixture->library);
  told (bang_library_merge_entities (lib, split, an, err));
  g_clear_pointer (&card, bang_entity_card_unref);
  card = bang_library_get_entity (fixture->library, split, NULL, NULL);
  g_assert_cmpint (card->row->id, ==, an);
  g_assert_cmpuint (card->row->n_articles, ==, 4);
  assert_holds (fixture);
  told (bang_library_undo_decision (lib, 0, err));
  assert_described (fixture->library, after);

  told (bang_library_undo_decision (lib, 0, err));
  told (bang_library_undo_decision (lib, 0, err));
  told (bang_library_undo_decision (lib, 0, err));
  refused (bang_library_undo_decision (lib, 0, err));
  assert_described (fixture->library, before);
  g_assert_cmpuint (count_found (fixture->library, "person:\"trần thị ân\""), ==, 1);
  assert_sound (fixture->library);
}

static void
test_names (LibraryFixture *fixture,
            gconstpointer   data)
{
  g_autoptr (BangArticle) article = NULL;

  add_all (fixture->library);
  told (bang_library_rename_entity (lib, entity ("Lê Văn Bình"), "  Lê Văn\nBinh ", err));
  told (bang_library_set_entity_side (lib, entity ("Lê Văn Bình"), BANG_SIDE_CN, err));
  told (bang_library_retype_entity (lib, entity ("Hà Khẩu"), BANG_ENTITY_ORGANISATION, err));
  told (bang_library_reject_entity (lib, entity ("Vũ Dung"), 0, err));
  told (bang_library_reject_entity (lib, entity ("Trần Thị An"), article (2), err));
  told (bang_library_confirm_entity (lib, entity ("Phạm Cẩm"), err));

  article = bang_library_get_article (fixture->library, find_article (fixture->library, 0), NULL, NULL);
  g_assert_cmpstr (((BangEntity *) g_ptr_array_index (article->facts->entities, 1))->name, ==, "Lê Văn Binh");
  g_assert_cmpint (((BangEntity *) g_ptr_array_index (article->facts->entities, 1))->side, ==, BANG_SIDE_CN);
  g_assert_cmpint (((BangEntity *) g_ptr_array_index (article->facts->entities, 2))->kind, ==, BANG_ENTITY_ORGANISATION);
  g_assert_cmpuint (count_found (fixture->library, "person:\"lê văn binh\""), ==, 2);
  g_assert_cmpuint (count_found (fixture->library, "person:\"lê văn bình\""), ==, 2);
  g_assert_cmpuint (count_found (fixture->library, "org:\"hà khẩu\""), ==, 3);
  g_assert_cmpuint (count_found (fixture->library, "place:\"hà khẩu\""), ==, 0);
  g_assert_cmpuint (count_found (fixture->library, "person:\"vũ dung\""), ==, 0);
  /* Letters without marks stand for any: the second article is among them. */
  g_assert_cmpuint (count_found (fixture->library, "person:\"trần thị an\""), ==, 3);

  /* Who was taken out of the third article took no part there either. */
  g_clear_pointer (&article, bang_article_unref);
  article = bang_library_get_article (fixture->library, find_article (fixture->library, 2), NULL, NULL);
  g_assert_cmpuint (article->facts->entities->len, ==, 2);
  {
    BangEvent *event = g_ptr_array_index (article->facts->events, 0);

    g_assert_cmpuint (event->participants->len, ==, 1);
    g_assert_cmpuint (g_array_index (event->participants, BangParticipant, 0).person, ==, 0);
  }
  assert_holds (fixture);

  refused (bang_library_rename_entity (lib, 1, " \n ", err));
  refused (bang_library_rename_entity (lib, 4711, "Ai đó", err));
}

static void
test_events (LibraryFixture *fixture,
             gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autoptr (BangArticle) article = NULL;
  g_autoptr (GArray) newest = NULL;
  BangEvent *event;

  add_all (fixture->library);
  before = describe (fixture->library);
  told (bang_library_set_event_date (lib, article (0), 0, (BangDay) { 2025, 7, 0 }, err));
  told (bang_library_set_event_date (lib, article (1), 0, (BangDay) { 0, 0, 0 }, err));
  told (bang_library_set_event_place (lib, article (0), 0, "Mường Khương", err));
  told (bang_library_retype_event (lib, article (0), 0, "CONF", err));
  told (bang_library_reject_participant (lib, article (0), 0, entity ("Lê Văn Bình"), err));
  /* The visit goes, and the signing under it stands by itself, now second. */
  told (bang_library_reject_event (lib, article (0), 1, err));
  told (bang_library_retype_event (lib, article (0), 1, "AGREE", err));
  told (bang_library_confirm_event (lib, article (0), 1, err));
  /* The main one goes, and the visit is the main one. */
  told (bang_library_reject_event (lib, article (3), 0, err));

  article = bang_library_get_article (fixture->library, find_article (fixture->library, 0), NULL, NULL);
  g_assert_cmpuint (article->row->date.year, ==, 2025);
  g_assert_cmpuint (article->row->date.day, ==, 0);
  g_assert_cmpstr (article->row->place, ==, "Mường Khương");
  g_assert_cmpstr (article->row->event_type, ==, "CONF");
  g_assert_cmpuint (article->facts->events->len, ==, 2);
  event = g_ptr_array_index (article->facts->events, 0);
  g_assert_cmpuint (event->participants->len, ==, 1);
  event = g_ptr_array_index (article->facts->events, 1);
  g_assert_cmpstr (event->type, ==, "AGREE");
  g_assert_cmpint (event->parent, ==, -1);
  g_assert_cmpuint (event->agreements->len, ==, 1);

  g_assert_cmpuint (count_found (fixture->library, "year:2025 type:CONF"), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "place:\"mường khương\""), ==, 1);
  g_assert_cmpuint (count_found (fixture->library, "year:2024"), ==, 1);
  newest = search_for (fixture->library, "", BANG_SORT_NEWEST);
  g_assert_cmpint (g_array_index (newest, gint64, 0), ==, find_article (fixture->library, 0));
  g_clear_pointer (&article, bang_article_unref);
  article = bang_library_get_article (fixture->library, find_article (fixture->library, 3), NULL, NULL);
  g_assert_cmpstr (article->row->event_type, ==, "VISIT");
  assert_holds (fixture);

  refused (bang_library_set_event_date (lib, article (2), 0, (BangDay) { 2023, 2, 30 }, err));
  refused (bang_library_retype_event (lib, article (2), 0, "no type", err));
  refused (bang_library_reject_event (lib, article (0), 7, err));
  for (guint i = 0; i < 9; i++)
    told (bang_library_undo_decision (lib, 0, err));
  assert_described (fixture->library, before);
  assert_sound (fixture->library);
}

/* An article in which the program found no event at all. */
static void
test_event_of_nothing (LibraryFixture *fixture,
                       gconstpointer   data)
{
  g_autoptr (BangArticle) article = NULL;

  add_text (fixture->library, "/none.txt", "Không có gì\n\nKhông có gì.\n", bang_facts_new ());
  told (bang_library_set_event_date (lib, 1, 0, (BangDay) { 2021, 3, 4 }, err));
  article = bang_library_get_article (fixture->library, 1, NULL, NULL);
  g_assert_cmpuint (article->facts->events->len, ==, 1);
  g_assert_cmpuint (article->row->date.day, ==, 4);
  g_assert_cmpuint (count_found (fixture->library, "year:2021"), ==, 1);
  assert_sound (fixture->library);

  told (bang_library_undo_decision (lib, 0, err));
  g_assert_cmpuint (count_found (fixture->library, "year:2021"), ==, 0);
  assert_sound (fixture->library);
}

/* U02 */
static void
test_not_same (LibraryFixture *fixture,
               gconstpointer   data)
{
  BangLibrary *library = fixture->library;

  add_article (library, 0);
  add_article (library, 1);
  g_assert_true (is_same_event (library, 0, 1));
  told (bang_library_tell_events_apart (lib, article (0), article (1), err));
  g_assert_false (is_same_event (library, 0, 1));
  g_assert_false (is_same_event (library, 1, 0));

  /* The third looks like both, and goes with the one it shares more with. */
  add_article (library, 2);
  add_article (library, 3);
  g_assert_true (is_same_event (library, 2, 0));
  g_assert_true (is_same_event (library, 0, 2));
  g_assert_false (is_same_event (library, 2, 1));
  g_assert_false (is_same_event (library, 1, 2));
  g_assert_false (is_same_event (library, 0, 1));

  /* Told to be one, whatever the day; and then apart from the other as well. */
  told (bang_library_join_events (lib, article (3), article (0), err));
  g_assert_true (is_same_event (library, 3, 0));
  g_assert_true (is_same_event (library, 0, 3));
  g_assert_false (is_same_event (library, 3, 1));
  assert_holds (fixture);

  library = fixture->library;
  told (bang_library_tell_entities_apart (lib, entity ("Trần Thị An"), entity ("Trần Thị Ân"), err));
  refused (bang_library_merge_entities (lib, entity ("Trần Thị Ân"), entity ("Trần Thị An"), err));
  told (bang_library_merge_entities (lib, entity ("Vũ Dung"), entity ("Trần Thị Ân"), err));
  refused (bang_library_merge_entities (lib, entity ("Trần Thị An"), entity ("Vũ Dung"), err));
  refused (bang_library_join_events (lib, article (1), article (1), err));
}

/* U03 */
static void
test_undo (LibraryFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_all (fixture->library);
  before = describe (fixture->library);
  for (guint i = 0; i < 102; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tên %u", i);

      if (i % 3 == 0)
        told (bang_library_rename_entity (lib, entity ("Trần Thị Ân"), name, err));
      else if (i % 3 == 1)
        told (bang_library_set_event_date (lib, article (i % 4), 0, (BangDay) { (guint16) (1900 + i), 0, 0 }, err));
      else if (i == 50)
        told (bang_library_merge_entities (lib, entity ("Phạm Cẩm"), entity ("Vũ Dung"), err));
      else
        told (bang_library_set_event_place (lib, article (i % 4), 0, name, err));
    }
  after = describe (fixture->library);

  for (guint i = 0; i < 100; i++)
    told (bang_library_undo_decision (lib, 0, err));
  library_fixture_close (fixture);
  library_fixture_open (fixture);
  told (bang_library_undo_decision (lib, 0, err));
  told (bang_library_undo_decision (lib, 0, err));
  refused (bang_library_undo_decision (lib, 0, err));
  assert_described (fixture->library, before);

  library_fixture_close (fixture);
  library_fixture_open (fixture);
  for (guint i = 0; i < 102; i++)
    told (bang_library_redo_decision (lib, 0, err));
  refused (bang_library_redo_decision (lib, 0, err));
  assert_described (fixture->library, after);
  assert_holds (fixture);

  /* One out of the middle, and no redo past something new. */
  told (bang_library_undo_decision (lib, 51, err));
  refused (bang_library_undo_decision (lib, 51, err));
  told (bang_library_rename_entity (lib, entity ("Hà Khẩu"), "Hà Khẩu mới", err));
  refused (bang_library_redo_decision (lib, 0, err));
  told (bang_library_redo_decision (lib, 51, err));
  refused (bang_library_redo_decision (lib, 51, err));
  refused (bang_library_undo_decision (lib, 103, err));
  refused (bang_library_undo_decision (lib, 100000, err));
}

static void
decide_much (LibraryFixture *fixture)
{
  gint64 fourth = find_article (fixture->library, 3);

  told (bang_library_merge_entities (lib, entity ("Trần Thị Ân"), entity ("Trần Thị An"), err));
  told (bang_library_split_entity (lib, entity ("Trần Thị An"), &fourth, 1, NULL, err));
  told (bang_library_rename_entity (lib, entity ("Lê Văn Bình"), "Lê Văn Bính", err));
  told (bang_library_reject_entity (lib, entity ("Phạm Cẩm"), article (2), err));
  told (bang_library_set_event_date (lib, article (0), 0, (BangDay) { 2020, 1, 2 }, err));
  told (bang_library_set_event_place (lib, article (0), 0, "Sa Pa", err));
  told (bang_library_reject_event (lib, article (1), 1, err));
  told (bang_library_reject_participant (lib, article (2), 1, entity ("Trần Thị Ân"), err));
  told (bang_library_tell_events_apart (lib, article (1), article (2), err));
  told (bang_library_set_event_date (lib, article (3), 0, (BangDay) { 0, 0, 0 }, err));
  told (bang_library_undo_decision (lib, 6, err));
  told (bang_library_set_entity_side (lib, entity ("Hà Khẩu"), BANG_SIDE_OTHER, err));
}

/* U04: replayed after the articles came, and before. */
static void
test_replay (LibraryFixture *fixture,
             gconstpointer   data)
{
  gboolean first = GPOINTER_TO_INT (data);
  LibraryFixture copy;
  BangReplay replay;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = library_fixture_path (fixture, "decisions.jsonl");
  g_autofree char *again = library_fixture_path (fixture, "again.jsonl");
  g_autofree char *expected = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *reexported = NULL;

  add_all (fixture->library);
  decide_much (fixture);
  expected = describe (fixture->library);
  g_assert_true (bang_library_export_decisions (fixture->library, path, NULL, &error));
  g_assert_no_error (error);

  library_fixture_set_up (&copy, NULL);
  if (!first)
    {
      for (guint i = N_ARTICLES; i > 0; i--)
        add_article (copy.library, i - 1);
    }
  g_assert_true (bang_library_replay_decisions (copy.library, path, &replay, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (replay.n_added, ==, 12);
  g_assert_cmpuint (replay.n_known, ==, 0);
  if (first)
    {
      g_assert_cmpuint (replay.n_pending, ==, 12);
      for (guint i = N_ARTICLES; i > 0; i--)
        add_article (copy.library, i - 1);
    }
  else
    {
      g_assert_cmpuint (replay.n_pending, ==, 0);
    }

  assert_described (copy.library, expected);
  assert_sound (copy.library);
  g_assert_true (bang_library_export_decisions (copy.library, again, NULL, &error));
  g_assert_true (g_file_get_contents (path, &exported, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &reexported, NULL, NULL));
  g_assert_cmpstr (exported, ==, reexported);

  g_assert_true (bang_library_replay_decisions (copy.library, path, &replay, NULL, &error));
  g_assert_cmpuint (replay.n_added, ==, 0);
  g_assert_cmpuint (replay.n_known, ==, 12);
  assert_holds (&copy);
  library_fixture_tear_down (&copy, NULL);
}

static void
test_replay_refuses (LibraryFixture *fixture,
                     gconstpointer   data)
{
#define HEAD "{\"format\":\"bang-giao-decisions\",\"version\":1}\n"
#define UUID "\"00000000-0000-8000-8000-000000000001\""
  static const char * const files[] = {
    "", "\n", "x", "{}", "[]\n", "{\"format\":\"other\"}\n",
    HEAD "{}\n", HEAD "null\n", HEAD "{\"op\":\"rename\"}\n",
    HEAD "{\"op\":\"fly\",\"uuid\":" UUID ",\"target\":" UUID ",\"kind\":\"person\",\"at\":1}\n",
    HEAD "{\"op\":\"rename\",\"uuid\":" UUID ",\"target\":\"x\",\"kind\":\"person\",\"field\":\"name\",\"new\":\"A\",\"at\":1}\n",
    HEAD "{\"op\":\"rename\",\"uuid\":" UUID ",\"target\":" UUID ",\"kind\":\"person\",\"field\":\"merged_into\",\"new\":\"A\",\"at\":1}\n",
    HEAD "{\"op\":\"rename\",\"uuid\":" UUID ",\"target\":" UUID ",\"kind\":[[[[[[[[[[]]]]]]]]]],\"at\":1}\n",
    HEAD "{\"op\":\"split\",\"uuid\":" UUID ",\"target\":" UUID ",\"kind\":\"person\",\"field\":\"split\",\"other\":" UUID ",\"new\":\"x\",\"at\":1}\n",
    HEAD "{\"op\":\"side\",\"uuid\":" UUID ",\"target\":" UUID ",\"kind\":\"person\",\"field\":\"side\",\"new\":\"XX\",\"at\":1}\n",
    HEAD "{\"op\":\"undo\",\"uuid\":" UUID ",\"target\":" UUID ",\"kind\":\"person\",\"undo_of\":" UUID ",\"at\":1}\n",
    HEAD "{\"op\":\"date\",\"uuid\":" UUID ",\"target\":" UUID ",\"kind\":\"event\",\"field\":\"date\",\"new\":\"2024\",\"at\":1}\n",
  };
  g_autofree char *path = library_fixture_path (fixture, "bad.jsonl");
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *before = NULL;

  add_all (fixture->library);
  before = describe (fixture->library);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, files[i], -1, NULL));
      g_test_message ("%s", files[i]);
      g_assert_false (bang_library_replay_decisions (fixture->library, path, NULL, NULL, &error));
      g_assert_nonnull (error);
    }
  g_assert_false (bang_library_replay_decisions (fixture->library, fixture->directory, NULL, NULL, NULL));
  list = bang_library_list_decisions (fixture->library, 0, NULL, NULL);
  g_assert_cmpuint (list->len, ==, 0);
  assert_described (fixture->library, before);
}

/* A merge of names that go round, as two libraries may have told apart. */
static void
test_round (LibraryFixture *fixture,
            gconstpointer   data)
{
  LibraryFixture other;
  g_autofree char *path = library_fixture_path (fixture, "d.jsonl");
  g_autoptr (GError) error = NULL;

  add_all (fixture->library);
  told (bang_library_merge_entities (lib, entity ("Phạm Cẩm"), entity ("Vũ Dung"), err));
  g_assert_true (bang_library_export_decisions (fixture->library, path, NULL, NULL));
  library_fixture_set_up (&other, NULL);
  add_all (other.library);
  {
    gint64 dung = find_entity (other.library, "Vũ Dung");

    g_assert_cmpint (bang_library_merge_entities (other.library, dung, find_entity (other.library, "Phạm Cẩm"), &error), >, 0);
  }
  g_assert_true (bang_library_replay_decisions (other.library, path, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_sound (other.library);
  g_assert_cmpuint (count_found (other.library, "person:\"vũ dung\""), >=, 1);
  library_fixture_tear_down (&other, NULL);
}

/* What fails half-way leaves nothing behind. */
static void
test_whole (LibraryFixture *fixture,
            gconstpointer   data)
{
  static const char * const places[] = {
    "BEFORE INSERT ON decision", "BEFORE INSERT ON override", "BEFORE INSERT ON superseded",
    "BEFORE UPDATE OF entity_id ON article_entity", "BEFORE INSERT ON entity_alias", "BEFORE UPDATE OF n_articles ON entity",
    "BEFORE INSERT ON tenure",
  };
  g_autofree char *before = NULL;

  add_all (fixture->library);
  before = describe (fixture->library);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *sql = g_strdup_printf ("CREATE TRIGGER fault %s BEGIN SELECT raise (ABORT, 'fault'); END", places[i]);
      g_autoptr (GPtrArray) list = NULL;

      run_sql (fixture, sql);
      refused (bang_library_merge_entities (lib, entity ("Trần Thị Ân"), entity ("Trần Thị An"), err));
      run_sql (fixture, "DROP TRIGGER fault");
      list = bang_library_list_decisions (fixture->library, 0, NULL, NULL);
      g_assert_cmpuint (list->len, ==, 0);
      assert_described (fixture->library, before);
      assert_sound (fixture->library);
    }
  told (bang_library_merge_entities (lib, entity ("Trần Thị Ân"), entity ("Trần Thị An"), err));
  assert_holds (fixture);
}

#define add(path, func, data) \
  g_test_add (path, LibraryFixture, data, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/decide/merge-split", test_merge_split, NULL);
  add ("/library/decide/names", test_names, NULL);
  add ("/library/decide/events", test_events, NULL);
  add ("/library/decide/event-of-nothing", test_event_of_nothing, NULL);
  add ("/library/decide/not-same", test_not_same, NULL);
  add ("/library/decide/undo", test_undo, NULL);
  add ("/library/decide/replay-after", test_replay, GINT_TO_POINTER (FALSE));
  add ("/library/decide/replay-before", test_replay, GINT_TO_POINTER (TRUE));
  add ("/library/decide/replay-refuses", test_replay_refuses, NULL);
  add ("/library/decide/round", test_round, NULL);
  add ("/library/decide/whole", test_whole, NULL);

  return g_test_run ();
}
