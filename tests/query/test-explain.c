/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said about a query, in English: the tests run without translations. */

#include <glib.h>
#include <string.h>

#include "query/bang-query.h"

static void
assert_explained (const char     *typed,
                  BangQueryFlags  flags,
                  const char     *expected)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, flags);
  g_autofree char *explained = bang_query_explain (query);

  g_assert_cmpstr (explained, ==, expected);
}

static void
test_sentences (void)
{
  static const char * const sentences[][2] = {
    { "", "All articles" },
    { "* (", "All articles" },
    { "\"đường sắt\" tang -x từ:2024",
      "Articles with “đường sắt” as typed, and “tang” with any marks, not “x”, from 2024" },
    { "hữu nghị", "Articles with “hữu” and “nghị” as typed" },
    { "hữu nghị biên giới", "Articles with “hữu”, “nghị”, “biên” and “giới” as typed" },
    { "hoi dam Lào", "Articles with “Lào” as typed, and “hoi” and “dam” with any marks" },
    { "UBND 2024", "Articles with “UBND” with any marks, and “2024”" },
    { "19/11", "Articles with “19/11”" },
    { "\"hội nghi\"", "Articles with “hội nghi” with any marks where none were typed" },
    { "-x", "Articles without “x”" },
    { "-tang -year:2024", "Articles without “tang” with any marks, not (in 2024)" },
    { "năm:2024", "Articles in 2024" },
    { "năm:2023-2024", "Articles from 2023 to 2024" },
    { "ngày:18/1/2023", "Articles on 18/1/2023" },
    { "date:2/2024", "Articles from 1/2/2024 to 29/2/2024" },
    { "before:2024", "Articles up to 2023" },
    { "after:18/1/2023", "Articles from 19/1/2023" },
    { "type:sign hữu", "Articles with “hữu” as typed, of type Signing" },
    { "person:\"Vương Ninh\" nơi:\"Côn Minh\"",
      "Articles with the person “Vương Ninh” with any marks where none were typed, "
      "and the place “Côn Minh” with any marks where none were typed" },
    { "title:lễ org:ubnd nguồn:baolaocai",
      "Articles with “lễ” as typed in the title, and the organisation “ubnd” with any marks, "
      "from the source “baolaocai” with any marks" },
    { "lễ OR tết", "Articles with “lễ” as typed or “tết” as typed" },
    { "hữu (lễ OR tết)", "Articles with “hữu” as typed, and either “lễ” as typed or “tết” as typed" },
    { "lễ hội OR năm:2024", "Articles with “lễ” and “hội” as typed, or in 2024" },
    { "hữu (lễ hội OR năm:2024)",
      "Articles with “hữu” as typed, (with “lễ” and “hội” as typed, or in 2024)" },
    { "-(lễ hội)", "Articles not (with “lễ” and “hội” as typed)" },
    { "type:sign OR type:talks", "Articles of type Signing or Talks" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    assert_explained (sentences[i][0], BANG_QUERY_TYPED, sentences[i][1]);
}

static void
test_typing (void)
{
  assert_explained ("hữu ngh", BANG_QUERY_TYPING, "Articles with “hữu” as typed, and “ngh…” with any marks");
  /* One beginning, although it is looked for in two spellings. */
  assert_explained ("hoà", BANG_QUERY_TYPING, "Articles with “hoà…” as typed");
  assert_explained ("lễ hoà", BANG_QUERY_TYPING, "Articles with “lễ” and “hoà…” as typed");
  assert_explained ("-hoà", BANG_QUERY_TYPING, "Articles without “hoà…” as typed");
}

static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (BangQuery) cut = NULL;
  g_autofree char *explained = NULL;
  g_autofree char *long_word = g_strnfill (100000, 'a');

  /* Plain text: neither markup nor a format, nor what turns the line round. */
  assert_explained ("\"<b>%s%n</b>\"", BANG_QUERY_TYPED, "Articles with “<b>%s%n</b>”");
  assert_explained ("\"x\342\200\256y\nz\"", BANG_QUERY_TYPED, "Articles with “x[U+202E]y z” with any marks");

  for (guint i = 0; i < 5000; i++)
    g_string_append (many, "từ ");
  cut = bang_query_parse (many->str, BANG_QUERY_TYPED);
  explained = bang_query_explain (cut);
  g_assert_true (g_str_has_suffix (explained, " (only the first 64 words were looked for)"));

  {
    g_autoptr (BangQuery) query = bang_query_parse (long_word, BANG_QUERY_TYPED);
    g_autofree char *shortened = bang_query_explain (query);

    g_assert_cmpuint (strlen (shortened), <, 200);
    g_assert_nonnull (strstr (shortened, "aaa…”"));
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/explain/sentences", test_sentences);
  g_test_add_func ("/query/explain/typing", test_typing);
  g_test_add_func ("/query/explain/hostile", test_hostile);

  return g_test_run ();
}
