/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-items.h"

G_BEGIN_DECLS

/* bang-items-capitals.c */
void bang_items_add_capitals (const BangScan *scan,
                              GArray         *items,
                              const GArray   *sentences);

G_END_DECLS
