/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-claims-private.h"
#include "library/bang-decide.h"
#include "library/bang-identity-private.h"
#include "library/bang-writer-private.h"

G_BEGIN_DECLS

#define BANG_UUID_SIZE 16

/* Fields of what is in force. */
#define BANG_FIELD_CHINESE     "hanzi"        /* how a name is written in Chinese */
#define BANG_FIELD_NOT_CHINESE "not-hanzi:"   /* and how it is not */
#define BANG_FIELD_PART        "part:"        /* of which event an event is a part, or is not */
#define BANG_FIELD_CONFIRMED   "confirmed-"   /* type, date or place that was confirmed */
#define BANG_FIELD_KEPT        "kept:"        /* FIELD:VALUE that was read later and refused */

/* bang-decide-sql.c: a statement with its values in one call. @types has a
 * letter for each: i gint64, t text, u 16 bytes of uuid; text and uuid may be
 * NULL. */
sqlite3_stmt *bang_sql_ask      (BangConnection  *connection,
                                 GError         **error,
                                 const char      *sql,
                                 const char      *types,
                                 ...);
gboolean      bang_sql_run      (BangConnection  *connection,
                                 GError         **error,
                                 const char      *sql,
                                 const char      *types,
                                 ...);
gboolean      bang_sql_get_int  (BangConnection  *connection,
                                 gint64          *value,
                                 GError         **error,
                                 const char      *sql,
                                 const char      *types,
                                 ...);
gboolean      bang_sql_get_text (BangConnection  *connection,
                                 char           **value,
                                 GError         **error,
                                 const char      *sql,
                                 const char      *types,
                                 ...);
gboolean      bang_sql_collect  (BangConnection  *connection,
                                 GHashTable      *ids,
                                 GError         **error,
                                 const char      *sql,
                                 const char      *types,
                                 ...);
gboolean      bang_sql_next     (BangConnection  *connection,
                                 sqlite3_stmt    *stmt,
                                 gboolean        *has_row,
                                 GError         **error);
GPtrArray    *bang_sql_list     (BangConnection  *connection,
                                 GError         **error,
                                 const char      *sql,
                                 const char      *types,
                                 ...);
char         *bang_column_dup_uuid (sqlite3_stmt *stmt,
                                 int              n);
GHashTable   *bang_id_set_new   (void);
gboolean      bang_id_set_add   (GHashTable      *set,
                                 gint64           id);
gboolean      bang_id_set_next  (GHashTableIter  *iter,
                                 gint64          *id);

/* bang-decide.c */
typedef struct _BangDraft BangDraft;

char         *bang_decide_clean_name (const char   *name,
                                      GError      **error);
gint64        bang_decide_tell       (BangLibrary  *self,
                                      BangDraft    *draft,
                                      GError      **error);

/* bang-decide-detail.c: figures and sides of an event. */
typedef enum
{
  BANG_DETAIL_NONE,
  BANG_DETAIL_FIGURE,
  BANG_DETAIL_SIDE,
} BangDetailKind;

/* Of a row of table "override": whether it is about one. */
#define BANG_IS_DETAIL "(field GLOB 'figure:*' OR field GLOB 'rejected-figure:*' OR field GLOB 'side:*')"

gboolean      bang_detail_is_sound   (const char      *field,
                                      const char      *value);
gboolean      bang_detail_fill       (BangConnection  *connection,
                                      const BangDraft *draft,
                                      BangDecision    *decision,
                                      GError         **error);
gboolean      bang_detail_apply      (BangWriter      *writer,
                                      gint64           article_id,
                                      gint64           n,
                                      const char      *uuid,
                                      gint64           rule,
                                      GError         **error);

/* bang-decide-file.c */
gboolean      bang_decide_is_shallow (const char   *line);
char         *bang_decide_load_file  (const char   *path,
                                      GCancellable *cancellable,
                                      GError      **error);

/* bang-decide-log.c: the log, and what is in force of it. */
gboolean      bang_decision_append   (BangWriter          *writer,
                                      BangDecision        *decision,
                                      GError             **error);
BangDecision *bang_decision_read     (BangConnection      *connection,
                                      gint64               seq,
                                      GError             **error);
GPtrArray    *bang_decision_read_all (BangConnection      *connection,
                                      gint64               limit,
                                      GError             **error);
gboolean      bang_override_fold     (BangWriter          *writer,
                                      const char          *uuid,
                                      GError             **error);
gboolean      bang_override_get      (BangConnection      *connection,
                                      const char          *uuid,
                                      const char          *field,
                                      char               **value,
                                      GError             **error);
gboolean      bang_override_exists   (BangConnection      *connection,
                                      gboolean            *exists,
                                      GError             **error);
gboolean      bang_decision_is_on_event (const BangDecision *decision);

/* bang-decide-check.c */
gboolean      bang_decision_is_sound (const BangDecision  *decision);

