/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word typed without marks may be: tang is tăng, tặng or tảng. The words
 * of the library are counted while they are indexed (bang-vocabulary.c), in
 * order, so those that are one word without marks are found by trying the forms
 * that each letter can have: a Vietnamese syllable has one vowel with a tone and
 * at most two letters with another sign, a few hundred look-ups in one index.
 *
 * Any thread.
 */
#include "config.h"

#include "library/bang-complete.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "library/bang-columns-private.h"
#include "library/bang-library-private.h"
#include "text/bang-fold.h"

#define ACTION N_("The search could not be completed.")

/* The longest Vietnamese syllable, nghiêng, has seven letters. */
#define MAX_LETTERS 7

/* Words of the vocabulary looked at. */
#define MAX_WORDS 20000

void
bang_reading_free (BangReading *self)
{
  g_free (self->word);
  g_free (self);
}

static void
reading_free_cb (gpointer data)
{
  bang_reading_free (data);
}

static int
compare_readings (gconstpointer a,
                  gconstpointer b)
{
  const BangReading *x = *(const BangReading * const *) a;
  const BangReading *y = *(const BangReading * const *) b;

  if (x->n_articles != y->n_articles)
    return x->n_articles > y->n_articles ? -1 : 1;
  return strcmp (x->word, y->word);
}

/* The beginnings of the ranges to look into: all that stands before the first
 * vowel is as typed, but for đ. */
static GPtrArray *
list_beginnings (const char *plain)
{
  static const char * const vowels[] = {
    "a", "à", "á", "ả", "ã", "ạ", "ă", "ằ", "ắ", "ẳ", "ẵ", "ặ", "â", "ầ", "ấ", "ẩ", "ẫ", "ậ",
    "e", "è", "é", "ẻ", "ẽ", "ẹ", "ê", "ề", "ế", "ể", "ễ", "ệ",
    "i", "ì", "í", "ỉ", "ĩ", "ị",
    "o", "ò", "ó", "ỏ", "õ", "ọ", "ô", "ồ", "ố", "ổ", "ỗ", "ộ", "ơ", "ờ", "ớ", "ở", "ỡ", "ợ",
    "u", "ù", "ú", "ủ", "ũ", "ụ", "ư", "ừ", "ứ", "ử", "ữ", "ự",
    "y", "ỳ", "ý", "ỷ", "ỹ", "ỵ",
  };
  GPtrArray *beginnings = g_ptr_array_new_with_free_func (g_free);
  gsize n = strcspn (plain, "aeiouy");
  g_autofree char *onset = g_strndup (plain, n);

  if (plain[n] == '\0')
    return beginnings;

  for (guint i = 0; i < G_N_ELEMENTS (vowels); i++)
    {
      g_autofree char *base = bang_fold_plain (vowels[i], -1);

      if (base[0] != plain[n])
        continue;
      g_ptr_array_add (beginnings, g_strconcat (onset, vowels[i], NULL));
      if (onset[0] == 'd')
        g_ptr_array_add (beginnings, g_strconcat ("đ", onset + 1, vowels[i], NULL));
    }
  return beginnings;
}

static gboolean
add_readings (BangConnection  *connection,
              GPtrArray       *readings,
              const char      *plain,
              const char      *beginning,
              guint           *n_seen,
              GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *end = g_strconcat (beginning, "\xff", NULL);
  gboolean has_row;

  stmt = bang_connection_prepare (connection, ACTION,
                                  "SELECT word, articles FROM idx.vocabulary "
                                  "WHERE word >= ?1 AND word < ?2 AND articles > 0", error);
  if (stmt == NULL)
    return FALSE;
  bang_bind_text (stmt, 1, beginning);
  sqlite3_bind_text (stmt, 2, end, -1, SQLITE_STATIC);
  while (*n_seen < MAX_WORDS)
    {
      const char *word;
      g_autofree char *own = NULL;
      BangReading *reading;

      if (!bang_connection_step (connection, ACTION, stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      ++*n_seen;
      word = bang_column_text (stmt, 0);
      if (word == NULL || !bang_fold_has_marks (word, -1))
        continue;
      own = bang_fold_plain (word, -1);
      if (strcmp (own, plain) != 0)
        continue;
      reading = g_new0 (BangReading, 1);
      reading->word = g_strdup (word);
      reading->n_articles = (guint) MAX (sqlite3_column_int64 (stmt, 1), 0);
      g_ptr_array_add (readings, reading);
    }
  return TRUE;
}

/**
 * bang_library_list_readings:
 * @self: a library
 * @word: one word without marks
 * @limit: how many at most
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type BangReading): the words with
 *   marks that it may be, in most articles first; none when it has marks itself
 *   or is no Vietnamese syllable
 */
GPtrArray *
bang_library_list_readings (BangLibrary   *self,
                            const char    *word,
                            guint          limit,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func (reading_free_cb);
  g_autoptr (GPtrArray) beginnings = NULL;
  g_autofree char *plain = NULL;
  BangConnection *connection;
  guint n_seen = 0;
  gboolean done = TRUE;

  g_return_val_if_fail (BANG_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (word != NULL, NULL);

  plain = bang_fold_plain (word, -1);
  if (strlen (plain) > MAX_LETTERS || bang_fold_has_marks (word, -1))
    return g_steal_pointer (&readings);

  connection = bang_library_take_reader (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  beginnings = list_beginnings (plain);
  for (guint i = 0; done && i < beginnings->len; i++)
    done = add_readings (connection, readings, plain, g_ptr_array_index (beginnings, i), &n_seen, error);
  bang_library_give_reader (self, connection);
  if (!done)
    return NULL;

  g_ptr_array_sort (readings, compare_readings);
  if (readings->len > limit)
    g_ptr_array_set_size (readings, (int) limit);
  return g_steal_pointer (&readings);
}
