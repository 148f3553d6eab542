/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list pane. It binds a list model and a selection to the navigator, and
 * says at every moment what a person sees: how many were found and how the
 * query was understood, the rows, or why there are none. It opens nothing
 * itself: it tells the navigator. Main thread only.
 */
#include "config.h"

#include "window/bang-articles-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "text/bang-normal.h"
#include "window/bang-article-row-widget.h"
#include "window/bang-markup.h"
#include "window/bang-progress-row.h"
#include "window/bang-prose.h"

/* The cursor runs through the list faster than articles need to open. */
#define BROWSE_DELAY_MS 120

/* Letters in a line from which on a title needs but one. */
#define WIDE_CHARS 84

struct _BangArticlesPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget         *box;
  GtkLabel          *count;
  GtkSpinner        *spinner;
  GtkDropDown       *sort;
  GtkLabel          *explanation;
  GtkStack          *stack;
  GtkListView       *view;
  AdwStatusPage     *nothing;
  AdwStatusPage     *error;
  GtkSpinner        *big_spinner;
  GtkActionBar      *bar;
  GtkLabel          *chosen;
  BangProgressRow   *import_row;
  BangProgressRow   *export_row;

  /* Owned */
  BangArchive       *archive;
  BangNavigator     *navigator;
  BangArticleList   *list;
  BangSelection     *selection;
  GHashTable        *rows;         /* (element-type BangArticleRowWidget) bound ones; borrowed */
  BangImportJob     *import;
  BangQuery         *shown_query;  /* (nullable) of the rows on the screen */

  guint              browse_source;
  guint              wide_source;
  gboolean           folded;
  gboolean           wide;
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BangArticlesPage, bang_articles_page, GTK_TYPE_WIDGET)

/* What is to be seen */

static void
update_count (BangArticlesPage *self)
{
  guint64 n_all = self->archive != NULL ? bang_archive_get_n_articles (self->archive) : 0;
  guint n_found = bang_article_list_get_n_found (self->list);
  BangQuery *query = bang_article_list_get_query (self->list);
  g_autofree char *text = NULL;

  /* Until all are counted, the number before is less wrong than a part. */
  if (!bang_article_list_get_complete (self->list))
    return;

  if (bang_query_is_empty (query))
    text = g_strdup_printf (ngettext ("%'u article", "%'u articles", n_found), n_found);
  else
    {
      g_autofree char *found = bang_prose_dup_number (n_found);
      g_autofree char *all = bang_prose_dup_number (MAX (n_all, n_found));

      /* Translators: how many articles a search found: "5 of 312 articles". */
      text = g_strdup_printf (ngettext ("%1$s of %2$s article", "%1$s of %2$s articles", n_all), found, all);
    }
  gtk_label_set_text (self->count, text);
}

static void
update_explanation (BangArticlesPage *self)
{
  BangQuery *query = bang_article_list_get_query (self->list);
  g_autofree char *explained = bang_query_is_empty (query) ? NULL : bang_query_explain (query);
  g_autofree char *shown = explained != NULL ? bang_normal_for_screen (explained) : NULL;

  /* The line is always there: the list must not move when a search begins. */
  gtk_label_set_text (self->explanation, shown != NULL ? shown : _("The whole library"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->explanation), shown);
}

static void
show_nothing (BangArticlesPage *self)
{
  BangQuery *query = bang_article_list_get_query (self->list);
  g_autofree char *typed = bang_markup_escape (bang_query_get_typed (query));
  g_autofree char *text = NULL;

  /* Translators: %s is what was searched for. */
  text = g_strdup_printf (_("Nothing in the library matches “%s”. Try fewer words, or type them without marks."),
                          typed);
  adw_status_page_set_description (self->nothing, text);
}

