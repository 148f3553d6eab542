/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/bang-event-card.h"
#include "window/bang-fact.h"
#include "window/bang-prose-columns.h"

G_BEGIN_DECLS

/* The lists of a card, one of which can be open. */
typedef enum
{
  BANG_CARD_AGREEMENTS,
  BANG_CARD_PROPOSALS,
  BANG_CARD_FIGURES,
  BANG_CARD_EVENTS,
  BANG_CARD_N_LISTS
} BangCardList;

struct _BangEventCard
{
  GtkWidget         parent_instance;

  /* Template children */
  GtkBox           *head;
  GtkBox           *badges;
  GtkImage         *icon;
  GtkWidget        *type;
  GtkLabel         *title;
  GtkBox           *when;
  GtkBox           *where;
  BangProseColumns *sides;
  BangProseColumns *toggles;
  GtkBox           *list;

  BangArticle      *article;                       /* Owned (nullable) */
  GCancellable     *loading;                       /* Owned (nullable) its series */
  GPtrArray        *signs;                         /* (element-type GtkWidget) borrowed: "set by you" */
  GtkToggleButton  *buttons[BANG_CARD_N_LISTS];    /* Borrowed (nullable) */
};

void   bang_event_card_attach    (BangEventCard *self,
                                  GtkWidget     *widget,
                                  BangFactKind   kind,
                                  guint          event);
void   bang_event_card_add_sign  (BangEventCard *self,
                                  GtkBox        *box,
                                  const BangFact *fact);
GtkWidget *bang_event_card_hold  (BangEventCard *self,
                                  GtkWidget     *widget,
                                  const BangFact *fact);
void   bang_event_card_add_sides (BangEventCard *self,
                                  BangEvent     *event);
guint  bang_event_card_count     (BangEventCard *self,
                                  BangCardList   list);
void   bang_event_card_add_list  (BangEventCard *self,
                                  BangCardList   list);
char  *bang_event_card_dup_when  (BangDate      *date);
gint64 bang_event_card_entity_id (BangEventCard *self,
                                  guint          entity);

G_END_DECLS
