/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where two reports of one event do not agree: who led a side, who took part,
 * how much of something, how many agreements.
 *
 * A report that leaves something out says nothing against another one. So a
 * person is told whom the other report has and this one nowhere names, but not
 * the reverse; a figure only when both have the same measure once; agreements
 * when both count several and not the same, or this one has none. What is a
 * matter of spelling (a name in part, without marks) is no difference.
 *
 * Four range reads an article; for whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-differences-private.h"

#include <math.h>
#include <string.h>

#include "library/bang-browse-private.h"
#include "library/bang-decide-private.h"
#include "text/bang-fold.h"

/* Of each kind, what is told. */
#define MAX_TOLD 2

/* Numbers this near are one, rounded: "gần 300" and 298. */
#define NEAR 0.02

/* The fewest words of a measure that is not one of many: "dài" is. */
#define MIN_MEASURE 2

typedef struct
{
  gint64  id;
  char   *name;
  char   *plain;      /* folded without marks, " with a space around it " */
  gint64  side;       /* heads: of which side, or -1 */
} Person;

typedef struct
{
  char   *label;      /* (nullable) */
  char   *key;        /* (nullable) */
  char   *country;
} Side;

typedef struct
{
  char     *measure;
  char     *unit;     /* (nullable) */
  double    value;
  gboolean  several;  /* values of one measure */
} Figure;

struct _BangReport
{
  GArray     *sides;         /* (element-type Side) */
  GArray     *heads;         /* (element-type Person) */
  GArray     *took_part;     /* (element-type Person) */
  GArray     *named;         /* (element-type Person) */
  GHashTable *figures;       /* measure and unit -> Figure */
  gint64      n_agreements;
};

static void
person_clear_cb (gpointer data)
{
  Person *person = data;

  g_free (person->name);
  g_free (person->plain);
}

static void
side_clear_cb (gpointer data)
{
  Side *side = data;

  g_free (side->label);
  g_free (side->key);
  g_free (side->country);
}

static void
figure_free_cb (gpointer data)
{
  Figure *figure = data;

  g_free (figure->measure);
  g_free (figure->unit);
  g_free (figure);
}

/**
 * bang_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
bang_report_free (BangReport *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->sides);
  g_array_unref (self->heads);
  g_array_unref (self->took_part);
  g_array_unref (self->named);
  g_hash_table_unref (self->figures);
  g_free (self);
}

static GArray *
array_new (gsize          size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static gboolean
read_sides (BangConnection  *connection,
            gint64           article_id,
            GArray          *sides,
            GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT label, country FROM main.event_side WHERE article_id = ?1 AND event_n = 0 ORDER BY n", "i",
                       article_id);
  for (;;)
    {
      Side side = { NULL, };

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      side.label = bang_column_dup (stmt, 0);
      side.key = side.label != NULL ? bang_words_place_key (side.label) : NULL;
      side.country = bang_column_dup (stmt, 1);
      g_array_append_val (sides, side);
    }
}

/* Everyone the article names, those who took part in its event, and who led. */
static gboolean
read_people (BangConnection  *connection,
             gint64           article_id,
             BangReport      *self,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT ae.entity_id, coalesce (ae.name, e.name), p.role, p.side FROM main.article_entity ae "
                       "JOIN main.entity e ON e.id = ae.entity_id AND e.kind = 'person' "
                       "LEFT JOIN main.participation p ON p.article_id = ae.article_id AND p.event_n = 0 "
                       "  AND p.entity_n = ae.n AND p.role <> 'mentioned' "
                       "WHERE ae.article_id = ?1 ORDER BY ae.n", "i", article_id);
  for (;;)
    {
      BangRole role;
      Person person = { 0, };

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      person.id = sqlite3_column_int64 (stmt, 0);
      person.name = bang_column_dup (stmt, 1);
      person.plain = bang_words_key (person.name, TRUE);
      person.side = sqlite3_column_int64 (stmt, 3);
      g_array_append_val (self->named, person);
      if (sqlite3_column_type (stmt, 2) == SQLITE_NULL)
        continue;

      role = bang_role_from_string (bang_column_text (stmt, 2));
      person.name = g_strdup (person.name);
      person.plain = g_strdup (person.plain);
      g_array_append_val (self->took_part, person);
      if (role != BANG_ROLE_HEAD && role != BANG_ROLE_HOST)
        continue;
      person.name = g_strdup (person.name);
      person.plain = g_strdup (person.plain);
      g_array_append_val (self->heads, person);
    }
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

