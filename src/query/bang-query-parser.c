/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what was typed to a tree: one pass, by recursive descent, bounded in
 * depth and in words. The grammar is told in bang_query_parse(). Every rule here
 * has a way out that reads the same characters as words, and what holds no word
 * is passed over, so that nothing a person can type is an error.
 *
 * OR binds weaker than the space between words. Vietnamese writes a space
 * inside its words, and "Lào Cai OR Hà Giang" must not mean Lào and (Cai or Hà)
 * and Giang.
 *
 * No state beyond the call; any thread may call it. */

#include "query/bang-query-parser-private.h"

#include <string.h>

#include "text/bang-fold.h"
#include "text/bang-normal.h"
#include "text/bang-token.h"

/* From this many letters on a word still being typed is looked up as a
 * beginning: one letter begins half of the vocabulary. */
#define MIN_PREFIX 2

static BangQueryNode *parse_group (BangQueryParser *self);
static BangQueryNode *parse_term  (BangQueryParser *self);

/* bang_query_take_word:
 * @self: a parser
 *
 * Returns: whether there is room for one more word; if not, the query is cut
 */
gboolean
bang_query_take_word (BangQueryParser *self)
{
  if (self->n_words == BANG_QUERY_MAX_WORDS)
    {
      self->cut = TRUE;
      return FALSE;
    }

  self->n_words++;
  return TRUE;
}

/* The words of @text as a node, or nothing if it holds none. @may_continue:
 * its last word, if it is the last thing typed, may be the beginning of one. */
static BangQueryNode *
make_words (BangQueryParser *self,
            const char      *text,
            gsize            len,
            gboolean         may_continue)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (BangQueryWord));
  gboolean starred = len > 0 && text[len - 1] == '*';
  BangQueryNode *node;
  BangTokenIter iter;
  BangToken token;
  gsize last_end = 0;
  glong last_letters = 0;
  gboolean last_is_han = FALSE;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token) && bang_query_take_word (self))
    {
      gboolean marked = token.exact != token.plain;
      BangQueryWord word = {
        .text = g_strndup (marked ? token.exact : token.plain, marked ? token.exact_len : token.plain_len),
        .marked = marked,
      };

      g_array_append_val (words, word);
      last_end = token.span.end;
      last_letters = g_utf8_strlen (word.text, -1);
      last_is_han = (token.shape & BANG_SHAPE_HAN) != 0;
    }
  if (words->len == 0)
    return NULL;

  node = bang_query_node_new (BANG_QUERY_WORDS);
  node->field = self->field;
  node->n_words = words->len;
  node->words = (BangQueryWord *) (gpointer) g_array_free (g_steal_pointer (&words), FALSE);
  node->printed = g_strndup (text, starred ? len - 1 : len);
  if (!self->cut && last_letters >= MIN_PREFIX && !last_is_han)
    node->prefix = (may_continue && self->typing && text + len == self->limit && last_end == len)
                   || (starred && last_end == len - 1);

  return node;
}

/* hoà is folded to hòa, but as a beginning it may grow into hoàn, whose tone
 * stays where it is. Such a beginning is looked for both ways. */
static BangQueryNode *
complete_prefix (BangQueryParser *self,
                 BangQueryNode   *node)
{
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) both = NULL;
  BangQueryNode *copy;

  if (node == NULL || !node->prefix || !node->words[node->n_words - 1].marked)
    return node;

  other = bang_fold_other_placement (node->words[node->n_words - 1].text);
  if (other == NULL || !bang_query_take_word (self))
    return node;

  copy = bang_query_node_copy (node);
  g_free (copy->words[copy->n_words - 1].text);
  copy->words[copy->n_words - 1].text = g_steal_pointer (&other);
  both = g_ptr_array_new ();
  g_ptr_array_add (both, node);
  g_ptr_array_add (both, copy);

  return bang_query_node_group (BANG_QUERY_OR, g_steal_pointer (&both));
}

/* A “phrase”. Without its closing quote it goes to the end: it is being typed. */
static BangQueryNode *
parse_quoted (BangQueryParser *self)
{
  const char *start = g_utf8_next_char (self->p);
  const char *end = bang_query_quoted_end (self->p, self->limit);

  self->p = end < self->limit ? g_utf8_next_char (end) : end;

  return complete_prefix (self, make_words (self, start, (gsize) (end - start), end == self->limit));
}

static BangQueryNode *
parse_run (BangQueryParser *self)
{
  const char *start = self->p;
  const char *end = bang_query_run_end (start, self->limit);
  BangQueryNode *node = make_words (self, start, (gsize) (end - start), TRUE);

  /* The inch sign of 19" opens no phrase. */
  if (end > start && end < self->limit && *end == '"'
      && (end + 1 == self->limit || bang_query_is_space (g_utf8_get_char (end + 1))))
    end++;
  self->p = end;

  return complete_prefix (self, node);
}

