/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A heading, a count and a list. The rows beyond the first few are made when
 * they are asked for, and never more than a list box can bear. Main thread. */

#include "config.h"
#include "window/bang-prose-section.h"

#include <glib/gi18n.h>

#include "window/bang-prose.h"

/* What shows before "more" is asked for, and what shows at most: beyond that a
 * search is the better list. */
#define FEW  8
#define MANY 500

struct _BangProseSection
{
  GtkWidget    parent_instance;

  /* Template children */
  GtkLabel    *heading;
  GtkLabel    *count;
  GtkListBox  *list;
  GtkButton   *toggle;

  GPtrArray   *items;      /* Owned (nullable): a reference to the caller's array */
  BangMakeRow  make_row;
  guint        n_shown;
  gboolean     more;
};

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

enum
{
  ROW_MADE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangProseSection, bang_prose_section, GTK_TYPE_WIDGET)

static void
show_rows (BangProseSection *self,
           guint             n)
{
  for (; self->n_shown < n; self->n_shown++)
    {
      gpointer item = g_ptr_array_index (self->items, self->n_shown);
      GtkWidget *row = self->make_row (item);

      gtk_list_box_append (self->list, row);
      g_signal_emit (self, signals[ROW_MADE], 0, row, item);
    }

  while (self->n_shown > n)
    {
      self->n_shown--;
      gtk_list_box_remove (self->list,
                           GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) self->n_shown)));
    }
}

static void
update (BangProseSection *self)
{
  guint n = self->items != NULL ? self->items->len : 0;
  g_autofree char *count = bang_prose_dup_number (n);
  g_autofree char *label = NULL;

  show_rows (self, MIN (n, self->more ? MANY : FEW));
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->toggle), n > FEW);
  if (n > FEW)
    {
      guint rest = MIN (n, MANY) - FEW;

      label = self->more ? g_strdup (_("Show fewer"))
                         : g_strdup_printf (ngettext ("Show %u more", "Show %u more", rest), rest);
      gtk_button_set_label (self->toggle, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
toggle_cb (BangProseSection *self)
{
  bang_prose_section_set_more (self, !self->more);
}

static void
bang_prose_section_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BangProseSection *self = BANG_PROSE_SECTION (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->heading));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_prose_section_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  BangProseSection *self = BANG_PROSE_SECTION (object);
  const char *title;

  switch (property_id)
    {
    case PROP_TITLE:
      title = g_value_get_string (value);
      gtk_label_set_text (self->heading, title != NULL ? title : "");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "",
                                      -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_prose_section_dispose (GObject *object)
{
  BangProseSection *self = BANG_PROSE_SECTION (object);
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_PROSE_SECTION);
  /* Disposing of a template leaves the children that have no name in it. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (bang_prose_section_parent_class)->dispose (object);
}

static void
bang_prose_section_class_init (BangProseSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bang_prose_section_get_property;
  object_class->set_property = bang_prose_section_set_property;
  object_class->dispose = bang_prose_section_dispose;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ROW_MADE] = g_signal_new ("row-made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-prose-section.ui");
  gtk_widget_class_bind_template_child (widget_class, BangProseSection, heading);
  gtk_widget_class_bind_template_child (widget_class, BangProseSection, count);
  gtk_widget_class_bind_template_child (widget_class, BangProseSection, list);
  gtk_widget_class_bind_template_child (widget_class, BangProseSection, toggle);
  gtk_widget_class_bind_template_callback (widget_class, toggle_cb);
}

static void
bang_prose_section_init (BangProseSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * bang_prose_section_new:
 * @title: its heading, translated
 *
 * Returns: (transfer floating): an empty section
 */
GtkWidget *
bang_prose_section_new (const char *title)
{
  return g_object_new (BANG_TYPE_PROSE_SECTION, "title", title, NULL);
}

/**
 * bang_prose_section_set_items:
 * @self: a section
 * @items: (nullable): what it lists; not to be changed afterwards
 * @make_row: makes a #GtkListBoxRow of one of @items, which live as long as the
 *   array does
 */
void
bang_prose_section_set_items (BangProseSection *self,
                              GPtrArray        *items,
                              BangMakeRow       make_row)
{
  g_return_if_fail (BANG_IS_PROSE_SECTION (self));
  g_return_if_fail (items == NULL || make_row != NULL);

  show_rows (self, 0);
  if (items != NULL)
    g_ptr_array_ref (items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  self->make_row = make_row;
  self->more = FALSE;
  update (self);
}

/**
 * bang_prose_section_n_shown:
 * @self: a section
 *
 * Returns: how many rows there are
 */
guint
bang_prose_section_n_shown (BangProseSection *self)
{
  g_return_val_if_fail (BANG_IS_PROSE_SECTION (self), 0);

  return self->n_shown;
}

/**
 * bang_prose_section_set_more:
 * @self: a section
 * @more: whether to show all and not only the first few
 */
void
bang_prose_section_set_more (BangProseSection *self,
                             gboolean          more)
{
  g_return_if_fail (BANG_IS_PROSE_SECTION (self));

  if (self->more == more)
    return;

  self->more = more;
  update (self);
}

/**
 * bang_prose_section_focus:
 * @self: a section
 * @item: which of its items
 *
 * Puts the keyboard on the row of an item, which is shown if it was not.
 *
 * Returns: whether there is such a row
 */
gboolean
bang_prose_section_focus (BangProseSection *self,
                          guint             item)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (BANG_IS_PROSE_SECTION (self), FALSE);

  if (item >= self->n_shown)
    bang_prose_section_set_more (self, TRUE);
  row = gtk_list_box_get_row_at_index (self->list, (int) item);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
