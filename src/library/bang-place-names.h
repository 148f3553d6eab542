/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-facts.h"
#include "query/bang-query.h"

G_BEGIN_DECLS

/* What a place is called in other languages than that of the texts. */
typedef enum
{
  BANG_PLACE_NAME_HANZI,
  BANG_PLACE_NAME_PINYIN,
  BANG_PLACE_NAME_ENGLISH,
} BangPlaceNameKind;

typedef struct
{
  char              *name;
  BangPlaceNameKind  kind;
} BangPlaceName;

const char *bang_place_name_kind_to_string (BangPlaceNameKind  kind);
GArray     *bang_place_names_of            (const char        *name,
                                            const char        *place_kind,
                                            BangCountry        side);

const GArray *bang_place_names_look_up     (const char        *words);
gboolean    bang_place_names_agree         (const char        *name,
                                            const char        *other);

BangQuery  *bang_library_widen             (BangQuery         *query);
char       *bang_library_explain           (BangQuery         *query);

G_END_DECLS
