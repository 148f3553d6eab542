/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The years that are part of the name of an event, and the latest day that the
 * text itself calls past.
 *
 * "Đại hội các thành phố hữu nghị năm 2024" is held in 2024; "kế hoạch năm
 * 2025", "so với năm 2023", "giai đoạn 2024 - 2028" and "sau thành công của
 * Liên hoan năm 2022" say nothing about the day of the story. So a year counts
 * only when the head of an event's name stands to its left with nothing
 * between that breaks the name, and when nothing to the left of the head puts
 * the event before or after the story.
 */

#include "extract/bang-year-private.h"

#include "extract/bang-cue.h"
#include "extract/bang-read.h"

#define MIN_YEAR 1990
#define MAX_YEAR 2060

/* The longest name of an event; how far before it the word may stand that ties
 * it to the story (two names may be joined: "Chương trình … và Liên hoan …
 * năm 2024"); and how few words before it still leave it the subject. */
#define NAME_REACH 40
#define TIE_REACH 28
#define SUBJECT_REACH 2

/* Commas in one name: "văn hóa, thể thao và du lịch … lần thứ 5, năm 2024". */
#define MAX_COMMAS 3

/* A greeting names its year at once: "đón Xuân Giáp Thìn 2024". */
#define SPRING_REACH 4

/* How far before the year that ends a sentence no word may stand that makes it
 * another year's. */
#define FINAL_REACH 60

/* How far before "75 năm" the word stands that says it is kept. */
#define KEPT_REACH 8

/* "Hội đàm lần thứ 2, năm 2023". */
#define DIRECT_REACH 4

/* How far before a meeting "đã" says that it was held. */
#define DONE_REACH 4

/* More names than a story has; a list of them is none. */
#define MAX_NAMES 64

/* How far before a date the word may stand that says it is looked back on. */
#define RECALL_REACH 30

static gboolean
is_year_figure (const BangScan *scan,
                guint32         token,
                guint          *year)
{
  return bang_scan_number (scan, token, 4, year) && *year >= MIN_YEAR && *year <= MAX_YEAR;
}

static gboolean
is_any_year (const BangScan *scan,
             guint32         token)
{
  guint year;

  return bang_scan_number (scan, token, 4, &year) && year >= 1000 && year < 2100;
}

/* One end of "2024 - 2028", or of "từ năm 2016 đến 2020", "2024 và 2025". */
static gboolean
is_period (const BangScan *scan,
           guint32         first,
           guint32         end)
{
  guint32 next = end;
  const BangMatch *match;

  if (first > 0 && is_any_year (scan, first - 1) &&
      (scan->tokens[first].gap & BANG_GAP_SENTENCE) == 0)
    return TRUE;
  if (next < scan->n_tokens && is_any_year (scan, next) &&
      (scan->tokens[next].gap & (BANG_GAP_HYPHEN | BANG_GAP_DASH | BANG_GAP_COMMA)) != 0)
    return TRUE;

  match = bang_cue_at (scan, next, BANG_CLASS_DATE_TO);
  if (match == NULL)
    match = bang_cue_at (scan, next, BANG_CLASS_DATE_AND);
  if (match != NULL)
    {
      next = match->end;
      match = bang_cue_at (scan, next, BANG_CLASS_DATE_YEAR);
      if (match != NULL)
        next = match->end;
      if (is_any_year (scan, next))
        return TRUE;
    }
  return bang_cue_before (scan, first, BANG_CLASS_DATE_PERIOD) != NULL;
}

/* How the words before a name tie it to the story. */
typedef enum
{
  TIE_NONE,      /* not at all: it may be any event of any year */
  TIE_SUBJECT,   /* a clause begins with it, or somebody holds it */
  TIE_STORY,     /* the story goes to it, or is part of it */
  TIE_ELSEWHERE, /* it is said to be before or after */
} Tie;

