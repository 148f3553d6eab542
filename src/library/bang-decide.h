/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-library.h"

G_BEGIN_DECLS

/* What a person told the library. Written in the log under these names
 * (bang_decision_op_to_string), so the order here is free to change. */
typedef enum
{
  BANG_DECISION_CONFIRM,
  BANG_DECISION_REJECT,
  BANG_DECISION_RENAME,
  BANG_DECISION_RETYPE,
  BANG_DECISION_MERGE,
  BANG_DECISION_SPLIT,
  BANG_DECISION_SAME,
  BANG_DECISION_NOT_SAME,
  BANG_DECISION_PART_OF,
  BANG_DECISION_NOT_PART_OF,
  BANG_DECISION_DATE,
  BANG_DECISION_SIDE,
  BANG_DECISION_PLACE,
  BANG_DECISION_FIGURE,
  BANG_DECISION_UNDO,
  BANG_DECISION_REDO,
  BANG_DECISION_N_OPS
} BangDecisionOp;

/* One line of the log. */
typedef struct
{
  gint64          seq;          /* 1 and up, in the order they were told */
  char           *uuid;
  gint64          at;           /* Unix microseconds */
  char           *actor;        /* the user's name on this machine */
  BangDecisionOp  op;
  char           *target;       /* uuid of an entity or event */
  char           *target_kind;  /* "event" or a BangEntityKind */
  char           *target_name;  /* what it was called then */
  char           *target_side;  /* "" for an event */
  char           *field;        /* (nullable) */
  char           *old_value;    /* (nullable) */
  char           *new_value;    /* (nullable) */
  char           *other;        /* (nullable) uuid: merged into, split off, same as */
  char           *other_name;
  char           *other_side;
  char           *article;      /* (nullable) uuid: whose event the target is */
  char           *part;         /* which of its events */
  char           *undo_of;      /* (nullable) uuid of the decision undone or redone */
  gint64          undo_of_seq;  /* 0 for none */
  gboolean        active;       /* in force, not undone */
  gboolean        pending;      /* the library does not have its target yet */
} BangDecision;

BangDecision  *bang_decision_new          (BangDecisionOp  op);
void           bang_decision_free         (BangDecision   *self);
char          *bang_decision_describe     (const BangDecision *self);
const char    *bang_decision_op_to_string (BangDecisionOp  op);
gboolean       bang_decision_op_from_string (const char   *name,
                                           BangDecisionOp *op);

gboolean       bang_decision_parse_day    (const char     *text,
                                           BangDay        *day);

/* Each of these blocks, may be called from any thread, and tells what was
 * decided as its number in the log, 0 with an error. Events are numbered as
 * bang_library_get_article() has them, 0 the main one. */
gint64         bang_library_confirm_entity (BangLibrary    *self,
                                            gint64          entity_id,
                                            GError        **error);
gint64         bang_library_confirm_event  (BangLibrary    *self,
                                            gint64          article_id,
                                            guint           event,
                                            GError        **error);
gint64         bang_library_reject_entity  (BangLibrary    *self,
                                            gint64          entity_id,
                                            gint64          article_id,
                                            GError        **error);
gint64         bang_library_reject_event   (BangLibrary    *self,
                                            gint64          article_id,
                                            guint           event,
                                            GError        **error);
gint64         bang_library_reject_participant (BangLibrary *self,
                                            gint64          article_id,
                                            guint           event,
                                            gint64          entity_id,
                                            GError        **error);
gint64         bang_library_rename_entity  (BangLibrary    *self,
                                            gint64          entity_id,
                                            const char     *name,
                                            GError        **error);
gint64         bang_library_retype_entity  (BangLibrary    *self,
                                            gint64          entity_id,
                                            BangEntityKind  kind,
                                            GError        **error);
gint64         bang_library_retype_event   (BangLibrary    *self,
                                            gint64          article_id,
                                            guint           event,
                                            const char     *type,
                                            GError        **error);
