/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "library/bang-library-types.h"

G_BEGIN_DECLS

/* What a widget says, so that it can be corrected in place. */
typedef enum
{
  BANG_FACT_EVENT,         /* what sort of event, and that it took place */
  BANG_FACT_DATE,
  BANG_FACT_PLACE,
  BANG_FACT_PARTICIPANT,   /* a name in an event */
  BANG_FACT_NAME,
  BANG_FACT_FIGURE,
  BANG_FACT_SIDE,          /* of an event: who it is, of which country */
  BANG_FACT_SAME_EVENT,    /* whether another article reports the same */
} BangFactKind;

typedef struct
{
  BangFactKind    kind;
  BangArticle    *article;      /* (nullable) that says it */
  guint           event;        /* of the article, by its number in the facts */
  guint           detail;       /* which figure or side of the event */
  gint64          entity_id;    /* names; 0 for none */
  BangEntityKind  entity_kind;
  BangCountry     side;
  const char     *uuid;         /* (nullable) of the name, where it is known */
  const char     *text;         /* (nullable) the name, or the title of the other article */
  gint64          article_id;   /* the same event: this one */
  gint64          other_id;     /* the same event: the other one */
  gboolean        same;         /* the same event: whether it is taken for that */
} BangFact;

BangFact       *bang_fact_copy    (const BangFact *self);
void            bang_fact_free    (BangFact       *self);
gboolean        bang_fact_is_same (const BangFact *self,
                                   const BangFact *other);
BangEvent      *bang_fact_get_event (const BangFact *self);

/* Makes a widget one that can be corrected: by the secondary button, the menu
 * key, Shift+F10 and F2, and by a long press. */
void            bang_fact_attach  (GtkWidget      *widget,
                                   const BangFact *fact);
const BangFact *bang_fact_get     (GtkWidget      *widget);
GtkWidget      *bang_fact_find    (GtkWidget      *root,
                                   const BangFact *fact);

/* In words of the article, for whoever asks why. */
char           *bang_fact_dup_sentence (BangArticle *article,
                                        BangSpan     span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangFact, bang_fact_free)

G_END_DECLS
