/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which wording a story has used: a set of its runs of three words. A line
 * under a picture says again what the story says; the title of another article
 * does not. Belongs to one thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include "text/bang-token.h"

#define RUN 3

/* A story's worth; what a hostile text has more than this is not looked at. */
#define MAX_RUNS 100000

struct _BangZoneWords
{
  GHashTable *runs;   /* hashes of runs, as pointers */
};

typedef struct
{
  guint hashes[RUN];
  guint n;
} Window;

BangZoneWords *
bang_zone_words_new (void)
{
  BangZoneWords *self = g_new (BangZoneWords, 1);

  self->runs = g_hash_table_new (NULL, NULL);
  return self;
}

void
bang_zone_words_free (BangZoneWords *self)
{
  g_hash_table_unref (self->runs);
  g_free (self);
}

/* Takes in a word; returns the hash of the last three, 0 if there are fewer. */
static guint
push (Window          *window,
      const BangToken *token)
{
  guint hash = 5381;

  for (gsize i = 0; i < token->exact_len; i++)
    hash = hash * 33 + (guchar) token->exact[i];

  window->hashes[window->n++ % RUN] = hash;
  if (window->n < RUN)
    return 0;
  hash = window->hashes[window->n % RUN] * 31 + window->hashes[(window->n + 1) % RUN];
  hash = hash * 31 + window->hashes[(window->n + 2) % RUN];
  return hash | 1;
}

/* Adds the wording of a line of the story. */
void
bang_zone_words_add (BangZoneWords *self,
                     const char    *text,
                     gsize          len)
{
  BangTokenIter iter;
  BangToken token;
  Window window = { { 0 }, 0 };

  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token) && g_hash_table_size (self->runs) < MAX_RUNS)
    {
      guint hash = push (&window, &token);

      if (hash != 0)
        g_hash_table_add (self->runs, GUINT_TO_POINTER (hash));
    }
}

/* How many of the line's runs of words (@of) the story has used. */
guint
bang_zone_words_shared (BangZoneWords *self,
                        const char    *text,
                        gsize          len,
                        guint         *of)
{
  BangTokenIter iter;
  BangToken token;
  Window window = { { 0 }, 0 };
  guint shared = 0;

  *of = 0;
  bang_token_iter_init (&iter, text, len);
  while (bang_token_iter_next (&iter, &token))
    {
      guint hash = push (&window, &token);

      if (hash == 0)
        continue;
      (*of)++;
      shared += g_hash_table_contains (self->runs, GUINT_TO_POINTER (hash));
    }
  return shared;
}
