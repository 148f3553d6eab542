/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lexicon: every table of data/lexicon as one tree of phrases.
 *
 * The tables' phrases are cut into words; each word gets a number, and the
 * tree maps (node, what stands between, word) to the next node. One walk from
 * each token of a text thus finds every phrase of every table that begins
 * there, at a cost that does not depend on how many phrases there are.
 *
 * Words are compared folded exactly: case and tone placement do not matter,
 * marks do. A cell may give several spellings, separated by '|'.
 *
 * Built once, never changed after that: any number of threads may read it. */

#include "extract/bang-lexicon.h"

#include <string.h>

#include "text/bang-fold.h"
#include "text/bang-table.h"

#define MAX_COLUMNS 6

typedef struct
{
  const char *table;
  const char *columns[MAX_COLUMNS];  /* the key first; NULL-terminated when fewer */
} Source;

static const Source sources[BANG_LEX_N] = {
  [BANG_LEX_PLACE]             = { "places", { "name", "kind", "country", "parent", "use" } },
  [BANG_LEX_PLACE_KIND]        = { "place-kinds", { "phrase", "kind", "country", "keep" } },
  [BANG_LEX_HONORIFIC]         = { "honorifics", { "phrase", "class" } },
  [BANG_LEX_TITLE]             = { "titles", { "phrase", "country", "complement" } },
  [BANG_LEX_SURNAME]           = { "surnames", { "surname", "people", "weight" } },
  [BANG_LEX_ORGANISATION]      = { "organisations", { "name", "country", "class" } },
  [BANG_LEX_ORGANISATION_HEAD] = { "organisation-heads", { "phrase", "class", "country" } },
  [BANG_LEX_FIELD]             = { "fields", { "phrase", "use" } },
  [BANG_LEX_STOP]              = { "stop-words", { "phrase", "class" } },
  [BANG_LEX_NAMESAKE]          = { "namesakes", { "phrase" } },
  [BANG_LEX_ABBREVIATION]      = { "abbreviations", { "phrase", "full" } },
  [BANG_LEX_ABSENCE]           = { "absences", { "phrase", "class" } },
  [BANG_LEX_DATE]              = { "date-words", { "phrase", "class" } },
  [BANG_LEX_CAN_CHI]           = { "can-chi", { "phrase", "year" } },
  [BANG_LEX_EVENT]             = { "event-types", { "phrase", "type", "class" } },
  [BANG_LEX_EVENT_NAME]        = { "event-names", { "phrase", "class" } },
  [BANG_LEX_CUE]               = { "event-cues", { "phrase", "class" } },
  [BANG_LEX_ROLE]              = { "event-roles", { "phrase", "class" } },
  [BANG_LEX_SIGNING]           = { "signing-words", { "phrase", "class", "kind" } },
  [BANG_LEX_PROPOSAL]          = { "proposal-frames", { "phrase", "class" } },
  [BANG_LEX_SUBJECT]           = { "proposal-fields", { "phrase", "field" } },
  [BANG_LEX_UNIT]              = { "figure-units", { "phrase", "class" } },
};

typedef struct
{
  guint32 hash;
  guint32 text;    /* offset into the arena */
  guint32 len;
  guint32 word;    /* 0: free slot */
} WordSlot;

typedef struct
{
  guint64 key;     /* node << 32 | join << 28 | word */
  guint32 node;    /* 0: free slot */
} EdgeSlot;

typedef struct
{
  guint64 kinds;
  guint32 first_ref;   /* of refs_by_entry */
  guint32 n_refs;
  guint32 heads;       /* of heads: the first ref of each kind, by rising kind */
} Phrase;

/* One row of one table that has the phrase. */
typedef struct
{
  guint32 entry;
  guint32 row;
  guint8  lex;
} Ref;

struct _BangLexicon
{
  gatomicrefcount  refs;

  GByteArray      *arena;
  WordSlot        *words;
  guint32          n_words;
  guint32          words_size;    /* a power of two */

  guint32         *roots;         /* by word: the node of the phrases that begin with it, 0 for none */
  EdgeSlot        *edges;
  guint32          n_edges;
  guint32          edges_size;    /* a power of two */

  GArray          *node_entries;  /* (element-type BangEntry) by node; 0 where no phrase ends */
  GArray          *phrases;       /* (element-type Phrase) by entry; the first is none */
  GArray          *refs_by_entry; /* (element-type Ref) sorted by entry, kind, row */

  GArray          *heads;         /* (element-type guint32) indices of refs_by_entry */

