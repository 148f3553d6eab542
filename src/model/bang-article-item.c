/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row of the article list. A list of a million articles holds a million
 * integers, and items only for the rows that somebody looks at; such an item
 * exists before its text is known, so that the view can lay it out, and is
 * filled when the answer of the library arrives. Main thread only.
 */
#include "model/bang-article-item.h"

struct _BangArticleItem
{
  GObject parent_instance;

  gint64          id;
  BangArticleRow *row;    /* Owned, NULL until loaded */
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_ROW,
  PROP_LOADED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangArticleItem, bang_article_item, G_TYPE_OBJECT)

static void
bang_article_item_finalize (GObject *object)
{
  BangArticleItem *self = BANG_ARTICLE_ITEM (object);

  g_clear_pointer (&self->row, bang_article_row_unref);

  G_OBJECT_CLASS (bang_article_item_parent_class)->finalize (object);
}

static void
bang_article_item_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BangArticleItem *self = BANG_ARTICLE_ITEM (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_ROW:
      g_value_set_boxed (value, self->row);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->row != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_article_item_class_init (BangArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = bang_article_item_finalize;
  object_class->get_property = bang_article_item_get_property;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL,
                        G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW] =
    g_param_spec_boxed ("row", NULL, NULL,
                        BANG_TYPE_ARTICLE_ROW,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL,
                          FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_article_item_init (BangArticleItem *self)
{
}

/**
 * bang_article_item_new:
 * @id: the library's number of an article
 *
 * Makes a row that is not filled yet.
 *
 * Returns: (transfer full): the item
 */
BangArticleItem *
bang_article_item_new (gint64 id)
{
  BangArticleItem *self = g_object_new (BANG_TYPE_ARTICLE_ITEM, NULL);

  self->id = id;

  return self;
}

gint64
bang_article_item_get_id (BangArticleItem *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_ITEM (self), 0);

  return self->id;
}

/**
 * bang_article_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what to show, %NULL while it is on its way
 */
BangArticleRow *
bang_article_item_get_row (BangArticleItem *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_ITEM (self), NULL);

  return self->row;
}

/**
 * bang_article_item_set_row:
 * @self: an item
 * @row: (nullable): what to show from now on
 *
 * Fills the item, or replaces what it showed for an earlier query.
 */
void
bang_article_item_set_row (BangArticleItem *self,
                           BangArticleRow  *row)
{
  gboolean was_loaded;

  g_return_if_fail (BANG_IS_ARTICLE_ITEM (self));

  if (self->row == row)
    return;

  was_loaded = self->row != NULL;
  if (row != NULL)
    bang_article_row_ref (row);
  g_clear_pointer (&self->row, bang_article_row_unref);
  self->row = row;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
  if (was_loaded != (row != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

gboolean
bang_article_item_get_loaded (BangArticleItem *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLE_ITEM (self), FALSE);

  return self->row != NULL;
}
