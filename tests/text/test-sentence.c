/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences: each case is the text, with the sentences expected parted by "|". */

#include <glib.h>
#include <string.h>

#include "text/bang-sentence.h"

static char *
split (const char *text,
       gsize       len)
{
  g_autoptr (GArray) spans = bang_sentence_split (text, len);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      BangSpan span = g_array_index (spans, BangSpan, i);

      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, len);
      if (i > 0)
        g_string_append_c (out, '|');
      g_string_append_len (out, text + span.start, (gssize) (span.end - span.start));
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* @marked has "|" where a sentence ends, in place of the space there, or with
 * nothing there where the text is glued ("‖"). */
static void
assert_split (const char *marked)
{
  g_auto (GStrv) glued = g_strsplit (marked, "‖", -1);
  g_autofree char *joined = g_strjoinv ("", glued);
  g_autofree char *expected = g_strjoinv ("|", glued);
  g_autofree char *found = NULL;

  g_strdelimit (joined, "|", ' ');
  found = split (joined, strlen (joined));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_plain (void)
{
  assert_split ("Sáng 19/11, hai bên hội đàm.|Tại buổi hội đàm, ông Vương Ninh phát biểu.");
  assert_split ("Một câu không có dấu chấm");
  assert_split ("Có thật không?|Thật!|Vâng.");
  assert_split ("Năm 2024.|25 đại biểu dự.");
  assert_split ("Kết thúc.|“Hai quốc gia, một điểm đến” là tên chương trình.");
  assert_split ("Kết thúc.|- Mục thứ nhất.");
  assert_split ("Dự có: A, Phó Bí thư; B, Chủ tịch; Lý Cường.|Về phía bạn có D.");
  assert_split ("国。|中。");
}

static void
test_lines (void)
{
  static const char text[] = "Tiêu đề không chấm\n\n  Câu một.\302\240\r\nCâu hai \n\n";
  g_autofree char *found = split (text, strlen (text));
  g_autofree char *nothing = split (" \n\t\n\302\240", 6);

  g_assert_cmpstr (found, ==, "Tiêu đề không chấm|Câu một.|Câu hai");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_abbreviations (void)
{
  assert_split ("Đoàn đến TP. HCM và TP. Lào Cai, TX. Sa Pa, TT. Bát Xát.|Đoàn về.");
  assert_split ("PGS. TS. Nguyễn Văn An, ThS. Lê Bình và BS. Trần Chi dự.|Hết.");
  assert_split ("PGS.TS Nguyễn Văn An, P.GĐ Sở dự.");
  assert_split ("Ban Đối ngoại T.Ư Đảng và T.P Hồ Chí Minh.");
  assert_split ("Theo quyết định của T.Ư.|Ngày 18/1, đoàn lên đường.");
  assert_split ("Gạo, ngô, v.v. được trao đổi.");
  assert_split ("Tổ 5, P. Bến Nghé, Q. 1, tr. 15, No. 3, St. Louis, Mr. Smith.");
  assert_split ("Tác giả Đ. BÌNH và M. Hùng.|Ảnh: Q.H.");
  assert_split ("Cty. Apatit và Tr. Đại học.");
  /* "no" is a word, "No." an abbreviation. */
  assert_split ("Dân đã no.|Đoàn về.");
  assert_split ("Theo M.Đ");
}

static void
test_numbers (void)
{
  assert_split ("Khổ 1.435 mm, dài 3.000 km, rộng 7.000 m2, giá 5,6 tỷ.|Hết.");
  assert_split ("Ngày 25.6.2012, lúc 9.30, đoàn đến.|Ngày 6.3 về.");
  assert_split ("Có 3. 000 người dự.");
  assert_split ("1. Nội dung hợp tác.|2. Kế hoạch.");
  assert_split ("IV. Kết quả đạt được.|Hết.");
}

static void
test_glued (void)
{
  assert_split ("Hai bên ký kết.‖Tại buổi hội đàm, song phương.‖Ngày 19/4 về.");
  assert_split ("Do UBND.‖Tại buổi lễ.");
  assert_split ("Năm 2023.‖Ngày 5/1 họp.");
  assert_split ("(Trung Quốc).‖Tại đây.");
  assert_split ("Theo Baoquocte.vn, VOV.VN và Vietnamplus.Vn đưa tin.");
  assert_split ("Xem https://baolaocai.vn/Tin.Bai.Moi và a.B@laocai.Gov.Vn hoặc www.laocai.Tin nhé.");
  assert_split ("Ảnh lc 1.jpg và IMG_01.JPG đẹp.");
  assert_split ("Ông Đ.Bình và bà T.Hà dự.");
}

static void
test_ellipsis (void)
{
  assert_split ("Chè, thảo quả... được bán... nhiều.|Hết.");
  assert_split ("Chè, thảo quả…|Đoàn về.");
  assert_split ("Chè, thảo quả...|Đoàn về.");
}

static void
test_quotes (void)
{
  assert_split ("Ông nói: “Chúng tôi vui mừng.”|Đoàn về.");
  assert_split ("Ông nói: \"Chúng tôi vui mừng.\"|Đoàn về.");
  assert_split ("“Thật không?” ông hỏi.|Đoàn về.");
  assert_split ("(Xem trang 3.)|Đoàn về.");
  assert_split ("Phải “sát dân, dễ hiểu\".|Ông nói \"vui.\"|Hết.");
  assert_split ("Ông nói: “Vui.\"|Đoàn về.");
  assert_split ("Ông nói: «Vui.»|\"Vui.\"|Hết.");
}

static void
test_agency_end (void)
{
  assert_split ("Hai bên ký kết./.|(TTXVN/Vietnam+)");
  assert_split ("Hai bên ký kết./.");
}

static void
test_hostile (void)
{
  g_autofree char *dots = g_strnfill (1 << 20, '.');
  g_autoptr (GString) spaced = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *invalid = split ("\377.\376 A\300", 6);

  /* None of these may take more than linear time. */
  g_array_unref (bang_sentence_split (dots, 1 << 20));
  for (guint i = 0; i < 300000; i++)
    g_string_append (spaced, ". ");
  g_array_unref (bang_sentence_split (spaced->str, spaced->len));
  for (guint i = 0; i < 300000; i++)
    g_string_append_c (numbers, ' ');
  for (guint i = 0; i < 300000; i++)
    g_string_append (numbers, "1.A");
  g_array_unref (bang_sentence_split (numbers->str, numbers->len));
  g_assert_nonnull (invalid);
}

/* Every letter of a text is in exactly one sentence, in order. */
static void
test_nothing_is_lost (void)
{
  static const char text[] = "  A. B.C? “D.” e… F\n\nG. 1.2 H./. I! ";
  g_autoptr (GArray) spans = bang_sentence_split (text, strlen (text));
  gsize at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      BangSpan span = g_array_index (spans, BangSpan, i);

      for (; at < span.start; at++)
        g_assert_true (g_ascii_isspace (text[at]));
      at = span.end;
    }
  for (; at < strlen (text); at++)
    g_assert_true (g_ascii_isspace (text[at]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/sentence/plain", test_plain);
  g_test_add_func ("/text/sentence/lines", test_lines);
  g_test_add_func ("/text/sentence/abbreviations", test_abbreviations);
  g_test_add_func ("/text/sentence/numbers", test_numbers);
  g_test_add_func ("/text/sentence/glued", test_glued);
  g_test_add_func ("/text/sentence/ellipsis", test_ellipsis);
  g_test_add_func ("/text/sentence/quotes", test_quotes);
  g_test_add_func ("/text/sentence/agency-end", test_agency_end);
  g_test_add_func ("/text/sentence/hostile", test_hostile);
  g_test_add_func ("/text/sentence/nothing-is-lost", test_nothing_is_lost);

  return g_test_run ();
}
