/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an event took place: the places behind "tại" in the sentence that tells
 * it, as printed, the innermost first: "tại huyện Hà Khẩu, tỉnh Vân Nam, Trung
 * Quốc". The "tại" of an office ("Tổng Lãnh sự Việt Nam tại Côn Minh") is not
 * the event's, and that of a frame ("trong khuôn khổ Hội nghị … tại …") only
 * when there is no other. A country in brackets says whose the place is, ends
 * the chain and is left out. The scan's thread; one walk over a few sentences.
 */

#include "extract/bang-events-private.h"

#include <string.h>

#include "extract/bang-cue.h"
#include "extract/bang-read.h"
#include "text/bang-fold.h"

/* Places in places: commune, district, province, country, and one to spare. */
#define MAX_NESTED 5

/* How far behind the verb the place of a journey stands at most, in words. */
#define DESTINATION_REACH 120

/* How far before a place the word stands that puts it into the past, in words. */
#define RECALL_REACH 16

/* The longest date that a sentence opens with, in words: "Chiều ngày 4 tháng 3". */
#define DATE_REACH 8

/* Sentences after the main one that may name the place. */
#define MORE_SENTENCES 4

#define SCORE_AT 6
#define SCORE_GOES 3
#define SCORE_HELD 2
#define SCORE_CLAUSE 1
#define SCORE_FRAME -5
#define SCORE_TITLE -1
#define SCORE_LATER -2
#define MIN_SCORE 1

/* How far before "tại" the frame that owns it may begin, in words. */
#define FRAME_REACH 40

typedef struct
{
  guint32 first[MAX_NESTED];
  guint32 end[MAX_NESTED];
  guint   n;
  int     score;
} Chain;

/* "thành phố Côn Minh, Thủ phủ tỉnh Vân Nam": a word of the rank between. */
static gboolean
read_next (const BangScan *scan,
           guint32         token,
           BangPlaceSpan  *place)
{
  const BangMatch *seat = bang_cue_at (scan, token, BANG_CLASS_CUE_SEAT);

  return bang_read_place (scan, seat != NULL ? seat->end : token, place);
}

static gboolean
is_country (const BangPlaceSpan *place)
{
  return place->kind != NULL && strcmp (place->kind, "country") == 0;
}

static gboolean
read_chain (const BangScan *scan,
            guint32         token,
            guint32         end,
            Chain          *chain)
{
  BangPlaceSpan place;

  chain->n = 0;
  if (!read_next (scan, token, &place) || place.end > end)
    return FALSE;
  while (chain->n < MAX_NESTED)
    {
      guint gap;

      chain->first[chain->n] = place.first;
      chain->end[chain->n] = place.end;
      chain->n++;

      if (place.end >= end)
        break;
      /* A country in brackets ends it: what stands behind its comma is who did it. */
      gap = scan->tokens[place.end].gap & BANG_GAP_HARD;
      if (gap != BANG_GAP_COMMA || !read_next (scan, place.end, &place) || place.end > end ||
          (place.name == place.first && !is_country (&place)))
        break;
    }
  return TRUE;
}

static gboolean
is_framed (const BangScan         *scan,
           const BangScanSentence *sentence,
           guint32                 token)
{
  guint32 from = MAX (sentence->first, token - MIN (token, FRAME_REACH));
  gboolean comma = FALSE;

  for (guint32 i = token; i > from; i--)
    {
      if (bang_cue_at (scan, i - 1, BANG_CLASS_CUE_WITHIN) != NULL)
        return !comma;
      /* A frame ends at the comma behind its date. */
      if ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 &&
          (scan->tokens[i].marks & BANG_MARK_PLACE) == 0)
        comma = TRUE;
      if ((scan->tokens[i].marks & BANG_MARK_DATE) != 0)
        comma = TRUE;
    }
  return FALSE;
}

static int
weigh (const BangScan         *scan,
       const BangScanSentence *sentence,
       guint32                 token)
{
  const guint clause = BANG_GAP_COMMA | BANG_GAP_SENTENCE | BANG_GAP_COLON | BANG_GAP_DASH;
  int score = scan->tokens[token].word == BANG_WORD_TAI ? SCORE_AT : SCORE_GOES;

  if (bang_cue_before (scan, token, BANG_CLASS_CUE_HELD) != NULL)
    score += SCORE_HELD;
  if ((scan->tokens[token].gap & clause) != 0 ||
      (token > 0 && (scan->tokens[token - 1].marks & BANG_MARK_DATE) != 0))
    score += SCORE_CLAUSE;
  if (is_framed (scan, sentence, token))
    score += SCORE_FRAME;
  return score;
}

