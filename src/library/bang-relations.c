/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside an article: who and what it names, other reports of the
 * same event, and articles that share its rarer names.
 *
 * The same event: the same family of types, at most a day apart, and the same
 * place (or one inside the other) or two people in common. The window is that
 * of tools for event data, which offer a day or two.
 *
 * Related: a name in common counts the more the fewer articles it stands in
 * (inverse document frequency), people more than bodies, bodies more than
 * places. Only the rarest names are followed, and only to their newest
 * articles, so the work is the same in a small library and a large one.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-entities-private.h"
#include "library/bang-order-key-private.h"
#include "library/bang-rows-private.h"
#include "text/bang-fold.h"

#define ACTION N_("The relations could not be read.")

#define MAX_SAME_DAY   500   /* articles of three days that are compared */
#define MAX_FOLLOWED   16    /* names that are followed */
#define MAX_FOLLOW     50    /* newest articles of each */
#define MAX_CANDIDATES 200
#define MAX_SAME       10
#define MAX_RELATED    12
#define MAX_SHARED     6     /* names that are given as the reason */

/* Types that reports of one event are apt to be filed under. */
static const char * const families[][10] = {
  { "VISIT", "TALKS", "COURTESY", "NEGOT", "CONF", "REMOTE", "SITE", "SIGN", "AGREE", "TWIN" },
  { "CULT", "EDU", "AWARD", NULL },
  { "TRADE", "INFRA", NULL },
  { "BORDER", "LAW", "LIMIT", NULL },
  { "AID", "HEALTH", NULL },
};

/* A name of the article, and what it is worth. */
typedef struct
{
  gint64         id;
  BangEntityKind kind;
  const char    *name;      /* (unowned) */
  double         weight;
} Name;

typedef struct
{
  gint64  id;
  GArray *names;            /* (element-type guint) indices of names in common */
  double  score;
} Candidate;

typedef struct
{
  BangConnection *connection;
  gint64          id;
  BangRelations  *relations;
  GArray         *names;    /* (element-type Name) each once */
  gint64          n_articles;
  BangDay         day;
  const char     *type;     /* (nullable) interned */
} Relating;

static int
get_family (const char *type)
{
  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (families); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (families[i]) && families[i][j] != NULL; j++)
        {
          if (strcmp (families[i][j], type) == 0)
            return (int) i;
        }
    }
  return -1;
}

/**
 * bang_event_type_is_family:
 * @a: (nullable): an event type
 * @b: (nullable): another
 *
 * Returns: whether reports of one event may be filed under both
 */
gboolean
bang_event_type_is_family (const char *a,
                           const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  return strcmp (a, b) == 0 || (get_family (a) >= 0 && get_family (a) == get_family (b));
}

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
add_name (Relating  *relating,
          gint64     id,
          gboolean   present,
          GError   **error)
{
  BangEntityRow *row = bang_entity_read (relating->connection, id, error);
  GPtrArray *list;
  Name name;

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
read_names (Relating  *relating,
            GError   **error)
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
read_article (Relating  *relating,
              GError   **error)
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

/* The places of an article's main event, innermost first, as they compare. */
static GPtrArray *
read_places (BangConnection  *connection,
             gint64           id,
             GError         **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT name FROM main.event_place WHERE article_id = ?1 AND event_n = 0 ORDER BY n",
                                  error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, id);
  for (;;)
    {
      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&places);
      g_ptr_array_add (places, bang_fold_key (bang_column_text (stmt, 0), -1));
    }
}

/* The same place, or one inside the other. */
static const char *
find_shared_place (GPtrArray *a,
                   GPtrArray *b)
{
  if (a->len == 0 || b->len == 0)
    return NULL;
  if (g_ptr_array_find_with_equal_func (b, g_ptr_array_index (a, 0), g_str_equal, NULL))
    return g_ptr_array_index (a, 0);
  if (g_ptr_array_find_with_equal_func (a, g_ptr_array_index (b, 0), g_str_equal, NULL))
    return g_ptr_array_index (b, 0);
  return NULL;
}

