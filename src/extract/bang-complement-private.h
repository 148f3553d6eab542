/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-read-private.h"

G_BEGIN_DECLS

/* How far the name of a body or an office has been read. */
typedef struct
{
  const BangScan *scan;
  guint           flags;
  guint32         start;
  guint32         pos;
  guint32         limit;
  guint32         anchor;     /* the end of what is surely part of it */
  guint32         capital;    /* the last capital */
  guint32         run_end;    /* of the run of capitals looked at last */
  guint32         name;       /* where a person's name begins in it */
  const char     *class;      /* of the innermost body */
  gboolean        closed;     /* only a place or another body may follow */
  gboolean        full;       /* a field was named in full: no small word may follow */
  gboolean        in_country; /* the last word read ends a country's name */
  guint32         skipped;    /* what stands behind an abbreviation in brackets, 0 for none */
} BangComplement;

/* bang-complement-stop.c */
gboolean bang_complement_sign (BangComplement  *r,
                               guint            gap);
gboolean bang_complement_stop (BangComplement  *r,
                               const BangMatch *stop);

/* The name goes on to @end, and for sure where @anchor says so. */
static inline void
bang_complement_take (BangComplement *r,
                      guint32         end,
                      gboolean        anchor)
{
  r->pos = end;
  if (anchor)
    r->anchor = r->capital = end;
  r->in_country = FALSE;
  r->full = FALSE;
}

G_END_DECLS