gint64         bang_library_merge_entities (BangLibrary    *self,
                                            gint64          entity_id,
                                            gint64          into_id,
                                            GError        **error);
gint64         bang_library_split_entity   (BangLibrary    *self,
                                            gint64          entity_id,
                                            const gint64   *article_ids,
                                            guint           n_articles,
                                            gint64         *new_id,
                                            GError        **error);
gint64         bang_library_tell_entities_apart (BangLibrary *self,
                                            gint64          entity_id,
                                            gint64          other_id,
                                            GError        **error);
gint64         bang_library_tell_events_apart (BangLibrary *self,
                                            gint64          article_id,
                                            gint64          other_id,
                                            GError        **error);
gint64         bang_library_join_events    (BangLibrary    *self,
                                            gint64          article_id,
                                            gint64          other_id,
                                            GError        **error);
gint64         bang_library_make_part_of   (BangLibrary    *self,
                                            gint64          article_id,
                                            guint           event,
                                            gint64          whole_id,
                                            guint           whole_event,
                                            GError        **error);
gint64         bang_library_make_no_part_of (BangLibrary   *self,
                                            gint64          article_id,
                                            guint           event,
                                            gint64          whole_id,
                                            guint           whole_event,
                                            GError        **error);
gint64         bang_library_set_chinese_name (BangLibrary  *self,
                                            gint64          entity_id,
                                            const char     *name,
                                            GError        **error);
gint64         bang_library_refuse_chinese_name (BangLibrary *self,
                                            gint64          entity_id,
                                            const char     *name,
                                            GError        **error);
gint64         bang_library_keep_decision  (BangLibrary    *self,
                                            gint64          seq,
                                            const char     *found,
                                            GError        **error);
gint64         bang_library_set_event_date (BangLibrary    *self,
                                            gint64          article_id,
                                            guint           event,
                                            BangDay         day,
                                            GError        **error);
gint64         bang_library_set_event_place (BangLibrary   *self,
                                            gint64          article_id,
                                            guint           event,
                                            const char     *place,
                                            GError        **error);
gint64         bang_library_set_event_figure (BangLibrary  *self,
                                            gint64          article_id,
                                            guint           event,
                                            guint           figure,
                                            double          value,
                                            const char     *unit,
                                            GError        **error);
gint64         bang_library_reject_figure  (BangLibrary    *self,
                                            gint64          article_id,
                                            guint           event,
                                            guint           figure,
                                            GError        **error);
gint64         bang_library_set_event_side (BangLibrary    *self,
                                            gint64          article_id,
                                            guint           event,
                                            guint           side,
                                            const char     *label,
                                            const BangCountry *country,
                                            GError        **error);
gint64         bang_library_set_entity_side (BangLibrary   *self,
                                            gint64          entity_id,
                                            BangCountry     side,
                                            GError        **error);
gint64         bang_library_undo_decision  (BangLibrary    *self,
                                            gint64          seq,
                                            GError        **error);
gint64         bang_library_redo_decision  (BangLibrary    *self,
                                            gint64          seq,
                                            GError        **error);

GPtrArray     *bang_library_list_decisions (BangLibrary    *self,
                                            gint64          limit,
                                            GCancellable   *cancellable,
                                            GError        **error);
GArray        *bang_library_find_entities  (BangLibrary    *self,
                                            const char     *name,
                                            GCancellable   *cancellable,
                                            GError        **error);

typedef struct
{
  guint n_added;      /* lines that were new here */
  guint n_known;      /* lines the library had already */
  guint n_pending;    /* of those added, whose target is not here yet */
} BangReplay;

gboolean       bang_library_export_decisions (BangLibrary  *self,
                                            const char     *path,
                                            GCancellable   *cancellable,
                                            GError        **error);
gboolean       bang_library_replay_decisions (BangLibrary  *self,
                                            const char     *path,
                                            BangReplay     *replay,
                                            GCancellable   *cancellable,
                                            GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangDecision, bang_decision_free)

G_END_DECLS
