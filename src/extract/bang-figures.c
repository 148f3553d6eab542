/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage that adds figures to the facts. Any thread. */

#include "extract/bang-stages-private.h"

void
bang_stage_figures (BangScan  *scan,
               BangFacts *facts)
{
}
