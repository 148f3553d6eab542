/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/bang-personal.h"
#include "model/bang-archive.h"
#include "model/bang-personal-item.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_KEEP_STAR,               /* ids */
  BANG_KEEP_UNSTAR,             /* ids */
  BANG_KEEP_TAG,                /* uuid, ids */
  BANG_KEEP_UNTAG,              /* uuid, ids */
  BANG_KEEP_CREATE_TAG,         /* name, text: the colour; ids: articles that get it at once */
  BANG_KEEP_EDIT_TAG,           /* uuid, name, text: the colour; NULL as it is */
  BANG_KEEP_DELETE_TAG,         /* uuid */
  BANG_KEEP_COLLECT,            /* uuid, ids */
  BANG_KEEP_UNCOLLECT,          /* uuid, ids */
  BANG_KEEP_CREATE_COLLECTION,  /* name; ids: articles that are put in at once */
  BANG_KEEP_EDIT_COLLECTION,    /* uuid, name, text: its note; NULL as it is */
  BANG_KEEP_DELETE_COLLECTION,  /* uuid */
  BANG_KEEP_MOVE,               /* uuid, one id, position */
  BANG_KEEP_ADD_NOTE,           /* one id, text, passage (empty: the whole article) */
  BANG_KEEP_EDIT_NOTE,          /* uuid, text */
  BANG_KEEP_DELETE_NOTE,        /* uuid */
} BangKeepOp;

typedef struct
{
  BangKeepOp    op;
  const char   *uuid;
  const char   *name;
  const char   *text;
  const gint64 *ids;
  guint         n_ids;
  BangSpan      passage;
  guint         position;
} BangKeepRequest;

/* What a person keeps beside the articles, and keeping it: asynchronous, main
 * thread only, one for an archive. Properties: "tags" and "collections"
 * (GListModels of BangPersonalItem by name, always the same two), "n-starred"
 * (gint64). Signal "kept" () when something was kept or taken back and the lists
 * tell; whoever shows an article's own reads it again. */
#define BANG_TYPE_PERSONAL_MODEL (bang_personal_model_get_type ())
G_DECLARE_FINAL_TYPE (BangPersonalModel, bang_personal_model, BANG, PERSONAL_MODEL, GObject)

BangPersonalModel  *bang_personal_model_get              (BangArchive          *archive);
GListModel         *bang_personal_model_get_tags         (BangPersonalModel    *self);
GListModel         *bang_personal_model_get_collections  (BangPersonalModel    *self);
gint64              bang_personal_model_get_n_starred    (BangPersonalModel    *self);

void                bang_personal_model_keep_async       (BangPersonalModel    *self,
                                                          const BangKeepRequest *request,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
void                bang_personal_model_take_back_async  (BangPersonalModel    *self,
                                                          BangPersonalChange   *change,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
BangPersonalChange *bang_personal_model_keep_finish      (BangPersonalModel    *self,
                                                          GAsyncResult         *result,
                                                          char                **uuid,
                                                          GError              **error);

void                bang_personal_model_load_async       (BangPersonalModel    *self,
                                                          gint64                article_id,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
BangPersonal       *bang_personal_model_load_finish      (BangPersonalModel    *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
void                bang_personal_model_count_async      (BangPersonalModel    *self,
                                                          const gint64         *ids,
                                                          guint                 n_ids,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
GHashTable         *bang_personal_model_count_finish     (BangPersonalModel    *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);

G_END_DECLS
