/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bang_score(): how well an article answers what was typed.
 *
 * BM25's idea without its cost. FTS5's own bm25() counts every match of every
 * phrase before it scores the first row (55 to 100 ms for common words at
 * 100,000 articles); here the weight of a word comes from the counts that are
 * kept with the index (bang-vocabulary.c), and only as many rows as the search
 * asks for are scored. The length of the article is left out: news differs
 * little in it, and each length is another page to read.
 *
 * Added to BM25: a word of the title counts for many in the body, one of the
 * first paragraph for more than a later one, and two words typed one after the
 * other count more where they stand so, because most Vietnamese words are two
 * syllables (hữu nghị).
 *
 * For whichever thread uses the connection.
 */
#include "config.h"

#include "library/bang-ranking-private.h"

#include <glib/gi18n-lib.h>

#include "library/bang-tokenizer-private.h"

/* BM25's k1: how soon more of the same stops counting. */
#define SATURATION 1.2

#define TITLE_WEIGHT   5.0
#define LEAD_WEIGHT    1.5
#define BODY_WEIGHT    1.0
#define CAPTION_WEIGHT 0.5

/* What a pair in place is worth, against its two words anywhere. */
#define PAIR_WEIGHT 2.0

/* Words at the front of the story that most likely are its first paragraph. */
#define LEAD_WORDS 60

/* Occurrences looked at in one article. */
#define MAX_OCCURRENCES 300

/* The columns of the index, in order. */
enum
{
  COLUMN_BODY,
  COLUMN_TITLE,
  COLUMN_CAPTION,
  COLUMN_FIELD,
};

/**
 * bang_ranking_init:
 * @phrases: (element-type BangPhrase): of the match; must outlive @self
 */
void
bang_ranking_init (BangRanking  *self,
                   const GArray *phrases)
{
  self->phrases = phrases;
  self->amounts = g_new (double, phrases->len);
  self->adjacent = g_new (double, phrases->len);
  self->last = g_new (int, phrases->len);
}

/**
 * bang_ranking_clear:
 */
void
bang_ranking_clear (BangRanking *self)
{
  g_clear_pointer (&self->amounts, g_free);
  g_clear_pointer (&self->adjacent, g_free);
  g_clear_pointer (&self->last, g_free);
}

/* Words of the title stand in the field column, too, where a search for titles
 * finds them. Of the words there a search for text matches those of notes only:
 * what a person wrote on an article says as much of it as its title. */
static double
get_place_weight (int column,
                  int at)
{
  switch (column)
    {
    case COLUMN_TITLE:
    case COLUMN_FIELD:
      return TITLE_WEIGHT;
    case COLUMN_BODY:
      return at < LEAD_WORDS ? LEAD_WEIGHT : BODY_WEIGHT;
    case COLUMN_CAPTION:
    default:
      return CAPTION_WEIGHT;
    }
}

static double
saturate (double amount)
{
  return amount * (SATURATION + 1.0) / (amount + SATURATION);
}

static double
sum_up (const BangRanking *self)
{
  double score = 0.0;

  for (guint i = 0; i < self->phrases->len; i++)
    {
      const BangPhrase *phrase = &g_array_index (self->phrases, BangPhrase, i);

      if (!phrase->scored)
        continue;
      score += phrase->weight * saturate (self->amounts[i]);
      if (phrase->follows && i > 0)
        score += PAIR_WEIGHT * saturate (self->adjacent[i]) *
                 (phrase->weight + g_array_index (self->phrases, BangPhrase, i - 1).weight) / 2.0;
    }
  return score;
}

static void
see (BangRanking *self,
     int          i,
     int          column,
     int          at)
{
  const BangPhrase *phrase = &g_array_index (self->phrases, BangPhrase, i);
  double weight = get_place_weight (column, at);

  self->amounts[i] += weight;
  /* Columns are far apart: the end of a title is not before the first word. */
  at += column << 28;
  self->last[i] = at;
  if (phrase->follows && i > 0 &&
      self->last[i - 1] + (int) g_array_index (self->phrases, BangPhrase, i - 1).n_words == at)
    self->adjacent[i] += weight;
}

static void
score_cb (const Fts5ExtensionApi  *api,
          Fts5Context             *fts,
          sqlite3_context         *context,
          int                      n_values,
          sqlite3_value          **values)
{
  BangConnection *connection = api->xUserData (fts);
  BangRanking *self = connection->ranking;
  int n;
  int rc;

  if (self == NULL || api->xPhraseCount (fts) != (int) self->phrases->len)
    {
      sqlite3_result_double (context, 0.0);
      return;
    }

  for (guint i = 0; i < self->phrases->len; i++)
    {
      self->amounts[i] = self->adjacent[i] = 0.0;
      self->last[i] = G_MININT / 2;
    }

  rc = api->xInstCount (fts, &n);
  for (int i = 0; rc == SQLITE_OK && i < MIN (n, MAX_OCCURRENCES); i++)
    {
      int phrase;
      int column;
      int at;

      rc = api->xInst (fts, i, &phrase, &column, &at);
      if (rc == SQLITE_OK)
        see (self, phrase, column, at);
    }

  if (rc != SQLITE_OK)
    sqlite3_result_error_code (context, rc);
  else
    sqlite3_result_double (context, sum_up (self));
}

/**
 * bang_ranking_register:
 * @connection: a connection; must outlive its SQLite handle
 *
 * Teaches a connection bang_score().
 */
gboolean
bang_ranking_register (BangConnection  *connection,
                       GError         **error)
{
  fts5_api *api = bang_tokenizer_get_fts5 (connection->db);

  if (api != NULL && api->xCreateFunction (api, "bang_score", connection, score_cb, NULL) == SQLITE_OK)
    return TRUE;

  g_set_error_literal (error, BANG_LIBRARY_ERROR, BANG_LIBRARY_ERROR_FAILED,
                       _("This SQLite was built without full-text search (FTS5); install one that has it."));
  return FALSE;
}
