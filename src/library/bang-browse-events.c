/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events in the order of their days, and how many lie in each year or month.
 *
 * One index holds day, article, number and type of every event: whatever is
 * asked is a walk along it that stops when enough is found, or, where a search
 * finds few articles, a look at the events of each of those. A million events
 * are walked in about a third of a second.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-browse-private.h"

#define ACTION N_("The events could not be read.")

/* Days with a year begin here (yyyymmdd). */
#define FIRST_DATED 10000
#define NO_LAST     G_MAXINT32

/* When less than one article in this many is found, their events are looked up
 * article by article. */
#define WALK_SHARE 16

typedef struct
{
  gint64 id;
  gint32 date;      /* yyyymmdd */
} Found;

typedef struct
{
  BangConnection        *connection;
  const BangEventFilter *filter;
  const BangArticleSet  *articles;
  gint64                 limit;      /* G_MAXINT64 for all */
  GArray                *found;      /* (element-type Found) */
} Search;

/* The days from the filter's years. Without years undated events count, too. */
static void
get_range (const BangEventFilter *filter,
           gint64                *from,
           gint64                *end)
{
  *from = 0;
  *end = NO_LAST;
  if (filter->first_year == 0 && filter->last_year == 0)
    return;

  *from = MAX ((gint64) MIN (filter->first_year, 9999) * 10000, FIRST_DATED);
  if (filter->last_year != 0)
    *end = ((gint64) MIN (filter->last_year, 9999) + 1) * 10000;
}

static void
add (Search *search,
     gint64  article_id,
     gint64  n,
     gint64  date)
{
  Found found = { BANG_EVENT_ID (article_id, n), (gint32) CLAMP (date, 0, G_MAXINT32) };

  /* A number that does not fit is of no event that this program wrote. */
  if (n >= 0 && n <= 0xfff && bang_article_set_has (search->articles, article_id))
    g_array_append_val (search->found, found);
}

/* Walks the days from ?1 to before ?2 in the order of @sql. */
static gboolean
walk (Search      *search,
      const char  *sql,
      gint64       from,
      gint64       end,
      GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = bang_connection_prepare (search->connection, ACTION, sql, error);
  gboolean has_row;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, from);
  sqlite3_bind_int64 (stmt, 2, end);
  bang_bind_text (stmt, 3, search->filter->type);
  while ((gint64) search->found->len < search->limit)
    {
      if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      add (search, sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1),
           sqlite3_column_int64 (stmt, 2));
    }
  return TRUE;
}

