/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside an article: who and what it names, other reports of the
 * same event, and articles that share its rarer names.
 *
 * Related: a name in common counts the more the fewer articles it stands in
 * (inverse document frequency), people more than bodies, bodies more than
 * places. Only the rarest names are followed, and only to their newest
 * articles, so the work is the same in a small library and a large one. Other
 * reports of the event are found in bang-same-event.c.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "library/bang-claims-private.h"
#include "library/bang-entities-private.h"
#include "library/bang-relations-private.h"
#include "library/bang-rows-private.h"

#define ACTION N_("The relations could not be read.")

#define MAX_FOLLOWED   16    /* names that are followed */
#define MAX_FOLLOW     50    /* newest articles of each */
#define MAX_CANDIDATES 200
#define MAX_RELATED    12
#define MAX_SHARED     6     /* names that are given as the reason */

/* What it tells that two articles share this name. */
static double
get_weight (const BangEntityRow *row,
            gint64               n_articles)
{
  double rarity = log (1.0 + (double) MAX (n_articles, 1) / (double) MAX (row->n_articles, 1));

  switch (row->kind)
    {
    case BANG_ENTITY_PERSON:
      return 1.5 * rarity;
    case BANG_ENTITY_ORGANISATION:
    case BANG_ENTITY_MECHANISM:
    case BANG_ENTITY_PROJECT:
    case BANG_ENTITY_DOCUMENT:
      return 1.2 * rarity;
    case BANG_ENTITY_PLACE:
      /* A country, or the paper's own province, is in all of them. */
      if (g_strcmp0 (row->place_kind, "country") == 0 || (gint64) row->n_articles * 4 > n_articles + 40)
        return 0.0;
      return 0.6 * rarity;
    case BANG_ENTITY_N_KINDS:
    default:
      return 0.0;
    }
}

static GPtrArray *
get_list (BangRelations  *relations,
          BangEntityKind  kind)
{
  switch (kind)
    {
    case BANG_ENTITY_PERSON:
      return relations->people;
    case BANG_ENTITY_PLACE:
      return relations->places;
    case BANG_ENTITY_ORGANISATION:
    case BANG_ENTITY_MECHANISM:
      return relations->organisations;
    case BANG_ENTITY_PROJECT:
    case BANG_ENTITY_DOCUMENT:
    case BANG_ENTITY_N_KINDS:
    default:
      return NULL;
    }
}

static gboolean
add_name (BangRelating  *relating,
          gint64         id,
          gboolean       present,
          GError       **error)
{
  BangEntityRow *row = bang_entity_read (relating->connection, id, error);
  GPtrArray *list;
  BangSharedName name;

  if (row == NULL)
    return FALSE;

  row->present = present;
  list = get_list (relating->relations, row->kind);
  if (list == NULL)
    {
      bang_entity_row_free (row);
      return TRUE;
    }

  g_ptr_array_add (list, row);
  name.id = id;
  name.kind = row->kind;
  name.name = row->name;
  name.weight = get_weight (row, relating->n_articles);
  g_array_append_val (relating->names, name);
  return bang_entity_add_titles (relating->connection, row, error);
}

