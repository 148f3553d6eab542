/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A short list to choose from: the types of events, or names of the library. It
 * is narrowed down by the entry, here or by whoever answers "search". From the
 * entry the arrow goes to the list and Enter takes its first row. Main thread. */

#include "config.h"
#include "window/bang-choose-popover.h"

#include "text/bang-fold.h"

struct _BangChoosePopover
{
  GtkPopover parent_instance;

  /* Template children */
  GtkLabel           *heading;
  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkListView        *view;

  /* Owned */
  GtkFilterListModel *shown;
  GtkCustomFilter    *filter;
  char               *plain;     /* (nullable) what narrows the list */
  gboolean            narrow;
};

enum
{
  SEARCH,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangChoosePopover, bang_choose_popover, GTK_TYPE_POPOVER)

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  BangChoosePopover *self = user_data;

  return !self->narrow || self->plain == NULL || bang_choice_matches (item, self->plain);
}

static void
update (BangChoosePopover *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0 ? "list" : "nothing");
}

static void
search_changed_cb (BangChoosePopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->plain, g_free);
  self->plain = bang_fold_plain (text, -1);
  if (self->narrow)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  g_signal_emit (self, signals[SEARCH], 0, text);
}

static void
choose (BangChoosePopover *self,
        guint              position)
{
  g_autoptr (BangChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (choice == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  g_signal_emit (self, signals[CHOSEN], 0, choice);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
entry_activated_cb (BangChoosePopover *self)
{
  choose (self, 0);
}

static void
activated_cb (BangChoosePopover *self,
              guint              position)
{
  choose (self, position);
}

static void
stopped_cb (BangChoosePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_pressed_cb (BangChoosePopover *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);

  return GDK_EVENT_STOP;
}

static void
bang_choose_popover_map (GtkWidget *widget)
{
  BangChoosePopover *self = BANG_CHOOSE_POPOVER (widget);

  GTK_WIDGET_CLASS (bang_choose_popover_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
bang_choose_popover_dispose (GObject *object)
{
  BangChoosePopover *self = BANG_CHOOSE_POPOVER (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_CHOOSE_POPOVER);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->plain, g_free);

  G_OBJECT_CLASS (bang_choose_popover_parent_class)->dispose (object);
}

static void
bang_choose_popover_class_init (BangChoosePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_choose_popover_dispose;
  widget_class->map = bang_choose_popover_map;

  signals[SEARCH] = g_signal_new ("search", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, BANG_TYPE_CHOICE);

  g_type_ensure (BANG_TYPE_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-choose-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BangChoosePopover, heading);
  gtk_widget_class_bind_template_child (widget_class, BangChoosePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, BangChoosePopover, stack);
  gtk_widget_class_bind_template_child (widget_class, BangChoosePopover, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
bang_choose_popover_init (BangChoosePopover *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->narrow = TRUE;
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  gtk_list_view_set_model (self->view, selection);
}

/**
 * bang_choose_popover_new:
 * @heading: what is asked for; perhaps with a name of a file
 * @placeholder: for the entry
 *
 * Returns: (transfer floating): a popover with an empty list
 */
GtkWidget *
bang_choose_popover_new (const char *heading,
                         const char *placeholder)
{
  BangChoosePopover *self = g_object_new (BANG_TYPE_CHOOSE_POPOVER, NULL);

  gtk_label_set_text (self->heading, heading);
  g_object_set (self->entry, "placeholder-text", placeholder, NULL);

  return GTK_WIDGET (self);
}

/**
 * bang_choose_popover_set_choices:
 * @self: a popover
 * @choices: (nullable): a list of #BangChoice
 * @narrow: whether the entry is to narrow it down; not where it is the answer
 *   to "search"
 */
void
bang_choose_popover_set_choices (BangChoosePopover *self,
                                 GListModel        *choices,
                                 gboolean           narrow)
{
  g_return_if_fail (BANG_IS_CHOOSE_POPOVER (self));

  self->narrow = narrow;
  gtk_filter_list_model_set_model (self->shown, choices);
  update (self);
}

/**
 * bang_choose_popover_set_words:
 * @self: a popover
 * @words: what to begin with
 */
void
bang_choose_popover_set_words (BangChoosePopover *self,
                               const char        *words)
{
  g_return_if_fail (BANG_IS_CHOOSE_POPOVER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
}
