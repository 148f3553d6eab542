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

/* The least that can be asked, in words. */
#define BANG_MIN_ASKED 3

/* Words before the colon of a list. */
#define BANG_MAX_HEADING 14

/* What a verb does with what stands behind it. */
typedef enum
{
  BANG_FRAME_NONE,
  BANG_FRAME_ASK,
  BANG_FRAME_ORDER,
  BANG_FRAME_AGREE,
  BANG_FRAME_AIM,
  BANG_FRAME_STRESS,
  BANG_FRAME_NOUN,
  BANG_FRAME_PETITION,
  BANG_FRAME_SIGNS,
} BangFrame;

/* What is read of one text, and where the reading stands. */
typedef struct
{
  const BangScan  *scan;
  BangFacts       *facts;
  const BangStory *story;
  BangEvent       *event;
  BangAsker        asker;      /* of the last proposal */
  char            *by;         /* (nullable) owned: the asker's name, once looked up */
  BangAsker        speaker;    /* of the last sentence with a person */
  char            *to;         /* (nullable) owned: who was asked last */
  guint            goes_on;    /* sentences for which the list may go on */
  gboolean         open_list;  /* the sentence before ended with a colon */
  gboolean         lines;      /* each item of that list is a line with a dash */
  guint32          last;       /* the sentence of the last proposal */
  guint32          paragraph;  /* of the list */
} BangProposals;

/* bang-proposals-frame.c */
BangFrame bang_frame_find       (const BangScan   *scan,
                                 guint32           first,
                                 guint32           end,
                                 const BangMatch **match);
guint32   bang_frame_part_end   (const BangScan   *scan,
                                 guint32           first,
                                 guint32           end,
                                 BangFrame        *frame,
                                 const BangMatch **next);
gboolean  bang_frame_proposes   (const BangScan   *scan,
                                 BangFrame         frame,
                                 guint32           first,
                                 guint32           end);
guint32   bang_frame_skip_reason  (const BangScan *scan,
                                   guint32         first,
                                   guint32         end);

/* bang-proposals-chain.c */
gboolean  bang_chain_unfolds        (const BangScan         *scan,
                                     const BangScanSentence *sentence,
                                     guint32                *first,
                                     guint32                *end);
gboolean  bang_chain_after_settling (const BangProposals    *self,
                                     guint32                 s);
gboolean  bang_chain_goes_on        (const BangProposals    *self,
                                     const BangScanSentence *sentence);
gboolean  bang_chain_is_line        (const BangScan         *scan,
                                     guint32                 token);

/* bang-proposals-subject.c */
void      bang_proposals_set_asker    (BangProposals       *self,
                                       BangAsker            asker);
BangAsker bang_proposals_speaking     (const BangProposals *self,
                                       guint32              first,
                                       guint32              end);
gboolean  bang_proposals_decide_asker (BangProposals       *self,
                                       BangFrame            kind,
                                       guint32              first,
                                       guint32              frame,
                                       gboolean             again);

/* bang-proposals-asker.c */
BangAsker bang_asker_before     (const BangScan   *scan,
                                 guint32           first,
                                 guint32           frame);
BangAsker bang_asker_group      (const BangScan   *scan,
                                 guint32           first,
                                 guint32           end);
BangAsker bang_asker_clause     (const BangScan   *scan,
                                 guint32           first,
                                 guint32           frame,
                                 gboolean          settles);
BangAsker bang_asker_join       (const BangScan   *scan,
                                 guint32           first,
                                 guint32           frame,
                                 BangAsker         asker);
BangAsker bang_asker_speaking   (const BangScan   *scan,
                                 guint32           first,
                                 guint32           end);
guint32   bang_asked_end        (const BangScan   *scan,
                                 guint32           first,
                                 guint32           end);

/* bang-proposals-name.c */
char     *bang_asker_dup_name   (const BangScan   *scan,
                                 const BangFacts  *facts,
                                 const BangAsker  *asker,
                                 const BangAsker  *speaker);

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
gboolean bang_heading_signs          (const BangScan *scan,
                                      guint32        *first,
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
