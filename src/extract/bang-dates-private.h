/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-dates.h"

G_BEGIN_DECLS

/* What the figures of a date say, before the words around them are looked at. */
typedef struct
{
  guint32  end;          /* tokens */
  BangDay  start;
  BangDay  last;
  guint32  year_first;   /* tokens of the year; equal when there is none */
  guint32  year_end;
  gboolean several;      /* more days than one */
  gboolean round;        /* the same day in two years: an anniversary */
  gboolean slashed;      /* d/m, or "ngày d tháng m": not a decimal or a score */
  gboolean dotted;       /* d.m */
  gboolean by_word;      /* "đến" or "và" joins the ends */
  gboolean full;         /* day, month and year stand together */
} BangDateFigures;

char     bang_dates_sign          (const BangScan  *scan,
                                   guint32          token,
                                   gboolean        *spaced);
gboolean bang_dates_read_year     (const BangScan  *scan,
                                   guint32          token,
                                   guint32         *first,
                                   guint32         *end,
                                   guint           *year);
gboolean bang_dates_read_days     (const BangScan  *scan,
                                   guint32          token,
                                   BangDateFigures *figures);
gboolean bang_dates_read_month    (const BangScan  *scan,
                                   guint32          token,
                                   BangDateFigures *figures);

G_END_DECLS
