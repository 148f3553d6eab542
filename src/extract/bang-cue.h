/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-scan.h"

G_BEGIN_DECLS

const BangMatch *bang_cue_look_at   (const BangScan  *scan,
                                     guint32          token,
                                     BangClass        class);
const BangMatch *bang_cue_before    (const BangScan  *scan,
                                     guint32          token,
                                     BangClass        class);
const BangMatch *bang_cue_find      (const BangScan  *scan,
                                     guint32          first,
                                     guint32          end,
                                     BangClass        class);

/* Whether a table gives @match, which may be %NULL, this class. */
static inline gboolean
bang_cue_has_class (const BangMatch *match,
                    BangClass        class)
{
  return match != NULL && bang_class_set_has (match->classes, class);
}

/* Whether a phrase of the class begins at @token; it may be the end of the text. */
static inline gboolean
bang_cue_begins (const BangScan *scan,
                 guint32         token,
                 BangClass       class)
{
  return token < scan->n_tokens && bang_class_set_has (scan->tokens[token].classes, class);
}

/* The longest phrase of the class that begins at @token, which may be the end of
 * the text. It is asked of every token, and at most there is none. */
static inline const BangMatch *
bang_cue_at (const BangScan *scan,
             guint32         token,
             BangClass       class)
{
  return bang_cue_begins (scan, token, class) ? bang_cue_look_at (scan, token, class) : NULL;
}

G_END_DECLS
