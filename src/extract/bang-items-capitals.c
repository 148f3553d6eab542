/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Persons in lines that are printed in capitals throughout, as many papers print
 * their titles. There the letters' case tells no name from a common word, so a
 * name is one that the text prints elsewhere in its own case, or a common
 * surname right behind an honorific or an office. Any thread. */

#include "extract/bang-items-private.h"

#include "extract/bang-read.h"

/* An article names a few dozen; more of one first word tell nothing. */
#define MAX_NAMES 512

/* A line in capitals longer than this is a page of them. */
#define MAX_LINE 120

/* The names that stand elsewhere: index into items by the hash of the first word. */
static GHashTable *
index_names (const BangScan *scan,
             const GArray   *items)
{
  GHashTable *names = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  guint n = 0;

  for (guint i = 0; i < items->len && n < MAX_NAMES; i++)
    {
      const BangItem *item = &g_array_index (items, BangItem, i);
      gpointer key;
      GArray *list;

      if (item->kind != BANG_ITEM_NAME || item->end - item->first < 2)
        continue;
      key = GUINT_TO_POINTER (scan->tokens[item->first].hash);
      list = g_hash_table_lookup (names, key);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (names, key, list);
        }
      g_array_append_val (list, i);
      n++;
    }

  return names;
}

/* Whether the words [first, end) follow each other with nothing between. */
static gboolean
is_run (const BangScan *scan,
        guint32         first,
        guint32         end)
{
  for (guint32 i = first + 1; i < end; i++)
    if (!bang_goes_on (scan, i))
      return FALSE;

  return TRUE;
}

/* The longest name of elsewhere at @token; 0 for none. */
static guint32
known_name_end (const BangScan *scan,
                const GArray   *items,
                GHashTable     *names,
                guint32         token,
                guint32         end)
{
  const GArray *list = g_hash_table_lookup (names, GUINT_TO_POINTER (scan->tokens[token].hash));
  guint32 best = 0;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const BangItem *item = &g_array_index (items, BangItem, g_array_index (list, guint, i));
      guint32 last = token + (item->end - item->first);

      if (last <= end && last > best && bang_scan_same_words (scan, item->first, token, item->end - item->first) &&
          is_run (scan, token, last))
        best = last;
    }

  return best;
}

/* "ÔNG NGUYỄN VĂN A", "CHỦ TỊCH NƯỚC LƯƠNG VĂN B": three syllables, four with
 * "THỊ"; 0 where something else goes on there. */
static guint32
called_name_end (const BangScan *scan,
                 guint32         token,
                 guint32         end)
{
  const guint64 others = BANG_LEX_BIT (BANG_LEX_EVENT) | BANG_LEX_BIT (BANG_LEX_ORGANISATION_HEAD) |
                         BANG_LEX_BIT (BANG_LEX_TITLE) | BANG_LEX_BIT (BANG_LEX_ROLE);
  guint32 last;

  if (token + 3 > end || bang_surname_weight (scan, token) < 5 || !bang_goes_on (scan, token))
    return 0;
  last = token + (scan->tokens[token + 1].word == BANG_WORD_THI ? 4 : 3);
  if (last > end || !is_run (scan, token, last))
    return 0;
  for (guint32 i = token; i < last; i++)
    {
      const BangMatch *match = i > token ? bang_scan_get_match (scan, i, others) : NULL;

      if (!bang_is_capital (scan, i) || (scan->tokens[i].shape & BANG_SHAPE_ALNUM) != 0 ||
          (match != NULL && match->end > i + 1))
        return 0;
    }

  return last;
}

/* A name at @token, or right behind the honorific or the office there. */
static gboolean
find_name (const BangScan *scan,
           const GArray   *items,
           GHashTable     *names,
           guint32         token,
           guint32         end,
           BangItem       *item)
{
  const guint64 callers = BANG_LEX_BIT (BANG_LEX_HONORIFIC) | BANG_LEX_BIT (BANG_LEX_TITLE);
  const BangMatch *caller;
  guint32 first = token;
  guint32 last = known_name_end (scan, items, names, token, end);

  if (last == 0)
    {
      caller = bang_scan_get_match (scan, token, callers);
      if (caller == NULL || caller->end >= end)
        return FALSE;
      first = caller->end;
      last = known_name_end (scan, items, names, first, end);
      if (last == 0)
        last = called_name_end (scan, first, end);
    }
  if (last == 0)
    return FALSE;

  *item = (BangItem) { .kind = BANG_ITEM_NAME, .first = first, .end = last, .called = TRUE, .owner = BANG_NO_ITEM };
  item->name = (BangNameSpan) { .first = first, .end = last, .weight = bang_surname_weight (scan, first) };
  return TRUE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const BangItem *x = a;
  const BangItem *y = b;

  return x->first < y->first ? -1 : x->first > y->first;
}

/* Takes out what was read as a place inside @name. */
static void
drop_inside (GArray         *items,
             const BangItem *name)
{
  for (guint i = items->len; i > 0; i--)
    {
      const BangItem *item = &g_array_index (items, BangItem, i - 1);

      if (item->first + BANG_MENTION_MAX < name->first)
        return;
      if (item->kind == BANG_ITEM_PLACE && item->first < name->end && item->end > name->first)
        g_array_remove_index (items, i - 1);
    }
}

/**
 * bang_items_add_capitals:
 * @scan: a scan
 * @items: (element-type BangItem): its items; gains the names in capitals
 * @sentences: (element-type guint): the sentences that are in capitals
 *
 * Looks for persons in lines of capitals.
 */
void
bang_items_add_capitals (const BangScan *scan,
                         GArray         *items,
                         const GArray   *sentences)
{
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GArray) found = NULL;

  if (sentences->len == 0)
    return;

  names = index_names (scan, items);
  found = g_array_new (FALSE, TRUE, sizeof (BangItem));
  for (guint s = 0; s < sentences->len && found->len < MAX_NAMES; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence,
                                                         g_array_index (sentences, guint, s));
      guint32 i = sentence->first;

      while (i < sentence->end && sentence->end - sentence->first <= MAX_LINE)
        {
          BangItem item;

          if (!find_name (scan, items, names, i, sentence->end, &item))
            {
              i++;
              continue;
            }
          g_array_append_val (found, item);
          i = item.end;
        }
    }

  for (guint i = 0; i < found->len; i++)
    drop_inside (items, &g_array_index (found, BangItem, i));
  g_array_append_vals (items, found->data, found->len);
  g_array_sort (items, compare_items);
}
