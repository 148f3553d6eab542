/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-scan.h"

G_BEGIN_DECLS

/* The white space of pages: beside the usual, no-break and fixed spaces. */
static inline gboolean
bang_scan_is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xa0 ||
         (c >= 0x2000 && c <= 0x200b) || c == 0x3000 || c == 0xfeff;
}

G_END_DECLS
