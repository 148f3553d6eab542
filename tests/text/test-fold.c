/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Folding: every vowel under every tone, both normal forms, both ways of
 * placing a tone, and the words that must not change. */

#include <glib.h>
#include <string.h>

#include "text/bang-fold.h"

/* quality, then the letter under ngang, huyền, hỏi, ngã, sắc, nặng. */
static const char * const lower_vowels[12][6] = {
  { "a", "à", "ả", "ã", "á", "ạ" }, { "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ" }, { "â", "ầ", "ẩ", "ẫ", "ấ", "ậ" },
  { "e", "è", "ẻ", "ẽ", "é", "ẹ" }, { "ê", "ề", "ể", "ễ", "ế", "ệ" }, { "i", "ì", "ỉ", "ĩ", "í", "ị" },
  { "o", "ò", "ỏ", "õ", "ó", "ọ" }, { "ô", "ồ", "ổ", "ỗ", "ố", "ộ" }, { "ơ", "ờ", "ở", "ỡ", "ớ", "ợ" },
  { "u", "ù", "ủ", "ũ", "ú", "ụ" }, { "ư", "ừ", "ử", "ữ", "ứ", "ự" }, { "y", "ỳ", "ỷ", "ỹ", "ý", "ỵ" },
};

static const char * const upper_vowels[12][6] = {
  { "A", "À", "Ả", "Ã", "Á", "Ạ" }, { "Ă", "Ằ", "Ẳ", "Ẵ", "Ắ", "Ặ" }, { "Â", "Ầ", "Ẩ", "Ẫ", "Ấ", "Ậ" },
  { "E", "È", "Ẻ", "Ẽ", "É", "Ẹ" }, { "Ê", "Ề", "Ể", "Ễ", "Ế", "Ệ" }, { "I", "Ì", "Ỉ", "Ĩ", "Í", "Ị" },
  { "O", "Ò", "Ỏ", "Õ", "Ó", "Ọ" }, { "Ô", "Ồ", "Ổ", "Ỗ", "Ố", "Ộ" }, { "Ơ", "Ờ", "Ở", "Ỡ", "Ớ", "Ợ" },
  { "U", "Ù", "Ủ", "Ũ", "Ú", "Ụ" }, { "Ư", "Ừ", "Ử", "Ữ", "Ứ", "Ự" }, { "Y", "Ỳ", "Ỷ", "Ỹ", "Ý", "Ỵ" },
};

static const char plain_vowels[] = "aaaeeiooouuy";

static void
assert_exact (const char *text,
              const char *expected)
{
  g_autofree char *folded = bang_fold_exact (text, -1);
  g_autofree char *twice = bang_fold_exact (folded, -1);
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);

  g_assert_cmpstr (folded, ==, expected);
  g_assert_cmpstr (twice, ==, expected);
  if (decomposed != NULL)
    {
      g_autofree char *from_decomposed = bang_fold_exact (decomposed, -1);

      g_assert_cmpstr (from_decomposed, ==, expected);
    }
}

static void
assert_plain (const char *text,
              const char *expected)
{
  g_autofree char *folded = bang_fold_plain (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);

  g_assert_cmpstr (folded, ==, expected);
  if (decomposed != NULL)
    {
      g_autofree char *from_decomposed = bang_fold_plain (decomposed, -1);

      g_assert_cmpstr (from_decomposed, ==, expected);
    }
}

static void
test_every_vowel (void)
{
  for (guint quality = 0; quality < 12; quality++)
    for (guint tone = 0; tone < 6; tone++)
      {
        const char plain[] = { 'b', plain_vowels[quality], 'n', '\0' };
        g_autofree char *lower = g_strdup_printf ("b%sn", lower_vowels[quality][tone]);
        g_autofree char *upper = g_strdup_printf ("B%sN", upper_vowels[quality][tone]);

        assert_exact (lower, lower);
        assert_exact (upper, lower);
        assert_plain (lower, plain);
        assert_plain (upper, plain);
        g_assert_cmpint (bang_fold_has_marks (lower, -1), ==, strcmp (lower, plain) != 0);
      }
}

static void
test_partly_composed (void)
{
  /* As a converter from Windows-1258 leaves it: the letter composed, its tone
   * not; and the marks in the other order that is canonically the same. */
  assert_exact ("Vi\303\252\314\243t", "việt");
  assert_exact ("Vi\341\272\271\314\202t", "việt");
  assert_exact ("Vie\314\202\314\243t", "việt");
  assert_exact ("Vie\314\243\314\202t", "việt");
  assert_exact ("ng\306\260\306\241\314\200i", "người");
}

static void
test_dd (void)
{
  assert_exact ("Đảng ĐẢNG đảng", "đảng đảng đảng");
  assert_plain ("Đảng", "dang");
  /* Three more characters that look like Đ, as old pages have them. */
  assert_exact ("\303\220ảng", "đảng");
  assert_exact ("\306\211ảng", "đảng");
  assert_exact ("\303\260ảng", "đảng");
  assert_plain ("\303\220oàn", "doan");
  /* d with a stroke has no decomposition: only our own table folds it. */
  g_assert_true (bang_fold_has_marks ("đi", -1));
}

