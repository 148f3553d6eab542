/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Facts in words, and names inside names: what needs no screen. */

#include "window/bang-prose-marks.h"
#include "window/bang-prose.h"

static void
check_days (BangDay     start,
            BangDay     end,
            const char *expected)
{
  g_autofree char *text = bang_prose_dup_days (start, end);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_days (void)
{
  check_days ((BangDay) { 2023, 1, 18 }, (BangDay) { 2023, 1, 18 }, "18/1/2023");
  check_days ((BangDay) { 0, 1, 26 }, (BangDay) { 0, 1, 26 }, "26/1/????");
  check_days ((BangDay) { 2022, 10, 0 }, (BangDay) { 2022, 10, 0 }, "10/2022");
  check_days ((BangDay) { 2022, 0, 0 }, (BangDay) { 2022, 0, 0 }, "2022");
  check_days ((BangDay) { 0, 0, 0 }, (BangDay) { 0, 0, 0 }, "????");
  check_days ((BangDay) { 2023, 1, 25 }, (BangDay) { 2023, 1, 28 }, "25/1/2023 – 28/1/2023");
  check_days ((BangDay) { 2023, 1, 25 }, (BangDay) { 0, 0, 0 }, "25/1/2023");
}

static void
test_certainty (void)
{
  BangDay day = { 2024, 11, 19 };
  g_autofree char *stated = bang_prose_dup_date (day, day, BANG_BASIS_STATED);
  g_autofree char *near = bang_prose_dup_date (day, day, BANG_BASIS_NEAR);
  g_autofree char *unknown = bang_prose_dup_date ((BangDay) { 0, 3, 27 }, (BangDay) { 0, 3, 27 },
                                                  BANG_BASIS_UNKNOWN);

  g_assert_cmpstr (stated, ==, "19/11/2024");
  g_assert_cmpstr (near, ==, "≈ 19/11/2024");
  g_assert_cmpstr (unknown, ==, "27/3/????");
}

static void
test_reason (void)
{
  BangRelated *related = bang_related_new ();
  g_autofree char *none = NULL;
  g_autofree char *text = NULL;

  related->reason = BANG_REASON_SAME_EVENT;
  none = bang_prose_dup_reason (related);
  g_assert_cmpstr (none, ==, "The same event");

  related->reason = BANG_REASON_PEOPLE;
  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (related->shared, g_strdup_printf ("Ông %u", i));
  text = bang_prose_dup_reason (related);
  g_assert_cmpstr (text, ==, "4 names in common: Ông 0, Ông 1, Ông 2 …");
  bang_related_free (related);
}

/* Every code of an event and every kind has words and a picture. */
static void
test_labels (void)
{
  for (int kind = 0; kind < BANG_ENTITY_N_KINDS; kind++)
    {
      g_assert_cmpstr (bang_prose_kind_label ((BangEntityKind) kind), !=, "");
      g_assert_true (g_str_has_suffix (bang_prose_kind_icon ((BangEntityKind) kind), "-symbolic"));
    }
  g_assert_true (g_str_has_suffix (bang_prose_event_icon ("TALKS"), "-symbolic"));
  g_assert_true (g_str_has_suffix (bang_prose_event_icon ("NO SUCH"), "-symbolic"));
  g_assert_true (g_str_has_suffix (bang_prose_event_icon (NULL), "-symbolic"));
  g_assert_cmpstr (bang_prose_place_kind_label (NULL), ==, "Place");
  g_assert_cmpstr (bang_prose_place_kind_label ("province"), ==, "Province");
}

static GArray *
flatten (const BangMark *marks,
         guint           n,
         guint           kinds)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (BangMark));

  g_array_append_vals (array, marks, n);
  return bang_marks_flatten (array, kinds);
}

static void
check_mark (GArray *flat,
            guint   i,
            gsize   start,
            gsize   end,
            guint   data)
{
  const BangMark *mark = &g_array_index (flat, BangMark, i);

  g_assert_cmpuint (i, <, flat->len);
  g_assert_cmpuint (mark->start, ==, start);
  g_assert_cmpuint (mark->end, ==, end);
  g_assert_cmpuint (mark->data, ==, data);
}

