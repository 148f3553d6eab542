/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document as a value: titles, signatures, restoring, the story's offsets,
 * and texts made to be slow or to break it.
 */

#include "config.h"

#include <string.h>

#include "document-test.h"

#define PAGE \
  "Hà Giang đón đoàn khảo sát\n" \
  "\n" \
  "BHG - Ngày 7.4, huyện Vị Xuyên đón đoàn khảo sát của châu Văn Sơn đến tìm hiểu mô hình trồng cây dược liệu.\n" \
  "IMG_2041.jpg\n" \
  "Đoàn khảo sát thăm vườn thảo quả.\n" \
  "\n" \
  "Hai bên hẹn gặp lại vào mùa thu hoạch để bàn về tiêu thụ sản phẩm ở cả hai phía biên giới.\n" \
  "\n" \
  "Có thể bạn quan tâm\n" \
  "Chợ phiên ngày giáp Tết\n"

static void
test_values (void)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text (PAGE, -1);
  g_autoptr (BangDocument) second = bang_document_ref (document);
  g_autofree char *title = bang_document_dup_title (document);
  g_autofree char *captions = bang_document_dup_zones (document, BANG_ZONES (BANG_ZONE_CAPTION), "\n");
  g_autofree char *story = bang_document_dup_zones (document, BANG_ZONES_STORY, "|");

  g_assert_true (second == document);
  g_assert_cmpstr (title, ==, "Hà Giang đón đoàn khảo sát");
  g_assert_cmpstr (captions, ==, "Đoàn khảo sát thăm vườn thảo quả.");
  g_assert_true (g_str_has_prefix (story, "BHG - Ngày 7.4"));
  g_assert_true (g_str_has_suffix (story, "hai phía biên giới."));
  g_assert_cmpstr (bang_document_get_dateline (document), ==, "BHG");
  assert_sound (document);
}

static void
test_untitled (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (BangDocument) document = NULL;
  g_autoptr (BangDocument) blank = bang_document_new_from_text ("  \n", -1);
  g_autofree char *title = NULL;
  g_autofree char *nothing = bang_document_dup_title (blank);

  for (guint i = 0; i < 30; i++)
    g_string_append (text, "Đoạn văn này không có tiêu đề. ");
  document = bang_document_new_from_text (text->str, -1);
  title = bang_document_dup_title (document);
  g_assert_true (g_str_has_prefix (title, "Đoạn văn này không có tiêu đề."));
  g_assert_true (g_str_has_suffix (title, "…"));
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, 91);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_datelines (void)
{
  static const struct
  {
    const char *lead;
    const char *dateline;
  } cases[] = {
    { "LCĐT - Ngày 18/1, tại huyện Hà Khẩu", "LCĐT" },
    { "LCĐT – Ngày 18/1", "LCĐT" },
    { "HGĐT- Ngày 2.8", "HGĐT" },
    { "BHG - Sáng 26.12", "BHG" },
    { "(BLC) - Chiều 3/4", "BLC" },
    { "TPO - Sáng nay", "TPO" },
    { "VOV.VN - Chiều 5/6", "VOV.VN" },
    { "VOV.VN -Đảng và Nhà nước", "VOV.VN" },
    { "(ĐCSVN) – Ngày 3/2", "ĐCSVN" },
    { "(Xây dựng) - Tỉnh Quảng Ninh", "Xây dựng" },
    { "(VOV5) - Cuộc tuần tra chung", "VOV5" },
    { "NDO -\302\240Ngày 20/3", "NDO" },
    { "Laocaitv.vn - Chiều ngày 29/9", "Laocaitv.vn" },
    { "Baoquocte.vn. Tỉnh Hà Giang", "Baoquocte.vn" },
    { "TG&VN - Nhận lời mời", "TG&VN" },
    { "Dân trí - Sáng 5/1", "Dân trí" },
    { "Biên phòng - Chiều 15-6", "Biên phòng" },
    { "Hà Nội (TTXVN) - Thủ tướng", "Hà Nội (TTXVN)" },
    { "[VOV2] - Ngày 1/1", "VOV2" },
    { "ASEAN - Trung Quốc: tăng cường hợp tác", NULL },
    { "UBND - cơ quan hành chính", NULL },
    { "COVID-19 ảnh hưởng đến thông quan", NULL },
    { "Lào Cai - Hà Nội - Hải Phòng là tuyến", NULL },
    { "Việt Nam - Trung Quốc ký kết", NULL },
    { "Sáng 18/1 - ngày đầu xuân", NULL },
    { "– Sáng nay (6/6), tại Cửa khẩu", NULL },
    { "- Sáng 17/7", NULL },
    { "(Ảnh) hai bên", NULL },
    { "() - x", NULL },
    { "TS. Nguyễn Văn Mẫu cho biết", NULL },
    { "-", NULL },
    { "LCĐT", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Một tiêu đề cho bản tin này\n%s và nhiều chữ khác để câu này đủ dài như một đoạn mở đầu.\n", cases[i].lead);
      g_autoptr (BangDocument) document = bang_document_new_from_text (text, -1);

      g_test_message ("%s", cases[i].lead);
      g_assert_cmpstr (bang_document_get_dateline (document), ==, cases[i].dateline);
    }
}

static void
test_restored (void)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text (PAGE, -1);
  g_autoptr (BangDocument) restored = NULL;
  const BangZone *zones;
  guint n_zones;

  zones = bang_document_get_zones (document, &n_zones);
  restored = bang_document_new_restored (bang_document_get_text (document, NULL), zones, n_zones, "windows-1258");
  assert_same (document, restored);
  g_assert_cmpstr (bang_document_get_encoding (restored), ==, "windows-1258");
  g_assert_cmpstr (bang_document_get_dateline (restored), ==, "BHG");
}

