/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A timeline writes its range where a person would have typed it, so that what
 * filters a list can be read, changed and undone in one place: the search.
 * Which term is a condition on a date, and what it means, is for the query to
 * say: each term is parsed by itself. Pure; any thread.
 */
#include "window/bang-date-filter.h"

#include <string.h>

#include "query/bang-query.h"

static gboolean
is_quote (gunichar c)
{
  return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xff02 || c == 0x00ab || c == 0x00bb;
}

/* The end of the term that begins at @p: a quotation or a group is one. */
static const char *
term_end (const char *p)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_quote (c))
        quoted = !quoted;
      else if (!quoted && c == '(')
        depth++;
      else if (!quoted && c == ')' && depth > 0)
        depth--;
      else if (!quoted && depth == 0 && g_unichar_isspace (c))
        break;
    }

  return p;
}

/* (element-type utf8) what stands between spaces */
static GPtrArray *
split (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  GPtrArray *terms = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = valid; *p != '\0';)
    {
      const char *end = term_end (p);

      if (end > p)
        g_ptr_array_add (terms, g_strndup (p, (gsize) (end - p)));
      p = *end != '\0' ? g_utf8_next_char (end) : end;
    }

  return terms;
}

static gboolean
is_alternative (const char *term)
{
  return g_str_equal (term, "OR") || g_str_equal (term, "HOẶC");
}

/* A condition beside an alternative belongs to one side of it only, and is left
 * alone. */
static gboolean
has_alternatives (GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      if (is_alternative (g_ptr_array_index (terms, i)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_term (const char *term,
           guint32    *from,
           guint32    *to)
{
  g_autoptr (BangQuery) query = NULL;
  const BangQueryNode *node;

  if (strchr (term, ':') == NULL || *term == '(' || *term == '-')
    return FALSE;

  query = bang_query_parse (term, BANG_QUERY_TYPED);
  node = bang_query_get_root (query);
  while (node->kind == BANG_QUERY_AND && node->children != NULL && node->children->len == 1)
    node = g_ptr_array_index (node->children, 0);
  if (node->kind != BANG_QUERY_DATE)
    return FALSE;

  *from = node->from;
  *to = node->to;

  return TRUE;
}

/**
 * bang_date_filter_strip:
 * @typed: a query
 *
 * Returns: (transfer full): @typed without its conditions on dates; those in a
 *   group, in an alternative or after a minus stay
 */
char *
bang_date_filter_strip (const char *typed)
{
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GString) rest = NULL;
  guint32 from;
  guint32 to;

  g_return_val_if_fail (typed != NULL, NULL);

  terms = split (typed);
  if (has_alternatives (terms))
    return g_strdup (typed);

  rest = g_string_new (NULL);
  for (guint i = 0; i < terms->len; i++)
    {
      const char *term = g_ptr_array_index (terms, i);

      if (!read_term (term, &from, &to))
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", term);
    }

  return g_string_free (g_steal_pointer (&rest), FALSE);
}

/**
 * bang_date_filter_read:
 * @typed: a query
 * @from: (out): the first day, yyyymmdd; 0 open
 * @to: (out): the last day; 0 open
 *
 * Reads what bang_date_filter_strip() takes out.
 *
 * Returns: whether there is any condition on dates
 */
gboolean
bang_date_filter_read (const char *typed,
                       guint32    *from,
                       guint32    *to)
{
  g_autoptr (GPtrArray) terms = NULL;
  gboolean any = FALSE;

  g_return_val_if_fail (typed != NULL, FALSE);

  *from = *to = 0;
  terms = split (typed);
  if (has_alternatives (terms))
    return FALSE;

  for (guint i = 0; i < terms->len; i++)
    {
      guint32 first;
      guint32 last;

      if (!read_term (g_ptr_array_index (terms, i), &first, &last))
        continue;
      any = TRUE;
      *from = MAX (*from, first);
      if (last != 0)
        *to = *to != 0 ? MIN (*to, last) : last;
    }

  return any;
}

/* "2024" for the first day of a year and the last, else "3/2024". */
static char *
format_day (guint32  day,
            gboolean whole_years)
{
  if (whole_years)
    return g_strdup_printf ("%u", day / 10000);

  return g_strdup_printf ("%u/%u", day / 100 % 100, day / 10000);
}

/**
 * bang_date_filter_set:
 * @typed: a query
 * @from: the first day of a month, yyyymmdd; 0 for no condition
 * @to: the last day of a month
 *
 * Returns: (transfer full): @typed with this condition on dates in place of its
 *   own
 */
char *
bang_date_filter_set (const char *typed,
                      guint32     from,
                      guint32     to)
{
  g_autofree char *rest = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *condition = NULL;
  g_autoptr (GPtrArray) terms = NULL;
  gboolean whole_years;

  g_return_val_if_fail (typed != NULL, NULL);

  rest = bang_date_filter_strip (typed);
  if (from == 0 || to == 0)
    return g_steal_pointer (&rest);

  whole_years = from / 100 % 100 == 1 && to / 100 % 100 == 12;
  first = format_day (from, whole_years);
  last = format_day (to, whole_years);
  if (g_str_equal (first, last))
    condition = g_strconcat (whole_years ? "year:" : "date:", first, NULL);
  else
    condition = g_strconcat ("from:", first, " to:", last, NULL);

  if (*rest == '\0')
    return g_steal_pointer (&condition);

  /* In front: behind a quotation that is not closed it would be a part of it. */
  terms = split (rest);
  return has_alternatives (terms) ? g_strdup_printf ("%s (%s)", condition, rest)
                                  : g_strdup_printf ("%s %s", condition, rest);
}