static void
test_nested (void)
{
  const BangMark marks[] = {
    { 14, 21, BANG_MARK_PLACE, 2 },
    { 0, 30, BANG_MARK_ORGANISATION, 1 },
    { 40, 45, BANG_MARK_PERSON, 3 },
    { 50, 50, BANG_MARK_PERSON, 4 },
  };
  g_autoptr (GArray) all = flatten (marks, G_N_ELEMENTS (marks), BANG_MARKS_ALL);
  g_autoptr (GArray) outer = flatten (marks, G_N_ELEMENTS (marks), BANG_MARKS (BANG_MARK_ORGANISATION));
  g_autoptr (GArray) none = flatten (marks, G_N_ELEMENTS (marks), 0);
  guint found = 0;

  g_assert_cmpuint (all->len, ==, 4);
  check_mark (all, 0, 0, 14, 1);
  check_mark (all, 1, 14, 21, 2);
  check_mark (all, 2, 21, 30, 1);
  check_mark (all, 3, 40, 45, 3);
  g_assert_cmpuint (outer->len, ==, 1);
  check_mark (outer, 0, 0, 30, 1);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_true (bang_marks_at (all, 0, &found));
  g_assert_cmpuint (found, ==, 0);
  g_assert_true (bang_marks_at (all, 20, &found));
  g_assert_cmpuint (found, ==, 1);
  g_assert_false (bang_marks_at (all, 30, &found));
  g_assert_false (bang_marks_at (all, 4000, &found));
  g_assert_cmpuint (bang_marks_first (all, 30), ==, 3);
  g_assert_cmpuint (bang_marks_first (all, 45), ==, 4);
}

static void
test_crossing (void)
{
  const BangMark marks[] = {
    { 0, 10, BANG_MARK_PERSON, 1 },
    { 5, 15, BANG_MARK_PLACE, 2 },
    { 5, 15, BANG_MARK_PLACE, 3 },
    { 15, 16, BANG_MARK_PLACE, 4 },
  };
  g_autoptr (GArray) flat = flatten (marks, G_N_ELEMENTS (marks), BANG_MARKS_ALL);

  g_assert_cmpuint (flat->len, ==, 3);
  check_mark (flat, 0, 0, 5, 1);
  g_assert_cmpuint (g_array_index (flat, BangMark, 1).start, ==, 5);
  g_assert_cmpuint (g_array_index (flat, BangMark, 1).end, ==, 15);
  check_mark (flat, 2, 15, 16, 4);
}

/* Whatever comes in, what comes out is in order, does not overlap, and each
 * position has the mark that starts last among those that hold it. */
static void
test_any (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (BangMark));
      g_autoptr (GArray) flat = NULL;

      for (guint i = 0; i < 30; i++)
        {
          BangMark mark = { (gsize) g_test_rand_int_range (0, 60), 0, BANG_MARK_PERSON, i };

          mark.end = mark.start + (gsize) g_test_rand_int_range (0, 20);
          g_array_append_val (marks, mark);
        }

      flat = bang_marks_flatten (marks, BANG_MARKS_ALL);
      for (guint i = 0; i < flat->len; i++)
        {
          const BangMark *mark = &g_array_index (flat, BangMark, i);

          g_assert_cmpuint (mark->start, <, mark->end);
          if (i > 0)
            g_assert_cmpuint (g_array_index (flat, BangMark, i - 1).end, <=, mark->start);
        }
      for (gsize position = 0; position < 90; position++)
        {
          gboolean held = FALSE;
          guint found;

          for (guint i = 0; i < marks->len; i++)
            {
              const BangMark *mark = &g_array_index (marks, BangMark, i);

              held |= mark->start <= position && position < mark->end;
            }
          g_assert_true (bang_marks_at (flat, position, &found) == held);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prose/days", test_days);
  g_test_add_func ("/prose/certainty", test_certainty);
  g_test_add_func ("/prose/reason", test_reason);
  g_test_add_func ("/prose/labels", test_labels);
  g_test_add_func ("/prose/marks/nested", test_nested);
  g_test_add_func ("/prose/marks/crossing", test_crossing);
  g_test_add_func ("/prose/marks/any", test_any);

  return g_test_run ();
}
