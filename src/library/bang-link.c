/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs together across articles, kept in index.db.
 *
 * Everything here is worked out from library.db, so it follows it as the search
 * index does: each changed article has a higher generation than any before, and
 * "linked" is the highest that was compared. An article is compared with those
 * around its day that share a person who took part, or are in the same place;
 * with those that share words of its text; and its names with names of nearly
 * the same letters. Each is an index look-up, so an article costs the same in a
 * large library as in a small one.
 *
 * Of two articles that wait, the later compares with the earlier one, once. A
 * link that is found again keeps its number. What a person decided is laid over
 * this when it is read (bang-suggest.c), so that undoing brings it back.
 *
 * Belongs to the writer, but for bang_link_list().
 */
#include "config.h"

#include "library/bang-link-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-order-key-private.h"

#define ACTION N_("The search index could not be written.")

/* Days on either side, newest articles of a person in them, and articles of one
 * place on three days. */
#define MAX_DAYS      7
#define MAX_OF_PERSON 20
#define MAX_OF_PLACE  20

/* Articles that are kept in memory while their neighbours are compared. */
#define MAX_PROFILES 2000

/* Articles in one transaction. */
#define CHUNK 500

typedef struct
{
  BangConnection *connection;
  GHashTable     *profiles;   /* article id -> BangLinkProfile */
  GHashTable     *entities;   /* (element-type gint64) whose names are to be looked at */
} Linking;

/**
 * bang_link_clear:
 * @data: a #BangLink in an array
 */
void
bang_link_clear (gpointer data)
{
  g_clear_pointer (&((BangLink *) data)->value, g_free);
}

static GArray *
links_new (void)
{
  GArray *links = g_array_new (FALSE, TRUE, sizeof (BangLink));

  g_array_set_clear_func (links, bang_link_clear);
  return links;
}

static void
profile_free_cb (gpointer data)
{
  bang_link_profile_free (data);
}

static const BangLinkProfile *
get_profile (Linking  *linking,
             gint64    id,
             GError  **error)
{
  BangLinkProfile *profile = g_hash_table_lookup (linking->profiles, GSIZE_TO_POINTER ((gsize) id));

  if (profile != NULL)
    return profile;
  profile = bang_link_profile_read (linking->connection, id, error);
  if (profile != NULL)
    g_hash_table_insert (linking->profiles, GSIZE_TO_POINTER ((gsize) id), profile);
  return profile;
}

static void
get_range (guint32  julian,
           guint    n_days,
           gint64  *first,
           gint64  *end)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, MAX (julian, n_days + 1) - n_days);
  *first = bang_order_key_first ((BangDay) { g_date_get_year (&date), (guint8) g_date_get_month (&date),
                                             g_date_get_day (&date) });
  g_date_add_days (&date, 2 * n_days);
  *end = bang_order_key_end ((BangDay) { g_date_get_year (&date), (guint8) g_date_get_month (&date),
                                         g_date_get_day (&date) });
}

static gboolean
collect_of_people (Linking     *linking,
                   GHashTable  *people,
                   guint32      julian,
                   gint64       generation,
                   GHashTable  *ids,
                   GError     **error)
{
  GHashTableIter iter;
  gint64 person;
  gint64 first;
  gint64 end;

  get_range (julian, MAX_DAYS, &first, &end);
  g_hash_table_iter_init (&iter, people);
  while (bang_id_set_next (&iter, &person))
    {
      if (!bang_sql_collect (linking->connection, ids, error,
                             "SELECT ae.article_id FROM main.article_entity ae "
                             "JOIN main.article a ON a.id = ae.article_id "
                             "WHERE ae.entity_id = ?1 AND ae.order_key >= ?2 AND ae.order_key < ?3 "
                             "AND a.generation < ?4 LIMIT ?5", "iiiii",
                             person, first, end, generation, (gint64) MAX_OF_PERSON))
        return FALSE;
    }
  return TRUE;
}

/* The articles that one is compared with. */
static gboolean
collect_candidates (Linking                *linking,
                    const BangLinkProfile  *profile,
                    GHashTable             *ids,
                    GError                **error)
{
  const BangLinkEvent *event = bang_link_profile_main (profile);
  gint64 first;
  gint64 end;

  if (event == NULL || event->first == 0)
    return TRUE;

  get_range (event->first, 1, &first, &end);
  return collect_of_people (linking, profile->people, event->first, profile->generation, ids, error) &&
         collect_of_people (linking, profile->named, event->first, profile->generation, ids, error) &&
         (profile->wide || event->places->len == 0 ||
          bang_sql_collect (linking->connection, ids, error,
                            "SELECT id FROM main.article WHERE order_key >= ?1 AND order_key < ?2 "
                            "AND generation < ?3 AND place = (SELECT place FROM main.article WHERE id = ?4) LIMIT ?5",
                            "iiiii", first, end, profile->generation, profile->id, (gint64) MAX_OF_PLACE));
}

