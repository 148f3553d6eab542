/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

BangEntityRow *bang_entity_read      (BangConnection  *connection,
                                      gint64           id,
                                      GError         **error);
gboolean       bang_entity_add_titles (BangConnection *connection,
                                      BangEntityRow   *row,
                                      GError         **error);
gboolean       bang_event_type_is_family (const char  *a,
                                      const char      *b);

G_END_DECLS
