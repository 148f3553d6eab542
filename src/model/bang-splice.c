/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list tells of itself when other rows take the place of its own. Any
 * thread. */
#include "model/bang-splice.h"

/**
 * bang_splice_find:
 * @from: (element-type gint64): the rows as they are
 * @to: (element-type gint64): as they are to be
 * @splice: (out): what lies between a common beginning and a common end; what a
 *   view shows outside of it stays where it is
 *
 * Returns: whether they differ
 */
gboolean
bang_splice_find (const GArray *from,
                  const GArray *to,
                  BangSplice   *splice)
{
  const gint64 *a = (const gint64 *) (gconstpointer) from->data;
  const gint64 *b = (const gint64 *) (gconstpointer) to->data;
  guint shorter = MIN (from->len, to->len);
  guint start = 0;
  guint end = 0;

  while (start < shorter && a[start] == b[start])
    start++;
  while (end < shorter - start && a[from->len - 1 - end] == b[to->len - 1 - end])
    end++;

  *splice = (BangSplice) { start, from->len - start - end, to->len - start - end };
  return splice->removed > 0 || splice->added > 0;
}
