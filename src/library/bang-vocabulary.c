/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In how many articles each word stands.
 *
 * FTS5 can tell this itself (fts5vocab), but only by reading every position of
 * the word: as slow as the query that wants to know. So the words are counted
 * while they are indexed, which costs a hash look-up a word, and the sums are
 * written with the index, in its transaction.
 *
 * What the counts are for: ranking, and completing a word while it is typed.
 * "hữu ngh…" becomes the one phrase hữu (nghị | nghĩa | nghỉ | …), which FTS5
 * walks lazily in the order of the answer; its own prefix query would first
 * merge every list that begins so (22 ms at 100,000 articles for two letters,
 * against less than one).
 *
 * The counting half belongs to the thread that indexes, the asking half to
 * whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-vocabulary-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-tokenizer-private.h"

/* Words that a beginning is completed to, the most frequent first. Vietnamese
 * has fewer than this many syllables with any two letters at the front; past it
 * come foreign words and numbers. */
#define MAX_COMPLETIONS 400

/* Past so many, a word that stands in less than one of so many of the articles
 * that the more frequent ones are in is left out: each is a list to open, and
 * who means it types on. */
#define COMMON_COMPLETIONS 64
#define RARE_SHARE         2000

/* When all the words that begin so stand in this few articles, FTS5's own
 * prefix query is fast and misses none. */
#define FEW_ARTICLES 20000

/* Forget the words (their sums are written) when there are this many. */
#define MAX_WORDS 400000

typedef struct
{
  guint64     hash;
  const char *word;        /* (nullable) owned by words; NULL is an empty place */
  guint32     len;
  gint32      articles;    /* since the last flush */
  guint32     seen_in;     /* serial of the last article it was counted for */
} Entry;

struct _BangVocabulary
{
  Entry        *entries;
  gsize         n_places;  /* a power of two */
  gsize         n_words;
  GStringChunk *words;
  guint32       serial;
  int           step;
};

/**
 * bang_vocabulary_new:
 *
 * Returns: (transfer full): counts of nothing
 */
BangVocabulary *
bang_vocabulary_new (void)
{
  BangVocabulary *self = g_new0 (BangVocabulary, 1);

  self->n_places = 1 << 15;
  self->entries = g_new0 (Entry, self->n_places);
  self->words = g_string_chunk_new (64 * 1024);
  self->serial = 1;
  self->step = 1;
  return self;
}

/**
 * bang_vocabulary_free:
 * @self: (transfer full) (nullable): counts
 */
void
bang_vocabulary_free (BangVocabulary *self)
{
  if (self == NULL)
    return;

  g_free (self->entries);
  g_string_chunk_free (self->words);
  g_free (self);
}

/**
 * bang_vocabulary_article:
 * @step: 1 when the words that follow enter the index, -1 when they leave it
 *
 * Begins another article.
 */
void
bang_vocabulary_article (BangVocabulary *self,
                         int             step)
{
  self->serial++;
  self->step = step;
}

/* FNV-1a, then a mix so that the low bits, which pick the place, depend on all
 * of the word. */
static inline guint64
hash_word (const char *word,
           gsize       len)
{
  guint64 h = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < len; i++)
    h = (h ^ (guchar) word[i]) * G_GUINT64_CONSTANT (1099511628211);
  return h ^ (h >> 29);
}

static void
grow (BangVocabulary *self)
{
  g_autofree Entry *old = g_steal_pointer (&self->entries);
  gsize n_old = self->n_places;

  self->n_places *= 2;
  self->entries = g_new0 (Entry, self->n_places);
  for (gsize i = 0; i < n_old; i++)
    {
      gsize place;

      if (old[i].word == NULL)
        continue;
      place = old[i].hash & (self->n_places - 1);
      while (self->entries[place].word != NULL)
        place = (place + 1) & (self->n_places - 1);
      self->entries[place] = old[i];
    }
}

static Entry *
find_place (BangVocabulary *self,
            guint64         hash,
            const char     *word,
            gsize           len)
{
  gsize place = hash & (self->n_places - 1);

  for (;;)
    {
      Entry *entry = &self->entries[place];

      if (entry->word == NULL ||
          (entry->hash == hash && entry->len == len && memcmp (entry->word, word, len) == 0))
        return entry;
      place = (place + 1) & (self->n_places - 1);
    }
}

/**
 * bang_vocabulary_see:
 * @word: (array length=len): a word of the article, in either of its forms
 *
 * Counts the article for @word, once however often it is seen.
 */
