/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that are the same words again: a paper's report posted by another,
 * or by the same one with a new headline.
 *
 * A text is the set of its runs of five words, as numbers. Of each article the
 * eight smallest are kept ("sketch"): two texts have about as large a share of
 * them in common as of all (A. Broder, On the resemblance and containment of
 * documents, 1997). Eight look-ups find those that share four, and only those
 * are read and compared whole.
 *
 * Belongs to the writer.
 */
#include "config.h"

#include "library/bang-link-private.h"

#include <string.h>

#include "library/bang-columns-private.h"
#include "library/bang-decide-private.h"

#define RUN         5     /* words */
#define SKETCH      8     /* numbers kept of an article */
#define MIN_COMMON  4     /* of them, to be looked at */
#define MIN_WORDS   60    /* a shorter story is like any other of its kind */
#define MAX_WORDS   20000 /* of a story that are looked at */
#define MAX_BEARERS 64    /* articles of one number: more share a standing phrase */
#define MAX_READ    4     /* articles that are compared whole */

/* The share of runs in common from which on it is the same text. */
#define SAME_TEXT 0.8

/* Words end at white space and ASCII punctuation; NBSP is two bytes. */
static gboolean
is_gap (const char *p)
{
  guchar c = (guchar) *p;

  return c <= ' ' || (c < 0x80 && !g_ascii_isalnum ((char) c)) || (c == 0xc2 && (guchar) p[1] == 0xa0);
}

static guint64
hash_word (const char **p)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; **p != '\0' && !is_gap (*p); (*p)++)
    hash = (hash ^ (guchar) g_ascii_tolower (**p)) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/* Spreads numbers that differ little (the last step of SplitMix64). */
static guint64
mix (guint64 x)
{
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

/* The runs of a text, as they stand there. */
static GArray *
read_runs (const char *text)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 words[RUN] = { 0, };
  guint n_words = 0;

  for (const char *p = text; *p != '\0' && n_words < MAX_WORDS;)
    {
      guint64 run = 0;

      if (is_gap (p))
        {
          p++;
          if ((guchar) *p == 0xa0)
            p++;
          continue;
        }
      words[n_words++ % RUN] = hash_word (&p);
      for (guint i = 0; i < RUN; i++)
        run = run * 31 + words[(n_words + i) % RUN];
      run = mix (run);
      if (n_words >= RUN)
        g_array_append_val (runs, run);
    }
  if (n_words < MIN_WORDS)
    g_array_set_size (runs, 0);
  return runs;
}

/* Sorts them, each once. */
static void
sort_runs (GArray *runs)
{
  guint n = 0;

  g_array_sort (runs, compare_numbers);
  for (guint i = 0; i < runs->len; i++)
    {
      guint64 run = g_array_index (runs, guint64, i);

      if (n == 0 || g_array_index (runs, guint64, n - 1) != run)
        g_array_index (runs, guint64, n++) = run;
    }
  g_array_set_size (runs, n);
}

/* The smallest ones. Returns how many. */
static guint
pick_smallest (const GArray *runs,
               guint64      *sketch)
{
  guint n = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      guint64 run = g_array_index (runs, guint64, i);
      guint at = n;

      if (n == SKETCH && run >= sketch[n - 1])
        continue;
      while (at > 0 && sketch[at - 1] > run)
        at--;
      if (at > 0 && sketch[at - 1] == run)
        continue;
      n = MIN (n + 1, SKETCH);
      memmove (sketch + at + 1, sketch + at, (n - 1 - at) * sizeof *sketch);
      sketch[at] = run;
    }
  return n;
}

static GArray *
read_article (BangConnection  *connection,
              gint64           article_id,
              GError         **error)
{
  g_auto (BangColumns) columns = { NULL, };
  gint64 version_id;

  if (!bang_sql_get_int (connection, &version_id, error,
                         "SELECT version_id FROM main.article WHERE id = ?1", "i", article_id) ||
      !bang_columns_read (connection, version_id, &columns, error))
    return NULL;
  return read_runs (columns.body);
}