static void
update_state (BangArticlesPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  gboolean loading = bang_article_list_get_loading (self->list);
  const char *error = bang_article_list_get_error (self->list);
  const char *page = NULL;

  if (error != NULL)
    {
      g_autofree char *escaped = bang_markup_escape (error);

      adw_status_page_set_description (self->error, escaped);
      page = "error";
    }
  else if (!empty)
    {
      page = "list";
    }
  else if (loading)
    {
      page = "loading";
    }
  else if (bang_article_list_get_complete (self->list))
    {
      if (!bang_query_is_empty (bang_article_list_get_query (self->list)))
        {
          show_nothing (self);
          page = "nothing";
        }
      else if (self->import != NULL)
        {
          page = "waiting";
        }
      else
        {
          page = "list";
        }
    }

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), loading && !empty);
  gtk_spinner_set_spinning (self->spinner, loading && !empty);
  gtk_spinner_set_spinning (self->big_spinner, loading && empty);
  if (page != NULL)
    gtk_stack_set_visible_child_name (self->stack, page);
  update_count (self);
}

static void
update_chosen (BangArticlesPage *self)
{
  gboolean choosing = bang_selection_get_choosing (self->selection);
  guint n = bang_selection_get_n_chosen (self->selection);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("None selected"));
  else
    text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);
  gtk_label_set_text (self->chosen, text);
  gtk_action_bar_set_revealed (self->bar, choosing);
}

/* A view that has shown nothing yet divides by the size it does not have
 * (GTK 4.8), and shows nothing ever after. */
static void
scroll_to (BangArticlesPage *self,
           guint             position)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (gtk_adjustment_get_page_size (adjustment) > 0
      && position < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/* Another question begins at its first answer; the same one, asked again after
 * an import, leaves everything where it is. */
static void
list_changed_cb (BangArticlesPage *self)
{
  BangQuery *query = bang_article_list_get_query (self->list);

  update_state (self);
  if (self->shown_query == query)
    return;

  g_clear_pointer (&self->shown_query, bang_query_unref);
  self->shown_query = bang_query_ref (query);
  scroll_to (self, 0);
}

/* Opening */

static gboolean
browse_cb (gpointer data)
{
  BangArticlesPage *self = data;
  gint64 id = bang_selection_get_current_id (self->selection);

  self->browse_source = 0;
  if (id != 0)
    bang_navigator_browse_article (self->navigator, id);

  return G_SOURCE_REMOVE;
}

static void
browsed_cb (BangArticlesPage *self)
{
  g_clear_handle_id (&self->browse_source, g_source_remove);
  if (!self->folded)
    self->browse_source = g_timeout_add (BROWSE_DELAY_MS, browse_cb, self);
}

static void
open_at (BangArticlesPage *self,
         guint             position)
{
  gint64 id = bang_article_list_get_id (self->list, position);

  g_clear_handle_id (&self->browse_source, g_source_remove);
  if (id != 0)
    bang_navigator_open_article (self->navigator, id);
}

static void
activate_cb (BangArticlesPage *self,
             guint             position)
{
  if (bang_selection_get_choosing (self->selection))
    {
      gtk_widget_activate_action (GTK_WIDGET (self->view),
                                  "list.select-item", "(ubb)", position, TRUE, FALSE);
      return;
    }

  open_at (self, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
article_changed_cb (BangArticlesPage *self)
{
  guint position;

  g_clear_handle_id (&self->browse_source, g_source_remove);
  bang_selection_set_current_id (self->selection,
                                 bang_navigator_get_article_id (self->navigator));

  position = bang_selection_get_current (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

/* Rows */

static void
update_row (BangArticlesPage *self,
            GtkListItem      *list_item)
{
  BangArticleRowWidget *row = BANG_ARTICLE_ROW_WIDGET (gtk_list_item_get_child (list_item));

  bang_article_row_widget_set_wide (row, self->wide);
  bang_article_row_widget_set_choosing (row,
                                        bang_selection_get_choosing (self->selection),
                                        gtk_list_item_get_selected (list_item));
}

/* Rather than a few bindings for each of two hundred rows. */
static void
update_rows (BangArticlesPage *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    update_row (self, list_item);
}

static void
setup_row_cb (BangArticlesPage *self,
              GtkListItem      *list_item)
{
  gtk_list_item_set_child (list_item, bang_article_row_widget_new ());
}

static void
bind_row_cb (BangArticlesPage *self,
             GtkListItem      *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  bang_article_row_widget_set_item (BANG_ARTICLE_ROW_WIDGET (row),
                                    gtk_list_item_get_item (list_item));
  g_hash_table_add (self->rows, list_item);
  update_row (self, list_item);
}

static void
unbind_row_cb (BangArticlesPage *self,
               GtkListItem      *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, list_item);
  bang_article_row_widget_set_item (BANG_ARTICLE_ROW_WIDGET (row), NULL);
}

static GtkWidget *
find_row (BangArticlesPage *self,
          guint             position)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      if (gtk_list_item_get_position (list_item) == position)
        return gtk_widget_get_parent (gtk_list_item_get_child (list_item));
    }

  return NULL;
}

/* The position of the row at a point of the list, and its widget. */
static GtkWidget *
pick_row (BangArticlesPage *self,
          double            x,
          double            y,
          guint            *position)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (picked != NULL && g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (list_item));

      if (row != NULL && (picked == row || gtk_widget_is_ancestor (picked, row)))
        {
          *position = gtk_list_item_get_position (list_item);
          return row;
        }
    }

  return NULL;
}

