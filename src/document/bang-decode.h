/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/bang-document.h"

G_BEGIN_DECLS

char *bang_decode (GBytes      *bytes,
                   gsize       *len,
                   const char **encoding,
                   GError     **error);
char *bang_decode_normalise (char  *text,
                             gsize *len);

G_END_DECLS
