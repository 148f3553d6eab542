/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parsing: each case is what was typed and the tree it must become, written as
 *   a                 a word without marks      à!    a word with marks
 *   [a b]             a phrase                  a*    a beginning
 *   person:a          in a field                SIGN  a type
 *   {tbcf}a           in the title, the text, the captions, the furniture
 *   20240101-20241231 a period                  (& x y) (| x y) (- x)  groups */

#include <glib.h>
#include <string.h>

#include "query/bang-query.h"

static void
print_node (const BangQueryNode *node,
            GString             *out)
{
  static const char * const fields[] = {
    "", "title:", "person:", "place:", "org:", "", "source:", "date:", "starred:", "tag:", "collection:",
    "note:", "field:", "counterpart:",
  };

  switch (node->kind)
    {
    case BANG_QUERY_DATE:
      g_assert_cmpuint (node->from + node->to, >, 0);
      g_string_append_printf (out, "%u-%u", node->from, node->to);
      break;

    case BANG_QUERY_WORDS:
      g_assert_cmpuint (node->n_words, >, 0);
      g_assert_nonnull (node->printed);
      if (node->field == BANG_FIELD_TYPE)
        {
          g_string_append (out, node->printed);
          break;
        }
      g_assert_cmpint (node->field, <, BANG_FIELD_ZONE);
      if (node->zones != 0)
        g_string_append_printf (out, "{%s%s%s%s}", node->zones & BANG_QUERY_ZONE_TITLE ? "t" : "",
                                node->zones & BANG_QUERY_ZONE_TEXT ? "b" : "",
                                node->zones & BANG_QUERY_ZONE_CAPTION ? "c" : "",
                                node->zones & BANG_QUERY_ZONE_FURNITURE ? "f" : "");
      g_string_append (out, fields[node->field]);
      if (node->n_words > 1)
        g_string_append_c (out, '[');
      for (guint i = 0; i < node->n_words; i++)
        g_string_append_printf (out, "%s%s%s", i > 0 ? " " : "", node->words[i].text,
                                node->words[i].marked ? "!" : "");
      if (node->prefix)
        g_string_append_c (out, '*');
      if (node->n_words > 1)
        g_string_append_c (out, ']');
      break;

    case BANG_QUERY_AND:
    case BANG_QUERY_OR:
    case BANG_QUERY_NOT:
    default:
      g_string_append_printf (out, "(%c", node->kind == BANG_QUERY_AND ? '&' : node->kind == BANG_QUERY_OR ? '|' : '-');
      if (node->kind == BANG_QUERY_NOT)
        g_assert_cmpuint (node->children->len, ==, 1);
      for (guint i = 0; i < node->children->len; i++)
        {
          g_string_append_c (out, ' ');
          print_node (g_ptr_array_index (node->children, i), out);
        }
      g_string_append_c (out, ')');
      break;
    }
}

static void
assert_parsed (const char     *typed,
               BangQueryFlags  flags,
               const char     *expected)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, flags);
  g_autoptr (GString) out = g_string_new (NULL);

  print_node (bang_query_get_root (query), out);
  if (!g_str_equal (out->str, expected))
    g_error ("“%s” was read as %s, not as %s", typed, out->str, expected);
  g_assert_cmpint (bang_query_is_empty (query), ==, g_str_equal (expected, "(&)"));
}

static void
assert_typed (const char *typed,
              const char *expected)
{
  assert_parsed (typed, BANG_QUERY_TYPED, expected);
}

static void
assert_typing (const char *typed,
               const char *expected)
{
  assert_parsed (typed, BANG_QUERY_TYPING, expected);
}

