/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tag or a collection as lists show it. Main thread. */
#include "model/bang-personal-item.h"

enum
{
  PROP_0,
  PROP_UUID,
  PROP_NAME,
  PROP_COLOUR,
  PROP_NOTE,
  PROP_N_ARTICLES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

struct _BangPersonalItem
{
  GObject parent_instance;

  /* Owned */
  char   *uuid;
  char   *name;
  char   *colour;
  char   *note;
  gint64  n_articles;
};

G_DEFINE_FINAL_TYPE (BangPersonalItem, bang_personal_item, G_TYPE_OBJECT)

static void
bang_personal_item_finalize (GObject *object)
{
  BangPersonalItem *self = BANG_PERSONAL_ITEM (object);

  g_free (self->uuid);
  g_free (self->name);
  g_free (self->colour);
  g_free (self->note);

  G_OBJECT_CLASS (bang_personal_item_parent_class)->finalize (object);
}

static void
bang_personal_item_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BangPersonalItem *self = BANG_PERSONAL_ITEM (object);

  switch (property_id)
    {
    case PROP_UUID:
      g_value_set_string (value, self->uuid);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COLOUR:
      g_value_set_string (value, self->colour);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_N_ARTICLES:
      g_value_set_int64 (value, self->n_articles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_personal_item_class_init (BangPersonalItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_personal_item_finalize;
  object_class->get_property = bang_personal_item_get_property;

  properties[PROP_UUID] = g_param_spec_string ("uuid", NULL, NULL, NULL, readable);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", readable);
  properties[PROP_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, readable);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", readable);
  properties[PROP_N_ARTICLES] = g_param_spec_int64 ("n-articles", NULL, NULL, 0, G_MAXINT64, 0, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_personal_item_init (BangPersonalItem *self)
{
  self->name = g_strdup ("");
  self->note = g_strdup ("");
}

/**
 * bang_personal_item_new:
 *
 * Returns: (transfer full): a tag or collection without a name
 */
BangPersonalItem *
bang_personal_item_new (const char *uuid)
{
  BangPersonalItem *self = g_object_new (BANG_TYPE_PERSONAL_ITEM, NULL);

  self->uuid = g_strdup (uuid);
  return self;
}

static void
set_string (BangPersonalItem  *self,
            char             **field,
            const char        *value,
            guint              property)
{
  if (g_strcmp0 (*field, value) == 0)
    return;

  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * bang_personal_item_update:
 * @name: what it is called
 * @colour: (nullable): of a tag
 * @note: (nullable): of a collection
 * @n_articles: how many have it
 */
void
bang_personal_item_update (BangPersonalItem *self,
                           const char       *name,
                           const char       *colour,
                           const char       *note,
                           gint64            n_articles)
{
  g_return_if_fail (BANG_IS_PERSONAL_ITEM (self));

  set_string (self, &self->name, name, PROP_NAME);
  set_string (self, &self->colour, colour, PROP_COLOUR);
  set_string (self, &self->note, note != NULL ? note : "", PROP_NOTE);
  if (self->n_articles == n_articles)
    return;
  self->n_articles = n_articles;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
}

const char *
bang_personal_item_get_uuid (BangPersonalItem *self)
{
  g_return_val_if_fail (BANG_IS_PERSONAL_ITEM (self), NULL);

  return self->uuid;
}

const char *
bang_personal_item_get_name (BangPersonalItem *self)
{
  g_return_val_if_fail (BANG_IS_PERSONAL_ITEM (self), NULL);

  return self->name;
}

/**
 * bang_personal_item_get_colour:
 *
 * Returns: (transfer none) (nullable): the colour of a tag, %NULL for a
 *   collection
 */
const char *
bang_personal_item_get_colour (BangPersonalItem *self)
{
  g_return_val_if_fail (BANG_IS_PERSONAL_ITEM (self), NULL);

  return self->colour;
}

const char *
bang_personal_item_get_note (BangPersonalItem *self)
{
  g_return_val_if_fail (BANG_IS_PERSONAL_ITEM (self), NULL);

  return self->note;
}

gint64
bang_personal_item_get_n_articles (BangPersonalItem *self)
{
  g_return_val_if_fail (BANG_IS_PERSONAL_ITEM (self), 0);

  return self->n_articles;
}
