/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who asks, and who is asked.
 *
 * The subject stands before the verb: a person with his offices, "hai bên", a
 * body, a place, or several of them. Walking back from the verb over words that
 * belong to names finds it; a verb that other verbs part from its subject ("…
 * chúc mừng … và đề nghị") takes the first person of the sentence. Who is asked
 * stands between the verb and what is asked: "đề nghị tỉnh Vân Nam quan tâm".
 * The scan's thread; a few dozen tokens at each verb.
 */

#include "extract/bang-proposals-private.h"

#include "extract/bang-cue.h"

/* How far back a subject may reach, in words: a person with four offices. */
#define MAX_SUBJECT 48

/* Words of "đoàn đại biểu cấp cao" before its last. */
#define MAX_LEAD 4

/* Words of "Tại buổi hội đàm chiều cùng ngày,". */
#define MAX_ADVERBIAL 16

/* How far into a sentence its subject may begin. */
#define MAX_OPENING 48

/* Words of their name behind "hai cơ quan". */
#define MAX_BOTH_MORE 4

/* How long the name of those who are asked may be. */
#define MAX_ASKED 16

#define CLAUSE_SIGNS (BANG_GAP_SENTENCE | BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON | \
                      BANG_GAP_OPEN_QUOTE)

#define ASKED_STOPS (BANG_GAP_SEMICOLON | BANG_GAP_COLON | BANG_GAP_SENTENCE)

#define NAME_MARKS (BANG_MARK_PERSON | BANG_MARK_TITLE | BANG_MARK_ORGANISATION | BANG_MARK_PLACE)

/* Steps back over "cũng", "đã", "bày tỏ" to the end of the subject. */
static guint32
skip_adverbs (const BangScan *scan,
              guint32         first,
              guint32         frame)
{
  for (guint n = 0; n < 4 && frame > first; n++)
    {
      const BangMatch *match = bang_cue_before (scan, frame, BANG_CLASS_PROPOSAL_ADVERB);

      if (match == NULL || match->first < first ||
          (scan->tokens[frame].gap & BANG_GAP_HARD & ~(guint) BANG_GAP_COMMA) != 0)
        break;
      frame = match->first;
    }
  return frame;
}

/* Whether @token is a later word of a phrase of @class: "biểu" of "đoàn đại biểu". */
static gboolean
is_inside (const BangScan *scan,
           guint32         token,
           BangClass       class)
{
  for (guint32 n = 1; n <= MAX_LEAD && n <= token; n++)
    {
      const BangMatch *match = bang_cue_at (scan, token - n, class);

      if (match != NULL && match->end > token)
        return TRUE;
    }
  return FALSE;
}

/* A word that can stand among the names of a subject. */
static gboolean
is_of_names (const BangScan *scan,
             guint32         token)
{
  const BangScanToken *t = &scan->tokens[token];

  return (t->marks & NAME_MARKS) != 0 || t->word == BANG_WORD_VA || t->parens > 0 ||
         bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_HONORIFIC)) != NULL ||
         bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_PLACE_KIND)) != NULL ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_LEAD) != NULL || is_inside (scan, token, BANG_CLASS_SIGNING_LEAD) ||
         (token > 0 && bang_scan_get_match (scan, token - 1, BANG_LEX_BIT (BANG_LEX_HONORIFIC)) != NULL &&
          bang_scan_get_match (scan, token - 1, BANG_LEX_BIT (BANG_LEX_HONORIFIC))->end > token);
}

/* The same, and "hai tỉnh A và B", "các đơn vị". */
static gboolean
is_of_subject (const BangScan *scan,
               guint32         token)
{
  /* "tỉnh A của Việt Nam", "3 tỉnh A, B và C" */
  if (token + 1 < scan->n_tokens && scan->tokens[token].word == BANG_WORD_CUA &&
      (scan->tokens[token + 1].marks & BANG_MARK_PLACE) != 0 && token > 0 && (scan->tokens[token - 1].marks & BANG_MARK_PLACE) != 0)
    return TRUE;
  if (token + 1 < scan->n_tokens && (scan->tokens[token].shape & BANG_SHAPE_DIGITS) != 0 &&
      bang_scan_get_match (scan, token + 1, BANG_LEX_BIT (BANG_LEX_PLACE_KIND)) != NULL)
    return TRUE;
  return is_of_names (scan, token) ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_COUNT) != NULL ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_GROUP) != NULL ||
         is_inside (scan, token, BANG_CLASS_SIGNING_GROUP);
}

