/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* The text of an article that older rules read, and what those of today find. */
typedef struct
{
  gint64        id;
  gint64        version_id;   /* the text */
  BangDocument *document;
  BangFacts    *facts;        /* (nullable) until it is read again */
  gboolean      rezoned;      /* the text is parted otherwise than it was */
  gboolean      changed;      /* once written: what was found is not what was */
} BangRereading;

void           bang_rereading_free            (BangRereading  *self);

GArray        *bang_library_list_outdated     (BangLibrary    *self,
                                               GCancellable   *cancellable,
                                               GError        **error);
BangRereading *bang_library_begin_rereading   (BangLibrary    *self,
                                               gint64          id,
                                               GCancellable   *cancellable,
                                               GError        **error);
gboolean       bang_library_renew_names       (BangLibrary    *self,
                                               GError        **error);
gboolean       bang_library_write_rereadings  (BangLibrary    *self,
                                               GPtrArray      *rereadings,
                                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangRereading, bang_rereading_free)

G_END_DECLS
