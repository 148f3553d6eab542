/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A query that also asks for the other names of what it names: who types
 * "Yunnan" looks for Vân Nam. Which names those are is the caller's to know;
 * here a query is only walked, and every word, phrase or row of words that is a
 * name becomes it or one of the others. Explaining a query, matching it and
 * marking what it found then need to know nothing of it.
 *
 * No state beyond the call; any thread may call it. */

#include "query/bang-query-private.h"

#include <string.h>

#include "text/bang-token.h"

/* Words without quotation marks that are looked at together: "the South China
 * Sea". Names of more words are found in quotation marks. */
#define MAX_RUN 6

/* Names that one query is given. A query that is a list of places stays cheap. */
#define MAX_NAMES 64

/* Groups in groups beyond this are left as they are. */
#define MAX_DEPTH 12

typedef struct
{
  BangOtherNamesFunc func;
  gpointer           user_data;
  guint              n_names;     /* added so far */
} Widening;

static BangQueryNode *widen_node (Widening            *self,
                                  const BangQueryNode *node,
                                  guint                depth);

static GPtrArray *
new_children (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) bang_query_node_free);
}

/* A name as a phrase in a field. */
static BangQueryNode *
make_name (const BangOtherName *name,
           BangField            field,
           BangQueryZones       zones)
{
  BangQueryNode *node = bang_query_node_new (BANG_QUERY_WORDS);
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (BangQueryWord));
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, name->name, strlen (name->name));
  while (bang_token_iter_next (&iter, &token))
    {
      BangQueryWord word = { g_strndup (token.exact, token.exact_len), token.exact != token.plain };

      g_array_append_val (words, word);
    }
  node->field = field;
  node->zones = field == BANG_FIELD_ANY ? zones : 0;
  node->quiet = name->common;
  node->printed = g_strdup (name->name);
  node->n_words = words->len;
  node->words = (BangQueryWord *) (gpointer) g_array_free (g_steal_pointer (&words), FALSE);
  return node;
}

/* Adds what asks for a name where @field was asked. A name that is a common
 * word as well (Anh is England, and “you”) counts only in articles of which it
 * is known that they name the place; none where it is to stand in some zones. */
static void
add_name (GPtrArray           *alternatives,
          const BangOtherName *name,
          BangField            field,
          BangQueryZones       zones)
{
  if (!name->common)
    {
      g_ptr_array_add (alternatives, make_name (name, field, zones));
    }
  else if (zones != 0)
    {
      return;
    }
  else if (field == BANG_FIELD_TITLE)
    {
      GPtrArray *both = new_children ();

      g_ptr_array_add (both, make_name (name, BANG_FIELD_TITLE, 0));
      g_ptr_array_add (both, make_name (name, BANG_FIELD_PLACE, 0));
      g_ptr_array_add (alternatives, bang_query_node_group (BANG_QUERY_AND, both));
    }
  else if (field != BANG_FIELD_ORGANISATION)
    {
      g_ptr_array_add (alternatives, make_name (name, BANG_FIELD_PLACE, 0));
    }
}

/* The words of @n_nodes nodes with a space between. */
static char *
make_key (const BangQueryNode * const *nodes,
          guint                        n_nodes)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n_nodes; i++)
    for (guint j = 0; j < nodes[i]->n_words; j++)
      {
        if (key->len > 0)
          g_string_append_c (key, ' ');
        g_string_append (key, nodes[i]->words[j].text);
      }
  return g_string_free (key, FALSE);
}

/* The nodes, all of them, or any other name of theirs; nothing when they have
 * none. */
static BangQueryNode *
widen_words (Widening                    *self,
             const BangQueryNode * const *nodes,
             guint                        n_nodes)
{
  g_autofree char *key = NULL;
  const GArray *names;
  GPtrArray *typed;
  GPtrArray *alternatives;

  if (self->n_names >= MAX_NAMES)
    return NULL;

  key = make_key (nodes, n_nodes);
  names = self->func (key, self->user_data);
  if (names == NULL || names->len == 0)
    return NULL;

  typed = new_children ();
  for (guint i = 0; i < n_nodes; i++)
    g_ptr_array_add (typed, bang_query_node_copy (nodes[i]));
  alternatives = new_children ();
  g_ptr_array_add (alternatives, bang_query_node_group (BANG_QUERY_AND, typed));
  for (guint i = 0; i < names->len && self->n_names < MAX_NAMES; i++)
    {
      add_name (alternatives, &g_array_index (names, BangOtherName, i), nodes[0]->field,
                nodes[0]->zones);
      self->n_names++;
    }
  return bang_query_node_group (BANG_QUERY_OR, alternatives);
}

