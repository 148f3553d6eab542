/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *bang_normal_nfc        (const char *text,
                              gssize      len);
char *bang_normal_for_screen (const char *text);

G_END_DECLS
