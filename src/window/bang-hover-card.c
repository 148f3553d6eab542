/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who or what a name is: what it is called in every script, the last office it
 * was printed with, its side, in how many articles it stands and with whom. Main
 * thread. */

#include "config.h"

#include "window/bang-hover-card.h"

#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-prose-widgets.h"
#include "window/bang-prose.h"

#define MAX_OTHER_NAMES 4
#define MAX_TOGETHER    3
#define WIDTH_CHARS     38

static void
append_line (GtkBox     *box,
             const char *text,
             const char *css_class)
{
  g_autofree char *shown = bang_normal_for_screen (text);
  GtkWidget *label = bang_prose_label_new (shown);

  /* Of one width: a popover measures the height of lines that wrap for the width
   * they would like to have, which need not be the one they get. */
  gtk_label_set_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
}

static void
append_heading (GtkBox              *box,
                const BangEntityRow *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (bang_prose_kind_icon (row->kind));
  g_autofree char *name = bang_normal_for_screen (row->name);
  GtkWidget *label = bang_prose_label_new (name);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, GTK_WIDGET (line));
}

/* "Person · China", "Province · Vietnam" */
static char *
dup_kind (const BangEntityRow *row)
{
  const char *kind = row->kind == BANG_ENTITY_PLACE ? bang_prose_place_kind_label (row->place_kind)
                                                    : bang_prose_kind_label (row->kind);

  if (row->side == BANG_SIDE_UNKNOWN)
    return g_strdup (kind);
  return g_strdup_printf ("%s · %s", kind, bang_prose_country_label (row->side));
}

static void
append_names (GtkBox          *box,
              const GPtrArray *names)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; names != NULL && i < names->len && i < MAX_OTHER_NAMES; i++)
    {
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append (line, g_ptr_array_index (names, i));
    }
  if (line->len > 0)
    append_line (box, line->str, NULL);
}

static void
append_together (GtkBox          *box,
                 const GPtrArray *together)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; together != NULL && i < together->len && i < MAX_TOGETHER; i++)
    {
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, ((const BangEntityRow *) g_ptr_array_index (together, i))->name);
    }
  if (names->len == 0)
    return;
  /* Translators: %s is a list of names that a name often appears with. */
  line = g_strdup_printf (_("Appears with %s"), names->str);
  append_line (box, line, "bang-detail");
}

/**
 * bang_hover_card_set:
 * @card: what bang_hover_card_new() made
 * @entity: whom it is to tell of
 */
void
bang_hover_card_set (GtkWidget      *card,
                     BangEntityCard *entity)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const BangEntityRow *row = entity->row;
  g_autofree char *kind = dup_kind (row);
  g_autofree char *articles = NULL;

  append_heading (GTK_BOX (box), row);
  append_line (GTK_BOX (box), kind, "bang-detail");
  append_names (GTK_BOX (box), row->other_names);
  if (entity->tenures->len > 0)
    append_line (GTK_BOX (box), ((const BangTenure *) g_ptr_array_index (entity->tenures, 0))->title, NULL);
  articles = g_strdup_printf (ngettext ("In %u article", "In %u articles", row->n_articles), row->n_articles);
  append_line (GTK_BOX (box), articles, "bang-detail");
  append_together (GTK_BOX (box), entity->together);
  gtk_popover_set_child (GTK_POPOVER (card), box);
}

/**
 * bang_hover_card_new:
 *
 * Returns: (transfer floating): a card that tells of nobody yet
 */
GtkWidget *
bang_hover_card_new (void)
{
  GtkWidget *card = gtk_popover_new ();

  gtk_popover_set_autohide (GTK_POPOVER (card), FALSE);
  gtk_popover_set_position (GTK_POPOVER (card), GTK_POS_BOTTOM);
  gtk_widget_set_can_target (card, FALSE);
  gtk_widget_set_can_focus (card, FALSE);
  gtk_widget_add_css_class (card, "hover-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, _("About the name"), -1);
  return card;
}
