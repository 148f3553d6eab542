/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyword in context: every place where the words of a search stand in the
 * articles that it finds, one line each. The articles are read one after the
 * other until there are enough lines; how many were looked into is told. The
 * orders by context are those of the Vietnamese alphabet (bang-collate.c): to the
 * right word by word as one reads, to the left word by word away from the
 * keyword, so that what stands before it alike comes together.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-concordance.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-claims-private.h"
#include "library/bang-columns-private.h"
#include "library/bang-library-private.h"
#include "library/bang-told-names-private.h"
#include "text/bang-collate.h"

#define ACTION N_("The search could not be shown in context.")

/* Bytes of context on each side: about 45 letters of Vietnamese. */
#define CONTEXT 64

/* The words of the context that a line is ordered by. */
#define KEY_WORDS 4

G_DEFINE_BOXED_TYPE (BangConcordance, bang_concordance, bang_concordance_ref, bang_concordance_unref)

static void
line_free_cb (gpointer data)
{
  BangConcordanceLine *line = data;

  g_free (line->left);
  g_free (line->keyword);
  g_free (line->right);
  g_free (line->title);
  g_free (line->source);
  g_free (line);
}

BangConcordance *
bang_concordance_ref (BangConcordance *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
bang_concordance_unref (BangConcordance *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_ptr_array_unref (self->lines);
  g_free (self->by_left);
  g_free (self->by_right);
  g_free (self);
}

/* A stretch as one line. */
static char *
dup_line (const char *text,
          gsize       len)
{
  char *line = g_strndup (text, len);

  for (char *p = line; *p != '\0'; p++)
    if ((guchar) *p < ' ')
      *p = ' ';
  return line;
}

/* The first byte of the context before @at, at the beginning of a word. */
static gsize
find_left (const char *text,
           gsize       start,
           gsize       at)
{
  gsize from = at - start > CONTEXT ? at - CONTEXT : start;

  while (from > start && from < at && text[from - 1] != ' ' && text[from - 1] != '\n')
    from++;
  while (from < at && ((guchar) text[from] & 0xc0) == 0x80)
    from++;
  return from;
}

static gsize
find_right (const char *text,
            gsize       end,
            gsize       at)
{
  gsize to = end - at > CONTEXT ? at + CONTEXT : end;

  while (to < end && to > at && text[to] != ' ' && text[to] != '\n')
    to--;
  while (to > at && ((guchar) text[to] & 0xc0) == 0x80)
    to--;
  return to;
}

static gboolean
is_asked (BangZoneKind   kind,
          BangQueryZones zones)
{
  if (kind == BANG_ZONE_TITLE)
    return (zones & BANG_QUERY_ZONE_TITLE) != 0;
  if (kind == BANG_ZONE_CAPTION)
    return (zones & BANG_QUERY_ZONE_CAPTION) != 0;
  if ((BANG_ZONES (kind) & BANG_ZONES_STORY) != 0)
    return (zones & BANG_QUERY_ZONE_TEXT) != 0;
  return (zones & BANG_QUERY_ZONE_FURNITURE) != 0;
}

typedef struct
{
  BangConnection  *connection;
  BangConcordance *found;
  BangQuery       *query;
  BangQueryZones   zones;
  guint            limit;
} Reading;

/* Words found side by side are one: hợp tác is typed as two and means one. */
static void
join_neighbours (GArray     *hits,
                 const char *text)
{
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      BangSpan hit = g_array_index (hits, BangSpan, i);

      if (n > 0)
        {
          BangSpan *last = &g_array_index (hits, BangSpan, n - 1);

          if (hit.start == last->end + 1 && text[last->end] == ' ')
            {
              last->end = hit.end;
              continue;
            }
        }
      g_array_index (hits, BangSpan, n++) = hit;
    }
  g_array_set_size (hits, n);
}

static void
add_lines (Reading        *reading,
           sqlite3_stmt   *stmt,
           gint64          article_id,
           const char     *text,
           const BangZone *zone)
{
  g_autoptr (GArray) hits = bang_query_find (reading->query, text + zone->span.start,
                                             zone->span.end - zone->span.start);

  join_neighbours (hits, text + zone->span.start);
  for (guint i = 0; i < hits->len && reading->found->lines->len < reading->limit; i++)
    {
      BangSpan hit = g_array_index (hits, BangSpan, i);
      BangConcordanceLine *line = g_new0 (BangConcordanceLine, 1);
      gsize from;
      gsize to;

      hit.start += zone->span.start;
      hit.end += zone->span.start;
      from = find_left (text, zone->span.start, hit.start);
      to = find_right (text, zone->span.end, hit.end);
      line->article_id = article_id;
      line->span = hit;
      line->left = g_strchomp (dup_line (text + from, hit.start - from));
      line->keyword = dup_line (text + hit.start, hit.end - hit.start);
      line->right = g_strchug (dup_line (text + hit.end, to - hit.end));
      line->title = g_strdup (bang_column_text (stmt, 2));
      line->source = g_strdup (bang_column_text (stmt, 3));
      line->date = bang_day_from_number (sqlite3_column_int64 (stmt, 4));
      g_ptr_array_add (reading->found->lines, line);
    }
}

