/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* A line of an article's card: a label and what stands beside it. */
typedef struct
{
  const char *label;      /* translated */
  GPtrArray  *values;     /* (element-type utf8), never empty */
} BangCardField;

/* An article in words for people: the same for every human-facing format, which
 * has only to escape and lay out. */
typedef struct
{
  GPtrArray *event;       /* (element-type BangCardField) what took place */
  GPtrArray *entities;    /* (element-type BangCardField) who and what is named */
} BangCard;

BangCard *bang_card_new               (BangArticle          *article);
void      bang_card_free              (BangCard             *self);

char     *bang_card_date              (BangDay               day);
char     *bang_card_participant       (BangFacts            *facts,
                                       const BangParticipant *participant);
char     *bang_card_agreement         (const BangAgreement  *agreement);

/* What stands in the story, in reading order: lead, body and captions. */
typedef void (*BangStoryFunc) (BangZoneKind  kind,
                               const char   *text,
                               gsize         len,
                               gpointer      user_data);

void      bang_card_foreach_paragraph (BangArticle          *article,
                                       BangStoryFunc         func,
                                       gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangCard, bang_card_free)

G_END_DECLS