/* A store that was tampered with must not make a document point outside. */
static void
test_restored_damaged (void)
{
  const BangZone zones[] = {
    { BANG_ZONE_TITLE, { 5, 3 }, 1 },
    { (BangZoneKind) 77, { 2, 8 }, 2 },
    { BANG_ZONE_LEAD, { 4, G_MAXSIZE }, 3 },
    { BANG_ZONE_BODY, { G_MAXSIZE - 1, G_MAXSIZE }, 4 },
  };
  const char text[] = "Lễ đón đoàn";
  g_autoptr (BangDocument) document = bang_document_new_restored (text, zones, G_N_ELEMENTS (zones), NULL);
  g_autoptr (BangBody) body = bang_body_new (document);
  g_autofree char *title = bang_document_dup_title (document);
  const BangZone *got;
  gsize last = 0;
  guint n_zones;

  got = bang_document_get_zones (document, &n_zones);
  g_assert_cmpuint (n_zones, ==, G_N_ELEMENTS (zones));
  for (guint i = 0; i < n_zones; i++)
    {
      g_assert_cmpuint (got[i].span.start, >=, last);
      g_assert_cmpuint (got[i].span.end, >=, got[i].span.start);
      g_assert_cmpuint (got[i].span.end, <=, strlen (text));
      g_assert_true (g_utf8_validate_len (text + got[i].span.start, got[i].span.end - got[i].span.start, NULL));
      last = got[i].span.end;
    }
  g_assert_true (g_utf8_validate (bang_body_get_text (body, NULL), -1, NULL));
  g_assert_true (g_utf8_validate (title, -1, NULL));
}

