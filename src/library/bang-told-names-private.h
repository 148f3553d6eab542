/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

BangQuery *bang_told_names_widen (BangConnection *connection,
                                  BangQuery      *query);

G_END_DECLS
