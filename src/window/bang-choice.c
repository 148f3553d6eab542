/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list to choose from holds. Main thread. */

#include "config.h"
#include "window/bang-choice.h"

#include <string.h>

#include "text/bang-fold.h"
#include "text/bang-normal.h"

enum
{
  PROP_0,
  PROP_ID,
  PROP_VALUE,
  PROP_TITLE,
  PROP_DETAIL,
  PROP_ICON_NAME,
  N_PROPS
};

struct _BangChoice
{
  GObject parent_instance;

  gint64  id;
  char   *value;
  char   *title;
  char   *detail;
  char   *icon_name;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangChoice, bang_choice, G_TYPE_OBJECT)

static void
bang_choice_finalize (GObject *object)
{
  BangChoice *self = BANG_CHOICE (object);

  g_free (self->value);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->icon_name);

  G_OBJECT_CLASS (bang_choice_parent_class)->finalize (object);
}

static void
bang_choice_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  BangChoice *self = BANG_CHOICE (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_choice_class_init (BangChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_choice_finalize;
  object_class->get_property = bang_choice_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, "", readable);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", readable);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", readable);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_choice_init (BangChoice *self)
{
}

/**
 * bang_choice_new:
 * @id: a number, 0 for none
 * @value: (nullable): a code or words, "" for none
 * @title: perhaps from a file
 * @detail: (nullable): perhaps from a file
 * @icon_name: (nullable): a symbolic icon
 *
 * Returns: (transfer full): a choice
 */
BangChoice *
bang_choice_new (gint64      id,
                 const char *value,
                 const char *title,
                 const char *detail,
                 const char *icon_name)
{
  BangChoice *self = g_object_new (BANG_TYPE_CHOICE, NULL);

  self->id = id;
  self->value = g_strdup (value != NULL ? value : "");
  self->title = bang_normal_for_screen (title);
  self->detail = bang_normal_for_screen (detail != NULL ? detail : "");
  self->icon_name = g_strdup (icon_name);

  return self;
}

gint64
bang_choice_get_id (BangChoice *self)
{
  g_return_val_if_fail (BANG_IS_CHOICE (self), 0);

  return self->id;
}

const char *
bang_choice_get_value (BangChoice *self)
{
  g_return_val_if_fail (BANG_IS_CHOICE (self), NULL);

  return self->value;
}

const char *
bang_choice_get_title (BangChoice *self)
{
  g_return_val_if_fail (BANG_IS_CHOICE (self), NULL);

  return self->title;
}

/**
 * bang_choice_matches:
 * @self: a choice
 * @plain: from bang_fold_plain()
 *
 * Returns: whether it has @plain anywhere in its words
 */
gboolean
bang_choice_matches (BangChoice *self,
                     const char *plain)
{
  g_autofree char *words = g_strjoin (" ", self->title, self->detail, self->value, NULL);
  g_autofree char *folded = bang_fold_plain (words, -1);

  return strstr (folded, plain) != NULL;
}
