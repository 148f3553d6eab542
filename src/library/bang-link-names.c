/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that may be one although they are written in two ways.
 *
 * Persons: Lộc Tâm Xã and Lộc Tân Xã, Vũ Vi Quốc and Vu Vĩ Quốc. Names of
 * Chinese and of upland peoples drift so between papers, and captions are full
 * of slips; but so near are also the names of two people. The spelling alone is
 * never enough: an office, a province or company in common has to speak for it,
 * and two who stand in one article each with an office are two.
 *
 * Bodies: the same words in another order, or with another "tỉnh" or "và".
 *
 * Those that are near are found by numbers: of a person's name without marks,
 * whole and with each letter left out in turn (two words that differ in one
 * letter have one of those in common; W. Garbe, SymSpell, 2012); of a body its
 * words in the order of the alphabet.
 *
 * Belongs to the writer, but for bang_names_judge(): whoever has the connection.
 */
#include "config.h"

#include "library/bang-link-private.h"

#include <string.h>

#include "library/bang-browse-private.h"
#include "library/bang-decide-private.h"
#include "library/bang-han-names.h"

/* Names of one number: more bear a name as common as that. */
#define MAX_BEARERS 32

/* Newest articles of a name whose other persons are looked at. */
#define MAX_ARTICLES 30

/* A name in more articles does not look again each time. */
#define COMMON 30

/* Letters of a name that is looked at. */
#define MAX_LETTERS 64

#define MAX_TOLD 5

/* Ways to write a name that are offered. */
#define MAX_CHINESE 3

typedef struct
{
  BangEntityKind  kind;
  char           *name;
  BangCountry     side;
  gint64          n_articles;
  gboolean        merged;
} Entity;

static void
entity_clear (Entity *entity)
{
  g_free (entity->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entity, entity_clear)

/* Words of a body's name that papers add and leave out. */
static const char * const light[] = { "và", "của", "các", "tỉnh" };

static guint64
hash_text (const char *text,
           gsize       skip,
           gsize       n_skip)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      if (i < skip || i >= skip + n_skip)
        hash = (hash ^ (guchar) text[i]) * G_GUINT64_CONSTANT (1099511628211);
    }
  return hash;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* The words of a body's name in the order of the alphabet. */
static char *
make_bag (const char *name)
{
  g_autofree char *key = bang_words_key (name, FALSE);
  g_auto (GStrv) words = g_strsplit (g_strstrip (key), " ", -1);
  g_autoptr (GPtrArray) bag = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_light = *words[i] == '\0';

      for (guint j = 0; j < G_N_ELEMENTS (light); j++)
        is_light |= strcmp (words[i], light[j]) == 0;
      if (!is_light)
        g_ptr_array_add (bag, words[i]);
    }
  g_ptr_array_sort (bag, compare_strings);
  g_ptr_array_add (bag, NULL);
  return bag->len > 3 ? g_strjoinv (" ", (char **) bag->pdata) : g_strdup ("");
}

static GArray *
make_numbers (const Entity *entity)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree char *key = NULL;
  guint64 number;

  if (entity->kind != BANG_ENTITY_PERSON)
    {
      key = make_bag (entity->name);
      number = hash_text (key, 0, 0) + (guint64) entity->kind;
      if (*key != '\0')
        g_array_append_val (numbers, number);
      return numbers;
    }

  key = bang_words_key (entity->name, TRUE);
  g_strstrip (key);
  /* One word alone is half a name. */
  if (strchr (key, ' ') == NULL || strlen (key) > MAX_LETTERS)
    return numbers;
  number = hash_text (key, 0, 0);
  g_array_append_val (numbers, number);
  for (gsize i = 0; key[i] != '\0'; i++)
    {
      if (key[i] == ' ')
        continue;
      number = hash_text (key, i, 1);
      g_array_append_val (numbers, number);
    }
  return numbers;
}

static gboolean
read_entity (BangConnection  *connection,
             gint64           id,
             Entity          *entity,
             GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT kind, name, side, n_articles, merged_into IS NOT NULL FROM main.entity WHERE id = ?1",
                       "i", id);
  if (!bang_sql_next (connection, stmt, &has_row, error))
    return FALSE;
  entity->merged = TRUE;
  if (has_row && bang_entity_kind_from_string (bang_column_text (stmt, 0), &entity->kind))
    {
      entity->name = bang_column_dup (stmt, 1);
      entity->side = bang_country_from_string (bang_column_text (stmt, 2));
      entity->n_articles = sqlite3_column_int64 (stmt, 3);
      entity->merged = sqlite3_column_int (stmt, 4) != 0;
    }
  return TRUE;
}

