/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A suggestion, as a list shows it. Main thread only.
 */
#include "config.h"

#include "window/bang-completion-item.h"

#include <glib/gi18n.h>

#include "window/bang-prose.h"

struct _BangCompletionItem
{
  GObject parent_instance;

  BangCompletion *completion;   /* Owned */
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_DETAIL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangCompletionItem, bang_completion_item, G_TYPE_OBJECT)

static char *
dup_detail (const BangCompletion *completion)
{
  g_autofree char *number = NULL;

  if (completion->field == BANG_FIELD_ANY)
    return g_strdup (completion->saved ? _("Saved search") : _("Recent search"));

  number = bang_prose_dup_number (completion->n_articles);
  /* Translators: a field, and in how many articles: "Person · 12". */
  return g_strdup_printf (_("%s · %s"), bang_query_field_label (completion->field), number);
}

static void
bang_completion_item_finalize (GObject *object)
{
  bang_completion_free (BANG_COMPLETION_ITEM (object)->completion);

  G_OBJECT_CLASS (bang_completion_item_parent_class)->finalize (object);
}

static void
bang_completion_item_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  BangCompletionItem *self = BANG_COMPLETION_ITEM (object);

  switch (property_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->completion->label);
      break;
    case PROP_DETAIL:
      g_value_take_string (value, dup_detail (self->completion));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_completion_item_class_init (BangCompletionItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bang_completion_item_finalize;
  object_class->get_property = bang_completion_item_get_property;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, readable);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bang_completion_item_init (BangCompletionItem *self)
{
}

/* Takes over @completion. */
BangCompletionItem *
bang_completion_item_new (BangCompletion *completion)
{
  BangCompletionItem *self = g_object_new (BANG_TYPE_COMPLETION_ITEM, NULL);

  self->completion = completion;

  return self;
}

const BangCompletion *
bang_completion_item_get (BangCompletionItem *self)
{
  g_return_val_if_fail (BANG_IS_COMPLETION_ITEM (self), NULL);

  return self->completion;
}
