/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures and sides of an event that a person put right: they hold when the
 * article is read again, in another library, and until they are taken back. */
#include <math.h>

#include "browse-fixture.h"
#include "library/bang-decide.h"

#define PATH "/tin/hội đàm.txt"
#define TITLE "Lào Cai hội đàm Hồng Hà"

static void
add_figure (Draft      *draft,
            const char *measure,
            double      value,
            const char *unit)
{
  BangFigure figure = { g_strdup (measure), value, g_strdup (unit), { { 0, 7 }, g_intern_static_string ("figure") } };

  g_array_append_val (draft->event->figures, figure);
}

/* As the rules read it: @value of trade, and a figure before it for @more. */
static BangImportStatus
read_article (BangLibrary *library,
              const char  *text,
              double       value,
              gboolean     more)
{
  Draft draft = draft_new (TITLE, "TALKS", 2024, 3, 15);
  BangImportStatus status;

  draft_say (&draft, text, NULL);
  draft_side (&draft, "Lào Cai", BANG_SIDE_VN, BANG_SIDE_ROLE_HOST);
  draft_side (&draft, "Hồng Hả", BANG_SIDE_UNKNOWN, BANG_SIDE_ROLE_VISITOR);
  if (more)
    add_figure (&draft, "dài", 9.0, "km");
  add_figure (&draft, "kim ngạch", value, "tỷ USD");
  add_figure (&draft, "khổ", 1435.0, NULL);
  status = add_text (library, PATH, draft.text->str, draft.facts);
  g_string_free (draft.text, TRUE);
  return status;
}

/* "9 km, 3 tỷ USD; VN Lào Cai, CN Hồng Hà" */
static char *
describe (BangLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangArticle) article = bang_library_get_article (library, 1, NULL, &error);
  GString *text = g_string_new (NULL);
  BangEvent *event;

  g_assert_no_error (error);
  event = g_ptr_array_index (article->facts->events, 0);
  for (guint i = 0; i < event->figures->len; i++)
    {
      const BangFigure *figure = &g_array_index (event->figures, BangFigure, i);

      g_string_append_printf (text, "%s%s %g %s", i > 0 ? ", " : "", figure->measure, figure->value,
                              figure->unit != NULL ? figure->unit : "-");
    }
  g_string_append (text, ";");
  for (guint i = 0; i < event->sides->len; i++)
    {
      const BangSide *side = &g_array_index (event->sides, BangSide, i);

      g_string_append_printf (text, "%s %s %s", i > 0 ? "," : "", bang_country_to_string (side->country), side->label);
    }
  return g_string_free (text, FALSE);
}

static void
assert_described (BangLibrary *library,
                  const char  *expected)
{
  g_autofree char *text = describe (library);

  g_assert_cmpstr (text, ==, expected);
}

static void
told (gint64  seq,
      GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpint (seq, >, 0);
}

#define TELL(call) \
  G_STMT_START { \
    g_autoptr (GError) error = NULL; \
    told (call, error); \
  } G_STMT_END

#define BEFORE "kim ngạch 3 tỷ USD, khổ 1435 -; VN Lào Cai, unknown Hồng Hả"

static void
decide_all (BangLibrary *library)
{
  BangCountry china = BANG_SIDE_CN;

  TELL (bang_library_set_event_figure (library, 1, 0, 0, 3.5, "triệu USD", &error));
  TELL (bang_library_reject_figure (library, 1, 0, 1, &error));
  TELL (bang_library_set_event_side (library, 1, 0, 1, "Hồng Hà", &china, &error));
}

