/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query/bang-query.h"

G_BEGIN_DECLS

/* What was typed, taken apart into the conditions that stand side by side: how
 * a search bar shows them one by one, and how one is added or taken away by
 * changing the text alone. Values; any thread. */

/* One condition. Of the field BANG_FIELD_ANY: words, or what is no plain
 * condition on a field. */
typedef struct
{
  BangField  field;
  gboolean   negated;
  GPtrArray *values;   /* (element-type utf8) any of them; codes where a field has codes */
  gsize      start;    /* bytes of the text */
  gsize      end;
} BangQueryPart;

typedef struct
{
  char      *text;     /* what was typed, in NFC */
  GPtrArray *parts;    /* (element-type BangQueryPart) in its order */
} BangQueryParts;

BangQueryParts *bang_query_parts_new         (const char          *typed);
void            bang_query_parts_free        (BangQueryParts      *self);
char           *bang_query_parts_dup_words   (BangQueryParts      *self);
char           *bang_query_parts_dup_without (BangQueryParts      *self,
                                              guint                n);
char           *bang_query_part_dup_text     (const BangQueryPart *self);
char           *bang_query_part_dup_label    (const BangQueryPart *self);
const char     *bang_query_field_label       (BangField            field);
char           *bang_query_value_dup_label   (BangField            field,
                                              const char          *value);

gboolean        bang_query_typed_has         (const char          *typed,
                                              BangField            field,
                                              const char          *value);
char           *bang_query_typed_add         (const char          *typed,
                                              BangField            field,
                                              const char          *value,
                                              gboolean             either);
char           *bang_query_typed_remove      (const char          *typed,
                                              BangField            field,
                                              const char          *value);
char           *bang_query_typed_clear       (const char          *typed,
                                              BangField            field);
char           *bang_query_typed_join        (const char          *conditions,
                                              const char          *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangQueryParts, bang_query_parts_free)

G_END_DECLS
