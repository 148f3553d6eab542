/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a list of events, names or entries of the ledger. Main thread. */
#include "model/bang-fact-list-private.h"

#include "model/bang-entity-list.h"
#include "model/bang-event-list.h"
#include "model/bang-ledger-list.h"

struct _BangFactItem
{
  GObject parent_instance;

  gint64          id;
  GType           type;   /* of the list */
  gpointer        row;    /* Owned, NULL until loaded */
  GDestroyNotify  drop;
};

enum
{
  PROP_0,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangFactItem, bang_fact_item, G_TYPE_OBJECT)

static void
bang_fact_item_finalize (GObject *object)
{
  BangFactItem *self = BANG_FACT_ITEM (object);

  if (self->row != NULL)
    self->drop (self->row);

  G_OBJECT_CLASS (bang_fact_item_parent_class)->finalize (object);
}

static void
bang_fact_item_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BangFactItem *self = BANG_FACT_ITEM (object);

  switch (property_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->row != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_fact_item_class_init (BangFactItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bang_fact_item_finalize;
  object_class->get_property = bang_fact_item_get_property;

  /* Notified as well when a row that was there is read again. */
  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_fact_item_init (BangFactItem *self)
{
}

BangFactItem *
bang_fact_item_new (gint64 id)
{
  BangFactItem *self = g_object_new (BANG_TYPE_FACT_ITEM, NULL);

  self->id = id;

  return self;
}

/**
 * bang_fact_item_set_row:
 * @self: an item
 * @type: the type of the list it is of
 * @row: (transfer full): what to show from now on
 * @drop: how to let go of it
 */
void
bang_fact_item_set_row (BangFactItem   *self,
                        GType           type,
                        gpointer        row,
                        GDestroyNotify  drop)
{
  gpointer old = self->row;
  GDestroyNotify old_drop = self->drop;

  self->type = type;
  self->row = row;
  self->drop = drop;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
  if (old != NULL)
    old_drop (old);
}

gint64
bang_fact_item_get_id (BangFactItem *self)
{
  g_return_val_if_fail (BANG_IS_FACT_ITEM (self), 0);

  return self->id;
}

gboolean
bang_fact_item_get_loaded (BangFactItem *self)
{
  g_return_val_if_fail (BANG_IS_FACT_ITEM (self), FALSE);

  return self->row != NULL;
}

/**
 * bang_fact_item_get_event:
 *
 * Returns: (transfer none) (nullable): the event of an item of a #BangEventList
 */
BangEventRow *
bang_fact_item_get_event (BangFactItem *self)
{
  g_return_val_if_fail (BANG_IS_FACT_ITEM (self), NULL);

  return self->type == BANG_TYPE_EVENT_LIST ? self->row : NULL;
}

/**
 * bang_fact_item_get_entity:
 *
 * Returns: (transfer none) (nullable): the name of an item of a #BangEntityList
 */
BangEntityRow *
bang_fact_item_get_entity (BangFactItem *self)
{
  g_return_val_if_fail (BANG_IS_FACT_ITEM (self), NULL);

  return self->type == BANG_TYPE_ENTITY_LIST ? self->row : NULL;
}

/**
 * bang_fact_item_get_ledger:
 *
 * Returns: (transfer none) (nullable): the entry of an item of a #BangLedgerList
 */
BangLedgerRow *
bang_fact_item_get_ledger (BangFactItem *self)
{
  g_return_val_if_fail (BANG_IS_FACT_ITEM (self), NULL);

  return self->type == BANG_TYPE_LEDGER_LIST ? self->row : NULL;
}
