/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which periods a timeline has bars for: those that have events, and the empty
 * ones between them, as long as they are not too many to be told apart. One date
 * of the year 9999 must not make ten thousand widgets. Any thread.
 */
#include "config.h"

#include "window/bang-timeline-periods.h"

#include "library/bang-browse.h"

/* More are not told apart, in a pane or by a person. */
#define MAX_BARS 240

/**
 * bang_timeline_periods_fill:
 * @periods: (element-type BangPeriod): oldest first, all years or all months
 *
 * Fills the gaps, and leaves out what has no year. When that is too much the
 * empty ones are left out again, and then the oldest.
 *
 * Returns: (transfer full) (element-type BangPeriod): oldest first, 240 at most
 */
GArray *
bang_timeline_periods_fill (GArray *periods)
{
  GArray *filled = g_array_new (FALSE, FALSE, sizeof (BangPeriod));

  for (guint i = 0; i < periods->len; i++)
    {
      const BangPeriod *period = &g_array_index (periods, BangPeriod, i);

      if (period->year == 0)
        continue;
      while (filled->len > 0 && filled->len <= MAX_BARS)
        {
          BangPeriod gap = g_array_index (filled, BangPeriod, filled->len - 1);

          gap.n_events = 0;
          if (gap.month == 0 || gap.month == 12)
            gap.year++;
          if (gap.month != 0)
            gap.month = gap.month % 12 + 1;
          if (gap.year > period->year || (gap.year == period->year && gap.month >= period->month))
            break;
          g_array_append_val (filled, gap);
        }
      g_array_append_val (filled, *period);
    }

  if (filled->len > MAX_BARS)
    {
      g_array_set_size (filled, 0);
      for (guint i = 0; i < periods->len; i++)
        {
          if (g_array_index (periods, BangPeriod, i).year != 0)
            g_array_append_val (filled, g_array_index (periods, BangPeriod, i));
        }
      if (filled->len > MAX_BARS)
        g_array_remove_range (filled, 0, filled->len - MAX_BARS);
    }

  return filled;
}
