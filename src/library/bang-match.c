/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query becomes an FTS5 MATCH expression.
 *
 * Every word stands in a quoted string that only the tokenizer's query mode
 * reads (bang-tokenizer.c), and is already folded; nothing a person typed is
 * ever an operator, a column or a star here. The expression is bound, not
 * pasted.
 *
 * Everything a query can ask is a word of the index: fields have words of their
 * own, days are words, and one word (BANG_FIELD_ANYTHING) stands in every
 * article, from which a NOT that stands alone subtracts. So one MATCH answers
 * the whole query, row by row in the order of the answer.
 *
 * Hostile queries are bounded: so many phrases, so many words in one, so deep.
 * What is beyond is left out of the question.
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-match-private.h"

#include <math.h>
#include <string.h>

#include "library/bang-tokenizer-private.h"
#include "library/bang-told-names-private.h"
#include "library/bang-vocabulary-private.h"
#include "text/bang-token.h"

#define MAX_DEPTH   24
#define MAX_PHRASES 256
#define MAX_WORDS   64

/* A part of the expression. Without text it asks nothing. */
typedef struct
{
  char   *text;
  GArray *phrases;
} Part;

typedef struct
{
  BangConnection *connection;
  BangMatchFlags  flags;
  gint64          n_articles;
  guint           n_phrases;
  guint           n_words;
} Compiler;

static Part compile_node (Compiler            *compiler,
                          const BangQueryNode *node,
                          guint                depth);

static void
part_clear (Part *part)
{
  g_clear_pointer (&part->text, g_free);
  g_clear_pointer (&part->phrases, g_array_unref);
}

static void
part_clear_cb (gpointer data)
{
  part_clear (data);
}

static Part
part_new (char       *text,
          BangPhrase  phrase)
{
  Part part = { text, g_array_new (FALSE, TRUE, sizeof (BangPhrase)) };

  g_array_append_val (part.phrases, phrase);
  return part;
}

/* Joins parts with an operator, in parentheses. */
static Part
part_join (const GArray *parts,
           const char   *operator)
{
  Part joined = { NULL, NULL };
  GString *text;

  if (parts->len == 0)
    return joined;

  text = g_string_new ("(");
  joined.phrases = g_array_new (FALSE, TRUE, sizeof (BangPhrase));
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (i > 0)
        g_string_append (text, operator);
      g_string_append (text, part->text);
      g_array_append_vals (joined.phrases, part->phrases->data, part->phrases->len);
    }
  g_string_append_c (text, ')');
  joined.text = g_string_free (text, FALSE);
  return joined;
}

/* What stands in every article. */
static Part
part_everything (Compiler *compiler)
{
  BangPhrase phrase = { FALSE, FALSE, 1, 0.0 };

  compiler->n_phrases++;
  return part_new (g_strdup ("\"" BANG_FIELD_ANYTHING "\""), phrase);
}

/* Quotes a phrase for FTS5. The words hold letters and digits only when they
 * come from the query room, and do no harm when they hold anything else. */
