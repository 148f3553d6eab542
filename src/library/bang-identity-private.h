/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-writer-private.h"

G_BEGIN_DECLS

gboolean bang_identity_resolve (BangWriter        *writer,
                                const BangEntity  *entity,
                                gint64            *entity_id,
                                gboolean          *same_name,
                                GError           **error);
void     bang_uuid_from_name   (const char        *space,
                                const void        *name,
                                gsize              len,
                                guint8             uuid[16]);
char    *bang_uuid_to_string   (const guint8       uuid[16]);
gboolean bang_uuid_parse       (const char        *text,
                                guint8             uuid[16]);

G_END_DECLS