static void
test_words (void)
{
  assert_typed ("hữu nghị", "(& hữu! nghị!)");
  assert_typed ("huu nghi", "(& huu nghi)");
  assert_typed ("hữu nghi", "(& hữu! nghi)");
  assert_typed ("UBND", "ubnd");
  assert_typed ("  a \302\240 b\n", "(& a b)");
  /* The same word, however it was typed. */
  assert_typed ("hoà HÒA hoa\314\200", "(& hòa! hòa! hòa!)");
  assert_typed ("\303\220ảng", "đảng!");
  assert_typed ("quý quy", "(& quý! quy)");
  /* A run of several words without a space is a phrase. */
  assert_typed ("19/11", "[19 11]");
  assert_typed ("1.435 mm", "(& [1 435] mm)");
  assert_typed ("T.Ư", "[t ư!]");
  assert_typed ("Phết-tha-von", "[phết! tha von]");
  assert_typed ("阮成发", "[阮 成 发]");
  assert_typed ("ảnh.jpg", "[ảnh! jpg]");
}

static void
test_zones (void)
{
  assert_typed ("hữu nghị in:caption", "(& {c}hữu! {c}nghị!)");
  assert_typed ("in:captions a", "{c}a");
  assert_typed ("a ở:chú-thích", "{c}a");
  assert_typed ("a o:\"chu thich\"", "{c}a");
  assert_typed ("ở: chú thích ảnh a", "{c}a");
  assert_typed ("a in:furniture in:title", "{tf}a");
  assert_typed ("a (in:text OR in:title)", "{tb}a");
  assert_typed ("a -in:caption", "{tb}a");
  /* All that holds together with it, and what is inside; only words without a field. */
  assert_typed ("b (a in:caption)", "(& {c}b {c}a)");
  assert_typed ("in:caption (a OR -b) person:c", "(& (| {c}a (- {c}b)) person:c)");
  assert_typed ("a in:caption OR b", "(| {c}a b)");
  /* Alone it asks for nothing. */
  assert_typed ("in:caption", "(&)");
  assert_typed ("in:caption place:x", "place:x");
  assert_typed ("-(in:caption)", "(&)");
  /* Not the name of a zone: words. */
  assert_typed ("in:vain", "[in vain]");
  assert_typed ("in caption", "(& in caption)");
  assert_typing ("a in:", "a");
  assert_typing ("a in:cap", "a");
  assert_typing ("a in:cup", "(& a [in cup*])");
}

static void
test_states (void)
{
  assert_typed ("date:check", "date:check");
  assert_typed ("ngày:chưa-rõ a", "(& date:unknown a)");
  assert_typed ("ngay:chua ro", "date:unknown");
  assert_typed ("date:inferred year:2024", "(& date:inferred 20240101-20241231)");
  assert_typed ("-ngày:\"suy ra\"", "(- date:inferred)");
  assert_typed ("starred:yes", "starred:yes");
  assert_typed ("sao:có", "starred:yes");
  assert_typed ("sao:không", "(- starred:yes)");
  assert_typed ("-starred:no", "starred:yes");
  assert_typed ("tag:gấp", "tag:gấp!");
  assert_typed ("nhãn:\"Cần đọc\" nhan:b", "(& tag:[cần! đọc!] tag:b)");
  assert_typed ("bộ sưu tập:a", "collection:a");
  assert_typed ("ghi chú:a note:b", "(& note:a note:b)");
  assert_typed ("lĩnh vực:\"đường sắt\"", "field:[đường! sắt!]");
  assert_typed ("đối tác:(a OR b)", "(| counterpart:a counterpart:b)");
  assert_typing ("sao:", "(&)");
  assert_typing ("date:che", "(&)");
}

static void
test_phrases (void)
{
  assert_typed ("\"hữu nghị\"", "[hữu! nghị!]");
  assert_typed ("“hữu nghị” «biên giới»", "(& [hữu! nghị!] [biên! giới!])");
  assert_typed ("»a b« „c d“ ”e f”", "(& [a b] [c d] [e f])");
  assert_typed ("“a b\"", "[a b]");
  assert_typed ("\"a\"", "a");
  assert_typed ("a\"b c\"d", "(& a [b c] d)");
  /* Without its end it goes on to the end. */
  assert_typed ("a \"b c", "(& a [b c])");
  assert_typed ("\"a OR (b", "[a or b]");
  /* An inch sign is none. */
  assert_typed ("19\" màn hình", "(& 19 màn! hình!)");
  assert_typed ("\"\"", "(&)");
  assert_typed ("\"*\" a", "a");
}

