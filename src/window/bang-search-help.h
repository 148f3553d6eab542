/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BANG_TYPE_SEARCH_HELP (bang_search_help_get_type ())
G_DECLARE_FINAL_TYPE (BangSearchHelp, bang_search_help, BANG, SEARCH_HELP, AdwWindow)

GtkWidget *bang_search_help_new (GtkWindow *parent);

G_END_DECLS
