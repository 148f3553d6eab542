/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ticking tags or collections. The rows are bound to the model's list, which
 * keeps its items, so that what another window does shows here without the row
 * under the pointer going away. How many of the articles have each is asked when
 * the popover opens and after every change. Main thread.
 */
#include "config.h"

#include "window/bang-personal-picker.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "text/bang-fold.h"
#include "text/bang-normal.h"
#include "window/bang-keep.h"

struct _BangPersonalPicker
{
  GtkPopover         parent_instance;

  /* Owned */
  BangPersonalModel *model;
  GArray            *ids;          /* (element-type gint64) */
  GHashTable        *counts;       /* (nullable) uuid -> how many of them have it */
  GCancellable      *counting;     /* (nullable) */
  char              *edited;       /* (nullable) uuid on the second page */
  char              *colour;       /* of the next new tag */
  GtkFilter         *filter;       /* what was typed */

  /* Template children */
  GtkStack          *stack;
  GtkEditable       *entry;
  GtkWidget         *create;
  GtkLabel          *create_label;
  GtkBox            *new_colours;
  GtkListBox        *list;
  GtkEditable       *name;
  GtkBox            *colours;

  gboolean           collections;
  gboolean           filling;
};

G_DEFINE_FINAL_TYPE (BangPersonalPicker, bang_personal_picker, GTK_TYPE_POPOVER)

/* --- Colours -------------------------------------------------------------------- */

static void
colour_toggled_cb (BangPersonalPicker *self,
                   GtkToggleButton    *button)
{
  const char *colour = gtk_widget_get_name (GTK_WIDGET (button));

  if (!gtk_toggle_button_get_active (button) || self->filling)
    return;

  if (self->edited == NULL)
    {
      g_free (self->colour);
      self->colour = g_strdup (colour);
      return;
    }
  bang_keep_ask (GTK_WIDGET (self), &(BangKeepRequest) {
    .op = BANG_KEEP_EDIT_TAG, .uuid = self->edited, .text = colour,
  });
}

static void
add_colours (BangPersonalPicker *self,
             GtkBox             *box)
{
  GtkToggleButton *group = NULL;

  for (guint i = 0; bang_tag_colours[i] != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), bang_keep_dot_new (bang_tag_colours[i]));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "circular");
      gtk_widget_set_name (button, bang_tag_colours[i]);
      gtk_widget_set_tooltip_text (button, bang_keep_colour_label (bang_tag_colours[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, bang_keep_colour_label (bang_tag_colours[i]),
                                      -1);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      group = GTK_TOGGLE_BUTTON (button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (colour_toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (box, button);
    }
}

static void
set_colour (BangPersonalPicker *self,
            GtkBox             *box,
            const char         *colour)
{
  self->filling = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (g_strcmp0 (gtk_widget_get_name (child), colour) == 0)
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
    }
  self->filling = FALSE;
}

/* --- Rows ------------------------------------------------------------------------ */

static BangPersonalItem *
row_get_item (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "item");
}

static void
check_toggled_cb (BangPersonalPicker *self,
                  GtkCheckButton     *check)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);
  gboolean active = gtk_check_button_get_active (check);
  BangKeepRequest request = { 0 };

  if (self->filling || row == NULL)
    return;

  gtk_check_button_set_inconsistent (check, FALSE);
  if (self->collections)
    request.op = active ? BANG_KEEP_COLLECT : BANG_KEEP_UNCOLLECT;
  else
    request.op = active ? BANG_KEEP_TAG : BANG_KEEP_UNTAG;
  request.uuid = bang_personal_item_get_uuid (row_get_item (row));
  request.ids = &g_array_index (self->ids, gint64, 0);
  request.n_ids = self->ids->len;
  bang_keep_ask (GTK_WIDGET (self), &request);
}

static void
edit_clicked_cb (BangPersonalPicker *self,
                 GtkWidget          *button)
{
  BangPersonalItem *item = row_get_item (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));

  g_free (self->edited);
  self->edited = g_strdup (bang_personal_item_get_uuid (item));
  gtk_editable_set_text (self->name, bang_personal_item_get_name (item));
  set_colour (self, self->colours, bang_personal_item_get_colour (item));
  gtk_stack_set_visible_child_name (self->stack, "edit");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
update_check (BangPersonalPicker *self,
              GtkWidget          *row)
{
  GtkCheckButton *check = g_object_get_data (G_OBJECT (row), "check");
  guint n = 0;

  if (self->counts != NULL)
    n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, bang_personal_item_get_uuid (row_get_item (row))));
  self->filling = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (check), self->counts != NULL);
  gtk_check_button_set_active (check, n > 0 && n == self->ids->len);
  gtk_check_button_set_inconsistent (check, n > 0 && n < self->ids->len);
  self->filling = FALSE;
}

