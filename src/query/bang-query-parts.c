/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The conditions of a query as pieces of what was typed. The parser itself says
 * where each begins and ends, so that there is no second idea of the grammar.
 * Conditions that stand under an OR of their own are not taken apart: without
 * its neighbours one of them would say something else.
 *
 * No state beyond the call; any thread may call anything here. */

#include "query/bang-query-parts.h"

#include <string.h>

#include "query/bang-query-parser-private.h"
#include "text/bang-fold.h"

static void
part_free (gpointer data)
{
  BangQueryPart *part = data;

  g_ptr_array_unref (part->values);
  g_free (part);
}

/* Periods as they would be typed. */
static char *
dup_period (const BangQueryNode *node)
{
  guint32 from = node->from;
  guint32 to = node->to;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if ((from == 0 || from % 10000 == 101) && (to == 0 || to % 10000 == 1231))
    {
      first = from != 0 ? g_strdup_printf ("%u", from / 10000) : g_strdup ("");
      last = to != 0 ? g_strdup_printf ("%u", to / 10000) : g_strdup ("");
    }
  else
    {
      first = from != 0 ? g_strdup_printf ("%04u-%02u-%02u", from / 10000, from / 100 % 100, from % 100)
                        : g_strdup ("");
      last = to != 0 ? g_strdup_printf ("%04u-%02u-%02u", to / 10000, to / 100 % 100, to % 100)
                     : g_strdup ("");
    }

  return g_str_equal (first, last) ? g_steal_pointer (&first) : g_strconcat (first, "..", last, NULL);
}

static gboolean
add_value (GPtrArray *values,
           char      *value)
{
  for (guint i = 0; i < values->len; i++)
    if (g_str_equal (g_ptr_array_index (values, i), value))
      {
        g_free (value);
        return TRUE;
      }
  g_ptr_array_add (values, value);
  return TRUE;
}

/* Collects the values of a condition on one field; FALSE when it is none. */
static gboolean
collect (const BangQueryNode *node,
         BangField           *field,
         GPtrArray           *values)
{
  BangField own = node->kind == BANG_QUERY_DATE ? BANG_FIELD_DATE : node->field;

  switch (node->kind)
    {
    case BANG_QUERY_WORDS:
    case BANG_QUERY_DATE:
      if (own == BANG_FIELD_ANY || node->prefix || (values->len > 0 && own != *field))
        return FALSE;
      *field = own;
      return add_value (values, node->kind == BANG_QUERY_DATE ? dup_period (node) : g_strdup (node->printed));

    case BANG_QUERY_OR:
      for (guint i = 0; i < node->children->len; i++)
        if (!collect (g_ptr_array_index (node->children, i), field, values))
          return FALSE;
      return TRUE;

    case BANG_QUERY_AND:
    case BANG_QUERY_NOT:
    default:
      return FALSE;
    }
}

static BangQueryPart *
part_new (const BangQueryTerm *term)
{
  const BangQueryNode *node = term->node;
  BangQueryPart *part = g_new0 (BangQueryPart, 1);

  part->start = term->start;
  part->end = term->end;
  part->values = g_ptr_array_new_with_free_func (g_free);
  if (node == NULL)
    return part;

  if (node->kind == BANG_QUERY_NOT)
    {
      part->negated = TRUE;
      node = g_ptr_array_index (node->children, 0);
    }
  if (!collect (node, &part->field, part->values))
    {
      part->field = BANG_FIELD_ANY;
      part->negated = FALSE;
      g_ptr_array_set_size (part->values, 0);
    }
  return part;
}

/**
 * bang_query_parts_new:
 * @typed: what a person typed
 *
 * Takes a query apart.
 *
 * Returns: (transfer full): its parts
 */
BangQueryParts *
bang_query_parts_new (const char *typed)
{
  g_autofree char *valid = NULL;
  g_autoptr (GArray) terms = NULL;
  BangQueryParts *self;

  g_return_val_if_fail (typed != NULL, NULL);

  self = g_new0 (BangQueryParts, 1);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  valid = g_utf8_make_valid (typed, -1);
  terms = bang_query_parse_terms (valid, &self->text);
  for (guint i = 0; i < terms->len; i++)
    g_ptr_array_add (self->parts, part_new (&g_array_index (terms, BangQueryTerm, i)));

  return self;
}

