/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Queries that are given other names: what they become, as prefix expressions,
 * and what they mark. */

#include <glib.h>
#include <string.h>

#include "query/bang-query.h"
#include "text/bang-span.h"

/* What the names are called otherwise; "!" in front: a common word as well. */
static const char * const names[][2] = {
  { "yunnan", "Vân Nam" },
  { "云 南", "Vân Nam" },
  { "south china sea", "Biển Đông" },
  { "england", "!Anh" },
  { "honghe", "Hồng Hà" },
};

static guint n_asked;

static const GArray *
look_up_cb (const char *words,
            gpointer    user_data)
{
  GArray *found = user_data;

  n_asked++;
  g_array_set_size (found, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (names[i][0], words) == 0)
        {
          gboolean common = names[i][1][0] == '!';

          g_array_append_val (found, ((BangOtherName) { (char *) names[i][1] + (common ? 1 : 0), common }));
        }
    }
  return found->len > 0 ? found : NULL;
}

static BangQuery *
widen (BangQuery *query)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (BangOtherName));

  return bang_query_widen (query, look_up_cb, found);
}

static void
print_node (GString             *text,
            const BangQueryNode *node)
{
  static const char * const kinds[] = { "and", "or", "not" };

  if (node->kind == BANG_QUERY_WORDS)
    {
      if (node->field != BANG_FIELD_ANY)
        g_string_append_printf (text, "%d:", (int) node->field);
      for (guint i = 0; i < node->n_words; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "+" : "", node->words[i].text);
      return;
    }
  if (node->kind == BANG_QUERY_DATE)
    {
      g_string_append (text, "date");
      return;
    }

  g_string_append_printf (text, "(%s", kinds[node->kind]);
  for (guint i = 0; i < node->children->len; i++)
    {
      g_string_append_c (text, ' ');
      print_node (text, g_ptr_array_index (node->children, i));
    }
  g_string_append_c (text, ')');
}

static void
assert_widened (const char *typed,
                const char *expected)
{
  g_autoptr (BangQuery) query = bang_query_parse (typed, BANG_QUERY_TYPED);
  g_autoptr (BangQuery) wide = widen (query);
  g_autoptr (GString) text = g_string_new (NULL);

  print_node (text, bang_query_get_root (wide));
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpstr (bang_query_get_typed (wide), ==, bang_query_get_typed (query));
}

static void
test_names (void)
{
  assert_widened ("Yunnan", "(or yunnan vân+nam)");
  assert_widened ("云南", "(or 云+南 vân+nam)");
  assert_widened ("hợp tác Yunnan 2024", "(and hợp tác (or yunnan vân+nam) 2024)");
  assert_widened ("-Yunnan", "(not (or yunnan vân+nam))");
  assert_widened ("Yunnan OR Honghe", "(or (or yunnan vân+nam) (or honghe hồng+hà))");
  assert_widened ("the South China Sea talks", "(and the (or (and south china sea) biển+đông) talks)");
  assert_widened ("\"south china sea\"", "(or south+china+sea biển+đông)");
}

static void
test_fields (void)
{
  assert_widened ("place:Yunnan", "(or 3:yunnan 3:vân+nam)");
  assert_widened ("title:Yunnan", "(or 1:yunnan 1:vân+nam)");
  assert_widened ("person:Yunnan", "2:yunnan");
  assert_widened ("source:Yunnan", "6:yunnan");
  /* A common word is sought among the places. */
  assert_widened ("England", "(or england 3:anh)");
  assert_widened ("title:England", "(or 1:england (and 1:anh 3:anh))");
}

static void
test_unchanged (void)
{
  static const char * const queries[] = { "", "   ", "yunna", "south china", "hợp tác", "2024", "vân nam" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (BangQuery) query = bang_query_parse (queries[i], BANG_QUERY_TYPED);
      g_autoptr (BangQuery) wide = widen (query);

      g_assert_true (wide == query);
    }
}

static void
test_marks (void)
{
  static const char text[] = "Tỉnh Vân Nam và anh em; Yunnan.";
  g_autoptr (BangQuery) query = bang_query_parse ("Yunnan England", BANG_QUERY_TYPED);
  g_autoptr (BangQuery) wide = widen (query);
  g_autoptr (GArray) spans = bang_query_find (wide, text, strlen (text));

  g_assert_cmpuint (spans->len, ==, 2);
  g_assert_cmpuint (g_array_index (spans, BangSpan, 0).start, ==, strlen ("Tỉnh "));
  g_assert_cmpuint (g_array_index (spans, BangSpan, 0).end, ==, strlen ("Tỉnh Vân Nam"));
}

/* As much as may be typed, all of it names, and deep. */
static void
test_bounds (void)
{
  g_autoptr (GString) typed = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (typed, i % 3 == 0 ? "(yunnan " : "yunnan -(");
  n_asked = 0;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (BangQuery) query = bang_query_parse (typed->str, BANG_QUERY_TYPED);
      g_autoptr (BangQuery) wide = widen (query);

      g_assert_false (bang_query_is_empty (wide));
      g_string_assign (typed, "");
      for (guint j = 0; j < 100; j++)
        g_string_append (typed, "yunnan ");
    }
  g_assert_cmpuint (n_asked, <, 64 * 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/widen/names", test_names);
  g_test_add_func ("/query/widen/fields", test_fields);
  g_test_add_func ("/query/widen/unchanged", test_unchanged);
  g_test_add_func ("/query/widen/marks", test_marks);
  g_test_add_func ("/query/widen/bounds", test_bounds);
  return g_test_run ();
}
