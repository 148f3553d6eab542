/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was searched for, in one sentence, so that nobody has to guess how their
 * typing was read. Every piece is a translatable pattern; what was typed is
 * quoted, shortened, and made safe to show. The result is text, not markup.
 *
 * Any thread may call it, in the language of the process. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "query/bang-event-type.h"
#include "query/bang-query-private.h"
#include "text/bang-normal.h"

/* No more of one word or phrase is quoted. Code points. */
#define MAX_QUOTED 60

/* How far the marks of the words were meant. */
typedef enum
{
  MARKS_NONE,       /* nothing to say: UBND, 2024 */
  MARKS_TYPED,
  MARKS_ANY,
  MARKS_MIXED,
} Marks;

static char *describe (const BangQueryNode *node);

/* Joins the texts two by two: "a, b, c and d". Frees them. */
static char *
join (GPtrArray  *texts,
      char     *(*two) (const char *, const char *),
      char     *(*last) (const char *, const char *))
{
  char *joined;

  if (texts->len == 0)
    {
      g_ptr_array_unref (texts);
      return NULL;
    }

  joined = g_strdup (g_ptr_array_index (texts, 0));
  for (guint i = 1; i < texts->len; i++)
    {
      char *longer = (i == texts->len - 1 ? last : two) (joined, g_ptr_array_index (texts, i));

      g_free (joined);
      joined = longer;
    }

  g_ptr_array_unref (texts);
  return joined;
}

static char *
with_comma (const char *a,
            const char *b)
{
  /* Translators: two parts of an enumeration, with more to come. */
  return g_strdup_printf (_("%s, %s"), a, b);
}

static char *
with_and (const char *a,
          const char *b)
{
  /* Translators: the last two of an enumeration of quoted words. */
  return g_strdup_printf (_("%s and %s"), a, b);
}

static char *
with_comma_and (const char *a,
                const char *b)
{
  /* Translators: the last two of an enumeration of longer parts. */
  return g_strdup_printf (_("%s, and %s"), a, b);
}

static char *
with_or (const char *a,
         const char *b)
{
  return g_strdup_printf (_("%s or %s"), a, b);
}

static char *
with_comma_or (const char *a,
               const char *b)
{
  return g_strdup_printf (_("%s, or %s"), a, b);
}