static void
test_negation (void)
{
  assert_typed ("a -b", "(& a (- b))");
  assert_typed ("-a", "(- a)");
  assert_typed ("-\"a b\"", "(- [a b])");
  assert_typed ("-“a b”", "(- [a b])");
  assert_typed ("-person:a", "(- person:a)");
  assert_typed ("-year:2024", "(- 20240101-20241231)");
  assert_typed ("-(a b)", "(- (& a b))");
  assert_typed ("-(-a)", "a");
  assert_typed ("(-a)", "(- a)");
  assert_typed ("-19/11", "(- [19 11])");
  assert_typed ("-đường", "(- đường!)");
  /* Dashes that are no operator. */
  assert_typed ("Lào Cai - Vân Nam", "(& lào! cai vân! nam)");
  assert_typed ("Lào Cai – Vân Nam", "(& lào! cai vân! nam)");
  assert_typed ("Việt-Trung", "[việt! trung]");
  assert_typed ("a- b", "(& a b)");
  assert_typed ("--help", "help");
  assert_typed ("\"a\"-b", "(& a b)");
  assert_typed ("-", "(&)");
  assert_typed ("-()", "(&)");
}

static void
test_or (void)
{
  assert_typed ("a OR b", "(| a b)");
  assert_typed ("a HOẶC b", "(| a b)");
  assert_typed ("a HOA\314\243\314\206C b", "(| a b)");
  assert_typed ("a OR b OR c", "(| a b c)");
  /* It binds weaker than a space: Vietnamese has spaces inside its words. */
  assert_typed ("Lào Cai OR Hà Giang", "(| (& lào! cai) (& hà! giang))");
  assert_typed ("a (b OR c) d", "(& a (| b c) d)");
  assert_typed ("a OR(b c)", "(| a (& b c))");
  assert_typed ("a OR -b", "(| a (- b))");
  assert_typed ("a AND b", "(& a b)");
  assert_typed ("a AND b OR c", "(| (& a b) c)");
  /* Words that are no operators. */
  assert_typed ("a or b", "(& a or b)");
  assert_typed ("a hoặc b", "(& a hoặc! b)");
  assert_typed ("OR", "or");
  assert_typed ("OR a", "(& or a)");
  assert_typed ("a OR", "(& a or)");
  assert_typed ("(a OR)", "(& a or)");
  assert_typed ("a OR OR b", "(| a (& or b))");
  assert_typed ("ORGANISATION a", "(& organisation a)");
  assert_typed ("a ORB", "(& a orb)");
  assert_typed ("AND", "and");
  /* While typing, the right side may be still to come. */
  assert_typing ("abc OR", "abc");
  assert_typing ("abc OR ", "abc");
}

static void
test_parentheses (void)
{
  assert_typed ("(a b)", "(& a b)");
  assert_typed ("(a) (b)", "(& a b)");
  assert_typed ("((a OR b) c)", "(& (| a b) c)");
  assert_typed ("(a OR (b OR c))", "(| a b c)");
  assert_typed ("(a", "a");
  assert_typed ("a)", "a");
  assert_typed (")(", "(&)");
  assert_typed ("()", "(&)");
  assert_typed ("(((", "(&)");
  assert_typed ("a)) b", "(& a b)");
  assert_typed ("hữu(nghị)", "(& hữu! nghị!)");
}