static void
test_body (void)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text (PAGE, -1);
  g_autoptr (BangBody) body = bang_body_new (document);
  const char *text = bang_document_get_text (document, NULL);
  const char *story;
  BangSpan chars;
  gsize at;
  gsize len;

  story = bang_body_get_text (body, &len);
  g_assert_cmpuint (len, ==, strlen (story));
  g_assert_true (g_str_has_prefix (story, "BHG - Ngày 7.4"));
  g_assert_nonnull (strstr (story, "dược liệu.\n\nHai bên hẹn"));

  /* Every word of the story is found at the same characters. */
  for (const char *word = strstr (text, "BHG"); word < strstr (text, "IMG"); word = g_utf8_next_char (word))
    {
      at = word - text;
      if (*word == '\n')
        break;
      g_assert_true (bang_body_from_text (body, (BangSpan) { at, at + (g_utf8_next_char (word) - word) }, &chars));
      g_assert_cmpuint (chars.end, ==, chars.start + 1);
      g_assert_cmpuint (g_utf8_get_char (g_utf8_offset_to_pointer (story, chars.start)), ==, g_utf8_get_char (word));
    }

  /* From one paragraph into the next, over the caption between them. */
  at = strstr (text, "dược") - text;
  g_assert_true (bang_body_from_text (body, (BangSpan) { at, strstr (text, " hẹn") - text }, &chars));
  g_assert_cmpint (strncmp (g_utf8_offset_to_pointer (story, chars.start), "dược liệu.\n\nHai bên", strlen ("dược liệu.\n\nHai bên")), ==, 0);

  /* Not of the story: title, caption, the page; nor an empty stretch. */
  g_assert_false (bang_body_from_text (body, (BangSpan) { 0, 4 }, &chars));
  at = strstr (text, "vườn") - text;
  g_assert_false (bang_body_from_text (body, (BangSpan) { at, at + 3 }, &chars));
  at = strstr (text, "Có thể") - text;
  g_assert_false (bang_body_from_text (body, (BangSpan) { at, at + 3 }, &chars));
  at = strstr (text, "BHG") - text;
  g_assert_false (bang_body_from_text (body, (BangSpan) { at, at }, &chars));
  g_assert_false (bang_body_from_text (body, (BangSpan) { at, G_MAXSIZE }, &chars));
}

static void
test_empty_body (void)
{
  g_autoptr (BangDocument) document = bang_document_new_from_text ("", 0);
  g_autoptr (BangBody) body = bang_body_new (document);
  BangSpan chars;

  g_assert_cmpstr (bang_body_get_text (body, NULL), ==, "");
  g_assert_false (bang_body_from_text (body, (BangSpan) { 0, 1 }, &chars));
}

