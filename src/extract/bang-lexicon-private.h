/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "extract/bang-lexicon.h"
#include "text/bang-table.h"

G_BEGIN_DECLS

#define BANG_LEXICON_COLUMNS 6

/* Open-addressed: a slot is free when its number is 0. */
typedef struct
{
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
  guint64      kinds;
  BangClassSet classes;
  guint32      first_ref;   /* of refs_by_entry */
  guint32      n_refs;
  guint32      heads;       /* of heads: the first ref of each kind, by rising kind */
} BangPhrase;

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

  GArray          *node_entries;  /* (element-type BangEntry) by node; 0 where no phrase ends */
  GArray          *phrases;       /* (element-type BangPhrase) by entry; the first is none */
  GArray          *refs_by_entry; /* (element-type BangPhraseRef) sorted by entry, kind, row */

  GArray          *heads;         /* (element-type guint32) indices of refs_by_entry */

  BangTable       *tables[BANG_LEX_N];
  const char     **cells[BANG_LEX_N];  /* BANG_LEXICON_COLUMNS a row; point into the tables */
};

/* FNV-1a, then mixed: words are short, and the low bits choose the slot. */
static inline guint32
bang_lexicon_hash (const char *text,
            gsize       len)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < len; i++)
    hash = (hash ^ (guint8) text[i]) * 16777619u;

  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  hash ^= hash >> 12;
  return hash;
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
  guint32 mask = self->words_size - 1;
  guint32 i = hash & mask;

  while (self->words[i].word != 0 &&
         (self->words[i].hash != hash ||
          self->words[i].len != len ||
          memcmp (self->arena->data + self->words[i].text, text, len) != 0))
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

G_END_DECLS