static guint
person_at (const BangScan *scan,
           guint32         token)
{
  const BangScanMention *mention;

  if ((scan->tokens[token].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) == 0)
    return BANG_NOWHERE;
  mention = bang_scan_get_mention (scan, token);
  return mention != NULL && mention->kind == BANG_ENTITY_PERSON ? mention->entity : BANG_NOWHERE;
}

/* Where the subject of the sentence that begins at @first may begin: behind "Tại
 * hội đàm," and other words that end with a comma and name nobody. */
static guint32
subject_start (const BangScan *scan,
               guint32         first,
               guint32         end)
{
  if (scan->tokens[first].word != BANG_WORD_TAI)
    return first;
  for (guint32 i = first + 1; i < end && i - first < MAX_ADVERBIAL; i++)
    {
      if ((scan->tokens[i].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) != 0 &&
          (scan->tokens[i].gap & BANG_GAP_COMMA) == 0)
        return first;
      if ((scan->tokens[i].gap & BANG_GAP_COMMA) != 0 && (scan->tokens[i].marks & BANG_MARK_PLACE) == 0 &&
          bang_scan_get_match (scan, i, BANG_LEX_BIT (BANG_LEX_PLACE_KIND)) == NULL)
        return i;
    }
  return first;
}

/* "Đoàn cán bộ tỉnh A với các thành viên … mong muốn", "Đồng chí Bí thư Tỉnh ủy,
 * Chủ tịch HĐND tỉnh A bày tỏ …": the delegation, or the office without its
 * holder's name, that the sentence at @first opens with. */
static BangAsker
asker_opening (const BangScan *scan,
               guint32         first,
               guint32         end)
{
  const BangAsker nobody = { FALSE, BANG_NOWHERE, first, first };
  guint32 from;
  guint32 at;
  const BangMatch *call;
  gboolean named = FALSE;

  if (first >= end || bang_scan_get_sentence (scan, first)->first != first)
    return nobody;
  from = subject_start (scan, first, end);
  call = bang_scan_get_match (scan, from, BANG_LEX_BIT (BANG_LEX_HONORIFIC));
  if (call != NULL && call->end < end && (scan->tokens[call->end].marks & BANG_MARK_TITLE) != 0)
    from = call->end;
  if ((scan->tokens[from].marks & BANG_MARK_TITLE) == 0 &&
      !(scan->tokens[from].word == BANG_WORD_DOAN && bang_cue_at (scan, from, BANG_CLASS_SIGNING_LEAD) != NULL))
    return nobody;

  for (at = from; at < end && at - from < MAX_SUBJECT && is_of_subject (scan, at); at++)
    {
      if ((scan->tokens[at].marks & BANG_MARK_PERSON) != 0 || person_at (scan, at) != BANG_NOWHERE ||
          (at > from && (scan->tokens[at].gap & (BANG_GAP_SEMICOLON | BANG_GAP_COLON)) != 0))
        return nobody;
      named = named || (scan->tokens[at].marks & (BANG_MARK_PLACE | BANG_MARK_ORGANISATION)) != 0;
    }
  /* "Đoàn do ông A dẫn đầu": the leader speaks. */
  if (!named || at >= end || scan->tokens[at].word == BANG_WORD_DO ||
      (scan->tokens[at].gap & (CLAUSE_SIGNS | BANG_GAP_DASH)) != 0)
    return nobody;
  return (BangAsker) { TRUE, BANG_NOWHERE, from, at };
}

/* Who opens the sentence at @first; nobody where a person stands between that
 * and the verb at @frame: he may be the one who asks. */
