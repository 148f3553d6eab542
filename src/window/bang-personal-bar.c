/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person keeps beside an article. Star and tags are known with the row,
 * before the notes are read, so that nothing moves when they come. The buttons
 * stay the same widgets while what is kept changes: an open popover must not
 * lose what it hangs on. Main thread.
 */
#include "config.h"

#include "window/bang-personal-bar.h"

#include <glib/gi18n.h>

#include "query/bang-query.h"
#include "text/bang-normal.h"
#include "window/bang-article-view.h"
#include "window/bang-keep.h"
#include "window/bang-note-row.h"
#include "window/bang-personal-picker.h"
#include "window/bang-wrap-box.h"

struct _BangPersonalBar
{
  GtkWidget      parent_instance;

  /* Children */
  GtkWidget     *box;
  BangWrapBox   *line;
  GtkWidget     *star;
  BangWrapBox   *chips;         /* of tags and collections */
  GtkWidget     *buttons[2];    /* of tags and of collections */
  GtkWidget     *notes;         /* the list, hidden while there are none */

  /* Owned (nullable) as children of what the bar is in: a text view allocates a
   * popover inside it too early, and a wide one then comes up empty */
  GtkWidget     *pickers[2];

  BangPersonalModel *model;     /* Owned (nullable) */
  gint64         article_id;
  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (BangPersonalBar, bang_personal_bar, GTK_TYPE_WIDGET)

static void
name_widget (GtkWidget  *widget,
             const char *text)
{
  gtk_widget_set_tooltip_text (widget, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* --- Star --------------------------------------------------------------------- */

static void
star_toggled_cb (BangPersonalBar *self)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->star));

  if (!self->filling)
    bang_keep_ask (GTK_WIDGET (self), &(BangKeepRequest) {
      .op = active ? BANG_KEEP_STAR : BANG_KEEP_UNSTAR, .ids = &self->article_id, .n_ids = 1,
    });
}

static void
show_star (BangPersonalBar *self,
           gboolean         starred)
{
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->star), starred);
  gtk_button_set_icon_name (GTK_BUTTON (self->star), starred ? "starred-symbolic" : "non-starred-symbolic");
  name_widget (self->star, starred ? _("Starred") : _("Star"));
  self->filling = FALSE;
}

/* --- Chips ---------------------------------------------------------------------- */

/* @said is taken. */
static GtkWidget *
make_chip (GtkWidget  *sign,
           const char *name,
           char       *said,
           BangField   field)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *shown = bang_normal_for_screen (name);
  g_autofree char *query = bang_query_format_field (field, name);
  g_autofree char *label = said;
  GtkWidget *text = gtk_label_new (shown);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 30);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), text);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "tag-chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.search");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", query);
  name_widget (chip, label);
  return chip;
}

static void
show_chips (BangPersonalBar *self,
            const GPtrArray *tags,
            const GPtrArray *collections)
{
  bang_wrap_box_clear (self->chips);
  for (guint i = 0; tags != NULL && i < tags->len; i++)
    {
      const BangTag *tag = g_ptr_array_index (tags, i);
      GtkWidget *dot = bang_keep_dot_new (tag->colour);

      g_autofree char *shown = bang_normal_for_screen (tag->name);
      char *said;

      /* Translators: %s is the name of a tag. */
      said = g_strdup_printf (_("Search for the tag “%s”"), shown);
      bang_wrap_box_append (self->chips, make_chip (dot, tag->name, said, BANG_FIELD_TAG));
    }
  for (guint i = 0; collections != NULL && i < collections->len; i++)
    {
      const BangCollection *collection = g_ptr_array_index (collections, i);
      GtkWidget *icon = gtk_image_new_from_icon_name ("folder-symbolic");

      g_autofree char *shown = bang_normal_for_screen (collection->name);
      char *said;

      /* Translators: %s is the name of a collection. */
      said = g_strdup_printf (_("Open the collection “%s”"), shown);
      bang_wrap_box_append (self->chips, make_chip (icon, collection->name, said, BANG_FIELD_COLLECTION));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}

/* --- Notes ----------------------------------------------------------------------- */

static void
show_notes (BangPersonalBar *self,
            const GPtrArray *notes)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->notes)) != NULL)
    gtk_box_remove (GTK_BOX (self->notes), child);
  for (guint i = 0; i < notes->len; i++)
    gtk_box_append (GTK_BOX (self->notes), bang_note_row_new (g_ptr_array_index (notes, i)));
  gtk_widget_set_visible (self->notes, notes->len > 0);
}

/* --- The widget ------------------------------------------------------------------- */