/* While choosing, a plain click adds or takes away; the list's own idea of a
 * click would choose only this one. */
static void
pressed_cb (BangArticlesPage *self,
            int               n_press,
            double            x,
            double            y,
            GtkGestureClick  *gesture)
{
  guint position;

  if (bang_selection_get_choosing (self->selection) && pick_row (self, x, y, &position) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (BangArticlesPage *self,
             int               n_press,
             double            x,
             double            y,
             GtkGestureClick  *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position;
  GtkWidget *row = pick_row (self, x, y, &position);

  if (row == NULL)
    return;

  if (bang_selection_get_choosing (self->selection))
    {
      gtk_widget_grab_focus (row);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.select-item", "(ubb)",
                                  position, TRUE, (state & GDK_SHIFT_MASK) != 0);
    }
  else if (n_press == 1 && (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0)
    {
      open_at (self, position);
    }
}

/* Moves the cursor as the arrow keys do. */
static gboolean
move_cursor (BangArticlesPage *self,
             GtkDirectionType  direction)
{
  GtkWidget *focus;

  if (!gtk_widget_child_focus (GTK_WIDGET (self->view), direction))
    return FALSE;

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    gtk_widget_activate_action (focus, "listitem.select", "(bb)", FALSE, FALSE);

  return TRUE;
}

static gboolean
key_pressed_cb (BangArticlesPage *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_j)
    return move_cursor (self, GTK_DIR_DOWN);
  if (keyval == GDK_KEY_k)
    return move_cursor (self, GTK_DIR_UP);

  return GDK_EVENT_PROPAGATE;
}

/* Order */

static void
sort_chosen_cb (BangArticlesPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sort);

  if (self->navigator != NULL && selected <= BANG_SORT_OLDEST)
    bang_navigator_set_sort (self->navigator, selected);
}

static void
sort_changed_cb (BangArticlesPage *self)
{
  BangSort sort = bang_navigator_get_sort (self->navigator);

  gtk_drop_down_set_selected (self->sort, sort);
  bang_article_list_set_sort (self->list, sort);
}

static void
query_changed_cb (BangArticlesPage *self)
{
  bang_article_list_set_query (self->list, bang_navigator_get_query (self->navigator));
  update_explanation (self);
}

static void
retry_cb (BangArticlesPage *self)
{
  bang_article_list_refresh (self->list);
}

/* Import and export */

static char *
dup_time_left (int seconds)
{
  int minutes;

  if (seconds < 0)
    return NULL;
  if (seconds < 60)
    return g_strdup_printf (ngettext ("%d second left", "%d seconds left", MAX (seconds, 1)),
                            MAX (seconds, 1));

  minutes = (seconds + 30) / 60;
  return g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left", minutes),
                          minutes);
}

