/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* The archive seen from its facts: events, names, agreements and proposals,
 * and what a search finds, counted. Every function here blocks, may be called
 * from any thread and is ended by its cancellable. Records are plain answers:
 * reference counted, immutable, any thread. */

/* ---------------------------------------------------------------- events */

/* One event of one article has one number as long as the article is not read
 * again. 0 is no event. */
#define BANG_EVENT_ID(article, n) ((gint64) (article) << 12 | (gint64) (n))
#define BANG_EVENT_ID_ARTICLE(id) ((gint64) (id) >> 12)
#define BANG_EVENT_ID_N(id)       ((guint) ((id) & 0xfff))

typedef struct
{
  BangQuery  *query;        /* (nullable) of articles that report it */
  const char *type;         /* (nullable) a code */
  guint       first_year;   /* 0 open */
  guint       last_year;    /* 0 open */
  BangSort    sort;         /* newest, unless oldest */
} BangEventFilter;

typedef struct
{
  char         *label;       /* (nullable) */
  BangCountry   country;
  BangSideRole  role;
  char         *head;        /* (nullable) who led it */
  char         *head_title;  /* (nullable) the first office printed there */
  char         *head_quote;  /* (nullable) the sentence that says who led */
} BangEventSideRow;

typedef struct
{
  gatomicrefcount  refs;
  gint64           id;             /* BANG_EVENT_ID() */
  char            *uuid;
  const char      *type;           /* interned code */
  BangAspect       aspect;
  char            *title;          /* (nullable) */
  BangDay          start;          /* parts may be 0 */
  BangDay          end;
  BangDateBasis    basis;
  char            *date_text;      /* (nullable) as printed */
  char            *date_reason;    /* (nullable) in English; bang_date_dup_reason() */
  GPtrArray       *places;         /* (element-type utf8) as printed, innermost first */
  GPtrArray       *sides;          /* (element-type BangEventSideRow) */
  guint            n_people;       /* who took part */
  guint            n_agreements;
  guint            n_proposals;
  BangArticleRow  *article;        /* that reports it; no snippet */
  GArray          *same;           /* (element-type gint64) other articles that report it */
  guint            n_articles;     /* those, and this one */
  char            *quote;          /* the sentence that says it, "" for none */
  BangSpan         span;           /* bytes of the article's text */
  const char      *rule;           /* (nullable) interned */
  gboolean         confirmed;      /* a person said that it is right */
} BangEventRow;

#define BANG_TYPE_EVENT_ROW (bang_event_row_get_type ())
GType         bang_event_row_get_type (void) G_GNUC_CONST;
BangEventRow *bang_event_row_ref      (BangEventRow *self);
void          bang_event_row_unref    (BangEventRow *self);

/* How many events lie in a year, or in a month of it. */
typedef struct
{
  guint16 year;      /* 0: not known */
  guint8  month;     /* 0: not known, or not asked for */
  guint   n_events;
} BangPeriod;

GArray    *bang_library_find_events           (BangLibrary            *self,
                                               const BangEventFilter  *filter,
                                               gint64                  limit,
                                               GCancellable           *cancellable,
                                               GError                **error);
GPtrArray *bang_library_get_events            (BangLibrary            *self,
                                               const gint64           *ids,
                                               guint                   n_ids,
                                               GCancellable           *cancellable,
                                               GError                **error);
GPtrArray *bang_library_list_events           (BangLibrary            *self,
                                               const BangEventFilter  *filter,
                                               guint                   offset,
                                               guint                   limit,
                                               guint                  *total,
                                               GCancellable           *cancellable,
                                               GError                **error);
GArray    *bang_library_count_events_by_year  (BangLibrary            *self,
                                               const BangEventFilter  *filter,
                                               GCancellable           *cancellable,
                                               GError                **error);
GArray    *bang_library_count_events_by_month (BangLibrary            *self,
                                               const BangEventFilter  *filter,
                                               GCancellable           *cancellable,
                                               GError                **error);

/* ----------------------------------------------------------------- names */

typedef enum
{
  BANG_ENTITY_ORDER_COUNT,   /* in most articles first */
  BANG_ENTITY_ORDER_NAME,    /* persons by their given name */
} BangEntityOrder;

typedef struct
{
  gboolean         any_kind;
  BangEntityKind   kind;
  const char      *words;    /* (nullable) each begins a word of the name; without marks any */
  BangEntityOrder  order;
} BangEntityFilter;

GArray          *bang_library_find_entity_ids (BangLibrary             *self,
                                               const BangEntityFilter  *filter,
                                               gint64                   limit,
                                               GCancellable            *cancellable,
                                               GError                 **error);