static BangAsker
asker_over (const BangScan *scan,
            guint32         first,
            guint32         frame)
{
  BangAsker asker = asker_opening (scan, first, frame);

  for (guint32 i = asker.end; asker.known && i < frame; i++)
    if (person_at (scan, i) != BANG_NOWHERE)
      asker.known = FALSE;
  return asker;
}

/* "Thủ tướng Lào, A, và Bộ trưởng Bộ Y tế Lào, B, mong muốn": two persons and
 * their offices are all that stands between the sentence's beginning and the
 * comma before the verb. */
static BangAsker
asker_pair (const BangScan *scan,
            guint32         first,
            guint32         end)
{
  const BangAsker nobody = { FALSE, BANG_NOWHERE, end, end };
  guint32 from = subject_start (scan, first, end);
  guint one = BANG_NOWHERE;
  gboolean joined = FALSE;
  gboolean two = FALSE;

  if (end - from > MAX_SUBJECT)
    return nobody;
  for (guint32 i = from; i < end; i++)
    {
      guint person = person_at (scan, i);

      if (!is_of_names (scan, i) || (scan->tokens[i].gap & (BANG_GAP_SEMICOLON | (i > from ? BANG_GAP_COLON : 0))) != 0)
        return nobody;
      joined = joined || (one != BANG_NOWHERE && scan->tokens[i].word == BANG_WORD_VA);
      two = two || (joined && person != BANG_NOWHERE && person != one);
      if (one == BANG_NOWHERE)
        one = person;
    }
  return two ? (BangAsker) { TRUE, BANG_NOWHERE, from, end } : nobody;
}

static gboolean
begins_verb (const BangScan *scan,
             guint32         token)
{
  return scan->tokens[token].word == BANG_WORD_DA || scan->tokens[token].word == BANG_WORD_SE ||
         bang_cue_at (scan, token, BANG_CLASS_PROPOSAL_ADVERB) != NULL ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_VERB) != NULL ||
         bang_cue_at (scan, token, BANG_CLASS_STOP_VERB) != NULL;
}

/**
 * bang_asker_before:
 * @scan: a scan after the entity stages
 * @first: where the sentence, or its clause, begins
 * @frame: the verb of asking
 *
 * Returns: who asks; not known when the verb has no subject of its own
 */
BangAsker
bang_asker_before (const BangScan *scan,
                   guint32         first,
                   guint32         frame)
{
  BangAsker asker = { FALSE, BANG_NOWHERE, frame, frame };
  guint32 end = skip_adverbs (scan, first, frame);
  const BangMatch *both = bang_cue_before (scan, end, BANG_CLASS_SIGNING_BOTH);
  guint32 at = end;

  /* "… điện đàm với Thị trưởng B, đề nghị": who stands behind the comma is not
   * the subject. */
  if (end == first || (scan->tokens[frame].gap & BANG_GAP_COMMA) != 0)
    {
      asker = asker_pair (scan, first, end);
      return asker.known ? asker : asker_over (scan, first, frame);
    }
  if (both != NULL && both->first >= first)
    return (BangAsker) { TRUE, BANG_NOWHERE, both->first, both->end };

  for (guint n = 0; n < MAX_SUBJECT && at > first && is_of_subject (scan, at - 1); n++)
    {
      guint person = person_at (scan, at - 1);
      const guint stop = BANG_GAP_SEMICOLON | BANG_GAP_COLON;

      /* The person whose offices stand between the name and the verb. */
      if (person != BANG_NOWHERE)
        return (BangAsker) { TRUE, person, at - 1, end };
      at--;
      if ((scan->tokens[at].gap & stop) != 0)
        break;
    }
  if (at < end)
    {
      while (at < end && scan->tokens[at].word == BANG_WORD_VA)
        at++;
      /* "Ông đề nghị": the one who speaks. */
      if (end - at <= 2 && (scan->tokens[at].marks & NAME_MARKS) == 0)
        return asker;
      /* Names that are no whole clause are of another word: "tuyến đường sắt
       * Lào Cai - Hà Nội và trao đổi, thống nhất". */
      while (at < end && at != first && (scan->tokens[at].gap & CLAUSE_SIGNS) == 0)
        at++;
      /* "… tỉnh A và 4 tỉnh của nước bạn, 2 tỉnh của nước C": the end of a longer list. */
      if (at > first && at < end && (scan->tokens[at].shape & BANG_SHAPE_DIGITS) != 0 &&
          (scan->tokens[at].gap & BANG_GAP_COMMA) != 0)
        return asker;
      if (at < end)
        return (BangAsker) { TRUE, BANG_NOWHERE, at, end };
    }
  return asker_over (scan, first, frame);
}