static void
update_import (BangArticlesPage *self)
{
  g_autofree char *title = NULL;
  g_autofree char *current = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *left = NULL;
  g_autofree char *detail = NULL;
  guint done;
  guint total;

  if (self->import == NULL)
    {
      bang_progress_row_hide (self->import_row);
      return;
    }

  done = bang_import_job_get_done (self->import);
  total = bang_import_job_get_total (self->import);
  current = bang_import_job_dup_current (self->import);
  name = current != NULL ? g_path_get_basename (current) : g_strdup ("");
  shown = bang_normal_for_screen (name);
  left = dup_time_left (bang_import_job_get_remaining (self->import));
  title = total > 0 ? g_strdup_printf (ngettext ("Importing %'u of %'u file",
                                                 "Importing %'u of %'u files", total),
                                       done, total)
                    : g_strdup (_("Looking for files…"));
  detail = left != NULL ? g_strdup_printf ("%s · %s", left, shown) : g_strdup (shown);

  bang_progress_row_show (self->import_row, title, detail,
                          total > 0 ? (double) done / total : -1);
}

static void
import_changed_cb (BangArticlesPage *self)
{
  BangImportJob *import = bang_archive_get_import (self->archive);

  if (self->import != NULL)
    g_signal_handlers_disconnect_by_data (self->import, self);
  g_set_object (&self->import, import);
  if (import != NULL)
    g_signal_connect_swapped (import, "notify", G_CALLBACK (update_import), self);

  update_import (self);
  update_state (self);
}

static void
import_stopped_cb (BangArticlesPage *self)
{
  bang_archive_cancel_import (self->archive);
}

static void
export_stopped_cb (BangArticlesPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.cancel-export", NULL);
}

static void
library_changed_cb (BangArticlesPage *self)
{
  bang_article_list_set_library (self->list, bang_archive_get_library (self->archive));
}

/* Layout */

static GtkSizeRequestMode
bang_articles_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As wide as it is told to be: were a longer sentence to ask for more, the
 * panes would move with every search. */
static void
bang_articles_page_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (widget);

  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static gboolean
is_wide (BangArticlesPage *self,
         int               width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);

  return letter > 0 && (gint64) width * PANGO_SCALE / letter >= WIDE_CHARS;
}

/* Not while sizes are being dealt out: the rows will ask for another height. */
static gboolean
wide_cb (gpointer data)
{
  BangArticlesPage *self = data;

  self->wide_source = 0;
  self->wide = !self->wide;
  update_rows (self);

  return G_SOURCE_REMOVE;
}

static void
bang_articles_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation) { 0, 0, width, height }, baseline);

  if (is_wide (self, width) != self->wide && self->wide_source == 0)
    self->wide_source = g_idle_add (wide_cb, self);
}

/* GObject */

static void
bang_articles_page_dispose (GObject *object)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (object);

  g_clear_handle_id (&self->browse_source, g_source_remove);
  g_clear_handle_id (&self->wide_source, g_source_remove);
  if (self->import != NULL)
    g_signal_handlers_disconnect_by_data (self->import, self);
  g_clear_object (&self->import);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->archive);
  g_clear_object (&self->navigator);
  g_clear_pointer (&self->shown_query, bang_query_unref);

  G_OBJECT_CLASS (bang_articles_page_parent_class)->dispose (object);
}

static void
bang_articles_page_finalize (GObject *object)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (object);

  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (bang_articles_page_parent_class)->finalize (object);
}

