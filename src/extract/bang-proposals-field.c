/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field of a proposal: the field whose words of proposal-fields.tsv it has
 * most of, the first of them among equals. Longer phrases count more: "cửa khẩu
 * thông minh" says more than "giao thông". The scan's thread.
 */

#include "extract/bang-proposals-private.h"

#include <string.h>

/* Fields of the one list that agreements and proposals share, with room. */
#define MAX_FIELDS 32

/**
 * bang_proposals_field:
 * @scan: a scan
 * @first: tokens of a proposal
 * @end: behind them
 *
 * Returns: (transfer full) (nullable): its field, %NULL when no word tells
 */
char *
bang_proposals_field (const BangScan *scan,
                      guint32         first,
                      guint32         end)
{
  const char *names[MAX_FIELDS];
  guint weights[MAX_FIELDS] = { 0, };
  guint n_names = 0;
  guint best = 0;
  guint32 i = first;

  while (i < end)
    {
      const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_SUBJECT));
      const char *name;
      guint n = 0;

      if (match == NULL || match->end > end)
        {
          i++;
          continue;
        }
      name = bang_scan_get_cell (scan, match, BANG_LEX_SUBJECT, 1);
      while (n < n_names && strcmp (names[n], name) != 0)
        n++;
      if (n < MAX_FIELDS)
        {
          if (n == n_names)
            names[n_names++] = name;
          weights[n] += match->end - match->first;
        }
      i = match->end;
    }

  for (guint n = 1; n < n_names; n++)
    if (weights[n] > weights[best])
      best = n;
  return n_names > 0 ? g_strdup (names[best]) : NULL;
}
