/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage that adds events to the facts. Any thread. */

#include "extract/bang-stages-private.h"

void
bang_stage_events (BangScan  *scan,
               BangFacts *facts)
{
}
