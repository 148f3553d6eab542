/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-facts.h"

G_BEGIN_DECLS

/* What the codes of facts are called before people: in the window, the shell,
 * an export and the errors of the library. Types of events have
 * bang_event_type_get_label(). */
const char *bang_entity_kind_get_label (BangEntityKind  kind);
const char *bang_place_kind_get_label  (const char     *place_kind);
const char *bang_entity_get_label      (BangEntityKind  kind,
                                        const char     *place_kind);
const char *bang_country_get_label     (BangCountry     country);

G_END_DECLS
