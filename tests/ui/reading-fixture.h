/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* Articles, relations and cards made by hand, so that the widgets are tested
 * without a library and whatever the extractor may say. */
BangArticle    *fixture_article      (void);
BangArticle    *fixture_hostile      (void);
BangArticle    *fixture_long         (gsize        bytes,
                                      gboolean     one_line);
BangArticle    *fixture_from_text    (const char  *text);
BangRelations  *fixture_relations    (guint        n);
BangEntityCard *fixture_entity_card  (void);
BangSpan        fixture_find         (BangArticle *article,
                                      const char  *words);

G_END_DECLS