/* Whether one letter was changed, added or left out. */
static gboolean
is_one_letter (const char *a,
               const char *b)
{
  glong len_a = g_utf8_strlen (a, -1);
  glong len_b = g_utf8_strlen (b, -1);

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  if (len_a >= len_b && *a != '\0')
    a = g_utf8_next_char (a);
  if (len_b >= len_a && *b != '\0')
    b = g_utf8_next_char (b);
  return ABS (len_a - len_b) <= 1 && strcmp (a, b) == 0;
}

/* What the spelling alone is worth, 0 when the names are too far apart. */
static int
score_spelling (const char *a,
                const char *b,
                gboolean   *marks_only)
{
  g_autofree char *exact_a = bang_words_key (a, FALSE);
  g_autofree char *exact_b = bang_words_key (b, FALSE);
  g_autofree char *plain_a = bang_words_key (a, TRUE);
  g_autofree char *plain_b = bang_words_key (b, TRUE);
  g_auto (GStrv) ea = g_strsplit (exact_a, " ", -1);
  g_auto (GStrv) eb = g_strsplit (exact_b, " ", -1);
  g_auto (GStrv) pa = g_strsplit (plain_a, " ", -1);
  g_auto (GStrv) pb = g_strsplit (plain_b, " ", -1);
  guint n_marks = 0;
  guint n_letters = 0;

  *marks_only = FALSE;
  if (g_strv_length (ea) != g_strv_length (eb) || g_strv_length (pa) != g_strv_length (pb) ||
      g_strv_length (ea) != g_strv_length (pa))
    return 0;
  for (guint i = 0; ea[i] != NULL; i++)
    {
      if (strcmp (ea[i], eb[i]) == 0)
        continue;
      if (strcmp (pa[i], pb[i]) == 0)
        n_marks++;
      /* Tâm and Tân, not Tâm and Văn. */
      else if (is_one_letter (ea[i], eb[i]))
        n_letters++;
      else
        return 0;
    }
  *marks_only = n_letters == 0;
  if (n_letters == 1 && n_marks == 0)
    return 40;
  return n_letters == 0 && n_marks > 0 && n_marks <= 2 ? 45 - (int) n_marks * 5 : 0;
}

static GPtrArray *
read_offices (BangConnection  *connection,
              gint64           id,
              GError         **error)
{
  return bang_sql_list (connection, error,
                        "SELECT title FROM main.tenure WHERE person_id = ?1 ORDER BY n_articles DESC, title LIMIT 20",
                        "i", id);
}

/* Words that both have, of all that either has. */
static double
get_share (char **a,
           char **b)
{
  guint n = 0;
  guint len_a = g_strv_length (a);
  guint len_b = g_strv_length (b);

  for (guint i = 0; i < len_a; i++)
    n += g_strv_contains ((const char * const *) b, a[i]);
  return n > 0 ? (double) n / (double) (len_a + len_b - n) : 0.0;
}

/* Offices end in the place where they are held. */
static gboolean
is_same_tail (char **a,
              char **b)
{
  guint len_a = g_strv_length (a);
  guint len_b = g_strv_length (b);

  return len_a >= 3 && len_b >= 3 && strcmp (a[len_a - 1], b[len_b - 1]) == 0 &&
         strcmp (a[len_a - 2], b[len_b - 2]) == 0;
}

static gboolean
score_offices (BangConnection  *connection,
               gint64           a,
               gint64           b,
               BangNamesWhy    *why,
               int             *score,
               GError         **error)
{
  g_autoptr (GPtrArray) offices = read_offices (connection, a, error);
  g_autoptr (GPtrArray) others = offices != NULL ? read_offices (connection, b, error) : NULL;
  gboolean same_tail = FALSE;
  double best = 0.0;

  if (others == NULL)
    return FALSE;
  if (offices->len == 0 || others->len == 0)
    return TRUE;

  for (guint i = 0; i < offices->len; i++)
    {
      for (guint j = 0; j < others->len; j++)
        {
          g_autofree char *x = bang_words_key (g_ptr_array_index (offices, i), FALSE);
          g_autofree char *y = bang_words_key (g_ptr_array_index (others, j), FALSE);
          g_auto (GStrv) xs = g_strsplit (g_strstrip (x), " ", -1);
          g_auto (GStrv) ys = g_strsplit (g_strstrip (y), " ", -1);
          double share = get_share (xs, ys);

          same_tail |= is_same_tail (xs, ys);
          if (share <= best)
            continue;
          best = share;
          g_free (why->office);
          g_free (why->other_office);
          why->office = g_strdup (g_ptr_array_index (offices, i));
          why->other_office = g_strdup (g_ptr_array_index (others, j));
        }
    }
  if (best >= 0.99)
    *score += 30;
  else if (best >= 0.6)
    *score += 20;
  if (best < 0.99)
    *score += same_tail ? 10 : -15;
  if (best < 0.6 && !same_tail)
    {
      g_clear_pointer (&why->office, g_free);
      g_clear_pointer (&why->other_office, g_free);
    }
  return TRUE;
}

