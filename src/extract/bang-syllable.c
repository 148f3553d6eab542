/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a word can be a Vietnamese syllable: tells "Phong" from "Syhavong".
 *
 * By the shape of the syllable as the national script writes it: one of the
 * initial consonants or none, one to three vowels, one of eight finals or
 * none. Marks are left aside, so that names typed without them pass. Pure; any
 * thread. */

#include "extract/bang-read.h"

#include <string.h>

#include "text/bang-token.h"

/* The longest initial, three vowels and the longest final are eight letters. */
#define MAX_LETTERS 8

static const struct
{
  char  letters[4];
  gsize len;
} initials[] = {
  { "ngh", 3 }, { "ch", 2 }, { "gh", 2 }, { "gi", 2 }, { "kh", 2 }, { "ng", 2 }, { "nh", 2 }, { "ph", 2 },
  { "qu", 2 }, { "th", 2 }, { "tr", 2 }, { "b", 1 }, { "c", 1 }, { "d", 1 }, { "g", 1 }, { "h", 1 },
  { "k", 1 }, { "l", 1 }, { "m", 1 }, { "n", 1 }, { "p", 1 }, { "r", 1 }, { "s", 1 }, { "t", 1 },
  { "v", 1 }, { "x", 1 },
};

static const char * const finals[] = {
  "ch", "ng", "nh", "c", "m", "n", "p", "t",
};

static gboolean
has_rime (const char *rime)
{
  gsize vowels = strspn (rime, "aeiouy");

  if (vowels == 0 || vowels > 3)
    return FALSE;
  if (rime[vowels] == '\0')
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (finals); i++)
    if (strcmp (rime + vowels, finals[i]) == 0)
      return TRUE;

  return FALSE;
}

/**
 * bang_syllable_is_vietnamese:
 * @text: (array length=len): one word
 * @len: its bytes
 *
 * Returns: whether Vietnamese could write a syllable so; %TRUE also for what
 *   merely looks like one ("Hun Sen")
 */
gboolean
bang_syllable_is_vietnamese (const char *text,
                             gsize       len)
{
  char plain[MAX_LETTERS + 1];
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, text, len);
  if (!bang_token_iter_next (&iter, &token) || token.plain_len > MAX_LETTERS)
    return FALSE;
  memcpy (plain, token.plain, token.plain_len);
  plain[token.plain_len] = '\0';

  if (has_rime (plain))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (initials); i++)
    {
      gsize n = initials[i].len;

      if (*plain == *initials[i].letters && strncmp (plain, initials[i].letters, n) == 0 &&
          (has_rime (plain + n) ||
           /* "gì", "Quý" minus its u: the vowel is part of the initial. */
           (n == 2 && plain[1] == 'i' && has_rime (plain + 1))))
        return TRUE;
    }

  return FALSE;
}
