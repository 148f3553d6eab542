/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>
#include <string.h>

#include "text/bang-normal.h"

static void
test_is_nfc (void)
{
  g_assert_true (bang_normal_is_nfc ("", 0));
  g_assert_true (bang_normal_is_nfc ("Lào Cai – “Vân Nam”… 董志云", -1));
  g_assert_false (bang_normal_is_nfc ("e\314\201", -1));
  g_assert_false (bang_normal_is_nfc ("a\0b", 3));
  g_assert_false (bang_normal_is_nfc ("a\341\272", -1));
  g_assert_false (bang_normal_is_nfc ("\303", -1));
  g_assert_false (bang_normal_is_nfc ("\377\376", -1));
}

static void
test_nfc (void)
{
  static const char * const texts[] = {
    "", "plain", "Lào Cai – “Vân Nam”…", "Đổng Chí Vân 董志云", "Ελλάδα", "한국", "e\314\201 \341\272\271\314\202",
    "\342\204\253", "a\314\243\314\202\314\201",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *expected = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFC);
      g_autofree char *decomposed = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFD);
      g_autofree char *nfc = bang_normal_nfc (texts[i], -1);
      g_autofree char *from_decomposed = bang_normal_nfc (decomposed, (gssize) strlen (decomposed));

      g_assert_cmpstr (nfc, ==, expected);
      g_assert_cmpstr (from_decomposed, ==, expected);
      g_assert_true (!bang_normal_is_nfc (texts[i], -1) || strcmp (texts[i], expected) == 0);
    }
}

/* The fast path must never call a text normal that is not: every code point
 * of the first plane, alone and after a letter. */
static void
test_nfc_of_every_code_point (void)
{
  for (gunichar c = 1; c < 0x10000; c++)
    {
      char text[8] = "a";
      g_autofree char *nfc = NULL;
      g_autofree char *expected = NULL;

      if (c >= 0xd800 && c <= 0xdfff)
        continue;
      text[1 + g_unichar_to_utf8 (c, text + 1)] = '\0';
      nfc = bang_normal_nfc (text, -1);
      expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (nfc, ==, expected);
    }
}

static void
test_nfc_of_hostile_bytes (void)
{
  g_autofree char *invalid = bang_normal_nfc ("e\314\201\377x\300\200", 7);
  g_autofree char *nul = bang_normal_nfc ("a\0b", 3);

  g_assert_cmpstr (invalid, ==, "é\357\277\275x\357\277\275\357\277\275");
  g_assert_cmpstr (nul, ==, "a\357\277\275b");
}

/* Sorting marks takes the square of their number: without the stream-safe
 * format this test would not end. */
static void
test_nfc_of_many_marks (void)
{
  g_autoptr (GString) text = g_string_new ("a");
  g_autofree char *nfc = NULL;
  g_autofree char *twice = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, i % 2 == 0 ? "\314\201" : "\314\243");
  nfc = bang_normal_nfc (text->str, (gssize) text->len);
  twice = bang_normal_nfc (nfc, -1);

  g_assert_true (g_utf8_validate (nfc, -1, NULL));
  g_assert_cmpstr (twice, ==, nfc);
}

/* GLib's own composing takes the square of the length: this test too would not
 * end. */
static void
test_nfc_of_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *nfc = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "vie\314\243\314\202t \341\204\222\341\205\241\341\206\253");
  nfc = bang_normal_nfc (text->str, (gssize) text->len);

  for (guint i = 0; i < 200000; i += 1000)
    g_assert_true (g_str_has_prefix (nfc + i * strlen ("việt 한"), "việt 한"));
  g_assert_cmpuint (strlen (nfc), ==, 200000 * strlen ("việt 한"));
}

static void
test_for_screen (void)
{
  static const char * const shown[][2] = {
    { "", "" },
    { "Lào Cai – Vân Nam", "Lào Cai – Vân Nam" },
    { "<b>Tom & Jerry</b>", "<b>Tom & Jerry</b>" },
    { "a\nb\r\nc\td\342\200\250e\302\205f", "a b  c d e f" },
    { "bell\a \033[31m\177", "bell␇ ␛[31m␡" },
    { "\302\233", "\357\277\275" },
    { "ph\342\200\256gpj.exe", "ph[U+202E]gpj.exe" },
    { "a\342\201\246b\342\200\217c\330\234", "a[U+2066]b[U+200F]c[U+061C]" },
    { "caf\351 \377\376", "caf\357\277\275 \357\277\275\357\277\275" },
    { "a\342\200\213b\302\255c\357\273\277d", "abcd" },
    { "x\360\237\221\251\342\200\215\360\237\221\247", "x\360\237\221\251\342\200\215\360\237\221\247" },
    { "%s%n --help -rf", "%s%n --help -rf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *text = bang_normal_for_screen (shown[i][0]);

      g_assert_cmpstr (text, ==, shown[i][1]);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
test_for_screen_is_bounded (void)
{
  g_autofree char *megabyte = g_strnfill (1 << 20, 'x');
  g_autofree char *cut = bang_normal_for_screen (megabyte);
  g_autoptr (GString) marks = g_string_new ("a");
  g_autofree char *flat = NULL;

  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 1001);
  g_assert_true (g_str_has_suffix (cut, "x…"));

  for (guint i = 0; i < 100; i++)
    g_string_append (marks, "\314\212");
  flat = bang_normal_for_screen (marks->str);
  g_assert_cmpint (g_utf8_strlen (flat, -1), ==, 9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/normal/nfc", test_nfc);
  g_test_add_func ("/text/normal/is-nfc", test_is_nfc);
  g_test_add_func ("/text/normal/every-code-point", test_nfc_of_every_code_point);
  g_test_add_func ("/text/normal/hostile-bytes", test_nfc_of_hostile_bytes);
  g_test_add_func ("/text/normal/many-marks", test_nfc_of_many_marks);
  g_test_add_func ("/text/normal/long-text", test_nfc_of_long_text);
  g_test_add_func ("/text/normal/for-screen", test_for_screen);
  g_test_add_func ("/text/normal/for-screen-bounded", test_for_screen_is_bounded);

  return g_test_run ();
}
