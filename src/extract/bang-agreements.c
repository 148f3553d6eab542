/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage that adds agreements to the facts. Any thread. */

#include "extract/bang-stages-private.h"

void
bang_stage_agreements (BangScan  *scan,
               BangFacts *facts)
{
}
