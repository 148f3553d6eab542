/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-browse-private.h"
#include "library/bang-link-private.h"
#include "library/bang-suggest.h"

G_BEGIN_DECLS

BangSuggestion *bang_suggestion_new  (void);

/* bang-suggest-fill.c: what it is about and what speaks for it. */
gboolean        bang_suggestion_fill (BangConnection  *connection,
                                      BangQuoter      *quoter,
                                      const BangLink  *link,
                                      BangSuggestion  *self,
                                      GError         **error);

G_END_DECLS
