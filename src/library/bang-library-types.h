/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include "document/bang-document.h"
#include "extract/bang-facts.h"

G_BEGIN_DECLS

/* Plain answers of the library: reference counted, immutable, any thread. */

typedef enum
{
  BANG_SORT_RELEVANCE,
  BANG_SORT_NEWEST,
  BANG_SORT_OLDEST,
} BangSort;

typedef enum
{
  BANG_IMPORT_ADDED,
  BANG_IMPORT_UPDATED,
  BANG_IMPORT_UNCHANGED,
  BANG_IMPORT_DUPLICATE,
  BANG_IMPORT_SKIPPED,
  BANG_IMPORT_FAILED,
  BANG_IMPORT_N_STATUSES
} BangImportStatus;

const char *bang_import_status_to_string (BangImportStatus status);

/* One read file on its way in. */
typedef struct
{
  char         *path;       /* file name bytes */
  guint64       size;
  gint64        mtime;      /* microseconds */
  char         *sha256;     /* of the bytes, hexadecimal */
  BangDocument *document;
  BangFacts    *facts;
} BangIncoming;

BangIncoming *bang_incoming_new  (void);
void          bang_incoming_free (BangIncoming *self);

typedef struct
{
  gint64     started;       /* Unix microseconds */
  gint64     finished;
  guint      counts[BANG_IMPORT_N_STATUSES];
  GPtrArray *items;         /* (element-type BangImportItem) failed and skipped */
} BangImportRun;

typedef struct
{
  char             *path;
  BangImportStatus  status;
  char             *reason;
} BangImportItem;

BangImportItem *bang_import_item_new  (const char       *path,
                                       BangImportStatus  status,
                                       const char       *reason);
void            bang_import_item_free (BangImportItem   *self);

/* What a list shows of an article; never the body. */
typedef struct
{
  gatomicrefcount  refs;
  gint64           id;
  char            *uuid;
  char            *title;
  BangDay          date;        /* of the main event; parts may be 0 */
  BangDateBasis    date_basis;
  char            *place;       /* (nullable) */
  char            *source;      /* (nullable) the dateline or outlet, else the folder */
  char            *path;        /* newest known file name */
  const char      *event_type;  /* (nullable) interned code */
  char            *snippet;
  GArray          *title_hits;  /* (element-type BangSpan) bytes of title */
  GArray          *hits;        /* (element-type BangSpan) bytes of snippet */
  gboolean         starred;
  guint            n_notes;
  GPtrArray       *tags;        /* (nullable) (element-type BangTag) by name */
} BangArticleRow;

#define BANG_TYPE_ARTICLE_ROW (bang_article_row_get_type ())
GType           bang_article_row_get_type (void) G_GNUC_CONST;
BangArticleRow *bang_article_row_new      (void);
BangArticleRow *bang_article_row_ref      (BangArticleRow *self);
void            bang_article_row_unref    (BangArticleRow *self);

/* One article whole. */
typedef struct
{
  gatomicrefcount  refs;
  BangArticleRow  *row;         /* no snippet, no hits */
  BangDocument    *document;
  BangFacts       *facts;
  gint64          *entity_ids;  /* (array length=facts->entities->len) */
  gint64           imported;    /* Unix seconds */
} BangArticle;

#define BANG_TYPE_ARTICLE (bang_article_get_type ())
GType        bang_article_get_type (void) G_GNUC_CONST;
BangArticle *bang_article_ref      (BangArticle *self);
void         bang_article_unref    (BangArticle *self);

typedef struct
{
  gint64          id;
  char           *uuid;         /* (nullable) */
  BangEntityKind  kind;
  char           *name;
  char           *place_kind;   /* (nullable) */
  BangCountry     side;
  GPtrArray      *titles;       /* (element-type utf8) newest first */
  GPtrArray      *other_names;  /* (element-type utf8) of a card: in Chinese, pinyin, English */
  guint           n_articles;
  gboolean        present;      /* in the article that asked */
  gboolean        confirmed;    /* of a card: a person said that it is right */
} BangEntityRow;

