/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that rules look for, by the class that a table gives them: "is
 * there a word of the class ‘planned’ here". Look-ups only; any thread that
 * owns the scan. Each costs a bit, and where that is set the few phrases that
 * begin at one token. */

#include "extract/bang-cue.h"

/* The longest phrase of the tables of cues, in words. */
#define MAX_CUE 8

/**
 * bang_cue_look_at:
 * @scan: a scan
 * @token: a token
 * @class: a class
 *
 * Returns: (nullable): the longest phrase of @class that begins at @token
 */
const BangMatch *
bang_cue_look_at (const BangScan *scan,
                  guint32         token,
                  BangClass       class)
{
  const BangMatch *match = &scan->matches[scan->tokens[token].match];

  for (guint i = 0; i < scan->tokens[token].n_matches; i++)
    if (bang_cue_has_class (&match[i], class))
      return &match[i];

  return NULL;
}

/**
 * bang_cue_before:
 * @scan: a scan
 * @token: a token; may be the end of the text
 * @class: a class
 *
 * What stands between the phrase and @token does not matter here.
 *
 * Returns: (nullable): the longest phrase of @class whose last word is just
 *   before @token
 */
const BangMatch *
bang_cue_before (const BangScan *scan,
                 guint32         token,
                 BangClass       class)
{
  const BangMatch *found = NULL;

  for (guint32 n = 1; n <= MAX_CUE && n <= token; n++)
    {
      const BangScanToken *first = &scan->tokens[token - n];

      if (bang_class_set_has (first->classes, class))
        {
          const BangMatch *match = &scan->matches[first->match];

          for (guint i = 0; i < first->n_matches; i++)
            if (match[i].end == token && bang_cue_has_class (&match[i], class))
              found = &match[i];
        }
      if ((first->gap & BANG_GAP_SENTENCE) != 0)
        break;
    }
  return found;
}

/**
 * bang_cue_find:
 * @scan: a scan
 * @first: a token
 * @end: the end of the tokens looked at
 * @class: a class
 *
 * Returns: (nullable): the first phrase of @class in the stretch
 */
const BangMatch *
bang_cue_find (const BangScan *scan,
               guint32         first,
               guint32         end,
               BangClass       class)
{
  for (guint32 i = first; i < end; i++)
    {
      const BangMatch *match = bang_cue_at (scan, i, class);

      if (match != NULL && match->end <= end)
        return match;
    }
  return NULL;
}