/* Persons of the newest articles of each. */
static gboolean
score_company (BangConnection  *connection,
               gint64           a,
               gint64           b,
               BangNamesWhy    *why,
               int             *score,
               GError         **error)
{
  why->together = bang_sql_list (connection, error,
                                 "SELECT name FROM main.entity WHERE kind = 'person' AND id NOT IN (?1, ?2) AND id IN "
                                 "  (SELECT x.entity_id FROM main.article_entity x WHERE x.article_id IN "
                                 "     (SELECT article_id FROM main.article_entity WHERE entity_id = ?1 "
                                 "      ORDER BY order_key DESC LIMIT ?3)) AND id IN "
                                 "  (SELECT y.entity_id FROM main.article_entity y WHERE y.article_id IN "
                                 "     (SELECT article_id FROM main.article_entity WHERE entity_id = ?2 "
                                 "      ORDER BY order_key DESC LIMIT ?3)) ORDER BY n_articles, name LIMIT ?4", "iiii",
                                 a, b, (gint64) MAX_ARTICLES, (gint64) MAX_TOLD);
  if (why->together == NULL)
    return FALSE;
  *score += (int) MIN (why->together->len, 2) * 10;
  return TRUE;
}

/* One article that names both, each with an office, speaks of two people. */
static gboolean
judge_one_article (BangConnection  *connection,
                   gint64           a,
                   gint64           b,
                   gboolean        *apart,
                   gboolean        *together,
                   GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  gboolean has_row;

  stmt = bang_sql_ask (connection, error,
                       "SELECT max (EXISTS (SELECT 1 FROM main.entity_title WHERE article_id = x.article_id AND entity_n = x.n) "
                       "       AND EXISTS (SELECT 1 FROM main.entity_title WHERE article_id = y.article_id AND entity_n = y.n)) "
                       "FROM (SELECT article_id, n, order_key FROM main.article_entity WHERE entity_id = ?1 "
                       "      ORDER BY order_key DESC LIMIT 200) x "
                       "JOIN main.article_entity y ON y.entity_id = ?2 AND y.order_key = x.order_key", "ii", a, b);
  if (!bang_sql_next (connection, stmt, &has_row, error))
    return FALSE;
  *together = has_row && sqlite3_column_type (stmt, 0) != SQLITE_NULL;
  *apart = has_row && sqlite3_column_int (stmt, 0) != 0;
  return TRUE;
}

static gboolean
judge_persons (BangConnection  *connection,
               gint64           a,
               gint64           b,
               const Entity    *x,
               const Entity    *y,
               BangNamesWhy    *why,
               int             *score,
               GError         **error)
{
  gboolean apart;
  gboolean together;

  *score = score_spelling (x->name, y->name, &why->marks_only);
  if (*score == 0)
    return TRUE;
  if (!judge_one_article (connection, a, b, &apart, &together, error))
    return FALSE;
  if (apart)
    {
      *score = 0;
      return TRUE;
    }
  if (together)
    *score += 10;
  if (x->side == BANG_SIDE_CN && y->side == BANG_SIDE_CN)
    *score += 5;
  if (MIN (x->n_articles, y->n_articles) <= 1)
    *score += 5;
  return score_offices (connection, a, b, why, score, error) &&
         score_company (connection, a, b, why, score, error);
}

/**
 * bang_names_why_clear:
 *
 * Frees what bang_names_judge() filled.
 */
void
bang_names_why_clear (BangNamesWhy *why)
{
  g_clear_pointer (&why->office, g_free);
  g_clear_pointer (&why->other_office, g_free);
  g_clear_pointer (&why->together, g_ptr_array_unref);
}

/**
 * bang_names_judge:
 * @a: an entity
 * @b: another
 * @why: (out): what speaks for it
 *
 * Returns: how surely the two names are one, in percent, never so sure that
 *   nobody need be asked; 0 also with @error
 */
guint
bang_names_judge (BangConnection  *connection,
                  gint64           a,
                  gint64           b,
                  BangNamesWhy    *why,
                  GError         **error)
{
  g_auto (Entity) x = { 0, };
  g_auto (Entity) y = { 0, };
  int score = 0;

  memset (why, 0, sizeof *why);
  if (!read_entity (connection, a, &x, error) || !read_entity (connection, b, &y, error))
    return 0;
  if (x.merged || y.merged || x.kind != y.kind || x.n_articles == 0 || y.n_articles == 0 ||
      (x.side != y.side && x.side != BANG_SIDE_UNKNOWN && y.side != BANG_SIDE_UNKNOWN))
    return 0;

  why->kind = x.kind;
  why->same_side = x.side == y.side && x.side != BANG_SIDE_UNKNOWN;
  if (x.kind == BANG_ENTITY_PERSON)
    {
      if (!judge_persons (connection, a, b, &x, &y, why, &score, error))
        return 0;
    }
  else
    {
      g_autofree char *bag = make_bag (x.name);
      g_autofree char *other = make_bag (y.name);

      score = *bag != '\0' && strcmp (bag, other) == 0 ? 70 : 0;
    }
  if (score > 0 && why->same_side)
    score += 10;
  return (guint) CLAMP (score, 0, BANG_LINK_SURE - 1);
}

