/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-stages-private.h"
#include "extract/bang-story.h"

G_BEGIN_DECLS

/* Who asks: the tokens that name them, or an entity. */
typedef struct
{
  gboolean known;
  guint    person;      /* index into the entities, BANG_NOWHERE for none */
  guint32  first;       /* tokens of the name otherwise */
  guint32  end;
} BangAsker;

/* Words before the colon of a list. */
#define BANG_MAX_HEADING 14

/* bang-proposals-asker.c */
BangAsker bang_asker_before     (const BangScan   *scan,
                                 guint32           first,
                                 guint32           frame);
BangAsker bang_asker_join       (const BangScan   *scan,
                                 guint32           first,
                                 guint32           frame,
                                 BangAsker         asker);
BangAsker bang_asker_speaking   (const BangScan   *scan,
                                 guint32           first,
                                 guint32           end);
char     *bang_asker_dup_name   (const BangScan   *scan,
                                 const BangFacts  *facts,
                                 const BangAsker  *asker);
guint32   bang_asked_end        (const BangScan   *scan,
                                 guint32           first,
                                 guint32           end);

/* bang-proposals-heading.c */
guint32  bang_heading_skip_that      (const BangScan *scan,
                                      guint32         token,
                                      guint32         end);
guint32  bang_heading_skip           (const BangScan *scan,
                                      guint32         first,
                                      guint32         end);
guint32  bang_heading_first_part_end (const BangScan *scan,
                                      guint32         first,
                                      guint32         end);
gboolean bang_heading_names_papers   (const BangScan *scan,
                                      guint32         first,
                                      guint32         end);
gboolean bang_heading_is_of_fields   (const BangScan *scan,
                                      guint32         first,
                                      guint32         end);

/* bang-proposals-field.c */
char     *bang_proposals_field  (const BangScan   *scan,
                                 guint32           first,
                                 guint32           end);

G_END_DECLS
