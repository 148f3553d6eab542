/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main event of a story: type, day and year (years.tsv), sub-events, sides
 * and roles; and the seeds, where they stand beside the project. */

#include <string.h>

#include <json-glib/json-glib.h>

#include "extract/bang-extract.h"
#include "extract-util.h"

static BangLexicon *lexicon;

static char *
describe_main (const BangFacts *facts)
{
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  g_autofree char *start = bang_day_to_iso (event->date.start);
  g_autofree char *end = bang_day_to_iso (event->date.end);
  g_autofree char *after = bang_day_to_iso (event->date.after);
  GString *text = g_string_new (event->type);

  g_string_append_printf (text, " %s", start != NULL ? start : "none");
  if (g_strcmp0 (start, end) != 0)
    g_string_append_printf (text, "..%s", end);
  g_string_append_printf (text, " %s", bang_date_basis_to_string (event->date.basis));
  if (after != NULL)
    g_string_append_printf (text, " after %s", after);
  return g_string_free (text, FALSE);
}

static void
test_years (void)
{
  extract_test_table (lexicon, "years.tsv", describe_main);
}

/* A year that is found is always shown with the words that tell it. */
static void
test_evidence (void)
{
  const char *story = "Hội đàm ¶ Trong khuôn khổ Hội chợ biên mậu năm 2019, chiều 6/8, hai huyện đã hội đàm.";
  g_autoptr (BangDocument) document = extract_test_document (story);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  g_autofree char *year = extract_test_words (document, event->date.year_evidence.span);
  g_autofree char *shown = NULL;

  g_assert_cmpstr (year, ==, "năm 2019");
  g_assert_nonnull (strstr (event->date.reason, "năm 2019"));
  g_assert_cmpstr (event->date.text, ==, "chiều 6/8");
  shown = bang_date_dup_reason (&event->date);
  g_assert_nonnull (strstr (shown, "năm 2019"));
}

static char *
describe_sides (const BangFacts *facts)
{
  static const char * const roles[] = {
    [BANG_SIDE_ROLE_PEER] = "peer", [BANG_SIDE_ROLE_HOST] = "host", [BANG_SIDE_ROLE_COHOST] = "cohost",
    [BANG_SIDE_ROLE_VISITOR] = "visitor", [BANG_SIDE_ROLE_AWARDER] = "awarder",
    [BANG_SIDE_ROLE_RECIPIENT] = "recipient", [BANG_SIDE_ROLE_THIRD] = "third",
  };
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  GString *text = g_string_new (event->type);

  for (guint i = 0; i < event->sides->len; i++)
    {
      const BangSide *side = &g_array_index (event->sides, BangSide, i);

      g_string_append_printf (text, "%s %s %s", i == 0 ? ":" : ",", side->label, roles[side->role]);
    }
  return g_string_free (text, FALSE);
}

static void
test_side_roles (void)
{
  extract_test_table (lexicon, "sides.tsv", describe_sides);
}

static char *
describe_people (const BangFacts *facts)
{
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < event->participants->len; i++)
    {
      const BangParticipant *participant = &g_array_index (event->participants, BangParticipant, i);
      const BangEntity *person = g_ptr_array_index (facts->entities, participant->person);

      if (participant->role != BANG_ROLE_MENTIONED)
        g_string_append_printf (text, "%s%s %s", text->len == 0 ? "" : "; ", person->name,
                                bang_role_to_string (participant->role));
    }
  return g_string_free (text, FALSE);
}

static void
test_people (void)
{
  extract_test_table (lexicon, "people.tsv", describe_people);
}

static const BangEvent *
find_event (const BangFacts *facts,
            const char      *type)
{
  for (guint i = 1; i < facts->events->len; i++)
    {
      const BangEvent *event = g_ptr_array_index (facts->events, i);

      if (strcmp (event->type, type) == 0)
        return event;
    }
  return NULL;
}

static void
test_sub_events (void)
{
  const char *story =
    "Hội đàm giữa hai huyện ¶ Sáng 18/11/2019, tại thị trấn Mường Khương, hai huyện đã hội đàm. ¶ "
    "Trước đó, ngày 17/11, đoàn đã khảo sát chợ biên giới. ¶ "
    "Theo kế hoạch, sáng 19/11, đoàn sẽ dự lễ khánh thành nhà văn hóa.";
  g_autoptr (BangDocument) document = extract_test_document (story);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEvent *survey = find_event (facts, "SITE");
  const BangEvent *opening = find_event (facts, "INFRA");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_nonnull (survey);
  g_assert_nonnull (opening);
  before = bang_day_to_iso (survey->date.start);
  after = bang_day_to_iso (opening->date.start);
  g_assert_cmpstr (before, ==, "2019-11-17");
  g_assert_cmpint (survey->aspect, ==, BANG_ASPECT_OCCURRED);
  g_assert_cmpint (survey->parent, ==, 0);
  g_assert_cmpstr (after, ==, "2019-11-19");
  g_assert_cmpint (opening->aspect, ==, BANG_ASPECT_PLANNED);
}

