/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a verb of signing tells of a signing that took place: what is wished
 * for, planned, prepared or long past does not count.
 */

#include "extract/bang-agreements-private.h"

#include "extract/bang-cue.h"
#include "extract/bang-dates.h"

/* How far before a verb the word stands that says it is not done yet. */
#define UNDONE_REACH 9

/* How far before "và ký" the "đã" stands that says so of all verbs. */
#define DONE_REACH 12

/* How far before a verb the word stands that makes it another one's clause. */
#define CLAUSE_REACH 14

/* Tokens of an article. */
#define YEAR_REACH 4000

/* Words of the list before "; ký kết …". */
#define TALK_REACH 300

/* Words of "Ngày hai nước" before the verb. */
#define DAY_REACH 5

/* How far behind a verb "từ năm" stands that dates it. */
#define SINCE_REACH 6

/* How far before a paper the word stands that makes it one already known. */
#define KNOWN_REACH 4

/* "3 đồn: A, B và C ký": the colon of a list of those who sign. */
static gboolean
is_list_of_parties (const BangScan *scan,
                    guint32         first,
                    guint32         colon)
{
  g_autoptr (GArray) parties = g_array_new (FALSE, TRUE, sizeof (BangParty));

  for (guint32 i = MAX (first, colon - MIN (colon, 6)); i < colon; i++)
    if (bang_parties_read_group (scan, i, scan->n_tokens, parties) > colon)
      return TRUE;
  return FALSE;
}

/* "Bộ trưởng Bộ A, ông B; Bộ trưởng Bộ C, ông D ký": semicolons in a list of persons. */
static gboolean
is_list_of_persons (const BangScan *scan,
                    guint32         semicolon)
{
  return (scan->tokens[semicolon].gap & BANG_GAP_SEMICOLON) != 0 && semicolon > 0 &&
         (scan->tokens[semicolon - 1].marks & BANG_MARK_PERSON) != 0 &&
         (scan->tokens[semicolon].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) != 0;
}

static guint32
clause_start (const BangScan         *scan,
              const BangScanSentence *sentence,
              guint32                 token)
{
  guint32 first = MAX (sentence->first, token - MIN (token, BANG_MAX_CLAUSE));

  while (token > first &&
         ((scan->tokens[token].gap & (BANG_GAP_SEMICOLON | BANG_GAP_COLON)) == 0 ||
          is_list_of_persons (scan, token) ||
          ((scan->tokens[token].gap & BANG_GAP_COLON) != 0 && is_list_of_parties (scan, first, token))))
    token--;
  return token;
}

guint32
bang_clause_end (const BangScan         *scan,
                 const BangScanSentence *sentence,
                 guint32                 token)
{
  guint32 end = MIN (sentence->end, token + BANG_MAX_CLAUSE);

  while (token < end && (scan->tokens[token].gap & BANG_GAP_SEMICOLON) == 0)
    token++;
  return token;
}

BangSigning
bang_signing_at (const BangScan         *scan,
                 const BangScanSentence *sentence,
                 const BangMatch        *verb)
{
  return (BangSigning) {
    .clause = clause_start (scan, sentence, verb->first),
    .verb = verb->first,
    .verb_end = verb->end,
    .end = bang_clause_end (scan, sentence, verb->end),
  };
}

gboolean
bang_signing_is_done (const BangScan *scan,
                      guint32         verb)
{
  const BangMatch *settled;

  if (bang_cue_before (scan, verb, BANG_CLASS_CUE_DONE) != NULL ||
      (verb > 0 && bang_cue_before (scan, verb - 1, BANG_CLASS_CUE_DONE) != NULL))
    return TRUE;
  /* "đã thống nhất ký biên bản với các nội dung sau" */
  settled = bang_cue_before (scan, verb, BANG_CLASS_PROPOSAL_AGREE);
  if (settled != NULL && (bang_cue_at (scan, settled->first, BANG_CLASS_CUE_DONE) != NULL ||
                          bang_cue_before (scan, settled->first, BANG_CLASS_CUE_DONE) != NULL))
    return TRUE;
  if (verb == 0 || scan->tokens[verb - 1].word != BANG_WORD_VA)
    return FALSE;

  /* "hai bên đã trao đổi, thống nhất và ký kết": one "đã" for all. */
  for (guint32 n = 1; n < DONE_REACH && n < verb && (scan->tokens[verb - n].gap & BANG_GAP_SENTENCE) == 0; n++)
    if (bang_cue_at (scan, verb - n, BANG_CLASS_CUE_DONE) != NULL)
      return TRUE;
  return FALSE;
}

