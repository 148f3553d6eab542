/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which other articles report the event of an article, for a list of events:
 * those that are surely linked with it, or that a person joined to it.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-browse-private.h"

#include "library/bang-link-private.h"

#define MAX_SAME 50

/**
 * bang_same_event_find:
 * @article_id: an article, whose main event is meant
 *
 * Returns: (transfer full) (nullable) (element-type gint64): other articles
 *   that report the same; %NULL with @error
 */
GArray *
bang_same_event_find (BangConnection  *connection,
                      gint64           article_id,
                      GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) links = bang_link_same (connection, article_id, BANG_LINK_SURE, error);

  if (links == NULL)
    return NULL;
  for (guint i = 0; i < MIN (links->len, MAX_SAME); i++)
    {
      gint64 id = BANG_EVENT_ID_ARTICLE (g_array_index (links, BangLink, i).b);

      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}
