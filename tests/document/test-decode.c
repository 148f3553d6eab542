/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to text: every encoding gives the same document; what is no text is
 * refused; damage is shown and never hidden.
 */

#include "config.h"

#include <string.h>

#include "document-test.h"

#define STORY \
  "Lào Cai và Hồng Hà ký biên bản ghi nhớ về giáo dục\n" \
  "\n" \
  "Sáng 12/3, tại thị xã Sa Pa, đại diện hai bên đã ký biên bản ghi nhớ về đào tạo nghề. “Đây là bước khởi đầu” – ông Giàng A Páo nói.\n" \
  "Đoàn công tác khảo sát trường nghề, gặp gỡ giáo viên, rồi dự giờ giảng ngữ pháp tiếng Việt của học sinh người Dao, người Giáy và người Hà Nhì.\n"

static char *
to_charset (const char *text,
            const char *charset,
            gsize      *len)
{
  g_autoptr (GError) error = NULL;
  char *out;

  out = g_convert (text, -1, charset, "UTF-8", NULL, len, &error);
  g_assert_no_error (error);
  return out;
}

static char *
with_prefix (const char *prefix,
             gsize       prefix_len,
             const char *data,
             gsize       len)
{
  char *out = g_malloc (prefix_len + len);

  memcpy (out, prefix, prefix_len);
  memcpy (out + prefix_len, data, len);
  return out;
}

