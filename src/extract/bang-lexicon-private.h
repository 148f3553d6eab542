/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "extract/bang-lexicon.h"
#include "text/bang-table.h"

G_BEGIN_DECLS

#define BANG_LEXICON_COLUMNS 6

/* Open-addressed: a slot is free when its number is 0. A syllable is whole in its
 * first eight bytes: most words are found without a look at the arena. */
typedef struct
{
  guint64 begin;   /* bang_lexicon_load () of the word */
  guint32 hash;
  guint32 text;    /* offset into the arena */
  guint32 len;
  guint32 word;    /* 0: free slot */
} BangWordSlot;

typedef struct
{
  guint64 key;     /* node << 32 | join << 28 | word */
  guint32 node;    /* 0: free slot */
} BangEdgeSlot;

typedef struct
{
  BangEntry entry;     /* the phrase that ends here, 0 for none */
  guint32   words;     /* a bit for each word that goes on, some of them in one */
} BangNodeData;

typedef struct
{
  guint64             kinds;
  const BangClassSet *classes;       /* of class_sets */
  guint64             path_kinds;    /* with those of the phrases that it begins with */
  const BangClassSet *path_classes;
  guint32             first_ref;     /* of refs_by_entry */
  guint32             n_refs;
  guint32             heads;         /* of heads: the first ref of each kind, by rising kind */
} BangPhrase;

/* The rows of one table that have the phrase: the first of them, and where it is
 * in refs_by_entry. */
typedef struct
{
  guint32 ref;
  guint32 row;
} BangPhraseHead;

/* One row of one table that has the phrase. */
typedef struct
{
  guint32 entry;
  guint32 row;
  guint8  lex;
} BangPhraseRef;

struct _BangLexicon
{
  gatomicrefcount  refs;

  GByteArray      *arena;
  BangWordSlot        *words;
  guint32          n_words;
  guint32          words_size;    /* a power of two */

  guint32         *roots;         /* by word: the node of the phrases that begin with it, 0 for none */
  BangEdgeSlot        *edges;
  guint32          n_edges;
  guint32          edges_size;    /* a power of two */

  GArray          *nodes;         /* (element-type BangNodeData) by node; the first is none */
  GArray          *phrases;       /* (element-type BangPhrase) by entry; the first is none */
  GArray          *refs_by_entry; /* (element-type BangPhraseRef) sorted by entry, kind, row */

  GArray          *heads;         /* (element-type BangPhraseHead) */

  GHashTable      *class_sets;    /* each set of classes that there is, the empty one too */
  const BangClassSet *no_classes; /* that one */

  BangTable       *tables[BANG_LEX_N];
  const char     **cells[BANG_LEX_N];  /* BANG_LEXICON_COLUMNS a row; point into the tables */
};

/* The bytes [@text, @text + 8), or fewer; the rest is zero. */
static inline guint64
bang_lexicon_load (const char *text,
                   gsize       len)
{
  guint64 bytes = 0;

  if (len >= 8)
    memcpy (&bytes, text, 8);
  else if (len >= 4)
    {
      guint32 low;
      guint32 high;

      memcpy (&low, text, 4);
      memcpy (&high, text + len - 4, 4);
      bytes = (guint64) GUINT32_FROM_LE (high) << (8 * (len - 4)) | GUINT32_FROM_LE (low);
    }
  else if (len > 0)
    bytes = (guint64) (guint8) text[len - 1] << (8 * (len - 1)) |
            (guint64) (guint8) text[len / 2] << (8 * (len / 2)) | (guint8) text[0];

  return bytes;
}

/* Eight bytes at a time: a syllable is one step or two. The high bits of a
 * product depend on all of its factors' bits, the low ones choose the slot. */
static inline guint32
bang_lexicon_hash (const char *text,
                   gsize       len)
{
  guint64 hash = len;

  for (; len > 0; text += MIN (len, 8), len -= MIN (len, 8))
    {
      hash = (hash ^ bang_lexicon_load (text, len)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash ^= hash >> 29;
    }

  return (guint32) (hash ^ hash >> 32);
}

static inline gboolean
bang_lexicon_same_bytes (const char *a,
                         const char *b,
                         gsize       len)
{
  for (; len > 8; a += 8, b += 8, len -= 8)
    if (bang_lexicon_load (a, 8) != bang_lexicon_load (b, 8))
      return FALSE;

  return bang_lexicon_load (a, len) == bang_lexicon_load (b, len);
}

static inline guint32
bang_lexicon_hash_edge (guint64 key)
{
  key ^= key >> 31;
  key *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint32) (key >> 32);
}

static inline BangWordSlot *
bang_lexicon_find_word (const BangLexicon *self,
                        const char        *text,
                        gsize              len,
                        guint32            hash)
{
  guint64 begin = bang_lexicon_load (text, len);
  guint32 mask = self->words_size - 1;
  guint32 i = hash & mask;

  while (self->words[i].word != 0 &&
         (self->words[i].begin != begin ||
          self->words[i].len != len ||
          (len > 8 && !bang_lexicon_same_bytes ((const char *) self->arena->data + self->words[i].text, text, len))))
    i = (i + 1) & mask;

  return &self->words[i];
}

static inline guint64
bang_lexicon_edge_key (BangNode node,
                       BangJoin join,
                       guint32  word)
{
  return (guint64) node << 32 | (guint64) join << 28 | word;
}

/* The bit of @word in BangNodeData.words. */
static inline guint32
bang_lexicon_word_bit (guint32 word)
{
  return 1u << (word * 0x9e3779b1u >> 27);
}

static inline BangEdgeSlot *
bang_lexicon_find_edge (const BangLexicon *self,
                        guint64            key)
{
  guint32 mask = self->edges_size - 1;
  guint32 i = bang_lexicon_hash_edge (key) & mask;

  while (self->edges[i].node != 0 && self->edges[i].key != key)
    i = (i + 1) & mask;

  return &self->edges[i];
}

/* The node after @node over @word, which is in a table, with @join before it; 0
 * for none. */
static inline BangNode
bang_lexicon_go (const BangLexicon *self,
                 BangNode           node,
                 BangJoin           join,
                 guint32            word)
{
  const BangNodeData *data = &g_array_index (self->nodes, BangNodeData, node);

  if ((data->words & bang_lexicon_word_bit (word)) == 0)
    return 0;

  return bang_lexicon_find_edge (self, bang_lexicon_edge_key (node, join, word))->node;
}

G_END_DECLS
