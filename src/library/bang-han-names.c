/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the name of a person may be written in Chinese.
 *
 * Vietnamese papers write Chinese people by the Hán-Việt readings of their
 * characters: 王宁 is Vương Ninh. The way back has many ends, for several
 * characters are read alike. The table "han-readings" has the usual ones, the
 * commonest first; what comes of it is a proposal, never a fact.
 *
 * Read once; any thread.
 */
#include "config.h"

#include "library/bang-han-names.h"

#include <string.h>

#include "text/bang-fold.h"
#include "text/bang-table.h"

/* Syllables of a name: two surnames and two given ones. */
#define MAX_SYLLABLES 4

/* Characters of one reading that are tried. */
#define MAX_CHARACTERS 4

typedef struct
{
  const char *chinese;
  const char *pinyin;
} Reading;

typedef struct
{
  BangTable  *table;
  GHashTable *surnames;   /* key -> GArray of Reading */
  GHashTable *given;
} Readings;

static void
readings_free_cb (gpointer data)
{
  g_array_unref (data);
}

static Readings *
read_table (void)
{
  Readings *self = g_new0 (Readings, 1);
  int reading;
  int use;
  int chinese;
  int pinyin;

  self->table = bang_table_load ("han-readings");
  self->surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, readings_free_cb);
  self->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, readings_free_cb);
  reading = bang_table_column (self->table, "reading");
  use = bang_table_column (self->table, "use");
  chinese = bang_table_column (self->table, "chinese");
  pinyin = bang_table_column (self->table, "pinyin");
  for (guint row = 0; row < bang_table_n_rows (self->table); row++)
    {
      gboolean surname = strcmp (bang_table_cell (self->table, row, use), "surname") == 0;
      GHashTable *table = surname ? self->surnames : self->given;
      g_autofree char *key = bang_fold_key (bang_table_cell (self->table, row, reading), -1);
      GArray *list = g_hash_table_lookup (table, key);
      Reading one = { bang_table_cell (self->table, row, chinese), bang_table_cell (self->table, row, pinyin) };

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (Reading));
          g_hash_table_insert (table, g_steal_pointer (&key), list);
        }
      g_array_append_val (list, one);
    }
  return self;
}

static Readings *
get_readings (void)
{
  static gsize readings = 0;

  if (g_once_init_enter (&readings))
    g_once_init_leave (&readings, (gsize) read_table ());
  return (Readings *) readings;
}

static void
han_name_clear_cb (gpointer data)
{
  BangHanName *name = data;

  g_free (name->chinese);
  g_free (name->pinyin);
}

/* The characters that each part of a name may be. Returns how many parts, 0
 * when one of them is not known. */
static guint
look_up (const char     *name,
         const GArray  **parts)
{
  g_autofree char *key = bang_fold_key (name, -1);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  guint n_words = g_strv_length (words);
  guint n = 0;
  guint at = 1;

  if (n_words < 2 || n_words > MAX_SYLLABLES)
    return 0;
  if (n_words > 2)
    {
      g_autofree char *both = g_strconcat (words[0], " ", words[1], NULL);

      parts[0] = g_hash_table_lookup (get_readings ()->surnames, both);
      at = parts[0] != NULL ? 2 : 1;
    }
  if (at == 1)
    parts[0] = g_hash_table_lookup (get_readings ()->surnames, words[0]);
  if (parts[0] == NULL || n_words - at > 2)
    return 0;

  for (n = 1; at < n_words; n++, at++)
    {
      parts[n] = g_hash_table_lookup (get_readings ()->given, words[at]);
      if (parts[n] == NULL)
        return 0;
    }
  return n;
}

/* Which combination has the sum @sum of places in the lists: the commonest
 * characters together have 0. */
static void
combine (const GArray **parts,
         guint          n_parts,
         guint          sum,
         guint         *picked,
         guint          part,
         guint          max,
         GArray        *names)
{
  if (names->len >= max)
    return;
  if (part == n_parts)
    {
      g_autoptr (GString) chinese = g_string_new (NULL);
      g_autoptr (GString) pinyin = g_string_new (NULL);
      BangHanName name;

      if (sum > 0)
        return;
      for (guint i = 0; i < n_parts; i++)
        {
          const Reading *reading = &g_array_index (parts[i], Reading, picked[i]);

          g_string_append (chinese, reading->chinese);
          /* The given name is one word: Wáng Xiǎodōng. */
          if (i == 1)
            g_string_append_c (pinyin, ' ');
          if (i < 2)
            {
              g_string_append (pinyin, reading->pinyin);
            }
          else
            {
              g_autofree char *lower = g_utf8_strdown (reading->pinyin, -1);
              g_autofree char *plain = bang_fold_plain (lower, -1);

              /* A syllable that begins with a vowel is kept apart (GB/T 16159). */
              if (*plain != '\0' && strchr ("aeo", *plain) != NULL)
                g_string_append_c (pinyin, '\'');
              g_string_append (pinyin, lower);
            }
        }
      name.chinese = g_string_free (g_steal_pointer (&chinese), FALSE);
      name.pinyin = g_string_free (g_steal_pointer (&pinyin), FALSE);
      g_array_append_val (names, name);
      return;
    }

  for (guint i = 0; i <= sum && i < MIN (parts[part]->len, MAX_CHARACTERS); i++)
    {
      picked[part] = i;
      combine (parts, n_parts, sum - i, picked, part + 1, max, names);
    }
}

/**
 * bang_han_names_of:
 * @name: the name of a person as Vietnamese papers write it
 * @max: how many ways to give
 *
 * Returns: (transfer full) (element-type BangHanName): how it may be written in
 *   Chinese, the likeliest first; empty when a syllable of it is not known
 */
GArray *
bang_han_names_of (const char *name,
                   guint       max)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (BangHanName));
  const GArray *parts[MAX_SYLLABLES] = { NULL, };
  guint picked[MAX_SYLLABLES] = { 0, };
  guint n_parts;

  g_array_set_clear_func (names, han_name_clear_cb);
  g_return_val_if_fail (name != NULL, names);

  n_parts = look_up (name, parts);
  for (guint sum = 0; n_parts > 0 && sum < n_parts * MAX_CHARACTERS && names->len < max; sum++)
    combine (parts, n_parts, sum, picked, 0, max, names);
  return names;
}

/**
 * bang_han_dup_pinyin:
 * @name: the name of a person as Vietnamese papers write it
 * @chinese: how it is written in Chinese
 *
 * Returns: (transfer full) (nullable): the pinyin of it, where the table tells
 */
char *
bang_han_dup_pinyin (const char *name,
                     const char *chinese)
{
  g_autoptr (GArray) names = bang_han_names_of (name, 256);

  for (guint i = 0; i < names->len; i++)
    {
      const BangHanName *one = &g_array_index (names, BangHanName, i);

      if (strcmp (one->chinese, chinese) == 0)
        return g_strdup (one->pinyin);
    }
  return NULL;
}
