/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the dates in a story is the main event's.
 *
 * The lead says it, most often with its first words: "Sáng 19/11, tại …". A
 * date inside a clause may belong to a frame ("chuyến thăm từ ngày 11 đến
 * 15/6, sáng 12/6 …") or to what came before ("sau khi …"), so a date that
 * opens its sentence is better than one that opens a clause, a part of the day
 * is better than a bare day, and sentences that look back or ahead are passed
 * over. The further from the lead, the plainer the sign must be.
 */

#include "extract/bang-events-private.h"

#include "extract/bang-cue.h"

/* Where a main date may stand: the first paragraphs of the story. */
#define LEAD_PARAGRAPHS 4
#define LEAD_SENTENCES 14

/* The sentences in which any date passes for the story's. */
#define LEAD_START 3

/* How far before a date "sau khi" still governs it, in words. */
#define GOVERN_REACH 14

/* A date inside the first sentence with a year of its own may be of a picture
 * or of a precedent; one that opens a sentence this soon after is better. */
#define OPENING_SOON 3

/* How long ago a report tells of, in days. */
#define REPORTED_DAYS 31

/* How long the name of who tells the press is at most, in words. */
#define TELLER_REACH 30

/* The least score of a date in the lead, and behind it. */
#define MIN_SCORE_LEAD 0
#define MIN_SCORE_BODY 4

static gboolean
is_governed (const BangScan *scan,
             guint32         token)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, token);

  for (guint32 n = 0, i = token; n < GOVERN_REACH && i > sentence->first; n++, i--)
    {
      if ((scan->tokens[i].gap & (BANG_GAP_COMMA | BANG_GAP_SEMICOLON)) != 0)
        return FALSE;
      if (bang_cue_at (scan, i - 1, BANG_CLASS_DATE_LIMIT_CLAUSE) != NULL)
        return TRUE;
    }
  return FALSE;
}

static int
score_of (const BangEvents *self,
          const BangWhen   *when)
{
  const BangScan *scan = self->scan;
  int score = 1;

  if ((when->flags & BANG_WHEN_OPENING) != 0)
    score += 7;
  else if ((when->flags & BANG_WHEN_CLAUSE) != 0)
    score += 3;
  if ((when->flags & (BANG_WHEN_PART | BANG_WHEN_TODAY | BANG_WHEN_YESTERDAY)) != 0)
    score += 3;
  if ((when->flags & BANG_WHEN_RANGE) != 0)
    score += 2;
  if ((when->flags & BANG_WHEN_BARE) != 0)
    score -= 2;
  if ((when->flags & BANG_WHEN_TOMORROW) != 0)
    score -= 4;
  if (is_governed (scan, when->first))
    score -= 6;
  /* "từ ngày 14 đến 15/4 vừa qua" */
  if ((when->flags & BANG_WHEN_OPENING) == 0 && bang_cue_at (scan, when->end, BANG_CLASS_DATE_PAST) != NULL)
    score -= 6;

  /* A verb of holding right before it: "tổ chức tại thành phố … sáng 27/3". */
  if (bang_cue_before (scan, when->first, BANG_CLASS_CUE_HELD) != NULL)
    score += 2;
  return score;
}

/* The best date of one sentence; BANG_NOWHERE for none. */
static guint32
best_of_sentence (const BangEvents *self,
                  guint32           sentence,
                  guint             first,
                  int              *best)
{
  guint32 found = BANG_NOWHERE;

  *best = G_MININT;
  for (guint i = first; i < self->whens->len; i++)
    {
      const BangWhen *when = &g_array_index (self->whens, BangWhen, i);
      int score;

      if (when->sentence > sentence)
        break;
      if (when->sentence < sentence || !bang_when_is_day (when) ||
          (when->flags & BANG_WHEN_DECOY) != 0)
        continue;
      score = score_of (self, when);
      if (score > *best)
        {
          *best = score;
          found = i;
        }
    }
  return found;
}

/* A day with a year that the story leaves far behind is of the background. */
static gboolean
is_background (const BangEvents *self,
               guint32           index,
               guint32           paragraph)
{
  const BangWhen *when = &g_array_index (self->whens, BangWhen, index);
  BangDay bound = bang_years_get_latest (self->years);

  if (when->start.year == 0)
    return FALSE;
  return when->start.year + (paragraph == 0 ? 1 : 0) < bound.year;
}

/* A day with its year inside a sentence behind the lead: of a picture, of a
 * precedent, of a paper; the story's own day opens or closes a clause. */
static gboolean
is_passing (const BangEvents *self,
            guint32           index)
{
  const BangWhen *when = &g_array_index (self->whens, BangWhen, index);
  const guint plain = BANG_WHEN_OPENING | BANG_WHEN_CLAUSE | BANG_WHEN_PART | BANG_WHEN_TODAY;

  return when->start.year != 0 && (when->flags & plain) == 0;
}

