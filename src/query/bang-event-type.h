/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The event-type codes of the library, and what people call them. */
const char * const *bang_event_type_get_codes  (void);
const char         *bang_event_type_get_label  (const char *code);
char               *bang_event_type_dup_words  (const char *code);
const char         *bang_event_type_from_text  (const char *text);
const char        **bang_event_type_from_start (const char *text);

G_END_DECLS
