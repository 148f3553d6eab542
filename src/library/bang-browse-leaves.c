/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proposals of an article, each once.
 *
 * "Both sides agreed: to do this; to do that" is read as a whole and in its
 * parts. A proposal that holds others of its article is a list of them, and only
 * they are listed.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-browse-private.h"

#include <glib/gi18n-lib.h>

#define ACTION N_("The ledger could not be read.")

/* No article says more than this; a damaged or hostile one is cut here. */
#define MAX_PROPOSALS 2000

static int
compare_leaves (gconstpointer a,
                gconstpointer b)
{
  const BangLeaf *x = a;
  const BangLeaf *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end)
    return x->span.end > y->span.end ? -1 : 1;
  if (x->event != y->event)
    return x->event < y->event ? -1 : 1;
  return x->n < y->n ? -1 : x->n > y->n;
}

/* Sorted by start, the longer first: what holds others stands right before the
 * first of them. */
static void
drop_containers (GArray *leaves)
{
  guint kept = 0;

  g_array_sort (leaves, compare_leaves);
  for (guint i = 0; i < leaves->len; i++)
    {
      BangLeaf leaf = g_array_index (leaves, BangLeaf, i);
      gboolean holds = FALSE;

      for (guint j = i + 1; j < leaves->len && !holds; j++)
        {
          BangSpan next = g_array_index (leaves, BangLeaf, j).span;

          if (next.start >= leaf.span.end)
            break;
          holds = next.end <= leaf.span.end && next.end - next.start < leaf.span.end - leaf.span.start &&
                  next.end > next.start;
        }
      if (!holds)
        g_array_index (leaves, BangLeaf, kept++) = leaf;
    }
  g_array_set_size (leaves, kept);
}

/**
 * bang_leaves_read:
 *
 * Returns: (transfer full) (nullable) (element-type BangLeaf): the proposals of
 *   an article that hold no others, in the order of the text
 */
GArray *
bang_leaves_read (BangConnection  *connection,
                  gint64           article_id,
                  GError         **error)
{
  g_autoptr (GArray) leaves = g_array_new (FALSE, FALSE, sizeof (BangLeaf));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT event_n, n, start, stop FROM main.proposal WHERE article_id = ?1 LIMIT ?2",
                                  error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, article_id);
  sqlite3_bind_int64 (stmt, 2, MAX_PROPOSALS);
  for (;;)
    {
      BangLeaf leaf = { 0, };

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      leaf.event = (guint) sqlite3_column_int64 (stmt, 0);
      leaf.n = (guint) sqlite3_column_int64 (stmt, 1);
      leaf.span = bang_column_span (stmt, 2);
      if (leaf.event <= 0xfff && leaf.n <= 0x3fff)
        g_array_append_val (leaves, leaf);
    }
  drop_containers (leaves);
  return g_steal_pointer (&leaves);
}
