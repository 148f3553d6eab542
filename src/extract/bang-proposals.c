/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage that adds proposals to the facts. Any thread. */

#include "extract/bang-stages-private.h"

void
bang_stage_proposals (BangScan  *scan,
               BangFacts *facts)
{
}
