/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What can be typed into the search, by example; a list to choose from. */
#define BANG_TYPE_SEARCH_HELP (bang_search_help_get_type ())
G_DECLARE_FINAL_TYPE (BangSearchHelp, bang_search_help, BANG, SEARCH_HELP, GtkBox)

G_END_DECLS