void
bang_query_parts_free (BangQueryParts *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/* The text with the bytes from @start to @end replaced, without the spaces that
 * would be left over. */
static char *
splice (const char *text,
        gsize       start,
        gsize       end,
        const char *with)
{
  g_autofree char *before = g_strchomp (g_strndup (text, start));
  const char *after = bang_query_skip_spaces (text + end, text + strlen (text));
  GString *out = g_string_new (before);

  if (*with != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", with);
  if (*after != '\0')
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", after);

  return g_strchomp (g_string_free (out, FALSE));
}

/**
 * bang_query_parts_dup_words:
 * @self: a query in parts
 *
 * Returns: (transfer full): what is left of the text without the conditions on
 *   fields
 */
char *
bang_query_parts_dup_words (BangQueryParts *self)
{
  char *text = g_strdup (self->text);

  for (guint i = self->parts->len; i-- > 0;)
    {
      const BangQueryPart *part = g_ptr_array_index (self->parts, i);
      g_autofree char *longer = text;

      if (part->field != BANG_FIELD_ANY)
        text = splice (longer, part->start, part->end, "");
      else
        g_steal_pointer (&longer);
    }

  return g_strstrip (text);
}

/**
 * bang_query_parts_dup_without:
 * @self: a query in parts
 * @n: one of them
 *
 * Returns: (transfer full): the text without that part
 */
char *
bang_query_parts_dup_without (BangQueryParts *self,
                              guint           n)
{
  const BangQueryPart *part;

  g_return_val_if_fail (n < self->parts->len, g_strdup (self->text));

  part = g_ptr_array_index (self->parts, n);
  return splice (self->text, part->start, part->end, "");
}

/**
 * bang_query_part_dup_text:
 * @self: a condition on a field
 *
 * Returns: (transfer full): what to type for it
 */
char *
bang_query_part_dup_text (const BangQueryPart *self)
{
  GString *out = g_string_new (self->negated ? "-" : "");

  if (self->values->len > 1)
    g_string_append_c (out, '(');
  for (guint i = 0; i < self->values->len; i++)
    {
      g_autofree char *one = bang_query_format_field (self->field, g_ptr_array_index (self->values, i));

      g_string_append_printf (out, "%s%s", i > 0 ? " OR " : "", one);
    }
  if (self->values->len > 1)
    g_string_append_c (out, ')');

  return g_string_free (out, FALSE);
}

static guint
find_value (const BangQueryPart *part,
            const char          *value)
{
  g_autofree char *key = bang_fold_key (value, -1);

  for (guint i = 0; i < part->values->len; i++)
    {
      g_autofree char *own = bang_fold_key (g_ptr_array_index (part->values, i), -1);

      if (g_str_equal (own, key))
        return i;
    }
  return G_MAXUINT;
}

/**
 * bang_query_typed_has:
 * @typed: a query
 * @field: a field
 * @value: a value of it
 *
 * Returns: whether the query asks for it
 */
gboolean
bang_query_typed_has (const char *typed,
                      BangField   field,
                      const char *value)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed);

  for (guint i = 0; i < parts->parts->len; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);

      if (part->field == field && !part->negated && find_value (part, value) != G_MAXUINT)
        return TRUE;
    }
  return FALSE;
}

/* Whether the text is one OR, so that something beside it would belong to its
 * last branch. */
static gboolean
is_either (BangQueryParts *parts)
{
  const BangQueryPart *only;

  if (parts->parts->len != 1)
    return FALSE;

  only = g_ptr_array_index (parts->parts, 0);
  return only->field == BANG_FIELD_ANY && only->start == 0 && only->end == strlen (parts->text)
         && parts->text[0] != '(' && strchr (parts->text, ' ') != NULL;
}

/**
 * bang_query_typed_add:
 * @typed: a query
 * @field: a field
 * @value: a value of it
 * @either: whether this value or one that is asked for already will do
 *
 * Returns: (transfer full): the query that asks for @value, too
 */
char *
bang_query_typed_add (const char *typed,
                      BangField   field,
                      const char *value,
                      gboolean    either)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed);
  g_autofree char *one = bang_query_format_field (field, value);
  g_autofree char *whole = NULL;
  g_autofree char *both = NULL;

  for (guint i = 0; either && i < parts->parts->len; i++)
    {
      BangQueryPart *part = g_ptr_array_index (parts->parts, i);
      g_autofree char *text = NULL;

      if (part->field != field || part->negated)
        continue;
      if (find_value (part, value) == G_MAXUINT)
        g_ptr_array_add (part->values, g_strdup (value));
      text = bang_query_part_dup_text (part);
      return splice (parts->text, part->start, part->end, text);
    }

  whole = is_either (parts) ? g_strconcat ("(", parts->text, ")", NULL) : g_strstrip (g_strdup (parts->text));
  both = g_strconcat (whole, *whole != '\0' ? " " : "", one, NULL);

  /* Behind a quotation that nobody closed it would be a part of it. */
  if (*whole != '\0' && !bang_query_typed_has (both, field, value))
    return g_strconcat (whole, "\" ", one, NULL);
  return g_steal_pointer (&both);
}

/**
 * bang_query_typed_remove:
 * @typed: a query
 * @field: a field
 * @value: a value of it
 *
 * Returns: (transfer full): the query that does not ask for it
 */
char *
bang_query_typed_remove (const char *typed,
                         BangField   field,
                         const char *value)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed);

  for (guint i = 0; i < parts->parts->len; i++)
    {
      BangQueryPart *part = g_ptr_array_index (parts->parts, i);
      g_autofree char *text = NULL;
      guint n;

      if (part->field != field || part->negated || (n = find_value (part, value)) == G_MAXUINT)
        continue;
      g_ptr_array_remove_index (part->values, n);
      text = part->values->len > 0 ? bang_query_part_dup_text (part) : g_strdup ("");
      return splice (parts->text, part->start, part->end, text);
    }

  return g_strdup (typed);
}

/**
 * bang_query_typed_clear:
 * @typed: a query
 * @field: a field; BANG_FIELD_ANY for every field
 *
 * Returns: (transfer full): the query without the conditions on it
 */
char *
bang_query_typed_clear (const char *typed,
                        BangField   field)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed);
  char *text;

  if (field == BANG_FIELD_ANY)
    return bang_query_parts_dup_words (parts);

  text = g_strdup (parts->text);
  for (guint i = parts->parts->len; i-- > 0;)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);

      if (part->field == field)
        {
          g_autofree char *longer = text;

          text = splice (longer, part->start, part->end, "");
        }
    }
  return text;
}

/**
 * bang_query_typed_join:
 * @conditions: conditions on fields
 * @words: what stands beside them
 *
 * Returns: (transfer full): one query of both, @words last, as they would be
 *   where a person still types
 */
char *
bang_query_typed_join (const char *conditions,
                       const char *words)
{
  g_autoptr (BangQueryParts) parts = NULL;

  if (*conditions == '\0')
    return g_strdup (words);

  parts = bang_query_parts_new (words);
  if (is_either (parts))
    return g_strconcat (conditions, " (", words, ")", NULL);
  return g_strconcat (conditions, *words != '\0' ? " " : "", words, NULL);
}
