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

#include "query/bang-query-private.h"

#include <string.h>

#include "query/bang-event-type.h"
#include "text/bang-fold.h"
#include "text/bang-normal.h"
#include "text/bang-token.h"

/* From this many letters on a word still being typed is looked up as a
 * beginning: one letter begins half of the vocabulary. */
#define MIN_PREFIX 2

/* The longest name of a field, in bytes, with the spaces a hand may put in. */
#define MAX_FIELD_NAME 40

/* The most words that a name of an event type has. */
#define MAX_TYPE_WORDS 6

typedef enum
{
  NAME_FIELD,      /* words in one field */
  NAME_TYPE,
  NAME_PERIOD,     /* in it */
  NAME_BEFORE,     /* ends before it */
  NAME_UNTIL,      /* ends with it */
  NAME_AFTER,      /* begins after it */
  NAME_SINCE,      /* begins with it */
} NameKind;

typedef struct
{
  const char *name;       /* folded exactly */
  const char *plain;      /* the same without marks */
  NameKind    kind;
  BangField   field;
} FieldName;

static const FieldName field_names[] = {
  { "title", "title", NAME_FIELD, BANG_FIELD_TITLE },
  { "tiêu đề", "tieu de", NAME_FIELD, BANG_FIELD_TITLE },
  { "person", "person", NAME_FIELD, BANG_FIELD_PERSON },
  { "người", "nguoi", NAME_FIELD, BANG_FIELD_PERSON },
  { "place", "place", NAME_FIELD, BANG_FIELD_PLACE },
  { "nơi", "noi", NAME_FIELD, BANG_FIELD_PLACE },
  { "org", "org", NAME_FIELD, BANG_FIELD_ORGANISATION },
  { "organisation", "organisation", NAME_FIELD, BANG_FIELD_ORGANISATION },
  { "organization", "organization", NAME_FIELD, BANG_FIELD_ORGANISATION },
  { "cơ quan", "co quan", NAME_FIELD, BANG_FIELD_ORGANISATION },
  { "tổ chức", "to chuc", NAME_FIELD, BANG_FIELD_ORGANISATION },
  { "source", "source", NAME_FIELD, BANG_FIELD_SOURCE },
  { "nguồn", "nguon", NAME_FIELD, BANG_FIELD_SOURCE },
  { "type", "type", NAME_TYPE, BANG_FIELD_TYPE },
  { "loại", "loai", NAME_TYPE, BANG_FIELD_TYPE },
  { "year", "year", NAME_PERIOD, BANG_FIELD_ANY },
  { "năm", "nam", NAME_PERIOD, BANG_FIELD_ANY },
  { "date", "date", NAME_PERIOD, BANG_FIELD_ANY },
  { "ngày", "ngay", NAME_PERIOD, BANG_FIELD_ANY },
  { "before", "before", NAME_BEFORE, BANG_FIELD_ANY },
  { "trước", "truoc", NAME_BEFORE, BANG_FIELD_ANY },
  { "until", "until", NAME_UNTIL, BANG_FIELD_ANY },
  { "to", "to", NAME_UNTIL, BANG_FIELD_ANY },
  { "đến", "den", NAME_UNTIL, BANG_FIELD_ANY },
  { "after", "after", NAME_AFTER, BANG_FIELD_ANY },
  { "sau", "sau", NAME_AFTER, BANG_FIELD_ANY },
  { "since", "since", NAME_SINCE, BANG_FIELD_ANY },
  { "from", "from", NAME_SINCE, BANG_FIELD_ANY },
  { "từ", "tu", NAME_SINCE, BANG_FIELD_ANY },
};

typedef struct
{
  const char *start;
  const char *p;
  const char *limit;
  gboolean    typing;
  guint       n_words;
  guint       depth;
  guint       n_flat;      /* parentheses open beyond the depth that counts */
  BangField   field;       /* of the group being read */
  gboolean    cut;
} Parser;

static BangQueryNode *parse_group (Parser *self);
static BangQueryNode *parse_term  (Parser *self);

static gunichar
peek (const char *p,
      const char *limit)
{
  return p < limit ? g_utf8_get_char (p) : '\0';
}

