/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-personal.h"

G_BEGIN_DECLS

GtkPrintOperation *bang_print_new (GPtrArray *articles,
                                   GPtrArray *personals);

G_END_DECLS