static gboolean
read_article (Reading  *reading,
              gint64    article_id,
              GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GArray) zones = NULL;
  const char *text;
  gboolean has_row;

  stmt = bang_connection_prepare (reading->connection, ACTION,
                                  "SELECT v.text, v.zones, a.title, a.source, a.date_start FROM main.article a "
                                  "JOIN main.version v ON v.id = a.version_id WHERE a.id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article_id);
  if (!bang_connection_step (reading->connection, ACTION, stmt, &has_row, error))
    return FALSE;

  text = has_row ? bang_column_text (stmt, 0) : NULL;
  if (text == NULL)
    return TRUE;
  zones = bang_zones_unpack (sqlite3_column_blob (stmt, 1), (gsize) sqlite3_column_bytes (stmt, 1),
                             text, (gsize) sqlite3_column_bytes (stmt, 0));
  for (guint i = 0; i < zones->len; i++)
    {
      const BangZone *zone = &g_array_index (zones, BangZone, i);

      if (is_asked (zone->kind, reading->zones))
        add_lines (reading, stmt, article_id, text, zone);
    }
  return TRUE;
}

/* Some words of a context, from the keyword outwards. */
static char *
dup_words (const char *context,
           gboolean    backwards)
{
  g_auto (GStrv) words = g_strsplit (context, " ", -1);
  guint n = g_strv_length (words);
  GString *out = g_string_new (NULL);
  guint taken = 0;

  for (guint i = 0; i < n && taken < KEY_WORDS; i++)
    {
      const char *word = words[backwards ? n - 1 - i : i];

      if (*word == '\0')
        continue;
      g_string_append_printf (out, "%s%s", taken > 0 ? " " : "", word);
      taken++;
    }
  return g_string_free (out, FALSE);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  GPtrArray *keys = user_data;
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;
  int order = g_bytes_compare (g_ptr_array_index (keys, x), g_ptr_array_index (keys, y));

  return order != 0 ? order : x < y ? -1 : x > y;
}

static guint *
make_order (GPtrArray *lines,
            gboolean   backwards)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_full (lines->len, (GDestroyNotify) g_bytes_unref);
  guint *order = g_new (guint, lines->len + 1);

  for (guint i = 0; i < lines->len; i++)
    {
      const BangConcordanceLine *line = g_ptr_array_index (lines, i);
      g_autofree char *words = dup_words (backwards ? line->left : line->right, backwards);

      g_ptr_array_add (keys, bang_collate_key (words));
      order[i] = i;
    }
  g_qsort_with_data (order, (int) lines->len, sizeof *order, compare_keys, keys);

  return order;
}

static gboolean
read_all (Reading       *reading,
          GArray        *ids,
          GError       **error)
{
  for (guint i = 0; i < ids->len && reading->found->lines->len < reading->limit; i++)
    {
      if (g_cancellable_set_error_if_cancelled (reading->connection->cancellable, error)
          || !read_article (reading, g_array_index (ids, gint64, i), error))
        return FALSE;
      reading->found->n_articles++;
    }
  return TRUE;
}

/**
 * bang_library_get_concordance:
 * @self: a library
 * @query: what is looked for
 * @sort: the order of the articles
 * @limit: how many lines at most
 * @cancellable: (nullable): ends it between two articles
 * @error: return location
 *
 * Finds where the words of @query stand, also under the other names of places
 * that it names.
 *
 * Returns: (transfer full) (nullable): the lines
 */
BangConcordance *
bang_library_get_concordance (BangLibrary   *self,
                              BangQuery     *query,
                              BangSort       sort,
                              guint          limit,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autoptr (BangConcordance) found = NULL;
  g_autoptr (BangQuery) wide = NULL;
  g_autoptr (GArray) ids = NULL;
  Reading reading;
  gboolean done;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  found = g_new0 (BangConcordance, 1);
  g_atomic_ref_count_init (&found->refs);
  found->lines = g_ptr_array_new_with_free_func (line_free_cb);
  ids = bang_library_search (self, query, sort, 0, cancellable, error);
  if (ids == NULL)
    return NULL;
  found->n_found = ids->len;

  reading = (Reading) { bang_library_take_reader (self, cancellable, error), found, NULL,
                        bang_query_get_zones (query), limit };
  if (reading.connection == NULL)
    return NULL;
  reading.query = wide = bang_told_names_widen (reading.connection, query);
  done = read_all (&reading, ids, error);
  bang_library_give_reader (self, reading.connection);
  if (!done)
    return NULL;

  found->by_left = make_order (found->lines, TRUE);
  found->by_right = make_order (found->lines, FALSE);
  return g_steal_pointer (&found);
}
