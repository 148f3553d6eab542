/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "library/bang-decide.h"

G_BEGIN_DECLS

/* Decisions in words, as every part of the window says them. */
char *bang_decision_words_dup_sentence (const BangDecision *decision);
char *bang_decision_words_dup_done     (const BangDecision *decision);
char *bang_decision_words_dup_when     (const BangDecision *decision);
char *bang_decision_words_dup_sign     (const BangDecision *decision);
char *bang_decision_words_dup_state    (const BangDecision *decision);

G_END_DECLS
