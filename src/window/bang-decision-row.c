/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the page of decisions. What is not in force is struck out and says
 * so in words, too. Main thread. */

#include "config.h"
#include "window/bang-decision-row.h"

#include <glib/gi18n.h>

#include "window/bang-decision-words.h"
#include "window/bang-typography.h"

struct _BangDecisionRow
{
  GtkWidget         parent_instance;

  /* Template children */
  GtkWidget        *lines;
  GtkLabel         *sentence;
  GtkLabel         *detail;
  GtkButton        *button;

  BangDecisionItem *item;     /* Owned (nullable) */
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangDecisionRow, bang_decision_row, GTK_TYPE_WIDGET)

static void
show_sentence (BangDecisionRow *self,
               const char      *sentence,
               gboolean         active)
{
  g_autoptr (PangoAttrList) attrs = bang_typography_dup_attrs (sentence);

  if (!active)
    pango_attr_list_insert (attrs, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_attributes (self->sentence, attrs);
}

static void
update (BangDecisionRow *self)
{
  const BangDecision *decision;
  g_autofree char *sentence = NULL;
  g_autofree char *when = NULL;
  g_autofree char *state = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *name = NULL;
  g_autofree char *button = NULL;

  if (self->item == NULL)
    return;

  decision = bang_decision_item_get_decision (self->item);
  sentence = bang_decision_words_dup_sentence (decision);
  when = bang_decision_words_dup_when (decision);
  state = bang_decision_words_dup_state (decision);
  detail = g_strjoin (" · ", when, decision->actor, state, NULL);
  name = g_strjoin (", ", sentence, detail, NULL);
  /* Translators: what a button does, and what with: a sentence. */
  button = g_strdup_printf (_("%1$s: %2$s"), decision->active ? _("Take Back") : _("Put in Force"), sentence);

  show_sentence (self, sentence, decision->active);
  gtk_label_set_text (self->detail, detail);
  gtk_button_set_label (self->button, decision->active ? _("Take Back") : _("Put in Force"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", decision->seq);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), decision->active ? "win.undo-one" : "win.redo-one");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_item (BangDecisionRow  *self,
          BangDecisionItem *item)
{
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/* The row that has the name for a screen reader is GTK's, around this one. */
static void
bang_decision_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (bang_decision_row_parent_class)->root (widget);

  update (BANG_DECISION_ROW (widget));
}

static void
bang_decision_row_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, BANG_DECISION_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_decision_row_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      set_item (BANG_DECISION_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_decision_row_dispose (GObject *object)
{
  BangDecisionRow *self = BANG_DECISION_ROW (object);

  set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_DECISION_ROW);

  G_OBJECT_CLASS (bang_decision_row_parent_class)->dispose (object);
}

static void
bang_decision_row_class_init (BangDecisionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bang_decision_row_get_property;
  object_class->set_property = bang_decision_row_set_property;
  object_class->dispose = bang_decision_row_dispose;
  widget_class->root = bang_decision_row_root;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, BANG_TYPE_DECISION_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-decision-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BangDecisionRow, lines);
  gtk_widget_class_bind_template_child (widget_class, BangDecisionRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, BangDecisionRow, detail);
  gtk_widget_class_bind_template_child (widget_class, BangDecisionRow, button);
  gtk_widget_class_set_css_name (widget_class, "decision-row");
}

static void
bang_decision_row_init (BangDecisionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
