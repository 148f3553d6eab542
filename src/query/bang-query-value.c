/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values of a query that are not words: dates, types of events, and what is
 * one of a few. Each
 * reads what stands at the parser's place, or leaves the parser there, for the
 * same characters to be read as words. No state beyond the parser's. */

#include "query/bang-query-parser-private.h"

#include <string.h>

#include "query/bang-event-type.h"
#include "text/bang-fold.h"

/* No date is longer, nor the name of an event type. Bytes. */
#define MAX_VALUE 128

/* The most words that a name of an event type has. */
#define MAX_TYPE_WORDS 6

static BangQueryNode *
make_date (BangQueryParser     *self,
           const BangFieldName *name,
           const char          *value)
{
  guint32 from = 0, to = 0;
  BangQueryNode *node;

  if (!bang_query_parse_period (value, &from, &to))
    return NULL;

  switch (name->kind)
    {
    case BANG_NAME_BEFORE:
      to = from != 0 ? bang_query_day_after (from, -1) : to;
      from = 0;
      break;
    case BANG_NAME_UNTIL:
      from = 0;
      break;
    case BANG_NAME_AFTER:
      from = to != 0 ? bang_query_day_after (to, 1) : from;
      to = 0;
      break;
    case BANG_NAME_SINCE:
      to = 0;
      break;
    case BANG_NAME_PERIOD:
    case BANG_NAME_WORDS:
    case BANG_NAME_TYPE:
    case BANG_NAME_CHOICE:
    default:
      break;
    }

  /* "đến:2023.." says nothing. */
  if ((from == 0 && to == 0) || !bang_query_take_word (self))
    return NULL;

  node = bang_query_node_new (BANG_QUERY_DATE);
  node->printed = g_strdup (value);
  node->from = from;
  node->to = to;

  return node;
}

/* bang_query_parse_date_value:
 * @self: a parser behind the name of a date's field
 * @name: the name
 *
 * Reads a date, quoted or not, without the comma or full stop after it. The
 * dashes of typesetters are dashes here.
 *
 * Returns: (transfer full) (nullable): a DATE, or %NULL if there is none
 */
BangQueryNode *
bang_query_parse_date_value (BangQueryParser     *self,
                             const BangFieldName *name)
{
  g_autofree char *value = NULL;
  const char *start = self->p;
  const char *end;
  const char *next;
  BangQueryNode *node;

  if (bang_query_is_quote (bang_query_peek (start, self->limit)))
    {
      end = bang_query_quoted_end (start, self->limit);
      next = end < self->limit ? g_utf8_next_char (end) : end;
      start = g_utf8_next_char (start);
    }
  else
    next = end = bang_query_run_end (start, self->limit);

  if (end - start > MAX_VALUE)
    return NULL;
  while (end > start && (strchr (",;", end[-1]) != NULL || (end[-1] == '.' && end - start > 1 && end[-2] != '.')))
    end--;

  value = bang_fold_key (start, end - start);
  node = make_date (self, name, value);
  if (node != NULL)
    self->p = next;

  return node;
}

static BangQueryNode *
make_type (BangQueryParser *self,
           const char      *code)
{
  BangQueryNode *node;

  if (!bang_query_take_word (self))
    return NULL;

  node = bang_query_node_new (BANG_QUERY_WORDS);
  node->field = BANG_FIELD_TYPE;
  node->n_words = 1;
  node->words = g_new0 (BangQueryWord, 1);
  node->words[0].text = g_ascii_strdown (code, -1);
  node->printed = g_strdup (code);

  return node;
}

/* The types with a name that begins as @text does. */
static BangQueryNode *
make_types_from_start (BangQueryParser *self,
                       const char      *text)
{
  g_autofree const char **codes = bang_event_type_from_start (text);
  GPtrArray *types = g_ptr_array_new_with_free_func ((GDestroyNotify) bang_query_node_free);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      BangQueryNode *node = make_type (self, codes[i]);

      if (node != NULL)
        g_ptr_array_add (types, node);
    }

  return bang_query_node_group (BANG_QUERY_OR, types);
}