static Tie
tie_of (const BangScan *scan,
        guint32         head)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, head);
  guint32 at = head;

  for (guint n = 0; n < TIE_REACH && at > sentence->first; n++, at--)
    {
      const guint stop = BANG_GAP_COMMA | BANG_GAP_SEMICOLON | BANG_GAP_COLON | BANG_GAP_DASH;
      const BangMatch *match;

      if ((scan->tokens[at].gap & stop) != 0 || (scan->tokens[at - 1].marks & BANG_MARK_DATE) != 0)
        break;
      if (bang_cue_before (scan, at, BANG_CLASS_CUE_NOT_NOW) != NULL ||
          bang_cue_before (scan, at, BANG_CLASS_CUE_YEARLY) != NULL ||
          bang_cue_before (scan, at, BANG_CLASS_CUE_YEARLY_PAPER) != NULL)
        return TIE_ELSEWHERE;
      match = bang_cue_before (scan, at, BANG_CLASS_CUE_ATTENDS);
      if (match != NULL)
        return bang_cue_before (scan, match->first, BANG_CLASS_CUE_NOT_NOW) == NULL
               ? TIE_STORY : TIE_ELSEWHERE;
      if (bang_cue_before (scan, at, BANG_CLASS_CUE_HOSTS) != NULL)
        return TIE_SUBJECT;
    }
  return head - at <= SUBJECT_REACH ? TIE_SUBJECT : TIE_NONE;
}

static gboolean
is_done_before (const BangScan *scan,
                guint32         head)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, head);

  for (guint32 n = 1; n <= DONE_REACH && head >= sentence->first + n; n++)
    if (bang_cue_at (scan, head - n, BANG_CLASS_CUE_DONE) != NULL)
      return TRUE;
  return FALSE;
}

/* "chuẩn bị đón Tết cổ truyền năm 2026": a new year is prepared for in the winter
 * before it, and in no other. */
static gboolean
is_prepared (const BangScan *scan,
             guint32         head)
{
  const BangMatch *greets = bang_cue_before (scan, head, BANG_CLASS_CUE_GREETS);

  return bang_cue_before (scan, head, BANG_CLASS_CUE_PREPARES) != NULL ||
         (greets != NULL && bang_cue_before (scan, greets->first, BANG_CLASS_CUE_PREPARES) != NULL);
}

/* Whether the name is not of the story: held before it, or wished for. */
static gboolean
is_other_event (const BangStory *story,
                BangYearName    *name)
{
  guint32 sentence = story->scan->tokens[name->head].sentence;
  const BangSentenceCues *cues = &story->cues[sentence];
  Tie tie;

  if (name->april)
    {
      /* A feast that is greeted: who greets does not matter. */
      name->own = TRUE;
      return bang_cue_find (story->scan, name->head - MIN (name->head, TIE_REACH / 4), name->head,
                            BANG_CLASS_CUE_NOT_NOW) != NULL;
    }
  if (name->spring && is_prepared (story->scan, name->head))
    {
      name->awaited = name->own = TRUE;
      return FALSE;
    }
  tie = tie_of (story->scan, name->head);
  if (tie == TIE_ELSEWHERE || cues->opens == BANG_OPENS_EARLIER)
    return TRUE;
  /* "Tại hội đàm năm 2021, hai bên đã thống nhất": of all names of events this is
   * the one that looks back most often. */
  name->own = name->meeting;
  name->to_come = cues->future < name->head;
  name->subject = tie == TIE_SUBJECT;
  name->loose = tie == TIE_NONE;
  /* "… hội đàm lần thứ 2 năm 2023 với …" */
  if (name->loose && name->meeting && cues->wish >= name->head)
    {
      name->loose = FALSE;
      name->own = TRUE;
      return name->end - name->first < 2;
    }
  if (name->loose)
    return name->end - name->first < 2;

  /* "Tiếp tục chuyến công tác, … đã có buổi hội đàm lần thứ 2 năm 2023". */
  if (name->meeting && !name->to_come && is_done_before (story->scan, name->head))
    return FALSE;

  /* What the two sides ask for or mean to hold is to come; what the
   * delegation goes to attend is the story. */
  return tie == TIE_SUBJECT && (name->to_come || cues->wish < name->head);
}

/* Whether a name can go on over the sign before @token, to a year that stands
 * without the word "năm" when @bare. */
static gboolean
name_goes_on (const BangScan *scan,
              guint32         token,
              gboolean        bare,
              guint          *commas)
{
  guint gap = scan->tokens[token].gap;
  BangPlaceSpan place;

  if ((gap & (BANG_GAP_SEMICOLON | BANG_GAP_COLON | BANG_GAP_SENTENCE | BANG_GAP_ELLIPSIS)) != 0)
    return FALSE;
  /* "huyện Mã Quan, châu Văn Sơn": one place in another. */
  if ((gap & BANG_GAP_COMMA) != 0 && !bang_read_place (scan, token, &place))
    return !bare && (gap & BANG_GAP_CLOSE_QUOTE) == 0 && ++*commas <= MAX_COMMAS;
  return TRUE;
}

