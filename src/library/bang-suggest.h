/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-decide.h"

G_BEGIN_DECLS

/* What the program believes but is not sure of. It is offered, never done: only
 * a person's decision makes it so, and what was refused is not offered again. */
typedef enum
{
  BANG_SUGGESTION_SAME_EVENT,    /* two articles may report one event */
  BANG_SUGGESTION_PART_OF,       /* an event may be a part of another article's */
  BANG_SUGGESTION_SAME_NAME,     /* two names may be one person or body */
  BANG_SUGGESTION_CHINESE_NAME,  /* how a name may be written in Chinese */
  BANG_SUGGESTION_CHANGED_FACT,  /* a person decided, and the rules of today read something else */
  BANG_SUGGESTION_N_KINDS
} BangSuggestionKind;

const char *bang_suggestion_kind_to_string   (BangSuggestionKind  kind);
gboolean    bang_suggestion_kind_from_string (const char         *name,
                                              BangSuggestionKind *kind);

/* One of the things that a suggestion speaks of. */
typedef struct
{
  gboolean  is_event;
  gint64    id;         /* of an entity, or BANG_EVENT_ID() */
  char     *uuid;
  char     *name;       /* of an event its title */
  char     *kind;       /* of an entity "person" and so on, of an event its type */
  gint64    article_id; /* of an event; 0 for an entity */
} BangSuggestionTarget;

/* A place in an article that speaks for it. */
typedef struct
{
  gint64    article_id;
  char     *title;      /* of the article */
  char     *quote;      /* the sentence, "" for none */
  BangSpan  span;       /* bytes of the article's text; empty for none */
} BangSuggestionEvidence;

typedef struct
{
  gatomicrefcount       refs;
  gint64                id;        /* until the search index is made again */
  BangSuggestionKind    kind;
  BangSuggestionTarget  target;    /* of PART_OF the part; of SAME_NAME the rarer name */
  BangSuggestionTarget  other;     /* of PART_OF the whole; of CHANGED_FACT id is the decision's number; else 0 */
  char                 *value;     /* CHINESE_NAME: 王宁; CHANGED_FACT: what is read now; else "" */
  char                 *reading;   /* (nullable) CHINESE_NAME: the pinyin of it */
  char                 *field;     /* (nullable) CHANGED_FACT: date, type, place, name, kind or side */
  char                 *decided;   /* (nullable) CHANGED_FACT: what a person said */
  guint                 score;     /* percent */
  char                 *question;  /* one sentence in the user's language, what accepting means */
  GPtrArray            *reasons;   /* (element-type utf8) sentences in the user's language */
  GPtrArray            *shared;    /* (element-type utf8) names or words in common */
  GPtrArray            *evidence;  /* (element-type BangSuggestionEvidence) */
} BangSuggestion;

#define BANG_TYPE_SUGGESTION (bang_suggestion_get_type ())
GType           bang_suggestion_get_type (void) G_GNUC_CONST;
BangSuggestion *bang_suggestion_ref      (BangSuggestion *self);
void            bang_suggestion_unref    (BangSuggestion *self);

typedef struct
{
  gboolean            any_kind;
  BangSuggestionKind  kind;
  gint64              entity_id;   /* 0 of any */
  gint64              article_id;  /* 0 of any */
} BangSuggestionFilter;

/* Each of these blocks and may be called from any thread. */
GPtrArray *bang_library_list_suggestions  (BangLibrary                 *self,
                                           const BangSuggestionFilter  *filter,
                                           guint                        limit,
                                           GCancellable                *cancellable,
                                           GError                     **error);
gint64     bang_library_accept_suggestion (BangLibrary                 *self,
                                           gint64                       id,
                                           GError                     **error);
gint64     bang_library_refuse_suggestion (BangLibrary                 *self,
                                           gint64                       id,
                                           GError                     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangSuggestion, bang_suggestion_unref)

G_END_DECLS
