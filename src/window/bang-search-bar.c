/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search of a window. The navigator's query text is the one truth: what the
 * chips stand for and what the entry holds are its two parts, and every change
 * here is a change of that text. While a person types, the text of the entry is
 * left alone, whatever it may be read as: a condition becomes a chip when the
 * query comes back from elsewhere, or is finished with Enter. Main thread only.
 */
#include "config.h"

#include "window/bang-search-bar-private.h"

#include <glib/gi18n.h>

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangSearchBar, bang_search_bar, GTK_TYPE_WIDGET)

static void search_changed_cb (BangSearchBar *self);

static const char *
get_entry_text (BangSearchBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/* Asks for the conditions and the words together. */
void
bang_search_bar_search (BangSearchBar  *self,
                        const char     *conditions,
                        const char     *words,
                        BangQueryFlags  flags)
{
  g_autofree char *typed = bang_query_typed_join (conditions, words);

  bang_navigator_search (self->navigator, typed, flags);
}

/* Chips */

static void
remove_chip (BangSearchBar *self,
             guint          n)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (self->conditions);
  g_autofree char *rest = NULL;

  if (n >= parts->parts->len)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  rest = bang_query_parts_dup_without (parts, n);
  bang_search_bar_search (self, rest, get_entry_text (self), BANG_QUERY_TYPED);
}

static guint
get_chip_n (BangSearchBar *self,
            GtkWidget     *chip)
{
  guint n = 0;

  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); other != NULL && other != chip;
       other = gtk_widget_get_next_sibling (other))
    n++;
  return n;
}

static void
chip_clicked_cb (BangSearchBar *self,
                 GtkWidget     *chip)
{
  remove_chip (self, get_chip_n (self, chip));
}

static gboolean
chip_key_pressed_cb (BangSearchBar         *self,
                     guint                  keyval,
                     guint                  keycode,
                     GdkModifierType        state,
                     GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete && keyval != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;

  remove_chip (self, get_chip_n (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))));

  return GDK_EVENT_STOP;
}

static GtkWidget *
make_chip (BangSearchBar       *self,
           const BangQueryPart *part)
{
  g_autofree char *label = bang_query_part_dup_label (part);
  g_autofree char *name = NULL;
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 32);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "search-chip");

  /* Translators: %s is a condition of the search: "Person: Nguyễn Văn A". */
  name = g_strdup_printf (_("Remove filter %s"), label);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (chip_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (chip, keys);

  return chip;
}

static void
fill_chips (BangSearchBar *self)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (self->conditions);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, chip);
  for (guint i = 0; i < parts->parts->len; i++)
    gtk_box_append (self->chips, make_chip (self, g_ptr_array_index (parts->parts, i)));

  gtk_widget_set_visible (self->chips_scroller, parts->parts->len > 0);
}

/* The conditions on fields in a query, and the rest. */
static void
split (const char  *typed,
       char       **conditions,
       char       **words)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (typed);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < parts->parts->len; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);

      if (part->field != BANG_FIELD_ANY)
        {
          if (out->len > 0)
            g_string_append_c (out, ' ');
          g_string_append_len (out, parts->text + part->start, (gssize) (part->end - part->start));
        }
    }
  *conditions = g_string_free (out, FALSE);
  *words = **conditions != '\0' ? bang_query_parts_dup_words (parts) : g_strdup (typed);
}

/* Shows the navigator's query. */
static void
take_query (BangSearchBar *self)
{
  const char *typed = bang_navigator_get_query_text (self->navigator);
  g_autofree char *conditions = NULL;
  g_autofree char *words = NULL;

  split (typed, &conditions, &words);
  if (!g_str_equal (conditions, self->conditions))
    {
      g_free (self->conditions);
      self->conditions = g_strdup (conditions);
      fill_chips (self);
    }

  g_free (self->words);
  self->words = g_strdup (words);
  if (!g_str_equal (words, get_entry_text (self)))
    {
      /* On its way to the new text the entry is empty, and says so at once. */
      g_signal_handlers_block_by_func (self->search, search_changed_cb, self);
      gtk_editable_set_text (GTK_EDITABLE (self->search), words);
      gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
      g_signal_handlers_unblock_by_func (self->search, search_changed_cb, self);
    }
}

static void
query_text_changed_cb (BangSearchBar *self)
{
  const char *typed = bang_navigator_get_query_text (self->navigator);
  g_autofree char *own = bang_query_typed_join (self->conditions, get_entry_text (self));

  /* Typing ends up here too; touching the entry then would end a composition. */
  if (g_str_equal (typed, own))
    {
      g_free (self->words);
      self->words = g_strdup (get_entry_text (self));
    }
  else
    {
      take_query (self);
    }
  bang_search_bar_queue_hints (self);
}

