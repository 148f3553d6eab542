/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles that name two, and the sentences they do it in: what a person
 * wants to see when a line between two names is pointed at.
 *
 * Of the newest articles in common those tell most in whose events both took
 * part, then those that name them close together. Bounded: MAX_WALKED articles
 * of the rarer name are walked, MAX_LOOKED in common looked at.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-library-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-blob-private.h"
#include "library/bang-claims-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-graph-private.h"

#define ACTION N_("The connections could not be read.")

#define MAX_WALKED   5000
#define MAX_LOOKED   60
#define MAX_MENTIONS 100

/* Two names that are no further apart are as good as in one sentence. Bytes. */
#define NEAR 250

typedef struct
{
  gint64   article_id;
  guint    n;            /* in the order found: newest first */
  BangSpan spans[2];
  guint    n_events;
  gboolean near;
} Common;

/* The mentions of a name in an article. */
static gboolean
read_mentions (BangConnection  *connection,
               gint64           article_id,
               gint64           id,
               GArray          *spans,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT mentions FROM main.article_entity WHERE article_id = ?1 AND entity_id = ?2",
                                  error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  sqlite3_bind_int64 (stmt, 2, id);
  for (;;)
    {
      const guint8 *p;
      const guint8 *end;
      gint64 last = 0;
      gint64 rule;
      BangSpan span;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      p = sqlite3_column_blob (stmt, 0);
      end = bang_blob_end (p, (gsize) sqlite3_column_bytes (stmt, 0));
      while (spans->len < MAX_MENTIONS && bang_mentions_get (&p, end, &last, &span, &rule))
        g_array_append_val (spans, span);
    }
}

/* The two mentions that stand closest. */
static gboolean
read_closest (BangConnection  *connection,
              Common          *common,
              const gint64    *ids,
              GError         **error)
{
  g_autoptr (GArray) ones = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (BangSpan));
  gsize closest = G_MAXSIZE;

  if (!read_mentions (connection, common->article_id, ids[0], ones, error) ||
      !read_mentions (connection, common->article_id, ids[1], others, error))
    return FALSE;
  for (guint i = 0; i < ones->len; i++)
    {
      for (guint j = 0; j < others->len; j++)
        {
          BangSpan a = g_array_index (ones, BangSpan, i);
          BangSpan b = g_array_index (others, BangSpan, j);
          gsize distance = a.start < b.start ? b.start - a.start : a.start - b.start;

          if (distance >= closest)
            continue;
          closest = distance;
          common->spans[0] = a;
          common->spans[1] = b;
        }
    }
  common->near = closest <= NEAR;
  return TRUE;
}

static gboolean
read_events (BangConnection  *connection,
             Common          *common,
             const gint64    *ids,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT count (DISTINCT p.event_n) FROM main.participation p "
                                  "JOIN main.article_entity e ON e.article_id = p.article_id AND e.n = p.entity_n "
                                  "JOIN main.participation q ON q.article_id = p.article_id AND q.event_n = p.event_n "
                                  "JOIN main.article_entity f ON f.article_id = q.article_id AND f.n = q.entity_n "
                                  "WHERE p.article_id = ?1 AND e.entity_id = ?2 AND f.entity_id = ?3 "
                                  "AND p.role <> 'mentioned' AND q.role <> 'mentioned'", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, common->article_id);
  sqlite3_bind_int64 (stmt, 2, ids[0]);
  sqlite3_bind_int64 (stmt, 3, ids[1]);
  if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
    return FALSE;
  common->n_events = has_row ? (guint) sqlite3_column_int64 (stmt, 0) : 0;
  return TRUE;
}

static gboolean
find_rarer (BangConnection  *connection,
            gint64           one,
            gint64           other,
            gboolean        *other_is_rarer,
            GError         **error)
{
  g_autoptr (BangGraphNode) a = bang_graph_node_read (connection, one, error);
  g_autoptr (BangGraphNode) b = a != NULL ? bang_graph_node_read (connection, other, error) : NULL;

  if (b == NULL)
    return FALSE;
  *other_is_rarer = b->n_articles < a->n_articles;
  return TRUE;
}

