/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One body under the several forms of its name that are one by rule: UBND tỉnh
 * and Ủy ban nhân dân tỉnh, Sở NN&PTNT and Sở Nông nghiệp và Phát triển nông
 * thôn, Bộ Văn hóa, Thể thao và Du lịch with its comma, a dash or nothing. What
 * is only likely is not decided here but offered (bang-link-names.c).
 *
 * Read once; any thread.
 */
#include "config.h"

#include "library/bang-body-names-private.h"

#include <string.h>

#include "library/bang-browse-private.h"
#include "text/bang-fold.h"
#include "text/bang-table.h"

/* The longest abbreviation, in words: "VH, TT & DL". */
#define MAX_WORDS 3

static void
read_rows (GHashTable *table,
           const char *name)
{
  g_autoptr (BangTable) rows = bang_table_load (name);
  int phrase = bang_table_column (rows, "phrase");
  int full = bang_table_column (rows, "full");

  for (guint row = 0; row < bang_table_n_rows (rows); row++)
    {
      g_autofree char *key = bang_words_key (bang_table_cell (rows, row, phrase), FALSE);
      g_autofree char *expanded = bang_words_key (bang_table_cell (rows, row, full), FALSE);

      g_strstrip (key);
      g_strstrip (expanded);
      if (*key != '\0' && !g_hash_table_contains (table, key))
        g_hash_table_insert (table, g_steal_pointer (&key), g_steal_pointer (&expanded));
    }
}

static GHashTable *
read_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  read_rows (table, "abbreviations");
  read_rows (table, "body-abbreviations");
  return table;
}

static GHashTable *
get_table (void)
{
  static gsize table = 0;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, (gsize) read_table ());
  return (GHashTable *) table;
}

/* The longest abbreviation at a word: how many words it has, 0 for none. */
static guint
find_abbreviation (char       **words,
                   const char **full)
{
  guint n_words = g_strv_length (words);

  for (guint n = MIN (n_words, MAX_WORDS); n > 0; n--)
    {
      g_autoptr (GString) phrase = g_string_new (words[0]);

      for (guint i = 1; i < n; i++)
        g_string_append_printf (phrase, " %s", words[i]);
      *full = g_hash_table_lookup (get_table (), phrase->str);
      if (*full != NULL)
        return n;
    }
  return 0;
}

/* "và" and "&" join the fields of a ministry, or a comma does. */
static void
append_words (GString    *key,
              const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || strcmp (parts[i], "và") == 0)
        continue;
      if (key->len > 0)
        g_string_append_c (key, ' ');
      g_string_append (key, parts[i]);
    }
}

/**
 * bang_body_name_key:
 * @name: the name of a body as it is printed
 *
 * Returns: (transfer full): what all forms of it have in common; to compare
 *   only
 */
char *
bang_body_name_key (const char *name)
{
  g_autofree char *key = bang_words_key (name, FALSE);
  g_auto (GStrv) words = g_strsplit (g_strstrip (key), " ", -1);
  GString *whole = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL;)
    {
      const char *full = NULL;
      guint n = find_abbreviation (words + i, &full);

      append_words (whole, n > 0 ? full : words[i]);
      i += MAX (n, 1);
    }
  /* A name of signs alone is what it is. */
  if (whole->len == 0)
    {
      g_string_free (whole, TRUE);
      return bang_fold_key (name, -1);
    }
  return g_string_free (whole, FALSE);
}
