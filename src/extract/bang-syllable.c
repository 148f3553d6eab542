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

static const char * const initials[] = {
  "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
  "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
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
  g_autofree char *plain = bang_fold_plain (text, len);

  if (has_rime (plain))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (initials); i++)
    {
      gsize n = strlen (initials[i]);

      if (strncmp (plain, initials[i], n) == 0 &&
          (has_rime (plain + n) ||
           /* "gì", "Quý" minus its u: the vowel is part of the initial. */
           (n == 2 && plain[1] == 'i' && has_rime (plain + 1))))
        return TRUE;
    }

  return FALSE;
}