static GArray *
read_common (BangConnection  *connection,
             const gint64    *ids,
             GError         **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (Common));
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean swapped;
  gboolean has_row;

  if (!find_rarer (connection, ids[0], ids[1], &swapped, error))
    return NULL;
  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT DISTINCT own.article_id FROM "
                                  "(SELECT article_id, order_key FROM main.article_entity WHERE entity_id = ?1 "
                                  " ORDER BY order_key DESC LIMIT ?3) AS own "
                                  "CROSS JOIN main.article_entity AS other ON other.entity_id = ?2 "
                                  " AND other.order_key = own.order_key "
                                  "ORDER BY own.order_key DESC LIMIT ?4", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, ids[swapped ? 1 : 0]);
  sqlite3_bind_int64 (stmt, 2, ids[swapped ? 0 : 1]);
  sqlite3_bind_int64 (stmt, 3, MAX_WALKED);
  sqlite3_bind_int64 (stmt, 4, MAX_LOOKED);
  for (;;)
    {
      Common common = { 0, };

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&found);
      common.article_id = sqlite3_column_int64 (stmt, 0);
      common.n = found->len;
      if (!read_closest (connection, &common, ids, error) || !read_events (connection, &common, ids, error))
        return NULL;
      g_array_append_val (found, common);
    }
}

static int
compare_common (gconstpointer a,
                gconstpointer b)
{
  const Common *x = a;
  const Common *y = b;

  if ((x->n_events > 0) != (y->n_events > 0))
    return x->n_events > 0 ? -1 : 1;
  if (x->near != y->near)
    return x->near ? -1 : 1;
  return x->n < y->n ? -1 : 1;
}

static BangMeeting *
read_meeting (BangQuoter    *quoter,
              const Common  *common,
              GError       **error)
{
  g_autoptr (BangMeeting) meeting = g_new0 (BangMeeting, 1);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (quoter->connection, ACTION,
                                  "SELECT title, date_start, event_type FROM main.article WHERE id = ?1", error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, common->article_id);
  if (!bang_connection_step (quoter->connection, ACTION, stmt, &has_row, error))
    return NULL;

  meeting->article_id = common->article_id;
  meeting->title = has_row ? bang_column_dup (stmt, 0) : g_strdup ("");
  meeting->date = bang_day_from_number (has_row ? sqlite3_column_int64 (stmt, 1) : 0);
  meeting->type = has_row ? g_intern_string (bang_column_text (stmt, 2)) : NULL;
  meeting->n_events = common->n_events;
  meeting->span = common->spans[0];
  meeting->other_span = common->spans[1];
  meeting->quote = bang_quoter_quote (quoter, common->article_id, meeting->span, error);
  meeting->other_quote = meeting->quote != NULL
                         ? bang_quoter_quote (quoter, common->article_id, meeting->other_span, error) : NULL;
  if (meeting->other_quote == NULL)
    return NULL;
  if (*meeting->other_quote == '\0' || g_str_equal (meeting->quote, meeting->other_quote))
    g_clear_pointer (&meeting->other_quote, g_free);
  return g_steal_pointer (&meeting);
}

/**
 * bang_meetings_read:
 *
 * bang_library_get_meetings() within a request that is under way.
 */
GPtrArray *
bang_meetings_read (BangConnection  *connection,
                    gint64           one,
                    gint64           other,
                    guint            limit,
                    GError         **error)
{
  gint64 ids[2] = { bang_entity_get_root (connection, one), bang_entity_get_root (connection, other) };
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_meeting_free);
  g_autoptr (GArray) found = read_common (connection, ids, error);
  g_auto (BangQuoter) quoter = { connection, };

  if (found == NULL)
    return NULL;
  g_array_sort (found, compare_common);
  for (guint i = 0; i < found->len && i < limit; i++)
    {
      BangMeeting *meeting = read_meeting (&quoter, &g_array_index (found, Common, i), error);

      if (meeting == NULL)
        return NULL;
      g_ptr_array_add (meetings, meeting);
    }
  return g_steal_pointer (&meetings);
}

/**
 * bang_library_get_meetings:
 * @one: a name
 * @other: another
 * @limit: how many at most
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads the articles that name both, those that tell most first: out of the
 * newest in common those in whose events both took part, then those that name
 * them close together, newest first.
 *
 * Returns: (transfer full) (nullable) (element-type BangMeeting): the articles;
 *   %BANG_LIBRARY_ERROR_NOT_FOUND when there is no such name
 */
GPtrArray *
bang_library_get_meetings (BangLibrary   *self,
                           gint64         one,
                           gint64         other,
                           guint          limit,
                           GCancellable  *cancellable,
                           GError       **error)
{
  BangConnection *connection;
  GPtrArray *meetings = NULL;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;

  if (bang_connection_exec (connection, ACTION, "BEGIN", error))
    {
      meetings = bang_meetings_read (connection, one, other, limit, error);
      bang_connection_rollback (connection);
    }
  bang_library_give_reader (self, connection);
  return meetings;
}