static void
test_holds (LibraryFixture *fixture,
            gconstpointer   data)
{
  read_article (fixture->library, "Bản một.", 3.0, FALSE);
  assert_described (fixture->library, BEFORE);
  decide_all (fixture->library);
  assert_described (fixture->library, "kim ngạch 3.5 triệu USD; VN Lào Cai, CN Hồng Hà");
  assert_sound (fixture->library);

  /* Once more, of what a person sees now. */
  TELL (bang_library_set_event_figure (fixture->library, 1, 0, 0, 4.0, "tỷ USD", &error));
  TELL (bang_library_set_event_side (fixture->library, 1, 0, 1, "châu Hồng Hà", NULL, &error));
  assert_described (fixture->library, "kim ngạch 4 tỷ USD; VN Lào Cai, CN châu Hồng Hà");

  /* Read again, with another figure before it. */
  g_assert_cmpint (read_article (fixture->library, "Bản hai.", 3.0, TRUE), ==, BANG_IMPORT_UPDATED);
  assert_described (fixture->library, "dài 9 km, kim ngạch 4 tỷ USD; VN Lào Cai, CN châu Hồng Hà");

  /* Read otherwise: what a person vouched for stays beside it. */
  g_assert_cmpint (read_article (fixture->library, "Bản ba.", 33.0, FALSE), ==, BANG_IMPORT_UPDATED);
  assert_described (fixture->library, "kim ngạch 33 tỷ USD, kim ngạch 4 tỷ USD; VN Lào Cai, CN châu Hồng Hà");
  TELL (bang_library_set_event_figure (fixture->library, 1, 0, 1, 4.5, "tỷ USD", &error));
  assert_described (fixture->library, "kim ngạch 33 tỷ USD, kim ngạch 4.5 tỷ USD; VN Lào Cai, CN châu Hồng Hà");
  TELL (bang_library_undo_decision (fixture->library, 0, &error));

  /* Read as a person said: it is that one. */
  g_assert_cmpint (read_article (fixture->library, "Bản bốn.", 4.0, FALSE), ==, BANG_IMPORT_UPDATED);
  assert_described (fixture->library, "kim ngạch 4 tỷ USD; VN Lào Cai, CN châu Hồng Hà");

  g_assert_cmpint (read_article (fixture->library, "Bản năm.", 3.0, FALSE), ==, BANG_IMPORT_UPDATED);
  library_fixture_close (fixture);
  library_fixture_open (fixture);
  assert_described (fixture->library, "kim ngạch 4 tỷ USD; VN Lào Cai, CN châu Hồng Hà");
  for (guint i = 0; i < 5; i++)
    TELL (bang_library_undo_decision (fixture->library, 0, &error));
  assert_described (fixture->library, BEFORE);
  TELL (bang_library_redo_decision (fixture->library, 0, &error));
  assert_described (fixture->library, "kim ngạch 3.5 triệu USD, khổ 1435 -; VN Lào Cai, unknown Hồng Hả");
  assert_sound (fixture->library);
}

static void
test_reject (LibraryFixture *fixture,
             gconstpointer   data)
{
  read_article (fixture->library, "Bản một.", 3.0, TRUE);
  TELL (bang_library_set_event_figure (fixture->library, 1, 0, 1, 5.0, NULL, &error));
  assert_described (fixture->library, "dài 9 km, kim ngạch 5 -, khổ 1435 -; VN Lào Cai, unknown Hồng Hả");
  TELL (bang_library_reject_figure (fixture->library, 1, 0, 1, &error));
  TELL (bang_library_reject_figure (fixture->library, 1, 0, 0, &error));
  assert_described (fixture->library, "khổ 1435 -; VN Lào Cai, unknown Hồng Hả");

  /* What is rejected does not come back because it was put right before. */
  g_assert_cmpint (read_article (fixture->library, "Bản hai.", 7.0, TRUE), ==, BANG_IMPORT_UPDATED);
  assert_described (fixture->library, "kim ngạch 7 tỷ USD, khổ 1435 -; VN Lào Cai, unknown Hồng Hả");
}