static void
add_link (GArray       *links,
          BangLinkKind  kind,
          gint64        a,
          gint64        b,
          guint         score)
{
  BangLink link = { .kind = kind, .a = BANG_EVENT_ID (a, 0), .b = BANG_EVENT_ID (b, 0), .score = score };

  if (score >= BANG_LINK_OFFER)
    g_array_append_val (links, link);
}

static void
compare_pair (const BangLinkProfile *profile,
              const BangLinkProfile *other,
              GArray                *links)
{
  BangLinkWhy why;
  guint score = bang_link_score_same (profile, other, &why);
  guint part;
  guint whole;

  add_link (links, BANG_LINK_SAME_EVENT, MIN (profile->id, other->id), MAX (profile->id, other->id), score);
  /* One event is no part of itself. */
  if (score >= BANG_LINK_SURE)
    return;
  part = bang_link_score_part (profile, other, &why);
  whole = bang_link_score_part (other, profile, &why);
  if (part >= whole)
    add_link (links, BANG_LINK_PART_OF, profile->id, other->id, part);
  else
    add_link (links, BANG_LINK_PART_OF, other->id, profile->id, whole);
}

/* The same words report the same event, however little is known of it. */
static void
add_reposted (GArray *links)
{
  guint len = links->len;

  for (guint i = 0; i < len; i++)
    {
      BangLink link = g_array_index (links, BangLink, i);
      gboolean known = FALSE;

      if (link.kind != BANG_LINK_REPOST)
        continue;
      for (guint j = 0; j < links->len && !known; j++)
        {
          BangLink *other = &g_array_index (links, BangLink, j);

          known = other->kind == BANG_LINK_SAME_EVENT && other->a == link.a && other->b == link.b;
          if (known)
            other->score = MAX (other->score, link.score);
        }
      if (!known)
        add_link (links, BANG_LINK_SAME_EVENT, BANG_EVENT_ID_ARTICLE (link.a), BANG_EVENT_ID_ARTICLE (link.b), link.score);
    }
}

