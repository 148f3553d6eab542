/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *bang_collate_key         (const char *text);
GBytes *bang_collate_person_key  (const char *name);
char   *bang_collate_version     (void);
int     bang_collate_compare     (const char *a,
                                  const char *b);

G_END_DECLS
