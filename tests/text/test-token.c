/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tokens: where they are in the unaltered text, what they fold to, and what
 * shape they have. */

#include <glib.h>
#include <string.h>

#include "text/bang-token.h"

/* The tokens of @text as "exact/plain@start-end#char_start:shape ...". */
static char *
describe (const char *text,
          gsize       len)
{
  g_autoptr (GString) out = g_string_new (NULL);
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token))
    {
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append_len (out, token.exact, (gssize) token.exact_len);
      if (token.plain != token.exact)
        {
          g_string_append_c (out, '/');
          g_string_append_len (out, token.plain, (gssize) token.plain_len);
        }
      else
        g_assert_cmpuint (token.plain_len, ==, token.exact_len);
      g_string_append_printf (out, "@%zu-%zu#%zu", token.span.start, token.span.end, token.char_start);
      if (token.shape != BANG_SHAPE_NONE)
        g_string_append_c (out, ':');
      if (token.shape & BANG_SHAPE_CAPITAL)
        g_string_append_c (out, 'C');
      if (token.shape & BANG_SHAPE_UPPER)
        g_string_append_c (out, 'U');
      if (token.shape & BANG_SHAPE_DIGITS)
        g_string_append_c (out, 'D');
      if (token.shape & BANG_SHAPE_ALNUM)
        g_string_append_c (out, 'A');
      if (token.shape & BANG_SHAPE_HAN)
        g_string_append_c (out, 'H');
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_tokens (const char *text,
               const char *expected)
{
  g_autofree char *described = describe (text, strlen (text));

  g_assert_cmpstr (described, ==, expected);
}

static void
test_offsets (void)
{
  assert_tokens ("Lào Cai", "lào/lao@0-4#0:C cai@5-8#4:C");
  assert_tokens ("“Đại biểu”", "đại/dai@3-9#1:C biểu/bieu@10-16#5");
  assert_tokens ("", "");
  assert_tokens (" .,;", "");
  assert_tokens ("a", "a@0-1#0");
}

static void
test_offsets_are_of_the_unaltered_text (void)
{
  /* Lower case and composition change lengths; offsets do not follow. */
  assert_tokens ("hoa\314\200 bi\314\200nh", "hòa/hoa@0-5#0 bình/binh@6-12#5");
  assert_tokens ("\310\272b x", "\342\261\245b@0-3#0:C x@4-5#3");
  assert_tokens ("\377a \300b", "a@1-2#1 b@4-5#4");
}

static void
test_separators (void)
{
  assert_tokens ("19/11", "19@0-2#0:D 11@3-5#3:D");
  assert_tokens ("1.435 mm", "1@0-1#0:D 435@2-5#2:D mm@6-8#6");
  assert_tokens ("T.Ư", "t@0-1#0:C ư/u@2-4#2:C");
  assert_tokens ("a-b\342\200\221c–d_e", "a@0-1#0 b@2-3#2 c@6-7#4 d@10-11#6 e@12-13#8");
  assert_tokens ("a\302\240b\342\200\213c\nd", "a@0-1#0 b@3-4#2 c@7-8#4 d@9-10#6");
  assert_tokens ("l'Asie", "l@0-1#0 asie@2-6#2:C");
}

static void
test_shapes (void)
{
  assert_tokens ("UBND", "ubnd@0-4#0:CU");
  assert_tokens ("HĐND", "hđnd/hdnd@0-5#0:CU");
  assert_tokens ("Đ", "đ/d@0-2#0:C");
  assert_tokens ("5G 4g G20 XK3", "5g@0-2#0:CA 4g@3-5#3:A g20@6-9#6:CA xk3@10-13#10:CUA");
  assert_tokens ("2024 m2", "2024@0-4#0:D m2@5-7#5:A");
  /* Digits of other scripts are letters: DIGITS may be read as a number. */
  assert_tokens ("٣", "٣@0-2#0");
  assert_tokens ("TQuốc", "tquốc/tquoc@0-7#0:C");
}

static void
test_han (void)
{
  assert_tokens ("阮成发", "阮@0-3#0:H 成@3-6#1:H 发@6-9#2:H");
  assert_tokens ("Lạc(骆)a国b", "lạc/lac@0-5#0:C 骆@6-9#4:H a@10-11#6 国@11-14#7:H b@14-15#8");
  assert_tokens ("\360\240\200\200", "\360\240\200\200@0-4#0:H");
}

static void
test_normal_forms_agree (void)
{
  static const char * const texts[] = {
    "Nguyễn Thị Hồng Hạnh, Ủy viên Ban Thường vụ Tỉnh uỷ, quý quỳ hoà khoẻ đường sắt",
    "Müller, Ångström, São Paulo, naïve, Dvořák, Ǻ",
    "한국 とうがらし ばぱ कृषि ক্রো ສະບາຍດີ",
    "ấ ầ ẩ ẫ ậ ắ ằ ẳ ẵ ặ ế ề ể ễ ệ ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *nfc = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFC);
      g_autofree char *nfd = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFD);
      BangTokenIter composed, decomposed;
      BangToken a, b;

      bang_token_iter_init (&composed, nfc, strlen (nfc));
      bang_token_iter_init (&decomposed, nfd, strlen (nfd));
      while (bang_token_iter_next (&composed, &a))
        {
          g_assert_true (bang_token_iter_next (&decomposed, &b));
          g_assert_cmpmem (a.exact, a.exact_len, b.exact, b.exact_len);
          g_assert_cmpmem (a.plain, a.plain_len, b.plain, b.plain_len);
          g_assert_cmpint (a.shape, ==, b.shape);
        }
      g_assert_false (bang_token_iter_next (&decomposed, &b));
    }
}

