/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The range of the timeline in what a person typed. */
#include "window/bang-date-filter.h"

static void
test_strip (void)
{
  static const struct
  {
    const char *typed;
    const char *rest;
    guint32     from;
    guint32     to;
  } cases[] = {
    { "", "", 0, 0 },
    { "đường sắt", "đường sắt", 0, 0 },
    { "đường year:2024 sắt", "đường sắt", 20240101, 20241231 },
    { "from:2023 to:2024", "", 20230101, 20241231 },
    { "từ:2023 hữu nghị", "hữu nghị", 20230101, 0 },
    { "since:2020 from:2023", "", 20230101, 0 },
    { "person:\"year:2024 x\" a", "person:\"year:2024 x\" a", 0, 0 },
    { "“year:2024", "“year:2024", 0, 0 },
    { "-year:2024 a", "-year:2024 a", 0, 0 },
    { "(year:2024 b) a", "(year:2024 b) a", 0, 0 },
    { "year:2024 a OR b", "year:2024 a OR b", 0, 0 },
    { "year:không", "year:không", 0, 0 },
    { "(((", "(((", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rest = bang_date_filter_strip (cases[i].typed);
      guint32 from;
      guint32 to;

      g_assert_cmpstr (rest, ==, cases[i].rest);
      g_assert_cmpint (bang_date_filter_read (cases[i].typed, &from, &to), ==,
                       cases[i].from != 0 || cases[i].to != 0);
      g_assert_cmpuint (from, ==, cases[i].from);
      g_assert_cmpuint (to, ==, cases[i].to);
    }
}

static void
test_set (void)
{
  static const struct
  {
    const char *typed;
    guint32     from;
    guint32     to;
    const char *result;
  } cases[] = {
    { "", 20240101, 20241231, "year:2024" },
    { "hữu nghị year:2019", 20230101, 20241231, "from:2023 to:2024 hữu nghị" },
    { "hữu nghị", 20240301, 20240331, "date:3/2024 hữu nghị" },
    { "hữu nghị", 20240301, 20250131, "from:3/2024 to:1/2025 hữu nghị" },
    { "a OR b", 20240101, 20241231, "year:2024 (a OR b)" },
    { "\"a", 20240101, 20241231, "year:2024 \"a" },
    { "year:2024 hữu nghị", 0, 0, "hữu nghị" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = bang_date_filter_set (cases[i].typed, cases[i].from, cases[i].to);
      guint32 from;
      guint32 to;

      g_assert_cmpstr (result, ==, cases[i].result);

      /* It reads back as it was meant. */
      bang_date_filter_read (result, &from, &to);
      g_assert_cmpuint (from, ==, cases[i].from);
      g_assert_cmpuint (to / 100, ==, cases[i].to / 100);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-filter/strip", test_strip);
  g_test_add_func ("/date-filter/set", test_set);

  return g_test_run ();
}
