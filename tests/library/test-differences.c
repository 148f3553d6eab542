/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where two reports of one event do not agree, and where one merely says less. */
#include "browse-fixture.h"
#include "library/bang-decide.h"

/* Talks of two sides, of which the first is led by @head. */
static Draft
talks_new (const char *title,
           const char *head)
{
  Draft draft = draft_new (title, "TALKS", 2024, 3, 15);

  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_HOST);
  draft_side (&draft, "Hồng Hà", BANG_SIDE_CN, BANG_SIDE_ROLE_VISITOR);
  draft_person (&draft, head, NULL, 0, BANG_ROLE_HEAD, draft_say (&draft, head, NULL));
  draft_person (&draft, "La Bình", NULL, 1, BANG_ROLE_HEAD, draft_say (&draft, "La Bình", NULL));
  return draft;
}

static void
draft_figure (Draft      *draft,
              const char *measure,
              double      value,
              const char *unit)
{
  BangFigure figure = { g_strdup (measure), value, g_strdup (unit), { { 0, 1 }, g_intern_static_string ("figure") } };

  g_array_append_val (draft->event->figures, figure);
}

static void
draft_agree (Draft *draft,
             guint  n)
{
  for (guint i = 0; i < n; i++)
    draft_sign (draft, "bản ghi nhớ", "du lịch", "Lào Cai", "Hồng Hà", (BangEvidence) { { 0, 1 }, NULL });
}

static const char *
get_word (BangDifferenceKind kind)
{
  static const char * const words[] = { "head", "person", "figure", "agreements" };

  return words[kind];
}

/* What the article says of the only other report of its event. */
static void
assert_differences (BangLibrary *library,
                    gint64       id,
                    const char  *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangRelations) relations = bang_library_get_relations (library, id, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  BangRelated *related;

  g_assert_no_error (error);
  g_assert_cmpuint (relations->same_event->len, ==, 1);
  related = g_ptr_array_index (relations->same_event, 0);
  for (guint i = 0; i < related->differences->len; i++)
    {
      const BangDifference *one = g_ptr_array_index (related->differences, i);

      g_string_append_printf (text, "%s%s(%s: %s/%s)", i > 0 ? " " : "", get_word (one->kind), one->what, one->here,
                              one->there);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Adds both and says that they are of one event. */
static void
add_both (BangLibrary *library,
          Draft       *one,
          Draft       *other,
          gint64       ids[2])
{
  g_autoptr (GError) error = NULL;

  ids[0] = draft_add (one, library, "/tin/một.txt");
  ids[1] = draft_add (other, library, "/tin/hai.txt");
  g_assert_cmpint (bang_library_join_events (library, ids[0], ids[1], &error), >, 0);
  g_assert_no_error (error);
}

static void
test_contradictions (LibraryFixture *fixture,
                     gconstpointer   data)
{
  Draft one = talks_new ("Lào Cai hội đàm Hồng Hà", "Trịnh Xuân Trường");
  Draft other = talks_new ("Hồng Hà hội đàm với Lào Cai", "Hoàng Quốc Khánh");
  gint64 ids[2];

  draft_figure (&one, "kim ngạch thương mại", 3.0, "tỷ USD");
  draft_figure (&other, "Kim ngạch  thương mại", 3.5, "tỷ USD");
  draft_agree (&one, 2);
  draft_agree (&other, 4);
  add_both (fixture->library, &one, &other, ids);

  assert_differences (fixture->library, ids[0],
                      "head(Lào Cai: Trịnh Xuân Trường/Hoàng Quốc Khánh) "
                      "figure(kim ngạch thương mại: 3 tỷ USD/3.5 tỷ USD) agreements((null): 2/4)");
  assert_differences (fixture->library, ids[1],
                      "head(Lào Cai: Hoàng Quốc Khánh/Trịnh Xuân Trường) "
                      "figure(Kim ngạch  thương mại: 3.5 tỷ USD/3 tỷ USD) agreements((null): 4/2)");
}

/* The one says more: that is told of it, and nothing of the other. */
static void
test_shorter (LibraryFixture *fixture,
              gconstpointer   data)
{
  Draft one = talks_new ("Lào Cai hội đàm Hồng Hà", "Trịnh Xuân Trường");
  Draft other = talks_new ("Hồng Hà hội đàm với Lào Cai", "Trịnh Xuân Trường");
  gint64 ids[2];

  for (guint i = 0; i < 3; i++)
    {
      static const char * const names[] = { "Vương Ninh", "Lý Thành Nam", "Đào Văn Quân" };

      draft_person (&other, names[i], NULL, 1, BANG_ROLE_MEMBER, draft_say (&other, names[i], NULL));
    }
  draft_figure (&other, "kim ngạch thương mại", 3.5, "tỷ USD");
  draft_agree (&other, 1);
  add_both (fixture->library, &one, &other, ids);

  assert_differences (fixture->library, ids[0],
                      "person((null): (null)/Vương Ninh) person((null): (null)/Lý Thành Nam) agreements((null): 0/1)");
  assert_differences (fixture->library, ids[1], "");
}

/* What is no contradiction: a name in part or without marks, a round number,
 * one of several values, a measure of anything, a summary of what was signed,
 * somebody named who did not take part. */
static void
test_quiet (LibraryFixture *fixture,
            gconstpointer   data)
{
  Draft one = talks_new ("Lào Cai hội đàm Hồng Hà", "Trịnh Xuân Trường");
  Draft other = talks_new ("Hồng Hà hội đàm với Lào Cai", "Trinh Xuan Truong");
  gint64 ids[2];

  draft_person (&other, "Đào Văn Quân", NULL, 1, BANG_ROLE_MEMBER, draft_say (&other, "Đào Văn Quân", NULL));
  draft_person (&one, "Văn Quân", NULL, 1, BANG_ROLE_MENTIONED, draft_say (&one, "Văn Quân", NULL));
  draft_person (&other, "Tô Lâm", NULL, -1, BANG_ROLE_MENTIONED, draft_say (&other, "Tô Lâm", NULL));
  draft_figure (&one, "số đại biểu", 300.0, "người");
  draft_figure (&other, "số đại biểu", 298.0, "người");
  draft_figure (&one, "vốn đầu tư", 3.0, "tỷ USD");
  draft_figure (&one, "vốn đầu tư", 4.0, "tỷ USD");
  draft_figure (&other, "vốn đầu tư", 5.0, "tỷ USD");
  draft_figure (&one, "tổng chiều dài", 5.0, "km");
  draft_figure (&other, "tổng chiều dài", 5000.0, "m");
  draft_figure (&one, "dài", 5.0, "km");
  draft_figure (&other, "dài", 7.0, "km");
  draft_agree (&one, 1);
  draft_agree (&other, 5);
  add_both (fixture->library, &one, &other, ids);

  assert_differences (fixture->library, ids[0], "");
  assert_differences (fixture->library, ids[1], "");
}

#define ADD(name, func) \
  g_test_add ("/differences/" name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("contradictions", test_contradictions);
  ADD ("shorter", test_shorter);
  ADD ("quiet", test_quiet);

  return g_test_run ();
}
