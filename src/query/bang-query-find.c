/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a found text says what was asked for. All words of a query together
 * are one row of bits; reading the text token by token, a phrase advances by a
 * shift and an and (Baeza-Yates and Gonnet's shift-and, over words in place of
 * letters). So the cost is one look at each token, whatever was asked.
 *
 * No state; any thread may call anything here. */

#include <string.h>

#include "query/bang-query-private.h"
#include "text/bang-token.h"

#define N_BITS 64

G_STATIC_ASSERT (BANG_QUERY_MAX_WORDS <= N_BITS);

typedef struct
{
  const char *text;
  gsize       len;
  gboolean    prefix;
  guint       n_before;     /* words of its phrase before this one */
} Pattern;

typedef struct
{
  Pattern patterns[N_BITS];
  guint   n_patterns;
  guint64 starts;           /* first words of phrases */
  guint64 ends;             /* last words */
  guint64 marked[256];      /* patterns with marks, by their first byte */
  guint64 plain[256];       /* those without */
} Matcher;

G_STATIC_ASSERT (BANG_FIELD_ORGANISATION < BANG_FIELD_TYPE && BANG_FIELD_TYPE < BANG_FIELD_SOURCE);

static void
add_words (Matcher             *self,
           const BangQueryNode *node)
{
  if (self->n_patterns + node->n_words > N_BITS)
    return;

  for (guint i = 0; i < node->n_words; i++)
    {
      const BangQueryWord *word = &node->words[i];
      guint64 bit = G_GUINT64_CONSTANT (1) << self->n_patterns;
      guchar first = (guchar) word->text[0];

      self->patterns[self->n_patterns++] = (Pattern) {
        .text = word->text,
        .len = strlen (word->text),
        .prefix = node->prefix && i == node->n_words - 1,
        .n_before = i,
      };
      if (i == 0)
        self->starts |= bit;
      if (i == node->n_words - 1)
        self->ends |= bit;
      if (word->marked)
        self->marked[first] |= bit;
      else
        self->plain[first] |= bit;
    }
}

/* What is asked for positively, in fields that are in the text itself. */
static void
collect (Matcher             *self,
         const BangQueryNode *node)
{
  switch (node->kind)
    {
    case BANG_QUERY_AND:
    case BANG_QUERY_OR:
      for (guint i = 0; i < node->children->len; i++)
        collect (self, g_ptr_array_index (node->children, i));
      break;

    case BANG_QUERY_WORDS:
      if (node->field <= BANG_FIELD_ORGANISATION && !node->quiet)
        add_words (self, node);
      break;

    case BANG_QUERY_NOT:
    case BANG_QUERY_DATE:
    default:
      break;
    }
}

/* The patterns among @candidates that the word given is. */
static guint64
match_word (const Matcher *self,
            guint64        candidates,
            const char    *word,
            gsize          len)
{
  guint64 found = 0;

  while (candidates != 0)
    {
      guint i = (guint) __builtin_ctzll (candidates);
      const Pattern *pattern = &self->patterns[i];

      candidates &= candidates - 1;
      if ((pattern->prefix ? pattern->len <= len : pattern->len == len)
          && memcmp (pattern->text, word, pattern->len) == 0)
        found |= G_GUINT64_CONSTANT (1) << i;
    }

  return found;
}

/* Adds a span that ends where the text has been read to, as one with those
 * that it overlaps. */
static void
add_span (GArray *spans,
          gsize   start,
          gsize   end)
{
  BangSpan span = { start, end };

  while (spans->len > 0)
    {
      BangSpan last = g_array_index (spans, BangSpan, spans->len - 1);

      if (last.end <= span.start)
        break;
      span.start = MIN (span.start, last.start);
      g_array_set_size (spans, spans->len - 1);
    }
  g_array_append_val (spans, span);
}

static void
match_text (const Matcher *self,
            const char    *text,
            gsize          len,
            GArray        *spans)
{
  gsize recent[N_BITS];     /* where the last tokens began */
  guint64 state = 0;
  guint64 ending;
  BangTokenIter iter;
  BangToken token;
  guint n = 0;

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token))
    {
      guint64 same;
      guint longest = 0;

      same = match_word (self, self->marked[(guchar) token.exact[0]], token.exact, token.exact_len);
      if (token.plain_len > 0)
        same |= match_word (self, self->plain[(guchar) token.plain[0]], token.plain, token.plain_len);

      recent[n++ % N_BITS] = token.span.start;
      state = (state << 1 | self->starts) & same;

      /* Of the phrases that end here, the longest covers the others. */
      ending = state & self->ends;
      if (ending == 0)
        continue;
      while (ending != 0)
        {
          guint i = (guint) __builtin_ctzll (ending);

          ending &= ending - 1;
          longest = MAX (longest, self->patterns[i].n_before);
        }
      add_span (spans, recent[(n - 1 - longest) % N_BITS], token.span.end);
    }
}

/**
 * bang_query_find:
 * @self: a query
 * @text: (array length=len): UTF-8 in any normal form, or hostile bytes
 * @len: length in bytes
 *
 * Finds the words and phrases that @self asks for, positively, in the whole
 * text, the title, or the names of persons, places and organisations. A word
 * with marks is found as it is, one without under any marks. A phrase is one
 * span; spans that overlap are one.
 *
 * Returns: (transfer full) (element-type BangSpan): the spans to mark, in text
 *   order, in bytes of @text
 */
GArray *
bang_query_find (BangQuery  *self,
                 const char *text,
                 gsize       len)
{
  g_autofree Matcher *matcher = NULL;
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (BangSpan));

  g_return_val_if_fail (self != NULL, spans);
  g_return_val_if_fail (text != NULL || len == 0, spans);

  matcher = g_new0 (Matcher, 1);
  collect (matcher, self->root);
  if (matcher->n_patterns > 0)
    match_text (matcher, text, len, spans);

  return spans;
}
