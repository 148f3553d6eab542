/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which wording a story has used: a set of its runs of two or three words. A
 * line under a picture says again what the story says; the title of another article
 * does not. Belongs to one thread.
 */

#include "config.h"

#include "document/bang-zoner-private.h"

#include "text/bang-token.h"

#define RUN_MAX 3

/* A story's worth; what a hostile text has more than this is not looked at. */
#define MAX_RUNS 100000

struct _BangZoneWords
{
  GHashTable *runs;   /* hashes of runs, as pointers */
  guint       run;    /* words in one */
};

typedef struct
{
  guint hashes[RUN_MAX];
  guint n;
  guint run;
} Window;

BangZoneWords *
bang_zone_words_new (guint run)
{
  BangZoneWords *self = g_new (BangZoneWords, 1);

  g_assert (run >= 2 && run <= RUN_MAX);

  self->runs = g_hash_table_new (NULL, NULL);
  self->run = run;
  return self;
}

void
bang_zone_words_free (BangZoneWords *self)
{
  g_hash_table_unref (self->runs);
  g_free (self);
}

/* Takes in a word; returns the hash of the last run, 0 if there are fewer. */
static guint
push (Window          *window,
      const BangToken *token)
{
  guint hash = 5381;

  for (gsize i = 0; i < token->exact_len; i++)
    hash = hash * 33 + (guchar) token->exact[i];

  window->hashes[window->n++ % window->run] = hash;
  if (window->n < window->run)
    return 0;
  hash = 0;
  for (guint i = 0; i < window->run; i++)
    hash = hash * 31 + window->hashes[(window->n + i) % window->run];
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
  Window window = { { 0 }, 0, self->run };

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
  Window window = { { 0 }, 0, self->run };
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
