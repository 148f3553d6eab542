/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *bang_timeline_periods_fill (GArray *periods);

G_END_DECLS