static void
append_quoted (GString    *text,
               const char *phrase)
{
  g_string_append_c (text, '"');
  for (const char *p = phrase; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static char
get_letter (BangField field)
{
  switch (field)
    {
    case BANG_FIELD_TITLE:
      return BANG_FIELD_LETTER_TITLE;
    case BANG_FIELD_PERSON:
      return BANG_FIELD_LETTER_PERSON;
    case BANG_FIELD_PLACE:
      return BANG_FIELD_LETTER_PLACE;
    case BANG_FIELD_ORGANISATION:
      return BANG_FIELD_LETTER_ORGANISATION;
    case BANG_FIELD_TYPE:
      return BANG_FIELD_LETTER_TYPE;
    case BANG_FIELD_SOURCE:
      return BANG_FIELD_LETTER_SOURCE;
    case BANG_FIELD_CERTAINTY:
      return BANG_FIELD_LETTER_CERTAINTY;
    case BANG_FIELD_NOTE:
      return BANG_FIELD_LETTER_NOTE;
    case BANG_FIELD_SUBJECT:
      return BANG_FIELD_LETTER_SUBJECT;
    case BANG_FIELD_ANY:
    case BANG_FIELD_COUNTERPART:
    case BANG_FIELD_STAR:
    case BANG_FIELD_TAG:
    case BANG_FIELD_COLLECTION:
    case BANG_FIELD_ZONE:
    case BANG_FIELD_DATE:
    default:
      return '\0';
    }
}

static void
append_word (GString    *phrase,
             char        letter,
             const char *word)
{
  if (letter != '\0')
    {
      g_string_append_c (phrase, BANG_FIELD_MARK);
      g_string_append_c (phrase, letter);
    }
  g_string_append (phrase, word);
}

/* The last word of a phrase, unfinished: every word that begins so, side by
 * side, which gives the first answers at once and is slow to walk to the end;
 * or, when all are wanted, the beginning itself for FTS5 to merge all lists of
 * beforehand. Returns which: whether FTS5 has to complete it. */
static gboolean
append_beginning (Compiler   *compiler,
                  GString    *phrase,
                  char        letter,
                  const char *beginning)
{
  const char separator[] = { BANG_MATCH_OR, '\0' };
  g_autofree char *words = NULL;
  g_auto (GStrv) split = NULL;

  append_word (phrase, letter, beginning);
  if ((compiler->flags & BANG_MATCH_FEW) != 0)
    words = bang_vocabulary_expand (compiler->connection, beginning);
  if (words == NULL)
    return TRUE;

  split = g_strsplit (words, separator, -1);
  for (guint i = 0; split[i] != NULL; i++)
    {
      if (strcmp (split[i], beginning) == 0)
        continue;
      g_string_append_c (phrase, BANG_MATCH_OR);
      append_word (phrase, letter, split[i]);
      compiler->n_words++;
    }
  return FALSE;
}

/* How telling a phrase is: that of its rarest word (Robertson and Spärck Jones'
 * weight, as in BM25, kept above zero). */
static double
get_weight (Compiler            *compiler,
            const BangQueryNode *node)
{
  gint64 fewest = G_MAXINT64;

  for (guint i = 0; i < node->n_words; i++)
    {
      const char *word = node->words[i].text;
      gint64 n;

      if (node->prefix && i + 1 == node->n_words && i > 0)
        continue;
      n = bang_vocabulary_count (compiler->connection, word, strlen (word));
      fewest = MIN (fewest, MAX (n, 1));
    }
  if (fewest == G_MAXINT64)
    fewest = 1;
  return log (1.0 + (double) MAX (compiler->n_articles, fewest) / (double) fewest);
}

static Part
compile_phrase (Compiler            *compiler,
                const BangQueryNode *node,
                char                 letter,
                const char          *columns)
{
  Part nothing = { NULL, NULL };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  BangPhrase phrase = { 0, };
  gboolean star = FALSE;
  guint n_words = MIN (node->n_words, MAX_WORDS);

  if (n_words == 0 || compiler->n_phrases >= MAX_PHRASES)
    return nothing;

  phrase.scored = letter == '\0' || letter == BANG_FIELD_LETTER_TITLE;
  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (words, BANG_MATCH_NEXT);
      if (node->prefix && i + 1 == node->n_words)
        star = append_beginning (compiler, words, letter, node->words[i].text);
      else
        append_word (words, letter, node->words[i].text);
    }

  if (columns != NULL)
    g_string_append_printf (text, "{%s} : ", columns);
  append_quoted (text, words->str);
  if (star)
    g_string_append (text, " *");
  compiler->n_words += n_words;
  phrase.n_words = n_words;
  phrase.weight = phrase.scored ? get_weight (compiler, node) : 0.0;
  compiler->n_phrases++;
  return part_new (g_string_free (g_steal_pointer (&text), FALSE), phrase);
}

static Part
compile_nothing (Compiler *compiler)
{
  Part nothing = { NULL, NULL };
  BangPhrase phrase = { FALSE, FALSE, 1, 0.0 };
  char text[] = { '"', BANG_FIELD_MARK, BANG_FIELD_LETTER_DATE, '0', '"', '\0' };

  if (compiler->n_phrases >= MAX_PHRASES)
    return nothing;

  compiler->n_phrases++;
  return part_new (g_strdup (text), phrase);
}

static const char *
get_columns (BangQueryZones zones)
{
  switch ((guint) zones & BANG_QUERY_ZONE_STORY)
    {
    case BANG_QUERY_ZONE_TITLE:
      return "title";
    case BANG_QUERY_ZONE_TEXT:
      return "body";
    case BANG_QUERY_ZONE_CAPTION:
      return "caption";
    case BANG_QUERY_ZONE_TITLE | BANG_QUERY_ZONE_TEXT:
      return "title body";
    case BANG_QUERY_ZONE_TITLE | BANG_QUERY_ZONE_CAPTION:
      return "title caption";
    case BANG_QUERY_ZONE_TEXT | BANG_QUERY_ZONE_CAPTION:
      return "body caption";
    default:
      return NULL;
    }
}

/* Words that are to stand in some zones only. */
static Part
compile_zones (Compiler            *compiler,
               const BangQueryNode *node)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Part part;

  g_array_set_clear_func (parts, part_clear_cb);
  if ((compiler->flags & BANG_MATCH_TITLE) != 0)
    return (node->zones & BANG_QUERY_ZONE_TITLE) != 0
           ? compile_phrase (compiler, node, BANG_FIELD_LETTER_TITLE, NULL)
           : compile_nothing (compiler);

  if ((node->zones & BANG_QUERY_ZONE_STORY) != 0)
    {
      part = compile_phrase (compiler, node, '\0', get_columns (node->zones));
      if (part.text != NULL)
        g_array_append_val (parts, part);
    }
  if ((node->zones & BANG_QUERY_ZONE_FURNITURE) != 0)
    {
      part = compile_phrase (compiler, node, BANG_FIELD_LETTER_FURNITURE, NULL);
      if (part.text != NULL)
        g_array_append_val (parts, part);
    }
  return part_join (parts, " OR ");
}

