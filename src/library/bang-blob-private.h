/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/bang-document.h"

G_BEGIN_DECLS

void      bang_blob_put_number (GString      *blob,
                             guint64          number);

/* The end of a blob as SQLite gives it: an empty one is NULL, and C lets
 * nothing, not even 0, be added to that. */
static inline const guint8 *
bang_blob_end (const guint8 *bytes,
               gsize         len)
{
  return bytes != NULL ? bytes + len : NULL;
}

gboolean  bang_blob_get_number (const guint8 **p,
                             const guint8    *end,
                             guint64         *number);
void      bang_blob_put_signed (GString      *blob,
                             gint64           number);
gboolean  bang_blob_get_signed (const guint8 **p,
                             const guint8    *end,
                             gint64          *number);
GString  *bang_zones_pack   (const BangZone  *zones,
                             guint            n_zones);
GArray   *bang_zones_unpack (const void      *bytes,
                             gsize            len,
                             const char      *text,
                             gsize            text_len);
gboolean  bang_span_fits    (BangSpan         span,
                             const char      *text,
                             gsize            len);
void      bang_mentions_put (GString         *blob,
                             gint64          *last,
                             BangSpan         span,
                             gint64           rule_id);
gboolean  bang_mentions_get (const guint8   **p,
                             const guint8    *end,
                             gint64          *last,
                             BangSpan        *span,
                             gint64          *rule_id);

G_END_DECLS