static void
candidate_clear_cb (gpointer data)
{
  Candidate *candidate = data;

  g_clear_pointer (&candidate->names, g_array_unref);
}

/* Which of the article's names another article has, and what that is worth. */
static gboolean
compare (Relating   *relating,
         Candidate  *candidate,
         guint      *n_people,
         GError    **error)
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
          const Name *name = &g_array_index (relating->names, Name, i);

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
  const Name *names = data;
  double x = names[*(const guint *) a].weight;
  double y = names[*(const guint *) b].weight;

  return x > y ? -1 : x < y;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

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

static gboolean
add_related (Relating    *relating,
             GPtrArray   *list,
             Candidate   *candidate,
             gboolean     same_event,
             GError     **error)
{
  BangRelated *related = bang_related_new ();
  const Name *names = (const Name *) (void *) relating->names->data;

  g_ptr_array_add (list, related);
  related->score = candidate->score;
  g_array_sort_with_data (candidate->names, compare_names_cb, relating->names->data);
  related->reason = BANG_REASON_SAME_EVENT;
  if (!same_event)
    related->reason = get_reason (names[g_array_index (candidate->names, guint, 0)].kind);
  for (guint i = 0; i < candidate->names->len && related->shared->len < MAX_SHARED; i++)
    {
      const Name *name = &names[g_array_index (candidate->names, guint, i)];

      if (name->weight > 0.0)
        g_ptr_array_add (related->shared, g_strdup (name->name));
    }

  related->row = bang_row_read (relating->connection, candidate->id, NULL, error);
  if (related->row == NULL)
    return FALSE;
  related->row->snippet = g_strdup ("");
  return TRUE;
}

/* Whether another article reports the same event; fills what they share. */
static gboolean
judge_same (Relating   *relating,
            GPtrArray  *places,
            Candidate  *candidate,
            gboolean   *same,
            GError    **error)
{
  g_autoptr (GPtrArray) others = read_places (relating->connection, candidate->id, error);
  guint n_people;

  if (others == NULL || !compare (relating, candidate, &n_people, error))
    return FALSE;

  *same = n_people >= 2 || find_shared_place (places, others) != NULL;
  if (!bang_pairs_allow (relating->connection, relating->id, candidate->id, same, error))
    return FALSE;
  if (find_shared_place (places, others) != NULL)
    candidate->score += 1.0;
  return TRUE;
}

static GArray *
read_same_days (Relating  *relating,
                GError   **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  BangDay day = relating->day;
  BangDay before;
  BangDay after;
  GDate date;
  gboolean has_row;

  g_array_set_clear_func (candidates, candidate_clear_cb);
  if (!g_date_valid_dmy (day.day, (GDateMonth) day.month, day.year))
    return g_steal_pointer (&candidates);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day.day, (GDateMonth) day.month, day.year);
  g_date_subtract_days (&date, 1);
  before = (BangDay) { g_date_get_year (&date), (guint8) g_date_get_month (&date), g_date_get_day (&date) };
  g_date_add_days (&date, 2);
  after = (BangDay) { g_date_get_year (&date), (guint8) g_date_get_month (&date), g_date_get_day (&date) };

  stmt = bang_connection_prepare (relating->connection, ACTION,
                                  "SELECT id, event_type FROM main.article "
                                  "WHERE order_key >= ?1 AND order_key < ?2 AND id <> ?3 "
                                  "ORDER BY order_key DESC LIMIT ?4", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, bang_order_key_first (before));
  sqlite3_bind_int64 (stmt, 2, bang_order_key_end (after));
  sqlite3_bind_int64 (stmt, 3, relating->id);
  sqlite3_bind_int64 (stmt, 4, MAX_SAME_DAY);
  for (;;)
    {
      Candidate candidate = { 0, };

      if (!bang_connection_step (relating->connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&candidates);
      candidate.id = sqlite3_column_int64 (stmt, 0);
      if (bang_event_type_is_family (relating->type, bang_column_text (stmt, 1)))
        g_array_append_val (candidates, candidate);
    }
}

