/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry that asks for words and gives them when they are others than
 * before. Main thread. */

#include "config.h"
#include "window/bang-name-popover.h"

struct _BangNamePopover
{
  GtkPopover parent_instance;

  /* Template children */
  GtkLabel  *heading;
  GtkEntry  *entry;
  GtkButton *button;

  char      *before;   /* Owned */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangNamePopover, bang_name_popover, GTK_TYPE_POPOVER)

static char *
dup_words (BangNamePopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static gboolean
is_news (BangNamePopover *self,
         const char      *words)
{
  return *words != '\0' && g_strcmp0 (words, self->before) != 0;
}

static void
changed_cb (BangNamePopover *self)
{
  g_autofree char *words = dup_words (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), is_news (self, words));
}

static void
set_cb (BangNamePopover *self)
{
  g_autofree char *words = dup_words (self);

  if (!is_news (self, words))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  g_signal_emit (self, signals[CHOSEN], 0, words);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
bang_name_popover_map (GtkWidget *widget)
{
  BangNamePopover *self = BANG_NAME_POPOVER (widget);

  GTK_WIDGET_CLASS (bang_name_popover_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
bang_name_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BANG_TYPE_NAME_POPOVER);
  g_clear_pointer (&BANG_NAME_POPOVER (object)->before, g_free);

  G_OBJECT_CLASS (bang_name_popover_parent_class)->dispose (object);
}

static void
bang_name_popover_class_init (BangNamePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_name_popover_dispose;
  widget_class->map = bang_name_popover_map;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-name-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BangNamePopover, heading);
  gtk_widget_class_bind_template_child (widget_class, BangNamePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, BangNamePopover, button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
}

static void
bang_name_popover_init (BangNamePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bang_name_popover_new:
 * @heading: what is asked
 * @words: (nullable): what it is now
 * @button: what answering does, with a mnemonic
 *
 * Returns: (transfer floating): a popover that asks for words
 */
GtkWidget *
bang_name_popover_new (const char *heading,
                       const char *words,
                       const char *button)
{
  BangNamePopover *self = g_object_new (BANG_TYPE_NAME_POPOVER, NULL);

  self->before = g_strdup (words != NULL ? words : "");
  gtk_label_set_text (self->heading, heading);
  gtk_button_set_label (self->button, button);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->before);
  changed_cb (self);

  return GTK_WIDGET (self);
}
