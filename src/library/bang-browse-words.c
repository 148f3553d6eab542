/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of names and proposals, for comparing them.
 *
 * Which words count is in tables: light-words.tsv has those that any proposal
 * is made of, proposal-fields.tsv those that tell its field, place-kinds.tsv
 * those before the name of a place.
 *
 * Any thread: the tables are read once and then immutable.
 */
#include "library/bang-browse-private.h"

#include <string.h>

#include "text/bang-table.h"
#include "text/bang-token.h"

/* Longest phrase of the tables, in words, and fields that are weighed. */
#define MAX_PHRASE 6
#define MAX_FIELDS 32

/* Words of one text that are looked at. */
#define MAX_WORDS 400

/* Phrases of a table: words with single spaces -> a cell, or "" */
static GHashTable *
load_phrases (const char *name,
              const char *column,
              gboolean    no_kept)
{
  GHashTable *phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (BangTable) table = bang_table_load (name);
  int phrase = bang_table_column (table, "phrase");
  int value = column != NULL ? bang_table_column (table, column) : -1;
  int keep = no_kept ? bang_table_column (table, "keep") : -1;

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      g_auto (GStrv) forms = g_strsplit (bang_table_cell (table, row, phrase), "|", -1);

      /* "sông Hồng": the word before the name belongs to it. */
      if (keep >= 0 && *bang_table_cell (table, row, keep) != '\0')
        continue;
      for (guint i = 0; forms[i] != NULL; i++)
        {
          g_autofree char *key = bang_words_key (forms[i], FALSE);

          if (!g_hash_table_contains (phrases, key))
            g_hash_table_insert (phrases, g_steal_pointer (&key),
                                 g_strdup (value >= 0 ? bang_table_cell (table, row, value) : ""));
        }
    }
  return phrases;
}

static GHashTable *
get_light_words (void)
{
  static gsize phrases = 0;

  if (g_once_init_enter (&phrases))
    g_once_init_leave (&phrases, (gsize) load_phrases ("light-words", NULL, FALSE));
  return (GHashTable *) phrases;
}

static GHashTable *
get_fields (void)
{
  static gsize phrases = 0;

  if (g_once_init_enter (&phrases))
    g_once_init_leave (&phrases, (gsize) load_phrases ("proposal-fields", "field", FALSE));
  return (GHashTable *) phrases;
}

static GHashTable *
get_place_kinds (void)
{
  static gsize phrases = 0;

  if (g_once_init_enter (&phrases))
    g_once_init_leave (&phrases, (gsize) load_phrases ("place-kinds", NULL, TRUE));
  return (GHashTable *) phrases;
}

/**
 * bang_words_key:
 * @text: (nullable): any text
 * @plain: whether without marks
 *
 * Returns: (transfer full): its words, folded, " with a space around each ";
 *   " " when it has none
 */
char *
bang_words_key (const char *text,
                gboolean    plain)
{
  GString *key = g_string_new (" ");
  BangTokenIter iter;
  BangToken token;

  if (text == NULL)
    return g_string_free (key, FALSE);

  bang_token_iter_init (&iter, text, strlen (text));
  while (bang_token_iter_next (&iter, &token))
    {
      if (plain)
        g_string_append_len (key, token.plain, (gssize) token.plain_len);
      else
        g_string_append_len (key, token.exact, (gssize) token.exact_len);
      g_string_append_c (key, ' ');
    }
  return g_string_free (key, FALSE);
}

/**
 * bang_words_has:
 * @text: (nullable): a text
 * @words: a key of bang_words_key()
 * @plain: whether @words are without marks
 *
 * Returns: whether @text has those words in a row
 */
gboolean
bang_words_has (const char *text,
                const char *words,
                gboolean    plain)
{
  g_autofree char *key = NULL;

  if (text == NULL || words[1] == '\0')
    return FALSE;
  key = bang_words_key (text, plain);
  return strstr (key, words) != NULL;
}

