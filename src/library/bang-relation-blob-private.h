/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-writer-private.h"

G_BEGIN_DECLS

gboolean   bang_relations_write (BangWriter       *writer,
                                 gint64            article_id,
                                 const GPtrArray  *relations,
                                 const char       *text,
                                 gsize             len,
                                 GError          **error);
GPtrArray *bang_relations_read  (BangConnection   *connection,
                                 gint64            article_id,
                                 GError          **error);

G_END_DECLS
