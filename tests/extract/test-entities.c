/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Persons, offices, bodies and places of single sentences: entities.tsv, one
 * row a case; then what takes a whole article to see. */

#include <string.h>

#include "extract/bang-extract.h"
#include "text/bang-table.h"

static BangLexicon *lexicon;

static BangFacts *
read_sentence (const char *sentence)
{
  BangZone zone = { BANG_ZONE_BODY, { 0, strlen (sentence) }, 1 };
  g_autoptr (BangDocument) document = bang_document_new_restored (sentence, &zone, 1, "UTF-8");

  return bang_extract (lexicon, document);
}

static void
describe_person (const BangEntity *entity,
                 GString          *text)
{
  static const char * const sides[] = { "?", "VN", "CN", "other" };

  g_string_append_printf (text, " [%s%s]", sides[entity->side], entity->present ? "" : ", absent");
  for (guint i = 0; i < entity->titles->len; i++)
    {
      const BangTitle *title = g_ptr_array_index (entity->titles, i);

      g_string_append_printf (text, "%s%s", i == 0 ? ": " : " + ", title->text);
    }
}

static char *
describe (BangFacts      *facts,
          BangEntityKind  kind)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);

      if (entity->kind != kind)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, entity->name);
      if (kind == BANG_ENTITY_PERSON)
        describe_person (entity, text);
      else if (kind == BANG_ENTITY_PLACE)
        g_string_append_printf (text, " (%s)", entity->place_kind);
    }

  if (text->len == 0)
    g_string_append_c (text, '-');
  return g_string_free (text, FALSE);
}

static void
test_sentences (void)
{
  static const char * const columns[] = { "persons", "organisations", "places" };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "extract", "entities.tsv", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BangTable) table = NULL;
  gsize len;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (data, len);
  table = bang_table_new ("entities", bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bang_table_n_rows (table), >, 60);

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      const char *sentence = bang_table_cell (table, row, bang_table_column (table, "text"));
      g_autoptr (BangFacts) facts = read_sentence (sentence);

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          const char *expected = bang_table_cell (table, row, bang_table_column (table, columns[i]));
          g_autofree char *found = describe (facts, (BangEntityKind) i);

          if (g_strcmp0 (found, expected) != 0)
            {
              g_test_message ("%s\n  %s: %s\n  instead of: %s", sentence, columns[i], found, expected);
              g_test_fail ();
            }
        }
    }
}

static const BangEntity *
find_entity (BangFacts      *facts,
             BangEntityKind  kind,
             const char     *name)
{
  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);

      if (entity->kind == kind && strcmp (entity->name, name) == 0)
        return entity;
    }

  g_test_message ("No %s", name);
  g_assert_not_reached ();
}

static const char article[] =
  "Lào Cai làm việc với huyện Hà Khẩu\n"
  "\n"
  "Sáng 5/6/2024, tại thành phố Lào Cai, Đoàn công tác tỉnh Lào Cai do đồng chí Chảo Văn Sử, "
  "Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh làm Trưởng đoàn đã làm việc với Đoàn đại biểu huyện Hà Khẩu.\n"
  "\n"
  "Về phía huyện Hà Khẩu, tỉnh Vân Nam (Trung Quốc) có ông Lưu Chí Bình, Bí thư Huyện ủy; bà Tạ Ngọc Anh.\n"
  "\n"
  "Đồng chí Sử đề nghị mở lại phiên chợ. Ông Lưu đồng ý. Đồng chí Chủ tịch HĐND tỉnh cảm ơn ông Lưu Chí Bình.\n"
  "\n"
  "HĐND tỉnh Lào Cai sẽ theo dõi việc thực hiện.\n";

/* Later mentions go to the person, and their spans to the words. */
static void
test_mentions (void)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text (article, -1);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEntity *leader = find_entity (facts, BANG_ENTITY_PERSON, "Chảo Văn Sử");
  const BangEntity *guest = find_entity (facts, BANG_ENTITY_PERSON, "Lưu Chí Bình");
  const char *text = bang_document_get_text (document, NULL);
  const BangEvidence *evidence;

  g_assert_cmpuint (leader->mentions->len, ==, 3);
  evidence = &g_array_index (leader->mentions, BangEvidence, 1);
  g_assert_true (strncmp (text + evidence->span.start, "Sử", evidence->span.end - evidence->span.start) == 0);
  evidence = &g_array_index (leader->mentions, BangEvidence, 2);
  g_assert_cmpstr (evidence->rule, ==, "office-alone");

  g_assert_cmpuint (guest->mentions->len, ==, 3);
  g_assert_cmpint (guest->side, ==, BANG_SIDE_CN);
  g_assert_cmpint (find_entity (facts, BANG_ENTITY_PERSON, "Tạ Ngọc Anh")->side, ==, BANG_SIDE_CN);
}