/* Where the words from @p on end, one after the other. Returns how many. */
static guint
find_word_ends (const char *p,
                const char *limit,
                const char *ends[MAX_TYPE_WORDS])
{
  const char *start = p;
  guint n = 0;

  while (n < MAX_TYPE_WORDS && p < limit)
    {
      const char *end = bang_query_run_end (p, limit);

      if (end == p || end - start > MAX_VALUE)
        break;
      ends[n++] = end;
      p = bang_query_skip_spaces (end, limit);
    }

  return n;
}

/* A value that stands behind the name of a field: in quotes, or as many words as
 * make one. */
typedef struct
{
  const char *start;
  const char *ends[MAX_TYPE_WORDS];   /* where it may end, the shortest first */
  guint       n;                      /* of ends; 0 when it is no value */
  gboolean    quoted;
} Value;

static void
begin_value (BangQueryParser *self,
             Value           *value)
{
  value->start = self->p;
  value->quoted = bang_query_is_quote (bang_query_peek (self->p, self->limit));
  if (!value->quoted)
    {
      value->n = find_word_ends (value->start, self->limit, value->ends);
      return;
    }

  value->ends[0] = bang_query_quoted_end (value->start, self->limit);
  value->start = g_utf8_next_char (value->start);
  value->n = value->ends[0] - value->start > MAX_VALUE ? 0 : 1;
}

/* Goes on behind a value that ends at @end, and behind its closing quote. */
static void
end_value (BangQueryParser *self,
           const Value     *value,
           const char      *end)
{
  self->p = value->quoted && end < self->limit ? g_utf8_next_char (end) : end;
}

/* bang_query_parse_type_value:
 * @self: a parser behind the name of the type's field
 *
 * Reads the longest sequence of words that is the name of an event type:
 * Vietnamese names have several words, and people do not quote. The last word
 * typed may be unfinished; then every type that it may become counts.
 *
 * Returns: (transfer full) (nullable): a type or an OR of them, or %NULL
 */
BangQueryNode *
bang_query_parse_type_value (BangQueryParser *self)
{
  Value value;

  begin_value (self, &value);
  while (value.n > 0)
    {
      const char *end = value.ends[--value.n];
      g_autofree char *text = g_strndup (value.start, (gsize) (end - value.start));
      const char *code = bang_event_type_from_text (text);
      BangQueryNode *node = NULL;

      if (code != NULL)
        node = make_type (self, code);
      else if (self->typing && end == self->limit)
        node = make_types_from_start (self, text);
      if (node != NULL)
        {
          end_value (self, &value, end);
          return node;
        }
    }

  return NULL;
}

static BangQueryNode *
make_choice (BangQueryParser *self,
             BangField        field,
             const char      *code)
{
  BangQueryNode *node;
  BangQueryNode *negation;

  if (!bang_query_take_word (self))
    return NULL;

  node = bang_query_node_new (BANG_QUERY_WORDS);
  node->field = field;
  node->n_words = 1;
  node->words = g_new0 (BangQueryWord, 1);
  node->words[0].text = g_strdup (code);
  node->printed = g_strdup (code);
  if (field != BANG_FIELD_STAR || !g_str_equal (code, "no"))
    return node;

  g_free (node->words[0].text);
  g_free (node->printed);
  node->words[0].text = g_strdup ("yes");
  node->printed = g_strdup ("yes");
  negation = bang_query_node_new (BANG_QUERY_NOT);
  g_ptr_array_add (negation->children, node);
  return negation;
}

/* bang_query_parse_choice:
 * @self: a parser behind the name of a field whose value is one of a few
 * @field: the field
 * @begun: (out): whether what stands there may still become one
 *
 * Reads the longest sequence of words that is a value of the field; hyphens
 * between them are spaces.
 *
 * Returns: (transfer full) (nullable): what is asked, or %NULL
 */
BangQueryNode *
bang_query_parse_choice (BangQueryParser *self,
                         BangField        field,
                         gboolean        *begun)
{
  Value value;

  *begun = FALSE;
  begin_value (self, &value);
  while (value.n > 0)
    {
      const char *end = value.ends[--value.n];
      g_autofree char *text = bang_fold_key (value.start, end - value.start);
      const char *code;
      gboolean may_become = FALSE;

      code = bang_query_choice_find (field, g_strdelimit (text, "-", ' '), &may_become);
      *begun = *begun || (self->typing && end == self->limit && may_become);
      if (code == NULL)
        continue;
      end_value (self, &value, end);
      return make_choice (self, field, code);
    }

  return NULL;
}
