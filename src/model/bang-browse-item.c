/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A place in a list of events, names or agreements: there before what stands in
 * it is known, so that a view can lay it out. Main thread only.
 */
#include "model/bang-browse-list-private.h"

struct _BangBrowseItem
{
  GObject parent_instance;

  gint64         id;
  BangBrowseKind kind;
  GPtrArray     *rows;   /* Owned (nullable): the page that holds the row */
  gpointer       row;    /* Borrowed from it */
};

enum
{
  PROP_0,
  PROP_ROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangBrowseItem, bang_browse_item, G_TYPE_OBJECT)

static void
bang_browse_item_finalize (GObject *object)
{
  BangBrowseItem *self = BANG_BROWSE_ITEM (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (bang_browse_item_parent_class)->finalize (object);
}

static void
bang_browse_item_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_ROW)
    g_value_set_pointer (value, BANG_BROWSE_ITEM (object)->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
bang_browse_item_class_init (BangBrowseItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bang_browse_item_finalize;
  object_class->get_property = bang_browse_item_get_property;

  properties[PROP_ROW] =
    g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_browse_item_init (BangBrowseItem *self)
{
}

BangBrowseItem *
bang_browse_item_new (BangBrowseKind kind,
                      gint64         id)
{
  BangBrowseItem *self = g_object_new (BANG_TYPE_BROWSE_ITEM, NULL);

  self->kind = kind;
  self->id = id;

  return self;
}

/* @row is one of @rows, which is kept as long as it is shown. */
void
bang_browse_item_set_row (BangBrowseItem *self,
                          GPtrArray      *rows,
                          gpointer        row)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_ref (rows);
  self->row = row;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}

gint64
bang_browse_item_get_id (BangBrowseItem *self)
{
  g_return_val_if_fail (BANG_IS_BROWSE_ITEM (self), 0);

  return self->id;
}

/**
 * bang_browse_item_get_event:
 * @self: an item of a list of events
 *
 * Returns: (transfer none) (nullable): the event; %NULL while it is on its way
 */
BangEventRow *
bang_browse_item_get_event (BangBrowseItem *self)
{
  g_return_val_if_fail (BANG_IS_BROWSE_ITEM (self) && self->kind == BANG_BROWSE_EVENTS, NULL);

  return self->row;
}

/**
 * bang_browse_item_get_entity:
 * @self: an item of a list of names
 *
 * Returns: (transfer none) (nullable): the name; %NULL while it is on its way
 */
BangEntityRow *
bang_browse_item_get_entity (BangBrowseItem *self)
{
  g_return_val_if_fail (BANG_IS_BROWSE_ITEM (self) && self->kind == BANG_BROWSE_NAMES, NULL);

  return self->row;
}

/**
 * bang_browse_item_get_ledger:
 * @self: an item of a ledger
 *
 * Returns: (transfer none) (nullable): the agreement or proposal; %NULL while it
 *   is on its way
 */
BangLedgerRow *
bang_browse_item_get_ledger (BangBrowseItem *self)
{
  g_return_val_if_fail (BANG_IS_BROWSE_ITEM (self) && self->kind == BANG_BROWSE_LEDGER, NULL);

  return self->row;
}
