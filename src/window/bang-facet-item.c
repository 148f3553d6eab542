/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A value to narrow a search by, as a list shows it. Main thread only.
 */
#include "window/bang-facet-item.h"

#include "text/bang-fold.h"
#include "window/bang-prose.h"

struct _BangFacetItem
{
  GObject parent_instance;

  char *value;
  char *label;
  char *number;
  char *key;      /* label, folded plainly */
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_NUMBER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangFacetItem, bang_facet_item, G_TYPE_OBJECT)

static void
bang_facet_item_finalize (GObject *object)
{
  BangFacetItem *self = BANG_FACET_ITEM (object);

  g_free (self->value);
  g_free (self->label);
  g_free (self->number);
  g_free (self->key);

  G_OBJECT_CLASS (bang_facet_item_parent_class)->finalize (object);
}

static void
bang_facet_item_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  BangFacetItem *self = BANG_FACET_ITEM (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_NUMBER:
      g_value_set_string (value, self->number);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_facet_item_class_init (BangFacetItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_facet_item_finalize;
  object_class->get_property = bang_facet_item_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, readable);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_facet_item_init (BangFacetItem *self)
{
}

BangFacetItem *
bang_facet_item_new (const char *value,
                     const char *label,
                     guint       count)
{
  BangFacetItem *self = g_object_new (BANG_TYPE_FACET_ITEM, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label);
  self->number = bang_prose_dup_number (count);
  self->key = bang_fold_plain (label, -1);

  return self;
}

const char *
bang_facet_item_get_value (BangFacetItem *self)
{
  g_return_val_if_fail (BANG_IS_FACET_ITEM (self), NULL);

  return self->value;
}

/**
 * bang_facet_item_get_key:
 * @self: an item
 *
 * Returns: (transfer none): its label, folded plainly, to look for letters in
 */
const char *
bang_facet_item_get_key (BangFacetItem *self)
{
  g_return_val_if_fail (BANG_IS_FACET_ITEM (self), NULL);

  return self->key;
}
