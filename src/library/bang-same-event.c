/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is linked with an article (bang-link.c): other reports of its main event,
 * what that is a part of, what is a part of it, and the same words posted again.
 * What is not sure stands there as such.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-relations-private.h"

#include "library/bang-differences-private.h"
#include "library/bang-link-private.h"

#define MAX_SAME  10
#define MAX_PARTS 20

/* One article at the other end of a link, with the names in common. */
static gboolean
add_linked (BangRelating    *relating,
            GPtrArray       *list,
            const BangLink  *link,
            gint64           event_id,
            GHashTable      *taken,
            GError         **error)
{
  BangCandidate candidate = { .id = BANG_EVENT_ID_ARTICLE (event_id) };
  BangRelated *related;
  guint n_people;
  gboolean done;

  if (candidate.id == relating->id)
    return TRUE;
  if (taken != NULL)
    g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize) candidate.id));
  done = bang_relating_compare (relating, &candidate, &n_people, error) &&
         bang_relating_add (relating, list, &candidate, TRUE, error);
  bang_candidate_clear (&candidate);
  if (!done)
    return FALSE;

  related = g_ptr_array_index (list, list->len - 1);
  related->score = link->score / 100.0;
  related->sure = link->score >= BANG_LINK_SURE;
  return TRUE;
}

/* Holds every other report against the article's own. */
static gboolean
compare_reports (BangRelating  *relating,
                 GError       **error)
{
  GPtrArray *list = relating->relations->same_event;
  g_autoptr (BangReport) own = NULL;

  if (list->len == 0)
    return TRUE;
  own = bang_report_read (relating->connection, relating->id, error);
  if (own == NULL)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      BangRelated *related = g_ptr_array_index (list, i);
      g_autoptr (BangReport) other = bang_report_read (relating->connection, related->row->id, error);

      if (other == NULL)
        return FALSE;
      bang_report_compare (own, other, related->differences);
    }
  return TRUE;
}

static gboolean
find_same (BangRelating  *relating,
           GHashTable    *taken,
           GError       **error)
{
  g_autoptr (GArray) links = bang_link_same (relating->connection, relating->id, BANG_LINK_OFFER, error);


  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (links->len, MAX_SAME); i++)
    {
      const BangLink *link = &g_array_index (links, BangLink, i);

      if (!add_linked (relating, relating->relations->same_event, link, link->b, taken, error))
        return FALSE;
    }
  return compare_reports (relating, error);
}

static gboolean
find_parts (BangRelating  *relating,
            gboolean       wholes,
            GError       **error)
{
  g_autoptr (GArray) links = wholes ? bang_link_wholes (relating->connection, relating->id, BANG_LINK_OFFER, error)
                                    : bang_link_parts (relating->connection, relating->id, BANG_LINK_OFFER, error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (links->len, MAX_PARTS); i++)
    {
      const BangLink *link = &g_array_index (links, BangLink, i);

      if (!add_linked (relating, wholes ? relating->relations->wholes : relating->relations->parts, link,
                       wholes ? link->b : link->a, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_reposts (BangRelating  *relating,
              GError       **error)
{
  g_autoptr (GArray) links = bang_link_list (relating->connection, BANG_LINK_REPOST, relating->id, 0, error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (links->len, MAX_SAME); i++)
    {
      const BangLink *link = &g_array_index (links, BangLink, i);
      gboolean allowed;

      if (!bang_link_is_allowed (relating->connection, link, &allowed, error))
        return FALSE;
      if (allowed &&
          !add_linked (relating, relating->relations->reposts, link,
                       BANG_EVENT_ID_ARTICLE (link->a) == relating->id ? link->b : link->a, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_relating_find_same_event:
 * @taken: gets the articles that report the same event
 *
 * Finds what is linked with the article.
 */
gboolean
bang_relating_find_same_event (BangRelating  *relating,
                               GHashTable    *taken,
                               GError       **error)
{
  return find_same (relating, taken, error) &&
         find_parts (relating, TRUE, error) &&
         find_parts (relating, FALSE, error) &&
         find_reposts (relating, error);
}