/* "HĐND tỉnh" is the province's of the delegation, and one with "HĐND tỉnh Lào Cai". */
static void
test_bare_bodies (void)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text (article, -1);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  const BangEntity *leader = find_entity (facts, BANG_ENTITY_PERSON, "Chảo Văn Sử");
  const BangEntity *council = find_entity (facts, BANG_ENTITY_ORGANISATION, "HĐND tỉnh Lào Cai");
  const BangTitle *title = g_ptr_array_index (leader->titles, 1);

  g_assert_cmpint (leader->side, ==, BANG_SIDE_VN);
  g_assert_cmpuint (leader->titles->len, ==, 3);
  g_assert_cmpstr (title->text, ==, "Chủ tịch HĐND tỉnh");
  g_assert_cmpstr (title->organisation, ==, "HĐND tỉnh");
  g_assert_cmpstr (title->resolved, ==, "Chủ tịch HĐND tỉnh Lào Cai");
  g_assert_cmpuint (council->mentions->len, ==, 3);
}

static void
assert_full (const char *text,
             const char *name,
             const char *full)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text (text, -1);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);

  g_assert_cmpstr (find_entity (facts, BANG_ENTITY_ORGANISATION, name)->full, ==, full);
}

/* Every province has such a body: whose it is comes from who holds an office in
 * it, else from the province of the story, and stays open between two. */
static void
test_whose_body (void)
{
  assert_full ("Đoàn đại biểu tỉnh Cao Bằng thăm tỉnh Quảng Tây\n\n"
               "Sáng 3/4/2024, đoàn đại biểu tỉnh Cao Bằng do đồng chí Hoàng Văn Nở, Giám đốc Sở Ngoại vụ "
               "dẫn đầu đã thăm tỉnh Quảng Tây (Trung Quốc).\n",
               "Sở Ngoại vụ", "Sở Ngoại vụ tỉnh Cao Bằng");
  assert_full ("Đoàn đại biểu tỉnh Cao Bằng thăm tỉnh Quảng Tây\n\n"
               "Sáng 3/4/2024, đoàn đại biểu tỉnh Cao Bằng do đồng chí Hoàng Văn Nở, Giám đốc Sở Y tế tỉnh Cao Bằng "
               "dẫn đầu đã thăm tỉnh Quảng Tây (Trung Quốc).\n",
               "Sở Y tế tỉnh Cao Bằng", NULL);
  assert_full ("Hai tỉnh Lai Châu và Điện Biên hội đàm với tỉnh Vân Nam\n\n"
               "Về phía tỉnh Lai Châu có ông Lò Văn Pản, Phó Bí thư Tỉnh ủy. "
               "Về phía tỉnh Điện Biên có ông Quàng Văn Ún, Phó Bí thư Tỉnh ủy.\n",
               "Tỉnh ủy", NULL);
}

/* Entities stand in the order of their first mention; every span is inside the
 * text and every title's words are its own. */
static void
test_order (void)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text (article, -1);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  gsize len;
  gsize last = 0;

  bang_document_get_text (document, &len);
  for (guint i = 0; i < facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (facts->entities, i);
      gsize previous = 0;

      g_assert_cmpuint (entity->mentions->len, >, 0);
      for (guint j = 0; j < entity->mentions->len; j++)
        {
          const BangEvidence *evidence = &g_array_index (entity->mentions, BangEvidence, j);

          g_assert_cmpuint (evidence->span.start, <, evidence->span.end);
          g_assert_cmpuint (evidence->span.end, <=, len);
          g_assert_cmpuint (evidence->span.start, >=, previous);
          g_assert_nonnull (evidence->rule);
          previous = evidence->span.start;
          if (j == 0)
            {
              g_assert_cmpuint (evidence->span.start, >=, last);
              last = evidence->span.start;
            }
        }
    }
}

/* Captions are a second source; what belongs to the page around is none. */
static void
test_zones (void)
{
  static const char text[] =
    "Tên ảnh Trần Văn Một\nĐồng chí Bế Văn Hai phát biểu.\nĐồng chí Lò Văn Ba chủ trì.\nÔng Vi Văn Tư đi vắng.\n";
  const BangZone zones[] = {
    { BANG_ZONE_IMAGE_NAME, { 0, 24 }, 1 },
    { BANG_ZONE_CAPTION, { 25, 63 }, 2 },
    { BANG_ZONE_BODY, { 64, 98 }, 3 },
    { BANG_ZONE_RELATED, { 99, sizeof text - 2 }, 4 },
  };
  g_autoptr (BangDocument) document = bang_document_new_restored (text, zones, G_N_ELEMENTS (zones), "UTF-8");
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  g_autofree char *persons = describe (facts, BANG_ENTITY_PERSON);

  g_assert_cmpstr (persons, ==, "Bế Văn Hai [?]; Lò Văn Ba [?]");
}