/* "Các đơn vị thống nhất ký biên bản, gồm các nội dung: …": what is told with its
 * points is on paper. */
static gboolean
is_settled_with_points (const BangScan    *scan,
                        const BangSigning *act)
{
  if (bang_cue_before (scan, act->verb, BANG_CLASS_PROPOSAL_AGREE) == NULL)
    return FALSE;
  for (guint32 i = act->verb_end; i < act->end; i++)
    if ((scan->tokens[i].gap & BANG_GAP_COLON) != 0)
      return TRUE;
  return FALSE;
}

/* "Hai bên thống nhất ký biên bản", "đồng ý ký kết": settled and signed in one breath,
 * where nothing puts it off. */
static gboolean
is_settled (const BangScan         *scan,
            const BangSentenceCues *cues,
            const BangSigning      *act)
{
  guint32 at = act->verb;

  /* "… ký bản ghi nhớ trong thời gian tới", not "… về hợp tác trong thời gian tới" */
  if (cues->future < act->end && (cues->future < act->verb || bang_cue_before (scan, cues->future, BANG_CLASS_SIGNING_PAPER) != NULL))
    return FALSE;
  if (at > act->clause && scan->tokens[at - 1].word == BANG_WORD_VA)
    at--;
  return bang_cue_before (scan, at, BANG_CLASS_SIGNING_SETTLED) != NULL;
}

/* "Hai bên đã trao đổi về việc mở lối thông quan; ký kết hiệp định …": an item
 * without a subject of a list of what is talked about. */
static gboolean
is_talked_about (const BangScan         *scan,
                 const BangScanSentence *sentence,
                 const BangSigning      *act)
{
  return act->verb == act->clause && act->clause > sentence->first &&
         (scan->tokens[act->clause].gap & BANG_GAP_SEMICOLON) != 0 &&
         bang_cue_find (scan, MAX (sentence->first, act->clause - MIN (act->clause, TALK_REACH)), act->clause,
                        BANG_CLASS_SIGNING_UNDONE) != NULL;
}

/* Wished for, planned or prepared: nothing was signed. */
gboolean
bang_signing_is_undone (const BangScan    *scan,
                        const BangStory   *story,
                        guint32            sentence,
                        const BangSigning *act)
{
  const BangSentenceCues *cues = &story->cues[sentence];

  if (bang_signing_is_done (scan, act->verb))
    return FALSE;
  if (cues->future < act->verb || cues->opens == BANG_OPENS_PLANNED)
    return TRUE;
  if (is_settled_with_points (scan, act) || is_settled (scan, cues, act))
    return FALSE;
  if (cues->wish < act->verb ||
      is_talked_about (scan, &g_array_index (scan->sentences, BangScanSentence, sentence), act))
    return TRUE;
  for (guint32 i = act->verb; i > act->clause && act->verb - i < UNDONE_REACH; i--)
    {
      if (i < act->verb && (scan->tokens[i].gap & BANG_GAP_COMMA) != 0)
        return FALSE;
      /* "đã làm việc với A và ký" */
      if (i > act->clause + 1 && scan->tokens[i - 2].word == BANG_WORD_LAM)
        continue;
      /* "trấn Mã Yên Để": a capital is of a name. */
      if (bang_cue_at (scan, i - 1, BANG_CLASS_SIGNING_UNDONE) != NULL &&
          (i - 1 == act->clause || (scan->tokens[i - 1].shape & BANG_SHAPE_CAPITAL) == 0))
        return TRUE;
    }
  return FALSE;
}

