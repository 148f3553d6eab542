/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The articles of a name, to tick those in which it is another's. Not all: what
 * is left has to have some, too. Main thread. */

#include "config.h"
#include "window/bang-split-popover.h"

#include <glib/gi18n.h>

#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

/* Boxes that are made. A name of more articles is no two people's. */
#define MANY 200

struct _BangSplitPopover
{
  GtkPopover parent_instance;

  /* Template children */
  GtkLabel       *heading;
  GtkBox         *list;
  GtkButton      *button;

  BangEntityCard *card;     /* Owned */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangSplitPopover, bang_split_popover, GTK_TYPE_POPOVER)

static void
update (BangSplitPopover *self)
{
  g_autoptr (GArray) ids = bang_split_popover_dup_articles (self);
  g_autofree char *label = NULL;

  label = ids->len > 0 ? g_strdup_printf (ngettext ("Split Off %u Article", "Split Off %u Articles", ids->len), ids->len)
                       : g_strdup (_("Split Off"));
  gtk_button_set_label (self->button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), ids->len > 0 && ids->len < self->card->row->n_articles);
}

static void
split_cb (BangSplitPopover *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
check_new (BangSplitPopover *self,
           BangArticleRow   *article)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = bang_prose_label_new (article->title);
  g_autofree char *date = bang_prose_dup_date (article->date, article->date, article->date_basis);
  GtkWidget *detail = bang_prose_label_new (date);
  g_autofree char *name = g_strdup_printf ("%s, %s", gtk_label_get_text (GTK_LABEL (title)), date);

  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 42);
  gtk_widget_add_css_class (detail, "bang-detail");
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), detail);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return check;
}

static void
bang_split_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BANG_TYPE_SPLIT_POPOVER);
  g_clear_pointer (&BANG_SPLIT_POPOVER (object)->card, bang_entity_card_unref);

  G_OBJECT_CLASS (bang_split_popover_parent_class)->dispose (object);
}

static void
bang_split_popover_class_init (BangSplitPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_split_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-split-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BangSplitPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, BangSplitPopover, list);
  gtk_widget_class_bind_template_child (widget_class, BangSplitPopover, button);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
}

static void
bang_split_popover_init (BangSplitPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bang_split_popover_new:
 * @card: the name, with its articles
 *
 * Returns: (transfer floating): a popover with a box for each article
 */
GtkWidget *
bang_split_popover_new (BangEntityCard *card)
{
  BangSplitPopover *self = g_object_new (BANG_TYPE_SPLIT_POPOVER, NULL);
  g_autofree char *heading = NULL;

  self->card = bang_entity_card_ref (card);
  /* Translators: %s is a name. */
  heading = g_strdup_printf (_("Where is “%s” someone else?"), card->row->name);
  bang_prose_label_set_text (self->heading, heading);
  for (guint i = 0; i < card->articles->len && i < MANY; i++)
    gtk_box_append (self->list, check_new (self, g_ptr_array_index (card->articles, i)));
  update (self);

  return GTK_WIDGET (self);
}

/**
 * bang_split_popover_dup_articles:
 * @self: a popover
 *
 * Returns: (transfer full) (element-type gint64): the articles that are ticked
 */
GArray *
bang_split_popover_dup_articles (BangSplitPopover *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (guint i = 0; check != NULL; i++, check = gtk_widget_get_next_sibling (check))
    {
      const BangArticleRow *article = g_ptr_array_index (self->card->articles, i);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_array_append_val (ids, article->id);
    }

  return ids;
}
