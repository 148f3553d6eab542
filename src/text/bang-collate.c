/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vietnamese alphabetical order: a ă â b c d đ e ê g ... o ô ơ ... u ư, tones
 * after letters, from ICU's tailoring for "vi" (CLDR). Sort keys are bytes that
 * compare with memcmp(), for a column of the store; they are good only for the
 * version that made them, see bang_collate_version().
 *
 * What is compared is the exact folding: the same word with its tone placed
 * either way must not sort in two places.
 *
 * Any thread may call anything here: each has a collator of its own, opened
 * when first needed and closed when the thread ends. */

#include "text/bang-collate.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "text/bang-fold.h"

/* Longer texts compare by their beginning: a key is three or four bytes a
 * letter, and it is stored with every row. Code points. */
#define MAX_COMPARED 200

/* Raised when what is given to ICU changes, so that stored keys are made anew. */
#define SCHEME_VERSION 1

static void
close_collator (gpointer data)
{
  ucol_close (data);
}

static GPrivate thread_collator = G_PRIVATE_INIT (close_collator);

/* NULL when ICU has no data at all: then order is by bytes. */
static UCollator *
get_collator (void)
{
  UCollator *collator = g_private_get (&thread_collator);

  if (collator == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;

      collator = ucol_open ("vi", &status);
      if (U_FAILURE (status))
        {
          g_warning ("ICU cannot open the Vietnamese order: %s", u_errorName (status));
          return NULL;
        }
      g_private_set (&thread_collator, collator);
    }

  return collator;
}

static void
append_key (GByteArray *out,
            const char *text,
            gssize      len)
{
  g_autofree char *folded = bang_fold_exact (text, len);
  UCollator *collator = get_collator ();
  UChar utf16[MAX_COMPARED * 2];
  guint8 stack[MAX_COMPARED * 8];
  g_autofree guint8 *heap = NULL;
  guint8 *key = stack;
  UErrorCode status = U_ZERO_ERROR;
  int32_t n_utf16 = 0;
  int32_t n_key;

  if (g_utf8_strlen (folded, -1) > MAX_COMPARED)
    *g_utf8_offset_to_pointer (folded, MAX_COMPARED) = '\0';

  u_strFromUTF8 (utf16, G_N_ELEMENTS (utf16), &n_utf16, folded, -1, &status);
  if (collator == NULL || U_FAILURE (status))
    {
      g_byte_array_append (out, (const guint8 *) folded, (guint) strlen (folded));
      return;
    }

  n_key = ucol_getSortKey (collator, utf16, n_utf16, stack, sizeof stack);
  if (n_key > (int32_t) sizeof stack)
    {
      key = heap = g_malloc ((gsize) n_key);
      n_key = ucol_getSortKey (collator, utf16, n_utf16, heap, n_key);
    }

  /* Without ICU's NUL at the end: the length of the bytes says it. */
  if (n_key > 0)
    g_byte_array_append (out, key, (guint) n_key - 1);
}

/**
 * bang_collate_key:
 * @text: a title, a name; any normal form
 *
 * Returns: (transfer full): bytes that order as @text does in Vietnamese, case
 *   aside. Only the first 200 code points count.
 */
GBytes *
bang_collate_key (const char *text)
{
  GByteArray *key;

  g_return_val_if_fail (text != NULL, NULL);

  key = g_byte_array_new ();
  append_key (key, text, -1);

  return g_byte_array_free_to_bytes (key);
}

/**
 * bang_collate_person_key:
 * @name: a personal name, without honorific
 *
 * The order of a Vietnamese list of persons: by the given name, which stands
 * last, and among equal given names by the surname and the names between.
 * Names of Chinese persons in Sino-Vietnamese reading are treated alike. What
 * follows in brackets, as in "Lạc Thụ Cương (Luo Shugang)", does not count.
 *
 * Returns: (transfer full): bytes that order as @name does among persons
 */
GBytes *
bang_collate_person_key (const char *name)
{
  g_autofree char *clean = NULL;
  GByteArray *key;
  char *bracket;
  char *given;

  g_return_val_if_fail (name != NULL, NULL);

  clean = bang_fold_key (name, -1);
  bracket = strchr (clean, '(');
  if (bracket != NULL && bracket != clean)
    *bracket = '\0';
  g_strchomp (clean);

  given = strrchr (clean, ' ');
  key = g_byte_array_new ();
  if (given == NULL)
    append_key (key, clean, -1);
  else
    {
      /* 0 is in no key: a given name alone comes before the same with a
       * surname, and a tone of the given name outranks every surname. */
      append_key (key, given + 1, -1);
      g_byte_array_append (key, (const guint8 *) "", 1);
      append_key (key, clean, given - clean);
    }

  return g_byte_array_free_to_bytes (key);
}

/**
 * bang_collate_version:
 *
 * Sort keys of different versions do not compare. A store keeps this beside
 * its keys, and makes them anew when it has changed.
 *
 * Returns: (transfer full): the version of ICU's Vietnamese order, of the
 *   Unicode Collation Algorithm under it, and of what is given to them
 */
char *
bang_collate_version (void)
{
  UCollator *collator = get_collator ();
  char order[U_MAX_VERSION_STRING_LENGTH];
  char algorithm[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo version;

  if (collator == NULL)
    return g_strdup_printf ("%d bytes", SCHEME_VERSION);

  ucol_getVersion (collator, version);
  u_versionToString (version, order);
  ucol_getUCAVersion (collator, version);
  u_versionToString (version, algorithm);

  return g_strdup_printf ("%d vi-%s uca-%s", SCHEME_VERSION, order, algorithm);
}

/**
 * bang_collate_compare:
 * @a: a text
 * @b: another
 *
 * For short lists that are sorted once; where keys are stored, compare those.
 * The two agree.
 *
 * Returns: less than, equal to or greater than 0
 */
int
bang_collate_compare (const char *a,
                      const char *b)
{
  g_autoptr (GBytes) key_a = NULL;
  g_autoptr (GBytes) key_b = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  key_a = bang_collate_key (a);
  key_b = bang_collate_key (b);

  return g_bytes_compare (key_a, key_b);
}