static gboolean
breaks_name (const BangScan *scan,
             guint32         token,
             guint32         end)
{
  static const BangClass classes[] = { BANG_CLASS_CUE_YEARLY, BANG_CLASS_CUE_BREAK, BANG_CLASS_CUE_NOT_NOW };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      const BangMatch *match = bang_cue_at (scan, token, classes[i]);

      if (match != NULL && match->end <= end)
        return TRUE;
    }
  return FALSE;
}

/* "công tác": what a meeting that is held every term is about. */
static gboolean
is_work (const BangScan *scan,
         guint32         token)
{
  return BANG_IS (scan, token, BANG_WORD_CONG, BANG_WORD_TAC);
}

/* A person who is called by an honorific or an office, or listed: no part of
 * an event's name, as a village or a cup that bears a person's name is. */
static gboolean
is_called (const BangScan *scan,
           guint32         token)
{
  if ((scan->tokens[token].marks & BANG_MARK_PERSON) == 0 || token == 0)
    return FALSE;
  return (scan->tokens[token].gap & (BANG_GAP_COMMA | BANG_GAP_COLON | BANG_GAP_SEMICOLON)) != 0 ||
         (scan->tokens[token - 1].marks & BANG_MARK_TITLE) != 0 ||
         bang_scan_get_match (scan, token - 1, BANG_LEX_BIT (BANG_LEX_HONORIFIC)) != NULL;
}

/* "chúc Tết", "đón Xuân": a season that is greeted is the one at hand. */
static gboolean
is_greeted (const BangScan *scan,
            guint32         head)
{
  return bang_cue_at (scan, head, BANG_CLASS_CUE_GREETS) != NULL ||
         bang_cue_before (scan, head, BANG_CLASS_CUE_GREETS) != NULL;
}

/* Looks to the left of a year for the head of the name that it ends. */
static gboolean
find_head (const BangScan *scan,
           BangYearName   *name)
{
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, name->first);
  gboolean bare = !name->can_chi && name->end - name->first == 1;
  guint32 first = name->first;
  guint commas = 0;

  if (bang_cue_before (scan, first, BANG_CLASS_CUE_LOOSE) != NULL)
    return FALSE;
  for (guint32 n = 1; n <= NAME_REACH && first >= sentence->first + n; n++)
    {
      guint32 at = first - n;
      const BangMatch *match;

      if (!name_goes_on (scan, at + 1, bare, &commas) ||
          (scan->tokens[at].marks & BANG_MARK_DATE) != 0 || is_called (scan, at))
        return FALSE;

      match = bang_scan_get_match (scan, at, BANG_LEX_BIT (BANG_LEX_EVENT_NAME));
      if (match != NULL && match->end <= first)
        {
          gboolean season = bang_cue_has_class (match, BANG_CLASS_EVENT_NAME_NEW_YEAR);

          /* "nhân Tết Nguyên đán năm 2026": of the season at hand, if it is greeted. */
          if (season && !name->can_chi && (first - match->end > 0 || !is_greeted (scan, at)))
            continue;
          name->head = at;
          name->spring = season || bang_cue_has_class (match, BANG_CLASS_EVENT_NAME_SPRING);
          name->april = bang_cue_has_class (match, BANG_CLASS_EVENT_NAME_APRIL);
          name->series = bang_cue_has_class (match, BANG_CLASS_EVENT_NAME_SERIES);
          name->meeting = name->series || bang_cue_has_class (match, BANG_CLASS_EVENT_NAME_MEETING);
          name->direct = first - match->end <= DIRECT_REACH;
          if (name->work && !name->series)
            return FALSE;
          if (name->april)
            return first - match->end <= SPRING_REACH;
          if (name->can_chi)
            return name->spring && first - match->end <= SPRING_REACH;
          return !name->spring || first - match->end <= SPRING_REACH;
        }
      /* "Hội đàm thường niên công tác biên giới năm 2021". */
      if (is_work (scan, at))
        name->work = TRUE;
      else if (breaks_name (scan, at, first) ||
               bang_cue_at (scan, at, BANG_CLASS_CUE_YEARLY_PAPER) != NULL)
        return FALSE;
    }
  return FALSE;
}