static GPtrArray *
new_texts (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* The words in quotation marks; "…" where they go on. */
static char *
quote (const BangQueryNode *node)
{
  g_autofree char *shown = bang_normal_for_screen (node->printed);
  const char *more = node->prefix ? "…" : "";

  g_strstrip (shown);
  if (g_utf8_strlen (shown, -1) > MAX_QUOTED)
    {
      *g_utf8_offset_to_pointer (shown, MAX_QUOTED) = '\0';
      more = "…";
    }

  /* Translators: something typed by the user, and "…" or nothing. */
  return g_strdup_printf (_("“%s%s”"), shown, more);
}

/* A word without marks asks for any marks, if it has a letter that takes one
 * or may yet get one. */
static Marks
get_marks (const BangQueryNode *node)
{
  gboolean typed = FALSE;
  gboolean any = FALSE;

  for (guint i = 0; i < node->n_words; i++)
    if (node->words[i].marked)
      typed = TRUE;
    else if (strpbrk (node->words[i].text, "adeiouy") != NULL || (node->prefix && i == node->n_words - 1))
      any = TRUE;

  return typed ? (any ? MARKS_MIXED : MARKS_TYPED) : (any ? MARKS_ANY : MARKS_NONE);
}

static char *
add_marks (char  *quoted,
           Marks  marks)
{
  g_autofree char *text = quoted;

  switch (marks)
    {
    case MARKS_TYPED:
      /* Translators: quoted words, looked for with exactly these marks. */
      return g_strdup_printf (_("%s as typed"), text);
    case MARKS_ANY:
      /* Translators: quoted words, looked for with whatever tone marks. */
      return g_strdup_printf (_("%s with any marks"), text);
    case MARKS_MIXED:
      return g_strdup_printf (_("%s with any marks where none were typed"), text);
    case MARKS_NONE:
    default:
      return g_steal_pointer (&text);
    }
}

static const char *
get_zone_pattern (BangQueryZones zones)
{
  switch ((guint) zones)
    {
    case BANG_QUERY_ZONE_TITLE:
      return N_("%s in the title");
    case BANG_QUERY_ZONE_TEXT:
      return N_("%s in the text");
    case BANG_QUERY_ZONE_CAPTION:
      return N_("%s in the captions");
    case BANG_QUERY_ZONE_FURNITURE:
      /* Translators: words that stand on the page, around the article. */
      return N_("%s in the page around the article");
    case BANG_QUERY_ZONE_TITLE | BANG_QUERY_ZONE_TEXT:
      return N_("%s in the title or the text");
    case BANG_QUERY_ZONE_TITLE | BANG_QUERY_ZONE_CAPTION:
      return N_("%s in the title or the captions");
    case BANG_QUERY_ZONE_TEXT | BANG_QUERY_ZONE_CAPTION:
      return N_("%s in the text or the captions");
    default:
      return (zones & BANG_QUERY_ZONE_FURNITURE) != 0 ? N_("%s in the article or in the page around it") : NULL;
    }
}

/* Where the words stand; frees @text. */
static char *
add_zones (char           *text,
           BangQueryZones  zones)
{
  g_autofree char *words = text;
  const char *pattern = get_zone_pattern (zones);
  g_autoptr (GString) out = NULL;
  const char *place;

  if (pattern == NULL)
    return g_steal_pointer (&words);

  /* What was typed must not be read as a pattern, nor the pattern as anything
   * but text. */
  pattern = _(pattern);
  place = strstr (pattern, "%s");
  out = g_string_new_len (pattern, place != NULL ? place - pattern : (gssize) strlen (pattern));
  g_string_append (out, words);
  if (place != NULL)
    g_string_append (out, place + strlen ("%s"));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
describe_words (const BangQueryNode *node)
{
  g_autofree char *text = add_zones (add_marks (quote (node), get_marks (node)), node->zones);

  switch (node->field)
    {
    case BANG_FIELD_TITLE:
      return g_strdup_printf (_("%s in the title"), text);
    case BANG_FIELD_PERSON:
      return g_strdup_printf (_("the person %s"), text);
    case BANG_FIELD_PLACE:
      return g_strdup_printf (_("the place %s"), text);
    case BANG_FIELD_ORGANISATION:
      return g_strdup_printf (_("the organisation %s"), text);
    case BANG_FIELD_ANY:
    case BANG_FIELD_TYPE:
    case BANG_FIELD_SOURCE:
    case BANG_FIELD_CERTAINTY:
    case BANG_FIELD_STAR:
    case BANG_FIELD_TAG:
    case BANG_FIELD_COLLECTION:
    case BANG_FIELD_NOTE:
    case BANG_FIELD_SUBJECT:
    case BANG_FIELD_COUNTERPART:
    case BANG_FIELD_ZONE:
    case BANG_FIELD_DATE:
    default:
      return g_steal_pointer (&text);
    }
}

/* A condition on the article or on what the reader said of it, not on a name or
 * a word. */
static char *
describe_state (const BangQueryNode *node)
{
  g_autofree char *text = add_marks (quote (node), get_marks (node));

  switch (node->field)
    {
    case BANG_FIELD_CERTAINTY:
      if (strcmp (node->words[0].text, "unknown") == 0)
        return g_strdup (_("with a date that is not known"));
      if (strcmp (node->words[0].text, "inferred") == 0)
        return g_strdup (_("with an inferred date"));
      return g_strdup (_("with a date to check"));
    case BANG_FIELD_STAR:
      return g_strdup (_("starred"));
    case BANG_FIELD_TAG:
      return g_strdup_printf (_("tagged %s"), text);
    case BANG_FIELD_COLLECTION:
      return g_strdup_printf (_("in the collection %s"), text);
    case BANG_FIELD_NOTE:
      return g_strdup_printf (_("with %s in a note"), text);
    case BANG_FIELD_SUBJECT:
      return g_strdup_printf (_("with an agreement or a proposal in the field %s"), text);
    case BANG_FIELD_COUNTERPART:
      return g_strdup_printf (_("with the counterpart %s"), text);
    case BANG_FIELD_ANY:
    case BANG_FIELD_TITLE:
    case BANG_FIELD_PERSON:
    case BANG_FIELD_PLACE:
    case BANG_FIELD_ORGANISATION:
    case BANG_FIELD_TYPE:
    case BANG_FIELD_SOURCE:
    case BANG_FIELD_ZONE:
    case BANG_FIELD_DATE:
    default:
      return g_strdup_printf (_("from the source %s"), text);
    }
}

static char *
describe_day (guint32 day)
{
  /* Translators: day, month and year; use %3$u and so on to reorder them. */
  return g_strdup_printf (_("%u/%u/%u"), day % 100, day / 100 % 100, day / 10000);
}

static char *
describe_year (guint32 year)
{
  /* Translators: a year, as it follows "from" or "in" below. */
  return g_strdup_printf (C_("year", "%u"), year);
}

static char *
describe_date (const BangQueryNode *node)
{
  gboolean years = (node->from == 0 || node->from % 10000 == 101) && (node->to == 0 || node->to % 10000 == 1231);
  g_autofree char *from = years ? describe_year (node->from / 10000) : describe_day (node->from);
  g_autofree char *to = years ? describe_year (node->to / 10000) : describe_day (node->to);

  if (node->to == 0)
    return g_strdup_printf (_("from %s"), from);
  if (node->from == 0)
    return g_strdup_printf (_("up to %s"), to);
  if (years && g_str_equal (from, to))
    /* Translators: in a year. */
    return g_strdup_printf (_("in %s"), from);
  if (node->from == node->to)
    /* Translators: on a day. */
    return g_strdup_printf (_("on %s"), from);

  return g_strdup_printf (_("from %s to %s"), from, to);
}

static gboolean
is_words (const BangQueryNode *node,
          BangField            field)
{
  return node->kind == BANG_QUERY_WORDS && node->field == field;
}

/* Words that are named in a list after "with". */
static gboolean
is_item (const BangQueryNode *node)
{
  return node->kind == BANG_QUERY_WORDS && node->field <= BANG_FIELD_ORGANISATION;
}

/* The two spellings of one beginning (hòa, hoà) are one thing that was typed. */
static gboolean
is_one_beginning (const BangQueryNode *node)
{
  const BangQueryNode *first, *second;

  if (node->kind != BANG_QUERY_OR || node->children->len != 2)
    return FALSE;

  first = g_ptr_array_index (node->children, 0);
  second = g_ptr_array_index (node->children, 1);
  return is_item (first) && is_item (second) && first->prefix && second->prefix
         && first->field == second->field && g_str_equal (first->printed, second->printed);
}

static const BangQueryNode *
look_through (const BangQueryNode *node)
{
  return is_one_beginning (node) ? g_ptr_array_index (node->children, 0) : node;
}

static gboolean
all_children (const BangQueryNode *node,
              gboolean           (*is) (const BangQueryNode *))
{
  for (guint i = 0; i < node->children->len; i++)
    if (!is (look_through (g_ptr_array_index (node->children, i))))
      return FALSE;

  return TRUE;
}

static gboolean
is_type (const BangQueryNode *node)
{
  return is_words (node, BANG_FIELD_TYPE);
}

/* "“a” and “b” as typed, “c” with any marks, and the person “d”": single words
 * are named together by how their marks were meant. */
static char *
describe_items (GPtrArray *items)
{
  GPtrArray *parts = new_texts ();

  for (Marks marks = MARKS_TYPED; marks <= MARKS_MIXED; marks++)
    {
      GPtrArray *quoted = new_texts ();
      BangQueryZones zones = 0;
      char *joined;

      for (guint i = 0; i < items->len; i++)
        {
          const BangQueryNode *node = g_ptr_array_index (items, i);

          if (!is_words (node, BANG_FIELD_ANY) || get_marks (node) != marks)
            continue;
          g_ptr_array_add (quoted, quote (node));
          zones = node->zones;
        }
      joined = join (quoted, with_comma, with_and);
      if (joined != NULL)
        g_ptr_array_add (parts, add_zones (add_marks (joined, marks), zones));
    }

  for (guint i = 0; i < items->len; i++)
    {
      const BangQueryNode *node = g_ptr_array_index (items, i);

      if (is_words (node, BANG_FIELD_ANY))
        {
          if (get_marks (node) == MARKS_NONE)
            g_ptr_array_add (parts, add_zones (quote (node), node->zones));
        }
      else if (is_item (node))
        g_ptr_array_add (parts, describe_words (node));
      else
        {
          /* An OR of such words. */
          GPtrArray *choices = new_texts ();
          g_autofree char *joined = NULL;

          for (guint j = 0; j < node->children->len; j++)
            g_ptr_array_add (choices, describe_words (look_through (g_ptr_array_index (node->children, j))));
          joined = join (choices, with_comma, with_or);
          g_ptr_array_add (parts, items->len == 1 ? g_steal_pointer (&joined)
                                                  : g_strdup_printf (_("either %s"), joined));
        }
    }

  return join (parts, with_comma, with_comma_and);
}

static char *
describe_types (const BangQueryNode *node)
{
  GPtrArray *labels = new_texts ();
  g_autofree char *joined = NULL;

  if (node->kind == BANG_QUERY_WORDS)
    g_ptr_array_add (labels, g_strdup (bang_event_type_get_label (node->printed)));
  else
    for (guint i = 0; i < node->children->len; i++)
      {
        const BangQueryNode *child = g_ptr_array_index (node->children, i);

        g_ptr_array_add (labels, g_strdup (bang_event_type_get_label (child->printed)));
      }

  joined = join (labels, with_comma, with_or);
  /* Translators: a type of event, or several: "of type Talks or Visit". */
  return g_strdup_printf (_("of type %s"), joined);
}

static char *
describe_negation (const BangQueryNode *node,
                   gboolean             first)
{
  const BangQueryNode *child = look_through (g_ptr_array_index (node->children, 0));
  g_autofree char *text = NULL;

  if (!is_item (child))
    {
      text = describe (child);
      /* Translators: a longer condition that is excluded. */
      return g_strdup_printf (_("not (%s)"), text);
    }

  text = describe_words (child);
  return first ? g_strdup_printf (_("without %s"), text)
               /* Translators: something excluded, after what is looked for. */
               : g_strdup_printf (_("not %s"), text);
}

/* One condition that does not go into the list after "with". */
static char *
describe_condition (const BangQueryNode *node,
                    gboolean             first)
{
  g_autofree char *text = NULL;

  switch (node->kind)
    {
    case BANG_QUERY_DATE:
      return describe_date (node);

    case BANG_QUERY_NOT:
      return describe_negation (node, first);

    case BANG_QUERY_WORDS:
      if (node->field == BANG_FIELD_TYPE)
        return describe_types (node);
      return describe_state (node);

    case BANG_QUERY_AND:
    case BANG_QUERY_OR:
    default:
      if (node->kind == BANG_QUERY_OR && all_children (node, is_type))
        return describe_types (node);
      text = describe (node);
      return g_strdup_printf (_("(%s)"), text);
    }
}

/* Several conditions that all hold. */
static char *
describe_all (const BangQueryNode *node)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GPtrArray *parts = new_texts ();
  g_autofree char *listed = NULL;
  guint n = node->kind == BANG_QUERY_AND ? node->children->len : 1;

  for (guint i = 0; i < n; i++)
    {
      const BangQueryNode *child = node;

      if (node->kind == BANG_QUERY_AND)
        child = g_ptr_array_index (node->children, i);
      child = look_through (child);
      if (is_item (child) || (child->kind == BANG_QUERY_OR && all_children (child, is_item)))
        g_ptr_array_add (items, (gpointer) child);
      else
        g_ptr_array_add (others, (gpointer) child);
    }

  listed = describe_items (items);
  if (listed != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("with %s"), listed));

  for (guint i = 0; i < others->len; i++)
    if (((const BangQueryNode *) g_ptr_array_index (others, i))->kind == BANG_QUERY_NOT)
      g_ptr_array_add (parts, describe_condition (g_ptr_array_index (others, i), parts->len == 0));
  for (guint i = 0; i < others->len; i++)
    if (((const BangQueryNode *) g_ptr_array_index (others, i))->kind != BANG_QUERY_NOT)
      g_ptr_array_add (parts, describe_condition (g_ptr_array_index (others, i), FALSE));

  return join (parts, with_comma, with_comma);
}

