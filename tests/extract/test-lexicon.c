/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables a linguist edits: every row can be found, none says twice what
 * another says, and every cell holds what its column may hold. */

#include <string.h>

#include "extract/bang-lexicon.h"
#include "text/bang-fold.h"
#include "text/bang-table.h"

typedef struct
{
  const char *name;
  BangLex     lex;
  const char *key;
  const char *column;       /* (nullable) one that holds a word of a list */
  const char *values;       /* separated by spaces; "-" for an empty cell */
  guint       min_rows;
} Table;

#define PLACE_KINDS \
  "country province autonomous-region municipality special-region prefecture city town district county ward commune village " \
  "gate bridge river lake waterfall mountain station sea island region place zone not"

static const Table tables[] = {
  { "abbreviations", BANG_LEX_ABBREVIATION, "phrase", NULL, NULL, 30 },
  { "absences", BANG_LEX_ABSENCE, "phrase", "class", "before historic authority", 80 },
  { "fields", BANG_LEX_FIELD, "phrase", "use", "- open", 150 },
  { "honorifics", BANG_LEX_HONORIFIC, "phrase", "class", "address plural rank degree occupation", 150 },
  { "namesakes", BANG_LEX_NAMESAKE, "phrase", NULL, NULL, 100 },
  { "organisation-heads", BANG_LEX_ORGANISATION_HEAD, "phrase", "class",
    "own weak agency steering security society firm school media mission not", 300 },
  { "organisations", BANG_LEX_ORGANISATION, "name", "class", "name press", 80 },
  { "place-kinds", BANG_LEX_PLACE_KIND, "phrase", "keep", "- n y u", 100 },
  { "places", BANG_LEX_PLACE, "name", "kind", PLACE_KINDS, 1000 },
  { "stop-words", BANG_LEX_STOP, "phrase", "class", "function time verb second noun", 500 },
  { "surnames", BANG_LEX_SURNAME, "surname", "weight", "3 4 5 6 7 8 9", 300 },
  { "titles", BANG_LEX_TITLE, "phrase", "complement", "- name abroad", 250 },
};

static BangLexicon *lexicon;

static const char *
cell (BangTable  *table,
      guint       row,
      const char *column)
{
  const char *text = bang_table_cell (table, row, bang_table_column (table, column));

  return text != NULL ? text : "";
}

/* Two rows with one spelling are one too many, except of places: there the
 * kind and the unit above tell them apart. */
static char *
identity (const Table *t,
          BangTable   *table,
          guint        row,
          const char  *spelling)
{
  g_autofree char *key = bang_fold_key (spelling, -1);

  if (t->lex != BANG_LEX_PLACE)
    return g_steal_pointer (&key);

  return g_strjoin ("\t", key, cell (table, row, "kind"), cell (table, row, "parent"), cell (table, row, "country"), NULL);
}

static void
test_rows (gconstpointer data)
{
  const Table *t = data;
  g_autoptr (BangTable) table = bang_table_load (t->name);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) values = t->values != NULL ? g_strsplit (t->values, " ", -1) : NULL;

  g_assert_nonnull (table);
  g_assert_cmpuint (bang_table_n_rows (table), >=, t->min_rows);
  g_assert_cmpint (bang_table_column (table, t->key), ==, 0);

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      g_auto (GStrv) spellings = g_strsplit (cell (table, row, t->key), "|", -1);

      if (values != NULL)
        {
          const char *value = cell (table, row, t->column);

          if (!g_strv_contains ((const char * const *) values, *value == '\0' ? "-" : value))
            {
              g_test_message ("%s: %s: %s is “%s”", t->name, spellings[0], t->column, value);
              g_test_fail ();
            }
        }

      for (guint i = 0; spellings[i] != NULL; i++)
        {
          char *id = identity (t, table, row, spellings[i]);
          guint64 kinds;

          if (!g_hash_table_add (seen, id))
            {
              g_test_message ("%s: “%s” stands there twice", t->name, spellings[i]);
              g_test_fail ();
            }
          if (bang_lexicon_find (lexicon, spellings[i], &kinds) == 0 || (kinds & BANG_LEX_BIT (t->lex)) == 0)
            {
              g_test_message ("%s: “%s” can never be found", t->name, spellings[i]);
              g_test_fail ();
            }
        }
    }
}

static gboolean
is_code (const char *text)
{
  return *text == '\0' ||
         (strlen (text) == 2 && g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]));
}

static gboolean
is_date (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *iso = g_strconcat (text, "T00:00:00Z", NULL);

  if (*text == '\0')
    return TRUE;
  date = g_date_time_new_from_iso8601 (iso, NULL);
  return date != NULL;
}

/* Units above exist, countries are codes, days are days. */
static void
test_places (void)
{
  g_autoptr (BangTable) table = bang_table_load ("places");
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      const char *name = cell (table, row, "name");

      g_hash_table_add (names, g_strndup (name, strcspn (name, "|")));
    }

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      const char *parent = cell (table, row, "parent");
      const char *use = cell (table, row, "use");

      if (!is_code (cell (table, row, "country")) ||
          !is_date (cell (table, row, "from")) || !is_date (cell (table, row, "until")) ||
          (*parent != '\0' && !g_hash_table_contains (names, parent)) ||
          (*use != '\0' && strcmp (use, "kind") != 0))
        {
          g_test_message ("places: %s: parent “%s”, country, days or use are wrong", cell (table, row, "name"), parent);
          g_test_fail ();
        }
    }
}

/* What the rules rely on is there. */
static void
test_lookup (void)
{
  guint64 kinds;
  BangEntry entry = bang_lexicon_find (lexicon, "HỒNG  hà", &kinds);

  g_assert_cmpuint (entry, !=, 0);
  g_assert_cmpuint (bang_lexicon_n_rows (lexicon, entry, BANG_LEX_PLACE), >=, 2);
  g_assert_cmpuint (bang_lexicon_n_rows (lexicon, entry, BANG_LEX_TITLE), ==, 0);

  /* Tone placement and dashes are one; marks are not. */
  g_assert_cmpuint (bang_lexicon_find (lexicon, "Kiến Thuỷ", &kinds), !=, 0);
  g_assert_cmpuint (bang_lexicon_find (lexicon, "Văn hóa – Thể thao", &kinds), !=, 0);
  g_assert_cmpuint (bang_lexicon_find (lexicon, "Van Nam", &kinds), ==, 0);
  g_assert_cmpuint (bang_lexicon_find (lexicon, "", &kinds), ==, 0);
  g_assert_cmpuint (bang_lexicon_find (lexicon, "Phó Chủ", &kinds), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  lexicon = bang_lexicon_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/lexicon/rows/", tables[i].name, NULL);

      g_test_add_data_func (path, &tables[i], test_rows);
    }
  g_test_add_func ("/lexicon/places", test_places);
  g_test_add_func ("/lexicon/lookup", test_lookup);

  status = g_test_run ();
  bang_lexicon_unref (lexicon);
  return status;
}
