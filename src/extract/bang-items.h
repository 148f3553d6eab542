/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-read.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_ITEM_NAME,
  BANG_ITEM_OFFICE,
  BANG_ITEM_HONORIFIC,
  BANG_ITEM_BODY,
  BANG_ITEM_PLACE,
} BangItemKind;

/* Why an office is a person's. */
typedef enum
{
  BANG_BOND_NONE,
  BANG_BOND_BEFORE,   /* the office stands before the name */
  BANG_BOND_AFTER,    /* the name stands before the office */
  BANG_BOND_ROLE,     /* "… làm Trưởng đoàn" */
} BangBond;

#define BANG_NO_ITEM G_MAXUINT32

typedef struct
{
  BangItemKind kind;
  guint32      first;      /* tokens */
  guint32      end;
  union
  {
    BangNameSpan   name;
    BangOfficeSpan office;
    BangBodySpan   body;
    BangPlaceSpan  place;
    const char    *honorific;  /* its class */
  };
  BangBond     bond;       /* OFFICE */
  guint32      owner;      /* OFFICE: the item of the name it belongs to */
  gboolean     called;     /* NAME: an honorific or an office stands right before */
  gboolean     listed;     /* NAME: in a list of persons */
  gboolean     accepted;   /* NAME: it is a person's */
  gboolean     inner;      /* PLACE, BODY: inside an office or a body; takes no part in bonds */
} BangItem;

GArray *bang_items_read (const BangScan *scan);
void    bang_items_bind (const BangScan *scan,
                         GArray         *items);

G_END_DECLS
