/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs together, with what a person decided laid over it: what they
 * said is so, what they refused is not, and what is sure is taken for so until
 * they say otherwise.
 *
 * "Not a part" holds, like "not one", between all reports of two events: a
 * third report of either does not bring it back.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-link-private.h"

#include <string.h>

#include "library/bang-decide-private.h"

/* Reports of one event that are looked at. */
#define MAX_REPORTS 20

static GArray *
links_new (void)
{
  GArray *links = g_array_new (FALSE, TRUE, sizeof (BangLink));

  g_array_set_clear_func (links, bang_link_clear);
  return links;
}

/**
 * bang_link_event_uuid:
 * @event_id: BANG_EVENT_ID()
 *
 * Returns: (transfer full) (nullable): what decisions call the event
 */
char *
bang_link_event_uuid (BangConnection  *connection,
                      gint64           event_id,
                      GError         **error)
{
  g_autofree char *uuid = NULL;

  return bang_event_find_part (connection, BANG_EVENT_ID_ARTICLE (event_id), BANG_EVENT_ID_N (event_id), &uuid, NULL,
                               error) ? g_steal_pointer (&uuid) : NULL;
}

/**
 * bang_link_same:
 * @from_score: the least percentage
 *
 * Returns: (transfer full) (nullable) (element-type BangLink): other articles
 *   that report the main event of one, as links whose b is that other event;
 *   what a person said has 100 percent
 */
GArray *
bang_link_same (BangConnection  *connection,
                gint64           article_id,
                guint            from_score,
                GError         **error)
{
  g_autoptr (GArray) found = bang_link_list (connection, BANG_LINK_SAME_EVENT, article_id, from_score, error);
  g_autoptr (GArray) told = found != NULL ? bang_pairs_list_same (connection, article_id, error) : NULL;
  g_autoptr (GArray) links = links_new ();

  if (told == NULL)
    return NULL;
  for (guint i = 0; i < told->len; i++)
    {
      BangLink link = {
        .kind = BANG_LINK_SAME_EVENT, .a = BANG_EVENT_ID (article_id, 0),
        .b = BANG_EVENT_ID (g_array_index (told, gint64, i), 0), .score = 100,
      };

      g_array_append_val (links, link);
    }
  for (guint i = 0; i < found->len; i++)
    {
      BangLink link = g_array_index (found, BangLink, i);
      gint64 other = BANG_EVENT_ID_ARTICLE (link.a) == article_id ? link.b : link.a;
      gboolean allowed = TRUE;
      gboolean known = FALSE;

      for (guint j = 0; j < told->len && !known; j++)
        known = g_array_index (told, gint64, j) == BANG_EVENT_ID_ARTICLE (other);
      if (known)
        continue;
      if (!bang_pairs_allow (connection, article_id, BANG_EVENT_ID_ARTICLE (other), &allowed, error))
        return NULL;
      if (!allowed)
        continue;
      link.a = BANG_EVENT_ID (article_id, 0);
      link.b = other;
      link.value = NULL;
      g_array_append_val (links, link);
    }
  return g_steal_pointer (&links);
}

/* The main event of an article and the other reports of it, as decisions call
 * them. */
static GPtrArray *
list_reports (BangConnection  *connection,
              gint64           event_id,
              GError         **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) same = NULL;
  char *own = bang_link_event_uuid (connection, event_id, error);

  if (own == NULL)
    return NULL;
  g_ptr_array_add (uuids, own);
  if (BANG_EVENT_ID_N (event_id) != 0)
    return g_steal_pointer (&uuids);

  same = bang_link_same (connection, BANG_EVENT_ID_ARTICLE (event_id), BANG_LINK_SURE, error);
  if (same == NULL)
    return NULL;
  for (guint i = 0; i < MIN (same->len, MAX_REPORTS); i++)
    {
      char *uuid = bang_link_event_uuid (connection, g_array_index (same, BangLink, i).b, error);

      if (uuid == NULL)
        return NULL;
      g_ptr_array_add (uuids, uuid);
    }
  return g_steal_pointer (&uuids);
}

/* What a person said of an event being a part of another, or of any report of
 * the one and any of the other: %NULL for nothing. */