static void
test_tone_placement (void)
{
  static const char * const same[][2] = {
    { "hoà", "hòa" }, { "hoá", "hóa" }, { "hoả", "hỏa" }, { "hoã", "hõa" }, { "hoạ", "họa" },
    { "khoẻ", "khỏe" }, { "khoé", "khóe" }, { "loè", "lòe" }, { "toẹ", "tọe" }, { "loẽ", "lõe" },
    { "thuỷ", "thủy" }, { "thuý", "thúy" }, { "tuỳ", "tùy" }, { "luỹ", "lũy" }, { "luỵ", "lụy" },
    { "uỷ", "ủy" }, { "oà", "òa" }, { "HOÀ", "hòa" }, { "Thuỵ", "thụy" }, { "Uỷ ban", "ủy ban" },
  };
  static const char * const unchanged[] = {
    /* closed rimes and others that have one spelling only */
    "hoàn", "toán", "hoạch", "khoảng", "loài", "ngoại", "ngoáy", "khoẻn", "xoèn", "huỳnh", "khuỷu",
    "quỵt", "thuyền", "tuyết", "khuya", "thuở", "huế", "tuệ", "lào", "cáo", "của", "múa", "mía",
    /* after q, u is in the onset */
    "quý", "quỳ", "quỷ", "quỹ", "quỵ", "quà", "quá", "quả", "quạ", "què", "quẻ", "quế", "quốc",
    /* the new way's result is the old way's input, and stays */
    "hòa", "khỏe", "thủy", "ủy",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    assert_exact (same[i][0], same[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (unchanged); i++)
    assert_exact (unchanged[i], unchanged[i]);

  /* Placement is nothing to plain folding. */
  assert_plain ("hoà hòa thuỷ thủy quý", "hoa hoa thuy thuy quy");

  /* The rime is open only at the end of the word. */
  assert_exact ("hoà-bình", "hòa-bình");
  assert_exact ("“hoà”", "“hòa”");
  assert_exact ("hoàbình", "hoàbình");
}

static void
test_tone_on_the_onset (void)
{
  assert_exact ("qúy", "quý");
  assert_exact ("Qủa", "quả");
  assert_exact ("qúôc", "quốc");
  assert_exact ("qùynh", "quỳnh");
  assert_exact ("qú", "qú");
  assert_exact ("qúi", "quí");
}

static void
test_other_placement (void)
{
  static const char * const pairs[][2] = {
    { "hòa", "hoà" }, { "khỏe", "khoẻ" }, { "thủy", "thuỷ" }, { "ủy", "uỷ" }, { "lọa", "loạ" },
    { "hoa", NULL }, { "hoàn", NULL }, { "quý", NULL }, { "mía", NULL }, { "của", NULL }, { "hồa", NULL },
    { "à", NULL }, { "a", NULL }, { "", NULL }, { "中a", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *other = bang_fold_other_placement (pairs[i][0]);

      g_assert_cmpstr (other, ==, pairs[i][1]);
      if (other != NULL)
        assert_exact (other, pairs[i][0]);
    }
}

static void
test_words_with_equal_folds (void)
{
  g_autofree char *upper = bang_fold_exact ("HỘI ĐÀM VỚI TỈNH VÂN NAM", -1);
  g_autofree char *lower = bang_fold_exact ("hội đàm với tỉnh vân nam", -1);
  g_autofree char *plain = bang_fold_plain ("Đại biểu", -1);

  g_assert_cmpstr (upper, ==, lower);
  g_assert_cmpstr (plain, ==, "dai bieu");
  g_assert_false (bang_fold_has_marks ("Lao Cai 2024 中国", -1));
  g_assert_true (bang_fold_has_marks ("Lào Cai", -1));
  g_assert_true (bang_fold_has_marks ("Lao\314\200 Cai", -1));
  g_assert_false (bang_fold_has_marks ("", 0));
}

static void
test_other_scripts (void)
{
  assert_exact ("Ελλάδα РОССИЯ", "ελλάδα россия");
  assert_plain ("Phết-tha-von Müller São", "phet-tha-von muller sao");
  assert_exact ("中国 阮成发", "中国 阮成发");
  /* The vowel signs of Lao are the word: plain folding keeps them. */
  assert_plain ("ສະບາຍດີ", "ສະບາຍດີ");
  /* Letters that compose only in lower case, and one that does only in upper. */
  assert_exact ("T\314\210 \304\260", "\341\272\227 i");
  /* Marks that have no composed form, alone and on a letter. */
  assert_exact ("\315\204", "\314\210\314\201");
  assert_plain ("b\315\204", "b");
  /* Hangul composes although its vowels are no marks. */
  assert_exact ("한국", "한국");
  /* A compatibility ideograph is its unified self in any normal form. */
  assert_exact ("\357\244\200", "豈");
}

static void
test_what_is_between_words (void)
{
  assert_exact ("A\302\240B – C…", "a\302\240b – c…");
  assert_exact ("", "");
  assert_exact ("  ", "  ");
  /* A soft hyphen inside a word is no part of it. */
  assert_exact ("thông\302\255tin", "thôngtin");
  assert_exact ("thông \302\255 tin", "thông \302\255 tin");
}

static void
test_hostile_bytes (void)
{
  g_autofree char *invalid = bang_fold_exact ("H\377à\300\200N", 7);
  g_autofree char *nul = bang_fold_exact ("a\0B", 3);
  g_autofree char *cut = bang_fold_exact ("vi\341\273", 4);
  g_autoptr (GString) marks = g_string_new ("a");
  g_autofree char *stacked = NULL;

  g_assert_cmpstr (invalid, ==, "h\357\277\275à\357\277\275\357\277\275n");
  g_assert_cmpstr (nul, ==, "a\357\277\275b");
  g_assert_cmpstr (cut, ==, "vi\357\277\275\357\277\275");

  /* A mark without a letter, and 100,000 on one. */
  assert_exact ("\314\201 a", "\314\201 a");
  for (guint i = 0; i < 100000; i++)
    g_string_append (marks, i % 2 == 0 ? "\314\201" : "\314\243");
  stacked = bang_fold_exact (marks->str, (gssize) marks->len);
  g_assert_cmpuint (strlen (stacked), <, 64);
  g_assert_true (g_str_has_prefix (stacked, "ạ\314\243"));
}

static void
test_length_is_respected (void)
{
  g_autofree char *part = bang_fold_exact ("HÒAN", 4);

  g_assert_cmpstr (part, ==, "hòa");
}

static void
test_key (void)
{
  static const char * const keys[][2] = {
    { "Việt Nam\302\240\342\200\221 Trung  Quốc", "việt nam - trung quốc" },
    { "Việt Nam – Trung Quốc", "việt nam - trung quốc" },
    { "Việt Nam — Trung Quốc", "việt nam - trung quốc" },
    { "Việt\342\200\220Trung", "việt-trung" },
    { "−5", "-5" },
    { "  UBND\n\ttỉnh  ", "ubnd tỉnh" },
    { "\302\240\302\240", "" },
    { "Tỉnh uỷ", "tỉnh ủy" },
    { "\357\273\277T\342\200\213ên", "tên" },
    { "To\342\200\213\314\200a", "tòa" },
    { "“HOÀ BÌNH” (TTXVN): 5/6…", "“hòa bình” (ttxvn): 5/6…" },
    { "Hà Khẩu\302\240河口 – Lào Cai ", "hà khẩu 河口 - lào cai" },
    { "a\314\201 – b", "á - b" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *key = bang_fold_key (keys[i][0], -1);
      g_autofree char *twice = bang_fold_key (key, -1);

      g_assert_cmpstr (key, ==, keys[i][1]);
      g_assert_cmpstr (twice, ==, key);
    }
}

static void
test_letters (void)
{
  static const char * const words[][2] = {
    { "Phong", "phong" }, { "Đặng", "dang" }, { "NGHIÊNG", "nghieng" }, { "Quý", "quy" }, { "hoà", "hoa" },
    { "o\314\201c", "oc" }, { "5G", "5g" }, { "2024", "2024" }, { "một hai", "mot" },
    { "", "" }, { ".a", "" }, { "\377", "" }, { "Syhavongsa", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      char plain[9] = "";
      gsize len = bang_fold_letters (words[i][0], strlen (words[i][0]), plain, sizeof plain);

      g_assert_cmpuint (len, ==, strlen (words[i][1]));
      if (len > 0)
        g_assert_cmpstr (plain, ==, words[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/fold/every-vowel", test_every_vowel);
  g_test_add_func ("/text/fold/partly-composed", test_partly_composed);
  g_test_add_func ("/text/fold/dd", test_dd);
  g_test_add_func ("/text/fold/tone-placement", test_tone_placement);
  g_test_add_func ("/text/fold/tone-on-the-onset", test_tone_on_the_onset);
  g_test_add_func ("/text/fold/other-placement", test_other_placement);
  g_test_add_func ("/text/fold/equal-folds", test_words_with_equal_folds);
  g_test_add_func ("/text/fold/other-scripts", test_other_scripts);
  g_test_add_func ("/text/fold/between-words", test_what_is_between_words);
  g_test_add_func ("/text/fold/hostile-bytes", test_hostile_bytes);
  g_test_add_func ("/text/fold/length", test_length_is_respected);
  g_test_add_func ("/text/fold/key", test_key);
  g_test_add_func ("/text/fold/letters", test_letters);

  return g_test_run ();
}