static BangQueryNode *
parse_parenthesis (BangQueryParser *self)
{
  BangQueryNode *node;

  self->p++;
  self->depth++;
  node = parse_group (self);
  self->depth--;

  return node;
}

/* A word, a phrase or a group, in the field. A phrase or a group that holds no
 * word is passed over: reading it a second time as words, at every level of a
 * deep nest, would take for ever. */
static BangQueryNode *
parse_field_value (BangQueryParser *self,
                   BangField        field)
{
  BangField outer = self->field;
  gunichar c = bang_query_peek (self->p, self->limit);
  BangQueryNode *node;

  self->field = field;
  if (bang_query_is_quote (c))
    node = parse_quoted (self);
  else if (c == '(' && self->depth < BANG_QUERY_MAX_DEPTH)
    node = parse_parenthesis (self);
  else
    node = parse_run (self);
  self->field = outer;

  return node;
}

/* field:value at the parser's place. Nothing when there is no such field or
 * when the value is none of its kind; then the parser has not moved, unless
 * *@done: the field was read, and asks for nothing yet. */
static BangQueryNode *
parse_field (BangQueryParser *self,
             gboolean        *done)
{
  const char *start = self->p;
  const BangFieldName *name;
  const char *after;
  BangQueryNode *node = NULL;
  gboolean begun = FALSE;
  gunichar first;

  *done = FALSE;
  name = bang_query_match_field_name (start, self->limit, &after);
  if (name == NULL)
    return NULL;

  self->p = bang_query_skip_spaces (after, self->limit);
  if (self->p == self->limit && self->typing)
    {
      *done = TRUE;
      return NULL;
    }

  first = bang_query_peek (self->p, self->limit);
  if (name->kind == BANG_NAME_WORDS)
    node = parse_field_value (self, name->field);
  else if (name->kind == BANG_NAME_TYPE)
    node = bang_query_parse_type_value (self);
  else if (name->kind == BANG_NAME_CHOICE)
    node = bang_query_parse_choice (self, name->field, &begun);
  else
    node = bang_query_parse_date_value (self, name);

  /* "date:check" and "ngày:chưa rõ" are no periods. */
  if (node == NULL && name->kind == BANG_NAME_PERIOD)
    node = bang_query_parse_choice (self, BANG_FIELD_CERTAINTY, &begun);

  if (node == NULL && begun)
    {
      self->p = self->limit;
      *done = TRUE;
      return NULL;
    }

  if (node == NULL && name->kind == BANG_NAME_WORDS && (first == '(' || bang_query_is_quote (first)))
    *done = TRUE;
  else if (node == NULL)
    self->p = start;

  return node;
}

/* A dash that begins a word: after a space, and not before one. */
static gboolean
is_negation (const BangQueryParser *self)
{
  gunichar next;

  if (*self->p != '-')
    return FALSE;
  if (self->p > self->start && self->p[-1] != '('
      && !bang_query_is_space (g_utf8_get_char (g_utf8_prev_char (self->p))))
    return FALSE;

  next = bang_query_peek (self->p + 1, self->limit);
  return bang_query_is_quote (next) || next == '(' || g_unichar_isalnum (next);
}

static BangQueryNode *
negate (BangQueryNode *node)
{
  BangQueryNode *negation;

  if (node == NULL)
    return NULL;
  if (node->kind == BANG_QUERY_NOT)
    {
      BangQueryNode *inner = g_ptr_array_steal_index (node->children, 0);

      bang_query_node_free (node);
      return inner;
    }

  negation = bang_query_node_new (BANG_QUERY_NOT);
  g_ptr_array_add (negation->children, node);
  return negation;
}

/* One thing that is asked for. It always moves the parser. */
static BangQueryNode *
parse_term (BangQueryParser *self)
{
  gboolean done;
  BangQueryNode *node;
  gunichar c;

  if (is_negation (self))
    {
      self->p++;
      return negate (parse_term (self));
    }

  c = g_utf8_get_char (self->p);
  if (c == '(')
    {
      if (self->depth < BANG_QUERY_MAX_DEPTH)
        return parse_parenthesis (self);
      self->n_flat++;
      self->p++;
      return NULL;
    }
  if (bang_query_is_quote (c))
    return parse_quoted (self);

  node = parse_field (self, &done);
  if (node != NULL || done)
    return node;

  return parse_run (self);
}

/* An operator in capitals at the parser's place, between two terms: the caller
 * knows of the one before. Without one after it it is a word, unless more may
 * be typed. */
