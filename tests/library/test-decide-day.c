/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days that a person types, and those of the log. Two question marks are
 * written ?\? here: before a slash they would be a trigraph. */
#include "library/bang-decide.h"

typedef struct
{
  const char *text;
  BangDay     day;
} Case;

static void
test_days (void)
{
  static const Case cases[] = {
    { "26/1/2022", { 2022, 1, 26 } },
    { "26/01/2022", { 2022, 1, 26 } },
    { " 26-1-2022 ", { 2022, 1, 26 } },
    { "26.1.2022", { 2022, 1, 26 } },
    { "26 1 2022", { 2022, 1, 26 } },
    { "2022-01-26", { 2022, 1, 26 } },
    { "2022/1/26", { 2022, 1, 26 } },
    { "ngày 26 tháng 1 năm 2022", { 2022, 1, 26 } },
    { "Ngày 26/1/2022", { 2022, 1, 26 } },
    { "NGAY 26 THANG 1 NAM 2022", { 2022, 1, 26 } },
    { "26 tháng 1, 2022", { 2022, 1, 26 } },
    { "sáng thứ tư, 26/1/2022", { 2022, 1, 26 } },
    { "chủ nhật, ngày 2-10-2022", { 2022, 10, 2 } },
    { "tháng 1/2022", { 2022, 1, 0 } },
    { "tháng 1 năm 2022", { 2022, 1, 0 } },
    { "1/2022", { 2022, 1, 0 } },
    { "2022-01", { 2022, 1, 0 } },
    { "?\?/1/2022", { 2022, 1, 0 } },
    { "năm 2022", { 2022, 0, 0 } },
    { "2022", { 2022, 0, 0 } },
    { "?\?/?\?/2022", { 2022, 0, 0 } },
    { "26/1/?\??\?", { 0, 1, 26 } },
    { "26/1", { 0, 1, 26 } },
    { "ngày 26 tháng 1", { 0, 1, 26 } },
    { "--01-26", { 0, 1, 26 } },
    { "?\??\?-01-26", { 0, 1, 26 } },
    { "29/2/?\??\?", { 0, 2, 29 } },
    { "tháng 1", { 0, 1, 0 } },
    { "--01", { 0, 1, 0 } },
    { "", { 0, 0, 0 } },
    { "unknown", { 0, 0, 0 } },
    { "không rõ", { 0, 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BangDay day = { 1, 1, 1 };

      g_test_message ("%s", cases[i].text);
      g_assert_true (bang_decision_parse_day (cases[i].text, &day));
      g_assert_cmpuint (day.year, ==, cases[i].day.year);
      g_assert_cmpuint (day.month, ==, cases[i].day.month);
      g_assert_cmpuint (day.day, ==, cases[i].day.day);
    }
}

static void
test_none (void)
{
  static const char *const cases[] = {
    "26", "26/1/22", "31/4/2022", "29/2/2023", "26/13/2022", "32/1/2022", "0/1/2022", "26/1/0000", "26/1/2022/3",
    "26//1//20222", "tomorrow", "ngày", "ngày tháng 1", "26/?\?/2022", "26 tháng", "năm 26 tháng 1", "tháng 2022",
    "không rõ 26/1/2022", "26*1*2022", "\xff\xfe", "99999999999999999999", "2022-26-01",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = g_utf8_make_valid (cases[i], -1);
      BangDay day;

      /* GLib marks what is not UTF-8 in a way that is no TAP. */
      g_test_message ("%s", shown);
      g_assert_false (bang_decision_parse_day (cases[i], &day));
    }
}

/* What the log writes it reads. */
static void
test_log (void)
{
  static const BangDay days[] = {
    { 2022, 1, 26 }, { 2022, 1, 0 }, { 2022, 0, 0 }, { 0, 1, 26 }, { 0, 1, 0 }, { 812, 3, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = bang_day_to_iso (days[i]);
      BangDay day;

      g_assert_true (bang_decision_parse_day (text, &day));
      g_assert_cmpuint (day.year, ==, days[i].year);
      g_assert_cmpuint (day.month, ==, days[i].month);
      g_assert_cmpuint (day.day, ==, days[i].day);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decide-day/days", test_days);
  g_test_add_func ("/decide-day/none", test_none);
  g_test_add_func ("/decide-day/log", test_log);

  return g_test_run ();
}
