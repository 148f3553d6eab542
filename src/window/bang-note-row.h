/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-personal.h"

G_BEGIN_DECLS

/* A note: its passage, its words, when it was written, and the buttons that
 * change it. */
GtkWidget *bang_note_row_new (const BangNote *note);

G_END_DECLS
