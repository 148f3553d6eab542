/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/bang-archive.h"

G_BEGIN_DECLS

/* A slim row that offers once, after the rules have become better, to read the
 * articles again; then shows how far that is. Signal "told" (text) when it is
 * over, in a sentence. */
#define BANG_TYPE_REREAD_ROW (bang_reread_row_get_type ())
G_DECLARE_FINAL_TYPE (BangRereadRow, bang_reread_row, BANG, REREAD_ROW, GtkWidget)

void bang_reread_row_set_archive (BangRereadRow *self,
                                  BangArchive   *archive,
                                  GSettings     *settings);

G_END_DECLS