static Part
compile_words (Compiler            *compiler,
               const BangQueryNode *node)
{
  char letter = get_letter (node->field);

  if (node->zones != 0)
    return compile_zones (compiler, node);
  if (letter == '\0' && (compiler->flags & BANG_MATCH_TITLE) != 0)
    letter = BANG_FIELD_LETTER_TITLE;
  return compile_phrase (compiler, node, letter, NULL);
}

/* type:TALKS, where the query room knows the code. */
static Part
compile_type (Compiler            *compiler,
              const BangQueryNode *node)
{
  Part nothing = { NULL, NULL };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  BangPhrase phrase = { FALSE, FALSE, 1, 0.0 };
  BangTokenIter iter;
  BangToken token;

  bang_token_iter_init (&iter, node->printed, strlen (node->printed));
  while (bang_token_iter_next (&iter, &token) && words->len < MAX_WORDS * 4)
    {
      g_autofree char *word = g_strndup (token.exact, token.exact_len);

      if (words->len > 0)
        g_string_append_c (words, BANG_MATCH_NEXT);
      append_word (words, BANG_FIELD_LETTER_TYPE, word);
    }
  if (words->len == 0 || compiler->n_phrases >= MAX_PHRASES)
    return nothing;

  append_quoted (text, words->str);
  compiler->n_phrases++;
  return part_new (g_string_free (g_steal_pointer (&text), FALSE), phrase);
}

/* A range of days: any of the words that stand for some of it. */
static Part
compile_date (Compiler            *compiler,
              const BangQueryNode *node)
{
  Part nothing = { NULL, NULL };
  g_autofree char *words = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  BangPhrase phrase = { FALSE, FALSE, 1, 0.0 };

  if (compiler->n_phrases >= MAX_PHRASES)
    return nothing;

  words = bang_match_write_days (node->from, node->to);
  append_quoted (text, words);
  compiler->n_phrases++;
  return part_new (g_string_free (g_steal_pointer (&text), FALSE), phrase);
}

static Part
subtract (Part *from,
          Part *what)
{
  Part difference = { NULL, NULL };

  difference.text = g_strdup_printf ("(%s NOT %s)", from->text, what->text);
  difference.phrases = g_array_ref (from->phrases);
  for (guint i = 0; i < what->phrases->len; i++)
    {
      BangPhrase phrase = g_array_index (what->phrases, BangPhrase, i);

      phrase.scored = FALSE;
      g_array_append_val (difference.phrases, phrase);
    }
  part_clear (from);
  part_clear (what);
  return difference;
}

/* Two words typed one after the other are likelier meant as one: most
 * Vietnamese words are two syllables. */
static void
mark_following (const BangQueryNode *before,
                const BangQueryNode *node,
                Part                *part)
{
  if (before != NULL && before->kind == BANG_QUERY_WORDS && before->field == BANG_FIELD_ANY &&
      node->kind == BANG_QUERY_WORDS && node->field == BANG_FIELD_ANY)
    g_array_index (part->phrases, BangPhrase, 0).follows = TRUE;
}

static Part
compile_and (Compiler            *compiler,
             const BangQueryNode *node,
             guint                depth)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GArray) unwanted = g_array_new (FALSE, FALSE, sizeof (Part));
  const BangQueryNode *before = NULL;
  Part result;
  Part rest;

  g_array_set_clear_func (wanted, part_clear_cb);
  g_array_set_clear_func (unwanted, part_clear_cb);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      const BangQueryNode *child = g_ptr_array_index (node->children, i);
      gboolean not = child->kind == BANG_QUERY_NOT && child->children != NULL && child->children->len > 0;
      Part part = compile_node (compiler, not ? g_ptr_array_index (child->children, 0) : child, depth + 1);

      if (part.text == NULL)
        continue;
      if (!not)
        mark_following (before, child, &part);
      before = not ? NULL : child;
      g_array_append_val (not ? unwanted : wanted, part);
    }

  result = part_join (wanted, " AND ");
  if (unwanted->len == 0)
    return result;
  if (result.text == NULL)
    result = part_everything (compiler);
  rest = part_join (unwanted, " OR ");
  return subtract (&result, &rest);
}