static void
test_fields (void)
{
  assert_typed ("person:Ninh", "person:ninh");
  assert_typed ("người:\"Vương Ninh\"", "person:[vương! ninh]");
  assert_typed ("nguoi:“vuong ninh”", "person:[vuong ninh]");
  assert_typed ("NGƯỜI:ninh", "person:ninh");
  assert_typed ("nơi:a noi:b place:c", "(& place:a place:b place:c)");
  assert_typed ("cơ quan:a co quan:b org:c tổ chức:d", "(& org:a org:b org:c org:d)");
  assert_typed ("x cơ quan: \"Sở Ngoại vụ\" y", "(& x org:[sở! ngoại! vụ!] y)");
  assert_typed ("tiêu đề:a tieu de:b title:c", "(& title:a title:b title:c)");
  assert_typed ("nguồn:a nguon:b source:c", "(& source:a source:b source:c)");
  assert_typed ("ng\306\260\306\241\314\200i:a", "person:a");
  assert_typed ("person: a", "person:a");
  assert_typed ("place:Sa-Pa", "place:[sa pa]");
  assert_typed ("person:(a OR \"b c\") d", "(& (| person:a person:[b c]) d)");
  assert_typed ("person:(a place:b c)", "(& person:a place:b person:c)");
  /* Names with other marks are words: "nói" is said, "nơi" is a place. */
  assert_typed ("nói:a", "[nói! a]");
  assert_typed ("ông nói: a", "(& ông! nói! a)");
  assert_typed ("abc:def", "[abc def]");
  assert_typed ("http://a.b", "[http a b]");
  /* Nothing to look for in the field. */
  assert_typed ("person:", "person");
  assert_typed ("person:*", "person");
  assert_typed ("person:\"\"", "(&)");
  assert_typed ("person:()", "(&)");
  assert_typing ("abc person:", "abc");
  assert_typing ("abc cơ quan: ", "abc");
}

static void
test_types (void)
{
  assert_typed ("type:TALKS", "TALKS");
  assert_typed ("type:talks", "TALKS");
  assert_typed ("loại:\"hội đàm\"", "TALKS");
  assert_typed ("loại:hội đàm", "TALKS");
  assert_typed ("loai:hoi dam", "TALKS");
  assert_typed ("type:ký kết Lào Cai", "(& SIGN lào! cai)");
  assert_typed ("type:ky ket", "SIGN");
  assert_typed ("type: signing", "SIGN");
  assert_typed ("type:sign -type:visit", "(& SIGN (- VISIT))");
  assert_typed ("(type:sign)", "SIGN");
  /* No type of that name: words. */
  assert_typed ("type:zzz", "[type zzz]");
  assert_typed ("loại: hình", "(& loại! hình!)");
  assert_typed ("type:", "type");
  /* Still being typed: every type that may become of it. */
  assert_typing ("type:negot", "NEGOT");
  assert_typing ("type:hội đ", "TALKS");
  assert_typing ("type:twi", "TWIN");
  assert_typing ("type:ag", "AGREE");
  assert_typed ("type:ag", "[type ag]");
}

static void
test_dates (void)
{
  assert_typed ("year:2024", "20240101-20241231");
  assert_typed ("năm:2024 nam:2023", "(& 20240101-20241231 20230101-20231231)");
  assert_typed ("year:2023-2024", "20230101-20241231");
  assert_typed ("year:2023–2024", "20230101-20241231");
  assert_typed ("year:2023..2024", "20230101-20241231");
  assert_typed ("year:2024..2023", "20230101-20241231");
  assert_typed ("year:2023..", "20230101-0");
  assert_typed ("year:..2023", "0-20231231");
  assert_typed ("năm: 2024, a", "(& 20240101-20241231 a)");
  assert_typed ("năm:\"2024\"", "20240101-20241231");
  assert_typed ("năm:2024.", "20240101-20241231");
  assert_typed ("ngày:18/1/2023", "20230118-20230118");
  assert_typed ("date:18.1.2023", "20230118-20230118");
  assert_typed ("date:18-01-2023", "20230118-20230118");
  assert_typed ("date:2023-01-18", "20230118-20230118");
  assert_typed ("date:2/2024", "20240201-20240229");
  assert_typed ("date:2023-02", "20230201-20230228");
  assert_typed ("date:5/2023..8/2023", "20230501-20230831");
  /* before and trước leave the period out, to and đến end with it. */
  assert_typed ("before:2024", "0-20231231");
  assert_typed ("trước:1/3/2024", "0-20240229");
  assert_typed ("đến:2024", "0-20241231");
  assert_typed ("den:5/2024", "0-20240531");
  assert_typed ("until:18/1/2023 to:2022", "(& 0-20230118 0-20221231)");
  /* after and sau begin after it, from and từ with it. */
  assert_typed ("after:2023", "20240101-0");
  assert_typed ("sau:31/12/2023", "20240101-0");
  assert_typed ("từ:2024", "20240101-0");
  assert_typed ("tu:5/2024", "20240501-0");
  assert_typed ("since:2024 from:2024-02-03", "(& 20240101-0 20240203-0)");
  assert_typed ("từ:2023 đến:2024", "(& 20230101-0 0-20241231)");
  assert_typed ("after:9999 before:1000", "(& 99991231-0 0-10000101)");
}

