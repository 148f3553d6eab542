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
const BangMatch *bang_cue_at        (const BangScan  *scan,
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

G_END_DECLS