/* The latest year behind the verb is long before the event's own: "hai nước ký
 * thỏa thuận năm 2013", "đã ký kết hiệp định vào ngày 7/2/1992". Papers of a
 * year may be signed in the one before. */
static gboolean
has_old_year (const BangScan    *scan,
              const BangFacts   *facts,
              const BangSigning *act)
{
  const BangEvent *event = facts->events->len > 0 ? g_ptr_array_index (facts->events, 0) : NULL;
  guint now = event != NULL ? event->date.start.year : 0;
  guint latest = 0;
  gboolean dated = FALSE;

  for (guint32 i = act->verb_end; now != 0 && i < act->end; i++)
    {
      guint year;

      if (bang_scan_number (scan, i, 4, &year) && year >= 1900 && year < 2100 && year > latest)
        {
          latest = year;
          dated = (scan->tokens[i].marks & BANG_MARK_DATE) != 0;
        }
    }
  return latest != 0 && latest + (dated ? 1 : 2) <= now;
}

/**
 * bang_signing_year_of_story:
 * @scan: a scan
 * @facts: its events
 *
 * Returns: the year of the event, or the latest that the beginning of the text
 *   tells; 0 for none. Asked once for a text
 */
guint
bang_signing_year_of_story (const BangScan  *scan,
                            const BangFacts *facts)
{
  const BangEvent *event = facts->events->len > 0 ? g_ptr_array_index (facts->events, 0) : NULL;
  guint latest = event != NULL ? event->date.start.year : 0;

  for (guint32 i = 0; event != NULL && event->date.start.year == 0 && i < MIN (scan->n_tokens, YEAR_REACH); i++)
    {
      guint year;

      if ((scan->tokens[i].marks & BANG_MARK_DATE) != 0 && bang_scan_number (scan, i, 4, &year) &&
          year >= 1900 && year < 2100 && year > latest)
        latest = year;
    }
  return latest;
}

/* "Ngày 18/7/1977, hai nước đã ký Hiệp ước", "hồi tháng 2/2012, A và B ký": a date
 * with its year before the verb that is not the event's. What is news is told
 * by its day. */