static void
add_name (const BangStory *story,
          BangYearName    *name,
          GArray          *names)
{
  name->sentence = story->scan->tokens[name->first].sentence;
  if (!is_other_event (story, name))
    g_array_append_val (names, *name);
}

/* "… đã ký thỏa thuận hợp tác về kiểm dịch qua biên giới năm 2025.": a year
 * that ends the sentence and belongs to all of it. */
static void
read_final_year (const BangStory *story,
                 BangYearName    *name,
                 GArray          *names)
{
  const BangScan *scan = story->scan;
  const BangScanSentence *sentence = bang_scan_get_sentence (scan, name->first);
  guint32 at = name->first;
  gboolean held = FALSE;

  if (name->end - name->first < 2 || name->end != sentence->end ||
      bang_cue_before (scan, at, BANG_CLASS_CUE_LOOSE) != NULL)
    return;

  /* Back to the verb that says it took place, with nothing between that makes
   * the year a plan's, a report's or a cause's. */
  for (guint n = 0; n < FINAL_REACH && at > sentence->first && !held; n++, at--)
    {
      held = bang_cue_before (scan, at, BANG_CLASS_CUE_DONE) != NULL ||
             bang_cue_before (scan, at, BANG_CLASS_CUE_HOSTS) != NULL;
      if (!held && (breaks_name (scan, at - 1, name->first) || is_called (scan, at - 1) ||
                    (scan->tokens[at].gap & (BANG_GAP_SEMICOLON | BANG_GAP_COLON)) != 0))
        return;
    }
  if (!held)
    return;
  name->loose = TRUE;
  name->head = name->first;
  name->sentence = scan->tokens[name->first].sentence;
  g_array_append_val (names, *name);
}

static void
read_figure (const BangStory *story,
             guint32          token,
             GArray          *names)
{
  const BangScan *scan = story->scan;
  BangYearName name = { 0, };

  if ((scan->tokens[token].marks & BANG_MARK_DATE) != 0 ||
      !is_year_figure (scan, token, &name.year))
    return;

  name.first = token;
  name.end = token + 1;
  if (token > 0 && bang_cue_at (scan, token - 1, BANG_CLASS_DATE_YEAR) != NULL &&
      (scan->tokens[token].gap & BANG_GAP_HARD) == 0)
    name.first = token - 1;

  if (is_period (scan, name.first, name.end) || is_period (scan, token, name.end))
    return;
  if (find_head (scan, &name))
    add_name (story, &name, names);
  else
    read_final_year (story, &name, names);
}

/* "kỷ niệm 75 năm … (1950 - 2025)": the right end is the year that keeps the
 * anniversary, unless the text only looks forward to it. The count of years
 * must be printed, which tells an anniversary from a term or a lifetime. */
static void
read_round (const BangStory *story,
            guint32          token,
            GArray          *names)
{
  const BangScan *scan = story->scan;
  const BangScanSentence *sentence;
  BangYearName name = { .first = token, .end = token + 2, .round = TRUE };
  guint from;
  guint count;

  if (!bang_scan_number (scan, token, 4, &from) || !is_year_figure (scan, token + 1, &name.year) ||
      (scan->tokens[token + 1].gap & (BANG_GAP_HYPHEN | BANG_GAP_DASH)) == 0 || from >= name.year)
    return;

  sentence = bang_scan_get_sentence (scan, token);
  for (guint32 n = 1; n <= NAME_REACH && token >= sentence->first + n; n++)
    if (bang_scan_number (scan, token - n, 3, &count) && count == name.year - from &&
        bang_cue_at (scan, token - n + 1, BANG_CLASS_DATE_YEAR) != NULL)
      {
        guint32 first = token - n - MIN (token - n - sentence->first, KEPT_REACH);

        if (bang_cue_find (scan, first, token - n, BANG_CLASS_DATE_FEAST) == NULL ||
            bang_cue_find (scan, first, token - n, BANG_CLASS_CUE_NOT_NOW) != NULL)
          return;
        name.sentence = scan->tokens[token].sentence;
        name.head = token - n;
        g_array_append_val (names, name);
        return;
      }
}

/* "Tết Nguyên đán Giáp Thìn", "Xuân Ất Tỵ": the sixty-year round is longer
 * than this press is old. */