/* In the order of days; the dated ones first, whichever way they run. */
static gboolean
walk_days (Search  *search,
           GError **error)
{
  static const char rising[] =
    "SELECT article_id, n, date_start FROM main.event "
    "WHERE date_start >= ?1 AND date_start < ?2 AND (?3 IS NULL OR type = ?3) "
    "ORDER BY date_start, article_id, n";
  static const char falling[] =
    "SELECT article_id, n, date_start FROM main.event "
    "WHERE date_start >= ?1 AND date_start < ?2 AND (?3 IS NULL OR type = ?3) "
    "ORDER BY date_start DESC, article_id DESC, n";
  gboolean oldest = search->filter->sort == BANG_SORT_OLDEST;
  gint64 from;
  gint64 end;

  get_range (search->filter, &from, &end);
  if (!oldest)
    return walk (search, falling, from, end, error);
  return walk (search, rising, MAX (from, FIRST_DATED), end, error) &&
         (from >= FIRST_DATED || walk (search, rising, from, FIRST_DATED, error));
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  const Found *x = a;
  const Found *y = b;
  gint64 article_x = BANG_EVENT_ID_ARTICLE (x->id);
  gint64 article_y = BANG_EVENT_ID_ARTICLE (y->id);

  if (x->date != y->date)
    return x->date > y->date ? -1 : 1;
  if (article_x != article_y)
    return article_x > article_y ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int
compare_oldest (gconstpointer a,
                gconstpointer b)
{
  const Found *x = a;
  const Found *y = b;

  if ((x->date >= FIRST_DATED) != (y->date >= FIRST_DATED))
    return x->date >= FIRST_DATED ? -1 : 1;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

/* The events of each article found, then sorted. */
static gboolean
look_up (Search  *search,
         GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;
  gint64 from;
  gint64 end;

  get_range (search->filter, &from, &end);
  stmt = bang_connection_prepare (search->connection, ACTION,
                                  "SELECT n, date_start FROM main.event WHERE article_id = ?1 "
                                  "AND date_start >= ?2 AND date_start < ?3 AND (?4 IS NULL OR type = ?4)", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, from);
  sqlite3_bind_int64 (stmt, 3, end);
  bang_bind_text (stmt, 4, search->filter->type);
  for (guint i = 0; i < search->articles->ids->len; i++)
    {
      gint64 id = g_array_index (search->articles->ids, gint64, i);

      sqlite3_bind_int64 (stmt, 1, id);
      for (;;)
        {
          if (!bang_connection_step (search->connection, ACTION, stmt, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          add (search, id, sqlite3_column_int64 (stmt, 0), sqlite3_column_int64 (stmt, 1));
        }
      sqlite3_reset (stmt);
    }
  g_array_sort (search->found,
                search->filter->sort == BANG_SORT_OLDEST ? compare_oldest : compare_newest);
  if ((gint64) search->found->len > search->limit)
    g_array_set_size (search->found, (guint) search->limit);
  return TRUE;
}

static gboolean
run (Search  *search,
     GError **error)
{
  gint64 n_articles;

  if (search->articles->ids == NULL)
    return walk_days (search, error);
  if (!bang_connection_get_int (search->connection, ACTION,
                                "SELECT value FROM main.tally WHERE name = 'articles'", &n_articles, error))
    return FALSE;
  if ((gint64) search->articles->ids->len * WALK_SHARE < n_articles || search->articles->ids->len < 500)
    return look_up (search, error);
  return walk_days (search, error);
}

/* Returns: (transfer full) (nullable) (element-type Found) */
static GArray *
find (BangLibrary            *self,
      const BangEventFilter  *filter,
      gint64                  limit,
      GCancellable           *cancellable,
      GError                **error)
{
  static const BangEventFilter everything = { NULL, };
  g_auto (BangArticleSet) articles = { NULL, };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  Search search = { NULL, filter != NULL ? filter : &everything, &articles,
                    limit >= 0 ? limit : G_MAXINT64, found };
  gboolean done;

  if (!bang_article_set_find (&articles, self, search.filter->query, BANG_SORT_NEWEST, cancellable, error))
    return NULL;
  search.connection = bang_library_take_reader (self, cancellable, error);
  if (search.connection == NULL)
    return NULL;

  done = run (&search, error);
  bang_library_give_reader (self, search.connection);
  return done ? g_steal_pointer (&found) : NULL;
}

/**
 * bang_library_find_events:
 * @filter: (nullable): which events, in which order; %NULL for all, newest first
 * @limit: how many at most, less than 0 for all
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Finds events. Those without a year come last in either order.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their BANG_EVENT_ID()
 */
GArray *
bang_library_find_events (BangLibrary            *self,
                          const BangEventFilter  *filter,
                          gint64                  limit,
                          GCancellable           *cancellable,
                          GError                **error)
{
  g_autoptr (GArray) found = NULL;
  GArray *ids;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  found = find (self, filter, limit, cancellable, error);
  if (found == NULL)
    return NULL;

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found->len);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, Found, i).id);
  return ids;
}

/**
 * bang_library_list_events:
 * @filter: (nullable): which events, in which order
 * @offset: how many to pass over
 * @limit: how many to read
 * @total: (out) (optional): how many there are
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * A page of events.
 *
 * Returns: (transfer full) (nullable) (element-type BangEventRow): the events
 */
GPtrArray *
bang_library_list_events (BangLibrary            *self,
                          const BangEventFilter  *filter,
                          guint                   offset,
                          guint                   limit,
                          guint                  *total,
                          GCancellable           *cancellable,
                          GError                **error)
{
  g_autoptr (GArray) ids = bang_library_find_events (self, filter, -1, cancellable, error);

  if (ids == NULL)
    return NULL;

  if (total != NULL)
    *total = ids->len;
  offset = MIN (offset, ids->len);
  return bang_library_get_events (self, (const gint64 *) (gpointer) ids->data + offset,
                                  MIN (limit, ids->len - offset), cancellable, error);
}

static int
compare_periods (gconstpointer a,
                 gconstpointer b)
{
  const BangPeriod *x = a;
  const BangPeriod *y = b;

  return x->year != y->year ? x->year - y->year : x->month - y->month;
}

/* Counts the days divided by @unit: 100 gives months, 10000 years. */
static GArray *
count (BangLibrary            *self,
       const BangEventFilter  *filter,
       int                     unit,
       GCancellable           *cancellable,
       GError                **error)
{
  g_autoptr (GArray) found = find (self, filter, -1, cancellable, error);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  GArray *periods;

  if (found == NULL)
    return NULL;

  periods = g_array_new (FALSE, FALSE, sizeof (BangPeriod));
  for (guint i = 0; i < found->len; i++)
    {
      gint32 date = g_array_index (found, Found, i).date;
      guint month = (guint) (date / 100 % 100);
      BangPeriod period = { (guint16) MIN (date / 10000, G_MAXUINT16), 0, 1 };
      gpointer place;

      if (unit == 100 && period.year != 0 && month <= 12)
        period.month = (guint8) month;
      place = g_hash_table_lookup (places, GUINT_TO_POINTER (period.year * 100u + period.month + 1));
      if (place != NULL)
        {
          g_array_index (periods, BangPeriod, GPOINTER_TO_UINT (place) - 1).n_events++;
          continue;
        }
      g_array_append_val (periods, period);
      g_hash_table_insert (places, GUINT_TO_POINTER (period.year * 100u + period.month + 1),
                           GUINT_TO_POINTER (periods->len));
    }
  g_array_sort (periods, compare_periods);
  return periods;
}

/**
 * bang_library_count_events_by_year:
 * @filter: (nullable): which events
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type BangPeriod): the years that
 *   have events, rising; first of all year 0, when some have none
 */
GArray *
bang_library_count_events_by_year (BangLibrary            *self,
                                   const BangEventFilter  *filter,
                                   GCancellable           *cancellable,
                                   GError                **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  return count (self, filter, 10000, cancellable, error);
}

/**
 * bang_library_count_events_by_month:
 * @filter: (nullable): which events
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type BangPeriod): the months
 *   that have events, rising; month 0 of a year for those with no more than it,
 *   year 0 for those without one
 */
GArray *
bang_library_count_events_by_month (BangLibrary            *self,
                                    const BangEventFilter  *filter,
                                    GCancellable           *cancellable,
                                    GError                **error)
{
  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  return count (self, filter, 100, cancellable, error);
}
