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

#include "extract/bang-lexicon-private.h"

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
  g_array_unref (self->nodes);
  g_array_unref (self->phrases);
  g_array_unref (self->refs_by_entry);
  g_array_unref (self->heads);
  g_hash_table_unref (self->class_sets);
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
  *hash = bang_lexicon_hash (exact, len);
  return bang_lexicon_find_word (self, exact, len, *hash)->word;
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

  return word != 0 ? bang_lexicon_go (self, node, join, word) : 0;
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
  BangEntry entry = g_array_index (self->nodes, BangNodeData, node).entry;

  *kinds = g_array_index (self->phrases, BangPhrase, entry).kinds;
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
  while (bang_token_iter_next_exact (&iter, &token))
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

/* The heads of a phrase are in the order of the bits of its kinds. */
static const BangPhraseHead *
get_head (const BangLexicon *self,
          const BangPhrase  *phrase,
          BangLex            lex)
{
  guint32 head = phrase->heads;

  for (guint64 below = phrase->kinds & (BANG_LEX_BIT (lex) - 1); below != 0; below &= below - 1)
    head++;

  return &g_array_index (self->heads, BangPhraseHead, head);
}

static const BangPhraseRef *
first_ref (const BangLexicon *self,
           const BangPhrase  *phrase,
           BangLex            lex)
{
  return &g_array_index (self->refs_by_entry, BangPhraseRef, get_head (self, phrase, lex)->ref);
}

static const BangPhrase *
phrase_of_kind (const BangLexicon *self,
                BangEntry          entry,
                BangLex            lex)
{
  const BangPhrase *phrase = &g_array_index (self->phrases, BangPhrase, entry);

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
  const BangPhrase *phrase = phrase_of_kind (self, entry, lex);
  const BangPhraseRef *ref;
  const BangPhraseRef *end;
  guint n = 0;

  if (phrase == NULL)
    return 0;

  end = &g_array_index (self->refs_by_entry, BangPhraseRef, phrase->first_ref) + phrase->n_refs;
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
  const BangPhrase *phrase = phrase_of_kind (self, entry, lex);

  g_return_val_if_fail (phrase != NULL && nth < phrase->n_refs, 0);

  return nth == 0 ? get_head (self, phrase, lex)->row : first_ref (self, phrase, lex)[nth].row;
}

/**
 * bang_lexicon_get_cell:
 * @self: a lexicon
 * @lex: a kind
 * @row: a row of its table
 * @column: which of the columns that bang-lexicon-build.c lists for it; 0 is the key
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

  g_return_val_if_fail (column < BANG_LEXICON_COLUMNS, "");

  cell = self->cells[lex] != NULL ? self->cells[lex][row * BANG_LEXICON_COLUMNS + column] : NULL;
  return cell != NULL ? cell : "";
}
