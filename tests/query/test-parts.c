/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a query apart, and changing its text by one condition. */

#include <glib.h>

#include "query/bang-query-parts.h"

static char *
dup_labels (const char *typed)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->parts->len; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);
      g_autofree char *label = part->field != BANG_FIELD_ANY
                               ? bang_query_part_dup_label (part)
                               : g_strndup (parts->text + part->start, part->end - part->start);

      g_string_append_printf (out, "[%s]", label);
    }
  return g_string_free (out, FALSE);
}

static void
assert_parts (const char *typed,
              const char *labels,
              const char *words)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed);
  g_autofree char *own = dup_labels (typed);
  g_autofree char *left = bang_query_parts_dup_words (parts);

  g_assert_cmpstr (own, ==, labels);
  g_assert_cmpstr (left, ==, words);
}

static void
test_parts (void)
{
  assert_parts ("", "", "");
  assert_parts ("huu nghi", "[huu][nghi]", "huu nghi");
  assert_parts ("huu person:\"Vương Ninh\" nghi", "[huu][Person: Vương Ninh][nghi]", "huu nghi");
  assert_parts ("năm:2024 loại:hội đàm", "[2024][Type: Talks]", "");
  assert_parts ("from:2023 to:2024", "[from 2023][up to 2024]", "");
  assert_parts ("year:2023..2024 date:check", "[2023–2024][Date: to check]", "");
  assert_parts ("-place:a starred:yes sao:không", "[Place: not a][starred][not starred]", "");
  assert_parts ("(person:\"A B\" OR person:C) x", "[Person: A B or C][x]", "x");
  assert_parts ("person:(a OR b)", "[Person: a or b]", "");
  assert_parts ("x in:caption", "[x][In: captions]", "x");
  /* Not one condition on one field. */
  assert_parts ("(person:a OR place:b)", "[(person:a OR place:b)]", "(person:a OR place:b)");
  assert_parts ("(person:a person:b)", "[(person:a person:b)]", "(person:a person:b)");
  assert_parts ("a OR person:b", "[a OR person:b]", "a OR person:b");
  assert_parts ("\"a b\" -c", "[\"a b\"][-c]", "\"a b\" -c");
  assert_parts (")))", "", ")))");
}

static void
assert_added (const char *typed,
              BangField   field,
              const char *value,
              gboolean    either,
              const char *expected)
{
  g_autofree char *more = bang_query_typed_add (typed, field, value, either);
  g_autofree char *less = NULL;

  g_assert_cmpstr (more, ==, expected);
  g_assert_true (bang_query_typed_has (more, field, value));

  /* And back. */
  less = bang_query_typed_remove (more, field, value);
  g_assert_false (bang_query_typed_has (less, field, value));
}

static void
test_add (void)
{
  assert_added ("", BANG_FIELD_DATE, "2024", TRUE, "year:2024");
  assert_added ("a b", BANG_FIELD_PERSON, "Vương Ninh", FALSE, "a b person:\"Vương Ninh\"");
  assert_added ("year:2023 a", BANG_FIELD_DATE, "2024", TRUE, "(year:2023 OR year:2024) a");
  assert_added ("(year:2022 OR năm:2023)", BANG_FIELD_DATE, "2024", TRUE,
                "(year:2022 OR year:2023 OR year:2024)");
  assert_added ("person:a", BANG_FIELD_PERSON, "b", FALSE, "person:a person:\"b\"");
  assert_added ("person:a", BANG_FIELD_PERSON, "b", TRUE, "(person:\"a\" OR person:\"b\")");
  assert_added ("a OR b", BANG_FIELD_TYPE, "TALKS", FALSE, "(a OR b) type:TALKS");
  assert_added ("x \"unfinished", BANG_FIELD_TYPE, "TALKS", FALSE, "x \"unfinished\" type:TALKS");
  assert_added ("a", BANG_FIELD_CERTAINTY, "check", FALSE, "a date:check");
  assert_added ("a -year:2023", BANG_FIELD_DATE, "2024", TRUE, "a -year:2023 year:2024");
}

static void
test_remove (void)
{
  g_autofree char *one = bang_query_typed_remove ("a (year:2023 OR year:2024) b", BANG_FIELD_DATE, "2023");
  g_autofree char *none = bang_query_typed_remove (one, BANG_FIELD_DATE, "2024");
  g_autofree char *same = bang_query_typed_remove ("a b", BANG_FIELD_DATE, "2024");
  g_autofree char *clear = bang_query_typed_clear ("a year:2023 b person:c -year:2021", BANG_FIELD_DATE);
  g_autofree char *all = bang_query_typed_clear ("a year:2023 b person:c", BANG_FIELD_ANY);

  g_assert_cmpstr (one, ==, "a year:2024 b");
  g_assert_cmpstr (none, ==, "a b");
  g_assert_cmpstr (same, ==, "a b");
  g_assert_cmpstr (clear, ==, "a b person:c");
  g_assert_cmpstr (all, ==, "a b");
}

static void
test_without (void)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new ("a  year:2023 b");
  g_autofree char *without = bang_query_parts_dup_without (parts, 1);

  g_assert_cmpstr (without, ==, "a b");
}

static void
test_join (void)
{
  static const struct
  {
    const char *conditions;
    const char *words;
    const char *joined;
  } cases[] = {
    { "", "a b", "a b" },
    { "year:2023", "", "year:2023" },
    { "year:2023", "a b", "year:2023 a b" },
    { "year:2023", "a OR b", "year:2023 (a OR b)" },
    { "", "a OR b", "a OR b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = bang_query_typed_join (cases[i].conditions, cases[i].words);

      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

/* Whatever is typed, its parts lie in it, one after the other. */
static void
test_hostile (void)
{
  static const char * const typed[] = {
    "((((((((((((((((((((person:a", "person:", "\"", "person:\"\377", "-", "--person:a", "a\tOR", "OR OR OR",
    ") person:a (", "in:caption in:", "person:\"a\"\"b\"", "hoa\314\200 person:hoa\314\200",
  };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed[i]);
      g_autofree char *added = bang_query_typed_add (typed[i], BANG_FIELD_PERSON, "“x", TRUE);
      gsize last = 0;

      for (guint j = 0; j < parts->parts->len; j++)
        {
          const BangQueryPart *part = g_ptr_array_index (parts->parts, j);

          g_assert_cmpuint (part->start, >=, last);
          g_assert_cmpuint (part->end, >=, part->start);
          last = part->end;
        }
      g_assert_cmpuint (last, <=, strlen (parts->text));
      g_assert_true (g_utf8_validate (added, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/query/parts/parts", test_parts);
  g_test_add_func ("/query/parts/add", test_add);
  g_test_add_func ("/query/parts/remove", test_remove);
  g_test_add_func ("/query/parts/without", test_without);
  g_test_add_func ("/query/parts/join", test_join);
  g_test_add_func ("/query/parts/hostile", test_hostile);

  return g_test_run ();
}