static gboolean
write_links (BangConnection  *connection,
             const GArray    *links,
             GError         **error)
{
  for (guint i = 0; i < links->len; i++)
    {
      const BangLink *link = &g_array_index (links, BangLink, i);

      if (!bang_sql_run (connection, error,
                         "INSERT INTO idx.link (kind, a, b, value, score) VALUES (?1, ?2, ?3, ?4, ?5) "
                         "ON CONFLICT (kind, a, b, value) DO UPDATE SET score = excluded.score "
                         "WHERE score <> excluded.score", "iiiti",
                         (gint64) link->kind, link->a, link->b, link->value != NULL ? link->value : "",
                         (gint64) link->score))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_link (const GArray *links,
          BangLinkKind  kind,
          gint64        a,
          gint64        b,
          const char   *value)
{
  for (guint i = 0; i < links->len; i++)
    {
      const BangLink *link = &g_array_index (links, BangLink, i);

      if (link->kind == kind && link->a == a && link->b == b &&
          g_strcmp0 (link->value != NULL ? link->value : "", value != NULL ? value : "") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
remove_link (BangConnection  *connection,
             gint64           id,
             GError         **error)
{
  return bang_sql_run (connection, error, "DELETE FROM idx.link WHERE id = ?1", "i", id);
}

static GArray *
read_links (BangConnection  *connection,
            sqlite3_stmt    *stmt,
            GError         **error)
{
  g_autoptr (GArray) links = links_new ();
  gboolean has_row;

  for (;;)
    {
      BangLink link = { 0, };

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&links);
      link.id = sqlite3_column_int64 (stmt, 0);
      link.kind = (BangLinkKind) sqlite3_column_int (stmt, 1);
      link.a = sqlite3_column_int64 (stmt, 2);
      link.b = sqlite3_column_int64 (stmt, 3);
      link.value = bang_column_dup (stmt, 4);
      link.score = (guint) sqlite3_column_int (stmt, 5);
      g_array_append_val (links, link);
    }
}

/**
 * bang_link_list:
 * @kind: of events
 * @article_id: an article
 * @from_score: the least percentage
 *
 * Returns: (transfer full) (nullable) (element-type BangLink): the links of its
 *   events, the surest first
 */
GArray *
bang_link_list (BangConnection  *connection,
                BangLinkKind     kind,
                gint64           article_id,
                guint            from_score,
                GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_sql_ask (connection, error,
                       "SELECT id, kind, a, b, value, score FROM idx.link "
                       "WHERE kind = ?1 AND a >= ?2 AND a < ?3 AND +score >= ?4 "
                       "UNION SELECT id, kind, a, b, value, score FROM idx.link "
                       "WHERE kind = ?1 AND b >= ?2 AND b < ?3 AND +score >= ?4 ORDER BY score DESC, id", "iiii",
                       (gint64) kind, BANG_EVENT_ID (article_id, 0), BANG_EVENT_ID (article_id + 1, 0),
                       (gint64) from_score);
  return read_links (connection, stmt, error);
}

/* Takes away what the article was linked by and is no longer. Of two articles
 * that wait the later one judges. */
static gboolean
remove_old (Linking                *linking,
            const BangLinkProfile  *profile,
            const GArray           *links,
            GError                **error)
{
  static const BangLinkKind kinds[] = { BANG_LINK_SAME_EVENT, BANG_LINK_PART_OF, BANG_LINK_REPOST };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GArray) old = bang_link_list (linking->connection, kinds[i], profile->id, 0, error);

      if (old == NULL)
        return FALSE;
      for (guint j = 0; j < old->len; j++)
        {
          const BangLink *link = &g_array_index (old, BangLink, j);
          gint64 other = BANG_EVENT_ID_ARTICLE (link->a);
          gint64 generation;

          if (has_link (links, link->kind, link->a, link->b, link->value))
            continue;
          if (other == profile->id)
            other = BANG_EVENT_ID_ARTICLE (link->b);
          if (!bang_sql_get_int (linking->connection, &generation, error,
                                 "SELECT generation FROM main.article WHERE id = ?1", "i", other) ||
              (generation <= profile->generation && !remove_link (linking->connection, link->id, error)))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
link_article (Linking  *linking,
              gint64    id,
              GError  **error)
{
  g_autoptr (GHashTable) candidates = bang_id_set_new ();
  g_autoptr (GArray) links = links_new ();
  const BangLinkProfile *profile;
  GHashTableIter iter;
  gint64 other_id;

  if (g_hash_table_size (linking->profiles) > MAX_PROFILES)
    g_hash_table_remove_all (linking->profiles);
  profile = get_profile (linking, id, error);
  if (profile == NULL || !collect_candidates (linking, profile, candidates, error))
    return FALSE;

  g_hash_table_iter_init (&iter, candidates);
  while (bang_id_set_next (&iter, &other_id))
    {
      const BangLinkProfile *other = get_profile (linking, other_id, error);

      if (other == NULL)
        return FALSE;
      if (other_id != id && other->generation < profile->generation)
        compare_pair (profile, other, links);
    }
  if (!bang_repost_find (linking->connection, profile, links, error))
    return FALSE;
  add_reposted (links);

  return remove_old (linking, profile, links, error) &&
         write_links (linking->connection, links, error) &&
         bang_sql_collect (linking->connection, linking->entities, error,
                           "SELECT DISTINCT ae.entity_id FROM main.article_entity ae "
                           "JOIN main.entity e ON e.id = ae.entity_id "
                           "WHERE ae.article_id = ?1 AND e.kind <> 'place'", "i", id);
}

static gboolean
link_names (Linking  *linking,
            gint64    entity_id,
            GError  **error)
{
  g_autoptr (GArray) links = links_new ();
  g_autoptr (GArray) old = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean looked;

  if (!bang_names_find (linking->connection, entity_id, links, &looked, error))
    return FALSE;

  stmt = bang_sql_ask (linking->connection, error,
                       "SELECT id, kind, a, b, value, score FROM idx.link WHERE kind = ?1 AND a = ?3 "
                       "UNION SELECT id, kind, a, b, value, score FROM idx.link WHERE kind = ?1 AND b = ?3 "
                       "UNION SELECT id, kind, a, b, value, score FROM idx.link WHERE kind = ?2 AND a = ?3", "iii",
                       (gint64) BANG_LINK_SAME_NAME, (gint64) BANG_LINK_CHINESE_NAME, entity_id);
  old = read_links (linking->connection, stmt, error);
  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < old->len; i++)
    {
      const BangLink *link = &g_array_index (old, BangLink, i);

      if ((looked || link->kind != BANG_LINK_SAME_NAME) &&
          !has_link (links, link->kind, link->a, link->b, link->value) &&
          !remove_link (linking->connection, link->id, error))
        return FALSE;
    }
  return write_links (linking->connection, links, error);
}

/* What people decided is little: all of it is looked at each time. */
static gboolean
link_facts (Linking  *linking,
            GError  **error)
{
  g_autoptr (GArray) links = links_new ();
  g_autoptr (GArray) old = NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_sql_ask (linking->connection, error,
                       "SELECT id, kind, a, b, value, score FROM idx.link WHERE kind = ?1", "i",
                       (gint64) BANG_LINK_CHANGED_FACT);
  old = read_links (linking->connection, stmt, error);
  if (old == NULL || !bang_changed_facts_find (linking->connection, links, error))
    return FALSE;
  for (guint i = 0; i < old->len; i++)
    {
      const BangLink *link = &g_array_index (old, BangLink, i);

      if (!has_link (links, link->kind, link->a, link->b, link->value) &&
          !remove_link (linking->connection, link->id, error))
        return FALSE;
    }
  return write_links (linking->connection, links, error);
}

static GArray *
read_waiting (BangConnection  *connection,
              guint            limit,
              gint64          *generation,
              gboolean        *more,
              GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (!bang_sql_get_int (connection, generation, error, "SELECT value FROM idx.meta WHERE key = 'linked'", ""))
    return NULL;
  stmt = bang_sql_ask (connection, error,
                       "SELECT id, generation FROM main.article WHERE generation > ?1 ORDER BY generation LIMIT ?2",
                       "ii", *generation, (gint64) limit + 1);
  for (;;)
    {
      gint64 id;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      *more = has_row && ids->len == limit;
      if (!has_row || *more)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (stmt, 0);
      *generation = sqlite3_column_int64 (stmt, 1);
      g_array_append_val (ids, id);
    }
}

static gboolean
link_chunk (Linking   *linking,
            guint      limit,
            gboolean  *more,
            GError   **error)
{
  g_autoptr (GArray) ids = NULL;
  GHashTableIter iter;
  gint64 generation;
  gint64 entity;

  ids = read_waiting (linking->connection, limit, &generation, more, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      if (!link_article (linking, g_array_index (ids, gint64, i), error))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, linking->entities);
  while (bang_id_set_next (&iter, &entity))
    {
      if (!link_names (linking, entity, error))
        return FALSE;
    }
  return (*more || link_facts (linking, error)) &&
         bang_sql_run (linking->connection, error, "UPDATE idx.meta SET value = ?1 WHERE key = 'linked'", "i", generation);
}

/**
 * bang_link_catch_up:
 * @limit: articles to compare at most
 * @more: (out): whether others may wait
 *
 * Compares articles that changed with the others, in a transaction of its own.
 */
gboolean
bang_link_catch_up (BangWriter  *writer,
                    guint        limit,
                    gboolean    *more,
                    GError     **error)
{
  g_autoptr (GHashTable) profiles = g_hash_table_new_full (NULL, NULL, NULL, profile_free_cb);
  g_autoptr (GHashTable) entities = bang_id_set_new ();
  Linking linking = { writer->connection, profiles, entities };
  gint64 waiting;

  bang_writer_assert (writer);
  *more = FALSE;
  /* Asked first without the lock that other programs wait for. */
  if (!bang_connection_get_int (writer->connection, ACTION,
                                "SELECT EXISTS (SELECT 1 FROM main.article WHERE generation > "
                                "  (SELECT value FROM idx.meta WHERE key = 'linked'))", &waiting, error))
    return FALSE;
  if (waiting == 0)
    return TRUE;
  if (!bang_writer_begin (writer, error))
    return FALSE;
  if (link_chunk (&linking, limit, more, error) && bang_connection_commit (writer->connection, error))
    return TRUE;
  *more = FALSE;
  bang_writer_rollback (writer);
  return FALSE;
}

/* How many articles wait to be compared, up to one more than @limit. */
static gint64
count_waiting (BangConnection *connection,
               guint           limit)
{
  gint64 n;

  return bang_sql_get_int (connection, &n, NULL,
                           "SELECT count (*) FROM (SELECT 1 FROM main.article WHERE generation > "
                           "  (SELECT value FROM idx.meta WHERE key = 'linked') LIMIT ?1)", "i",
                           (gint64) limit + 1) ? n : 0;
}

/**
 * bang_link_follow:
 * @limit: articles that may be compared while somebody waits
 *
 * Catches up where no more than @limit articles wait. Where more do, comparing
 * some would keep somebody waiting for nothing: all is done when the writer has
 * nothing else to do. That it cannot be done now is no reason to fail what was.
 */
void
bang_link_follow (BangWriter *writer,
                  guint       limit)
{
  gboolean more = TRUE;

  bang_writer_assert (writer);
  if (count_waiting (writer->connection, limit) <= limit)
    {
      while (more)
        more = bang_link_step (writer, CHUNK);
    }
  writer->linking = more;
}

/**
 * bang_link_step:
 * @limit: articles to compare at most
 *
 * Returns: whether others may wait
 */
gboolean
bang_link_step (BangWriter *writer,
                guint       limit)
{
  g_autoptr (GError) error = NULL;
  gboolean more;

  if (!bang_link_catch_up (writer, limit, &more, &error))
    g_debug ("Not linked: %s", error->message);
  return more;
}
