/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/bang-items.h"

G_BEGIN_DECLS

/* Where the cutting of a text is. */
typedef struct
{
  const BangScan *scan;
  GArray         *items;
  guint32         end;        /* of the sentence */
  gboolean        listing;    /* "các đồng chí:" was read */
  gboolean        shouting;   /* a line in capitals: their shape says nothing */
} BangCutter;

/* bang-items.c */
BangItem *bang_cutter_last     (const BangCutter *c);
BangItem *bang_cutter_touching (const BangCutter *c,
                                guint32           token);
void      bang_cutter_add      (BangCutter       *c,
                                BangItem          item);
void      bang_cutter_add_place (BangCutter          *c,
                                 const BangPlaceSpan *place);

/* bang-items-name.c */
BangNameContext bang_cutter_context (const BangCutter *c,
                                     guint32           token);
gboolean  bang_cutter_name     (BangCutter       *c,
                                BangNameContext   context,
                                guint32          *token);

/* What is between an item and the one before. */
typedef enum
{
  BANG_ITEM_LINK_BROKEN,
  BANG_ITEM_LINK_SOFT,       /* white space */
  BANG_ITEM_LINK_COMMA,      /* a comma, a bracket, "kiêm" */
  BANG_ITEM_LINK_DASH,
  BANG_ITEM_LINK_SEMICOLON,
  BANG_ITEM_LINK_COLON,
  BANG_ITEM_LINK_AS,         /* "làm" */
} BangItemLink;

/* bang-items-link.c */
BangItemLink bang_items_link   (const BangScan   *scan,
                                const BangItem   *before,
                                const BangItem   *item);

/* bang-items-capitals.c */
void bang_items_add_capitals (const BangScan *scan,
                              GArray         *items,
                              const GArray   *sentences);

G_END_DECLS
