/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line of the log as an object that lists and rows can hold on to. What was
 * told never changes; whether it is in force does. Main thread.
 */
#include "model/bang-decision-item.h"

struct _BangDecisionItem
{
  GObject parent_instance;

  BangDecision *decision;   /* Owned */
};

enum
{
  PROP_0,
  PROP_SEQ,
  PROP_ACTIVE,
  PROP_PENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangDecisionItem, bang_decision_item, G_TYPE_OBJECT)

static void
bang_decision_item_finalize (GObject *object)
{
  BangDecisionItem *self = BANG_DECISION_ITEM (object);

  bang_decision_free (self->decision);

  G_OBJECT_CLASS (bang_decision_item_parent_class)->finalize (object);
}

static void
bang_decision_item_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BangDecisionItem *self = BANG_DECISION_ITEM (object);

  switch (property_id)
    {
    case PROP_SEQ:
      g_value_set_int64 (value, self->decision->seq);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->decision->active);
      break;
    case PROP_PENDING:
      g_value_set_boolean (value, self->decision->pending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_decision_item_class_init (BangDecisionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_decision_item_finalize;
  object_class->get_property = bang_decision_item_get_property;

  properties[PROP_SEQ] = g_param_spec_int64 ("seq", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, readable);
  properties[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_decision_item_init (BangDecisionItem *self)
{
}

/**
 * bang_decision_item_new:
 * @decision: (transfer full): a line of the log
 *
 * Returns: (transfer full): an object for it
 */
BangDecisionItem *
bang_decision_item_new (BangDecision *decision)
{
  BangDecisionItem *self = g_object_new (BANG_TYPE_DECISION_ITEM, NULL);

  self->decision = decision;

  return self;
}

/**
 * bang_decision_item_get_decision:
 * @self: an item
 *
 * Returns: (transfer none): what was decided
 */
const BangDecision *
bang_decision_item_get_decision (BangDecisionItem *self)
{
  g_return_val_if_fail (BANG_IS_DECISION_ITEM (self), NULL);

  return self->decision;
}

/**
 * bang_decision_item_update:
 * @self: an item
 * @decision: the same line, read again
 *
 * Takes over whether the decision is in force, and whether it waits.
 */
void
bang_decision_item_update (BangDecisionItem   *self,
                           const BangDecision *decision)
{
  g_return_if_fail (BANG_IS_DECISION_ITEM (self));
  g_return_if_fail (decision->seq == self->decision->seq);

  if (self->decision->active != decision->active)
    {
      self->decision->active = decision->active;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
    }
  if (self->decision->pending != decision->pending)
    {
      self->decision->pending = decision->pending;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
    }
}
