/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "model/bang-navigator.h"
#include "model/bang-saved-searches.h"

G_BEGIN_DECLS

/* The kept searches, each with its count: to go there, rename and delete. */
#define BANG_TYPE_SAVED_GROUP (bang_saved_group_get_type ())
G_DECLARE_FINAL_TYPE (BangSavedGroup, bang_saved_group, BANG, SAVED_GROUP, GtkWidget)

void bang_saved_group_set_context (BangSavedGroup    *self,
                                   BangNavigator     *navigator,
                                   BangSavedSearches *saved);

G_END_DECLS