static void
test_kind_names (void)
{
  BangZoneKind kind;

  for (guint i = 0; i < BANG_ZONE_N_KINDS; i++)
    {
      g_assert_true (bang_zone_kind_from_string (bang_zone_kind_to_string (i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  g_assert_false (bang_zone_kind_from_string ("Title", &kind));
  g_assert_false (bang_zone_kind_from_string ("", &kind));
}

/* Texts whose size or shape is the attack. There is no clock here: a square in
 * the work would show as a test that does not end. */
static void
test_hostile (gconstpointer data)
{
  const char *unit = data;
  gsize n = strlen (unit);
  gsize size = 6 * 1024 * 1024;
  g_autoptr (GString) text = g_string_sized_new (size + n);
  g_autoptr (BangDocument) document = NULL;
  g_autoptr (BangBody) body = NULL;
  g_autofree char *title = NULL;
  guint n_zones;

  while (text->len < size)
    g_string_append_len (text, unit, n);
  document = bang_document_new_from_text (text->str, text->len);
  assert_sound (document);
  bang_document_get_zones (document, &n_zones);
  g_assert_cmpuint (n_zones, <=, 20001);
  title = bang_document_dup_title (document);
  g_assert_true (g_utf8_validate (title, -1, NULL));
  body = bang_body_new (document);
  g_assert_true (g_utf8_validate (bang_body_get_text (body, NULL), -1, NULL));
}

/* Of a file of short lines only the first are read as a story: what reads the
 * story takes memory for every word of it. */
static void
test_many_lines (void)
{
  g_autoptr (GString) text = g_string_new ("Lào Cai đón đoàn đại biểu tỉnh Vân Nam\n\n");
  g_autoptr (BangDocument) document = NULL;
  g_autoptr (BangBody) body = NULL;
  const BangZone *zones;
  guint n_zones;
  gsize len;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "Hai bên đã bàn việc thứ %u.\n", i);
  document = bang_document_new_from_text (text->str, text->len);
  assert_sound (document);
  body = bang_body_new (document);
  bang_body_get_text (body, &len);
  g_assert_cmpuint (len, >, 0);
  g_assert_cmpuint (len, <, text->len / 4);

  zones = bang_document_get_zones (document, &n_zones);
  g_assert_cmpuint (zones[n_zones - 1].kind, ==, BANG_ZONE_RELATED);
  g_assert_cmpuint (zones[n_zones - 1].span.end, ==, text->len - 1);
}

/* Of two articles in one file the second is not silently given up; a teaser, which
 * is a title and one paragraph, is none. */
static void
test_another (void)
{
  const char *first = "Huyện Si Ma Cai và huyện Mã Quan bàn việc trồng rừng\n"
                      "Ngày 3/2/2021, lãnh đạo huyện Si Ma Cai và huyện Mã Quan họp bàn việc trồng rừng dọc biên giới.\n"
                      "Hai bên đã nghe báo cáo về diện tích rừng được trồng mới và những khó khăn của bà con các bản.\n"
                      "Vũ An\n\n"
                      "Huyện Bát Xát mở lớp học tiếng cho trẻ em các bản xa\n"
                      "Ngày 9/3/2022, huyện Bát Xát mở lớp học tiếng cho trẻ em các bản xa trung tâm xã.\n";
  g_autofree char *both = g_strconcat (first, "Lớp học có ba mươi em, mỗi tuần học ba buổi tối tại nhà văn hóa của bản.\n", NULL);
  g_autoptr (BangDocument) two = bang_document_new_from_text (both, -1);
  g_autoptr (BangDocument) teaser = bang_document_new_from_text (first, -1);

  g_assert_cmpuint (bang_document_get_another (two), ==, 6);
  g_assert_cmpuint (bang_document_get_another (teaser), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/values", test_values);
  g_test_add_func ("/document/untitled", test_untitled);
  g_test_add_func ("/document/datelines", test_datelines);
  g_test_add_func ("/document/restored", test_restored);
  g_test_add_func ("/document/restored-damaged", test_restored_damaged);
  g_test_add_func ("/document/body", test_body);
  g_test_add_func ("/document/empty-body", test_empty_body);
  g_test_add_func ("/document/kind-names", test_kind_names);
  g_test_add_func ("/document/another", test_another);
  g_test_add_func ("/document/hostile/many-lines", test_many_lines);
  g_test_add_data_func ("/document/hostile/one-line", "Đoàn đại biểu ", test_hostile);
  g_test_add_data_func ("/document/hostile/one-word", "đ", test_hostile);
  g_test_add_data_func ("/document/hostile/short-lines", "a\n", test_hostile);
  g_test_add_data_func ("/document/hostile/blank-lines", "\n", test_hostile);
  g_test_add_data_func ("/document/hostile/markers", "Tin liên quan\n", test_hostile);
  g_test_add_data_func ("/document/hostile/boxes", "Tin liên quan\nMột đoạn văn đủ dài để được coi là một đoạn của bài viết này.\n", test_hostile);
  g_test_add_data_func ("/document/hostile/twins", "Một dòng không có dấu chấm\nMột dòng không có dấu chấm\nMột đoạn văn đủ dài để được coi là một đoạn của bài viết này.\n", test_hostile);
  g_test_add_data_func ("/document/hostile/pictures", "ảnh 1\n", test_hostile);
  g_test_add_data_func ("/document/hostile/dots", ".jpg", test_hostile);
  g_test_add_data_func ("/document/hostile/stops", ". ", test_hostile);
  g_test_add_data_func ("/document/hostile/marks", "\314\201", test_hostile);
  g_test_add_data_func ("/document/hostile/spaces", "\302\240", test_hostile);
  g_test_add_data_func ("/document/hostile/controls", "\001\177\342\200\256x ", test_hostile);
  return g_test_run ();
}