/* Articles that a person said report the same event, whatever their day. */
static gboolean
add_told (Relating  *relating,
          GArray    *candidates,
          GError   **error)
{
  g_autoptr (GArray) told = bang_pairs_list_same (relating->connection, relating->id, error);

  if (told == NULL)
    return FALSE;
  for (guint i = 0; i < told->len; i++)
    {
      Candidate candidate = { g_array_index (told, gint64, i), NULL, 0.0 };
      gboolean known = FALSE;

      for (guint j = 0; j < candidates->len && !known; j++)
        known = g_array_index (candidates, Candidate, j).id == candidate.id;
      if (!known)
        g_array_append_val (candidates, candidate);
    }
  return TRUE;
}

static gboolean
find_same_event (Relating    *relating,
                 GHashTable  *taken,
                 GError     **error)
{
  g_autoptr (GArray) candidates = read_same_days (relating, error);
  g_autoptr (GPtrArray) places = NULL;

  if (candidates == NULL || !add_told (relating, candidates, error))
    return FALSE;
  places = read_places (relating->connection, relating->id, error);
  if (places == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gboolean same;

      if (!judge_same (relating, places, candidate, &same, error))
        return FALSE;
      if (!same)
        candidate->score = -1.0;
    }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && i < MAX_SAME; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->score < 0.0)
        break;
      g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize) candidate->id));
      if (!add_related (relating, relating->relations->same_event, candidate, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

/* The newest articles of one name, as candidates. */
static gboolean
follow (Relating    *relating,
        gint64       entity_id,
        GHashTable  *taken,
        GArray      *candidates,
        GError     **error)
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
      Candidate candidate = { 0, };

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
gather (Relating    *relating,
        GHashTable  *taken,
        GError     **error)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));

  g_array_set_clear_func (candidates, candidate_clear_cb);
  for (guint i = 0; i < relating->names->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_names_cb, relating->names->data);

  for (guint i = 0; i < MIN (order->len, MAX_FOLLOWED); i++)
    {
      const Name *name = &g_array_index (relating->names, Name, g_array_index (order, guint, i));

      if (name->weight > 0.0 && !follow (relating, name->id, taken, candidates, error))
        return NULL;
    }
  return g_steal_pointer (&candidates);
}

static gboolean
find_related (Relating    *relating,
              GHashTable  *taken,
              GError     **error)
{
  g_autoptr (GArray) candidates = gather (relating, taken, error);

  if (candidates == NULL)
    return FALSE;

  for (guint i = 0; i < candidates->len; i++)
    {
      guint n_people;

      if (g_cancellable_set_error_if_cancelled (relating->connection->cancellable, error) ||
          !compare (relating, &g_array_index (candidates, Candidate, i), &n_people, error))
        return FALSE;
    }

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, MAX_RELATED); i++)
    {
      /* Nothing in common after all, in a file that is damaged. */
      if (g_array_index (candidates, Candidate, i).names->len == 0)
        break;
      if (!add_related (relating, relating->relations->related,
                        &g_array_index (candidates, Candidate, i), FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static BangRelations *
relations_new (void)
{
  BangRelations *self = g_new0 (BangRelations, 1);

  g_atomic_ref_count_init (&self->refs);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  self->organisations = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_entity_row_free);
  self->same_event = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);
  self->related = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_related_free);
  return self;
}

static BangRelations *
read_relations (BangConnection  *connection,
                gint64           id,
                GError         **error)
{
  g_autoptr (BangRelations) relations = relations_new ();
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  Relating relating = { connection, id, relations, names, 0, { 0, 0, 0 }, NULL };

  g_hash_table_add (taken, GSIZE_TO_POINTER ((gsize) id));
  if (!read_article (&relating, error) ||
      !read_names (&relating, error) ||
      !find_same_event (&relating, taken, error) ||
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
