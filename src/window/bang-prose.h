/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "extract/bang-facts.h"
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* Facts in words, as every page of the window says them. */
char       *bang_prose_dup_day           (BangDay         day);
char       *bang_prose_dup_days          (BangDay         start,
                                          BangDay         end);
char       *bang_prose_dup_date          (BangDay         start,
                                          BangDay         end,
                                          BangDateBasis   basis);
const char *bang_prose_basis_sign        (BangDateBasis   basis);
const char *bang_prose_basis_label       (BangDateBasis   basis);
const char *bang_prose_kind_label        (BangEntityKind  kind);
const char *bang_prose_kind_icon         (BangEntityKind  kind);
const char *bang_prose_country_label     (BangCountry     country);
const char *bang_prose_role_label        (BangRole        role);
const char *bang_prose_side_role_label   (BangSideRole    role);
const char *bang_prose_aspect_label      (BangAspect      aspect);
const char *bang_prose_place_kind_label  (const char     *place_kind);
const char *bang_prose_event_icon        (const char     *type);
char       *bang_prose_dup_reason        (BangRelated    *related);
char       *bang_prose_dup_number        (guint64         number);

G_END_DECLS