/* A slip in a caption is not a person more; i and y are one after a consonant. */
static void
test_spellings (void)
{
  g_autoptr (BangDocument) document =
    bang_document_new_from_text ("Hai bên trao đổi\n\n"
                                 "Ông Lộc Tâm Hiền, Bí thư Khu ủy Quảng Tây, tiếp đoàn. Ông Lí Kiện, Thị trưởng Đông Hưng, cùng dự. "
                                 "Ông Lý Kiện phát biểu sau cùng về việc mở thêm lối thông quan giữa hai bên.\n\n"
                                 "tiep-doan.jpg\nÔng Lộc Tân Hiền và bà Nguyễn Thị Hoa tại buổi tiếp.\n", -1);
  g_autoptr (BangFacts) facts = bang_extract (lexicon, document);
  g_autofree char *persons = describe (facts, BANG_ENTITY_PERSON);

  g_assert_cmpstr (persons, ==, "Lộc Tâm Hiền [CN]: Bí thư Khu ủy Quảng Tây; Lí Kiện [CN]: Thị trưởng Đông Hưng; Nguyễn Thị Hoa [?]");
  g_assert_cmpuint (find_entity (facts, BANG_ENTITY_PERSON, "Lộc Tâm Hiền")->mentions->len, ==, 2);
}

/* Words of the tables in any order, and signs between them: no fault of memory,
 * and nothing that does not lie in the text. */
static void
test_hostile (void)
{
  static const char * const words[] = {
    "Phó Chủ tịch", "đồng chí", "các đồng chí:", "Nguyễn", "Văn", "A", "Tỉnh ủy", "tỉnh", "Lào", "Cai", "(", ")", "“", "”",
    ";", ",", " - ", ".", "và", "làm", "Trưởng đoàn", "phía", "có", "UBND", "Ban Quản lý", "khu", "T.Ư", "của", "Hồ Chí Minh",
    "1/7", "\xc3", "\xff\xfe", "漢", "tại", "Trung Quốc", "Phết-tha-von", "S’bong", "PGS.TS.", "(TTXVN/", "\n\n",
  };
  GRand *rand = g_rand_new_with_seed (20240605);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new ("Tiêu đề\n\n");
      g_autofree char *valid = NULL;
      g_autoptr (BangDocument) document = NULL;
      g_autoptr (BangFacts) facts = NULL;
      gsize len;

      for (guint i = 0; i < 120; i++)
        g_string_append_printf (text, "%s%s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                                g_rand_boolean (rand) ? " " : "");
      valid = g_utf8_make_valid (text->str, (gssize) text->len);
      document = bang_document_new_from_text (valid, -1);
      facts = bang_extract (lexicon, document);
      bang_document_get_text (document, &len);

      for (guint i = 0; i < facts->entities->len; i++)
        {
          const BangEntity *entity = g_ptr_array_index (facts->entities, i);

          g_assert_true (g_utf8_validate (entity->name, -1, NULL));
          for (guint j = 0; j < entity->mentions->len; j++)
            g_assert_cmpuint (g_array_index (entity->mentions, BangEvidence, j).span.end, <=, len);
        }
    }

  g_rand_free (rand);
}

/* One line of half a million syllables must take time in proportion. The test
 * harness's own limit fails it where it does not. */
static void
test_long_line (void)
{
  static const char * const lines[] = { "Nguyễn Văn A ", "Phó Chủ tịch UBND tỉnh, ", "đồng chí ", "(Trung Quốc ", "về phía " };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GString) text = g_string_new ("Tiêu đề\n\n");
      g_autoptr (BangDocument) document = NULL;
      g_autoptr (BangFacts) facts = NULL;

      while (text->len < 1 << 20)
        g_string_append (text, lines[i]);
      document = bang_document_new_from_text (text->str, (gssize) text->len);
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

  g_test_add_func ("/entities/sentences", test_sentences);
  g_test_add_func ("/entities/mentions", test_mentions);
  g_test_add_func ("/entities/bare-bodies", test_bare_bodies);
  g_test_add_func ("/entities/whose-body", test_whose_body);
  g_test_add_func ("/entities/order", test_order);
  g_test_add_func ("/entities/zones", test_zones);
  g_test_add_func ("/entities/spellings", test_spellings);
  g_test_add_func ("/entities/hostile", test_hostile);
  g_test_add_func ("/entities/long-line", test_long_line);

  status = g_test_run ();
  bang_lexicon_unref (lexicon);
  return status;
}
