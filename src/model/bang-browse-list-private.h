/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-browse-list.h"

G_BEGIN_DECLS

BangBrowseItem *bang_browse_item_new     (BangBrowseKind  kind,
                                          gint64          id);
void            bang_browse_item_set_row (BangBrowseItem *self,
                                          GPtrArray      *rows,
                                          gpointer        row);

/* bang-browse-question.c */
typedef struct
{
  gatomicrefcount   refs;
  BangBrowseKind    kind;
  BangLibrary      *library;   /* (nullable) then nothing is asked */
  BangBrowseFilter  filter;
} BangBrowseQuestion;

BangBrowseQuestion *bang_browse_question_new          (BangBrowseKind            kind,
                                                       BangLibrary              *library,
                                                       const BangBrowseFilter   *filter);
BangBrowseQuestion *bang_browse_question_ref          (BangBrowseQuestion       *self);
void                bang_browse_question_unref        (BangBrowseQuestion       *self);
gboolean            bang_browse_question_has_filter   (const BangBrowseQuestion *self,
                                                       const BangBrowseFilter   *filter);
GArray             *bang_browse_question_find         (const BangBrowseQuestion *self,
                                                       GCancellable             *cancellable,
                                                       GError                  **error);
GArray             *bang_browse_question_count_months (const BangBrowseQuestion *self,
                                                       GCancellable             *cancellable,
                                                       GError                  **error);
GPtrArray          *bang_browse_question_read         (const BangBrowseQuestion *self,
                                                       const gint64             *ids,
                                                       guint                     n_ids,
                                                       GCancellable             *cancellable,
                                                       GError                  **error);
gint64              bang_browse_question_get_row_id   (const BangBrowseQuestion *self,
                                                       gpointer                  row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BangBrowseQuestion, bang_browse_question_unref)

/* bang-browse-rows.c: the items of a list that somebody holds, and the reading
 * of their rows. */
typedef struct _BangBrowseRows BangBrowseRows;

BangBrowseRows *bang_browse_rows_new          (void);
void            bang_browse_rows_free         (BangBrowseRows     *self);
void            bang_browse_rows_set_question (BangBrowseRows     *self,
                                               BangBrowseQuestion *question);
BangBrowseItem *bang_browse_rows_get_item     (BangBrowseRows     *self,
                                               gint64              id);
void            bang_browse_rows_renew        (BangBrowseRows     *self);

G_END_DECLS