static gboolean
is_space (gunichar c)
{
  return c < 0x80 ? g_ascii_isspace ((char) c) || c == '\v'
                  : g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

static gboolean
is_double_quote (gunichar c)
{
  return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xff02;
}

static gboolean
is_quote (gunichar c)
{
  return is_double_quote (c) || c == 0x00ab || c == 0x00bb;
}

static gboolean
closes_quote (gunichar opened,
              gunichar c)
{
  return is_double_quote (opened) ? is_double_quote (c) : c == 0x00ab || c == 0x00bb;
}

static void
skip_spaces (Parser *self)
{
  while (self->p < self->limit && is_space (g_utf8_get_char (self->p)))
    self->p = g_utf8_next_char (self->p);
}

/* Where the run of characters from @p on ends: at a space, a quote or a
 * parenthesis. */
static const char *
run_end (const char *p,
         const char *limit)
{
  while (p < limit)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c) || is_quote (c) || c == '(' || c == ')')
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}

static gboolean
take_word (Parser *self)
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
make_words (Parser     *self,
            const char *text,
            gsize       len,
            gboolean    may_continue)
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
  while (bang_token_iter_next (&iter, &token) && take_word (self))
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

static BangQueryNode *
copy_words (const BangQueryNode *node)
{
  BangQueryNode *copy = bang_query_node_new (BANG_QUERY_WORDS);

  copy->field = node->field;
  copy->prefix = node->prefix;
  copy->printed = g_strdup (node->printed);
  copy->n_words = node->n_words;
  copy->words = g_new (BangQueryWord, node->n_words);
  for (guint i = 0; i < node->n_words; i++)
    {
      copy->words[i].text = g_strdup (node->words[i].text);
      copy->words[i].marked = node->words[i].marked;
    }

  return copy;
}

/* hoà is folded to hòa, but as a beginning it may grow into hoàn, whose tone
 * stays where it is. Such a beginning is looked for both ways. */
static BangQueryNode *
complete_prefix (Parser        *self,
                 BangQueryNode *node)
{
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) both = NULL;
  BangQueryNode *copy;

  if (node == NULL || !node->prefix || !node->words[node->n_words - 1].marked)
    return node;

  other = bang_fold_other_placement (node->words[node->n_words - 1].text);
  if (other == NULL || !take_word (self))
    return node;

  copy = copy_words (node);
  g_free (copy->words[copy->n_words - 1].text);
  copy->words[copy->n_words - 1].text = g_steal_pointer (&other);
  both = g_ptr_array_new ();
  g_ptr_array_add (both, node);
  g_ptr_array_add (both, copy);

  return bang_query_node_group (BANG_QUERY_OR, g_steal_pointer (&both));
}

