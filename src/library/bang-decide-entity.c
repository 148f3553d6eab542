/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What decisions do to names: merged, split, renamed, retyped, rejected.
 *
 * The rows that everyone reads are written as decided, and what the program
 * had found is kept beside them. Everything here works out the rows again from
 * the two (what was found, what is in force), so that deciding, taking back and
 * reading an article again are one and the same.
 *
 * An article costs about as much as indexing it: its words are put in the
 * search index anew, under all the names it may now be looked for by.
 *
 * Belongs to the writer, inside a transaction.
 */
#include "config.h"

#include "library/bang-decide-private.h"
#include "library/bang-han-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/bang-fold.h"

/* As many other names of one entity as its articles are found by. */
#define MAX_ALIASES "64"

/* One field of a name: what was found is kept when a person says otherwise. */
static const struct
{
  const char *field;
  const char *keep;
  const char *set;
  const char *restore;
  const char *forget;
} entity_fields[] = {
  { "name",
    "UPDATE main.entity_claim SET name = coalesce (name, (SELECT name FROM main.entity WHERE id = ?1)) "
    "WHERE entity_id = ?1",
    "UPDATE main.entity SET name = ?2 WHERE id = ?1",
    "UPDATE main.entity SET name = coalesce ((SELECT name FROM main.entity_claim WHERE entity_id = ?1), name) "
    "WHERE id = ?1",
    "UPDATE main.entity_claim SET name = NULL WHERE entity_id = ?1" },
  { "kind",
    "UPDATE main.entity_claim SET kind = coalesce (kind, (SELECT kind FROM main.entity WHERE id = ?1)) "
    "WHERE entity_id = ?1",
    "UPDATE main.entity SET kind = ?2 WHERE id = ?1",
    "UPDATE main.entity SET kind = coalesce ((SELECT kind FROM main.entity_claim WHERE entity_id = ?1), kind) "
    "WHERE id = ?1",
    "UPDATE main.entity_claim SET kind = NULL WHERE entity_id = ?1" },
  { "side",
    "UPDATE main.entity_claim SET side = coalesce (side, (SELECT side FROM main.entity WHERE id = ?1)) "
    "WHERE entity_id = ?1",
    "UPDATE main.entity SET side = ?2 WHERE id = ?1",
    "UPDATE main.entity SET side = coalesce ((SELECT side FROM main.entity_claim WHERE entity_id = ?1), side) "
    "WHERE id = ?1",
    "UPDATE main.entity_claim SET side = NULL WHERE entity_id = ?1" },
};

/* A name that stands in an article. */
typedef struct
{
  gint64    n;
  gint64    claimed_id;
  gint64    entity_id;
  gboolean  kept;         /* taken out of the article */
  char     *uuid;         /* of claimed_id */
} Place;

static void
place_clear_cb (gpointer data)
{
  Place *place = data;

  g_clear_pointer (&place->uuid, g_free);
}

/**
 * bang_entity_ensure_split:
 * @uuid: a name that was split off
 * @from: the one it was split off from
 *
 * Makes the entity, unless it is there or the first one is not.
 */
gboolean
bang_entity_ensure_split (BangWriter  *writer,
                          const char  *uuid,
                          const char  *from,
                          GError     **error)
{
  return bang_sql_run (writer->connection, error,
                       "INSERT OR IGNORE INTO main.entity (uuid, kind, name, place_kind, side) "
                       "SELECT ?1, kind, name, place_kind, side FROM main.entity WHERE uuid = ?2", "uu", uuid, from);
}

