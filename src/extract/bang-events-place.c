/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/bang-events-private.h"
void bang_events_read_places (const BangEvents *self, guint32 sentence, BangEvent *event) {}
