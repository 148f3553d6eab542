/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks in a found text: the text with its spans in brackets. */

#include <glib.h>
#include <string.h>

#include "query/bang-query.h"
#include "text/bang-token.h"

static char *
mark (BangQuery  *query,
      const char *text,
      gsize       len)
{
  g_autoptr (GArray) spans = bang_query_find (query, text, len);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      BangSpan span = g_array_index (spans, BangSpan, i);

      g_assert_cmpuint (span.start, >=, at);
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, len);
      g_string_append_len (out, text + at, (gssize) (span.start - at));
      g_string_append_printf (out, "[%.*s]", (int) (span.end - span.start), text + span.start);
      at = span.end;
    }
  g_string_append_len (out, text + at, (gssize) (len - at));

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* @marked with its brackets is what finding @typed in it without them gives. */
static void
assert_marked (const char     *typed,
               BangQueryFlags  flags,
               const char     *marked)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, flags);
  g_auto (GStrv) opened = g_strsplit_set (marked, "[]", -1);
  g_autofree char *text = g_strjoinv ("", opened);
  g_autofree char *found = mark (query, text, strlen (text));

  g_assert_cmpstr (found, ==, marked);
}

static void
test_words (void)
{
  assert_marked ("bán", BANG_QUERY_TYPED, "[bán] bàn ban Bạn [BÁN]");
  assert_marked ("ban", BANG_QUERY_TYPED, "[bán] [bàn] [ban] [Bạn] bang");
  assert_marked ("dai bieu", BANG_QUERY_TYPED, "[Đại] [biểu] và [đại] sứ");
  assert_marked ("hoà", BANG_QUERY_TYPED, "[hòa] [hoà] hoa họa");
  assert_marked ("hoà", BANG_QUERY_TYPED, "[hoa\314\200] bi\314\200nh");
  assert_marked ("quy", BANG_QUERY_TYPED, "[quý] [quỹ] [quy]");
  assert_marked ("năm 2024", BANG_QUERY_TYPED, "[năm] [2024], 12024");
  assert_marked ("x", BANG_QUERY_TYPED, "");
}

static void
test_phrases (void)
{
  assert_marked ("\"hữu nghị\"", BANG_QUERY_TYPED, "hữu [hữu nghị] nghị [Hữu  Nghị]. nghị hữu");
  assert_marked ("\"việt nam trung quốc\"", BANG_QUERY_TYPED, "[Việt Nam ‑ Trung Quốc]");
  assert_marked ("19/11", BANG_QUERY_TYPED, "Sáng [19/11], 19 và 11, [19.11]");
  assert_marked ("阮成", BANG_QUERY_TYPED, "[阮成]发, 成阮");
  /* Overlapping spans are one. */
  assert_marked ("\"a b\" \"b c\"", BANG_QUERY_TYPED, "[a b c] x [a b] x [b c]");
  assert_marked ("\"a a\"", BANG_QUERY_TYPED, "[a a a] b a");
  assert_marked ("b \"a b c\"", BANG_QUERY_TYPED, "[a b c] a [b]");
}

static void
test_prefix (void)
{
  assert_marked ("ngh", BANG_QUERY_TYPING, "[nghị] [Nghĩa] ngã [ngh]");
  assert_marked ("hữu ng", BANG_QUERY_TYPING, "[hữu] [nghị] thương");
  assert_marked ("\"hữu ng", BANG_QUERY_TYPING, "[hữu nghị] ngày");
  assert_marked ("hoà", BANG_QUERY_TYPING, "[hoàn] [hòa] [hoàng] hoa hoán");
}