void
bang_vocabulary_see (BangVocabulary *self,
                     const char     *word,
                     gsize           len)
{
  guint64 hash = hash_word (word, len);
  Entry *entry = find_place (self, hash, word, len);

  if (entry->word == NULL)
    {
      if (self->n_words * 2 >= self->n_places)
        {
          grow (self);
          entry = find_place (self, hash, word, len);
        }
      entry->hash = hash;
      entry->word = g_string_chunk_insert_len (self->words, word, (gssize) len);
      entry->len = (guint32) len;
      self->n_words++;
    }

  if (entry->seen_in == self->serial)
    return;

  entry->seen_in = self->serial;
  entry->articles += self->step;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = *(const Entry * const *) a;
  const Entry *y = *(const Entry * const *) b;

  return strcmp (x->word, y->word);
}

/**
 * bang_vocabulary_flush:
 *
 * Adds the counts to the index, inside the transaction under way, in the order
 * of the table so that each page is touched once.
 */
gboolean
bang_vocabulary_flush (BangVocabulary  *self,
                       BangConnection  *connection,
                       GError         **error)
{
  const char *action = N_("The search index could not be written.");
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (connection, action,
                                  "INSERT INTO idx.vocabulary VALUES (?1, ?2) "
                                  "ON CONFLICT (word) DO UPDATE SET articles = articles + excluded.articles",
                                  error);
  if (stmt == NULL)
    return FALSE;

  for (gsize i = 0; i < self->n_places; i++)
    {
      if (self->entries[i].articles != 0)
        g_ptr_array_add (changed, &self->entries[i]);
    }
  g_ptr_array_sort (changed, compare_entries);

  for (guint i = 0; i < changed->len; i++)
    {
      Entry *entry = g_ptr_array_index (changed, i);

      sqlite3_bind_text (stmt, 1, entry->word, (int) entry->len, SQLITE_STATIC);
      sqlite3_bind_int64 (stmt, 2, entry->articles);
      if (!bang_connection_run (connection, action, stmt, error))
        return FALSE;
      entry->articles = 0;
    }

  if (self->n_words > MAX_WORDS)
    bang_vocabulary_discard (self);
  return TRUE;
}

/**
 * bang_vocabulary_discard:
 *
 * Forgets every count that was not flushed (its transaction was undone).
 */
void
bang_vocabulary_discard (BangVocabulary *self)
{
  memset (self->entries, 0, self->n_places * sizeof (Entry));
  self->n_words = 0;
  g_string_chunk_clear (self->words);
}

/**
 * bang_vocabulary_count:
 * @word: (array length=len): a word, exactly or plainly folded
 *
 * Returns: in how many articles it stands; 0 when that is not known
 */
gint64
bang_vocabulary_count (BangConnection *connection,
                       const char     *word,
                       gsize           len)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;

  stmt = bang_connection_prepare (connection, "", "SELECT articles FROM idx.vocabulary WHERE word = ?1", NULL);
  if (stmt == NULL)
    return 0;

  sqlite3_bind_text (stmt, 1, word, (int) len, SQLITE_STATIC);
  return sqlite3_step (stmt) == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;
}

/* The first string after every string that begins with @beginning, in the
 * order of bytes; UTF-8 never holds the byte 0xff. */
static char *
end_of_beginning (const char *beginning)
{
  return g_strconcat (beginning, "\xff", NULL);
}

/**
 * bang_vocabulary_expand:
 * @beginning: the beginning of a word, folded as it is to be matched
 *
 * Completes a word that is being typed: to every word that begins so, or to the
 * most frequent when there are many and they are frequent. The rare ones come as
 * soon as one more letter is typed.
 *
 * Returns: (transfer full) (nullable): the words, BANG_MATCH_OR between them, or
 *   %NULL when FTS5's own prefix query serves better (or nothing begins so)
 */
char *
bang_vocabulary_expand (BangConnection *connection,
                        const char     *beginning)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *end = end_of_beginning (beginning);
  guint n_words = 0;
  guint n_left = 0;
  gint64 n_articles = 0;

  stmt = bang_connection_prepare (connection, "",
                                  "SELECT word, articles FROM idx.vocabulary "
                                  "WHERE word >= ?1 AND word < ?2 AND articles > 0 ORDER BY articles DESC",
                                  NULL);
  if (stmt == NULL)
    return NULL;

  bang_bind_text (stmt, 1, beginning);
  bang_bind_text (stmt, 2, end);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      gint64 n = sqlite3_column_int64 (stmt, 1);
      const char *word = bang_column_text (stmt, 0);

      if (word == NULL)
        return NULL;
      n_articles += n;
      if (n_words >= MAX_COMPLETIONS || (n_words >= COMMON_COMPLETIONS && n < n_articles / RARE_SHARE))
        {
          n_left++;
          continue;
        }
      n_words++;
      if (words->len > 0)
        g_string_append_c (words, BANG_MATCH_OR);
      g_string_append (words, word);
    }

  if (n_words == 0 || (n_left > 0 && n_articles < FEW_ARTICLES))
    return NULL;
  return g_string_free (g_steal_pointer (&words), FALSE);
}
