/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles with the names in them, held in memory: what the edges of a graph
 * are counted over. An article is three ranges of keys (names, parts taken in
 * events, events), some 50 µs; of an article at most MAX_PLACES names count, in
 * the order of the text.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-graph-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "library/bang-order-key-private.h"

#define ACTION N_("The connections could not be read.")

#define MAX_PLACES 120   /* names of an article: pairs are a square of it */
#define MAX_EVENTS 64    /* events of an article that are told apart */
#define MAX_TYPES  32

gboolean
bang_graph_table_init (BangGraphTable         *self,
                       BangConnection         *connection,
                       const BangGraphFilter  *filter,
                       GError                **error)
{
  *self = (BangGraphTable) { .connection = connection, .filter = filter };
  self->articles = g_array_new (FALSE, FALSE, sizeof (BangGraphArticle));
  self->places = g_array_new (FALSE, FALSE, sizeof (BangGraphPlace));
  self->names = g_array_new (FALSE, FALSE, sizeof (BangGraphName));
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->types = g_ptr_array_new ();

  return bang_connection_get_int (connection, ACTION, "SELECT value FROM main.tally WHERE name = 'articles'",
                                  &self->n_library, error);
}

void
bang_graph_table_clear (BangGraphTable *self)
{
  g_clear_pointer (&self->articles, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->names, g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
}

/**
 * bang_graph_table_get_name:
 *
 * Returns: which of the names it is; a new one is added
 */
guint
bang_graph_table_get_name (BangGraphTable *self,
                           gint64          id)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, &id));
  BangGraphName name = { .id = id, .fits = -1, .node = G_MAXUINT };

  if (known > 0)
    return known - 1;

  g_array_append_val (self->names, name);
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (self->names->len));
  return self->names->len - 1;
}

static guint32
get_type_bit (BangGraphTable *self,
              const char     *code)
{
  guint index;

  if (code == NULL)
    return 0;
  code = g_intern_string (code);
  if (!g_ptr_array_find (self->types, code, &index))
    {
      if (self->types->len == MAX_TYPES)
        return 0;
      index = self->types->len;
      g_ptr_array_add (self->types, (gpointer) code);
    }
  return 1u << index;
}