static void
test_what_is_not_marked (void)
{
  assert_marked ("a -b", BANG_QUERY_TYPED, "[a] b");
  assert_marked ("-(a b)", BANG_QUERY_TYPED, "a b");
  assert_marked ("nguồn:a năm:2024", BANG_QUERY_TYPED, "a 2024");
  assert_marked ("type:sign", BANG_QUERY_TYPED, "sign ký kết");
  assert_marked ("", BANG_QUERY_TYPED, "a b");
  /* Fields that are in the text. */
  assert_marked ("person:\"Vương Ninh\" place:b title:c org:d", BANG_QUERY_TYPED,
                 "[Vương Ninh] [b] [c] [d] Ninh");
  assert_marked ("a OR b", BANG_QUERY_TYPED, "[a] [b]");
}

static void
test_hostile (void)
{
  g_autoptr (GString) query_text = g_string_new (NULL);
  g_autoptr (BangQuery) query = NULL;
  g_autoptr (BangQuery) one = bang_query_parse ("a", BANG_QUERY_TYPED);
  g_autofree char *found = mark (one, "\377a\300\0a", 5);
  g_autofree char *nothing = mark (one, NULL, 0);

  g_assert_cmpstr (found, ==, "\377[a]\300");
  g_assert_cmpstr (nothing, ==, "");

  /* A phrase as long as a query may be. */
  for (guint i = 0; i < 64; i++)
    g_string_append_printf (query_text, "w%u ", i % 7);
  {
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", query_text->str);
    g_autoptr (GArray) spans = NULL;

    query = bang_query_parse (quoted, BANG_QUERY_TYPED);
    spans = bang_query_find (query, query_text->str, query_text->len);
    g_assert_cmpuint (spans->len, ==, 1);
    g_assert_cmpuint (g_array_index (spans, BangSpan, 0).start, ==, 0);
    g_assert_cmpuint (g_array_index (spans, BangSpan, 0).end, ==, query_text->len - 1);
  }
}

/* Every word of a text, looked for, marks itself: as it stands, in capitals,
 * and without marks. */
static void
check_words_of (const char *text,
                gsize       len)
{
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token))
    {
      gsize span_len = token.span.end - token.span.start;
      g_autofree char *printed = g_strndup (text + token.span.start, span_len);
      g_autofree char *upper = g_utf8_strup (printed, -1);
      g_autofree char *plain = g_strndup (token.plain, token.plain_len);
      const char *typed[] = { printed, upper, plain };

      for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
        {
          g_autoptr (BangQuery) query = bang_query_parse (typed[i], BANG_QUERY_TYPED);
          g_autoptr (GArray) spans = bang_query_find (query, text + token.span.start, span_len);

          g_assert_cmpuint (spans->len, ==, 1);
          g_assert_cmpuint (g_array_index (spans, BangSpan, 0).end, ==, span_len);
        }
    }
}

static void
test_every_word_finds_itself (void)
{
  static const char text[] =
    "Sáng 19/11, trong khuôn khổ Đại hội các thành phố hữu nghị, ông Bành Thanh Hoa, quý quỳ thuỷ hoà khoẻ; "
    "z6047-f1df.jpg T.Ư OR HOẶC AND UBND 5G ‑ “Di sản” (Vân Nam) 阮成发 Nguye\314\202\314\203n Ðảng";

  check_words_of (text, strlen (text));
}

static void
test_every_word_of_real_articles (void)
{
  const char *root = g_getenv ("BANG_SOURCE_ROOT");
  g_autofree char *path = root != NULL ? g_build_filename (root, "..", "shared", "corpus", "seeds", NULL) : NULL;
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("The articles are not beside the project");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *text = NULL;
      gsize len;

      if (g_file_get_contents (file, &text, &len, NULL))
        check_words_of (text, len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/find/words", test_words);
  g_test_add_func ("/query/find/phrases", test_phrases);
  g_test_add_func ("/query/find/prefix", test_prefix);
  g_test_add_func ("/query/find/not-marked", test_what_is_not_marked);
  g_test_add_func ("/query/find/hostile", test_hostile);
  g_test_add_func ("/query/find/every-word", test_every_word_finds_itself);
  g_test_add_func ("/query/find/real-articles", test_every_word_of_real_articles);

  return g_test_run ();
}