static gboolean
write_sketch (BangConnection  *connection,
              gint64           article_id,
              const guint64   *sketch,
              guint            n_sketch,
              GError         **error)
{
  if (!bang_sql_run (connection, error, "DELETE FROM idx.sketch WHERE article_id = ?1", "i", article_id))
    return FALSE;
  for (guint i = 0; i < n_sketch; i++)
    {
      if (!bang_sql_run (connection, error, "INSERT INTO idx.sketch VALUES (?1, ?2)", "ii",
                         article_id, (gint64) sketch[i]))
        return FALSE;
    }
  return TRUE;
}

/* The articles that share one number of the sketch, and how many each. */
static gboolean
count_bearers (BangConnection  *connection,
               gint64           article_id,
               guint64          run,
               GHashTable      *counts,
               GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error, "SELECT article_id FROM idx.sketch WHERE hash = ?1 LIMIT ?2", "ii",
                       (gint64) run, (gint64) MAX_BEARERS);
  for (;;)
    {
      gsize id;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = (gsize) sqlite3_column_int64 (stmt, 0);
      if ((gint64) id != article_id)
        g_hash_table_insert (counts, GSIZE_TO_POINTER (id),
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, GSIZE_TO_POINTER (id))) + 1));
    }
}

static double
get_share (const GArray *a,
           const GArray *b)
{
  guint n = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      guint64 x = g_array_index (a, guint64, i);
      guint64 y = g_array_index (b, guint64, j);

      n += x == y;
      i += x <= y;
      j += y <= x;
    }
  return n > 0 ? (double) n / (double) (a->len + b->len - n) : 0.0;
}

static gboolean
compare_whole (BangConnection  *connection,
               gint64           article_id,
               const GArray    *runs,
               gint64           other_id,
               GArray          *links,
               GError         **error)
{
  g_autoptr (GArray) others = read_article (connection, other_id, error);
  double share;

  if (others == NULL)
    return FALSE;
  sort_runs (others);
  share = get_share (runs, others);
  if (share >= SAME_TEXT)
    {
      BangLink link = {
        .kind = BANG_LINK_REPOST,
        .a = BANG_EVENT_ID (MIN (article_id, other_id), 0),
        .b = BANG_EVENT_ID (MAX (article_id, other_id), 0),
        .score = MAX ((guint) (share * 100.0), BANG_LINK_SURE),
      };

      g_array_append_val (links, link);
    }
  return TRUE;
}

/**
 * bang_repost_find:
 * @profile: an article
 * @links: (element-type BangLink): gets those to articles with nearly its words
 *
 * Looks for the same text, and keeps the article's sketch for others that look.
 */
gboolean
bang_repost_find (BangConnection         *connection,
                  const BangLinkProfile  *profile,
                  GArray                 *links,
                  GError                **error)
{
  g_autoptr (GArray) runs = read_article (connection, profile->id, error);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint64 sketch[SKETCH];
  guint n_sketch;
  GHashTableIter iter;
  gpointer id;
  gpointer n;
  guint n_read = 0;

  if (runs == NULL)
    return FALSE;
  n_sketch = pick_smallest (runs, sketch);
  if (!write_sketch (connection, profile->id, sketch, n_sketch, error))
    return FALSE;
  for (guint i = 0; i < n_sketch; i++)
    {
      if (!count_bearers (connection, profile->id, sketch[i], counts, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &n) && n_read < MAX_READ)
    {
      if (GPOINTER_TO_UINT (n) < MIN_COMMON)
        continue;
      if (n_read++ == 0)
        sort_runs (runs);
      if (!compare_whole (connection, profile->id, runs, (gint64) GPOINTER_TO_SIZE (id), links, error))
        return FALSE;
    }
  return TRUE;
}
