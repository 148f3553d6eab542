/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-facts.h"
#include "extract/bang-scan.h"

G_BEGIN_DECLS

/* What stands around a date and says what it is the date of. */
typedef enum
{
  BANG_WHEN_PART      = 1 << 0,  /* with a part of the day: "Sáng 19/11" */
  BANG_WHEN_TODAY     = 1 << 1,  /* "hôm nay (22/3)" */
  BANG_WHEN_TOMORROW  = 1 << 2,
  BANG_WHEN_YESTERDAY = 1 << 3,
  BANG_WHEN_RANGE     = 1 << 4,  /* several days */
  BANG_WHEN_MONTH     = 1 << 5,  /* no day, only a month or a quarter */
  BANG_WHEN_LUNAR     = 1 << 6,  /* of the lunar calendar: start and end are empty */
  BANG_WHEN_PAPER     = 1 << 7,  /* the date of a numbered paper */
  BANG_WHEN_DEED      = 1 << 8,  /* of a signing or founding told in passing */
  BANG_WHEN_FEAST     = 1 << 9,  /* a day of the calendar: "Quốc khánh 2/9" */
  BANG_WHEN_LIMIT     = 1 << 10, /* "trước ngày 31/12" */
  BANG_WHEN_ROUND     = 1 << 11, /* "18/1/1950 - 18/1/2025": end is the current year */
  BANG_WHEN_OPENING   = 1 << 12, /* the sentence begins with it */
  BANG_WHEN_CLAUSE    = 1 << 13, /* a clause begins with it */
  BANG_WHEN_BARE      = 1 << 14, /* no word says that it is a date */
  BANG_WHEN_TARGET    = 1 << 15, /* to come: "đến tháng 6/2026" */
  BANG_WHEN_POSTED    = 1 << 16, /* of the page: "Cập nhật 19/11/2024" */
} BangWhenFlags;

/* The flags of what is never the date of an event told. */
#define BANG_WHEN_DECOY (BANG_WHEN_LUNAR | BANG_WHEN_PAPER | BANG_WHEN_DEED |  \
                         BANG_WHEN_FEAST | BANG_WHEN_LIMIT | BANG_WHEN_ROUND | \
                         BANG_WHEN_MONTH | BANG_WHEN_TARGET | BANG_WHEN_POSTED)

/* One expression of time: tokens [first, end). */
typedef struct
{
  guint32       first;
  guint32       end;
  guint32       sentence;
  BangZoneKind  zone;
  BangWhenFlags flags;
  BangDay       start;
  BangDay       last;
  BangSpan      span;
  BangSpan      year_span;   /* of the year, empty when it is not there */
} BangWhen;

GArray  *bang_dates_find         (const BangScan *scan);

gboolean bang_day_is_valid       (BangDay         day);
guint    bang_day_days_in_month  (guint           year,
                                  guint           month);
int      bang_day_to_ordinal     (BangDay         day);
int      bang_day_compare        (BangDay         a,
                                  BangDay         b);
gboolean bang_when_is_day        (const BangWhen *self);
gboolean bang_scan_number        (const BangScan *scan,
                                  guint32         token,
                                  guint           max_digits,
                                  guint          *value);

G_END_DECLS
