/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-scan.h"

G_BEGIN_DECLS

gboolean         bang_cue_has_class (const BangScan  *scan,
                                     const BangMatch *match,
                                     BangLex          lex,
                                     const char      *name);
const char      *bang_cue_get_class (const BangScan  *scan,
                                     const BangMatch *match,
                                     BangLex          lex);
const BangMatch *bang_cue_look_at   (const BangScan  *scan,
                                     guint32          token,
                                     BangLex          lex,
                                     const char      *name);
const BangMatch *bang_cue_before    (const BangScan  *scan,
                                     guint32          token,
                                     BangLex          lex,
                                     const char      *name);
const BangMatch *bang_cue_find      (const BangScan  *scan,
                                     guint32          first,
                                     guint32          end,
                                     BangLex          lex,
                                     const char      *name);

/* bang_cue_look_at (), which is asked of every token: most have no phrase of
 * the table, and say so here. */
static inline const BangMatch *
bang_cue_at (const BangScan *scan,
             guint32         token,
             BangLex         lex,
             const char     *name)
{
  if (token >= scan->n_tokens || (scan->tokens[token].kinds & BANG_LEX_BIT (lex)) == 0)
    return NULL;

  return bang_cue_look_at (scan, token, lex, name);
}

G_END_DECLS
