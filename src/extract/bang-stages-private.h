/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-story.h"

G_BEGIN_DECLS

/* The stages of bang_extract (), in their order. Each reads the scan and what
 * the stages before it put into the facts, and adds its own. */
void bang_stage_entities   (BangScan        *scan,   /* places, organisations, offices, persons, sides */
                            BangFacts       *facts);
void bang_stage_events     (BangScan        *scan,   /* dates, types, sub-events, series, places, participants */
                            const BangStory *story,
                            BangFacts       *facts);
void bang_stage_agreements (BangScan        *scan,
                            const BangStory *story,
                            BangFacts       *facts);
void bang_stage_proposals  (BangScan        *scan,
                            const BangStory *story,
                            BangFacts       *facts);
void bang_stage_figures    (BangScan        *scan,
                            BangFacts       *facts);
void bang_stage_relations  (BangScan        *scan,
                            BangFacts       *facts);

G_END_DECLS