/* Of two names the rarer one looks for the other. */
static gboolean
has_looked (BangConnection  *connection,
            gint64           entity_id,
            const GArray    *numbers,
            gboolean        *looked,
            GError         **error)
{
  gint64 known = 0;

  if (numbers->len > 0 &&
      !bang_sql_get_int (connection, &known, error,
                         "SELECT EXISTS (SELECT 1 FROM idx.spelling WHERE hash = ?1 AND entity_id = ?2)", "ii",
                         (gint64) g_array_index (numbers, guint64, 0), entity_id))
    return FALSE;
  *looked = known != 0;
  return TRUE;
}

/* How a Chinese person may be written. */
static void
find_chinese (gint64         entity_id,
              const Entity  *entity,
              GArray        *links)
{
  g_autoptr (GArray) names = NULL;

  if (entity->kind != BANG_ENTITY_PERSON || entity->side != BANG_SIDE_CN)
    return;
  names = bang_han_names_of (entity->name, MAX_CHINESE);
  for (guint i = 0; i < names->len; i++)
    {
      BangLink link = {
        .kind = BANG_LINK_CHINESE_NAME, .a = entity_id, .score = BANG_LINK_OFFER + 10 - i,
        .value = g_strdup (g_array_index (names, BangHanName, i).chinese),
      };

      g_array_append_val (links, link);
    }
}

static gboolean
collect_bearers (BangConnection  *connection,
                 gint64           entity_id,
                 const GArray    *numbers,
                 GHashTable      *bearers,
                 GError         **error)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (sqlite3_stmt) stmt = NULL;
      gint64 number = (gint64) g_array_index (numbers, guint64, i);
      gboolean has_row;

      if (!bang_sql_run (connection, error, "INSERT OR IGNORE INTO idx.spelling VALUES (?1, ?2)", "ii",
                         number, entity_id))
        return FALSE;
      stmt = bang_sql_ask (connection, error, "SELECT entity_id FROM idx.spelling WHERE hash = ?1 LIMIT ?2", "ii",
                           number, (gint64) MAX_BEARERS);
      for (;;)
        {
          if (!bang_sql_next (connection, stmt, &has_row, error))
            return FALSE;
          if (!has_row)
            break;
          if (sqlite3_column_int64 (stmt, 0) != entity_id)
            bang_id_set_add (bearers, sqlite3_column_int64 (stmt, 0));
        }
    }
  return TRUE;
}

/**
 * bang_names_find:
 * @entity_id: a person or a body
 * @links: (element-type BangLink): gets those to names that may be the same, and
 *   how a Chinese person may be written
 * @looked: (out): whether other names were looked for: one in many articles was
 *   found by rarer ones
 *
 * Looks for other spellings of a name, and notes its own for others that look.
 */
gboolean
bang_names_find (BangConnection  *connection,
                 gint64           entity_id,
                 GArray          *links,
                 gboolean        *looked,
                 GError         **error)
{
  g_auto (Entity) entity = { 0, };
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GHashTable) bearers = bang_id_set_new ();
  GHashTableIter iter;
  gint64 other;

  *looked = TRUE;
  if (!read_entity (connection, entity_id, &entity, error))
    return FALSE;
  /* Places are told apart by the table of places. */
  if (entity.name == NULL || entity.merged || entity.kind == BANG_ENTITY_PLACE)
    return TRUE;
  find_chinese (entity_id, &entity, links);
  numbers = make_numbers (&entity);
  if (entity.n_articles > COMMON)
    {
      gboolean before;

      if (!has_looked (connection, entity_id, numbers, &before, error))
        return FALSE;
      *looked = !before;
    }
  if (*looked && !collect_bearers (connection, entity_id, numbers, bearers, error))
    return FALSE;

  g_hash_table_iter_init (&iter, bearers);
  while (bang_id_set_next (&iter, &other))
    {
      g_auto (BangNamesWhy) why = { 0, };
      g_autoptr (GError) local_error = NULL;
      guint score = bang_names_judge (connection, entity_id, other, &why, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (score >= BANG_LINK_OFFER)
        {
          BangLink link = {
            .kind = BANG_LINK_SAME_NAME, .a = MIN (entity_id, other), .b = MAX (entity_id, other), .score = score,
          };

          g_array_append_val (links, link);
        }
    }
  return TRUE;
}
