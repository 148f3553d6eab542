/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A query is a value: what was typed, and the tree it was parsed into. It never
 * changes once made, so that any thread may read it; the reference count is
 * atomic. What it is searched in is no business of this room. */

#include "query/bang-query.h"

#include <string.h>

#include "query/bang-query-private.h"

G_DEFINE_BOXED_TYPE (BangQuery, bang_query, bang_query_ref, bang_query_unref)

BangQueryNode *
bang_query_node_new (BangQueryKind kind)
{
  BangQueryNode *node = g_new0 (BangQueryNode, 1);

  node->kind = kind;
  if (kind == BANG_QUERY_AND || kind == BANG_QUERY_OR || kind == BANG_QUERY_NOT)
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_query_node_free);

  return node;
}

void
bang_query_node_free (BangQueryNode *node)
{
  if (node == NULL)
    return;

  for (guint i = 0; i < node->n_words; i++)
    g_free (node->words[i].text);
  g_free (node->words);
  g_free (node->printed);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

/* bang_query_node_copy:
 * @node: a node
 *
 * Returns: (transfer full): it and all below it once more
 */
BangQueryNode *
bang_query_node_copy (const BangQueryNode *node)
{
  BangQueryNode *copy = g_new (BangQueryNode, 1);

  *copy = *node;
  copy->printed = g_strdup (node->printed);
  copy->words = g_new (BangQueryWord, node->n_words);
  for (guint i = 0; i < node->n_words; i++)
    copy->words[i] = (BangQueryWord) { g_strdup (node->words[i].text), node->words[i].marked };
  copy->children = NULL;
  if (node->children != NULL)
    {
      copy->children = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_query_node_free);
      for (guint i = 0; i < node->children->len; i++)
        g_ptr_array_add (copy->children, bang_query_node_copy (g_ptr_array_index (node->children, i)));
    }
  return copy;
}

/* bang_query_node_group:
 * @kind: AND or OR
 * @children: (transfer full) (element-type BangQueryNode): owns its elements
 *
 * Returns: (transfer full) (nullable): nothing for no child, the child itself
 *   for one, and no group of a kind directly inside its like
 */
BangQueryNode *
bang_query_node_group (BangQueryKind  kind,
                       GPtrArray     *children)
{
  BangQueryNode *node = NULL;

  if (children->len == 1)
    node = g_ptr_array_steal_index (children, 0);
  else if (children->len > 1)
    {
      node = bang_query_node_new (kind);
      while (children->len > 0)
        {
          BangQueryNode *child = g_ptr_array_steal_index (children, 0);

          if (child->kind == kind)
            {
              while (child->children->len > 0)
                g_ptr_array_add (node->children, g_ptr_array_steal_index (child->children, 0));
              bang_query_node_free (child);
            }
          else
            g_ptr_array_add (node->children, child);
        }
    }

  g_ptr_array_unref (children);
  return node;
}

