/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a table of today has for what an older program met: those of places
 * in other scripts, and what all forms of the name of a body have in common. An
 * article that comes in gives them to what is new; this, to the rest.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-reread.h"

#include <string.h>

#include "library/bang-body-names-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"
#include "library/bang-place-names.h"
#include "text/bang-fold.h"

typedef struct
{
  gint64       id;
  char        *name;
  char        *place_kind;   /* (nullable); of places */
  BangCountry  side;
} Entity;

static void
entity_clear_cb (gpointer data)
{
  Entity *entity = data;

  g_free (entity->name);
  g_free (entity->place_kind);
}

static GArray *
read_entities (BangConnection  *connection,
               const char      *kind,
               GError         **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, TRUE, sizeof (Entity));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  g_array_set_clear_func (entities, entity_clear_cb);
  stmt = bang_sql_ask (connection, error,
                       "SELECT e.id, coalesce (c.name, e.name), e.place_kind, coalesce (c.side, e.side) "
                       "FROM main.entity e LEFT JOIN main.entity_claim c ON c.entity_id = e.id "
                       "WHERE coalesce (c.kind, e.kind) = ?1", "t", kind);
  for (;;)
    {
      Entity entity;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&entities);
      entity.id = sqlite3_column_int64 (stmt, 0);
      entity.name = bang_column_dup (stmt, 1);
      entity.place_kind = bang_column_dup (stmt, 2);
      entity.side = bang_country_from_string (bang_column_text (stmt, 3));
      g_array_append_val (entities, entity);
    }
}

static gboolean
add_name (BangWriter  *writer,
          gint64       id,
          const char  *norm,
          const char  *name,
          const char  *kind,
          GError     **error)
{
  return bang_sql_run (writer->connection, error,
                       "INSERT OR IGNORE INTO main.entity_name VALUES (?1, ?2, ?3, ?4)", "titt", norm, id, name, kind);
}

static gboolean
renew_places (BangWriter  *writer,
              GError     **error)
{
  g_autoptr (GArray) places = read_entities (writer->connection, bang_entity_kind_to_string (BANG_ENTITY_PLACE), error);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const Entity *place = &g_array_index (places, Entity, i);
      g_autoptr (GArray) names = bang_place_names_of (place->name, place->place_kind, place->side);

      for (guint j = 0; j < names->len; j++)
        {
          const BangPlaceName *name = &g_array_index (names, BangPlaceName, j);
          g_autofree char *norm = bang_fold_key (name->name, -1);

          if (!add_name (writer, place->id, norm, name->name, bang_place_name_kind_to_string (name->kind), error))
            return FALSE;
        }
    }
  return places != NULL;
}

static gboolean
renew_bodies (BangWriter  *writer,
              GError     **error)
{
  g_autoptr (GArray) bodies = NULL;

  bodies = read_entities (writer->connection, bang_entity_kind_to_string (BANG_ENTITY_ORGANISATION), error);
  for (guint i = 0; bodies != NULL && i < bodies->len; i++)
    {
      const Entity *body = &g_array_index (bodies, Entity, i);
      g_autofree char *norm = bang_fold_key (body->name, -1);
      g_autofree char *key = bang_body_name_key (body->name);

      if (strcmp (norm, key) != 0 && !add_name (writer, body->id, key, key, "whole", error))
        return FALSE;
    }
  return bodies != NULL;
}

static gboolean
renew_cb (BangWriter    *writer,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  if (!bang_writer_begin (writer, error))
    return FALSE;
  /* What was learned of names may be more now. */
  bang_writer_forget (writer);
  if (renew_places (writer, error) && renew_bodies (writer, error))
    return bang_writer_commit (writer, error);

  bang_writer_rollback (writer);
  return FALSE;
}

/**
 * bang_library_renew_names:
 * @error: return location
 *
 * Gives what the library knows already the names that the tables of today have
 * for it. Names are added, none is taken away.
 */
gboolean
bang_library_renew_names (BangLibrary  *self,
                          GError      **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), FALSE);

  return bang_library_write (self, renew_cb, NULL, NULL, error);
}
