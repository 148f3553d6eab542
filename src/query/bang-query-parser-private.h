/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "query/bang-query-private.h"

G_BEGIN_DECLS

/* What the value after the name of a field is. */
typedef enum
{
  BANG_NAME_WORDS,     /* words, a phrase or a group, in one field */
  BANG_NAME_TYPE,      /* an event type */
  BANG_NAME_PERIOD,    /* a date: in it */
  BANG_NAME_BEFORE,    /* ends before it */
  BANG_NAME_UNTIL,     /* ends with it */
  BANG_NAME_AFTER,     /* begins after it */
  BANG_NAME_SINCE,     /* begins with it */
  BANG_NAME_CHOICE,    /* one of a few words: where it stands, whether it is starred */
} BangNameKind;

typedef struct
{
  const char   *name;      /* folded exactly */
  const char   *plain;     /* the same without marks */
  BangNameKind  kind;
  BangField     field;     /* BANG_NAME_WORDS, BANG_NAME_CHOICE */
} BangFieldName;

/* One parse, going on. */
typedef struct
{
  const char *start;
  const char *p;           /* Where it is */
  const char *limit;
  gboolean    typing;
  guint       n_words;
  guint       depth;
  guint       n_flat;      /* parentheses open beyond the depth that counts */
  BangField   field;       /* of the group being read */
  gboolean    cut;
  GArray     *terms;       /* (nullable) (element-type BangQueryTerm) what stands outside all groups */
  gboolean    either;      /* there is an OR outside all groups */
} BangQueryParser;

/* Where something that is asked for stands. */
typedef struct
{
  gsize          start;
  gsize          end;
  BangQueryNode *node;     /* (nullable) Owned */
} BangQueryTerm;

GArray              *bang_query_parse_terms      (const char       *text,
                                                  char            **normal);

const BangFieldName *bang_query_match_field_name (const char       *p,
                                                  const char       *limit,
                                                  const char      **after);

BangQueryNode       *bang_query_parse_date_value (BangQueryParser     *parser,
                                                  const BangFieldName *name);
BangQueryNode       *bang_query_parse_type_value (BangQueryParser     *parser);
BangQueryNode       *bang_query_parse_choice     (BangQueryParser     *parser,
                                                  BangField            field,
                                                  gboolean            *begun);

gboolean             bang_query_take_word        (BangQueryParser  *parser);
const char          *bang_query_skip_spaces      (const char       *p,
                                                  const char       *limit);
const char          *bang_query_run_end          (const char       *p,
                                                  const char       *limit);
gboolean             bang_query_is_space         (gunichar          c);
gboolean             bang_query_is_double_quote  (gunichar          c);
gboolean             bang_query_is_quote         (gunichar          c);
const char          *bang_query_quoted_end       (const char       *opening,
                                                  const char       *limit);

static inline gunichar
bang_query_peek (const char *p,
                 const char *limit)
{
  return p < limit ? g_utf8_get_char (p) : '\0';
}

G_END_DECLS
