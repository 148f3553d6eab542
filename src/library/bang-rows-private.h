/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"
#include "query/bang-query.h"

G_BEGIN_DECLS

BangDocument   *bang_article_read_document (BangConnection  *connection,
                                    gint64           version_id,
                                    GError         **error);
BangArticleRow *bang_row_read      (BangConnection  *connection,
                                    gint64           id,
                                    gint64          *version_id,
                                    GError         **error);
gboolean        bang_row_add_snippet (BangConnection  *connection,
                                    BangArticleRow  *row,
                                    gint64           version_id,
                                    BangQuery       *query,
                                    GError         **error);
char           *bang_snippet_make  (const char      *story,
                                    BangQuery       *query,
                                    GArray          *hits);

G_END_DECLS