static void
bang_personal_bar_dispose (GObject *object)
{
  BangPersonalBar *self = BANG_PERSONAL_BAR (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->pickers); i++)
    g_clear_pointer (&self->pickers[i], gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (bang_personal_bar_parent_class)->dispose (object);
}

static void
bang_personal_bar_class_init (BangPersonalBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_personal_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "personal-bar");
}

/* --- Popovers --------------------------------------------------------------------- */

static void
closed_cb (GtkWidget *button)
{
  if (gtk_widget_get_mapped (button))
    gtk_widget_grab_focus (button);
}

/* What shows the article; it lives longer than the bar and scrolls nowhere. */
static GtkWidget *
get_host (BangPersonalBar *self)
{
  GtkWidget *host = gtk_widget_get_ancestor (GTK_WIDGET (self), BANG_TYPE_ARTICLE_VIEW);

  return host != NULL ? host : gtk_widget_get_parent (GTK_WIDGET (self));
}

static void
popup (BangPersonalBar *self,
       guint            which)
{
  GtkWidget *host = get_host (self);
  graphene_rect_t bounds;
  GtkWidget *picker;

  if (host == NULL || !gtk_widget_compute_bounds (self->buttons[which], host, &bounds))
    return;

  if (self->pickers[which] == NULL)
    {
      self->pickers[which] = bang_personal_picker_new (self->model, which == 1);
      bang_personal_picker_set_ids (BANG_PERSONAL_PICKER (self->pickers[which]), &self->article_id, 1);
      g_signal_connect_object (self->pickers[which], "closed", G_CALLBACK (closed_cb), self->buttons[which],
                               G_CONNECT_SWAPPED);
      gtk_widget_set_parent (self->pickers[which], host);
    }
  picker = self->pickers[which];
  gtk_popover_set_pointing_to (GTK_POPOVER (picker),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (picker));
}

static void
clicked_cb (BangPersonalBar *self,
            GtkWidget       *button)
{
  popup (self, button == self->buttons[1] ? 1 : 0);
}

static GtkWidget *
make_button (BangPersonalBar *self,
             const char      *icon,
             const char      *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  name_widget (button, name);
  return button;
}

static void
bang_personal_bar_init (BangPersonalBar *self)
{
  GtkWidget *note = gtk_button_new_from_icon_name ("bang-note-symbolic");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->line = BANG_WRAP_BOX (bang_wrap_box_new (4));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->line));

  self->star = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->star, "flat");
  gtk_widget_add_css_class (self->star, "star");
  g_signal_connect_object (self->star, "toggled", G_CALLBACK (star_toggled_cb), self, G_CONNECT_SWAPPED);
  self->buttons[0] = make_button (self, "bang-tag-symbolic", _("Tags"));
  self->buttons[1] = make_button (self, "folder-symbolic", _("Collections"));
  gtk_widget_add_css_class (note, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (note), "article.write-note");
  name_widget (note, _("Write a Note"));
  self->chips = BANG_WRAP_BOX (bang_wrap_box_new (4));
  gtk_widget_set_valign (GTK_WIDGET (self->chips), GTK_ALIGN_CENTER);

  bang_wrap_box_append (self->line, self->star);
  bang_wrap_box_append (self->line, self->buttons[0]);
  bang_wrap_box_append (self->line, self->buttons[1]);
  bang_wrap_box_append (self->line, note);
  bang_wrap_box_append (self->line, GTK_WIDGET (self->chips));

  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (self->notes, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->notes);
}

/**
 * bang_personal_bar_new:
 * @model: what tags and collections there are
 * @row: the article it is for
 *
 * Returns: (transfer floating): a bar that shows what the row knows
 */
GtkWidget *
bang_personal_bar_new (BangPersonalModel *model,
                       BangArticleRow    *row)
{
  BangPersonalBar *self = g_object_new (BANG_TYPE_PERSONAL_BAR, NULL);

  self->model = g_object_ref (model);
  self->article_id = row->id;
  show_star (self, row->starred);
  show_chips (self, row->tags, NULL);
  return GTK_WIDGET (self);
}

/**
 * bang_personal_bar_set_personal:
 * @personal: what is kept beside the article
 */
void
bang_personal_bar_set_personal (BangPersonalBar *self,
                                BangPersonal    *personal)
{
  g_return_if_fail (BANG_IS_PERSONAL_BAR (self));

  show_star (self, personal->starred);
  show_chips (self, personal->tags, personal->collections);
  show_notes (self, personal->notes);
}

/**
 * bang_personal_bar_popup:
 * @collections: whether collections are to be ticked, else tags
 */
void
bang_personal_bar_popup (BangPersonalBar *self,
                         gboolean         collections)
{
  g_return_if_fail (BANG_IS_PERSONAL_BAR (self));

  popup (self, collections ? 1 : 0);
}
