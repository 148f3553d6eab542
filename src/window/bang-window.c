/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The window: a header with the search, the list, the article, what it is
 * connected with. It binds these to one navigator, lays them out for the width
 * there is, and remembers how a person left them. Its commands are in
 * bang-window-actions.c; reading, importing and exporting have files of their
 * own. Main thread only.
 */
#include "config.h"

#include "window/bang-window-private.h"

#include <glib/gi18n.h>

#include "window/bang-markup.h"
#include "bang-resources.h"

#define OPENING_MS 250
#define MIN_LIST_WIDTH 260

enum
{
  PROP_0,
  PROP_ARCHIVE,
  PROP_CHOOSING,
  PROP_SHOW_RELATIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (BangWindow, bang_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *const sort_names[] = { "relevance", "newest", "oldest" };

/* Telling */

/* Shows @text for a while, with a @button for @action when there is one. */
void
bang_window_toast (BangWindow *self,
                   const char *text,
                   const char *button,
                   const char *action,
                   GVariant   *target)
{
  g_autofree char *escaped = bang_markup_escape (text);
  AdwToast *toast = adw_toast_new (escaped);

  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_target_value (toast, target);
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Says what could not be done, and waits until it was read. */
void
bang_window_complain (BangWindow *self,
                      const char *heading,
                      const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Which of the four views */

static gboolean
opening_slow_cb (gpointer data)
{
  BangWindow *self = data;

  self->opening_source = 0;
  gtk_spinner_start (self->opening_spinner);

  return G_SOURCE_REMOVE;
}

static void
update_view (BangWindow *self)
{
  gboolean library = bang_archive_get_library (self->archive) != NULL;
  const char *view;

  if (self->views == NULL)
    return;

  if (library)
    g_clear_pointer (&self->problem_text, g_free);
  if (!library || !self->painted)
    view = !library && self->problem_text != NULL ? "problem" : "opening";
  else if (bang_archive_get_n_articles (self->archive) == 0
           && bang_archive_get_import (self->archive) == NULL)
    view = "welcome";
  else
    view = "articles";

  if (g_str_equal (view, "opening") && self->opening_source == 0)
    {
      self->opening_source = g_timeout_add (OPENING_MS, opening_slow_cb, self);
    }
  else if (!g_str_equal (view, "opening"))
    {
      g_clear_handle_id (&self->opening_source, g_source_remove);
      gtk_spinner_stop (self->opening_spinner);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->search_bar), g_str_equal (view, "articles"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), g_str_equal (view, "articles"));
  bang_header_title_set_switching (self->switcher, g_str_equal (view, "articles"));
  gtk_widget_set_sensitive (self->facets_button, g_str_equal (view, "articles"));
  gtk_widget_set_sensitive (self->select_button, g_str_equal (view, "articles"));
  gtk_widget_set_sensitive (self->relations_button, g_str_equal (view, "articles"));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), view) != 0)
    {
      bang_window_show_child (self->views, view);
      if (g_str_equal (view, "welcome"))
        gtk_widget_grab_focus (self->welcome_import);
      else if (g_str_equal (view, "articles"))
        gtk_widget_grab_focus (GTK_WIDGET (self->search));
    }
  bang_window_update_actions (self);
}

/* The window itself comes first, and with the next frame what is in it: a
 * library opens sooner than all of it is laid out. */
static void
painted_cb (BangWindow    *self,
            GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  self->painted = TRUE;
  update_view (self);
}

static void
bang_window_realize (GtkWidget *widget)
{
  BangWindow *self = BANG_WINDOW (widget);

  GTK_WIDGET_CLASS (bang_window_parent_class)->realize (widget);

  if (!self->painted)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), self,
                             G_CONNECT_SWAPPED);
}

/* Search */

/* Type to search. gtk_search_entry_set_key_capture_widget() hands the first key
 * to an entry without focus, whose input method ignores it: "dd" typed for "đ"
 * would stay "dd". So the focus goes first, and the key follows. Only keys that
 * nobody else wanted come this far. */
static gboolean
key_pressed_cb (BangWindow            *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->search));
  gunichar c = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0
      || !g_unichar_isgraph (c)
      || !gtk_widget_is_sensitive (GTK_WIDGET (self->search))
      || gtk_widget_has_focus (GTK_WIDGET (text)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);

  return gtk_event_controller_key_forward (controller, GTK_WIDGET (text));
}

/* Layout */

static void
show_flap (BangWindow *self)
{
  /* Laid over the article it is called for, beside it it is kept. */
  adw_flap_set_reveal_flap (self->flap,
                            !adw_flap_get_folded (self->flap)
                            && g_settings_get_boolean (self->settings, "show-relations"));
}

static void
layout_changed_cb (BangWindow *self,
                   GParamSpec *pspec,
                   GObject    *changed)
{
  if (changed == G_OBJECT (self->flap))
    show_flap (self);
  bang_window_update_actions (self);
}

static void
flap_revealed_cb (BangWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_RELATIONS]);
  bang_window_update_switches (self);
}

