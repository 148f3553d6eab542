/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vietnamese alphabetical order, of words and of persons. */

#include <glib.h>

#include "text/bang-collate.h"

static void
assert_in_order (const char * const *texts,
                 GBytes           *(*make_key) (const char *))
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (GBytes) a = make_key (texts[i]);

      for (guint j = i + 1; texts[j] != NULL; j++)
        {
          g_autoptr (GBytes) b = make_key (texts[j]);

          if (g_bytes_compare (a, b) >= 0)
            g_error ("“%s” does not sort before “%s”", texts[i], texts[j]);
        }
    }
}

static void
test_letters (void)
{
  const char * const letters[] = {
    "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ",
    "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y", NULL
  };
  const char * const words[] = {
    "an", "anh", "ăn", "ân", "ba", "ca", "da", "dy", "đa", "đường", "em", "ê", "ga", "oanh", "ôn", "ơn", "uy",
    "ưng", NULL
  };

  assert_in_order (letters, bang_collate_key);
  assert_in_order (words, bang_collate_key);
}

static void
test_tones (void)
{
  /* The order of tones is CLDR's for Vietnamese: ngang, huyền, hỏi, ngã, sắc,
   * nặng; letters decide before tones do. */
  const char * const tones[] = { "ma", "mà", "mả", "mã", "má", "mạ", NULL };
  const char * const words[] = { "hoa", "hòa", "hỏa", "hóa", "họa", "hoan", "hoàn", NULL };
  const char * const phrases[] = { "Hà Giang", "Hà Nội", "Hải Dương", "Lai Châu", "Lào Cai", "Yên Bái", NULL };

  assert_in_order (tones, bang_collate_key);
  assert_in_order (words, bang_collate_key);
  assert_in_order (phrases, bang_collate_key);
}

static void
test_equal (void)
{
  g_assert_cmpint (bang_collate_compare ("Lào Cai", "lào cai"), ==, 0);
  g_assert_cmpint (bang_collate_compare ("Lào Cai", "Lao\314\200 Cai"), !=, 0);
  g_assert_cmpint (bang_collate_compare ("hoà", "hòa"), ==, 0);
  g_assert_cmpint (bang_collate_compare ("Hoa\314\200", "hòa"), ==, 0);
  g_assert_cmpint (bang_collate_compare ("a", "b"), <, 0);
  g_assert_cmpint (bang_collate_compare ("đ", "d"), >, 0);
  g_assert_cmpint (bang_collate_compare ("", ""), ==, 0);
  g_assert_cmpint (bang_collate_compare ("", "a"), <, 0);
}

static void
test_persons (void)
{
  const char * const persons[] = {
    "A",
    "Trần An",
    "Nguyễn Thị Ánh",
    "Lò Văn Chung",
    "Đặng Xuân Dũng",
    "Lê Văn Đạt",
    "Vương Hà",
    "Đỗ Hạ",
    "Bùi Hà Nam",
    "Lê Văn Nam",
    "Vương Ninh",
    "Vũ Xuân Quý",
    NULL
  };
  g_autoptr (GBytes) plain = bang_collate_person_key ("Lạc Thụ Cương");
  g_autoptr (GBytes) bracketed = bang_collate_person_key (" Lạc  Thụ Cương (Luo Shugang)");
  g_autoptr (GBytes) only_bracket = bang_collate_person_key ("(x) y");
  g_autoptr (GBytes) nothing = bang_collate_person_key ("");

  assert_in_order (persons, bang_collate_person_key);
  g_assert_true (g_bytes_equal (plain, bracketed));
  g_assert_cmpuint (g_bytes_get_size (only_bracket), >, 0);
  g_assert_nonnull (nothing);
}

static void
test_hostile (void)
{
  g_autofree char *long_text = g_strnfill (1 << 20, 'x');
  g_autofree char *longer = g_strconcat (long_text, "y", NULL);
  g_autoptr (GBytes) a = bang_collate_key (long_text);
  g_autoptr (GBytes) b = bang_collate_key (longer);
  g_autoptr (GBytes) invalid = bang_collate_key ("\377\376");
  g_autoptr (GBytes) person = bang_collate_person_key (long_text);

  g_assert_true (g_bytes_equal (a, b));
  g_assert_cmpuint (g_bytes_get_size (a), <, 4096);
  g_assert_cmpuint (g_bytes_get_size (person), <, 8192);
  g_assert_nonnull (invalid);
}

static gpointer
make_key_thread (gpointer data)
{
  return bang_collate_key (data);
}

static void
test_threads (void)
{
  g_autoptr (GBytes) here = bang_collate_key ("Lào Cai");
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("collate", make_key_thread, (gpointer) "Lào Cai");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) there = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (here, there));
    }
}

static void
test_version (void)
{
  g_autofree char *version = bang_collate_version ();
  g_autofree char *again = bang_collate_version ();

  g_assert_cmpstr (version, ==, again);
  g_assert_true (g_regex_match_simple ("^[0-9]+ vi-[0-9.]+ uca-[0-9.]+$", version, 0, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/collate/letters", test_letters);
  g_test_add_func ("/text/collate/tones", test_tones);
  g_test_add_func ("/text/collate/equal", test_equal);
  g_test_add_func ("/text/collate/persons", test_persons);
  g_test_add_func ("/text/collate/hostile", test_hostile);
  g_test_add_func ("/text/collate/threads", test_threads);
  g_test_add_func ("/text/collate/version", test_version);

  return g_test_run ();
}