static gboolean
read_types (BangGraphTable    *self,
            BangGraphArticle  *article,
            gboolean          *wanted,
            GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  *wanted = self->filter->type == NULL;
  stmt = bang_connection_prepare (self->connection, ACTION,
                                  "SELECT type FROM main.event WHERE article_id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article->id);
  for (;;)
    {
      if (!bang_connection_step (self->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      article->types |= get_type_bit (self, bang_column_text (stmt, 0));
      *wanted = *wanted || g_strcmp0 (bang_column_text (stmt, 0), self->filter->type) == 0;
    }
}

/* The names of the article; @ns gets where each stands in it. */
static gboolean
read_places (BangGraphTable    *self,
             BangGraphArticle  *article,
             gint64            *ns,
             GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  article->first = self->places->len;
  stmt = bang_connection_prepare (self->connection, ACTION,
                                  "SELECT entity_id, n FROM main.article_entity WHERE article_id = ?1 ORDER BY n",
                                  error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article->id);
  while (article->n_places < MAX_PLACES)
    {
      BangGraphPlace place = { 0, 0 };

      if (!bang_connection_step (self->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      place.name = bang_graph_table_get_name (self, sqlite3_column_int64 (stmt, 0));
      ns[article->n_places++] = sqlite3_column_int64 (stmt, 1);
      g_array_append_val (self->places, place);
    }
  return TRUE;
}

/* In which events they took part. */
static gboolean
read_parts (BangGraphTable    *self,
            BangGraphArticle  *article,
            const gint64      *ns,
            GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_connection_prepare (self->connection, ACTION,
                                  "SELECT entity_n, event_n FROM main.participation "
                                  "WHERE article_id = ?1 AND role <> 'mentioned'", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, article->id);
  for (;;)
    {
      gint64 n;
      gint64 event;

      if (!bang_connection_step (self->connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      n = sqlite3_column_int64 (stmt, 0);
      event = sqlite3_column_int64 (stmt, 1);
      for (guint i = 0; event >= 0 && event < MAX_EVENTS && i < article->n_places; i++)
        {
          if (ns[i] == n)
            g_array_index (self->places, BangGraphPlace, article->first + i).events |= (guint64) 1 << event;
        }
    }
}

/* A name that stands twice in an article, as two that a person made one, counts
 * once. */
static void
merge_places (BangGraphTable   *self,
              BangGraphArticle *article)
{
  BangGraphPlace *places = &g_array_index (self->places, BangGraphPlace, article->first);
  guint kept = 0;

  for (guint i = 0; i < article->n_places; i++)
    {
      guint j;

      for (j = 0; j < kept && places[j].name != places[i].name; j++)
        ;
      if (j < kept)
        places[j].events |= places[i].events;
      else
        places[kept++] = places[i];
    }
  article->n_places = kept;
  g_array_set_size (self->places, article->first + kept);
  for (guint i = 0; i < kept; i++)
    g_array_index (self->names, BangGraphName, places[i].name).n_articles++;
}

/**
 * bang_graph_table_add:
 * @self: a table
 * @article_id: an article that is not in it
 * @order_key: of the article
 * @taken: (out): whether it fits the filter's years and type
 *
 * Reads an article into the table.
 */
gboolean
bang_graph_table_add (BangGraphTable  *self,
                      gint64           article_id,
                      gint64           order_key,
                      gboolean        *taken,
                      GError         **error)
{
  BangGraphArticle article = { .id = article_id, .year = bang_order_key_get_year (order_key) };
  gint64 ns[MAX_PLACES];

  *taken = FALSE;
  if ((self->filter->first_year != 0 && article.year < self->filter->first_year) ||
      (self->filter->last_year != 0 && (article.year == 0 || article.year > self->filter->last_year)))
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (self->connection->cancellable, error) ||
      !read_types (self, &article, taken, error))
    return FALSE;
  if (!*taken)
    return TRUE;

  if (!read_places (self, &article, ns, error) || !read_parts (self, &article, ns, error))
    return FALSE;
  if (article.n_places > 0)
    merge_places (self, &article);
  g_array_append_val (self->articles, article);
  return TRUE;
}

static gboolean
judge_name (BangGraphTable  *self,
            sqlite3_stmt    *stmt,
            BangGraphName   *name,
            GError         **error)
{
  BangEntityKind kind;
  gboolean has_row;

  name->fits = 0;
  sqlite3_bind_int64 (stmt, 1, name->id);
  if (!bang_connection_step (self->connection, ACTION, stmt, &has_row, error))
    return FALSE;
  if (has_row && bang_entity_kind_from_string (bang_column_text (stmt, 0), &kind))
    {
      name->kind = (guint8) kind;
      name->n_all = (guint) CLAMP (sqlite3_column_int64 (stmt, 2), 1, G_MAXINT);
      name->fits = (self->filter->kinds == 0 || (self->filter->kinds & BANG_GRAPH_KIND (kind)) != 0) &&
                   (self->filter->countries || g_strcmp0 (bang_column_text (stmt, 1), "country") != 0);
    }
  sqlite3_reset (stmt);
  return TRUE;
}

/**
 * bang_graph_table_judge:
 *
 * Finds out which of the names fit the filter.
 */
gboolean
bang_graph_table_judge (BangGraphTable  *self,
                        GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (self->connection, ACTION,
                                  "SELECT kind, place_kind, n_articles FROM main.entity WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < self->names->len; i++)
    {
      BangGraphName *name = &g_array_index (self->names, BangGraphName, i);

      if (name->fits < 0 && !judge_name (self, stmt, name, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_graph_table_get_weight:
 * @name: one that was judged
 *
 * Returns: what it tells that this name is there: inverse document frequency,
 *   people more than bodies, bodies more than places, as of related articles
 *   (bang-relations.c); never quite nothing
 */
double
bang_graph_table_get_weight (BangGraphTable      *self,
                             const BangGraphName *name)
{
  double rarity = log (1.0 + (double) MAX (self->n_library, 1) / (double) MAX (name->n_all, 1));

  if (name->kind == BANG_ENTITY_PERSON)
    return 0.05 + 1.5 * rarity;
  if (name->kind == BANG_ENTITY_PLACE)
    return 0.05 + 0.6 * rarity;
  return 0.05 + 1.2 * rarity;
}