static gboolean
has_old_date (const BangScan    *scan,
              const BangSigning *act,
              guint              story)
{
  for (guint32 i = act->clause; i < act->verb; i++)
    {
      guint year;
      guint month;

      if ((scan->tokens[i].marks & BANG_MARK_DATE) == 0 || !bang_scan_number (scan, i, 4, &year) || year < 1900 ||
          year > 2100)
        continue;
      if (year < story)
        return TRUE;
      if (i >= act->clause + 2 && (scan->tokens[i].gap & BANG_GAP_SLASH) != 0 && bang_scan_number (scan, i - 1, 2, &month) &&
          bang_cue_before (scan, i - 1, BANG_CLASS_DATE_MONTH) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "Kể từ khi hai nước ký thỏa thuận", "sau khi hai bên ký": told as the cause or
 * the time of something else. "Ngay sau khi ký" has no subject between. */
static gboolean
is_of_clause (const BangScan    *scan,
              const BangSigning *act)
{
  for (guint32 i = act->verb; i > act->clause && act->verb - i < CLAUSE_REACH; i--)
    {
      const BangMatch *match = bang_cue_at (scan, i - 1, BANG_CLASS_DATE_LIMIT_CLAUSE);

      if (i < act->verb && (scan->tokens[i].gap & BANG_GAP_COMMA) != 0)
        return FALSE;
      if (match != NULL && match->end < act->verb)
        return TRUE;
    }
  return FALSE;
}

/* "các thỏa thuận, cam kết đã ký kết": the verb stands behind its paper and says
 * which one; what follows is not what was signed. */
gboolean
bang_signing_is_relative (const BangScan *scan,
                          guint32         verb)
{
  guint32 at = verb;

  if (at == 0 || bang_cue_before (scan, at, BANG_CLASS_CUE_DONE) == NULL)
    return FALSE;
  at = bang_cue_before (scan, at, BANG_CLASS_CUE_DONE)->first;
  return bang_cue_before (scan, at, BANG_CLASS_SIGNING_PAPER) != NULL ||
         bang_cue_before (scan, at, BANG_CLASS_SIGNING_GENERIC) != NULL;
}

/* "Đến nay, tỉnh đã ký thỏa thuận với …": what the years brought.
 *
 * "Từ năm 2008, thành phố đã ký …; năm 2012, ký …": a year at the head of a
 * clause is of the past; today's papers are told with their day. */
gboolean
bang_signing_is_of_old (const BangScan    *scan,
                        const BangFacts   *facts,
                        const BangSigning *act,
                        guint              story)
{
  guint years;

  if (has_old_year (scan, facts, act) || has_old_date (scan, act, story) || is_of_clause (scan, act))
    return TRUE;
  for (guint32 i = act->clause; i < act->verb; i++)
    if (bang_cue_at (scan, i, BANG_CLASS_SIGNING_SO_FAR) != NULL &&
        (i == act->clause || (scan->tokens[i].gap & (BANG_GAP_SENTENCE | BANG_GAP_COMMA)) != 0))
      return TRUE;
  /* "ký kết nghĩa từ năm 2013", not "giai đoạn từ năm 2022 đến 2025". */
  for (guint32 i = act->verb_end; i + 2 < act->end && i < act->verb_end + SINCE_REACH; i++)
    {
      const BangMatch *from = bang_cue_at (scan, i, BANG_CLASS_DATE_FROM);
      guint year;

      if (from != NULL && bang_cue_at (scan, from->end, BANG_CLASS_DATE_YEAR) != NULL &&
          bang_scan_number (scan, from->end + 1, 4, &year) &&
          (from->end + 2 >= act->end || (scan->tokens[from->end + 2].word != BANG_WORD_DEN && bang_goes_on (scan, from->end + 2) == FALSE)))
        return TRUE;
    }
  /* "sau 1 năm ký kết biên bản": what came of it. */
  if (act->verb >= act->clause + 2 && bang_scan_number (scan, act->verb - 2, 2, &years) &&
      bang_cue_before (scan, act->verb, BANG_CLASS_DATE_YEAR) != NULL)
    return TRUE;
  /* "kỷ niệm 40 năm Ngày ký Hiệp ước", "… Ngày hai nước ký Hiệp ước". */
  for (guint32 i = act->verb; i > act->clause && act->verb - i < DAY_REACH; i--)
    {
      guint day;

      if (bang_cue_at (scan, i - 1, BANG_CLASS_DATE_DAY) != NULL && !bang_scan_number (scan, i, 2, &day) &&
          (scan->tokens[i].marks & BANG_MARK_DATE) == 0)
        return TRUE;
    }
  for (guint32 i = act->clause; i < act->verb; i++)
    {
      const guint signs = BANG_GAP_SENTENCE | BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON;
      const BangMatch *match = bang_cue_at (scan, i, BANG_CLASS_DATE_YEAR);
      guint year;

      if (match == NULL || !bang_scan_number (scan, match->end, 4, &year) ||
          (scan->tokens[match->end].marks & BANG_MARK_DATE) != 0)
        continue;
      if (i == act->clause || (scan->tokens[i].gap & signs) != 0 ||
          bang_cue_before (scan, i, BANG_CLASS_DATE_FROM) != NULL ||
          bang_cue_before (scan, i, BANG_CLASS_DATE_AT) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
bang_paper_is_known (const BangScan *scan,
                     guint32         first,
                     guint32         paper)
{
  guint32 from = MAX (first, paper - MIN (paper, KNOWN_REACH));

  return bang_cue_find (scan, from, paper, BANG_CLASS_SIGNING_KNOWN) != NULL;
}

/* "5 biên bản", "các thỏa thuận": several papers whose list may follow. */
gboolean
bang_paper_is_counted (const BangScan *scan,
                       guint32         first,
                       guint32         paper)
{
  guint count;

  for (guint32 i = first; i < paper; i++)
    if (bang_scan_number (scan, i, 3, &count) && count > 1)
      return TRUE;
  return bang_paper_is_known (scan, first, paper);
}