static gboolean
read_figures (BangConnection  *connection,
              gint64           article_id,
              GHashTable      *figures,
              GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT measure, unit, value FROM main.figure WHERE article_id = ?1 AND measure IS NOT NULL "
                       "ORDER BY event_n, n", "i", article_id);
  for (;;)
    {
      g_autofree char *measure = NULL;
      g_autofree char *unit = NULL;
      g_autofree char *key = NULL;
      Figure *figure;

      if (!bang_sql_next (connection, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      measure = bang_fold_key (bang_column_text (stmt, 0), -1);
      unit = bang_fold_key (bang_column_text (stmt, 1) != NULL ? bang_column_text (stmt, 1) : "", -1);
      if (count_words (measure) < MIN_MEASURE)
        continue;
      key = g_strconcat (measure, "\n", unit, NULL);
      figure = g_hash_table_lookup (figures, key);
      if (figure != NULL)
        {
          figure->several |= figure->value != sqlite3_column_double (stmt, 2);
          continue;
        }
      figure = g_new0 (Figure, 1);
      figure->measure = bang_column_dup (stmt, 0);
      figure->unit = bang_column_dup (stmt, 1);
      figure->value = sqlite3_column_double (stmt, 2);
      g_hash_table_insert (figures, g_steal_pointer (&key), figure);
    }
}

/**
 * bang_report_read:
 * @article_id: an article
 *
 * Returns: (transfer full) (nullable): what it reports of its main event
 */
BangReport *
bang_report_read (BangConnection  *connection,
                  gint64           article_id,
                  GError         **error)
{
  g_autoptr (BangReport) self = g_new0 (BangReport, 1);

  self->sides = array_new (sizeof (Side), side_clear_cb);
  self->heads = array_new (sizeof (Person), person_clear_cb);
  self->took_part = array_new (sizeof (Person), person_clear_cb);
  self->named = array_new (sizeof (Person), person_clear_cb);
  self->figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, figure_free_cb);
  if (!read_sides (connection, article_id, self->sides, error) ||
      !read_people (connection, article_id, self, error) ||
      !read_figures (connection, article_id, self->figures, error) ||
      !bang_sql_get_int (connection, &self->n_agreements, error,
                         "SELECT count (*) FROM main.agreement WHERE article_id = ?1", "i", article_id))
    return NULL;
  return g_steal_pointer (&self);
}

/* One may be printed in part ("đồng chí Ninh") or without marks. */
static gboolean
is_person (const Person *a,
           const Person *b)
{
  return a->id == b->id || g_str_has_suffix (a->plain, b->plain) || g_str_has_suffix (b->plain, a->plain);
}

static gboolean
has_person (GArray       *people,
            const Person *person)
{
  for (guint i = 0; i < people->len; i++)
    {
      if (is_person (&g_array_index (people, Person, i), person))
        return TRUE;
    }
  return FALSE;
}

static void
add (GPtrArray          *differences,
     BangDifferenceKind  kind,
     const char         *what,
     const char         *here,
     const char         *there)
{
  BangDifference *difference = g_new0 (BangDifference, 1);

  difference->kind = kind;
  difference->what = g_strdup (what);
  difference->here = g_strdup (here);
  difference->there = g_strdup (there);
  g_ptr_array_add (differences, difference);
}

/* The only head of a side; NULL when nobody or several persons led it. */
static const Person *
get_head (const BangReport *self,
          guint             side)
{
  const Person *head = NULL;

  for (guint i = 0; i < self->heads->len; i++)
    {
      const Person *person = &g_array_index (self->heads, Person, i);

      if (person->side != side)
        continue;
      if (head != NULL && !is_person (head, person))
        return NULL;
      head = person;
    }
  return head;
}