/* bang-decide-entity.c: merge, split, rename, retype, side, reject. */
typedef struct
{
  char     *uuid;       /* of the name it is after all */
  gint64    id;
  gboolean  rejected;
} BangRoute;

void          bang_route_clear          (BangRoute        *self);
gboolean      bang_route_follow         (BangConnection   *connection,
                                         const char       *entity,
                                         const char       *article,
                                         BangRoute        *route,
                                         GError          **error);
gboolean      bang_entities_collect     (BangConnection   *connection,
                                         const char       *uuid,
                                         GHashTable       *ids,
                                         GError          **error);
gboolean      bang_entities_refresh     (BangWriter       *writer,
                                         GHashTable       *ids,
                                         GHashTable       *seen,
                                         GError          **error);
gboolean      bang_entities_refresh_article (BangWriter   *writer,
                                         gint64            article_id,
                                         GHashTable       *changed,
                                         GError          **error);
gboolean      bang_entities_recount     (BangWriter       *writer,
                                         GHashTable       *ids,
                                         GError          **error);
gboolean      bang_entity_ensure_split  (BangWriter       *writer,
                                         const char       *uuid,
                                         const char       *from,
                                         GError          **error);
gint64        bang_entity_get_root      (BangConnection   *connection,
                                         gint64            id);

/* bang-decide-found.c */
/* An event as it was found. */
typedef struct
{
  char *part;
  char *uuid;
} BangFound;

gboolean      bang_events_are_decided   (BangConnection   *connection,
                                         gint64            article_id,
                                         gboolean         *decided,
                                         GError          **error);
GPtrArray    *bang_events_read_found    (BangConnection   *connection,
                                         gint64            article_id,
                                         gboolean          kept,
                                         GError          **error);
/* bang-decide-event.c: reject, retype, date and place of events. */
gboolean      bang_event_find_part      (BangConnection   *connection,
                                         gint64            article_id,
                                         guint             event,
                                         char            **uuid,
                                         char            **part,
                                         GError          **error);
gboolean      bang_event_find_found     (BangConnection   *connection,
                                         gint64            article_id,
                                         const char       *uuid,
                                         int              *found,
                                         gboolean         *kept,
                                         guint            *shown,
                                         GError          **error);
gboolean      bang_event_read_field     (BangConnection   *connection,
                                         gint64            article_id,
                                         gint64            n,
                                         const char       *field,
                                         gboolean          kept,
                                         char            **value,
                                         GError          **error);
char         *bang_event_make_uuid      (const char       *article,
                                         const char       *part);
gboolean      bang_events_refresh       (BangWriter       *writer,
                                         gint64            article_id,
                                         BangTally        *tally,
                                         GError          **error);

/* bang-decide-apply.c */
gboolean      bang_article_supersede    (BangWriter       *writer,
                                         gint64            article_id,
                                         GHashTable       *seen,
                                         GError          **error);
gboolean      bang_decide_written       (BangWriter       *writer,
                                         gint64            article_id,
                                         BangTally        *tally,
                                         GError          **error);
gboolean      bang_decide_settle        (BangWriter       *writer,
                                         BangTally        *tally,
                                         GError          **error);
gboolean      bang_decide_apply         (BangWriter       *writer,
                                         GPtrArray        *decisions,
                                         GError          **error);
void          bang_decide_catch_up      (BangWriter       *writer);

/* bang-decide-draft.c */
/* What a call asks for. */
struct _BangDraft
{
  BangDecisionOp  op;
  gboolean        on_event;
  gint64          entity_id;
  gint64          other_id;       /* an entity; for events an article */
  gint64          article_id;
  guint           event;
  guint           other_event;    /* of article other_id */
  const char     *field;
  const char     *value;          /* (nullable) */
  const gint64   *articles;
  guint           n_articles;
  BangDetailKind  detail;
  guint           detail_n;       /* which figure or side of the event, as shown */
  const char     *country;        /* (nullable) of a side, as it is stored */
  gint64          seq;            /* undo, redo: of which, 0 the last */

  gint64          new_seq;        /* the answer */
  gint64          new_id;         /* of the name that was split off */
};

gboolean      bang_draft_fill           (BangConnection   *connection,
                                         BangDraft        *draft,
                                         BangDecision     *decision,
                                         GError          **error);

/* bang-decide-pairs.c */
GArray       *bang_pairs_list_same      (BangConnection   *connection,
                                         gint64            article_id,
                                         GError          **error);
gboolean      bang_pairs_allow          (BangConnection   *connection,
                                         gint64            article_id,
                                         gint64            other_id,
                                         gboolean         *allowed,
                                         GError          **error);
gboolean      bang_pairs_are_apart      (BangConnection   *connection,
                                         const char       *entity,
                                         const char       *other,
                                         gboolean         *apart,
                                         GError          **error);

G_END_DECLS
