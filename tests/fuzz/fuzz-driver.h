/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/* What a target gives: the entry point that libFuzzer calls too, and what its
 * inputs are made of. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

extern const char * const fuzz_fragments[];   /* NULL at the end */

G_END_DECLS
