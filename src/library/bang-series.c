/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The series an event belongs to: one name, and the same who meet, with the
 * editions the library knows and those missing between them.
 *
 * A series is no row: two events are of one when their names are, when they have
 * two sides in common (of two countries, where the sides are of several), and
 * when neither the body that meets (bang-series-body.c) nor the order of their
 * days speaks against it. So a report that names all who met and one that names
 * two of them are of one series, in whatever order they stand, and names that a
 * person joined are one side. The pair of the asked event decides: what is told
 * is true of it.
 *
 * One range read for each of its sides; any thread.
 */
#include "config.h"

#include "library/bang-series.h"

#include <glib/gi18n-lib.h>

#include "library/bang-browse.h"
#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-library-private.h"
#include "library/bang-series-private.h"
#include "text/bang-fold.h"

#define ACTION N_("The events could not be read.")

/* Sides of an event, names of a side, events filed under one side and name. */
#define MAX_SIDES 16
#define MAX_NAMES 16
#define MAX_FILED 20000

G_DEFINE_BOXED_TYPE (BangSeries, bang_series, bang_series_ref, bang_series_unref)

typedef struct
{
  char      *country;
  char      *label;
  GPtrArray *keys;      /* (element-type utf8) of it and of what was merged with it */
} Side;

typedef struct
{
  BangConnection *connection;
  BangSeries     *series;
  BangDay         date;       /* of the asked event */
  char           *name;       /* key */
  char           *body;
  GArray         *sides;      /* (element-type Side) */
  GPtrArray      *keys;       /* (element-type utf8) (unowned) first of each side */
  GHashTable     *filed;      /* event id -> guint32, a bit for each of the sides that it has */
  gboolean        cut;        /* there may be more than was read */
} Reading;

static void
edition_free_cb (gpointer data)
{
  g_free (((BangEdition *) data)->title);
  g_free (data);
}