BangEntityRow *bang_entity_row_new  (void);
void           bang_entity_row_free (BangEntityRow *self);

/* Why an article stands in the sidebar. */
typedef enum
{
  BANG_REASON_SAME_EVENT,   /* same type family, day and people or place */
  BANG_REASON_PEOPLE,
  BANG_REASON_PLACE,
  BANG_REASON_ORGANISATION,
} BangReason;

/* In what another report of the same event says something else. */
typedef enum
{
  BANG_DIFFERENCE_HEAD,        /* of side "what", "there" led it */
  BANG_DIFFERENCE_PERSON,      /* "there" took part, who is not named here */
  BANG_DIFFERENCE_FIGURE,      /* of "what", it has "there" */
  BANG_DIFFERENCE_AGREEMENTS,  /* it has as many as "there" */
} BangDifferenceKind;

typedef struct
{
  BangDifferenceKind  kind;
  char               *what;    /* (nullable) a side, a measure */
  char               *here;    /* (nullable) who led it here, or the figure */
  char               *there;   /* as the other report prints it; a number of agreements in digits */
} BangDifference;

void bang_difference_free (BangDifference *self);

typedef struct
{
  BangArticleRow *row;
  BangReason      reason;
  GPtrArray      *shared;       /* (element-type utf8) the names in common, most telling first */
  double          score;
  gboolean        sure;         /* of what is linked: not only to be offered */
  GPtrArray      *differences;  /* (element-type BangDifference) of another report of the same event; few, and
                                 * none where one of the two is merely shorter. Date, place and type are in row. */
} BangRelated;

BangRelated *bang_related_new  (void);
void         bang_related_free (BangRelated *self);

typedef struct
{
  gatomicrefcount  refs;
  GPtrArray       *people;         /* (element-type BangEntityRow) */
  GPtrArray       *organisations;
  GPtrArray       *places;
  GPtrArray       *same_event;     /* (element-type BangRelated) */
  GPtrArray       *wholes;         /* (element-type BangRelated) whose event this one is a part of */
  GPtrArray       *parts;          /* (element-type BangRelated) whose event is a part of this one */
  GPtrArray       *reposts;        /* (element-type BangRelated) nearly the same words */
  GPtrArray       *related;        /* (element-type BangRelated) */
} BangRelations;

#define BANG_TYPE_RELATIONS (bang_relations_get_type ())
GType          bang_relations_get_type (void) G_GNUC_CONST;
BangRelations *bang_relations_ref      (BangRelations *self);
void           bang_relations_unref    (BangRelations *self);

/* An office held, first to last seen. */
typedef struct
{
  char    *title;
  BangDay  first;
  BangDay  last;
  guint    n_articles;
} BangTenure;

void bang_tenure_free (BangTenure *self);

typedef struct
{
  gatomicrefcount  refs;
  BangEntityRow   *row;
  GPtrArray       *tenures;      /* (element-type BangTenure) newest first */
  GPtrArray       *together;     /* (element-type BangEntityRow) most often seen with */
  GPtrArray       *articles;     /* (element-type BangArticleRow) newest first */
} BangEntityCard;

#define BANG_TYPE_ENTITY_CARD (bang_entity_card_get_type ())
GType           bang_entity_card_get_type (void) G_GNUC_CONST;
BangEntityCard *bang_entity_card_ref      (BangEntityCard *self);
void            bang_entity_card_unref    (BangEntityCard *self);

typedef struct
{
  guint64 n_articles;
  guint64 n_sources;
  guint64 n_entities[BANG_ENTITY_N_KINDS];
  guint64 n_events;
  guint64 n_agreements;
  guint64 n_proposals;
  guint64 text_bytes;
  guint64 library_bytes;
  guint64 index_bytes;
  guint   first_year;
  guint   last_year;
} BangStats;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangIncoming, bang_incoming_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangArticleRow, bang_article_row_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangArticle, bang_article_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangRelations, bang_relations_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangEntityCard, bang_entity_card_unref)

G_END_DECLS