/**
 * bang_asker_group:
 * @scan: a scan after the entity stages
 * @first: where a sentence begins
 * @end: behind its words that may hold the subject
 *
 * "Lãnh đạo Sở A cảm ơn … và mong muốn", "Tại buổi lễ, hai bên đã trao đổi … và đề
 * xuất", "Các đại biểu": those who speak together open their clause, and no
 * person is named before them.
 *
 * Returns: who opens the sentence; not known when that is one person or nobody
 */
BangAsker
bang_asker_group (const BangScan *scan,
                  guint32         first,
                  guint32         end)
{
  const BangAsker nobody = { FALSE, BANG_NOWHERE, first, first };

  for (guint32 i = first; i < end && i - first < MAX_OPENING; i++)
    {
      const BangMatch *both;
      const BangMatch *lead;
      guint32 at;
      gboolean named = FALSE;

      if (person_at (scan, i) != BANG_NOWHERE || (scan->tokens[i].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) != 0)
        return nobody;
      if (i > first && (scan->tokens[i].gap & BANG_GAP_COMMA) == 0)
        continue;
      both = bang_cue_at (scan, i, BANG_CLASS_SIGNING_BOTH);
      lead = bang_cue_at (scan, i, BANG_CLASS_SIGNING_LEAD);
      if (both == NULL && lead == NULL)
        continue;
      at = both != NULL ? both->end : lead->end;
      named = both != NULL || bang_cue_at (scan, i, BANG_CLASS_PROPOSAL_ASKERS) != NULL;
      for (; at < end && at - i < MAX_SUBJECT && is_of_subject (scan, at); at++)
        {
          const guint signs = BANG_GAP_SEMICOLON | BANG_GAP_COLON;

          if (person_at (scan, at) != BANG_NOWHERE || (scan->tokens[at].gap & signs) != 0 ||
              (both != NULL && (scan->tokens[at].gap & BANG_GAP_COMMA) != 0))
            return nobody;
          named = named || (scan->tokens[at].marks & (BANG_MARK_PLACE | BANG_MARK_ORGANISATION)) != 0 ||
                  bang_cue_at (scan, at, BANG_CLASS_SIGNING_BOTH) != NULL;
        }
      /* "Lãnh đạo tỉnh A và 4 tỉnh của nước bạn cũng …": up to the verb. */
      if (named && at < end && scan->tokens[at - 1].word == BANG_WORD_VA)
        while (at < end && at - i < MAX_SUBJECT && bang_cue_at (scan, at, BANG_CLASS_PROPOSAL_ADVERB) == NULL &&
               bang_cue_at (scan, at, BANG_CLASS_STOP_VERB) == NULL)
          at++;
      /* "Đoàn do ông A dẫn đầu": the leader speaks. */
      if (!named || at >= end || scan->tokens[at].word == BANG_WORD_DO || scan->tokens[at].word == BANG_WORD_CO ||
          (scan->tokens[at].gap & (CLAUSE_SIGNS | BANG_GAP_DASH)) != 0)
        return nobody;
      return (BangAsker) { TRUE, BANG_NOWHERE, i, at };
    }
  return nobody;
}

/* "… đã họp để rà soát công việc và thống nhất kế hoạch": what it is for. */
static gboolean
has_purpose (const BangScan *scan,
             guint32         first,
             guint32         frame)
{
  for (guint32 i = first; i < frame; i++)
    if (scan->tokens[i].word == BANG_WORD_DE || scan->tokens[i].word == BANG_WORD_NHAM)
      return TRUE;
  return FALSE;
}

