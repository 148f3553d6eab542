/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "library/bang-complete.h"
#include "query/bang-query-parts.h"

G_BEGIN_DECLS

/* What may be meant by the last words that were typed. */
typedef struct
{
  BangField  field;     /* BANG_FIELD_ANY: a whole search, kept or typed before */
  gboolean   saved;
  char      *value;     /* the name, or the search as typed */
  char      *label;     /* how it is shown */
  guint      n_articles;
  guint      n_words;   /* of the last words, that it stands for */
} BangCompletion;

BangCompletion *bang_completion_new  (void);
void            bang_completion_free (BangCompletion *self);

/* One word that was typed without marks, and what it may be. */
typedef struct
{
  char      *word;
  GPtrArray *readings;  /* (element-type BangReading) two or more */
} BangAmbiguity;

/* A condition whose absence would help where nothing was found. */
typedef struct
{
  char  *label;         /* of the condition */
  char  *typed;         /* the query without it */
  guint  n_found;
} BangRelief;

/* Asks beside a search, asynchronous; main thread. The last request of each kind
 * cancels the one before, whose callback then is not called. */
#define BANG_TYPE_SEARCH_AID (bang_search_aid_get_type ())
G_DECLARE_FINAL_TYPE (BangSearchAid, bang_search_aid, BANG, SEARCH_AID, GObject)

typedef void (*BangSearchAidFunc) (GPtrArray *found,
                                   guint      n_furniture,
                                   gpointer   user_data);

BangSearchAid *bang_search_aid_new         (void);
void           bang_search_aid_set_library (BangSearchAid     *self,
                                            BangLibrary       *library);
void           bang_search_aid_complete    (BangSearchAid     *self,
                                            const char        *words,
                                            BangSearchAidFunc  func,
                                            gpointer           user_data);
void           bang_search_aid_hint        (BangSearchAid     *self,
                                            const char        *typed,
                                            BangSearchAidFunc  func,
                                            gpointer           user_data);
void           bang_search_aid_relieve     (BangSearchAid     *self,
                                            const char        *typed,
                                            BangSearchAidFunc  func,
                                            gpointer           user_data);
void           bang_search_aid_stop        (BangSearchAid     *self);

G_END_DECLS