static void
read_can_chi (const BangStory *story,
              guint32          token,
              GArray          *names)
{
  const BangScan *scan = story->scan;
  const BangMatch *match = bang_scan_get_match (scan, token, BANG_LEX_BIT (BANG_LEX_CAN_CHI));
  BangYearName name = { 0, };

  if (match == NULL)
    return;

  name.first = token;
  name.end = match->end;
  name.can_chi = TRUE;
  name.year = (guint) g_ascii_strtoull (bang_scan_get_cell (scan, match, BANG_LEX_CAN_CHI, 1), NULL, 10);
  if (token > 0 && bang_cue_at (scan, token - 1, BANG_CLASS_DATE_YEAR) != NULL)
    name.first = token - 1;
  if (name.year != 0 && find_head (scan, &name) && is_greeted (scan, name.head))
    {
      name.sentence = scan->tokens[token].sentence;
      g_array_append_val (names, name);
    }
}

/**
 * bang_year_find_names:
 * @story: a story whose dates are marked in its scan
 *
 * Returns: (transfer full) (element-type BangYearName): in text order
 */
GArray *
bang_year_find_names (const BangStory *story)
{
  GArray *names = g_array_new (FALSE, TRUE, sizeof (BangYearName));

  for (guint32 i = 0; i < story->scan->n_tokens && names->len < MAX_NAMES; i++)
    {
      if ((story->scan->tokens[i].shape & BANG_SHAPE_DIGITS) != 0)
        {
          read_figure (story, i, names);
          read_round (story, i, names);
        }
      read_can_chi (story, i, names);
    }
  return names;
}

/* A wish looks forward, unless what it names has been: "thực hiện tuyên bố
 * chung trong chuyến thăm vào tháng 10/2022". */
static gboolean
is_wished (const BangStory *story,
           const BangWhen  *when)
{
  guint32 wish = story->cues[when->sentence].wish;
  guint32 from = MAX (wish, when->first - MIN (when->first, RECALL_REACH));

  return wish < when->first &&
         bang_cue_find (story->scan, from, when->first, BANG_CLASS_CUE_RECALLED) == NULL;
}

/* A date that the text puts into the past: not a deadline, not a wish. */
static gboolean
is_past (const BangStory *story,
         const BangWhen  *when)
{
  const BangSentenceCues *cues = &story->cues[when->sentence];
  const guint unfit = BANG_WHEN_LIMIT | BANG_WHEN_TARGET | BANG_WHEN_ROUND | BANG_WHEN_FEAST |
                      BANG_WHEN_LUNAR | BANG_WHEN_TOMORROW | BANG_WHEN_POSTED;

  return when->start.year != 0 && (when->flags & unfit) == 0 &&
         bang_story_is_story (story, when->sentence) &&
         cues->future == BANG_NOWHERE && cues->opens != BANG_OPENS_PLANNED &&
         !is_wished (story, when);
}

/* The words around say that it has been, beside the mere form of the date. */
static gboolean
is_firmly_past (const BangStory *story,
                const BangWhen  *when)
{
  const BangScanSentence *sentence = &g_array_index (story->scan->sentences, BangScanSentence,
                                                     when->sentence);
  guint32 first = when->first - MIN (when->first - sentence->first, RECALL_REACH);
  guint32 end = MIN (when->end + RECALL_REACH / 2, sentence->end);

  return (when->flags & (BANG_WHEN_PAPER | BANG_WHEN_DEED)) != 0 ||
         bang_cue_find (story->scan, first, end, BANG_CLASS_CUE_RECALLED) != NULL ||
         bang_cue_find (story->scan, first, end, BANG_CLASS_CUE_DONE) != NULL;
}

/**
 * bang_year_find_bound:
 * @story: a story
 * @whens: (element-type BangWhen): its dates
 * @firm: whether to trust only what words call past
 *
 * The story is told after everything that it looks back on.
 *
 * Returns: the latest day or month that the story speaks of as past, zero for
 *   none
 */
BangDay
bang_year_find_bound (const BangStory *story,
                      const GArray    *whens,
                      gboolean         firm)
{
  BangDay bound = { 0, };

  for (guint i = 0; i < whens->len; i++)
    {
      const BangWhen *when = &g_array_index (whens, BangWhen, i);

      if (bang_day_compare (when->start, bound) > 0 && is_past (story, when) &&
          (!firm || is_firmly_past (story, when)))
        bound = when->start;
    }
  return bound;
}