/**
 * bang_asker_clause:
 * @scan: a scan after the entity stages
 * @first: where the sentence begins
 * @frame: a verb of settling or promising
 * @settles: whether it is of settling: only several promise
 *
 * "Ban A tỉnh B và tỉnh C đã ký biên bản, thống nhất …", "các bản kết nghĩa đã thông qua
 * …, thống nhất": bodies, places or several of a kind open a clause, and a verb
 * follows them.
 *
 * Returns: who they are; not known when no clause opens so, or a person stands before
 */
BangAsker
bang_asker_clause (const BangScan *scan,
                   guint32         first,
                   guint32         frame,
                   gboolean        settles)
{
  const BangAsker nobody = { FALSE, BANG_NOWHERE, first, first };

  for (guint32 i = first; i < frame && i - first < MAX_OPENING; i++)
    {
      const gboolean several = scan->tokens[i].word == BANG_WORD_CAC;
      const guint32 reach = several ? MAX_ASKED : MAX_SUBJECT;
      guint32 at = i;
      gboolean named = FALSE;

      if (person_at (scan, i) != BANG_NOWHERE || (scan->tokens[i].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) != 0)
        return nobody;
      /* "tại xã A, huyện B đã": the unit above is no subject. */
      if (i > first && ((scan->tokens[i].gap & BANG_GAP_COMMA) == 0 || (scan->tokens[i - 1].marks & BANG_MARK_PLACE) != 0))
        continue;
      while (at < frame && at - i < reach &&
             (at == i || (scan->tokens[at].gap & (CLAUSE_SIGNS & ~(guint) BANG_GAP_COMMA)) == 0) &&
             (is_of_subject (scan, at) || (several && !begins_verb (scan, at))) &&
             (!several || at == i || (scan->tokens[at].gap & BANG_GAP_COMMA) == 0))
        {
          named = named || (scan->tokens[at].marks & (BANG_MARK_PLACE | BANG_MARK_ORGANISATION)) != 0;
          if (person_at (scan, at) != BANG_NOWHERE)
            return nobody;
          at++;
        }
      /* "các bản kết nghĩa đã": what they are called is no name. */
      named = named || (several && at < frame && scan->tokens[at].word == BANG_WORD_DA);
      if (named && (several || settles) && at > i + 1 && (scan->tokens[at].gap & BANG_GAP_HARD) == 0 &&
          (at == frame || begins_verb (scan, at)) && !has_purpose (scan, at, frame))
        return (BangAsker) { TRUE, BANG_NOWHERE, i, at };
    }
  return nobody;
}

/**
 * bang_asker_join:
 * @scan: a scan after the entity stages
 * @first: where the sentence, or its clause, begins
 * @frame: the verb of settling
 * @asker: what bang_asker_before() said
 *
 * Two settle: "Phó Châu trưởng A và Phó Chủ tịch B thống nhất".
 *
 * Returns: both persons, when another one is joined to the one of @asker;
 *   else @asker
 */
BangAsker
bang_asker_join (const BangScan *scan,
                 guint32         first,
                 guint32         frame,
                 BangAsker       asker)
{
  guint32 at = asker.first + 1;
  gboolean joined = FALSE;
  gboolean other = FALSE;

  if (!asker.known || asker.person == BANG_NOWHERE)
    return asker;
  for (guint n = 0; n < MAX_SUBJECT && at > first && is_of_subject (scan, at - 1); n++)
    {
      const guint stop = BANG_GAP_SEMICOLON | BANG_GAP_COLON;
      guint person = person_at (scan, at - 1);

      joined = joined || scan->tokens[at - 1].word == BANG_WORD_VA;
      other = other || (joined && person != BANG_NOWHERE && person != asker.person);
      at--;
      if ((scan->tokens[at].gap & stop) != 0)
        break;
    }
  /* Where the subject begins: not with the places of "tại …, tỉnh …,". */
  while (other && at < asker.first && (scan->tokens[at].marks & (BANG_MARK_PERSON | BANG_MARK_TITLE)) == 0 &&
         bang_scan_get_match (scan, at, BANG_LEX_BIT (BANG_LEX_HONORIFIC)) == NULL)
    at++;
  if (!other)
    return asker;
  return (BangAsker) { TRUE, BANG_NOWHERE, at, skip_adverbs (scan, first, frame) };
}

