/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiles the tables of data/lexicon into the tree of phrases: which tables
 * there are and which of their columns are wanted is listed here. Runs once,
 * in the first thread that asks for the lexicon. */

#include "extract/bang-lexicon-private.h"

#include "text/bang-fold.h"

typedef struct
{
  const char *table;
  const char *columns[BANG_LEXICON_COLUMNS];  /* the key first; NULL-terminated when fewer */
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

static const struct
{
  BangLex     lex;
  const char *text;
} classes[BANG_CLASS_N] = {
#define BANG_CLASS_ROW(lex, name, text) { BANG_LEX_##lex, text },
  BANG_CLASSES (BANG_CLASS_ROW)
#undef BANG_CLASS_ROW
};

/* Which of the columns above says the class of a row of @lex. */
static guint
class_column (BangLex lex)
{
  return lex == BANG_LEX_EVENT ? 2 : 1;
}

static void
grow_words (BangLexicon *self)
{
  BangWordSlot *old = self->words;
  guint32 old_size = self->words_size;

  self->words_size = old_size == 0 ? 1024 : old_size * 2;
  self->words = g_new0 (BangWordSlot, self->words_size);

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
  guint32 hash = bang_lexicon_hash (text, len);
  BangWordSlot *slot = bang_lexicon_find_word (self, text, len, hash);

  if (slot->word != 0)
    return slot->word;

  if ((self->n_words + 1) * 2 > self->words_size)
    {
      grow_words (self);
      slot = bang_lexicon_find_word (self, text, len, hash);
    }

  slot->begin = bang_lexicon_load (text, len);
  slot->hash = hash;
  slot->text = self->arena->len;
  slot->len = len;
  slot->word = ++self->n_words;
  g_byte_array_append (self->arena, (const guint8 *) text, len);

  return slot->word;
}

static void
grow_edges (BangLexicon *self)
{
  BangEdgeSlot *old = self->edges;
  guint32 old_size = self->edges_size;

  self->edges_size = old_size == 0 ? 4096 : old_size * 2;
  self->edges = g_new0 (BangEdgeSlot, self->edges_size);

  for (guint32 i = 0; i < old_size; i++)
    if (old[i].node != 0)
      *bang_lexicon_find_edge (self, old[i].key) = old[i];

  g_free (old);
}

static BangNode
add_edge (BangLexicon *self,
          BangNode     node,
          BangJoin     join,
          guint32      word)
{
  guint64 key = bang_lexicon_edge_key (node, join, word);
  BangEdgeSlot *slot = bang_lexicon_find_edge (self, key);
  BangNodeData none = { 0, 0 };

  if (slot->node != 0)
    return slot->node;

  if ((self->n_edges + 1) * 2 > self->edges_size)
    {
      grow_edges (self);
      slot = bang_lexicon_find_edge (self, key);
    }

  self->n_edges++;
  slot->key = key;
  slot->node = self->nodes->len;
  g_array_append_val (self->nodes, none);
  g_array_index (self->nodes, BangNodeData, node).words |= bang_lexicon_word_bit (word);

  return slot->node;
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
  BangPhraseRef ref = { 0, row, lex };
  BangEntry *entry;
  BangPhrase *phrase;

  bang_token_iter_init (&iter, spelling, len);
  while (bang_token_iter_next_exact (&iter, &token))
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

  entry = &g_array_index (self->nodes, BangNodeData, node).entry;
  if (*entry == 0)
    {
      BangPhrase none = { 0, };

      *entry = self->phrases->len;
      g_array_append_val (self->phrases, none);
    }

  phrase = &g_array_index (self->phrases, BangPhrase, *entry);
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

  self->cells[lex] = g_new0 (const char *, (gsize) bang_table_n_rows (table) * BANG_LEXICON_COLUMNS);
  for (guint i = 0; i < BANG_LEXICON_COLUMNS && sources[lex].columns[i] != NULL; i++)
    {
      int column = bang_table_column (table, sources[lex].columns[i]);

      for (guint row = 0; column >= 0 && row < bang_table_n_rows (table); row++)
        self->cells[lex][row * BANG_LEXICON_COLUMNS + i] = bang_table_cell (table, row, column);
    }

  for (guint row = 0; row < bang_table_n_rows (table); row++)
    {
      const char *p = self->cells[lex][row * BANG_LEXICON_COLUMNS];

      while (p != NULL && *p != '\0')
        {
          gsize len = strcspn (p, "|");

          add_spelling (self, p, len, lex, row);
          p += len + (p[len] == '|' ? 1 : 0);
        }
    }
}

static guint
hash_set (gconstpointer key)
{
  const BangClassSet *set = key;
  guint64 hash = 0;

  for (guint i = 0; i < G_N_ELEMENTS (set->bits); i++)
    hash = (hash ^ set->bits[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (hash >> 32);
}

static gboolean
same_set (gconstpointer a,
          gconstpointer b)
{
  return memcmp (a, b, sizeof (BangClassSet)) == 0;
}

/* The one copy of @set that the lexicon keeps. */
static const BangClassSet *
keep_set (BangLexicon        *self,
          const BangClassSet *set)
{
  const BangClassSet *kept = g_hash_table_lookup (self->class_sets, set);

  if (kept == NULL)
    {
      kept = g_memdup2 (set, sizeof *set);
      g_hash_table_add (self->class_sets, (gpointer) kept);
    }
  return kept;
}

/* Gives each phrase the classes of its rows. A class that no row has is a word
 * that code and table write differently. */
static void
add_classes (BangLexicon *self)
{
  g_autofree BangClassSet *sets = g_new0 (BangClassSet, self->phrases->len);
  gboolean found[BANG_CLASS_N] = { FALSE, };

  for (guint32 i = 0; i < self->refs_by_entry->len; i++)
    {
      const BangPhraseRef *ref = &g_array_index (self->refs_by_entry, BangPhraseRef, i);
      const char *text = bang_lexicon_get_cell (self, ref->lex, ref->row, class_column (ref->lex));

      for (guint class = 0; class < BANG_CLASS_N; class++)
        if (classes[class].lex == ref->lex && strcmp (text, classes[class].text) == 0)
          {
            sets[ref->entry].bits[class / 64] |= G_GUINT64_CONSTANT (1) << (class % 64);
            found[class] = TRUE;
          }
    }

  for (guint32 i = 0; i < self->phrases->len; i++)
    g_array_index (self->phrases, BangPhrase, i).classes = keep_set (self, &sets[i]);
  for (guint class = 0; class < BANG_CLASS_N; class++)
    if (!found[class])
      g_warning ("Lexicon table “%s”: no row has the class “%s”", sources[classes[class].lex].table, classes[class].text);
}

/* What a word may be that begins a phrase is what all the phrases are that end on
 * the way there: worked out once here, and not at each such word of a text. */
static void
add_up_paths (BangLexicon *self)
{
  g_autofree BangNode *parents = g_new0 (BangNode, self->nodes->len);
  g_autofree BangEntry *nearest = g_new0 (BangEntry, self->nodes->len);

  for (guint32 i = 0; i < self->edges_size; i++)
    if (self->edges[i].node != 0)
      parents[self->edges[i].node] = (BangNode) (self->edges[i].key >> 32);

  /* A node has a higher number than the one before it. */
  for (BangNode node = BANG_NODE_ROOT; node < self->nodes->len; node++)
    {
      BangEntry entry = g_array_index (self->nodes, BangNodeData, node).entry;
      BangEntry before = nearest[parents[node]];
      BangPhrase *phrase = &g_array_index (self->phrases, BangPhrase, entry);
      const BangPhrase *shorter = &g_array_index (self->phrases, BangPhrase, before);
      BangClassSet all;

      nearest[node] = entry != 0 ? entry : before;
      if (entry == 0)
        continue;
      phrase->path_kinds = phrase->kinds | shorter->path_kinds;
      for (guint i = 0; i < G_N_ELEMENTS (all.bits); i++)
        all.bits[i] = phrase->classes->bits[i] | shorter->path_classes->bits[i];
      phrase->path_classes = keep_set (self, &all);
    }
}

static int
compare_refs (gconstpointer a,
              gconstpointer b)
{
  const BangPhraseRef *x = a;
  const BangPhraseRef *y = b;

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
      const BangPhraseRef *ref = &g_array_index (self->refs_by_entry, BangPhraseRef, i);
      BangPhrase *phrase = &g_array_index (self->phrases, BangPhrase, ref->entry);

      if (phrase->n_refs++ == 0)
        {
          phrase->first_ref = i;
          phrase->heads = self->heads->len;
          lex = -1;
        }
      if (ref->lex != lex)
        {
          BangPhraseHead head = { i, ref->row };

          g_array_append_val (self->heads, head);
        }
      lex = ref->lex;
    }
}

/* The first step is taken from every word of a text: an array, not a hash. */
static void
index_roots (BangLexicon *self)
{
  self->roots = g_new0 (guint32, self->n_words + 1);
  for (guint32 word = 1; word <= self->n_words; word++)
    self->roots[word] = bang_lexicon_find_edge (self, bang_lexicon_edge_key (BANG_NODE_ROOT, BANG_JOIN_SPACE, word))->node;
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
  BangPhrase none = { 0, };
  BangNodeData no_node = { 0, 0 };

  g_atomic_ref_count_init (&self->refs);
  self->arena = g_byte_array_new ();
  self->nodes = g_array_new (FALSE, FALSE, sizeof (BangNodeData));
  self->phrases = g_array_new (FALSE, FALSE, sizeof (BangPhrase));
  self->refs_by_entry = g_array_new (FALSE, FALSE, sizeof (BangPhraseRef));
  self->heads = g_array_new (FALSE, FALSE, sizeof (BangPhraseHead));
  self->class_sets = g_hash_table_new_full (hash_set, same_set, g_free, NULL);
  self->no_classes = keep_set (self, &(BangClassSet) { { 0, } });
  none.path_classes = self->no_classes;
  grow_words (self);
  grow_edges (self);

  /* No node and the root; no entry. */
  g_array_append_val (self->nodes, no_node);
  g_array_append_val (self->nodes, no_node);
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
  add_classes (self);
  add_up_paths (self);
  index_refs (self);
  index_roots (self);

  return self;
}