/* Words that stand free in the query, and may be part of a longer name. */
static gboolean
is_free (const BangQueryNode *node)
{
  return node->kind == BANG_QUERY_WORDS && node->field == BANG_FIELD_ANY;
}

/* The longest name that begins with the child at @at; @n_taken are its nodes. */
static BangQueryNode *
widen_run (Widening        *self,
           const GPtrArray *children,
           guint            at,
           guint           *n_taken)
{
  const BangQueryNode *nodes[MAX_RUN];
  guint n_nodes = 0;

  while (n_nodes < MAX_RUN && at + n_nodes < children->len &&
         is_free (g_ptr_array_index (children, at + n_nodes)))
    {
      nodes[n_nodes] = g_ptr_array_index (children, at + n_nodes);
      n_nodes++;
    }

  for (; n_nodes > 1; n_nodes--)
    {
      BangQueryNode *node = widen_words (self, nodes, n_nodes);

      if (node != NULL)
        {
          *n_taken = n_nodes;
          return node;
        }
    }
  return NULL;
}

static BangQueryNode *
widen_group (Widening            *self,
             const BangQueryNode *node,
             guint                depth)
{
  BangQueryNode *group = bang_query_node_new (node->kind);

  for (guint i = 0; i < node->children->len; i++)
    {
      BangQueryNode *child = NULL;
      guint n_taken = 1;

      if (node->kind == BANG_QUERY_AND)
        child = widen_run (self, node->children, i, &n_taken);
      if (child == NULL)
        child = widen_node (self, g_ptr_array_index (node->children, i), depth + 1);
      g_ptr_array_add (group->children, child);
      i += n_taken - 1;
    }
  return group;
}

static BangQueryNode *
widen_node (Widening            *self,
            const BangQueryNode *node,
            guint                depth)
{
  BangQueryNode *wide = NULL;

  if (depth > MAX_DEPTH)
    return bang_query_node_copy (node);

  switch (node->kind)
    {
    case BANG_QUERY_AND:
    case BANG_QUERY_OR:
    case BANG_QUERY_NOT:
      return widen_group (self, node, depth);

    case BANG_QUERY_WORDS:
      if (node->field == BANG_FIELD_ANY || node->field == BANG_FIELD_TITLE ||
          node->field == BANG_FIELD_PLACE || node->field == BANG_FIELD_ORGANISATION)
        wide = widen_words (self, &node, 1);
      return wide != NULL ? wide : bang_query_node_copy (node);

    case BANG_QUERY_DATE:
    default:
      return bang_query_node_copy (node);
    }
}

/**
 * bang_query_widen:
 * @self: a query
 * @func: (scope call): asked for the other names of a name
 * @user_data: for @func
 *
 * Makes a query that finds what @self finds, and also what says the same under
 * another name. Looked up are single words, phrases, and words without a field
 * one after the other, the longest name first; words of the fields title,
 * place and organisation too. Names that are common words are found in
 * articles about the place, and not marked by bang_query_find().
 *
 * Returns: (transfer full): the wider query, or @self when there is no other
 *   name. It is not to be explained: see bang_query_explain() of @self.
 */
BangQuery *
bang_query_widen (BangQuery          *self,
                  BangOtherNamesFunc  func,
                  gpointer            user_data)
{
  Widening widening = { func, user_data, 0 };
  BangQueryNode *root;
  BangQuery *wide;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  if (bang_query_is_empty (self))
    return bang_query_ref (self);

  root = widen_node (&widening, self->root, 0);
  if (widening.n_names == 0)
    {
      bang_query_node_free (root);
      return bang_query_ref (self);
    }

  wide = g_new0 (BangQuery, 1);
  g_atomic_ref_count_init (&wide->ref_count);
  wide->typed = g_strdup (self->typed);
  wide->root = root;
  wide->cut = self->cut;
  return wide;
}