static void
test_frame (void)
{
  const char *story =
    "Hội kiến bên lề hội nghị ¶ Trong khuôn khổ Hội nghị thường niên lần thứ 7 giữa bốn tỉnh, sáng 18/11/2019, "
    "lãnh đạo hai tỉnh đã có buổi hội kiến.";
  g_autoptr (BangDocument) document = extract_test_document (story);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  const BangEvent *frame;

  g_assert_cmpstr (event->type, ==, "TALKS");
  g_assert_cmpint (event->parent, >, 0);
  frame = g_ptr_array_index (facts->events, event->parent);
  g_assert_cmpstr (frame->type, ==, "CONF");
  g_assert_cmpuint (frame->edition, ==, 7);
  g_assert_cmpstr (frame->series, ==, "Hội nghị thường niên");
}

static void
test_sides (void)
{
  const char *story =
    "Đoàn tỉnh Lào Cai hội đàm với châu Hồng Hà ¶ Ngày 18/1/2019, tại huyện Hà Khẩu, tỉnh Vân Nam, Trung Quốc, "
    "đoàn công tác tỉnh Lào Cai do đồng chí Nguyễn Văn Tâm, Phó Chủ tịch UBND tỉnh Lào Cai làm Trưởng đoàn đã hội đàm "
    "với lãnh đạo châu Hồng Hà.";
  g_autoptr (BangDocument) document = extract_test_document (story);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  const BangParticipant *head = NULL;

  g_assert_cmpuint (event->places->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (event->places, 0), ==, "huyện Hà Khẩu");
  g_assert_cmpstr (g_ptr_array_index (event->places, 2), ==, "Trung Quốc");
  g_assert_cmpuint (event->sides->len, ==, 2);
  g_assert_cmpstr (g_array_index (event->sides, BangSide, 0).label, ==, "Lào Cai");
  g_assert_cmpint (g_array_index (event->sides, BangSide, 0).role, ==, BANG_SIDE_ROLE_VISITOR);
  g_assert_cmpstr (g_array_index (event->sides, BangSide, 1).label, ==, "Hồng Hà");
  g_assert_cmpint (g_array_index (event->sides, BangSide, 1).role, ==, BANG_SIDE_ROLE_HOST);

  for (guint i = 0; i < event->participants->len; i++)
    if (g_array_index (event->participants, BangParticipant, i).role == BANG_ROLE_HEAD)
      head = &g_array_index (event->participants, BangParticipant, i);
  g_assert_nonnull (head);
  g_assert_cmpint (head->side, ==, 0);
}

static void
test_figures (void)
{
  const char *story =
    "Kim ngạch tăng ¶ Ngày 18/1/2019, hai bên hội đàm. Kim ngạch thương mại hai bên đạt 1,25 tỷ USD, tăng 12,5% so với "
    "năm trước. Tuyến đường dài 1.435 km có 3 cầu. Cuộc họp lần thứ 5 có 20 đại biểu.";
  g_autoptr (BangDocument) document = extract_test_document (story);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEvent *event = g_ptr_array_index (facts->events, 0);
  const BangFigure *figure;

  g_assert_cmpuint (event->figures->len, ==, 3);
  figure = &g_array_index (event->figures, BangFigure, 0);
  g_assert_cmpstr (figure->measure, ==, "Kim ngạch thương mại hai bên");
  g_assert_cmpfloat_with_epsilon (figure->value, 1.25, 1e-9);
  g_assert_cmpstr (figure->unit, ==, "tỷ USD");
  figure = &g_array_index (event->figures, BangFigure, 1);
  g_assert_cmpfloat_with_epsilon (figure->value, 12.5, 1e-9);
  g_assert_cmpstr (figure->unit, ==, "%");
  figure = &g_array_index (event->figures, BangFigure, 2);
  g_assert_cmpfloat_with_epsilon (figure->value, 1435, 1e-9);
}

