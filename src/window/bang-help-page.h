/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How to use the program: a table of contents and seven short chapters. */
#define BANG_TYPE_HELP_PAGE (bang_help_page_get_type ())
G_DECLARE_FINAL_TYPE (BangHelpPage, bang_help_page, BANG, HELP_PAGE, GtkWidget)

GtkWidget *bang_help_page_new           (void);
void       bang_help_page_set_directory (BangHelpPage *self,
                                         const char   *directory);
GtkWidget *bang_help_window_new         (GtkWindow    *parent);

G_END_DECLS