  BangTable       *tables[BANG_LEX_N];
  const char     **cells[BANG_LEX_N];  /* MAX_COLUMNS a row; point into the tables */
};

/* FNV-1a, then mixed: words are short, and the low bits choose the slot. */
static inline guint32
hash_bytes (const char *text,
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
hash_edge (guint64 key)
{
  key ^= key >> 31;
  key *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint32) (key >> 32);
}

static WordSlot *
find_word (const BangLexicon *self,
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

static void
grow_words (BangLexicon *self)
{
  WordSlot *old = self->words;
  guint32 old_size = self->words_size;

  self->words_size = old_size == 0 ? 1024 : old_size * 2;
  self->words = g_new0 (WordSlot, self->words_size);

  for (guint32 i = 0; i < old_size; i++)
    {
      guint32 j = old[i].hash & (self->words_size - 1);

      if (old[i].word == 0)
        continue;
      while (self->words[j].word != 0)
        j = (j + 1) & (self->words_size - 1);
      self->words[j] = old[i];
    }

  g_free (old);
}

static guint32
add_word (BangLexicon *self,
          const char  *text,
          gsize        len)
{
  guint32 hash = hash_bytes (text, len);
  WordSlot *slot = find_word (self, text, len, hash);

  if (slot->word != 0)
    return slot->word;

  if ((self->n_words + 1) * 2 > self->words_size)
    {
      grow_words (self);
      slot = find_word (self, text, len, hash);
    }

  slot->hash = hash;
  slot->text = self->arena->len;
  slot->len = len;
  slot->word = ++self->n_words;
  g_byte_array_append (self->arena, (const guint8 *) text, len);

  return slot->word;
}

static inline guint64
edge_key (BangNode node,
          BangJoin join,
          guint32  word)
{
  return (guint64) node << 32 | (guint64) join << 28 | word;
}

static EdgeSlot *
find_edge (const BangLexicon *self,
           guint64            key)
{
  guint32 mask = self->edges_size - 1;
  guint32 i = hash_edge (key) & mask;

  while (self->edges[i].node != 0 && self->edges[i].key != key)
    i = (i + 1) & mask;

  return &self->edges[i];
}

static void
grow_edges (BangLexicon *self)
{
  EdgeSlot *old = self->edges;
  guint32 old_size = self->edges_size;

  self->edges_size = old_size == 0 ? 4096 : old_size * 2;
  self->edges = g_new0 (EdgeSlot, self->edges_size);

  for (guint32 i = 0; i < old_size; i++)
    if (old[i].node != 0)
      *find_edge (self, old[i].key) = old[i];

  g_free (old);
}

static BangNode
add_edge (BangLexicon *self,
          BangNode     node,
          BangJoin     join,
          guint32      word)
{
  guint64 key = edge_key (node, join, word);
  EdgeSlot *slot = find_edge (self, key);
  BangEntry none = 0;

  if (slot->node != 0)
    return slot->node;

  if ((self->n_edges + 1) * 2 > self->edges_size)
    {
      grow_edges (self);
      slot = find_edge (self, key);
    }

  self->n_edges++;
  slot->key = key;
  slot->node = self->node_entries->len;
  g_array_append_val (self->node_entries, none);

  return slot->node;
}

/**
 * bang_lexicon_join:
 * @text: the bytes between two words
 * @len: their number
 *
 * Says what stands between two words of a phrase.
 *
 * Returns: the join; #BANG_JOIN_BREAK for what no phrase goes over
 */
BangJoin
bang_lexicon_join (const char *text,
                   gsize       len)
{
  BangJoin join = BANG_JOIN_SPACE;
  const char *end = text + len;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      BangJoin here;

      if (c == '-' || (c >= 0x2010 && c <= 0x2015))
        here = BANG_JOIN_DASH;
      else if (c == '.')
        here = BANG_JOIN_DOT;
      else if (c == ',')
        here = BANG_JOIN_COMMA;
      else if (c == '/' || c == '&')
        here = BANG_JOIN_SLASH;
      else if (c == ' ' || c == '\t' || c == 0xa0 || c == '\'' || c == 0x2019)
        continue;
      else
        return BANG_JOIN_BREAK;

      if (join != BANG_JOIN_SPACE)
        return BANG_JOIN_BREAK;
      join = here;
    }

  return join;
}