static gboolean
has_relation (const BangFacts *facts,
              const char      *subject,
              const char      *predicate,
              const char      *object)
{
  for (guint i = 0; i < facts->relations->len; i++)
    {
      const BangRelation *relation = g_ptr_array_index (facts->relations, i);

      if (strcmp (relation->subject, subject) == 0 && strcmp (relation->predicate, predicate) == 0 &&
          strcmp (relation->object, object) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_relations (void)
{
  const char *story =
    "Đoàn tỉnh Lào Cai hội đàm với châu Hồng Hà ¶ Ngày 18/1/2019, tại huyện Hà Khẩu, châu Hồng Hà, đoàn công tác tỉnh "
    "Lào Cai do đồng chí Nguyễn Văn Tâm, Phó Chủ tịch UBND tỉnh Lào Cai làm Trưởng đoàn đã hội đàm với ông Lý Quý, "
    "Châu trưởng châu Hồng Hà. ¶ Đồng chí Nguyễn Văn Tâm đề nghị châu Hồng Hà mở thêm lối thông quan.";
  g_autoptr (BangDocument) document = extract_test_document (story);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);

  g_assert_true (has_relation (facts, "Nguyễn Văn Tâm", "led", "Lào Cai"));
  g_assert_true (has_relation (facts, "Nguyễn Văn Tâm", "met", "Lý Quý"));
  g_assert_true (has_relation (facts, "Nguyễn Văn Tâm", "proposed-to", "châu Hồng Hà"));
  g_assert_true (has_relation (facts, "Hà Khẩu", "located-in", "Hồng Hà"));
  for (guint i = 0; i < facts->relations->len; i++)
    {
      const BangRelation *relation = g_ptr_array_index (facts->relations, i);

      g_assert_nonnull (relation->evidence.rule);
      g_assert_cmpuint (relation->evidence.span.end, >, relation->evidence.span.start);
    }
}

/* The articles of the corpus beside the project: no date of theirs is wrong. */
static void
test_seeds (void)
{
  g_autofree char *gold = g_build_filename (g_getenv ("BANG_SOURCE_ROOT"), "..", "shared", "gold", NULL);
  g_autoptr (GDir) dir = g_dir_open (gold, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("The corpus is not beside the project");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (gold, name, NULL);
      g_autofree char *article = NULL;
      g_autofree char *data = NULL;
      g_autofree char *start = NULL;
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (BangDocument) document = NULL;
      g_autoptr (BangFacts) facts = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      JsonObject *truth;
      const BangEvent *event;
      gsize len;

      if (!g_str_has_suffix (name, ".facts.json"))
        continue;
      json_parser_load_from_file (parser, path, &error);
      g_assert_no_error (error);
      truth = json_node_get_object (json_parser_get_root (parser));
      article = g_build_filename (gold, "..", "corpus", "seeds",
                                  json_object_get_string_member (truth, "file"), NULL);
      g_file_get_contents (article, &data, &len, &error);
      g_assert_no_error (error);
      bytes = g_bytes_new (data, len);
      document = bang_document_new_from_bytes (bytes, &error);
      g_assert_no_error (error);
      facts = bang_extract (lexicon, document);
      event = g_ptr_array_index (facts->events, 0);
      start = bang_day_is_complete (event->date.start) ? bang_day_to_iso (event->date.start) : NULL;
      g_assert_cmpstr (start, ==, json_object_get_string_member_with_default (truth, "date", NULL));
    }
}

/* Nothing a file can hold crashes the stages or makes them slow. */
static void
test_hostile (void)
{
  static const char * const pieces[] = {
    "ký bản ghi nhớ giữa ", "đề nghị ", "Sở A và Sở B ký ", "năm 2024 ", "trong khuôn khổ Hội nghị ", "hai bên thống nhất; ",
    "tại huyện Hà Khẩu, ", "5 tỷ USD ", "đồng chí Nguyễn Văn A, ", "Trước đó, ngày 5/3 khảo sát. ", "đã ký ", "(((", "; ",
    "Đại hội ", "lần thứ ", "1/1/2020 - ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("Tiêu đề\n\n");
      g_autoptr (BangDocument) document = NULL;
      g_autoptr (BangFacts) facts = NULL;

      for (guint n = 0; n < 4000; n++)
        g_string_append (text, pieces[i]);
      document = bang_document_new_from_text (text->str, text->len);
      facts = bang_extract (lexicon, document);
      g_assert_nonnull (facts);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  lexicon = bang_lexicon_get_default ();

  g_test_add_func ("/extract/events/years", test_years);
  g_test_add_func ("/extract/events/evidence", test_evidence);
  g_test_add_func ("/extract/events/sub-events", test_sub_events);
  g_test_add_func ("/extract/events/frame", test_frame);
  g_test_add_func ("/extract/events/sides", test_sides);
  g_test_add_func ("/extract/events/side-roles", test_side_roles);
  g_test_add_func ("/extract/events/people", test_people);
  g_test_add_func ("/extract/events/figures", test_figures);
  g_test_add_func ("/extract/events/relations", test_relations);
  g_test_add_func ("/extract/events/seeds", test_seeds);
  g_test_add_func ("/extract/events/hostile", test_hostile);

  status = g_test_run ();
  bang_lexicon_unref (lexicon);
  return status;
}