/* A better date than @found, which stands inside its sentence. */
static guint32
find_opening_soon (const BangEvents *self,
                   guint32           found)
{
  const BangWhen *when = &g_array_index (self->whens, BangWhen, found);
  guint32 paragraph = bang_story_paragraph (self->story, when->sentence);

  if (when->start.year == 0 || (when->flags & BANG_WHEN_OPENING) != 0)
    return found;
  for (guint i = found + 1; i < self->whens->len; i++)
    {
      const BangWhen *other = &g_array_index (self->whens, BangWhen, i);

      if (other->sentence > when->sentence + OPENING_SOON ||
          bang_story_paragraph (self->story, other->sentence) != paragraph)
        break;
      if (other->sentence > when->sentence && other->start.year == 0 && bang_when_is_day (other) &&
          (other->flags & BANG_WHEN_OPENING) != 0 && (other->flags & BANG_WHEN_DECOY) == 0)
        return i;
    }
  return found;
}

/* "Ngày 26/1, tin từ Đồn Biên phòng A cho biết": the day on which it was told. */
static gboolean
is_of_report (const BangEvents *self,
              guint32           index)
{
  const guint names = BANG_MARK_ORGANISATION | BANG_MARK_PERSON | BANG_MARK_TITLE | BANG_MARK_PLACE;
  const BangWhen *when = &g_array_index (self->whens, BangWhen, index);
  guint32 end = bang_scan_sentence_end (self->scan, when->first);
  guint32 at = when->end;

  /* "Ngày 5/4, Tỉnh đoàn A cho biết, …" */
  while (at < end && at - when->end < TELLER_REACH && (self->scan->tokens[at].marks & names) != 0)
    at++;
  if (at > when->end && at + 1 < end && BANG_IS (self->scan, at, BANG_WORD_CHO, BANG_WORD_BIET))
    return TRUE;
  return bang_cue_at (self->scan, when->end, BANG_CLASS_DATE_REPORT) != NULL ||
         bang_cue_before (self->scan, when->first, BANG_CLASS_DATE_REPORT) != NULL;
}

/* The day that a report tells of: the next one printed, if it is not to come;
 * else the day of the report has to do. */
static guint32
find_reported (const BangEvents *self,
               guint32           report)
{
  const BangWhen *told = &g_array_index (self->whens, BangWhen, report);

  for (guint i = report + 1; i < self->whens->len; i++)
    {
      const BangWhen *when = &g_array_index (self->whens, BangWhen, i);
      guint32 paragraph = bang_story_paragraph (self->story, when->sentence);
      BangDay day = when->start;
      BangDay on = told->start;
      int ago;

      if (paragraph == BANG_NOWHERE || !bang_when_is_day (when) || (when->flags & BANG_WHEN_DECOY) != 0)
        continue;
      if (paragraph >= LEAD_PARAGRAPHS)
        break;
      if (self->story->cues[when->sentence].future != BANG_NOWHERE || is_governed (self->scan, when->first))
        continue;
      if (day.year != 0 && on.year == 0)
        on.year = day.year;
      else if (day.year == 0)
        day.year = on.year = on.year != 0 ? on.year : 2000;
      ago = bang_day_to_ordinal (on) - bang_day_to_ordinal (day);
      if (ago < 0 && ago + 366 <= REPORTED_DAYS)
        ago += 366;
      if (ago >= 0 && ago <= REPORTED_DAYS)
        return i;
    }
  return report;
}

/* Walks the first paragraphs for the date that governs the story. */
static guint32
find_main (const BangEvents *self)
{
  const GArray *sentences = self->scan->sentences;
  guint first = 0;
  guint n = 0;

  for (guint32 s = 0; s < sentences->len && n < LEAD_SENTENCES; s++)
    {
      guint32 paragraph = bang_story_paragraph (self->story, s);
      const BangSentenceCues *cues = &self->story->cues[s];
      guint32 found;
      int score;

      while (first < self->whens->len && g_array_index (self->whens, BangWhen, first).sentence < s)
        first++;
      if (paragraph == BANG_NOWHERE)
        continue;
      if (paragraph >= LEAD_PARAGRAPHS)
        break;
      n++;
      if (cues->opens == BANG_OPENS_EARLIER ||
          (cues->opens == BANG_OPENS_PLANNED && paragraph > 0))
        continue;

      found = best_of_sentence (self, s, first, &score);
      if (found != BANG_NOWHERE && paragraph > 0 && is_passing (self, found))
        continue;
      if (found == BANG_NOWHERE || score < (n <= LEAD_START ? MIN_SCORE_LEAD : MIN_SCORE_BODY) ||
          is_background (self, found, paragraph))
        continue;
      if (is_of_report (self, found))
        return find_reported (self, found);
      return find_opening_soon (self, found);
    }
  return BANG_NOWHERE;
}