/* Typing */

static void
search_changed_cb (BangSearchBar *self)
{
  /* Set from the navigator, not typed. */
  if (self->navigator == NULL || !bang_search_bar_get_pending (self))
    return;

  bang_search_bar_search (self, self->conditions, get_entry_text (self), BANG_QUERY_TYPING);
}

static void
search_activated_cb (BangSearchBar *self)
{
  bang_search_bar_drop_list (self);
  bang_search_bar_search (self, self->conditions, get_entry_text (self), BANG_QUERY_TYPED);
  take_query (self);
  bang_search_bar_note_recent (self);
  g_signal_emit (self, signals[LEFT], 0);
}

/* Esc takes back one thing at a time: what is offered, the words, the rest. */
static void
search_stopped_cb (BangSearchBar *self)
{
  if (bang_completion_list_is_shown (self->list))
    bang_search_bar_drop_list (self);
  else if (*get_entry_text (self) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      bang_search_bar_search (self, self->conditions, "", BANG_QUERY_TYPED);
    }
  else
    g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
is_at_start (BangSearchBar *self)
{
  return gtk_editable_get_position (GTK_EDITABLE (self->search)) == 0
         && !gtk_editable_get_selection_bounds (GTK_EDITABLE (self->search), NULL, NULL);
}

static gboolean
focus_last_chip (BangSearchBar *self)
{
  GtkWidget *chip = gtk_widget_get_last_child (GTK_WIDGET (self->chips));

  return chip != NULL && gtk_widget_grab_focus (chip);
}

/* What is offered for other words than those in the entry by now is not moved
 * in, nor taken by Enter: a key is for what a person sees typed. */
static void
drop_old_list (BangSearchBar *self)
{
  if (g_strcmp0 (self->offered, get_entry_text (self)) != 0)
    bang_completion_list_hide (self->list);
}

static gboolean
key_pressed_cb (BangSearchBar   *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (self->composing || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      drop_old_list (self);
      if (!bang_completion_list_move (self->list, 1))
        {
          bang_search_bar_drop_list (self);
          search_changed_cb (self);
          g_signal_emit (self, signals[LEFT], 0);
        }
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      bang_completion_list_move (self->list, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      drop_old_list (self);
      return bang_completion_list_activate (self->list);

    case GDK_KEY_BackSpace:
      if (!is_at_start (self) || gtk_widget_get_last_child (GTK_WIDGET (self->chips)) == NULL)
        return GDK_EVENT_PROPAGATE;
      remove_chip (self, get_chip_n (self, gtk_widget_get_last_child (GTK_WIDGET (self->chips))));
      return GDK_EVENT_STOP;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      if (!is_at_start (self) || *get_entry_text (self) != '\0'
          || gtk_widget_get_last_child (GTK_WIDGET (self->chips)) == NULL)
        return GDK_EVENT_PROPAGATE;
      remove_chip (self, get_chip_n (self, gtk_widget_get_last_child (GTK_WIDGET (self->chips))));
      return GDK_EVENT_STOP;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return is_at_start (self) && focus_last_chip (self);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
preedit_changed_cb (BangSearchBar *self,
                    const char    *preedit)
{
  self->composing = *preedit != '\0';
  if (self->composing)
    bang_search_bar_drop_list (self);
}

static void
typed_cb (BangSearchBar *self)
{
  /* Not what came from elsewhere, and not what an input method may still change. */
  if (self->navigator != NULL && !self->composing && bang_search_bar_get_pending (self)
      && gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)))))
    bang_search_bar_complete (self);
  else
    bang_search_bar_drop_list (self);
}

static void
focus_left_cb (BangSearchBar *self)
{
  bang_search_bar_drop_list (self);
}

static void
chosen_cb (BangSearchBar *self,
           gpointer       completion)
{
  bang_search_bar_choose (self, completion);
}

/* Keeping a search */

static void
save_shown_cb (BangSearchBar *self)
{
  g_autoptr (BangQueryParts) parts = bang_query_parts_new (bang_navigator_get_query_text (self->navigator));
  g_autofree char *words = bang_query_parts_dup_words (parts);
  g_autoptr (GString) name = g_string_new (words);

  for (guint i = 0; i < parts->parts->len; i++)
    {
      const BangQueryPart *part = g_ptr_array_index (parts->parts, i);

      for (guint j = 0; part->field != BANG_FIELD_ANY && !part->negated && j < part->values->len; j++)
        {
          g_autofree char *value = bang_query_value_dup_label (part->field, g_ptr_array_index (part->values, j));

          g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", value);
        }
    }
  gtk_editable_set_text (self->save_name, name->str);
  gtk_widget_grab_focus (GTK_WIDGET (self->save_name));
}

