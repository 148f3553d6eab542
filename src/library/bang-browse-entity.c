/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one name did: the events it was in, and what is said of it to others.
 *
 * Bounded whatever the library: only its newest articles are read. A country
 * stands in nearly all of them.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-blob-private.h"
#include "library/bang-browse-private.h"
#include "library/bang-claims-private.h"
#include "library/bang-entities-private.h"
#include "library/bang-relation-blob-private.h"

#define ACTION N_("The page could not be read.")

/* Articles that are read, the newest. */
#define MAX_ARTICLES 500

typedef struct
{
  gint64 article_id;
  gint64 n;             /* article_entity.n */
} Place;

typedef struct
{
  BangConnection *connection;
  BangQuoter      quoter;
  BangEntityRow  *entity;
  GHashTable     *keys;       /* its names as they compare */
  GArray         *places;     /* (element-type Place) newest article first */
  GPtrArray      *answer;
  guint           limit;
} Reading;

/* Its name as it compares: of a place without what sort of place it is. */
static char *
make_key (Reading    *reading,
          const char *name)
{
  return reading->entity->kind == BANG_ENTITY_PLACE ? bang_words_place_key (name) : bang_words_key (name, FALSE);
}

static gboolean
is_it (Reading    *reading,
       const char *name)
{
  g_autofree char *key = NULL;

  if (name == NULL)
    return FALSE;
  key = make_key (reading, name);
  return key[0] != '\0' && key[1] != '\0' && g_hash_table_contains (reading->keys, key);
}

