/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding a passage again in a text that has changed.
 *
 * A note on a passage keeps the words, a few words before and after them, and
 * where they stood. While the text is the same they stand there still. When it
 * is not, the words are looked for, white space apart (another reader breaks
 * lines elsewhere); of several such places the one whose surroundings are the
 * most alike is meant, of equals the nearest to the old one. This is the text
 * quote selector of the Web Annotation model (W3C, 2017), section 4.2.4.
 *
 * Linear in the text but for the number of places that say the same, which is
 * bounded. Pure; any thread.
 */
#include "library/bang-personal-private.h"

#include <string.h>

/* Places with the very same words that are compared. */
#define MAX_PLACES 1000

/* A text with each run of white space made one space. */
typedef struct
{
  GString *text;
  GArray  *offsets;   /* (element-type gsize) of each byte in the text it is of */
} Flat;

static void
flat_init (Flat       *self,
           const char *text,
           gsize       len)
{
  gboolean space = FALSE;

  self->text = g_string_sized_new (len + 1);
  self->offsets = g_array_sized_new (FALSE, FALSE, sizeof (gsize), (guint) len + 1);
  for (gsize i = 0; i < len; i++)
    {
      if (g_ascii_isspace (text[i]) || text[i] == '\0')
        {
          space = TRUE;
          continue;
        }
      if (space && self->text->len > 0)
        {
          gsize before = i - 1;

          g_string_append_c (self->text, ' ');
          g_array_append_val (self->offsets, before);
        }
      space = FALSE;
      g_string_append_c (self->text, text[i]);
      g_array_append_val (self->offsets, i);
    }
}

static void
flat_clear (Flat *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->offsets, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Flat, flat_clear)

/* How many bytes before @at are those that end @prefix. */
static gsize
match_before (const GString *text,
              gsize          at,
              const GString *prefix)
{
  gsize n = 0;

  /* The space between the passage and what stood before it may be gone. */
  while (at > 0 && text->str[at - 1] == ' ')
    at--;
  while (n < prefix->len && n < at && text->str[at - 1 - n] == prefix->str[prefix->len - 1 - n])
    n++;
  return n;
}

static gsize
match_after (const GString *text,
             gsize          at,
             const GString *suffix)
{
  gsize n = 0;

  while (at < text->len && text->str[at] == ' ')
    at++;
  while (n < suffix->len && at + n < text->len && text->str[at + n] == suffix->str[n])
    n++;
  return n;
}

static gsize
get_distance (gsize a,
              gsize b)
{
  return a > b ? a - b : b - a;
}

/* Whether the words stand where they stood. */
static gboolean
is_in_place (const char *text,
             gsize       len,
             BangSpan    was,
             const char *quote)
{
  gsize n = strlen (quote);

  return was.end > was.start && was.end <= len && was.end - was.start == n &&
         memcmp (text + was.start, quote, n) == 0;
}

/**
 * bang_passage_find:
 * @text: (array length=len): the text as it is now
 * @was: where the passage stood when it was noted
 * @quote: its words
 * @prefix: (nullable): what stood before it
 * @suffix: (nullable): what stood after it
 * @now: (out): where it stands, bytes of @text
 *
 * Returns: whether @text still has the passage
 */
gboolean
bang_passage_find (const char *text,
                   gsize       len,
                   BangSpan    was,
                   const char *quote,
                   const char *prefix,
                   const char *suffix,
                   BangSpan   *now)
{
  g_auto (Flat) flat = { NULL, };
  g_auto (Flat) wanted = { NULL, };
  g_auto (Flat) before = { NULL, };
  g_auto (Flat) after = { NULL, };
  const char *place;
  gsize best_score = 0;
  gboolean found = FALSE;
  guint n = 0;

  *now = was;
  if (is_in_place (text, len, was, quote))
    return TRUE;

  flat_init (&flat, text, len);
  flat_init (&wanted, quote, strlen (quote));
  flat_init (&before, prefix != NULL ? prefix : "", prefix != NULL ? strlen (prefix) : 0);
  flat_init (&after, suffix != NULL ? suffix : "", suffix != NULL ? strlen (suffix) : 0);
  if (wanted.text->len == 0)
    return FALSE;

  place = strstr (flat.text->str, wanted.text->str);
  for (; place != NULL && n < MAX_PLACES; place = strstr (place + 1, wanted.text->str), n++)
    {
      gsize at = (gsize) (place - flat.text->str);
      gsize start = g_array_index (flat.offsets, gsize, at);
      gsize end = g_array_index (flat.offsets, gsize, at + wanted.text->len - 1) + 1;
      gsize score = match_before (flat.text, at, before.text) +
                    match_after (flat.text, at + wanted.text->len, after.text);

      if (found && (score < best_score ||
                    (score == best_score && get_distance (start, was.start) >= get_distance (now->start, was.start))))
        continue;
      found = TRUE;
      best_score = score;
      now->start = start;
      now->end = end;
    }
  return found;
}
