/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-items.h"
#include "extract/bang-stages-private.h"

G_BEGIN_DECLS

/* How far a heading reaches for its verb, a leader for his delegation, in words;
 * a person for the one named before, in items. */
#define BANG_GATHER_REACH 24

/* "Về phía tỉnh Lai Châu có ..." and what stands under it. */
typedef struct
{
  guint32     first;     /* tokens of the scope */
  guint32     end;
  guint32     place;     /* item of the place named, BANG_NO_ITEM for none */
  BangCountry country;
  gboolean    hosting;
} BangHeading;

/* What the entity stages share while they gather. */
typedef struct
{
  BangScan   *scan;
  BangFacts  *facts;
  GArray     *items;         /* (element-type BangItem) */
  guint      *persons;       /* by item: the entity of a NAME or of an OFFICE's owner, G_MAXUINT none */
  GArray     *headings;      /* (element-type BangHeading) in text order */
  char       *home;          /* (nullable) the Vietnamese province the story is about */
  BangCountry venue;         /* the country the story plays in, as far as it says */
  gboolean    led_from_home; /* a delegation of Vietnam is spoken of */
} BangGather;

void        bang_gather_persons       (BangGather      *self);
void        bang_gather_sides         (BangGather      *self);
void        bang_gather_lists         (BangGather      *self);
void        bang_gather_members       (BangGather      *self);
void        bang_gather_at_home       (BangGather      *self);
void        bang_gather_organisations (BangGather      *self);
void        bang_gather_places        (BangGather      *self);
void        bang_gather_bodies        (BangGather      *self);

guint       bang_gather_add_entity    (BangGather      *self,
                                       BangEntityKind   kind,
                                       char            *name);
void        bang_gather_add_mention   (BangGather      *self,
                                       guint            entity,
                                       guint32          first,
                                       guint32          end,
                                       const char      *rule,
                                       gboolean         by_office);
void        bang_gather_affiliate     (BangGather      *self,
                                       guint            person,
                                       BangCountry      country,
                                       const char      *label,
                                       gboolean         hosting);
BangCountry bang_country_of_code      (const char      *code);
char       *bang_gather_place_name    (const BangScan  *scan,
                                       const BangPlaceSpan *place);
gboolean    bang_is_absent            (const BangScan  *scan,
                                       const GArray    *items,
                                       guint32          index);

static inline BangItem *
bang_gather_item (const BangGather *self,
                  guint32           index)
{
  return &g_array_index (self->items, BangItem, index);
}

static inline BangEntity *
bang_gather_entity (const BangGather *self,
                    guint             entity)
{
  return g_ptr_array_index (self->facts->entities, entity);
}

G_END_DECLS