GPtrArray       *bang_library_get_entity_rows (BangLibrary             *self,
                                               const gint64            *ids,
                                               guint                    n_ids,
                                               GCancellable            *cancellable,
                                               GError                 **error);
GPtrArray       *bang_library_list_entities   (BangLibrary             *self,
                                               const BangEntityFilter  *filter,
                                               guint                    offset,
                                               guint                    limit,
                                               guint                   *total,
                                               GCancellable            *cancellable,
                                               GError                 **error);
GPtrArray       *bang_library_find_named      (BangLibrary             *self,
                                               const char              *name,
                                               GCancellable            *cancellable,
                                               GError                 **error);
gint64           bang_library_look_up_entity  (BangLibrary             *self,
                                               const char              *name,
                                               GCancellable            *cancellable,
                                               GError                 **error);

/* What a name did in an event. */
typedef struct
{
  BangEventRow *event;
  gboolean      has_role;    /* it took part, as a person or as a side */
  BangRole      role;        /* persons */
  char         *side;        /* (nullable) on which side, or which side it was */
  char         *title;       /* (nullable) the first office printed there */
  char         *quote;       /* the sentence that says so, or names it */
} BangAppearance;

void bang_appearance_free (BangAppearance *self);

/* A relation of a name, with the sentence that says it. */
typedef struct
{
  char        *subject;
  const char  *predicate;    /* interned */
  char        *object;
  gint64       article_id;   /* the newest article that says it */
  char        *article_title;
  BangDay      date;         /* of that article's event */
  guint        n_articles;
  char        *quote;
  BangSpan     span;         /* bytes of the article's text */
  const char  *rule;         /* (nullable) interned */
} BangRelationRow;

void bang_relation_row_free (BangRelationRow *self);

GPtrArray *bang_library_get_entity_events    (BangLibrary   *self,
                                              gint64         entity_id,
                                              guint          limit,
                                              GCancellable  *cancellable,
                                              GError       **error);
GPtrArray *bang_library_get_entity_relations (BangLibrary   *self,
                                              gint64         entity_id,
                                              guint          limit,
                                              GCancellable  *cancellable,
                                              GError       **error);

/* ---------------------------------------------------------------- ledger */

typedef enum
{
  BANG_LEDGER_AGREEMENT,
  BANG_LEDGER_PROPOSAL,
} BangLedgerKind;

/* The number of an agreement or a proposal, as long as its article is not read
 * again. 0 is none. */
#define BANG_LEDGER_ID(article, kind, event, n) \
  ((gint64) (article) << 27 | (gint64) (kind) << 26 | (gint64) (event) << 14 | (gint64) (n))
#define BANG_LEDGER_ID_ARTICLE(id) ((gint64) (id) >> 27)
#define BANG_LEDGER_ID_KIND(id)    ((BangLedgerKind) ((id) >> 26 & 1))
#define BANG_LEDGER_ID_EVENT(id)   ((guint) ((id) >> 14 & 0xfff))
#define BANG_LEDGER_ID_N(id)       ((guint) ((id) & 0x3fff))

typedef enum
{
  BANG_LEDGER_AGREEMENTS = 1 << 0,
  BANG_LEDGER_PROPOSALS  = 1 << 1,
  BANG_LEDGER_ALL        = BANG_LEDGER_AGREEMENTS | BANG_LEDGER_PROPOSALS,
} BangLedgerKinds;

typedef struct
{
  BangQuery       *query;         /* (nullable) of articles that say it */
  BangLedgerKinds  kinds;
  const char      *field;         /* (nullable) "đường sắt" */
  const char      *counterpart;   /* (nullable) a side of the meeting, a party, who asks or is asked */
  BangSort         sort;          /* newest, unless oldest */
} BangLedgerFilter;

typedef enum
{
  BANG_LEDGER_UNKNOWN,   /* nothing in the library tells what came of it */
  BANG_LEDGER_SIGNED,    /* agreements */
  BANG_LEDGER_REPEATED,  /* a later proposal may repeat it */
  BANG_LEDGER_ANSWERED,  /* a later agreement may follow it */
} BangLedgerStatus;

const char *bang_ledger_status_to_string (BangLedgerStatus status);

/* What may have come of a proposal: never certain, always with its reason. */
typedef struct
{
  gint64          id;           /* BANG_LEDGER_ID() */
  BangLedgerKind  kind;
  gint64          article_id;
  char           *article_title;
  BangDay         date;
  char           *text;         /* the later proposal, or the agreement's subject */
  GPtrArray      *shared;       /* (element-type utf8) the words in common */
  double          share;        /* of the words that count, from 0 to 1 */
} BangFollowUp;

void bang_follow_up_free (BangFollowUp *self);

