/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-decisions.h"

G_BEGIN_DECLS

/* Lines of the log that are listed; more are in the library, and in a file that
 * is exported from it. */
#define BANG_DECISIONS_MANY 5000

/* What a worker is asked, and what it answers: plain values. */
typedef struct _BangDecisionJob BangDecisionJob;
typedef gboolean (* BangDecisionFunc) (BangDecisionJob  *job,
                                       BangLibrary      *library,
                                       GCancellable     *cancellable,
                                       GError          **error);

struct _BangDecisionJob
{
  BangDecisionFunc  func;

  /* Asked */
  GArray           *requests;   /* (element-type BangDecisionRequest) what they point to is owned */
  GArray           *seqs;       /* (element-type gint64) undo, redo: which; telling: the answer */
  char             *text;       /* (nullable) a path, words or a uuid */
  int               kind;       /* of names, -1 for any */
  gint64            id;         /* of a suggestion */
  gboolean          accept;
  guint             limit;      /* of suggestions */
  gint64            newest;     /* watching: the line that was the newest */
  gboolean          reads_log;  /* afterwards */

  /* Answered */
  gint64            new_id;
  gint64            article_id;
  gint64            entity_id;
  GPtrArray        *log;        /* (nullable) (element-type BangDecision) newest first */
  GPtrArray        *names;      /* (nullable) (element-type BangEntityRow) */
  GPtrArray        *suggestions; /* (nullable) (element-type BangSuggestion) */
  BangReplay        replay;
};

struct _BangDecisions
{
  GObject parent_instance;

  BangArchive      *archive;      /* Weak: it owns this */
  GPtrArray        *items;        /* (element-type BangDecisionItem) newest first */
  GHashTable       *by_seq;       /* (element-type gint64 BangDecisionItem) borrowed */
  GHashTable       *breaths;      /* (element-type gint64 GArray) what was told in one */
  BangDecisionItem *undoable;     /* (nullable) */
  BangDecisionItem *redoable;     /* (nullable) */
  gint64            newest;       /* line of the log */
  gboolean          complete;
  gboolean          watching;
  gboolean          watch_again;
};

void             bang_decisions_run      (BangDecisions             *self,
                                          BangDecisionJob           *job,
                                          GCancellable              *cancellable,
                                          GAsyncReadyCallback        callback,
                                          gpointer                   user_data);
gboolean         bang_decisions_finish   (BangDecisions             *self,
                                          GAsyncResult              *result,
                                          GError                   **error);

BangDecisionJob *bang_decision_job_new   (BangDecisionFunc           func);
BangDecisionJob *bang_decision_job_ref   (BangDecisionJob           *job);
void             bang_decision_job_unref (BangDecisionJob           *job);
void             bang_decision_job_add   (BangDecisionJob           *job,
                                          const BangDecisionRequest *request);

/* Any thread; of the worker. */
gboolean bang_decision_job_run     (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_tell    (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_undo    (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_redo    (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_watch   (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_find    (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_suggest (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_answer  (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_locate  (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_export  (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);
gboolean bang_decision_job_replay  (BangDecisionJob  *job,
                                    BangLibrary      *library,
                                    GCancellable     *cancellable,
                                    GError          **error);

G_END_DECLS