static gboolean
read_names (BangRelating  *relating,
            GError       **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (relating->connection, ACTION,
                                  "SELECT entity_id, max (present), min (n) AS first FROM main.article_entity "
                                  "WHERE article_id = ?1 GROUP BY entity_id ORDER BY first", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, relating->id);
  for (;;)
    {
      if (!bang_connection_step (relating->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!add_name (relating, sqlite3_column_int64 (stmt, 0), sqlite3_column_int (stmt, 1) != 0, error))
        return FALSE;
    }
}

static gboolean
read_article (BangRelating  *relating,
              GError       **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  if (!bang_connection_get_int (relating->connection, ACTION,
                                "SELECT value FROM main.tally WHERE name = 'articles'",
                                &relating->n_articles, error))
    return FALSE;

  stmt = bang_connection_prepare (relating->connection, ACTION,
                                  "SELECT date_start, event_type FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, relating->id);
  if (!bang_connection_step (relating->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_NOT_FOUND,
                           _("The library has no such article."));
      return FALSE;
    }
  relating->day = bang_day_from_number (sqlite3_column_int64 (stmt, 0));
  relating->type = g_intern_string (bang_column_text (stmt, 1));
  return TRUE;
}

/**
 * bang_candidate_clear:
 * @data: a #BangCandidate in an array
 */
void
bang_candidate_clear (gpointer data)
{
  BangCandidate *candidate = data;

  g_clear_pointer (&candidate->names, g_array_unref);
}

/**
 * bang_relating_compare:
 * @candidate: gets which of the article's names it has, and what that is worth
 * @n_people: (out): how many of them are people
 */
gboolean
bang_relating_compare (BangRelating   *relating,
                       BangCandidate  *candidate,
                       guint          *n_people,
                       GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *n_people = 0;
  candidate->names = g_array_new (FALSE, FALSE, sizeof (guint));
  stmt = bang_connection_prepare (relating->connection, ACTION,
                                  "SELECT DISTINCT entity_id FROM main.article_entity WHERE article_id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, candidate->id);
  for (;;)
    {
      gint64 id;

      if (!bang_connection_step (relating->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = sqlite3_column_int64 (stmt, 0);
      for (guint i = 0; i < relating->names->len; i++)
        {
          const BangSharedName *name = &g_array_index (relating->names, BangSharedName, i);

          if (name->id != id)
            continue;
          if (name->kind == BANG_ENTITY_PERSON)
            ++*n_people;
          candidate->score += name->weight;
          g_array_append_val (candidate->names, i);
        }
    }
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const BangSharedName *names = data;
  double x = names[*(const guint *) a].weight;
  double y = names[*(const guint *) b].weight;

  return x > y ? -1 : x < y;
}

/**
 * bang_candidate_compare:
 *
 * Returns: the order of two candidates in an array, the best first
 */
int
bang_candidate_compare (gconstpointer a,
                        gconstpointer b)
{
  const BangCandidate *x = a;
  const BangCandidate *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->id > y->id ? -1 : x->id < y->id;
}

static BangReason
get_reason (BangEntityKind kind)
{
  if (kind == BANG_ENTITY_PERSON)
    return BANG_REASON_PEOPLE;
  if (kind == BANG_ENTITY_PLACE)
    return BANG_REASON_PLACE;
  return BANG_REASON_ORGANISATION;
}

/**
 * bang_relating_add:
 * @list: (element-type BangRelated): gets the article
 * @same_event: whether it reports the same event
 *
 * Adds an article with the reason why it stands there.
 */
gboolean
bang_relating_add (BangRelating   *relating,
                   GPtrArray      *list,
                   BangCandidate  *candidate,
                   gboolean        same_event,
                   GError        **error)
{
  BangRelated *related = bang_related_new ();
  const BangSharedName *names = (const BangSharedName *) (void *) relating->names->data;

  g_ptr_array_add (list, related);
  related->score = candidate->score;
  g_array_sort_with_data (candidate->names, compare_names_cb, relating->names->data);
  related->reason = BANG_REASON_SAME_EVENT;
  if (!same_event)
    related->reason = get_reason (names[g_array_index (candidate->names, guint, 0)].kind);
  for (guint i = 0; i < candidate->names->len && related->shared->len < MAX_SHARED; i++)
    {
      const BangSharedName *name = &names[g_array_index (candidate->names, guint, i)];

      if (name->weight > 0.0)
        g_ptr_array_add (related->shared, g_strdup (name->name));
    }

  related->row = bang_row_read (relating->connection, candidate->id, NULL, error);
  if (related->row == NULL)
    return FALSE;
  related->row->snippet = g_strdup ("");
  return TRUE;
}

/* The newest articles of one name, as candidates. */
static gboolean
follow (BangRelating  *relating,
        gint64         entity_id,
        GHashTable    *taken,
        GArray        *candidates,
        GError       **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (relating->connection, ACTION,
                                  "SELECT DISTINCT order_key, article_id FROM main.article_entity "
                                  "WHERE entity_id = ?1 ORDER BY order_key DESC LIMIT ?2", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, entity_id);
  sqlite3_bind_int64 (stmt, 2, MAX_FOLLOW);
  while (candidates->len < MAX_CANDIDATES)
    {
      BangCandidate candidate = { 0, };

      if (!bang_connection_step (relating->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      candidate.id = sqlite3_column_int64 (stmt, 1);
      if (g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize) candidate.id)))
        g_array_append_val (candidates, candidate);
    }
  return TRUE;
}

static GArray *
gather (BangRelating  *relating,
        GHashTable    *taken,
        GError       **error)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (BangCandidate));

  g_array_set_clear_func (candidates, bang_candidate_clear);
  for (guint i = 0; i < relating->names->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_names_cb, relating->names->data);

  for (guint i = 0; i < MIN (order->len, MAX_FOLLOWED); i++)
    {
      const BangSharedName *name = &g_array_index (relating->names, BangSharedName, g_array_index (order, guint, i));

      if (name->weight > 0.0 && !follow (relating, name->id, taken, candidates, error))
        return NULL;
    }
  return g_steal_pointer (&candidates);
}

static gboolean
find_related (BangRelating  *relating,
              GHashTable    *taken,
              GError       **error)
{
  g_autoptr (GArray) candidates = gather (relating, taken, error);

  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      guint n_people;

      if (g_cancellable_set_error_if_cancelled (relating->connection->cancellable, error) ||
          !bang_relating_compare (relating, &g_array_index (candidates, BangCandidate, i), &n_people, error))
        return FALSE;
    }

  g_array_sort (candidates, bang_candidate_compare);
  for (guint i = 0; i < MIN (candidates->len, MAX_RELATED); i++)
    {
      /* Nothing in common after all, in a file that is damaged. */
      if (g_array_index (candidates, BangCandidate, i).names->len == 0)
        break;
      if (!bang_relating_add (relating, relating->relations->related,
                        &g_array_index (candidates, BangCandidate, i), FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static BangRelations *
relations_new ( void)
{
  BangRelations *self = g_new0 (BangRelations, 1);

  g_atomic_ref_count_init (&self->refs);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  self->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  self->same_event = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);
  self->wholes = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);
  self->reposts = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);
  self->related = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);
  return self;
}

static BangRelations *
read_relations (BangConnection  *connection,
                gint64           id,
                GError         **error)
{
  g_autoptr (BangRelations) relations = relations_new ();
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (BangSharedName));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  BangRelating relating = { connection, id, relations, names, 0, { 0, 0, 0 }, NULL };

  g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize) id));
  if (!read_article (&relating, error) ||
      !read_names (&relating, error) ||
      !bang_relating_find_same_event (&relating, taken, error) ||
      !find_related (&relating, taken, error))
    return NULL;
  return g_steal_pointer (&relations);
}

/**
 * bang_library_get_relations:
 * @article_id: an article
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads what stands beside an article. Bounded work: about 200 articles are
 * compared, whatever the library.
 *
 * Returns: (transfer full) (nullable): the relations;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such article
 */
BangRelations *
bang_library_get_relations (BangLibrary   *self,
                            gint64         article_id,
                            GCancellable  *cancellable,
                            GError       **error)
{
  BangConnection *connection;
  BangRelations *relations = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      relations = read_relations (connection, article_id, error);
      bang_connection_rollback (connection);
    }
  bang_library_give_reader (self, connection);
  return relations;
}
