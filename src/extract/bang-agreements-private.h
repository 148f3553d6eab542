/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-stages-private.h"
#include "extract/bang-story.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_PARTY_BODY,
  BANG_PARTY_PLACE,
  BANG_PARTY_PERSON,
} BangPartyKind;

/* One of those who sign: tokens [first, end). */
typedef struct
{
  guint32       first;
  guint32       end;
  BangPartyKind kind;
} BangParty;

/* bang-agreements-party.c */
GArray *bang_parties_read      (const BangScan  *scan,
                                guint32          first,
                                guint32          end);
char   *bang_party_dup_name    (const BangScan  *scan,
                                const BangFacts *facts,
                                const BangParty *party);

/* bang-agreements-read.c */
void    bang_agreements_read   (const BangScan  *scan,
                                const BangFacts *facts,
                                GPtrArray       *found);

/* bang-agreements.c */
gboolean bang_names_agree      (const char      *a,
                                const char      *b);

G_END_DECLS