typedef struct
{
  gatomicrefcount   refs;
  gint64            id;            /* BANG_LEDGER_ID() */
  BangLedgerKind    kind;
  gint64            event_id;      /* BANG_EVENT_ID() */
  char             *event_title;   /* (nullable) */
  BangDay           date;          /* of the event, or of the one it is part of; parts may be 0 */
  BangDateBasis     basis;
  char             *agreement_kind;/* (nullable) agreements: "bản ghi nhớ" */
  char             *text;          /* (nullable) the subject, or what is proposed */
  char             *field;         /* (nullable) */
  char            **parties;       /* (array zero-terminated=1) agreements */
  char             *by;            /* (nullable) proposals */
  char             *to;            /* (nullable) */
  char             *by_side;       /* (nullable) the side of who asks, where the event tells */
  char             *to_side;       /* (nullable) */
  GPtrArray        *sides;         /* (element-type utf8) of the event */
  BangLedgerStatus  status;
  GPtrArray        *follow_ups;    /* (element-type BangFollowUp); empty unless asked for */
  BangArticleRow   *article;       /* no snippet */
  char             *quote;
  BangSpan          span;          /* bytes of the article's text */
  const char       *rule;          /* (nullable) interned */
} BangLedgerRow;

#define BANG_TYPE_LEDGER_ROW (bang_ledger_row_get_type ())
GType          bang_ledger_row_get_type (void) G_GNUC_CONST;
BangLedgerRow *bang_ledger_row_ref      (BangLedgerRow *self);
void           bang_ledger_row_unref    (BangLedgerRow *self);

GArray    *bang_library_find_ledger (BangLibrary             *self,
                                     const BangLedgerFilter  *filter,
                                     gint64                   limit,
                                     GCancellable            *cancellable,
                                     GError                 **error);
GPtrArray *bang_library_get_ledger  (BangLibrary             *self,
                                     const gint64            *ids,
                                     guint                    n_ids,
                                     gboolean                 follow,
                                     GCancellable            *cancellable,
                                     GError                 **error);
GPtrArray *bang_library_list_ledger (BangLibrary             *self,
                                     const BangLedgerFilter  *filter,
                                     guint                    offset,
                                     guint                    limit,
                                     gboolean                 follow,
                                     guint                   *total,
                                     GCancellable            *cancellable,
                                     GError                 **error);

/* ---------------------------------------------------------------- facets */

typedef enum
{
  BANG_FACET_YEAR,           /* newest first */
  BANG_FACET_TYPE,           /* the rest most frequent first */
  BANG_FACET_PLACE,
  BANG_FACET_PERSON,
  BANG_FACET_ORGANISATION,
  BANG_FACET_SOURCE,
  BANG_FACET_SUBJECT,        /* of what was signed and proposed */
  BANG_FACET_COUNTERPART,    /* of the ledger only */
  BANG_FACET_TAG,
  BANG_FACET_COLLECTION,
  BANG_FACET_N
} BangFacet;

typedef struct
{
  char   *value;        /* "2024", "TALKS", "Hồng Hà" */
  gint64  entity_id;    /* places, persons, organisations; else 0 */
  guint   n_articles;   /* or events, or entries of the ledger */
} BangFacetValue;

typedef struct
{
  gatomicrefcount  refs;
  guint            n_rows;              /* what is counted: articles, events, entries of the ledger */
  guint            n_found;             /* articles the query finds */
  guint            n_counted;           /* the newest of them, over which the facts are counted */
  guint            n_check;             /* with a date to check */
  guint            n_starred;
  GPtrArray       *values[BANG_FACET_N];/* (element-type BangFacetValue) */
} BangFacets;

#define BANG_TYPE_FACETS (bang_facets_get_type ())
GType       bang_facets_get_type    (void) G_GNUC_CONST;
BangFacets *bang_facets_ref         (BangFacets    *self);
void        bang_facets_unref       (BangFacets    *self);
BangFacets *bang_library_get_facets (BangLibrary   *self,
                                     BangQuery     *query,
                                     guint          top,
                                     GCancellable  *cancellable,
                                     GError       **error);
BangFacets *bang_library_get_event_facets  (BangLibrary             *self,
                                            const BangEventFilter   *filter,
                                            guint                    top,
                                            GCancellable            *cancellable,
                                            GError                 **error);
BangFacets *bang_library_get_ledger_facets (BangLibrary             *self,
                                            const BangLedgerFilter  *filter,
                                            guint                    top,
                                            GCancellable            *cancellable,
                                            GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangEventRow, bang_event_row_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangLedgerRow, bang_ledger_row_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangFacets, bang_facets_unref)

G_END_DECLS
