/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-browse.h"
#include "library/bang-writer-private.h"

G_BEGIN_DECLS

/* What belongs together across articles, worked out pair by pair and kept in
 * index.db (table "link"). The numbers are stored. */
typedef enum
{
  BANG_LINK_SAME_EVENT = 1,   /* a, b: BANG_EVENT_ID() of two main events, the lower article first */
  BANG_LINK_PART_OF = 2,      /* a: a main event that is a part of b */
  BANG_LINK_REPOST = 3,       /* a, b as for SAME_EVENT: nearly the same words */
  BANG_LINK_SAME_NAME = 4,    /* a, b: entities, the lower id first */
  BANG_LINK_CHINESE_NAME = 5, /* a: an entity, value: how it may be written */
  BANG_LINK_CHANGED_FACT = 6, /* a: an entity or BANG_EVENT_ID(), b: number of the decision,
                               * value: what is read now */
} BangLinkKind;

/* From this many percent on a link is made, from that many it is offered. */
#define BANG_LINK_SURE  90
#define BANG_LINK_OFFER 60

typedef struct
{
  gint64        id;       /* 0 new */
  BangLinkKind  kind;
  gint64        a;
  gint64        b;
  char         *value;    /* (nullable) */
  guint         score;
} BangLink;

void      bang_link_clear         (gpointer          data);

/* bang-link-profile.c: an article as it is compared with others. */
typedef struct
{
  guint        n;
  const char  *type;      /* interned */
  BangAspect   aspect;
  char        *title;     /* (nullable) */
  char        *words;     /* bang_words_key() of it */
  guint32      first;     /* Julian days, 0 when no whole day is known */
  guint32      last;
  int          parent;
  char        *series;    /* (nullable) key */
  guint        edition;
  GPtrArray   *places;    /* (element-type utf8) keys, innermost first */
  GPtrArray   *bare;      /* (element-type utf8) the same without what sort of place it is */
} BangLinkEvent;

typedef struct
{
  gint64      id;
  gint64      generation;
  char       *title;
  char       *words;          /* bang_words_key() of the title */
  GPtrArray  *content;        /* (element-type utf8) what the title is about */
  GPtrArray  *events;         /* (element-type BangLinkEvent) the main one first; perhaps none */
  GPtrArray  *sides;          /* (element-type utf8) keys of the main event's */
  GHashTable *people;         /* (element-type gint64) who took part */
  GHashTable *named;          /* (element-type gint64) other persons that are named */
  gboolean    wide;           /* the innermost place of the main event is a country or a province */
} BangLinkProfile;

BangLinkProfile *bang_link_profile_read (BangConnection   *connection,
                                         gint64            article_id,
                                         GError          **error);
void             bang_link_profile_free (BangLinkProfile  *self);
const BangLinkEvent *bang_link_profile_main (const BangLinkProfile *self);

/* bang-link-score.c: what two articles have in common. Pure. */
typedef struct
{
  guint      n_days;        /* between the two */
  gboolean   same_type;
  gboolean   same_place;    /* a narrow one */
  gboolean   near_place;    /* one inside the other */
  guint      n_people;      /* who took part in both */
  guint      n_named;
  guint      n_sides;
  double     title_share;   /* from 0 to 1 */
  gboolean   same_edition;
  int        named_parent;  /* the part's own event that names the whole, -1 none */
  int        announced;     /* the whole's own event that announces the part, -1 none */
  gboolean   inside;        /* the part's days lie inside the whole's */
} BangLinkWhy;

guint    bang_link_score_same (const BangLinkProfile *a,
                               const BangLinkProfile *b,
                               BangLinkWhy           *why);
guint    bang_link_score_part (const BangLinkProfile *part,
                               const BangLinkProfile *whole,
                               BangLinkWhy           *why);

/* bang-link-repost.c */
gboolean bang_repost_find     (BangConnection        *connection,
                               const BangLinkProfile *profile,
                               GArray                *links,
                               GError               **error);

/* bang-link-names.c */
gboolean bang_names_find      (BangConnection        *connection,
                               gint64                 entity_id,
                               GArray                *links,
                               gboolean              *looked,
                               GError               **error);

/* What speaks for two names being one. */
typedef struct
{
  BangEntityKind  kind;
  gboolean        marks_only;
  gboolean        same_side;
  char           *office;       /* (nullable) of the one */
  char           *other_office; /* (nullable) of the other, where the two are alike */
  GPtrArray      *together;     /* (element-type utf8) persons seen with both */
} BangNamesWhy;

guint    bang_names_judge     (BangConnection        *connection,
                               gint64                 a,
                               gint64                 b,
                               BangNamesWhy          *why,
                               GError               **error);
void     bang_names_why_clear (BangNamesWhy          *why);

/* bang-link-facts.c */
gboolean bang_changed_facts_find (BangConnection     *connection,
                               GArray                *links,
                               GError               **error);

/* bang-link.c: the table. */
gboolean bang_link_catch_up   (BangWriter            *writer,
                               guint                  limit,
                               gboolean              *more,
                               GError               **error);
void      bang_link_follow     (BangWriter            *writer,
                               guint                  limit);
gboolean bang_link_step       (BangWriter            *writer,
                               guint                  limit);
GArray  *bang_link_list       (BangConnection        *connection,
                               BangLinkKind           kind,
                               gint64                 article_id,
                               guint                  from_score,
                               GError               **error);

/* bang-link-read.c: links with what a person decided laid over them. */
gboolean bang_link_is_open    (BangConnection        *connection,
                               const BangLink        *link,
                               gboolean              *open,
                               GError               **error);
gboolean bang_link_is_allowed (BangConnection        *connection,
                               const BangLink        *link,
                               gboolean              *allowed,
                               GError               **error);
GArray  *bang_link_same       (BangConnection        *connection,
                               gint64                 article_id,
                               guint                  from_score,
                               GError               **error);
GArray  *bang_link_wholes     (BangConnection        *connection,
                               gint64                 article_id,
                               guint                  from_score,
                               GError               **error);
GArray  *bang_link_parts      (BangConnection        *connection,
                               gint64                 article_id,
                               guint                  from_score,
                               GError               **error);
char    *bang_link_event_uuid (BangConnection        *connection,
                               gint64                 event_id,
                               GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangLinkProfile, bang_link_profile_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BangNamesWhy, bang_names_why_clear)

G_END_DECLS
