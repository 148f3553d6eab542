/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-blob-private.h"
#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* The texts of an article as the search index has them. */
typedef struct
{
  char *title;
  char *body;
  char *caption;
  char *furniture;  /* the page around the article, in the form of the field column */
} BangColumns;

/* The page around the story. */
#define BANG_ZONES_FURNITURE (BANG_ZONES (BANG_ZONE_IMAGE_NAME) | BANG_ZONES (BANG_ZONE_RELATED) | \
                              BANG_ZONES (BANG_ZONE_FOOTER) | BANG_ZONES (BANG_ZONE_OTHER))

char     *bang_zones_dup_text (const char      *text,
                               const GArray    *zones,
                               guint            kinds,
                               gsize            max);
gboolean  bang_columns_read   (BangConnection  *connection,
                               gint64           version_id,
                               BangColumns     *columns,
                               GError         **error);
gboolean  bang_columns_read_as (BangConnection *connection,
                               gint64           version_id,
                               const void      *own_zones,
                               gsize            n_own_zones,
                               BangColumns     *columns,
                               GError         **error);
void      bang_columns_clear  (BangColumns     *columns);
char     *bang_field_text     (BangConnection  *connection,
                               gint64           article_id,
                               GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangColumns, bang_columns_clear)

G_END_DECLS