static void
reading_changed_cb (BangWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  adw_leaflet_set_visible_child (self->leaflet,
                                 bang_navigator_get_reading (self->navigator)
                                 ? GTK_WIDGET (self->flap)
                                 : GTK_WIDGET (self->pane));

  /* The leaflet takes the focus along. Where both are to be seen that is not
   * wanted: whoever goes through the list goes on doing so. */
  if (focus != NULL && focus != gtk_root_get_focus (GTK_ROOT (self))
      && !adw_leaflet_get_folded (self->leaflet))
    gtk_widget_grab_focus (focus);
  bang_window_update_actions (self);
}

/* By a swipe; when the navigator moved it, the two agree already. */
static void
leaflet_moved_cb (BangWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet)
      && adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->pane)
      && bang_navigator_get_reading (self->navigator))
    bang_navigator_leave (self->navigator);
}

static void
handle_moved_cb (BangWindow *self,
                 int         width)
{
  int most = gtk_widget_get_width (GTK_WIDGET (self->leaflet))
             - gtk_widget_get_width (GTK_WIDGET (self->handle));
  int content;

  gtk_widget_measure (GTK_WIDGET (self->flap), GTK_ORIENTATION_HORIZONTAL, -1,
                      &content, NULL, NULL, NULL);
  width = CLAMP (width, MIN_LIST_WIDTH, MAX (MIN_LIST_WIDTH, most - content));
  gtk_widget_set_size_request (GTK_WIDGET (self->pane), width, -1);
  g_settings_set_int (self->settings, "list-pane-width", width);
}

static void
page_activated_cb (BangWindow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
}

/* Order */

static void
sort_changed_cb (BangWindow *self)
{
  g_settings_set_string (self->settings, "sort",
                         sort_names[bang_navigator_get_sort (self->navigator)]);
}

static void
restore_sort (BangWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "sort");

  for (guint i = 0; i < G_N_ELEMENTS (sort_names); i++)
    {
      if (g_str_equal (name, sort_names[i]))
        bang_navigator_set_sort (self->navigator, i);
    }
}

/* GObject */

static void
choosing_changed_cb (BangWindow *self,
                     GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "choosing")
      && bang_selection_get_choosing (bang_articles_page_get_selection (self->page)))
    {
      /* What is to be chosen from has to be seen. */
      if (adw_leaflet_get_folded (self->leaflet) && bang_navigator_get_reading (self->navigator))
        bang_navigator_leave (self->navigator);
      bang_window_focus_list (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOOSING]);
  bang_window_update_switches (self);
  bang_window_update_actions (self);
}

