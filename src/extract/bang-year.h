/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-dates.h"
#include "extract/bang-story.h"

G_BEGIN_DECLS

/* What a document holds that can tell the year of a day printed without one.
 * Collected once for a document; borrows its story and dates. */
typedef struct _BangYears BangYears;

BangYears *bang_years_new     (const BangStory *story,
                               const GArray    *whens);
void       bang_years_free    (BangYears       *self);
BangDay    bang_years_get_latest (BangYears    *self);
void       bang_years_resolve (BangYears       *self,
                               const BangWhen  *when,
                               gboolean         planned,
                               BangDate        *date);
gboolean   bang_years_today   (BangYears       *self,
                               const BangWhen  *when,
                               BangDate        *date);
void       bang_years_relate  (BangYears       *self,
                               const BangWhen  *when,
                               const BangDate  *to,
                               BangOpening      opens,
                               BangDate        *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangYears, bang_years_free)

G_END_DECLS
