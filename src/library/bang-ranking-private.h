/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-match-private.h"

G_BEGIN_DECLS

/* How the rows of one search are scored. */
typedef struct
{
  const GArray *phrases;    /* (element-type BangPhrase) of the match */
  double       *amounts;    /* scratch, one a phrase: weighted occurrences */
  double       *adjacent;   /* scratch: occurrences right after the phrase before */
  int          *last;       /* scratch: where each phrase was last seen */
} BangRanking;

void     bang_ranking_init     (BangRanking     *self,
                                const GArray    *phrases);
void     bang_ranking_clear    (BangRanking     *self);
gboolean bang_ranking_register (BangConnection  *connection,
                                GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangRanking, bang_ranking_clear)

G_END_DECLS