static void
test_replay (LibraryFixture *fixture,
             gconstpointer   data)
{
  LibraryFixture copy;
  g_autofree char *path = library_fixture_path (fixture, "decisions.jsonl");
  g_autofree char *again = library_fixture_path (fixture, "again.jsonl");
  g_autofree char *expected = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *reexported = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  read_article (fixture->library, "Bản một.", 3.0, FALSE);
  decide_all (fixture->library);
  expected = describe (fixture->library);
  g_assert_true (bang_library_export_decisions (fixture->library, path, NULL, &error));

  library_fixture_set_up (&copy, NULL);
  g_assert_true (bang_library_replay_decisions (copy.library, path, NULL, NULL, &error));
  g_assert_no_error (error);
  read_article (copy.library, "Bản một.", 3.0, FALSE);
  assert_described (copy.library, expected);
  g_assert_true (bang_library_export_decisions (copy.library, again, NULL, &error));
  g_assert_true (g_file_get_contents (path, &exported, NULL, NULL));
  g_assert_true (g_file_get_contents (again, &reexported, NULL, NULL));
  g_assert_cmpstr (exported, ==, reexported);
  assert_sound (copy.library);
  library_fixture_tear_down (&copy, NULL);

  list = bang_library_list_decisions (fixture->library, 0, NULL, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      static const char * const sentences[] = {
        "“" TITLE "”: a figure of its event is kim ngạch: 3.5 triệu USD",
        "“" TITLE "”: this is no figure of its event: khổ: 1435",
        "“" TITLE "”: a side of its event is CN Hồng Hà",
      };
      g_autofree char *sentence = bang_decision_describe (g_ptr_array_index (list, i));

      g_assert_cmpstr (sentence, ==, sentences[i]);
    }
}

#define REFUSE(call) \
  G_STMT_START { \
    g_autoptr (GError) error = NULL; \
    g_assert_cmpint (call, ==, 0); \
    g_assert_nonnull (error); \
  } G_STMT_END

static void
test_refuses (LibraryFixture *fixture,
              gconstpointer   data)
{
#define HEAD "{\"format\":\"bang-giao-decisions\",\"version\":1}\n"
#define UUID "\"00000000-0000-8000-8000-000000000001\""
#define LINE(op, field, new) \
  HEAD "{\"op\":\"" op "\",\"uuid\":" UUID ",\"target\":" UUID ",\"kind\":\"event\",\"article\":" UUID ",\"field\":\"" field \
  "\",\"new\":\"" new "\",\"at\":1}\n"
  static const char * const files[] = {
    LINE ("figure", "figure:", "a: 3"), LINE ("figure", "side:cn x", "a: 3"), LINE ("figure", "figure:a: 3", "3"),
    LINE ("figure", "figure:a: 3", "a: ba"), LINE ("figure", "figure:a: 3", "a: nan"), LINE ("figure", "figure:a: 3", "a: 3%"),
    LINE ("side", "side:cn x", "CN"), LINE ("side", "side:cn x", "CN "), LINE ("side", "side:cn x", "XX y"),
    LINE ("side", "side", "CN"), LINE ("reject", "rejected-figure:", "1"), LINE ("reject", "figure:a: 3", "a: 3"),
  };
  g_autofree char *path = library_fixture_path (fixture, "bad.jsonl");
  BangLibrary *library = fixture->library;

  read_article (library, "Bản một.", 3.0, FALSE);
  REFUSE (bang_library_set_event_figure (library, 1, 0, 2, 1.0, NULL, &error));
  REFUSE (bang_library_set_event_figure (library, 1, 1, 0, 1.0, NULL, &error));
  REFUSE (bang_library_set_event_figure (library, 1, 0, 0, (double) INFINITY, NULL, &error));
  REFUSE (bang_library_set_event_figure (library, 2, 0, 0, 1.0, NULL, &error));
  REFUSE (bang_library_reject_figure (library, 1, 0, G_MAXUINT, &error));
  REFUSE (bang_library_set_event_side (library, 1, 0, 2, "Ai", NULL, &error));
  REFUSE (bang_library_set_event_side (library, 1, 0, 0, " \n", NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_true (g_file_set_contents (path, files[i], -1, NULL));
      g_test_message ("%s", files[i]);
      REFUSE (bang_library_replay_decisions (library, path, NULL, NULL, &error));
    }
  assert_described (library, BEFORE);

  /* What parts a measure from its value is no part of a unit. */
  TELL (bang_library_set_event_figure (library, 1, 0, 0, -0.5, "tỷ: USD", &error));
  assert_described (library, "kim ngạch -0.5 tỷ  USD, khổ 1435 -; VN Lào Cai, unknown Hồng Hả");
}

#define ADD(name, func) \
  g_test_add ("/decide-detail/" name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("holds", test_holds);
  ADD ("reject", test_reject);
  ADD ("replay", test_replay);
  ADD ("refuses", test_refuses);

  return g_test_run ();
}
