/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage that finds who, which body and where. Any thread. */

#include "extract/bang-stages-private.h"

void
bang_stage_entities (BangScan  *scan,
                     BangFacts *facts)
{
}
