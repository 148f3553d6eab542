/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of names and phrases, to tell which are the same, and a map from them to
 * numbers. Nothing is folded or copied for a key of words of a scan.
 *
 * Two wordings of different words have the same key by chance once in 2^32 pairs
 * of words: within one article that is never. Pure; a map belongs to one thread. */

#include "extract/bang-key.h"

#include "extract/bang-lexicon-private.h"
#include "extract/bang-scan-private.h"

struct _BangKeySlot
{
  BangKey key;
  guint   number;   /* 0: free slot */
};

/**
 * bang_key_add_text:
 * @key: a key
 * @text: words that the scan does not hold: a cell of a table, a name of the facts
 * @len: their bytes
 *
 * Returns: the key of the words of @key and of @text
 */
BangKey
bang_key_add_text (BangKey     key,
                   const char *text,
                   gsize       len)
{
  BangTokenIter iter;
  BangToken token;
  gsize end = 0;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next_exact (&iter, &token))
    {
      BangJoin join = end == 0 ? BANG_JOIN_SPACE : bang_lexicon_join (text + end, token.span.start - end);

      key = bang_key_add_word (key, join, bang_lexicon_hash (token.exact, token.exact_len));
      end = token.span.end;
    }

  return key;
}

/**
 * bang_key_of_words:
 * @scan: a scan
 * @first: a token
 * @end: the token after the last
 *
 * Returns: the key of the tokens, the same as of their text
 */
BangKey
bang_key_of_words (const BangScan *scan,
                   guint32         first,
                   guint32         end)
{
  BangKey key = BANG_KEY_EMPTY;

  for (guint32 i = first; i < end; i++)
    key = bang_key_add_word (key, i == first ? BANG_JOIN_SPACE : bang_scan_join (scan, i), scan->tokens[i].hash);

  return key;
}

/* Where @key stands, or is to stand. */
static struct _BangKeySlot *
find_slot (const BangKeyMap *self,
           BangKey           key)
{
  guint mask = self->size - 1;
  guint i = (guint) (key >> 32) & mask;

  while (self->slots[i].number != 0 && self->slots[i].key != key)
    i = (i + 1) & mask;

  return &self->slots[i];
}

static void
grow (BangKeyMap *self)
{
  BangKeyMap old = *self;

  self->size = MAX (16, old.size * 2);
  self->slots = g_new0 (struct _BangKeySlot, self->size);
  for (guint i = 0; i < old.size; i++)
    if (old.slots[i].number != 0)
      *find_slot (self, old.slots[i].key) = old.slots[i];
  g_free (old.slots);
}

/**
 * bang_key_map_get:
 * @self: a map
 * @key: a key
 *
 * Returns: the number of @key, 0 for none
 */
guint
bang_key_map_get (const BangKeyMap *self,
                  BangKey           key)
{
  return self->size > 0 ? find_slot (self, key)->number : 0;
}

/**
 * bang_key_map_set:
 * @self: a map
 * @key: a key
 * @number: its number, not 0
 *
 * Gives @key the number @number.
 *
 * Returns: the number it had before, 0 for none
 */
guint
bang_key_map_set (BangKeyMap *self,
                  BangKey     key,
                  guint       number)
{
  struct _BangKeySlot *slot;
  guint before;

  g_return_val_if_fail (number != 0, 0);

  if ((self->n + 1) * 2 > self->size)
    grow (self);

  slot = find_slot (self, key);
  before = slot->number;
  self->n += before == 0 ? 1 : 0;
  *slot = (struct _BangKeySlot) { key, number };
  return before;
}

/**
 * bang_key_map_clear:
 * @self: a map
 *
 * Empties @self and gives its memory back.
 */
void
bang_key_map_clear (BangKeyMap *self)
{
  g_free (self->slots);
  *self = (BangKeyMap) { NULL, 0, 0 };
}
