/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-story.h"
#include "extract/bang-year.h"

G_BEGIN_DECLS

/* A year that is part of the name of an event: "Liên hoan … năm 2023". */
typedef struct
{
  guint32      head;      /* the token the name begins with */
  guint32      first;     /* tokens of the year */
  guint32      end;
  guint32      sentence;
  guint        year;
  gboolean     spring;    /* a greeting for the new year, also given before it */
  gboolean     awaited;   /* a new year that is prepared for: told in the winter before it */
  gboolean     subject;   /* a clause begins with it; nothing ties it to the story */
  gboolean     to_come;   /* "sẽ tham dự …" */
  gboolean     round;     /* the right end of "75 năm … (1950 - 2025)" */
  gboolean     loose;     /* nothing ties it: only in the sentence of the day */
  gboolean     can_chi;   /* told by stem and branch */
  gboolean     april;     /* the new year of a neighbour */
  gboolean     meeting;   /* one of many in a year: "hội đàm" */
  gboolean     series;    /* one that is held every term: "hội đàm định kỳ" */
  gboolean     direct;    /* the year stands right behind it, or behind its number */
  gboolean     work;      /* with the work it was about before the year */
  gboolean     own;       /* only for the days of its sentence, and from the title */
} BangYearName;

/* A full date on the page around the story. */
typedef struct
{
  BangDay  day;           /* the day is 0 in a path such as /201608/ */
  BangSpan span;
  gboolean timed;         /* with the time of day, as a stamp has it */
} BangYearStamp;

struct _BangYears
{
  const BangStory *story;
  const GArray    *whens;
  GArray          *names;    /* (element-type BangYearName) */
  GArray          *stamps;   /* (element-type BangYearStamp) */
  GArray          *images;   /* (element-type BangYearStamp) */
  BangDay          bound;    /* the story is told after this */
  BangDay          soft;     /* and most likely not before this year */
};

/* A day printed twice, once with a year from before this press went on line,
 * is an anniversary and its first year. */
#define BANG_MIN_COVER_YEAR 2000

/* One answer to "which year". More than one year of one rank is none. */
typedef struct
{
  guint       year;
  gboolean    torn;
  BangSpan    span;
  const char *rule;
  const char *reason;
} BangYearAnswer;

/* Where a name of an event stands, seen from a day. */
typedef enum
{
  BANG_NEAR_SAME,     /* in its sentence */
  BANG_NEAR_TITLE,
  BANG_NEAR_CLOSE,
} BangNearness;

GArray  *bang_year_find_names  (const BangStory *story);
GArray  *bang_year_find_stamps (BangDocument    *document,
                                BangLexicon     *lexicon);
void     bang_year_add_posted  (const BangScan  *scan,
                                const GArray    *whens,
                                GArray          *stamps);
GArray  *bang_year_find_images (BangDocument    *document);
BangDay  bang_year_find_bound  (const BangStory *story,
                                const GArray    *whens,
                                gboolean         firm);

/* bang-year-period.c */
void     bang_year_ask_periods (const BangYears *self,
                                const BangWhen  *when,
                                BangYearAnswer  *answer);
void     bang_year_ask_papers  (const BangYears *self,
                                const BangWhen  *when,
                                BangYearAnswer  *answer);

/* bang-year-ask-names.c */
void     bang_year_ask_names   (const BangYears *self,
                                const BangWhen  *when,
                                BangNearness     nearness,
                                gboolean         can_chi,
                                BangYearAnswer  *answer);
void     bang_year_ask_loose   (const BangYears *self,
                                const BangWhen  *when,
                                BangYearAnswer  *answer);

/* bang-year-page.c */
void     bang_year_ask_stamps  (const BangYears *self,
                                const BangWhen  *when,
                                gboolean         planned,
                                gboolean         timed,
                                BangYearAnswer  *answer);
void     bang_year_ask_images  (const BangYears *self,
                                const BangWhen  *when,
                                BangYearAnswer  *answer);

/* bang-year-ask.c */
void     bang_year_offer       (const BangYears *self,
                                const BangWhen  *when,
                                guint            year,
                                BangSpan         span,
                                const char      *rule,
                                const char      *reason,
                                BangYearAnswer  *answer);
BangDateBasis bang_year_ask      (const BangYears *self,
                                  const BangWhen  *when,
                                  gboolean         planned,
                                  BangYearAnswer  *answer);

static inline BangDay
bang_year_put (BangDay day,
               guint   year)
{
  day.year = (guint16) year;
  return day;
}

/* The end of a stretch that begins in @year. */
static inline BangDay
bang_year_last (const BangWhen *when,
                guint           year)
{
  gboolean wraps = when->last.month < when->start.month;

  return bang_year_put (when->last, year + (wraps ? 1 : 0));
}

G_END_DECLS
