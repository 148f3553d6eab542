/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of event a stretch of text tells: the words of event-types.tsv,
 * weighed. A word that names an event by itself ("hội đàm", "lễ ký kết")
 * outweighs one that often goes along ("làm việc", "giao lưu"); a noun carried
 * by a main verb ("đã diễn ra Lễ trao giải") outweighs a frame ("trong khuôn
 * khổ Đại hội"). The title decides if it says anything plain, then the lead.
 */

#include "extract/bang-events-private.h"

#include <string.h>

#include "extract/bang-cue.h"

#define SCORE_STRONG 6
#define SCORE_PLAIN 4
#define SCORE_WEAK 2
#define SCORE_AGREED 0
#define SCORE_CARRIED 3
#define SCORE_FRAME -7
#define SCORE_BEHIND -2

/* The least that a title must say to decide the type alone. */
#define MIN_TITLE 4

/* How far behind "trong khuôn khổ" the name of the frame begins, in words. */
#define FRAME_REACH 8

/* How far behind "tại" the word for the event stands: "tại buổi hội đàm". */
#define OPENING_REACH 4

/* How far behind "trao" the paper stands, in words. */
#define PAPER_REACH 5

/* How long the name of an event may be, in words. */
#define MAX_NAME 40

static int
weigh (const BangScan  *scan,
       const BangMatch *match)
{
  if (bang_cue_has_class (match, BANG_CLASS_EVENT_STRONG))
    return SCORE_STRONG;
  if (bang_cue_has_class (match, BANG_CLASS_EVENT_PLAIN))
    return SCORE_PLAIN;
  /* What was agreed was agreed at something, which says more. */
  if (strcmp (bang_scan_get_cell (scan, match, BANG_LEX_EVENT, 1), "AGREE") == 0)
    return SCORE_AGREED;
  return SCORE_WEAK;
}

/* How far back from @token its clause goes: to a comma, but not too far. */
static guint32
clause_before (const BangScan *scan,
               guint32         first,
               guint32         token)
{
  guint32 from = MAX (first, token - MIN (token, FRAME_REACH));
  guint32 i = token;

  while (i > from && (scan->tokens[i].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON)) == 0)
    i--;
  return i;
}

