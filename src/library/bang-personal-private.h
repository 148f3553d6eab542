/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-personal.h"
#include "library/bang-writer-private.h"

G_BEGIN_DECLS

/* What a file of the personal layer calls itself. */
#define BANG_PERSONAL_FORMAT "bang-giao-personal"

/* Bytes of a note, and of a passage that one is written on. */
#define BANG_NOTE_MAX    (64 * 1024)
#define BANG_PASSAGE_MAX (16 * 1024)

/* Bytes before and after a passage that are kept to tell it from its like. */
#define BANG_PASSAGE_CONTEXT 64

typedef enum
{
  BANG_PERSONAL_STAR,
  BANG_PERSONAL_TAG,
  BANG_PERSONAL_TAGGING,
  BANG_PERSONAL_NOTE,
  BANG_PERSONAL_COLLECTION,
  BANG_PERSONAL_ITEM,
} BangPersonalKind;

/* One row of one table, as it is to be. Everything that is written here is a
 * list of these, and so is the way back. */
typedef struct
{
  BangPersonalKind  kind;
  gboolean          present;  /* whether there is to be such a row */
  char             *uuid;     /* (nullable) tag, note, collection; whose tagging or item it is */
  char             *target;   /* (nullable) uuid of the article */
  gint64            at;       /* Unix microseconds */
  gint64            changed;  /* note */
  gint64            n;        /* item: its place */
  BangSpan          span;     /* note */
  char             *name;     /* (nullable) tag, collection */
  char             *text;     /* (nullable) note, colour of a tag, note of a collection */
  char             *quote;    /* (nullable) note */
  char             *prefix;   /* (nullable) note */
  char             *suffix;   /* (nullable) note */
} BangPersonalRecord;

struct _BangPersonalChange
{
  gatomicrefcount  refs;
  GPtrArray       *records;   /* (element-type BangPersonalRecord) in the order to write them */
};

BangPersonalRecord *bang_personal_record_new  (BangPersonalKind     kind,
                                               gboolean             present);
void                bang_personal_record_free (BangPersonalRecord  *self);
gpointer            bang_personal_record_copy_cb (gconstpointer     record,
                                               gpointer             user_data);
BangPersonalChange *bang_personal_change_new  (void);

/* bang-personal-apply.c */
typedef gboolean (*BangPersonalFill) (BangWriter  *writer,
                                      gpointer     data,
                                      GPtrArray   *records,
                                      GError     **error);

BangPersonalChange *bang_personal_write       (BangLibrary         *library,
                                               BangPersonalFill     fill,
                                               gpointer             data,
                                               GCancellable        *cancellable,
                                               GError             **error);
gboolean            bang_personal_read_record (BangConnection      *connection,
                                               BangPersonalRecord  *record,
                                               GError             **error);

/* bang-personal-read.c */
gboolean            bang_personal_read_tags   (BangConnection      *connection,
                                               BangArticleRow      *row,
                                               GError             **error);
GArray             *bang_personal_find_keys   (BangConnection      *connection,
                                               BangPersonalKind     kind,
                                               const char          *name,
                                               GError             **error);
GPtrArray          *bang_personal_list_texts  (BangConnection      *connection,
                                               gint64               article_id,
                                               GError             **error);

/* bang-personal-passage.c */
gboolean            bang_passage_find         (const char          *text,
                                               gsize                len,
                                               BangSpan             was,
                                               const char          *quote,
                                               const char          *prefix,
                                               const char          *suffix,
                                               BangSpan            *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangPersonalRecord, bang_personal_record_free)

G_END_DECLS