static gboolean
read_places (Reading  *reading,
             gint64    entity_id,
             GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  reading->entity = bang_entity_read (reading->connection, entity_id, error);
  if (reading->entity == NULL)
    return FALSE;
  g_hash_table_add (reading->keys, make_key (reading, reading->entity->name));

  stmt = bang_connection_prepare (reading->connection, ACTION,
                                  "SELECT article_id, n, name FROM main.article_entity "
                                  "WHERE entity_id = ?1 ORDER BY order_key DESC, n LIMIT ?2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, entity_id);
  sqlite3_bind_int64 (stmt, 2, MAX_ARTICLES);
  for (;;)
    {
      Place place;

      if (!bang_connection_step (reading->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      place.article_id = sqlite3_column_int64 (stmt, 0);
      place.n = sqlite3_column_int64 (stmt, 1);
      g_array_append_val (reading->places, place);
      if (bang_column_text (stmt, 2) != NULL)
        g_hash_table_add (reading->keys, make_key (reading, bang_column_text (stmt, 2)));
    }
}

static BangAppearance *
find_appearance (Reading *reading,
                 gint64   event_id)
{
  /* Those of one article stand together, at the end. */
  for (guint i = reading->answer->len; i-- > 0;)
    {
      BangAppearance *known = g_ptr_array_index (reading->answer, i);

      if (known->event->id == event_id)
        return known;
      if (BANG_EVENT_ID_ARTICLE (known->event->id) != BANG_EVENT_ID_ARTICLE (event_id))
        break;
    }
  return NULL;
}

/* Adds an appearance, once an event. */
static gboolean
add_appearance (Reading      *reading,
                gint64        event_id,
                gboolean      has_role,
                BangRole      role,
                gint64        side,
                BangSpan      span,
                GError      **error)
{
  BangAppearance *appearance;
  BangEventSideRow *row;

  if (reading->answer->len >= reading->limit || find_appearance (reading, event_id) != NULL)
    return TRUE;

  appearance = g_new0 (BangAppearance, 1);
  appearance->event = bang_event_row_read (reading->connection, &reading->quoter, event_id, FALSE, error);
  if (appearance->event == NULL)
    {
      bang_appearance_free (appearance);
      return FALSE;
    }
  g_ptr_array_add (reading->answer, appearance);
  appearance->has_role = has_role;
  appearance->role = role;
  if (side >= 0 && side < appearance->event->sides->len)
    {
      row = g_ptr_array_index (appearance->event->sides, side);
      appearance->side = g_strdup (row->label);
    }
  appearance->quote = bang_quoter_quote (&reading->quoter, BANG_EVENT_ID_ARTICLE (event_id), span, error);
  return appearance->quote != NULL;
}

typedef struct
{
  gint64   event;
  BangRole role;
  gint64   side;
  BangSpan span;
} Part;

static gboolean
read_participations (Reading      *reading,
                     const Place  *place,
                     GArray       *parts,
                     GError      **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (reading->connection, ACTION,
                                  "SELECT event_n, role, side, start, stop FROM main.participation "
                                  "WHERE article_id = ?1 AND entity_n = ?2 ORDER BY event_n, n", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, place->article_id);
  sqlite3_bind_int64 (stmt, 2, place->n);
  for (;;)
    {
      Part part;

      if (!bang_connection_step (reading->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      part.event = sqlite3_column_int64 (stmt, 0);
      part.role = bang_role_from_string (bang_column_text (stmt, 1));
      part.side = sqlite3_column_int64 (stmt, 2);
      part.span = bang_column_span (stmt, 3);
      g_array_append_val (parts, part);
    }
}

/* Events of which the name is a side. */
static gboolean
read_sides (Reading      *reading,
            const Place  *place,
            GArray       *parts,
            GError      **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (reading->connection, ACTION,
                                  "SELECT event_n, label, n, start, stop FROM main.event_side "
                                  "WHERE article_id = ?1 ORDER BY event_n, n", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, place->article_id);
  for (;;)
    {
      Part part;

      if (!bang_connection_step (reading->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!is_it (reading, bang_column_text (stmt, 1)))
        continue;
      part.event = sqlite3_column_int64 (stmt, 0);
      part.role = BANG_ROLE_MEMBER;
      part.side = sqlite3_column_int64 (stmt, 2);
      part.span = bang_column_span (stmt, 3);
      g_array_append_val (parts, part);
    }
}

/* The article names it and no more: its main event, and where it is named. */
static gboolean
add_mention (Reading      *reading,
             const Place  *place,
             GError      **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangSpan span = { 0, 0 };
  gboolean has_row;

  stmt = bang_connection_prepare (reading->connection, ACTION,
                                  "SELECT ae.mentions FROM main.article_entity ae "
                                  "JOIN main.event ev ON ev.article_id = ae.article_id AND ev.n = 0 "
                                  "WHERE ae.article_id = ?1 AND ae.n = ?2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, place->article_id);
  sqlite3_bind_int64 (stmt, 2, place->n);
  if (!bang_connection_step (reading->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  {
    const guint8 *p = sqlite3_column_blob (stmt, 0);
    const guint8 *end = bang_blob_end (p, (gsize) sqlite3_column_bytes (stmt, 0));
    gint64 last = 0;
    gint64 rule;

    if (!bang_mentions_get (&p, end, &last, &span, &rule))
      span = (BangSpan) { 0, 0 };
  }
  return add_appearance (reading, BANG_EVENT_ID (place->article_id, 0), FALSE, BANG_ROLE_MENTIONED, -1, span, error);
}

/* The office printed beside a person in that article. */
static gboolean
add_title (Reading      *reading,
           const Place  *place,
           guint         from,
           GError      **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (from == reading->answer->len || reading->entity->kind != BANG_ENTITY_PERSON)
    return TRUE;
  stmt = bang_connection_prepare (reading->connection, ACTION,
                                  "SELECT coalesce (resolved, text) FROM main.entity_title "
                                  "WHERE article_id = ?1 AND entity_n = ?2 ORDER BY n LIMIT 1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, place->article_id);
  sqlite3_bind_int64 (stmt, 2, place->n);
  if (!bang_connection_step (reading->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  for (guint i = from; has_row && i < reading->answer->len; i++)
    ((BangAppearance *) g_ptr_array_index (reading->answer, i))->title = bang_column_dup (stmt, 0);
  return TRUE;
}

static gboolean
read_appearances (Reading  *reading,
                  GError  **error)
{
  for (guint i = 0; i < reading->places->len && reading->answer->len < reading->limit; i++)
    {
      const Place *place = &g_array_index (reading->places, Place, i);
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
      guint from = reading->answer->len;

      if (g_cancellable_set_error_if_cancelled (reading->connection->cancellable, error))
        return FALSE;
      if (!(reading->entity->kind == BANG_ENTITY_PERSON ? read_participations (reading, place, parts, error)
                                                        : read_sides (reading, place, parts, error)))
        return FALSE;
      for (guint j = 0; j < parts->len; j++)
        {
          const Part *part = &g_array_index (parts, Part, j);

          if (!add_appearance (reading, BANG_EVENT_ID (place->article_id, part->event),
                               part->role != BANG_ROLE_MENTIONED, part->role, part->side, part->span, error))
            return FALSE;
        }
      if (parts->len == 0 && !add_mention (reading, place, error))
        return FALSE;
      if (!add_title (reading, place, from, error))
        return FALSE;
    }
  return TRUE;
}

static BangRelationRow *
find_relation (Reading    *reading,
               const char *subject,
               const char *predicate,
               const char *object)
{
  for (guint i = 0; i < reading->answer->len; i++)
    {
      BangRelationRow *known = g_ptr_array_index (reading->answer, i);
      g_autofree char *known_subject = NULL;
      g_autofree char *known_object = NULL;
      g_autofree char *new_subject = NULL;
      g_autofree char *new_object = NULL;

      if (known->predicate != predicate)
        continue;
      known_subject = bang_words_key (known->subject, FALSE);
      new_subject = bang_words_key (subject, FALSE);
      if (strcmp (known_subject, new_subject) != 0)
        continue;
      known_object = bang_words_key (known->object, FALSE);
      new_object = bang_words_key (object, FALSE);
      if (strcmp (known_object, new_object) == 0)
        return known;
    }
  return NULL;
}

static gboolean
read_relation_article (Reading          *reading,
                       BangRelationRow  *row,
                       GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (reading->connection, ACTION,
                                  "SELECT title, date_start FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, row->article_id);
  if (!bang_connection_step (reading->connection, ACTION, stmt, &has_row, error))
    return FALSE;

  row->article_title = has_row ? bang_column_dup (stmt, 0) : g_strdup ("");
  row->date = bang_day_from_number (has_row ? sqlite3_column_int64 (stmt, 1) : 0);
  return TRUE;
}

/* Takes one relation of the article; one that newer articles say is counted. */
static gboolean
take_relation (Reading             *reading,
               gint64               article_id,
               const BangRelation  *relation,
               GHashTable          *counted,
               GError             **error)
{
  BangRelationRow *row;

  if (!is_it (reading, relation->subject) && !is_it (reading, relation->object))
    return TRUE;

  row = find_relation (reading, relation->subject, relation->predicate, relation->object);
  if (row != NULL)
    {
      if (g_hash_table_add (counted, row))
        row->n_articles++;
      return TRUE;
    }
  if (reading->answer->len >= reading->limit)
    return TRUE;

  row = g_new0 (BangRelationRow, 1);
  g_ptr_array_add (reading->answer, row);
  g_hash_table_add (counted, row);
  row->subject = g_strdup (relation->subject);
  row->predicate = relation->predicate;
  row->object = g_strdup (relation->object);
  row->article_id = article_id;
  row->n_articles = 1;
  row->span = relation->evidence.span;
  row->rule = relation->evidence.rule;
  row->quote = bang_quoter_quote (&reading->quoter, article_id, row->span, error);
  return row->quote != NULL && read_relation_article (reading, row, error);
}

static gboolean
read_relations (Reading  *reading,
                GError  **error)
{
  gint64 before = 0;

  for (guint i = 0; i < reading->places->len; i++)
    {
      g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
      g_autoptr (GPtrArray) relations = NULL;
      gint64 article_id = g_array_index (reading->places, Place, i).article_id;

      if (article_id == before)
        continue;
      before = article_id;
      if (g_cancellable_set_error_if_cancelled (reading->connection->cancellable, error))
        return FALSE;
      relations = bang_relations_read (reading->connection, article_id, error);
      if (relations == NULL)
        return FALSE;
      for (guint j = 0; j < relations->len; j++)
        {
          if (!take_relation (reading, article_id, g_ptr_array_index (relations, j), counted, error))
            return FALSE;
        }
    }
  return TRUE;
}

static GPtrArray *
run (BangLibrary     *self,
     gint64           entity_id,
     guint            limit,
     gboolean       (*read) (Reading  *reading,
                             GError  **error),
     GDestroyNotify   free_row,
     GCancellable    *cancellable,
     GError         **error)
{
  g_autoptr (GPtrArray) answer = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  BangConnection *connection = bang_library_take_reader (self, cancellable, error);
  Reading reading = { connection, { connection, }, NULL, keys, places, answer, limit };
  gboolean done = FALSE;

  if (connection == NULL)
    return NULL;

  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      done = read_places (&reading, entity_id, error) && read (&reading, error);
      bang_connection_rollback (connection);
    }
  bang_library_give_reader (self, connection);
  bang_quoter_clear (&reading.quoter);
  bang_entity_row_free (reading.entity);
  return done ? g_steal_pointer (&answer) : NULL;
}

/**
 * bang_library_get_entity_events:
 * @entity_id: a name
 * @limit: how many at most
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Reads the events a name was in, newest first, out of its newest 500 articles:
 * of a person those it took part in, of others those it was a side of; of an
 * article that only names it, the main event.
 *
 * Returns: (transfer full) (nullable) (element-type BangAppearance): the events;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such name
 */
GPtrArray *
bang_library_get_entity_events (BangLibrary   *self,
                                gint64         entity_id,
                                guint          limit,
                                GCancellable  *cancellable,
                                GError       **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  return run (self, entity_id, limit, read_appearances, (GDestroyNotify) bang_appearance_free, cancellable, error);
}

/**
 * bang_library_get_entity_relations:
 * @entity_id: a name
 * @limit: how many at most
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads what the newest 500 articles of a name say of it and others, each
 * relation once, with the sentence of the newest article that says so.
 *
 * Returns: (transfer full) (nullable) (element-type BangRelationRow): the
 *   relations; %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such name
 */
GPtrArray *
bang_library_get_entity_relations (BangLibrary   *self,
                                   gint64         entity_id,
                                   guint          limit,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  return run (self, entity_id, limit, read_relations, (GDestroyNotify) bang_relation_row_free, cancellable, error);
}
