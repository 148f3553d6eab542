/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a word can be a Vietnamese syllable: tells "Phong" from "Syhavong".
 *
 * By the shape of the syllable as the national script writes it: one of the
 * initial consonants or none, one to three vowels, one of eight finals or
 * none. Marks are left aside, so that names typed without them pass. Pure; any
 * thread. */

#include "extract/bang-read.h"

#include <string.h>

#include "text/bang-fold.h"

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

static gboolean
is_vowel (char letter)
{
  switch (letter)
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
      return TRUE;
    default:
      return FALSE;
    }
}

/* c, ch, m, n, ng, nh, p, t. */
static gboolean
is_final (const char *end)
{
  switch (*end)
    {
    case 'c':
      return end[1] == '\0' || (end[1] == 'h' && end[2] == '\0');
    case 'n':
      return end[1] == '\0' || ((end[1] == 'g' || end[1] == 'h') && end[2] == '\0');
    case 'm':
    case 'p':
    case 't':
      return end[1] == '\0';
    default:
      return FALSE;
    }
}

static gboolean
has_rime (const char *rime)
{
  guint vowels = 0;

  while (vowels < 4 && is_vowel (rime[vowels]))
    vowels++;
  if (vowels == 0 || vowels > 3)
    return FALSE;

  return rime[vowels] == '\0' || is_final (rime + vowels);
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

  if (bang_fold_letters (text, len, plain, sizeof plain) == 0)
    return FALSE;
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