/* Adds one spelling of a row's key to the tree. */
static void
add_spelling (BangLexicon *self,
              const char  *spelling,
              gsize        len,
              BangLex      lex,
              guint        row)
{
  BangTokenIter iter;
  BangToken token;
  BangNode node = BANG_NODE_ROOT;
  gsize end = 0;
  Ref ref = { 0, row, lex };
  BangEntry *entry;
  Phrase *phrase;

  bang_token_iter_init (&iter, spelling, len);
  while (bang_token_iter_next (&iter, &token))
    {
      BangJoin join = BANG_JOIN_SPACE;

      if (node != BANG_NODE_ROOT)
        join = bang_lexicon_join (spelling + end, token.span.start - end);
      if (join == BANG_JOIN_BREAK)
        {
          g_warning ("Lexicon table “%s”: no phrase can hold the sign in “%.*s”",
                     sources[lex].table, (int) len, spelling);
          return;
        }

      node = add_edge (self, node, join, add_word (self, token.exact, token.exact_len));
      end = token.span.end;
    }

  if (node == BANG_NODE_ROOT)
    return;

  entry = &g_array_index (self->node_entries, BangEntry, node);
  if (*entry == 0)
    {
      Phrase none = { 0, };

      *entry = self->phrases->len;
      g_array_append_val (self->phrases, none);
    }

  phrase = &g_array_index (self->phrases, Phrase, *entry);
  phrase->kinds |= BANG_LEX_BIT (lex);
  ref.entry = *entry;
  g_array_append_val (self->refs_by_entry, ref);
}

static void
add_table (BangLexicon *self,
           BangLex      lex)
{
  BangTable *table = bang_table_load (sources[lex].table);

  self->tables[lex] = table;
  if (table == NULL)
    return;

  self->cells[lex] = g_new0 (const char *, (gsize) bang_table_n_rows (table) * MAX_COLUMNS);
  for (guint i = 0; i < MAX_COLUMNS && sources[lex].columns[i] != NULL; i++)
    {
      int column = bang_table_column (table, sources[lex].columns[i]);

      for (guint row = 0; column >= 0 && row < bang_table_n_rows (table); row++)
        self->cells[lex][row * MAX_COLUMNS + i] = bang_table_cell (table, row, column);
    }

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      const char *p = self->cells[lex][row * MAX_COLUMNS];

      while (p != NULL && *p != '\0')
        {
          gsize len = strcspn (p, "|");

          add_spelling (self, p, len, lex, row);
          p += len + (p[len] == '|' ? 1 : 0);
        }
    }
}

static int
compare_refs (gconstpointer a,
              gconstpointer b)
{
  const Ref *x = a;
  const Ref *y = b;

  if (x->entry != y->entry)
    return x->entry < y->entry ? -1 : 1;
  if (x->lex != y->lex)
    return x->lex < y->lex ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static void
index_refs (BangLexicon *self)
{
  int lex = -1;

  g_array_sort (self->refs_by_entry, compare_refs);

  for (guint32 i = 0; i < self->refs_by_entry->len; i++)
    {
      const Ref *ref = &g_array_index (self->refs_by_entry, Ref, i);
      Phrase *phrase = &g_array_index (self->phrases, Phrase, ref->entry);

      if (phrase->n_refs++ == 0)
        {
          phrase->first_ref = i;
          phrase->heads = self->heads->len;
          lex = -1;
        }
      if (ref->lex != lex)
        g_array_append_val (self->heads, i);
      lex = ref->lex;
    }
}

/* The first step is taken from every word of a text: an array, not a hash. */
static void
index_roots (BangLexicon *self)
{
  self->roots = g_new0 (guint32, self->n_words + 1);
  for (guint32 word = 1; word <= self->n_words; word++)
    self->roots[word] = find_edge (self, edge_key (BANG_NODE_ROOT, BANG_JOIN_SPACE, word))->node;
}

/**
 * bang_lexicon_new:
 *
 * Compiles every table of the program, with the user's own rows. Takes some
 * milliseconds; use bang_lexicon_get_default () to share one.
 *
 * Returns: (transfer full): a new lexicon
 */
BangLexicon *
bang_lexicon_new (void)
{
  static const char * const code_words[] = {
#define BANG_WORD_TEXT(name, text) text,
    BANG_WORDS (BANG_WORD_TEXT)
#undef BANG_WORD_TEXT
  };
  BangLexicon *self = g_new0 (BangLexicon, 1);
  Phrase none = { 0, };
  BangEntry no_entry = 0;

  g_atomic_ref_count_init (&self->refs);
  self->arena = g_byte_array_new ();
  self->node_entries = g_array_new (FALSE, FALSE, sizeof (BangEntry));
  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  self->refs_by_entry = g_array_new (FALSE, FALSE, sizeof (Ref));
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint32));
  grow_words (self);
  grow_edges (self);

  /* No node and the root; no entry. */
  g_array_append_val (self->node_entries, no_entry);
  g_array_append_val (self->node_entries, no_entry);
  g_array_append_val (self->phrases, none);

  for (guint i = 0; i < G_N_ELEMENTS (code_words); i++)
    {
      g_autofree char *exact = bang_fold_exact (code_words[i], -1);
      guint32 word = add_word (self, exact, strlen (exact));

      /* The numbers of bang-words.h: the list there has no word twice. */
      g_assert (word == i + 1);
    }

  for (guint lex = 0; lex < BANG_LEX_N; lex++)
    add_table (self, lex);
  index_refs (self);
  index_roots (self);

  return self;
}

