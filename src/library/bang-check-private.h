/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

gboolean bang_check_words (const char    *directory,
                           gboolean      *equal,
                           GCancellable  *cancellable,
                           GError       **error);

G_END_DECLS
