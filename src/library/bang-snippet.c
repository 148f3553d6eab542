/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few words of a story that show why it was found.
 *
 * The window of about SNIPPET_BYTES that holds the most hits, the earliest of
 * equals, begun at the start of a sentence where one is near; without hits the
 * beginning of the story. FTS5's own snippet() needs the text in its table and
 * knows neither tone marks nor sentences.
 *
 * Pure; any thread.
 */
#include "library/bang-rows-private.h"

#include <string.h>

/* About 160 letters of Vietnamese, whose every third letter is two bytes or
 * three: two lines of a list. */
#define SNIPPET_BYTES 220

/* How far before the first hit a snippet may begin. */
#define LEAD_IN_BYTES 70

/* The first hit of the window with the most hits. */
static guint
find_best (const GArray *hits)
{
  guint best = 0;
  guint best_count = 0;
  guint last = 0;

  for (guint first = 0; first < hits->len; first++)
    {
      gsize end = g_array_index (hits, BangSpan, first).start + SNIPPET_BYTES - LEAD_IN_BYTES;

      last = MAX (last, first);
      while (last < hits->len && g_array_index (hits, BangSpan, last).end <= end)
        last++;
      if (last - first > best_count)
        {
          best_count = last - first;
          best = first;
        }
    }
  return best;
}

static gboolean
is_sentence_end (char c)
{
  return c == '\n' || c == '.' || c == '!' || c == '?';
}

/* Where a snippet that must hold @hit begins: at the sentence's start when that
 * is near, else at a word. */
static gsize
find_start (const char *story,
            gsize       hit)
{
  gsize limit = hit > LEAD_IN_BYTES ? hit - LEAD_IN_BYTES : 0;
  gsize start = hit;

  if (limit == 0)
    return 0;

  for (gsize i = hit; i > limit; i--)
    {
      if (is_sentence_end (story[i - 1]))
        {
          while (i < hit && (story[i] == ' ' || story[i] == '\n'))
            i++;
          return i;
        }
      if (story[i - 1] == ' ')
        start = i;
    }
  return start;
}

/* Where a snippet that begins at @start ends: after a whole word. */
static gsize
find_end (const char *story,
          gsize       len,
          gsize       start,
          gsize       hit_end)
{
  gsize end = MIN (len, MAX (start + SNIPPET_BYTES, hit_end));

  if (end == len)
    return end;
  for (gsize i = end; i > MAX (hit_end, start + SNIPPET_BYTES / 2); i--)
    {
      if (story[i] == ' ' || story[i] == '\n')
        return i;
    }
  while (end > start && ((guchar) story[end] & 0xc0) == 0x80)
    end--;
  return end;
}

/* Copies with every run of white space made one space. */
static void
append_flat (GString    *text,
             const char *from,
             gsize       len)
{
  gboolean space = FALSE;

  for (gsize i = 0; i < len; i++)
    {
      if (g_ascii_isspace (from[i]))
        {
          space = TRUE;
          continue;
        }
      if (space && text->len > 0)
        g_string_append_c (text, ' ');
      space = FALSE;
      g_string_append_c (text, from[i]);
    }
}

/**
 * bang_snippet_make:
 * @story: lead and body
 * @query: (nullable): what was looked for
 * @hits: (element-type BangSpan): gets the places to mark, bytes of the answer
 *
 * Returns: (transfer full): one line of text
 */
char *
bang_snippet_make (const char *story,
                   BangQuery  *query,
                   GArray     *hits)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) marked = NULL;
  GString *text = g_string_sized_new (SNIPPET_BYTES + 16);
  gsize len = strlen (story);
  gsize start = 0;
  gsize hit_end = 0;
  gsize end;

  if (query != NULL && !bang_query_is_empty (query))
    found = bang_query_find (query, story, len);
  if (found != NULL && found->len > 0)
    {
      const BangSpan *hit = &g_array_index (found, BangSpan, find_best (found));

      start = find_start (story, hit->start);
      hit_end = MIN (hit->end, start + 2 * SNIPPET_BYTES);
    }
  end = find_end (story, len, start, hit_end);

  if (start > 0)
    g_string_append (text, "… ");
  append_flat (text, story + start, end - start);
  if (end < len)
    g_string_append (text, "…");
  /* Only a damaged file has anything to mend. */
  if (!g_utf8_validate (text->str, (gssize) text->len, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (text->str, (gssize) text->len);

      g_string_assign (text, valid);
    }

  if (found != NULL && found->len > 0)
    {
      marked = bang_query_find (query, text->str, text->len);
      if (marked != NULL)
        g_array_append_vals (hits, marked->data, marked->len);
    }
  return g_string_free (text, FALSE);
}