/* Reads @text in every encoding and holds the results together. */
static void
assert_every_encoding (const char *text)
{
  static const struct
  {
    const char *charset;
    const char *mark;
    gsize       mark_len;
    const char *shown;
  } encodings[] = {
    { "UTF-8", "\357\273\277", 3, "UTF-8" },
    { "UTF-16LE", "\377\376", 2, "UTF-16LE" },
    { "UTF-16BE", "\376\377", 2, "UTF-16BE" },
    { "UTF-16LE", "", 0, "UTF-16LE" },
    { "UTF-16BE", "", 0, "UTF-16BE" },
    { "CP1258", "", 0, "windows-1258" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BangDocument) plain = document_from (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (bang_document_get_encoding (plain), ==, "UTF-8");
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *converted = NULL;
      g_autofree char *marked = NULL;
      g_autoptr (BangDocument) document = NULL;
      gsize len;

      converted = to_charset (text, encodings[i].charset, &len);
      marked = with_prefix (encodings[i].mark, encodings[i].mark_len, converted, len);
      document = document_from (marked, len + encodings[i].mark_len, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (bang_document_get_encoding (document), ==, encodings[i].shown);
      assert_sound (document);
      assert_same (plain, document);
    }
}

static void
test_encodings (void)
{
  assert_every_encoding (STORY);
}

static void
test_seed_encodings (void)
{
  g_autofree char *folder = find_shared ("corpus/seeds");
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (folder == NULL)
    return;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = read_text (path);
      g_auto (GStrv) parts = g_strsplit (text, "\342\200\221", -1);
      g_autofree char *plain = g_strjoinv ("-", parts);

      /* The non-breaking hyphen is not in windows-1258. */
      assert_every_encoding (plain);
    }
}

static void
test_decomposed (void)
{
  g_autofree char *nfd = g_utf8_normalize (STORY, -1, G_NORMALIZE_NFD);
  g_autoptr (BangDocument) composed = document_from (STORY, strlen (STORY), NULL);
  g_autoptr (BangDocument) decomposed = document_from (nfd, strlen (nfd), NULL);

  g_assert_cmpstr (nfd, !=, STORY);
  assert_same (composed, decomposed);
}

static void
test_old_fonts (void)
{
  static const struct
  {
    const char *bytes;
    const char *shown;
  } cases[] = {
    { "\247\271i h\351i h\367u ngh\336\n"
      "C\270c \256\271i bi\323u th\250m ru\351ng b\313c thang \353 M\255\352ng Kh\255\254ng.\n", "TCVN3" },
    { "\321a\357i ho\344i h\366\365u ngh\362\n"
      "Ca\371c \361a\357i bie\345u tha\352m ruo\344ng ba\344c thang \364\373 M\366\364\370ng Kh\366\364ng.\n", "VNI" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BangDocument) document = document_from (cases[i].bytes, strlen (cases[i].bytes), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (bang_document_get_encoding (document), ==, cases[i].shown);
      g_assert_cmpstr (bang_document_get_text (document, NULL), ==,
                       "Đại hội hữu nghị\nCác đại biểu thăm ruộng bậc thang ở Mường Khương.\n");
    }
}

/* What a program makes of bytes it takes for windows-1252. */
static char *
misread (const char *bytes)
{
  GString *out = g_string_new (NULL);

  for (const guchar *p = (const guchar *) bytes; *p != '\0'; p++)
    {
      g_autofree char *one = g_convert ((const char *) p, 1, "UTF-8", "CP1252", NULL, NULL, NULL);

      if (one != NULL)
        g_string_append (out, one);
      else
        g_string_append_unichar (out, *p);
    }
  return g_string_free (out, FALSE);
}

static void
test_encoded_twice (void)
{
  g_autofree char *twice = misread (STORY);
  g_autofree char *tcvn3 = misread ("\247\271i h\351i h\367u ngh\336\n"
                                    "C\270c \256\271i bi\323u th\250m ru\351ng b\313c thang \353 M\255\352ng Kh\255\254ng.\n");
  g_autoptr (BangDocument) plain = document_from (STORY, strlen (STORY), NULL);
  g_autoptr (BangDocument) back = document_from (twice, strlen (twice), NULL);
  g_autoptr (BangDocument) old = document_from (tcvn3, strlen (tcvn3), NULL);

  g_assert_cmpstr (bang_document_get_encoding (back), ==, "UTF-8 (encoded twice)");
  assert_same (plain, back);
  g_assert_cmpstr (bang_document_get_encoding (old), ==, "TCVN3 (in UTF-8)");
  g_assert_true (g_str_has_prefix (bang_document_get_text (old, NULL), "Đại hội hữu nghị\nCác đại biểu"));
}

/* Other languages are read as they are. */
static void
test_other_languages (void)
{
  static const char *const texts[] = {
    "La province de Cao Bang et la ville chinoise ont signé un accord d'échange, déjà évoqué à l'été près du Château.\n",
    "中国云南省红河州与越南老街省签署合作备忘录。\n",
    "Größe, Straße, Übergang, Äpfel, öffentlich, für, über, Tür, schön, Mädchen.\n",
    "Đoàn đại biểu gặp ông Nguyễn Văn A (阮文A) tại Côn Minh (昆明).\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BangDocument) document = document_from (texts[i], strlen (texts[i]), NULL);

      g_assert_cmpstr (bang_document_get_encoding (document), ==, "UTF-8");
      g_assert_cmpstr (bang_document_get_text (document, NULL), ==, texts[i]);
    }
}

static void
test_damaged (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = g_strdup (STORY);
  g_autoptr (BangDocument) document = NULL;

  /* One byte of "Sáng" lost. */
  *strstr (bytes, "\303\241") = '\377';
  document = document_from (bytes, strlen (bytes), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bang_document_get_encoding (document), ==, "UTF-8 (damaged)");
  g_assert_nonnull (strstr (bang_document_get_text (document, NULL), "\357\277\275"));
  g_assert_null (strchr (bang_document_get_text (document, NULL), '?'));
  g_assert_nonnull (strstr (bang_document_get_text (document, NULL), "thị xã Sa Pa"));
  assert_sound (document);
}

static void
test_cut_off (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BangDocument) document = NULL;

  /* The file ends in the middle of the last character but a stop. */
  document = document_from (STORY "Kết thúc tại đ\341\273", strlen (STORY "Kết thúc tại đ\341\273"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bang_document_get_encoding (document), ==, "UTF-8 (damaged)");
  g_assert_true (g_str_has_suffix (bang_document_get_text (document, NULL), "đ\357\277\275"));
}

static void
test_odd_utf16 (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (BangDocument) document = NULL;
  gsize len;

  bytes = to_charset (STORY, "UTF-16LE", &len);
  document = document_from (bytes, len - 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bang_document_get_encoding (document), ==, "UTF-16LE (damaged)");
  assert_sound (document);
}

static void
test_refused (void)
{
  static const struct
  {
    const char       *bytes;
    gsize             len;
    BangDocumentError code;
  } cases[] = {
    { "", 0, BANG_DOCUMENT_ERROR_EMPTY },
    { " \n\t\r\n\302\240\n", 8, BANG_DOCUMENT_ERROR_EMPTY },
    { "\357\273\277", 3, BANG_DOCUMENT_ERROR_EMPTY },
    { "\377\376", 2, BANG_DOCUMENT_ERROR_EMPTY },
    { "\211PNG\r\n\032\n\000\000\000\rIHDR", 16, BANG_DOCUMENT_ERROR_FORMAT },
    { "\377\330\377\340\000\020JFIF", 10, BANG_DOCUMENT_ERROR_FORMAT },
    { "%PDF-1.7\n%\342\343\317\323\n", 15, BANG_DOCUMENT_ERROR_FORMAT },
    { "PK\003\004\024\000\006\000", 8, BANG_DOCUMENT_ERROR_FORMAT },
    { "{\\rtf1\\ansi}", 12, BANG_DOCUMENT_ERROR_FORMAT },
    { "\n <!DOCTYPE html><html>", 23, BANG_DOCUMENT_ERROR_FORMAT },
    { "Lào Cai\000Hồng Hà", 17, BANG_DOCUMENT_ERROR_NOT_TEXT },
    { "\001\002\003\004abc\005\006\007\016\017", 12, BANG_DOCUMENT_ERROR_NOT_TEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BangDocument) document = document_from (cases[i].bytes, cases[i].len, &error);

      g_assert_null (document);
      g_assert_error (error, BANG_DOCUMENT_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_newlines (void)
{
  const char text[] = "một\r\nhai\rba\302\205bốn\342\200\250năm\342\200\251sáu\n\nbảy";
  g_autoptr (BangDocument) document = document_from (text, strlen (text), NULL);

  g_assert_cmpstr (bang_document_get_text (document, NULL), ==, "một\nhai\nba\nbốn\nnăm\nsáu\n\nbảy");
}

/* No byte sequence may crash, hang, or give a document that breaks its
 * promises. */
static void
test_random_bytes (void)
{
  GRand *random = g_rand_new_with_seed (20240118);
  guchar bytes[600];

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (BangDocument) document = NULL;
      guint n = g_rand_int_range (random, 0, sizeof bytes);
      guint style = round % 5;

      for (guint i = 0; i < n; i++)
        {
          guint value = g_rand_int_range (random, 1, 256);

          if (style == 0)
            bytes[i] = value;
          else if (style == 1)
            bytes[i] = value < 200 ? 'a' + value % 26 : value;
          else if (style == 2)
            bytes[i] = i % 2 == 0 ? value : 0;
          else if (style == 3)
            bytes[i] = "\n\n|-. ảnh:()"[value % 13];
          else
            bytes[i] = STORY[(i + round) % strlen (STORY)] ^ (value < 8 ? 0x80 : 0);
        }
      document = document_from (bytes, n, NULL);
      if (document != NULL)
        assert_sound (document);
    }
  g_rand_free (random);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/decode/encodings", test_encodings);
  g_test_add_func ("/document/decode/seeds", test_seed_encodings);
  g_test_add_func ("/document/decode/decomposed", test_decomposed);
  g_test_add_func ("/document/decode/old-fonts", test_old_fonts);
  g_test_add_func ("/document/decode/encoded-twice", test_encoded_twice);
  g_test_add_func ("/document/decode/other-languages", test_other_languages);
  g_test_add_func ("/document/decode/damaged", test_damaged);
  g_test_add_func ("/document/decode/cut-off", test_cut_off);
  g_test_add_func ("/document/decode/odd-utf16", test_odd_utf16);
  g_test_add_func ("/document/decode/refused", test_refused);
  g_test_add_func ("/document/decode/newlines", test_newlines);
  g_test_add_func ("/document/decode/random-bytes", test_random_bytes);
  return g_test_run ();
}
