/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text/bang-span.h"

G_BEGIN_DECLS

GArray *bang_sentence_split (const char *text,
                             gsize       len);

G_END_DECLS