/* A date in the title, when the story has none. */
static guint32
find_in_title (const BangEvents *self)
{
  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *when = &g_array_index (self->whens, BangWhen, i);

      if (when->zone == BANG_ZONE_TITLE && bang_when_is_day (when) &&
          (when->flags & BANG_WHEN_DECOY) == 0)
        return i;
    }
  return BANG_NOWHERE;
}

/* "Sáng nay", "hôm qua" in the lead, with no figures. */
static gboolean
find_today (const BangEvents *self,
            BangWhen         *when,
            guint32          *sentence)
{
  const GArray *sentences = self->scan->sentences;

  for (guint32 s = 0; s < sentences->len; s++)
    {
      const BangScanSentence *at = &g_array_index (sentences, BangScanSentence, s);
      guint32 paragraph = bang_story_paragraph (self->story, s);

      if (paragraph == BANG_NOWHERE)
        continue;
      if (paragraph > 1)
        break;
      for (guint32 i = at->first; i < at->end; i++)
        {
          const BangMatch *match = bang_cue_at (self->scan, i, BANG_CLASS_DATE_TODAY);
          guint flags = BANG_WHEN_TODAY;

          if (match == NULL)
            {
              match = bang_cue_at (self->scan, i, BANG_CLASS_DATE_YESTERDAY);
              flags = BANG_WHEN_YESTERDAY;
            }
          if (match == NULL || match->end - match->first < 2)
            continue;
          *when = (BangWhen) { .first = match->first, .end = match->end, .flags = flags };
          when->span = bang_scan_span (self->scan, match->first, match->end);
          *sentence = s;
          return TRUE;
        }
    }
  return FALSE;
}

/* A day of the lunar calendar in the lead: kept as printed, not converted. */
static guint32
find_lunar (const BangEvents *self)
{
  for (guint i = 0; i < self->whens->len; i++)
    {
      const BangWhen *when = &g_array_index (self->whens, BangWhen, i);

      if ((when->flags & BANG_WHEN_LUNAR) != 0 &&
          bang_story_paragraph (self->story, when->sentence) == 0)
        return i;
    }
  return BANG_NOWHERE;
}

static guint32
first_story_sentence (const BangEvents *self)
{
  for (guint32 s = 0; s < self->scan->sentences->len; s++)
    if (bang_story_is_story (self->story, s))
      return s;
  return 0;
}

/* To come: the sentence says so, and no verb in it says that it is done. */
static gboolean
is_planned (const BangEvents *self,
            guint32           sentence)
{
  const BangScanSentence *at = &g_array_index (self->scan->sentences, BangScanSentence, sentence);

  return self->story->cues[sentence].future != BANG_NOWHERE &&
         bang_cue_find (self->scan, at->first, at->end, BANG_CLASS_CUE_DONE) == NULL;
}

/**
 * bang_events_decide_date:
 * @self: the event stage; `sentence` and `when` are set
 * @event: the main event; its date and aspect are filled
 *
 * Finds the date that governs the story, and its year if the text tells it.
 */
void
bang_events_decide_date (BangEvents *self,
                         BangEvent  *event)
{
  guint32 found = find_main (self);
  BangWhen today = { 0, };

  self->sentence = first_story_sentence (self);
  if (found == BANG_NOWHERE)
    found = find_in_title (self);

  if (found == BANG_NOWHERE && find_today (self, &today, &self->sentence))
    {
      if (bang_years_today (self->years, &today, &event->date))
        return;
      event->date.text = bang_scan_dup_span (self->scan, today.span);
      event->date.evidence = (BangEvidence) { today.span, g_intern_static_string ("date-today") };
      return;
    }
  if (found == BANG_NOWHERE)
    found = find_lunar (self);
  if (found == BANG_NOWHERE)
    return;

  self->when = found;
  if (bang_story_is_story (self->story, g_array_index (self->whens, BangWhen, found).sentence))
    self->sentence = g_array_index (self->whens, BangWhen, found).sentence;
  event->aspect = is_planned (self, self->sentence) ||
                  (g_array_index (self->whens, BangWhen, found).flags & BANG_WHEN_TOMORROW) != 0
                  ? BANG_ASPECT_PLANNED : BANG_ASPECT_OCCURRED;
  bang_years_resolve (self->years, &g_array_index (self->whens, BangWhen, found),
                      event->aspect == BANG_ASPECT_PLANNED, &event->date);
}
