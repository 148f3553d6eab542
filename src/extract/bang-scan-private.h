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

/* What stands before @token, as the phrases of the tables know it. */
static inline BangJoin
bang_scan_join (const BangScan *self,
                guint32         token)
{
  switch (self->tokens[token].gap & BANG_GAP_HARD & ~(guint) (BANG_GAP_SENTENCE | BANG_GAP_ZONE))
    {
    case BANG_GAP_NONE:
      return BANG_JOIN_SPACE;
    case BANG_GAP_DASH:
    case BANG_GAP_HYPHEN:
      return BANG_JOIN_DASH;
    case BANG_GAP_DOT:
      return BANG_JOIN_DOT;
    case BANG_GAP_COMMA:
      return BANG_JOIN_COMMA;
    case BANG_GAP_SLASH:
      return BANG_JOIN_SLASH;
    default:
      return BANG_JOIN_BREAK;
    }
}

G_END_DECLS