static gboolean
read_part (BangConnection  *connection,
           const BangLink  *link,
           gboolean        *told,
           gboolean        *refused,
           GError         **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) wholes = NULL;
  gboolean exists;

  *told = *refused = FALSE;
  if (!bang_override_exists (connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;

  parts = list_reports (connection, link->a, error);
  wholes = parts != NULL ? list_reports (connection, link->b, error) : NULL;
  if (wholes == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      for (guint j = 0; j < wholes->len; j++)
        {
          g_autofree char *field = g_strconcat (BANG_FIELD_PART, g_ptr_array_index (wholes, j), NULL);
          g_autofree char *value = NULL;

          if (!bang_override_get (connection, g_ptr_array_index (parts, i), field, &value, error))
            return FALSE;
          *told |= i == 0 && j == 0 && g_strcmp0 (value, "part_of") == 0;
          *refused |= g_strcmp0 (value, "not_part_of") == 0;
        }
    }
  return TRUE;
}

/**
 * bang_link_is_allowed:
 * @link: of two events, or two articles
 * @allowed: (out): whether no person said that they are not one
 */
gboolean
bang_link_is_allowed (BangConnection  *connection,
                      const BangLink  *link,
                      gboolean        *allowed,
                      GError         **error)
{
  *allowed = TRUE;
  return bang_pairs_allow (connection, BANG_EVENT_ID_ARTICLE (link->a), BANG_EVENT_ID_ARTICLE (link->b), allowed, error);
}

static gboolean
is_same_event (BangConnection  *connection,
               const BangLink  *link,
               gboolean        *same,
               GError         **error)
{
  *same = FALSE;
  return bang_pairs_allow (connection, BANG_EVENT_ID_ARTICLE (link->a), BANG_EVENT_ID_ARTICLE (link->b), same, error);
}

static gboolean
is_name_open (BangConnection  *connection,
              const BangLink  *link,
              gboolean        *open,
              GError         **error)
{
  g_autofree char *uuid = NULL;
  g_autofree char *other = NULL;
  gboolean apart;

  if (bang_entity_get_root (connection, link->a) != link->a || bang_entity_get_root (connection, link->b) != link->b)
    {
      *open = FALSE;
      return TRUE;
    }
  if (!bang_sql_get_text (connection, &uuid, error, "SELECT uuid FROM main.entity WHERE id = ?1", "i", link->a) ||
      !bang_sql_get_text (connection, &other, error, "SELECT uuid FROM main.entity WHERE id = ?1", "i", link->b))
    return FALSE;
  if (uuid == NULL || other == NULL)
    {
      *open = FALSE;
      return TRUE;
    }
  if (!bang_pairs_are_apart (connection, uuid, other, &apart, error))
    return FALSE;
  *open = !apart;
  return TRUE;
}

static gboolean
is_chinese_open (BangConnection  *connection,
                 const BangLink  *link,
                 gboolean        *open,
                 GError         **error)
{
  g_autofree char *field = g_strconcat (BANG_FIELD_NOT_CHINESE, link->value, NULL);
  gint64 n;

  if (!bang_sql_get_int (connection, &n, error,
                         "SELECT count (*) FROM main.entity e WHERE e.id = ?1 AND e.merged_into IS NULL "
                         "AND e.n_articles > 0 AND NOT EXISTS (SELECT 1 FROM main.override o "
                         "  WHERE o.target_uuid = e.uuid AND o.field IN ('hanzi', ?2))", "it", link->a, field))
    return FALSE;
  *open = n > 0;
  return TRUE;
}

static gboolean
is_fact_open (BangConnection  *connection,
              const BangLink  *link,
              gboolean        *open,
              GError         **error)
{
  gint64 n;

  if (!bang_sql_get_int (connection, &n, error,
                         "SELECT count (*) FROM main.override o JOIN main.decision d ON d.seq = o.decision_seq "
                         "WHERE o.decision_seq = ?1 AND NOT EXISTS "
                         "  (SELECT 1 FROM main.override k WHERE k.target_uuid = o.target_uuid "
                         "   AND k.field = '" BANG_FIELD_KEPT "' || d.field || ':' || ?2)", "it", link->b, link->value))
    return FALSE;
  *open = n > 0;
  return TRUE;
}

/**
 * bang_link_is_open:
 * @open: (out): whether nobody has decided about it
 *
 * Asks what a person said about a link.
 */
gboolean
bang_link_is_open (BangConnection  *connection,
                   const BangLink  *link,
                   gboolean        *open,
                   GError         **error)
{
  gboolean told;
  gboolean refused;

  *open = FALSE;
  switch (link->kind)
    {
    case BANG_LINK_SAME_EVENT:
    case BANG_LINK_REPOST:
      if (!is_same_event (connection, link, &told, error))
        return FALSE;
      if (!bang_link_is_allowed (connection, link, open, error))
        return FALSE;
      *open = *open && !told;
      return TRUE;
    case BANG_LINK_PART_OF:
      if (!read_part (connection, link, &told, &refused, error))
        return FALSE;
      *open = !told && !refused;
      return TRUE;
    case BANG_LINK_SAME_NAME:
      return is_name_open (connection, link, open, error);
    case BANG_LINK_CHINESE_NAME:
      return is_chinese_open (connection, link, open, error);
    case BANG_LINK_CHANGED_FACT:
      return is_fact_open (connection, link, open, error);
    default:
      return TRUE;
    }
}

/* The articles of events that decisions call so, by the article they name. */
static gboolean
add_told (BangConnection  *connection,
          gint64           article_id,
          gboolean         wholes,
          GArray          *links,
          GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  /* The log names both articles; what is in force of it stands in override. */
  stmt = bang_sql_ask (connection, error,
                       wholes ? "SELECT o.id, o.uuid, d.other_uuid, d.part FROM main.article a "
                                "JOIN main.decision d ON d.article_uuid = a.uuid AND d.op = 'part_of' "
                                "JOIN main.override v ON v.decision_seq = d.seq "
                                "JOIN main.article o ON lower (hex (o.uuid)) = replace (d.new, '-', '') WHERE a.id = ?1"
                              : "SELECT o.id, o.uuid, d.target_uuid, d.part FROM main.article a "
                                "JOIN main.decision d ON replace (d.new, '-', '') = lower (hex (a.uuid)) AND d.op = 'part_of' "
                                "JOIN main.override v ON v.decision_seq = d.seq "
                                "JOIN main.article o ON o.uuid = d.article_uuid WHERE a.id = ?1", "i", article_id);
  for (;;)
    {
      BangLink link = { .kind = BANG_LINK_PART_OF, .score = 100 };
      gint64 other;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      other = BANG_EVENT_ID (sqlite3_column_int64 (stmt, 0), 0);
      link.a = wholes ? BANG_EVENT_ID (article_id, 0) : other;
      link.b = wholes ? other : BANG_EVENT_ID (article_id, 0);
      g_array_append_val (links, link);
    }
}

static GArray *
list_parts (BangConnection  *connection,
            gint64           article_id,
            gboolean         wholes,
            guint            from_score,
            GError         **error)
{
  g_autoptr (GArray) found = bang_link_list (connection, BANG_LINK_PART_OF, article_id, from_score, error);
  g_autoptr (GArray) links = links_new ();

  if (found == NULL || !add_told (connection, article_id, wholes, links, error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      BangLink link = g_array_index (found, BangLink, i);
      gboolean told;
      gboolean refused;

      if (BANG_EVENT_ID_ARTICLE (wholes ? link.a : link.b) != article_id)
        continue;
      if (!read_part (connection, &link, &told, &refused, error))
        return NULL;
      if (told || refused)
        continue;
      link.value = NULL;
      g_array_append_val (links, link);
    }
  return g_steal_pointer (&links);
}

/**
 * bang_link_wholes:
 * @from_score: the least percentage
 *
 * Returns: (transfer full) (nullable) (element-type BangLink): what the main
 *   event of an article is a part of (b)
 */
GArray *
bang_link_wholes (BangConnection  *connection,
                  gint64           article_id,
                  guint            from_score,
                  GError         **error)
{
  return list_parts (connection, article_id, TRUE, from_score, error);
}

/**
 * bang_link_parts:
 * @from_score: the least percentage
 *
 * Returns: (transfer full) (nullable) (element-type BangLink): what is a part of
 *   the main event of an article (a)
 */
GArray *
bang_link_parts (BangConnection  *connection,
                 gint64           article_id,
                 guint            from_score,
                 GError         **error)
{
  return list_parts (connection, article_id, FALSE, from_score, error);
}
