/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-browse.h"
#include "library/bang-suggest.h"
#include "model/bang-archive.h"
#include "model/bang-decision-item.h"

G_BEGIN_DECLS

/* One thing that a person tells the library. What of it matters depends on what
 * it is; bang-decide.h says what each means. */
typedef struct
{
  BangDecisionOp  op;
  gboolean        on_event;    /* confirm, reject, retype, side, the same, not the same: of an event */
  gint64          article_id;  /* of the event; reject of a name: where, 0 everywhere */
  guint           event;
  gint64          entity_id;   /* the name; reject of an event: who had no part, 0 for the event */
  gint64          other_id;    /* merge: into which; (not) the same: the other name or article */
  const char     *text;        /* rename, place, side of an event: the words; figure: its unit; retype of an event:
                                * its code */
  BangEntityKind  kind;        /* retype of a name */
  BangCountry     side;
  BangDay         day;
  gboolean        of_figure;   /* reject: of one of the event's figures */
  guint           detail;      /* which figure or side of the event */
  double          number;      /* figure */
  const gint64   *articles;    /* (array length=n_articles) split */
  guint           n_articles;
} BangDecisionRequest;

/* What a person told the library, and telling it: asynchronous, main thread
 * only, one for an archive. A GListModel of BangDecisionItem, the newest first;
 * undoing and redoing are no items but states of one. The log in the library is
 * the stack of what can be undone, so it outlives the program; what was told in
 * one breath is undone in one, as long as the program runs.
 *
 * Properties: "undoable" and "redoable" (BangDecisionItem or NULL: what undo
 * and redo would come upon next), "complete" (older decisions than those listed
 * there are none). Signal "decided" () after the library knows and the list
 * tells; whoever shows facts reads them again. */
#define BANG_TYPE_DECISIONS (bang_decisions_get_type ())
G_DECLARE_FINAL_TYPE (BangDecisions, bang_decisions, BANG, DECISIONS, GObject)

BangDecisions      *bang_decisions_get               (BangArchive          *archive);
BangDecisionItem   *bang_decisions_get_undoable      (BangDecisions        *self);
BangDecisionItem   *bang_decisions_get_redoable      (BangDecisions        *self);
gboolean            bang_decisions_get_complete      (BangDecisions        *self);
BangDecisionItem   *bang_decisions_get_by_seq        (BangDecisions        *self,
                                                      gint64                seq);
BangDecisionItem   *bang_decisions_find_event        (BangDecisions        *self,
                                                      const char           *article_uuid,
                                                      BangDecisionOp        op,
                                                      const char           *value);
BangDecisionItem   *bang_decisions_find_name         (BangDecisions        *self,
                                                      const char           *uuid,
                                                      BangDecisionOp        op);
BangDecisionItem   *bang_decisions_find_pair         (BangDecisions        *self,
                                                      const char           *article_uuid,
                                                      const char           *other_uuid);

void                bang_decisions_decide_async      (BangDecisions             *self,
                                                      const BangDecisionRequest *requests,
                                                      guint                      n_requests,
                                                      GCancellable              *cancellable,
                                                      GAsyncReadyCallback        callback,
                                                      gpointer                   user_data);
void                bang_decisions_undo_async        (BangDecisions        *self,
                                                      gint64                seq,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
void                bang_decisions_redo_async        (BangDecisions        *self,
                                                      gint64                seq,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gint64              bang_decisions_decide_finish     (BangDecisions        *self,
                                                      GAsyncResult         *result,
                                                      gint64               *new_id,
                                                      GError              **error);

/* What the program believes and asks about. Accepting and refusing are telling. */
void                bang_decisions_list_suggestions_async  (BangDecisions       *self,
                                                      guint                 limit,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
GPtrArray          *bang_decisions_list_suggestions_finish (BangDecisions       *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                bang_decisions_answer_async      (BangDecisions        *self,
                                                      gint64                suggestion_id,
                                                      gboolean              accept,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

void                bang_decisions_find_names_async  (BangDecisions        *self,
                                                      const char           *words,
                                                      int                   kind,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
GPtrArray          *bang_decisions_find_names_finish (BangDecisions        *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                bang_decisions_locate_async      (BangDecisions        *self,
                                                      gint64                seq,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean            bang_decisions_locate_finish     (BangDecisions        *self,
                                                      GAsyncResult         *result,
                                                      gint64               *article_id,
                                                      gint64               *entity_id,
                                                      GError              **error);
void                bang_decisions_export_async      (BangDecisions        *self,
                                                      const char           *path,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean            bang_decisions_export_finish     (BangDecisions        *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                bang_decisions_replay_async      (BangDecisions        *self,
                                                      const char           *path,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean            bang_decisions_replay_finish     (BangDecisions        *self,
                                                      GAsyncResult         *result,
                                                      BangReplay           *replay,
                                                      GError              **error);

G_END_DECLS
