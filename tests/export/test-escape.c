/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile words in every format: they must come out as words. */
#include "export/bang-export-private.h"

typedef struct
{
  const char *in;
  const char *out;
} Pair;

static void
check_cell (const char      *in,
            const char      *expected,
            char             separator,
            BangExportFlags  flags)
{
  g_autoptr(GString) out = g_string_new (NULL);

  bang_export_append_cell (out, in, separator, flags);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_cell_quoting (void)
{
  static const Pair pairs[] = {
    { NULL, "" },
    { "", "" },
    { "hội đàm", "hội đàm" },
    { "a,b", "\"a,b\"" },
    { "ông \"X\"", "\"ông \"\"X\"\"\"" },
    { "\"", "\"\"\"\"" },
    { "một\nhai", "\"một\nhai\"" },
    { "một\r\nhai", "\"một\r\nhai\"" },
    { "tab\tgiữa", "tab\tgiữa" },
    { "x;y", "x;y" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    check_cell (pairs[i].in, pairs[i].out, ',', BANG_EXPORT_DEFAULT);

  check_cell ("a,b", "a,b", '\t', BANG_EXPORT_DEFAULT);
  check_cell ("a\tb", "\"a\tb\"", '\t', BANG_EXPORT_DEFAULT);
}

static void
test_cell_formula (void)
{
  static const Pair pairs[] = {
    { "=1+1", "'=1+1" },
    { "+84 214", "'+84 214" },
    { "-2+3", "'-2+3" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\t=1", "'\t=1" },
    { "\r=1", "\"'\r=1\"" },
    { "\n=1", "\"'\n=1\"" },
    { "  =1", "'  =1" },
    { "\xc2\xa0=1", "'\xc2\xa0=1" },
    { "\"=1", "\"'\"\"=1\"" },
    { "'=1", "''=1" },
    { "“=1", "'“=1" },
    { "\xef\xbb\xbf=1", "'\xef\xbb\xbf=1" },
    { "\xe2\x80\x8b=1", "'\xe2\x80\x8b=1" },
    { "＝1", "'＝1" },
    { "＋1", "'＋1" },
    { "－1", "'－1" },
    { "＠x", "'＠x" },
    { "=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" },
    /* Not at the start: nothing to fear. */
    { "1=1", "1=1" },
    { "Việt - Trung", "Việt - Trung" },
    { "‑ dash", "‑ dash" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    check_cell (pairs[i].in, pairs[i].out, ',', BANG_EXPORT_DEFAULT);

  check_cell ("=1+1", "=1+1", ',', BANG_EXPORT_NO_FORMULA_GUARD);
}

static void
test_html (void)
{
  static const Pair pairs[] = {
    { NULL, "" },
    { "Tom & Jerry", "Tom &amp; Jerry" },
    { "<script>alert('x')</script>", "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" },
    { "</title><img src=x onerror=\"y\">", "&lt;/title&gt;&lt;img src=x onerror=&quot;y&quot;&gt;" },
    { "&#0;", "&amp;#0;" },
    { "a\x01\x1f\x7f" "b\nc", "a   b c" },
    { "\xc2\x85\xef\xbf\xbf", "  " },
    { "Hữu nghị 友谊", "Hữu nghị 友谊" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      bang_export_append_html (out, pairs[i].in, -1);
      g_assert_cmpstr (out->str, ==, pairs[i].out);
    }
}

static void
test_markdown (void)
{
  static const Pair pairs[] = {
    { NULL, "" },
    { "Hội đàm, ngày 19/11.", "Hội đàm, ngày 19/11." },
    { "[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))" },
    { "![x](y)", "\\!\\[x\\](y)" },
    { "<b>x</b> & <!-- -->", "\\<b\\>x\\</b\\> \\& \\<!-- --\\>" },
    { "# one", "\\# one" },
    { "no # in the middle", "no # in the middle" },
    { "---", "\\---" },
    { "===", "\\===" },
    { "- point", "\\- point" },
    { "+ point", "\\+ point" },
    { "Lào Cai - Vân Nam", "Lào Cai - Vân Nam" },
    { "1. one", "1\\. one" },
    { "12) one", "12\\) one" },
    { "1.435 mm", "1\\.435 mm" },
    { "5 tỷ USD", "5 tỷ USD" },
    { "    code", "code" },
    { "\tcode", "code" },
    { "> quote", "\\> quote" },
    { "`code` ``` ~~~", "\\`code\\` \\`\\`\\` \\~\\~\\~" },
    { "*a* _b_ \\", "\\*a\\* \\_b\\_ \\\\" },
    { "a|b", "a\\|b" },
    { "$x$", "\\$x\\$" },
    { "{{template}} [^1]", "\\{\\{template\\}\\} \\[\\^1\\]" },
    { ": definition", "\\: definition" },
    { "a\n# b\r\n---\n", "a # b  --- " },
    { "a\xe2\x80\xa8# b", "a # b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      bang_export_append_markdown (out, pairs[i].in, -1);
      g_assert_cmpstr (out->str, ==, pairs[i].out);
    }
}

static void
test_yaml (void)
{
  static const Pair pairs[] = {
    { NULL, "null" },
    { "", "\"\"" },
    { "Hội đàm", "\"Hội đàm\"" },
    { "\"\n---\nx: 1", "\"\\\"\\u000A---\\u000Ax: 1\"" },
    { "a\\n", "\"a\\\\n\"" },
    { "\t\x7f\xc2\x85\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf", "\"\\u0009\\u007F\\u0085\\u2028\\u2029\\uFEFF\"" },
    { "# no: comment", "\"# no: comment\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr(GString) out = g_string_new (NULL);

      bang_export_append_yaml (out, pairs[i].in);
      g_assert_cmpstr (out->str, ==, pairs[i].out);
    }
}

static void
test_plain (void)
{
  g_autoptr(GString) out = g_string_new (NULL);

  bang_export_append_plain (out, "a\x1b[31mb\n\xe2\x80\xae" "c\xc2\x9b" "d", -1);
  g_assert_cmpstr (out->str, ==, "a [31mb c d");
}

/* Lengths are bytes, and what stands behind them is not read. */
static void
test_lengths (void)
{
  g_autoptr(GString) out = g_string_new (NULL);

  bang_export_append_html (out, "ông<x", strlen ("ông"));
  bang_export_append_markdown (out, "bà*x", strlen ("bà"));
  bang_export_append_plain (out, "cô\nx", strlen ("cô"));
  g_assert_cmpstr (out->str, ==, "ôngbàcô");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/escape/cell-quoting", test_cell_quoting);
  g_test_add_func ("/export/escape/cell-formula", test_cell_formula);
  g_test_add_func ("/export/escape/html", test_html);
  g_test_add_func ("/export/escape/markdown", test_markdown);
  g_test_add_func ("/export/escape/yaml", test_yaml);
  g_test_add_func ("/export/escape/plain", test_plain);
  g_test_add_func ("/export/escape/lengths", test_lengths);

  return g_test_run ();
}
