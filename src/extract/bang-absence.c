/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is only spoken of: the guest of a visit long past, the writer of a
 * letter, a man of history, a name in a quotation. Any thread. */

#include "extract/bang-entities-private.h"

#include <string.h>

/* How far before the name the words stand that say so. */
#define REACH 24

/**
 * bang_is_absent:
 * @scan: a scan
 * @items: (element-type BangItem): its items
 * @index: the item of a name
 *
 * Returns: whether this mention is of somebody who is not there
 */
gboolean
bang_is_absent (const BangScan *scan,
                const GArray   *items,
                guint32         index)
{
  const BangItem *name = &g_array_index (items, BangItem, index);
  const BangMatch *match = bang_scan_get_match (scan, name->first, BANG_LEX_BIT (BANG_LEX_ABSENCE));
  guint32 begin = bang_scan_get_sentence (scan, name->first)->first;
  guint32 of = 0;

  if (scan->tokens[name->first].quoted)
    return TRUE;
  if (match != NULL && match->end == name->end &&
      strcmp (bang_scan_get_cell (scan, match, BANG_LEX_ABSENCE, 1), "historic") == 0)
    return TRUE;

  /* "trong chuyến thăm của Tổng Bí thư …": the nearest "của", and a word of
   * absence before it. */
  for (guint32 i = name->first; i > begin && name->first - i < REACH && of == 0; i--)
    {
      /* "của Tổng Bí thư, Chủ tịch nước NAME": offices of one man. */
      if ((scan->tokens[i].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON)) != 0 && i < name->first &&
          ((scan->tokens[i].gap & BANG_GAP_HARD) != BANG_GAP_COMMA ||
           bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_TITLE)) == NULL))
        return FALSE;
      if (scan->tokens[i - 1].word == BANG_WORD_CUA)
        of = i - 1;
    }
  if (of == 0)
    return FALSE;

  for (guint32 i = of; i > begin && of - i < REACH; i--)
    {
      match = bang_scan_get_match (scan, i - 1, BANG_LEX_BIT (BANG_LEX_ABSENCE));
      if (match != NULL && match->end <= of &&
          strcmp (bang_scan_get_cell (scan, match, BANG_LEX_ABSENCE, 1), "before") == 0)
        return TRUE;
      if ((scan->tokens[i - 1].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON)) != 0)
        return FALSE;
    }

  return FALSE;
}