static void
test_no_dates (void)
{
  assert_typed ("year:abc", "[year abc]");
  assert_typed ("năm:30/2/2024", "[năm! 30 2 2024]");
  assert_typed ("năm:19/11", "[năm! 19 11]");
  assert_typed ("năm:24", "[năm! 24]");
  assert_typed ("năm:20240", "[năm! 20240]");
  assert_typed ("năm:2024-2025-2026", "[năm! 2024 2025 2026]");
  assert_typed ("year:2024..2025..2026", "[year 2024 2025 2026]");
  assert_typed ("year:..", "year");
  assert_typed ("đến:2023..", "[đến! 2023]");
  assert_typed ("year:13/2024", "[year 13 2024]");
  assert_typed ("year:0999", "[year 0999]");
  assert_typed ("Từ: Lào Cai", "(& từ! lào! cai)");
  assert_typed ("Việt Nam: hợp tác", "(& việt! nam hợp! tác!)");
  assert_typed ("before:(2024)", "(& before 2024)");
  assert_typed ("năm 2024", "(& năm! 2024)");
  assert_typing ("abc năm:", "abc");
  assert_typing ("năm:202", "[năm! 202*]");
}

static void
test_prefix (void)
{
  assert_typing ("hữu ngh", "(& hữu! ngh*)");
  assert_typing ("hữu nghị", "(& hữu! nghị!*)");
  /* Not from one letter, and not once it is finished. */
  assert_typing ("hữu n", "(& hữu! n)");
  assert_typing ("hữu đ", "(& hữu! đ!)");
  assert_typing ("đi", "đi!*");
  assert_typing ("hữu ngh ", "(& hữu! ngh)");
  assert_typing ("hữu ngh\302\240", "(& hữu! ngh)");
  assert_typing ("ngh,", "ngh");
  assert_typing ("(ngh)", "ngh");
  assert_typing ("(ngh", "ngh*");
  assert_typing ("\"hữu ngh\"", "[hữu! ngh]");
  assert_typing ("“hữu ngh”", "[hữu! ngh]");
  assert_typing ("\"hữu ngh", "[hữu! ngh*]");
  assert_typing ("person:vuo", "person:vuo*");
  assert_typing ("person:\"vuong ni", "person:[vuong ni*]");
  assert_typing ("-ngh", "(- ngh*)");
  assert_typing ("19/11", "[19 11*]");
  assert_typing ("中国", "[中 国]");
  /* hoà may become hoàn, which is folded otherwise. */
  assert_typing ("hoà", "(| hòa!* hoà!*)");
  assert_typing ("hòa", "(| hòa!* hoà!*)");
  assert_typing ("a thuỷ", "(& a (| thủy!* thuỷ!*))");
  assert_typing ("“bình hoà", "(| [bình! hòa!*] [bình! hoà!*])");
  assert_typing ("quý", "quý!*");
  assert_typing ("hoa", "hoa*");
  /* A star asks for it. */
  assert_typed ("ngh*", "ngh*");
  assert_typed ("\"hữu ngh*\" a", "(& [hữu! ngh*] a)");
  assert_typed ("n*", "n");
  assert_typed ("ngh**", "ngh");
  assert_typed ("*ngh", "ngh");
  assert_typed ("ngh", "ngh");
}

