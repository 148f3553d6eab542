/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Typing a name that the library knows. The keyboard stays in the entry; what it
 * offers is asked for when typing pauses, and an answer that comes late is
 * dropped. Main thread.
 */
#include "config.h"

#include "window/bang-name-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/bang-graph-jobs.h"
#include "text/bang-normal.h"
#include "window/bang-prose.h"

#define MAX_OFFERED 8

struct _BangNameEntry
{
  GtkWidget parent_instance;

  GtkWidget    *entry;
  GtkWidget    *popover;
  GtkListBox   *list;

  BangArchive  *archive;     /* Owned (nullable) */
  GPtrArray    *offered;     /* Owned (nullable) (element-type BangEntityRow) */
  GCancellable *asking;      /* Owned (nullable) */
  gint64        id;
  gboolean      setting;     /* the text is changed by us */
};

enum
{
  PROP_0,
  PROP_NAME_ID,
  PROP_LABEL,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangNameEntry, bang_name_entry, GTK_TYPE_WIDGET)

static void
set_id (BangNameEntry *self,
        gint64         id)
{
  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME_ID]);
}

static void
stop_asking (BangNameEntry *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

/* The list */

static GtkWidget *
row_new (const BangEntityRow *entity)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *shown = bang_normal_for_screen (entity->name);
  g_autofree char *count = g_strdup_printf (ngettext ("%u article", "%u articles", entity->n_articles),
                                            entity->n_articles);
  g_autofree char *facts = g_strdup_printf ("%s · %s", bang_prose_kind_label (entity->kind), count);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", shown, facts);
  GtkWidget *name = gtk_label_new (shown);
  GtkWidget *more = gtk_label_new (facts);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 30);
  gtk_label_set_xalign (GTK_LABEL (name), 0.0f);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return row;
}

static void
offer (BangNameEntry *self,
       GPtrArray     *rows)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->offered = g_ptr_array_ref (rows);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (rows, i)));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (rows->len > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
suggested_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BangNameEntry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = bang_archive_suggest_names_finish (BANG_ARCHIVE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  if (rows == NULL)
    g_debug ("Names could not be read: %s", error->message);
  else if (self->popover != NULL)
    offer (self, rows);
}

static void
search_changed_cb (BangNameEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->setting)
    return;
  stop_asking (self);
  if (text[strspn (text, " ")] == '\0' || self->archive == NULL || self->id != 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  self->asking = g_cancellable_new ();
  bang_archive_suggest_names_async (self->archive, text, MAX_OFFERED, self->asking, suggested_cb,
                                    g_object_ref (self));
}

/* What is typed now is no longer the name that was taken. */
static void
changed_cb (BangNameEntry *self)
{
  if (!self->setting)
    set_id (self, 0);
}

static void
take (BangNameEntry *self,
      int            index)
{
  const BangEntityRow *row;

  if (self->offered == NULL || index < 0 || index >= (int) self->offered->len)
    return;
  row = g_ptr_array_index (self->offered, (guint) index);
  bang_name_entry_set_name (self, row->id, row->name);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
row_activated_cb (BangNameEntry *self,
                  GtkListBoxRow *row)
{
  take (self, gtk_list_box_row_get_index (row));
}

static void
activate_cb (BangNameEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (gtk_widget_get_visible (self->popover) && row != NULL)
    take (self, gtk_list_box_row_get_index (row));
  else if (self->id != 0)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static gboolean
key_pressed_cb (BangNameEntry   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (!gtk_widget_get_visible (self->popover))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      index++;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      index--;
      break;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  row = gtk_list_box_get_row_at_index (self->list, index);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static void
focus_left_cb (BangNameEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* GObject */

static void
bang_name_entry_dispose (GObject *object)
{
  BangNameEntry *self = BANG_NAME_ENTRY (object);

  stop_asking (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (bang_name_entry_parent_class)->dispose (object);
}

static void
bang_name_entry_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  BangNameEntry *self = BANG_NAME_ENTRY (object);

  switch (prop_id)
    {
    case PROP_NAME_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, gtk_entry_get_placeholder_text (GTK_ENTRY (self->entry)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bang_name_entry_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_LABEL:
      bang_name_entry_set_label (BANG_NAME_ENTRY (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bang_name_entry_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  BangNameEntry *self = BANG_NAME_ENTRY (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation) { 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
bang_name_entry_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  gtk_widget_measure (BANG_NAME_ENTRY (widget)->entry, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static gboolean
bang_name_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (BANG_NAME_ENTRY (widget)->entry);
}

static void
bang_name_entry_class_init (BangNameEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_name_entry_dispose;
  object_class->get_property = bang_name_entry_get_property;
  object_class->set_property = bang_name_entry_set_property;

  widget_class->measure = bang_name_entry_measure;
  widget_class->size_allocate = bang_name_entry_size_allocate;
  widget_class->grab_focus = bang_name_entry_grab_focus;

  properties[PROP_NAME_ID] = g_param_spec_int64 ("name-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "name-entry");
}

static void
bang_name_entry_init (BangNameEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Names that fit"), -1);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
bang_name_entry_new (void)
{
  return g_object_new (BANG_TYPE_NAME_ENTRY, NULL);
}

/**
 * bang_name_entry_set_archive:
 * @self: an entry
 * @archive: whose names it offers
 */
void
bang_name_entry_set_archive (BangNameEntry *self,
                             BangArchive   *archive)
{
  g_return_if_fail (BANG_IS_NAME_ENTRY (self));

  g_set_object (&self->archive, archive);
}

/**
 * bang_name_entry_set_label:
 * @self: an entry
 * @label: what it is for, shown while it is empty
 */
void
bang_name_entry_set_label (BangNameEntry *self,
                           const char    *label)
{
  g_return_if_fail (BANG_IS_NAME_ENTRY (self));

  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

gint64
bang_name_entry_get_id (BangNameEntry *self)
{
  g_return_val_if_fail (BANG_IS_NAME_ENTRY (self), 0);

  return self->id;
}

/**
 * bang_name_entry_set_name:
 * @self: an entry
 * @id: a name, 0 for none
 * @name: (nullable): what it is called
 */
void
bang_name_entry_set_name (BangNameEntry *self,
                          gint64         id,
                          const char    *name)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (BANG_IS_NAME_ENTRY (self));

  stop_asking (self);
  shown = bang_normal_for_screen (name != NULL ? name : "");
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), shown);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->setting = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  set_id (self, id);
}