static void
bang_articles_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_articles_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  BangArticlesPage *self = BANG_ARTICLES_PAGE (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bang_articles_page_class_init (BangArticlesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bang_articles_page_dispose;
  object_class->finalize = bang_articles_page_finalize;
  object_class->get_property = bang_articles_page_get_property;
  object_class->set_property = bang_articles_page_set_property;

  widget_class->get_request_mode = bang_articles_page_get_request_mode;
  widget_class->measure = bang_articles_page_measure;
  widget_class->size_allocate = bang_articles_page_size_allocate;

  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (BANG_TYPE_PROGRESS_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BANG_APP_PATH "/bang-articles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, box);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, count);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, sort);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, view);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, error);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, big_spinner);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, bar);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, import_row);
  gtk_widget_class_bind_template_child (widget_class, BangArticlesPage, export_row);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_stopped_cb);
}

static void
bang_articles_page_init (BangArticlesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_hash_table_new (NULL, NULL);
  self->list = bang_article_list_new ();
  self->selection = bang_selection_new (self->list);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->list, "items-changed",
                           G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "notify",
                           G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "browsed",
                           G_CALLBACK (browsed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify",
                           G_CALLBACK (update_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify",
                           G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->sort, "notify::selected",
                           G_CALLBACK (sort_chosen_cb), self, G_CONNECT_SWAPPED);

  update_explanation (self);
  update_chosen (self);
}

GtkWidget *
bang_articles_page_new (void)
{
  return g_object_new (BANG_TYPE_ARTICLES_PAGE, NULL);
}

/**
 * bang_articles_page_set_context:
 * @self: a page
 * @archive: where articles come from
 * @navigator: where the window is
 *
 * Binds the page, once, to the state of its window.
 */
void
bang_articles_page_set_context (BangArticlesPage *self,
                                BangArchive      *archive,
                                BangNavigator    *navigator)
{
  g_return_if_fail (BANG_IS_ARTICLES_PAGE (self));
  g_return_if_fail (self->archive == NULL);

  self->archive = g_object_ref (archive);
  self->navigator = g_object_ref (navigator);

  g_signal_connect_object (archive, "notify::library",
                           G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "notify::n-articles",
                           G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "notify::import",
                           G_CALLBACK (import_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (archive, "changed",
                           G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::query",
                           G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::sort",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (navigator, "notify::article-id",
                           G_CALLBACK (article_changed_cb), self, G_CONNECT_SWAPPED);

  query_changed_cb (self);
  sort_changed_cb (self);
  article_changed_cb (self);
  library_changed_cb (self);
  import_changed_cb (self);
}

/**
 * bang_articles_page_get_list:
 * @self: a page
 *
 * Returns: (transfer none): what was found
 */
BangArticleList *
bang_articles_page_get_list (BangArticlesPage *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLES_PAGE (self), NULL);

  return self->list;
}

/**
 * bang_articles_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none): what is selected in it
 */
BangSelection *
bang_articles_page_get_selection (BangArticlesPage *self)
{
  g_return_val_if_fail (BANG_IS_ARTICLES_PAGE (self), NULL);

  return self->selection;
}

/**
 * bang_articles_page_focus_list:
 * @self: a page
 *
 * Puts the keyboard on the row of the open article, else on the first row.
 */
void
bang_articles_page_focus_list (BangArticlesPage *self)
{
  guint position;
  GtkWidget *row;

  g_return_if_fail (BANG_IS_ARTICLES_PAGE (self));

  position = bang_selection_get_current (self->selection);
  row = find_row (self, position != GTK_INVALID_LIST_POSITION ? position : 0);
  if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * bang_articles_page_show_export:
 * @self: a page
 * @done: articles written
 * @total: articles to write
 *
 * Shows how far an export is.
 */
void
bang_articles_page_show_export (BangArticlesPage *self,
                                guint             done,
                                guint             total)
{
  g_autofree char *title = NULL;

  g_return_if_fail (BANG_IS_ARTICLES_PAGE (self));

  title = g_strdup_printf (ngettext ("Exporting %'u of %'u article",
                                     "Exporting %'u of %'u articles", total),
                           done, total);
  bang_progress_row_show (self->export_row, title, NULL,
                          total > 0 ? (double) done / total : -1);
}

void
bang_articles_page_hide_export (BangArticlesPage *self)
{
  g_return_if_fail (BANG_IS_ARTICLES_PAGE (self));

  bang_progress_row_hide (self->export_row);
}
