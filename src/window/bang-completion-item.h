/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/bang-search-aid.h"

G_BEGIN_DECLS

/* A suggestion in a list. Properties: "label", "detail" (what it is). Immutable;
 * main thread. */
#define BANG_TYPE_COMPLETION_ITEM (bang_completion_item_get_type ())
G_DECLARE_FINAL_TYPE (BangCompletionItem, bang_completion_item, BANG, COMPLETION_ITEM, GObject)

BangCompletionItem   *bang_completion_item_new (BangCompletion     *completion);
const BangCompletion *bang_completion_item_get (BangCompletionItem *self);

G_END_DECLS