/* "từ khi hai bên ký kết biên bản tại A": where something was before. */
static gboolean
is_recalled (const BangScan         *scan,
             const BangScanSentence *sentence,
             guint32                 token)
{
  for (guint32 i = token; i > sentence->first && token - i < RECALL_REACH; i--)
    {
      if ((scan->tokens[i].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON)) != 0)
        return FALSE;
      if (bang_cue_at (scan, i - 1, BANG_CLASS_DATE_LIMIT_CLAUSE) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The best chain of a sentence, if it beats @best. */
static void
look (const BangScan         *scan,
      const BangScanSentence *sentence,
      int                     bonus,
      Chain                  *best)
{
  const guint foreign = BANG_MARK_TITLE | BANG_MARK_ORGANISATION | BANG_MARK_PERSON;

  for (guint32 i = sentence->first; i + 1 < sentence->end; i++)
    {
      guint32 word = scan->tokens[i].word;
      Chain chain;

      if ((word != BANG_WORD_TAI && word != BANG_WORD_DEN && word != BANG_WORD_TOI &&
           word != BANG_WORD_THAM && bang_cue_at (scan, i, BANG_CLASS_CUE_GOES) == NULL) ||
          (scan->tokens[i].marks & foreign) != 0)
        continue;
      if (!read_chain (scan, i + 1, sentence->end, &chain) || is_recalled (scan, sentence, i))
        continue;
      chain.score = weigh (scan, sentence, i) + bonus;
      /* Behind the main sentence much is spoken of; the place of the event stands at
       * the beginning, or behind a verb of holding. */
      if (bonus == SCORE_LATER &&
          (chain.score < SCORE_AT + SCORE_CLAUSE + SCORE_LATER ||
           /* "sau buổi gặp vào tháng 12/2016 tại B" */
           (i > sentence->first + DATE_REACH && (scan->tokens[i - 1].marks & BANG_MARK_DATE) != 0)))
        continue;
      if (chain.score > best->score)
        *best = chain;
    }
}

/* The title names the place short, the story in full. */
static void
lengthen (const BangScan         *scan,
          const BangScanSentence *sentence,
          Chain                  *chain)
{
  guint n = chain->end[0] - chain->first[0];

  for (guint32 i = sentence->first; i + n <= sentence->end; i++)
    {
      Chain longer;

      if (!bang_scan_same_words (scan, i, chain->first[0], n) ||
          !read_chain (scan, i, sentence->end, &longer) || longer.n <= chain->n)
        continue;
      longer.score = chain->score;
      *chain = longer;
      return;
    }
}

static const BangScanSentence *
title_sentence (const BangEvents *self)
{
  for (guint32 s = 0; s < self->scan->sentences->len; s++)
    if (bang_story_kind (self->story, s) == BANG_ZONE_TITLE)
      return &g_array_index (self->scan->sentences, BangScanSentence, s);
  return NULL;
}

/**
 * bang_events_read_places:
 * @self: the event stage
 * @sentence: the sentence that tells @event
 * @event: its places are filled
 *
 * Finds where @event took place.
 */
void
bang_events_read_places (const BangEvents *self,
                         guint32           sentence,
                         BangEvent        *event)
{
  const BangScan *scan = self->scan;
  const GArray *sentences = scan->sentences;
  const BangScanSentence *at = &g_array_index (sentences, BangScanSentence, sentence);
  const BangScanSentence *title = title_sentence (self);
  Chain best = { { 0, }, { 0, }, 0, MIN_SCORE - 1 };

  look (scan, at, 0, &best);
  if (sentence == self->sentence)
    {
      guint32 last = MIN (sentences->len, sentence + 1 + MORE_SENTENCES);

      if (title != NULL)
        look (scan, title, SCORE_TITLE, &best);
      for (guint32 s = sentence + 1; s < last && best.n == 0; s++)
        if (bang_story_is_story (self->story, s) &&
            self->story->cues[s].opens == BANG_OPENS_PLAIN)
          look (scan, &g_array_index (sentences, BangScanSentence, s), SCORE_LATER, &best);
    }
  if (best.n == 0)
    return;

  lengthen (scan, at, &best);
  for (guint i = 0; i < best.n; i++)
    g_ptr_array_add (event->places, bang_scan_dup (scan, best.first[i], best.end[i]));
  event->place_evidence = (BangEvidence) {
    bang_scan_span (scan, best.first[0], best.end[best.n - 1]),
    g_intern_static_string ("place-of-event"),
  };
}

/**
 * bang_events_own_province:
 * @self: the event stage
 *
 * Returns: (nullable): the one province of Việt Nam that title and main sentence
 *   name; %NULL for none or several
 */
const char *
bang_events_own_province (const BangEvents *self)
{
  const BangScan *scan = self->scan;
  const char *found = NULL;

  for (guint i = 0; i < scan->mentions->len; i++)
    {
      const BangScanMention *mention = &g_array_index (scan->mentions, BangScanMention, i);
      const BangEntity *entity;

      if (mention->kind != BANG_ENTITY_PLACE || mention->entity >= self->facts->entities->len ||
          (scan->tokens[mention->first].sentence != self->sentence &&
           bang_scan_get_zone (scan, mention->first)->kind != BANG_ZONE_TITLE))
        continue;
      entity = g_ptr_array_index (self->facts->entities, mention->entity);
      if (entity->side != BANG_SIDE_VN || g_strcmp0 (entity->place_kind, "province") != 0)
        continue;
      if (found != NULL && strcmp (found, entity->name) != 0)
        return NULL;
      found = entity->name;
    }
  return found;
}

/**
 * bang_events_is_domestic:
 * @self: the event stage
 *
 * Returns: whether nobody and nothing of another country is in the story, nor a
 *   word that speaks of one: nobody met anybody over a border
 */
gboolean
bang_events_is_domestic (const BangEvents *self)
{
  for (guint i = 0; i < self->facts->entities->len; i++)
    {
      const BangEntity *entity = g_ptr_array_index (self->facts->entities, i);

      if (entity->side == BANG_SIDE_CN || entity->side == BANG_SIDE_OTHER)
        return FALSE;
    }
  return bang_cue_find (self->scan, 0, self->scan->n_tokens, BANG_CLASS_CUE_ABROAD) == NULL;
}

/**
 * bang_events_is_destination:
 * @scan: a scan
 * @place: the first token of a place
 * @first: where its title or sentence begins
 *
 * "tiễn đoàn A sang công tác tại B": who is seen off goes there; nobody of B takes
 * part.
 *
 * Returns: whether @place is only where somebody who is seen off travels
 */
gboolean
bang_events_is_destination (const BangScan *scan,
                            guint32         place,
                            guint32         first)
{
  gboolean leads = FALSE;

  for (guint32 i = place; i > first && place - i < DESTINATION_REACH; i--)
    {
      const guint stop = BANG_GAP_SEMICOLON | BANG_GAP_COLON;

      if ((scan->tokens[i].gap & stop) != 0)
        return FALSE;
      leads = leads || bang_cue_at (scan, i - 1, BANG_CLASS_CUE_GOES) != NULL ||
              bang_cue_at (scan, i - 1, BANG_CLASS_CUE_LEAVES) != NULL;
      if (leads && bang_cue_at (scan, i - 1, BANG_CLASS_CUE_SEES_OFF) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether a row of @a and a row of @b are one, or of one country; %FALSE in
 * @known when the tables do not have both. */
static gboolean
share_row (BangLexicon *lexicon,
           const char  *a,
           const char  *b,
           gboolean     by_country,
           gboolean    *known)
{
  const guint64 places = BANG_LEX_BIT (BANG_LEX_PLACE);
  guint64 kinds_a;
  guint64 kinds_b;
  BangEntry entry_a = bang_lexicon_find (lexicon, a, &kinds_a);
  BangEntry entry_b = bang_lexicon_find (lexicon, b, &kinds_b);

  *known = entry_a != 0 && entry_b != 0 && (kinds_a & kinds_b & places) != 0;
  if (!*known)
    return FALSE;
  for (guint i = 0; i < bang_lexicon_n_rows (lexicon, entry_a, BANG_LEX_PLACE); i++)
    for (guint n = 0; n < bang_lexicon_n_rows (lexicon, entry_b, BANG_LEX_PLACE); n++)
      {
        guint x = bang_lexicon_get_row (lexicon, entry_a, BANG_LEX_PLACE, i);
        guint y = bang_lexicon_get_row (lexicon, entry_b, BANG_LEX_PLACE, n);
        const char *country = bang_lexicon_get_cell (lexicon, BANG_LEX_PLACE, x, PLACE_COUNTRY);

        if (x == y ||
            (by_country &&
             (*country == '\0' ||
              strcmp (country, bang_lexicon_get_cell (lexicon, BANG_LEX_PLACE, y, PLACE_COUNTRY)) == 0)))
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_same_spelling (const char *a,
                  const char *b)
{
  g_autofree char *x = bang_fold_key (a, -1);
  g_autofree char *y = bang_fold_key (b, -1);
  const char *p = x;
  const char *q = y;

  while (*p != '\0' || *q != '\0')
    {
      if (*p == ' ' || *p == '-')
        p++;
      else if (*q == ' ' || *q == '-')
        q++;
      else if (*p++ != *q++)
        return FALSE;
    }
  return TRUE;
}

/**
 * bang_place_is_same:
 * @lexicon: the tables
 * @a: the name of a place
 * @b: another
 *
 * Returns: whether the two are one name: with capitals, dashes and spaces or without
 *   ("CHĂMPASẮC" of a headline is the "Chăm-pa-sắc" of the story), or two spellings that the tables have for one place ("Salavan", "Sa-la-van")
 */
gboolean
bang_place_is_same (BangLexicon *lexicon,
                    const char  *a,
                    const char  *b)
{
  gboolean known;

  if (strcmp (a, b) == 0 || share_row (lexicon, a, b, FALSE, &known))
    return TRUE;
  return !known && is_same_spelling (a, b);
}

/**
 * bang_place_may_share_country:
 * @lexicon: the tables
 * @a: the name of a place
 * @b: another
 *
 * Returns: whether the tables do not put the two into different countries
 */
gboolean
bang_place_may_share_country (BangLexicon *lexicon,
                              const char  *a,
                              const char  *b)
{
  gboolean known;

  return share_row (lexicon, a, b, TRUE, &known) || !known;
}

static const char *
country_code (BangCountry country)
{
  switch (country)
    {
    case BANG_SIDE_VN:
      return "VN";
    case BANG_SIDE_CN:
      return "CN";
    case BANG_SIDE_UNKNOWN:
    case BANG_SIDE_OTHER:
    default:
      return "";
    }
}

/**
 * bang_place_lies_in:
 * @lexicon: the tables
 * @name: a place
 * @outer: another
 * @country: of both, unknown for any
 * @depth: how many places may stand between
 *
 * By the table of places, in any row of @name: "Hồng Hà" is a county of the
 * prefecture of that name, which is in Vân Nam.
 *
 * Returns: whether @name lies in @outer
 */
gboolean
bang_place_lies_in (BangLexicon *lexicon,
                    const char  *name,
                    const char  *outer,
                    BangCountry  country,
                    guint        depth)
{
  guint64 kinds;
  BangEntry entry = bang_lexicon_find (lexicon, name, &kinds);
  guint n_rows;

  if (entry == 0 || (kinds & BANG_LEX_BIT (BANG_LEX_PLACE)) == 0)
    return FALSE;
  n_rows = bang_lexicon_n_rows (lexicon, entry, BANG_LEX_PLACE);
  for (guint i = 0; i < n_rows; i++)
    {
      guint row = bang_lexicon_get_row (lexicon, entry, BANG_LEX_PLACE, i);
      const char *parent = bang_lexicon_get_cell (lexicon, BANG_LEX_PLACE, row, PLACE_PARENT);
      const char *code = bang_lexicon_get_cell (lexicon, BANG_LEX_PLACE, row, PLACE_COUNTRY);

      if (*parent == '\0' || (*country_code (country) != '\0' && strcmp (code, country_code (country)) != 0))
        continue;
      if (strcmp (parent, outer) == 0 && strcmp (name, outer) != 0)
        return TRUE;
      if (depth > 0 && strcmp (parent, name) != 0 && bang_place_lies_in (lexicon, parent, outer, country, depth - 1))
        return TRUE;
    }
  return FALSE;
}