static gboolean
skip_operator (BangQueryParser *self,
               const char      *name)
{
  const char *after = self->p + strlen (name);
  gunichar next;

  if (!g_str_has_prefix (self->p, name))
    return FALSE;

  next = bang_query_peek (after, self->limit);
  if (next != '\0' && next != '(' && !bang_query_is_space (next) && !bang_query_is_quote (next))
    return FALSE;

  after = bang_query_skip_spaces (after, self->limit);
  next = bang_query_peek (after, self->limit);
  if (next == ')' || (next == '\0' && !self->typing))
    return FALSE;

  self->p = after;
  return TRUE;
}

static void
note_term (BangQueryParser     *self,
           const char          *from,
           const BangQueryNode *node)
{
  BangQueryTerm term = { (gsize) (from - self->start), (gsize) (self->p - self->start), NULL };

  if (self->terms == NULL || self->depth > 0 || self->n_flat > 0)
    return;

  term.node = node != NULL ? bang_query_node_copy (node) : NULL;
  g_array_append_val (self->terms, term);
}

/* Everything up to the parenthesis that closes, or the end. */
static BangQueryNode *
parse_group (BangQueryParser *self)
{
  GDestroyNotify free_node = (GDestroyNotify) bang_query_node_free;
  GPtrArray *alternatives = g_ptr_array_new_with_free_func (free_node);
  GPtrArray *terms = g_ptr_array_new_with_free_func (free_node);
  BangQueryNode *node;
  const char *from;

  while (self->p < self->limit && !self->cut)
    {
      self->p = bang_query_skip_spaces (self->p, self->limit);
      if (self->p == self->limit)
        break;
      if (*self->p == ')')
        {
          self->p++;
          if (self->n_flat > 0)
            self->n_flat--;
          else if (self->depth > 0)
            break;
          continue;
        }
      if (terms->len > 0 && skip_operator (self, "AND"))
        continue;
      if (terms->len > 0 && (skip_operator (self, "OR") || skip_operator (self, "HOẶC")))
        {
          g_ptr_array_add (alternatives, bang_query_node_group (BANG_QUERY_AND, terms));
          terms = g_ptr_array_new_with_free_func (free_node);
          self->either = self->either || self->depth == 0;
          continue;
        }

      from = self->p;
      node = parse_term (self);
      note_term (self, from, node);
      if (node != NULL)
        g_ptr_array_add (terms, node);
    }

  node = bang_query_node_group (BANG_QUERY_AND, terms);
  if (node != NULL)
    g_ptr_array_add (alternatives, node);

  return bang_query_node_group (BANG_QUERY_OR, alternatives);
}

/* bang_query_parse_text:
 * @text: valid UTF-8
 * @flags: whether it is still being typed
 * @cut: (out): whether words were left out
 *
 * Returns: (transfer full) (nullable): the tree, or %NULL if nothing is asked
 */
BangQueryNode *
bang_query_parse_text (const char     *text,
                       BangQueryFlags  flags,
                       gboolean       *cut)
{
  g_autofree char *normal = bang_normal_nfc (text, -1);
  BangQueryParser parser = {
    .start = normal,
    .p = normal,
    .limit = normal + strlen (normal),
    .typing = (flags & BANG_QUERY_TYPING) != 0,
  };
  BangQueryNode *root;

  root = parse_group (&parser);
  *cut = parser.cut;

  return root != NULL ? bang_query_apply_zones (root) : NULL;
}

static void
term_clear_cb (gpointer data)
{
  g_clear_pointer (&((BangQueryTerm *) data)->node, bang_query_node_free);
}

/* bang_query_parse_terms:
 * @text: valid UTF-8
 * @normal: (out) (transfer full): the same in NFC
 *
 * Tells where the terms stand that hold together, in bytes of @normal. With an
 * OR between them, or with more words than are looked for, all is one term.
 *
 * Returns: (transfer full) (element-type BangQueryTerm): the terms, in order
 */
GArray *
bang_query_parse_terms (const char  *text,
                        char       **normal)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (BangQueryTerm));
  BangQueryParser parser = { NULL, };
  BangQueryNode *root;

  *normal = bang_normal_nfc (text, -1);
  g_array_set_clear_func (terms, term_clear_cb);
  parser.start = parser.p = *normal;
  parser.limit = *normal + strlen (*normal);
  parser.terms = terms;
  root = parse_group (&parser);
  if ((parser.either || parser.cut) && root != NULL)
    {
      BangQueryTerm all = { 0, strlen (*normal), NULL };

      g_array_set_size (terms, 0);
      g_array_append_val (terms, all);
    }
  g_clear_pointer (&root, bang_query_node_free);

  return terms;
}
