/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that rules look for, by the class that a table gives them: "is
 * there a word of the class ‘planned’ here". Look-ups only; any thread that
 * owns the scan. Each costs the few phrases that begin at one token. */

#include "extract/bang-cue.h"

/* The longest phrase of the tables of cues, in words. */
#define MAX_CUE 8

/* The column of a table's class, as bang-lexicon-build.c lists its columns. */
static guint
class_column (BangLex lex)
{
  return lex == BANG_LEX_EVENT ? 2 : 1;
}

/**
 * bang_cue_has_class:
 * @scan: a scan
 * @match: (nullable): a phrase
 * @lex: a table with classes
 * @name: (nullable): a class, %NULL for any
 *
 * Returns: whether a row of @lex gives @match this class
 */
gboolean
bang_cue_has_class (const BangScan  *scan,
                    const BangMatch *match,
                    BangLex          lex,
                    const char      *name)
{
  if (match == NULL || (match->kinds & BANG_LEX_BIT (lex)) == 0)
    return FALSE;

  return name == NULL ||
         bang_lexicon_has_cell (scan->lexicon, match->entry, lex, class_column (lex), name);
}

/**
 * bang_cue_get_class:
 * @scan: a scan
 * @match: (nullable): a phrase
 * @lex: a table with classes
 *
 * Returns: the first class that @lex gives @match, "" for none
 */
const char *
bang_cue_get_class (const BangScan  *scan,
                    const BangMatch *match,
                    BangLex          lex)
{
  return match == NULL ? "" : bang_scan_get_cell (scan, match, lex, class_column (lex));
}

/**
 * bang_cue_look_at:
 * @scan: a scan
 * @token: a token; may be the end of the text
 * @lex: a table with classes
 * @name: (nullable): a class, %NULL for any
 *
 * Returns: (nullable): the longest such phrase that begins at @token
 */
const BangMatch *
bang_cue_look_at (const BangScan *scan,
                  guint32         token,
                  BangLex         lex,
                  const char     *name)
{
  const BangMatch *match;

  if (token >= scan->n_tokens || (scan->tokens[token].kinds & BANG_LEX_BIT (lex)) == 0)
    return NULL;

  match = &g_array_index (scan->matches, BangMatch, scan->tokens[token].match);
  for (guint i = 0; i < scan->tokens[token].n_matches; i++)
    if (bang_cue_has_class (scan, &match[i], lex, name))
      return &match[i];

  return NULL;
}

/**
 * bang_cue_before:
 * @scan: a scan
 * @token: a token; may be the end of the text
 * @lex: a table with classes
 * @name: (nullable): a class, %NULL for any
 *
 * What stands between the phrase and @token does not matter here.
 *
 * Returns: (nullable): the longest such phrase whose last word is just before
 *   @token
 */
const BangMatch *
bang_cue_before (const BangScan *scan,
                 guint32         token,
                 BangLex         lex,
                 const char     *name)
{
  const BangMatch *found = NULL;

  for (guint32 n = 1; n <= MAX_CUE && n <= token; n++)
    {
      const BangScanToken *first = &scan->tokens[token - n];
      const BangMatch *match;

      if ((first->kinds & BANG_LEX_BIT (lex)) != 0)
        {
          match = &g_array_index (scan->matches, BangMatch, first->match);
          for (guint i = 0; i < first->n_matches; i++)
            if (match[i].end == token && bang_cue_has_class (scan, &match[i], lex, name))
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
 * @lex: a table with classes
 * @name: (nullable): a class, %NULL for any
 *
 * Returns: (nullable): the first such phrase in the stretch
 */
const BangMatch *
bang_cue_find (const BangScan *scan,
               guint32         first,
               guint32         end,
               BangLex         lex,
               const char     *name)
{
  for (guint32 i = first; i < end; i++)
    {
      const BangMatch *match = bang_cue_at (scan, i, lex, name);

      if (match != NULL && match->end <= end)
        return match;
    }
  return NULL;
}
