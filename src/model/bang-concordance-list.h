/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "library/bang-concordance.h"

G_BEGIN_DECLS

typedef enum
{
  BANG_CONCORDANCE_ORDER_DATE,    /* of the articles, newest first */
  BANG_CONCORDANCE_ORDER_LEFT,
  BANG_CONCORDANCE_ORDER_RIGHT,
} BangConcordanceOrder;

/* A line in a list. Properties: "left", "keyword", "right", "title". Immutable;
 * main thread. */
#define BANG_TYPE_CONCORDANCE_ITEM (bang_concordance_item_get_type ())
G_DECLARE_FINAL_TYPE (BangConcordanceItem, bang_concordance_item, BANG, CONCORDANCE_ITEM, GObject)

const BangConcordanceLine *bang_concordance_item_get_line (BangConcordanceItem *self);

/* The words of a search in their context, as a GListModel of
 * BangConcordanceItem. Main thread. Another query drops the answer of the one
 * before. Signal "loaded" () when the lines of the query are there, or could not
 * be read. */
#define BANG_TYPE_CONCORDANCE_LIST (bang_concordance_list_get_type ())
G_DECLARE_FINAL_TYPE (BangConcordanceList, bang_concordance_list, BANG, CONCORDANCE_LIST, GObject)

BangConcordanceList *bang_concordance_list_new       (void);
void                 bang_concordance_list_load      (BangConcordanceList  *self,
                                                      BangLibrary          *library,
                                                      BangQuery            *query);
void                 bang_concordance_list_set_order (BangConcordanceList  *self,
                                                      BangConcordanceOrder  order);
BangConcordance     *bang_concordance_list_get       (BangConcordanceList  *self);
const char          *bang_concordance_list_get_error (BangConcordanceList  *self);
gboolean             bang_concordance_list_get_cut   (BangConcordanceList  *self);
void                 bang_concordance_list_save_async  (BangConcordanceList *self,
                                                        const char          *path,
                                                        GAsyncReadyCallback  callback,
                                                        gpointer             user_data);
gboolean             bang_concordance_list_save_finish (GAsyncResult        *result,
                                                        GError             **error);

G_END_DECLS
