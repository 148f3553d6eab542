/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-connection-private.h"

G_BEGIN_DECLS

/* A name of the article, and what it is worth. */
typedef struct
{
  gint64         id;
  BangEntityKind kind;
  const char    *name;      /* (unowned) */
  double         weight;
} BangSharedName;

/* Another article that may stand beside it. */
typedef struct
{
  gint64  id;
  GArray *names;            /* (element-type guint) indices of names in common */
  double  score;
} BangCandidate;

typedef struct
{
  BangConnection *connection;
  gint64          id;
  BangRelations  *relations;
  GArray         *names;    /* (element-type BangSharedName) each once */
  gint64          n_articles;
  BangDay         day;
  const char     *type;     /* (nullable) interned */
} BangRelating;

void     bang_candidate_clear          (gpointer        data);
int      bang_candidate_compare        (gconstpointer   a,
                                        gconstpointer   b);
gboolean bang_relating_compare         (BangRelating   *relating,
                                        BangCandidate  *candidate,
                                        guint          *n_people,
                                        GError        **error);
gboolean bang_relating_add             (BangRelating   *relating,
                                        GPtrArray      *list,
                                        BangCandidate  *candidate,
                                        gboolean        same_event,
                                        GError        **error);
gboolean bang_relating_find_same_event (BangRelating   *relating,
                                        GHashTable     *taken,
                                        GError        **error);

G_END_DECLS
