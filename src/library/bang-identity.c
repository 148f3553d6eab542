/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entity a name in an article is.
 *
 * Names are compared by bang_fold_key(): case, normal form and tone placement
 * do not count, marks do (Vương Vũ is not Vương Vu). Beyond the name:
 *
 *  persons  two of one name are one unless they stand on two known sides: a
 *           Vietnamese and a Chinese official may share a name
 *  places   the unit counts: Lào Cai the province is not Lào Cai the city. A
 *           bare name joins the highest unit of that name, as the news uses it
 *  bodies   the name, whatever is abbreviated in it (bang-body-names.c), and with
 *           whose it is where the article leaves that out: every province has a
 *           "Tỉnh ủy"
 *  others   the name alone
 *
 * A side or unit that one article leaves open and another states is filled in.
 * What a person decided is kept elsewhere and laid over this: here an entity has
 * the name, kind and side that it was found with (entity_claim).
 *
 * Belongs to the writer.
 */
#include "config.h"

#include "library/bang-identity-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-body-names-private.h"
#include "library/bang-place-names.h"
#include "text/bang-fold.h"

/* Forget names when there are this many; the table knows them still. */
#define MAX_IDENTITIES 200000
#define MAX_RECOGNISED 100000

typedef struct
{
  gint64       id;
  BangCountry  side;
  const char  *place_kind;   /* (nullable) interned */
  char        *name;         /* as first printed */
} BangIdentity;

/* Kinds of places (data/lexicon/place-kinds.tsv) by the rank of the unit, the
 * highest first. Kinds of one rank may be one place: a town that became a city.
 * A municipality is a city and a province at once. */
typedef enum
{
  RANK_COUNTRY = 1 << 0,
  RANK_PROVINCE = 1 << 1,
  RANK_PREFECTURE = 1 << 2,
  RANK_DISTRICT = 1 << 3,
  RANK_COMMUNE = 1 << 4,
  RANK_ANY = 0,
} PlaceRank;

static const struct
{
  const char *kind;
  int         ranks;
} place_ranks[] = {
  { "country", RANK_COUNTRY },
  { "province", RANK_PROVINCE },
  { "autonomous-region", RANK_PROVINCE },
  { "special-region", RANK_PROVINCE },
  { "municipality", RANK_PROVINCE | RANK_DISTRICT },
  { "prefecture", RANK_PREFECTURE },
  { "city", RANK_DISTRICT },
  { "town", RANK_DISTRICT },
  { "district", RANK_DISTRICT },
  { "county", RANK_DISTRICT },
  { "ward", RANK_COMMUNE },
  { "commune", RANK_COMMUNE },
  { "village", RANK_COMMUNE },
};

static int
get_ranks (const char *kind)
{
  if (kind == NULL)
    return RANK_ANY;

  for (guint i = 0; i < G_N_ELEMENTS (place_ranks); i++)
    {
      if (strcmp (place_ranks[i].kind, kind) == 0)
        return place_ranks[i].ranks;
    }
  return RANK_ANY;
}

/* What an entity is known by, which an article may print shorter. */
static const char *
get_name (const BangEntity *entity)
{
  return entity->full != NULL ? entity->full : entity->name;
}

/* How well a place fits, higher is better; 0 when it is another place. */
static int
match_place (const char *known,
             const char *seen)
{
  int known_ranks = get_ranks (known);
  int seen_ranks = get_ranks (seen);

  if (g_strcmp0 (known, seen) == 0)
    return 100;
  if (known == NULL)
    return 10;
  if (seen == NULL)
    {
      /* Bare: the highest unit. A gate or a river is the last thing meant. */
      if (known_ranks == RANK_ANY)
        return 1;
      return 40 - 2 * g_bit_nth_lsf ((gulong) known_ranks, -1);
    }
  return (known_ranks & seen_ranks) != 0 ? 60 : 0;
}

static int
match_side (BangCountry known,
            BangCountry seen)
{
  if (known == seen)
    return 3;
  if (known == BANG_SIDE_UNKNOWN || seen == BANG_SIDE_UNKNOWN)
    return 1;
  return 0;
}