static Part
compile_or (Compiler            *compiler,
            const BangQueryNode *node,
            guint                depth)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, part_clear_cb);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      Part part = compile_node (compiler, g_ptr_array_index (node->children, i), depth + 1);

      if (part.text != NULL)
        g_array_append_val (parts, part);
    }
  return part_join (parts, " OR ");
}

static Part
compile_not (Compiler            *compiler,
             const BangQueryNode *node,
             guint                depth)
{
  Part what = { NULL, NULL };
  Part everything;

  if (node->children != NULL && node->children->len > 0)
    what = compile_node (compiler, g_ptr_array_index (node->children, 0), depth + 1);
  if (what.text == NULL)
    return what;

  everything = part_everything (compiler);
  return subtract (&everything, &what);
}

static Part
compile_node (Compiler            *compiler,
              const BangQueryNode *node,
              guint                depth)
{
  Part nothing = { NULL, NULL };

  /* What the reader said is not in the index. */
  if (node == NULL || depth > MAX_DEPTH ||
      ((depth > 0 || node->kind != BANG_QUERY_AND) && bang_match_is_kept (node)))
    return nothing;

  switch (node->kind)
    {
    case BANG_QUERY_AND:
      return compile_and (compiler, node, depth);
    case BANG_QUERY_OR:
      return compile_or (compiler, node, depth);
    case BANG_QUERY_NOT:
      return compile_not (compiler, node, depth);
    case BANG_QUERY_WORDS:
      if (node->field == BANG_FIELD_TYPE && node->printed != NULL && *node->printed != '\0')
        return compile_type (compiler, node);
      return compile_words (compiler, node);
    case BANG_QUERY_DATE:
      return compile_date (compiler, node);
    default:
      return nothing;
    }
}

/* bang_match_compile_node:
 * @self: (out caller-allocates): the question of a part of a query
 * @node: the part
 *
 * Writes what the index is asked for; without what only the reader said.
 */
void
bang_match_compile_node (BangMatch           *self,
                         BangConnection      *connection,
                         const BangQueryNode *node,
                         BangMatchFlags       flags)
{
  Compiler compiler = { connection, flags, 0, 0, 0 };
  Part part;

  bang_connection_get_int (connection, "", "SELECT value FROM main.tally WHERE name = 'articles'",
                           &compiler.n_articles, NULL);
  part = compile_node (&compiler, node, 0);
  self->expression = part.text;
  self->phrases = part.phrases;
  self->n_words = compiler.n_words;
  self->kept = NULL;
  self->but_kept = FALSE;
}

/**
 * bang_match_compile:
 * @self: (out caller-allocates): the question
 * @query: (nullable): what a person asked
 * @flags: where its words are to stand, how many answers are wanted
 *
 * Writes a query as FTS5 is asked it: with the Vietnamese names of the places
 * that it calls otherwise (bang-place-names.c); and works out which rows what
 * the reader said leaves (bang-match-kept.c).
 */
void
bang_match_compile (BangMatch      *self,
                    BangConnection *connection,
                    BangQuery      *query,
                    BangMatchFlags  flags)
{
  g_autoptr (BangQuery) wide = NULL;

  memset (self, 0, sizeof *self);
  if (query == NULL || bang_query_is_empty (query))
    return;

  wide = bang_told_names_widen (connection, query);
  bang_match_compile_node (self, connection, bang_query_get_root (wide), flags);
  bang_match_keep (self, connection, bang_query_get_root (wide));
}

/**
 * bang_match_clear:
 * @self: a question, or all %NULL
 */
void
bang_match_clear (BangMatch *self)
{
  g_clear_pointer (&self->expression, g_free);
  g_clear_pointer (&self->phrases, g_array_unref);
  g_clear_pointer (&self->kept, g_array_unref);
}

/**
 * bang_match_is_scored:
 *
 * Returns: whether any of it can be ranked
 */
gboolean
bang_match_is_scored (const BangMatch *self)
{
  for (guint i = 0; self->phrases != NULL && i < self->phrases->len; i++)
    {
      if (g_array_index (self->phrases, BangPhrase, i).scored)
        return TRUE;
    }
  return FALSE;
}
