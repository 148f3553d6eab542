/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-events-private.h"

G_BEGIN_DECLS

/* A place or people that may be a side of the event. */
typedef struct
{
  const char  *label;      /* borrowed from an entity or an affiliation */
  BangCountry  country;
  guint        people;
  gboolean     in_title;
  gboolean     hosting;
  gboolean     is_country;
  gboolean     is_city;    /* may be only where those of the country were met */
  gboolean     national;   /* a country whose leaders are there */
  gboolean     bracketed;  /* named in brackets only */
  BangEvidence evidence;
} BangSideCandidate;

/* bang-events-sides-collect.c */
void     bang_sides_collect        (const BangEvents *self,
                                    const BangEvent  *event,
                                    GArray           *candidates);
void     bang_sides_collect_bodies (const BangEvents *self,
                                    guint32           sentence,
                                    GArray           *candidates);
gboolean bang_sides_can_act        (const BangEntity *entity,
                                    gboolean          neighbours);
gboolean bang_sides_is_event_place (const BangEvent  *event,
                                    BangSpan          span);

/* bang-events-sides-merge.c */
gboolean bang_sides_lie_in (const BangEvents *self,
                            const char       *name,
                            const char       *outer,
                            BangCountry       country);
void     bang_sides_merge  (const BangEvents *self,
                            GArray           *candidates);

G_END_DECLS