static void
test_joiners (void)
{
  assert_tokens ("thông\302\255tin", "thôngtin/thongtin@0-11#0");
  /* The last joiner is not inside the word. */
  assert_tokens ("a\302\255 b", "a@0-1#0 b@4-5#3");
  assert_tokens ("\302\255a", "a@2-3#1");
}

static void
test_long_run (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  BangTokenIter iter;
  BangToken token;
  gsize end = 0;
  guint n = 0;

  /* A hostile run without a space: every letter is in one token, none longer
   * than the limit. */
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "ệ");

  bang_token_iter_init (&iter, text->str, text->len);
  while (bang_token_iter_next (&iter, &token))
    {
      g_assert_cmpuint (token.span.start, ==, end);
      g_assert_cmpuint (token.exact_len, <=, BANG_TOKEN_MAX * 4);
      g_assert_cmpuint (token.char_start * 3, ==, token.span.start);
      end = token.span.end;
      n++;
    }
  g_assert_cmpuint (end, ==, text->len);
  g_assert_cmpuint (n, ==, (100000 + BANG_TOKEN_MAX - 1) / BANG_TOKEN_MAX);
}

static void
test_stacked_marks (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  BangTokenIter iter;
  BangToken token;

  for (guint i = 0; i < 200; i++)
    {
      g_string_append_c (text, 'a');
      for (guint j = 0; j < 50; j++)
        g_string_append (text, j % 3 == 0 ? "\314\243" : "\314\212");
    }
  g_string_append (text, " end");

  bang_token_iter_init (&iter, text->str, text->len);
  while (bang_token_iter_next (&iter, &token))
    {
      g_assert_cmpuint (token.exact_len, <=, BANG_TOKEN_MAX * 4);
      g_assert_true (g_utf8_validate_len (token.exact, token.exact_len, NULL));
    }
  g_assert_cmpmem (token.exact, token.exact_len, "end", 3);
}

static void
test_end_is_the_end (void)
{
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, "a ", 2);
  g_assert_true (bang_token_iter_next (&iter, &token));
  g_assert_false (bang_token_iter_next (&iter, &token));
  g_assert_false (bang_token_iter_next (&iter, &token));
}

/* Both ways of walking must tell the same. */
static void
assert_same_walk (const char *text,
                  gsize       len)
{
  BangTokenIter whole, exact;
  BangToken a, b;

  bang_token_iter_init (&whole, text, len);
  bang_token_iter_init (&exact, text, len);
  while (bang_token_iter_next (&whole, &a))
    {
      g_assert_true (bang_token_iter_next_exact (&exact, &b));
      g_assert_cmpuint (a.span.start, ==, b.span.start);
      g_assert_cmpuint (a.span.end, ==, b.span.end);
      g_assert_cmpuint (a.char_start, ==, b.char_start);
      g_assert_cmpuint (a.shape, ==, b.shape);
      g_assert_cmpmem (a.exact, a.exact_len, b.exact, b.exact_len);
      g_assert_null (b.plain);
    }
  g_assert_false (bang_token_iter_next_exact (&exact, &b));
}

static void
test_exact_only (void)
{
  static const char * const texts[] = {
    "", " ", "a", "A", "hoà", "Hoà", "oà", "Oà", "hoàn", "quý", "qúy", "Qúy", "qu", "q", "ỦY", "Ủy", "thuỷ",
    "5G 4g 12 a1 1a 1.435 A1", "ẞ ß ŉ ǰ İ ı", "e\314\201 e", "soft\302\255hyphen", "董志云a董", "nhà董",
    "Đ Ð đ ð", "\342\200\234Lào\342\200\235", "a\302\240b", "\357\274\241b", "x\357\270\217",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_same_walk (texts[i], strlen (texts[i]));
}

static void
test_exact_only_of_random_text (void)
{
  static const char * const parts[] = {
    "a", "o", "u", "à", "ạ", "ý", "q", "Q", "g", "Đ", "Ơ", " ", "-", "7", "\314\201", "\302\255", "云", "ß", "\303",
    "\377", "…", "Ω", "ก", "n", "h", "i", "ề",
  };

  for (guint n = 0; n < 20000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = (guint) g_test_rand_int_range (1, n % 50 == 0 ? 120 : 9);

      for (guint i = 0; i < length; i++)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      assert_same_walk (text->str, text->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/token/offsets", test_offsets);
  g_test_add_func ("/text/token/unaltered", test_offsets_are_of_the_unaltered_text);
  g_test_add_func ("/text/token/separators", test_separators);
  g_test_add_func ("/text/token/shapes", test_shapes);
  g_test_add_func ("/text/token/han", test_han);
  g_test_add_func ("/text/token/normal-forms", test_normal_forms_agree);
  g_test_add_func ("/text/token/joiners", test_joiners);
  g_test_add_func ("/text/token/long-run", test_long_run);
  g_test_add_func ("/text/token/stacked-marks", test_stacked_marks);
  g_test_add_func ("/text/token/end", test_end_is_the_end);
  g_test_add_func ("/text/token/exact-only", test_exact_only);
  g_test_add_func ("/text/token/exact-only-random", test_exact_only_of_random_text);

  return g_test_run ();
}
