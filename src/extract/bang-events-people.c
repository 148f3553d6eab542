/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/bang-events-private.h"
void bang_events_read_people (const BangEvents *self, BangEvent *event) {}
