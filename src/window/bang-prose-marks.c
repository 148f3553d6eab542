/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names in a text lie inside one another: "Lào Cai" in "UBND tỉnh Lào Cai".
 * Drawing and clicking want stretches that do not overlap. This file turns the
 * one into the other and finds the stretch at a position. Pure; any thread. */

#include "window/bang-prose-marks.h"

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const BangMark *left = a;
  const BangMark *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  /* The longer one first: it is the outer one. */
  if (left->end != right->end)
    return left->end > right->end ? -1 : 1;

  return 0;
}

static void
emit (GArray         *flat,
      const BangMark *mark,
      gsize           start,
      gsize           end)
{
  BangMark piece = *mark;

  if (start >= end)
    return;

  piece.start = start;
  piece.end = end;
  g_array_append_val (flat, piece);
}

/* Closes what ends at or before @until and returns how far the text is done. */
static gsize
close_until (GArray *flat,
             GArray *open,
             gsize   position,
             gsize   until)
{
  while (open->len > 0)
    {
      const BangMark *top = &g_array_index (open, BangMark, open->len - 1);

      if (top->end > until)
        break;
      emit (flat, top, position, top->end);
      position = MAX (position, top->end);
      g_array_set_size (open, open->len - 1);
    }

  return position;
}

/**
 * bang_marks_flatten:
 * @marks: (element-type BangMark): in any order, overlapping in any way
 * @kinds: which kinds to keep, as BANG_MARKS () bits
 *
 * Cuts marks into pieces that do not overlap; where several lie on each other
 * the innermost counts. Sorting aside it takes one step a mark.
 *
 * Returns: (transfer full) (element-type BangMark): in order
 */
GArray *
bang_marks_flatten (GArray *marks,
                    guint   kinds)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (BangMark));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (BangMark));
  GArray *flat = g_array_new (FALSE, FALSE, sizeof (BangMark));
  gsize position = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const BangMark *mark = &g_array_index (marks, BangMark, i);

      if (mark->start < mark->end && (kinds & BANG_MARKS (mark->kind)) != 0)
        g_array_append_vals (sorted, mark, 1);
    }
  g_array_sort (sorted, compare_marks);

  for (guint i = 0; i < sorted->len; i++)
    {
      const BangMark *mark = &g_array_index (sorted, BangMark, i);

      position = close_until (flat, open, position, mark->start);
      if (open->len > 0)
        emit (flat, &g_array_index (open, BangMark, open->len - 1), position, mark->start);
      position = MAX (position, mark->start);
      g_array_append_vals (open, mark, 1);
    }
  close_until (flat, open, position, G_MAXSIZE);

  return flat;
}

/**
 * bang_marks_first:
 * @flat: (element-type BangMark): in order, not overlapping
 * @position: in the unit of @flat
 *
 * Finds the first mark that ends behind @position.
 *
 * Returns: its index, or the number of marks
 */
guint
bang_marks_first (GArray *flat,
                  gsize   position)
{
  guint low = 0;
  guint high = flat->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (flat, BangMark, middle).end <= position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * bang_marks_at:
 * @flat: (element-type BangMark): in order, not overlapping
 * @position: in the unit of @flat
 * @index: (out): which mark
 *
 * Finds the mark that holds @position.
 *
 * Returns: whether there is one
 */
gboolean
bang_marks_at (GArray *flat,
               gsize   position,
               guint  *index)
{
  guint found = bang_marks_first (flat, position);

  if (found >= flat->len || g_array_index (flat, BangMark, found).start > position)
    return FALSE;

  *index = found;
  return TRUE;
}