static void
test_anything_goes (void)
{
  static const char * const nothing[] = {
    "", " ", "*", "\"", "“", "”", "«", ":", "-", "--", "(", ")", "((()))", "^", "{}", "[]", "+", "…",
    "\t\n", "\302\240", "'", "''", "\\", "%", "-\"", "\"\"\"", "|", "&", ";", "-*", "\357\273\277",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_autoptr (BangQuery) typed = bang_query_parse (nothing[i], BANG_QUERY_TYPED);
      g_autoptr (BangQuery) typing = bang_query_parse (nothing[i], BANG_QUERY_TYPING);

      g_assert_true (bang_query_is_empty (typed));
      g_assert_true (bang_query_is_empty (typing));
    }

  assert_typed ("'; DROP TABLE article; --", "(& drop table article)");
  assert_typed ("NEAR(a b, 5)", "(& near a b 5)");
  assert_typed ("a^2 + {b}: c", "(& [a 2] b c)");
  assert_typed ("<b>x</b>", "[b x b]");
  assert_typed ("\377a\376", "a");
}

static guint
depth_of (const BangQueryNode *node)
{
  guint deepest = 0;

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      guint depth = depth_of (g_ptr_array_index (node->children, i));

      deepest = MAX (deepest, depth);
    }

  return deepest + 1;
}

static guint
words_of (const BangQueryNode *node)
{
  guint n = node->n_words + (node->kind == BANG_QUERY_DATE);

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    n += words_of (g_ptr_array_index (node->children, i));

  return n;
}

static BangQuery *
parse_repeated (const char *text,
                guint       times,
                const char *end)
{
  g_autoptr (GString) typed = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (typed, text);
  g_string_append (typed, end);

  return bang_query_parse (typed->str, BANG_QUERY_TYPING);
}

/* None of these may take long: the test would not end. */
static void
test_bounds (void)
{
  static const struct
  {
    const char *text;
    guint times;
    const char *end;
  } cases[] = {
    { "từ ", 5000, "" },
    { "x", 100000, "" },
    { "(", 200, "a b" },
    { "(a OR b ", 200, "" },
    { "-(a ", 200, "" },
    { "person:(", 200, "* * *" },
    { "person:(", 20, "a" },
    { "-(person:(", 5000, "" },
    { "\"a b\" ", 5000, "" },
    { "\"", 100000, "" },
    { "a:", 50000, "" },
    { "*: ", 30000, "" },
    { "year:2024 ", 5000, "" },
    { "type:ký ", 5000, "" },
    { "type: ", 20000, "" },
    { "a OR ", 20000, "" },
    { "OR ", 20000, "" },
    { "hoà ", 5000, "hoà" },
    { "\"x ", 30000, "" },
    { ")", 100000, "a" },
    { "-", 100000, "a" },
    { "阮", 30000, "" },
    { "a\314\201", 50000, "" },
    { "\377", 100000, "" },
    { "person:\"", 10000, "" },
    { "cơ quan : ", 10000, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BangQuery) query = parse_repeated (cases[i].text, cases[i].times, cases[i].end);
      g_autofree char *explained = bang_query_explain (query);
      const BangQueryNode *root = bang_query_get_root (query);

      g_assert_cmpuint (words_of (root), <=, 64);
      g_assert_cmpuint (depth_of (root), <=, 40);
      g_assert_cmpuint (strlen (explained), <, 32 * 1024);
      g_assert_true (g_utf8_validate (explained, -1, NULL));
    }
}

static void
test_depth (void)
{
  /* Parentheses too deep to count are spaces, and still close in pairs. */
  g_autoptr (BangQuery) query = parse_repeated ("(", 200, "a");
  g_autoptr (GString) typed = g_string_new (NULL);

  g_assert_cmpint (bang_query_get_root (query)->kind, ==, BANG_QUERY_WORDS);

  for (guint i = 0; i < 40; i++)
    g_string_append_c (typed, '(');
  g_string_append (typed, "a OR b");
  for (guint i = 0; i < 40; i++)
    g_string_append_c (typed, ')');
  g_string_append (typed, " c");
  assert_typed (typed->str, "(& (| a b) c)");
}

