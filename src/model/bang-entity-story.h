/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-browse.h"
#include "model/bang-archive.h"

G_BEGIN_DECLS

/* What the library tells of a name beyond its card: where it appeared and what
 * is said of it, each with its sentence. Reference counted, immutable. */
typedef struct
{
  gatomicrefcount  refs;
  gint64           entity_id;
  GPtrArray       *events;      /* (element-type BangAppearance) newest first */
  GPtrArray       *relations;   /* (element-type BangRelationRow) */
} BangEntityStory;

BangEntityStory *bang_entity_story_new   (gint64           entity_id,
                                          GPtrArray       *events,
                                          GPtrArray       *relations);
BangEntityStory *bang_entity_story_ref   (BangEntityStory *self);
void             bang_entity_story_unref (BangEntityStory *self);

void             bang_archive_load_story_async  (BangArchive          *self,
                                                 gint64                entity_id,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
BangEntityStory *bang_archive_load_story_finish (BangArchive          *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangEntityStory, bang_entity_story_unref)

G_END_DECLS