/**
 * bang_words_place_key:
 * @text: a name, perhaps with what sort of place it is ("tỉnh Vân Nam")
 *
 * Returns: (transfer full): its key without that
 */
char *
bang_words_place_key (const char *text)
{
  g_autofree char *key = bang_words_key (text, FALSE);
  const char *end = key;
  const char *name = key;

  for (guint n = 0; n < MAX_PHRASE; n++)
    {
      g_autofree char *phrase = NULL;

      end = strchr (end + 1, ' ');
      if (end == NULL || end[1] == '\0')
        break;
      phrase = g_strndup (key, (gsize) (end + 1 - key));
      if (g_hash_table_contains (get_place_kinds (), phrase))
        name = end;
    }
  return g_strdup (name);
}

/* The longest phrase of @phrases that begins with word @i, in words, 0 for
 * none; @value is its cell. */
static guint
match_phrase (GHashTable   *phrases,
              char        **words,
              guint         n_words,
              guint         i,
              const char  **value)
{
  GString *key = g_string_new (" ");
  guint longest = 0;

  for (guint n = 0; n < MAX_PHRASE && i + n < n_words; n++)
    {
      gpointer cell;

      g_string_append_printf (key, "%s ", words[i + n]);
      if (!g_hash_table_lookup_extended (phrases, key->str, NULL, &cell))
        continue;
      longest = n + 1;
      *value = cell;
    }
  g_string_free (key, TRUE);
  return longest;
}

static char **
split (const char *text,
       guint      *n_words)
{
  g_autofree char *key = bang_words_key (text, FALSE);
  char **words = g_strsplit (g_strstrip (key), " ", MAX_WORDS + 1);

  *n_words = MIN (g_strv_length (words), MAX_WORDS);
  return words;
}

/**
 * bang_words_of_content:
 * @text: (nullable): a proposal, the subject of an agreement
 *
 * Returns: (transfer full) (element-type utf8): the words of it that tell what
 *   it is about, folded, each once, in the order of the text
 */
GPtrArray *
bang_words_of_content (const char *text)
{
  GPtrArray *content = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) words = NULL;
  guint n_words;
  guint i = 0;

  if (text == NULL)
    return content;

  words = split (text, &n_words);
  while (i < n_words)
    {
      const char *value;
      guint n = match_phrase (get_light_words (), words, n_words, i, &value);

      if (n > 0)
        {
          i += n;
          continue;
        }
      if (*words[i] != '\0' && g_hash_table_add (seen, words[i]))
        g_ptr_array_add (content, g_strdup (words[i]));
      i++;
    }
  return content;
}

/**
 * bang_words_find_field:
 * @text: (nullable): the subject of an agreement
 *
 * Returns: (transfer full) (nullable): its field in the list that agreements and
 *   proposals share: the one it has most words of, the first among equals; as
 *   extraction judges proposals
 */
char *
bang_words_find_field (const char *text)
{
  const char *names[MAX_FIELDS];
  guint weights[MAX_FIELDS] = { 0, };
  g_auto (GStrv) words = NULL;
  guint n_names = 0;
  guint n_words;
  guint best = 0;
  guint i = 0;

  if (text == NULL)
    return NULL;

  words = split (text, &n_words);
  while (i < n_words)
    {
      const char *field = NULL;
      guint n = match_phrase (get_fields (), words, n_words, i, &field);
      guint k = 0;

      if (n == 0)
        {
          i++;
          continue;
        }
      while (k < n_names && strcmp (names[k], field) != 0)
        k++;
      if (k == n_names && n_names < MAX_FIELDS)
        names[n_names++] = field;
      if (k < n_names)
        weights[k] += n;
      i += n;
    }

  for (guint k = 1; k < n_names; k++)
    {
      if (weights[k] > weights[best])
        best = k;
    }
  return n_names > 0 ? g_strdup (names[best]) : NULL;
}
