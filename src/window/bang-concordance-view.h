/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "model/bang-archive.h"
#include "model/bang-navigator.h"

G_BEGIN_DECLS

/* The words of the current search in their context, one line a hit, aligned.
 * Reads nothing while it is not to be seen. */
#define BANG_TYPE_CONCORDANCE_VIEW (bang_concordance_view_get_type ())
G_DECLARE_FINAL_TYPE (BangConcordanceView, bang_concordance_view, BANG, CONCORDANCE_VIEW, AdwBin)

GtkWidget *bang_concordance_view_new         (void);
void       bang_concordance_view_set_context (BangConcordanceView *self,
                                              BangArchive         *archive,
                                              BangNavigator       *navigator);

G_END_DECLS