/* A “phrase”. Without its closing quote it goes to the end: it is being typed. */
static BangQueryNode *
parse_quoted (Parser *self)
{
  gunichar opened = g_utf8_get_char (self->p);
  const char *start = g_utf8_next_char (self->p);
  const char *end = start;

  while (end < self->limit && !closes_quote (opened, g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  self->p = end < self->limit ? g_utf8_next_char (end) : end;

  return complete_prefix (self, make_words (self, start, (gsize) (end - start), end == self->limit));
}

static BangQueryNode *
parse_run (Parser *self)
{
  const char *start = self->p;
  const char *end = run_end (start, self->limit);
  BangQueryNode *node = make_words (self, start, (gsize) (end - start), TRUE);

  /* The inch sign of 19" opens no phrase. */
  if (end > start && end < self->limit && *end == '"'
      && (end + 1 == self->limit || is_space (g_utf8_get_char (end + 1))))
    end++;
  self->p = end;

  return complete_prefix (self, node);
}

static BangQueryNode *
parse_parenthesis (Parser *self)
{
  BangQueryNode *node;

  self->p++;
  self->depth++;
  node = parse_group (self);
  self->depth--;

  return node;
}

/* The name of a field at the parser's place, with its colon. With its own
 * marks or with none, but not with others: "nói:" is not "nơi:". */
static const FieldName *
match_field_name (const char  *p,
                  const char  *limit,
                  const char **after)
{
  g_autofree char *typed = NULL;
  const char *colon;

  if (limit - p > MAX_FIELD_NAME)
    limit = p + MAX_FIELD_NAME;
  colon = memchr (p, ':', (gsize) (limit - p));
  if (colon == NULL || run_end (p, colon) == p)
    return NULL;

  typed = bang_fold_key (p, colon - p);
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    {
      const FieldName *name = &field_names[i];

      if (!g_str_equal (name->name, typed) && !g_str_equal (name->plain, typed))
        continue;
      *after = colon + 1;
      return name;
    }

  return NULL;
}

static BangQueryNode *
make_date (Parser          *self,
           const FieldName *name,
           const char      *value)
{
  guint32 from = 0, to = 0;
  BangQueryNode *node;

  if (!bang_query_parse_period (value, &from, &to))
    return NULL;

  switch (name->kind)
    {
    case NAME_BEFORE:
      to = from != 0 ? bang_query_day_after (from, -1) : to;
      from = 0;
      break;
    case NAME_UNTIL:
      from = 0;
      break;
    case NAME_AFTER:
      from = to != 0 ? bang_query_day_after (to, 1) : from;
      to = 0;
      break;
    case NAME_SINCE:
      to = 0;
      break;
    case NAME_PERIOD:
    case NAME_FIELD:
    case NAME_TYPE:
    default:
      break;
    }

  /* "đến:2023.." says nothing. */
  if ((from == 0 && to == 0) || !take_word (self))
    return NULL;

  node = bang_query_node_new (BANG_QUERY_DATE);
  node->printed = g_strdup (value);
  node->from = from;
  node->to = to;

  return node;
}

/* The value of a date, quoted or not, without the comma after it. The dashes
 * of typesetters are dashes here. */
static BangQueryNode *
parse_date_value (Parser          *self,
                  const FieldName *name)
{
  g_autofree char *value = NULL;
  const char *start = self->p;
  const char *end;
  const char *next;
  BangQueryNode *node;

  if (is_quote (peek (start, self->limit)))
    {
      gunichar opened = g_utf8_get_char (start);

      start = g_utf8_next_char (start);
      for (end = start; end < self->limit && !closes_quote (opened, g_utf8_get_char (end));)
        end = g_utf8_next_char (end);
      next = end < self->limit ? g_utf8_next_char (end) : end;
    }
  else
    next = end = run_end (start, self->limit);

  if (end - start > 64)
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
make_type (Parser     *self,
           const char *code)
{
  BangQueryNode *node;

  if (!take_word (self))
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
make_types_from_start (Parser     *self,
                       const char *text)
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

/* The longest sequence of words that is the name of an event type: Vietnamese
 * names have several, and people do not quote. The last word typed may be
 * unfinished. */
static BangQueryNode *
parse_type_value (Parser *self)
{
  const char *ends[MAX_TYPE_WORDS];
  const char *start = self->p;
  const char *p = start;
  gboolean quoted = is_quote (peek (p, self->limit));
  guint n = 0;

  if (quoted)
    {
      gunichar opened = g_utf8_get_char (p);

      start = p = g_utf8_next_char (p);
      while (p < self->limit && !closes_quote (opened, g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p - start <= 128)
        ends[n++] = p;
    }
  else
    while (n < MAX_TYPE_WORDS && p < self->limit && p - start <= 128)
      {
        const char *end = run_end (p, self->limit);

        if (end == p)
          break;
        ends[n++] = end;
        for (p = end; p < self->limit && is_space (g_utf8_get_char (p));)
          p = g_utf8_next_char (p);
      }

  while (n > 0)
    {
      const char *end = ends[--n];
      g_autofree char *text = g_strndup (start, (gsize) (end - start));
      const char *code = bang_event_type_from_text (text);
      BangQueryNode *node = NULL;

      if (code != NULL)
        node = make_type (self, code);
      else if (self->typing && end == self->limit)
        node = make_types_from_start (self, text);
      if (node != NULL)
        {
          self->p = quoted && end < self->limit ? g_utf8_next_char (end) : end;
          return node;
        }
    }

  return NULL;
}

/* A word, a phrase or a group, in the field. A phrase or a group that holds no
 * word is passed over: reading it a second time as words, at every level of a
 * deep nest, would take for ever. */
static BangQueryNode *
parse_field_value (Parser    *self,
                   BangField  field)
{
  BangField outer = self->field;
  gunichar c = peek (self->p, self->limit);
  BangQueryNode *node;

  self->field = field;
  if (is_quote (c))
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
parse_field (Parser   *self,
             gboolean *done)
{
  const char *start = self->p;
  const FieldName *name;
  const char *after;
  BangQueryNode *node = NULL;
  gunichar first;

  *done = FALSE;
  name = match_field_name (start, self->limit, &after);
  if (name == NULL)
    return NULL;

  self->p = after;
  skip_spaces (self);
  if (self->p == self->limit && self->typing)
    {
      *done = TRUE;
      return NULL;
    }

  first = peek (self->p, self->limit);
  if (name->kind == NAME_FIELD)
    node = parse_field_value (self, name->field);
  else if (name->kind == NAME_TYPE)
    node = parse_type_value (self);
  else
    node = parse_date_value (self, name);

  if (node == NULL && name->kind == NAME_FIELD && (first == '(' || is_quote (first)))
    *done = TRUE;
  else if (node == NULL)
    self->p = start;

  return node;
}

/* A dash that begins a word: after a space, and not before one. */
static gboolean
is_negation (const Parser *self)
{
  gunichar next;

  if (*self->p != '-')
    return FALSE;
  if (self->p > self->start && self->p[-1] != '('
      && !is_space (g_utf8_get_char (g_utf8_prev_char (self->p))))
    return FALSE;

  next = peek (self->p + 1, self->limit);
  return is_quote (next) || next == '(' || g_unichar_isalnum (next);
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
parse_term (Parser *self)
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
  if (is_quote (c))
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
skip_operator (Parser     *self,
               const char *name)
{
  const char *after = self->p + strlen (name);
  gunichar next;

  if (!g_str_has_prefix (self->p, name))
    return FALSE;

  next = peek (after, self->limit);
  if (next != '\0' && next != '(' && !is_space (next) && !is_quote (next))
    return FALSE;

  while (after < self->limit && is_space (g_utf8_get_char (after)))
    after = g_utf8_next_char (after);
  next = peek (after, self->limit);
  if (next == ')' || (next == '\0' && !self->typing))
    return FALSE;

  self->p = after;
  return TRUE;
}

/* Everything up to the parenthesis that closes, or the end. */
static BangQueryNode *
parse_group (Parser *self)
{
  GDestroyNotify free_node = (GDestroyNotify) bang_query_node_free;
  GPtrArray *alternatives = g_ptr_array_new_with_free_func (free_node);
  GPtrArray *terms = g_ptr_array_new_with_free_func (free_node);
  BangQueryNode *node;

  while (self->p < self->limit && !self->cut)
    {
      skip_spaces (self);
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
          continue;
        }

      node = parse_term (self);
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
  Parser parser = {
    .start = normal,
    .p = normal,
    .limit = normal + strlen (normal),
    .typing = (flags & BANG_QUERY_TYPING) != 0,
  };
  BangQueryNode *root;

  root = parse_group (&parser);
  *cut = parser.cut;

  return root;
}

/**
 * bang_query_format_field:
 * @field: a field
 * @value: words, or the code of a type
 *
 * For adding a condition to what is typed: reading the result again gives the
 * words of @value as a phrase in @field, whatever @value holds.
 *
 * Returns: (transfer full): what to type
 */
char *
bang_query_format_field (BangField   field,
                         const char *value)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = NULL;
  const char *name = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  if (field == BANG_FIELD_TYPE)
    return g_strconcat ("type:", value, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (field_names) && name == NULL; i++)
    if (field_names[i].kind == NAME_FIELD && field_names[i].field == field)
      name = field_names[i].name;

  out = g_string_new (name);
  g_string_append (out, name != NULL ? ":\"" : "\"");
  valid = g_utf8_make_valid (value, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_double_quote (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');

  return g_string_free (g_steal_pointer (&out), FALSE);
}
