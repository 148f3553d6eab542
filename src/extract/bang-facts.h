/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "document/bang-document.h"
#include "text/bang-span.h"

G_BEGIN_DECLS

/* What one document says, as plain records. Every span is in bytes of the
 * document's text. Strings are owned by the record that holds them. */

typedef enum
{
  BANG_SIDE_UNKNOWN,
  BANG_SIDE_VN,
  BANG_SIDE_CN,
  BANG_SIDE_OTHER,
} BangCountry;

typedef enum
{
  BANG_ENTITY_PERSON,
  BANG_ENTITY_ORGANISATION,
  BANG_ENTITY_PLACE,
  BANG_ENTITY_MECHANISM,
  BANG_ENTITY_PROJECT,
  BANG_ENTITY_DOCUMENT,
  BANG_ENTITY_N_KINDS
} BangEntityKind;

typedef enum
{
  BANG_BASIS_UNKNOWN,
  BANG_BASIS_STATED,     /* the year stands in the same expression */
  BANG_BASIS_TITLE,      /* in the title or the name of the event */
  BANG_BASIS_NEAR,       /* in a sentence nearby */
  BANG_BASIS_INFERRED,   /* reasoned: anniversary, stamp, can chi year */
} BangDateBasis;

typedef enum
{
  BANG_ASPECT_OCCURRED,
  BANG_ASPECT_PLANNED,
  BANG_ASPECT_PAST_REFERENCE,
} BangAspect;

typedef enum
{
  BANG_ROLE_MENTIONED,
  BANG_ROLE_HEAD,
  BANG_ROLE_MEMBER,
  BANG_ROLE_HOST,
  BANG_ROLE_SPEAKER,
  BANG_ROLE_SIGNATORY,
  BANG_ROLE_AWARDER,
  BANG_ROLE_AWARDEE,
  BANG_ROLE_GUEST,
} BangRole;

typedef enum
{
  BANG_SIDE_ROLE_PEER,
  BANG_SIDE_ROLE_HOST,
  BANG_SIDE_ROLE_COHOST,
  BANG_SIDE_ROLE_VISITOR,
  BANG_SIDE_ROLE_AWARDER,
  BANG_SIDE_ROLE_RECIPIENT,
  BANG_SIDE_ROLE_THIRD,
} BangSideRole;

/* Where a fact was read, and by which rule. */
typedef struct
{
  BangSpan    span;
  const char *rule;      /* interned: "name-before-office", "year-from-title" */
} BangEvidence;

/* One office as printed beside a name. */
typedef struct
{
  char         *text;          /* the whole printed phrase: "Phó Chủ tịch HĐND tỉnh" */
  char         *organisation;  /* (nullable) the body it is held in: "HĐND tỉnh" */
  char         *resolved;      /* (nullable) with a bare "tỉnh" resolved: "Phó Chủ tịch HĐND tỉnh Lai Châu" */
  BangEvidence  evidence;
} BangTitle;

typedef struct
{
  BangEntityKind  kind;
  char           *name;         /* without honorific */
  char           *full;         /* (nullable) bodies: with whose it is, where that is left out: "Tỉnh ủy Lai Châu" */
  char           *place_kind;   /* (nullable) places: province, city, district ... */
  BangCountry     side;
  gboolean        present;      /* persons: took part, not only spoken of */
  GPtrArray      *titles;       /* (element-type BangTitle) persons */
  GArray         *mentions;     /* (element-type BangEvidence) in text order */
} BangEntity;

typedef struct
{
  char         *label;          /* "Lào Cai" */
  BangCountry   country;
  BangSideRole  role;
  BangEvidence  evidence;
} BangSide;

typedef struct
{
  guint         person;         /* index into BangFacts.entities */
  int           side;           /* index into BangEvent.sides, -1 unknown */
  BangRole      role;
  BangEvidence  evidence;
} BangParticipant;

typedef struct
{
  char         *kind;           /* "biên bản ghi nhớ" */
  char         *subject;        /* (nullable) */
  char        **parties;        /* (array zero-terminated) */
  BangEvidence  evidence;
  GArray       *repeats;        /* (element-type BangEvidence) other places that say the same */
} BangAgreement;

typedef struct
{
  char         *by;
  char         *to;             /* (nullable) */
  char         *text;
  char         *field;          /* (nullable) "đường sắt" */
  gboolean      statement;      /* the whole of a list whose points follow one by one */
  BangEvidence  evidence;
} BangProposal;