static void
update_row (GtkWidget        *row,
            GParamSpec       *pspec,
            BangPersonalItem *item)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "label");
  GtkWidget *dot = g_object_get_data (G_OBJECT (row), "dot");
  GtkWidget *check = g_object_get_data (G_OBJECT (row), "check");
  g_autofree char *name = bang_normal_for_screen (bang_personal_item_get_name (item));
  g_autofree char *said = NULL;

  gtk_label_set_text (label, name);
  if (dot != NULL)
    bang_keep_dot_set (dot, bang_personal_item_get_colour (item));
  if (dot != NULL)
    said = g_strdup_printf ("%s (%s)", name, bang_keep_colour_label (bang_personal_item_get_colour (item)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said != NULL ? said : name,
                                  -1);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  BangPersonalPicker *self = user_data;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_object_set_data (G_OBJECT (row), "label", label);

  if (!self->collections)
    {
      GtkWidget *dot = bang_keep_dot_new (NULL);

      g_object_set_data (G_OBJECT (row), "dot", dot);
      gtk_box_append (GTK_BOX (face), dot);
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_box_append (GTK_BOX (face), label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), face);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_box_append (GTK_BOX (box), check);

  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_tooltip_text (edit, _("Rename or delete"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rename or delete"),
                                  -1);
  gtk_box_append (GTK_BOX (box), edit);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify", G_CALLBACK (update_row), row, G_CONNECT_SWAPPED);
  update_row (row, NULL, item);
  update_check (self, row);
  return row;
}

static void
update_checks (BangPersonalPicker *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (GTK_IS_LIST_BOX_ROW (row))
        update_check (self, row);
    }
}

/* --- Counting -------------------------------------------------------------------- */

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BangPersonalPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *counts = bang_personal_model_count_finish (BANG_PERSONAL_MODEL (source), result, &error);

  if (counts == NULL || self->list == NULL)
    {
      g_clear_pointer (&counts, g_hash_table_unref);
      return;
    }
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = counts;
  update_checks (self);
}

static void
count (BangPersonalPicker *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->ids->len == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->counting = g_cancellable_new ();
  bang_personal_model_count_async (self->model, &g_array_index (self->ids, gint64, 0), self->ids->len,
                                   self->counting, counted_cb, g_object_ref (self));
}

/* --- Finding and making ----------------------------------------------------------- */

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  BangPersonalPicker *self = user_data;
  g_autofree char *typed = bang_fold_plain (gtk_editable_get_text (self->entry), -1);
  g_autofree char *name = bang_fold_plain (bang_personal_item_get_name (item), -1);

  g_strstrip (typed);
  return strstr (name, typed) != NULL;
}

/* A list without a row would leave a gap. */
static void
shown_changed_cb (BangPersonalPicker *self,
                  guint               position,
                  guint               removed,
                  guint               added,
                  GListModel         *shown)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);

  gtk_widget_set_visible (scroller, g_list_model_get_n_items (shown) > 0);
}

/* The row whose name is the very one that was typed. */
static GtkWidget *
find_typed (BangPersonalPicker *self)
{
  g_autofree char *typed = bang_fold_key (gtk_editable_get_text (self->entry), -1);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *name = NULL;

      if (!GTK_IS_LIST_BOX_ROW (row) || row_get_item (row) == NULL)
        continue;
      name = bang_fold_key (bang_personal_item_get_name (row_get_item (row)), -1);
      if (g_str_equal (name, typed))
        return row;
    }
  return NULL;
}

static void
entry_changed_cb (BangPersonalPicker *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  gboolean new = *typed != '\0' && find_typed (self) == NULL;
  g_autofree char *label = NULL;

  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (new)
    {
      /* Translators: %s is the name of a tag or collection that a person typed. */
      label = g_strdup_printf (_("Create “%s”"), typed);
      gtk_label_set_text (self->create_label, label);
    }
  gtk_widget_set_visible (self->create, new);
  gtk_widget_set_visible (GTK_WIDGET (self->new_colours), new && !self->collections);
}

static void
create_cb (BangPersonalPicker *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  guint n = 0;

  if (*typed == '\0')
    return;

  bang_keep_ask (GTK_WIDGET (self), &(BangKeepRequest) {
    .op = self->collections ? BANG_KEEP_CREATE_COLLECTION : BANG_KEEP_CREATE_TAG,
    .name = typed, .text = self->collections ? NULL : self->colour,
    .ids = &g_array_index (self->ids, gint64, 0), .n_ids = self->ids->len,
  });
  gtk_editable_set_text (self->entry, "");

  /* The next one looks otherwise, unless told. */
  while (bang_tag_colours[n] != NULL && g_strcmp0 (bang_tag_colours[n], self->colour) != 0)
    n++;
  g_free (self->colour);
  self->colour = g_strdup (bang_tag_colours[n] != NULL && bang_tag_colours[n + 1] != NULL ? bang_tag_colours[n + 1]
                                                                                         : bang_tag_colours[0]);
  set_colour (self, self->new_colours, self->colour);
}

