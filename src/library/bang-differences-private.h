/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* What an article reports of its event, as it is held against another report. */
typedef struct _BangReport BangReport;

BangReport *bang_report_read        (BangConnection    *connection,
                                     gint64             article_id,
                                     GError           **error);
void        bang_report_free        (BangReport        *self);
void        bang_report_compare     (const BangReport  *self,
                                     const BangReport  *other,
                                     GPtrArray         *differences);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangReport, bang_report_free)

G_END_DECLS