typedef struct
{
  char         *measure;
  double        value;
  char         *unit;
  BangEvidence  evidence;
} BangFigure;

/* A day, a month or a year; zero means not known (26/1/???? has year 0). */
typedef struct
{
  guint16 year;
  guint8  month;
  guint8  day;
} BangDay;

typedef struct
{
  BangDay        start;
  BangDay        end;           /* equals start for one day */
  BangDay        after;         /* lower bound when the year is unknown, else zero */
  char          *text;          /* (nullable) as printed: "Sáng 19/11" */
  BangDateBasis  basis;
  char          *reason;        /* (nullable) for a person: «năm 2024» in the title */
  BangEvidence   evidence;      /* of the day */
  BangEvidence   year_evidence; /* of the year; span empty when unknown */
} BangDate;

typedef struct
{
  const char   *type;           /* interned code: "TALKS" */
  BangAspect    aspect;
  char         *title;
  BangDate      date;
  GPtrArray    *places;         /* (element-type utf8) as printed, innermost first */
  GArray       *sides;          /* (element-type BangSide) */
  GArray       *participants;   /* (element-type BangParticipant) */
  GPtrArray    *agreements;     /* (element-type BangAgreement) */
  GPtrArray    *proposals;      /* (element-type BangProposal) */
  GArray       *figures;        /* (element-type BangFigure) */
  int           parent;         /* index into BangFacts.events, -1 for none */
  char         *series;         /* (nullable) "Hội nghị thường niên" */
  guint         edition;        /* 3 for "lần thứ 3", 0 unknown */
  BangEvidence  evidence;       /* what says that it took place */
  BangEvidence  place_evidence;
} BangEvent;

typedef struct
{
  char         *subject;
  const char   *predicate;      /* interned: "holds-title" */
  char         *object;
  BangEvidence  evidence;
} BangRelation;

/* The answer for one document. Immutable once returned, any thread. */
typedef struct
{
  gatomicrefcount  refs;
  GPtrArray       *entities;    /* (element-type BangEntity) persons, organisations, places ... in text order */
  GPtrArray       *events;      /* (element-type BangEvent) the main event first */
  GPtrArray       *relations;   /* (element-type BangRelation) */
} BangFacts;

BangFacts     *bang_facts_new                (void);
BangFacts     *bang_facts_ref                (BangFacts      *self);
void           bang_facts_unref              (BangFacts      *self);

BangEntity    *bang_entity_new               (BangEntityKind  kind,
                                              const char     *name);
void           bang_entity_free              (BangEntity     *self);
BangTitle     *bang_title_new                (const char     *text);
void           bang_title_free               (BangTitle      *self);
BangEvent     *bang_event_new                (const char     *type);
void           bang_event_free               (BangEvent      *self);
BangAgreement *bang_agreement_new            (void);
void           bang_agreement_free           (BangAgreement  *self);
BangProposal  *bang_proposal_new             (void);
void           bang_proposal_free            (BangProposal   *self);
gboolean       bang_rule_is_statement        (const char     *rule);
BangRelation  *bang_relation_new             (void);
void           bang_relation_free            (BangRelation   *self);
void           bang_side_clear               (BangSide       *self);
void           bang_figure_clear             (BangFigure     *self);
void           bang_date_clear               (BangDate       *self);
char          *bang_date_dup_reason          (const BangDate *self);

char          *bang_day_to_iso               (BangDay         day);
gboolean       bang_day_is_complete          (BangDay         day);

const char    *bang_entity_kind_to_string    (BangEntityKind  kind);
gboolean       bang_entity_kind_from_string  (const char     *name,
                                              BangEntityKind *kind);
const char    *bang_country_to_string        (BangCountry     country);
BangCountry    bang_country_from_string      (const char     *name);
const char    *bang_date_basis_to_string     (BangDateBasis   basis);
BangDateBasis  bang_date_basis_from_string   (const char     *name);
const char    *bang_aspect_to_string         (BangAspect      aspect);
BangAspect     bang_aspect_from_string       (const char     *name);
const char    *bang_role_to_string           (BangRole        role);
BangRole       bang_role_from_string         (const char     *name);
const char    *bang_side_role_to_string      (BangSideRole    role);
BangSideRole   bang_side_role_from_string    (const char     *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangFacts, bang_facts_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangEntity, bang_entity_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangTitle, bang_title_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangEvent, bang_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangAgreement, bang_agreement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangProposal, bang_proposal_free)

G_END_DECLS