static gboolean
refresh_splits (BangWriter  *writer,
                const char  *uuid,
                GError     **error)
{
  g_autoptr (GPtrArray) parts = NULL;

  parts = bang_sql_list (writer->connection, error,
                         "SELECT DISTINCT value FROM main.override WHERE target_uuid = ?1 AND field GLOB 'in:*'",
                         "u", uuid);
  if (parts == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      if (!bang_entity_ensure_split (writer, g_ptr_array_index (parts, i), uuid, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refresh_field (BangWriter  *writer,
               gint64       id,
               const char  *uuid,
               guint        field,
               GError     **error)
{
  g_autofree char *value = NULL;

  if (!bang_override_get (writer->connection, uuid, entity_fields[field].field, &value, error))
    return FALSE;
  if (value != NULL)
    return bang_sql_run (writer->connection, error, entity_fields[field].keep, "i", id) &&
           bang_sql_run (writer->connection, error, entity_fields[field].set, "it", id, value);
  return bang_sql_run (writer->connection, error, entity_fields[field].restore, "i", id) &&
         bang_sql_run (writer->connection, error, entity_fields[field].forget, "i", id);
}

static gboolean
add_given (BangWriter  *writer,
           gint64       id,
           const char  *name,
           const char  *kind,
           GError     **error)
{
  g_autofree char *norm = bang_fold_key (name, -1);

  return bang_sql_run (writer->connection, error,
                       "INSERT OR IGNORE INTO main.entity_name VALUES (?1, ?2, ?3, ?4)", "titt", norm, id, name, kind);
}

/* The name a person gave, so that the entity is found by it. */
static gboolean
refresh_given_name (BangWriter  *writer,
                    gint64       id,
                    GError     **error)
{
  g_autofree char *name = NULL;

  if (!bang_sql_run (writer->connection, error,
                     "DELETE FROM main.entity_name WHERE entity_id = ?1 AND kind = 'given'", "i", id) ||
      !bang_sql_get_text (writer->connection, &name, error,
                          "SELECT name FROM main.entity WHERE id = ?1", "i", id))
    return FALSE;
  return name == NULL || add_given (writer, id, name, "given", error);
}

/* How a person said that it is written in Chinese. Places have theirs from the
 * table of places. */
static gboolean
refresh_chinese (BangWriter  *writer,
                 gint64       id,
                 const char  *uuid,
                 GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *chinese = NULL;
  g_autofree char *pinyin = NULL;
  g_autofree char *plain = NULL;

  if (!bang_override_get (writer->connection, uuid, BANG_FIELD_CHINESE, &chinese, error) ||
      !bang_sql_get_text (writer->connection, &name, error,
                          "SELECT name FROM main.entity WHERE id = ?1 AND kind <> 'place'", "i", id))
    return FALSE;
  if (name == NULL)
    return TRUE;
  if (!bang_sql_run (writer->connection, error,
                     "DELETE FROM main.entity_name WHERE entity_id = ?1 AND kind IN ('hanzi', 'pinyin', 'typed')", "i", id))
    return FALSE;
  if (chinese == NULL)
    return TRUE;
  pinyin = bang_han_dup_pinyin (name, chinese);
  /* Also as it is typed, without the tones. */
  plain = pinyin != NULL ? bang_fold_plain (pinyin, -1) : NULL;
  return add_given (writer, id, chinese, "hanzi", error) &&
         (pinyin == NULL || (add_given (writer, id, pinyin, "pinyin", error) &&
                             add_given (writer, id, plain, "typed", error)));
}

static gboolean
refresh_entity (BangWriter  *writer,
                gint64       id,
                GError     **error)
{
  BangConnection *connection = writer->connection;
  g_autofree char *uuid = NULL;
  g_autofree char *into = NULL;

  if (!bang_sql_get_text (connection, &uuid, error, "SELECT uuid FROM main.entity WHERE id = ?1", "i", id) ||
      !bang_sql_run (connection, error, "INSERT OR IGNORE INTO main.entity_claim (entity_id) VALUES (?1)", "i", id))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (entity_fields); i++)
    {
      if (!refresh_field (writer, id, uuid, i, error))
        return FALSE;
    }

  return refresh_given_name (writer, id, error) &&
         refresh_chinese (writer, id, uuid, error) &&
         refresh_splits (writer, uuid, error) &&
         bang_override_get (connection, uuid, "merged_into", &into, error) &&
         bang_sql_run (connection, error,
                       "UPDATE main.entity SET merged_into = (SELECT id FROM main.entity WHERE uuid = ?2) "
                       "WHERE id = ?1", "iu", id, into) &&
         /* No row says that nothing was decided about the name. */
         bang_sql_run (connection, error,
                       "DELETE FROM main.entity_claim WHERE entity_id = ?1 "
                       "AND NOT EXISTS (SELECT 1 FROM main.override WHERE target_uuid = ?2) "
                       "AND NOT EXISTS (SELECT 1 FROM main.override "
                       "                WHERE value = ?2 AND field IN ('merged_into', 'split_from'))", "iu", id, uuid);
}

static GArray *
read_places (BangConnection  *connection,
             gint64           article_id,
             GError         **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_array_set_clear_func (places, place_clear_cb);
  stmt = bang_sql_ask (connection, error,
                       "SELECT p.n, coalesce (p.claimed_id, p.entity_id), p.entity_id, p.kept, e.uuid FROM "
                       "  (SELECT n, claimed_id, entity_id, 0 AS kept FROM main.article_entity WHERE article_id = ?1 "
                       "   UNION ALL "
                       "   SELECT n, claimed_id, entity_id, 1 AS kept FROM main.kept_entity WHERE article_id = ?1) p "
                       "JOIN main.entity e ON e.id = coalesce (p.claimed_id, p.entity_id) "
                       "WHERE p.kept OR p.claimed_id IS NOT NULL OR "
                       "  EXISTS (SELECT 1 FROM main.override o WHERE o.target_uuid = e.uuid)", "i", article_id);
  for (;;)
    {
      Place place;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&places);
      place.n = sqlite3_column_int64 (stmt, 0);
      place.claimed_id = sqlite3_column_int64 (stmt, 1);
      place.entity_id = sqlite3_column_int64 (stmt, 2);
      place.kept = sqlite3_column_int (stmt, 3) != 0;
      place.uuid = bang_column_dup_uuid (stmt, 4);
      g_array_append_val (places, place);
    }
}

static gboolean
take_out (BangWriter  *writer,
          gint64       article_id,
          gint64       n,
          GError     **error)
{
  return bang_sql_run (writer->connection, error,
                       "INSERT INTO main.kept_entity SELECT * FROM main.article_entity "
                       "WHERE article_id = ?1 AND n = ?2", "ii", article_id, n) &&
         bang_sql_run (writer->connection, error,
                       "DELETE FROM main.article_entity WHERE article_id = ?1 AND n = ?2", "ii", article_id, n);
}

static gboolean
put_back (BangWriter  *writer,
          gint64       article_id,
          gint64       n,
          GError     **error)
{
  return bang_sql_run (writer->connection, error,
                       "INSERT INTO main.article_entity SELECT * FROM main.kept_entity "
                       "WHERE article_id = ?1 AND n = ?2", "ii", article_id, n) &&
         bang_sql_run (writer->connection, error,
                       "DELETE FROM main.kept_entity WHERE article_id = ?1 AND n = ?2", "ii", article_id, n) &&
         bang_sql_run (writer->connection, error,
                       "UPDATE main.article_entity SET order_key = "
                       "  (SELECT order_key FROM main.article WHERE id = ?1) "
                       "WHERE article_id = ?1 AND n = ?2", "ii", article_id, n);
}

static gboolean
refresh_place (BangWriter   *writer,
               gint64        article_id,
               const char   *article,
               const Place  *place,
               GHashTable   *changed,
               GError      **error)
{
  BangRoute route;
  gboolean done = TRUE;

  if (!bang_route_follow (writer->connection, place->uuid, article, &route, error))
    return FALSE;

  if (place->kept)
    done = put_back (writer, article_id, place->n, error);
  if (done && route.id != place->entity_id)
    done = bang_sql_run (writer->connection, error,
                         "UPDATE main.article_entity SET entity_id = ?3, claimed_id = nullif (?4, ?3) "
                         "WHERE article_id = ?1 AND n = ?2", "iiii", article_id, place->n, route.id, place->claimed_id);
  if (done && route.rejected)
    done = take_out (writer, article_id, place->n, error);

  if (route.id != place->entity_id || route.rejected != place->kept)
    {
      bang_id_set_add (changed, place->entity_id);
      bang_id_set_add (changed, route.id);
    }
  bang_route_clear (&route);
  return done;
}

/**
 * bang_entities_refresh_article:
 * @changed: what entities that gained or lost the article are added to
 *
 * Leads the names of one article where decisions lead them.
 */
gboolean
bang_entities_refresh_article (BangWriter  *writer,
                               gint64       article_id,
                               GHashTable  *changed,
                               GError     **error)
{
  g_autoptr (GArray) places = NULL;
  g_autofree char *article = NULL;

  bang_writer_assert (writer);
  if (!bang_sql_get_text (writer->connection, &article, error,
                          "SELECT uuid FROM main.article WHERE id = ?1", "i", article_id))
    return FALSE;
  places = read_places (writer->connection, article_id, error);
  if (places == NULL)
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    {
      if (!refresh_place (writer, article_id, article, &g_array_index (places, Place, i), changed, error))
        return FALSE;
    }
  return TRUE;
}

/* The names that one entity gives to the one it is. */
static gboolean
add_aliases (BangWriter  *writer,
             gint64       id,
             gint64       from,
             GError     **error)
{
  return bang_sql_run (writer->connection, error,
                       "INSERT OR IGNORE INTO main.entity_alias "
                       "SELECT ?1, name FROM main.entity_name WHERE entity_id = ?2 "
                       "ORDER BY name LIMIT " MAX_ALIASES, "ii", id, from);
}

static gboolean
refresh_aliases (BangWriter  *writer,
                 GHashTable  *ids,
                 GError     **error)
{
  GHashTableIter iter;
  gint64 id;

  g_hash_table_iter_init (&iter, ids);
  while (bang_id_set_next (&iter, &id))
    {
      if (!bang_sql_run (writer->connection, error, "DELETE FROM main.entity_alias WHERE entity_id = ?1", "i", id))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, ids);
  while (bang_id_set_next (&iter, &id))
    {
      gint64 root = bang_entity_get_root (writer->connection, id);
      gint64 renamed;

      if (!bang_sql_get_int (writer->connection, &renamed, error,
                             "SELECT c.name IS NOT NULL OR EXISTS (SELECT 1 FROM main.override o "
                             "  WHERE o.target_uuid = e.uuid AND o.field = 'hanzi') "
                             "FROM main.entity_claim c JOIN main.entity e ON e.id = c.entity_id "
                             "WHERE c.entity_id = ?1", "i", id))
        return FALSE;
      if (root != id &&
          (!add_aliases (writer, root, root, error) || !add_aliases (writer, root, id, error)))
        return FALSE;
      if (renamed != 0 && !add_aliases (writer, id, id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_entities_recount:
 *
 * Counts the articles of some entities again, and the offices of persons.
 */
gboolean
bang_entities_recount (BangWriter  *writer,
                       GHashTable  *ids,
                       GError     **error)
{
  g_autoptr (BangTally) tally = bang_tally_new ();
  GHashTableIter iter;
  gint64 id;

  bang_writer_assert (writer);
  g_hash_table_iter_init (&iter, ids);
  while (bang_id_set_next (&iter, &id))
    {
      gint64 is_person;

      if (!bang_sql_run (writer->connection, error,
                         "UPDATE main.entity SET n_articles = (SELECT count (DISTINCT article_id) "
                         "  FROM main.article_entity WHERE entity_id = ?1) WHERE id = ?1", "i", id) ||
          !bang_sql_get_int (writer->connection, &is_person, error,
                             "SELECT kind = 'person' OR EXISTS (SELECT 1 FROM main.tenure WHERE person_id = ?1) "
                             "FROM main.entity WHERE id = ?1", "i", id))
        return FALSE;
      if (is_person != 0)
        bang_id_set_add (tally->persons, id);
    }
  return bang_tally_write (tally, writer, error);
}

static gboolean
collect_articles (BangConnection  *connection,
                  GHashTable      *ids,
                  GHashTable      *articles,
                  GError         **error)
{
  GHashTableIter iter;
  gint64 id;

  g_hash_table_iter_init (&iter, ids);
  while (bang_id_set_next (&iter, &id))
    {
      if (!bang_sql_collect (connection, articles, error,
                             "SELECT article_id FROM main.article_entity WHERE entity_id = ?1 "
                             "UNION SELECT article_id FROM main.article_entity WHERE claimed_id = ?1 "
                             "UNION SELECT article_id FROM main.kept_entity WHERE entity_id = ?1 "
                             "UNION SELECT article_id FROM main.kept_entity WHERE claimed_id = ?1", "i", id))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_entities_refresh:
 * @ids: entities about which something was decided or taken back, with all
 *   those joined to them before and after (bang_entities_collect())
 * @seen: articles that bang_article_supersede() has had in this transaction
 *
 * Works out everything about them again.
 */
gboolean
bang_entities_refresh (BangWriter  *writer,
                       GHashTable  *ids,
                       GHashTable  *seen,
                       GError     **error)
{
  g_autoptr (GHashTable) articles = bang_id_set_new ();
  g_autoptr (GHashTable) changed = bang_id_set_new ();
  GHashTableIter iter;
  gint64 id;

  bang_writer_assert (writer);
  if (!collect_articles (writer->connection, ids, articles, error))
    return FALSE;

  /* What the index has of them, before anything is changed. */
  g_hash_table_iter_init (&iter, articles);
  while (bang_id_set_next (&iter, &id))
    {
      if (!bang_article_supersede (writer, id, seen, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, ids);
  while (bang_id_set_next (&iter, &id))
    {
      if (!refresh_entity (writer, id, error))
        return FALSE;
      bang_id_set_add (changed, id);
    }
  g_hash_table_iter_init (&iter, articles);
  while (bang_id_set_next (&iter, &id))
    {
      if (!bang_entities_refresh_article (writer, id, changed, error))
        return FALSE;
    }
  return refresh_aliases (writer, changed, error) && bang_entities_recount (writer, changed, error);
}