/**
 * bang_lexicon_ref:
 * @self: a lexicon
 *
 * Returns: (transfer full): @self
 */
BangLexicon *
bang_lexicon_ref (BangLexicon *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * bang_lexicon_unref:
 * @self: (transfer full): a lexicon
 *
 * Gives up a reference. Any thread.
 */
void
bang_lexicon_unref (BangLexicon *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint lex = 0; lex < BANG_LEX_N; lex++)
    {
      g_clear_pointer (&self->tables[lex], bang_table_unref);
      g_free (self->cells[lex]);
    }
  g_byte_array_unref (self->arena);
  g_array_unref (self->node_entries);
  g_array_unref (self->phrases);
  g_array_unref (self->refs_by_entry);
  g_array_unref (self->heads);
  g_free (self->words);
  g_free (self->edges);
  g_free (self->roots);
  g_free (self);
}

/**
 * bang_lexicon_get_default:
 *
 * The lexicon of the process, compiled at the first call. Any thread.
 *
 * Returns: (transfer full): a reference to it
 */
BangLexicon *
bang_lexicon_get_default (void)
{
  static gsize lexicon = 0;

  if (g_once_init_enter (&lexicon))
    g_once_init_leave (&lexicon, (gsize) bang_lexicon_new ());

  return bang_lexicon_ref ((BangLexicon *) lexicon);
}

/**
 * bang_lexicon_word:
 * @self: a lexicon
 * @exact: a word, folded exactly
 * @len: its bytes
 * @hash: (out): the word's hash, the same for the same word always
 *
 * Returns: the word's number; 0 for a word of no table
 */
guint32
bang_lexicon_word (BangLexicon *self,
                   const char  *exact,
                   gsize        len,
                   guint32     *hash)
{
  *hash = hash_bytes (exact, len);
  return find_word (self, exact, len, *hash)->word;
}

/**
 * bang_lexicon_step:
 * @self: a lexicon
 * @node: where in the tree; %BANG_NODE_ROOT to begin
 * @join: what stands before the word; ignored at the root
 * @word: the next word's number
 *
 * Returns: the next node, 0 when no phrase goes on like this
 */
BangNode
bang_lexicon_step (BangLexicon *self,
                   BangNode     node,
                   BangJoin     join,
                   guint32      word)
{
  if (node == BANG_NODE_ROOT)
    return self->roots[word];
  if (word == 0)
    return 0;

  return find_edge (self, edge_key (node, join, word))->node;
}

/**
 * bang_lexicon_get_entry:
 * @self: a lexicon
 * @node: a node
 * @kinds: (out): BANG_LEX_BIT () of each table that has the phrase
 *
 * Returns: the phrase that ends at @node, 0 for none
 */
BangEntry
bang_lexicon_get_entry (BangLexicon *self,
                        BangNode     node,
                        guint64     *kinds)
{
  BangEntry entry = g_array_index (self->node_entries, BangEntry, node);

  *kinds = g_array_index (self->phrases, Phrase, entry).kinds;
  return entry;
}

/**
 * bang_lexicon_find:
 * @self: a lexicon
 * @phrase: one or more words
 * @kinds: (out): BANG_LEX_BIT () of each table that has the phrase
 *
 * Looks one phrase up.
 *
 * Returns: the phrase, 0 when no table has it
 */