/* What is asked for, as what may stand after "Articles". */
static char *
describe (const BangQueryNode *node)
{
  GPtrArray *parts;

  if (node->kind != BANG_QUERY_OR || all_children (node, is_item) || all_children (node, is_type))
    return describe_all (node);

  parts = new_texts ();
  for (guint i = 0; i < node->children->len; i++)
    g_ptr_array_add (parts, describe (g_ptr_array_index (node->children, i)));

  return join (parts, with_comma, with_comma_or);
}

/**
 * bang_query_explain:
 * @self: a query
 *
 * Says how a query was read: "Articles with “đường sắt” as typed, and “tang”
 * with any marks, not “x”, from 2024".
 *
 * Returns: (transfer full): one sentence without its full stop, in the user's
 *   language; plain text, to be shown without markup
 */
char *
bang_query_explain (BangQuery *self)
{
  g_autofree char *asked = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (bang_query_is_empty (self))
    return g_strdup (_("All articles"));

  asked = describe (self->root);
  /* Translators: %s is a list of conditions: "with “x”, from 2024". */
  sentence = g_strdup_printf (_("Articles %s"), asked);
  if (!self->cut)
    return g_steal_pointer (&sentence);

  return g_strdup_printf (ngettext ("%s (only the first %u word was looked for)",
                                    "%s (only the first %u words were looked for)",
                                    BANG_QUERY_MAX_WORDS),
                          sentence, BANG_QUERY_MAX_WORDS);
}