static void
test_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean equal;
  } pairs[] = {
    { "hoà bình", "HÒA  bình ", TRUE },
    { "a (b c)", "a b c", TRUE },
    { "năm:2024", "year:1/1/2024..31/12/2024", TRUE },
    { "", "*", TRUE },
    { "a", "á", FALSE },
    { "a b", "\"a b\"", FALSE },
    { "a b", "b a", FALSE },
    { "ab", "ab*", FALSE },
    { "a", "person:a", FALSE },
    { "type:sign", "type:talks", FALSE },
    { "a OR b", "a b", FALSE },
    { "", "a", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (BangQuery) a = bang_query_parse (pairs[i].a, BANG_QUERY_TYPED);
      g_autoptr (BangQuery) b = bang_query_parse (pairs[i].b, BANG_QUERY_TYPED);

      g_assert_cmpint (bang_query_equal (a, b), ==, pairs[i].equal);
      g_assert_cmpint (bang_query_equal (b, a), ==, pairs[i].equal);
      g_assert_true (bang_query_equal (a, a));
    }
}

static void
test_value (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (BangQuery) query = bang_query_parse ("Hữu \377", BANG_QUERY_TYPED);
  g_autoptr (BangQuery) copy = NULL;

  g_assert_cmpstr (bang_query_get_typed (query), ==, "Hữu \357\277\275");
  g_value_init (&value, BANG_TYPE_QUERY);
  g_value_set_boxed (&value, query);
  copy = g_value_dup_boxed (&value);
  g_assert_true (copy == query);
}

static void
test_format_field (void)
{
  static const struct
  {
    BangField field;
    const char *value;
    const char *typed;
    const char *parsed;
  } cases[] = {
    { BANG_FIELD_PERSON, "Vương Ninh", "person:\"Vương Ninh\"", "person:[vương! ninh]" },
    { BANG_FIELD_ORGANISATION, "Sở \"X\" (Y)", "org:\"Sở X (Y)\"", "org:[sở! x y]" },
    { BANG_FIELD_TYPE, "SIGN", "type:SIGN", "SIGN" },
    { BANG_FIELD_CERTAINTY, "check", "date:check", "date:check" },
    { BANG_FIELD_STAR, "yes", "starred:yes", "starred:yes" },
    { BANG_FIELD_TAG, "cần đọc", "tag:\"cần đọc\"", "tag:[cần! đọc!]" },
    { BANG_FIELD_DATE, "2024", "year:2024", "20240101-20241231" },
    { BANG_FIELD_ZONE, "caption", "in:caption", "(&)" },
    { BANG_FIELD_ANY, "a “b", "\"a b\"", "[a b]" },
    { BANG_FIELD_TITLE, "-a*", "title:\"-a*\"", "title:a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *typed = bang_query_format_field (cases[i].field, cases[i].value);

      g_assert_cmpstr (typed, ==, cases[i].typed);
      assert_typed (typed, cases[i].parsed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/parse/words", test_words);
  g_test_add_func ("/query/parse/phrases", test_phrases);
  g_test_add_func ("/query/parse/zones", test_zones);
  g_test_add_func ("/query/parse/states", test_states);
  g_test_add_func ("/query/parse/negation", test_negation);
  g_test_add_func ("/query/parse/or", test_or);
  g_test_add_func ("/query/parse/parentheses", test_parentheses);
  g_test_add_func ("/query/parse/fields", test_fields);
  g_test_add_func ("/query/parse/types", test_types);
  g_test_add_func ("/query/parse/dates", test_dates);
  g_test_add_func ("/query/parse/no-dates", test_no_dates);
  g_test_add_func ("/query/parse/prefix", test_prefix);
  g_test_add_func ("/query/parse/anything-goes", test_anything_goes);
  g_test_add_func ("/query/parse/bounds", test_bounds);
  g_test_add_func ("/query/parse/depth", test_depth);
  g_test_add_func ("/query/parse/equal", test_equal);
  g_test_add_func ("/query/parse/value", test_value);
  g_test_add_func ("/query/parse/format-field", test_format_field);

  return g_test_run ();
}