/* Returns: which side of the other report that is, -1 for none */
static int
find_side (const BangReport *other,
           const Side       *side)
{
  for (guint i = 0; i < other->sides->len; i++)
    {
      const Side *there = &g_array_index (other->sides, Side, i);

      if (side->key != NULL && there->key != NULL && g_str_equal (side->key, there->key) &&
          g_str_equal (side->country, there->country))
        return (int) i;
    }
  return -1;
}

/* Returns: (transfer container): the persons told of */
static GPtrArray *
compare_heads (const BangReport *self,
               const BangReport *other,
               GPtrArray        *differences)
{
  GPtrArray *told = g_ptr_array_new ();

  for (guint i = 0; i < self->sides->len && told->len < MAX_TOLD; i++)
    {
      const Side *side = &g_array_index (self->sides, Side, i);
      int there = find_side (other, side);
      const Person *mine = get_head (self, i);
      const Person *theirs = there >= 0 ? get_head (other, (guint) there) : NULL;

      if (mine == NULL || theirs == NULL || is_person (mine, theirs))
        continue;
      add (differences, BANG_DIFFERENCE_HEAD, side->label, mine->name, theirs->name);
      g_ptr_array_add (told, (gpointer) theirs->name);
    }
  return told;
}

static void
compare_people (const BangReport *self,
                const BangReport *other,
                GPtrArray        *told,
                GPtrArray        *differences)
{
  guint n = 0;

  for (guint i = 0; i < other->took_part->len && n < MAX_TOLD; i++)
    {
      const Person *person = &g_array_index (other->took_part, Person, i);

      if (has_person (self->named, person) ||
          g_ptr_array_find_with_equal_func (told, person->name, g_str_equal, NULL))
        continue;
      add (differences, BANG_DIFFERENCE_PERSON, NULL, NULL, person->name);
      g_ptr_array_add (told, person->name);
      n++;
    }
}

static char *
dup_figure (const Figure *figure)
{
  /* Up to six digits after the point, none that say nothing. */
  g_autofree char *number = g_strdup_printf ("%.15g", round (figure->value * 1e6) / 1e6);

  return figure->unit != NULL ? g_strconcat (number, " ", figure->unit, NULL) : g_steal_pointer (&number);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
compare_figures (const BangReport *self,
                 const BangReport *other,
                 GPtrArray        *differences)
{
  guint n_keys;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->figures, &n_keys);
  guint n = 0;

  /* In an order that does not change from run to run. */
  if (n_keys > 1)
    qsort (keys, n_keys, sizeof *keys, compare_texts);
  for (guint i = 0; i < n_keys && n < MAX_TOLD; i++)
    {
      const Figure *here = g_hash_table_lookup (self->figures, keys[i]);
      const Figure *there = g_hash_table_lookup (other->figures, keys[i]);
      g_autofree char *mine = NULL;
      g_autofree char *theirs = NULL;

      if (there == NULL || here->several || there->several ||
          fabs (here->value - there->value) <= NEAR * MAX (fabs (here->value), fabs (there->value)))
        continue;
      mine = dup_figure (here);
      theirs = dup_figure (there);
      add (differences, BANG_DIFFERENCE_FIGURE, here->measure, mine, theirs);
      n++;
    }
}

/**
 * bang_report_compare:
 * @self: a report
 * @other: another of the same event
 * @differences: (element-type BangDifference): gets what @other says otherwise
 */
void
bang_report_compare (const BangReport *self,
                     const BangReport *other,
                     GPtrArray        *differences)
{
  g_autoptr (GPtrArray) told = compare_heads (self, other, differences);
  gint64 here = self->n_agreements;
  gint64 there = other->n_agreements;

  compare_people (self, other, told, differences);
  compare_figures (self, other, differences);
  /* One may be a summary of all ("ký 5 thỏa thuận"). */
  if (there != here && there > 0 && (here == 0 || (here > 1 && there > 1)))
    {
      g_autofree char *mine = g_strdup_printf ("%" G_GINT64_FORMAT, here);
      g_autofree char *theirs = g_strdup_printf ("%" G_GINT64_FORMAT, there);

      add (differences, BANG_DIFFERENCE_AGREEMENTS, NULL, mine, theirs);
    }
}
