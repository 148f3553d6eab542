/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-scan.h"

G_BEGIN_DECLS

/* How a sentence stands to what the story tells. */
typedef enum
{
  BANG_OPENS_PLAIN,
  BANG_OPENS_EARLIER,    /* "Trước đó, …" */
  BANG_OPENS_SAME_DAY,   /* "Cùng ngày, …" */
  BANG_OPENS_NEXT,       /* "Tiếp đó, …" */
  BANG_OPENS_PARALLEL,   /* "Cũng trong khuôn khổ …" */
  BANG_OPENS_PLANNED,    /* "Theo kế hoạch, …" */
} BangOpening;

#define BANG_NOWHERE G_MAXUINT32

/* What the rules ask of a sentence again and again, worked out once: the
 * tokens are the first of their kind in it, BANG_NOWHERE for none. */
typedef struct
{
  BangOpening opens;
  guint32     opening;    /* the cue that opens it */
  guint32     future;     /* "sẽ", "dự kiến" */
  guint32     wish;       /* a verb of proposing */
} BangSentenceCues;

typedef struct
{
  const BangScan   *scan;
  guint32          *paragraphs;  /* by zone: which paragraph of lead and body, BANG_NOWHERE elsewhere */
  BangSentenceCues *cues;        /* by sentence */
} BangStory;

BangStory    *bang_story_new           (const BangScan  *scan);
void          bang_story_free          (BangStory       *self);
guint32       bang_story_paragraph     (const BangStory *self,
                                        guint32          sentence);
BangZoneKind  bang_story_kind          (const BangStory *self,
                                        guint32          sentence);
gboolean      bang_story_is_story      (const BangStory *self,
                                        guint32          sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangStory, bang_story_free)

G_END_DECLS
