/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the characters of a query are to its parser. Constant; any thread may
 * call anything here. */

#include "query/bang-query-parser-private.h"

gboolean
bang_query_is_space (gunichar c)
{
  return c < 0x80 ? g_ascii_isspace ((char) c) || c == '\v'
                  : g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

/* Straight, curly (either way up, for keyboards differ) and full width. */
gboolean
bang_query_is_double_quote (gunichar c)
{
  return c == '"' || (c >= 0x201c && c <= 0x201f) || c == 0xff02;
}

gboolean
bang_query_is_quote (gunichar c)
{
  return bang_query_is_double_quote (c) || c == 0x00ab || c == 0x00bb;
}

static gboolean
closes_quote (gunichar opened,
              gunichar c)
{
  return bang_query_is_double_quote (opened) ? bang_query_is_double_quote (c) : c == 0x00ab || c == 0x00bb;
}

/* Where the quotation that @opening opens is closed, or @limit. */
const char *
bang_query_quoted_end (const char *opening,
                       const char *limit)
{
  gunichar opened = g_utf8_get_char (opening);
  const char *p = g_utf8_next_char (opening);

  while (p < limit && !closes_quote (opened, g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

const char *
bang_query_skip_spaces (const char *p,
                        const char *limit)
{
  while (p < limit && bang_query_is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/* Where the run of characters from @p on ends: at a space, a quote or a
 * parenthesis. */
const char *
bang_query_run_end (const char *p,
                    const char *limit)
{
  while (p < limit)
    {
      gunichar c = g_utf8_get_char (p);

      if (bang_query_is_space (c) || bang_query_is_quote (c) || c == '(' || c == ')')
        break;
      p = g_utf8_next_char (p);
    }

  return p;
}