/* Enter ticks what was typed, or makes it. */
static void
entry_activated_cb (BangPersonalPicker *self)
{
  GtkWidget *row = find_typed (self);
  GtkCheckButton *check;

  if (row == NULL)
    {
      create_cb (self);
      return;
    }
  check = g_object_get_data (G_OBJECT (row), "check");
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
  gtk_editable_set_text (self->entry, "");
}

/* --- The second page -------------------------------------------------------------- */

static void
back_cb (BangPersonalPicker *self)
{
  g_clear_pointer (&self->edited, g_free);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
rename_cb (BangPersonalPicker *self)
{
  if (self->edited != NULL)
    bang_keep_ask (GTK_WIDGET (self), &(BangKeepRequest) {
      .op = self->collections ? BANG_KEEP_EDIT_COLLECTION : BANG_KEEP_EDIT_TAG,
      .uuid = self->edited, .name = gtk_editable_get_text (self->name),
    });
  back_cb (self);
}

static void
delete_cb (BangPersonalPicker *self)
{
  if (self->edited != NULL)
    bang_keep_ask (GTK_WIDGET (self), &(BangKeepRequest) {
      .op = self->collections ? BANG_KEEP_DELETE_COLLECTION : BANG_KEEP_DELETE_TAG, .uuid = self->edited,
    });
  back_cb (self);
}

/* --- The widget -------------------------------------------------------------------- */

static void
bang_personal_picker_map (GtkWidget *widget)
{
  BangPersonalPicker *self = BANG_PERSONAL_PICKER (widget);

  GTK_WIDGET_CLASS (bang_personal_picker_parent_class)->map (widget);

  gtk_editable_set_text (self->entry, "");
  back_cb (self);
  count (self);
}

static void
bang_personal_picker_dispose (GObject *object)
{
  BangPersonalPicker *self = BANG_PERSONAL_PICKER (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_PERSONAL_PICKER);
  g_clear_object (&self->model);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (bang_personal_picker_parent_class)->dispose (object);
}

static void
bang_personal_picker_finalize (GObject *object)
{
  BangPersonalPicker *self = BANG_PERSONAL_PICKER (object);

  g_array_unref (self->ids);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self->edited);
  g_free (self->colour);

  G_OBJECT_CLASS (bang_personal_picker_parent_class)->finalize (object);
}

static void
bang_personal_picker_class_init (BangPersonalPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_personal_picker_dispose;
  object_class->finalize = bang_personal_picker_finalize;
  widget_class->map = bang_personal_picker_map;

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-personal-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, BangPersonalPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, BangPersonalPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, BangPersonalPicker, create);
  gtk_widget_class_bind_template_child (widget_class, BangPersonalPicker, create_label);
  gtk_widget_class_bind_template_child (widget_class, BangPersonalPicker, new_colours);
  gtk_widget_class_bind_template_child (widget_class, BangPersonalPicker, list);
  gtk_widget_class_bind_template_child (widget_class, BangPersonalPicker, name);
  gtk_widget_class_bind_template_child (widget_class, BangPersonalPicker, colours);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
bang_personal_picker_init (BangPersonalPicker *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->colour = g_strdup (bang_tag_colours[0]);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  add_colours (self, self->new_colours);
  add_colours (self, self->colours);
  set_colour (self, self->new_colours, self->colour);
}

/**
 * bang_personal_picker_new:
 * @model: what the tags and collections are of
 * @collections: whether collections are to be ticked, else tags
 *
 * Returns: (transfer floating): a popover for no article yet
 */
GtkWidget *
bang_personal_picker_new (BangPersonalModel *model,
                          gboolean           collections)
{
  BangPersonalPicker *self = g_object_new (BANG_TYPE_PERSONAL_PICKER, NULL);
  g_autoptr (GtkFilterListModel) shown = NULL;
  const char *hint = collections ? _("Find or create a collection") : _("Find or create a tag");

  self->model = g_object_ref (model);
  self->collections = collections;
  g_object_set (self->entry, "placeholder-text", hint, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->colours), !collections);
  shown = gtk_filter_list_model_new (g_object_ref (collections ? bang_personal_model_get_collections (model)
                                                               : bang_personal_model_get_tags (model)),
                                     g_object_ref (self->filter));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (shown), create_row_cb, self, NULL);
  g_signal_connect_object (shown, "items-changed", G_CALLBACK (shown_changed_cb), self, G_CONNECT_SWAPPED);
  shown_changed_cb (self, 0, 0, 0, G_LIST_MODEL (shown));
  g_signal_connect_object (model, "kept", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * bang_personal_picker_set_ids:
 * @ids: (array length=n_ids): the articles to tick for
 */
void
bang_personal_picker_set_ids (BangPersonalPicker *self,
                              const gint64       *ids,
                              guint               n_ids)
{
  g_return_if_fail (BANG_IS_PERSONAL_PICKER (self));

  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids, n_ids);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  update_checks (self);
  count (self);
}