static void
save_cb (BangSearchBar *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->save_name)));
  g_autoptr (BangSavedSearch) search = NULL;

  if (*name == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (self->save_name));
      return;
    }

  search = bang_saved_search_new (name, bang_navigator_get_query_text (self->navigator),
                                  bang_navigator_get_sort (self->navigator));
  bang_saved_searches_put (self->saved, search);
  gtk_popover_popdown (self->save_popover);
}

static void
library_changed_cb (BangSearchBar *self)
{
  bang_search_aid_set_library (self->aid, bang_archive_get_library (self->archive));
}

/* GObject */

static void
bang_search_bar_dispose (GObject *object)
{
  BangSearchBar *self = BANG_SEARCH_BAR (object);

  if (self->aid != NULL)
    bang_search_aid_stop (self->aid);
  g_clear_handle_id (&self->hint_source, g_source_remove);
  g_clear_pointer ((GtkWidget **) &self->list, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_SEARCH_BAR);
  g_clear_object (&self->aid);
  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);
  g_clear_object (&self->saved);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (bang_search_bar_parent_class)->dispose (object);
}

static void
bang_search_bar_finalize (GObject *object)
{
  BangSearchBar *self = BANG_SEARCH_BAR (object);

  g_free (self->conditions);
  g_free (self->words);
  g_free (self->offered);

  G_OBJECT_CLASS (bang_search_bar_parent_class)->finalize (object);
}

static void
bang_search_bar_class_init (BangSearchBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_search_bar_dispose;
  object_class->finalize = bang_search_bar_finalize;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-search-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, clamp);
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, chips_scroller);
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, chips);
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, search);
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, save);
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, save_popover);
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, save_name);
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, hints_clamp);
  gtk_widget_class_bind_template_child (widget_class, BangSearchBar, hints);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
bang_search_bar_init (BangSearchBar *self)
{
  self->conditions = g_strdup ("");
  self->words = g_strdup ("");
  self->aid = bang_search_aid_new ();
  self->settings = g_settings_new (BANG_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->list = BANG_COMPLETION_LIST (bang_completion_list_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self->search));
  g_signal_connect_object (self->list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->search)), "preedit-changed",
                           G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

/* On every page the words are looked for in the articles; what is listed of them
 * differs. */
static void
update_placeholder (BangSearchBar *self)
{
  const char *page = bang_navigator_get_page (self->navigator);
  const char *text = _("Search articles");

  if (g_str_equal (page, BANG_NAVIGATOR_EVENTS))
    text = _("Search events");
  else if (g_str_equal (page, BANG_NAVIGATOR_PEOPLE))
    text = _("Search names");
  else if (g_str_equal (page, BANG_NAVIGATOR_LEDGER))
    text = _("Search the ledger");
  g_object_set (self->search, "placeholder-text", text, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * bang_search_bar_set_context:
 * @self: a search bar
 * @archive: what is searched
 * @navigator: where the window is
 * @saved: the kept searches
 *
 * Binds the bar, once, to the state of its window.
 */
void
bang_search_bar_set_context (BangSearchBar     *self,
                             BangArchive       *archive,
                             BangNavigator     *navigator,
                             BangSavedSearches *saved)
{
  g_return_if_fail (BANG_IS_SEARCH_BAR (self));
  g_return_if_fail (self->navigator == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);
  self->saved = g_object_ref (saved);
  g_signal_connect_object (archive, "notify::library", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::query-text",
                           G_CALLBACK (query_text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::page", G_CALLBACK (update_placeholder), self, G_CONNECT_SWAPPED);
  update_placeholder (self);
  library_changed_cb (self);
  take_query (self);
}

/**
 * bang_search_bar_get_entry:
 * @self: a search bar
 *
 * Returns: (transfer none): where words are typed
 */
GtkSearchEntry *
bang_search_bar_get_entry (BangSearchBar *self)
{
  g_return_val_if_fail (BANG_IS_SEARCH_BAR (self), NULL);

  return self->search;
}

/**
 * bang_search_bar_get_pending:
 * @self: a search bar
 *
 * Returns: whether the entry holds what was not asked for yet
 */
gboolean
bang_search_bar_get_pending (BangSearchBar *self)
{
  g_return_val_if_fail (BANG_IS_SEARCH_BAR (self), FALSE);

  return !g_str_equal (get_entry_text (self), self->words);
}

/**
 * bang_search_bar_save:
 * @self: a search bar
 *
 * Asks what to call the search, to keep it.
 */
void
bang_search_bar_save (BangSearchBar *self)
{
  g_return_if_fail (BANG_IS_SEARCH_BAR (self));

  gtk_menu_button_popup (self->save);
}
