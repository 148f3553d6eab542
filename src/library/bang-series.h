/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* A series of meetings: one name, and the same who meet. */

/* One time it was held, as far as the library knows. */
typedef struct
{
  guint       edition;    /* 9 for "lần thứ 9" */
  gint64      event_id;   /* BANG_EVENT_ID() of an event that is it */
  guint       n_events;   /* of as many articles */
  BangAspect  aspect;
  BangDay     date;       /* parts may be 0 */
  char       *title;      /* (nullable) */
} BangEdition;

/* The series of an event. Reference counted, immutable, any thread. */
typedef struct
{
  gatomicrefcount  refs;
  gint64           event_id;   /* that was asked */
  char            *name;       /* (nullable) as printed there; NULL: the event counts itself in none */
  guint            edition;    /* of that event */
  GPtrArray       *sides;      /* (element-type utf8) who meets, as told there; perhaps none */
  GPtrArray       *editions;   /* (element-type BangEdition) rising, its own among them */
  GArray          *missing;    /* (element-type guint) those between them the library has not, rising; at most
                                * BANG_SERIES_MAX_MISSING */
  guint            n_missing;  /* all of those */
} BangSeries;

#define BANG_SERIES_MAX_MISSING 50

#define BANG_TYPE_SERIES (bang_series_get_type ())
GType       bang_series_get_type    (void) G_GNUC_CONST;
BangSeries *bang_series_ref         (BangSeries    *self);
void        bang_series_unref       (BangSeries    *self);

BangSeries *bang_library_get_series (BangLibrary   *self,
                                     gint64         event_id,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangSeries, bang_series_unref)

G_END_DECLS
