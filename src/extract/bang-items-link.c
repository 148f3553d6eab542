/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How two items of a sentence hang together: what stands between an office and a
 * name, in signs and in the few words that tie them. Any thread. */

#include "extract/bang-items-private.h"

static BangItemLink
link_of_gap (guint gap)
{
  gap &= BANG_GAP_HARD;

  if (gap == 0)
    return BANG_ITEM_LINK_SOFT;
  if ((gap & (BANG_GAP_SENTENCE | BANG_GAP_ZONE | BANG_GAP_OTHER)) != 0)
    return BANG_ITEM_LINK_BROKEN;
  if ((gap & BANG_GAP_SEMICOLON) != 0)
    return BANG_ITEM_LINK_SEMICOLON;
  if ((gap & BANG_GAP_COLON) != 0)
    return BANG_ITEM_LINK_COLON;
  if ((gap & BANG_GAP_COMMA) != 0)
    return BANG_ITEM_LINK_COMMA;
  if ((gap & (BANG_GAP_DASH | BANG_GAP_HYPHEN)) != 0)
    return BANG_ITEM_LINK_DASH;
  if ((gap & (BANG_GAP_OPEN_PAREN | BANG_GAP_CLOSE_PAREN | BANG_GAP_SLASH)) != 0)
    return gap == BANG_GAP_CLOSE_PAREN ? BANG_ITEM_LINK_SOFT : BANG_ITEM_LINK_COMMA;

  return BANG_ITEM_LINK_BROKEN;
}

/* A bracket that holds no item ("(người dân tộc Tày)", "(Luo Shugang)") does not
 * break a chain; nor does the country in brackets after a place. */
static guint32
skip_brackets (const BangScan *scan,
               guint32         token,
               guint32         until)
{
  guint32 i = token;

  if (token >= until || (scan->tokens[token].gap & BANG_GAP_OPEN_PAREN) == 0)
    return token;
  while (i < until && i - token < 12 && scan->tokens[i].parens >= scan->tokens[token].parens)
    i++;

  return i;
}

/* bang_items_link:
 * @scan: a scan
 * @before: an item
 * @item: the next one
 *
 * Returns: what is between the two
 */
BangItemLink
bang_items_link (const BangScan *scan,
                 const BangItem *before,
                 const BangItem *item)
{
  guint32 token = skip_brackets (scan, before->end, item->first);
  BangItemLink link;

  if (scan->tokens[before->first].sentence != scan->tokens[item->first].sentence)
    return BANG_ITEM_LINK_BROKEN;
  if (token == item->first)
    {
      link = link_of_gap (scan->tokens[token].gap);
      return token > before->end && link == BANG_ITEM_LINK_SOFT ? BANG_ITEM_LINK_SOFT : link;
    }

  if (item->kind == BANG_ITEM_OFFICE && token + 1 == item->first)
    {
      guint gap = scan->tokens[token].gap & BANG_GAP_HARD & ~(guint) (BANG_GAP_COMMA | BANG_GAP_CLOSE_PAREN);

      if (gap == 0 && scan->tokens[token].word == BANG_WORD_KIEM)
        return BANG_ITEM_LINK_COMMA;
      if (gap == 0 && scan->tokens[token].word == BANG_WORD_LAM)
        return BANG_ITEM_LINK_AS;
      if (gap == 0 && scan->tokens[token].word == BANG_WORD_LA && before->kind == BANG_ITEM_NAME)
        return BANG_ITEM_LINK_COMMA;
    }

  /* "… được bầu làm Phó Bí thư Tỉnh ủy", "được bổ nhiệm giữ chức Giám đốc" */
  if (item->kind == BANG_ITEM_OFFICE && before->kind == BANG_ITEM_NAME && item->first - token <= 6 &&
      (scan->tokens[item->first - 1].word == BANG_WORD_LAM || scan->tokens[item->first - 1].word == BANG_WORD_CHUC ||
       scan->tokens[item->first - 1].word == BANG_WORD_VU))
    for (guint32 i = token; i < item->first; i++)
      if (scan->tokens[i].word == BANG_WORD_BAU || BANG_IS (scan, i, BANG_WORD_BO_2, BANG_WORD_NHIEM))
        return BANG_ITEM_LINK_COMMA;

  return BANG_ITEM_LINK_BROKEN;
}
