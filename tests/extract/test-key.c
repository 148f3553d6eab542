/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys: the same words have one, however they are written and wherever they
 * stand; other words have another. And the map from them. */

#include <string.h>

#include "extract/bang-key.h"

static BangLexicon *lexicon;

static BangKey
key_of (const char *text)
{
  return bang_key_add_text (BANG_KEY_EMPTY, text, strlen (text));
}

static void
test_same (void)
{
  static const char * const same[][2] = {
    { "Tỉnh uỷ Lào Cai", "TỈNH ỦY LÀO CAI" },
    { "Hòa Bình", "Hoà  Bình" },
    { "Việt Nam - Trung Quốc", "Việt Nam – Trung Quốc" },
    { "Đặng Xuân Phong", "đặng xuân phong" },
  };
  static const char * const other[][2] = {
    { "Lào Cai", "Cai Lào" },
    { "Lào Cai", "Lao Cai" },
    { "Việt Nam - Trung Quốc", "Việt Nam, Trung Quốc" },
    { "Phó Chủ tịch", "Chủ tịch" },
    { "tỉnh An", "tỉnhAn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpuint (key_of (same[i][0]), ==, key_of (same[i][1]));
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_cmpuint (key_of (other[i][0]), !=, key_of (other[i][1]));
  g_assert_cmpuint (key_of (""), ==, BANG_KEY_EMPTY);
  g_assert_cmpuint (bang_key_add_text (key_of ("Tỉnh ủy"), "Lào Cai", strlen ("Lào Cai")), ==, key_of ("Tỉnh ủy Lào Cai"));
}

/* Words of a scan have the key of their text. */
static void
test_scan (void)
{
  static const char text[] =
    "Lào Cai và Hồng Hà hội đàm\n\n"
    "Ngày 5/6/2024, Phó Chủ tịch UBND tỉnh Lào Cai (Việt Nam) Giàng Thị Dung - TRƯỞNG ĐOÀN và ông Phu-mi Thạm-ma-vông, "
    "Bí thư Tỉnh uỷ “Hoà Bình”; 5G, 河口, cafe\314\201 A.B & C...\n";
  g_autoptr (BangDocument) document = bang_document_new_from_text (text, -1);
  g_autoptr (BangScan) scan = bang_scan_new (lexicon, document, BANG_SCAN_STORY);
  gsize len;
  const char *whole = bang_document_get_text (document, &len);

  g_assert_cmpuint (scan->n_tokens, >, 30);
  for (guint32 first = 0; first < scan->n_tokens; first++)
    for (guint32 end = first + 1; end <= MIN (first + 6, scan->n_tokens); end++)
      {
        gsize start = scan->tokens[first].start;
        gboolean breaks = FALSE;

        /* What no phrase goes over may be told in more ways by the one than the other. */
        for (guint32 i = first + 1; i < end; i++)
          breaks = breaks || (scan->tokens[i].gap & (BANG_GAP_SENTENCE | BANG_GAP_OTHER)) != 0;
        if (!breaks)
          g_assert_cmpuint (bang_key_of_words (scan, first, end), ==,
                            bang_key_add_text (BANG_KEY_EMPTY, whole + start, scan->tokens[end - 1].end - start));
      }
}

static void
test_map (void)
{
  g_auto (BangKeyMap) map = { NULL, };

  g_assert_cmpuint (bang_key_map_get (&map, 7), ==, 0);
  for (guint i = 1; i <= 5000; i++)
    g_assert_cmpuint (bang_key_map_set (&map, bang_key_add_word (BANG_KEY_EMPTY, BANG_JOIN_SPACE, i), i), ==, 0);
  for (guint i = 1; i <= 5000; i++)
    g_assert_cmpuint (bang_key_map_get (&map, bang_key_add_word (BANG_KEY_EMPTY, BANG_JOIN_SPACE, i)), ==, i);

  /* Keys that meet in one slot, and the key 0. */
  for (guint i = 0; i < 40; i++)
    g_assert_cmpuint (bang_key_map_set (&map, i, i + 1), ==, 0);
  for (guint i = 0; i < 40; i++)
    g_assert_cmpuint (bang_key_map_set (&map, i, i + 2), ==, i + 1);
  g_assert_cmpuint (bang_key_map_get (&map, 0), ==, 2);
  g_assert_cmpuint (bang_key_map_get (&map, 40), ==, 0);

  bang_key_map_clear (&map);
  g_assert_cmpuint (bang_key_map_get (&map, 1), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  lexicon = bang_lexicon_get_default ();
  g_test_add_func ("/key/same", test_same);
  g_test_add_func ("/key/scan", test_scan);
  g_test_add_func ("/key/map", test_map);
  status = g_test_run ();
  bang_lexicon_unref (lexicon);
  return status;
}
