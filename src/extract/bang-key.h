/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-scan.h"

G_BEGIN_DECLS

/* What makes two wordings one: their words, folded exactly, and what stands
 * between those, in 64 bits. The words of a scan have their hashes already, so
 * that a key of some of them costs a multiplication a word. */
typedef guint64 BangKey;

/* Of no words: what the first is added to. */
#define BANG_KEY_EMPTY G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)

static inline BangKey
bang_key_add_word (BangKey  key,
                   BangJoin join,
                   guint32  hash)
{
  key = (key ^ hash ^ (guint64) join << 32) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return key ^ key >> 29;
}

BangKey bang_key_add_text (BangKey         key,
                           const char     *text,
                           gsize           len);
BangKey bang_key_of_words (const BangScan *scan,
                           guint32         first,
                           guint32         end);

/* Numbers by key; 0 is none. Begins as zeros; the memory is the caller's to
 * give back. */
typedef struct
{
  struct _BangKeySlot *slots;
  guint                n;
  guint                size;   /* 0 or a power of two */
} BangKeyMap;

guint bang_key_map_get   (const BangKeyMap *self,
                          BangKey           key);
guint bang_key_map_set   (BangKeyMap       *self,
                          BangKey           key,
                          guint             number);
void  bang_key_map_clear (BangKeyMap       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangKeyMap, bang_key_map_clear)

G_END_DECLS
