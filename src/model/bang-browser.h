/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "library/bang-browse.h"

G_BEGIN_DECLS

/* What pages of facts ask once, asynchronously. Main thread; answers come in
 * the caller's main context, a cancelled request answers G_IO_ERROR_CANCELLED.
 * Filters are copied. */
typedef enum
{
  BANG_PERIODS_YEARS,
  BANG_PERIODS_MONTHS,
} BangPeriods;

void        bang_browser_count_events_async    (BangLibrary            *library,
                                                const BangEventFilter  *filter,
                                                BangPeriods             periods,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
GArray     *bang_browser_count_events_finish   (GAsyncResult           *result,
                                                GError                **error);
void        bang_browser_get_facets_async      (BangLibrary            *library,
                                                BangQuery              *query,
                                                guint                   top,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
BangFacets *bang_browser_get_facets_finish     (GAsyncResult           *result,
                                                GError                **error);
void        bang_browser_get_entity_events_async  (BangLibrary         *library,
                                                gint64                  entity_id,
                                                guint                   limit,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
void        bang_browser_get_entity_relations_async (BangLibrary       *library,
                                                gint64                  entity_id,
                                                guint                   limit,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
void        bang_browser_get_ledger_async      (BangLibrary            *library,
                                                gint64                  ledger_id,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
GPtrArray  *bang_browser_list_finish           (GAsyncResult           *result,
                                                GError                **error);
void        bang_browser_write_dossier_async   (BangLibrary            *library,
                                                const char             *name,
                                                const char             *path,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
gboolean    bang_browser_write_dossier_finish  (GAsyncResult           *result,
                                                GError                **error);

G_END_DECLS
