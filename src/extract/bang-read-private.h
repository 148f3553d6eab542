/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "extract/bang-read.h"

G_BEGIN_DECLS

/* What stands before a complement. */
typedef enum
{
  BANG_COMPLEMENT_OFFICE = 1 << 0,  /* the head of an office: a person's name may end it */
  BANG_COMPLEMENT_ABROAD = 1 << 1,  /* an envoy: "tại" and a country may follow */
  BANG_COMPLEMENT_NAME   = 1 << 2,  /* an office complete in itself: capitals after it are a name */
  BANG_COMPLEMENT_SIDE   = 1 << 3,  /* "phía Việt Nam" at the end belongs to it */
} BangComplementFlags;

/* Columns of organisation-heads and of places, in the order of bang-lexicon-build.c. */
enum { BANG_HEAD_PHRASE, BANG_HEAD_CLASS, BANG_HEAD_COUNTRY };
enum { BANG_PLACE_NAME, BANG_PLACE_KIND, BANG_PLACE_COUNTRY, BANG_PLACE_PARENT, BANG_PLACE_USE };

/* bang-read-body.c */
const BangMatch *bang_body_head_at    (const BangScan  *scan,
                                       guint32          token,
                                       const char     **class);
guint32          bang_bare_unit_end   (const BangScan  *scan,
                                       guint32          token);

/* bang-read-place-row.c */
const BangMatch *bang_place_known_at  (const BangScan  *scan,
                                       guint32          token,
                                       const char      *kind,
                                       guint           *row);
gboolean         bang_place_is_same_level (const char  *printed,
                                           const char  *tabled);

/* bang-read-place.c */
guint32          bang_numbered_region_end (const BangScan *scan,
                                           guint32         token);

/* bang-read-complement.c */
guint32          bang_read_complement (const BangScan  *scan,
                                       guint32          token,
                                       guint            flags,
                                       const char      *class);

static inline gboolean
bang_is_class (const char *class,
               const char *wanted)
{
  return class != NULL && strcmp (class, wanted) == 0;
}

G_END_DECLS
