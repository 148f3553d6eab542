/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-concordance.h"

G_BEGIN_DECLS

/* Blocks; any thread. */
gboolean bang_concordance_save_csv (BangConcordance  *concordance,
                                    const guint      *order,
                                    const char       *path,
                                    GError          **error);

G_END_DECLS
