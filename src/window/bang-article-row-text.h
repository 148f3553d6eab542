/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library-types.h"

G_BEGIN_DECLS

char *bang_article_row_text_dup_shown  (const char     *text);
char *bang_article_row_text_dup_meta   (BangArticleRow *row);
char *bang_article_row_text_dup_spoken (BangArticleRow *row);

G_END_DECLS