/**
 * bang_asker_speaking:
 * @scan: a scan after the entity stages
 * @first: tokens of a sentence, or of its part before a verb
 * @end: behind them
 *
 * Returns: the first person in them, who is the subject of most sentences; an
 *   office without its holder's name that a sentence opens with comes before
 */
BangAsker
bang_asker_speaking (const BangScan *scan,
                     guint32         first,
                     guint32         end)
{
  BangAsker opening = asker_opening (scan, first, end);

  if (opening.known && (scan->tokens[opening.first].marks & BANG_MARK_TITLE) != 0)
    return opening;
  for (guint32 i = first; i < end; i++)
    {
      guint person = person_at (scan, i);

      if (person != BANG_NOWHERE)
        return (BangAsker) { TRUE, person, i, i + 1 };
    }
  return (BangAsker) { FALSE, BANG_NOWHERE, first, first };
}

static gboolean
begins_asked (const BangScan *scan,
              guint32         token)
{
  return (scan->tokens[token].marks & NAME_MARKS) != 0 ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_BOTH) != NULL ||
         bang_cue_at (scan, token, BANG_CLASS_PROPOSAL_ASKED) != NULL ||
         bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_HONORIFIC)) != NULL ||
         bang_cue_at (scan, token, BANG_CLASS_SIGNING_LEAD) != NULL;
}

/**
 * bang_asked_end:
 * @scan: a scan after the entity stages
 * @first: the token behind the verb of asking
 * @end: the end of its sentence
 *
 * Returns: behind the name of those who are asked; @first when nobody is named
 */
guint32
bang_asked_end (const BangScan *scan,
                guint32         first,
                guint32         end)
{
  guint32 last = MIN (end, first + MAX_ASKED);
  const BangMatch *both = bang_cue_at (scan, first, BANG_CLASS_SIGNING_BOTH);
  const BangMatch *whole = bang_cue_at (scan, first, BANG_CLASS_PROPOSAL_WHOLE);
  guint32 names = first;

  if (whole != NULL && whole->end < end)
    return whole->end;

  if (first >= last || !begins_asked (scan, first))
    return first;

  /* Names follow each other; behind them comes what is asked. */
  if (both != NULL)
    {
      names = both->end;
      /* "hai cơ quan thông tấn cần": the name goes on to its verb. */
      for (guint32 i = names; i < MIN (last, names + MAX_BOTH_MORE) && (scan->tokens[i].gap & BANG_GAP_HARD) == 0; i++)
        if (bang_cue_at (scan, i, BANG_CLASS_PROPOSAL_NEED) != NULL || bang_cue_at (scan, i, BANG_CLASS_PROPOSAL_FUTURE) != NULL)
          return i;
    }
  else
    while (names < last && is_of_names (scan, names) &&
           (names == first || (scan->tokens[names].gap & ASKED_STOPS) == 0))
      names++;

  if (names > first)
    return names < end ? names : first;

  /* "các cơ quan liên quan của châu Hồng Hà phối hợp": up to a verb. */
  for (guint32 i = first + 1; i < last; i++)
    {
      if ((scan->tokens[i].gap & ASKED_STOPS) != 0)
        break;
      if ((scan->tokens[i].marks & NAME_MARKS) == 0 && scan->tokens[i].parens == 0 &&
          (bang_cue_at (scan, i, BANG_CLASS_PROPOSAL_TO_VERB) != NULL ||
           bang_cue_at (scan, i, BANG_CLASS_STOP_VERB) != NULL))
        return i;
    }
  return first;
}
