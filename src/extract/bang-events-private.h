/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-stages-private.h"
#include "extract/bang-story.h"
#include "extract/bang-year.h"

G_BEGIN_DECLS

/* The columns of places.tsv that sides and places look at. */
enum { PLACE_NAME, PLACE_KIND, PLACE_COUNTRY, PLACE_PARENT };

/* What the parts of the event stage share about one document. */
typedef struct
{
  BangScan  *scan;
  BangFacts *facts;
  const BangStory *story;
  GArray    *whens;        /* (element-type BangWhen) */
  BangYears *years;
  guint32    sentence;     /* the one that tells the main event */
  guint32    when;         /* index into whens of the main date, BANG_NOWHERE for none */
} BangEvents;

/* A word that says what took place. */
typedef struct
{
  const char *type;        /* interned code, NULL for none */
  int         score;
  guint32     first;       /* tokens */
  guint32     end;
} BangTrigger;

/* bang-events-type.c */
BangTrigger bang_events_find_trigger (const BangEvents *self,
                                      guint32           first,
                                      guint32           end);
BangTrigger bang_events_decide_type  (const BangEvents *self);
void        bang_events_read_series  (const BangEvents *self,
                                      guint32           first,
                                      guint32           end,
                                      BangEvent        *event);
guint32     bang_events_name_end     (const BangEvents *self,
                                      guint32           first,
                                      guint32           end);

/* bang-events-date.c */
void        bang_events_decide_date  (BangEvents       *self,
                                      BangEvent        *event);

/* bang-events-place.c */
void        bang_events_read_places  (const BangEvents *self,
                                      guint32           sentence,
                                      BangEvent        *event);
gboolean    bang_place_lies_in       (BangLexicon      *lexicon,
                                      const char       *name,
                                      const char       *outer,
                                      BangCountry       country,
                                      guint             depth);
gboolean    bang_place_is_same       (BangLexicon      *lexicon,
                                      const char       *a,
                                      const char       *b);
gboolean    bang_place_may_share_country (BangLexicon  *lexicon,
                                          const char   *a,
                                          const char   *b);
const char *bang_events_own_province (const BangEvents *self);
gboolean    bang_events_is_domestic  (const BangEvents *self);
gboolean    bang_events_is_destination (const BangScan *scan,
                                        guint32         place,
                                        guint32         first);

/* bang-events-sides.c */
void        bang_events_read_sides   (const BangEvents *self,
                                      BangEvent        *event);


/* bang-events-sides-collect.c */
const char *bang_events_country_in_titles (const BangEvents *self,
                                           const BangEntity *person);

/* bang-events-roles.c */
gboolean    bang_events_roles_by_verb (const BangEvents *self,
                                       BangEvent        *event,
                                       gboolean          gift);
gboolean    bang_events_roles_by_delegation (const BangEvents *self,
                                             BangEvent        *event);
void        bang_events_roles_of_gift (const BangEvents *self,
                                       BangEvent        *event);

/* bang-events-people.c */
void        bang_events_read_people  (const BangEvents *self,
                                      BangEvent        *event);

G_END_DECLS