static int
match_identity (const BangIdentity *known,
                const BangEntity   *seen)
{
  int side;
  int place;

  if (seen->kind != BANG_ENTITY_PERSON && seen->kind != BANG_ENTITY_PLACE)
    return 1;

  side = match_side (known->side, seen->side);
  if (side == 0 || seen->kind == BANG_ENTITY_PERSON)
    return side;

  place = match_place (known->place_kind, seen->place_kind);
  return place == 0 ? 0 : place * 4 + side;
}

static void
identity_clear_cb (gpointer data)
{
  BangIdentity *identity = data;

  g_clear_pointer (&identity->name, g_free);
}

/* Every entity of one kind that is called so, in the order they were met. */
static GArray *
load (BangWriter  *writer,
      const char  *kind,
      const char  *norm,
      const char  *key,
      GError     **error)
{
  const char *action = N_("The library could not be read.");
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (BangIdentity));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_array_set_clear_func (found, identity_clear_cb);
  stmt = bang_connection_prepare (writer->connection, action,
                                  "SELECT DISTINCT e.id, coalesce (c.side, e.side), e.place_kind, coalesce (c.name, e.name) "
                                  "FROM main.entity_name n JOIN main.entity e ON e.id = n.entity_id "
                                  "LEFT JOIN main.entity_claim c ON c.entity_id = e.id "
                                  "WHERE n.norm IN (?1, ?3) AND n.kind NOT IN ('given', 'hanzi', 'pinyin', 'typed', 'english') AND coalesce (c.kind, e.kind) = ?2 "
                                  "ORDER BY e.id", error);
  if (stmt == NULL)
    return NULL;

  bang_bind_text (stmt, 1, norm);
  bang_bind_text (stmt, 2, kind);
  bang_bind_text (stmt, 3, key);
  for (;;)
    {
      BangIdentity identity = { 0, };

      if (!bang_connection_step (writer->connection, action, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      identity.id = sqlite3_column_int64 (stmt, 0);
      identity.side = bang_country_from_string (bang_column_text (stmt, 1));
      identity.place_kind = g_intern_string (bang_column_text (stmt, 2));
      identity.name = bang_column_dup (stmt, 3);
      g_array_append_val (found, identity);
    }
  return g_steal_pointer (&found);
}

static gboolean
add_name (BangWriter  *writer,
          gint64       id,
          const char  *norm,
          const char  *name,
          GError     **error)
{
  const char *action = N_("The library could not be written.");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (writer->connection, action,
                                  "INSERT INTO main.entity_name VALUES (?1, ?2, ?3, 'printed') "
                                  "ON CONFLICT DO UPDATE SET kind = 'printed' WHERE kind <> 'printed'", error);
  if (stmt == NULL)
    return FALSE;

  bang_bind_text (stmt, 1, norm);
  sqlite3_bind_int64 (stmt, 2, id);
  bang_bind_text (stmt, 3, name);
  return bang_connection_run (writer->connection, action, stmt, error);
}

/* What all forms of the name of a body have in common, where it is not how this
 * one is printed. */
static gboolean
add_key (BangWriter  *writer,
         gint64       id,
         const char  *norm,
         const char  *key,
         GError     **error)
{
  const char *action = N_("The library could not be written.");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  if (strcmp (norm, key) == 0)
    return TRUE;
  stmt = bang_connection_prepare (writer->connection, action,
                                  "INSERT OR IGNORE INTO main.entity_name VALUES (?1, ?2, ?1, 'whole')", error);
  if (stmt == NULL)
    return FALSE;
  bang_bind_text (stmt, 1, key);
  sqlite3_bind_int64 (stmt, 2, id);
  return bang_connection_run (writer->connection, action, stmt, error);
}

/* What a place is called in other scripts, to be found and shown by. An article
 * that writes so does not say that it is this place: load() leaves them out. */
static gboolean
add_other_names (BangWriter        *writer,
                 gint64             id,
                 const BangEntity  *entity,
                 GError           **error)
{
  const char *action = N_("The library could not be written.");
  g_autoptr (GArray) names = NULL;

  if (entity->kind != BANG_ENTITY_PLACE)
    return TRUE;

  names = bang_place_names_of (entity->name, entity->place_kind, entity->side);
  for (guint i = 0; i < names->len; i++)
    {
      const BangPlaceName *name = &g_array_index (names, BangPlaceName, i);
      g_autofree char *norm = bang_fold_key (name->name, -1);
      g_autoptr (sqlite3_stmt) stmt = NULL;

      stmt = bang_connection_prepare (writer->connection, action,
                                      "INSERT OR IGNORE INTO main.entity_name VALUES (?1, ?2, ?3, ?4)", error);
      if (stmt == NULL)
        return FALSE;
      bang_bind_text (stmt, 1, norm);
      sqlite3_bind_int64 (stmt, 2, id);
      bang_bind_text (stmt, 3, name->name);
      bang_bind_text (stmt, 4, bang_place_name_kind_to_string (name->kind));
      if (!bang_connection_run (writer->connection, action, stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_entity (BangWriter        *writer,
            const BangEntity  *entity,
            const char        *norm,
            const char        *key,
            guint              n_namesakes,
            BangIdentity      *identity,
            GError           **error)
{
  const char *action = N_("The library could not be written.");
  const char *kind = bang_entity_kind_to_string (entity->kind);
  g_autofree char *label = g_strdup_printf ("%s/%s/%u", kind, key, n_namesakes);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  guint8 uuid[16];

  stmt = bang_connection_prepare (writer->connection, action,
                                  "INSERT INTO main.entity (uuid, kind, name, place_kind, side) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (stmt == NULL)
    return FALSE;

  bang_uuid_from_name ("entity", label, strlen (label), uuid);
  sqlite3_bind_blob (stmt, 1, uuid, sizeof uuid, SQLITE_STATIC);
  bang_bind_text (stmt, 2, kind);
  bang_bind_text (stmt, 3, get_name (entity));
  bang_bind_text (stmt, 4, entity->place_kind);
  bang_bind_text (stmt, 5, bang_country_to_string (entity->side));
  if (!bang_connection_run (writer->connection, action, stmt, error))
    return FALSE;

  identity->id = sqlite3_last_insert_rowid (writer->connection->db);
  if (!add_name (writer, identity->id, norm, get_name (entity), error) ||
      !add_key (writer, identity->id, norm, key, error) ||
      !add_other_names (writer, identity->id, entity, error))
    return FALSE;

  identity->side = entity->side;
  identity->place_kind = g_intern_string (entity->place_kind);
  identity->name = g_strdup (get_name (entity));
  return TRUE;
}

/* Fills in what the entity's first article left open. */
static gboolean
learn (BangWriter        *writer,
       BangIdentity      *known,
       const BangEntity  *seen,
       GError           **error)
{
  const char *action = N_("The library could not be written.");
  gboolean side = known->side == BANG_SIDE_UNKNOWN && seen->side != BANG_SIDE_UNKNOWN;
  gboolean place = known->place_kind == NULL && seen->place_kind != NULL;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (sqlite3_stmt) claim = NULL;

  if (!side && !place)
    return TRUE;

  if (side)
    known->side = seen->side;
  if (place)
    known->place_kind = g_intern_string (seen->place_kind);
  stmt = bang_connection_prepare (writer->connection, action,
                                  "UPDATE main.entity SET place_kind = ?3, side = "
                                  "  iif ((SELECT side FROM main.entity_claim WHERE entity_id = ?1) IS NULL, ?2, side) "
                                  "WHERE id = ?1", error);
  claim = bang_connection_prepare (writer->connection, action,
                                   "UPDATE main.entity_claim SET side = ?2 WHERE entity_id = ?1 AND side IS NOT NULL",
                                   error);
  if (stmt == NULL || claim == NULL)
    return FALSE;

  sqlite3_bind_int64 (stmt, 1, known->id);
  bang_bind_text (stmt, 2, bang_country_to_string (known->side));
  bang_bind_text (stmt, 3, known->place_kind);
  sqlite3_bind_int64 (claim, 1, known->id);
  bang_bind_text (claim, 2, bang_country_to_string (known->side));
  return bang_connection_run (writer->connection, action, stmt, error) &&
         bang_connection_run (writer->connection, action, claim, error);
}

static GArray *
get_namesakes (BangWriter        *writer,
               const BangEntity  *entity,
               const char        *norm,
               const char        *key,
               GError           **error)
{
  const char *kind = bang_entity_kind_to_string (entity->kind);
  g_autofree char *cached = g_strconcat (kind, "\x1f", norm, NULL);
  GArray *found = g_hash_table_lookup (writer->identities, cached);

  if (found != NULL)
    return found;

  if (writer->n_identities >= MAX_IDENTITIES)
    {
      g_hash_table_remove_all (writer->identities);
      writer->n_identities = 0;
    }
  found = load (writer, kind, norm, key, error);
  if (found != NULL)
    {
      g_hash_table_insert (writer->identities, g_steal_pointer (&cached), found);
      writer->n_identities++;
    }
  return found;
}

/* The entity that @entity is, found by all that is known of its name. */
static gboolean
resolve (BangWriter        *writer,
         const BangEntity  *entity,
         gint64            *entity_id,
         gboolean          *same_name,
         GError           **error)
{
  const char *name = get_name (entity);
  g_autofree char *norm = bang_fold_key (name, -1);
  g_autofree char *key = entity->kind == BANG_ENTITY_ORGANISATION ? bang_body_name_key (name) : g_strdup (norm);
  GArray *namesakes;
  BangIdentity *best = NULL;
  int best_match = 0;

  namesakes = get_namesakes (writer, entity, norm, key, error);
  if (namesakes == NULL)
    return FALSE;

  for (guint i = 0; i < namesakes->len; i++)
    {
      BangIdentity *known = &g_array_index (namesakes, BangIdentity, i);
      int match = match_identity (known, entity);

      if (match > best_match)
        {
          best_match = match;
          best = known;
        }
    }

  if (best == NULL)
    {
      BangIdentity identity = { 0, };
      guint n_namesakes = namesakes->len;

      if (!add_entity (writer, entity, norm, key, n_namesakes, &identity, error))
        return FALSE;
      g_array_append_val (namesakes, identity);
      best = &g_array_index (namesakes, BangIdentity, n_namesakes);
      /* Another one of the name: some that were recognised may be this one. */
      if (n_namesakes > 0)
        g_hash_table_remove_all (writer->recognised);
    }
  else if (!learn (writer, best, entity, error))
    {
      return FALSE;
    }

  *entity_id = best->id;
  *same_name = strcmp (best->name, entity->name) == 0;
  /* A library of an older program may not have it. */
  if (!add_key (writer, best->id, norm, key, error))
    return FALSE;
  return strcmp (best->name, name) == 0 || add_name (writer, best->id, norm, name, error);
}

/**
 * bang_identity_resolve:
 * @entity: a name that an article holds
 * @entity_id: (out): the library's entity, made when it is new
 * @same_name: (out): whether the entity is called exactly so
 *
 * Says which entity a name is. The same names come again and again, written the
 * same way: those are recognised without folding and comparing.
 */
gboolean
bang_identity_resolve (BangWriter        *writer,
                       const BangEntity  *entity,
                       gint64            *entity_id,
                       gboolean          *same_name,
                       GError           **error)
{
  char key[256];
  gsize known;
  int len;

  bang_writer_assert (writer);
  len = g_snprintf (key, sizeof key, "%c%c%s\x1f%s\x1f%s", 'a' + (int) entity->kind, 'a' + (int) entity->side,
                    entity->place_kind != NULL ? entity->place_kind : "\x1e", entity->name,
                    entity->full != NULL ? entity->full : "");
  known = len < (int) sizeof key ? GPOINTER_TO_SIZE (g_hash_table_lookup (writer->recognised, key)) : 0;
  if (known != 0)
    {
      *entity_id = (gint64) (known >> 1);
      *same_name = (known & 1) != 0;
      return TRUE;
    }

  if (!resolve (writer, entity, entity_id, same_name, error))
    return FALSE;
  if (len < (int) sizeof key)
    {
      if (g_hash_table_size (writer->recognised) >= MAX_RECOGNISED)
        g_hash_table_remove_all (writer->recognised);
      g_hash_table_insert (writer->recognised, g_strdup (key),
                           GSIZE_TO_POINTER ((gsize) *entity_id << 1 | (*same_name ? 1 : 0)));
    }
  return TRUE;
}