BangEntry
bang_lexicon_find (BangLexicon *self,
                   const char  *phrase,
                   guint64     *kinds)
{
  BangTokenIter iter;
  BangToken token;
  BangNode node = BANG_NODE_ROOT;
  gsize end = 0;

  *kinds = 0;
  bang_token_iter_init (&iter, phrase, strlen (phrase));
  while (bang_token_iter_next (&iter, &token))
    {
      guint32 hash;
      BangJoin join = bang_lexicon_join (phrase + end, token.span.start - end);

      node = bang_lexicon_step (self, node, join,
                                bang_lexicon_word (self, token.exact, token.exact_len, &hash));
      if (node == 0)
        return 0;
      end = token.span.end;
    }

  return node == BANG_NODE_ROOT ? 0 : bang_lexicon_get_entry (self, node, kinds);
}

/* The first of the rows of @lex that have the phrase: the heads of a phrase are
 * in the order of the bits of its kinds. */
static const Ref *
first_ref (const BangLexicon *self,
           const Phrase      *phrase,
           BangLex            lex)
{
  guint32 head = phrase->heads;

  for (guint64 below = phrase->kinds & (BANG_LEX_BIT (lex) - 1); below != 0; below &= below - 1)
    head++;

  return &g_array_index (self->refs_by_entry, Ref, g_array_index (self->heads, guint32, head));
}

static const Phrase *
phrase_of_kind (const BangLexicon *self,
                BangEntry          entry,
                BangLex            lex)
{
  const Phrase *phrase = &g_array_index (self->phrases, Phrase, entry);

  return (phrase->kinds & BANG_LEX_BIT (lex)) != 0 ? phrase : NULL;
}

/**
 * bang_lexicon_n_rows:
 * @self: a lexicon
 * @entry: a phrase
 * @lex: a kind
 *
 * Returns: how many rows of @lex have the phrase
 */
guint
bang_lexicon_n_rows (BangLexicon *self,
                     BangEntry    entry,
                     BangLex      lex)
{
  const Phrase *phrase = phrase_of_kind (self, entry, lex);
  const Ref *ref;
  const Ref *end;
  guint n = 0;

  if (phrase == NULL)
    return 0;

  end = &g_array_index (self->refs_by_entry, Ref, phrase->first_ref) + phrase->n_refs;
  for (ref = first_ref (self, phrase, lex); ref < end && ref->lex == lex; ref++)
    n++;

  return n;
}

/**
 * bang_lexicon_get_row:
 * @self: a lexicon
 * @entry: a phrase that is of @lex
 * @lex: a kind
 * @nth: which of its rows
 *
 * Returns: the row of the table of @lex
 */
guint
bang_lexicon_get_row (BangLexicon *self,
                      BangEntry    entry,
                      BangLex      lex,
                      guint        nth)
{
  const Phrase *phrase = phrase_of_kind (self, entry, lex);

  g_return_val_if_fail (phrase != NULL && nth < phrase->n_refs, 0);

  return first_ref (self, phrase, lex)[nth].row;
}

/**
 * bang_lexicon_has_cell:
 * @self: a lexicon
 * @entry: a phrase
 * @lex: a kind
 * @column: which of the columns that bang-lexicon.c lists for it
 * @value: a cell
 *
 * Returns: whether a row of @lex that has the phrase has @value there
 */
gboolean
bang_lexicon_has_cell (BangLexicon *self,
                       BangEntry    entry,
                       BangLex      lex,
                       guint        column,
                       const char  *value)
{
  const Phrase *phrase = phrase_of_kind (self, entry, lex);
  const Ref *ref;
  const Ref *end;

  if (phrase == NULL)
    return FALSE;

  end = &g_array_index (self->refs_by_entry, Ref, phrase->first_ref) + phrase->n_refs;
  for (ref = first_ref (self, phrase, lex); ref < end && ref->lex == lex; ref++)
    {
      const char *cell = self->cells[lex][ref->row * MAX_COLUMNS + column];

      if (cell != NULL && cell[0] == value[0] && strcmp (cell, value) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * bang_lexicon_get_cell:
 * @self: a lexicon
 * @lex: a kind
 * @row: a row of its table
 * @column: which of the columns that bang-lexicon.c lists for it; 0 is the key
 *
 * Returns: the cell, "" where the table has none; lives as long as @self
 */
const char *
bang_lexicon_get_cell (BangLexicon *self,
                       BangLex      lex,
                       guint        row,
                       guint        column)
{
  const char *cell;

  g_return_val_if_fail (column < MAX_COLUMNS, "");

  cell = self->cells[lex] != NULL ? self->cells[lex][row * MAX_COLUMNS + column] : NULL;
  return cell != NULL ? cell : "";
}
