/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of dates, and what looks like a date and is not: dates.tsv, one row a
 * case. */

#include <string.h>

#include "extract/bang-dates.h"
#include "text/bang-table.h"

static BangLexicon *lexicon;

static char *
describe (BangDocument *document)
{
  g_autoptr (BangScan) scan = bang_scan_new (lexicon, document, BANG_SCAN_STORY);
  g_autoptr (GArray) whens = bang_dates_find (scan);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < whens->len; i++)
    {
      const BangWhen *when = &g_array_index (whens, BangWhen, i);
      g_autofree char *start = bang_day_to_iso (when->start);
      g_autofree char *last = bang_day_to_iso (when->last);
      const guint decoy = BANG_WHEN_DECOY & ~(guint) BANG_WHEN_MONTH;

      if ((when->flags & decoy) != 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, start);
      if (bang_day_compare (when->start, when->last) != 0)
        g_string_append_printf (text, "..%s", last);
    }
  return g_strdup (text->len > 0 ? text->str : "-");
}

static void
test_forms (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "extract", "dates.tsv", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BangTable) table = NULL;
  gsize len;
  int text;
  int expected;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (data, len);
  table = bang_table_new ("dates", bytes, &error);
  g_assert_no_error (error);
  text = bang_table_column (table, "text");
  expected = bang_table_column (table, "expected");
  g_assert_cmpuint (bang_table_n_rows (table), >, 50);

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      const char *sentence = bang_table_cell (table, row, text);
      BangZone zone = { BANG_ZONE_BODY, { 0, strlen (sentence) }, 1 };
      g_autoptr (BangDocument) document = bang_document_new_restored (sentence, &zone, 1, "UTF-8");
      g_autofree char *found = describe (document);

      if (g_strcmp0 (found, bang_table_cell (table, row, expected)) != 0)
        {
          g_test_message ("%s: %s instead of %s", sentence, found,
                          bang_table_cell (table, row, expected));
          g_test_fail ();
        }
    }
}

static void
test_calendar (void)
{
  BangDay a = { 2024, 2, 29 };
  BangDay b = { 2024, 3, 1 };
  BangDay c = { 2023, 12, 31 };

  g_assert_true (bang_day_is_valid (a));
  a.year = 2023;
  g_assert_false (bang_day_is_valid (a));
  a.year = 0;
  g_assert_true (bang_day_is_valid (a));
  a.year = 1900;
  g_assert_false (bang_day_is_valid (a));
  a.year = 2000;
  g_assert_true (bang_day_is_valid (a));
  g_assert_cmpint (bang_day_to_ordinal (b) - bang_day_to_ordinal (c), ==, 61);
  g_assert_cmpuint (bang_day_days_in_month (0, 13), ==, 0);
}

/* Nothing that a file can hold may cost more than its length. */
static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  static const char * const pieces[] = { "1/", "ngày ", "1 và ", "tháng ", "từ 1 đến ", "29.8 – ", "5, " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      BangZone zone = { BANG_ZONE_BODY, { 0, 0 }, 1 };
      g_autoptr (BangDocument) document = NULL;
      g_autofree char *found = NULL;

      g_string_truncate (text, 0);
      for (guint n = 0; n < 20000; n++)
        g_string_append (text, pieces[i]);
      zone.span.end = text->len;
      document = bang_document_new_restored (text->str, &zone, 1, "UTF-8");
      found = describe (document);
      g_assert_nonnull (found);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  lexicon = bang_lexicon_get_default ();

  g_test_add_func ("/extract/dates/forms", test_forms);
  g_test_add_func ("/extract/dates/calendar", test_calendar);
  g_test_add_func ("/extract/dates/hostile", test_hostile);

  status = g_test_run ();
  bang_lexicon_unref (lexicon);
  return status;
}
