/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  bang_normal_is_nfc     (const char *text,
                                  gssize      len);
char     *bang_normal_nfc        (const char *text,
                                  gssize      len);
char     *bang_normal_for_screen (const char *text);

G_END_DECLS