/* The event named here is not what takes place but what it is part of. */
static gboolean
is_framed (const BangScan *scan,
           guint32         first,
           guint32         token)
{
  guint32 from = clause_before (scan, first, token);

  for (guint32 i = token; i > from; i--)
    {
      const BangMatch *match = bang_cue_at (scan, i - 1, BANG_CLASS_CUE_WITHIN);

      if (match != NULL && match->end <= token)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_carried (const BangScan *scan,
            guint32         token)
{
  if ((scan->tokens[token].gap & BANG_GAP_HARD) != 0)
    return FALSE;
  return bang_cue_before (scan, token, BANG_CLASS_CUE_HELD) != NULL ||
         bang_cue_before (scan, token, BANG_CLASS_CUE_DONE) != NULL;
}

/* "phát biểu tại Hội nghị", "về nước sau Liên hoan": a place or a time. */
static gboolean
is_behind (const BangScan *scan,
           guint32         token)
{
  return token > 0 && (scan->tokens[token].gap & BANG_GAP_SENTENCE) == 0 &&
         bang_cue_before (scan, token, BANG_CLASS_CUE_BEHIND) != NULL;
}

/* "Chuẩn bị nội dung cho Hội đàm", "bàn kế hoạch tổ chức Hội đàm": that
 * event is still to be held. */
static gboolean
is_prepared (const BangScan *scan,
             guint32         first,
             guint32         token)
{
  guint32 from = clause_before (scan, first, token);

  for (guint32 i = token; i > from; i--)
    if (bang_cue_before (scan, i, BANG_CLASS_CUE_PREPARES) != NULL)
      return TRUE;
  return FALSE;
}

/* "ký Bản ghi nhớ về tăng cường giao lưu hợp tác": what a paper is about. */
static gboolean
is_of_paper (const BangScan *scan,
             guint32         first,
             guint32         token)
{
  guint32 from = clause_before (scan, first, token);

  for (guint32 i = token; i > from; i--)
    {
      if (scan->tokens[i - 1].word == BANG_WORD_VE &&
          bang_cue_before (scan, i - 1, BANG_CLASS_SIGNING_PAPER) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "đã trao hai văn kiện hợp tác": papers are exchanged by those who signed them. */
static gboolean
hands_papers (const BangScan  *scan,
              const BangMatch *match,
              guint32          end)
{
  const guint32 last = MIN (end, match->end + PAPER_REACH);

  return strcmp (bang_scan_get_cell (scan, match, BANG_LEX_EVENT, 1), "AWARD") == 0 &&
         bang_cue_has_class (match, BANG_CLASS_EVENT_WEAK) &&
         (bang_cue_find (scan, match->end, last, BANG_CLASS_SIGNING_PAPER) != NULL ||
          bang_cue_find (scan, match->end, last, BANG_CLASS_SIGNING_GENERIC) != NULL);
}

/* "… đã tiếp Bộ trưởng A nhân dịp sang thăm, dự Hội nghị": what brought the guest, told
 * behind what is done. */
static gboolean
is_occasion (const BangScan *scan,
             guint32         first,
             guint32         token)
{
  for (guint32 i = first; i < token; i++)
    if (scan->tokens[i].word == BANG_WORD_NHAN && bang_cue_at (scan, i, BANG_CLASS_CUE_OCCASION) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * bang_events_find_trigger:
 * @self: the event stage
 * @first: tokens
 * @end: behind them
 *
 * Returns: the word that says best what took place; type %NULL for none
 */
BangTrigger
bang_events_find_trigger (const BangEvents *self,
                          guint32           first,
                          guint32           end)
{
  const BangScan *scan = self->scan;
  BangTrigger best = { NULL, 0, first, first };
  gboolean carried = FALSE;
  guint32 last_end = first;
  guint32 done = first;         /* behind the last event that a verb carries */
  guint32 i = first;

  /* In a title the first word that names an event is its verb. */
  gboolean title = first < scan->n_tokens && bang_scan_get_zone (scan, first)->kind == BANG_ZONE_TITLE;

  while (i < end)
    {
      const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_EVENT));
      guint marks = BANG_MARK_ORGANISATION | BANG_MARK_TITLE | BANG_MARK_PERSON | BANG_MARK_DATE;
      int score;

      if (match == NULL || match->end > end)
        {
          i++;
          continue;
        }
      if (!bang_cue_has_class (match, BANG_CLASS_EVENT_NOT) &&
          (scan->tokens[i].marks & marks) == 0)
        {
          score = weigh (scan, match);
          /* "đã đón tiếp và hội đàm với": the verb carries both. */
          carried = !title && (is_carried (scan, i) ||
                               (carried && i == last_end + 1 && scan->tokens[last_end].word == BANG_WORD_VA));
          last_end = match->end;
          if (hands_papers (scan, match, end))
            score = SCORE_STRONG;
          if (is_framed (scan, first, i) || is_prepared (scan, first, i) || is_of_paper (scan, first, i))
            score += SCORE_FRAME;
          else if (done > first && is_occasion (scan, done, i))
            score += SCORE_FRAME;
          else if (carried)
            score += SCORE_CARRIED;
          else if (is_behind (scan, i))
            score += SCORE_BEHIND;
          if ((carried || scan->tokens[i].word == BANG_WORD_DA) && (done == first || !is_occasion (scan, done, i)))
            done = match->end;
          if (score > best.score)
            best = (BangTrigger) { hands_papers (scan, match, end) ? g_intern_static_string ("SIGN")
                                   : g_intern_string (bang_scan_get_cell (scan, match, BANG_LEX_EVENT, 1)),
                                   score, match->first, match->end };
        }
      i = match->end;
    }
  return best;
}

static gboolean
title_tokens (const BangScan *scan,
              guint32        *first,
              guint32        *end)
{
  for (guint i = 0; i < scan->zones->len; i++)
    {
      const BangScanZone *zone = &g_array_index (scan->zones, BangScanZone, i);

      if (zone->kind == BANG_ZONE_TITLE)
        {
          *first = zone->first;
          *end = zone->end;
          return TRUE;
        }
    }
  return FALSE;
}

/* Events that take two sides, of which one is foreign. */
static gboolean
is_between_sides (const char *type)
{
  static const char * const types[] = {
    "VISIT", "TALKS", "COURTESY", "NEGOT", "REMOTE", "AGREE", "SITE",
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (type, types[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "Tại buổi hội đàm ngày 16/8, ông A …": what a sentence of the first paragraphs opens
 * with as known is the event; type %NULL for none. */
static BangTrigger
find_opening (const BangEvents *self)
{
  const BangScan *scan = self->scan;

  for (guint32 s = 0; s < scan->sentences->len; s++)
    {
      const BangScanSentence *sentence = &g_array_index (scan->sentences, BangScanSentence, s);
      guint32 at = sentence->first;

      if (!bang_story_is_story (self->story, s))
        continue;
      if (bang_story_paragraph (self->story, s) > 2)
        break;
      /* "Phát biểu tại hội nghị" */
      for (guint n = 0; n < 2 && at < sentence->end && scan->tokens[at].word != BANG_WORD_TAI; n++)
        at++;
      if (at >= sentence->end || scan->tokens[at].word != BANG_WORD_TAI)
        continue;
      for (guint32 i = at + 1; i < MIN (sentence->end, at + OPENING_REACH) && (scan->tokens[i].gap & BANG_GAP_COMMA) == 0; i++)
        {
          const BangMatch *match = bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_EVENT));

          if (match != NULL && !bang_cue_has_class (match, BANG_CLASS_EVENT_NOT) && weigh (scan, match) >= SCORE_PLAIN &&
              (scan->tokens[i].marks & (BANG_MARK_ORGANISATION | BANG_MARK_PLACE)) == 0)
            return (BangTrigger) { g_intern_string (bang_scan_get_cell (scan, match, BANG_LEX_EVENT, 1)),
                                   weigh (scan, match), match->first, match->end };
        }
    }
  return (BangTrigger) { NULL, 0, 0, 0 };
}

/* What is talked about at a meeting more often than it is an event of its own. */
static gboolean
is_matter (const char *type)
{
  return strcmp (type, "CULT") == 0 || strcmp (type, "TRADE") == 0 || strcmp (type, "EDU") == 0 || strcmp (type, "AGREE") == 0;
}

/* Whether @opening, what a sentence opens with, says better than @lead what took
 * place: it is the frame of the same sentence, or the meeting at which the
 * matter of @lead was talked about. */
static gboolean
opens_better (const BangEvents  *self,
              const BangTrigger *opening,
              const BangTrigger *lead)
{
  if (opening->type == NULL || lead->type == NULL || strcmp (opening->type, lead->type) == 0)
    return FALSE;
  if (strcmp (opening->type, "TALKS") != 0 && strcmp (opening->type, "CONF") != 0 && strcmp (opening->type, "NEGOT") != 0)
    return FALSE;
  if (self->scan->tokens[opening->first].sentence == self->scan->tokens[lead->first].sentence)
    return opening->first < lead->first;
  return is_matter (lead->type) && lead->score < SCORE_STRONG + SCORE_CARRIED;
}

/**
 * bang_events_decide_type:
 * @self: the event stage; the main sentence is known
 *
 * Returns: what the story is about: the title's word, else the main
 *   sentence's, else the best of the first paragraphs; type %NULL for none
 */
BangTrigger
bang_events_decide_type (const BangEvents *self)
{
  BangTrigger title = { NULL, 0, 0, 0 };
  BangTrigger lead = { NULL, 0, 0, 0 };
  const BangScanSentence *sentence;
  guint32 first;
  guint32 end;

  if (title_tokens (self->scan, &first, &end))
    title = bang_events_find_trigger (self, first, end);
  if (title.score >= MIN_TITLE && !is_between_sides (title.type))
    return title;

  if (title.score < MIN_TITLE && self->sentence < self->scan->sentences->len)
    {
      sentence = &g_array_index (self->scan->sentences, BangScanSentence, self->sentence);
      lead = bang_events_find_trigger (self, sentence->first, sentence->end);
    }
  for (guint32 s = 0; title.score < MIN_TITLE && lead.score < MIN_TITLE && s < self->scan->sentences->len; s++)
    {
      BangTrigger other;

      if (!bang_story_is_story (self->story, s))
        continue;
      if (bang_story_paragraph (self->story, s) > 2)
        break;
      sentence = &g_array_index (self->scan->sentences, BangScanSentence, s);
      other = bang_events_find_trigger (self, sentence->first, sentence->end);
      if (other.score > lead.score)
        lead = other;
    }
  if (lead.score <= title.score)
    {
      lead = title;
    }
  else if (title.score < MIN_TITLE)
    {
      const BangTrigger opening = find_opening (self);

      if (opens_better (self, &opening, &lead))
        lead = opening;
    }
  /* At home people are met and thanked too; that is no foreign affair. */
  if (lead.type != NULL && is_between_sides (lead.type) && bang_events_is_domestic (self))
    return (BangTrigger) { NULL, 0, 0, 0 };
  return lead;
}

/**
 * bang_events_name_end:
 * @self: the event stage
 * @first: the head of an event's name
 * @end: where to stop looking
 *
 * A name runs over nouns, places and its year, and ends at a verb, a date, or
 * a sign that no name holds.
 *
 * Returns: behind the name's last token
 */
guint32
bang_events_name_end (const BangEvents *self,
                      guint32           first,
                      guint32           end)
{
  const BangScan *scan = self->scan;
  guint32 last = MIN (end, first + MAX_NAME);

  for (guint32 i = first + 1; i < last; i++)
    {
      guint gap = scan->tokens[i].gap;

      if ((gap & (BANG_GAP_SEMICOLON | BANG_GAP_COLON | BANG_GAP_SENTENCE | BANG_GAP_COMMA)) != 0 ||
          (scan->tokens[i].marks & BANG_MARK_DATE) != 0)
        return i;
      if (bang_cue_at (scan, i, BANG_CLASS_CUE_HELD) != NULL ||
          bang_cue_at (scan, i, BANG_CLASS_CUE_DONE) != NULL ||
          bang_cue_at (scan, i, BANG_CLASS_CUE_WILL) != NULL ||
          bang_cue_at (scan, i, BANG_CLASS_CUE_BEHIND) != NULL)
        return i;
    }
  return last;
}

static guint
read_ordinal (const BangScan *scan,
              guint32         token)
{
  static const char * const words[] = {
    "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",
  };
  static const struct
  {
    char  sign;
    guint value;
  } romans[] = { { 'I', 1 }, { 'V', 5 }, { 'X', 10 }, { 'L', 50 } };
  const BangScanToken *t;
  guint value;
  guint last = 0;

  if (token >= scan->n_tokens)
    return 0;
  if (bang_scan_number (scan, token, 3, &value))
    return value;

  t = &scan->tokens[token];
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (t->end - t->start == strlen (words[i]) &&
        strncmp (scan->text + t->start, words[i], strlen (words[i])) == 0)
      return i + 1;

  value = 0;
  for (guint32 i = t->end; i > t->start; i--)
    {
      guint digit = 0;

      for (guint n = 0; n < G_N_ELEMENTS (romans); n++)
        if (romans[n].sign == scan->text[i - 1])
          digit = romans[n].value;
      if (digit == 0)
        return 0;
      value = digit < last ? value - MIN (digit, value) : value + digit;
      last = MAX (last, digit);
    }
  return value;
}

/**
 * bang_events_read_series:
 * @self: the event stage
 * @first: the head of an event's name
 * @end: where to stop looking
 * @event: its series and edition are filled when the name counts itself
 *
 * "Hội nghị thường niên lần thứ 3 …" is the third of "Hội nghị thường niên";
 * "Phiên họp thứ 9 Nhóm công tác liên hợp" the ninth of its kind.
 */
void
bang_events_read_series (const BangEvents *self,
                         guint32           first,
                         guint32           end,
                         BangEvent        *event)
{
  const BangScan *scan = self->scan;
  guint32 last = MIN (end, first + MAX_NAME);

  for (guint32 i = first + 1; i < last; i++)
    {
      const BangMatch *match = bang_cue_at (scan, i, BANG_CLASS_CUE_ORDINAL);
      guint edition;

      if ((scan->tokens[i].gap & (BANG_GAP_SEMICOLON | BANG_GAP_SENTENCE)) != 0)
        return;
      if (match == NULL)
        continue;
      edition = read_ordinal (scan, match->end);
      if (edition == 0)
        continue;
      g_free (event->series);
      event->series = bang_scan_dup (scan, first, i);
      event->edition = edition;
      return;
    }
}