static BangSeries *
series_new (gint64 event_id)
{
  BangSeries *self = g_new0 (BangSeries, 1);

  g_atomic_ref_count_init (&self->refs);
  self->event_id = event_id;
  self->sides = g_ptr_array_new_with_free_func (g_free);
  self->editions = g_ptr_array_new_with_free_func (edition_free_cb);
  self->missing = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

BangSeries *
bang_series_ref (BangSeries *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
bang_series_unref (BangSeries *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->name);
  g_ptr_array_unref (self->sides);
  g_ptr_array_unref (self->editions);
  g_array_unref (self->missing);
  g_free (self);
}

static void
side_clear_cb (gpointer data)
{
  Side *side = data;

  g_free (side->country);
  g_free (side->label);
  g_ptr_array_unref (side->keys);
}

static void
reading_clear (Reading *self)
{
  g_free (self->name);
  g_free (self->body);
  g_clear_pointer (&self->sides, g_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->filed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
add_key (GPtrArray  *keys,
         const char *label)
{
  g_autofree char *key = bang_series_side_key (label);

  if (*key != '\0' && keys->len < MAX_NAMES && !g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_ptr_array_add (keys, g_steal_pointer (&key));
}

/* The other names of a side: of what a person merged it with, or into. */
static gboolean
add_merged (Reading     *reading,
            Side        *side,
            GError     **error)
{
  g_autoptr (GHashTable) ids = bang_id_set_new ();
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *norm = bang_fold_key (side->label, -1);
  g_autofree char *bare = bang_fold_key (g_ptr_array_index (side->keys, 0), -1);
  GHashTableIter iter;
  gint64 id;

  if (!bang_sql_collect (reading->connection, ids, error,
                         "SELECT e.id FROM main.entity_name n JOIN main.entity e ON e.id = n.entity_id "
                         "WHERE n.norm IN (?1, ?2) AND e.kind IN ('place', 'organisation') AND "
                         "  (e.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM main.entity WHERE merged_into = e.id)) "
                         "LIMIT ?3", "tti", norm, bare, (gint64) MAX_NAMES))
    return FALSE;
  g_hash_table_iter_init (&iter, ids);
  while (bang_id_set_next (&iter, &id))
    {
      g_clear_pointer (&names, g_ptr_array_unref);
      names = bang_sql_list (reading->connection, error,
                             "WITH RECURSIVE joined (id) AS (VALUES (?1) UNION "
                             "  SELECT e.id FROM joined JOIN main.entity e ON e.merged_into = joined.id) "
                             "SELECT name FROM main.entity WHERE id IN joined "
                             "UNION SELECT name FROM main.entity_claim WHERE entity_id IN joined AND name IS NOT NULL "
                             "LIMIT ?2", "ii",
                             bang_entity_get_root (reading->connection, id), (gint64) MAX_NAMES);
      if (names == NULL)
        return FALSE;
      for (guint i = 0; i < names->len; i++)
        add_key (side->keys, g_ptr_array_index (names, i));
    }
  return TRUE;
}

/* Who meets, as the event is filed. */
static gboolean
read_sides (Reading  *reading,
            GError  **error)
{
  gint64 id = reading->series->event_id;
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (reading->connection, error,
                       "SELECT label, country, side FROM main.event_series WHERE article_id = ?1 AND event_n = ?2 "
                       "ORDER BY n LIMIT ?3", "iii",
                       BANG_EVENT_ID_ARTICLE (id), (gint64) BANG_EVENT_ID_N (id), (gint64) MAX_SIDES);
  for (;;)
    {
      Side side = { NULL, };

      if (!bang_sql_next (reading->connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      side.label = bang_column_dup (stmt, 0);
      side.country = bang_column_dup (stmt, 1);
      side.keys = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (side.keys, bang_column_dup (stmt, 2));
      g_array_append_val (reading->sides, side);
      g_ptr_array_add (reading->keys, g_ptr_array_index (side.keys, 0));
      g_ptr_array_add (reading->series->sides, g_strdup (side.label));
      if (!add_merged (reading, &side, error))
        return FALSE;
    }
}

/* Everything of the same name that side @n was at. */
static gboolean
read_filed (Reading     *reading,
            guint        n,
            const char  *key,
            GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  guint n_rows = 0;

  stmt = bang_sql_ask (reading->connection, error,
                       "SELECT article_id, event_n FROM main.event_series "
                       "WHERE name = ?1 AND side = ?2 LIMIT ?3", "tti", reading->name, key, (gint64) MAX_FILED);
  for (;; n_rows++)
    {
      guint32 *filed;
      gint64 id;

      if (!bang_sql_next (reading->connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = BANG_EVENT_ID (sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1));
      filed = g_hash_table_lookup (reading->filed, &id);
      if (filed == NULL)
        {
          filed = g_new0 (guint32, 1);
          g_hash_table_insert (reading->filed, g_memdup2 (&id, sizeof id), filed);
        }
      *filed |= 1u << n;
    }
  reading->cut |= n_rows == MAX_FILED;
  return TRUE;
}

static gboolean
read_all_filed (Reading  *reading,
                GError  **error)
{
  for (guint i = 0; i < reading->sides->len; i++)
    {
      GPtrArray *keys = g_array_index (reading->sides, Side, i).keys;

      for (guint j = 0; j < keys->len; j++)
        {
          if (!read_filed (reading, i, g_ptr_array_index (keys, j), error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Whether those of the asked sides are a pair of its series: two of them, and
 * of two countries unless all are of one. */
static gboolean
is_pair (const Reading *reading,
         guint32        sides)
{
  const char *country = NULL;
  gboolean several = FALSE;
  gboolean shared_several = FALSE;
  guint n = 0;

  for (guint i = 0; i < reading->sides->len; i++)
    {
      const Side *side = &g_array_index (reading->sides, Side, i);

      several |= !g_str_equal (side->country, g_array_index (reading->sides, Side, 0).country);
      if ((sides & 1u << i) == 0)
        continue;
      n++;
      shared_several |= country != NULL && !g_str_equal (country, side->country);
      country = side->country;
    }
  return n >= 2 && (shared_several || !several);
}

/* Later editions are not held earlier, and one is held once. Days and months may
 * be unknown: of years alone is judged, and a report may come after the turn. */
static gboolean
is_in_order (const Reading *reading,
             guint          edition,
             BangDay        date)
{
  guint own = reading->series->edition;
  int years = (int) date.year - (int) reading->date.year;

  if (date.year == 0 || reading->date.year == 0)
    return TRUE;
  if (edition == own)
    return ABS (years) <= 1;
  return edition < own ? years <= 0 : years >= 0;
}

/* Which of two events stands for an edition: the one that was asked about, one
 * that took place, one with a day, the first. */
static gboolean
is_better (const BangSeries  *series,
           const BangEdition *a,
           const BangEdition *b)
{
  if ((a->event_id == series->event_id) != (b->event_id == series->event_id))
    return a->event_id == series->event_id;
  if ((a->aspect == BANG_ASPECT_OCCURRED) != (b->aspect == BANG_ASPECT_OCCURRED))
    return a->aspect == BANG_ASPECT_OCCURRED;
  if ((a->date.year != 0) != (b->date.year != 0))
    return a->date.year != 0;
  return a->event_id < b->event_id;
}

static void
add_edition (BangSeries  *series,
             GHashTable  *editions,
             BangEdition *found)
{
  BangEdition *known = g_hash_table_lookup (editions, GUINT_TO_POINTER (found->edition));

  if (known == NULL)
    {
      g_ptr_array_add (series->editions, found);
      g_hash_table_insert (editions, GUINT_TO_POINTER (found->edition), found);
      return;
    }
  found->n_events = ++known->n_events;
  if (is_better (series, found, known))
    {
      BangEdition swapped = *known;

      *known = *found;
      *found = swapped;
    }
  edition_free_cb (found);
}

/* @edition: (transfer full) (nullable): an event as an edition, NULL when it is
 * not there */
static gboolean
read_edition (BangConnection  *connection,
              gint64           event_id,
              BangEdition    **edition,
              GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *edition = NULL;
  stmt = bang_sql_ask (connection, error,
                       "SELECT title, date_start, aspect, edition FROM main.event "
                       "WHERE article_id = ?1 AND n = ?2 AND edition > 0", "ii",
                       BANG_EVENT_ID_ARTICLE (event_id), (gint64) BANG_EVENT_ID_N (event_id));
  if (!bang_sql_next (connection, stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  *edition = g_new0 (BangEdition, 1);
  (*edition)->event_id = event_id;
  (*edition)->n_events = 1;
  (*edition)->title = bang_column_dup (stmt, 0);
  (*edition)->date = bang_day_from_number (sqlite3_column_int64 (stmt, 1));
  (*edition)->aspect = bang_aspect_from_string (bang_column_text (stmt, 2));
  (*edition)->edition = (guint) CLAMP (sqlite3_column_int64 (stmt, 3), 0, G_MAXINT);
  return TRUE;
}

/* Adds the event when it is of the series. */
static gboolean
judge (Reading     *reading,
       GHashTable  *editions,
       gint64       event_id,
       GError     **error)
{
  g_autofree char *body = NULL;
  BangEdition *edition;

  if (!read_edition (reading->connection, event_id, &edition, error))
    return FALSE;
  if (edition == NULL)
    return TRUE;

  body = bang_series_read_body (edition->title, reading->name, reading->keys);
  if (bang_series_is_body (body, reading->body) && is_in_order (reading, edition->edition, edition->date))
    add_edition (reading->series, editions, edition);
  else
    edition_free_cb (edition);
  return TRUE;
}

static gboolean
read_editions (Reading      *reading,
               BangEdition  *own,
               GError      **error)
{
  g_autoptr (GHashTable) editions = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer id;
  gpointer filed;

  add_edition (reading->series, editions, own);
  g_hash_table_iter_init (&iter, reading->filed);
  while (g_hash_table_iter_next (&iter, &id, &filed))
    {
      if (*(const gint64 *) id != reading->series->event_id && is_pair (reading, *(const guint32 *) filed) &&
          !judge (reading, editions, *(const gint64 *) id, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_editions (gconstpointer a,
                  gconstpointer b)
{
  const BangEdition *x = *(const BangEdition * const *) a;
  const BangEdition *y = *(const BangEdition * const *) b;

  return x->edition < y->edition ? -1 : x->edition > y->edition;
}

static void
find_missing (BangSeries *series)
{
  for (guint i = 1; i < series->editions->len; i++)
    {
      const BangEdition *before = g_ptr_array_index (series->editions, i - 1);
      const BangEdition *edition = g_ptr_array_index (series->editions, i);

      for (guint n = before->edition + 1; n < edition->edition && series->missing->len < BANG_SERIES_MAX_MISSING; n++)
        g_array_append_val (series->missing, n);
      series->n_missing += edition->edition - before->edition - 1;
    }
}

/* Fills the series, which stays empty when the event is of none. */
static gboolean
read_series (Reading  *reading,
             GError  **error)
{
  BangSeries *series = reading->series;
  BangEdition *own;

  if (!bang_sql_get_text (reading->connection, &series->name, error,
                          "SELECT series FROM main.event WHERE article_id = ?1 AND n = ?2 AND edition > 0", "ii",
                          BANG_EVENT_ID_ARTICLE (series->event_id), (gint64) BANG_EVENT_ID_N (series->event_id)))
    return FALSE;
  if (series->name == NULL)
    return TRUE;

  reading->name = bang_series_name_key (series->name);
  if (!read_sides (reading, error) ||
      !read_all_filed (reading, error) ||
      !read_edition (reading->connection, series->event_id, &own, error))
    return FALSE;
  series->edition = own->edition;
  reading->date = own->date;
  reading->body = bang_series_read_body (own->title, reading->name, reading->keys);
  if (!read_editions (reading, own, error))
    return FALSE;
  g_ptr_array_sort (series->editions, compare_editions);
  if (!reading->cut)
    find_missing (series);
  return TRUE;
}

/**
 * bang_library_get_series:
 * @event_id: BANG_EVENT_ID() of an event
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Asks which series of meetings an event is of, which editions of it the library
 * knows and which are missing between the first and the last of those.
 *
 * Returns: (transfer full) (nullable): the series; without a name when the event
 *   does not count itself or is not there, with its own edition alone when
 *   fewer than two sides are told
 */
BangSeries *
bang_library_get_series (BangLibrary   *self,
                         gint64         event_id,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (BangSeries) series = NULL;
  g_auto (Reading) reading = { NULL, };
  gboolean done = FALSE;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  reading.series = series = series_new (event_id);
  reading.sides = g_array_new (FALSE, FALSE, sizeof (Side));
  g_array_set_clear_func (reading.sides, side_clear_cb);
  reading.keys = g_ptr_array_new ();
  reading.filed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  reading.connection = bang_library_take_reader (self, cancellable, error);
  if (reading.connection == NULL)
    return NULL;

  if (bang_connection_exec (reading.connection, ACTION, "BEGIN", error))
    {
      done = read_series (&reading, error);
      bang_connection_rollback (reading.connection);
    }
  bang_library_give_reader (self, reading.connection);
  return done ? g_steal_pointer (&series) : NULL;
}
