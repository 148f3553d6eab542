/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a person typed, parsed once into an immutable value. Parsing never
 * fails: what cannot be read as syntax is read as words. */
typedef struct _BangQuery BangQuery;

#define BANG_TYPE_QUERY (bang_query_get_type ())
GType bang_query_get_type (void) G_GNUC_CONST;

typedef enum
{
  BANG_QUERY_AND,      /* children */
  BANG_QUERY_OR,       /* children */
  BANG_QUERY_NOT,      /* one child */
  BANG_QUERY_WORDS,    /* words in a row: one word, or a phrase */
  BANG_QUERY_DATE,     /* from, to */
} BangQueryKind;

typedef enum
{
  BANG_FIELD_ANY,
  BANG_FIELD_TITLE,
  BANG_FIELD_PERSON,
  BANG_FIELD_PLACE,
  BANG_FIELD_ORGANISATION,
  BANG_FIELD_TYPE,
  BANG_FIELD_SOURCE,
  BANG_FIELD_CERTAINTY,     /* of the date: "check", "unknown" or "inferred" */
  BANG_FIELD_STAR,          /* starred by the reader: "yes" */
  BANG_FIELD_TAG,           /* the reader's */
  BANG_FIELD_COLLECTION,    /* the reader's */
  BANG_FIELD_NOTE,          /* the words of the reader's notes */
  BANG_FIELD_SUBJECT,       /* what a proposal or an agreement is about */
  BANG_FIELD_COUNTERPART,   /* a side, a party, who asks or is asked */
  BANG_FIELD_ZONE,          /* where the words stand; only to write and to name it */
  BANG_FIELD_DATE,          /* a period; only to write and to name it */
} BangField;

/* Where words may stand, or-ed; 0 for the story: title, text and captions. */
typedef enum
{
  BANG_QUERY_ZONE_TITLE     = 1 << 0,
  BANG_QUERY_ZONE_TEXT      = 1 << 1,
  BANG_QUERY_ZONE_CAPTION   = 1 << 2,
  BANG_QUERY_ZONE_FURNITURE = 1 << 3,
  BANG_QUERY_ZONE_STORY     = BANG_QUERY_ZONE_TITLE | BANG_QUERY_ZONE_TEXT | BANG_QUERY_ZONE_CAPTION,
} BangQueryZones;

/* A word to look for. With marks typed it means itself; without, any word that
 * folds to it. */
typedef struct
{
  char     *text;      /* exact fold when marked, plain fold when not */
  gboolean  marked;
} BangQueryWord;

typedef struct _BangQueryNode BangQueryNode;
struct _BangQueryNode
{
  BangQueryKind   kind;
  BangField       field;     /* WORDS */
  GPtrArray      *children;  /* (element-type BangQueryNode) AND, OR, NOT */
  BangQueryWord  *words;     /* WORDS (array length=n_words) */
  guint           n_words;
  BangQueryZones  zones;     /* WORDS without a field */
  gboolean        prefix;    /* WORDS: the last word is a beginning, still being typed */
  gboolean        quiet;     /* WORDS: not to be marked where it is found */
  char           *printed;   /* WORDS: as typed, for explanations; TYPE: the code when known */
  guint32         from;      /* DATE: yyyymmdd, 0 open; inclusive */
  guint32         to;        /* DATE: yyyymmdd, 0 open; inclusive */
};

typedef enum
{
  BANG_QUERY_TYPED  = 0,
  BANG_QUERY_TYPING = 1 << 0,   /* the last word may be unfinished */
} BangQueryFlags;

BangQuery           *bang_query_parse     (const char     *typed,
                                           BangQueryFlags  flags);
BangQuery           *bang_query_ref       (BangQuery      *self);
void                 bang_query_unref     (BangQuery      *self);
const BangQueryNode *bang_query_get_root  (BangQuery      *self);
const char          *bang_query_get_typed (BangQuery      *self);
gboolean             bang_query_is_empty  (BangQuery      *self);
gboolean             bang_query_equal     (BangQuery      *a,
                                           BangQuery      *b);
BangQueryZones       bang_query_get_zones (BangQuery      *self);
char                *bang_query_explain   (BangQuery      *self);

/* What to type for a value in a field: person:"Vương Ninh". */
char                *bang_query_format_field (BangField   field,
                                              const char *value);

/* Another name of what was asked for. */
typedef struct
{
  char     *name;
  gboolean  common;    /* a common word as well: only where the place is meant */
} BangOtherName;

/* The other names of a name (element-type BangOtherName), whose words are given
 * as in BangQueryWord, a space between them; NULL when it is no name. */
typedef const GArray *(*BangOtherNamesFunc) (const char *words,
                                             gpointer    user_data);

BangQuery           *bang_query_widen     (BangQuery          *self,
                                           BangOtherNamesFunc  func,
                                           gpointer            user_data);

/* Where a found text says what was asked: the spans to mark, in text order. */
GArray              *bang_query_find      (BangQuery      *self,
                                           const char     *text,
                                           gsize           len);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangQuery, bang_query_unref)

G_END_DECLS