/**
 * bang_query_parse:
 * @typed: what a person typed, of any length and kind
 * @flags: whether they are still typing
 *
 * Reads a query. This never fails: what cannot be read as syntax is read as
 * words. What is understood:
 *
 *  - words: an article must have all of them. A word typed with marks means
 *    itself, a word typed without means any word that is so without its marks.
 *    A run without a space of several words (19/11) is a phrase
 *  - “a phrase”, in straight, curly or angle quotes
 *  - -word, -“a phrase”, -(...), -field:value: not this. A dash with a space
 *    after it, or inside a word, is just a dash
 *  - OR or HOẶC, in capitals, between all that is on its left and all that is
 *    on its right, up to the parenthesis: "Lào Cai OR Hà Giang" needs no quotes.
 *    AND in capitals may stand between words, and changes nothing
 *  - ( ... ), to a depth of sixteen
 *  - begin*: words that begin so, from two letters
 *  - person: place: org: title: source: with a word, a “phrase” or a (group);
 *    Vietnamese names with marks or without: người: nơi: cơ quan: tiêu đề:
 *    nguồn:
 *  - type: or loại:, with a code (TALKS) or its name in English or Vietnamese
 *  - in: or ở: with title, text, caption or furniture (tiêu-đề, nội-dung,
 *    chú-thích, ngoài-bài): the words beside it, without a field, stand there
 *  - date:check, date:unknown, date:inferred (ngày:cần-kiểm-tra, chưa-rõ,
 *    suy-ra): how sure the date is
 *  - starred:yes or no (sao:có, không), tag: (nhãn:), collection: (bộ sưu tập:),
 *    note: (ghi chú:): what the reader said of the article
 *  - field: (lĩnh vực:) and counterpart: (đối tác:) of what was proposed or
 *    signed
 *  - dates: d/m/yyyy, m/yyyy, yyyy and yyyy-mm-dd, or a range of two with ".."
 *    (or "-" between years), after year: năm: date: ngày:. before: and trước:
 *    leave the period out and end before it (before:2024 is up to 31/12/2023),
 *    after: and sau: begin after it; to: until: and đến: end with it, from:
 *    since: and từ: begin with it
 *
 * With BANG_QUERY_TYPING the last word is the beginning of one, if two letters
 * of it or more are there and no space or closing quote after it.
 *
 * At most 64 words and dates are looked for (bang_query_explain() says when
 * some were left out); time and memory grow with the length of @typed only by
 * the copying of it.
 *
 * Returns: (transfer full): the query
 */
BangQuery *
bang_query_parse (const char     *typed,
                  BangQueryFlags  flags)
{
  BangQuery *self;

  g_return_val_if_fail (typed != NULL, NULL);

  self = g_new0 (BangQuery, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->typed = g_utf8_make_valid (typed, -1);
  self->root = bang_query_parse_text (self->typed, flags, &self->cut);
  if (self->root == NULL)
    self->root = bang_query_node_new (BANG_QUERY_AND);

  return self;
}

/**
 * bang_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
BangQuery *
bang_query_ref (BangQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * bang_query_unref:
 * @self: (transfer full): a query
 */
void
bang_query_unref (BangQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->typed);
  bang_query_node_free (self->root);
  g_free (self);
}

/**
 * bang_query_get_root:
 * @self: a query
 *
 * The tree is never deeper than some forty nodes, and groups are never empty
 * but for one: the root of an empty query is an AND without children. A NOT
 * may stand anywhere, also alone.
 *
 * Returns: (transfer none): the root
 */
const BangQueryNode *
bang_query_get_root (BangQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

/**
 * bang_query_get_typed:
 * @self: a query
 *
 * Returns: (transfer none): what was typed, with bytes that are no UTF-8 made
 *   U+FFFD
 */
const char *
bang_query_get_typed (BangQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->typed;
}

/**
 * bang_query_is_empty:
 * @self: a query
 *
 * Returns: whether nothing is asked, so that every article answers
 */
gboolean
bang_query_is_empty (BangQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->root->kind == BANG_QUERY_AND && self->root->children->len == 0;
}

static gboolean
node_equal (const BangQueryNode *a,
            const BangQueryNode *b)
{
  guint n_children = a->children != NULL ? a->children->len : 0;

  if (a->kind != b->kind || a->field != b->field || a->prefix != b->prefix
      || a->zones != b->zones || a->n_words != b->n_words || a->from != b->from || a->to != b->to
      || n_children != (b->children != NULL ? b->children->len : 0))
    return FALSE;

  for (guint i = 0; i < a->n_words; i++)
    if (a->words[i].marked != b->words[i].marked || !g_str_equal (a->words[i].text, b->words[i].text))
      return FALSE;

  for (guint i = 0; i < n_children; i++)
    if (!node_equal (g_ptr_array_index (a->children, i), g_ptr_array_index (b->children, i)))
      return FALSE;

  return TRUE;
}

/**
 * bang_query_equal:
 * @a: a query
 * @b: another
 *
 * Returns: whether the two ask the same in the same order, however typed
 */
gboolean
bang_query_equal (BangQuery *a,
                  BangQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b || node_equal (a->root, b->root);
}