static void
connect_state (BangWindow *self)
{
  BangSelection *selection = bang_articles_page_get_selection (self->page);
  BangArticleList *list = bang_articles_page_get_list (self->page);

  g_signal_connect_object (self->archive, "notify",
                           G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::reading",
                           G_CALLBACK (reading_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::sort",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::can-go-back",
                           G_CALLBACK (bang_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->navigator, "notify::can-go-forward",
                           G_CALLBACK (bang_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "notify",
                           G_CALLBACK (choosing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed",
                           G_CALLBACK (bang_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify",
                           G_CALLBACK (bang_window_queue_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "changed",
                           G_CALLBACK (bang_window_queue_status), self, G_CONNECT_SWAPPED);
}

static void
bang_window_constructed (GObject *object)
{
  BangWindow *self = BANG_WINDOW (object);

  G_OBJECT_CLASS (bang_window_parent_class)->constructed (object);

  restore_sort (self);
  connect_state (self);
  bang_window_init_history (self);
  bang_window_init_personal (self);
  bang_window_init_search (self);
  bang_window_init_focus (self);
  bang_window_init_help (self);
  bang_window_init_reading (self);
  bang_window_init_import (self);
  bang_window_init_lexicon (self);
  bang_window_init_corrections (self);
  bang_window_init_pages (self);
  show_flap (self);
  flap_revealed_cb (self);
  update_view (self);
}

static void
bang_window_dispose (GObject *object)
{
  BangWindow *self = BANG_WINDOW (object);

  g_clear_handle_id (&self->opening_source, g_source_remove);
  g_clear_handle_id (&self->status_source, g_source_remove);
  bang_window_dispose_reading (self);
  bang_window_dispose_personal (self);
  bang_window_dispose_history (self);
  bang_window_dispose_focus (self);
  bang_window_dispose_import (self);
  bang_window_dispose_corrections (self);
  bang_window_dispose_export (self);
  bang_window_forget_views (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), BANG_TYPE_WINDOW);

  G_OBJECT_CLASS (bang_window_parent_class)->dispose (object);
}

static void
bang_window_finalize (GObject *object)
{
  BangWindow *self = BANG_WINDOW (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);
  g_clear_object (&self->settings);
  g_clear_object (&self->status);
  g_clear_object (&self->saved);
  g_free (self->problem_text);

  G_OBJECT_CLASS (bang_window_parent_class)->finalize (object);
}

static void
bang_window_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  BangWindow *self = BANG_WINDOW (object);

  switch (property_id)
    {
    case PROP_ARCHIVE:
      g_value_set_object (value, self->archive);
      break;
    case PROP_CHOOSING:
      g_value_set_boolean (value,
                           self->page != NULL
                           && bang_selection_get_choosing (bang_articles_page_get_selection (self->page)));
      break;
    case PROP_SHOW_RELATIONS:
      g_value_set_boolean (value, self->flap != NULL && adw_flap_get_reveal_flap (self->flap));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_window_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  BangWindow *self = BANG_WINDOW (object);

  switch (property_id)
    {
    case PROP_ARCHIVE:
      self->archive = g_value_dup_object (value);
      break;
    case PROP_CHOOSING:
      bang_selection_set_choosing (bang_articles_page_get_selection (self->page),
                                   g_value_get_boolean (value));
      break;
    case PROP_SHOW_RELATIONS:
      adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
      if (!adw_flap_get_folded (self->flap))
        g_settings_set_boolean (self->settings, "show-relations", g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, BANG_APP_PATH "/bang-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BangWindow, reread_row);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, drop_hint);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, facets_button);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, width_bin);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, facets_flap);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, select_button);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, relations_button);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, views);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, opening_spinner);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, welcome_import);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, page);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, handle);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, relations);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, graph_pane);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, content);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, content_spinner);
  gtk_widget_class_bind_template_child (widget_class, BangWindow, missing);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, handle_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
}

static void
bang_window_class_init (BangWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags settable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = bang_window_constructed;
  object_class->dispose = bang_window_dispose;
  object_class->finalize = bang_window_finalize;
  object_class->get_property = bang_window_get_property;
  object_class->set_property = bang_window_set_property;
  widget_class->realize = bang_window_realize;

  properties[PROP_ARCHIVE] =
    g_param_spec_object ("archive", NULL, NULL,
                         BANG_TYPE_ARCHIVE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHOOSING] =
    g_param_spec_boolean ("choosing", NULL, NULL, FALSE, settable);
  properties[PROP_SHOW_RELATIONS] =
    g_param_spec_boolean ("show-relations", NULL, NULL, FALSE, settable);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Keeps the linker from dropping the templates out of the static library. */
  bang_get_resource ();
  g_type_ensure (BANG_TYPE_ARTICLES_PAGE);
  g_type_ensure (BANG_TYPE_GRAPH_PANE);
  g_type_ensure (BANG_TYPE_HEADER_TITLE);
  g_type_ensure (BANG_TYPE_LIST_PANE);
  g_type_ensure (BANG_TYPE_PANE_HANDLE);
  g_type_ensure (BANG_TYPE_RELATIONS_PANE);
  g_type_ensure (BANG_TYPE_REREAD_ROW);
  g_type_ensure (BANG_TYPE_SEARCH_BAR);
  g_type_ensure (BANG_TYPE_SIDEBAR);
  g_type_ensure (BANG_TYPE_WIDTH_BIN);

  bind_template (widget_class);
}

static void
bang_window_init (BangWindow *self)
{
  int width;

  self->settings = g_settings_new (BANG_APP_ID);
  self->navigator = bang_navigator_new ();

  bang_window_init_actions (self);
  bang_window_init_search_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->search = bang_search_bar_get_entry (self->search_bar);
  bang_pane_handle_set_pane (self->handle, GTK_WIDGET (self->pane));

  width = g_settings_get_int (self->settings, "list-pane-width");
  gtk_widget_set_size_request (GTK_WIDGET (self->pane), MAX (width, MIN_LIST_WIDTH), -1);
  g_settings_bind (self->settings, "window-width", self, "default-width",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (self->settings, "window-maximized", self, "maximized",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
}

/**
 * bang_window_new:
 * @application: (nullable): the program, %NULL in a test
 * @archive: the library, open or about to be
 *
 * Returns: a window to present
 */
GtkWidget *
bang_window_new (GtkApplication *application,
                 BangArchive    *archive)
{
  return g_object_new (BANG_TYPE_WINDOW,
                       "application", application,
                       "archive", archive,
                       NULL);
}

/**
 * bang_window_get_navigator:
 * @self: a window
 *
 * Returns: (transfer none): where the window is
 */
BangNavigator *
bang_window_get_navigator (BangWindow *self)
{
  g_return_val_if_fail (BANG_IS_WINDOW (self), NULL);

  return self->navigator;
}

/**
 * bang_window_set_problem:
 * @self: a window
 * @message: (nullable): why the library did not open; %NULL while it is tried again
 */
void
bang_window_set_problem (BangWindow *self,
                         const char *message)
{
  g_return_if_fail (BANG_IS_WINDOW (self));

  g_free (self->problem_text);
  self->problem_text = g_strdup (message);
  if (message != NULL)
    {
      g_autofree char *escaped = bang_markup_escape (message);

      adw_status_page_set_description (self->problem, escaped);
    }
  update_view (self);
}
